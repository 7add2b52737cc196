//! Events and the gatherings around them, as one article tells them.

use std::collections::BTreeSet;

use crate::reading::{Event, EventKind, Reading, event_path};
use crate::text::fold;

use super::names::{Class, mint};
use super::saying::fragment;
use super::telling::Teller;
use super::{EdgeKind, Edtf, Fact, NodeKind};

impl Teller<'_> {
    pub(super) fn happenings(&mut self, reading: &Reading) {
        for event in &reading.events {
            let iri = self.event_iri(event, reading);
            self.events.insert(event.id.clone(), iri);
        }
        for event in &reading.events {
            self.event(event, reading);
        }
    }

    /// A gathering is known by its name; another event by kind, day and actors; one that has neither only here.
    fn event_iri(&self, event: &Event, reading: &Reading) -> String {
        if let Some(name) = gathering_name(event) {
            return self.gathering_iri(name, reading);
        }
        let day = event.date.as_deref().filter(|date| Edtf::parse(date).is_some());
        let actors: Vec<String> = self.actors(event).into_iter().map(slug_of).collect();
        match event_path(event.kind, day, &actors) {
            // Too many to be read or typed: the article's own name for it is kept.
            Some(path) if actors.len() <= 12 => self.base.event(&path),
            _ => self.local(&fragment(&event.id)),
        }
    }

    /// Who makes the event this event: two or more people, else people and the parties nobody among them stands for.
    fn actors(&self, event: &Event) -> BTreeSet<String> {
        let mut people: BTreeSet<String> = event.participants.iter().map(|name| self.names.person(name).iri).collect();
        let parties: Vec<_> = event.parties.iter().map(|name| self.names.party_or_person(name)).collect();
        people.extend(parties.iter().filter(|actor| actor.kind == NodeKind::Person).map(|actor| actor.iri.clone()));
        let enough = if event.kind == EventKind::Visit { 1 } else { 2 };
        if people.len() >= enough {
            return people;
        }
        let represented: BTreeSet<&str> = (self.telling.edges.iter())
            .filter(|(source, kind, _)| *kind == EdgeKind::Represents && people.contains(&**source))
            .map(|(_, _, party)| &**party)
            .collect();
        let parties = parties.into_iter().filter(|actor| actor.kind != NodeKind::Person).map(|party| party.iri);
        let unnamed: Vec<String> = parties.filter(|party| !represented.contains(party.as_str())).collect();
        people.into_iter().chain(unnamed).collect()
    }

    fn event(&mut self, event: &Event, reading: &Reading) {
        let Some(iri) = self.events.get(&event.id).cloned() else { return };
        let label = event_label(event);
        if gathering_name(event).is_some() {
            self.node(&iri, NodeKind::Gathering, &label);
        }
        let node = self.node(&iri, NodeKind::Event(event.kind), &label);
        node.facts.insert(Fact::Status(event.status));
        node.facts.extend(event.date.clone().filter(|date| Edtf::parse(date).is_some()).map(Fact::Time));
        node.facts.extend(event.name.clone().map(Fact::Name));
        node.facts.extend(event.outcomes.iter().cloned().map(Fact::Outcome));
        node.facts.extend(event.instrument.clone().map(Fact::Instrument));
        node.facts.extend(event.unnamed.iter().cloned().map(Fact::Unnamed));
        self.event_edges(&iri, event, reading);
        if let Some(proof) = self.prove(&iri, &fragment(&event.id), &event.evidence) {
            proof.date_phrase.clone_from(&event.date_phrase);
            proof.date_anchor.clone_from(&event.date_anchor);
            proof.confidence = event.confidence;
        }
    }

    fn event_edges(&mut self, iri: &str, event: &Event, reading: &Reading) {
        for name in &event.participants {
            let person = self.names.person(name);
            let person = self.entity(&person);
            self.edge(iri, EdgeKind::Participant(None), &person);
        }
        for name in &event.parties {
            let party = self.names.party_or_person(name);
            let kind = if party.kind == NodeKind::Person { EdgeKind::Participant(None) } else { EdgeKind::Party };
            let party = self.entity(&party);
            self.edge(iri, kind, &party);
        }
        for part in &event.roles {
            if let Some(actor) = self.names.actor(&part.name).cloned() {
                let actor = self.entity(&actor);
                self.edge(iri, EdgeKind::Participant(Some(part.role)), &actor);
            }
        }
        let country = event.country.as_deref().map(|name| self.names.country(name));
        if let Some(country) = &country {
            let country = self.entity(country);
            self.edge(iri, EdgeKind::Country, &country);
        }
        if let Some(name) = &event.place {
            let place = self.names.place(name);
            let place = self.entity(&place);
            self.edge(iri, EdgeKind::Location, &place);
        }
        if let Some(within) = &event.within {
            let gathering = self.gathering_iri(within, reading);
            self.node(&gathering, NodeKind::Gathering, within);
            self.edge(iri, EdgeKind::Within, &gathering);
        }
        for topic in &event.topics {
            let topic = self.topic(topic);
            self.edge(iri, EdgeKind::About, &topic);
        }
    }

    /// Where something was signed: a place that the reading lists, else a gathering.
    pub(super) fn place_or_gathering(&mut self, name: &str, reading: &Reading) -> String {
        if let Some(place) = self.names.find(name, &[Class::Place, Class::Party]).cloned() {
            return self.entity(&place);
        }
        let gathering = self.gathering_iri(name, reading);
        self.node(&gathering, NodeKind::Gathering, name);
        gathering
    }

    /// "78th session …" and "APEC 2023" name one gathering in all articles; "the G20 summit" needs the year, which is
    /// that of the events told of it if they agree.
    fn gathering_iri(&self, name: &str, reading: &Reading) -> String {
        let numbered = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        if fold(name).split(' ').any(numbered) {
            return mint(self.base, "gathering", name);
        }
        let same = |other: Option<&str>| other.is_some_and(|other| fold(other) == fold(name));
        let years: BTreeSet<&str> = (reading.events.iter())
            .filter(|event| same(event.within.as_deref()) || same(gathering_name(event)))
            .filter_map(|event| event.date.as_deref().filter(|date| Edtf::parse(date).is_some())?.get(..4))
            .collect();
        match years.first() {
            Some(year) if years.len() == 1 => mint(self.base, &format!("gathering/{year}"), name),
            // Two editions in one article, or none dated: known by its name in this article only.
            _ => {
                let minted = mint(self.base, "gathering", name);
                self.local(&format!("gathering-{}", slug_of(minted)))
            }
        }
    }
}

/// The name under which an event is a gathering.
fn gathering_name(event: &Event) -> Option<&str> {
    event.name.as_deref().filter(|name| event.kind == EventKind::Summit && !name.trim().is_empty())
}

fn event_label(event: &Event) -> String {
    if let Some(name) = &event.name {
        return name.clone();
    }
    let actors = if event.participants.len() + event.unnamed.len() > 1 || event.parties.is_empty() {
        event.participants.iter().chain(&event.unnamed).cloned().collect::<Vec<_>>()
    } else {
        event.participants.iter().chain(&event.unnamed).chain(&event.parties).cloned().collect()
    };
    let mut label = event.kind.name().to_owned();
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let rest = [actors.join(", "), event.date.clone().unwrap_or_default()];
    let rest: Vec<String> = rest.into_iter().filter(|part| !part.is_empty()).collect();
    if rest.is_empty() { label } else { format!("{label}: {}", rest.join(", ")) }
}

fn slug_of(iri: String) -> String {
    iri.rsplit(['/', '#']).next().map(str::to_owned).unwrap_or(iri)
}
