//! Selectional branching: the best way through a sentence, followed together with the few others that it might have been.
//!
//! Method: Choi & McCallum, *Transition-based dependency parsing with selectional branching* (2013): another way is opened only
//! where the odds of the best transition are short, so most steps cost what they cost a greedy parser. Of ways that have
//! come to the same place, and so have the same future, only the cheapest goes on (Huang & Sagae, *Dynamic programming
//! for linear-time incremental parsing*, 2010). All ways have taken the same number of transitions at any time.
//!
//! Where some of the features have settled the choice, the others are not asked (Strubell et al., *Learning dynamic
//! feature selection for fast sequential prediction*, 2015).

use super::super::weights::{Scorer, Scores};
use super::features::{Unit, features_ahead, with_root};
use super::odds;
use super::state::{LONGEST, Node, State, Transition};
use super::view::View;
use super::{Arc, Parser, arcs};
use crate::language::Deprel;

/// Ways followed at once.
const WAYS: usize = 4;
/// How much more than the cheapest way another may cost to be followed: odds of 1 to 3.5.
const CLOSE: i32 = odds::TEMPERATURE * 5 / 4;
/// Sentences of more units than this are parsed one way only: copying a configuration takes time that grows with them.
const BRANCHED: Node = 500;
/// Places to remember what the units to come say: ways are seldom further apart than this.
const AHEAD: usize = 4;
/// The score of a transition that may not be taken: no features make up for it.
const FORBIDDEN: i32 = i32::MIN / 2;

/// A part of the features.
type Part = fn(&View, &mut Vec<u64>);
/// The parts of the features, and by how much the best transition has to lead after each to need no more of them.
const PARTS: [(Part, Option<i32>); 3] = [(View::first, Some(13_000)), (View::second, Some(10_000)), (View::rest, None)];

/// A way through the sentence, as far as it was followed.
#[derive(Debug)]
struct Way {
    state: State,
    /// What its transitions cost, in units of the scores.
    cost: i32,
}

/// A step that a way may take.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// What the way costs with it.
    cost: i32,
    /// Index of the way.
    way: usize,
    /// Number of the transition.
    class: u8,
}

/// The search for the cheapest way through a sentence.
#[derive(Debug)]
pub(super) struct Search<'a> {
    parser: &'a Parser<'a>,
    units: Vec<Unit>,
    /// The ways, cheapest first.
    ways: Vec<Way>,
    /// Ways that were given up, kept for their memory.
    spare: Vec<Way>,
    steps: Vec<Step>,
    features: Vec<u64>,
    /// What the units to come say, and which unit was next when they said it.
    ahead: [(Option<Node>, Scores); AHEAD],
}

impl<'a> Search<'a> {
    /// A search through a sentence, of which the first [`LONGEST`] units are read.
    pub(super) fn new(parser: &'a Parser<'a>, units: &[Unit]) -> Self {
        let count = units.len().min(LONGEST);
        Self {
            parser,
            units: with_root(units.iter().take(count).copied()),
            ways: vec![Way { state: State::new(count), cost: 0 }],
            spare: Vec::new(),
            steps: Vec::new(),
            features: Vec::with_capacity(128),
            ahead: [(None, [0; 256]); AHEAD],
        }
    }

    /// The arcs of the cheapest way.
    pub(super) fn arcs(mut self) -> Vec<Arc> {
        while self.ways.first().is_some_and(|way| !way.state.is_final()) {
            self.steps.clear();
            for way in 0..self.ways.len() {
                self.look(way);
            }
            match (self.ways.as_mut_slice(), self.steps.as_slice()) {
                ([way], [step]) => way.state.take(Transition::of(step.class)),
                _ => self.go_on(),
            }
        }
        self.ways.first().map(|way| arcs(&way.state)).unwrap_or_default()
    }

    /// Collects the steps that a way may take: the best transition of every kind that is not far behind the best of all.
    fn look(&mut self, way: usize) {
        let Way { cost, ref state } = self.ways[way];
        if let Some(only) = state.only_choice() {
            self.steps.push(Step { cost, way, class: only.class() });
            return;
        }
        let one_way = state.count > BRANCHED;
        let scores = self.scores(way);
        let best = best(&scores);
        let alone = self.ways.len() == 1 && (one_way || near(&scores, best, CLOSE) == 1);
        if alone {
            // What the only way costs does not matter.
            let class = scores.iter().position(|score| *score == best).unwrap_or(0) as u8;
            self.steps.push(Step { cost, way, class });
            return;
        }
        let cost = cost + odds::cost_of_best(transitions(&scores).iter().map(|score| best - score));
        for (score, class) in best_of_kinds(&scores, best - CLOSE).into_iter().flatten() {
            self.steps.push(Step { cost: cost + best - score, way, class });
        }
    }

