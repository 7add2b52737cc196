//! Questions: what somebody asks about has not happened for being asked, and in a transcript the "I" and "we" of a reporter who is
//! not named are nobody's.

use std::ops::Range;

use super::Reader;
use crate::language::{Deprel, TokenId, Xpos};

/// The most words of the label before a turn.
const LABEL: usize = 12;

impl Reader<'_> {
    /// The turns of a transcript in which nobody known by name asks: from "Q" or "QUESTION:" to the next label.
    pub(super) fn find_questioners(&self) -> Vec<Range<TokenId>> {
        let mut turns: Vec<Range<TokenId>> = Vec::new();
        let mut asking = false;
        for sentence in self.tree.doc.sentences() {
            let words = &sentence.tokens;
            if sentence.opens_paragraph {
                let questioner = self.frames.lists("questioners", &self.tree.doc.word(words.start).to_lowercase());
                let alone = self.tree.doc.word(words.start).len() == 1;
                let labelled = self.is_label(words);
                asking = questioner && (alone || labelled) || asking && !labelled;
            }
            match turns.last_mut().filter(|last| asking && last.end == words.start) {
                Some(last) => last.end = words.end,
                None if asking => turns.push(words.clone()),
                None => {}
            }
        }
        turns
    }

    /// Whether a paragraph opens with the label of a speaker: capitals, then a colon.
    fn is_label(&self, words: &Range<TokenId>) -> bool {
        let colon = words.clone().take(LABEL).find(|at| self.tree.doc.word(*at).ends_with(':'));
        colon.is_some_and(|colon| {
            (words.start..colon).all(|at| self.tree.doc.word(at).starts_with(|first: char| !first.is_lowercase()))
        })
    }

    /// Whether a word is spoken by a reporter who is not named.
    pub(super) fn is_questioners(&self, token: TokenId) -> bool {
        let after = self.questioners.partition_point(|turn| turn.start <= token);
        after > 0 && self.questioners[after - 1].contains(&token)
    }

    /// Whether the sentence of a word ends with a question mark.
    pub(super) fn is_question(&self, word: TokenId) -> bool {
        let sentence = self.tree.doc.sentence_of(word).tokens.clone();
        sentence.rev().take(3).any(|at| self.tree.doc.word(at).contains('?'))
    }

    /// Whether a sentence asks if what a word tells is so. "Why", "how" and "who" take it as given, and so do relative and adverbial
    /// clauses and definite nouns.
    pub(super) fn is_asked(&self, word: TokenId) -> bool {
        if !self.is_question(word) {
            return false;
        }
        if !self.tree.is_verb(word) && self.is_definite(word) {
            return false;
        }
        let taken = |at: TokenId| {
            matches!(self.tree.rel(at), Deprel::AclRelcl | Deprel::AdvclRelcl | Deprel::Parataxis | Deprel::Appos | Deprel::Conj)
                || self.tree.rel(at) == Deprel::Advcl && !self.is_infinitive(at)
                // "Can you tell us when she will travel?"
                || self.tree.rel(at) == Deprel::Ccomp
                    && self.tree.children(at).iter().any(|child| self.tree.xpos(*child) == Xpos::Wrb)
        };
        for at in self.tree.ancestors(self.predicate(word)) {
            if self.is_inverted(at) {
                return !self.asks_for_more(at);
            }
            if self.tree.head(at).is_none() {
                // "They met on Monday, and what did they discuss?"
                let mut clauses = self.tree.with_rel(at, &[Deprel::Conj, Deprel::Parataxis, Deprel::Ccomp]);
                return !clauses.any(|clause| clause > word && self.is_inverted(clause)) && !self.asks_for_more(at);
            }
            if taken(at) {
                return false;
            }
        }
        false
    }

    /// Whether an auxiliary or copula stands before the subject.
    fn is_inverted(&self, verb: TokenId) -> bool {
        let subject = self.tree.with_rel(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).min();
        let auxiliary = self.tree.with_rel(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).min();
        matches!((auxiliary, subject), (Some(auxiliary), Some(subject)) if auxiliary < subject)
    }

    /// Whether a question takes its event as given and asks who, why or how.
    fn asks_for_more(&self, verb: TokenId) -> bool {
        let zone = self.tree.children(verb).iter().flat_map(|child| {
            std::iter::once(*child).chain(self.tree.with_rel(*child, &[Deprel::Det, Deprel::Amod, Deprel::Advmod]))
        });
        zone.into_iter().any(|at| {
            matches!(self.tree.xpos(at), Xpos::Wp | Xpos::Wdt | Xpos::Wrb)
                && !self.frames.lists("open-questions", &self.tree.lemma(at).to_lowercase())
        })
    }
}
