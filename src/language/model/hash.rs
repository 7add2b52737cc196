//! Feature hashing: a feature is a template number mixed with the values it looks at, one 64-bit number.
//!
//! Method: Ganchev & Dredze, *Small statistical models by random feature mixing* (2008). Every function here is plain
//! integer arithmetic, so a model trained on one machine means the same on every other.

const PRIME: u64 = 0x0000_0100_0000_01B3;
const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash that grows character by character (FNV-1a), so that every prefix costs one step.
#[derive(Debug, Clone, Copy)]
pub struct Rolling(u64);

impl Default for Rolling {
    fn default() -> Self {
        Self(BASIS)
    }
}

impl Rolling {
    /// Adds one character.
    pub fn push(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
    }

    /// The hash so far; never zero, which stands for "nothing".
    #[must_use]
    pub fn value(self) -> u32 {
        fold(self.0)
    }
}

/// Hash of a whole word.
#[must_use]
pub fn word(text: &str) -> u32 {
    let mut rolling = Rolling::default();
    text.chars().for_each(|c| rolling.push(c));
    rolling.value()
}

fn fold(hash: u64) -> u32 {
    let mixed = (hash ^ (hash >> 29)).wrapping_mul(GOLDEN);
    ((mixed >> 32) as u32).max(1)
}

/// Begins a feature of a template.
#[inline]
#[must_use]
pub const fn template(number: u32) -> u64 {
    (number as u64 + 1).wrapping_mul(GOLDEN)
}

/// Adds a value to a feature.
#[inline]
#[must_use]
pub const fn mix(feature: u64, value: u32) -> u64 {
    ((feature ^ value as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93)).rotate_left(31)
}

/// Ends a feature: spreads what was mixed in last over all bits.
#[inline]
#[must_use]
pub const fn finish(feature: u64) -> u64 {
    let mixed = (feature ^ (feature >> 32)).wrapping_mul(GOLDEN);
    mixed ^ (mixed >> 29)
}
