//! Trains the sentence boundary model: an averaged perceptron (Freund & Schapire 1999) over the gaps between tokens.
//!
//! Everything is counted in whole numbers and gaps are visited in a fixed pseudo-random order, so the same treebanks give
//! the same bytes. The threshold is the one that serves the development files best.

use std::collections::BTreeMap;

use diplograph::language::{BoundaryModel, GapFeatures, Tokenizer};

use crate::segmentation::{RawTreebank, evaluate};

/// How the model is trained.
#[derive(Debug, Clone, Copy)]
pub struct BoundaryTraining {
    /// Passes over the gaps.
    pub epochs: u32,
    /// Features seen in fewer gaps are left out.
    pub least: u32,
    /// A gap counts as wrong unless its score clears this margin.
    pub margin: i64,
}

/// A gap, and whether a sentence of the treebank ends there.
struct Example {
    features: GapFeatures,
    boundary: bool,
}

/// Trains on some treebanks and sets the threshold on others.
#[must_use]
pub fn train(
    tokenizer: &Tokenizer,
    training: BoundaryTraining,
    train: &[RawTreebank],
    develop: &[RawTreebank],
) -> BoundaryModel {
    let mut examples: Vec<Example> = train.iter().flat_map(|treebank| examples(tokenizer, treebank)).collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for feature in examples.iter().flat_map(|example| example.features) {
        *counts.entry(feature).or_default() += 1;
    }
    let mut weights: BTreeMap<u32, Weight> = counts
        .iter()
        .filter(|(_, count)| **count >= training.least)
        .map(|(feature, _)| (*feature, Weight::default()))
        .collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut step = 0;
    for _ in 0..training.epochs {
        shuffle(&mut examples, &mut random);
        for example in &examples {
            step += 1;
            learn(&mut weights, example, training.margin, step);
        }
    }
    let averaged: Vec<(u32, i64)> = weights.iter().map(|(feature, weight)| (*feature, weight.average(step))).collect();
    choose_threshold(tokenizer, &rounded(&averaged), develop)
}

/// A weight, and the sum that its average is made of.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    now: i64,
    sum: i64,
    since: i64,
}

impl Weight {
    fn add(&mut self, change: i64, step: i64) {
        self.sum += self.now * (step - self.since);
        self.since = step;
        self.now += change;
    }

    /// The average over all steps, in thousandths.
    fn average(self, step: i64) -> i64 {
        (self.sum + self.now * (step - self.since)) * 1000 / step
    }
}

fn learn(weights: &mut BTreeMap<u32, Weight>, example: &Example, margin: i64, step: i64) {
    let sign = if example.boundary { 1 } else { -1 };
    let score: i64 = example.features.iter().filter_map(|feature| weights.get(feature)).map(|weight| weight.now).sum();
    if score * sign > margin {
        return;
    }
    for feature in example.features {
        if let Some(weight) = weights.get_mut(&feature) {
            weight.add(sign, step);
        }
    }
}

fn examples(tokenizer: &Tokenizer, treebank: &RawTreebank) -> Vec<Example> {
    let ends: Vec<usize> = treebank.sentences().map(|sentence| sentence.end as usize).collect();
    let gaps = tokenizer.gaps(&treebank.text);
    gaps.into_iter().map(|(at, features)| Example { features, boundary: ends.binary_search(&at).is_ok() }).collect()
}

/// Scales the weights so that the largest fill a byte; rare giants are clipped.
fn rounded(weights: &[(u32, i64)]) -> Vec<(u32, i8)> {
    let mut sizes: Vec<i64> = weights.iter().map(|(_, weight)| weight.abs()).collect();
    sizes.sort_unstable();
    let largest = sizes.get(sizes.len() * 999 / 1000).copied().unwrap_or(1).max(1);
    let byte = |weight: i64| i8::try_from((weight * 127 / largest).clamp(-127, 127)).unwrap_or(0);
    weights.iter().map(|(feature, weight)| (*feature, byte(*weight))).collect()
}

fn choose_threshold(tokenizer: &Tokenizer, weights: &[(u32, i8)], develop: &[RawTreebank]) -> BoundaryModel {
    let score = |threshold: i32| {
        let tokenizer = tokenizer.clone().with_boundaries(BoundaryModel::new(threshold, weights));
        develop.iter().map(|treebank| evaluate(&tokenizer, treebank).sentences).sum::<f64>()
    };
    let best =
        (-20..=20).map(|step| step * 20).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.abs().cmp(&a.abs())));
    BoundaryModel::new(best.unwrap_or(0), weights)
}

/// Fisher and Yates's shuffle with Marsaglia's xorshift.
fn shuffle<T>(items: &mut [T], random: &mut u64) {
    for at in (1..items.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = usize::try_from(*random % (at as u64 + 1)).unwrap_or(0);
        items.swap(at, other);
    }
}
