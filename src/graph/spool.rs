//! The set of readings put aside, for what takes one after the other: of each, memory holds the place alone.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

use crate::frames;
use crate::reading::{Reading, ReadingError};

use super::set::rank;

/// How many bytes of readings are kept in memory before they go into a file.
pub(super) const IN_MEMORY: usize = 64 << 20;

/// What keeps readings from being put aside, or from being fetched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpoolError {
    /// What was put aside is no reading.
    #[error(transparent)]
    Reading(#[from] ReadingError),
    /// The file failed.
    #[error(transparent)]
    File(#[from] io::Error),
}

/// The same set as [`ReadingSet`](super::ReadingSet), as lines of JSON in the order in which they came: many in a
/// temporary file without a name, few in memory.
pub struct SpooledReadings {
    places: BTreeMap<Box<str>, Place>,
    lines: SpooledTempFile,
    end: u64,
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    start: u64,
    length: usize,
}

impl Default for SpooledReadings {
    fn default() -> Self {
        Self { places: BTreeMap::new(), lines: SpooledTempFile::new(IN_MEMORY), end: 0 }
    }
}

impl SpooledReadings {
    /// Adds a reading, by the same rules as [`ReadingSet::add`](super::ReadingSet::add).
    ///
    /// # Errors
    /// When it cannot be put aside, as on a full disk.
    pub fn add(&mut self, reading: &Reading) -> Result<(), SpoolError> {
        if let Some(held) = self.places.get(&*reading.id).copied()
            && rank(&Reading::from_json(&fetch(&mut self.lines, held)?)?) >= rank(reading)
        {
            return Ok(());
        }
        let line = reading.to_json()?;
        self.lines.seek(SeekFrom::Start(self.end))?;
        self.lines.write_all(line.as_bytes()).map_err(frames::failed)?;
        let place = Place { start: self.end, length: line.len() };
        self.end += line.len() as u64;
        self.places.insert(reading.id.as_str().into(), place);
        Ok(())
    }

    /// Whether there is no reading.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The lines in order of article id, one in memory at a time.
    pub fn lines(&mut self) -> impl Iterator<Item = Result<String, SpoolError>> {
        let lines = &mut self.lines;
        self.places.values().map(move |place| Ok(fetch(lines, *place)?))
    }

    /// The readings in order of article id, one in memory at a time.
    pub fn readings(&mut self) -> impl Iterator<Item = Result<Reading, SpoolError>> {
        self.lines().map(|line| Ok(Reading::from_json(&line?)?))
    }
}

fn fetch(lines: &mut SpooledTempFile, place: Place) -> io::Result<String> {
    let mut line = vec![0; place.length];
    lines.seek(SeekFrom::Start(place.start))?;
    lines.read_exact(&mut line)?;
    String::from_utf8(line).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::super::ReadingSet;
    use super::*;

    #[test]
    fn what_is_put_aside_is_the_set_in_memory() {
        let reading = |id: &str, published: &str| Reading {
            id: id.into(),
            published: Some(published.into()),
            ..Reading::default()
        };
        let told = [("b", "2023-01-02"), ("a", "2023-01-01"), ("b", "2023-01-03"), ("b", "2023-01-01")];
        let readings = told.map(|(id, published)| reading(id, published));
        let mut spooled = SpooledReadings::default();
        readings.iter().for_each(|reading| spooled.add(reading).unwrap());
        let set: Vec<Reading> = ReadingSet::from_iter(readings).into_iter().collect();
        assert_eq!(spooled.readings().map(Result::unwrap).collect::<Vec<_>>(), set);
    }
}
