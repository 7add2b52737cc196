//! From the graph to quads: each article its own named graph, the merged view in the default graph.

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Triple};
use petgraph::visit::EdgeRef;

use crate::graph::{Graph, NodeKind, Telling, Verdict};

use super::describe::Triples;
use super::vocab::*;

/// Who made the reading: what PROV-O needs to know, without a wall clock unless asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Version of the program.
    pub program: String,
    /// Version of the language model.
    pub model: Option<String>,
    /// Version of the ontology and its data.
    pub ontology: String,
    /// When the readings were made, as `xsd:dateTime`; left out by default so that the same input gives the same bytes.
    pub stamp: Option<String>,
}

impl Default for Provenance {
    fn default() -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self { program: version.clone(), model: None, ontology: version, stamp: None }
    }
}

/// The merged view, in canonical order: what Turtle, N-Triples and RDF/XML carry.
#[must_use]
pub fn merged(graph: &Graph, provenance: &Provenance) -> Vec<Triple> {
    let mut triples = Triples::new(graph.base().as_str());
    let net = graph.net();
    for node in net.node_weights() {
        triples.node(node);
        if node.kind() == NodeKind::Article {
            activity(&mut triples, &node.iri, graph, provenance);
        }
    }
    for edge in net.edge_references() {
        triples.edge(&net[edge.source()].iri, edge.weight().kind, &net[edge.target()].iri);
    }
    for (telling, decision) in graph.decisions().iter().filter(|(telling, decision)| **telling != decision.event) {
        triples.add(telling, DG_MERGED_INTO, NamedNode::new_unchecked(&decision.event));
        triples.add(telling, DG_MERGE_REASON, Literal::new_simple_literal(reason(&decision.verdict)));
    }
    agent(&mut triples, graph, provenance);
    triples.finish()
}

/// What one article tells, in canonical order.
#[must_use]
pub fn told(graph: &Graph, telling: &Telling, provenance: &Provenance) -> Vec<Triple> {
    let mut triples = Triples::new(graph.base().as_str());
    for node in telling.nodes.values() {
        triples.node(node);
    }
    for (source, kind, target) in &telling.edges {
        triples.edge(source, *kind, target);
    }
    activity(&mut triples, &telling.iri, graph, provenance);
    triples.finish()
}

/// Every quad in canonical order: the default graph, then the article graphs by identifier. One graph is held at a time.
pub fn quads<'a>(graph: &'a Graph, provenance: &'a Provenance) -> impl Iterator<Item = Quad> + 'a {
    let mut tellings: Vec<&Telling> = graph.tellings().collect();
    tellings.sort_by(|a, b| a.iri.cmp(&b.iri));
    let own = tellings.into_iter().flat_map(|telling| {
        let name = GraphName::NamedNode(NamedNode::new_unchecked(&*telling.iri));
        told(graph, telling, provenance).into_iter().map(move |triple| triple.in_graph(name.clone()))
    });
    let all = merged(graph, provenance).into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph));
    all.chain(own)
}

/// PROV-O: the reading of this article was an activity of this program.
fn activity(triples: &mut Triples<'_>, article: &str, graph: &Graph, provenance: &Provenance) {
    let reading = format!("{article}#reading");
    triples.add(&reading, TYPE, PROV_ACTIVITY.into_owned());
    triples.add(&reading, PROV_USED, NamedNode::new_unchecked(article));
    triples.add(&reading, PROV_ASSOCIATED, NamedNode::new_unchecked(agent_iri(graph, provenance)));
    if let Some(stamp) = &provenance.stamp {
        let datatype = oxigraph::model::vocab::xsd::DATE_TIME;
        triples.add(&reading, PROV_ENDED, Literal::new_typed_literal(stamp, datatype));
    }
}

fn agent(triples: &mut Triples<'_>, graph: &Graph, provenance: &Provenance) {
    let iri = agent_iri(graph, provenance);
    triples.add(&iri, TYPE, PROV_AGENT.into_owned());
    triples.add(&iri, LABEL, Literal::new_simple_literal(format!("Diplograph {}", provenance.program)));
    triples.add(&iri, SCHEMA_VERSION, Literal::new_simple_literal(&provenance.program));
    triples.add(&iri, DG_ONTOLOGY, Literal::new_simple_literal(&provenance.ontology));
    if let Some(model) = &provenance.model {
        triples.add(&iri, DG_MODEL, Literal::new_simple_literal(model));
    }
}

fn agent_iri(graph: &Graph, provenance: &Provenance) -> String {
    format!("{}/software/diplograph-{}", graph.base().as_str(), provenance.program)
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
