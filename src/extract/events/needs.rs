//! What a frame asks for before it fires: slots that must be filled, and by what, and slots that must not be there.

use super::Reader;
use super::actors::Actor;
use super::status::Governance;
use crate::extract::EntityKind;
use crate::language::{Deprel, TokenId, Xpos};

impl<'k> Reader<'k> {
    /// Whether a need of a frame is met.
    pub(super) fn need_met(&self, word: TokenId, need: &str, governance: &Governance<'k>) -> bool {
        let (slot, kind) = need.split_once(':').unwrap_or((need, ""));
        match slot {
            "governed" => !governance.lenders.is_empty(),
            "plural" => matches!(self.tree.xpos(word), Xpos::Nns | Xpos::Nnps),
            "compound" => self
                .tree
                .with_rel(word, &[Deprel::Compound, Deprel::Amod])
                .any(|child| !self.party_at(child).is_empty()),
            _ => {
                let mut fillers = self.slot(word, slot);
                if fillers.is_empty()
                    && !self.tree.is_verb(word)
                    && !matches!(slot, "subject" | "object" | "poss" | "of")
                {
                    fillers.extend(
                        governance.lenders.first().map(|(token, _)| self.slot(*token, slot)).into_iter().flatten(),
                    );
                }
                let actors = || -> Vec<Actor> {
                    let own = self.slot_actors(word, slot).0;
                    if own.is_empty() { fillers.iter().flat_map(|filler| self.actors(*filler)).collect() } else { own }
                };
                match kind {
                    "" if slot == "subject" && fillers.iter().any(|filler| self.stranger(*filler).is_some()) => true,
                    "" if matches!(slot, "subject" | "object" | "with" | "poss" | "between" | "among") => {
                        !actors().is_empty()
                    }
                    "" => !fillers.is_empty(),
                    "person" => actors().iter().any(|actor| self.is_personal(actor)),
                    "named" => actors().iter().any(|actor| self.person_name(actor).is_some()),
                    "actor" => !actors().is_empty(),
                    "organization" => actors().iter().any(|actor| !self.is_personal(actor)),
                    "place" => fillers.iter().any(|filler| !self.places_at(*filler).is_empty()),
                    "many" => actors().len() > 1 || fillers.iter().any(|filler| self.is_many(*filler)),
                    "two" => actors().len() > 1 || fillers.iter().any(|filler| self.is_many(*filler)),
                    "body" => fillers.iter().any(|filler| {
                        let last = self.mention(*filler).and_then(|mention| mention.tokens.end.checked_sub(1));
                        [Some(*filler), last]
                            .into_iter()
                            .flatten()
                            .any(|at| self.frames.lists("bodies", &self.tree.lemma(at).to_lowercase()))
                            && self.actors(*filler).iter().any(|actor| !self.is_personal(actor))
                    }),
                    "event" => fillers
                        .iter()
                        .any(|filler| self.frames.of_noun(&self.tree.lemma(*filler).to_lowercase()).next().is_some()),
                    "instrument" => fillers.iter().any(|filler| self.is_instrument(*filler)),
                    _ => false,
                }
            }
        }
    }

    pub(super) fn is_instrument(&self, token: TokenId) -> bool {
        self.tree.conjuncts(token).into_iter().any(|at| {
            let lemma = self.tree.lemma(at).to_lowercase();
            self.frames.lists("instruments", &lemma)
                || self.discourse.headed_by(at).is_some_and(|mention| {
                    mention
                        .referent
                        .entities()
                        .iter()
                        .any(|id| self.discourse.entity(*id).kind == EntityKind::Initiative)
                })
        }) && !self.frames.lists("not-instruments", &self.tree.lemma(token).to_lowercase())
    }

    /// Whether something that a frame forbids is there.
    pub(super) fn is_there(&self, word: TokenId, slot: &str) -> bool {
        match slot {
            "infinitive" => {
                self.tree.with_rel(word, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp, Deprel::Acl]).any(|child| {
                    self.tree.xpos(child) == Xpos::Vb
                        && !matches!(self.tree.lemma(child), "discuss" | "review" | "congratulate")
                })
            }
            "complement" => self.tree.with_rel(word, &[Deprel::Xcomp, Deprel::Ccomp]).next().is_some(),
            word_needed if word_needed.starts_with("word:") => {
                self.tree.children(word).iter().any(|child| self.tree.lemma(*child) == &word_needed[5..])
            }
            "particle" => self.tree.has(word, &[Deprel::CompoundPrt]),
            "object:thing" => self.objects(word).into_iter().any(|object| self.actors(object).is_empty()),
            person if person.ends_with(":person") => {
                let slot = person.trim_end_matches(":person");
                self.slot(word, slot)
                    .into_iter()
                    .any(|filler| self.actors(filler).iter().any(|actor| self.is_personal(actor)))
            }
            "to:place" => self.slot(word, "to").into_iter().any(|filler| !self.places_at(filler).is_empty()),
            other => !self.slot(word, other).is_empty(),
        }
    }
}
