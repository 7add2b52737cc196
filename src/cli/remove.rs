//! `diplograph remove`: take articles out of a store.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::store::{Store, Writer};

use super::messages::Messages;

/// Take articles out of a store
#[derive(Debug, Parser)]
#[command(after_help = "Example:\n  diplograph remove --store news g20-bali-2022")]
pub struct Args {
    /// Identifiers of articles; `diplograph list` shows them
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,

    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let store = Store::open(&self.store)?;
        let mut writer = Writer::open(&self.store)?;
        for id in &self.ids {
            if store.article(id).is_some() {
                writer.remove(id)?;
            } else {
                messages.failure(format_args!(
                    "no article `{id}` in {}; `diplograph list` shows them",
                    self.store.display()
                ));
            }
        }
        Ok(writer.commit()?)
    }
}
