//! Filling a frame: from the slots of the event word, and of the word that governs it, to who takes part as what.

use super::Reader;
use super::actors::{Actor, Who};
use super::status::Governance;
use super::telling::{Telling, add};
use crate::extract::EntityKind;
use crate::knowledge::Part;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::{EventKind, Role, Status};

impl<'k> Reader<'k> {
    /// Puts the fillers of a word's slot into their part.
    pub(super) fn fill(&self, telling: &mut Telling, part: Part, word: TokenId, slot: &str) {
        match part {
            Part::Destination => telling.destinations.extend(self.slot(word, slot)),
            Part::Instrument => telling.instrument = self.slot(word, slot).first().copied().or(telling.instrument),
            Part::Topic => telling.topics.extend(self.slot(word, slot)),
            Part::Nothing => {}
            _ => {
                let (actors, by_tree) = self.slot_actors(word, slot);
                if !by_tree && !actors.is_empty() {
                    telling.confidence = telling.confidence.min(60);
                }
                self.take(telling, part, actors, slot != "subject" && slot != "poss");
            }
        }
    }

    /// Adds actors in a part; counterparts are those that distribution may part.
    pub(super) fn take(&self, telling: &mut Telling, part: Part, actors: Vec<Actor>, counterpart: bool) {
        let role = match part {
            Part::Host => Some(Role::Host),
            Part::Guest => Some(Role::Guest),
            Part::Mediator => Some(Role::Mediator),
            Part::Signatory => Some(Role::Signatory),
            Part::Observer => Some(Role::Observer),
            Part::Delegate => Some(Role::Delegate),
            _ => None,
        };
        for actor in actors {
            if self.covers_trigger(telling, &actor) {
                continue;
            }
            let actor = Actor { role, ..actor };
            if counterpart && !telling.counterparts.iter().any(|other| other.who == actor.who) {
                telling.counterparts.push(actor.clone());
            }
            add(&mut telling.actors, actor);
        }
    }

    /// Whether an actor's head is the event word itself.
    pub(super) fn covers_trigger(&self, telling: &Telling, actor: &Actor) -> bool {
        actor.at == telling.trigger
    }

    /// Parties before the noun: "the NATO summit", "U.S.-China talks".
    pub(super) fn fill_compounds(&self, telling: &mut Telling, word: TokenId) {
        for child in self.tree.with_rel(word, &[Deprel::Compound, Deprel::Amod]) {
            for token in self.tree.subtree(child, &|_| false) {
                let Some(mention) = self.discourse.at(token) else {
                    let who = || Who::Described(token, self.party_at(token));
                    let known = telling.actors.iter().flat_map(|actor| self.parties_of(actor)).collect::<Vec<_>>();
                    if self.party_at(token).iter().any(|party| !known.contains(party)) {
                        add(&mut telling.actors, Actor { who: who(), role: None, at: token });
                    }
                    continue;
                };
                if mention.head != token || mention.metonym_of.is_some() {
                    continue;
                }
                for id in mention.referent.entities() {
                    if matches!(self.discourse.entity(*id).kind, EntityKind::Organization | EntityKind::Country) {
                        add(&mut telling.actors, Actor { who: Who::Entity(*id), role: None, at: token });
                    }
                }
            }
        }
    }

    /// Names that the discourse could not place, among the conjuncts of these heads.
    pub(super) fn add_strangers(&self, telling: &mut Telling, heads: &[TokenId]) {
        for token in heads.iter().flat_map(|head| self.tree.conjuncts(*head)) {
            for actor in self.strangers_at(token) {
                add(&mut telling.actors, actor);
            }
        }
    }

