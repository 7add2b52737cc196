//! The graph on disk (feature `rocksdb`): the answers of the one in memory, made once for each state of the store.

use crate::scratch::{Scratch, seeds};

/// The datasets in the store.
fn kept(scratch: &Scratch) -> Vec<String> {
    let entries = std::fs::read_dir(scratch.path().join("store")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut kept: Vec<String> = names.filter(|name| name.starts_with("graph-")).collect();
    kept.sort();
    kept
}

/// The lines of an answer: only those of a query that sorts come in an order.
fn answer(scratch: &Scratch, query: &[&str], of: &[&str]) -> Vec<String> {
    let told = scratch.run(&[&["query"], query, of, &["--format", "csv"]].concat()).ok();
    let mut lines: Vec<String> = told.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn the_graph_on_disk_answers_as_the_one_in_memory() {
    let scratch = Scratch::new();
    for (name, text) in seeds() {
        scratch.file(&format!("in/{name}.txt"), text);
    }
    scratch.run(&["add", "--store", "store", "in"]);
    scratch.run(&["extract", "--store", "store", "--to", "jsonl", "-o", "readings.jsonl"]).ok();
    let merged = "SELECT ?s ?label WHERE { ?s rdfs:label ?label }";
    let articles = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g";
    for query in [&["--name", "meetings"][..], &[merged], &[articles]] {
        let on_disk = answer(&scratch, query, &["--store", "store"]);
        assert_eq!(on_disk, answer(&scratch, query, &["readings.jsonl"]), "{query:?}");
        assert!(on_disk.len() > 1, "{query:?}");
    }
    let before = kept(&scratch);
    assert_eq!(before.len(), 2, "the merged view, and that with the articles");
    answer(&scratch, &[merged], &["--store", "store"]);
    assert_eq!(kept(&scratch), before);
    scratch
        .file("in/new.txt", " date 2023-09-19 Spanish President Ana Ruiz met Greek President Eleni Pappa in Madrid.");
    scratch.run(&["add", "--store", "store", "in"]);
    assert!(answer(&scratch, &[merged], &["--store", "store"]).iter().any(|line| line.contains("Eleni Pappa")));
    let after = kept(&scratch);
    assert!(after.len() == 1 && !before.contains(&after[0]), "{after:?}");
}
