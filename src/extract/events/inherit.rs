//! What an event takes over from the article around it: the day of a readout, the city of the dateline, the visit that it
//! was part of, the sentences that tell what it was about.

use std::ops::Range;

use super::Reader;
use super::actors::Who;
use super::merge::{Merged, extend};
use super::place::Where;
use super::when::{When, days_between};
use crate::language::TokenId;
use crate::reading::{Edtf, EventKind, Status};

/// A visit, as what may hold other events.
struct Visit {
    visitors: Vec<Who>,
    place: Where,
    when: Option<When>,
    status: Status,
    sentence: usize,
    /// Whether the title tells it.
    titled: bool,
    /// The words for it: "state visit to Russia".
    phrase: Option<Range<TokenId>>,
}

/// How many days from a day of a visit another one may still belong to it.
const STAY: i32 = 3;

impl Visit {
    fn holds(&self, event: &Merged) -> bool {
        let takes_part = event.actors.iter().any(|actor| self.visitors.contains(&actor.who))
            || self.titled && self.visitors.is_empty();
        // Often only the day on which a visit began or ended is told.
        let same_time = match (&event.when, &self.when) {
            (Some(mine), Some(its)) => mine.value.overlaps(its.value) || days_between(mine.value, its.value) <= STAY,
            _ => true,
        };
        let same_place =
            event.place.country.is_none() || self.place.country.is_none() || event.place.country == self.place.country;
        takes_part && same_time && same_place && self.status == event.status
    }
}

