//! Nodes and edges as rows: the attributes that GraphML and the pair of CSV files have in common.

use std::collections::BTreeSet;

use crate::graph::{Edge, Node};

/// Columns of nodes, with their type in GraphML. The first is the identifier; names are those Gephi looks for.
pub(super) const NODE_COLUMNS: [(&str, &str); 9] = [
    ("Id", "string"),
    ("Label", "string"),
    ("Kind", "string"),
    ("Time", "string"),
    ("Status", "string"),
    ("OtherNames", "string"),
    ("SameAs", "string"),
    ("Articles", "string"),
    ("Evidence", "string"),
];

/// Columns of edges, with their type in GraphML. The first two are the ends.
pub(super) const EDGE_COLUMNS: [(&str, &str); 6] = [
    ("Source", "string"),
    ("Target", "string"),
    ("Type", "string"),
    ("Kind", "string"),
    ("Weight", "int"),
    ("Articles", "string"),
];

pub(super) fn node_cells(node: &Node) -> [String; 9] {
    let statuses: BTreeSet<&str> = node.statuses().map(crate::reading::Status::name).collect();
    let kinds: BTreeSet<&str> = node.kinds.iter().map(|kind| kind.name()).collect();
    [
        node.iri.to_string(),
        node.label().to_owned(),
        joined(kinds, " / "),
        joined(node.times(), " / "),
        joined(statuses, " / "),
        joined(node.other_names(), " | "),
        joined(node.same_as.iter().map(String::as_str), " "),
        joined(node.articles.iter().map(|article| &**article), " | "),
        node.proofs.values().map(|proof| proof.words.as_str()).min().unwrap_or("").to_owned(),
    ]
}

pub(super) fn edge_cells(source: &Node, target: &Node, edge: &Edge) -> [String; 6] {
    [
        source.iri.to_string(),
        target.iri.to_string(),
        "Directed".to_owned(),
        edge.kind.name().to_owned(),
        edge.articles.len().to_string(),
        joined(edge.articles.iter().map(|article| &**article), " | "),
    ]
}

fn joined<'a>(values: impl IntoIterator<Item = &'a str>, separator: &str) -> String {
    values.into_iter().collect::<Vec<_>>().join(separator)
}
