//! Units: the words of a document as naming sees them. Treebanks split "Secretary-General" and "al-Assad" at the hyphen;
//! names and titles do not, so tokens that hyphens join without a space are one unit here.

use std::ops::Range;

use crate::language::{Document, Token, TokenId, Upos};

/// Index of a unit in its document.
pub(super) type UnitId = usize;

/// How a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A capital, then small letters somewhere: "Biden", "al-Assad", "McCarthy".
    Capitalised,
    /// More than one letter, all of them capitals: "NATO", "U.S.", "BLINKEN".
    Capitals,
    /// One capital letter, perhaps with a full stop: "J.", "X".
    Initial,
    /// Small letters.
    Small,
    /// Digits first.
    Number,
    /// No letter or digit.
    Punctuation,
}

/// The units of a document.
pub(super) struct Units<'d> {
    /// The document that they come from.
    pub doc: &'d Document<'d>,
    tokens: Vec<Range<TokenId>>,
    shapes: Vec<Shape>,
    lower: String,
    lower_ends: Vec<u32>,
    unit_of: Vec<u32>,
    sentences: Vec<Range<UnitId>>,
    sentence_of: Vec<u32>,
}

impl<'d> Units<'d> {
    /// Joins the tokens of a document into units.
    pub fn new(doc: &'d Document<'d>) -> Self {
        let count = doc.tokens().len();
        let mut units = Self {
            doc,
            tokens: Vec::with_capacity(count),
            shapes: Vec::with_capacity(count),
            lower: String::with_capacity(doc.text().len()),
            lower_ends: Vec::with_capacity(count),
            unit_of: vec![0; count],
            sentences: Vec::with_capacity(doc.sentences().len()),
            sentence_of: Vec::with_capacity(count),
        };
        for (number, sentence) in (0..).zip(doc.sentences()) {
            let first = units.tokens.len();
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let end = unit_end(doc, at, sentence.tokens.end);
                units.push(at..end, number);
                at = end;
            }
            units.sentences.push(first..units.tokens.len());
        }
        units
    }

    fn push(&mut self, tokens: Range<TokenId>, sentence: u32) {
        let id = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        let text = self.doc.words(&tokens);
        for c in text.chars() {
            match c {
                '’' | '‘' | 'ʼ' | 'ʻ' => self.lower.push('\''),
                '‑' | '–' => self.lower.push('-'),
                _ if c.is_ascii() => self.lower.push(c.to_ascii_lowercase()),
                _ => self.lower.extend(c.to_lowercase()),
            }
        }
        self.lower_ends.push(u32::try_from(self.lower.len()).unwrap_or(u32::MAX));
        self.shapes.push(shape(text));
        for token in tokens.clone() {
            if let Some(cell) = self.unit_of.get_mut(token as usize) {
                *cell = id;
            }
        }
        self.tokens.push(tokens);
        self.sentence_of.push(sentence);
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The sentences, as ranges of units.
    pub fn sentences(&self) -> &[Range<UnitId>] {
        &self.sentences
    }

    /// The number of the sentence that a unit stands in.
    pub fn sentence_number(&self, id: UnitId) -> usize {
        self.sentence_of.get(id).map_or(0, |&number| number as usize)
    }

    /// The sentence that a unit stands in, as a range of units.
    pub fn sentence(&self, id: UnitId) -> Range<UnitId> {
        self.sentences.get(self.sentence_number(id)).cloned().unwrap_or(id..id)
    }

    /// The words of a unit as written.
    pub fn text(&self, id: UnitId) -> &'d str {
        self.tokens.get(id).map_or("", |tokens| self.doc.words(tokens))
    }

    /// The words of a range of units as written.
    pub fn words(&self, range: &Range<UnitId>) -> &'d str {
        self.doc.words(&self.token_range(range))
    }

    /// A unit in lower case, with plain apostrophes and hyphens.
    pub fn lower(&self, id: UnitId) -> &str {
        // `start - 1` below zero is found by nothing in an optimised build, as the place that it gives holds no word.
        #[cfg(test)]
        assert!(id < UnitId::MAX / 2, "the unit before the first");
        let end = self.lower_ends.get(id).copied().unwrap_or(0) as usize;
        let start = id.checked_sub(1).and_then(|before| self.lower_ends.get(before)).copied().unwrap_or(0) as usize;
        self.lower.get(start..end).unwrap_or("")
    }

    /// How a unit is written.
    pub fn shape(&self, id: UnitId) -> Shape {
        self.shapes.get(id).copied().unwrap_or(Shape::Punctuation)
    }

    /// Whether a unit begins with a capital, as names do.
    pub fn capital(&self, id: UnitId) -> bool {
        matches!(self.shape(id), Shape::Capitalised | Shape::Capitals | Shape::Initial)
    }

    /// The last token of a unit, which carries its tag and head.
    pub fn token(&self, id: UnitId) -> Option<&Token> {
        self.tokens.get(id).and_then(|tokens| self.doc.tokens().get(tokens.end.checked_sub(1)? as usize))
    }

    /// The universal tag of a unit.
    pub fn upos(&self, id: UnitId) -> Upos {
        self.token(id).map_or(Upos::X, |token| token.upos)
    }

    /// The unit that a token belongs to.
    pub fn unit_of(&self, token: TokenId) -> UnitId {
        self.unit_of.get(token as usize).copied().unwrap_or(0) as usize
    }

    /// The tokens of a range of units.
    pub fn token_range(&self, range: &Range<UnitId>) -> Range<TokenId> {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if !range.is_empty() => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The units that a range of tokens fills exactly; nothing when it cuts a unit.
    pub fn exactly(&self, tokens: &Range<TokenId>) -> Option<Range<UnitId>> {
        let first = self.unit_of(tokens.start);
        let last = self.unit_of(tokens.end.checked_sub(1)?);
        let range = first..last + 1;
        (self.token_range(&range) == *tokens).then_some(range)
    }

    /// Whether a unit begins its sentence, opening quotes and bullets aside.
    pub fn opens_sentence(&self, id: UnitId) -> bool {
        let sentence = self.sentence(id);
        (sentence.start..id).all(|before| self.shape(before) == Shape::Punctuation)
    }
}

