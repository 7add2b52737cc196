//! The weights of the boundary model, and the file that holds them.
//!
//! An averaged perceptron (Freund & Schapire 1999) over hashed features, its weights rounded to bytes. The file holds a
//! mark, a version, a threshold, the number of weights, the weights in order of their hashes, and a checksum.

use super::features::GapFeatures;

/// What the file begins with; the last byte is the version of its layout.
const MARK: [u8; 8] = *b"dgsents\x01";

/// Why the weights cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BoundaryModelError {
    /// It is another file, or made for another version.
    #[error("not a sentence boundary model of this version")]
    Foreign,
    /// Bytes are missing or left over.
    #[error("sentence boundary model is cut off or padded")]
    Length,
    /// The checksum does not agree with the bytes.
    #[error("sentence boundary model is damaged")]
    Checksum,
}

/// Scores gaps between tokens.
#[derive(Debug, Clone, Default)]
pub struct BoundaryModel {
    threshold: i32,
    /// Open addressing over a power of two: hash of a feature, and its weight. Zero weights are empty cells.
    cells: Vec<(u32, i8)>,
}

impl BoundaryModel {
    /// A model from the weights of hashed features. `threshold` is the score that a boundary must pass.
    #[must_use]
    pub fn new(threshold: i32, weights: &[(u32, i8)]) -> Self {
        let mut cells = vec![(0, 0); (weights.len() * 2).next_power_of_two().max(2)];
        let mask = cells.len() - 1;
        for (hash, weight) in weights.iter().filter(|(_, weight)| *weight != 0) {
            let mut at = *hash as usize & mask;
            while cells[at].1 != 0 && cells[at].0 != *hash {
                at = (at + 1) & mask;
            }
            cells[at] = (*hash, *weight);
        }
        Self { threshold, cells }
    }

    /// The sum of the weights of a gap's features.
    #[must_use]
    pub fn score(&self, features: &GapFeatures) -> i32 {
        features.iter().map(|hash| i32::from(self.weight(*hash))).sum()
    }

    /// Whether a sentence ends in the gap.
    #[must_use]
    pub fn is_boundary(&self, features: &GapFeatures) -> bool {
        self.score(features) > self.threshold
    }

    fn weight(&self, hash: u32) -> i8 {
        let Some(mask) = self.cells.len().checked_sub(1) else { return 0 };
        let mut at = hash as usize & mask;
        loop {
            match self.cells[at] {
                (_, 0) => return 0,
                (found, weight) if found == hash => return weight,
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Reads a file's bytes.
    ///
    /// # Errors
    /// When they are not a whole, undamaged model of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, BoundaryModelError> {
        let body = bytes.strip_prefix(&MARK).ok_or(BoundaryModelError::Foreign)?;
        let (head, rest) = body.split_at_checked(8).ok_or(BoundaryModelError::Length)?;
        let (threshold, count) = (i32::from_le_bytes(four(&head[..4])), u32::from_le_bytes(four(&head[4..])));
        let (rows, sum) = (count as usize)
            .checked_mul(5)
            .and_then(|length| rest.split_at_checked(length))
            .filter(|(_, sum)| sum.len() == 4)
            .ok_or(BoundaryModelError::Length)?;
        if u32::from_le_bytes(four(sum)) != checksum(&bytes[..bytes.len() - 4]) {
            return Err(BoundaryModelError::Checksum);
        }
        let weights: Vec<(u32, i8)> = rows
            .chunks_exact(5)
            .map(|row| (u32::from_le_bytes(four(&row[..4])), i8::from_le_bytes([row[4]])))
            .collect();
        Ok(Self::new(threshold, &weights))
    }

    /// The bytes of a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut weights: Vec<(u32, i8)> = self.cells.iter().copied().filter(|(_, weight)| *weight != 0).collect();
        weights.sort_unstable();
        let mut bytes = MARK.to_vec();
        bytes.extend(self.threshold.to_le_bytes());
        bytes.extend(u32::try_from(weights.len()).unwrap_or(u32::MAX).to_le_bytes());
        for (hash, weight) in weights {
            bytes.extend(hash.to_le_bytes());
            bytes.extend(weight.to_le_bytes());
        }
        bytes.extend(checksum(&bytes).to_le_bytes());
        bytes
    }
}

fn four(bytes: &[u8]) -> [u8; 4] {
    bytes.try_into().unwrap_or_default()
}

/// FNV-1a: finds damage, not malice; no weight can do harm.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_back_or_refused() {
        let bytes = BoundaryModel::new(3, &[(7, 5), (9, -4), (1 << 31, 100)]).to_bytes();
        let model = BoundaryModel::read(&bytes).unwrap();
        assert_eq!((model.weight(7), model.weight(9), model.weight(8), model.threshold), (5, -4, 0, 3));
        assert_eq!(model.to_bytes(), bytes);
        for length in 0..bytes.len() {
            assert!(BoundaryModel::read(&bytes[..length]).is_err());
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(BoundaryModel::read(&damaged).is_err());
        }
    }
}
