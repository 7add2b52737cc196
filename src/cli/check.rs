//! `diplograph check`: does a graph keep the shapes of the vocabulary?

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::knowledge::SHAPES;
use diplograph::rdf::{Provenance, check, constraints, shorten};

use super::messages::Messages;
use super::readings::Readings;
use super::sources::Sources;

/// Check graphs against the shapes of the vocabulary
///
/// Each line of the answer names the article, the node, and what is demanded of it. The shapes are those of SHACL in
/// ontology/shapes.ttl; any SHACL engine finds the same.
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Articles, RDF files or JSON lines written earlier
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Example:
  diplograph check out/graph.ttl";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let dataset = Sources::new(&self.inputs).dataset(&self.readings, &Provenance::default(), messages)?;
        let violations = check(&dataset, SHAPES)?;
        let base = self.readings.base();
        let mut out = io::BufWriter::new(io::stdout().lock());
        for violation in &violations {
            let article = violation.article.as_deref().unwrap_or("-");
            write!(
                out,
                "{article}: {}: {}: {}",
                shorten(&violation.node, base.as_str()),
                violation.shape,
                violation.demand
            )?;
            match &violation.value {
                Some(value) => writeln!(out, ": {}", shorten(value, base.as_str()))?,
                None => writeln!(out)?,
            }
        }
        if violations.is_empty() {
            writeln!(out, "{} quads keep all {} constraints", dataset.len()?, constraints(SHAPES)?.len())?;
        } else {
            messages.failure(format_args!("{} nodes break a constraint", violations.len()));
        }
        Ok(out.flush()?)
    }
}
