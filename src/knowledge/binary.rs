//! The compiled index as bytes: a header, then each table as little-endian 32-bit words, then the heap of strings.
//!
//! ```text
//! magic "DGRF" | version | checksum (two words) | length of each of the seven tables in words | bytes of heap | tables | heap
//! ```

use super::error::KnowledgeError;
use super::index::{Group, Slots};
use super::reference::{RawEntry, RawName, RawTerm, Reference};

const MAGIC: u32 = u32::from_le_bytes(*b"DGRF");
/// Raised whenever a table changes its meaning.
const VERSION: u32 = 1;
const TABLES: usize = 7;
const HEADER: usize = (4 + TABLES + 1) * 4;

/// Declares how a row of a table is written: its fields in order.
macro_rules! rows {
    ($($row:ident { $($field:ident),+ })+) => {
        $(impl Words for $row {
            const WIDTH: usize = [$(stringify!($field)),+].len();
            fn write(&self, out: &mut Vec<u32>) {
                out.extend([$(self.$field),+]);
            }
            fn read(words: &[u32]) -> Self {
                let mut words = words.iter().copied();
                Self { $($field: words.next().unwrap_or(0)),+ }
            }
        })+
    };
}

trait Words {
    const WIDTH: usize;
    fn write(&self, out: &mut Vec<u32>);
    fn read(words: &[u32]) -> Self;
}

rows! {
    RawEntry { class, prominence, slug, name, wikidata, code, country, seat, parent, proposer, start, end, terms }
    RawName { entry, key, written }
    RawTerm { person, office, title, of, start, end }
    Group { text, rows, lengths }
}

impl Reference {
    /// The compiled form.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let tables: [Vec<u32>; TABLES] = [
            self.ends.clone(),
            written(&self.entries),
            written(&self.names),
            written(&self.groups),
            self.slots.0.clone(),
            written(&self.terms),
            self.by_office.clone(),
        ];
        let mut body: Vec<u8> = tables.iter().flatten().flat_map(|word| word.to_le_bytes()).collect();
        body.extend_from_slice(self.heap.as_bytes());
        let checksum = checksum(&body);
        let header = [MAGIC, VERSION, checksum as u32, (checksum >> 32) as u32];
        let lengths = tables.iter().map(|table| table.len() as u32);
        let words = header.into_iter().chain(lengths).chain([self.heap.len() as u32]);
        words.flat_map(u32::to_le_bytes).chain(body).collect()
    }

    /// A reference from its compiled form.
    ///
    /// # Errors
    /// When the bytes are damaged or were written by another version.
    pub fn decode(bytes: &[u8]) -> Result<Self, KnowledgeError> {
        let damaged = KnowledgeError::Index;
        let header = bytes.get(..HEADER).ok_or(damaged("it is too short"))?;
        let header = words(header);
        if header[0] != MAGIC || header[1] != VERSION {
            return Err(damaged("it has another format"));
        }
        let mut body = &bytes[HEADER..];
        if checksum(body) != u64::from(header[2]) | u64::from(header[3]) << 32 {
            return Err(damaged("its checksum is wrong"));
        }
        let mut take = |count: u32| -> Result<&[u8], KnowledgeError> {
            let split = body.split_at_checked(count as usize).ok_or(damaged("it ends early"))?;
            body = split.1;
            Ok(split.0)
        };
        let lengths = &header[4..];
        let heap_at = TABLES;
        let mut table = |at: usize| take(lengths[at] * 4).map(words);
        let ends = table(0)?;
        let entries = read(&table(1)?);
        let names = read(&table(2)?);
        let groups = read(&table(3)?);
        let slots = Slots(table(4)?);
        let terms = read(&table(5)?);
        let by_office = table(6)?;
        let heap = take(lengths[heap_at])?;
        let heap = std::str::from_utf8(heap).map_err(|_| damaged("its strings are no UTF-8"))?.to_owned();
        Ok(Self { heap, ends, entries, names, groups, slots, terms, by_office })
    }
}

fn written<T: Words>(rows: &[T]) -> Vec<u32> {
    let mut out = Vec::with_capacity(rows.len() * T::WIDTH);
    rows.iter().for_each(|row| row.write(&mut out));
    out
}

fn read<T: Words>(words: &[u32]) -> Vec<T> {
    words.chunks_exact(T::WIDTH).map(T::read).collect()
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|chunk| u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]])).collect()
}

/// FNV-1a over words of eight bytes: it is to find damage, not malice.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29);
    let mut chunks = bytes.chunks_exact(8);
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        hash = step(hash, u64::from_le_bytes(word));
    }
    chunks.remainder().iter().fold(hash, |hash, byte| step(hash, u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{EntryClass, Record};

    #[test]
    fn what_is_written_is_read_and_damage_is_noticed() -> Result<(), KnowledgeError> {
        let record = Record { name: "Atlantis".to_owned(), ..Record::new(EntryClass::Country, "atlantis") };
        let reference = Reference::build([record])?;
        let mut bytes = reference.encode();
        assert_eq!(Reference::decode(&bytes)?, reference);
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert!(Reference::decode(&bytes).is_err());
        assert!(Reference::decode(b"DGRF").is_err());
        Ok(())
    }
}
