//! The files of a store: the mark that makes a folder one, and the numbered segments.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::StoreError;

/// The file that makes a folder a store.
#[derive(Debug, Serialize, Deserialize)]
pub struct Mark {
    /// Version of the format.
    diplograph_store: u64,
}

impl Mark {
    const FILE: &str = "store.json";
    const FORMAT: u64 = 1;

    /// Whether the folder is a store that can be read.
    pub fn check(folder: &Path) -> Result<(), StoreError> {
        let text = match fs::read(folder.join(Self::FILE)) {
            Ok(text) => text,
            Err(_) if !folder.exists() => return Err(StoreError::Missing(folder.to_owned())),
            Err(_) => return Err(StoreError::NotAStore(folder.to_owned())),
        };
        match serde_json::from_slice::<Self>(&text) {
            Ok(mark) if mark.diplograph_store <= Self::FORMAT => Ok(()),
            Ok(mark) => Err(StoreError::Newer(folder.to_owned(), mark.diplograph_store)),
            Err(_) => Err(StoreError::NotAStore(folder.to_owned())),
        }
    }

    /// Makes a new or empty folder a store; leaves a store as it is.
    pub fn make(folder: &Path) -> Result<(), StoreError> {
        fs::create_dir_all(folder).map_err(StoreError::io(folder))?;
        let mut entries = fs::read_dir(folder).map_err(StoreError::io(folder))?.filter_map(Result::ok);
        let own = |name: &std::ffi::OsStr| name == super::writer::LOCK || name.as_encoded_bytes().starts_with(b".new-");
        if entries.any(|entry| !own(&entry.file_name())) {
            return Self::check(folder);
        }
        let mark = format!("{{\"diplograph_store\":{}}}\n", Self::FORMAT);
        write_whole(folder, Self::FILE, mark.as_bytes())
    }
}

/// A segment, or a snapshot.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The file.
    pub path: PathBuf,
    /// Its number.
    pub number: u32,
    /// Whether everything before it is void.
    pub snapshot: bool,
}

impl Segment {
    /// The segment of a number.
    pub fn new(folder: &Path, number: u32, snapshot: bool) -> Self {
        let ending = if snapshot { "all.jsonl" } else { "jsonl" };
        Self { path: folder.join(format!("{number:06}.{ending}")), number, snapshot }
    }

    /// The segment that a file is, if it is one.
    fn of(folder: &Path, name: &str) -> Option<Self> {
        let (number, ending) = name.split_once('.')?;
        let snapshot = ending == "all.jsonl";
        (snapshot || ending == "jsonl").then_some(())?;
        Some(Self { path: folder.join(name), number: number.parse().ok()?, snapshot })
    }

    /// The file of its index.
    pub fn index(&self) -> PathBuf {
        self.path.with_extension("index")
    }

    /// Opens it for reading.
    pub fn open(&self) -> Result<File, StoreError> {
        File::open(&self.path).map_err(StoreError::io(&self.path))
    }

    /// Its length in bytes.
    pub fn length(&self) -> Result<u64, StoreError> {
        Ok(self.path.metadata().map_err(StoreError::io(&self.path))?.len())
    }

    /// One of its lines.
    pub fn line(&self, mut file: &File, start: u64, length: u64) -> Result<String, StoreError> {
        let mut line = String::new();
        file.seek(SeekFrom::Start(start)).map_err(StoreError::io(&self.path))?;
        file.take(length).read_to_string(&mut line).map_err(StoreError::io(&self.path))?;
        Ok(line)
    }
}

/// The segments that count: the last snapshot, if there is one, and all after it.
pub fn list(folder: &Path) -> Result<Vec<Segment>, StoreError> {
    let mut segments = all(folder)?;
    if let Some(last) = segments.iter().rposition(|segment| segment.snapshot) {
        segments.drain(..last);
    }
    Ok(segments)
}

/// All segments, in order.
pub fn all(folder: &Path) -> Result<Vec<Segment>, StoreError> {
    let mut segments = Vec::new();
    for entry in fs::read_dir(folder).map_err(StoreError::io(folder))? {
        let name = entry.map_err(StoreError::io(folder))?.file_name();
        segments.extend(name.to_str().and_then(|name| Segment::of(folder, name)));
    }
    segments.sort_by_key(|segment| segment.number);
    Ok(segments)
}

/// Writes a file so that it appears whole or not at all, also when the machine stops.
pub fn write_whole(folder: &Path, name: &str, content: &[u8]) -> Result<(), StoreError> {
    let path = folder.join(name);
    let mut file = fresh(folder)?;
    file.write_all(content).map_err(StoreError::io(&path))?;
    keep(file, &path)
}

/// A new file in the folder, which goes away unless it is [kept](keep).
pub fn fresh(folder: &Path) -> Result<tempfile::NamedTempFile, StoreError> {
    tempfile::Builder::new().prefix(".new-").tempfile_in(folder).map_err(StoreError::io(folder))
}

/// Gives a new file its name, for good.
pub fn keep(file: tempfile::NamedTempFile, path: &Path) -> Result<(), StoreError> {
    file.as_file().sync_all().map_err(StoreError::io(path))?;
    file.persist(path).map_err(|error| error.error).map_err(StoreError::io(path))?;
    // The name is on the disk when the folder is.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}
