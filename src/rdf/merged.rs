//! The merged view in canonical order, a subject at a time: which node or evidence speaks of which subject is sorted, not
//! the triples themselves, which take ten times the memory.

use std::borrow::Cow;
use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Triple};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::graph::{Decision, Graph, Node, NodeKind, Proof, Verdict};

use super::describe::{Triples, selector_iri};
use super::quads::{Provenance, activity, activity_iri, agent};
use super::vocab::{DG_MERGE_REASON, DG_MERGED_INTO};

/// What speaks of a subject.
enum Part<'a> {
    /// A node, with its edges.
    Node(NodeIndex),
    /// The article's having been read.
    Activity(&'a str),
    /// Evidence.
    Evidence(&'a Proof),
    /// The place of its words.
    Selector(&'a Proof),
    /// Into which event a telling was merged.
    Decision(&'a Decision),
    /// A triple that many would make: of times, and of this program.
    Made(Box<Triple>),
}

/// The merged view, in canonical order: what Turtle, N-Triples and RDF/XML carry.
pub fn merged<'a>(graph: &'a Graph, provenance: &'a Provenance) -> impl Iterator<Item = Triple> + 'a {
    let mut parts = parts(graph, provenance).into_iter().peekable();
    let of_one_subject = move || {
        let (subject, first) = parts.next()?;
        let mut triples = Triples::new(graph.base().as_str());
        first.tell(&subject, graph, provenance, &mut triples);
        while let Some((_, part)) = parts.next_if(|(next, _)| *next == subject) {
            part.tell(&subject, graph, provenance, &mut triples);
        }
        Some(triples.finish())
    };
    std::iter::from_fn(of_one_subject).flatten()
}

/// All parts, in order of their subjects.
fn parts<'a>(graph: &'a Graph, provenance: &Provenance) -> Vec<(Cow<'a, str>, Part<'a>)> {
    let net = graph.net();
    let mut parts = Vec::with_capacity(net.node_count());
    // Nodes come in order, and each kind of their parts nearly so, which the sort makes use of.
    for at in net.node_indices() {
        parts.push((Cow::Borrowed(&*net[at].iri), Part::Node(at)));
    }
    for node in graph.nodes().filter(|node| node.kind() == NodeKind::Article) {
        parts.push((Cow::Owned(activity_iri(&node.iri)), Part::Activity(&node.iri)));
    }
    for (evidence, proof) in graph.nodes().flat_map(|node| node.proofs.iter()) {
        parts.push((Cow::Borrowed(&**evidence), Part::Evidence(proof)));
        parts.push((Cow::Owned(selector_iri(proof)), Part::Selector(proof)));
    }
    for (telling, decision) in graph.decisions().iter().filter(|(telling, decision)| **telling != decision.event) {
        parts.push((Cow::Borrowed(&**telling), Part::Decision(decision)));
    }
    let mut made = Triples::new(graph.base().as_str());
    for time in graph.nodes().flat_map(Node::times).collect::<BTreeSet<&str>>() {
        made.time(time);
    }
    agent(&mut made, graph, provenance);
    for triple in made.finish() {
        let NamedOrBlankNode::NamedNode(subject) = &triple.subject else { continue };
        parts.push((Cow::Owned(subject.as_str().to_owned()), Part::Made(Box::new(triple))));
    }
    parts.sort_by(|(a, _), (b, _)| a.cmp(b));
    parts
}

impl Part<'_> {
    /// Tells of its subject.
    fn tell(self, subject: &str, graph: &Graph, provenance: &Provenance, triples: &mut Triples<'_>) {
        let net = graph.net();
        match self {
            Part::Node(at) => {
                triples.bare_node(&net[at]);
                for edge in net.edges(at) {
                    triples.edge(subject, edge.weight().kind, &net[edge.target()].iri);
                }
            }
            Part::Activity(article) => activity(triples, article, graph, provenance),
            Part::Evidence(proof) => triples.evidence(subject, proof),
            Part::Selector(proof) => triples.selector(proof),
            Part::Decision(decision) => {
                triples.add(subject, DG_MERGED_INTO, NamedNode::new_unchecked(&*decision.event));
                triples.add(subject, DG_MERGE_REASON, Literal::new_simple_literal(reason(&decision.verdict)));
            }
            Part::Made(triple) => triples.triples.push(*triple),
        }
    }
}

fn reason(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Itself => "itself",
        Verdict::CompatibleKind => "compatible-kind",
        Verdict::OnlyCandidate => "only-candidate",
        Verdict::NoCandidate => "no-candidate",
        Verdict::SeveralCandidates(_) => "several-candidates",
        Verdict::TooVague => "too-vague",
    }
}
