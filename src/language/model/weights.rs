//! Sparse weights of a linear model: for every feature, the few classes that it speaks for or against.
//!
//! The section is read where it lies: bucket offsets, then for every feature of a bucket a 16-bit fingerprint, a count
//! and that many pairs of class and weight. A weight is one byte on a square scale, which keeps small weights apart and
//! large ones in range. Nothing is trusted: an offset outside the section scores nothing.

/// Scores of up to 256 classes.
pub type Scores = [i32; 256];

/// Whatever can score features: the shipped weights, or those being trained.
pub trait Scorer {
    /// Adds what each feature says to the scores.
    fn score(&self, features: &[u64], scores: &mut Scores);
}

/// The number that a stored weight stands for: the square, with its sign.
#[must_use]
pub const fn decode(code: i8) -> i32 {
    let code = code as i32;
    code * code.abs()
}

/// The stored weight nearest to a number.
#[must_use]
pub fn encode(weight: f64) -> i8 {
    let root = weight.abs().sqrt().round().min(127.0);
    (root.copysign(weight)) as i8
}

const DECODED: [i32; 256] = {
    let mut table = [0; 256];
    let mut code = 0;
    while code < 256 {
        table[code] = decode(code as u8 as i8);
        code += 1;
    }
    table
};

/// Shipped weights, read in place from a section of the model file.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'model> {
    offsets: &'model [u8],
    entries: &'model [u8],
    buckets: u64,
}

impl<'model> Weights<'model> {
    /// Weights in a section; `None` if the section is too short for what it announces.
    #[must_use]
    pub fn new(section: &'model [u8]) -> Option<Self> {
        let (head, rest) = section.split_first_chunk::<4>()?;
        let buckets = u32::from_le_bytes(*head);
        let (offsets, entries) = rest.split_at_checked((buckets as usize).checked_add(1)?.checked_mul(4)?)?;
        (buckets > 0).then_some(Self { offsets, entries, buckets: u64::from(buckets) })
    }

    #[inline]
    fn bucket(&self, feature: u64) -> &'model [u8] {
        let at = bucket(feature, self.buckets) * 4;
        let Some(&[a, b, c, d, e, f, g, h]) = self.offsets.get(at..at + 8).and_then(|two| two.first_chunk::<8>())
        else {
            return &[];
        };
        let (start, end) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
        self.entries.get(start as usize..end as usize).unwrap_or(&[])
    }
}

/// The bucket of a feature.
#[inline]
#[must_use]
pub fn bucket(feature: u64, buckets: u64) -> usize {
    (((feature >> 32) * buckets) >> 32) as usize
}

/// The fingerprint that tells the features of a bucket apart.
#[inline]
#[must_use]
pub fn fingerprint(feature: u64) -> u16 {
    feature as u16
}

impl Scorer for Weights<'_> {
    fn score(&self, features: &[u64], scores: &mut Scores) {
        for group in features.chunks(16) {
            let mut found: [&[u8]; 16] = [&[]; 16];
            for (slot, feature) in found.iter_mut().zip(group) {
                *slot = self.bucket(*feature);
            }
            for (bytes, feature) in found.iter().zip(group) {
                add(bytes, fingerprint(*feature), scores);
            }
        }
    }
}

#[inline]
fn add(mut bytes: &[u8], wanted: u16, scores: &mut Scores) {
    while let [low, high, count, rest @ ..] = bytes {
        let Some((pairs, others)) = rest.split_at_checked(usize::from(*count) * 2) else { return };
        if u16::from_le_bytes([*low, *high]) == wanted {
            for pair in pairs.chunks_exact(2) {
                scores[usize::from(pair[0])] += DECODED[usize::from(pair[1])];
            }
            return;
        }
        bytes = others;
    }
}

/// Writes a section that [`Weights`] reads: features with their classes and encoded weights. A feature whose bucket
/// and fingerprint another one has taken already is left out.
#[must_use]
pub fn pack(mut features: Vec<(u64, Vec<(u8, i8)>)>) -> Vec<u8> {
    let buckets = (features.len() as u64 * 2 / 3).max(1);
    features.sort_by_key(|(feature, _)| (bucket(*feature, buckets), fingerprint(*feature), *feature));
    features.dedup_by_key(|(feature, _)| (bucket(*feature, buckets), fingerprint(*feature)));
    let mut offsets = Vec::with_capacity(buckets as usize + 1);
    let mut entries = Vec::new();
    for (feature, classes) in &features {
        while offsets.len() <= bucket(*feature, buckets) {
            offsets.push(entries.len() as u32);
        }
        let classes = &classes[..classes.len().min(255)];
        entries.extend(fingerprint(*feature).to_le_bytes());
        entries.push(classes.len() as u8);
        entries.extend(classes.iter().flat_map(|(class, weight)| [*class, *weight as u8]));
    }
    offsets.resize(buckets as usize + 1, entries.len() as u32);
    let mut section = (buckets as u32).to_le_bytes().to_vec();
    section.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
    section.extend(entries);
    section
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::model::hash;

    fn feature(number: u32) -> u64 {
        hash::finish(hash::mix(hash::template(1), number))
    }

    #[test]
    fn packed_weights_score_their_own_features_only() {
        let features = (0..1000).map(|n| (feature(n), vec![(3, encode(f64::from(n))), (7, -1)])).collect();
        let section = pack(features);
        let weights = Weights::new(&section).unwrap();
        let mut scores = [0; 256];
        weights.score(&[feature(100), feature(100_000)], &mut scores);
        assert_eq!((scores[3], scores[7], scores[0]), (100, -1, 0));
    }

    #[test]
    fn a_damaged_section_scores_nothing_or_something_but_never_fails() {
        let mut section = pack((0..50).map(|n| (feature(n), vec![(1, 5)])).collect());
        for at in 4..section.len() {
            section[at] ^= 0xFF;
            if let Some(weights) = Weights::new(&section) {
                weights.score(&(0..50).map(feature).collect::<Vec<_>>(), &mut [0; 256]);
            }
        }
        assert!(Weights::new(&section[..20]).is_none());
    }
}
