//! The tagger: one greedy pass from left to right that gives each word a universal and a Penn tag at once.
//!
//! Method: averaged perceptron (Collins 2002) on words, affixes, shapes, word classes and the usual tags of the words
//! around, with the two tags before; as errors of its own are what it saw before it in training too.

use std::ops::Range;

use super::weights::{Scorer, Scores};
use super::word::{Word, one, three, two};
use crate::language::{Upos, Xpos};

/// A pair of universal and Penn tag, as an index into [`TagSet`].
pub type Tag = u8;

/// The pairs of tags that the model distinguishes.
#[derive(Debug, Clone, Default)]
pub struct TagSet(Vec<(Upos, Xpos)>);

impl TagSet {
    /// The set of these pairs, at most 255.
    #[must_use]
    pub fn new(pairs: Vec<(Upos, Xpos)>) -> Self {
        Self(pairs)
    }

    /// Reads the set: two bytes per pair.
    #[must_use]
    pub fn read(section: &[u8]) -> Option<Self> {
        let pair =
            |bytes: &[u8]| Some((*Upos::ALL.get(usize::from(bytes[0]))?, *Xpos::ALL.get(usize::from(bytes[1]))?));
        let pairs: Option<Vec<_>> = section.chunks_exact(2).map(pair).collect();
        pairs.filter(|pairs| !pairs.is_empty() && pairs.len() < 256).map(Self)
    }

    /// Writes what [`TagSet::read`] reads.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(|(upos, xpos)| [*upos as u8, *xpos as u8]).collect()
    }

    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pair of an index.
    #[must_use]
    pub fn pair(&self, tag: Tag) -> (Upos, Xpos) {
        self.0.get(usize::from(tag)).copied().unwrap_or((Upos::X, Xpos::Fw))
    }

    /// Tags as names the words of known names that the model takes for marks: "G7" is no quotation mark and numbers no item.
    pub fn settle_names(&self, tags: &mut [Tag], names: impl Iterator<Item = Range<usize>>) {
        let Some(name) = self.index((Upos::Propn, Xpos::Nnp)) else { return };
        for at in names.filter(|name| name.len() == 1).map(|name| name.start) {
            if let Some(tag) =
                tags.get_mut(at).filter(|tag| matches!(self.pair(**tag).0, Upos::Punct | Upos::Sym | Upos::X))
            {
                *tag = name;
            }
        }
    }

    /// The index of a pair.
    #[must_use]
    pub fn index(&self, pair: (Upos, Xpos)) -> Option<Tag> {
        self.0.iter().position(|found| *found == pair).and_then(|at| Tag::try_from(at).ok())
    }
}

/// Value of a tag before the first word.
const BEFORE: u32 = 300;

/// Features that do not depend on tags already given.
pub fn word_features(words: &[Word], at: usize, features: &mut Vec<u64>) {
    let none = Word::default();
    let near = |step: isize| at.checked_add_signed(step).and_then(|at| words.get(at)).unwrap_or(&none);
    let (word, last, next) = (near(0), near(-1), near(1));
    let (before, after) = (near(-2), near(2));
    let usual = |word: &Word| u32::from(word.entry.tags);
    let fine = |word: &Word| u32::from(word.entry.fine);
    let coarse = |word: &Word| u32::from(word.entry.coarse);
    let position = u32::from(at == 0) + 2 * u32::from(at + 1 == words.len());
    features.clear();
    features.extend([
        one(0, 0),
        one(1, word.form),
        one(2, word.prefix[0]),
        one(3, word.prefix[1]),
        one(4, word.prefix[2]),
        one(5, word.prefix[3]),
        one(6, word.suffix[0]),
        one(7, word.suffix[1]),
        one(8, word.suffix[2]),
        one(9, word.suffix[3]),
        one(10, word.suffix[4]),
        two(11, word.shape, position),
        one(12, fine(word)),
        one(13, coarse(word)),
        one(14, usual(word)),
        two(15, word.form, word.shape),
        one(16, last.form),
        one(17, next.form),
        one(18, before.form),
        one(19, after.form),
        two(20, last.form, word.form),
        two(21, word.form, next.form),
        one(22, fine(last)),
        one(23, fine(next)),
        two(24, usual(word), usual(next)),
        three(25, usual(word), usual(next), usual(after)),
        two(26, usual(last), usual(word)),
        one(27, next.suffix[2]),
        one(28, last.suffix[2]),
        two(29, word.shape, next.shape),
        two(30, word.shape, last.shape),
        two(31, usual(word), word.shape),
        two(32, word.suffix[2], word.shape),
        two(33, fine(word), fine(next)),
        two(34, coarse(after), coarse(next)),
        two(35, word.form, usual(next)),
        two(36, usual(next), usual(after)),
        three(38, usual(last), usual(word), usual(next)),
        three(39, last.form, usual(word), next.form),
    ]);
}

/// Features of the tags already given.
pub fn tag_features(words: &[Word], at: usize, tags: &[Tag], features: &mut Vec<u64>) {
    let given = |back: usize| at.checked_sub(back).and_then(|at| tags.get(at)).map_or(BEFORE, |tag| u32::from(*tag));
    let word = &words[at];
    let next = words.get(at + 1).copied().unwrap_or_default();
    let (first, second) = (given(1), given(2));
    features.extend([
        one(60, first),
        two(61, first, second),
        two(62, first, word.form),
        three(63, first, second, word.form),
        two(64, first, u32::from(next.entry.tags)),
        three(65, first, u32::from(word.entry.tags), u32::from(next.entry.tags)),
        two(66, first, word.suffix[2]),
        two(67, first, u32::from(word.entry.fine)),
        two(68, first, next.form),
        three(69, first, second, u32::from(word.entry.tags)),
    ]);
}

/// Tags a sentence.
pub fn tag(words: &[Word], classes: usize, scorer: &impl Scorer) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(words.len());
    let mut features = Vec::with_capacity(64);
    for at in 0..words.len() {
        word_features(words, at, &mut features);
        tag_features(words, at, &tags, &mut features);
        let mut scores: Scores = [0; 256];
        scorer.score(&features, &mut scores);
        tags.push(best(&scores[..classes.min(255)]));
    }
    tags
}

/// The first of the highest scores.
#[must_use]
pub fn best(scores: &[i32]) -> u8 {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best as u8
}
