//! Why two tellings are, or are not, one event; and what one thing rests on.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::compare::{Comparison, compare};
use super::merge::Verdict;
use super::names::{Class, Names};
use super::profile::{Profile, profiles};
use super::{Graph, Node};
use crate::reading::{Mention, Reading};

/// One telling of a thing: the article, and the words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Id of the article.
    pub article: String,
    /// Identifier under which the article tells it.
    pub iri: String,
    /// What the article says of it: status, time, actors.
    pub says: Vec<String>,
    /// The words.
    pub words: Vec<String>,
    /// Rules that read them.
    pub rules: BTreeSet<String>,
    /// Why this telling belongs to the thing, for events.
    pub verdict: Option<Verdict>,
}

impl Graph {
    /// Every telling of a node, in order of article.
    #[must_use]
    pub fn told(&self, at: NodeIndex) -> Vec<Told> {
        let iri = &*self.net()[at].iri;
        let mut told = Vec::new();
        for telling in self.tellings() {
            for node in telling.nodes.values().filter(|node| self.canonical(&node.iri) == iri) {
                let ends = telling.edges.iter().filter(|(source, _, _)| *source == node.iri);
                let says = ends.filter_map(|(_, kind, target)| {
                    Some(format!("{}: {}", kind.name(), telling.nodes.get(target)?.label()))
                });
                let times = node.times().map(|time| format!("time: {time}"));
                let statuses = node.statuses().map(|status| format!("status: {}", status.name()));
                told.push(Told {
                    article: telling.article.to_string(),
                    iri: node.iri.to_string(),
                    says: statuses.chain(times).chain(says).collect(),
                    words: node.proofs.values().map(|proof| proof.words.clone()).collect(),
                    rules: node.proofs.values().map(|proof| proof.rule.clone()).collect(),
                    verdict: self.decisions().get(&*node.iri).map(|decision| decision.verdict.clone()),
                });
            }
        }
        told
    }

    /// The mentions, in text order, of what a telling of this reading calls by this identifier.
    #[must_use]
    pub fn mentions<'r>(&self, reading: &'r Reading, iri: &str) -> Vec<&'r Mention> {
        let names = Names::new(self.base(), reading);
        let of = |class: Class, name: &str, mentions: &'r [Mention]| {
            let meant = names.find(name, &[class]).is_some_and(|entity| entity.iri == iri);
            if meant { mentions } else { &[] }
        };
        let people = reading.people.iter().flat_map(|one| of(Class::Person, &one.name, &one.mentions));
        let bodies = reading.organizations.iter().flat_map(|one| of(Class::Organization, &one.name, &one.mentions));
        let places = reading.places.iter().flat_map(|one| of(Class::Place, &one.name, &one.mentions));
        let plans = reading.initiatives.iter().flat_map(|one| of(Class::Initiative, &one.name, &one.mentions));
        let mut all: Vec<&Mention> = people.chain(bodies).chain(places).chain(plans).collect();
        all.sort_by_key(|mention| mention.span);
        all
    }

    /// Compares two events: which of kind, people, parties, time, country and status agree.
    #[must_use]
    pub fn compare(&self, one: &Node, other: &Node) -> Option<Comparison> {
        let profiles = profiles(self.tellings());
        let of = |node: &Node| {
            let mut whole: Option<Profile> = None;
            for (_, profile) in profiles.iter().filter(|(iri, _)| self.canonical(iri) == &*node.iri) {
                match &mut whole {
                    None => whole = Some(profile.clone()),
                    Some(whole) => whole.absorb(profile.clone()),
                }
            }
            whole
        };
        Some(compare(&of(one)?, &of(other)?))
    }

    /// Where things stand between two nodes, as the edges that join them directly.
    #[must_use]
    pub fn between(&self, one: NodeIndex, other: NodeIndex) -> Vec<String> {
        let net = self.net();
        let joined = |a: NodeIndex, b: NodeIndex| {
            let edges = net.edges_connecting(a, b);
            edges.map(move |edge| {
                format!(
                    "{} — {} → {}",
                    net[edge.source()].label(),
                    edge.weight().kind.name(),
                    net[edge.target()].label()
                )
            })
        };
        joined(one, other).chain(joined(other, one)).collect()
    }
}
