//! The dependency parser: transition-based, arc-eager, labelled.

mod features;
mod kin;
mod state;

pub use features::{Unit, features, with_root};
use features::{features_ahead, features_behind};
use kin::Absent;
pub use state::{Family, LONGEST, Node, State, Transition};

use super::weights::{Scorer, Scores, Weights};
use crate::language::Deprel;

/// A head and the relation to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// Index of the head; the unit itself if it is the root.
    pub head: usize,
    /// Relation to the head.
    pub label: Deprel,
}

/// The allowed transition with the highest score.
#[must_use]
pub fn best_transition(state: &State, scores: &Scores) -> Transition {
    let mut best = (i32::MIN, Transition::Shift);
    for class in 0..Transition::COUNT as u8 {
        if scores[usize::from(class)] > best.0 {
            let transition = Transition::of(class);
            if state.allows(transition) {
                best = (scores[usize::from(class)], transition);
            }
        }
    }
    best.1
}

/// A trained parser.
#[derive(Debug, Clone)]
pub struct Parser<'model> {
    weights: Weights<'model>,
    absent: Absent,
}

impl<'model> Parser<'model> {
    /// The parser with these weights.
    #[must_use]
    pub fn new(weights: Weights<'model>) -> Self {
        Self { absent: Absent::new(&weights), weights }
    }

    /// Parses a sentence greedily. There is one arc for every unit, and they form a tree with one root.
    #[must_use]
    pub fn parse(&self, units: &[Unit]) -> Vec<Arc> {
        let count = units.len().min(LONGEST);
        let units = with_root(units.iter().take(count).copied());
        let mut state = State::new(count);
        let mut list = Vec::with_capacity(128);
        // What the units to come say, and which unit was next when they said it.
        let (mut ahead, mut ahead_of): (Scores, Option<Node>) = ([0; 256], None);
        while !state.is_final() {
            let transition = state.only_choice().unwrap_or_else(|| {
                if ahead_of != Some(state.next) {
                    (ahead, ahead_of) = ([0; 256], Some(state.next));
                    list.clear();
                    features_ahead(&state, &units, &mut list);
                    self.weights.score(&list, &mut ahead);
                }
                list.clear();
                let mut scores = ahead;
                features_behind(&state, &units, &mut list);
                self.absent.add(&state, &units, &mut list, &mut scores);
                self.weights.score(&list, &mut scores);
                best_transition(&state, &scores)
            });
            state.take(transition);
        }
        arcs(&state)
    }
}

/// The arcs of a finished configuration. Only the first unit attached to the root keeps that place, the others depend
/// on it: they head the sentences that run on after it.
#[must_use]
pub fn arcs(state: &State) -> Vec<Arc> {
    let count = usize::from(state.count);
    let mut root = None;
    (0..count)
        .map(|at| {
            let family = &state.families[at];
            if family.head < state.count {
                return Arc { head: usize::from(family.head), label: family.label };
            }
            match root {
                Some(head) => Arc { head, label: Deprel::Parataxis },
                None => {
                    root = Some(at);
                    Arc { head: at, label: Deprel::Root }
                }
            }
        })
        .collect()
}
