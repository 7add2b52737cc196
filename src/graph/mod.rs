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

mod compare;
mod edge;
mod edtf;
mod explain;
mod few;
mod happening;
mod joining;
pub mod merge;
mod names;
mod neighbourhood;
mod node;
mod piece;
mod profile;
mod saying;
mod set;
mod spool;
mod telling;

use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use crate::reading::{IdentifierBase, Reading};

use joining::Joining;

pub use compare::{Comparison, Point};
pub use edge::{Edge, EdgeKind};
pub use edtf::Edtf;
pub use explain::Told;
pub use few::{Few, FewBy};
pub use merge::{Decision, Verdict};
pub use neighbourhood::NoSuchName;
pub use node::{Fact, Node, NodeKind, Proof};
pub use piece::{Decisions, Piece, each_piece};
pub use set::ReadingSet;
pub use spool::{SpoolError, SpooledReadings};
pub use telling::Telling;

/// How many readings are told at once where tellings are not kept.
const AT_ONCE: usize = 128;

/// The graph: the merged view, and the tellings it is derived from.
#[derive(Debug, Clone)]
pub struct Graph {
    base: IdentifierBase,
    articles: usize,
    tellings: Vec<Telling>,
    decisions: Decisions,
    net: DiGraph<Arc<Node>, Edge>,
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

    /// Builds the merged view alone, in a fraction of the memory: there are no [tellings](Graph::tellings) then. The
    /// readings come in order of article id, one for each article, and few are held at a time.
    ///
    /// # Errors
    /// When a reading does not come.
    pub fn merged<E>(readings: impl Iterator<Item = Result<Reading, E>>, base: &IdentifierBase) -> Result<Self, E> {
        let mut joining = Joining::default();
        let told = |telling: Telling| {
            let profiles = profile::told(&telling);
            (telling, profiles)
        };
        for told in each_telling(readings, base, told) {
            let (telling, profiles) = told?;
            joining.take(&telling, profiles);
        }
        Ok(Self::joined(joining, Vec::new(), base))
    }

    fn of(tellings: Vec<Telling>, base: &IdentifierBase) -> Self {
        let mut joining = Joining::default();
        let profiles: Vec<_> = tellings.par_iter().map(profile::told).collect();
        for (telling, profiles) in tellings.iter().zip(profiles) {
            joining.take(telling, profiles);
        }
        Self::joined(joining, tellings, base)
    }

    fn joined(joining: Joining, tellings: Vec<Telling>, base: &IdentifierBase) -> Self {
        let articles = joining.articles();
        let (net, decisions) = joining.finish();
        Self { base: base.clone(), articles, tellings, decisions, net }
    }

    /// The identifier in the merged view of what a telling calls so.
    #[must_use]
    pub fn canonical<'a>(&'a self, iri: &'a str) -> &'a str {
        self.decisions.get(iri).map_or(iri, |decision| &*decision.event)
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

    /// How many articles it was made of.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.articles
    }

    /// The tellings in order of article id; none of the merged view alone.
    pub fn tellings(&self) -> impl Iterator<Item = &Telling> {
        self.tellings.iter()
    }

    /// Which event every telling of an event was given to, and why.
    #[must_use]
    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// The node of this identifier in the merged view.
    #[must_use]
    pub fn node(&self, iri: &str) -> Option<&Node> {
        self.net.node_weight(self.index(iri)?).map(|node| &**node)
    }

    /// Where the node of this identifier stands in [`Graph::net`].
    #[must_use]
    pub fn index(&self, iri: &str) -> Option<NodeIndex> {
        let nodes = self.net.raw_nodes();
        nodes.binary_search_by(|node| (*node.weight.iri).cmp(iri)).ok().map(NodeIndex::new)
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

/// Tells readings on all cores, some at a time, and gives what is made of each telling, in order.
pub(crate) fn each_telling<T: Send, E>(
    mut readings: impl Iterator<Item = Result<Reading, E>>,
    base: &IdentifierBase,
    make: impl Fn(Telling) -> T + Sync,
) -> impl Iterator<Item = Result<T, E>> {
    let mut made = Vec::new().into_iter();
    std::iter::from_fn(move || {
        if let Some(next) = made.next() {
            return Some(Ok(next));
        }
        let some: Vec<Reading> = match readings.by_ref().take(AT_ONCE).collect() {
            Ok(some) => some,
            Err(error) => return Some(Err(error)),
        };
        let all: Vec<T> = some.par_iter().map(|reading| make(Telling::new(reading, base))).collect();
        made = all.into_iter();
        made.next().map(Ok)
    })
}
