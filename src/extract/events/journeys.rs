//! Visits and tours, and what happens on them: meetings are within the visit, in its country and on its days; the stops of a
//! tour are within the tour.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Reader;
use super::actors::Who;
use super::merge::{Merged, extend};
use super::place::Where;
use super::telling::Telling;
use super::when::{When, days_between};
use crate::extract::EntityKind;
use crate::language::{Deprel, TokenId};
use crate::reading::{EventKind, Status};

/// How many days from a day of a visit another one may still belong to it.
const STAY: i32 = 3;

/// How many words back "the tour" may have been described.
const FAR: TokenId = 1500;
/// How many tours of one text are kept apart, and how many events lie at most between a journey and its purpose.
const MOST: usize = 16;

/// A visit, as what may hold other events.
struct Visit {
    visitors: Vec<Who>,
    place: Where,
    when: Option<When>,
    status: Status,
    sentence: usize,
    trigger: TokenId,
    /// Whether the title tells it.
    titled: bool,
    /// The words for it: "state visit to Russia".
    phrase: Option<Range<TokenId>>,
}

impl Visit {
    fn holds(&self, event: &Merged) -> bool {
        // "a visit to Muscat, where the two met", whoever they were.
        let there =
            event.sentence == self.sentence && event.place.place.is_some() && event.place.place == self.place.place;
        let takes_part = event.actors.iter().any(|actor| self.visitors.contains(&actor.who))
            || self.titled && self.visitors.is_empty()
            || there;
        // Often only the day on which a visit began or ended is told.
        let same_time = match (&event.when, &self.when) {
            (Some(mine), Some(its)) => mine.value.overlaps(its.value) || days_between(mine.value, its.value) <= STAY,
            _ => true,
        };
        let same_place =
            event.place.country.is_none() || self.place.country.is_none() || event.place.country == self.place.country;
        takes_part && same_time && same_place && (self.status == event.status || self.is_under_way(event))
    }

    /// Whether it is a journey to a country, called so by the title, and this one to a town there.
    fn stops_at(&self, stop: &Merged) -> bool {
        let town = stop.place.place.is_some() && self.place.place.is_none();
        let there = self.place.country.is_some() && stop.place.country == self.place.country;
        let other = self.titled && stop.kind == EventKind::Visit && stop.trigger != self.trigger;
        other && town && there && self.holds(stop)
    }

    /// "on a three-day visit to Peru, is to meet the president": whoever is there has plans there.
    fn is_under_way(&self, event: &Merged) -> bool {
        let told = self.phrase.is_some() && self.sentence == event.sentence && self.trigger < event.trigger;
        told && self.status == Status::Happened && event.status == Status::Planned
    }
}

