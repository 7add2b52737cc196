//! The set of readings: at most one for each article, ready to be looked at.

use std::collections::BTreeMap;

use crate::reading::Reading;

/// Readings keyed by article id. Adding is set union: the order and grouping of additions leave no trace.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadingSet {
    readings: BTreeMap<String, Reading>,
}

impl ReadingSet {
    /// Adds a reading. Where two readings of one article meet, the one published later stays; of two published the same
    /// day, the one that tells more, and then the one whose JSON comes last, so that the order of adding does not count.
    pub fn add(&mut self, reading: Reading) {
        match self.readings.get(&reading.id) {
            Some(held) if rank(held) >= rank(&reading) => {}
            _ => {
                self.readings.insert(reading.id.clone(), reading);
            }
        }
    }

    /// Puts a reading in the place of any earlier one of the same article.
    pub fn replace(&mut self, reading: Reading) {
        self.readings.insert(reading.id.clone(), reading);
    }

    /// Takes an article away.
    pub fn remove(&mut self, article: &str) -> Option<Reading> {
        self.readings.remove(article)
    }

    /// The reading of an article.
    #[must_use]
    pub fn get(&self, article: &str) -> Option<&Reading> {
        self.readings.get(article)
    }

    /// The readings in order of article id.
    pub fn iter(&self) -> impl Iterator<Item = &Reading> {
        self.readings.values()
    }

    /// How many articles were read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// Whether there is no reading.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }
}

impl IntoIterator for ReadingSet {
    type Item = Reading;
    type IntoIter = std::collections::btree_map::IntoValues<String, Reading>;

    fn into_iter(self) -> Self::IntoIter {
        self.readings.into_values()
    }
}

impl FromIterator<Reading> for ReadingSet {
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> Self {
        let mut set = Self::default();
        readings.into_iter().for_each(|reading| set.add(reading));
        set
    }
}

impl Extend<Reading> for ReadingSet {
    fn extend<I: IntoIterator<Item = Reading>>(&mut self, readings: I) {
        readings.into_iter().for_each(|reading| self.add(reading));
    }
}

/// What decides between two readings of one article.
pub(super) fn rank(reading: &Reading) -> (Option<String>, usize, String) {
    let told = reading.events.len() + reading.statements.len() + reading.offices.len() + reading.initiatives.len();
    (reading.published.clone(), told, reading.to_json().unwrap_or_default())
}
