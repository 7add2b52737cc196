//! `diplograph ontology`: the vocabulary's files, as they are built in.

use std::io::{self, Write};

use anyhow::Result;
use clap::{Parser, ValueEnum};
use diplograph::knowledge::{CONTEXT, ONTOLOGY, SHAPES};

use super::messages::Messages;

/// Print the vocabulary, its shapes, or the JSON-LD context
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// What to print
    #[arg(value_enum, default_value = "terms", value_name = "PART")]
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The terms, in Turtle
    Terms,
    /// The shapes, in SHACL
    Shapes,
    /// The JSON-LD context
    Context,
}

const EXAMPLE: &str = "\
Example:
  diplograph ontology > diplograph.ttl";

impl Args {
    /// Runs the command.
    pub fn run(self, _messages: &mut Messages) -> Result<()> {
        let text = match self.part {
            Part::Terms => ONTOLOGY,
            Part::Shapes => SHAPES,
            Part::Context => CONTEXT,
        };
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }
}
