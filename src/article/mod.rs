//! An article: the text as received, and what is known about it (id, title, date, source, address).
//!
//! The decoded text of the whole input (header lines included) is kept once in [`Article::text`]; the title
//! and the body are spans of it, so that every position in any output can be checked against the file.

use jiff::civil::Date;

use crate::text::Span;

/// One article. Made by the readers of [`corpus`](crate::corpus), never changed afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Identifier: the file's stem unless the text gives one.
    pub id: String,
    /// The decoded text as received, header lines included.
    pub text: String,
    /// Where the title stands in the text, if it has one.
    pub title: Option<Span>,
    /// Where the body stands in the text.
    pub body: Span,
    /// Day of publication.
    pub published: Option<Date>,
    /// Publisher or source, as named.
    pub source: Option<String>,
    /// Address on the web.
    pub url: Option<String>,
}

impl Article {
    /// The words of the title.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.map(|span| span.of(&self.text))
    }

    /// The words of the body.
    #[must_use]
    pub fn body(&self) -> &str {
        self.body.of(&self.text)
    }

    /// Hash of the whole text: tells whether an article changed.
    #[must_use]
    pub fn digest(&self) -> u64 {
        digest(self.text.as_bytes())
    }
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923): the same on every machine.
#[must_use]
pub fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
