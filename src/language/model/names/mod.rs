//! The name recogniser: finds and types names by labelling each word as beginning, inside, end, whole or outside of one.
//!
//! Method: structured perceptron with BILOU labels (Ratinov & Roth 2009) and Viterbi decoding; looks at words, tags,
//! classes, known phrases, and at what the same words were called elsewhere in the document.

mod decode;
mod features;
mod memory;

pub use decode::{Looks, Transitions, label, label_against, read_transitions};
pub use features::{View, features, hints, is_title};
pub use memory::Memory;

use crate::language::{NameKind, Phrase, PhraseKind};
use std::ops::Range;

/// Kinds of name in the order of the labels.
pub const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other];
/// Number of labels: outside, and four places in a name for every kind.
pub const LABELS: usize = 1 + 4 * KINDS.len();

const BEGIN: usize = 0;
const INSIDE: usize = 1;
const LAST: usize = 2;
const WHOLE: usize = 3;

/// Whether a label may follow another; `None` is the border of the sentence.
#[must_use]
pub fn may_follow(label: Option<usize>, before: Option<usize>) -> bool {
    let open = before.filter(|before| *before > 0 && matches!((before - 1) % 4, BEGIN | INSIDE));
    let continues = label.filter(|label| *label > 0 && matches!((label - 1) % 4, INSIDE | LAST));
    match (open, continues) {
        (None, None) => true,
        (Some(before), Some(label)) => (before - 1) / 4 == (label - 1) / 4,
        _ => false,
    }
}

/// The labels of a sentence with these names.
#[must_use]
pub fn labels(names: &[(Range<usize>, NameKind)], count: usize) -> Vec<usize> {
    let mut labels = vec![0; count];
    for (words, kind) in names {
        let base = 1 + 4 * KINDS.iter().position(|found| found == kind).unwrap_or(3);
        for at in words.clone() {
            let place = match (at == words.start, at + 1 == words.end) {
                (true, true) => WHOLE,
                (true, false) => BEGIN,
                (false, true) => LAST,
                (false, false) => INSIDE,
            };
            labels[at] = base + place;
        }
    }
    labels
}

/// The names of a sentence with these labels.
#[must_use]
pub fn spans(labels: &[usize]) -> Vec<(Range<usize>, NameKind)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, label) in labels.iter().enumerate().filter(|(_, label)| **label > 0) {
        let (kind, place) = (KINDS[(label - 1) / 4], (label - 1) % 4);
        if matches!(place, BEGIN | WHOLE) {
            start = at;
        }
        if matches!(place, LAST | WHOLE) {
            names.push((start..at + 1, kind));
        }
    }
    names
}

/// Takes titles off the front of people's names: what comes before a known person's name, and known titles.
#[must_use]
pub fn without_titles(mut names: Vec<(Range<usize>, NameKind)>, phrases: &[Phrase]) -> Vec<(Range<usize>, NameKind)> {
    for (words, _) in names.iter_mut().filter(|(_, kind)| *kind == NameKind::Person) {
        for phrase in phrases {
            let known = &phrase.words;
            if phrase.kind == PhraseKind::Person
                && known.end == words.end
                && known.start > words.start
                && known.len() > 1
            {
                words.start = known.start;
            } else if phrase.kind == PhraseKind::Title && known.contains(&words.start) && known.end < words.end {
                words.start = known.end;
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_no_part_of_names() {
        let phrase = |words, kind| Phrase { words, kind };
        let phrases = [phrase(0..2, PhraseKind::Title), phrase(6..8, PhraseKind::Person)];
        let names = vec![(0..4, NameKind::Person), (5..8, NameKind::Person)];
        let trimmed = without_titles(names, &phrases);
        assert_eq!(trimmed, vec![(2..4, NameKind::Person), (6..8, NameKind::Person)]);
    }

    #[test]
    fn labels_and_spans_are_inverse() {
        let names = vec![(0..1, NameKind::Place), (1..3, NameKind::Person), (4..7, NameKind::Other)];
        let labels = labels(&names, 8);
        assert_eq!(spans(&labels), names);
        assert!(labels.windows(2).all(|two| may_follow(Some(two[1]), Some(two[0]))));
    }
}
