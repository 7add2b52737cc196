//! Sparse weights of a linear model: for every feature, the few classes that it speaks for or against.
//!
//! The section is read where it lies, and laid out so that a feature that is not there costs one line of the cache and
//! one that is there costs two:
//!
//! ```text
//! head  64 bytes: number of buckets u32, number of classes u32, zeros
//! lines 64 bytes for every seven buckets: start of its rows u32, fingerprints [u16; 20], numbers of pairs [u8; 20]
//! rows  one after the other: pairs of class u8 and code i8, or one code for each class if that is no longer
//! ```
//!
//! A weight is one byte on a square scale, which keeps small weights apart and large ones in range. Nothing is trusted:
//! a row outside the section scores nothing.

use std::hint::black_box;

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

/// Bytes of a line, and of the head.
pub const LINE: usize = 64;
/// Places for features in a line.
const PLACES: usize = 20;
/// Where the numbers of pairs begin in a line, after the start and the fingerprints.
const COUNTS: usize = 4 + 2 * PLACES;
/// Buckets that share a line: ten or eleven features, few enough that hardly any line overflows.
const BUCKETS: usize = 7;
/// Features looked up at once, so that their lines are on their way together.
const GROUP: usize = 64;

/// Shipped weights, read in place from a section of the model file.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'model> {
    lines: &'model [[u8; LINE]],
    rows: &'model [u8],
    buckets: usize,
    /// Half the number of classes: as many pairs take no less place than one code for each class.
    dense: u8,
}

impl<'model> Weights<'model> {
    /// Weights in a section; `None` if the section is too short for what it announces.
    #[must_use]
    pub fn new(section: &'model [u8]) -> Option<Self> {
        let (head, rest) = section.split_first_chunk::<LINE>()?;
        let [a, b, c, d, e, f, g, h] = *head.first_chunk::<8>()?;
        let buckets = u32::from_le_bytes([a, b, c, d]) as usize;
        let classes = u32::from_le_bytes([e, f, g, h]) as usize;
        let (lines, rows) = rest.split_at_checked(buckets.div_ceil(BUCKETS).checked_mul(LINE)?)?;
        let dense = u8::try_from(classes.div_ceil(2)).ok()?;
        (buckets > 0).then_some(Self { lines: lines.as_chunks().0, rows, buckets, dense })
    }

    /// Where the row at a place of a line begins, and its number of pairs.
    #[inline]
    fn row(line: &[u8; LINE], place: usize) -> (usize, u8) {
        let start = u32::from_le_bytes([line[0], line[1], line[2], line[3]]) as usize;
        (start + 2 * sum_before(line, place), line[COUNTS + place])
    }

    /// A byte of the rows: read only to have its line of the cache on the way.
    #[inline]
    fn touch(&self, at: usize) -> u8 {
        self.rows.get(at).copied().unwrap_or(0)
    }
}

/// The line of a feature.
#[inline]
fn line_of(feature: u64, buckets: usize) -> usize {
    (((feature >> 32) * buckets as u64) >> 32) as usize / BUCKETS
}

/// The fingerprint that tells the features of a line apart; zero is an empty place.
#[inline]
fn fingerprint(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// The place of a line with this fingerprint, counted from 1; 0 for none. No branch depends on what is found.
#[inline]
fn place(line: &[u8; LINE], wanted: u16) -> u16 {
    let mut prints = [0_u16; PLACES];
    for (print, bytes) in prints.iter_mut().zip(line[4..COUNTS].as_chunks::<2>().0) {
        *print = u16::from_le_bytes(*bytes);
    }
    let mut found = 0;
    for (place, print) in (1..).zip(prints) {
        found |= if print == wanted { place } else { 0 };
    }
    found
}

/// For every place, a mask of the places before it.
const BEFORE: [[u8; PLACES]; PLACES] = {
    let mut masks = [[0; PLACES]; PLACES];
    let mut place = 0;
    while place < PLACES {
        let mut at = 0;
        while at < place {
            masks[place][at] = 0xFF;
            at += 1;
        }
        place += 1;
    }
    masks
};

/// The sum of the numbers of pairs before a place.
#[inline]
fn sum_before(line: &[u8; LINE], place: usize) -> usize {
    line[COUNTS..].iter().zip(&BEFORE[place]).map(|(count, mask)| u32::from(count & mask)).sum::<u32>() as usize
}

impl Scorer for Weights<'_> {
    fn score(&self, features: &[u64], scores: &mut Scores) {
        for group in features.chunks(GROUP) {
            // Two numbers in one: the line and the place in it, then the start of the row and its number of pairs.
            let mut hits = [0_u64; GROUP];
            let mut count = 0;
            for feature in group {
                let line = line_of(*feature, self.buckets);
                let found = self.lines.get(line).map_or(0, |line| place(line, fingerprint(*feature)));
                // Written always, kept only if found.
                hits[count % GROUP] = (line as u64) << 8 | u64::from(found);
                count += usize::from(found != 0);
            }
            let mut touched = 0;
            for hit in &mut hits[..count] {
                let Some(line) = self.lines.get((*hit >> 8) as usize) else { continue };
                let (start, own) = Self::row(line, (*hit as usize & 0xFF).wrapping_sub(1) % PLACES);
                touched ^= self.touch(start) ^ self.touch(start + 2 * usize::from(own));
                *hit = (start as u64) << 8 | u64::from(own);
            }
            black_box(touched);
            for hit in &hits[..count] {
                let (start, own) = ((*hit >> 8) as usize, *hit as u8);
                let row = self.rows.get(start..start + 2 * usize::from(own)).unwrap_or(&[]);
                if own >= self.dense { add_all(row, scores) } else { add_pairs(row, scores) }
            }
        }
    }
}

