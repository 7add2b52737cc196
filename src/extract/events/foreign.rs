//! Texts and sentences of other fields, sport, companies and courts, where "met" and "talks" tell no event of ours.

use std::collections::BTreeSet;

use super::Reader;
use crate::extract::EntityKind;
use crate::language::{Deprel, TokenId};

/// How many different words of another field make a text one of that field.
const FOREIGN_WORDS: usize = 4;

impl Reader<'_> {
    /// Whether a text uses many different words of another field.
    pub(super) fn is_of_another_field(&self) -> bool {
        let words: BTreeSet<String> = self
            .tree
            .doc
            .tokens()
            .iter()
            .map(|token| token.lemma.to_lowercase())
            .filter(|word| self.frames.lists("foreign-fields", word))
            .collect();
        words.len() >= FOREIGN_WORDS && words.len() * 120 >= self.tree.doc.tokens().len()
    }

    /// Whether a sentence speaks of sport, companies or courts, or the whole text does.
    pub(super) fn is_foreign(&self, token: TokenId) -> bool {
        if self.foreign {
            return true;
        }
        // "meets B in the final"
        let contest = |child: TokenId| self.frames.lists("contests", &self.tree.lemma(child).to_lowercase());
        if self.tree.is_verb(token) && self.tree.with_rel(token, &[Deprel::Obl]).any(contest) {
            return true;
        }
        let sentence = &self.tree.doc.sentences()[self.sentence_index(token)];
        let words = sentence.tokens.clone().filter(|at| {
            !self.is_of_known_body(*at)
                && (self.frames.lists("foreign-fields", &self.tree.lemma(*at).to_lowercase())
                    || self.frames.lists("foreign-fields", &self.tree.doc.word(*at).to_lowercase()))
        });
        words.count() >= 2
    }

    /// Whether a word stands in the name of an organization that the reference knows: "Arab League".
    fn is_of_known_body(&self, token: TokenId) -> bool {
        self.discourse.at(token).is_some_and(|mention| {
            mention.referent.entities().iter().any(|id| {
                let entity = self.discourse.entity(*id);
                entity.kind == EntityKind::Organization && entity.wikidata.is_some()
            })
        })
    }
}
