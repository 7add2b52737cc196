//! Values in order of their keys, however many: an external merge sort (Knuth, The Art of Computer Programming 3, section
//! 5.4). What memory shall not hold is sorted and written to a temporary file as a run; the runs are read back together.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::vec::IntoIter;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::frames;

/// Takes in values in any order.
pub struct Sorter<T> {
    /// How many values are held in memory.
    most: usize,
    held: Vec<(Arc<str>, T)>,
    file: Option<BufWriter<File>>,
    /// Where in the file each run ends.
    runs: Vec<u64>,
}

impl<T: Serialize + DeserializeOwned> Sorter<T> {
    /// One that holds so many values in memory.
    pub fn new(most: usize) -> Self {
        Self { most, held: Vec::new(), file: None, runs: Vec::new() }
    }

    /// Takes a value in.
    pub fn push(&mut self, key: Arc<str>, value: T) -> io::Result<()> {
        self.held.push((key, value));
        if self.held.len() < self.most { Ok(()) } else { self.put_aside() }
    }

    /// Writes what is held as a run.
    fn put_aside(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(BufWriter::new(tempfile::tempfile()?)),
        };
        let mut end = self.runs.last().copied().unwrap_or_default();
        self.held.sort_by(|(a, _), (b, _)| a.cmp(b));
        for pair in self.held.drain(..) {
            end += frames::write(&pair, file)?;
        }
        self.runs.push(end);
        Ok(())
    }

    /// The values in order; those of one key in the order in which they came.
    pub fn sorted(mut self) -> io::Result<Sorted<T>> {
        let mut runs = Vec::new();
        if let Some(mut file) = self.file {
            file.flush()?;
            let file = Rc::new(file.into_inner().map_err(io::IntoInnerError::into_error)?);
            let starts = std::iter::once(0).chain(self.runs.iter().copied());
            let windows = starts.zip(&self.runs).map(|(at, end)| Window { file: file.clone(), at, end: *end });
            runs.extend(windows.map(|window| Run::Aside(BufReader::with_capacity(1 << 16, window))));
        }
        self.held.sort_by(|(a, _), (b, _)| a.cmp(b));
        runs.push(Run::Held(self.held.into_iter()));
        let mut sorted =
            Sorted { heads: BinaryHeap::with_capacity(runs.len()), values: Vec::new(), runs, frame: Vec::new() };
        for run in 0..sorted.runs.len() {
            sorted.values.push(None);
            sorted.advance(run)?;
        }
        Ok(sorted)
    }
}

/// Values in order of their keys.
pub struct Sorted<T> {
    runs: Vec<Run<T>>,
    /// The next key of each run,
    heads: BinaryHeap<Reverse<(Arc<str>, usize)>>,
    /// and its value.
    values: Vec<Option<T>>,
    frame: Vec<u8>,
}

impl<T: DeserializeOwned> Sorted<T> {
    fn advance(&mut self, run: usize) -> io::Result<()> {
        let next = match &mut self.runs[run] {
            Run::Held(held) => held.next(),
            Run::Aside(file) => frames::read(file, &mut self.frame)?,
        };
        if let Some((key, value)) = next {
            self.heads.push(Reverse((key, run)));
            self.values[run] = Some(value);
        }
        Ok(())
    }
}

impl<T: DeserializeOwned> Iterator for Sorted<T> {
    type Item = io::Result<(Arc<str>, T)>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((key, run)) = self.heads.pop()?;
        let value = self.values[run].take()?;
        Some(self.advance(run).map(|()| (key, value)))
    }
}

enum Run<T> {
    Held(IntoIter<(Arc<str>, T)>),
    Aside(BufReader<Window>),
}

/// A part of a file that is read by several in turns.
struct Window {
    file: Rc<File>,
    at: u64,
    end: u64,
}

impl Read for Window {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.take(self.end - self.at).read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_on_disk_and_memory_come_in_one_order() {
        let keys = ["d", "a", "c", "b", "a", "e", "a", "d"];
        for most in 1..10 {
            let mut sorter = Sorter::new(most);
            for (number, key) in keys.into_iter().enumerate() {
                sorter.push(key.into(), number).unwrap();
            }
            let sorted: Vec<(Arc<str>, usize)> = sorter.sorted().unwrap().map(Result::unwrap).collect();
            let told: Vec<(&str, usize)> = sorted.iter().map(|(key, number)| (&**key, *number)).collect();
            assert_eq!(
                told,
                [("a", 1), ("a", 4), ("a", 6), ("b", 3), ("c", 2), ("d", 0), ("d", 7), ("e", 5)],
                "{most}"
            );
        }
    }
}
