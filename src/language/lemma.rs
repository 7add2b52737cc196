//! Lemmas: the base form of a word, given its part of speech.
//!
//! A lemma is made by cutting letters off the end of a word and adding others. Which, is told by the longest listed ending of
//! the word for its Penn tag, as in the lemmatizers of MorphoDiTa and UDPipe (Straková, Straka & Hajič 2014); a whole word
//! is the longest ending of all, so irregular forms are rows like any other. The rows are learnt from the treebanks
//! (`models/english-lemmas.tsv`), except some irregular forms that are rare there (`models/english-irregular.tsv`).

use std::collections::BTreeMap;

use super::{Upos, Xpos};

/// The rows that ship with the engine; later ones win.
const ENGLISH: [&str; 2] =
    [include_str!("../../models/english-lemmas.tsv"), include_str!("../../models/english-irregular.tsv")];

/// Longest ending that is looked up, in characters, unless it is the whole word.
pub const LONGEST_ENDING: usize = 6;

/// Longest word that has a lemma other than itself, in characters.
const LONGEST_WORD: usize = 40;

/// Why rows cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("lemma rows, line {line}: {problem}")]
pub struct LemmaError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: &'static str,
}

/// How a word becomes its lemma.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    /// Characters cut off the end.
    cut: usize,
    /// Characters added.
    add: Box<str>,
}

/// Finds lemmas.
#[derive(Debug, Clone)]
pub struct Lemmatizer {
    /// For each Penn tag, the edits by ending; `^` marks the beginning of a word.
    edits: Vec<BTreeMap<Box<str>, Edit>>,
}

impl Lemmatizer {
    /// The lemmatizer with the rows that ship with the engine.
    ///
    /// # Errors
    /// When a row is malformed.
    pub fn english() -> Result<Self, LemmaError> {
        Self::parse(&ENGLISH)
    }

    /// Reads rows of Penn tag, ending, number of characters cut, characters added, divided by tabs; `#` begins a comment.
    ///
    /// # Errors
    /// When a row is malformed.
    pub fn parse(lists: &[&str]) -> Result<Self, LemmaError> {
        let mut edits = vec![BTreeMap::new(); Xpos::ALL.len()];
        for (line, row) in lists.iter().flat_map(|rows| (1..).zip(rows.lines())) {
            if row.is_empty() || row.starts_with("# ") {
                continue;
            }
            let error = |problem| LemmaError { line, problem };
            let mut fields = row.split('\t');
            let [Some(tag), Some(ending), Some(cut), Some(add), None] = [(); 5].map(|()| fields.next()) else {
                return Err(error("not four columns"));
            };
            let tag = Xpos::from_name(tag).ok_or_else(|| error("unknown tag"))?;
            let cut = cut.parse().map_err(|_| error("the third column is no number"))?;
            edits[tag as usize].insert(ending.into(), Edit { cut, add: add.into() });
        }
        Ok(Self { edits })
    }

    /// The lemma of a word: in lower case, but proper nouns keep their case.
    #[must_use]
    pub fn lemma(&self, word: &str, upos: Upos, xpos: Xpos) -> Box<str> {
        let lower = word.to_lowercase();
        let proper = upos == Upos::Propn || matches!(xpos, Xpos::Nnp | Xpos::Nnps);
        let Some(edit) = self.edit(&lower, xpos) else {
            return if proper { word.into() } else { lower.into() };
        };
        let base = if proper { word } else { &lower };
        let keep = base.char_indices().rev().nth(edit.cut.wrapping_sub(1)).map_or(base.len(), |(at, _)| at);
        let keep = if edit.cut == 0 { base.len() } else { keep };
        let capitals = proper && word.chars().count() > 1 && !word.contains(char::is_lowercase);
        let add = if capitals { edit.add.to_uppercase() } else { edit.add.to_string() };
        let lemma = format!("{}{add}", &base[..keep]);
        if lemma.is_empty() { word.into() } else { lemma.into() }
    }

    /// The edit of the longest listed ending of a word.
    fn edit(&self, lower: &str, xpos: Xpos) -> Option<&Edit> {
        let edits = &self.edits[xpos as usize];
        let length = lower.chars().count();
        if edits.is_empty() || length > LONGEST_WORD {
            return None;
        }
        let whole = edits.get(format!("^{lower}").as_str());
        let mut endings = (0..=LONGEST_ENDING.min(length)).rev().map(|size| {
            let at = lower.char_indices().rev().nth(size.wrapping_sub(1)).map_or(0, |(at, _)| at);
            edits.get(&lower[if size == 0 { lower.len() } else { at }..]).filter(|edit| edit.cut <= length)
        });
        whole.or_else(|| endings.find_map(|edit| edit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas_of_regular_and_irregular_words() {
        let lemmatizer = Lemmatizer::english().unwrap();
        for (word, upos, xpos, lemma) in [
            ("met", Upos::Verb, Xpos::Vbd, "meet"),
            ("Ministers", Upos::Noun, Xpos::Nns, "minister"),
            ("countries", Upos::Noun, Xpos::Nns, "country"),
            ("visited", Upos::Verb, Xpos::Vbd, "visit"),
            ("welcomes", Upos::Verb, Xpos::Vbz, "welcome"),
            ("agreed", Upos::Verb, Xpos::Vbd, "agree"),
            ("discussing", Upos::Verb, Xpos::Vbg, "discuss"),
            ("Geneva", Upos::Propn, Xpos::Nnp, "Geneva"),
            ("sought", Upos::Verb, Xpos::Vbn, "seek"),
            ("n't", Upos::Part, Xpos::Rb, "not"),
            ("wo", Upos::Aux, Xpos::Md, "will"),
            ("has", Upos::Aux, Xpos::Vbz, "have"),
            ("they", Upos::Pron, Xpos::Prp, "they"),
        ] {
            assert_eq!(&*lemmatizer.lemma(word, upos, xpos), lemma);
        }
    }

    #[test]
    fn a_broken_row_is_named() {
        assert_eq!(Lemmatizer::parse(&["# fine\nNN\t^x\t0\ty\nNN\tx\n"]).unwrap_err().line, 3);
    }
}
