//! How much there is to read, and how much of it has been read: what it takes to tell the time left.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The bytes of the inputs, as they lie on the disk: those there are, and those that were read. Clones count together.
#[derive(Debug, Clone, Default)]
pub struct Extent(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    all: AtomicU64,
    read: AtomicU64,
}

impl Extent {
    /// The part that has been read, from 0 to 1; nothing while it is not known how much there is, as of a pipe.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share is shown with two digits")]
    pub fn share(&self) -> Option<f64> {
        let (all, read) = (self.0.all.load(Ordering::Relaxed), self.0.read.load(Ordering::Relaxed));
        (all > 0).then(|| (read as f64 / all as f64).min(1.0))
    }

    /// So many bytes there are.
    pub(super) fn set(&self, all: u64) {
        self.0.all.store(all, Ordering::Relaxed);
    }

    /// Counts what is read of these bytes.
    pub(super) fn counting<R: Read>(&self, bytes: R) -> impl Read + use<R> {
        Counting { bytes, extent: self.clone() }
    }
}

struct Counting<R> {
    bytes: R,
    extent: Extent,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        self.extent.0.read.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_a_share_of_what_there_is() {
        let extent = Extent::default();
        let mut bytes = extent.counting(&b"abcd"[..]);
        bytes.read_exact(&mut [0; 3]).unwrap();
        assert_eq!(extent.share(), None);
        extent.set(4);
        assert_eq!(extent.share(), Some(0.75));
    }
}
