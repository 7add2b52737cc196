//! What a configuration looks back on: top and next unit and what surrounds them. Its features come in three parts, so that
//! the later ones need not be asked where the earlier ones have settled the choice (Strubell et al., *Learning dynamic
//! feature selection for fast sequential prediction*, 2015).

use super::super::word::{four, one, three, two};
use super::features::{Unit, to_come};
use super::kin::label;
use super::state::{Node, State};

/// What was read so far, but for single [kin](super::kin): top and next unit and what surrounds them.
pub(super) struct View {
    /// The top, what lies below it and stands beside it, its head and its head's head.
    s: Unit,
    s1: Unit,
    before_s: Unit,
    after_s: Unit,
    h: Unit,
    h2: Unit,
    /// Dependents of the top, outermost first.
    sl: [Unit; 2],
    sr: [Unit; 2],
    /// The next unit, what stands around it, and its dependents.
    n: Unit,
    n1: Unit,
    n2: Unit,
    before_n: Unit,
    nl: [Unit; 2],
    /// Tag of the top and whether it has its head.
    st: u32,
    has_head: u32,
    distance: u32,
    /// Relation of the top and of its last dependent.
    label: u32,
    label_r: u32,
    /// Numbers of dependents.
    vl: u32,
    vr: u32,
    nvl: u32,
    /// Relations of all dependents of a side.
    sets_l: u32,
    sets_r: u32,
    setn_l: u32,
}

impl View {
    /// The view from a configuration.
    pub(super) fn new(state: &State, units: &[Unit]) -> Self {
        let unit = |node: Node| units.get(usize::from(node)).copied().unwrap_or_default();
        let (top, next) = (state.top(), state.next);
        let second = state.stack.len().checked_sub(2).map_or(state.nothing(), |at| state.stack[at]);
        let (top_family, next_family) = (state.family(top), state.family(next));
        let there = top < state.count;
        let set = |labels: u64| (labels ^ (labels >> 32).wrapping_mul(0x9E37_79B1)) as u32;
        let has_head = u32::from(there && state.top_has_head());
        let s = unit(top);
        Self {
            s,
            s1: unit(second),
            before_s: unit(if there && top > 0 { top - 1 } else { state.nothing() }),
            after_s: unit(if there { top + 1 } else { state.nothing() }),
            h: unit(top_family.head),
            h2: unit(state.family(top_family.head).head),
            sl: top_family.left.map(unit),
            sr: top_family.right.map(unit),
            n: to_come(state, units, 0),
            n1: to_come(state, units, 1),
            n2: to_come(state, units, 2),
            before_n: unit(if next > 0 { next - 1 } else { state.nothing() }),
            nl: next_family.left.map(unit),
            st: s.tag * 2 + has_head,
            has_head,
            distance: if there { distance(next - top) } else { 0 },
            label: label(state, top),
            label_r: label(state, top_family.right[0]),
            vl: u32::from(top_family.lefts),
            vr: u32::from(top_family.rights),
            nvl: u32::from(next_family.lefts),
            sets_l: set(top_family.left_labels),
            sets_r: set(top_family.right_labels),
            setn_l: set(next_family.left_labels),
        }
    }

    /// The features that settle most configurations, chosen one after the other by how much nearer they brought the choice to
    /// the one that all features make.
    pub(super) fn first(&self, out: &mut Vec<u64>) {
        let Self { s, s1, h, h2, n, st, vl, nvl, sets_l, sets_r, setn_l, .. } = *self;
        let [sl, sl2] = self.sl;
        let [sr, sr2] = self.sr;
        let [nl, _] = self.nl;
        out.extend([
            one(102, s.form),
            one(103, st),
            two(119, st, n.tag),
            three(124, st, sl.tag, n.tag),
            three(126, st, n.tag, nl.tag),
            two(136, st, vl),
            two(138, n.tag, nvl),
            three(160, st, sl.tag, sl2.tag),
            three(161, st, sr.tag, sr2.tag),
            three(162, st, h.tag, h2.tag),
            two(164, s.form, sets_r),
            two(165, st, sets_r),
            two(167, st, sets_l),
            two(169, n.tag, setn_l),
            two(170, s1.tag, st),
            two(172, s1.form, n.tag),
            two(177, s.fine, n.tag),
            three(199, s.coarse, sr.form, n.coarse),
        ]);
    }

    /// The features that settle most of what is left.
    pub(super) fn second(&self, out: &mut Vec<u64>) {
        let Self {
            s,
            before_s,
            after_s,
            h,
            n,
            n1,
            before_n,
            st,
            has_head,
            distance,
            label,
            vl,
            vr,
            sets_l,
            setn_l,
            ..
        } = *self;
        let [sr, _] = self.sr;
        let [nl, nl2] = self.nl;
        out.extend([
            one(100, has_head),
            three(122, st, n.tag, n1.tag),
            three(123, h.tag, st, n.tag),
            three(125, st, sr.tag, n.tag),
            two(130, n.tag, distance),
            two(133, s.form, vr),
            two(134, st, vr),
            two(135, s.form, vl),
            one(141, label),
            three(163, n.tag, nl.tag, nl2.tag),
            two(168, n.form, setn_l),
            three(173, st, n.tag, before_n.tag),
            three(174, st, n.tag, after_s.tag),
            three(175, before_s.tag, st, n.tag),
            three(179, s.coarse, st, n.coarse),
            two(180, s.fine, st),
            four(187, st, n.tag, label, h.tag),
            three(189, st, n.tag, sets_l),
        ]);
    }

    /// The other features.
    pub(super) fn rest(&self, out: &mut Vec<u64>) {
        let Self { s, s1, h, n, n1, n2, before_n, st, distance, label_r, nvl, sets_l, sets_r, .. } = *self;
        let [sr, _] = self.sr;
        out.extend([
            two(101, s.form, st),
            four(113, s.form, st, n.form, n.tag),
            three(114, s.form, st, n.form),
            three(115, s.form, n.form, n.tag),
            three(116, s.form, st, n.tag),
            three(117, st, n.form, n.tag),
            two(118, s.form, n.form),
            two(127, s.form, distance),
            two(128, st, distance),
            two(129, n.form, distance),
            three(131, s.form, n.form, distance),
            three(132, st, n.tag, distance),
            two(137, n.form, nvl),
            two(166, s.form, sets_l),
            three(171, s1.tag, st, n.tag),
            two(176, s.fine, n.fine),
            two(178, st, n.fine),
            three(183, st, n.tag, n1.form),
            three(184, st, n.form, n1.tag),
            three(185, s.form, n.tag, n1.tag),
            four(186, st, n.tag, n1.tag, n2.tag),
            three(188, st, n.tag, sets_r),
            three(190, st, n.tag, label_r),
            three(191, s.form, n.tag, label_r),
            three(192, h.form, st, n.form),
            three(193, sr.form, st, n.form),
            three(195, s.form, n.form, n1.tag),
            three(196, s.coarse, n.coarse, n1.coarse),
            four(197, h.tag, st, n.tag, n1.tag),
            three(198, before_n.form, n.form, st),
        ]);
    }
}

fn distance(words: Node) -> u32 {
    match words {
        0..=5 => u32::from(words),
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        _ => 9,
    }
}
