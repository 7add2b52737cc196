//! Word classes learnt from plain text by the exchange algorithm.
//!
//! Method: Martin, Liermann & Ney, *Algorithms for bigram and trigram word clustering* (1998), with the objective of
//! predicting both neighbours of a word from its class (after Uszkoreit & Brants 2008). Words of a class occur between
//! the same neighbours, so what a model learns about one of them holds for the others.

use std::collections::{BTreeMap, HashMap};

/// Distinct words by falling frequency, and how often each follows each.
#[derive(Debug)]
pub struct Counts {
    /// The words; the first is the border of a sentence.
    pub words: Vec<String>,
    counts: Vec<u32>,
    left: Vec<Vec<(u32, u32)>>,
    right: Vec<Vec<(u32, u32)>>,
}

impl Counts {
    /// Counts the words of sentences (as lower-case words) that occur at least `least` times.
    pub fn new(sentences: &[Vec<String>], least: u32, most: usize) -> Self {
        let mut frequency: HashMap<&str, u32> = HashMap::new();
        for word in sentences.iter().flatten() {
            *frequency.entry(word).or_default() += 1;
        }
        let mut ranked: Vec<(&str, u32)> = frequency.into_iter().filter(|(_, count)| *count >= least).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        ranked.truncate(most);
        let ids: HashMap<&str, u32> = ranked.iter().enumerate().map(|(at, (word, _))| (*word, at as u32 + 1)).collect();
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for sentence in sentences {
            let mut last = Some(0);
            for id in sentence.iter().map(|word| ids.get(word.as_str()).copied()).chain([Some(0)]) {
                if let (Some(last), Some(id)) = (last, id) {
                    *pairs.entry((last, id)).or_default() += 1;
                }
                last = id;
            }
        }
        let size = ranked.len() + 1;
        let (mut left, mut right) = (vec![Vec::new(); size], vec![Vec::new(); size]);
        for ((a, b), count) in pairs.into_iter().collect::<BTreeMap<_, _>>() {
            right[a as usize].push((b, count));
            left[b as usize].push((a, count));
        }
        let counts = [sentences.len() as u32].into_iter().chain(ranked.iter().map(|(_, count)| *count)).collect();
        let words = [String::new()].into_iter().chain(ranked.iter().map(|(word, _)| (*word).to_owned())).collect();
        Self { words, counts, left, right }
    }

    /// Divides the words into `classes` classes; returns the class of each word.
    pub fn cluster(&self, classes: usize, rounds: usize) -> Vec<u16> {
        let size = self.words.len();
        let mut class: Vec<u16> = (0..size).map(|at| (at % classes) as u16).collect();
        let entropy = Entropy::new();
        let mut after = vec![0u32; size * classes];
        let mut before = vec![0u32; size * classes];
        let mut mass = vec![0u32; classes];
        for (word, class) in class.iter().enumerate() {
            self.put(word, *class, classes, &mut after, &mut before, &mut mass, true);
        }
        let mut gain = vec![0f64; classes];
        for _ in 0..rounds {
            let mut moved = 0;
            for (word, class) in class.iter_mut().enumerate().skip(1) {
                let old = *class;
                self.put(word, old, classes, &mut after, &mut before, &mut mass, false);
                gain.fill(0.0);
                for (table, neighbours) in [(&after, &self.left[word]), (&before, &self.right[word])] {
                    for (neighbour, count) in neighbours {
                        let row = &table[*neighbour as usize * classes..][..classes];
                        let alone = entropy.of(*count);
                        for (gain, have) in gain.iter_mut().zip(row) {
                            *gain += if *have == 0 { alone } else { entropy.of(have + count) - entropy.of(*have) };
                        }
                    }
                }
                for (gain, mass) in gain.iter_mut().zip(&mass) {
                    *gain -= 2.0 * (entropy.of(mass + self.counts[word]) - entropy.of(*mass));
                }
                let mut best = usize::from(old);
                for (at, value) in gain.iter().enumerate() {
                    if *value > gain[best] {
                        best = at;
                    }
                }
                moved += usize::from(best != usize::from(old));
                *class = best as u16;
                self.put(word, best as u16, classes, &mut after, &mut before, &mut mass, true);
            }
            eprintln!("  {classes} classes: {moved} of {size} words moved");
            if moved * 100 < size {
                break;
            }
        }
        class
    }

    #[allow(clippy::too_many_arguments, reason = "the three tables are one thing, borrowed apart")]
    fn put(
        &self,
        word: usize,
        class: u16,
        classes: usize,
        after: &mut [u32],
        before: &mut [u32],
        mass: &mut [u32],
        into: bool,
    ) {
        let change = |cell: &mut u32, count: u32| *cell = if into { *cell + count } else { *cell - count };
        for (neighbour, count) in &self.left[word] {
            change(&mut after[*neighbour as usize * classes + usize::from(class)], *count);
        }
        for (neighbour, count) in &self.right[word] {
            change(&mut before[*neighbour as usize * classes + usize::from(class)], *count);
        }
        change(&mut mass[usize::from(class)], self.counts[word]);
    }
}

/// `n log2 n`, from basic arithmetic only, so that every machine finds the same classes.
struct Entropy(Vec<f64>);

impl Entropy {
    fn new() -> Self {
        Self((0..1 << 16).map(Self::compute).collect())
    }

    fn of(&self, n: u32) -> f64 {
        self.0.get(n as usize).copied().unwrap_or_else(|| Self::compute(n))
    }

    fn compute(n: u32) -> f64 {
        if n == 0 {
            return 0.0;
        }
        let exponent = n.ilog2();
        let mantissa = f64::from(n) / f64::from(1u32 << exponent);
        let x = (mantissa - 1.0) / (mantissa + 1.0);
        let (mut term, mut sum) = (x, 0.0);
        for odd in (1..40).step_by(2) {
            sum += term / f64::from(odd);
            term *= x * x;
        }
        f64::from(n) * (f64::from(exponent) + 2.0 * sum / std::f64::consts::LN_2)
    }
}
