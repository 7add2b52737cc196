//! The dependency parser: transition-based, arc-eager, labelled.

mod features;
mod kin;
mod odds;
mod search;
mod state;
mod view;

pub use features::{Unit, features, with_root};
use kin::Absent;
use search::Search;
pub use state::{Family, LONGEST, Node, State, Transition};

use super::weights::{Scores, Weights};
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

    /// Parses a sentence. There is one arc for every unit, and they form a tree with one root.
    #[must_use]
    pub fn parse(&self, units: &[Unit]) -> Vec<Arc> {
        Search::new(self, units).arcs()
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
