//! The word lists of the tokenizer, read from `models/english-tokens.tsv`: abbreviations, clitics, prefixes and the like.
//!
//! They are a resource of the language engine, like its trained model, and so live beside it and not in `ontology/`.

use std::collections::BTreeSet;

/// The lists that ship with the engine.
const ENGLISH: &str = include_str!("../../../models/english-tokens.tsv");

/// Why a word list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("tokenizer word list, line {line}: {problem}")]
pub struct LexiconError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

/// What a full stop at the end of a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Belongs to the word; a name or number follows.
    Title,
    /// Belongs to the word, and may end the sentence as well.
    Plain,
}

/// The word lists of the tokenizer. Everything is kept in lower case with straight apostrophes.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    titles: BTreeSet<Box<str>>,
    abbreviations: BTreeSet<Box<str>>,
    numbers: BTreeSet<Box<str>>,
    wholes: BTreeSet<Box<str>>,
    prefixes: BTreeSet<Box<str>>,
    suffixes: BTreeSet<Box<str>>,
    clitics: Vec<Box<str>>,
    /// Contraction without its bar, and the byte where the bar stood.
    contractions: Vec<(Box<str>, usize)>,
    honorifics: BTreeSet<Box<str>>,
    openers: BTreeSet<Box<str>>,
    elisions: BTreeSet<Box<str>>,
    units: BTreeSet<Box<str>>,
    domains: BTreeSet<Box<str>>,
    emoticons: BTreeSet<Box<str>>,
}

impl Lexicon {
    /// The lists that ship with the engine.
    pub(super) fn english() -> Result<Self, LexiconError> {
        Self::parse(ENGLISH)
    }

    /// Reads lines of kind, tab, form; `#` begins a comment line.
    pub(super) fn parse(tsv: &str) -> Result<Self, LexiconError> {
        let mut lists = Self::default();
        for (line, row) in (1..).zip(tsv.lines()) {
            if row.is_empty() || row.starts_with('#') {
                continue;
            }
            let error = |problem: String| LexiconError { line, problem };
            let (kind, form) = row.split_once('\t').ok_or_else(|| error("no tab".to_owned()))?;
            if form.is_empty() {
                return Err(error("no form".to_owned()));
            }
            lists.add(kind, form).map_err(error)?;
        }
        lists.contractions.sort();
        Ok(lists)
    }

    fn add(&mut self, kind: &str, form: &str) -> Result<(), String> {
        let list = match kind {
            "title" => &mut self.titles,
            "abbreviation" => &mut self.abbreviations,
            "number" => &mut self.numbers,
            "whole" => &mut self.wholes,
            "prefix" => &mut self.prefixes,
            "suffix" => &mut self.suffixes,
            "honorific" => &mut self.honorifics,
            "opener" => &mut self.openers,
            "elision" => &mut self.elisions,
            "unit" => &mut self.units,
            "domain" => &mut self.domains,
            "emoticon" => &mut self.emoticons,
            "clitic" => {
                self.clitics.push(form.into());
                return Ok(());
            }
            "contraction" => {
                let at = form.find('|').ok_or_else(|| format!("no bar in the contraction {form:?}"))?;
                self.contractions.push((form.replacen('|', "", 1).into(), at));
                return Ok(());
            }
            _ => return Err(format!("unknown kind {kind:?}")),
        };
        list.insert(form.into());
        Ok(())
    }

