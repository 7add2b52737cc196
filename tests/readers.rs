//! The forms of input, and how an article gets its identifier.

use serde_json::{Value, json};

use crate::scratch::{Scratch, project};

fn metadata(reading: &Value) -> Value {
    json!([reading["id"], reading["published"], reading["title"], reading["source"], reading["url"]])
}

#[test]
fn three_forms_are_told_apart() {
    let scratch = Scratch::new();
    scratch
        .file("1-crawl.txt", " date 2023-09-19 The ministers met.\n")
        .file(
            "2-headed.txt",
            "Title: Talks\nDate: 2023-09-20\nSource: The Example\nUrl: https://example.org/t\n\nThey met.",
        )
        .file("3-bare.txt", "The ministers met.")
        .file("4-crlf.txt", "Title: Talks\r\nDate: 2023-09-20\r\n\r\nThey met.\r\n");
    let ran = scratch.run(&["extract", "--to", "jsonl", "--date", "2020-01-31", "."]);
    let read: Vec<Value> = ran.readings().iter().map(metadata).collect();
    assert_eq!(
        read,
        [
            json!(["1-crawl", "2023-09-19", null, null, null]),
            json!(["2-headed", "2023-09-20", "Talks", "The Example", "https://example.org/t"]),
            json!(["3-bare", "2020-01-31", null, null, null]),
            json!(["4-crlf", "2023-09-20", "Talks", null, null]),
        ]
    );
    ran.ok();
}

#[test]
fn encodings_are_told_apart() {
    let scratch = Scratch::new();
    let text = "Title: “António” – Guterres’s";
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    scratch
        .file("utf-8.txt", text)
        .file("utf-8-mark.txt", format!("\u{FEFF}{text}"))
        .file("utf-16.txt", utf16)
        .file("windows-1252.txt", b"Title: \x93Ant\xF3nio\x94 \x96 Guterres\x92s");
    let ran = scratch.run(&["extract", "--to", "jsonl", "."]);
    assert_eq!(ran.readings().len(), 4);
    for reading in ran.readings() {
        assert_eq!(reading["title"], "“António” – Guterres’s", "{reading}");
    }
    ran.ok();
}

#[test]
fn two_files_of_one_name_are_two_articles() {
    let scratch = Scratch::new();
    scratch.file("a/one.txt", "They met.").file("b/one.txt", "They met.").file("b/two.txt", "They met.");
    let ids = |args: &[&str]| -> Vec<Value> {
        let ran = scratch.run(&[&["extract", "--to", "jsonl"], args].concat());
        ran.readings().iter().map(|reading| reading["id"].clone()).collect()
    };
    assert_eq!(ids(&["a", "b"]), ["a/one", "b/one", "two"]);
    assert_eq!(ids(&["b/two.txt", "b", "./b"]), ["one", "two"], "a file given twice is one");
}

#[test]
fn two_texts_that_claim_one_identifier_are_two_articles() {
    let scratch = Scratch::new();
    scratch
        .file("a.txt", "Id: x\n\nThey met.")
        .file("b.txt", "Id: x\n\nThey spoke.")
        .file("c.txt", "Id: x\n\nThey met.");
    let ran = scratch.run(&["extract", "--to", "jsonl", "."]);
    let ids: Vec<Value> = ran.readings().iter().map(|reading| reading["id"].clone()).collect();
    assert_eq!(ids.len(), 2, "the same text twice is one: {ids:?}");
    assert!(ids[0] == "x" && ids[1].as_str().is_some_and(|id| id.starts_with("x-")), "{ids:?}");
}

#[test]
fn folders_are_walked_and_hidden_files_left_alone() {
    let scratch = Scratch::new();
    scratch.file("in/z.txt", "They met.").file("in/deep/er/a.txt", "They met.").file("in/.git/x.txt", "They met.");
    let ran = scratch.run(&["extract", "--to", "jsonl", "in"]);
    let ids: Vec<Value> = ran.readings().iter().map(|reading| reading["id"].clone()).collect();
    assert_eq!(ids, ["a", "z"]);
}

#[test]
fn the_seeds_are_articles() {
    let scratch = Scratch::new();
    let seeds = project("seeds");
    let ran = scratch.run(&["extract", "--to", "jsonl", seeds.to_str().unwrap()]);
    let read: Vec<Value> = ran.readings().iter().map(|reading| json!([reading["id"], reading["published"]])).collect();
    assert_eq!(
        read,
        [
            json!(["g20-bali-2022", "2022-11-16"]),
            json!(["un-general-assembly-2023", "2023-09-19"]),
            json!(["xi-zelenskyy-call-2023", "2023-04-26"]),
        ]
    );
    ran.ok();
}