impl Reader<'_> {
    /// Completes events from their article.
    pub(super) fn inherit(&self, events: &mut [Merged]) {
        self.inherit_topics(events);
        self.inherit_days(events);
        self.inherit_places(events);
        self.inherit_visits(events);
        self.inherit_gatherings(events);
        self.inherit_from_talks(events);
        self.settle_remarks(events);
        self.inherit_months(events);
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
            extend(&mut event.topics, content.topics.into_iter().chain(instrument).chain(named));
            extend(&mut event.outcomes, content.outcomes);
        }
    }

    /// The main event of a text without a date of its own is of the day of the text.
    fn inherit_days(&self, events: &mut [Merged]) {
        let Some(day) = self.anchors.day() else { return };
        let official = self.is_official();
        let mut last: Option<(usize, When)> = None;
        let mut people: Vec<Who> = Vec::new();
        for event in events.iter_mut() {
            let also = self
                .tree
                .children(event.trigger)
                .iter()
                .any(|child| self.frames.lists("continuing", &self.tree.lemma(*child).to_lowercase()));
            if event.when.is_none()
                && event.status == Status::Happened
                && also
                && let Some((sentence, when)) = &last
                && (event.sentence <= sentence + 1
                    || event.sentence <= sentence + 3 && event.actors.iter().any(|actor| people.contains(&actor.who)))
            {
                event.when = Some(When { sure: false, ..when.clone() });
            }
            if let Some(when) = &event.when {
                last = Some((event.sentence, when.clone()));
                people = event.actors.iter().map(|actor| actor.who.clone()).collect();
            }
        }
        if !official {
            return;
        }
        let Some(main) = events.iter().find(|event| event.gathering.is_none() && event.kind != EventKind::Summit)
        else {
            return;
        };
        let (opening, people) = (main.sentence, main.actors.iter().map(|actor| actor.who.clone()).collect::<Vec<_>>());
        if opening > 5 {
            return;
        }
        for event in events.iter_mut().filter(|event| event.gathering.is_none() && event.kind != EventKind::Summit) {
            let shared = event.actors.iter().any(|actor| people.contains(&actor.who));
            let told_now = event.sentence == opening || event.sentence <= opening + 3 && !self.is_earlier(event);
            if event.when.is_none() && event.status == Status::Happened && shared && told_now {
                event.when = Some(When { value: Edtf::day(day), phrase: None, anchor: Some(day), sure: false });
            }
        }
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

    /// A summit without days of its own is of the month in which something happened at it.
    fn inherit_months(&self, events: &mut [Merged]) {
        let days: Vec<(usize, crate::reading::CalendarDate)> = events
            .iter()
            .filter(|event| event.kind != EventKind::Summit)
            .filter_map(|event| {
                let day = event.when.as_ref()?.value.as_day()?;
                Some((event.sentence, crate::reading::CalendarDate::Month(day.year(), day.month())))
            })
            .collect();
        for event in events.iter_mut().filter(|event| event.kind == EventKind::Summit && event.when.is_none()) {
            if let Some((_, month)) = days.iter().find(|(sentence, _)| *sentence == event.sentence) {
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

    /// What a dateline reports from a city happened there, unless it says otherwise: the events of the days before with
    /// somebody who took part in the first one.
    fn inherit_places(&self, events: &mut [Merged]) {
        for event in events.iter_mut() {
            self.complete_country(event);
        }
        let Some(city) = self.dateline.map(|id| self.place_of(id)) else { return };
        let Some(day) = self.anchors.day() else { return };
        let Some(main) = events.iter().find(|event| event.gathering.is_none()) else { return };
        if main.place != Where::default() && main.place.country != city.country {
            return;
        }
        let people: Vec<Who> = main.actors.iter().map(|actor| actor.who.clone()).collect();
        let opening = main.sentence;
        for event in events.iter_mut() {
            let here = matches!(event.kind, EventKind::Meeting | EventKind::Talks | EventKind::Signing)
                && event.status == Status::Happened;
            let recent = event.when.as_ref().is_some_and(|when| {
                when.value
                    .last_day()
                    .is_some_and(|last| last <= day && day.since(last).is_ok_and(|span| span.get_days() <= 2))
            }) || event.when.is_none() && event.sentence <= opening + 1;
            let shared = event.actors.iter().any(|actor| people.contains(&actor.who));
            if here
                && recent
                && shared
                && event.place == Where::default()
                && (event.within.is_none() || event.when.is_some())
            {
                event.place = city.clone();
            }
        }
    }

    /// The country of a venue that nobody knows: where the report is from, or the host's.
    fn complete_country(&self, event: &mut Merged) {
        if event.place.country.is_some() || matches!(event.kind, EventKind::Call | EventKind::Visit | EventKind::Summit)
        {
            return;
        }
        let host = event.actors.iter().find(|actor| actor.role == Some(crate::reading::Role::Host));
        let countries: Vec<String> = host.map(|host| self.parties_of(host)).unwrap_or_default();
        if let [country] = countries.as_slice()
            && self.knowledge.reference.country_of(country).is_some()
        {
            event.place.country = Some(country.clone());
        } else if event.place.place.is_some()
            && let Some(id) = self.dateline
        {
            event.place.country.clone_from(&self.place_of(id).country);
        }
    }

    /// What happens on a visit is within it, in its country and, if nothing else is said, on its days.
    fn inherit_visits(&self, events: &mut [Merged]) {
        let visits: Vec<Visit> = events.iter().filter_map(|event| self.visit(event)).collect();
        for event in events.iter_mut() {
            if !matches!(event.kind, EventKind::Meeting | EventKind::Talks | EventKind::Signing) {
                continue;
            }
            let fitting: Vec<&Visit> = visits.iter().filter(|visit| visit.holds(event)).collect();
            let Some(first) = fitting.first() else { continue };
            let nearest = fitting
                .iter()
                .filter(|visit| visit.sentence <= event.sentence)
                .max_by_key(|visit| visit.sentence)
                .unwrap_or(first);
            let single =
                fitting.len() == 1 || nearest.sentence + 1 >= event.sentence && nearest.sentence <= event.sentence;
            let shared = fitting.iter().all(|visit| visit.phrase == first.phrase);
            if single && event.place.country.is_none() {
                event.place.country.clone_from(&nearest.place.country);
                if event.sentence <= nearest.sentence + 1 {
                    event.place.place = event.place.place.take().or_else(|| nearest.place.place.clone());
                }
            }
            if event.within.is_none() && (single || shared) {
                event.within.clone_from(&nearest.phrase);
            }
            let near = nearest.titled || event.sentence >= nearest.sentence && event.sentence <= nearest.sentence + 2;
            if event.when.is_none() && single && near && event.status == Status::Happened {
                event.when = nearest.when.clone().map(|when| When { sure: false, ..when });
            }
        }
    }

    /// A visit that may hold other events.
    fn visit(&self, event: &Merged) -> Option<Visit> {
        if event.kind != EventKind::Visit || !matches!(event.status, Status::Happened | Status::Planned) {
            return None;
        }
        let titled = event.noun.is_some_and(|noun| self.is_in_title(noun));
        let phrase = event.noun.map(|noun| {
            // "Ambassador Lie's Trip to Chile" is its name as it stands.
            let title = self.tree.doc.sentence_of(noun).tokens.clone();
            let named = titled && !title.clone().any(|token| self.tree.is_verb(token));
            if named { title } else { self.gathering_phrase(noun) }
        });
        Some(Visit {
            visitors: event.actors.iter().map(|actor| actor.who.clone()).collect(),
            place: event.place.clone(),
            when: event.when.clone(),
            status: event.status,
            sentence: event.sentence,
            titled,
            phrase,
        })
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
