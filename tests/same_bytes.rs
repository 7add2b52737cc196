//! The same input gives the same bytes, whatever the order of inputs or the number of threads.

use crate::scratch::{Scratch, seeds};

/// The formats whose bytes are compared.
const FORMATS: [&str; 8] = ["jsonl", "turtle", "trig", "nquads", "ntriples", "rdfxml", "jsonld", "dot"];

#[test]
fn order_and_threads_leave_no_trace() {
    let scratch = Scratch::new();
    let mut names = Vec::new();
    for (name, text) in seeds() {
        names.push(format!("{name}.txt"));
        scratch.file(&format!("{name}.txt"), text);
    }
    for format in FORMATS {
        let run = |inputs: &[String], threads: &str| {
            let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
            scratch.run(&[&["extract", "--to", format, "--threads", threads], inputs.as_slice()].concat()).ok()
        };
        let expected = run(&names, "1");
        let mut shuffled = names.clone();
        for turn in 0..names.len() {
            shuffled.rotate_left(1);
            assert_eq!(run(&shuffled, &(turn + 1).to_string()), expected, "{format}");
        }
        shuffled.reverse();
        assert_eq!(run(&shuffled, "4"), expected, "{format}");
        assert_eq!(run(&[".".to_owned()], "2"), expected, "{format}");
    }
}

/// The merged view is made of a graph where the format carries each article too, else sorted without one.
#[test]
fn a_graph_and_its_readings_give_one_merged_view() {
    let scratch = Scratch::new();
    for (name, text) in seeds() {
        scratch.file(&format!("{name}.txt"), text);
    }
    let merged = scratch.run(&["extract", "--to", "ntriples", "."]).ok();
    let all = scratch.run(&["extract", "--to", "nquads", "."]).ok();
    assert!(all.starts_with(&merged) && merged.lines().count() > 1000);
}
