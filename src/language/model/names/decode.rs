//! The best sequence of labels for a sentence.

use super::features::{View, memory_features, sentence_features};
use super::{LABELS, may_follow};
use crate::language::model::tagger::Tag;
use crate::language::model::weights::{Scorer, Scores};

/// Scores of labels after labels.
pub type Transitions = [[i32; LABELS]; LABELS];

/// Reads the transition scores: rows of little-endian numbers.
#[must_use]
pub fn read_transitions(section: &[u8]) -> Option<Transitions> {
    let mut transitions = [[0; LABELS]; LABELS];
    let (cells, rest) = section.as_chunks::<4>();
    if cells.len() != LABELS * LABELS || !rest.is_empty() {
        return None;
    }
    for (at, cell) in cells.iter().enumerate() {
        transitions[at / LABELS][at % LABELS] = i32::from_le_bytes(*cell);
    }
    Some(transitions)
}

/// Scores of the labels of one word.
type Row = [i32; LABELS];

/// Labels a sentence: the best allowed sequence.
#[must_use]
pub fn label(view: &View<'_>, scorer: &impl Scorer, transitions: &Transitions) -> Vec<usize> {
    let mut rows = sentence_rows(view, scorer);
    add_memory(view, scorer, &mut rows);
    best_sequence(&rows, transitions)
}

/// Labels a sentence as training sees it: the best sequence when every wrong label is given so much in advance, so that
/// the right one has to win by a margin (Taskar, Guestrin & Koller 2003).
#[must_use]
pub fn label_against(
    view: &View<'_>,
    scorer: &impl Scorer,
    transitions: &Transitions,
    gold: &[usize],
    margin: i32,
) -> Vec<usize> {
    let mut rows = sentence_rows(view, scorer);
    add_memory(view, scorer, &mut rows);
    for (row, gold) in rows.iter_mut().zip(gold) {
        row.iter_mut().enumerate().filter(|(label, _)| label != gold).for_each(|(_, score)| *score += margin);
    }
    best_sequence(&rows, transitions)
}

/// Labels a sentence twice: on the first look nothing is remembered; the second is had by giving the labeller what the
/// document remembers of the words.
#[derive(Debug, Clone)]
pub struct Looks(Vec<Row>);

impl Looks {
    /// What the sentence alone says.
    #[must_use]
    pub fn new(view: &View<'_>, scorer: &impl Scorer) -> Self {
        Self(sentence_rows(view, scorer))
    }

    /// The labels of the sentence as the view has it: only its memory may differ from the one of the first look.
    #[must_use]
    pub fn label(&self, view: &View<'_>, scorer: &impl Scorer, transitions: &Transitions) -> Vec<usize> {
        let mut rows = self.0.clone();
        add_memory(view, scorer, &mut rows);
        best_sequence(&rows, transitions)
    }
}

fn sentence_rows(view: &View<'_>, scorer: &impl Scorer) -> Vec<Row> {
    let mut list = Vec::with_capacity(64);
    let score = |at| {
        list.clear();
        sentence_features(view, at, &mut list);
        score_row(scorer, &list)
    };
    (0..view.words.len()).map(score).collect()
}

fn add_memory(view: &View<'_>, scorer: &impl Scorer, rows: &mut [Row]) {
    // Where nothing is remembered of a word and its neighbours, only its tag tells.
    let mut forgotten: Vec<(Tag, Row)> = Vec::new();
    let mut list = Vec::with_capacity(4);
    for (at, row) in rows.iter_mut().enumerate() {
        let near = &view.memory[at.saturating_sub(1)..view.memory.len().min(at + 2)];
        let tag = view.tags[at];
        let known = forgotten.iter().find(|(of, _)| *of == tag && near.iter().all(|memory| *memory == 0));
        let more = known.map_or_else(
            || {
                list.clear();
                memory_features(view, at, &mut list);
                score_row(scorer, &list)
            },
            |(_, row)| *row,
        );
        if known.is_none() && near.iter().all(|memory| *memory == 0) {
            forgotten.push((tag, more));
        }
        row.iter_mut().zip(more).for_each(|(score, more)| *score += more);
    }
}

fn score_row(scorer: &impl Scorer, features: &[u64]) -> Row {
    let mut scores: Scores = [0; 256];
    scorer.score(features, &mut scores);
    std::array::from_fn(|label| scores[label])
}

/// The best allowed sequence of labels (Viterbi).
fn best_sequence(rows: &[Row], transitions: &Transitions) -> Vec<usize> {
    let before: [Vec<usize>; LABELS] =
        std::array::from_fn(|label| (0..LABELS).filter(|before| may_follow(Some(label), Some(*before))).collect());
    let mut best: Vec<[(i64, usize); LABELS]> = Vec::with_capacity(rows.len());
    for scores in rows {
        let row = std::array::from_fn(|label| {
            let own = i64::from(scores[label]);
            match best.last() {
                None if may_follow(Some(label), None) => (own, 0),
                None => (i64::MIN / 2, 0),
                Some(row) => {
                    let mut top = (i64::MIN / 2, 0);
                    for &before in &before[label] {
                        let score = row[before].0 + i64::from(transitions[before][label]);
                        if score > top.0 {
                            top = (score, before);
                        }
                    }
                    (top.0 + own, top.1)
                }
            }
        });
        best.push(row);
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = 0;
    for (at, (score, _)) in last.iter().enumerate() {
        if may_follow(None, Some(at)) && *score > last[label].0 {
            label = at;
        }
    }
    let mut labels = vec![0; best.len()];
    for (slot, row) in labels.iter_mut().zip(&best).rev() {
        *slot = label;
        label = row[label].1;
    }
    labels
}
