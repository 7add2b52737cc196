//! Trains the name recogniser, and finds names in GUM's entities.

use crate::perceptron::{Perceptron, Random};
use crate::treebank::{Names, Tree};
use diplograph::language::model::hash;
use diplograph::language::model::names::{
    LABELS, Memory, Transitions, View, features, is_title, label, label_against, spans,
};
use diplograph::language::model::tagger::Tag;
use diplograph::language::model::word::Word;
use diplograph::language::{NameKind, Upos, Xpos};
use std::collections::BTreeMap;

/// By how much the right labels have to win.
const MARGIN: i32 = 120;

/// A sentence to learn names from.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Whether a document begins here.
    pub opens_document: bool,
    /// Its words.
    pub words: Vec<Word>,
    /// Their tags.
    pub tags: Vec<Tag>,
    /// What reference lists say.
    pub hints: Vec<u32>,
    /// What the words were called elsewhere.
    pub memory: Vec<u32>,
    /// The right labels.
    pub gold: Vec<usize>,
}

impl Lesson {
    /// The sentence as the recogniser sees it.
    pub fn view(&self) -> View<'_> {
        View { words: &self.words, tags: &self.tags, hints: &self.hints, memory: &self.memory }
    }
}

fn transition(before: usize) -> u64 {
    hash::finish(hash::mix(hash::template(299), before as u32))
}

fn transitions(weight: impl Fn(u64, u8) -> i32) -> Transitions {
    std::array::from_fn(|before| std::array::from_fn(|label| weight(transition(before), label as u8)))
}

/// Trains a recogniser: sentence by sentence, against the best wrong labelling.
pub fn train(lessons: &[Lesson], rounds: usize) -> Perceptron {
    let mut perceptron = Perceptron::new(1);
    let mut table = [[0; LABELS]; LABELS];
    let mut random = Random::new(3);
    let mut order: Vec<&Lesson> = lessons.iter().collect();
    let mut list = Vec::new();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for lesson in &order {
            perceptron.tick();
            let guess = label_against(&lesson.view(), &perceptron, &table, &lesson.gold, MARGIN);
            for (at, (guess, gold)) in guess.iter().zip(&lesson.gold).enumerate().filter(|(_, (a, b))| a != b) {
                features(&lesson.view(), at, &mut list);
                perceptron.update(&list, *gold as u8, 1);
                perceptron.update(&list, *guess as u8, -1);
            }
            for (labels, step) in [(&lesson.gold, 1), (&guess, -1)] {
                for two in labels.windows(2) {
                    perceptron.update(&[transition(two[0])], two[1] as u8, step);
                    table[two[0]][two[1]] += step;
                }
            }
        }
    }
    perceptron
}

/// Gives every lesson the memory of its document, from names found by recognisers that have not seen that document.
pub fn remember(lessons: &mut [Lesson], rounds: usize) {
    let mut document = 0;
    let documents: Vec<usize> = lessons
        .iter()
        .map(|lesson| {
            document += usize::from(lesson.opens_document);
            document
        })
        .collect();
    let mut memories: BTreeMap<usize, Memory> = BTreeMap::new();
    for half in 0..2 {
        let seen = lessons.iter().zip(&documents).filter(|(_, document)| *document % 2 == half);
        let recogniser = train(&seen.map(|(lesson, _)| lesson.clone()).collect::<Vec<_>>(), rounds);
        let table = transitions(|feature, class| recogniser.weight(feature, class));
        for (lesson, document) in lessons.iter().zip(&documents).filter(|(_, document)| *document % 2 != half) {
            let names = spans(&label(&lesson.view(), &recogniser, &table));
            memories.entry(*document).or_default().add(&lesson.words, &names);
        }
    }
    for (lesson, document) in lessons.iter_mut().zip(&documents) {
        lesson.memory = memories.get(document).map_or_else(|| vec![0; lesson.words.len()], |m| m.recall(&lesson.words));
    }
}

