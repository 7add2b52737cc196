//! Nobody is twice in one article's graph: no two persons of a reading share surname and office.
//!
//! The seeds are always read. Where the folder of shared data lies beside the project, its development sets are read too, and
//! 250 articles of each corpus, evenly spread. `DIPLOGRAPH_ARTICLES`, a list of files and folders, adds whatever is at hand.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use diplograph::reading::{Person, Reading};
use flate2::read::MultiGzDecoder;

use crate::scratch::{Scratch, project};

/// The words of a name or title, in lower case and without what follows a family name.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.filter(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")).collect()
}

/// Pairs whom an article really names both: brothers, governors of two states, an office passed on.
const TWO_PERSONS: [[&str; 2]; 3] = [
    ["Viktar Lukashenka", "Dzmitry Lukashenka"],
    ["Dale Wolf", "Tom Wolf"],
    ["Khalifa bin Zayed Al Nahyan", "Mohammed bin Zayed Al Nahyan"],
];

fn same_surname_and_office(one: &Person, other: &Person) -> bool {
    let (Some(office), Some(another)) = (&one.title, &other.title) else { return false };
    let (office, another) = (words(office), words(another));
    let held = |few: &[String], all: &[String]| few.iter().all(|word| all.contains(word));
    words(&one.name).last() == words(&other.name).last() && (held(&office, &another) || held(&another, &office))
}

fn twice(reading: &Reading) -> Vec<String> {
    let mut found = Vec::new();
    for (at, one) in reading.people.iter().enumerate() {
        let two = |other: &Person| TWO_PERSONS.contains(&[one.name.as_str(), other.name.as_str()]);
        let same = |other: &&Person| same_surname_and_office(one, other) && !two(other);
        for other in reading.people.iter().skip(at + 1).filter(same) {
            found.push(format!("{}: {} and {}, {:?}", reading.id, one.name, other.name, one.title));
        }
    }
    found
}

/// How many articles of a corpus are read.
const SAMPLE: usize = 250;

/// The development sets and a sample of each corpus, as far as they are there.
fn shared(scratch: &Scratch) -> Vec<PathBuf> {
    let shared = project("../shared");
    let sets = ["eval/devset/articles", "eval/realset/articles"].map(|set| shared.join(set));
    let mut found: Vec<PathBuf> = sets.into_iter().filter(|set| set.is_dir()).collect();
    for name in ["state-department-2021-2022", "whitehouse-2021-2022"] {
        let corpus = shared.join("data/corpus").join(format!("{name}.jsonl.gz"));
        if corpus.is_file() {
            let name = format!("{name}.jsonl");
            found.push(scratch.file(&name, sample(&corpus)).path().join(&name));
        }
    }
    found
}

/// Articles of a corpus, evenly spread over it.
fn sample(corpus: &Path) -> String {
    let lines = BufReader::new(MultiGzDecoder::new(std::fs::File::open(corpus).unwrap())).lines();
    let lines: Vec<String> = lines.map(|line| line.unwrap()).collect();
    let chosen = (0..SAMPLE).map(|at| lines[at * lines.len() / SAMPLE].as_str());
    chosen.collect::<Vec<_>>().join("\n")
}

#[test]
fn nobody_is_twice_in_one_article() {
    let scratch = Scratch::new();
    let mut inputs = vec![project("seeds")];
    inputs.extend(shared(&scratch));
    if let Some(more) = std::env::var_os("DIPLOGRAPH_ARTICLES") {
        inputs.extend(std::env::split_paths(&more));
    }
    let mut found = Vec::new();
    for input in inputs {
        let ran = scratch.run(&["extract", "--quiet", "--to", "jsonl", input.to_str().unwrap()]);
        let readings = ran.stdout.lines().map(|line| Reading::from_json(line).unwrap());
        found.extend(readings.flat_map(|reading| twice(&reading)));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
