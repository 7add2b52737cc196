//! What the recogniser looks at: the words around, their tags and classes, what reference lists say, and what the same
//! words were called elsewhere in the document.

use super::super::tagger::Tag;
use super::super::word::{Word, one, three, two};
use crate::language::{Phrase, PhraseKind};

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

/// Whether a word is part of a known title, by its hints.
#[must_use]
pub fn is_title(hints: u32) -> bool {
    hints & (0b11 << 8) != 0
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
    out.clear();
    sentence_features(view, at, out);
    memory_features(view, at, out);
}

/// What the words and tags of the sentence and the reference lists say about a word.
pub(super) fn sentence_features(view: &View<'_>, at: usize, out: &mut Vec<u64>) {
    let none = Word::default();
    let step = |step: isize| at.checked_add_signed(step).filter(|at| *at < view.words.len());
    let word = |by: isize| step(by).map_or(&none, |at| &view.words[at]);
    let tag = |by: isize| step(by).map_or(300, |at| u32::from(view.tags[at]));
    let hint = |by: isize| step(by).map_or(1 << 20, |at| view.hints[at]);
    let fine = |by: isize| u32::from(word(by).entry.fine);
    let coarse = |by: isize| u32::from(word(by).entry.coarse);
    let w = word(0);
    let first = u32::from(at == 0);
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
        two(242, coarse(-1), coarse(0)),
        two(243, coarse(0), coarse(1)),
        two(244, coarse(-1), w.shape),
        two(245, w.shape, coarse(1)),
        two(246, word(-1).form, word(-2).form),
        two(247, word(1).form, word(2).form),
        two(250, word(-1).suffix[2], w.shape),
        two(251, word(1).suffix[2], w.shape),
    ]);
}

/// What the rest of the document says about a word.
pub(super) fn memory_features(view: &View<'_>, at: usize, out: &mut Vec<u64>) {
    let memory = |by: isize| at.checked_add_signed(by).and_then(|at| view.memory.get(at)).copied().unwrap_or(0);
    out.extend([
        one(238, memory(0)),
        two(239, memory(0), u32::from(view.tags[at])),
        two(240, memory(-1), memory(0)),
        two(241, memory(0), memory(1)),
    ]);
}
