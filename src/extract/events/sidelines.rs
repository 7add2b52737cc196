//! Gatherings and what happens at them: a meeting on the margins of a summit is where the summit is, those who met there
//! took part in it, and what its participants do in those days belongs to it.

use std::ops::Range;

use super::Reader;
use super::actors::Actor;
use super::merge::Merged;
use super::place::Where;
use super::telling::add;
use super::when::When;
use crate::language::TokenId;
use crate::reading::{EventKind, Status};

/// How many days from an event at a gathering another one may still belong to it.
const DAYS: i32 = 3;
/// How often what has been found is used to find more.
const PASSES: usize = 3;
/// How many sentences from a gathering an event without date may still belong to it.
const REACH: usize = 3;

impl Reader<'_> {
    /// Completes gatherings from what happened at them, and the other way round.
    pub(super) fn inherit_gatherings(&self, events: &mut [Merged]) {
        let gatherings: Vec<usize> = (0..events.len()).filter(|at| events[*at].kind == EventKind::Summit).collect();
        if gatherings.is_empty() {
            return;
        }
        let mut sides: Vec<Vec<usize>> = Vec::new();
        for at in &gatherings {
            let side = (0..events.len()).filter(|side| self.is_at(&events[*side], &events[*at])).collect();
            sides.push(side);
        }
        for (at, side) in gatherings.iter().zip(&sides) {
            self.share(events, *at, side);
        }
        // What is found to belong to a gathering may show that something else does.
        for _ in 0..PASSES {
            if !self.tie(events, &gatherings, &mut sides) {
                break;
            }
        }
    }

    /// Ties events to the one gathering that they belong to; false if there are none.
    fn tie(&self, events: &mut [Merged], gatherings: &[usize], sides: &mut [Vec<usize>]) -> bool {
        let mut tied = false;
        for at in 0..events.len() {
            let encounter = matches!(events[at].kind, EventKind::Meeting | EventKind::Talks | EventKind::Signing);
            if !encounter || events[at].within.is_some() {
                continue;
            }
            let mut fitting = gatherings
                .iter()
                .enumerate()
                .filter(|(nth, gathering)| self.belongs(events, at, **gathering, &sides[*nth]))
                .map(|(nth, gathering)| (nth, *gathering));
            let Some((nth, gathering)) = fitting.next() else { continue };
            if fitting.next().is_some() {
                continue;
            }
            let (words, place) = (self.name_of_gathering(&events[gathering]), events[gathering].place.clone());
            events[at].within = Some(words);
            settle_at(&mut events[at], &place);
            sides[nth].push(at);
            tied = true;
        }
        tied
    }

    /// Whether the words of an event tie it to a gathering.
    fn is_at(&self, event: &Merged, gathering: &Merged) -> bool {
        let Some(within) = event.within.as_ref().filter(|_| event.kind != EventKind::Summit) else { return false };
        within.clone().any(|token| {
            gathering.mentions.contains(&token)
                || gathering.gathering.is_some() && self.names_gathering(token) == gathering.gathering
        })
    }

    /// Place and people of a gathering and of the events at it, where one knows what the other does not.
    fn share(&self, events: &mut [Merged], at: usize, sides: &[usize]) {
        let there = sides.iter().map(|side| &events[*side]).find(|side| {
            side.kind != EventKind::Call
                && side.place.place.is_some()
                && (events[at].place.country.is_none() || side.place.country == events[at].place.country)
        });
        if let Some(place) = there.map(|side| side.place.clone()).filter(|_| events[at].place.place.is_none()) {
            events[at].place = place;
        }
        let place = events[at].place.clone();
        for side in sides {
            if events[*side].kind != EventKind::Call && events[*side].kind != EventKind::Visit {
                settle_at(&mut events[*side], &place);
            }
            let attends =
                events[*side].status == events[at].status || events[*side].status == Status::Planned && events[at].soft;
            if !attends || events[*side].kind == EventKind::Call {
                continue;
            }
            // The one of whom it is told; the counterpart may have come for the meeting alone.
            let attendee = events[*side].actors.iter().find(|actor| self.person_name(actor).is_some()).cloned();
            if let Some(person) = attendee {
                add(&mut events[at].actors, Actor { role: None, ..person });
            }
        }
    }

    /// Whether an event that is tied to nothing happened at a gathering: somebody who took part in both, or the same town, in
    /// the same days.
    fn belongs(&self, events: &[Merged], at: usize, gathering: usize, sides: &[usize]) -> bool {
        let (event, around) = (&events[at], &events[gathering]);
        if event.status != around.status || around.sentence > event.sentence {
            return false;
        }
        let elsewhere = match (&event.place.country, &around.place.country) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        };
        let there = event.place.place.is_some() && event.place.place == around.place.place;
        let attended = |actor: &Actor| {
            let those = std::iter::once(&gathering).chain(sides).flat_map(|at| &events[*at].actors);
            self.person_name(actor).is_some() && those.into_iter().any(|other| other.who == actor.who)
        };
        let shared = !sides.is_empty() && event.actors.iter().any(attended);
        let day = |event: &Merged| event.when.as_ref().and_then(|when| when.value.as_day());
        let known = std::iter::once(&gathering).chain(sides).filter_map(|at| day(&events[*at])).collect::<Vec<_>>();
        let near = match (&event.when, day(event)) {
            (None, _) => {
                let last = sides.iter().map(|side| events[*side].last).max().unwrap_or(around.last);
                event.sentence <= last + REACH
            }
            (Some(_), None) => false,
            (Some(when), Some(day)) => {
                let during = |its: &When| its.value.as_day().is_none() && its.value.contains(when.value);
                around.when.as_ref().is_some_and(during)
                    || known.iter().any(|other| day.since(*other).is_ok_and(|span| span.get_days().abs() <= DAYS))
                    || known.is_empty() && around.when.is_none() && event.sentence <= around.last + REACH
            }
        };
        (shared || there) && !elsewhere && near
    }

    /// The words by which a gathering is called.
    fn name_of_gathering(&self, gathering: &Merged) -> Range<TokenId> {
        let named = self.discourse.at(gathering.trigger).filter(|_| gathering.gathering.is_some());
        named.map_or_else(|| self.gathering_phrase(gathering.trigger), |mention| mention.tokens.clone())
    }
}

/// Gives an event the place of what it happened at, if that says more and nothing else.
fn settle_at(event: &mut Merged, place: &Where) {
    if event.place.country.is_some() && event.place.country != place.country {
        return;
    }
    event.place.place = event.place.place.take().or_else(|| place.place.clone());
    event.place.country = event.place.country.take().or_else(|| place.country.clone());
}
