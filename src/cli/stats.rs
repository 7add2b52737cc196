//! `diplograph stats`: how much a store holds.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::store::Store;

use super::messages::Messages;

/// Count what a store holds
#[derive(Debug, Parser)]
#[command(after_help = "Example:\n  diplograph stats --store news")]
pub struct Args {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

impl Args {
    /// Runs the command.
    pub fn run(self, _messages: &mut Messages) -> Result<()> {
        let store = Store::open(&self.store)?;
        let (mut events, mut statements, mut people) = (0, 0, 0);
        for reading in store.readings()? {
            let reading = reading?;
            events += reading.events.len();
            statements += reading.statements.len();
            people += reading.people.len();
        }
        let days = || store.articles().filter_map(|(_, held)| held.published.as_deref());
        let (all, counting) = store.bytes()?;
        let mut out = io::stdout().lock();
        writeln!(out, "articles    {}", store.articles().count())?;
        writeln!(out, "days        {} to {}", days().min().unwrap_or("-"), days().max().unwrap_or("-"))?;
        writeln!(out, "told        {events} events, {statements} statements, {people} people (before merging)")?;
        writeln!(
            out,
            "size        {all} bytes in {} segments, {} of them void",
            store.segments(),
            all - counting.min(all)
        )?;
        Ok(out.flush()?)
    }
}
