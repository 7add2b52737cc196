//! What a frame asks for before it fires: slots that must be filled, and by what, and slots that must not be there.

use super::Reader;
use super::actors::Actor;
use super::status::Governance;
use crate::extract::{EntityId, EntityKind};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::EventKind;

impl<'k> Reader<'k> {
    /// Whether a need of a frame is met.
    pub(super) fn need_met(&self, word: TokenId, need: &str, governance: &Governance<'k>) -> bool {
        let (slot, kind) = need.split_once(':').unwrap_or((need, ""));
        match slot {
            "governed" => !governance.lenders.is_empty() || self.is_predicated(word),
            "plural" => matches!(self.tree.xpos(word), Xpos::Nns | Xpos::Nnps),
            "here" => self.comes_here(word),
            "compound" if kind.is_empty() => self
                .tree
                .with_rel(word, &[Deprel::Compound, Deprel::Amod])
                .any(|child| !self.party_at(child).is_empty()),
            _ => {
                let mut fillers = self.slot(word, slot);
                // "saw each other": both sides are the subject.
                if slot == "object" && fillers.iter().any(|filler| self.is_reciprocal(*filler)) {
                    return self.need_met(word, "subject:many", governance);
                }
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
                    "" if matches!(slot, "subject" | "with")
                        && fillers.iter().any(|filler| self.stranger(*filler).is_some()) =>
                    {
                        true
                    }
                    "" if matches!(slot, "subject" | "object" | "with" | "poss" | "between" | "among") => {
                        !actors().is_empty()
                    }
                    "" => !fillers.is_empty(),
                    "person" => actors().iter().any(|actor| self.is_personal(actor)),
                    "named" => actors().iter().any(|actor| self.person_name(actor).is_some()),
                    "actor" => !actors().is_empty(),
                    "organization" => actors().iter().any(|actor| !self.is_personal(actor)),
                    "place" => fillers
                        .iter()
                        .any(|filler| !self.places_at(*filler).is_empty() || self.capital_at(*filler).is_some()),
                    "venue" => fillers
                        .iter()
                        .any(|filler| self.mention(*filler).is_some_and(|found| self.looks_like_a_venue(found))),
                    "many" => actors().len() > 1 || fillers.iter().any(|filler| self.is_many(*filler)),
                    "sides" => {
                        let actors = actors();
                        let named = actors.iter().filter(|actor| self.person_name(actor).is_some()).count();
                        named > 1 || self.parties_of_all(&actors).len() > 1
                    }
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
                    "journey" => fillers.iter().any(|filler| {
                        let lemma = self.tree.lemma(*filler).to_lowercase();
                        self.frames.of_noun(&lemma).any(|frame| frame.kind == EventKind::Visit)
                    }),
                    "instrument" => fillers.iter().any(|filler| self.is_instrument(*filler)),
                    _ => false,
                }
            }
        }
    }

    fn is_reciprocal(&self, token: TokenId) -> bool {
        let next = token + 1;
        let words = |list| self.frames.lists(list, &self.tree.doc.word(token).to_lowercase());
        next < self.tree.doc.sentence_of(token).tokens.end
            && words("reciprocal")
            && self.frames.lists("reciprocated", &self.tree.doc.word(next).to_lowercase())
    }

    /// "is on a visit", "is on the last leg of a tour": the noun is said of somebody.
    fn is_predicated(&self, noun: TokenId) -> bool {
        let top = self.measured(noun);
        self.tree.has(top, &[Deprel::Cop])
            && self.tree.case(top).is_some_and(|case| self.frames.lists("engaged", &case))
    }

    /// The noun that measures an event word, if there is one: "leg" of "the last leg of a tour"; else the word itself.
    pub(super) fn measured(&self, noun: TokenId) -> TokenId {
        let measures = |head: &TokenId| {
            self.tree.rel(noun) == Deprel::Nmod && self.frames.lists("measures", self.tree.lemma(*head))
        };
        self.tree.head(noun).filter(measures).unwrap_or(noun)
    }

    pub(super) fn is_instrument(&self, token: TokenId) -> bool {
        let listed = |at: TokenId| {
            self.frames.lists("instruments", &self.tree.lemma(at).to_lowercase())
                || self.discourse.headed_by(at).is_some_and(|mention| {
                    let ids = mention.referent.entities().iter();
                    ids.copied().any(|id| self.discourse.entity(id).kind == EntityKind::Initiative)
                })
        };
        !self.frames.lists("not-instruments", &self.tree.lemma(token).to_lowercase())
            && (self.tree.conjuncts(token).into_iter().any(listed) || self.ends_as_instrument(token))
    }

    /// "the … Area (AfCFTA) agreement", with a name in brackets that the tree takes for the end of the phrase.
    fn ends_as_instrument(&self, token: TokenId) -> bool {
        let end = self.tree.doc.sentence_of(token).tokens.end;
        let bracketed = token + 1 < end && self.tree.doc.word(token + 1) == "(";
        let close = (token + 1..end.min(token + 8)).find(|at| self.tree.doc.word(*at) == ")");
        close.is_some_and(|close| {
            bracketed && close + 1 < end && self.frames.lists("instruments", &self.tree.lemma(close + 1).to_lowercase())
        })
    }

    /// Whether a verb says something of its object: "called the decision historic", "called her opponent a liar".
    fn has_complement(&self, verb: TokenId) -> bool {
        let indefinite = |noun: TokenId| {
            self.tree.with_rel(noun, &[Deprel::Det]).any(|det| self.frames.lists("indefinite", self.tree.lemma(det)))
        };
        // "called Special Representative on Peninsula Affairs A B": a name with its title before it is one object.
        let titled = |child: TokenId| self.discourse.at(child).is_some_and(|mention| mention.head != child);
        self.tree.with_rel(verb, &[Deprel::Xcomp, Deprel::Ccomp]).any(|child| !titled(child))
            || self.tree.with_rel(verb, &[Deprel::OblUnmarked]).any(|noun| !self.is_time(noun) && indefinite(noun))
    }

    /// Whether a place is where the subject of a verb comes from, as far as is known.
    pub(super) fn is_home(&self, verb: TokenId, place: EntityId) -> bool {
        let entity = self.discourse.entity(place);
        let country = entity.country.as_deref().or(entity.party.as_deref()).unwrap_or(&entity.name);
        self.slot(verb, "subject").into_iter().flat_map(|head| self.actors(head)).any(|actor| {
            let parties = self.parties_of(&actor);
            parties.is_empty() || parties.iter().any(|party| party == country)
        })
    }

    /// "called on A, B and C to release them": an infinitive anywhere behind, for what somebody is to do.
    fn urges(&self, verb: TokenId) -> bool {
        let end = self.tree.doc.sentence_of(verb).tokens.end;
        (verb + 1..end.saturating_sub(1)).any(|at| {
            let next = at + 1;
            let small = self.tree.doc.word(next).starts_with(char::is_lowercase);
            let verbal = !matches!(self.tree.upos(next), Upos::Det | Upos::Pron | Upos::Num | Upos::Adj);
            self.tree.doc.word(at).eq_ignore_ascii_case("to")
                && small
                && verbal
                && !self.frames.lists("purposes", self.tree.lemma(next))
        })
    }

    /// Whether something that a frame forbids is there.
    pub(super) fn is_there(&self, word: TokenId, slot: &str) -> bool {
        match slot {
            "infinitive" => {
                self.tree.with_rel(word, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp, Deprel::Acl]).any(|child| {
                    self.tree.xpos(child) == Xpos::Vb && !self.frames.lists("purposes", self.tree.lemma(child))
                })
            }
            "complement" => self.has_complement(word),
            "plural" => matches!(self.tree.xpos(word), Xpos::Nns | Xpos::Nnps),
            "urging" => self.urges(word),
            // In a press conference those who are called on may speak.
            "questioners" => !self.questioners.is_empty(),
            word_needed if word_needed.starts_with("word:") => {
                self.tree.children(word).iter().any(|child| self.tree.lemma(*child) == &word_needed[5..])
            }
            // Where the visitor comes from himself.
            "home" => ["in", "object", "from"]
                .iter()
                .flat_map(|slot| self.slot(word, slot))
                .flat_map(|head| self.places_at(head))
                .any(|place| self.is_home(word, place)),
            "described" => self.described_object(word).is_some(),
            "participle" => self.tree.xpos(word) == Xpos::Vbg && !self.tree.has(word, &[Deprel::Aux]),
            "particle" => self.tree.has(word, &[Deprel::CompoundPrt]),
            // "I didn't see them": they may be anybody.
            "object:them" => {
                let plural = |at| self.frames.lists("plural-pronouns", &self.tree.doc.word(at).to_lowercase());
                self.objects(word).into_iter().any(plural)
            }
            "object:thing" => self.objects(word).into_iter().any(|object| self.actors(object).is_empty()),
            person if person.ends_with(":person") => {
                let slot = person.trim_end_matches(":person");
                // "called A on B's behalf" has the preposition behind the object.
                let end = self.tree.doc.sentence_of(word).tokens.end.min(word + 3);
                let near = (word + 1..end).any(|at| self.tree.doc.word(at).eq_ignore_ascii_case(slot));
                near && self
                    .slot(word, slot)
                    .into_iter()
                    .any(|filler| self.actors(filler).iter().any(|actor| self.is_personal(actor)))
            }
            // "welcome to the podium": a speaker, not a guest.
            "to:stage" => {
                let stage = |at: TokenId| self.frames.lists("stages", &self.tree.lemma(at).to_lowercase());
                self.slot(word, "to").into_iter().any(stage)
            }
            // "What are they talking about?"
            "asked" => self.is_question(word),
            "subject:we" => {
                let we = |at: TokenId| self.frames.lists("first-persons", &self.tree.doc.word(at).to_lowercase());
                self.surface_subjects(word, 0).into_iter().any(we)
            }
            "to:place" | "for:place" => self
                .slot(word, slot.trim_end_matches(":place"))
                .into_iter()
                .any(|filler| !self.places_at(filler).is_empty()),
            other => self.slot(word, other).into_iter().any(|filler| !self.measures_time(filler)),
        }
    }
}
