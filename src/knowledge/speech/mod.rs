//! The lexicons of speech: reporting verbs, the words around them, and verbs that relate parties and initiatives.

mod relations;
mod verbs;
mod words;

pub use relations::{RelationVerb, RelationVerbs};
pub use verbs::{AddresseeSlot, Complement, SpeechVerb, SpeechVerbs};
pub use words::{SpeechClue, SpeechWords};

use super::KnowledgeError;

/// The lexicons of speech.
#[derive(Debug, Clone, Default)]
pub struct SpeechLexicon {
    /// Reporting verbs.
    pub verbs: SpeechVerbs,
    /// Words around them.
    pub words: SpeechWords,
    /// Verbs that relate parties and initiatives.
    pub relations: RelationVerbs,
}

impl SpeechLexicon {
    /// The lexicons that the program carries in itself.
    ///
    /// # Errors
    /// When a table breaks a rule of lexicons.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        Ok(Self {
            verbs: SpeechVerbs::embedded()?,
            words: SpeechWords::embedded()?,
            relations: RelationVerbs::embedded()?,
        })
    }
}
