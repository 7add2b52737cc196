//! The calendar in words: which words name days, months and directions in time, and by which rules they make up dates.
//!
//! Both are data, `ontology/lexicon/calendar.tsv` and `ontology/rules/time.toml`, in the manner of HeidelTime (Strötgen &
//! Gertz 2010): a rule is a pattern over word classes and a normalisation that may stay underspecified until the day is
//! known from which it is reckoned. A rule carries examples and counter-examples.

mod operation;
mod pattern;
mod rule;
mod words;

pub use operation::{Argument, Operation, Verb};
pub use pattern::{NestedDate, Sequence, Step, Symbol};
pub use rule::{Example, Rule};
pub use words::{Class, Classes, Word, WordId, Words, shape};

use super::KnowledgeError;

const WORDS: (&str, &str) = ("ontology/lexicon/calendar.tsv", include_str!("../../../ontology/lexicon/calendar.tsv"));
const RULES: (&str, &str) = ("ontology/rules/time.toml", include_str!("../../../ontology/rules/time.toml"));

/// The words and rules of dates.
#[derive(Debug, Clone)]
pub struct Calendar {
    words: Words,
    rules: Vec<Rule>,
    sequences: Vec<Sequence>,
    /// For each word and class the sequences that may begin with it.
    openings: Openings,
}

#[derive(Debug, Clone, Default)]
struct Openings {
    words: Vec<Vec<u32>>,
    classes: Vec<Vec<u32>>,
    nested: Vec<u32>,
}

impl Calendar {
    /// The calendar that the program carries in itself.
    ///
    /// # Errors
    /// When a data file breaks a rule of its format.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        Self::parse(WORDS, RULES)
    }

    /// Reads words and rules, each given as file name and contents.
    ///
    /// # Errors
    /// When they break a rule of their format; the error names file, line and column.
    pub fn parse(words: (&str, &str), rules: (&str, &str)) -> Result<Self, KnowledgeError> {
        let mut words = Words::parse(words.0, words.1)?;
        let (rules, sequences) = rule::parse(rules.0, rules.1, &mut words)?;
        let mut openings = Openings {
            words: vec![Vec::new(); words.len()],
            classes: vec![Vec::new(); Classes::LIMIT],
            nested: Vec::new(),
        };
        for (index, sequence) in (0..).zip(&sequences) {
            match sequence.steps.first() {
                Some(Step::One { any, .. }) => any.iter().for_each(|symbol| openings.list(*symbol).push(index)),
                Some(Step::Nested { .. }) => openings.nested.push(index),
                Some(Step::Gap) | None => {}
            }
        }
        Ok(Self { words, rules, sequences, openings })
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The rules, in order of the file.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// A sequence of steps by its index.
    #[must_use]
    pub fn sequence(&self, index: u32) -> Option<&Sequence> {
        self.sequences.get(index as usize)
    }

    /// The sequences that may begin with a word of these classes, without those that begin with another date.
    pub fn opening(&self, word: Option<WordId>, classes: Classes) -> impl Iterator<Item = u32> {
        let by_word = word.and_then(|word| self.openings.words.get(word as usize)).into_iter().flatten();
        let by_class = classes.iter().filter_map(|class| self.openings.classes.get(class.index())).flatten();
        by_word.chain(by_class).copied()
    }

    /// The sequences that begin with another date.
    #[must_use]
    pub fn opening_with_date(&self) -> &[u32] {
        &self.openings.nested
    }
}

impl Openings {
    fn list(&mut self, symbol: Symbol) -> &mut Vec<u32> {
        match symbol {
            Symbol::Word(word) => &mut self.words[word as usize],
            Symbol::Class(class) => &mut self.classes[class.index()],
        }
    }
}