    /// Whether a word with its full stop is an abbreviation.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        let mut buffer = Lower::default();
        let lower = buffer.of(word)?;
        let listed = |list: &BTreeSet<Box<str>>| list.contains(lower) || list.contains(word);
        if listed(&self.titles) {
            Some(Abbreviation::Title)
        } else {
            listed(&self.abbreviations).then_some(Abbreviation::Plain)
        }
    }

    /// Whether a word with its full stop is an abbreviation before a number.
    pub(super) fn numbers(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.numbers.contains(word))
    }

    /// Length in bytes of the word at the beginning of a run that is never cut.
    pub(super) fn whole(&self, run: &str) -> Option<usize> {
        let mut buffer = Lower::default();
        let stop = run.char_indices().nth(6).map_or(run.len(), |(at, _)| at);
        let lower = buffer.of(&run[..stop])?;
        let whole = self.wholes.iter().find(|whole| lower.starts_with(&***whole))?.len();
        (!run[whole..].starts_with(char::is_alphanumeric)).then_some(whole)
    }

    /// Whether a word stays joined to what follows its hyphen.
    pub(super) fn is_prefix(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.prefixes.contains(word))
    }

    /// Whether a word stays joined to what precedes its hyphen.
    pub(super) fn is_suffix(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.suffixes.contains(word))
    }

    /// Whether a word stands before names: Secretary, President.
    pub(super) fn is_honorific(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.honorifics.contains(word))
    }

    /// Whether a word begins a new sentence when it stands in capitals after an abbreviation.
    pub(super) fn is_opener(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.openers.contains(word))
    }

    /// Whether a word that begins with an apostrophe is whole.
    pub(super) fn is_elision(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.elisions.contains(word))
    }

    /// Whether a word is a clitic that stands apart.
    pub(super) fn is_clitic(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.clitics.iter().any(|clitic| **clitic == *word))
    }

    /// Whether letters after a number are its unit.
    pub(super) fn is_unit(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.units.contains(word))
    }

    /// Whether a word is the last label of a web address.
    pub(super) fn is_domain(&self, word: &str) -> bool {
        Lower::default().of(word).is_some_and(|word| self.domains.contains(word))
    }

    /// Whether a run of signs between spaces is an emoticon.
    pub(super) fn is_emoticon(&self, signs: &str) -> bool {
        self.emoticons.contains(signs)
    }

    /// Where the clitic or the second half of a contraction begins in a word, in bytes.
    pub(super) fn split(&self, word: &str) -> Option<usize> {
        let mut buffer = Lower::default();
        // Straightening apostrophes changes byte lengths, so the cut is counted from the end in characters.
        let tail = word.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        if let Some(end) = buffer.of(&word[tail..])
            && end.contains('\'')
            && let Some(clitic) = self.clitics.iter().find(|clitic| end.ends_with(&***clitic))
        {
            let (at, _) = word.char_indices().rev().nth(clitic.chars().count() - 1)?;
            return (at > 0).then_some(at);
        }
        let mut buffer = Lower::default();
        let lower = buffer.of(word)?;
        let found = self.contractions.binary_search_by(|(form, _)| (**form).cmp(lower)).ok()?;
        Some(self.contractions[found].1)
    }
}

/// A short word in lower case with straight apostrophes, on the stack: lists are asked about nearly every word.
#[derive(Default)]
struct Lower {
    bytes: [u8; 16],
}

impl Lower {
    /// The word in lower case; nothing if it is too long or not ASCII, as no list has such words.
    fn of(&mut self, word: &str) -> Option<&str> {
        let mut length = 0;
        for c in word.chars() {
            let c = if is_apostrophe(c) { '\'' } else { c };
            let cell = self.bytes.get_mut(length)?;
            *cell = u8::try_from(c).ok().filter(u8::is_ascii)?.to_ascii_lowercase();
            length += 1;
        }
        std::str::from_utf8(&self.bytes[..length]).ok()
    }
}

/// Apostrophes as they are typed and typeset.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`' | '\u{B4}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_ship_are_well_formed() {
        let lists = Lexicon::english().unwrap();
        assert_eq!(lists.abbreviation("Gen."), Some(Abbreviation::Title));
        assert_eq!(lists.abbreviation("U.S."), Some(Abbreviation::Plain));
        assert_eq!(lists.abbreviation("talks."), None);
        assert_eq!(lists.split("cannot"), Some(3));
        assert_eq!(lists.split("don’t"), Some(2));
        assert_eq!(lists.split("China's"), Some(5));
        assert_eq!(lists.split("O'Brien"), None);
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = Lexicon::parse("# fine\ntitle\tgen.\nnickname\tjoe\n").unwrap_err();
        assert_eq!((error.line, error.problem.contains("nickname")), (3, true));
    }
}
