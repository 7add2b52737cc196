//! A text as the language engine reads it: sentences of tokens with tags, heads and names.

use std::ops::Range;

use super::{Deprel, Upos, Xpos};
use crate::text::Span;

/// Index of a token in its document.
pub type TokenId = u32;

/// A word or punctuation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank part of speech.
    pub xpos: Xpos,
    /// Dependency head; the token itself for the root of its sentence.
    pub head: TokenId,
    /// Relation to the head.
    pub deprel: Deprel,
    /// Base form in lower case (proper nouns keep their case).
    pub lemma: Box<str>,
}

/// A sentence, heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the text.
    pub span: Span,
    /// Its tokens, as a range of the document's tokens.
    pub tokens: Range<TokenId>,
    /// Whether a paragraph begins here.
    pub opens_paragraph: bool,
}

/// Types of name that the engine tells apart from the words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// Another name: event, treaty, work.
    Other,
}

/// A name: a run of tokens, with the type that the engine believes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, as a range of the document's tokens.
    pub tokens: Range<TokenId>,
    /// Its type.
    pub kind: NameKind,
}

/// A text read by the engine. Frozen: made once, never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'text> {
    text: &'text str,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    names: Vec<Name>,
}

impl<'text> Document<'text> {
    /// Freezes what the engine found. Sentences, tokens and names are in text order.
    pub(crate) fn new(text: &'text str, sentences: Vec<Sentence>, tokens: Vec<Token>, names: Vec<Name>) -> Self {
        Self { text, sentences, tokens, names }
    }

    /// The text that every span points into.
    #[must_use]
    pub fn text(&self) -> &'text str {
        self.text
    }

    /// The sentences, in text order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens of all sentences, in text order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The names that the engine found, in text order; they do not overlap.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// A token by its index.
    ///
    /// # Panics
    /// When the index is not one of this document's.
    #[must_use]
    pub fn token(&self, id: TokenId) -> &Token {
        &self.tokens[id as usize]
    }

    /// The words of a token as written.
    #[must_use]
    pub fn word(&self, id: TokenId) -> &'text str {
        self.token(id).span.of(self.text)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    #[must_use]
    pub fn span(&self, tokens: &Range<TokenId>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        self.token(tokens.start).span.cover(self.token(tokens.end - 1).span)
    }

    /// The words of a range of tokens as written.
    #[must_use]
    pub fn words(&self, tokens: &Range<TokenId>) -> &'text str {
        self.span(tokens).of(self.text)
    }

    /// The sentence that a token belongs to.
    #[must_use]
    pub fn sentence_of(&self, id: TokenId) -> &Sentence {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= id);
        &self.sentences[at]
    }
}
