//! The name recogniser: finds and types names by labelling each word as beginning, inside, end, whole or outside of one.
//!
//! Method: structured perceptron with BILOU labels (Ratinov & Roth 2009) and Viterbi decoding; looks at words, tags,
//! classes, known phrases, and at what the same words were called elsewhere in the document.

use super::tagger::Tag;
use super::weights::{Scorer, Scores};
use super::word::{Word, one, three, two};
use crate::language::{NameKind, Phrase, PhraseKind};
use std::collections::HashMap;
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

/// What reference lists say about each word: for every kind of known phrase, whether one begins here or goes on here.
#[must_use]
pub fn hints(phrases: &[Phrase], count: usize) -> Vec<u32> {
    let mut hints = vec![0; count];
    for phrase in phrases {
        let bit = match phrase.kind {
            PhraseKind::Person => 0,
            PhraseKind::Organization => 2,
            PhraseKind::Place => 4,
            PhraseKind::Other => 6,
            PhraseKind::Title => 8,
            PhraseKind::PersonPart => 10,
        };
        for at in phrase.words.clone().take_while(|at| *at < count) {
            hints[at] |= 1 << (bit + u32::from(at > phrase.words.start));
        }
    }
    hints
}

/// What words were called throughout a document, so that a name clear in one sentence helps in another.
#[derive(Debug, Clone, Default)]
pub struct Memory(HashMap<u32, [u16; KINDS.len()]>);

impl Memory {
    /// Remembers the capitalised words of names.
    pub fn add(&mut self, words: &[Word], names: &[(Range<usize>, NameKind)]) {
        for (range, kind) in names {
            let kind = KINDS.iter().position(|found| found == kind).unwrap_or(3);
            for word in words[range.clone()].iter().filter(|word| word.capital) {
                let count = &mut self.0.entry(word.form).or_default()[kind];
                *count = count.saturating_add(1);
            }
        }
    }

    /// What each word was called: its most frequent kind, and whether that was said more than once and always.
    #[must_use]
    pub fn recall(&self, words: &[Word]) -> Vec<u32> {
        let recall = |word: &Word| {
            let Some(counts) = self.0.get(&word.form).filter(|_| word.capital) else { return 0 };
            let (best, most) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).unwrap_or((0, &0));
            let always = counts.iter().filter(|count| **count > 0).count() == 1;
            1 + best as u32 * 4 + u32::from(*most > 1) * 2 + u32::from(always)
        };
        words.iter().map(recall).collect()
    }
}

/// A sentence as the recogniser sees it.
#[derive(Debug, Clone, Copy)]
pub struct View<'sentence> {
    /// Its words.
    pub words: &'sentence [Word],
    /// Their tags.
    pub tags: &'sentence [Tag],
    /// What reference lists say about each.
    pub hints: &'sentence [u32],
    /// What each was called throughout the document; 0 for nothing.
    pub memory: &'sentence [u32],
}

