//! The recipe: from treebanks, plain text and reference lists to the model file.

use crate::perceptron::Perceptron;
use crate::treebank::{self, Tree};
use crate::{clusters, corpus, naming, parsing, tagging};
use anyhow::{Context, Result};
use diplograph::knowledge::Knowledge;
use diplograph::language::model::lexicon::{self, Entry, Lexicon};
use diplograph::language::model::parser::Unit;
use diplograph::language::model::tagger::{Tag, TagSet, tag};
use diplograph::language::model::word::{key, look};
use diplograph::language::model::{file, names, section};
use diplograph::language::{Gazetteer, Upos, Xpos};
use std::collections::BTreeMap;
use std::path::Path;

/// Trains a model and returns its file.
pub fn train(treebanks: &Path, corpus: &Path) -> Result<Vec<u8>> {
    let mut trees = treebank::read(&treebanks.join("ewt-train.conllu"))?;
    let gum_start = trees.len();
    trees.extend(treebank::read(&treebanks.join("gum-open-train.conllu"))?);
    let tags = tag_set(&trees);
    eprintln!("{} sentences, {} pairs of tags", trees.len(), tags.len());
    let lexicon_section = lexicon(&trees, corpus)?;
    let lexicon = Lexicon::new(&lexicon_section).context("lexicon")?;

    let lessons: Vec<tagging::Lesson> = trees.iter().map(|tree| tagging::lesson(tree, &tags, &lexicon)).collect();
    let all: Vec<&tagging::Lesson> = lessons.iter().collect();
    eprintln!("tagger");
    let tagger = tagging::train(&all, tags.len(), 8);
    eprintln!("  {} features", tagger.len());
    let jackknifed = jackknife(&lessons, tags.len());

    eprintln!("names");
    let knowledge = Knowledge::embedded()?;
    let hints = |words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        names::hints(&knowledge.phrases(&words), words.len())
    };
    let mut name_lessons = Vec::new();
    for (mut names, at) in naming::names_of_gum(&trees[gum_start..]).into_iter().zip(gum_start..) {
        let count = lessons[at].words.len();
        let hints = hints(&trees[at].words);
        naming::without_bare_titles(&mut names, &hints);
        name_lessons.push(naming::Lesson {
            opens_document: trees[at].opens_document,
            words: lessons[at].words.clone(),
            tags: jackknifed[at].clone(),
            hints,
            memory: vec![0; count],
            gold: names::labels(&names, count),
        });
    }
    for named in treebank::read_names(&treebanks.join("uner-ewt-dev.iob2"))? {
        let words: Vec<&str> = named.words.iter().map(String::as_str).collect();
        let words = look(&words, &lexicon);
        let count = words.len();
        name_lessons.push(naming::Lesson {
            opens_document: named.opens_document,
            tags: tag(&words, tags.len(), &tagger),
            words,
            hints: hints(&named.words),
            memory: vec![0; count],
            gold: names::labels(&named.names, count),
        });
    }
    let plain = name_lessons.clone();
    naming::remember(&mut name_lessons, 6);
    // The first look at a document has no memory yet, so the recogniser learns to do without as well.
    name_lessons.extend(plain);
    let recogniser = naming::train(&name_lessons, 8);

    eprintln!("parser");
    let parser = parser(&trees, &lessons, &jackknifed);
    eprintln!("  {} features", parser.len());

    let (tagger, _) = tagger.pack(0.02);
    let (names_section, factor) = recogniser.pack(0.02);
    let (parser, _) = parser.pack(0.05);
    eprintln!(
        "bytes: lexicon {}, tagger {}, names {}, parser {}",
        lexicon_section.len(),
        tagger.len(),
        names_section.len(),
        parser.len()
    );
    Ok(file::write(&[
        (section::TAGS, tags.write()),
        (section::LEXICON, lexicon_section),
        (section::TAGGER, tagger),
        (section::NAMES, names_section),
        (section::NAME_TRANSITIONS, naming::trained_transitions(&recogniser, factor)),
        (section::PARSER, parser),
    ]))
}

