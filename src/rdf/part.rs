//! What speaks of a subject in the merged view: a thing with its edges, or what belongs to a thing and has an identifier
//! of its own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use oxigraph::model::{Literal, NamedNode, Triple};
use serde::{Deserialize, Serialize, Serializer};

use crate::graph::{Decision, EdgeKind, FewBy, Node, NodeKind, Piece, Proof, Verdict};
use crate::reading::IdentifierBase;

use super::describe::{Triples, selector_iri, time_iri, time_nodes};
use super::quads::{Provenance, activity, activity_iri, agent, agent_iri};
use super::vocab::{DG_MERGE_REASON, DG_MERGED_INTO};

/// What speaks of a subject.
#[derive(Debug, Serialize, Deserialize)]
pub enum Part {
    /// A thing, or what one article tells of it.
    Thing(Piece),
    /// That the thing rests on this evidence.
    Proven(Arc<str>),
    /// The article's having been read.
    Activity(Arc<str>),
    /// Evidence, but for its words.
    #[serde(serialize_with = "without_words")]
    Evidence(Arc<Proof>),
    /// The place of its words.
    Selector(Arc<Proof>),
    /// A time.
    Time(String),
    /// Into which event a telling was merged, and why.
    Moved(Arc<str>, Cow<'static, str>),
    /// This program.
    Agent,
}

impl Part {
    /// The parts of a piece.
    pub fn of(mut piece: Piece) -> Vec<(Arc<str>, Self)> {
        let node = &piece.node;
        let mut parts = Vec::with_capacity(3 * node.proofs.len() + 2);
        for (evidence, proof) in node.proofs.iter() {
            parts.push((node.iri.clone(), Self::Proven(evidence.clone())));
            parts.push((evidence.clone(), Self::Evidence(proof.clone())));
            parts.push((selector_iri(proof).into(), Self::Selector(proof.clone())));
        }
        if node.kind() == NodeKind::Article {
            parts.push((activity_iri(&node.iri).into(), Self::Activity(node.iri.clone())));
        }
        // Of a node that nobody else holds they need not be kept twice.
        if let Some(node) = Arc::get_mut(&mut piece.node) {
            node.proofs = FewBy::default();
        }
        parts.push((piece.node.iri.clone(), Self::Thing(piece)));
        parts
    }

    /// A time and its bounds.
    pub fn times(time: &str, base: &IdentifierBase) -> impl Iterator<Item = (Arc<str>, Self)> {
        time_nodes(time).into_iter().map(|time| (time_iri(base.as_str(), &time).into(), Self::Time(time)))
    }

    /// That a telling belongs to another event.
    pub fn moved(decision: &Decision) -> Self {
        Self::Moved(decision.event.clone(), reason(&decision.verdict).into())
    }

    /// This program.
    pub fn agent(base: &IdentifierBase, provenance: &Provenance) -> (Arc<str>, Self) {
        (agent_iri(base, provenance).into(), Self::Agent)
    }
}

/// A subject, of which one part after the other speaks.
pub struct Subject<'a> {
    iri: &'a str,
    base: &'a IdentifierBase,
    provenance: &'a Provenance,
    node: Option<Arc<Node>>,
    edges: BTreeSet<(EdgeKind, Arc<str>)>,
    triples: Triples<'a>,
}

impl<'a> Subject<'a> {
    /// A subject of which nothing is known yet.
    pub fn new(iri: &'a str, base: &'a IdentifierBase, provenance: &'a Provenance) -> Self {
        let triples = Triples::new(base.as_str());
        Self { iri, base, provenance, node: None, edges: BTreeSet::new(), triples }
    }

    /// Takes a part in.
    pub fn take(&mut self, part: Part) {
        let triples = &mut self.triples;
        match part {
            Part::Thing(piece) => {
                match &mut self.node {
                    Some(node) => Arc::make_mut(node).absorb(&piece.node),
                    none => *none = Some(piece.node),
                }
                self.edges.extend(piece.edges);
            }
            Part::Proven(evidence) => triples.proven(self.iri, &evidence),
            Part::Activity(article) => activity(triples, &article, self.base, self.provenance),
            Part::Evidence(proof) => triples.evidence(self.iri, &proof),
            Part::Selector(proof) => triples.selector(&proof),
            Part::Time(time) => triples.time_node(&time),
            Part::Moved(event, reason) => {
                triples.add(self.iri, DG_MERGED_INTO, NamedNode::new_unchecked(&*event));
                triples.add(self.iri, DG_MERGE_REASON, Literal::new_simple_literal(reason));
            }
            Part::Agent => agent(triples, self.base, self.provenance),
        }
    }

    /// Its triples, in canonical order.
    pub fn triples(mut self) -> Vec<Triple> {
        if let Some(node) = &self.node {
            self.triples.bare_node(node);
        }
        for (kind, target) in &self.edges {
            self.triples.edge(self.iri, *kind, target);
        }
        self.triples.finish()
    }
}

fn without_words<S: Serializer>(proof: &Arc<Proof>, serializer: S) -> Result<S::Ok, S::Error> {
    Proof { words: String::new(), ..(**proof).clone() }.serialize(serializer)
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