/// The transition scores of a trained recogniser, on the scale of its packed weights.
pub fn trained_transitions(perceptron: &Perceptron, factor: f64) -> Vec<u8> {
    let table = transitions(|feature, class| (perceptron.average(feature, class) * factor).round() as i32);
    table.iter().flatten().flat_map(|cell| cell.to_le_bytes()).collect()
}

/// Leaves out people who are only called by their title: "the President".
pub fn without_bare_titles(names: &mut Names, hints: &[u32]) {
    names.retain(|(words, kind)| *kind != NameKind::Person || !words.clone().all(|at| is_title(hints[at])));
}

/// The names among GUM's entities: those whose head is a proper noun, reduced to the name itself.
pub fn names_of_gum(trees: &[Tree]) -> Vec<Names> {
    let mut all = Vec::with_capacity(trees.len());
    for tree in trees {
        let mut names: Names = Vec::new();
        for (kind, start, end) in entities(tree) {
            let Some(kind) = kind_of(&kind) else { continue };
            if let Some(range) = core(tree, start, end, kind) {
                names.push((range, kind));
            }
        }
        names.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        let mut kept: Names = Vec::new();
        for (range, kind) in names {
            if kept.last().is_none_or(|(last, _)| last.end <= range.start) {
                kept.push((range, kind));
            }
        }
        all.push(kept);
    }
    all
}

fn kind_of(kind: &str) -> Option<NameKind> {
    match kind {
        "person" => Some(NameKind::Person),
        "organization" => Some(NameKind::Organization),
        "place" => Some(NameKind::Place),
        "event" | "object" | "abstract" => Some(NameKind::Other),
        _ => None,
    }
}

/// The entities of a sentence: type, first word, last word.
fn entities(tree: &Tree) -> Vec<(String, usize, usize)> {
    let mut open: Vec<(String, String, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, misc) in tree.misc.iter().enumerate() {
        let Some(value) = misc.split('|').find_map(|field| field.strip_prefix("Entity=")) else { continue };
        let mut rest = value;
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('(') {
                let end = inner.find(['(', ')']).unwrap_or(inner.len());
                let mut parts = inner[..end].split('-');
                let (id, kind) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
                open.push((id.to_owned(), kind.to_owned(), at));
                rest = &inner[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    if let Some((_, kind, start)) = open.pop() {
                        found.push((kind, start, at));
                    }
                    rest = after;
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len() - 1);
                let id = rest[..end].split('(').next().unwrap_or("");
                if let Some(place) = open.iter().rposition(|(found, ..)| found == id) {
                    let (_, kind, start) = open.remove(place);
                    found.push((kind, start, at));
                }
                rest = &rest[end + 1..];
            }
        }
    }
    found
}

/// The words of a mention that are the name: from the first to the last capitalised word around its proper head.
fn core(tree: &Tree, start: usize, end: usize, kind: NameKind) -> Option<std::ops::Range<usize>> {
    let head = (start..=end).find(|at| tree.heads[*at] < start || tree.heads[*at] > end || tree.heads[*at] == *at)?;
    // "Senators" and "Americans" are people, but nobody's name.
    if tree.tags[head].0 != Upos::Propn || kind == NameKind::Person && tree.tags[head].1 == Xpos::Nnps {
        return None;
    }
    let belongs = |at: usize| tree.tags[at].0 == Upos::Propn || tree.tags[at].1.name().starts_with("NNP");
    let linked = |at: usize| {
        matches!(tree.words[at].as_str(), "-" | "of" | "the" | "and" | "for" | "&" | "'s" | ".")
            && kind != NameKind::Place
            || tree.words[at] == "-"
    };
    let mut first = head;
    // A person's name begins with its head; what stands before is a title, whatever its relation is called.
    while kind != NameKind::Person
        && first > start
        && (belongs(first - 1) || linked(first - 1) && first > start + 1 && belongs(first - 2))
    {
        first -= if belongs(first - 1) { 1 } else { 2 };
    }
    let mut last = head;
    while last < end && (belongs(last + 1) || linked(last + 1) && last + 2 <= end && belongs(last + 2)) {
        last += if belongs(last + 1) { 1 } else { 2 };
    }
    Some(first..last + 1)
}
