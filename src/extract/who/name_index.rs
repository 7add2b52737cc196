//! Persons found by the words of their names, so that a name is compared with the few who may bear it and not with everybody.
//! The index finds too many rather than too few: whom it finds is compared in full ([`PersonName`]).

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use super::cast::MemberId;
use super::person_name::{PersonName, letters};

/// Which persons bear names of which features.
#[derive(Default)]
pub(super) struct NameIndex {
    bearers: HashMap<u64, Vec<Bearer>>,
}

/// A person, and the letters of the later word of [`Feature::Before`].
struct Bearer {
    person: MemberId,
    letters: u32,
}

/// What two names have in common that may be one person's. A letter is a first byte: no respelling changes it.
#[derive(Hash)]
enum Feature<'n> {
    /// A word.
    Word(&'n str),
    /// The last word.
    Last(&'n str),
    /// A word, and the first letter of a later one, which may be spelt otherwise.
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
        let mut note = |feature: Feature<'_>, letters: u32| {
            self.bearers.entry(feature.key()).or_default().push(Bearer { person, letters });
        };
        note(Feature::Last(name.surname()), ANY);
        note(Feature::Whole(&words.concat()), ANY);
        for (at, word) in words.iter().enumerate() {
            note(Feature::Word(word), ANY);
            if at > 0 {
                note(Feature::Letters(letter(word), letter(name.surname())), letters_of(name.surname()));
            }
            for later in &words[at + 1..] {
                note(Feature::Before(word, letter(later)), letters_of(later));
            }
        }
    }

    /// Persons whose name may [agree](PersonName::agrees) with one of several words.
    pub fn may_agree(&self, name: &PersonName) -> Vec<MemberId> {
        let words = &name.words;
        let whole = words.concat();
        let before = (1..words.len()).flat_map(|at| {
            let later = letter(&words[at]);
            words[..at].iter().map(move |word| (Feature::Before(word, later), letters_of(&words[at])))
        });
        // The family name may stand first in one and last in the other.
        let last = words.iter().map(|word| (Feature::Last(word), ANY));
        self.find(before.chain(last).chain([(Feature::Whole(&whole), ANY)]))
    }

    /// Persons of whose name another may be a [short form](PersonName::fits).
    pub fn may_fit(&self, short: &PersonName) -> Vec<MemberId> {
        let part = match &*short.words {
            [first, second, ..] => (Feature::Before(first, letter(second)), letters_of(second)),
            _ => (Feature::Word(short.first()), ANY),
        };
        let spelt = Feature::Letters(letter(short.first()), letter(short.surname()));
        self.find([part, (spelt, letters_of(short.surname()))])
    }

    /// Persons whose name may be the same word for word.
    pub fn may_be(&self, name: &PersonName) -> Vec<MemberId> {
        self.find([(Feature::Whole(&name.words.concat()), ANY)])
    }

    /// Who bears a name of any of these features, in the order in which they were told apart.
    fn find<'n>(&self, features: impl IntoIterator<Item = (Feature<'n>, u32)>) -> Vec<MemberId> {
        let mut found: Vec<MemberId> = Vec::new();
        for (feature, letters) in features {
            let bearers = self.bearers.get(&feature.key()).into_iter().flatten();
            let alike = |bearer: &&Bearer| {
                bearer.letters == ANY || letters == ANY || (bearer.letters ^ letters).count_ones() <= RESPELT
            };
            found.extend(bearers.filter(alike).map(|bearer| bearer.person));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The letters of an initial, which may stand for any word: those of any word agree with them.
const ANY: u32 = 0;

/// In how many letters two spellings of a word differ at most: two edits bring in one letter each, and take out another.
const RESPELT: u32 = 4;

fn letters_of(word: &str) -> u32 {
    if word.len() > 1 { letters(word) } else { ANY }
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
