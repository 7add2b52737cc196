//! `diplograph export`: the main job in one go.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Parser;
use comfy_table::{ContentArrangement, Table, presets};
use diplograph::export::{self, dot};
use diplograph::graph::{Graph, NodeKind};
use diplograph::rdf::{self, Provenance};

use super::messages::Messages;
use super::output::Output;
use super::readings::Readings;
use super::sources::Sources;
use super::written::Drawing;

/// Most meetings shown on the terminal; all are in the table that is written.
const SHOWN: usize = 40;

/// Read articles and write graph, picture and table of meetings into a folder
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Articles: files, folders, or `-` for standard input
    #[arg(required_unless_present = "store", value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Folder to write graph.ttl, graph.trig, graph.dot, graph.svg, graph.graphml, nodes.csv, edges.csv and meetings.csv into;
    /// created if need be
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    #[command(flatten)]
    drawing: Drawing,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Example:
  diplograph export seeds --out out
  diplograph export seeds --out out --around 'Xi Jinping'   draws only what is near";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let readings = Sources::new(&self.inputs).readings(&self.readings, messages)?;
        let graph = Graph::consuming(readings, &self.readings.base());
        if graph.articles() == 0 {
            bail!("nothing to export: no article could be read");
        }
        fs::create_dir_all(&self.out).with_context(|| format!("the folder {} cannot be made", self.out.display()))?;
        let provenance = Provenance::default();
        for (name, format) in [("graph.ttl", rdf::Format::Turtle), ("graph.trig", rdf::Format::TriG)] {
            self.write(name, |output| Ok(rdf::write(&graph, format, &provenance, output).map(|_| ())?))?;
        }
        let picture = self.drawing.picture(&graph)?;
        self.write("graph.dot", |output| Ok(dot::write(&picture, output)?))?;
        self.write("graph.svg", |output| self.drawing.write_svg(&picture, output))?;
        self.write("graph.graphml", |output| Ok(export::write_graphml(&graph, output)?))?;
        self.write("nodes.csv", |output| Ok(export::write_nodes(&graph, output)?))?;
        self.write("edges.csv", |output| Ok(export::write_edges(&graph, output)?))?;
        self.write("meetings.csv", |output| Ok(export::write_meetings(&graph, output)?))?;
        self.summarize(&graph)
    }

    fn write(&self, name: &str, write: impl FnOnce(&mut Output) -> Result<()>) -> Result<()> {
        let mut output = Output::open(Some(&self.out.join(name)))?;
        write(&mut output)?;
        output.finish()
    }

    /// What was found, for the terminal: the meetings, and how much else.
    fn summarize(&self, graph: &Graph) -> Result<()> {
        let rows = export::meetings(graph);
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_header(["date", "kind", "status", "participants", "parties", "place", "within"]);
        if table.width().is_none() {
            table.set_width(140);
        }
        for row in rows.iter().take(SHOWN) {
            table.add_row([
                &row.date,
                &row.kind,
                &row.status,
                &row.participants,
                &row.parties,
                &row.place,
                &row.within,
            ]);
        }
        let mut out = io::stdout().lock();
        if !rows.is_empty() {
            writeln!(out, "{table}")?;
        }
        if rows.len() > SHOWN {
            writeln!(out, "… and {} more in {}", rows.len() - SHOWN, self.out.join("meetings.csv").display())?;
        }
        let count = |wanted: fn(NodeKind) -> bool| graph.nodes().filter(|node| wanted(node.kind())).count();
        writeln!(
            out,
            "{} articles: {} events, {} people, {} initiatives, {} statements. Written to {}.",
            graph.articles(),
            rows.len(),
            count(|kind| kind == NodeKind::Person),
            count(|kind| kind == NodeKind::Initiative),
            count(|kind| kind == NodeKind::Statement),
            self.out.display()
        )?;
        Ok(out.flush()?)
    }
}
