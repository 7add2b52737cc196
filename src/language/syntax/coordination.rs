//! Coordination and apposition: words that stand side by side, as equals or as two names for one thing.
//!
//! In UD the first conjunct heads the others. A modifier of the first may be shared ("the French and German ministers",
//! "Presidents Xi and Putin") or not ("Prime Minister Modi and President Macron"); the tree does not say which, so
//! [`Syntax::conjuncts`] leaves modifiers alone and callers that want a shared one ask [`Syntax::first_conjunct`].

use super::Syntax;
use crate::language::{Deprel, TokenId};

impl Syntax<'_> {
    /// The coordinated words that a word begins, itself first, in text order. One word if nothing is coordinated with it.
    #[must_use]
    pub fn conjuncts(&self, head: TokenId) -> Vec<TokenId> {
        let mut conjuncts = vec![head];
        let mut at = 0;
        // Parsers chain what UD attaches to the first conjunct; follow both.
        while at < conjuncts.len() {
            conjuncts.extend(self.dependents_by(conjuncts[at], &[Deprel::Conj]));
            at += 1;
        }
        conjuncts.sort_unstable();
        conjuncts
    }

    /// The word that heads the coordination a word belongs to; the word itself if it is no conjunct.
    #[must_use]
    pub fn first_conjunct(&self, id: TokenId) -> TokenId {
        let mut first = id;
        while self.relation(first) == Deprel::Conj
            && let Some(head) = self.head(first)
        {
            first = head;
        }
        first
    }

    /// The coordinating conjunction before a conjunct: "and", "or", "but".
    #[must_use]
    pub fn conjunction(&self, conjunct: TokenId) -> Option<TokenId> {
        self.dependent(conjunct, &[Deprel::Cc])
    }

    /// The appositions of a noun: "the Prime Minister" in "Modi, the Prime Minister". Also of each other, in chains.
    #[must_use]
    pub fn appositions(&self, head: TokenId) -> Vec<TokenId> {
        let mut found: Vec<TokenId> = self.dependents_by(head, &[Deprel::Appos]).collect();
        let mut at = 0;
        while at < found.len() {
            found.extend(self.dependents_by(found[at], &[Deprel::Appos]));
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// What a word is an apposition of; the word itself if it is none.
    #[must_use]
    pub fn renamed(&self, id: TokenId) -> TokenId {
        let mut head = id;
        while self.relation(head) == Deprel::Appos
            && let Some(above) = self.head(head)
        {
            head = above;
        }
        head
    }
}
