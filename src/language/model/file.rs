//! The model file: a header, a table of sections, the sections. Whatever is wrong with a file is found before anything
//! of it is used.
//!
//! ```text
//! "DIPLOMDL"  version u32  sections u32  checksum u64     everything little-endian; the checksum covers what follows it
//! per section: name [u8; 4]  start u32  length u32
//! bytes of the sections, each beginning at a multiple of 64
//! ```

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes do not begin like a model.
    #[error("this is not a Diplograph model")]
    NotAModel,
    /// The format is older or newer than this program.
    #[error("the model has format version {found}, this program reads version {VERSION}")]
    Version {
        /// The version that the file states.
        found: u32,
    },
    /// The bytes end too early.
    #[error("the model is truncated")]
    Truncated,
    /// The checksum does not match: the file was changed or damaged.
    #[error("the model is damaged: its checksum does not match")]
    Damaged,
    /// A part that the engine needs is missing or malformed.
    #[error("the model's section `{name}` is missing or malformed")]
    Section {
        /// Name of the section.
        name: &'static str,
    },
    /// The resources of the tokenizer cannot be read.
    #[error(transparent)]
    Tokenizer(#[from] crate::language::TokenizerError),
    /// The endings of the lemmatizer cannot be read.
    #[error(transparent)]
    Lemmatizer(#[from] crate::language::LemmaError),
}

const MAGIC: &[u8; 8] = b"DIPLOMDL";
/// Version of the format.
pub const VERSION: u32 = 3;
/// Every section begins at a multiple of this: a line of the cache.
const ALIGNED: usize = 64;
const HEADER: usize = 24;
const ROW: usize = 12;

/// A checked model file.
#[derive(Debug, Clone, Copy)]
pub struct ModelFile<'model> {
    bytes: &'model [u8],
    sections: usize,
}

impl<'model> ModelFile<'model> {
    /// Checks a model file as a whole.
    ///
    /// # Errors
    /// When the bytes are no model, of another version, truncated or changed.
    pub fn new(bytes: &'model [u8]) -> Result<Self, ModelError> {
        if !bytes.starts_with(MAGIC) {
            return Err(if MAGIC.starts_with(bytes) { ModelError::Truncated } else { ModelError::NotAModel });
        }
        let found = u32_at(bytes, 8).ok_or(ModelError::Truncated)?;
        if found != VERSION {
            return Err(ModelError::Version { found });
        }
        let sections = u32_at(bytes, 12).ok_or(ModelError::Truncated)? as usize;
        let stated = bytes.get(16..HEADER).and_then(<[u8]>::first_chunk).ok_or(ModelError::Truncated)?;
        let file = Self { bytes, sections };
        let end = (0..sections.min(64)).try_fold(HEADER + sections.min(64) * ROW, |end, at| {
            let (_, start, length) = file.row(at)?;
            Some(end.max(start.checked_add(length)?))
        });
        if end.is_none_or(|end| end > bytes.len()) {
            return Err(ModelError::Truncated);
        }
        if u64::from_le_bytes(*stated) != checksum(&bytes[HEADER..]) {
            return Err(ModelError::Damaged);
        }
        Ok(file)
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// When there is no such section.
    pub fn section(&self, name: &'static str) -> Result<&'model [u8], ModelError> {
        (0..self.sections)
            .map_while(|at| self.row(at))
            .find(|(found, ..)| *found == name.as_bytes())
            .and_then(|(_, start, length)| self.bytes.get(start..start.checked_add(length)?))
            .ok_or(ModelError::Section { name })
    }

    fn row(&self, at: usize) -> Option<(&'model [u8], usize, usize)> {
        let start = HEADER + at * ROW;
        let name = self.bytes.get(start..start + 4)?;
        Some((name, u32_at(self.bytes, start + 4)? as usize, u32_at(self.bytes, start + 8)? as usize))
    }
}

/// Writes a model file from its sections; names have four bytes.
#[must_use]
pub fn write(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut start = (HEADER + sections.len() * ROW).next_multiple_of(ALIGNED);
    for (name, bytes) in sections {
        body.extend(name.as_bytes().iter().copied().chain([b' '; 4]).take(4));
        body.extend((start as u32).to_le_bytes());
        body.extend((bytes.len() as u32).to_le_bytes());
        start = (start + bytes.len()).next_multiple_of(ALIGNED);
    }
    for (_, bytes) in sections {
        body.resize((HEADER + body.len()).next_multiple_of(ALIGNED) - HEADER, 0);
        body.extend(bytes);
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend((sections.len() as u32).to_le_bytes());
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}

/// The little-endian number at an offset.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// Four interleaved multiplicative hashes of 64-bit words: quick, and any changed byte changes the sum.
fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B1_85EB_CA87;
    let mut lanes = [bytes.len() as u64, 1, 2, 3];
    let mut blocks = bytes.chunks_exact(32);
    for block in &mut blocks {
        for (lane, word) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = (*lane ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    for byte in blocks.remainder() {
        lanes[0] = (lanes[0] ^ u64::from(*byte)).wrapping_mul(PRIME).rotate_left(29);
    }
    lanes.iter().fold(0, |sum, lane| (sum ^ lane).wrapping_mul(PRIME).rotate_left(31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Vec<u8> {
        write(&[("TAGS", vec![1, 2, 3]), ("LEXI", (0..100).collect())])
    }

    #[test]
    fn sections_come_back() {
        let bytes = example();
        let file = ModelFile::new(&bytes).unwrap();
        assert_eq!(file.section("TAGS"), Ok([1, 2, 3].as_slice()));
        assert_eq!(file.section("LEXI").map(<[u8]>::len), Ok(100));
        assert_eq!(file.section("NONE"), Err(ModelError::Section { name: "NONE" }));
    }

    #[test]
    fn wrong_truncated_and_tampered_files_are_told_apart() {
        let bytes = example();
        assert_eq!(ModelFile::new(b"PK\x03\x04 an archive").err(), Some(ModelError::NotAModel));
        for end in 0..bytes.len() {
            assert_eq!(ModelFile::new(&bytes[..end]).err(), Some(ModelError::Truncated), "cut at {end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            assert!(ModelFile::new(&changed).is_err(), "changed byte {at}");
        }
    }
}
