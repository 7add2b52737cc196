//! Readings that are taken one after the other, as often as needed: of a store where they stand, others put aside.

use std::ops::ControlFlow;

use anyhow::Result;
use diplograph::graph::SpooledReadings;
use diplograph::reading::Reading;
use diplograph::store::Store;

use super::{Sources, read_lines};
use crate::cli::messages::Messages;
use crate::cli::readings::Readings;

/// What the sources tell.
pub enum Told {
    /// A store tells all of it.
    Store(Store),
    /// It was put aside.
    Spool(Box<SpooledReadings>),
}

impl Sources {
    /// Reads what is to be read; memory does not grow with it.
    pub fn told(&self, options: &Readings, messages: &mut Messages) -> Result<Told> {
        let store = options.store.as_deref().map(Store::open).transpose()?;
        let store = match store {
            Some(store) if self.articles.is_empty() && self.readings.is_empty() => return Ok(Told::Store(store)),
            store => store,
        };
        let mut spool = SpooledReadings::default();
        let mut added = Ok(());
        if let Some(store) = store {
            store.readings()?.try_for_each(|reading| anyhow::Ok(spool.add(&reading?)?))?;
        }
        if !self.articles.is_empty() {
            options.each(&self.articles, messages, |reading| {
                added = spool.add(&reading);
                if added.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        for path in &self.readings {
            read_lines(path, messages, |reading| {
                if added.is_ok() {
                    added = spool.add(&reading);
                }
            })?;
        }
        added?;
        Ok(Told::Spool(Box::new(spool)))
    }
}

impl Told {
    /// The readings in order of article id.
    pub fn readings(&mut self) -> Result<Box<dyn Iterator<Item = Result<Reading>> + '_>> {
        Ok(match self {
            Self::Store(store) => Box::new(store.readings()?.map(|reading| Ok(reading?))),
            Self::Spool(spool) => Box::new(spool.readings().map(|reading| Ok(reading?))),
        })
    }
}
