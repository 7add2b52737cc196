//! Finding names in text: a hash table from folded names to entities, and the search for all of them in a sentence.
//!
//! The table knows for the first word of every name how many words the names that begin with it have, so that a sentence is
//! searched with one probe for most words and a few for the others.

use std::ops::Range;

use super::entry::EntryId;
use crate::text::fold;

/// How a name leads to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Key {
    /// Its name or another name of it.
    Name,
    /// A name that counts only in just this case: `US`.
    Exact,
    /// A nationality: `Dutch` for the Netherlands.
    Demonym,
    /// A person's family name; never found in text by itself, only asked for.
    Surname,
}

impl Key {
    /// Every key, in the order of the compiled index.
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Exact, Self::Demonym, Self::Surname];
}

/// A known name in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its words, as a range of indices into the sentence's words.
    pub words: Range<usize>,
    /// An entity that it may name.
    pub entry: EntryId,
    /// How.
    pub key: Key,
}

/// The rows of one folded name: the next group's `rows` ends them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The folded name, as a string number.
    pub text: u32,
    /// Its first row.
    pub rows: u32,
    /// Bit n: there are names of n + 1 words that begin with this word.
    pub lengths: u32,
}

/// An open-addressing hash table of groups; deterministic, so that it can be stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Slots(pub Vec<u32>);

impl Slots {
    /// A table for texts, numbered in order.
    pub fn new<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Self {
        let size = (texts.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![0; size];
        for (number, text) in (1..).zip(texts) {
            let mut at = hash(text) as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = number;
        }
        Self(slots)
    }

    /// The number of a text, given how to get the text of a number.
    pub fn find<'t>(&self, wanted: &str, text: impl Fn(u32) -> &'t str) -> Option<u32> {
        let mask = self.0.len() - 1;
        let mut at = hash(wanted) as usize & mask;
        loop {
            match self.0[at] {
                0 => return None,
                number if text(number - 1) == wanted => return Some(number - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }
}

/// FNV-1a (Fowler, Noll, Vo), with the high half mixed in.
fn hash(text: &str) -> u64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash ^ (hash >> 32)
}

/// A sentence in folded form: its words one after the other in one string, so that every run of words is a slice.
pub(super) struct Folded<'w> {
    words: &'w [&'w str],
    text: String,
    bounds: Vec<(usize, usize)>,
}

impl<'w> Folded<'w> {
    pub fn new(words: &'w [&'w str]) -> Self {
        let mut text = String::with_capacity(words.len() * 8);
        let mut bounds = Vec::with_capacity(words.len());
        for word in words {
            let folded = fold(word);
            // A clitic belongs to its word, as when both are folded at once: `People` `'s` is `peoples`.
            if !text.is_empty() && !folded.is_empty() && !is_clitic(word) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(&folded);
            bounds.push((start, text.len()));
        }
        Self { words, text, bounds }
    }

    /// Whether something can begin or end with this word: it is no punctuation.
    pub fn is_word(&self, at: usize) -> bool {
        self.bounds[at].0 < self.bounds[at].1
    }

    /// A word, folded.
    pub fn word(&self, at: usize) -> &str {
        &self.text[self.bounds[at].0..self.bounds[at].1]
    }

    /// Whether a word begins with a capital letter.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.words[at].starts_with(char::is_uppercase)
    }

    /// The first folded word of a written word, and the same with a clitic after it.
    fn first_words(&self, at: usize) -> [&str; 2] {
        let rest = &self.text[self.bounds[at].0..];
        let own = self.word(at);
        [own.split(' ').next().unwrap_or(own), rest.split(' ').next().unwrap_or(own)]
    }

    /// The lengths, in folded words, of the names that may begin here.
    pub fn lengths(&self, at: usize, of: impl Fn(&str) -> u32) -> u32 {
        let [own, glued] = self.first_words(at);
        of(own) | if glued.len() == own.len() { 0 } else { of(glued) }
    }

    /// The runs of words that begin at `start` and have one of these lengths, longest first.
    pub fn runs(&self, start: usize, lengths: u32) -> Vec<(Range<usize>, &str)> {
        let mut runs = Vec::new();
        if lengths == 0 {
            return runs;
        }
        let longest = 32 - lengths.leading_zeros() as usize;
        for at in start..self.words.len() {
            if at > start && is_barrier(self.words[at]) {
                break;
            }
            if !self.is_word(at) {
                continue;
            }
            let run = &self.text[self.bounds[start].0..self.bounds[at].1];
            let count = run.bytes().filter(|byte| *byte == b' ').count();
            if count >= longest {
                break;
            }
            if lengths & (1 << count) != 0 {
                runs.push((start..at + 1, run));
            }
        }
        runs.reverse();
        runs
    }

    /// Whether these words are written as a name asks for.
    pub fn is_written(&self, words: Range<usize>, name: &str, key: Key) -> bool {
        let written = &self.words[words];
        if written.contains(&",") && !name.contains(',') {
            return false;
        }
        if written.last().is_some_and(|word| is_clitic(word)) && !name.contains(['\'', '’']) {
            return false;
        }
        if key == Key::Exact {
            let letters = written.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric());
            return letters.eq(name.chars().filter(|c| c.is_alphanumeric()));
        }
        // The article may be written small: "the Guardian".
        let article = written.first().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        let first = |text: &str| text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        let name =
            if name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the ")) { &name[4..] } else { name };
        !written.get(usize::from(article)).is_some_and(|word| first(word)) || first(name)
    }
}

/// The rest of a word that was cut off at its apostrophe: `'s`.
fn is_clitic(word: &str) -> bool {
    word.starts_with(['\'', '’'])
}

/// Punctuation that no name reaches across. Commas are left to the names that have one: `Washington, D.C.`
fn is_barrier(word: &str) -> bool {
    matches!(word, ";" | ":" | "(" | ")" | "[" | "]" | "\"" | "“" | "”" | "!" | "?" | "—" | "--" | "``" | "''" | "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_folded_slices() {
        let words = ["The", "People", "'s", "Republic", "of", "China", "said"];
        let folded = Folded::new(&words);
        assert_eq!(folded.text, "the peoples republic of china said");
        let runs = folded.runs(1, 0b1001);
        assert_eq!(runs, [(1..6, "peoples republic of china"), (1..3, "peoples"), (1..2, "people")]);
        assert_eq!(folded.first_words(1), ["people", "peoples"]);
    }

    #[test]
    fn case_counts_where_the_name_asks_for_it() {
        let folded = Folded::new(&["us", "US", "U.S.", "munich", "Munich"]);
        let is_written = |at, name, key| folded.is_written(at..at + 1, name, key);
        assert!(!is_written(0, "US", Key::Exact) && is_written(1, "US", Key::Exact) && is_written(2, "US", Key::Exact));
        assert!(!is_written(3, "Munich", Key::Name) && is_written(4, "Munich", Key::Name));
    }
}
