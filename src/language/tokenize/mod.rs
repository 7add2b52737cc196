//! Tokens and sentences: where words and sentences stand in a text.
//!
//! A text is divided into blocks ([`layout`]: paragraphs, headings, list items), a block into tokens ([`scan`]), and the
//! tokens of a block into sentences ([`boundary`]). Tokens are those of Universal Dependencies for English. All of it is
//! linear in the length of the text, whatever the text: what is no English is cut up all the same.

mod boundary;
mod layout;
mod lexicon;
mod scan;
#[cfg(test)]
mod tests;
mod web;

use self::boundary::Gaps;
pub use self::boundary::{BoundaryModel, BoundaryModelError, GapFeatures};
use self::lexicon::Lexicon;
pub use self::lexicon::LexiconError;
use self::scan::{Scanned, Scanner};
use super::{Sentence, TokenId};
use crate::text::Span;

/// Where the tokens and sentences of a text stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Segments {
    /// The tokens, in text order; they do not overlap and hold no space.
    pub tokens: Vec<Span>,
    /// The sentences, in text order; together they hold every token.
    pub sentences: Vec<Sentence>,
}

/// The weights that ship with the engine.
const ENGLISH: &[u8] = include_bytes!("../../../models/english-sentences.bin");

/// Why the tokenizer's resources cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenizerError {
    /// The word lists.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The boundary model.
    #[error(transparent)]
    Boundaries(#[from] BoundaryModelError),
}

/// Finds tokens and sentences.
#[derive(Debug, Clone)]
pub struct Tokenizer {
    lexicon: Lexicon,
    boundaries: BoundaryModel,
}

impl Tokenizer {
    /// The tokenizer with the resources that ship with the engine.
    ///
    /// # Errors
    /// When they are malformed.
    pub fn english() -> Result<Self, TokenizerError> {
        Ok(Self { lexicon: Lexicon::english()?, boundaries: BoundaryModel::read(ENGLISH)? })
    }

    /// The same tokenizer with other boundary weights: for training them.
    #[must_use]
    pub fn with_boundaries(self, boundaries: BoundaryModel) -> Self {
        Self { boundaries, ..self }
    }

    /// The gaps of a text that could be sentence boundaries, each with the end of the token before it and its features: for
    /// training.
    #[must_use]
    pub fn gaps(&self, text: &str) -> Vec<(usize, GapFeatures)> {
        let mut gaps = Vec::new();
        let mut scanned = Vec::new();
        for block in layout::blocks(text, Span::new(0, text.len())) {
            scanned.clear();
            self.scan(text, block, &mut scanned);
            let block = Gaps::new(&self.lexicon, text, &scanned);
            let features = scanned
                .iter()
                .enumerate()
                .filter_map(|(at, token)| Some((token.span.end as usize, block.features(at)?)));
            gaps.extend(features);
        }
        gaps
    }

    /// The tokens and sentences of a part of a text; spans count from the beginning of the text.
    #[must_use]
    pub fn segment(&self, text: &str, within: Span) -> Segments {
        let mut segments = Segments::default();
        let mut scanned = Vec::new();
        for block in layout::blocks(text, within) {
            scanned.clear();
            self.scan(text, block, &mut scanned);
            self.divide(text, &scanned, &mut segments);
        }
        segments
    }

    /// Cuts a block into tokens.
    fn scan(&self, text: &str, block: Span, out: &mut Vec<Scanned>) {
        let scanner = Scanner { lexicon: &self.lexicon, text };
        let end = block.end as usize;
        let mut at = block.start as usize;
        while at < end {
            let rest = &text[at..end];
            let run = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let next = rest[run..].find(|c: char| !c.is_whitespace()).map_or(end, |gap| at + run + gap);
            scanner.scan(at, at + run, next == end, out);
            at = next;
        }
    }

    /// Divides the tokens of a block into sentences.
    fn divide(&self, text: &str, block: &[Scanned], segments: &mut Segments) {
        let ends = boundary::ends(&self.lexicon, &self.boundaries, text, block);
        let mut start = segments.tokens.len();
        let mut opens_paragraph = true;
        for (token, ends) in block.iter().zip(ends) {
            segments.tokens.push(token.span);
            if !ends {
                continue;
            }
            if let Some((word, stop)) = boundary::final_stop(text, token) {
                segments.tokens.pop();
                segments.tokens.extend([word, stop]);
            }
            let tokens = start..segments.tokens.len();
            let span = segments.tokens[start].cover(token.span);
            segments.sentences.push(Sentence { span, tokens: id(tokens.start)..id(tokens.end), opens_paragraph });
            start = tokens.end;
            opens_paragraph = false;
        }
    }
}

/// Token counts past four thousand million saturate, as spans do.
fn id(index: usize) -> TokenId {
    TokenId::try_from(index).unwrap_or(TokenId::MAX)
}