impl Reader<'_> {
    /// What happens on a visit is within it, in its country and, if nothing else is said, on its days.
    pub(super) fn inherit_visits(&self, events: &mut [Merged]) {
        let mut visits: Vec<Visit> = events.iter().filter_map(|event| self.visit(event)).collect();
        let tours = tour_of(events);
        add_stops_told_otherwise(events, &tours);
        visits.extend(tours);
        add_stops_of_trips(events, &visits);
        for event in events.iter_mut() {
            // "She will also visit a hospital" is a part of the journey too.
            let site = event.kind == EventKind::Visit && event.destination.is_none();
            if !site && !matches!(event.kind, EventKind::Meeting | EventKind::Talks | EventKind::Signing) {
                continue;
            }
            // "met the minister and visited a camp": what comes next holds nothing told before it.
            let next = |visit: &Visit| {
                visit.sentence == event.sentence
                    && visit.trigger > event.trigger
                    && self.tree.first_conjunct(visit.trigger) == self.tree.first_conjunct(event.trigger)
            };
            let fitting: Vec<&Visit> = visits.iter().filter(|visit| visit.holds(event) && !next(visit)).collect();
            let Some(first) = fitting.first() else { continue };
            let nearest = fitting
                .iter()
                .filter(|visit| visit.sentence <= event.sentence)
                .max_by_key(|visit| visit.sentence)
                .unwrap_or(first);
            let single =
                fitting.len() == 1 || nearest.sentence + 1 >= event.sentence && nearest.sentence <= event.sentence;
            let shared = fitting.iter().all(|visit| visit.phrase == first.phrase);
            let alike = fitting.iter().all(|visit| visit.place.country == first.place.country);
            if (single || alike) && event.place.country.is_none() {
                event.place.country.clone_from(&nearest.place.country);
                if single && event.sentence <= nearest.sentence + 1 {
                    event.place.place = event.place.place.take().or_else(|| nearest.place.place.clone());
                }
            }
            let named = nearest.phrase.as_ref().filter(|_| single || shared);
            // What the title calls a trip holds what the stops of it are told to hold.
            let titled = fitting.iter().find(|visit| visit.titled).and_then(|visit| visit.phrase.as_ref());
            event.within = event.within.take().or_else(|| named.or(titled).cloned());
            let near = nearest.titled || event.sentence >= nearest.sentence && event.sentence <= nearest.sentence + 2;
            if event.when.is_none() && single && near {
                event.when = nearest.when.clone().map(|when| When { sure: false, ..when });
            }
        }
        self.part_from_itself(events);
    }

    /// No journey is within what it is itself called, unless it is one of several stops.
    fn part_from_itself(&self, events: &mut [Merged]) {
        for at in 0..events.len() {
            let Some(words) = events[at].within.clone().filter(|_| events[at].kind == EventKind::Visit) else {
                continue;
            };
            let called = |event: &Merged| event.mentions.iter().any(|word| words.contains(word));
            if !called(&events[at]) {
                continue;
            }
            let visits = || events.iter().filter(|event| event.kind == EventKind::Visit);
            let tour = words.clone().any(|word| self.frames.lists("tours", &self.tree.lemma(word).to_lowercase()));
            let shared = tour && visits().filter(|event| event.within.as_ref() == Some(&words)).count() > 1;
            if !shared && visits().filter(|event| called(event)).count() == 1 {
                events[at].within = None;
            }
        }
    }

    /// A visit that may hold other events.
    fn visit(&self, event: &Merged) -> Option<Visit> {
        if event.kind != EventKind::Visit || !matches!(event.status, Status::Happened | Status::Planned) {
            return None;
        }
        let noun = self.title_noun(event).or(event.noun);
        let titled = noun.is_some_and(|noun| self.is_in_title(noun));
        let phrase = noun.map(|noun| {
            // "Ambassador Lie's Trip to Chile" is its name as it stands.
            let title = self.tree.doc.sentence_of(noun).tokens.clone();
            let named = titled && self.is_official() && !title.clone().any(|token| self.tree.is_verb(token));
            if named { self.without_document(title) } else { self.gathering_phrase(self.described_tour(noun)) }
        });
        Some(Visit {
            visitors: event.actors.iter().map(|actor| actor.who.clone()).collect(),
            place: event.place.clone(),
            when: event.when.clone(),
            status: event.status,
            sentence: event.sentence,
            trigger: event.trigger,
            titled,
            phrase,
        })
    }

    /// "Minister ends tour": where the text calls the tour "a four-nation tour"; else the noun itself.
    fn described_tour(&self, noun: TokenId) -> TokenId {
        let tour = self.is_in_title(noun) && self.frames.lists("tours", &self.tree.lemma(noun).to_lowercase());
        let end = (noun + FAR).min(self.tree.doc.tokens().len() as TokenId);
        (noun..end).find(|token| tour && self.describes(*token, noun)).unwrap_or(noun)
    }

    /// Whether a word is the same noun as another, and says which: "a five-nation tour".
    fn describes(&self, token: TokenId, noun: TokenId) -> bool {
        self.tree.lemma(token).eq_ignore_ascii_case(self.tree.lemma(noun))
            && self.tree.has(token, &[Deprel::Amod, Deprel::Compound, Deprel::Nummod])
    }

    /// A title without the words for the text itself: "Readout of", "Statement by the Spokesperson on".
    fn without_document(&self, title: Range<TokenId>) -> Range<TokenId> {
        let word = |at: TokenId| self.tree.doc.word(at).to_lowercase();
        let said = title.clone().take(2).find(|at| self.frames.lists("documents", &word(*at)));
        let Some(document) = said.filter(|at| at + 2 < title.end) else { return title };
        let of = self.frames.lists("measuring-prepositions", &word(document + 1)).then_some(document + 1);
        let on = || (document + 1..title.end).find(|at| self.frames.lists("spoken-of", &word(*at)));
        of.or_else(on).map_or(title.clone(), |at| at + 1..title.end)
    }

    /// "Officials' Travel to Mexico": the noun by which the title calls a visit of a place that it names.
    fn title_noun(&self, event: &Merged) -> Option<TokenId> {
        let destination = self.discourse.entity(event.destination?);
        let first = self.tree.doc.sentences().first()?.tokens.clone();
        let goes_there =
            self.mentions_in(first.clone()).iter().flat_map(|mention| mention.referent.entities()).any(|id| {
                let place = self.discourse.entity(*id);
                let known = matches!(place.kind, EntityKind::Place | EntityKind::Country);
                known && (place.name == destination.name || destination.country.as_ref() == Some(&place.name))
            });
        first.filter(|_| goes_there).find(|at| {
            let lemma = self.tree.lemma(*at).to_lowercase();
            self.is_in_title(*at) && self.tree.is_nominal(*at) && self.frames.lists("journeys", &lemma)
        })
    }

    /// The tour or mission that a visit of several places is told of: "the tour took her to", "a mission is visiting".
    pub(super) fn tour_told(&self, telling: &Telling) -> Option<Range<TokenId>> {
        let subjects = self.surface_subjects(telling.trigger, 0);
        let above = telling.spine.iter().flat_map(|word| self.surface_subjects(*word, 0)).collect::<Vec<_>>();
        let tours = |token: &TokenId| {
            self.tree.is_nominal(*token) && self.frames.lists("tours", &self.tree.lemma(*token).to_lowercase())
        };
        let noun = std::iter::once(telling.trigger).chain(subjects).chain(above).find(tours)?;
        // "The tour" was called "a five-nation tour" before.
        let mut before = (noun.saturating_sub(FAR)..=noun).rev();
        Some(self.gathering_phrase(before.find(|token| self.describes(*token, noun)).unwrap_or(noun)))
    }

    /// A visit without topics of its own is about what the visitors meet for in the same sentence: "travels to Muscat, where she
    /// will meet officials to discuss trade".
    pub(super) fn inherit_topics_of_stays(&self, events: &mut [Merged]) {
        for at in 0..events.len() {
            if events[at].kind != EventKind::Visit || !events[at].topics.is_empty() {
                continue;
            }
            let there = |event: &&Merged| {
                let visitor =
                    event.actors.iter().any(|actor| events[at].actors.iter().any(|other| other.who == actor.who));
                let alike = event.place.country.is_none() || event.place.country == events[at].place.country;
                let city = event.place.place.is_none()
                    || events[at].place.place.is_none()
                    || event.place.place == events[at].place.place;
                let there = event.place.place.is_some() && event.place.place == events[at].place.place;
                // "Noyes travels to Chisinau. In Chisinau she will discuss": a journey announced with its purpose.
                let purpose = there && event.status == Status::Planned;
                let told = event.sentence == events[at].sentence || purpose;
                event.kind.is_encounter() && told && event.status == events[at].status && visitor && alike && city
            };
            let around = at.saturating_sub(MOST)..(at + MOST).min(events.len());
            let held = events[around].iter().filter(there).flat_map(|event| event.topics.clone()).collect::<Vec<_>>();
            extend(&mut events[at].topics, held);
        }
    }
}

