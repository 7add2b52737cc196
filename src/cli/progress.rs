//! How far reading has come: a line that renews itself on a terminal, a line now and then elsewhere.

use std::time::{Duration, Instant};

use diplograph::corpus::Extent;
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

/// How often a line is written where it cannot renew itself.
const SELDOM: Duration = Duration::from_secs(60);

/// How finely the bar is divided.
const STEPS: u64 = 1000;

/// Before this time nothing is said of the time left: the first articles tell little of the rest.
const SETTLED: Duration = Duration::from_secs(2);

/// Counts what has been read.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    extent: Extent,
    began: Instant,
    told: Instant,
    articles: u64,
    bytes: u64,
    facts: u64,
}

impl Progress {
    /// Nothing has been read yet. On a terminal the line appears with the first article, with a bar in it where it is
    /// known how much there is to read.
    pub fn new(extent: Extent) -> Self {
        let bar = ProgressBar::new(STEPS);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        let now = Instant::now();
        Self { bar, extent, began: now, told: now, articles: 0, bytes: 0, facts: 0 }
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
        self.draw();
        None
    }

    fn draw(&self) {
        if let Some(share) = self.extent.share() {
            if self.bar.position() == 0
                && let Ok(style) = ProgressStyle::with_template("{spinner} {bar:20} {msg}")
            {
                self.bar.set_style(style);
            }
            self.bar.set_position((share * STEPS as f64) as u64);
        }
        self.bar.set_message(self.line());
        self.bar.tick();
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
        let left = self.left().map_or_else(String::new, |left| format!(", {} left", HumanDuration(left)));
        format!(
            "{} articles, {megabytes:.1} MB, {:.2} MB/s, {} facts{left}",
            self.articles,
            megabytes / seconds,
            self.facts
        )
    }

    /// How long the rest will take, if it goes on like this.
    fn left(&self) -> Option<Duration> {
        let (passed, share) = (self.began.elapsed(), self.extent.share()?);
        (passed > SETTLED && share > 0.0).then(|| passed.mul_f64((1.0 - share) / share))
    }
}
