//! The seam through which known names and titles reach the engine: known phrases are fused into single units before
//! parsing, and inform the name recogniser.

use std::ops::Range;

/// What a known phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhraseKind {
    /// A person's full name.
    Person,
    /// An organization's name or acronym.
    Organization,
    /// A place name.
    Place,
    /// The name of an initiative, treaty, gathering or other work.
    Other,
    /// A title or office before a name: "Secretary of State", "Foreign Minister".
    Title,
    /// A forename or surname common somewhere in the world: only a hint.
    PersonPart,
}

/// A known phrase in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, as a range of indices into the sentence's words.
    pub words: Range<usize>,
    /// What it is.
    pub kind: PhraseKind,
}

/// Knows names and titles.
pub trait Gazetteer: Sync {
    /// The known phrases among the words of one sentence, in order. They may overlap; longer first at one start.
    fn phrases(&self, words: &[&str]) -> Vec<Phrase>;
}

/// Knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoGazetteer;

impl Gazetteer for NoGazetteer {
    fn phrases(&self, _words: &[&str]) -> Vec<Phrase> {
        Vec::new()
    }
}
