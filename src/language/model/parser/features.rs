//! What the parser looks at: Zhang & Nivre's templates (*Transition-based dependency parsing with rich non-local
//! features*, 2011), with word classes beside words and the neighbours of top and next unit in the text.

use super::super::tagger::Tag;
use super::super::word::{Word, four, one, three, two};
use super::kin::features_of_kin;
use super::state::{Node, State};
use super::view::View;

/// A unit of the sentence as the parser sees it: a word or a fused name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unit {
    /// Hash of the form; 0 for nothing.
    pub form: u32,
    /// The tag, counted from 1; 0 for nothing.
    pub tag: u32,
    /// Word class among many.
    pub fine: u32,
    /// Word class among few.
    pub coarse: u32,
}

impl Unit {
    /// The unit of a tagged word.
    #[must_use]
    pub fn new(word: &Word, tag: Tag) -> Self {
        Self {
            form: word.form,
            tag: u32::from(tag) + 1,
            fine: u32::from(word.entry.fine),
            coarse: u32::from(word.entry.coarse),
        }
    }

    /// The artificial root.
    pub const ROOT: Self = Self { form: 1, tag: 300, fine: 0, coarse: 0 };
}

/// The units of a sentence followed by root and nothing, as [`features`] expects them.
#[must_use]
pub fn with_root(units: impl Iterator<Item = Unit>) -> Vec<Unit> {
    units.chain([Unit::ROOT, Unit::default()]).collect()
}

/// The features of a configuration.
pub fn features(state: &State, units: &[Unit], out: &mut Vec<u64>) {
    out.clear();
    features_ahead(state, units, out);
    features_of_kin(state, units, out);
    let view = View::new(state, units);
    view.first(out);
    view.second(out);
    view.rest(out);
}

/// The features of the units to come: the same as long as no unit is pushed.
pub(super) fn features_ahead(state: &State, units: &[Unit], out: &mut Vec<u64>) {
    let [n, n1, n2, n3] = [0, 1, 2, 3].map(|step| to_come(state, units, step));
    out.extend([
        two(104, n.form, n.tag),
        one(105, n.form),
        one(106, n.tag),
        two(107, n1.form, n1.tag),
        one(108, n1.form),
        one(109, n1.tag),
        two(110, n2.form, n2.tag),
        one(111, n2.form),
        one(112, n2.tag),
        two(120, n.tag, n1.tag),
        three(121, n.tag, n1.tag, n2.tag),
        two(181, n.fine, n.tag),
        two(182, n1.fine, n.tag),
        four(194, n.tag, n1.tag, n2.tag, n3.tag),
    ]);
}

/// The unit so many steps after the next.
pub(super) fn to_come(state: &State, units: &[Unit], step: Node) -> Unit {
    let node = if state.next + step <= state.root() { state.next + step } else { state.nothing() };
    units.get(usize::from(node)).copied().unwrap_or_default()
}