/// The end of the unit that begins at a token: past every hyphen that joins letters on both sides.
fn unit_end(doc: &Document<'_>, start: TokenId, limit: TokenId) -> TokenId {
    let token = |id: TokenId| doc.token(id).span;
    let joins = |a: TokenId, b: TokenId| token(a).end == token(b).start;
    let wordy = |id: TokenId| doc.word(id).starts_with(|c: char| c.is_alphanumeric());
    let mut end = start + 1;
    while end + 1 < limit
        && matches!(doc.word(end), "-" | "‑")
        && joins(end - 1, end)
        && joins(end, end + 1)
        && wordy(end - 1)
        && wordy(end + 1)
    {
        end += 2;
    }
    end
}

fn shape(text: &str) -> Shape {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return if text.contains(|c: char| c.is_numeric()) { Shape::Number } else { Shape::Punctuation };
    };
    if text.starts_with(|c: char| c.is_numeric()) {
        return Shape::Number;
    }
    let (mut more, mut small) = (0, first.is_lowercase());
    for c in letters {
        more += 1;
        small |= c.is_lowercase();
    }
    let capital_after_hyphen = || text.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase));
    match (first.is_uppercase(), small, more) {
        (true, _, 0) => Shape::Initial,
        (true, false, _) => Shape::Capitals,
        (true, true, _) => Shape::Capitalised,
        (false, ..) if capital_after_hyphen() => Shape::Capitalised,
        _ if first.is_lowercase() => Shape::Small,
        _ => Shape::Capitalised,
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::Reader;
    use crate::knowledge::Knowledge;
    use crate::reading::IdentifierBase;
    use crate::text::Span;

    /// Found by fuzzing: a list whose first word is a comma.
    #[test]
    fn nobody_asks_for_the_unit_before_the_first() {
        let reader = Reader::new(Knowledge::embedded().unwrap(), IdentifierBase::default()).unwrap();
        for text in
            [",&N", ", and Foreign Minister Anna Schmidt met", "of the Ministers A. Schmidt and B. Braun", "and"]
        {
            let body = Span::new(0, text.len());
            let article = Article {
                id: "a".into(),
                text: text.into(),
                title: None,
                body,
                published: None,
                source: None,
                url: None,
            };
            assert_eq!(reader.read(&article).id, "a");
        }
    }
}
