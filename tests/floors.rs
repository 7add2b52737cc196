//! The house has floors, and imports go only downward (docs/ARCHITECTURE.md).

use std::collections::BTreeMap;
use std::path::Path;

use crate::scratch::project;

/// Each part of `src/` with its floor.
const FLOORS: [(&str, u8); 13] = [
    ("frames", 0),
    ("text", 0),
    ("article", 0),
    ("reading", 1),
    ("language", 1),
    ("knowledge", 2),
    ("extract", 3),
    ("corpus", 4),
    ("store", 4),
    ("graph", 5),
    ("rdf", 6),
    ("export", 6),
    ("cli", 7),
];

/// Imports within a floor that are meant: (who, whom).
const LEVEL: [(&str, &str); 1] = [("article", "text")];

/// Words that only some parts may use: (word, who may).
const RESERVED: [(&str, &[&str]); 3] =
    [("petgraph::", &["graph", "rdf", "export"]), ("oxigraph::", &["rdf"]), ("/ontology/", &["knowledge"])];

#[test]
fn imports_go_downward() {
    let floors: BTreeMap<&str, u8> = FLOORS.into();
    let mut faults = Vec::new();
    for (part, place, code) in sources() {
        let Some(floor) = floors.get(part.as_str()) else {
            faults.push(format!("{place}: the part `{part}` has no floor; give it one in tests/floors.rs"));
            continue;
        };
        for (named, line) in named_parts(&code, &floors) {
            let level = LEVEL.contains(&(part.as_str(), named));
            if named != part && !level && floors[named] >= *floor {
                faults.push(format!(
                    "{place}:{line}: `{part}` (floor {floor}) names `{named}` (floor {})",
                    floors[named]
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn some_words_belong_to_some_parts() {
    let mut faults = Vec::new();
    for (part, place, code) in sources() {
        for (word, parts) in RESERVED {
            if code.contains(word) && !parts.contains(&part.as_str()) {
                faults.push(format!("{place}: `{word}` belongs to {}", parts.join(", ")));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The parts that code names, by `crate::part` or `diplograph::part`, with the line.
fn named_parts<'a>(code: &'a str, floors: &BTreeMap<&'a str, u8>) -> Vec<(&'a str, usize)> {
    let mut named = Vec::new();
    for (number, line) in code.lines().enumerate() {
        for root in ["crate::", "diplograph::"] {
            for (at, _) in line.match_indices(root) {
                let rest = &line[at + root.len()..];
                let list = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap_or(inner));
                let grouped = rest.starts_with('{');
                for item in list.split(',').take(if grouped { usize::MAX } else { 1 }) {
                    let name = item.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
                    named.extend(floors.get_key_value(name).map(|(name, _)| (*name, number + 1)));
                }
            }
        }
    }
    named
}

/// Every source file: its part, its path, and its code without comments. The roots `lib.rs` and `main.rs` hold no logic.
fn sources() -> Vec<(String, String, String)> {
    let mut files = Vec::new();
    walk(&project("src"), &mut files);
    files
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(project("src")).unwrap().to_owned();
            let part = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let code = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> =
                code.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect();
            let root = matches!(inside.to_str(), Some("lib.rs" | "main.rs"));
            (!root).then(|| (part, format!("src/{}", inside.display()), code.join("\n")))
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
}
