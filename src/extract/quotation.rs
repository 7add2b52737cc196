//! Quotations: the words between quotation marks, paragraph by paragraph.
//!
//! News opens a quotation again at each of its paragraphs and closes it once, mixes straight and curly marks, nests single
//! marks in double ones, and sometimes forgets a mark. A quotation therefore never runs past its paragraph: one that is
//! left open ends with the paragraph and may be continued by the next.

use std::ops::Range;

use crate::language::{Document, TokenId};
use crate::text::Span;

/// Words between quotation marks, within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words, without the marks and without the comma before the closing one.
    pub span: Span,
    /// The words with their marks.
    pub marked: Span,
    /// The tokens that lie wholly inside the marks.
    pub tokens: Range<TokenId>,
    /// Whether the paragraph ended before the quotation was closed.
    pub left_open: bool,
}

/// What a character can be to a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
}

fn mark(c: char, before: Option<char>, after: Option<char>) -> Option<Mark> {
    match c {
        '“' | '«' | '„' => Some(Mark::Opens),
        '”' | '»' => Some(Mark::Closes),
        '"' => {
            let spaced = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([—–-".contains(c));
            Some(match (spaced(before), after.is_none_or(char::is_whitespace)) {
                (true, false) => Mark::Opens,
                (false, true) => Mark::Closes,
                _ => Mark::Either,
            })
        }
        _ => None,
    }
}

/// The quotations of a document, in text order.
#[must_use]
pub fn quotations(doc: &Document<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for paragraph in paragraphs(doc) {
        scan(doc, paragraph, &mut found);
    }
    found
}

/// The spans of the document's paragraphs: runs of sentences between paragraph openings.
fn paragraphs(doc: &Document<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for sentence in doc.sentences() {
        match spans.last_mut() {
            Some(last) if !sentence.opens_paragraph => *last = last.cover(sentence.span),
            _ => spans.push(sentence.span),
        }
    }
    spans
}

fn scan(doc: &Document<'_>, paragraph: Span, found: &mut Vec<Quotation>) {
    let text = doc.text();
    // The closing mark of a sentence may stand just outside its last token.
    let mut open: Option<usize> = None;
    let mut before = None;
    let mut chars = paragraph.of(text).char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let at = paragraph.start as usize + offset;
        let after = chars.peek().map(|(_, c)| *c);
        match (mark(c, before, after), open) {
            (Some(Mark::Opens | Mark::Either), None) => open = Some(at),
            (Some(Mark::Closes | Mark::Either), Some(start)) => {
                found.extend(quotation(doc, Span::new(start, at + c.len_utf8()), true));
                open = None;
            }
            // A second opening mark without a closing one between: the first was forgotten, unless it is nested.
            (Some(Mark::Opens), Some(start)) if c == '"' => {
                found.extend(quotation(doc, Span::new(start, at), false));
                open = Some(at);
            }
            _ => {}
        }
        before = Some(c);
    }
    if let Some(start) = open {
        found.extend(quotation(doc, Span::new(start, paragraph.end as usize), false));
    }
}

fn quotation(doc: &Document<'_>, marked: Span, closed: bool) -> Option<Quotation> {
    let words = marked.of(doc.text());
    let opening = words.chars().next()?.len_utf8();
    let inner =
        if closed { &words[opening..words.len() - words.chars().next_back()?.len_utf8()] } else { &words[opening..] };
    let start = marked.start as usize + opening + (inner.len() - inner.trim_start().len());
    let inner = inner.trim().trim_end_matches(',');
    let span = Span::new(start, start + inner.len());
    let tokens = tokens_within(doc, Span::new(start, marked.end as usize));
    (!inner.is_empty() && !tokens.is_empty()).then_some(Quotation { span, marked, tokens, left_open: !closed })
}

/// The tokens that begin inside a span.
fn tokens_within(doc: &Document<'_>, span: Span) -> Range<TokenId> {
    let at = |offset: u32| doc.tokens().partition_point(|token| token.span.start < offset) as TokenId;
    at(span.start)..at(span.end)
}
