//! What the dateline of a report tells of where its events were: what it reports from a city happened there, and those of its
//! country met whom they met at home.

use std::collections::BTreeSet;

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use super::place::Where;
use crate::extract::EntityId;
use crate::reading::{EventKind, Role, Status};

/// How many sentences after the first event of a report one without a date may still be of the same days.
const HOME: usize = 3;

impl Reader<'_> {
    /// What a dateline reports from a city happened there, unless it says otherwise: the events of the days before with
    /// somebody who took part in the first one.
    pub(super) fn inherit_places(&self, events: &mut [Merged]) {
        let stays = self.stays(events);
        for event in events.iter_mut() {
            self.complete_country(event, &stays);
        }
        let Some(city) = self.dateline.map(|id| self.place_of(id)) else { return };
        let Some(day) = self.anchors.day() else { return };
        let Some(first) = events.iter().position(|event| event.gathering.is_none()) else { return };
        let main = &events[first];
        if main.place != Where::default() && main.place.country != city.country {
            return;
        }
        let opening = main.sentence;
        let mut people: BTreeSet<EntityId> = entities_of(main).collect();
        for (at, event) in events.iter_mut().enumerate() {
            let here = matches!(event.kind, EventKind::Meeting | EventKind::Talks | EventKind::Signing)
                && event.status == Status::Happened;
            let recent = event.when.as_ref().is_some_and(|when| {
                when.value
                    .last_day()
                    .is_some_and(|last| last <= day && day.since(last).is_ok_and(|span| span.get_days() <= 2))
            }) || event.when.is_none() && event.sentence <= opening + 1;
            let near = event.when.is_none() && event.sentence <= opening + HOME;
            if !here || !recent && !near {
                continue;
            }
            let open = event.place == Where::default();
            let free = recent && open && (event.within.is_none() || event.when.is_some());
            let shared = at == first || entities_of(event).any(|id| people.contains(&id));
            if shared && free {
                event.place = city.clone();
            } else if open && self.is_at_home(event, &city) {
                event.place.country.clone_from(&city.country);
            }
            // Those who met somebody else there were there.
            if event.place.country == city.country {
                people.extend(entities_of(event));
            }
        }
    }

    /// Whether somebody of the country that a report is from met somebody from elsewhere, and was not received by him.
    fn is_at_home(&self, event: &Merged, city: &Where) -> bool {
        let Some(country) = &city.country else { return false };
        let home = |actor: &&Actor| self.acts_for(actor).any(|party| party == country);
        let foreign = |actor: &&Actor| self.acts_for(actor).next().is_some() && !home(actor);
        if event.actors.iter().any(|actor| actor.role == Some(Role::Host) && !home(&actor)) {
            return false;
        }
        let named = |actor: &&Actor| self.person_name(actor).is_some();
        event.actors.iter().filter(named).any(|actor| home(&actor)) && event.actors.iter().any(|actor| foreign(&actor))
    }
}

/// The entities that take part in an event.
fn entities_of(event: &Merged) -> impl Iterator<Item = EntityId> {
    event.actors.iter().filter_map(|actor| if let Who::Entity(id) = actor.who { Some(id) } else { None })
}
