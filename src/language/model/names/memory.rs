//! What a document remembers of its names.

use super::super::word::Word;
use super::KINDS;
use crate::language::NameKind;
use std::collections::HashMap;
use std::ops::Range;

/// What words were called throughout a document, so that a name clear in one sentence helps in another.
#[derive(Debug, Clone, Default)]
pub struct Memory(HashMap<u32, [u16; KINDS.len()]>);

impl Memory {
    /// Remembers the capitalised words of names.
    pub fn add(&mut self, words: &[Word], names: &[(Range<usize>, NameKind)]) {
        for (range, kind) in names {
            let kind = KINDS.iter().position(|found| found == kind).unwrap_or(3);
            for word in words[range.clone()].iter().filter(|word| word.capital) {
                let count = &mut self.0.entry(word.form).or_default()[kind];
                *count = count.saturating_add(1);
            }
        }
    }

    /// What each word was called: its most frequent kind, and whether that was said more than once and always.
    #[must_use]
    pub fn recall(&self, words: &[Word]) -> Vec<u32> {
        let recall = |word: &Word| {
            let Some(counts) = self.0.get(&word.form).filter(|_| word.capital) else { return 0 };
            let (best, most) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).unwrap_or((0, &0));
            let always = counts.iter().filter(|count| **count > 0).count() == 1;
            1 + best as u32 * 4 + u32::from(*most > 1) * 2 + u32::from(always)
        };
        words.iter().map(recall).collect()
    }
}
