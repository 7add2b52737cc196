//! `diplograph list`: what a store holds.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::store::Store;

use super::messages::Messages;

/// List the articles of a store: identifier, day, hash of the text
#[derive(Debug, Parser)]
#[command(after_help = "Example:\n  diplograph list --store news")]
pub struct Args {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

impl Args {
    /// Runs the command.
    pub fn run(self, _messages: &mut Messages) -> Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        for (id, held) in Store::open(&self.store)?.articles() {
            writeln!(out, "{id}\t{}\t{}", held.published.as_deref().unwrap_or("-"), held.digest)?;
        }
        Ok(out.flush()?)
    }
}
