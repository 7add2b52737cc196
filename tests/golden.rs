//! What the program writes about the seeds, word for word. A change shows up here as a difference to look at; when it is
//! meant, `UPDATE_GOLDEN=1 cargo test --release --test tests golden` writes the new state.

use std::path::PathBuf;

use crate::scratch::{Scratch, project};

/// Compares with the golden file, or rewrites it if asked to.
#[track_caller]
fn golden(name: &str, now: &str) {
    let path: PathBuf = project("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        return std::fs::write(path, now).unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let lines = before.lines().map(Some).chain(std::iter::repeat(None));
    let now_lines = now.lines().map(Some).chain([None]);
    for (number, (before, now)) in lines.zip(now_lines).enumerate() {
        assert!(
            before == now,
            "{name}:{}: was {before:?}, is {now:?}; if that is meant: UPDATE_GOLDEN=1 cargo test --release --test tests golden",
            number + 1
        );
    }
}

#[test]
fn the_seeds() {
    let scratch = Scratch::new();
    let seeds = project("seeds");
    let shown = scratch.run(&["export", seeds.to_str().unwrap(), "--out", "out"]).ok();
    golden("summary.txt", &shown);
    for name in ["graph.ttl", "graph.dot", "meetings.csv"] {
        golden(name, &scratch.read(&format!("out/{name}")));
    }
    golden("readings.jsonl", &scratch.run(&["extract", seeds.to_str().unwrap(), "--to", "jsonl"]).ok());
}

/// The pictures of the documentation are drawn by the program itself, so they are the same bytes on every machine.
#[test]
fn the_pictures() {
    let scratch = Scratch::new();
    let seeds = project("seeds");
    let pictures: [(&str, &str, &[&str]); 4] = [
        ("un-general-assembly-2023", "un-general-assembly-2023.txt", &[]),
        ("events-by-country", "", &["--frames", "country"]),
        ("around-xi-jinping", "", &["--around", "Xi Jinping", "--from", "2022-11-01", "--until", "2022-11-30"]),
        ("who-met-whom", "", &["--view", "who-met-whom"]),
    ];
    for (name, input, options) in pictures {
        let input = seeds.join(input);
        let drawn = ["extract", input.to_str().unwrap(), "--to", "svg", "--layout", "builtin"];
        golden(&format!("../../docs/{name}.svg"), &scratch.run(&[&drawn[..], options].concat()).ok());
    }
}
