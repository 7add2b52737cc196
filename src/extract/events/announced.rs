//! Sentences that only announce several encounters told one by one elsewhere: "met two counterparts in Geneva". The sum of
//! events is no event of its own.

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use super::place::Grain;
use super::when::days_between;
use crate::language::{Deprel, Xpos};
use crate::reading::EventKind;

/// How many sentences from a journey to a part of the world its stops may be told.
const NEAR: usize = 3;
/// How many days lie at most between the days that two tellings of one journey name.
const NEARBY: i32 = 7;

impl Reader<'_> {
    /// Leaves out the events that are only the sum of others.
    pub(super) fn drop_announced(&self, events: &mut Vec<Merged>) {
        let sum = |event: &Merged| self.is_sum_of(event, events) || is_region_of(event, events);
        let announced: Vec<bool> = events.iter().map(sum).collect();
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

/// "left for travel to Central Asia", where its stops are told: a journey to a part of the world is that to the countries there.
fn is_region_of(event: &Merged, events: &[Merged]) -> bool {
    let region = |visit: &Merged| visit.kind == EventKind::Visit && visit.place.grain == Grain::Region;
    let stop = |other: &Merged| {
        other.kind == EventKind::Visit
            && other.place.country.is_some()
            && other.sentence.abs_diff(event.sentence) <= NEAR
            && event
                .when
                .as_ref()
                .zip(other.when.as_ref())
                .is_none_or(|(a, b)| days_between(a.value, b.value) <= NEARBY || a.value.overlaps(b.value))
            && other.actors.iter().any(|actor| event.actors.iter().any(|mine| mine.who == actor.who))
    };
    region(event) && event.place.country.is_none() && events.iter().any(stop)
}

fn is_encounter(event: &Merged) -> bool {
    event.kind.is_encounter() && event.gathering.is_none()
}
