//! What follows from talks: where and when something was signed after them, and to which city a visit went.

use super::Reader;
use super::actors::Who;
use super::merge::Merged;
use super::place::{Grain, Where};
use super::when::When;
use crate::extract::EntityId;
use crate::reading::{EventKind, Status};

impl Reader<'_> {
    /// "at the Union Buildings in Pretoria": the city named right behind a building, or where remarks made in it were held.
    fn city_around(&self, venue: &Where) -> Option<String> {
        let name = venue.place.as_deref()?;
        if self.scene.as_ref().is_some_and(|scene| scene.place.as_deref() == Some(name)) {
            return self.dateline.and_then(|id| self.place_of(id).place);
        }
        let mentions = self.discourse.mentions();
        let named = |id: &EntityId| self.discourse.entity(*id).name == name;
        let houses = mentions.iter().filter(|mention| mention.referent.entities().iter().any(named));
        let behind = houses.filter_map(|mention| {
            let next = mention.tokens.end;
            let within = self.tree.doc.sentence_of(next - 1).tokens.contains(&next);
            let located = within && self.frames.lists("stationary", self.tree.doc.word(next));
            self.discourse.at(next + 1).filter(|_| located)
        });
        let mut cities = behind.filter_map(|mention| self.place_at(mention.head)).map(|id| self.place_of(id));
        cities.find(|city| city.place.is_some() && city.country == venue.country)?.place
    }

    /// What was signed by those who had just met was signed there and then; a visit to a country goes to the city of its talks.
    pub(super) fn inherit_from_talks(&self, events: &mut [Merged]) {
        let held = |event: &&Merged| event.status == Status::Happened && event.kind != EventKind::Call;
        for at in 0..events.len() {
            let (before, rest) = events.split_at_mut(at);
            let Some((event, after)) = rest.split_first_mut() else { continue };
            let together = |other: &&Merged| {
                let both = event.actors.iter().filter(|actor| other.actors.iter().any(|its| its.who == actor.who));
                other.kind.is_encounter() && both.count() > 1
            };
            if event.kind == EventKind::Signing && event.status == Status::Happened {
                let Some(talks) = before.iter().filter(held).rfind(together) else { continue };
                if event.sentence > talks.last + 2 {
                    continue;
                }
                event.when = event.when.take().or_else(|| talks.when.clone().map(|when| When { sure: false, ..when }));
                if event.place.place.is_none()
                    && event.place.country.as_ref().is_none_or(|country| Some(country) == talks.place.country.as_ref())
                {
                    event.place = talks.place.clone();
                }
            } else if event.kind.is_encounter() && event.when.is_none() && event.status == Status::Happened {
                // "signed an agreement on Thursday following talks between their leaders"
                let signed = before.iter().chain(after.iter()).find(|other| {
                    let shared =
                        event.actors.iter().any(|actor| other.actors.iter().any(|its| self.same_actor(its, actor)));
                    other.kind == EventKind::Signing && other.sentence == event.sentence && shared && held(other)
                });
                event.when = signed.and_then(|other| other.when.clone()).map(|when| When { sure: false, ..when });
            } else if event.kind == EventKind::Visit && event.place.place.is_none() && event.place.country.is_some() {
                let visitors: Vec<&Who> = event.actors.iter().map(|actor| &actor.who).collect();
                let there = |other: &&Merged| {
                    other.kind != EventKind::Call
                        && matches!(other.status, Status::Happened | Status::Planned)
                        && other.place.country == event.place.country
                        && other.place.place.is_some()
                        && other.actors.iter().any(|actor| visitors.contains(&&actor.who))
                        && other.when.as_ref().zip(event.when.as_ref()).is_none_or(|(a, b)| a.value.overlaps(b.value))
                };
                let told: Vec<&Merged> = before.iter().chain(after.iter()).filter(there).collect();
                let cities_of = |fits: &dyn Fn(EventKind) -> bool| -> Vec<&Where> {
                    told.iter().filter(|other| fits(other.kind)).map(|other| &other.place).collect()
                };
                // Whom they met says more than what they attended, perhaps from afar.
                let met = cities_of(&EventKind::is_encounter);
                let cities = if met.is_empty() { cities_of(&|kind| kind == EventKind::Summit) } else { met };
                // A journey whose stops are told is more than one of them.
                let stop =
                    |other: &Merged, city: &Where| other.kind == EventKind::Visit && other.place.place != city.place;
                if let Some(city) = cities.first().filter(|city| cities.iter().all(|other| other == *city))
                    && !told.iter().any(|other| stop(other, city))
                {
                    event.place.place =
                        if city.grain == Grain::Venue { self.city_around(city) } else { city.place.clone() };
                }
            }
        }
    }
}
