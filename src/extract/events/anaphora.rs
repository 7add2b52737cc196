//! Nouns that take up an event told before: "the talks", "their meeting", "no such visit".

use super::Reader;
use super::actors::Actor;
use super::telling::Telling;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::EventKind;

impl Reader<'_> {
    /// Whether a noun is marked as known: "the", "this", "their".
    pub(super) fn is_definite(&self, noun: TokenId) -> bool {
        self.has_definite_article(noun)
            || self
                .tree
                .with_rel(noun, &[Deprel::Det, Deprel::NmodPoss])
                .any(|child| self.tree.xpos(child) == Xpos::PrpPoss)
    }

    /// "this summit": the one at which it is said.
    pub(super) fn is_this(&self, noun: TokenId) -> bool {
        self.tree.with_rel(noun, &[Deprel::Det]).any(|det| self.tree.lemma(det) == "this")
    }

    fn has_definite_article(&self, noun: TokenId) -> bool {
        let known = |det: TokenId| self.frames.lists("definite", &self.tree.lemma(det).to_lowercase());
        self.tree.with_rel(noun, &[Deprel::Det]).any(known) || self.takes_up_such(noun)
    }

    /// "no such meeting": the one just spoken of.
    fn takes_up_such(&self, noun: TokenId) -> bool {
        let before = |at: TokenId| noun.checked_sub(at).map(|at| self.tree.doc.word(at).to_lowercase());
        before(1).as_deref() == Some("such") && before(2).is_some_and(|word| self.frames.lists("negators", &word))
    }

    fn has_two_sides(&self, telling: &Telling) -> bool {
        telling.actors.len() > 1 || self.parties_of_all(&telling.actors).len() > 1
    }

    /// Whether the noun only takes up an event: known, or bare, and naming no counterpart of its own.
    pub(super) fn is_anaphoric(&self, noun: TokenId, telling: &Telling) -> bool {
        let stop = |child: TokenId| {
            matches!(self.tree.rel(child), Deprel::AclRelcl | Deprel::Parataxis | Deprel::Conj | Deprel::Appos)
        };
        let phrase = self.tree.subtree(noun, &stop);
        let own: Vec<&Actor> = telling
            .actors
            .iter()
            .filter(|actor| {
                phrase.contains(&actor.at) || self.tree.conjuncts(actor.at).iter().any(|at| phrase.contains(at))
            })
            .collect();
        let pronominal = own.iter().all(|actor| self.tree.upos(actor.at) == Upos::Pron);
        let the = self.has_definite_article(noun);
        match telling.kind {
            EventKind::Visit => telling.destinations.is_empty() && the && own.is_empty(),
            EventKind::Summit => self.is_definite(noun) && own.is_empty(),
            _ => {
                let known = self.is_definite(noun)
                    && (pronominal && telling.spine.len() == 1 || own.is_empty() && !self.has_two_sides(telling));
                known || own.is_empty() && telling.spine.len() == 1
            }
        }
    }
}
