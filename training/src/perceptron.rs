//! The averaged perceptron (Collins 2002; averaging after Freund & Schapire 1999): weights in training, kept only for
//! the features that an update has touched.
//!
//! A feature has no say until it was part of a number of errors, which keeps the model small (Goldberg & Elhadad,
//! *Learning sparser perceptron models*, 2011).

use diplograph::language::model::weights::{Scorer, Scores, encode, pack};

#[derive(Debug, Clone, Copy)]
struct Cell {
    class: u8,
    weight: i32,
    since: u32,
    total: i64,
}

#[derive(Debug, Clone, Default)]
struct Row {
    updates: u32,
    cells: Vec<Cell>,
}

/// Weights in training.
#[derive(Debug, Clone)]
pub struct Perceptron {
    keys: Vec<u64>,
    rows: Vec<u32>,
    cells: Vec<Row>,
    now: u32,
    least: u32,
}

const FREE: u32 = u32::MAX;

impl Perceptron {
    /// No weights yet. A feature gets a say when it was updated `least` times; an error is two updates.
    pub fn new(least: u32) -> Self {
        Self { keys: vec![0; 1 << 16], rows: vec![FREE; 1 << 16], cells: Vec::new(), now: 1, least }
    }

    fn slot(&self, feature: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = (feature >> 20) as usize & mask;
        while self.rows[at] != FREE && self.keys[at] != feature {
            at = (at + 1) & mask;
        }
        at
    }

    /// Counts one more decision: what the average runs over.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Adds a step to the weight of a class for every feature.
    pub fn update(&mut self, features: &[u64], class: u8, step: i32) {
        for feature in features {
            if (self.cells.len() + 1) * 2 > self.keys.len() {
                self.grow();
            }
            let slot = self.slot(*feature);
            if self.rows[slot] == FREE {
                self.rows[slot] = self.cells.len() as u32;
                self.keys[slot] = *feature;
                self.cells.push(Row::default());
            }
            let now = self.now;
            let row = &mut self.cells[self.rows[slot] as usize];
            row.updates += 1;
            if row.updates == self.least {
                row.cells.iter_mut().for_each(|cell| (cell.since, cell.total) = (now, 0));
            }
            let row = &mut row.cells;
            let at = row.iter().position(|cell| cell.class == class).unwrap_or_else(|| {
                row.push(Cell { class, weight: 0, since: now, total: 0 });
                row.len() - 1
            });
            let cell = &mut row[at];
            cell.total += i64::from(cell.weight) * i64::from(now - cell.since);
            cell.since = now;
            cell.weight += step;
        }
    }

    fn grow(&mut self) {
        let (keys, rows) = (std::mem::take(&mut self.keys), std::mem::take(&mut self.rows));
        self.keys = vec![0; keys.len() * 2];
        self.rows = vec![FREE; rows.len() * 2];
        for (key, row) in keys.into_iter().zip(rows).filter(|(_, row)| *row != FREE) {
            let slot = self.slot(key);
            self.keys[slot] = key;
            self.rows[slot] = row;
        }
    }

    /// The average weights, in no order: feature, class, weight.
    fn averages(&self) -> impl Iterator<Item = (u64, Vec<(u8, f64)>)> + '_ {
        let now = f64::from(self.now);
        let heard = |row: u32| row != FREE && self.cells[row as usize].updates >= self.least;
        self.keys.iter().zip(&self.rows).filter(move |(_, row)| heard(**row)).map(move |(key, row)| {
            let average =
                |cell: &Cell| (cell.total + i64::from(cell.weight) * i64::from(self.now - cell.since)) as f64 / now;
            (*key, self.cells[*row as usize].cells.iter().map(|cell| (cell.class, average(cell))).collect())
        })
    }

    /// The section of the model file with the average weights, and the factor by which they were multiplied. Weights
    /// of less than `least` are left out.
    pub fn pack(&self, least: f64) -> (Vec<u8>, f64) {
        let largest = self.averages().flat_map(|(_, row)| row).map(|(_, weight)| weight.abs()).fold(1.0, f64::max);
        let factor = 127.0 * 127.0 / largest;
        let mut features = Vec::new();
        for (feature, row) in self.averages() {
            let row: Vec<(u8, i8)> = row
                .into_iter()
                .filter(|(_, weight)| weight.abs() >= least)
                .map(|(class, weight)| (class, encode(weight * factor)))
                .filter(|(_, code)| *code != 0)
                .collect();
            if !row.is_empty() {
                features.push((feature, row));
            }
        }
        (pack(features), factor)
    }

    /// The average of one weight.
    pub fn average(&self, feature: u64, class: u8) -> f64 {
        let slot = self.slot(feature);
        if self.rows[slot] == FREE {
            return 0.0;
        }
        let cell = self.cells[self.rows[slot] as usize].cells.iter().find(|cell| cell.class == class);
        cell.map_or(0.0, |cell| {
            (cell.total + i64::from(cell.weight) * i64::from(self.now - cell.since)) as f64 / f64::from(self.now)
        })
    }

    /// One weight as it is now.
    pub fn weight(&self, feature: u64, class: u8) -> i32 {
        let row = self.rows[self.slot(feature)];
        let cells = (row != FREE).then(|| &self.cells[row as usize].cells);
        cells.and_then(|cells| cells.iter().find(|cell| cell.class == class)).map_or(0, |cell| cell.weight)
    }

    /// Number of features.
    pub fn len(&self) -> usize {
        self.cells.iter().filter(|row| row.updates >= self.least).count()
    }
}

impl Scorer for Perceptron {
    fn score(&self, features: &[u64], scores: &mut Scores) {
        for group in features.chunks(16) {
            let mut rows = [FREE; 16];
            for (row, feature) in rows.iter_mut().zip(group) {
                *row = self.rows[self.slot(*feature)];
            }
            for row in rows.into_iter().filter(|row| *row != FREE) {
                let row = &self.cells[row as usize];
                if row.updates >= self.least {
                    for cell in &row.cells {
                        scores[usize::from(cell.class)] += cell.weight;
                    }
                }
            }
        }
    }
}

/// A small generator of pseudo-random numbers (SplitMix64), so that training repeats exactly.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A generator with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Puts things in random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }
}
