//! Syntax: what the dependency trees of a document say about phrases, coordination, arguments and predicates.
//!
//! [`Syntax`] indexes a frozen [`Document`] once, in time linear in its tokens; every question after that is a walk over a
//! few tokens. Relations are those of Universal Dependencies v2 for English (<https://universaldependencies.org/en/dep/>).
//!
//! | question | answered by |
//! |---|---|
//! | what depends on this word, and where does its subtree stand? | [`Syntax::dependents`], [`Syntax::subtree`] |
//! | which words make up this noun phrase? | [`Syntax::phrase`] |
//! | what is this coordinated with, what is this renamed as? | [`Syntax::conjuncts`], [`Syntax::appositions`] |
//! | who acts, and on whom? | [`Syntax::subject`], [`Syntax::agent`], [`Syntax::patient`], [`Syntax::object`], [`Syntax::oblique`] |
//! | did it happen, when, is it denied, possible, planned? | [`Syntax::predication`] |

mod argument;
mod coordination;
mod grammar;
mod phrase;
mod polarity;
mod predication;
#[cfg(test)]
mod tests;

pub use argument::{Subject, SubjectLink};
pub use phrase::Extent;
pub use predication::{Modality, Predication, Tense, Voice};

use std::ops::Range;

use super::{Deprel, Document, TokenId};

/// The dependency trees of a document, indexed from heads to dependents.
#[derive(Debug, Clone)]
pub struct Syntax<'a> {
    document: &'a Document<'a>,
    /// Where the dependents of each token begin in `dependents`; one more cell than tokens.
    first: Vec<u32>,
    /// The dependents of all tokens, head by head, each in text order.
    dependents: Vec<TokenId>,
    /// For each token, the tokens between the leftmost and rightmost of its subtree.
    extents: Vec<Range<TokenId>>,
}

impl<'a> Syntax<'a> {
    /// Indexes a document.
    #[must_use]
    pub fn new(document: &'a Document<'a>) -> Self {
        let tokens = document.tokens();
        let mut first = vec![0_u32; tokens.len() + 1];
        let governed = || (0..).zip(tokens).filter(|(id, token)| token.head != *id);
        for (_, token) in governed() {
            first[token.head as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        let mut dependents = vec![0; first.last().copied().unwrap_or(0) as usize];
        for (id, token) in governed() {
            let cell = &mut next[token.head as usize];
            dependents[*cell as usize] = id;
            *cell += 1;
        }
        let mut syntax = Self { document, first, dependents, extents: Vec::new() };
        syntax.extents = syntax.measure();
        syntax
    }

    /// The extent of every subtree, from the leaves up.
    fn measure(&self) -> Vec<Range<TokenId>> {
        let count = TokenId::try_from(self.document.tokens().len()).unwrap_or(TokenId::MAX);
        let mut extents: Vec<Range<TokenId>> = (0..count).map(|id| id..id + 1).collect();
        let mut order: Vec<TokenId> = (0..count).filter(|id| self.head(*id).is_none()).collect();
        let mut at = 0;
        while at < order.len() {
            order.extend_from_slice(self.dependents(order[at]));
            at += 1;
        }
        for id in order.into_iter().rev() {
            if let Some(head) = self.head(id) {
                let part = extents[id as usize].clone();
                let whole = &mut extents[head as usize];
                *whole = whole.start.min(part.start)..whole.end.max(part.end);
            }
        }
        extents
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &'a Document<'a> {
        self.document
    }

    /// The head of a token; nothing for the root of its sentence.
    #[must_use]
    pub fn head(&self, id: TokenId) -> Option<TokenId> {
        let head = self.document.token(id).head;
        (head != id).then_some(head)
    }

    /// The relation of a token to its head.
    #[must_use]
    pub fn relation(&self, id: TokenId) -> Deprel {
        self.document.token(id).deprel
    }

    /// The direct dependents of a token, in text order.
    #[must_use]
    pub fn dependents(&self, id: TokenId) -> &[TokenId] {
        let at = id as usize;
        &self.dependents[self.first[at] as usize..self.first[at + 1] as usize]
    }

    /// The direct dependents with one of these relations, in text order.
    pub fn dependents_by<'s>(
        &'s self,
        id: TokenId,
        relations: &'s [Deprel],
    ) -> impl DoubleEndedIterator<Item = TokenId> + 's {
        self.dependents(id).iter().copied().filter(move |dependent| relations.contains(&self.relation(*dependent)))
    }

    /// The first direct dependent with one of these relations.
    #[must_use]
    pub fn dependent(&self, id: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.dependents_by(id, relations).next()
    }

    /// The tokens from the leftmost to the rightmost of a subtree.
    #[must_use]
    pub fn subtree(&self, id: TokenId) -> Range<TokenId> {
        self.extents[id as usize].clone()
    }

    /// The head of a token, the head's head and so on to the root.
    pub fn ancestors(&self, id: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.head(id), |id| self.head(*id)).take(self.document.tokens().len())
    }

    /// Whether a token is `ancestor` or stands somewhere below it.
    #[must_use]
    pub fn is_within(&self, id: TokenId, ancestor: TokenId) -> bool {
        id == ancestor || self.ancestors(id).any(|above| above == ancestor)
    }

    /// The token of a range whose head lies outside it: the syntactic head of a name or phrase. The first one if several.
    #[must_use]
    pub fn head_of(&self, tokens: &Range<TokenId>) -> Option<TokenId> {
        tokens.clone().find(|id| self.head(*id).is_none_or(|head| !tokens.contains(&head)))
    }

    /// The preposition or other case marker of a nominal: "with" in "met with Xi". The last one of "from behind".
    #[must_use]
    pub fn case(&self, id: TokenId) -> Option<TokenId> {
        self.dependents_by(id, &[Deprel::Case]).next_back()
    }
}
