//! Whether a word can be what a frame is triggered by: its lemma with particles and object, or the noun with the words before it.

use super::Reader;
use crate::extract::EntityKind;
use crate::knowledge::Frame;
use crate::language::{Deprel, TokenId, Upos};
use crate::reading::EventKind;

impl Reader<'_> {
    /// Whether the words of a verb frame are there; more of them weigh more.
    pub(super) fn verb_fits(&self, frame: &Frame, word: TokenId, lemma: &str) -> Option<usize> {
        if self.tree.upos(word) == Upos::Aux && self.tree.rel(word) != Deprel::Cop {
            return None;
        }
        let children = self.tree.children(word);
        let particle = |part: &str| children.iter().any(|child| self.tree.lemma(*child) == part);
        let words = frame.verb.iter().filter_map(|verb| {
            let mut parts = verb.split(' ');
            (parts.next() == Some(lemma) && parts.all(particle)).then(|| verb.split(' ').count())
        });
        let weight = words.max()?;
        if !frame.object.is_empty()
            && !self
                .objects(word)
                .into_iter()
                .any(|object| frame.object.iter().any(|noun| noun.eq_ignore_ascii_case(self.tree.lemma(object))))
        {
            return None;
        }
        if !frame.has.is_empty() && !self.clause_has(word, &frame.has) {
            return None;
        }
        Some(weight * 2 + usize::from(!frame.object.is_empty()) * 2 + usize::from(!frame.has.is_empty()) * 2)
    }

    pub(super) fn noun_fits(&self, frame: &Frame, word: TokenId) -> Option<usize> {
        let fits = |noun: &str| {
            noun.split(' ').rev().zip((0..=word).rev()).all(|(part, at)| {
                let token = self.tree.lemma(at);
                part.eq_ignore_ascii_case(token) || part.eq_ignore_ascii_case(self.tree.doc.word(at))
            })
        };
        frame.noun.iter().filter(|noun| fits(noun)).map(|noun| noun.split(' ').count() * 2).max()
    }

    /// Whether one of these words stands in the clause of a word.
    pub(super) fn clause_has(&self, word: TokenId, words: &[String]) -> bool {
        self.zone(word).into_iter().any(|at| {
            let token = self.tree.doc.word(at).to_lowercase();
            words.iter().any(|listed| *listed == token || listed.eq_ignore_ascii_case(self.tree.lemma(at)))
        })
    }

    /// The tokens below a word within its own clause.
    pub(super) fn zone(&self, word: TokenId) -> Vec<TokenId> {
        let stop = |child: TokenId| {
            matches!(self.tree.rel(child), Deprel::Ccomp | Deprel::AclRelcl | Deprel::Parataxis | Deprel::Advcl)
                || self.tree.rel(child) == Deprel::Conj && self.tree.is_verb(child)
        };
        self.tree.subtree(word, &stop)
    }

    /// Meeting rooms, board meetings, press calls: no event of ours.
    pub(super) fn is_blocked(&self, word: TokenId) -> bool {
        if self.tree.is_verb(word) {
            return false;
        }
        let of_body = self.discourse.at(word).is_some_and(|mention| {
            let ids = mention.referent.entities().iter();
            mention.tokens.len() > 1
                && ids.copied().any(|id| self.discourse.entity(id).kind == EntityKind::Organization)
        });
        if of_body {
            return true;
        }
        let part_of_name = matches!(self.tree.rel(word), Deprel::Compound)
            && self
                .tree
                .head(word)
                .is_some_and(|head| self.frames.of_noun(&self.tree.lemma(head).to_lowercase()).next().is_none());
        // "a bilateral dialogue": the adjective tells no event beside its noun.
        let described = self.tree.rel(word) == Deprel::Amod
            && self.tree.head(word).is_some_and(|head| {
                head > word
                    && (self.names_gathering(head).is_some()
                        || self.frames.of_noun(&self.tree.lemma(head).to_lowercase()).next().is_some())
            });
        // "addressed the session via videoconference": how, not what.
        let channel = self.frames.lists("media", &self.tree.lemma(word).to_lowercase())
            && self.tree.case(word).is_some_and(|case| self.frames.lists("channels", &case));
        part_of_name
            || channel
            || described
            || self
                .tree
                .with_rel(word, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss])
                .any(|child| self.frames.lists("blockers", &self.tree.lemma(child).to_lowercase()))
    }

    /// "attended the Lima summit": the gathering that the verb is about is told by its own name.
    pub(super) fn attends_by_name(&self, word: TokenId) -> bool {
        let summits = |verb| self.frames.of_verb(verb).any(|frame| frame.kind == EventKind::Summit);
        let named = |object: TokenId| self.names_gathering(object).is_some();
        self.tree.is_verb(word) && summits(self.tree.lemma(word)) && self.objects(word).into_iter().any(named)
    }
}
