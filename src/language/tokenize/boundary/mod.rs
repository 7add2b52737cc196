//! Sentence boundaries inside a block of tokens.
//!
//! Every gap between two tokens that could be a boundary is scored by a linear model over the words, shapes and signs around
//! it, in the manner of Gillick (2009, "Sentence Boundary Detection and the Problem with the U.S."), with what plain rules
//! say as one of its features. A few things are certain and not left to it: labels of speakers and datelines stand alone,
//! a title and its name stay together, and no sentence is longer than [`LONGEST_SENTENCE`] tokens.

mod features;
mod model;
mod rules;

pub use features::GapFeatures;
pub(super) use features::Gaps;
pub use model::{BoundaryModel, BoundaryModelError};

use super::lexicon::Lexicon;
use super::scan::{Scanned, is_word};
use crate::text::Span;

/// Longest sentence, in tokens: a longer one is cut, so that every later step takes bounded time.
const LONGEST_SENTENCE: usize = 400;

/// For each token of a block, whether a sentence ends after it. The last one always ends one.
pub(super) fn ends(lexicon: &Lexicon, model: &BoundaryModel, text: &str, tokens: &[Scanned]) -> Vec<bool> {
    let mut ends = vec![false; tokens.len()];
    let gaps = Gaps::new(lexicon, text, tokens);
    for (at, ends) in ends.iter_mut().enumerate() {
        let scored = || gaps.features(at).is_some_and(|features| model.is_boundary(&features));
        *ends = gaps.is_certain(at) || !gaps.is_bare(at) && scored();
    }
    if let Some(label) = rules::label(lexicon, text, tokens) {
        ends[..label].fill(false);
        ends[label] = true;
    }
    if let Some(last) = ends.last_mut() {
        *last = true;
    }
    cut_long(text, tokens, &mut ends);
    ends
}

/// The word and the full stop of an abbreviation that ends a sentence, as in UD: `etc .`; acronyms keep theirs (`U.S.`).
pub(super) fn final_stop(text: &str, token: &Scanned) -> Option<(Span, Span)> {
    token.abbreviation?;
    let word = token.span.of(text);
    let acronym =
        word.split_terminator('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    let (start, end) = (token.span.range().start, token.span.range().end);
    (!acronym && word.ends_with('.') && word.len() > 1).then(|| (Span::new(start, end - 1), Span::new(end - 1, end)))
}

/// Cuts sentences that are too long, after a sign if there is one in their second half.
fn cut_long(text: &str, tokens: &[Scanned], ends: &mut [bool]) {
    let mut start = 0;
    for at in 0..tokens.len() {
        if at + 1 - start == LONGEST_SENTENCE && !ends[at] {
            let half = start + LONGEST_SENTENCE / 2;
            let sign = |signs: &[&str]| (half..=at).rev().find(|at| signs.contains(&tokens[*at].span.of(text)));
            let cut = sign(&[";", ".", ":"]).or_else(|| sign(&[","])).unwrap_or_else(|| {
                (half..=at).rev().find(|at| !tokens[*at].span.of(text).contains(is_word)).unwrap_or(at)
            });
            ends[cut] = true;
            start = cut + 1;
        }
        if ends[at] {
            start = at + 1;
        }
    }
}
