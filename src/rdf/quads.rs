//! From the graph to quads: each article its own named graph, the merged view in the default graph.

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Triple};

use crate::graph::{Graph, Telling};
use crate::reading::IdentifierBase;

use super::describe::Triples;
use super::merged::merged;
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

/// What one article tells, in canonical order.
#[must_use]
pub fn told(base: &IdentifierBase, telling: &Telling, provenance: &Provenance) -> Vec<Triple> {
    let mut triples = Triples::new(base.as_str());
    for node in telling.nodes.values() {
        triples.node(node);
    }
    for (source, kind, target) in &telling.edges {
        triples.edge(source, *kind, target);
    }
    activity(&mut triples, &telling.iri, base, provenance);
    triples.finish()
}

/// The same as quads of the article's own graph.
pub(super) fn own_graph(base: &IdentifierBase, telling: &Telling, provenance: &Provenance) -> Vec<Quad> {
    let name = GraphName::NamedNode(NamedNode::new_unchecked(&*telling.iri));
    told(base, telling, provenance).into_iter().map(|triple| triple.in_graph(name.clone())).collect()
}

/// Every quad in canonical order: the default graph, then the article graphs by identifier. One article's graph is held at a time.
pub fn quads<'a>(graph: &'a Graph, provenance: &'a Provenance) -> impl Iterator<Item = Quad> + 'a {
    let mut tellings: Vec<&Telling> = graph.tellings().collect();
    tellings.sort_by(|a, b| a.iri.cmp(&b.iri));
    let own = tellings.into_iter().flat_map(|telling| own_graph(graph.base(), telling, provenance));
    let all = merged(graph, provenance).map(|triple| triple.in_graph(GraphName::DefaultGraph));
    all.chain(own)
}

/// PROV-O: the reading of this article was an activity of this program.
pub(super) fn activity(triples: &mut Triples<'_>, article: &str, base: &IdentifierBase, provenance: &Provenance) {
    let reading = activity_iri(article);
    triples.add(&reading, TYPE, PROV_ACTIVITY.into_owned());
    triples.add(&reading, PROV_USED, NamedNode::new_unchecked(article));
    triples.add(&reading, PROV_ASSOCIATED, NamedNode::new_unchecked(agent_iri(base, provenance)));
    if let Some(stamp) = &provenance.stamp {
        let datatype = oxigraph::model::vocab::xsd::DATE_TIME;
        triples.add(&reading, PROV_ENDED, Literal::new_typed_literal(stamp, datatype));
    }
}

pub(super) fn activity_iri(article: &str) -> String {
    format!("{article}#reading")
}

pub(super) fn agent(triples: &mut Triples<'_>, base: &IdentifierBase, provenance: &Provenance) {
    let iri = agent_iri(base, provenance);
    triples.add(&iri, TYPE, PROV_AGENT.into_owned());
    triples.add(&iri, LABEL, Literal::new_simple_literal(format!("Diplograph {}", provenance.program)));
    triples.add(&iri, SCHEMA_VERSION, Literal::new_simple_literal(&provenance.program));
    triples.add(&iri, DG_ONTOLOGY, Literal::new_simple_literal(&provenance.ontology));
    if let Some(model) = &provenance.model {
        triples.add(&iri, DG_MODEL, Literal::new_simple_literal(model));
    }
}

pub(super) fn agent_iri(base: &IdentifierBase, provenance: &Provenance) -> String {
    format!("{}/software/diplograph-{}", base.as_str(), provenance.program)
}