/// The tours whose stops are told, each as one journey.
fn tour_of(events: &[Merged]) -> Vec<Visit> {
    let mut tours: Vec<Visit> = Vec::new();
    for stop in events.iter().filter(|event| event.kind == EventKind::Visit) {
        if tours.len() < MOST && stop.within.is_some() && !tours.iter().any(|tour| tour.phrase == stop.within) {
            tours.push(Visit {
                visitors: stop.actors.iter().map(|actor| actor.who.clone()).collect(),
                place: Where::default(),
                when: None,
                status: stop.status,
                sentence: stop.sentence,
                trigger: stop.trigger,
                titled: false,
                phrase: stop.within.clone(),
            });
        }
    }
    tours
}

/// "Minister's Trip to Peru": its stops, where there are several.
fn add_stops_of_trips(events: &mut [Merged], visits: &[Visit]) {
    for trip in visits {
        let towns = events.iter().filter(|event| trip.stops_at(event)).filter_map(|event| event.place.place.as_ref());
        if towns.collect::<BTreeSet<_>>().len() > 1 {
            for stop in events.iter_mut().filter(|event| event.within.is_none() && trip.stops_at(event)) {
                stop.within.clone_from(&trip.phrase);
            }
        }
    }
}

/// "met the visiting minister, who is on the last leg of a tour": a stop that no list of stops holds.
fn add_stops_told_otherwise(events: &mut [Merged], tours: &[Visit]) {
    let [tour] = tours else { return };
    for stop in events.iter_mut().filter(|event| event.kind == EventKind::Visit && event.within.is_none()) {
        let alike = stop.actors.iter().any(|actor| tour.visitors.contains(&actor.who));
        if alike && stop.status == tour.status {
            stop.within.clone_from(&tour.phrase);
        }
    }
}
