//! The kin of the top and the next unit: heads and outermost dependents, each with one further away of its sort. Mostly
//! there is none, and what that says is the same every time: it is scored once for a model.

use super::super::weights::{Scorer, Scores};
use super::super::word::one;
use super::features::Unit;
use super::state::{Node, State, Transition};

/// Head of the top, its dependents on the left and on the right, and those of the next unit on the left.
const SORTS: usize = 4;

/// Templates of each sort: form, tag and relation of the nearest, then the two of the further one.
const TEMPLATES: [[u32; 5]; SORTS] =
    [[139, 140, 153, 151, 152], [142, 143, 144, 154, 155], [145, 146, 147, 156, 157], [148, 149, 150, 158, 159]];

/// Kin of one sort, as far as there is any.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kin {
    /// Form, tag and relation of the nearest.
    near: Option<[u32; 3]>,
    /// Form and tag of the grandparent, or tag and relation of the last dependent but one.
    far: Option<[u32; 2]>,
}

/// The kin that a configuration has, sort by sort.
pub(super) fn kin(state: &State, units: &[Unit]) -> [Kin; SORTS] {
    let there =
        |node: Node| (node != state.nothing()).then(|| units.get(usize::from(node)).copied().unwrap_or_default());
    let label = |node: Node| label(state, node);
    let (top, next) = (state.family(state.top()), state.family(state.next));
    let grandhead = there(state.family(top.head).head);
    let near = |node: Node| there(node).map(|unit| [unit.form, unit.tag, label(node)]);
    let dependents = |[near_one, far_one]: [Node; 2]| Kin {
        near: near(near_one),
        far: there(far_one).map(|unit| [unit.tag, label(far_one)]),
    };
    let head = Kin { near: near(top.head), far: grandhead.map(|unit| [unit.form, unit.tag]) };
    [head, dependents(top.left), dependents(top.right), dependents(next.left)]
}

/// The relation of a node, counted from 1; 0 for the root and for nothing.
pub(super) fn label(state: &State, node: Node) -> u32 {
    if node < state.count { state.family(node).label as u32 + 1 } else { 0 }
}

fn near_features(sort: usize, near: [u32; 3]) -> [u64; 3] {
    std::array::from_fn(|at| one(TEMPLATES[sort][at], near[at]))
}

fn far_features(sort: usize, far: [u32; 2]) -> [u64; 2] {
    std::array::from_fn(|at| one(TEMPLATES[sort][3 + at], far[at]))
}

/// The features of all kin, there or not.
pub(super) fn features_of_kin(state: &State, units: &[Unit], out: &mut Vec<u64>) {
    for (sort, kin) in kin(state, units).into_iter().enumerate() {
        out.extend(near_features(sort, kin.near.unwrap_or_default()));
        out.extend(far_features(sort, kin.far.unwrap_or_default()));
    }
}

/// What it says that there is no kin of a sort: neither near nor far, or none far.
#[derive(Debug, Clone)]
pub(super) struct Absent(Box<[[Scores; 2]; SORTS]>);

impl Absent {
    /// What a model says of absent kin.
    pub(super) fn new(scorer: &impl Scorer) -> Self {
        let mut absent = Box::new([[[0; 256]; 2]; SORTS]);
        for (sort, [both, far]) in absent.iter_mut().enumerate() {
            scorer.score(&far_features(sort, Default::default()), far);
            *both = *far;
            scorer.score(&near_features(sort, Default::default()), both);
        }
        Self(absent)
    }

    /// Adds what absent kin says to the scores, and the features of what is there to the list.
    pub(super) fn add(&self, state: &State, units: &[Unit], out: &mut Vec<u64>, scores: &mut Scores) {
        for (sort, (kin, [both, far])) in kin(state, units).into_iter().zip(self.0.iter()).enumerate() {
            out.extend(kin.near.into_iter().flat_map(|near| near_features(sort, near)));
            out.extend(kin.far.into_iter().flat_map(|far| far_features(sort, far)));
            let said = match (kin.near, kin.far) {
                (Some(_), Some(_)) => continue,
                (Some(_), None) => far,
                (None, _) => both,
            };
            for (score, more) in scores.iter_mut().zip(said).take(Transition::COUNT) {
                *score += more;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::Transition;
    use super::*;
    use crate::language::Deprel;
    use crate::language::model::parser::with_root;

    /// Every feature speaks for a class of its own.
    struct Each;

    impl Scorer for Each {
        fn score(&self, features: &[u64], scores: &mut Scores) {
            features
                .iter()
                .for_each(|feature| scores[*feature as usize % Transition::COUNT] += 1 + (*feature % 7) as i32);
        }
    }

    #[test]
    fn what_is_absent_says_what_its_features_say() {
        let unit = |n: u32| Unit { form: n, tag: n, fine: n, coarse: n };
        let units = with_root((1..6).map(unit));
        let mut state = State::new(5);
        let absent = Absent::new(&Each);
        for transition in [
            Transition::Shift,
            Transition::Left(Deprel::Det),
            Transition::Shift,
            Transition::Left(Deprel::Nsubj),
            Transition::Shift,
            Transition::Right(Deprel::Obj),
            Transition::Right(Deprel::Punct),
        ] {
            let (mut scores, mut all, mut list) = ([0; 256], [0; 256], Vec::new());
            absent.add(&state, &units, &mut list, &mut scores);
            Each.score(&list, &mut scores);
            list.clear();
            features_of_kin(&state, &units, &mut list);
            Each.score(&list, &mut all);
            assert_eq!(scores, all);
            state.take(transition);
        }
    }
}
