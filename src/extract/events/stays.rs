//! Stays: when a visit was, as far as the meetings on it tell, and where its visitors are while they are away.

use super::Reader;
use super::actors::Who;
use super::merge::Merged;
use super::when::When;
use crate::reading::{Edtf, EventKind, Status};

/// How many sentences from a visit a meeting may stand to date it.
const NEAR: usize = 3;
/// How many visits of one text are asked where somebody is.
const MOST: usize = 16;

/// Somebody who is abroad.
pub(super) struct Stay {
    visitor: Who,
    country: String,
    when: Option<Edtf>,
}

impl Reader<'_> {
    /// Who is abroad, and where.
    pub(super) fn stays(&self, events: &[Merged]) -> Vec<Stay> {
        let visits = events.iter().filter(|event| event.kind == EventKind::Visit && event.status == Status::Happened);
        let stays = visits.take(MOST).flat_map(|visit| {
            let abroad = |country: &String| visit.actors.iter().all(|actor| !self.parties_of(actor).contains(country));
            let country = visit.place.country.clone().filter(abroad);
            let when = visit.when.as_ref().map(|when| when.value);
            let stay = move |country: &String, visitor: &Who| Stay {
                visitor: visitor.clone(),
                country: country.clone(),
                when,
            };
            visit.actors.iter().filter_map(move |actor| country.as_ref().map(|country| stay(country, &actor.who)))
        });
        stays.collect()
    }

    /// "Trip to Chile", then "traveled to Arica and Lima, May 3-6": a journey to a country was when its stops there were.
    pub(super) fn date_by_stops(&self, events: &mut [Merged]) {
        for at in 0..events.len() {
            let visit = &events[at];
            if visit.kind != EventKind::Visit || visit.when.is_some() || !self.is_in_title(visit.trigger) {
                continue;
            }
            let stop = |other: &&Merged| {
                other.kind == EventKind::Visit
                    && other.status == visit.status
                    && other.sentence <= visit.sentence + NEAR
                    && other.place.country.is_some()
                    && other.place.country == visit.place.country
                    && other.actors.iter().any(|actor| visit.actors.iter().any(|mine| mine.who == actor.who))
            };
            let when = events[at + 1..].iter().filter(stop).find_map(|other| other.when.clone());
            events[at].when = when.map(|when| When { sure: false, ..when });
        }
    }

    /// A visit without a date of its own was on the days of the meetings that are told of right behind it and belong to it.
    pub(super) fn date_stays(&self, events: &mut [Merged]) {
        for at in 0..events.len() {
            let visit = &events[at];
            if visit.kind != EventKind::Visit || visit.when.is_some() || visit.status != Status::Happened {
                continue;
            }
            let named = |event: &Merged| {
                let within = event.within.clone();
                within.is_some_and(|words| visit.mentions.iter().any(|word| words.contains(word)))
            };
            let on_it = |event: &&Merged| {
                event.kind != EventKind::Visit
                    && event.kind != EventKind::Summit
                    && event.status == visit.status
                    && named(event)
                    && event.sentence.abs_diff(visit.sentence) <= NEAR
                    && event.actors.iter().any(|actor| visit.actors.iter().any(|other| other.who == actor.who))
                    && (event.place.country.is_none() || event.place.country == visit.place.country)
            };
            let days = events.iter().filter(on_it).filter_map(|event| event.when.as_ref()?.value.as_day());
            let days: Vec<_> = days.collect();
            let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { continue };
            let value = if first == last { Edtf::day(*first) } else { Edtf::days(*first, *last) };
            events[at].when = Some(When { value, phrase: None, anchor: None, sure: false });
        }
    }
}

impl Stay {
    /// The country that a host visits at the time, where he would be at home otherwise.
    pub(super) fn of<'a>(stays: &'a [Self], host: &Who, event: &Merged) -> Option<&'a str> {
        let now = |stay: &&Self| {
            let apart = stay.when.zip(event.when.as_ref()).is_some_and(|(its, mine)| !its.overlaps(mine.value));
            !apart && stay.visitor == *host
        };
        stays.iter().find(now).map(|stay| stay.country.as_str())
    }
}
