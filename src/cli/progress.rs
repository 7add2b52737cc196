//! How far reading has come: a line that renews itself on a terminal, a line now and then elsewhere.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How often a line is written where it cannot renew itself.
const SELDOM: Duration = Duration::from_secs(60);

/// Counts what has been read.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    began: Instant,
    told: Instant,
    articles: u64,
    bytes: u64,
    facts: u64,
}

impl Progress {
    /// Nothing has been read yet. On a terminal the line appears with the first article.
    pub fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        let now = Instant::now();
        Self { bar, began: now, told: now, articles: 0, bytes: 0, facts: 0 }
    }

    /// One more article has been read. Gives a line to be written, if it is time for one.
    pub fn advance(&mut self, bytes: usize, facts: usize) -> Option<String> {
        self.articles += 1;
        self.bytes += bytes as u64;
        self.facts += facts as u64;
        let pause = if self.bar.is_hidden() { SELDOM } else { Duration::from_millis(100) };
        if self.told.elapsed() < pause {
            return None;
        }
        self.told = Instant::now();
        if self.bar.is_hidden() {
            return Some(self.line());
        }
        self.bar.set_message(self.line());
        self.bar.tick();
        None
    }

    /// Writes something above the line.
    pub fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    #[expect(clippy::cast_precision_loss, reason = "shown with one digit after the point")]
    fn line(&self) -> String {
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let megabytes = self.bytes as f64 / 1e6;
        format!("{} articles, {megabytes:.1} MB, {:.2} MB/s, {} facts", self.articles, megabytes / seconds, self.facts)
    }
}