/// The features of a word.
pub fn features(view: &View<'_>, at: usize, out: &mut Vec<u64>) {
    let none = Word::default();
    let step = |step: isize| at.checked_add_signed(step).filter(|at| *at < view.words.len());
    let word = |by: isize| step(by).map_or(&none, |at| &view.words[at]);
    let tag = |by: isize| step(by).map_or(300, |at| u32::from(view.tags[at]));
    let hint = |by: isize| step(by).map_or(1 << 20, |at| view.hints[at]);
    let memory = |by: isize| step(by).map_or(0, |at| view.memory[at]);
    let fine = |by: isize| u32::from(word(by).entry.fine);
    let coarse = |by: isize| u32::from(word(by).entry.coarse);
    let lists = |by: isize| u32::from(word(by).entry.lists);
    let w = word(0);
    let first = u32::from(at == 0);
    out.clear();
    out.extend([
        one(200, 0),
        one(201, w.form),
        two(202, w.form, w.shape),
        two(203, w.shape, first),
        one(204, tag(0)),
        one(205, w.prefix[2]),
        one(206, w.prefix[3]),
        one(207, w.suffix[1]),
        one(208, w.suffix[2]),
        one(209, w.suffix[3]),
        one(210, fine(0)),
        one(211, coarse(0)),
        two(212, coarse(0), w.shape),
        one(213, word(-1).form),
        one(214, word(1).form),
        one(215, word(-2).form),
        one(216, word(2).form),
        two(217, tag(-1), tag(0)),
        two(218, tag(0), tag(1)),
        three(219, tag(-1), tag(0), tag(1)),
        one(220, fine(-1)),
        one(221, fine(1)),
        two(222, word(-1).shape, w.shape),
        two(223, w.shape, word(1).shape),
        three(224, word(-1).shape, w.shape, word(1).shape),
        two(225, word(-1).form, w.shape),
        two(226, w.shape, word(1).form),
        two(227, hint(0), w.shape),
        one(228, hint(0)),
        two(229, hint(0), tag(0)),
        one(230, hint(1)),
        one(231, hint(-1)),
        two(232, lists(0), w.shape),
        two(233, lists(0), tag(0)),
        two(234, lists(-1), lists(0)),
        two(235, lists(0), lists(1)),
        three(236, lists(-1), lists(0), tag(0)),
        three(237, lists(0), lists(1), tag(0)),
        one(238, memory(0)),
        two(239, memory(0), tag(0)),
        two(240, memory(-1), memory(0)),
        two(241, memory(0), memory(1)),
        two(242, coarse(-1), coarse(0)),
        two(243, coarse(0), coarse(1)),
        two(244, coarse(-1), w.shape),
        two(245, w.shape, coarse(1)),
        two(246, word(-1).form, word(-2).form),
        two(247, word(1).form, word(2).form),
        three(248, lists(0), coarse(-1), w.shape),
        three(249, lists(0), coarse(1), w.shape),
        two(250, word(-1).suffix[2], w.shape),
        two(251, word(1).suffix[2], w.shape),
    ]);
}

/// Scores of labels after labels.
pub type Transitions = [[i32; LABELS]; LABELS];

/// Reads the transition scores: rows of little-endian numbers.
#[must_use]
pub fn read_transitions(section: &[u8]) -> Option<Transitions> {
    let mut transitions = [[0; LABELS]; LABELS];
    let (cells, rest) = section.as_chunks::<4>();
    if cells.len() != LABELS * LABELS || !rest.is_empty() {
        return None;
    }
    for (at, cell) in cells.iter().enumerate() {
        transitions[at / LABELS][at % LABELS] = i32::from_le_bytes(*cell);
    }
    Some(transitions)
}

/// Labels a sentence: the best allowed sequence.
#[must_use]
pub fn label(view: &View<'_>, scorer: &impl Scorer, transitions: &Transitions) -> Vec<usize> {
    let mut list = Vec::with_capacity(64);
    let mut best: Vec<[(i64, usize); LABELS]> = Vec::with_capacity(view.words.len());
    for at in 0..view.words.len() {
        features(view, at, &mut list);
        let mut scores: Scores = [0; 256];
        scorer.score(&list, &mut scores);
        let row = std::array::from_fn(|label| {
            let own = i64::from(scores[label]);
            match best.last() {
                None if may_follow(Some(label), None) => (own, 0),
                None => (i64::MIN / 2, 0),
                Some(row) => {
                    let mut top = (i64::MIN / 2, 0);
                    for (before, (score, _)) in row.iter().enumerate() {
                        let score = score + i64::from(transitions[before][label]);
                        if score > top.0 && may_follow(Some(label), Some(before)) {
                            top = (score, before);
                        }
                    }
                    (top.0 + own, top.1)
                }
            }
        });
        best.push(row);
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = 0;
    for (at, (score, _)) in last.iter().enumerate() {
        if may_follow(None, Some(at)) && *score > last[label].0 {
            label = at;
        }
    }
    let mut labels = vec![0; best.len()];
    for (slot, row) in labels.iter_mut().zip(&best).rev() {
        *slot = label;
        label = row[label].1;
    }
    labels
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
