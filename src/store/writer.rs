//! Writing to a store: one process at a time, a segment at a time.

use std::fs::{self, File, TryLockError};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::index::{self, Line};
use super::segment::{self, Mark, Segment};
use super::{Store, StoreError};
use crate::reading::Reading;

/// The file that is locked while someone writes.
pub const LOCK: &str = "lock";

/// How many bytes a segment has before the next is begun: what a crash can cost in work, never in what was held.
const SEGMENT: u64 = 16 << 20;

/// A store, open for writing.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    next: u32,
    limit: u64,
    current: Option<Current>,
    _lock: File,
}

/// The segment that is being written.
#[derive(Debug)]
struct Current {
    file: BufWriter<NamedTempFile>,
    lines: Vec<Line>,
    length: u64,
}

impl Writer {
    /// Opens a store for writing, and makes one if the folder is new or empty.
    ///
    /// # Errors
    /// When another process writes to it, the folder holds something else, or the system refuses.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(StoreError::io(folder))?;
        if !folder.join(LOCK).exists() {
            // No lock file is left in a folder that is none of ours.
            Mark::make(folder)?;
        }
        let lock = lock(folder)?;
        Mark::make(folder)?;
        // What a process that was killed has left half written.
        for entry in fs::read_dir(folder).map_err(StoreError::io(folder))?.filter_map(Result::ok) {
            if entry.file_name().as_encoded_bytes().starts_with(b".new-") {
                let _ = fs::remove_file(entry.path());
            }
        }
        let next = segment::all(folder)?.last().map_or(1, |last| last.number + 1);
        Ok(Self { folder: folder.to_owned(), next, limit: SEGMENT, current: None, _lock: lock })
    }

    /// Begins a new segment after this many bytes.
    #[must_use]
    pub fn with_segments_of(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Adds a reading, in the place of any earlier one of the same article. It is held for good once it is
    /// [committed](Writer::commit), which happens by itself from time to time.
    ///
    /// # Errors
    /// When the system refuses, a full disk among the reasons.
    pub fn add(&mut self, reading: &Reading) -> Result<(), StoreError> {
        let text = reading.to_json().map_err(|error| self.broken(&error))?;
        self.line(&text, |start, length| Line::Reading {
            id: reading.id.clone(),
            digest: reading.digest.clone(),
            published: reading.published.clone(),
            start,
            length,
        })
    }

    /// Removes an article.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn remove(&mut self, id: &str) -> Result<(), StoreError> {
        let line = Line::Removed { id: id.to_owned() };
        let text = serde_json::to_string(&line).map_err(|error| self.broken(&error))?;
        self.line(&text, |_, _| line)
    }

    /// Makes everything added so far last.
    ///
    /// # Errors
    /// When the system refuses; then it is as if nothing had been added since the last commit.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        self.end(false)
    }

    /// Writes all that counts into one snapshot and drops everything before it.
    ///
    /// # Errors
    /// When the system refuses, or a segment is damaged; then all is as before.
    pub fn compact(&mut self) -> Result<(), StoreError> {
        self.commit()?;
        let store = Store::open(&self.folder)?;
        let limit = std::mem::replace(&mut self.limit, u64::MAX);
        let copied = store.readings()?.try_for_each(|reading| self.add(&reading?));
        self.limit = limit;
        copied?;
        if self.current.is_none() {
            self.current = Some(Current::new(&self.folder)?);
        }
        self.end(true)?;
        let old = segment::all(&self.folder)?.into_iter().filter(|segment| segment.number + 1 < self.next);
        for segment in old {
            let _ = fs::remove_file(segment.index());
            let _ = fs::remove_file(&segment.path);
        }
        Ok(())
    }

    fn line(&mut self, text: &str, line: impl FnOnce(u64, u64) -> Line) -> Result<(), StoreError> {
        let mut current = match self.current.take() {
            Some(current) => current,
            None => Current::new(&self.folder)?,
        };
        let write = current.file.write_all(text.as_bytes()).and_then(|()| current.file.write_all(b"\n"));
        write.map_err(StoreError::io(&self.folder))?;
        current.lines.push(line(current.length, text.len() as u64));
        current.length += text.len() as u64 + 1;
        let full = current.length >= self.limit;
        self.current = Some(current);
        if full { self.commit() } else { Ok(()) }
    }

    fn end(&mut self, snapshot: bool) -> Result<(), StoreError> {
        let Some(current) = self.current.take() else { return Ok(()) };
        let segment = Segment::new(&self.folder, self.next, snapshot);
        let error = StoreError::io(&self.folder);
        let file = current.file.into_inner().map_err(|failed| error(failed.into_error()))?;
        index::write(&segment, &current.lines, current.length)?;
        segment::keep(file, &segment.path)?;
        self.next += 1;
        Ok(())
    }

    fn broken(&self, error: &dyn std::error::Error) -> StoreError {
        StoreError::Damaged { path: self.folder.clone(), at: 0, reason: error.to_string() }
    }
}

impl Current {
    fn new(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self { file: BufWriter::new(segment::fresh(folder)?), lines: Vec::new(), length: 0 })
    }
}

/// Takes the lock; the system gives it back when the process ends, however it ends.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(StoreError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy(folder.to_owned())),
        Err(TryLockError::Error(source)) => Err(StoreError::Io { path, source }),
    }
}