fn parser(trees: &[Tree], lessons: &[tagging::Lesson], tags: &[Vec<Tag>]) -> Perceptron {
    let lessons: Vec<parsing::Lesson> = trees
        .iter()
        .zip(lessons)
        .zip(tags)
        .map(|((tree, lesson), tags)| {
            let units = lesson.words.iter().zip(tags).map(|(word, tag)| Unit::new(word, *tag)).collect();
            parsing::Lesson::new(units, &tree.heads, &tree.labels)
        })
        .collect();
    parsing::train(&lessons, 10)
}

/// Tags for the parser to learn from, each given by a tagger that has not seen the sentence.
fn jackknife(lessons: &[tagging::Lesson], classes: usize) -> Vec<Vec<Tag>> {
    const FOLDS: usize = 5;
    let mut tags = vec![Vec::new(); lessons.len()];
    for fold in 0..FOLDS {
        eprintln!("  fold {}", fold + 1);
        let seen: Vec<&tagging::Lesson> =
            lessons.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, lesson)| lesson).collect();
        let tagger = tagging::train(&seen, classes, 5);
        for (at, lesson) in lessons.iter().enumerate().filter(|(at, _)| at % FOLDS == fold) {
            tags[at] = tag(&lesson.words, classes, &tagger);
        }
    }
    tags
}

/// The pairs of tags that occur at least three times.
fn tag_set(trees: &[Tree]) -> TagSet {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for pair in trees.iter().flat_map(|tree| &tree.tags) {
        *counts.entry(*pair).or_default() += 1;
    }
    TagSet::new(counts.into_iter().filter(|(_, count)| *count >= 3).map(|(pair, _)| pair).take(255).collect())
}

fn lexicon(trees: &[Tree], folder: &Path) -> Result<Vec<u8>> {
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    let mut sentences = corpus::sentences(&corpus::texts(folder)?)?;
    sentences.extend(trees.iter().map(|tree| tree.words.clone()));
    for word in sentences.iter_mut().flatten() {
        *word = word.to_lowercase().replace('’', "'");
    }
    eprintln!("{} sentences of plain text", sentences.len());
    let counts = clusters::Counts::new(&sentences, 4, 40_000);
    let (fine, coarse) = (counts.cluster(400, 8), counts.cluster(48, 8));
    for (at, word) in counts.words.iter().enumerate().skip(1) {
        let entry = entries.entry(key(word)).or_default();
        entry.fine = fine[at] + 1;
        entry.coarse = coarse[at] + 1;
    }
    for (word, class) in usual_tags(trees) {
        entries.entry(word).or_default().tags = class;
    }
    Ok(lexicon::pack(&entries.into_iter().collect::<Vec<_>>()))
}

/// A number for the set of tags that each word usually has, for words seen at least three times.
fn usual_tags(trees: &[Tree]) -> BTreeMap<u32, u16> {
    let mut counts: BTreeMap<u32, BTreeMap<(Upos, Xpos), usize>> = BTreeMap::new();
    for (word, pair) in trees.iter().flat_map(|tree| tree.words.iter().zip(&tree.tags)) {
        *counts.entry(key(word)).or_default().entry(*pair).or_default() += 1;
    }
    let mut sets: BTreeMap<Vec<(Upos, Xpos)>, u16> = BTreeMap::new();
    let mut usual = BTreeMap::new();
    for (word, counts) in counts {
        let total: usize = counts.values().sum();
        if total < 3 {
            continue;
        }
        let mut ranked: Vec<_> = counts.into_iter().filter(|(_, count)| count * 10 >= total).collect();
        ranked.sort_by_key(|(pair, count)| (usize::MAX - count, *pair));
        let set: Vec<_> = ranked.into_iter().take(3).map(|(pair, _)| pair).collect();
        let next = sets.len() as u16 + 1;
        usual.insert(word, *sets.entry(set).or_insert(next));
    }
    usual
}
