//! From merged events to the events of a reading: names, words and spans.

use std::ops::Range;

use super::Reader;
use super::actors::Who;
use super::merge::Merged;
use crate::language::TokenId;
use crate::reading::{Event, EventKind, Evidence, Participation};
use crate::text::{CharIndex, Span};

impl Reader<'_> {
    /// Writes events down, those that tell enough.
    pub(super) fn render(&self, events: Vec<Merged>) -> Vec<Event> {
        let index = CharIndex::new(&self.article.text);
        let mut out: Vec<Event> = Vec::new();
        let mut events: Vec<Merged> = events.into_iter().filter(|event| self.tells_enough(event)).collect();
        events.sort_by_key(|event| event.trigger);
        for event in events {
            let id = format!("e{}", out.len() + 1);
            out.push(self.write(id, &event, &index));
        }
        out
    }

    /// Whether an event says who did what: two sides for an encounter, a destination for a visit.
    fn tells_enough(&self, event: &Merged) -> bool {
        let many = event.actors.len() > 1
            || event.actors.iter().any(|actor| matches!(&actor.who, Who::Described(_, parties) if parties.len() > 1))
            || self.frames.lists("one-sided", &event.rule) && !event.actors.is_empty()
            || event.actors.iter().any(|actor| self.is_of_many_members(actor));
        let known: usize = event
            .actors
            .iter()
            .map(|actor| if self.person_name(actor).is_some() { 1 } else { self.parties_of(actor).len() })
            .sum();
        if event.vague && event.kind == EventKind::Call && known < 2 {
            return false;
        }
        match event.kind {
            EventKind::Meeting | EventKind::Call | EventKind::Talks => many,
            EventKind::Visit => !event.actors.is_empty() && event.place.country.is_some() | event.place.place.is_some(),
            EventKind::Summit => event.gathering.is_some() || !event.actors.is_empty(),
            EventKind::Signing | EventKind::Other => !event.actors.is_empty(),
        }
    }

    fn write(&self, id: String, event: &Merged, index: &CharIndex) -> Event {
        let mut participants: Vec<String> = Vec::new();
        let mut parties: Vec<String> = Vec::new();
        let mut roles = Vec::new();
        let mut unnamed = Vec::new();
        for actor in &event.actors {
            if let Some(name) = self.person_name(actor) {
                push(&mut participants, name.to_owned());
            } else if let Who::Described(token, _) = &actor.who {
                push(&mut unnamed, self.described_words(*token));
            } else if let Who::Entity(entity) = &actor.who
                && self.discourse.entity(*entity).kind == crate::extract::EntityKind::Person
            {
                push(&mut unnamed, self.discourse.entity(*entity).name.clone());
            }
            for party in self.parties_of(actor) {
                push(&mut parties, party);
            }
            if let Some(role) = actor.role {
                let name =
                    self.person_name(actor).map(str::to_owned).or_else(|| self.parties_of(actor).into_iter().next());
                roles.extend(name.map(|name| Participation { name, role }));
            }
        }
        if event.kind == EventKind::Visit
            && let Some(country) = &event.place.country
        {
            push(&mut parties, country.clone());
        }
        let call = event.kind == EventKind::Call;
        Event {
            id,
            iri: None,
            kind: event.kind,
            status: event.status,
            participants,
            parties,
            roles,
            unnamed,
            date: event.when.as_ref().map(|when| when.value.to_string()),
            date_phrase: event.when.as_ref().and_then(|when| when.phrase.as_ref()).map(|range| self.words(range)),
            date_anchor: event.when.as_ref().and_then(|when| when.anchor).map(|day| day.to_string()),
            place: event.place.place.clone().filter(|_| !call),
            country: event.place.country.clone().filter(|_| !call),
            within: event.within.as_ref().map(|range| self.words(range)),
            topics: self.phrases(&event.topics),
            outcomes: self.phrases(&event.outcomes),
            instrument: event
                .instrument
                .map(|token| self.words(&self.tree.syntax.phrase(token, crate::language::Extent::Nominal))),
            name: event.gathering.map(|id| self.discourse.entity(id).name.clone()),
            confidence: Some(event.confidence),
            evidence: self.evidence(event, index),
        }
    }

    /// The sentence that tells the event best.
    fn evidence(&self, event: &Merged, index: &CharIndex) -> Evidence {
        let span = self.tree.doc.sentence_of(event.trigger).span;
        Evidence {
            words: span.of(&self.article.text).to_owned(),
            span: index.chars(&self.article.text, span),
            rule: event.rule.clone(),
        }
    }

    fn phrases(&self, ranges: &[Range<TokenId>]) -> Vec<String> {
        let mut out = Vec::new();
        for range in ranges {
            let words = self.words(range);
            if words.chars().any(char::is_alphabetic) {
                push(&mut out, words);
            }
        }
        out
    }

    /// The words of a range as written.
    pub(super) fn words(&self, range: &Range<TokenId>) -> String {
        let span: Span = self.tree.doc.span(range);
        span.of(self.tree.doc.text()).to_owned()
    }

    fn described_words(&self, token: TokenId) -> String {
        self.words(&self.tree.syntax.phrase(token, crate::language::Extent::Nominal))
    }
}

fn push(list: &mut Vec<String>, item: String) {
    if !list.contains(&item) {
        list.push(item);
    }
}
