//! The knowledge graph in memory: a petgraph of typed nodes and edges, made from a set of readings.
//!
//! A reading becomes a [`Telling`], its own small graph. The [`Graph`] is the union of all tellings, with tellings of one
//! event joined as [`merge`] decides. It is a pure function of the set of readings: any order, grouping or number of
//! threads gives the same graph. Instances and mentions are kept apart as in the Grounded Annotation Framework
//! (Fokkens et al. 2013): a node is the thing, its [`Proof`]s are where articles tell of it.
//!
//! ```
//! use diplograph::graph::{Graph, ReadingSet};
//! use diplograph::reading::{IdentifierBase, Person, Reading};
//!
//! let person = Person { name: "António Guterres".into(), ..Person::default() };
//! let reading = Reading { id: "a1".into(), people: vec![person], ..Reading::default() };
//! let graph = Graph::new(&ReadingSet::from_iter([reading]), &IdentifierBase::default());
//! assert!(graph.node("https://w3id.org/diplograph/id/person/antonio-guterres").is_some());
//! ```

mod edge;
mod edtf;
mod explain;
mod few;
mod happening;
pub mod merge;
mod names;
mod neighbourhood;
mod node;
mod saying;
mod set;
mod telling;

use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use crate::reading::{IdentifierBase, Reading};

pub use edge::{Edge, EdgeKind};
pub use edtf::Edtf;
pub use explain::Told;
pub use few::{Few, FewBy};
pub use merge::{Comparison, Decision, Point, Verdict};
pub use neighbourhood::NoSuchName;
pub use node::{Fact, Node, NodeKind, Proof};
pub use set::ReadingSet;
pub use telling::Telling;

/// The graph: the merged view, and the tellings it is derived from.
#[derive(Debug, Clone)]
pub struct Graph {
    base: IdentifierBase,
    tellings: BTreeMap<String, Telling>,
    decisions: BTreeMap<String, Decision>,
    net: DiGraph<Arc<Node>, Edge>,
    places: BTreeMap<Arc<str>, NodeIndex>,
}

impl Graph {
    /// Builds the graph of a set of readings.
    #[must_use]
    pub fn new(readings: &ReadingSet, base: &IdentifierBase) -> Self {
        let all: Vec<&Reading> = readings.iter().collect();
        Self::of(all.into_par_iter().map(|reading| Telling::new(reading, base)).collect(), base)
    }

    /// Builds the graph of a set of readings that nobody needs any more: each is let go when it has been told.
    #[must_use]
    pub fn consuming(readings: ReadingSet, base: &IdentifierBase) -> Self {
        let all: Vec<Reading> = readings.into_iter().collect();
        Self::of(all.into_par_iter().map(|reading| Telling::new(&reading, base)).collect(), base)
    }

    fn of(tellings: Vec<Telling>, base: &IdentifierBase) -> Self {
        let tellings = tellings.into_iter().map(|telling| (telling.article.to_string(), telling)).collect();
        let decisions = merge::decide(&tellings);
        let mut graph = Self { base: base.clone(), tellings, decisions, net: DiGraph::new(), places: BTreeMap::new() };
        graph.join();
        graph
    }

    fn join(&mut self) {
        // Where one article tells of a thing, the merged view shares its node.
        let mut nodes: BTreeMap<&str, Vec<&Arc<Node>>> = BTreeMap::new();
        let mut edges: BTreeMap<(&str, EdgeKind, &str), Vec<Arc<str>>> = BTreeMap::new();
        for telling in self.tellings.values() {
            for (iri, node) in &telling.nodes {
                nodes.entry(self.canonical(iri)).or_default().push(node);
            }
            for (source, kind, target) in &telling.edges {
                let key = (self.canonical(source), *kind, self.canonical(target));
                edges.entry(key).or_default().push(telling.article.clone());
            }
        }
        let mut net = DiGraph::with_capacity(nodes.len(), edges.len());
        let mut places = BTreeMap::new();
        for (iri, told) in nodes {
            let node = match told[..] {
                [only] if *only.iri == *iri => only.clone(),
                _ => {
                    let own =
                        told.iter().find(|node| *node.iri == *iri).map_or_else(|| iri.into(), |node| node.iri.clone());
                    let mut node = Node::union(own, &told);
                    if node.kinds.contains(&NodeKind::Country) {
                        node.kinds.remove(&NodeKind::Place);
                    }
                    Arc::new(node)
                }
            };
            places.insert(node.iri.clone(), net.add_node(node));
        }
        for ((source, kind, target), articles) in edges {
            if let (Some(source), Some(target)) = (places.get(source), places.get(target)) {
                net.add_edge(*source, *target, Edge { kind, articles: articles.into_iter().collect() });
            }
        }
        self.net = net;
        self.places = places;
    }

    /// The identifier in the merged view of what a telling calls so.
    #[must_use]
    pub fn canonical<'a>(&'a self, iri: &'a str) -> &'a str {
        self.decisions.get(iri).map_or(iri, |decision| decision.event.as_str())
    }

    /// The base under which identifiers were minted.
    #[must_use]
    pub fn base(&self) -> &IdentifierBase {
        &self.base
    }

    /// The petgraph of the merged view. Nodes are in order of identifier, edges in order of source, kind and target.
    #[must_use]
    pub fn net(&self) -> &DiGraph<Arc<Node>, Edge> {
        &self.net
    }

    /// The tellings in order of article id.
    pub fn tellings(&self) -> impl Iterator<Item = &Telling> {
        self.tellings.values()
    }

    pub(crate) fn all_tellings(&self) -> &BTreeMap<String, Telling> {
        &self.tellings
    }

    /// Which event every telling of an event was given to, and why.
    #[must_use]
    pub fn decisions(&self) -> &BTreeMap<String, Decision> {
        &self.decisions
    }

    /// The node of this identifier in the merged view.
    #[must_use]
    pub fn node(&self, iri: &str) -> Option<&Node> {
        self.net.node_weight(*self.places.get(iri)?).map(|node| &**node)
    }

    /// Where the node of this identifier stands in [`Graph::net`].
    #[must_use]
    pub fn index(&self, iri: &str) -> Option<NodeIndex> {
        self.places.get(iri).copied()
    }

    /// The nodes in order of identifier.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.net.node_weights().map(|node| &**node)
    }

    /// The nodes that edges of this kind lead to, in order of identifier.
    pub fn targets(&self, iri: &str, kind: EdgeKind) -> impl Iterator<Item = &Node> {
        let mut found: Vec<&Node> = (self.index(iri).into_iter())
            .flat_map(|at| self.net.edges(at))
            .filter(|edge| edge.weight().kind == kind)
            .map(|edge| &*self.net[edge.target()])
            .collect();
        found.sort_by(|a, b| a.iri.cmp(&b.iri));
        found.into_iter()
    }
}
