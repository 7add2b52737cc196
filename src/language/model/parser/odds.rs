//! What a transition costs: the logarithm of its odds, after a softmax over the scores of all that may be taken.
//!
//! Scores of one configuration say which transition is best there; summed over different configurations they say nothing. Their
//! softmax can be compared, at a temperature that suits how the weights were learnt. All of it is integers, in units of
//! the scores, so that every machine finds the same costs.

/// The temperature: a gap of as much between two scores are odds of 1 to 2.7. Chosen on development data for the weights as
/// they are stored.
pub(super) const TEMPERATURE: i32 = 2560;

/// Entries of the table of exponentials in one nat.
const STEPS: i32 = 16;
/// One, in the table: powers of e fall below one part of it after eleven nats.
const ONE: u64 = 1 << 16;

/// Gaps as large as this add nothing.
const FAR: i32 = 11 * TEMPERATURE;

/// The natural logarithm of 2, in units of 1/1024.
const LN_2: u64 = 710;

/// exp(-at / STEPS).
const EXPONENTIALS: [u64; 11 * STEPS as usize] = {
    // exp(-1 / 16) in units of 2^-32; the powers are kept in those as well, so that they stay exact.
    const RATIO: u64 = 4_034_748_382;
    let mut table = [0; 11 * STEPS as usize];
    let mut power = 1_u64 << 32;
    let mut at = 0;
    while at < table.len() {
        table[at] = (power + (1 << 15)) >> 16;
        power = (power * RATIO) >> 32;
        at += 1;
    }
    table
};

/// What the best of several transitions costs, given how far the scores of all of them stay behind it.
pub(super) fn cost_of_best(gaps: impl Iterator<Item = i32>) -> i32 {
    let felt = gaps.filter(|gap| *gap < FAR).map(|gap| (gap / (TEMPERATURE / STEPS)) as usize);
    let sum: u64 = felt.filter_map(|at| EXPONENTIALS.get(at)).sum();
    (u64::from(binary_logarithm(sum.max(ONE))) * TEMPERATURE as u64 * LN_2 / 1024 / 1024) as i32
}

/// The logarithm to base 2 of a number in units of [`ONE`], in units of 1/1024, by repeated squaring.
fn binary_logarithm(number: u64) -> u32 {
    let whole = number.ilog2() - ONE.ilog2();
    let mut mantissa = (number << 31) >> number.ilog2();
    let mut logarithm = whole;
    for _ in 0..10 {
        mantissa = (mantissa * mantissa) >> 31;
        let carry = (mantissa >> 32) as u32;
        mantissa >>= carry;
        logarithm = logarithm << 1 | carry;
    }
    logarithm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_the_logarithm_of_the_softmax() {
        for gaps in [vec![0], vec![0, 0], vec![0, 1000, 5000, 100_000], vec![0; 104], vec![0, 2560]] {
            let sum: f64 = gaps.iter().map(|gap| (-f64::from(*gap) / f64::from(TEMPERATURE)).exp()).sum();
            let exact = sum.ln() * f64::from(TEMPERATURE);
            let found = f64::from(cost_of_best(gaps.iter().copied()));
            assert!((found - exact).abs() < 40.0, "{gaps:?}: {found} for {exact}");
        }
    }
}
