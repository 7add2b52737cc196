//! Reading on all cores, with results in the order of the input.
//!
//! One thread walks the input, workers read what it finds, and the caller's thread receives what they make, in input
//! order. The walker waits while a window of articles is on its way, so memory is bounded however long one of them takes.

use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::{io, thread};

use super::{Found, Options, Problem};
use crate::article::Article;

/// How many articles may be on their way, for each worker.
const WINDOW: usize = 64;

/// How many bytes of text may be on their way.
const BYTES: usize = 32 << 20;

/// Stack of a thread: sentences nest, and so does the code that reads them.
const STACK: usize = 16 << 20;

/// Applies `read` to every article of the inputs on `threads` threads and gives the results, problems among them, to
/// `take` in the order of the input, until `take` breaks off.
///
/// # Errors
/// When the system starts no thread.
pub fn in_order<T: Send>(
    inputs: &[PathBuf],
    options: &Options,
    threads: usize,
    read: impl Fn(&Article) -> T + Sync,
    mut take: impl FnMut(Result<T, Problem>) -> ControlFlow<()>,
) -> io::Result<()> {
    let line = Line::new(threads.max(1));
    thread::scope(|scope| {
        let spawn = |name: &str| thread::Builder::new().name(name.to_owned()).stack_size(STACK);
        let _stop = Stop(&line);
        spawn("walker").spawn_scoped(scope, || {
            let _end = End(&line);
            super::each(inputs, options, &mut |found| line.put(found));
        })?;
        for _ in 0..threads.max(1) {
            spawn("reader").spawn_scoped(scope, || {
                let _panic = Panic(&line);
                while let Some((index, found)) = line.next() {
                    line.done(index, found.map(|article| read(&article)));
                }
            })?;
        }
        while let Some(result) = line.receive() {
            if take(result).is_break() {
                break;
            }
        }
        Ok(())
    })
}

/// What walker, workers and receiver share.
struct Line<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    window: usize,
}

struct State<T> {
    /// Found, and not yet read.
    found: VecDeque<Found>,
    /// Read, and not yet received: the result and the length of the text.
    results: BTreeMap<usize, Result<T, Problem>>,
    /// Length of the texts that are on their way.
    sizes: VecDeque<usize>,
    bytes: usize,
    /// How many were found, given to workers, received.
    put: usize,
    given: usize,
    received: usize,
    /// The walker has come to its end.
    ended: bool,
    /// Nobody receives any more.
    stopped: bool,
}

impl<T> Line<T> {
    fn new(threads: usize) -> Self {
        let state = State {
            found: VecDeque::new(),
            results: BTreeMap::new(),
            sizes: VecDeque::new(),
            bytes: 0,
            put: 0,
            given: 0,
            received: 0,
            ended: false,
            stopped: false,
        };
        Self { state: Mutex::new(state), changed: Condvar::new(), window: WINDOW * threads }
    }

    /// Waits until something comes of `ready`, or nobody receives any more.
    fn wait<R>(&self, mut ready: impl FnMut(&mut State<T>) -> Option<R>) -> Option<R> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(result) = ready(&mut state) {
                self.changed.notify_all();
                return Some(result);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The walker's: hands over what it found, when there is room.
    fn put(&self, found: Found) -> ControlFlow<()> {
        let size = found.as_ref().map_or(0, |article| article.text.len());
        let mut found = Some(found);
        let put = self.wait(|state| {
            let full = state.put - state.received >= self.window || (state.bytes > 0 && state.bytes + size > BYTES);
            if full {
                return None;
            }
            state.found.push_back(found.take()?);
            state.sizes.push_back(size);
            state.bytes += size;
            state.put += 1;
            Some(())
        });
        if put.is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// A worker's: what to read next, with its place in the order.
    fn next(&self) -> Option<(usize, Found)> {
        self.wait(|state| match state.found.pop_front() {
            Some(found) => {
                state.given += 1;
                Some(Some((state.given - 1, found)))
            }
            None => state.ended.then_some(None),
        })?
    }

    /// A worker's: what came of it.
    fn done(&self, index: usize, result: Result<T, Problem>) {
        self.lock().results.insert(index, result);
        self.changed.notify_all();
    }

    /// The receiver's: the result whose turn it is; nothing when all have come.
    fn receive(&self) -> Option<Result<T, Problem>> {
        self.wait(|state| {
            let turn = state.received;
            if let Some(result) = state.results.remove(&turn) {
                state.received += 1;
                state.bytes -= state.sizes.pop_front().unwrap_or(0);
                return Some(Some(result));
            }
            (state.ended && state.received == state.put).then_some(None)
        })?
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the others that the walker has ended.
struct End<'line, T>(&'line Line<T>);

impl<T> Drop for End<'_, T> {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_all();
    }
}

/// Tells the others that nobody receives any more, however that came about.
struct Stop<'line, T>(&'line Line<T>);

impl<T> Drop for Stop<'_, T> {
    fn drop(&mut self) {
        self.0.lock().stopped = true;
        self.0.changed.notify_all();
    }
}

/// Lets nobody wait for a thread that has panicked.
struct Panic<'line, T>(&'line Line<T>);

impl<T> Drop for Panic<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            drop(Stop(self.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files `000.txt`, … of which every tenth is empty.
    fn files(count: usize) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for number in 0..count {
            let text = "The ministers met. ".repeat(if number % 10 == 3 { 0 } else { number % 7 * 100 + 1 });
            std::fs::write(dir.path().join(format!("{number:03}.txt")), text).unwrap();
        }
        dir
    }

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let dir = files(500);
        let order = |threads| {
            let mut order = Vec::new();
            let inputs = [dir.path().to_owned()];
            let read = |article: &Article| article.id.clone();
            in_order(&inputs, &Options::default(), threads, read, |result| {
                order.push(result.unwrap_or_else(|problem| problem.to_string()));
                ControlFlow::Continue(())
            })
            .unwrap();
            order
        };
        let one = order(1);
        assert_eq!((one.len(), one[0].as_str(), one[499].as_str()), (500, "000", "499"));
        assert!(one[3].contains("003.txt: empty"));
        assert_eq!(order(7), one);
    }

    #[test]
    fn the_receiver_can_break_off() {
        let dir = files(500);
        let mut taken = 0;
        in_order(&[dir.path().to_owned()], &Options::default(), 2, Article::digest, |_| {
            taken += 1;
            if taken == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert_eq!(taken, 5);
    }
}
