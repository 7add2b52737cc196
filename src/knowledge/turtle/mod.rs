//! Reads reference files: Turtle (W3C, RDF 1.1 Turtle) in the terms listed in `ontology/README.md`.
//!
//! An entity is described once, in one file: a class, `schema:name`, and what else is known. What a file may not say is
//! refused with file, line and column, so that a slip never becomes a silent gap.

mod file;
mod statement;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use self::file::FileReader;
use super::error::{KnowledgeError, Position};
use super::record::Record;

/// All records of the `*.ttl` files of a folder, in order of file name.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<Record>, KnowledgeError> {
    let texts = texts(folder)?;
    read_turtle(texts.iter().map(|(file, text)| (file.as_path(), text.as_str())))
}

/// The complaint about an entity that is nowhere, with the place in the folder's files that names it.
pub(super) fn located(error: KnowledgeError, folder: &Path) -> KnowledgeError {
    let KnowledgeError::Unknown { entity, named } = &error else { return error };
    let Ok(texts) = texts(folder) else { return error };
    let place = texts.iter().find_map(|(file, text)| FileReader::new(file, text).names(entity, named));
    match place {
        Some(place) => KnowledgeError::Invalid { at: place.position(), message: error.to_string() },
        None => error,
    }
}

/// The `*.ttl` files of a folder with their texts, in order of name.
fn texts(folder: &Path) -> Result<Vec<(PathBuf, String)>, KnowledgeError> {
    let unreadable = |error| KnowledgeError::Unreadable { file: folder.to_owned(), error };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "ttl") {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(KnowledgeError::NoFiles { folder: folder.to_owned() });
    }
    files.sort();
    let text = |file: PathBuf| match std::fs::read_to_string(&file) {
        Ok(text) => Ok((file, text)),
        Err(error) => Err(KnowledgeError::Unreadable { file, error }),
    };
    files.into_iter().map(text).collect()
}

/// The records of some Turtle texts, each with the name of its file; sorted by path.
///
/// # Errors
/// When a text breaks the grammar of Turtle or a rule of reference files.
pub fn read_turtle<'t>(texts: impl IntoIterator<Item = (&'t Path, &'t str)>) -> Result<Vec<Record>, KnowledgeError> {
    let mut all: BTreeMap<String, (Place<'t>, Record)> = BTreeMap::new();
    for (file, text) in texts {
        for (at, record) in FileReader::new(file, text).read()? {
            let path = record.path();
            let place = Place { file, text, at };
            if let Some((first, _)) = all.get(&path) {
                let message = format!("two entities are called {path}; the other is at {}", first.position());
                return Err(KnowledgeError::Invalid { at: place.position(), message });
            }
            all.insert(path, (place, record));
        }
    }
    Ok(all.into_values().map(|(_, record)| record).collect())
}

/// A byte of a file; its line and column are counted only when somebody asks.
#[derive(Clone, Copy)]
struct Place<'t> {
    file: &'t Path,
    text: &'t str,
    at: usize,
}

impl Place<'_> {
    fn position(self) -> Position {
        let before = &self.text[..self.at.min(self.text.len())];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1;
        Position { file: self.file.to_owned(), line, column: before[line_start..].chars().count() as u64 + 1 }
    }
}
