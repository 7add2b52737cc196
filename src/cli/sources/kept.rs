//! The graph of a store on disk (feature `rocksdb`), made anew if its readings have changed since it was made.

use std::path::Path;

use anyhow::Result;
use diplograph::article::digest;
use diplograph::rdf::{Dataset, Provenance};
use diplograph::store::Store;

use super::Sources;
use crate::cli::messages::Messages;
use crate::cli::readings::Readings;

impl Sources {
    /// Whether there is nothing but perhaps a store.
    pub(super) fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.readings.is_empty() && self.rdf.is_empty()
    }

    /// The dataset of a store, with the graphs of the articles or the merged view alone.
    pub(super) fn kept(
        &self,
        folder: &Path,
        articles: bool,
        options: &Readings,
        provenance: &Provenance,
        messages: &mut Messages,
    ) -> Result<Dataset> {
        let (readings, base) = (Store::open(folder)?.state()?, options.base());
        let made_of = format!("{} {} {readings:x}", env!("CARGO_PKG_VERSION"), base.as_str());
        let (state, view) = (digest(made_of.as_bytes()), if articles { "articles" } else { "merged" });
        Dataset::kept(folder, state, view, |dataset| self.fill(dataset, articles, options, provenance, messages))
    }
}
