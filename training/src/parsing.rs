//! Trains the parser: greedy, with a dynamic oracle.
//!
//! Method: Goldberg & Nivre, *A dynamic oracle for arc-eager dependency parsing* (2012): in any configuration, also one
//! that an error has led to, the oracle knows the transitions after which no more arcs are lost. A right transition has
//! to win by a margin (Krauth & Mézard 1987), which makes up for much of what leaving out rare features costs.

use crate::perceptron::{Perceptron, Random};
use diplograph::language::Deprel;
use diplograph::language::model::parser::{Node, State, Transition, Unit, best_transition, features, with_root};
use diplograph::language::model::weights::{Scorer, Scores};

/// By how much a right transition has to win; one update changes it by about twice the number of features.
const MARGIN: i32 = 100;
/// Updates after which a feature counts.
const LEAST: u32 = 25;

/// A sentence to learn trees from.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Its units.
    pub units: Vec<Unit>,
    /// Index of each unit's head; the number of units for the root.
    pub heads: Vec<usize>,
    /// Relation to the head.
    pub labels: Vec<Deprel>,
}

impl Lesson {
    /// A lesson from a tree whose root is its own head. Crossing arcs are lifted to the head's head until none cross.
    pub fn new(units: Vec<Unit>, heads: &[usize], labels: &[Deprel]) -> Self {
        let count = heads.len();
        let mut heads: Vec<usize> =
            heads.iter().enumerate().map(|(at, head)| if *head == at { count } else { *head }).collect();
        while let Some(at) = crossing(&heads) {
            heads[at] = heads[heads[at]];
        }
        let label = |(head, label): (&usize, &Deprel)| if *head == count { Deprel::Root } else { *label };
        let labels = heads.iter().zip(labels).map(label).collect();
        Self { units, heads, labels }
    }

    /// How many arcs a transition loses for good.
    fn cost(&self, state: &State, transition: Transition) -> usize {
        let (top, next) = (usize::from(state.top()), usize::from(state.next));
        let count = self.heads.len();
        let headless = |node: Node| state.family(node).head == state.nothing();
        let in_stack = |node: usize| state.stack.iter().any(|found| usize::from(*found) == node);
        let rest_with_head = |head: usize| (next..count).filter(|at| self.heads[*at] == head).count();
        match transition {
            Transition::Left(_) => usize::from(self.heads[top] > next) + rest_with_head(top),
            Transition::Reduce => rest_with_head(top),
            Transition::Right(_) => {
                let head = self.heads[next];
                usize::from(head != top && (head > next || in_stack(head))) + self.lost_children(state, headless)
            }
            Transition::Shift => {
                let head = self.heads[next];
                usize::from(in_stack(head)) + self.lost_children(state, headless)
            }
        }
    }

    fn lost_children(&self, state: &State, headless: impl Fn(Node) -> bool) -> usize {
        let next = usize::from(state.next);
        state.stack.iter().filter(|node| self.heads[usize::from(**node)] == next && headless(**node)).count()
    }

    /// The label that a transition has to carry, if it draws an arc of the tree.
    fn label(&self, state: &State, transition: Transition) -> Option<Deprel> {
        let (top, next) = (usize::from(state.top()), usize::from(state.next));
        match transition {
            Transition::Left(_) if self.heads[top] == next => Some(self.labels[top]),
            Transition::Right(_) if self.heads[next] == top => Some(self.labels[next]),
            _ => None,
        }
    }

    /// Whether a transition loses nothing and carries the right label.
    fn is_correct(&self, state: &State, transition: Transition) -> bool {
        let labelled = |gold| matches!(transition, Transition::Left(own) | Transition::Right(own) if own == gold);
        self.cost(state, transition) == 0 && self.label(state, transition).is_none_or(labelled)
    }

    /// The best of the wrong transitions, if it comes within the margin of a right one.
    fn rival(&self, state: &State, good: Transition, scores: &Scores) -> Option<Transition> {
        let mut best = (scores[usize::from(good.class())] - MARGIN, None);
        for class in 0..Transition::COUNT as u8 {
            let transition = Transition::of(class);
            let nearer = scores[usize::from(class)] > best.0 && transition != good && state.allows(transition);
            if nearer && !self.is_correct(state, transition) {
                best = (scores[usize::from(class)], Some(transition));
            }
        }
        best.1
    }

    /// The best transition among those that lose nothing.
    fn best_correct(&self, state: &State, scores: &Scores) -> Transition {
        let mut best: Option<(i32, Transition)> = None;
        let kinds = [
            Transition::Shift,
            Transition::Reduce,
            Transition::Left(if state.next == state.root() { Deprel::Root } else { Deprel::Dep }),
            Transition::Right(Deprel::Dep),
        ];
        for kind in kinds.into_iter().filter(|kind| state.allows(*kind) && self.cost(state, *kind) == 0) {
            let gold = self.label(state, kind);
            let labels: &[Deprel] = gold.as_ref().map_or(Deprel::ALL, std::slice::from_ref);
            let candidates: Vec<Transition> = match kind {
                Transition::Left(_) => labels.iter().map(|label| Transition::Left(*label)).collect(),
                Transition::Right(_) => labels.iter().map(|label| Transition::Right(*label)).collect(),
                other => vec![other],
            };
            for transition in candidates.into_iter().filter(|transition| state.allows(*transition)) {
                let score = scores[usize::from(transition.class())];
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, transition));
                }
            }
        }
        best.map_or(Transition::Shift, |(_, transition)| transition)
    }
}

/// A unit whose arc crosses another: the shortest such arc.
fn crossing(heads: &[usize]) -> Option<usize> {
    let span = |at: usize| (at.min(heads[at]), at.max(heads[at]));
    let mut worst: Option<(usize, usize)> = None;
    for at in (0..heads.len()).filter(|at| heads[*at] < heads.len()) {
        let (start, end) = span(at);
        let crosses = (start + 1..end).any(|inner| heads[inner] < start || heads[inner] > end)
            || (0..heads.len())
                .filter(|other| *other < start || *other > end)
                .any(|other| heads[other] > start && heads[other] < end);
        if crosses && worst.is_none_or(|(length, _)| end - start < length) {
            worst = Some((end - start, at));
        }
    }
    worst.map(|(_, at)| at)
}

/// Trains a parser.
pub fn train(lessons: &[Lesson], rounds: usize) -> Perceptron {
    let mut perceptron = Perceptron::new(LEAST);
    let mut random = Random::new(2);
    let mut order: Vec<&Lesson> = lessons.iter().collect();
    let mut list = Vec::new();
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0usize, 0usize);
        for lesson in &order {
            let units = with_root(lesson.units.iter().copied());
            let mut state = State::new(lesson.units.len());
            while !state.is_final() {
                if let Some(only) = state.only_choice() {
                    state.take(only);
                    continue;
                }
                perceptron.tick();
                features(&state, &units, &mut list);
                let mut scores: Scores = [0; 256];
                perceptron.score(&list, &mut scores);
                let guess = best_transition(&state, &scores);
                let good = lesson.best_correct(&state, &scores);
                all += 1;
                right += usize::from(guess == good);
                if let Some(rival) = if guess == good { lesson.rival(&state, good, &scores) } else { Some(guess) } {
                    perceptron.update(&list, good.class(), 1);
                    perceptron.update(&list, rival.class(), -1);
                }
                let explore = round > 0 && random.below(10) < 9;
                state.take(if explore { guess } else { good });
            }
        }
        eprintln!("  round {}: {:.2} % of {all} transitions", round + 1, 100.0 * right as f64 / all as f64);
    }
    perceptron
}