    /// A name that the discourse could not place, or those that say whose people a noun means: "lawmakers in Gondor".
    pub(super) fn strangers_at(&self, token: TokenId) -> Vec<Actor> {
        let known = |actor: &Actor| !matches!(&actor.who, Who::Described(_, parties) if parties.is_empty());
        if self.actors_at(token).iter().any(known) {
            return Vec::new();
        }
        let whose = |child: &TokenId| self.tree.case(*child).is_some_and(|case| self.frames.lists("whose", &case));
        let owners = self.tree.with_rel(token, &[Deprel::Nmod]).filter(whose);
        let own = self.stranger(token).map(|own| vec![own]);
        own.unwrap_or_else(|| {
            owners.flat_map(|owner| self.tree.conjuncts(owner)).filter_map(|name| self.stranger(name)).collect()
        })
    }

    /// "She also held talks with him", with the verb read as a participle before the noun: who held them stands before it.
    pub(super) fn borrow_before(&self, telling: &mut Telling) {
        let adds = |child: TokenId| self.frames.lists("continuing", &self.tree.lemma(child).to_lowercase());
        let holds = |verb: &TokenId| {
            let mut governors = self.frames.of_governor(self.tree.lemma(*verb));
            let light = governors.any(|found| found.status.is_none() && found.roles.contains_key("subject"));
            light && self.tree.xpos(*verb) == Xpos::Vbn && self.tree.with_rel(*verb, &[Deprel::Advmod]).any(adds)
        };
        let verb = self.tree.with_rel(telling.trigger, &[Deprel::Amod]).find(holds);
        let people = verb.map(|verb| self.phrase_before(verb)).unwrap_or_default();
        if !people.is_empty() && telling.actors.len() == telling.counterparts.len() {
            self.take(telling, Part::Participant, people, false);
            (telling.soft, telling.confidence) = (false, telling.confidence.min(60));
        }
    }

    /// Takes the arguments of a clause that says who held it: "talks hosted by Qatar", "a dialogue that India will host".
    pub(super) fn borrow_below(&self, telling: &mut Telling) {
        let relative = self.clause_behind(telling.trigger);
        for clause in self.tree.with_rel(telling.trigger, &[Deprel::Acl, Deprel::AclRelcl]).chain(relative) {
            let lemma = self.tree.lemma(clause).to_lowercase();
            let Some(governor) = self
                .frames
                .of_governor(&lemma)
                .find(|found| found.status.is_none() && found.kinds.is_empty() && !found.roles.is_empty())
            else {
                continue;
            };
            for (slot, part) in &governor.roles {
                let part = match telling.kind {
                    EventKind::Visit if slot == "subject" && telling.actors.is_empty() => Part::Participant,
                    EventKind::Visit => Part::Nothing,
                    _ => *part,
                };
                self.fill(telling, part, clause, slot);
            }
            if telling.kind == EventKind::Visit {
                let to = self.slot(clause, "to");
                telling.destinations.extend(to);
            }
            telling.spine.push(clause);
            if telling.status == Status::Happened && self.modality(clause).future {
                // "the dialogue that India will host"
                telling.status = Status::Planned;
            }
        }
    }

    /// "The council met in Rome, chaired by A and B": who the participle behind the verb says took part.
    pub(super) fn borrow_behind(&self, telling: &mut Telling, verb: TokenId) {
        for clause in self.tree.with_rel(verb, &[Deprel::Advcl, Deprel::Acl]).filter(|clause| self.is_passive(*clause))
        {
            let lemma = self.tree.lemma(clause).to_lowercase();
            let mut governors = self.frames.of_governor(&lemma);
            let lends = governors.find(|found| found.status.is_none() && found.kinds.is_empty());
            let part = lends.and_then(|found| found.roles.iter().find(|(slot, _)| slot.as_str() == "subject"));
            if let Some((slot, part)) = part {
                self.fill(telling, *part, clause, slot);
            }
        }
    }

