//! What the model knows about single words: distributional classes learnt from plain text, and the tags a word had in
//! the treebanks.

use super::file::u32_at;

/// What is known about a word; all zero for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its class among many.
    pub fine: u16,
    /// Its class among few.
    pub coarse: u16,
    /// The set of tags it usually has.
    pub tags: u16,
}

const SLOT: usize = 10;

/// The words of a model: a hash table read where it lies.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'model> {
    slots: &'model [u8],
    mask: usize,
}

impl<'model> Lexicon<'model> {
    /// A lexicon in a section of the model; `None` if its size is none that [`pack`] makes.
    #[must_use]
    pub fn new(section: &'model [u8]) -> Option<Self> {
        let count = section.len() / SLOT;
        (count.is_power_of_two() && count * SLOT == section.len()).then(|| Self { slots: section, mask: count - 1 })
    }

    /// What is known about the word with this hash (of its lower-case form).
    #[must_use]
    pub fn get(&self, word: u32) -> Entry {
        let mut at = start(word, self.mask);
        for _ in 0..=self.mask {
            let Some(slot) = self.slots.get(at * SLOT..at * SLOT + SLOT) else { break };
            match u32_at(slot, 0) {
                Some(found) if found == word => {
                    let field = |at: usize| u16::from_le_bytes([slot[at], slot[at + 1]]);
                    return Entry { fine: field(4), coarse: field(6), tags: field(8) };
                }
                Some(0) | None => break,
                Some(_) => at = (at + 1) & self.mask,
            }
        }
        Entry::default()
    }
}

fn start(word: u32, mask: usize) -> usize {
    (word.wrapping_mul(0x9E37_79B1) >> 7) as usize & mask
}

/// Writes the section that [`Lexicon`] reads. Words are hashes, none zero, none twice.
#[must_use]
pub fn pack(words: &[(u32, Entry)]) -> Vec<u8> {
    let count = (words.len() * 3 / 2 + 1).next_power_of_two();
    let mut slots = vec![[0; SLOT]; count];
    for (word, entry) in words {
        let mut at = start(*word, count - 1);
        while slots[at][..4] != [0; 4] {
            at = (at + 1) & (count - 1);
        }
        slots[at][..4].copy_from_slice(&word.to_le_bytes());
        for (field, value) in [entry.fine, entry.coarse, entry.tags].into_iter().enumerate() {
            slots[at][4 + field * 2..6 + field * 2].copy_from_slice(&value.to_le_bytes());
        }
    }
    slots.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again() {
        let entry = |n: u32| Entry { fine: n as u16, coarse: 2, tags: 3 };
        let section = pack(&(1..5000).map(|n| (n * 7, entry(n))).collect::<Vec<_>>());
        let lexicon = Lexicon::new(&section).unwrap();
        assert!((1..5000).all(|n| lexicon.get(n * 7) == entry(n)));
        assert_eq!(lexicon.get(8), Entry::default());
        assert!(Lexicon::new(&section[..100]).is_none());
    }
}
