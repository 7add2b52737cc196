//! Standard input and output, closed pipes, whole files.

use std::io::Read;
use std::process::Stdio;

use crate::scratch::Scratch;

#[test]
fn a_hyphen_is_standard_input() {
    let scratch = Scratch::new();
    let ran = scratch.pipe(&["extract", "--to", "jsonl", "-"], " date 2023-09-19 The ministers met.");
    assert_eq!(ran.readings()[0]["id"], "stdin");
    assert_eq!(ran.readings()[0]["published"], "2023-09-19");
    let ran = scratch.pipe(&["extract", "--to", "jsonl", "-"], "");
    assert!(ran.line().contains("standard input: empty"), "{}", ran.stderr);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let scratch = Scratch::new();
    for number in 0..2000 {
        scratch.file(&format!("in/{number}.txt"), format!("Title: {}\n\nThe ministers met.", "long ".repeat(100)));
    }
    let mut command = scratch.command(&["extract", "--to", "jsonl", "in"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn files_appear_whole_and_alone() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "The ministers met.").file("out/graph.jsonl", "old");
    assert_eq!(scratch.run(&["extract", "a.txt", "-o", "out/graph.jsonl"]).ok(), "");
    assert!(scratch.read("out/graph.jsonl").starts_with("{\"id\":\"a\""));
    let left: Vec<_> = std::fs::read_dir(scratch.path().join("out")).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file stays: {left:?}");
}

#[test]
fn nothing_read_is_nothing_written() {
    let scratch = Scratch::new();
    scratch.file("out.jsonl", "old");
    let ran = scratch.run(&["extract", "nowhere.txt", "-o", "out.jsonl"]);
    assert!(ran.line().contains("nowhere.txt"), "{ran:?}");
    assert_eq!(scratch.read("out.jsonl"), "old");
}
