//! Patterns of date rules: sequences of words, classes, optional parts and other dates.
//!
//! ```text
//! MONTH DAY [,? YEAR]        words in lower case, classes in capitals, [optional part], optional element?
//! from|between <day> to|and <day>     alternatives, and a date that simpler rules find
//! NUMBER - day ... starting <day>     up to five words in between
//! ```
//! The words that a class or a date matched are referred to by its name, from the second on with a number: `DAY`, `DAY2`.
//! Optional parts are multiplied out, so that what is matched are plain sequences.

use super::operation::Operation;
use super::words::{Class, WordId, Words};

/// A word or a class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// A word.
    Word(WordId),
    /// A class.
    Class(Class),
}

/// Which dates a pattern takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NestedDate {
    /// `<day>`: a day.
    Day,
    /// `<date>`: any date.
    Any,
}

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One token that matches any of the symbols; what it is goes into the slot.
    One {
        /// The alternatives.
        any: Vec<Symbol>,
        /// Where the token is kept, if the value may refer to it.
        slot: Option<usize>,
    },
    /// A date that a rule without nested dates finds.
    Nested {
        /// Which dates will do.
        date: NestedDate,
        /// Where the date is kept.
        slot: usize,
    },
    /// Up to [`Step::GAP`] words.
    Gap,
}

impl Step {
    /// How many words `...` may stand for.
    pub const GAP: usize = 5;
}

/// A pattern without optional parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// Index of the rule.
    pub rule: usize,
    /// The steps.
    pub steps: Vec<Step>,
    /// What the rule makes of the words.
    pub value: Operation,
}

/// Reads a pattern into its sequences and the names of its slots, with each slot's class.
pub(super) fn parse(text: &str, words: &mut Words) -> Result<(Vec<Vec<Step>>, Vec<String>), String> {
    let mut slots = Vec::new();
    // A stack of unfinished groups, each with the sequences that it may stand for.
    let mut groups: Vec<Vec<Vec<Step>>> = vec![vec![Vec::new()]];
    for piece in text.replace('[', " [ ").replace(']', " ] ").split_whitespace() {
        match piece {
            "[" => groups.push(vec![Vec::new()]),
            "]" => {
                let mut group = groups.pop().unwrap_or_default();
                group.push(Vec::new());
                let Some(outer) = groups.last_mut() else { return Err("`]` without `[`".to_owned()) };
                *outer = product(outer, &group);
            }
            _ => {
                let (element, optional) = match piece.strip_suffix('?') {
                    Some(element) if !element.is_empty() => (element, true),
                    _ => (piece, false),
                };
                let step = step(element, words, &mut slots)?;
                let mut group = vec![vec![step]];
                if optional {
                    group.push(Vec::new());
                }
                let Some(outer) = groups.last_mut() else { return Err("`]` without `[`".to_owned()) };
                *outer = product(outer, &group);
            }
        }
    }
    match (groups.pop(), groups.is_empty()) {
        (Some(sequences), true) if sequences.iter().all(|steps| !steps.is_empty()) => Ok((sequences, slots)),
        (Some(_), true) => Err("the pattern can match nothing at all".to_owned()),
        _ => Err("`[` without `]`".to_owned()),
    }
}

fn product(heads: &[Vec<Step>], tails: &[Vec<Step>]) -> Vec<Vec<Step>> {
    heads.iter().flat_map(|head| tails.iter().map(|tail| [head.as_slice(), tail.as_slice()].concat())).collect()
}

fn step(element: &str, words: &mut Words, slots: &mut Vec<String>) -> Result<Step, String> {
    let nested = match element {
        "..." => return Ok(Step::Gap),
        "<day>" => Some(NestedDate::Day),
        "<date>" => Some(NestedDate::Any),
        _ => None,
    };
    if let Some(date) = nested {
        return Ok(Step::Nested { date, slot: slot("DATE", slots) });
    }
    let any = symbols(element, words)?;
    let named = element.split('|').find(|name| is_class(name));
    Ok(Step::One { any, slot: named.map(|name| slot(name, slots)) })
}

/// Reads alternatives such as `since|MONTH`.
pub(super) fn symbols(element: &str, words: &mut Words) -> Result<Vec<Symbol>, String> {
    let symbol = |name: &str| match is_class(name) {
        true => words.class(name).map(Symbol::Class).ok_or_else(|| format!("no class is named `{name}`")),
        false if name.is_empty() => Err(format!("an alternative of `{element}` is empty")),
        false => Ok(Symbol::Word(words.add(name))),
    };
    element.split('|').map(symbol).collect()
}

fn is_class(name: &str) -> bool {
    name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The slot for another token of that class.
fn slot(name: &str, slots: &mut Vec<String>) -> usize {
    let before = slots.iter().filter(|slot| slot.trim_end_matches(|c: char| c.is_ascii_digit()) == name).count();
    slots.push(if before == 0 { name.to_owned() } else { format!("{name}{}", before + 1) });
    slots.len() - 1
}
