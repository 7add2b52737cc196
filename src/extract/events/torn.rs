//! Fillers that the tree has torn from their preposition: repeated behind "and", added with "as well as", hung elsewhere.

use super::Reader;
use crate::language::{Deprel, TokenId, Upos, Xpos};

impl Reader<'_> {
    /// "with civil society as well as party leader A B": the person named last, wherever the tree hangs the name.
    pub(super) fn as_well_as(&self, first: TokenId) -> Option<TokenId> {
        let end = self.tree.doc.sentence_of(first).tokens.end;
        let addition =
            |at: &TokenId| self.frames.lists("additions", &self.tree.doc.words(&(*at..*at + 3)).to_lowercase());
        let start = (first + 1..end.saturating_sub(3).min(first + 12)).find(addition)?;
        let clause = |at: TokenId| self.tree.is_verb(at) && self.discourse.at(at).is_none();
        let mut behind =
            (start + 3..end.min(start + 15)).take_while(|at| !clause(*at) && self.tree.doc.word(*at) != ",");
        let mention = behind.find_map(|at| self.discourse.at(at).filter(|mention| self.names_person(mention)))?;
        Some(mention.head)
    }

    /// "spoke with A on Sunday and once with B": the same preposition again behind "and", wherever the tree hangs it.
    pub(super) fn repeated(&self, first: TokenId, preposition: &str) -> Option<TokenId> {
        let start = self.discourse.at(first)?.tokens.end;
        let end = self.tree.doc.sentence_of(first).tokens.end.min(start + 8);
        let joins = |at: &TokenId| self.frames.lists("joining", &self.tree.doc.word(*at).to_lowercase());
        let and = (start..end).find(joins)?;
        let dated = (start..and).all(|at| self.time_at(at).is_some() || self.time_at(at + 1).is_some());
        let mut behind = and + 1..end;
        let again =
            behind.find(|at| !matches!(self.tree.upos(*at), Upos::Adv | Upos::Sconj) && self.time_at(*at).is_none())?;
        // "with Finland's A": whoever the owner belongs to.
        let owned = |at: TokenId| self.tree.head(at).filter(|_| self.tree.rel(at) == Deprel::NmodPoss);
        let first = self.discourse.at(again + 1)?;
        let named = owned(first.head)
            .and_then(|head| self.discourse.at(head))
            .into_iter()
            .chain([first])
            .find(|mention| mention.referent.entities().iter().any(|id| self.can_act(*id)))?;
        (dated && self.tree.doc.word(again).eq_ignore_ascii_case(preposition)).then_some(named.head)
    }

    /// The nominal behind the nearest such preposition after a word, where the tree has it elsewhere: "spoke by phone with A".
    pub(super) fn on_the_surface(&self, word: TokenId, preposition: &str) -> Option<TokenId> {
        if !self.frames.lists("surface-prepositions", preposition) {
            return None;
        }
        let end = self.tree.doc.sentence_of(word).tokens.end;
        for token in (word + 1)..end.min(word + 9) {
            if self.tree.doc.word(token).eq_ignore_ascii_case(preposition) {
                if preposition == "to" && self.tree.xpos(token) == Xpos::To && self.tree.rel(token) == Deprel::Mark {
                    return None;
                }
                if let Some(head) = self.tree.head(token).filter(|head| *head > token && self.tree.is_nominal(*head)) {
                    return Some(head);
                }
                return self
                    .discourse
                    .at(token + 1)
                    .or_else(|| self.discourse.at(token + 2))
                    .map(|mention| mention.head);
            }
            let stops = self.tree.is_verb(token)
                || matches!(self.tree.doc.word(token), "," | ";" | ":")
                || self.frames.lists("joining", self.tree.doc.word(token))
                || self.frames.lists("relative", self.tree.doc.word(token))
                || self.triggers.contains(&token);
            if stops {
                return None;
            }
        }
        None
    }
}
