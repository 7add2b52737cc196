//! Half-open spans, with their unit in the type.
//!
//! Inside the program a position is a byte offset ([`Span`]), because Rust slices by bytes. What leaves
//! the program (JSON lines, RDF) counts Unicode code points ([`CharSpan`]), because that is what the Web
//! Annotation Data Model's `TextPositionSelector` and most scripting languages count. [`CharIndex`]
//! translates the one into the other.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in one text: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets past four gigabytes saturate: no article is that long.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clip(start), end: clip(end.max(start)) }
    }

    /// The span as a range of `usize`, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words that the span covers; empty if the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A half-open range of Unicode code points in one text, written `[start, end]` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct CharSpan {
    /// Number of code points before the first one covered.
    pub start: u32,
    /// Number of code points before the first one after.
    pub end: u32,
}

impl From<(u32, u32)> for CharSpan {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<CharSpan> for (u32, u32) {
    fn from(span: CharSpan) -> Self {
        (span.start, span.end)
    }
}

impl CharSpan {
    /// The words that the span covers in `text`, or nothing if the text is too short.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        let mut offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let start = offsets.by_ref().nth(self.start as usize)?;
        match (self.end as usize).checked_sub(self.start as usize)? {
            0 => Some(""),
            length => text.get(start..offsets.nth(length - 1)?),
        }
    }
}

/// Translates byte offsets of one text into code point offsets: a count every 64 bytes.
#[derive(Debug, Clone)]
pub struct CharIndex {
    counts: Vec<u32>,
}

impl CharIndex {
    const STEP: usize = 64;

    /// Counts the code points of `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut count = 0;
        let counts = text
            .as_bytes()
            .chunks(Self::STEP)
            .map(|chunk| {
                let before = count;
                count += starts(chunk);
                before
            })
            .collect();
        Self { counts }
    }

    /// The span in code points that covers the same words of `text` (the text given to [`CharIndex::new`]).
    #[must_use]
    pub fn chars(&self, text: &str, span: Span) -> CharSpan {
        CharSpan { start: self.at(text, span.start as usize), end: self.at(text, span.end as usize) }
    }

    fn at(&self, text: &str, offset: usize) -> u32 {
        let offset = offset.min(text.len());
        let step = offset / Self::STEP;
        match self.counts.get(step) {
            Some(count) => count + starts(&text.as_bytes()[step * Self::STEP..offset]),
            None => self
                .counts
                .last()
                .map_or(0, |count| count + starts(&text.as_bytes()[(self.counts.len() - 1) * Self::STEP..offset])),
        }
    }
}

/// How many characters begin in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn char_spans_cover_the_same_words() {
        let text = "“Größe” — António Guterres said. ".repeat(9);
        let index = CharIndex::new(&text);
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end >= start) {
                let span = Span::new(start, end);
                assert_eq!(index.chars(&text, span).of(&text), Some(span.of(&text)));
            }
        }
        let all = index.chars(&text, Span::new(0, text.len()));
        assert_eq!(all.end as usize, text.chars().count());
    }
}
