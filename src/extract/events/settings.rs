//! Settings: what the sentence of a telling says of when and where it was, within what and about what. A visit of several places is
//! several visits.

use super::Reader;
use super::merge::Told;
use super::place::{Grain, Where};
use super::telling::Telling;
use crate::extract::EntityId;
use crate::reading::EventKind;

impl Reader<'_> {
    /// Adds date, place, enclosing event and topics.
    pub(super) fn settle(&self, mut telling: Telling) -> Vec<Told> {
        let when = self.when(&telling).or_else(|| self.day_of_remarks(&telling));
        let within = self.enclosing(&telling);
        let mut place = self.location(&telling);
        if telling.kind == EventKind::Call {
            if self.is_in_person(&telling, within.is_some()) {
                telling.kind = EventKind::Meeting;
            } else {
                place = Where::default();
            }
        }
        let content = self.topics(&telling);
        let told = Told { telling, when, place, within, content, destination: None };
        match told.telling.kind {
            EventKind::Visit => self.settle_visit(told),
            _ => vec![self.settle_gathering(told)],
        }
    }

    /// "spoke with her at the G7": face to face, where only a verb of speaking tells it.
    fn is_in_person(&self, telling: &Telling, within: bool) -> bool {
        let trigger = telling.trigger;
        let there = || self.clause_has(trigger, &self.frames.words("sidelines"));
        telling.vague
            && (within || self.is_face_to_face(telling) || self.is_told_of_place(telling) || there())
            && !self.clause_has(trigger, &self.frames.words("media"))
    }

    /// A gathering known by name is where its name says; a meeting in a building is there.
    fn settle_gathering(&self, mut told: Told) -> Told {
        if let Some(id) = told.telling.gathering {
            self.place_of_gathering(id, &mut told.place);
        }
        let venue = told.telling.destinations.iter().find_map(|head| self.place_at(*head));
        if let Some(venue) = venue.filter(|_| told.place.place.is_none()) {
            told.place = self.place_of(venue);
        }
        told
    }

    /// One visit for each place; none if the only one is the visitor's own capital.
    fn settle_visit(&self, told: Told) -> Vec<Told> {
        let all = self.stops(&told.telling);
        let stops: Vec<EntityId> =
            all.iter().copied().filter(|stop| !self.is_own_capital(&told.telling, *stop)).collect();
        if all.is_empty() {
            return vec![self.settle_stay(told)];
        }
        let scopes = self.scopes_of_stops(&told.telling, &stops);
        let tour = || if stops.len() > 1 { self.tour_told(&told.telling) } else { None };
        let within = told.within.clone().or_else(tour);
        let visit = |stop: EntityId, scope: Option<_>| Told {
            telling: told.telling.clone(),
            when: scope
                .and_then(|scope| self.when(&Telling { scope: Some(scope), ..told.telling.clone() }))
                .or_else(|| told.when.clone()),
            place: self.place_of(stop).of_journey(),
            within: within.clone(),
            content: told.content.clone(),
            destination: Some(stop),
        };
        stops.iter().zip(scopes).map(|(stop, scope)| visit(*stop, scope)).collect()
    }

    /// A visit that names no place to go to: "the Austrian capital", or where its visitors stay.
    fn settle_stay(&self, told: Told) -> Told {
        let capital = told.telling.destinations.iter().find_map(|head| self.capital_at(*head));
        let destination = self.staying_at(&told.telling).filter(|_| capital.is_none());
        let place = if let Some(city) = capital {
            let country = city.country.map(|id| self.knowledge.reference.entry(id).name.to_owned());
            Where { place: Some(city.name.to_owned()), country, grain: Grain::City }
        } else if let Some(id) = destination {
            self.place_of(id)
        } else if told.telling.rule.ends_with("visiting") {
            self.place_after(&told.telling)
        } else {
            told.place.clone()
        };
        Told { place, destination, ..told }
    }
}
