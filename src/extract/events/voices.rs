//! Who speaks of a meeting with somebody takes part in it himself, though others speak for him: "her office said that a meeting
//! with the king was being prepared".

use super::Reader;
use super::actors::Actor;
use super::telling::{Telling, add};
use crate::language::{Deprel, TokenId};

impl Reader<'_> {
    /// Adds the other side of an encounter of which only the counterpart is named.
    pub(super) fn add_voice(&self, telling: &mut Telling) {
        let one_sided = telling.kind.is_encounter()
            && !telling.counterparts.is_empty()
            && telling.actors.len() == telling.counterparts.len()
            && self.tree.with_rel(telling.trigger, &[Deprel::Nmod]).any(|child| self.is_accompanied(child));
        if !one_sided {
            return;
        }
        let says = |verb: &TokenId| self.frames.lists("saying", self.tree.lemma(*verb));
        let said = self.tree.ancestors(telling.trigger).windows(2).find_map(|pair| {
            let [clause, verb] = pair else { return None };
            (self.tree.rel(*clause) == Deprel::Ccomp && says(verb)).then_some(*verb)
        });
        let speaking = said.map(|verb| self.surface_subjects(verb, 0)).unwrap_or_default();
        let Some(speaker) = speaking.into_iter().flat_map(|subject| self.spoken_for(subject)).next() else { return };
        let other = !telling.actors.iter().any(|actor| self.same_actor(actor, &speaker));
        if other {
            add(&mut telling.actors, speaker);
            telling.anaphoric = false;
            telling.confidence = telling.confidence.min(60);
        }
    }

    fn is_accompanied(&self, child: TokenId) -> bool {
        self.tree.case(child).is_some_and(|case| self.frames.lists("company", &case))
    }

    /// The people who speak, or for whom an office or a spokesman does.
    fn spoken_for(&self, subject: TokenId) -> Vec<Actor> {
        let voice = self.frames.lists("voices", &self.tree.lemma(subject).to_lowercase());
        let owners = self.tree.with_rel(subject, &[Deprel::NmodPoss]).filter(|_| voice);
        let owners: Vec<Actor> = owners.flat_map(|owner| self.actors(owner)).collect();
        let people = if voice { owners } else { self.actors(subject) };
        people.into_iter().filter(|actor| self.person_name(actor).is_some()).collect()
    }
}
