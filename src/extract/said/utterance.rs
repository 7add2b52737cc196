//! An utterance: one act of speech of one speaker, before those of one sentence are joined into a statement.

use std::ops::Range;

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
