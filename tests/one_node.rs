//! Nobody is twice in one article's graph: no two persons of a reading share surname and office.
//!
//! The seeds are always read. `DIPLOGRAPH_ARTICLES`, a list of files and folders, adds whatever articles are at hand.

use diplograph::reading::{Person, Reading};

use crate::scratch::{Scratch, project};

/// The words of a name or title, in lower case and without what follows a family name.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.filter(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")).collect()
}

fn same_surname_and_office(one: &Person, other: &Person) -> bool {
    let (Some(office), Some(another)) = (&one.title, &other.title) else { return false };
    let (office, another) = (words(office), words(another));
    let held = |few: &[String], all: &[String]| few.iter().all(|word| all.contains(word));
    words(&one.name).last() == words(&other.name).last() && (held(&office, &another) || held(&another, &office))
}

fn twice(reading: &Reading) -> Vec<String> {
    let mut found = Vec::new();
    for (at, one) in reading.people.iter().enumerate() {
        for other in reading.people.iter().skip(at + 1).filter(|other| same_surname_and_office(one, other)) {
            found.push(format!("{}: {} and {}, {:?}", reading.id, one.name, other.name, one.title));
        }
    }
    found
}

#[test]
fn nobody_is_twice_in_one_article() {
    let mut inputs = vec![project("seeds")];
    if let Some(more) = std::env::var_os("DIPLOGRAPH_ARTICLES") {
        inputs.extend(std::env::split_paths(&more));
    }
    let scratch = Scratch::new();
    let mut found = Vec::new();
    for input in inputs {
        let ran = scratch.run(&["extract", "--quiet", "--to", "jsonl", input.to_str().unwrap()]);
        let readings = ran.stdout.lines().map(|line| Reading::from_json(line).unwrap());
        found.extend(readings.flat_map(|reading| twice(&reading)));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
