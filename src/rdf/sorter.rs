//! Values in order of their keys, however many: an external merge sort (Knuth, The Art of Computer Programming 3, section
//! 5.4). What memory shall not hold is sorted and written to a temporary file as a run; the runs are read back together.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::frames;

/// Values with their keys, packed one after the other.
#[derive(Debug, Default)]
pub struct Packed {
    bytes: Vec<u8>,
    places: Vec<Place>,
}

/// Where a key and, after it, its value stand.
#[derive(Debug, Clone, Copy)]
struct Place {
    key: usize,
    value: usize,
    end: usize,
}

impl Packed {
    /// Adds a value.
    pub fn push(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key.as_bytes());
        let middle = self.bytes.len();
        self.bytes = postcard::to_extend(value, std::mem::take(&mut self.bytes)).map_err(io::Error::other)?;
        self.places.push(Place { key: start, value: middle, end: self.bytes.len() });
        Ok(())
    }

    fn append(&mut self, other: &Self) {
        let by = self.bytes.len();
        self.bytes.extend_from_slice(&other.bytes);
        let moved = |place: &Place| Place { key: place.key + by, value: place.value + by, end: place.end + by };
        self.places.extend(other.places.iter().map(moved));
    }

    /// Sorts by key; what has the same key stays in order.
    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.places.sort_by(|a, b| bytes[a.key..a.value].cmp(&bytes[b.key..b.value]));
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.places.clear();
    }
}

/// Takes in values in any order.
pub struct Sorter {
    /// How many bytes are held in memory.
    most: usize,
    held: Packed,
    file: Option<BufWriter<File>>,
    /// Where in the file each run ends.
    runs: Vec<u64>,
}

impl Sorter {
    /// One that holds so many bytes in memory.
    pub fn new(most: usize) -> Self {
        Self { most, held: Packed::default(), file: None, runs: Vec::new() }
    }

    /// Takes values in.
    pub fn take(&mut self, values: &Packed) -> io::Result<()> {
        self.held.append(values);
        if self.held.bytes.len() < self.most { Ok(()) } else { self.put_aside().map_err(frames::failed) }
    }

    /// Writes what is held as a run: of each key what differs from the one before.
    fn put_aside(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(BufWriter::with_capacity(1 << 16, tempfile::tempfile()?)),
        };
        self.held.sort();
        let mut end = self.runs.last().copied().unwrap_or_default();
        let mut last: &[u8] = &[];
        for place in &self.held.places {
            let key = &self.held.bytes[place.key..place.value];
            let shared = key.iter().zip(last).take_while(|(a, b)| a == b).count();
            for length in [shared, key.len() - shared, place.end - place.value] {
                file.write_all(&u32::try_from(length).map_err(io::Error::other)?.to_le_bytes())?;
            }
            let rest = &self.held.bytes[place.key + shared..place.end];
            file.write_all(rest)?;
            end += 12 + rest.len() as u64;
            last = key;
        }
        self.runs.push(end);
        self.held.clear();
        Ok(())
    }

    /// The values in order; those of one key in the order in which they came.
    pub fn sorted<T: DeserializeOwned>(mut self) -> io::Result<Sorted<T>> {
        let mut runs = Vec::new();
        if let Some(file) = self.file {
            let file = Rc::new(file.into_inner().map_err(frames::failed)?);
            let starts = std::iter::once(0).chain(self.runs.iter().copied());
            let windows = starts.zip(&self.runs).map(|(at, end)| Window { file: file.clone(), at, end: *end });
            runs.extend(windows.map(|window| Run::Aside(BufReader::with_capacity(1 << 16, window))));
        }
        self.held.sort();
        runs.push(Run::Held(self.held, 0));
        let mut heads = BinaryHeap::with_capacity(runs.len());
        for (number, run) in runs.iter_mut().enumerate() {
            let mut head = Head { run: number, key: Vec::new(), value: Vec::new() };
            if run.read(&mut head)? {
                heads.push(head);
            }
        }
        Ok(Sorted { runs, heads, last: "".into(), values: PhantomData })
    }
}

/// Values in order of their keys.
pub struct Sorted<T> {
    runs: Vec<Run>,
    heads: BinaryHeap<Head>,
    /// The last key: often the next is the same.
    last: Arc<str>,
    values: PhantomData<T>,
}

impl<T: DeserializeOwned> Sorted<T> {
    fn take(&mut self) -> io::Result<Option<(Arc<str>, T)>> {
        let Some(mut head) = self.heads.peek_mut() else { return Ok(None) };
        if head.key != self.last.as_bytes() {
            self.last = std::str::from_utf8(&head.key).map_err(io::Error::other)?.into();
        }
        let value = postcard::from_bytes(&head.value).map_err(io::Error::other)?;
        let run = head.run;
        if !self.runs[run].read(&mut head)? {
            PeekMut::pop(head);
        }
        Ok(Some((self.last.clone(), value)))
    }
}

impl<T: DeserializeOwned> Iterator for Sorted<T> {
    type Item = io::Result<(Arc<str>, T)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.take().transpose()
    }
}

/// The next key and value of a run.
struct Head {
    run: usize,
    key: Vec<u8>,
    value: Vec<u8>,
}

/// The greatest comes first out of the heap: that with the least key, and of one key that of the first run.
impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        other.key.cmp(&self.key).then_with(|| other.run.cmp(&self.run))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

/// Sorted values: in memory, with the number of the next; or in a part of the file.
enum Run {
    Held(Packed, usize),
    Aside(BufReader<Window>),
}

impl Run {
    /// Reads the next key and value; tells whether there was one more.
    fn read(&mut self, head: &mut Head) -> io::Result<bool> {
        match self {
            Self::Held(packed, next) => {
                let Some(place) = packed.places.get(*next) else { return Ok(false) };
                packed.bytes[place.key..place.value].clone_into(&mut head.key);
                packed.bytes[place.value..place.end].clone_into(&mut head.value);
                *next += 1;
            }
            Self::Aside(file) => {
                if file.fill_buf()?.is_empty() {
                    return Ok(false);
                }
                let [shared, rest, value] = [length(file)?, length(file)?, length(file)?];
                head.key.resize(shared + rest, 0);
                head.value.resize(value, 0);
                file.read_exact(&mut head.key[shared..])?;
                file.read_exact(&mut head.value)?;
            }
        }
        Ok(true)
    }
}

fn length(file: &mut impl Read) -> io::Result<usize> {
    let mut length = [0; 4];
    file.read_exact(&mut length)?;
    Ok(u32::from_le_bytes(length) as usize)
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
    fn runs_on_disk_and_in_memory_come_in_one_order() {
        let keys = ["abd", "a", "abc", "ab", "a", "abde", "a", "abd"];
        for most in 1..40 {
            let mut sorter = Sorter::new(most);
            for (number, key) in (0_u8..).zip(keys) {
                let mut packed = Packed::default();
                packed.push(key, &number).unwrap();
                sorter.take(&packed).unwrap();
            }
            let sorted: Vec<(Arc<str>, u8)> = sorter.sorted().unwrap().map(Result::unwrap).collect();
            let told: Vec<(&str, u8)> = sorted.iter().map(|(key, number)| (&**key, *number)).collect();
            assert_eq!(
                told,
                [("a", 1), ("a", 4), ("a", 6), ("ab", 3), ("abc", 2), ("abd", 0), ("abd", 7), ("abde", 5)],
                "{most}"
            );
        }
    }
}
