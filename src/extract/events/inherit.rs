//! What an event takes over from the article around it: the day of a readout, the city of the dateline, the visit that it
//! was part of, the sentences that tell what it was about.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Reader;
use super::merge::{Merged, extend};
use super::place::{Grain, Where};
use super::stays::Stay;
use super::when::When;
use crate::language::TokenId;
use crate::reading::{CalendarDate, Edtf, EventKind, Role, Status};

/// How many events back one may be that another continues.
const MOST: usize = 8;

impl Reader<'_> {
    /// Completes events from their article.
    pub(super) fn inherit(&self, events: &mut [Merged]) {
        self.inherit_topics(events);
        self.date_by_stops(events);
        self.inherit_days(events);
        self.inherit_places(events);
        self.continue_places(events);
        self.settle_remarks(events);
        self.inherit_visits(events);
        self.date_stays(events);
        self.inherit_topics_of_stays(events);
        self.inherit_gatherings(events);
        self.inherit_from_talks(events);
        self.inherit_months(events);
        self.settle_plans(events);
        agree_on_countries(events);
        for event in events.iter_mut() {
            self.reconsider(event);
        }
    }

    /// The sentences in which an event holds the floor tell what it was about.
    fn inherit_topics(&self, events: &mut [Merged]) {
        let floor = self.floor(events);
        for (event, sentences) in events.iter_mut().zip(floor) {
            let content = self.following(&event.as_telling(), &sentences);
            let instrument = event.instrument.map(|token| self.topic_phrase(token));
            let named =
                if event.status == Status::Happened { self.initiatives_in(event, &sentences) } else { Vec::new() };
            extend(&mut event.topics, content.topics.into_iter().chain(instrument));
            drop_inner(&mut event.topics);
            extend(&mut event.topics, named);
            extend(&mut event.outcomes, content.outcomes);
        }
    }

    /// The main event of a text without a date of its own is of the day of the text.
    fn inherit_days(&self, events: &mut [Merged]) {
        let Some(day) = self.anchors.day() else { return };
        let official = self.is_official();
        for at in 0..events.len() {
            let event = &events[at];
            if event.when.is_some() || event.status != Status::Happened || !self.continues(event) {
                continue;
            }
            let shared =
                |other: &Merged| other.actors.iter().any(|actor| event.actors.iter().any(|mine| mine.who == actor.who));
            let before = events[..at].iter().rev().take(MOST).find(|other| {
                let near = event.sentence <= other.last + 1 || event.sentence <= other.last + 3 && shared(other);
                other.when.is_some() && other.status == event.status && near
            });
            let day = before.and_then(|other| other.when.clone());
            events[at].when = day.map(|when| When { sure: false, ..when });
        }
        if !official {
            return;
        }
        let Some(main) = events.iter().find(|event| event.gathering.is_none() && event.kind != EventKind::Summit)
        else {
            return;
        };
        // What is told of a journey that is over happened on it, and not on the day of the text.
        let journey = main
            .when
            .clone()
            .filter(|when| main.kind == EventKind::Visit && when.value.last_day().is_some_and(|last| last < day));
        let travelled = journey.is_some();
        let today =
            journey.map_or(When { value: Edtf::day(day), phrase: None, anchor: Some(day), sure: false }, |when| When {
                sure: false,
                ..when
            });
        let (opening, people) = (main.sentence, main.actors.iter().map(|actor| actor.who.clone()).collect::<Vec<_>>());
        if opening > 5 {
            return;
        }
        for event in events.iter_mut().filter(|event| event.gathering.is_none() && event.kind != EventKind::Summit) {
            let shared = event.actors.iter().any(|actor| people.contains(&actor.who));
            let told_now =
                event.sentence == opening || travelled || event.sentence <= opening + 3 && !self.is_earlier(event);
            if event.when.is_none() && event.status == Status::Happened && shared && told_now {
                event.when = Some(today.clone());
            }
        }
    }

    /// Whether an event goes on with what was told just before, on the same day: "also met", "Earlier in the day", "Before that".
    fn continues(&self, event: &Merged) -> bool {
        let words = |at: TokenId| self.tree.doc.word(at).to_lowercase();
        let start = self.tree.doc.sentence_of(event.trigger).tokens.start;
        let opens = self.frames.list("same-day").any(|phrase| {
            phrase.split(' ').zip(start..event.trigger).filter(|(part, at)| words(*at) == *part).count()
                == phrase.split(' ').count()
        });
        opens || self.is_added(event)
    }

    /// "She also met": told as one more of what was told just before.
    fn is_added(&self, event: &Merged) -> bool {
        let adds = |child: &TokenId| self.frames.lists("continuing", &self.tree.lemma(*child).to_lowercase());
        self.tree.children(event.trigger).iter().any(adds)
    }

    /// Whether an event is told as past already when the article's own events happened: by a pluperfect, or a bare noun.
    fn is_earlier(&self, event: &Merged) -> bool {
        let verb = self.tree.is_verb(event.trigger);
        let pluperfect = self
            .tree
            .children(event.trigger)
            .iter()
            .any(|child| self.tree.doc.word(*child).eq_ignore_ascii_case("had"));
        !verb && event.soft || pluperfect
    }

    /// A summit without days of its own is of the month in which something happened at it: of several, the one told nearest.
    fn inherit_months(&self, events: &mut [Merged]) {
        let month = |when: &When| {
            let (first, last) = when.value.first_day().zip(when.value.last_day())?;
            let one = (first.year(), first.month()) == (last.year(), last.month());
            one.then(|| CalendarDate::Month(first.year(), first.month()))
        };
        let others = events.iter().filter(|event| event.kind != EventKind::Summit && !event.actors.is_empty());
        let months: Vec<_> = others
            .filter_map(|event| {
                let when = event.when.as_ref()?;
                let at = when.phrase.as_ref().map_or(event.trigger, |phrase| phrase.start);
                Some((event.sentence, at, month(when)?))
            })
            .collect();
        for event in events.iter_mut().filter(|event| event.kind == EventKind::Summit && event.when.is_none()) {
            let told = months.iter().filter(|(sentence, ..)| *sentence == event.sentence);
            if let Some((.., month)) = told.min_by_key(|(_, at, _)| at.abs_diff(event.trigger)) {
                event.when = Some(When { value: Edtf::Date(*month), phrase: None, anchor: None, sure: false });
            }
        }
    }

    /// Whether the text is an official's own: a readout, press release or statement.
    pub(super) fn is_official(&self) -> bool {
        let source = self.article.source.as_deref().unwrap_or("").to_lowercase();
        let head: String = self.article.text.chars().take(400).collect::<String>().to_lowercase();
        self.frames.list("official").any(|word| source.contains(word) || head.contains(word))
    }

    /// "She will also meet …" right behind a meeting: in the same place. What is within a visit or summit is where its words say.
    fn continue_places(&self, events: &mut [Merged]) {
        for at in 0..events.len() {
            let event = &events[at];
            let in_person = event.kind.is_encounter() && event.kind != EventKind::Call;
            // "She will also visit a hospital."
            let to_site = event.kind == EventKind::Visit && event.place == Where::default();
            if event.place.place.is_some() || !in_person && !to_site {
                continue;
            }
            let named = event.within.clone().and_then(|words| {
                let named = |token: TokenId| self.discourse.at(token).and_then(|found| self.place_at(found.head));
                let places = words.filter_map(|token| named(token).or_else(|| self.city_meant(token)));
                places.map(|id| self.place_of(id)).find(|place| place.place.is_some())
            });
            let also = self.is_added(event);
            let before =
                events[..at].iter().rev().find(|other| other.kind.is_encounter() && other.kind != EventKind::Call);
            let continued = before.filter(|other| {
                also && other.status == event.status
                    && event.sentence <= other.last + 1
                    && other.actors.iter().any(|actor| event.actors.iter().any(|mine| mine.who == actor.who))
            });
            let found = named.or_else(|| continued.map(|other| other.place.clone()));
            let agrees = |place: &Where| event.place.country.is_none() || event.place.country == place.country;
            if let Some(place) = found.filter(agrees) {
                events[at].place = place;
            }
        }
    }

    /// "the Foreign Office" in a report from Islamabad is the host's, not that of another country of the same name.
    fn is_of_the_same_name(&self, event: &Merged) -> bool {
        let parties: Vec<String> = event.actors.iter().flat_map(|actor| self.parties_of(actor)).collect();
        let known = |country: &Option<String>| country.as_ref().is_some_and(|country| parties.contains(country));
        let city = self.dateline.map(|id| self.place_of(id).country);
        event.place.grain == Grain::Venue && !known(&event.place.country) && city.is_some_and(|country| known(&country))
    }

    /// The country of a venue that nobody knows: where the report is from, or the host's.
    pub(super) fn complete_country(&self, event: &mut Merged, stays: &[Stay]) {
        if self.is_of_the_same_name(event) {
            event.place.country = None;
        }
        if event.place.country.is_some() || matches!(event.kind, EventKind::Call | EventKind::Visit | EventKind::Summit)
        {
            return;
        }
        let host = event.actors.iter().find(|actor| actor.role == Some(Role::Host));
        let countries: Vec<String> = host.map(|host| self.parties_of(host)).unwrap_or_default();
        // Whoever receives somebody while abroad is no host at home.
        let away = host.and_then(|host| Stay::of(stays, &host.who, event));
        if let [country] = countries.as_slice()
            && away.is_none_or(|stay| stay == country)
            && self.knowledge.reference.country_of(country).is_some()
        {
            event.place.country = Some(country.clone());
        } else if let Some(country) = away {
            event.place.country = Some(country.to_owned());
        } else if event.place.place.is_some()
            && let Some(id) = self.dateline
        {
            event.place.country.clone_from(&self.place_of(id).country);
        }
    }

    /// The date decides where the words do not: what lies ahead has not happened.
    fn reconsider(&self, event: &mut Merged) {
        let Some(day) = self.anchors.published.or(self.anchors.day()) else { return };
        let Some(first) = event.when.as_ref().and_then(|when| when.value.first_day()) else { return };
        if event.status == Status::Happened && first > day {
            event.status = Status::Planned;
        }
    }
}

/// A place of which nobody knows the country is in the one that another event there tells.
fn agree_on_countries(events: &mut [Merged]) {
    let known: BTreeMap<String, String> =
        events.iter().rev().filter_map(|event| event.place.place.clone().zip(event.place.country.clone())).collect();
    for event in events.iter_mut().filter(|event| event.place.country.is_none()) {
        event.place.country = event.place.place.as_ref().and_then(|place| known.get(place)).cloned();
    }
}

/// Leaves out topics whose words are part of another one's: "crisis" of "response to the crisis".
fn drop_inner(topics: &mut Vec<Range<TokenId>>) {
    let all = topics.clone();
    topics.retain(|topic| {
        !all.iter().any(|other| other != topic && other.start <= topic.start && topic.end <= other.end)
    });
}