    /// "the meeting that she will hold with him", "the dialogue, which India will host", where the tree takes the clause for what
    /// somebody says or for one of its own.
    fn clause_behind(&self, noun: TokenId) -> Option<TokenId> {
        let end = self.tree.doc.sentence_of(noun).tokens.end;
        let last = self.discourse.at(noun).filter(|_| self.names_gathering(noun).is_some()).map(|name| name.tokens.end);
        let pronoun = (last.unwrap_or(noun + 1)..end).take(2).find(|at| self.tree.doc.word(*at) != ",")?;
        let clause = self.tree.head(pronoun).filter(|_| {
            self.frames.lists("relative", &self.tree.doc.word(pronoun).to_lowercase())
                && matches!(self.tree.rel(pronoun), Deprel::Mark | Deprel::Obj)
        })?;
        let other = self.tree.with_rel(clause, &[Deprel::Obj]).any(|object| object != pronoun);
        let whole = other || self.tree.rel(clause) == Deprel::AclRelcl;
        (!whole && self.tree.is_verb(clause)).then_some(clause)
    }

    /// Takes the arguments of the word that governs the noun: "the two *held* talks with her".
    pub(super) fn borrow(&self, telling: &mut Telling, governance: &Governance<'k>) {
        let Some((token, governor)) = governance.lenders.first() else { return };
        if !governor.kinds.is_empty() && !governor.kinds.contains(&telling.kind) {
            return;
        }
        // "will preview the Secretary's travel": somebody's, whoever he is.
        let owned = |owner: TokenId| self.tree.upos(owner) != Upos::Pron && self.actors(owner).is_empty();
        if telling.kind == EventKind::Visit
            && self
                .tree
                .with_rel(telling.trigger, &[Deprel::NmodPoss])
                .any(|owner| owned(owner) && self.time_at(owner).is_none())
        {
            return;
        }
        let outsider_possible = governor.status.is_some();
        if outsider_possible
            && (telling.actors.len() > 1 || telling.kind == EventKind::Visit && !telling.actors.is_empty())
        {
            return;
        }
        for (slot, part) in &governor.roles {
            let part = if *part == Part::Host && telling.kind == EventKind::Visit { Part::Nothing } else { *part };
            if slot == "subject" && !self.tree.is_verb(*token) {
                self.fill(telling, part, *token, "poss");
            } else if slot == "subject"
                && self.is_passive(*token)
                && (self.tree.rel(telling.trigger) == Deprel::Obj || telling.kind == EventKind::Visit)
            {
                // "was denied an audience", "on the last leg of her tour was received"
                let subjects = self.surface_subjects(*token, 0);
                let actors = subjects.iter().flat_map(|subject| self.actors(*subject)).collect();
                self.take(telling, part, actors, false);
            } else {
                self.fill(telling, part, *token, slot);
            }
            if telling.kind == EventKind::Other {
                let heads = self.slot(*token, slot);
                self.add_strangers(telling, &heads);
            }
        }
        if !self.tree.is_verb(*token) && telling.actors.len() < 2 {
            // "his plans for a meeting": the holder is found above the noun.
            if let Some(head) = self.tree.head(*token).filter(|head| self.tree.is_verb(*head)) {
                self.fill(telling, Part::Participant, head, "subject");
                if telling.kind == EventKind::Other {
                    self.add_strangers(telling, &self.slot(head, "subject"));
                }
            }
        }
    }

    /// Whether a token is the possessive ending.
    pub(super) fn is_possessive(&self, token: TokenId) -> bool {
        (token as usize) < self.tree.doc.tokens().len() && self.tree.xpos(token) == Xpos::Pos
    }

    /// "China will send an envoy": the envoy acts for the one who sends.
    pub(super) fn speak_for(&self, telling: &mut Telling, word: TokenId) {
        let parties: Vec<String> =
            self.slot_actors(word, "subject").0.iter().flat_map(|actor| self.parties_of(actor)).collect();
        for actor in &mut telling.actors {
            if self.person_name(actor).is_none() && self.parties_of(actor).is_empty() {
                actor.who = Who::Described(actor.at, parties.clone());
            }
        }
    }
}
