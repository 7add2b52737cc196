//! GraphML ([primer](http://graphml.graphdrawing.org/primer/graphml-primer.html)) for Gephi, yEd, Cytoscape, networkx.
//!
//! The merged view with every node but evidence, which is an attribute here. It carries no article graphs.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use crate::graph::Graph;

use super::columns::{EDGE_COLUMNS, NODE_COLUMNS, edge_cells, node_cells};
use super::xml::escaped;

/// Writes the merged view.
///
/// # Errors
/// When the writer fails.
pub fn write_graphml(graph: &Graph, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    for (at, (name, kind)) in NODE_COLUMNS.iter().enumerate().skip(1) {
        writeln!(out, "  <key id=\"n{at}\" for=\"node\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    for (at, (name, kind)) in EDGE_COLUMNS.iter().enumerate().skip(2) {
        writeln!(out, "  <key id=\"e{at}\" for=\"edge\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    writeln!(out, "  <graph id=\"diplograph\" edgedefault=\"directed\">")?;
    for node in graph.nodes() {
        let cells = node_cells(node);
        writeln!(out, "    <node id=\"{}\">", escaped(&node.iri))?;
        for (at, cell) in cells.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_empty()) {
            writeln!(out, "      <data key=\"n{at}\">{}</data>", escaped(cell))?;
        }
        writeln!(out, "    </node>")?;
    }
    let net = graph.net();
    for edge in net.edge_references() {
        let cells = edge_cells(&net[edge.source()], &net[edge.target()], edge.weight());
        writeln!(out, "    <edge source=\"{}\" target=\"{}\">", escaped(&cells[0]), escaped(&cells[1]))?;
        for (at, cell) in cells.iter().enumerate().skip(2).filter(|(_, cell)| !cell.is_empty()) {
            writeln!(out, "      <data key=\"e{at}\">{}</data>", escaped(cell))?;
        }
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")?;
    out.flush()
}
