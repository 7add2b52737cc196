//! Habits: "meets weekly with A", "all the leaders whom she meets". They tell no single event.

use super::Reader;
use crate::language::{Deprel, TokenId, Upos};

impl Reader<'_> {
    /// "all the leaders whom she meets with": nobody in particular.
    pub(super) fn is_of_every(&self, verb: TokenId) -> bool {
        // "every senator who wanted to speak to her"
        let clause =
            std::iter::once(verb).chain(self.tree.ancestors(verb)).find(|at| self.tree.rel(*at) != Deprel::Xcomp);
        let noun = clause
            .filter(|clause| self.tree.rel(*clause) == Deprel::AclRelcl)
            .and_then(|clause| self.tree.head(clause));
        let every = |det: TokenId| self.frames.lists("every", &self.tree.lemma(det).to_lowercase());
        noun.is_some_and(|noun| self.tree.with_rel(noun, &[Deprel::Det, Deprel::DetPredet]).any(every))
    }

    pub(super) fn is_habitual(&self, word: TokenId) -> bool {
        let habit = |at: TokenId| self.frames.lists("habits", &self.tree.doc.word(at).to_lowercase());
        let end = self.tree.doc.sentence_of(word).tokens.end;
        // "meets weekly with A", "meet every day"
        let behind = self.tree.is_verb(word) && word + 1 < end && habit(word + 1);
        let every = self.tree.with_rel(word, &[Deprel::OblUnmarked, Deprel::Obl]).any(|time| {
            let unit = self.frames.lists("habit-units", self.tree.lemma(time));
            let mut dets = self.tree.with_rel(time, &[Deprel::Det]);
            unit && dets.any(|det| self.frames.lists("each", &self.tree.lemma(det).to_lowercase()))
        });
        behind
            || every
            || self.tree.with_rel(word, &[Deprel::Advmod, Deprel::Amod]).any(habit)
            || self
                .tree
                .with_rel(word, &[Deprel::Det])
                .any(|child| self.tree.lemma(child).eq_ignore_ascii_case("every"))
            || self.tree.upos(word) == Upos::Verb
                && self
                    .tree
                    .with_rel(word, &[Deprel::Advmod, Deprel::Mark])
                    .any(|child| self.tree.lemma(child).eq_ignore_ascii_case("whenever"))
    }
}
