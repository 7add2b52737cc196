//! The words of the calendar and their classes.

use std::collections::BTreeMap;
use std::collections::HashMap;

use super::super::{KnowledgeError, Table};

/// Index of a word in [`Words`].
pub type WordId = u32;

/// A class of words: `WEEKDAY`, `MONTH`, … Those of [`shape`] hold by the form of a token, the others by the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Class(u8);

/// Classes that hold by the form of a token alone.
pub mod shape {
    use super::Class;

    /// `1` to `31`, with or without an ordinal ending.
    pub const DAY: Class = Class(0);
    /// `1st` to `31st`.
    pub const DAYTH: Class = Class(1);
    /// `1500` to `2199`.
    pub const YEAR: Class = Class(2);
    /// A whole number in digits, up to four of them.
    pub const NUMBER: Class = Class(3);
    /// `1980s`.
    pub const DECADE: Class = Class(4);
    /// A date in digits alone: `2023-09-18`, `18/09/2023`.
    pub const NUMDATE: Class = Class(5);
    /// A word in lower case.
    pub const LOWER: Class = Class(6);
    /// A word with a capital first letter.
    pub const CAPITAL: Class = Class(7);
    /// A punctuation mark, or the end of a paragraph.
    pub const MARK: Class = Class(8);

    pub(super) const NAMES: [&str; 9] =
        ["DAY", "DAYTH", "YEAR", "NUMBER", "DECADE", "NUMDATE", "LOWER", "CAPITAL", "MARK"];
}

impl Class {
    /// The index of the class, below [`Classes::LIMIT`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u64);

impl Classes {
    /// How many classes there may be.
    pub const LIMIT: usize = 64;

    /// This set and one class more.
    #[must_use]
    pub fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class.0)
    }

    /// The classes of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a class is in the set.
    #[must_use]
    pub fn contains(self, class: Class) -> bool {
        self.0 >> class.0 & 1 == 1
    }

    /// The classes, in order.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = u8::try_from(rest.trailing_zeros()).ok().filter(|next| *next < 64)?;
            rest &= rest - 1;
            Some(Class(next))
        })
    }
}

/// What the lexicon says of a word.
#[derive(Debug, Clone, Default)]
pub struct Word {
    senses: Vec<Sense>,
}

#[derive(Debug, Clone, Copy)]
struct Sense {
    class: Class,
    value: i32,
    capital: bool,
}

impl Word {
    /// The classes of the word, written with a capital first letter or without.
    #[must_use]
    pub fn classes(&self, capital: bool) -> Classes {
        let holding = self.senses.iter().filter(|sense| capital || !sense.capital);
        holding.fold(Classes::default(), |classes, sense| classes.with(sense.class))
    }

    /// The value of the word in a class: 5 for "may" as a month.
    #[must_use]
    pub fn value(&self, class: Class) -> Option<i32> {
        self.senses.iter().find(|sense| sense.class == class).map(|sense| sense.value)
    }
}

/// The lexicon: words in lower case with their classes.
#[derive(Debug, Clone)]
pub struct Words {
    ids: HashMap<Box<str>, WordId>,
    words: Vec<Word>,
    classes: BTreeMap<Box<str>, Class>,
    longest: usize,
}

impl Words {
    pub(super) fn parse(file: &str, text: &str) -> Result<Self, KnowledgeError> {
        let classes = (0..).zip(shape::NAMES).map(|(at, name)| (name.into(), Class(at))).collect();
        let mut words = Self { ids: HashMap::new(), words: Vec::new(), classes, longest: 0 };
        let table = Table::parse(file, text, &["word", "class", "value", "condition"])?;
        for row in table.rows() {
            let name = row.required("class")?;
            let next = u8::try_from(words.classes.len()).ok().filter(|next| usize::from(*next) < Classes::LIMIT);
            let class = match (words.classes.get(name), next) {
                (Some(class), _) => *class,
                (None, Some(next)) => *words.classes.entry(name.into()).or_insert(Class(next)),
                (None, None) => return Err(row.error("class", format!("more than {} classes", Classes::LIMIT))),
            };
            let value = row.read("value", "whole number", |cell| cell.parse().ok())?;
            let capital =
                row.read("condition", "condition", |cell| matches!(cell, "" | "capital").then_some(!cell.is_empty()))?;
            let id = words.add(row.required("word")?);
            words.words[id as usize].senses.push(Sense { class, value, capital });
        }
        Ok(words)
    }

    /// The identifier of a word, added without classes if it is new.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.ids.insert(word.into(), id);
        self.words.push(Word::default());
        self.longest = self.longest.max(word.len());
        id
    }

    /// The word of that spelling, in any case.
    #[must_use]
    pub fn find(&self, spelling: &str) -> Option<WordId> {
        const BUFFER: usize = 24;
        if spelling.len() > self.longest.min(BUFFER) {
            return None;
        }
        let mut lower = [0; BUFFER];
        let lower = &mut lower[..spelling.len()];
        lower.copy_from_slice(spelling.as_bytes());
        lower.make_ascii_lowercase();
        self.ids.get(std::str::from_utf8(lower).ok()?).copied()
    }

    /// What the lexicon says of a word.
    #[must_use]
    pub fn get(&self, id: WordId) -> Option<&Word> {
        self.words.get(id as usize)
    }

    /// The class of that name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<Class> {
        self.classes.get(name).copied()
    }

    /// The value of a spelling in a class of that name, in any case.
    #[must_use]
    pub fn value(&self, spelling: &str, class: &str) -> Option<i32> {
        self.get(self.find(spelling)?)?.value(self.class(class)?)
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}
