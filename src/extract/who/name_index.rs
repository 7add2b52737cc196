//! Persons found by the words of their names, so that a name is compared with the few who may bear it and not with everybody.
//! The index finds too many rather than too few: whom it finds is compared in full ([`PersonName`]).

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use super::cast::MemberId;
use super::person_name::PersonName;

/// Which persons bear names of which features.
#[derive(Default)]
pub(super) struct NameIndex {
    persons: HashMap<u64, Vec<MemberId>>,
}

/// What two names have in common that may be one person's. A letter is a first byte: no respelling changes it.
#[derive(Hash)]
enum Feature<'n> {
    /// A word.
    Word(&'n str),
    /// The last word.
    Last(&'n str),
    /// A word, and the first letter of a later one.
    Before(&'n str, u8),
    /// The first letters of a word after the first, and of the last word: both may be spelt otherwise.
    Letters(u8, u8),
    /// All words in one: "Yoon Sukyeol", "Yoon Suk-yeol".
    Whole(&'n str),
}

impl Feature<'_> {
    fn key(&self) -> u64 {
        BuildHasherDefault::<DefaultHasher>::default().hash_one(self)
    }
}

impl NameIndex {
    /// Notes a name of a person.
    pub fn add(&mut self, person: MemberId, name: &PersonName) {
        let words = &name.words;
        let mut note = |feature: Feature<'_>| {
            let bearers = self.persons.entry(feature.key()).or_default();
            if bearers.last() != Some(&person) {
                bearers.push(person);
            }
        };
        note(Feature::Last(name.surname()));
        note(Feature::Whole(&words.concat()));
        for (at, word) in words.iter().enumerate() {
            note(Feature::Word(word));
            if at > 0 {
                note(Feature::Letters(letter(word), letter(name.surname())));
            }
            for later in &words[at + 1..] {
                note(Feature::Before(word, letter(later)));
            }
        }
    }

    /// Persons whose name may [agree](PersonName::agrees) with one of several words.
    pub fn may_agree(&self, name: &PersonName) -> Vec<MemberId> {
        let words = &name.words;
        let whole = words.concat();
        let before = (1..words.len()).flat_map(|at| {
            let later = letter(&words[at]);
            words[..at].iter().map(move |word| Feature::Before(word, later))
        });
        // The family name may stand first in one and last in the other.
        let last = words.iter().map(|word| Feature::Last(word));
        self.bearers(before.chain(last).chain([Feature::Whole(&whole)]))
    }

    /// Persons of whose name another may be a [short form](PersonName::fits).
    pub fn may_fit(&self, short: &PersonName) -> Vec<MemberId> {
        let part = match &*short.words {
            [first, second, ..] => Feature::Before(first, letter(second)),
            _ => Feature::Word(short.first()),
        };
        self.bearers([part, Feature::Letters(letter(short.first()), letter(short.surname()))])
    }

    /// Persons whose name may be the same word for word.
    pub fn may_be(&self, name: &PersonName) -> Vec<MemberId> {
        self.bearers([Feature::Whole(&name.words.concat())])
    }

    /// Who bears a name of any of these features, in the order in which they were told apart.
    fn bearers<'n>(&self, features: impl IntoIterator<Item = Feature<'n>>) -> Vec<MemberId> {
        let found = features.into_iter().filter_map(|feature| self.persons.get(&feature.key()));
        let mut found: Vec<MemberId> = found.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn letter(word: &str) -> u8 {
    word.bytes().next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever agrees or fits is found, among names that share much.
    #[test]
    fn nobody_who_agrees_is_missed() {
        const WORDS: [&str; 12] = [
            "joe",
            "joseph",
            "j",
            "biden",
            "bidenn",
            "robinette",
            "sukyeol",
            "suk",
            "yeol",
            "mohammed",
            "mohamed",
            "bin",
        ];
        let mut names: Vec<PersonName> = Vec::new();
        for a in WORDS {
            names.push(PersonName::new(a, |_| false));
            for b in WORDS {
                names.push(PersonName::new(&format!("{a} {b}"), |_| false));
                for c in WORDS {
                    names.push(PersonName::new(&format!("{a} {b} {c}"), |_| false));
                }
            }
        }
        let mut index = NameIndex::default();
        for (id, name) in names.iter().enumerate() {
            index.add(id, name);
        }
        for seen in names.iter().step_by(7) {
            let (agree, fit, same) = (index.may_agree(seen), index.may_fit(seen), index.may_be(seen));
            for (id, name) in names.iter().enumerate() {
                assert!(!name.agrees(seen) || agree.contains(&id), "{name:?} agrees with {seen:?}");
                assert!(name.fits(seen) == 0 || fit.contains(&id), "{seen:?} is short for {name:?}");
                assert!(name != seen || same.contains(&id), "{name:?}");
            }
        }
    }
}
