//! A store that lasts: readings in a folder of plain files, added to, replaced and removed, and never half written.
//!
//! The folder is a log in the manner of log-structured storage (Rosenblum and Ousterhout 1992): numbered segments of JSON
//! lines that are written once, whole, and never changed. A line is a reading, or tells that one is removed; the last line
//! about an article counts. A [`snapshot`](Writer::compact) makes all segments before it void. So at any moment, also
//! after a crash, each article has either its old or its new reading. Any tool that reads JSON lines reads the store.
//!
//! ```text
//! store.json          says that this is a store, and in which format
//! 000001.jsonl        a segment;  000001.index  where in it each reading stands (rebuilt if it is missing)
//! 000007.all.jsonl    a snapshot: everything that counts at its time
//! lock                held by the one who writes
//! ```

mod error;
mod index;
mod segment;
mod writer;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

pub use error::StoreError;
use index::Line;
use segment::{Mark, Segment};
pub use writer::Writer;

use crate::article::digest;
use crate::reading::Reading;

/// Where a reading stands, and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Hash of the article's text.
    pub digest: String,
    /// The article's day of publication.
    pub published: Option<String>,
    segment: usize,
    start: u64,
    length: u64,
}

/// A store, open for reading: what it held when it was opened.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    segments: Vec<Segment>,
    held: BTreeMap<String, Held>,
}

impl Store {
    /// Opens a store.
    ///
    /// # Errors
    /// When the folder is no store, or cannot be read.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Mark::check(folder)?;
        // Someone may compact the store meanwhile; what is gone then is in the snapshot.
        for _ in 0..8 {
            match Self::load(folder) {
                Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {}
                result => return result,
            }
        }
        Self::load(folder)
    }

    fn load(folder: &Path) -> Result<Self, StoreError> {
        let segments = segment::list(folder)?;
        let mut held = BTreeMap::new();
        for (number, segment) in segments.iter().enumerate() {
            for line in index::of(segment)? {
                match line {
                    Line::Reading { id, digest, published, start, length } => {
                        held.insert(id, Held { digest, published, segment: number, start, length });
                    }
                    Line::Removed { id } => {
                        held.remove(&id);
                    }
                }
            }
        }
        Ok(Self { folder: folder.to_owned(), segments, held })
    }

    /// The articles held, in order of their identifiers.
    pub fn articles(&self) -> impl Iterator<Item = (&str, &Held)> {
        self.held.iter().map(|(id, held)| (id.as_str(), held))
    }

    /// What is held of one article.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Held> {
        self.held.get(id)
    }

    /// The readings, in order of the articles' identifiers, one in memory at a time.
    ///
    /// # Errors
    /// When a segment cannot be opened.
    pub fn readings(&self) -> Result<impl Iterator<Item = Result<Reading, StoreError>> + '_, StoreError> {
        let files: Vec<File> = self.segments.iter().map(Segment::open).collect::<Result<_, _>>()?;
        Ok(self.held.values().map(move |held| {
            let segment = &self.segments[held.segment];
            let line = segment.line(&files[held.segment], held.start, held.length)?;
            Reading::from_json(&line).map_err(|source| StoreError::Damaged {
                path: segment.path.clone(),
                at: held.start,
                reason: source.to_string(),
            })
        }))
    }

    /// How many bytes the segments take, and how many of them count.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn bytes(&self) -> Result<(u64, u64), StoreError> {
        let mut all = 0;
        for segment in &self.segments {
            all += segment.length()?;
        }
        Ok((all, self.held.values().map(|held| held.length + 1).sum()))
    }

    /// A number for what is held: segments never change, so that other readings mean other segments.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn state(&self) -> Result<u64, StoreError> {
        let mut names = String::new();
        for segment in &self.segments {
            let name = segment.path.file_name().unwrap_or_default().to_string_lossy();
            names += &format!("{name} {}\n", segment.length()?);
        }
        Ok(digest(names.as_bytes()))
    }

    /// How many segments there are.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.segments.len()
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

#[cfg(test)]
mod tests;
