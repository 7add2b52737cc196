//! Tables of phrases: words that count together, like "prime minister".

use std::collections::HashMap;

/// Phrases of one or more words. Hyphens count as spaces.
#[derive(Debug, Clone)]
pub struct Phrases<V> {
    by_phrase: HashMap<Box<str>, V>,
    longest: usize,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { by_phrase: HashMap::new(), longest: 0 }
    }
}

impl<V> Phrases<V> {
    pub(super) fn insert(&mut self, phrase: &str, value: V) {
        let phrase = phrase.replace('-', " ").replace('’', "'").to_lowercase();
        self.longest = self.longest.max(phrase.split(' ').count());
        self.by_phrase.entry(phrase.into()).or_insert(value);
    }

    /// What a phrase in lower case, its hyphens replaced by spaces, stands for.
    #[must_use]
    pub fn get(&self, phrase: &str) -> Option<&V> {
        self.by_phrase.get(phrase)
    }

    /// Number of words of the longest phrase.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }
}
