//! A pair of CSV files, nodes and edges, for Gephi, Neo4j and spreadsheets.

use std::io::Write;

use petgraph::visit::EdgeRef;

use crate::graph::Graph;

use super::columns::{EDGE_COLUMNS, NODE_COLUMNS, edge_cells, node_cells};

/// Writes the nodes of the merged view, a row each.
///
/// # Errors
/// When the writer fails.
pub fn write_nodes(graph: &Graph, writer: impl Write) -> Result<(), csv::Error> {
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(NODE_COLUMNS.map(|(name, _)| name))?;
    for node in graph.nodes() {
        csv.write_record(node_cells(node))?;
    }
    csv.flush()?;
    Ok(())
}

/// Writes the edges of the merged view, a row each.
///
/// # Errors
/// When the writer fails.
pub fn write_edges(graph: &Graph, writer: impl Write) -> Result<(), csv::Error> {
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(EDGE_COLUMNS.map(|(name, _)| name))?;
    let net = graph.net();
    for edge in net.edge_references() {
        csv.write_record(edge_cells(&net[edge.source()], &net[edge.target()], edge.weight()))?;
    }
    csv.flush()?;
    Ok(())
}
