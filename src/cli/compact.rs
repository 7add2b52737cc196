//! `diplograph compact`: give a store's void space back.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::store::{Store, Writer};

use super::messages::Messages;

/// Give back the space of replaced and removed articles
#[derive(Debug, Parser)]
#[command(after_help = "Example:\n  diplograph compact --store news")]
pub struct Args {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let (before, _) = Store::open(&self.store)?.bytes()?;
        Writer::open(&self.store)?.compact()?;
        let (after, _) = Store::open(&self.store)?.bytes()?;
        messages.note(format_args!("{before} bytes before, {after} after"));
        Ok(())
    }
}
