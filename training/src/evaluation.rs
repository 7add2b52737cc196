//! Measures a model on test files.

use crate::corpus;
use crate::raw;
use crate::treebank::{self, Tree};
use anyhow::Result;
use diplograph::knowledge::Knowledge;
use diplograph::language::{Deprel, Engine, NameKind};
use diplograph::text::Span;
use std::path::Path;
use std::time::Instant;

/// Prints every figure of trees and names for a part of the treebanks.
pub fn evaluate(engine: &Engine<'_>, treebanks: &Path, part: &str) -> Result<()> {
    let knowledge = Knowledge::embedded()?;
    let test = part == "test";
    let banks = [format!("gum-open-{part}"), format!("ewt-{part}"), "pud-test".to_owned()];
    for name in banks.iter().take(if test { 3 } else { 2 }) {
        let trees = treebank::read(&treebanks.join(format!("{name}.conllu")))?;
        println!("{name}, gold tokens: {}", Figures::of(engine, &knowledge, &trees));
        println!("{name}, raw text: {}", raw::Figures::of(engine, &knowledge, &trees));
    }
    for name in ["uner-ewt-test", "uner-pud-test"].iter().take(if test { 2 } else { 0 }) {
        names(engine, &knowledge, &treebanks.join(format!("{name}.iob2")), name)?;
    }
    Ok(())
}

/// Prints words per second on plain text, one core, and the memory that the process holds.
pub fn speed(engine: &Engine<'_>, folder: &Path) -> Result<()> {
    let knowledge = Knowledge::embedded()?;
    let texts = corpus::texts(folder)?;
    let texts: Vec<&String> = texts.iter().step_by(40).collect();
    let start = Instant::now();
    let mut words = 0;
    for text in &texts {
        words += engine.read(text, &[Span::new(0, text.len())], &knowledge).tokens().len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{words} words of raw text in {seconds:.2} s: {:.0} words/s", words as f64 / seconds);
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("process: {line}"));
    }
    Ok(())
}

/// Prints span and type F1 of names.
fn names(engine: &Engine<'_>, knowledge: &Knowledge, path: &Path, name: &str) -> Result<()> {
    let sentences = treebank::read_names(path)?;
    let (mut hit, mut guessed, mut gold, mut untyped) = (0, 0, 0, 0);
    for document in documents(&sentences, |sentence| sentence.opens_document) {
        let words: Vec<Vec<&str>> = document.iter().map(|one| one.words.iter().map(String::as_str).collect()).collect();
        let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
        for (analysis, sentence) in engine.analyse(&words, knowledge).into_iter().zip(document) {
            let mut found = analysis.names;
            found.retain(|(_, kind)| *kind != NameKind::Other);
            hit += found.iter().filter(|name| sentence.names.contains(name)).count();
            untyped += found.iter().filter(|name| sentence.names.iter().any(|gold| gold.0 == name.0)).count();
            guessed += found.len();
            gold += sentence.names.len();
        }
    }
    let share = |part: usize, all: usize| 100.0 * part as f64 / all as f64;
    println!(
        "{name}: F1 {:.1} (precision {:.1}, recall {:.1}); spans alone {:.1}",
        share(2 * hit, guessed + gold),
        share(hit, guessed),
        share(hit, gold),
        share(2 * untyped, guessed + gold)
    );
    Ok(())
}

/// Cuts sentences into documents.
pub fn documents<T>(sentences: &[T], opens: impl Fn(&T) -> bool) -> impl Iterator<Item = &[T]> {
    sentences.chunk_by(move |_, next| !opens(next))
}

#[derive(Default)]
struct Figures {
    words: usize,
    upos: usize,
    xpos: usize,
    uas: usize,
    las: usize,
    exact: usize,
}

impl Figures {
    fn of(engine: &Engine<'_>, knowledge: &Knowledge, trees: &[Tree]) -> Self {
        let mut figures = Self::default();
        for document in documents(trees, |tree| tree.opens_document) {
            let words: Vec<Vec<&str>> =
                document.iter().map(|tree| tree.words.iter().map(String::as_str).collect()).collect();
            let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
            for (found, tree) in engine.analyse(&words, knowledge).iter().zip(document) {
                for (at, arc) in found.arcs.iter().enumerate() {
                    figures.words += 1;
                    figures.upos += usize::from(found.tags[at].0 == tree.tags[at].0);
                    figures.xpos += usize::from(found.tags[at].1 == tree.tags[at].1);
                    let attached = arc.head == tree.heads[at];
                    figures.uas += usize::from(attached);
                    figures.las += usize::from(attached && main_relation(arc.label) == main_relation(tree.labels[at]));
                    figures.exact += usize::from(attached && arc.label == tree.labels[at]);
                }
            }
        }
        figures
    }
}

/// A relation without its subtype, as the official evaluation of the CoNLL 2018 shared task compares it.
pub fn main_relation(label: Deprel) -> &'static str {
    label.name().split(':').next().unwrap_or("")
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize| 100.0 * part as f64 / self.words as f64;
        write!(
            f,
            "UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2} (with subtypes {:.2})",
            share(self.upos),
            share(self.xpos),
            share(self.uas),
            share(self.las),
            share(self.exact)
        )
    }
}
