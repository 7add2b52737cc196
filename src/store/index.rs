//! Where each reading of a segment stands: a small file beside it, made anew from the segment if it is missing or stale.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::StoreError;
use super::segment::{Segment, write_whole};

/// What a line of a segment says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// A reading.
    Reading {
        /// The article.
        id: String,
        /// Hash of its text.
        #[serde(default)]
        digest: String,
        /// Its day of publication.
        published: Option<String>,
        /// Where the line begins in the segment.
        #[serde(default)]
        start: u64,
        /// How long it is.
        #[serde(default)]
        length: u64,
    },
    /// The article is removed.
    Removed {
        /// The article.
        #[serde(rename = "removed")]
        id: String,
    },
}

/// The lines of a segment.
pub fn of(segment: &Segment) -> Result<Vec<Line>, StoreError> {
    let length = segment.length()?;
    match kept(&segment.index(), length) {
        Some(lines) => Ok(lines),
        None => scan(segment),
    }
}

/// Writes the index of a segment of this length.
pub fn write(segment: &Segment, lines: &[Line], length: u64) -> Result<(), StoreError> {
    let (Some(folder), Some(name)) = (segment.path.parent(), segment.index().file_name().map(ToOwned::to_owned)) else {
        return Ok(());
    };
    let mut text = format!("{length}\n").into_bytes();
    for line in lines {
        serde_json::to_writer(&mut text, line)
            .map_err(|error| StoreError::Io { path: segment.index(), source: error.into() })?;
        text.push(b'\n');
    }
    write_whole(folder, &name.to_string_lossy(), &text)
}

/// The lines of an index, if it is one of a segment of this length.
fn kept(path: &PathBuf, length: u64) -> Option<Vec<Line>> {
    let text = fs::read_to_string(path).ok()?;
    let mut rows = text.lines();
    if rows.next()?.parse() != Ok(length) {
        return None;
    }
    rows.map(|row| serde_json::from_str(row).ok()).collect()
}

/// Reads a segment through.
fn scan(segment: &Segment) -> Result<Vec<Line>, StoreError> {
    let mut bytes = BufReader::new(segment.open()?);
    let mut lines = Vec::new();
    let mut at = 0u64;
    loop {
        let mut row = Vec::new();
        let read = bytes.read_until(b'\n', &mut row).map_err(StoreError::io(&segment.path))? as u64;
        if read == 0 {
            return Ok(lines);
        }
        let row = row.strip_suffix(b"\n").unwrap_or(&row);
        let mut line: Line = serde_json::from_slice(row).map_err(|error| StoreError::Damaged {
            path: segment.path.clone(),
            at,
            reason: error.to_string(),
        })?;
        if let Line::Reading { start, length, .. } = &mut line {
            (*start, *length) = (at, row.len() as u64);
        }
        lines.push(line);
        at += read;
    }
}