    /// The scores of the transitions that a way may take.
    fn scores(&mut self, way: usize) -> Scores {
        let state = &self.ways[way].state;
        let weights = &self.parser.weights;
        let (ahead_of, ahead) = &mut self.ahead[usize::from(state.next) % AHEAD];
        if *ahead_of != Some(state.next) {
            (*ahead_of, *ahead) = (Some(state.next), [0; 256]);
            self.features.clear();
            features_ahead(state, &self.units, &mut self.features);
            weights.score(&self.features, ahead);
        }
        let mut scores = *ahead;
        forbid(state, &mut scores);
        self.features.clear();
        self.parser.absent.add(state, &self.units, &mut self.features, &mut scores);
        let view = View::new(state, &self.units);
        for (part, settled) in PARTS {
            part(&view, &mut self.features);
            weights.score(&self.features, &mut scores);
            self.features.clear();
            if settled.is_some_and(|gap| near(&scores, best(&scores), gap) == 1) {
                break;
            }
        }
        scores
    }

    /// Takes the cheapest steps of all ways.
    fn go_on(&mut self) {
        self.steps.sort_unstable_by_key(|step| (step.cost, step.way, step.class));
        let limit = self.steps.first().map_or(0, |step| step.cost + CLOSE);
        let mut ways: Vec<Way> = Vec::with_capacity(WAYS);
        for step in self.steps.iter().take_while(|step| step.cost <= limit) {
            let mut way = self.spare.pop().unwrap_or_else(|| Way { state: State::new(0), cost: 0 });
            way.state.copy(&self.ways[step.way].state);
            way.state.take(Transition::of(step.class));
            way.cost = step.cost;
            if ways.iter().any(|cheaper| cheaper.state.has_future_of(&way.state)) {
                self.spare.push(way);
            } else {
                ways.push(way);
            }
            if ways.len() == WAYS {
                break;
            }
        }
        self.spare.append(&mut self.ways);
        self.ways = ways;
    }
}

/// The scores that are a transition's.
fn transitions(scores: &Scores) -> &[i32] {
    &scores[..Transition::COUNT]
}

/// The best score of a transition.
fn best(scores: &Scores) -> i32 {
    transitions(scores).iter().copied().fold(i32::MIN, i32::max)
}

/// How many transitions score no less than so much behind the best, itself included.
fn near(scores: &Scores, best: i32, gap: i32) -> usize {
    transitions(scores).iter().map(|score| usize::from(best - score <= gap)).sum()
}

/// Forbids what may not be taken where there is a choice.
fn forbid(state: &State, scores: &mut Scores) {
    let mut forbid = |transition: Transition| scores[usize::from(transition.class())] = FORBIDDEN;
    if state.top_has_head() {
        Deprel::ALL.iter().for_each(|label| forbid(Transition::Left(*label)));
    } else {
        forbid(Transition::Reduce);
        forbid(Transition::Left(Deprel::Root));
    }
    forbid(Transition::Right(Deprel::Root));
}

/// The best transition of each kind, whatever its relation, with its score; none where all score less than `least`.
fn best_of_kinds(scores: &Scores, least: i32) -> [Option<(i32, u8)>; 4] {
    let mut kinds: [Option<(i32, u8)>; 4] = [None; 4];
    for (class, score) in (0..).zip(transitions(scores)).filter(|(_, score)| **score >= least) {
        let kind = &mut kinds[usize::from(if class < 2 { class } else { 2 + class % 2 })];
        if kind.is_none_or(|(best, _)| *score > best) {
            *kind = Some((*score, class));
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::model::weights::{Weights, encode, pack};
    use crate::language::model::word::one;

    fn units(count: u32) -> Vec<Unit> {
        (1..=count).map(|at| Unit { form: at, tag: at % 50 + 1, fine: at % 5, coarse: at % 3 }).collect()
    }

    #[test]
    fn a_way_that_looks_worse_at_first_may_win() {
        let (left, right) = (Transition::Left(Deprel::Det).class(), Transition::Right(Deprel::Obj).class());
        let section = pack(vec![
            // Before the second unit it is a little better to go right than left,
            (one(106, 3), vec![(left, encode(1600.0)), (right, encode(2500.0))]),
            // but only with the first unit on its left it is clear what to do with the second.
            (one(143, 2), vec![(right, encode(14_000.0))]),
        ]);
        let parser = Parser::new(Weights::new(&section).unwrap());
        let arcs = parser.parse(&units(3));
        assert_eq!(arcs.iter().map(|arc| arc.head).collect::<Vec<_>>(), [1, 1, 1]);
    }

    #[test]
    fn every_sentence_becomes_a_tree_with_or_without_weights() {
        let section = pack(Vec::new());
        let parser = Parser::new(Weights::new(&section).unwrap());
        for count in [0, 1, 2, 30, u32::from(BRANCHED), u32::from(BRANCHED) + 1, 3000] {
            let arcs = parser.parse(&units(count));
            assert_eq!(arcs.len(), count as usize);
            let roots = arcs.iter().enumerate().filter(|(at, arc)| arc.head == *at).count();
            assert_eq!(roots, usize::from(count > 0));
        }
    }
}