#[inline]
fn add_pairs(row: &[u8], scores: &mut Scores) {
    for pair in row.as_chunks::<2>().0 {
        scores[usize::from(pair[0])] += DECODED[usize::from(pair[1])];
    }
}

#[inline]
fn add_all(row: &[u8], scores: &mut Scores) {
    for (score, code) in scores.iter_mut().zip(row) {
        let code = i16::from(*code as i8);
        *score += i32::from(code * code.abs());
    }
}

/// Writes a section that [`Weights`] reads: features with their classes and encoded weights. Where too many features
/// fall into one line, those that say least are left out, and so is one that cannot be told from another.
#[must_use]
pub fn pack(mut features: Vec<(u64, Vec<(u8, i8)>)>) -> Vec<u8> {
    let buckets = (features.len() * 2 / 3).max(1);
    let classes = features.iter().flat_map(|(_, row)| row).map(|(class, _)| usize::from(*class) + 1).max().unwrap_or(0);
    let weight = |row: &[(u8, i8)]| row.iter().map(|(_, code)| decode(*code).abs()).max().unwrap_or(0);
    features.sort_by_key(|(feature, row)| {
        (line_of(*feature, buckets), std::cmp::Reverse(weight(row)), fingerprint(*feature), *feature)
    });
    let mut section = [buckets as u32, classes as u32].map(u32::to_le_bytes).concat();
    section.resize(LINE, 0);
    let mut rows = Vec::new();
    let mut rest = features.as_slice();
    for line in 0..buckets.div_ceil(BUCKETS) {
        let own;
        (own, rest) = rest.split_at(rest.partition_point(|(feature, _)| line_of(*feature, buckets) <= line));
        let mut bytes = [0; LINE];
        bytes[..4].copy_from_slice(&(rows.len() as u32).to_le_bytes());
        let mut place = 0;
        for (feature, row) in own {
            let print = fingerprint(*feature);
            if place == PLACES || self::place(&bytes, print) != 0 {
                continue;
            }
            bytes[4 + 2 * place..6 + 2 * place].copy_from_slice(&print.to_le_bytes());
            bytes[COUNTS + place] = write_row(row, classes, &mut rows);
            place += 1;
        }
        section.extend(bytes);
    }
    section.extend(rows);
    section
}

/// Writes a row in the shorter of its two forms; returns what stands for its number of pairs.
fn write_row(row: &[(u8, i8)], classes: usize, rows: &mut Vec<u8>) -> u8 {
    let dense = classes.div_ceil(2);
    if row.len() < dense {
        rows.extend(row.iter().flat_map(|(class, code)| [*class, *code as u8]));
        return row.len() as u8;
    }
    let start = rows.len();
    rows.resize(start + 2 * dense, 0);
    for (class, code) in row {
        rows[start + usize::from(*class)] = *code as u8;
    }
    dense as u8
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
        for at in 8..section.len() {
            section[at] ^= 0xFF;
            if let Some(weights) = Weights::new(&section) {
                weights.score(&(0..50).map(feature).collect::<Vec<_>>(), &mut [0; 256]);
            }
        }
        assert!(Weights::new(&section[..80]).is_none());
    }
}
