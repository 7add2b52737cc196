//! Joining: nodes of one identifier become one node, edges of one kind between the same nodes one edge, and the tellings
//! of one event one event. One telling is taken after the other, and need not be kept.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};

use super::merge::{self, Decision};
use super::profile::{Profile, Profiles};
use super::{Edge, EdgeKind, Node, Telling};

/// What has been taken so far.
#[derive(Default)]
pub(super) struct Joining {
    /// In the order in which they came; none where an event was found to be another.
    nodes: Vec<Option<Arc<Node>>>,
    numbers: HashMap<Arc<str>, NodeIndex>,
    /// In order of their ids.
    articles: Vec<Arc<str>>,
    /// Source, kind, target, and the number of the article that says so.
    edges: Vec<(NodeIndex, EdgeKind, NodeIndex, u32)>,
    profiles: Profiles,
}

impl Joining {
    /// Takes a telling, and the profiles of its events. Tellings come in order of article id.
    pub(super) fn take(&mut self, telling: &Telling, profiles: Vec<(Arc<str>, Profile)>) {
        let article = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
        self.articles.push(telling.article.clone());
        for (iri, node) in &telling.nodes {
            self.node(iri, node);
        }
        for (source, kind, target) in &telling.edges {
            if let (Some(source), Some(target)) = (self.numbers.get(source), self.numbers.get(target)) {
                self.edges.push((*source, *kind, *target, article));
            }
        }
        for (iri, profile) in profiles {
            self.profiles.entry(iri).or_default().absorb(profile);
        }
    }

    /// Takes a node under this identifier; a node that one article alone tells of is shared with its telling.
    fn node(&mut self, iri: &Arc<str>, node: &Arc<Node>) -> NodeIndex {
        let fresh = NodeIndex::new(self.nodes.len());
        let at = *self.numbers.entry(iri.clone()).or_insert(fresh);
        if at == fresh {
            self.nodes.push(None);
        }
        match &mut self.nodes[at.index()] {
            Some(held) => Arc::make_mut(held).absorb(node),
            vacant if node.iri == *iri => *vacant = Some(node.clone()),
            vacant => *vacant = Some(Arc::new(Node { iri: iri.clone(), ..(**node).clone() })),
        }
        at
    }

    /// How many tellings were taken.
    pub(super) fn articles(&self) -> usize {
        self.articles.len()
    }

    /// The merged view, with its nodes in order of identifier and its edges in order of source, kind and target; and why
    /// tellings are of which event.
    pub(super) fn finish(mut self) -> (DiGraph<Arc<Node>, Edge>, BTreeMap<Arc<str>, Decision>) {
        let decisions = merge::decide(std::mem::take(&mut self.profiles));
        let goes = self.merge_events(&decisions);
        drop(std::mem::take(&mut self.numbers));
        let mut order: Vec<(NodeIndex, Arc<Node>)> =
            (self.nodes.into_iter().enumerate()).filter_map(|(at, node)| Some((NodeIndex::new(at), node?))).collect();
        order.sort_unstable_by(|(_, a), (_, b)| a.iri.cmp(&b.iri));
        let mut places = vec![NodeIndex::end(); goes.len()];
        let mut net = DiGraph::with_capacity(order.len(), 0);
        for (at, node) in order {
            places[at.index()] = net.add_node(node);
        }
        let place = |at: NodeIndex| places[goes[at.index()].index()];
        for edge in &mut self.edges {
            (edge.0, edge.2) = (place(edge.0), place(edge.2));
        }
        self.edges.sort_unstable();
        for same in self.edges.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let (source, kind, target, _) = same[0];
            let articles = same.iter().map(|(.., article)| self.articles[*article as usize].clone());
            net.add_edge(source, target, Edge { kind, articles: articles.collect() });
        }
        (net, decisions)
    }

    /// Gives the nodes of events that are others to those; tells for each node where its edges go.
    fn merge_events(&mut self, decisions: &BTreeMap<Arc<str>, Decision>) -> Vec<NodeIndex> {
        let moved = decisions.iter().filter(|(telling, decision)| **telling != decision.event);
        let mut taken = Vec::new();
        for (telling, decision) in moved {
            if let Some(from) = self.numbers.get(telling).copied()
                && let Some(node) = self.nodes[from.index()].take()
            {
                taken.push((from, node, &decision.event));
            }
        }
        let mut goes: Vec<NodeIndex> = (0..self.nodes.len()).map(NodeIndex::new).collect();
        for (from, node, event) in taken {
            goes[from.index()] = self.node(event, &node);
        }
        goes
    }
}
