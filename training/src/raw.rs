//! Measures reading from raw text: words and sentences are compared by the characters they cover, spaces left out, as
//! the CoNLL 2018 shared task did.

use crate::evaluation::{documents, main_relation};
use crate::treebank::Tree;
use diplograph::knowledge::Knowledge;
use diplograph::language::{Document, Engine};
use diplograph::text::Span;
use std::collections::{BTreeMap, BTreeSet};

type Place = (usize, usize);

/// F1 of words, sentences and labelled attachment.
#[derive(Debug, Default)]
pub struct Figures {
    words: Count,
    sentences: Count,
    attached: Count,
}

#[derive(Debug, Default)]
struct Count {
    right: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold) as f64
    }
}

/// What a reading says: the place of every word with that of its head (none for the root) and the relation; the places
/// of the sentences.
#[derive(Default)]
struct Layout {
    words: BTreeMap<Place, (Option<Place>, &'static str)>,
    sentences: BTreeSet<Place>,
}

impl Figures {
    /// The figures of an engine on treebank sentences, joined to the texts they came from.
    pub fn of(engine: &Engine<'_>, knowledge: &Knowledge, trees: &[Tree]) -> Self {
        let mut figures = Self::default();
        for document in documents(trees, |tree| tree.opens_document) {
            let mut text = String::new();
            for (at, tree) in document.iter().enumerate() {
                text.push_str(if at == 0 {
                    ""
                } else if tree.opens_paragraph {
                    "\n\n"
                } else {
                    " "
                });
                text.push_str(&tree.text);
            }
            let read = engine.read(&text, &[Span::new(0, text.len())], knowledge);
            figures.add(&gold_layout(document), &found_layout(&read));
        }
        figures
    }

    fn add(&mut self, gold: &Layout, found: &Layout) {
        self.words.gold += gold.words.len();
        self.words.found += found.words.len();
        self.words.right += found.words.keys().filter(|place| gold.words.contains_key(*place)).count();
        self.sentences.gold += gold.sentences.len();
        self.sentences.found += found.sentences.len();
        self.sentences.right += found.sentences.intersection(&gold.sentences).count();
        self.attached.gold += gold.words.len();
        self.attached.found += found.words.len();
        self.attached.right += found.words.iter().filter(|(place, arc)| gold.words.get(*place) == Some(*arc)).count();
    }
}

fn gold_layout(trees: &[Tree]) -> Layout {
    let mut layout = Layout::default();
    let mut start = 0;
    for tree in trees {
        let mut at = start;
        let places: Vec<Place> = tree
            .words
            .iter()
            .map(|word| {
                let from = at;
                at += letters(word);
                (from, at)
            })
            .collect();
        for (own, head) in tree.heads.iter().enumerate() {
            let head = (*head != own).then(|| places[*head]);
            layout.words.insert(places[own], (head, main_relation(tree.labels[own])));
        }
        let end = start + letters(&tree.text);
        layout.sentences.insert((start, end));
        start = end;
    }
    layout
}

fn found_layout(document: &Document<'_>) -> Layout {
    let mut layout = Layout::default();
    let (mut byte, mut count) = (0, 0);
    let mut place = |span: Span| {
        count += letters(&document.text()[byte..span.start as usize]);
        let from = count;
        count += letters(span.of(document.text()));
        byte = span.end as usize;
        (from, count)
    };
    let places: Vec<Place> = document.tokens().iter().map(|token| place(token.span)).collect();
    for (own, token) in document.tokens().iter().enumerate() {
        let head = (token.head as usize != own).then(|| places[token.head as usize]);
        layout.words.insert(places[own], (head, main_relation(token.deprel)));
    }
    for sentence in document.sentences() {
        let (first, last) = (sentence.tokens.start as usize, sentence.tokens.end as usize - 1);
        layout.sentences.insert((places[first].0, places[last].1));
    }
    layout
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "words {:.2} sentences {:.1} LAS {:.2}", self.words.f1(), self.sentences.f1(), self.attached.f1())
    }
}
