//! Sets and maps of few elements, kept as sorted lists: most nodes have one name, one proof and one article, and a tree of
//! one element takes the place of eleven.

use std::borrow::Borrow;

/// A set kept as a sorted list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Few<T>(Vec<T>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Few<T> {
    /// Adds an element.
    pub fn insert(&mut self, element: T) {
        if let Err(at) = self.0.binary_search(&element) {
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
        let mut few = Self::default();
        few.extend(elements);
        few
    }
}

impl<T: Ord> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        let before = self.0.len();
        self.0.extend(elements);
        if self.0.len() > before {
            // One pass over what is sorted already.
            self.0.sort();
            self.0.dedup();
            self.0.shrink_to_fit();
        }
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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

    /// The pairs of several maps; of two with the same key, the later.
    pub fn union(pairs: impl Iterator<Item = (K, V)>) -> Self {
        let mut all: Vec<(K, V)> = pairs.collect();
        all.sort_by(|(a, _), (b, _)| b.cmp(a));
        all.reverse();
        all.dedup_by(|(later, _), (held, _)| later == held);
        all.shrink_to_fit();
        Self(all)
    }
}

impl<K: Ord, V: Ord> FewBy<K, Few<V>> {
    /// All values of each key.
    pub fn grouped(pairs: impl Iterator<Item = (K, V)>) -> Self {
        let mut all: Vec<(K, V)> = pairs.collect();
        all.sort();
        let mut groups: Vec<(K, Few<V>)> = Vec::new();
        for (key, value) in all {
            match groups.last_mut() {
                Some((last, group)) if *last == key => {
                    if group.0.last() != Some(&value) {
                        group.0.push(value);
                    }
                }
                _ => groups.push((key, Few(vec![value]))),
            }
        }
        groups.shrink_to_fit();
        Self(groups)
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
    fn of_two_values_the_later_stays_unless_all_are_asked_for() {
        let pairs = [("b", 1), ("a", 2), ("b", 3), ("b", 0)];
        assert_eq!(FewBy::union(pairs.into_iter()).iter().collect::<Vec<_>>(), [(&"a", &2), (&"b", &0)]);
        let grouped = FewBy::grouped(pairs.into_iter());
        let groups: Vec<_> = grouped.iter().map(|(key, group)| (*key, group.iter().copied().collect())).collect();
        assert_eq!(groups, [("a", vec![2]), ("b", vec![0, 1, 3])]);
    }
}
