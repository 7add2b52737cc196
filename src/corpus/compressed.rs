//! gzip (RFC 1952, also of several members) and zstd (RFC 8878), unpacked as they are read, and never out of proportion.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::{Options, ProblemKind, Sink, Source};

/// From how many bytes on proportion matters.
const SMALL: u64 = 64 << 20;

/// How many times longer than its packed form a text can be. Running text reaches ten, tables of zeros a thousand.
const PROPORTION: u64 = 200;

/// Reads what a gzip file holds.
pub fn gzip(mut source: Source<'_>, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(io::empty()));
    let (packed, count) = counted(bytes);
    source.unpacked(Proportionate::new(MultiGzDecoder::new(packed), count)).read(options, sink)
}

/// Reads what a zstd file holds.
pub fn zstd(mut source: Source<'_>, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(io::empty()));
    let (packed, count) = counted(bytes);
    match StreamingDecoder::new(packed) {
        Ok(decoder) => source.unpacked(Proportionate::new(decoder, count)).read(options, sink),
        Err(error) => source.problem(ProblemKind::Damage(error.to_string()), sink),
    }
}

/// What an error while reading means, here where bytes may come out of a decompressor.
pub fn kind(error: io::Error) -> ProblemKind {
    match error.kind() {
        io::ErrorKind::FileTooLarge => ProblemKind::Bomb(PROPORTION),
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::Other => ProblemKind::Damage(error.to_string()),
        _ => error.into(),
    }
}

/// Counts the bytes that go through.
struct Counted<R> {
    bytes: R,
    count: Rc<Cell<u64>>,
}

fn counted<R: Read>(bytes: R) -> (BufReader<Counted<R>>, Rc<Cell<u64>>) {
    let count = Rc::new(Cell::new(0));
    (BufReader::new(Counted { bytes, count: Rc::clone(&count) }), count)
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        self.count.set(self.count.get() + length as u64);
        Ok(length)
    }
}

/// Refuses to unpack more than is in proportion to the packed bytes.
pub struct Proportionate<R> {
    bytes: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
}

impl<R: Read> Proportionate<R> {
    fn new(bytes: R, packed: Rc<Cell<u64>>) -> Self {
        Self { bytes, packed, unpacked: 0 }
    }

    /// Of an archive's entry, which tells the length of its packed form.
    pub fn of_length(bytes: R, packed: u64) -> Self {
        Self::new(bytes, Rc::new(Cell::new(packed)))
    }
}

impl<R: Read> Read for Proportionate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        self.unpacked += length as u64;
        if self.unpacked > SMALL && self.unpacked / PROPORTION > self.packed.get() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(length)
    }
}
