//! Visits told by nothing but their noun: whoever was received in another country was on a visit there.

use super::Reader;
use super::actors::Actor;
use super::merge::{Merged, Told};
use super::place::Where;
use super::when::When;
use crate::reading::{EventKind, Status};

/// How many sentences back the encounter is looked for.
const REACH: usize = 6;

impl Reader<'_> {
    /// "She met him in Lima. This visit marked …": gives a visit that goes nowhere the guests of the encounter told before it,
    /// with its place and its day. False if there are none.
    pub(super) fn is_visit_of_guests(&self, events: &[Merged], told: &mut Told) -> bool {
        let telling = &told.telling;
        let goes_nowhere = told.destination.is_none() && told.place == Where::default();
        let noun = !self.tree.is_verb(telling.trigger) && self.is_definite(telling.trigger);
        if telling.kind != EventKind::Visit || telling.status != Status::Happened || !goes_nowhere || !noun {
            return false;
        }
        let near = |event: &&Merged| {
            let in_person = event.kind.is_encounter() && event.kind != EventKind::Call;
            in_person && event.status == Status::Happened && event.last + REACH >= telling.sentence
        };
        let Some(encounter) = events.iter().rfind(near) else { return false };
        let guests = self.guests(encounter);
        let told_before = |event: &Merged| {
            event.kind == EventKind::Visit
                && guests.iter().any(|guest| event.actors.iter().any(|actor| actor.who == guest.who))
        };
        if events.iter().any(told_before) {
            return false;
        }
        let others = telling.actors.iter().any(|actor| !guests.iter().any(|guest| guest.who == actor.who));
        if guests.is_empty() || others {
            return false;
        }
        told.telling.actors = guests;
        told.telling.anaphoric = false;
        told.place = encounter.place.clone();
        let day = encounter.when.clone().map(|when| When { sure: false, ..when });
        told.when = told.when.take().or(day);
        true
    }

    /// Those who came from elsewhere to an encounter in the country of somebody else who was there.
    fn guests(&self, encounter: &Merged) -> Vec<Actor> {
        let Some(country) = &encounter.place.country else { return Vec::new() };
        let at_home = |actor: &&Actor| self.parties_of(actor).contains(country);
        if !encounter.actors.iter().any(|actor| at_home(&actor)) {
            return Vec::new();
        }
        let guest =
            |actor: &&Actor| self.person_name(actor).is_some() && !self.parties_of(actor).is_empty() && !at_home(actor);
        encounter.actors.iter().filter(guest).map(|actor| Actor { role: None, ..actor.clone() }).collect()
    }
}
