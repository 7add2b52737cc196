//! Time of the processor, so that other work on the machine does not count; by the clock where Linux does not tell it.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// How long this thread has run.
pub fn now() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next().and_then(|first| first.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// How long a process has run, all its threads together.
pub fn of(process: u32) -> Option<Duration> {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).ok()?;
    let of_thread = |thread: std::fs::DirEntry| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    };
    let ended = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Threads that have ended are told in ticks only: user and system time, of a hundredth of a second.
    let after_name = ended.rsplit_once(')')?.1;
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    let running: Duration = threads.filter_map(Result::ok).filter_map(of_thread).sum();
    Some(running.max(Duration::from_millis(ticks * 10)))
}
