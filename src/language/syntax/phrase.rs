//! Phrases: which words go with a head.
//!
//! A subtree is a range of tokens in all but a few crossing trees, so a phrase is one: the tokens around the head up to
//! the first dependent that the caller does not want, without the punctuation at its edges.

use std::ops::Range;

use super::Syntax;
use crate::language::{Deprel, TokenId, Upos};

/// How much of a subtree a phrase takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything: "the Qatari prime minister, who chaired the talks in Doha, and his guests".
    Full,
    /// Without relative and other clauses, appositions, parentheses and conjuncts after the head: "the Qatari prime minister".
    /// Prepositional phrases stay: "the President of the Republic of Korea".
    Nominal,
    /// The head with the words before it and the rest of its name: "the Qatari prime minister", "the President".
    Base,
}

impl Syntax<'_> {
    /// The phrase of a head, trimmed of punctuation, of a leading conjunction and of the prepositions before it.
    #[must_use]
    pub fn phrase(&self, head: TokenId, extent: Extent) -> Range<TokenId> {
        let mut phrase = self.subtree(head);
        for dependent in self.dependents(head) {
            let part = self.subtree(*dependent);
            if self.leads(*dependent) && *dependent < head && part.start <= phrase.start {
                phrase.start = part.end.min(head);
            } else if *dependent > head && !self.keeps(*dependent, extent) {
                phrase.end = phrase.end.min(part.start).max(head + 1);
            } else if *dependent < head && !self.keeps_before(*dependent, extent) {
                phrase.start = phrase.start.max(part.end).min(head);
            }
        }
        self.trim(phrase, head)
    }

    /// Whether a dependent introduces the phrase rather than belonging to it: preposition, conjunction, mark.
    fn leads(&self, dependent: TokenId) -> bool {
        matches!(self.relation(dependent), Deprel::Case | Deprel::Cc | Deprel::CcPreconj | Deprel::Mark | Deprel::Punct)
    }

    fn keeps(&self, dependent: TokenId, extent: Extent) -> bool {
        use Deprel::{Compound, Fixed, Flat, Goeswith, NmodDesc, Nummod, Punct};
        let relation = self.relation(dependent);
        match extent {
            Extent::Full => true,
            Extent::Nominal => !matches!(
                relation,
                Deprel::AclRelcl
                    | Deprel::Acl
                    | Deprel::Advcl
                    | Deprel::AdvclRelcl
                    | Deprel::Appos
                    | Deprel::Parataxis
                    | Deprel::Conj
                    | Deprel::Cc
                    | Deprel::List
                    | Deprel::Dep
                    | Deprel::Discourse
                    | Deprel::Vocative
                    | Deprel::Cop
                    | Deprel::Nsubj
            ),
            // A possessive 's stands after its noun; it is left to the caller's trim.
            Extent::Base => matches!(relation, Flat | Compound | Fixed | Goeswith | NmodDesc | Nummod | Punct),
        }
    }

    /// Whether what stands before the head belongs to a phrase: a predicate noun's subject and copula do not.
    fn keeps_before(&self, dependent: TokenId, extent: Extent) -> bool {
        extent == Extent::Full
            || !matches!(
                self.relation(dependent),
                Deprel::Nsubj
                    | Deprel::NsubjOuter
                    | Deprel::NsubjPass
                    | Deprel::Csubj
                    | Deprel::Cop
                    | Deprel::Aux
                    | Deprel::Advcl
                    | Deprel::Obl
                    | Deprel::Parataxis
                    | Deprel::Discourse
                    | Deprel::Vocative
            )
    }

    /// Takes punctuation, and a possessive 's, off the edges; never past the head.
    fn trim(&self, mut phrase: Range<TokenId>, head: TokenId) -> Range<TokenId> {
        let edge = |id: TokenId| {
            let token = self.document.token(id);
            id != head
                && (token.upos == Upos::Punct || token.upos == Upos::Part && token.deprel == Deprel::Case && id > head)
        };
        while phrase.start < head && edge(phrase.start) {
            phrase.start += 1;
        }
        while phrase.end > head + 1 && self.trims_end(phrase.end - 1, &phrase, edge(phrase.end - 1)) {
            phrase.end -= 1;
        }
        phrase
    }

    /// Punctuation at the end goes, but a bracket or quotation mark whose partner stays does not.
    fn trims_end(&self, last: TokenId, phrase: &Range<TokenId>, edge: bool) -> bool {
        let partner = match self.document.word(last) {
            ")" => "(",
            "]" => "[",
            "”" => "“",
            _ => return edge,
        };
        edge && !(phrase.start..last).any(|id| self.document.word(id) == partner)
    }
}
