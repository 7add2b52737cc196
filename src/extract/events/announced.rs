//! Sentences that only announce several encounters told one by one elsewhere: "met two counterparts in Geneva". The sum of
//! events is no event of its own.

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use crate::language::{Deprel, Xpos};

impl Reader<'_> {
    /// Leaves out the events that are only the sum of others.
    pub(super) fn drop_announced(&self, events: &mut Vec<Merged>) {
        let announced: Vec<bool> = events.iter().map(|event| self.is_sum_of(event, events)).collect();
        let mut announced = announced.into_iter();
        events.retain(|_| !announced.next().unwrap_or(false));
    }

    fn is_sum_of(&self, event: &Merged, events: &[Merged]) -> bool {
        if !is_encounter(event) || !event.actors.iter().any(|actor| self.is_unnamed_plural(actor)) {
            return false;
        }
        let people: Vec<&Actor> = event.actors.iter().filter(|actor| self.person_name(actor).is_some()).collect();
        let parts = events.iter().filter(|part| {
            is_encounter(part)
                && part.trigger != event.trigger
                && part.status == event.status
                && part.actors.iter().filter(|actor| self.person_name(actor).is_some()).count() > people.len()
                && people.iter().all(|actor| part.actors.iter().any(|other| other.who == actor.who))
                && event.when.as_ref().zip(part.when.as_ref()).is_none_or(|(a, b)| a.value.overlaps(b.value))
                && event.place.country.as_ref().zip(part.place.country.as_ref()).is_none_or(|(a, b)| a == b)
        });
        !people.is_empty() && parts.take(2).count() > 1
    }

    /// "two counterparts", "several ministers": of no party that is said.
    fn is_unnamed_plural(&self, actor: &Actor) -> bool {
        matches!(&actor.who, Who::Described(token, parties) if parties.is_empty()
            && (self.tree.xpos(*token) == Xpos::Nns || self.tree.has(*token, &[Deprel::Nummod])))
    }
}

fn is_encounter(event: &Merged) -> bool {
    event.kind.is_encounter() && event.gathering.is_none()
}
