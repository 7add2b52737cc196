//! Sets and maps of few elements, kept as sorted lists: most nodes have one name, one proof and one article, and a tree of
//! one element takes the place of eleven.
//!
//! Of the crates that keep such lists, `litemap` and `vecmap-rs` have maps, `sorted-vec` has sets; all grow as `Vec` does, by
//! four elements for the first one, which is what is to be spared here. `smallvec` spares it, but knows no order.

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};

/// A set kept as a sorted list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Few<T>(Vec<T>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Few<T> {
    /// Adds an element.
    pub fn insert(&mut self, element: T) {
        // Articles come in order: what is new is mostly the last.
        let last = self.0.last().is_none_or(|last| *last < element);
        let place = if last { Err(self.0.len()) } else { self.0.binary_search(&element) };
        if let Err(at) = place {
            insert(&mut self.0, at, element);
        }
    }

    /// Takes an element away.
    pub fn remove(&mut self, element: &T) {
        if let Ok(at) = self.0.binary_search(element) {
            self.0.remove(at);
        }
    }

    /// Whether there is such an element.
    pub fn contains(&self, element: &T) -> bool {
        self.0.binary_search(element).is_ok()
    }

    /// Whether all elements are among those of another set.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.iter().all(|element| other.contains(element))
    }

    /// Whether no element is in another set.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        let (few, many) = if self.len() < other.len() { (self, other) } else { (other, self) };
        !few.iter().any(|element| many.contains(element))
    }

    /// The first element.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// The elements in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Ord> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut all: Vec<T> = elements.into_iter().collect();
        all.sort();
        all.dedup();
        all.shrink_to_fit();
        Self(all)
    }
}

impl<T: Ord> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        elements.into_iter().for_each(|element| self.insert(element));
    }
}

impl<T: Ord> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A map kept as a list sorted by key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FewBy<K, V>(Vec<(K, V)>);

impl<K, V> Default for FewBy<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> FewBy<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(held, _)| held.borrow().cmp(key))
    }

    /// Whether there is such a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// The value of a key, made if there is none yet.
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            insert(&mut self.0, at, (key, make()));
            at
        });
        &mut self.0[at].1
    }

    /// The pairs in order of key.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in order of key.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Inserts without room for more: nearly always nothing follows.
fn insert<T>(list: &mut Vec<T>, at: usize, element: T) {
    if list.len() < 4 {
        list.reserve_exact(1);
    }
    list.insert(at, element);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_kept_in_order_and_once() {
        let mut few = Few::from_iter([3, 1, 3]);
        few.insert(2);
        few.insert(2);
        few.extend([9, 0]);
        few.remove(&3);
        assert_eq!(few.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 9]);
        assert!(few.contains(&9) && !few.contains(&3));
    }

    #[test]
    fn a_key_is_kept_once_and_in_order() {
        let mut by = FewBy::default();
        for (key, value) in [("b", 1), ("a", 2), ("b", 3)] {
            by.get_or_insert_with(key, Few::default).insert(value);
        }
        let groups: Vec<_> = by.iter().map(|(key, group)| (*key, group.iter().copied().collect())).collect();
        assert_eq!(groups, [("a", vec![2]), ("b", vec![1, 3])]);
    }
}
