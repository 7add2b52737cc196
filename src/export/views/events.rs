//! The view of events: who took part, for whom, where, and within what.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::picture::Group;
use crate::graph::{EdgeKind, Node, NodeKind};

use super::{Drawing, Frames};

impl<'a> Drawing<'a> {
    pub(super) fn events(&mut self) {
        let is_event = |node: &Node| node.kinds.iter().any(|kind| matches!(kind, NodeKind::Event(_)));
        let (from, to) = (self.options.from, self.options.to);
        let timed: BTreeSet<&str> =
            self.graph.nodes().filter(|node| self.in_time(node)).map(|node| &*node.iri).collect();
        let all_times = from.is_none() && to.is_none();
        let chosen = self.chosen(|node| is_event(node) && (all_times || timed.contains(&*node.iri)));
        for event in &chosen {
            let at = self.shape(event);
            self.event_links(event, at);
        }
        if self.options.around.is_none() && all_times {
            self.initiative_links();
        }
        self.frame(&chosen);
    }

    fn event_links(&mut self, event: &'a Node, at: usize) {
        let graph = self.graph;
        let status = event.statuses().next();
        let mut represented = BTreeSet::new();
        for person in graph.targets(&event.iri, EdgeKind::Participant(None)) {
            let end = self.shape(person);
            self.link(end, at, "", false, status, event.articles.len());
            for party in self.represented(person, end) {
                represented.insert(party);
            }
        }
        for party in graph.targets(&event.iri, EdgeKind::Party).filter(|party| !represented.contains(&*party.iri)) {
            let end = self.shape(party);
            self.link(end, at, "", false, status, event.articles.len());
        }
        let place: Vec<&Node> = graph.targets(&event.iri, EdgeKind::Location).collect();
        let place = if place.is_empty() { graph.targets(&event.iri, EdgeKind::Country).collect() } else { place };
        for place in place {
            let end = self.shape(place);
            self.link(at, end, "", false, status, 1);
        }
        for gathering in graph.targets(&event.iri, EdgeKind::Within) {
            if self.options.frames != Frames::Gathering {
                let end = self.shape(gathering);
                self.link(at, end, "", false, status, 1);
            }
        }
        for topic in graph.targets(&event.iri, EdgeKind::About).filter(|topic| topic.kind() == NodeKind::Initiative) {
            let end = self.shape(topic);
            self.link(at, end, "about", false, status, 1);
        }
    }

    /// Draws for whom a person stands; gives the parties.
    pub(super) fn represented(&mut self, person: &'a Node, at: usize) -> Vec<&'a str> {
        let graph = self.graph;
        let parties: Vec<&Node> = graph.targets(&person.iri, EdgeKind::Represents).collect();
        for party in &parties {
            let end = self.shape(party);
            if self.joined.insert((end, at)) {
                self.link(end, at, "", false, None, 1);
            }
        }
        parties.into_iter().map(|party| &*party.iri).collect()
    }

    /// Puts frames around events, and a gathering that is an event itself into its own frame.
    fn frame(&mut self, events: &[&'a Node]) {
        let kind = match self.options.frames {
            Frames::Gathering => EdgeKind::Within,
            Frames::Country => EdgeKind::Country,
            Frames::None => return,
        };
        let mut frames: BTreeMap<&str, (&Node, Vec<usize>)> = BTreeMap::new();
        for event in events {
            let Some(at) = self.at.get(&*event.iri) else { continue };
            if let Some(frame) = self.graph.targets(&event.iri, kind).next() {
                frames.entry(&frame.iri).or_insert_with(|| (frame, Vec::new())).1.push(*at);
            }
        }
        for (iri, (node, members)) in frames {
            let group = self.picture.groups.len();
            self.picture.groups.push(Group { label: node.label().to_owned() });
            let own = self.at.get(iri).copied().filter(|_| kind == EdgeKind::Within);
            for member in members.into_iter().chain(own) {
                if let Some(shape) = self.picture.shapes.get_mut(member) {
                    shape.group.get_or_insert(group);
                }
            }
        }
    }
}
