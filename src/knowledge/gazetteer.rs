//! Known names and titles, told to the language engine.

use std::collections::{HashMap, HashSet};

use super::Knowledge;
use super::entry::{EntryClass, EntryKind};
use super::index::{Folded, Key};
use crate::language::{Gazetteer, Phrase, PhraseKind};
use crate::text::fold;

/// Titles and offices as phrases.
#[derive(Debug, Clone, Default)]
pub struct TitleWords {
    titles: HashSet<String>,
    /// Bit n for the first word of a title of n + 1 words.
    lengths: HashMap<String, u32>,
}

impl TitleWords {
    /// The titles as written, in any case.
    #[must_use]
    pub fn new<'a>(titles: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Self::default();
        for title in titles.into_iter().map(fold).filter(|title| !title.is_empty()) {
            let count = title.split(' ').count().min(32) - 1;
            let first = title.split(' ').next().unwrap_or(&title).to_owned();
            *words.lengths.entry(first).or_default() |= 1 << count;
            words.titles.insert(title);
        }
        words
    }
}

impl Gazetteer for Knowledge {
    fn phrases(&self, words: &[&str]) -> Vec<Phrase> {
        let folded = Folded::new(words);
        let mut phrases = Vec::new();
        let mut matches = Vec::new();
        for start in (0..words.len()).filter(|at| folded.is_word(*at)) {
            matches.clear();
            let from = phrases.len();
            self.reference.matches_at(&folded, start, &mut matches);
            let is_part = self.is_person_part(&folded, start);
            for found in matches.iter().filter(|found| found.key != Key::Demonym) {
                let entry = self.reference.entry(found.entry);
                // Some town is called like nearly every forename; the towns must not drown the people.
                if is_part && entry.prominence == 0 && entry.class == EntryClass::City {
                    continue;
                }
                let kind = match entry.kind() {
                    EntryKind::Person => PhraseKind::Person,
                    EntryKind::Organization => PhraseKind::Organization,
                    EntryKind::Country | EntryKind::Place => PhraseKind::Place,
                    EntryKind::Gathering | EntryKind::Initiative => PhraseKind::Other,
                };
                phrases.push(Phrase { words: found.words.clone(), kind });
            }
            let lengths = folded.lengths(start, |word| self.titles.lengths.get(word).copied().unwrap_or(0));
            for (run, text) in folded.runs(start, lengths) {
                if self.titles.titles.contains(text) {
                    phrases.push(Phrase { words: run, kind: PhraseKind::Title });
                }
            }
            if is_part {
                phrases.push(Phrase { words: start..start + 1, kind: PhraseKind::PersonPart });
            }
            phrases[from..].sort_by_key(|phrase| (std::cmp::Reverse(phrase.words.end), phrase.kind));
            let mut kept = from;
            for at in from..phrases.len() {
                if at == from || phrases[at] != phrases[kept - 1] {
                    phrases.swap(at, kept);
                    kept += 1;
                }
            }
            phrases.truncate(kept);
        }
        phrases
    }
}

impl Knowledge {
    /// Whether a capitalised word is a known person's family name or a common part of names.
    fn is_person_part(&self, folded: &Folded<'_>, at: usize) -> bool {
        folded.is_capitalised(at) && self.reference.surnamed(folded.word(at)).next().is_some()
    }
}
