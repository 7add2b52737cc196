//! An utterance: one act of speech of one speaker, before those of one sentence are joined into a statement.

use std::ops::Range;

use super::scene::Scene;
use super::speaker::Speaker;
use crate::language::TokenId;
use crate::reading::Stance;
use crate::text::Span;

/// One act of speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    /// Whose words.
    pub speaker: Speaker,
    /// The tokens of the sentence that holds it.
    pub sentence: Range<TokenId>,
    /// The speech verb.
    pub verb: Option<TokenId>,
    /// Its attitude.
    pub stance: Option<Stance>,
    /// To whom, where the verb says so.
    pub addressees: Vec<Speaker>,
    /// What is said.
    pub text: Span,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Who spoke before a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Before {
    /// The speakers of the utterances last read.
    pub last: Vec<Speaker>,
    /// The person known by name who spoke last.
    pub person: Option<Speaker>,
}

impl Before {
    /// Notes the utterances of a sentence.
    pub fn note(&mut self, scene: &Scene<'_>, found: &[Utterance]) {
        if found.is_empty() {
            return;
        }
        self.last = found.iter().map(|utterance| utterance.speaker.clone()).collect();
        let person = self.last.iter().rev().find(|speaker| scene.is_named_person(speaker));
        self.person = person.cloned().or_else(|| self.person.take());
    }
}
