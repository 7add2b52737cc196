//! What cannot be read, opened or written: one clear line with the place and a way out, the rest goes on, exit code 1.

use std::io::Write;

use crate::scratch::Scratch;

/// Beside a good article, `bad` is reported in one line that holds every word of `says`, and the good one is read.
#[track_caller]
fn reported(scratch: &Scratch, bad: &str, says: &[&str]) {
    scratch.file("good.txt", " date 2023-09-19 The ministers met.");
    let ran = scratch.run(&["extract", "--to", "jsonl", bad, "good.txt"]);
    let line = ran.line();
    assert!(line.starts_with("diplograph: "), "{line}");
    for word in [&[bad], says].concat() {
        assert!(line.contains(word), "{word:?} is missing in: {line}");
    }
    assert!(ran.readings().iter().any(|reading| reading["id"] == "good"), "{}", ran.stdout);
}

#[test]
fn no_such_file() {
    reported(&Scratch::new(), "nowhere.txt", &["no such file", "check the path"]);
}

#[test]
fn a_folder_without_articles() {
    let scratch = Scratch::new();
    scratch.folder("bare/inner").file("bare/.hidden", "Not read.");
    reported(&scratch, "bare", &["no article in this folder"]);
}

#[test]
fn binary_data() {
    let scratch = Scratch::new();
    reported(scratch.file("a.pdf", b"%PDF-1.7\n\xE2\xE3\xCF\xD3\n"), "a.pdf", &["binary data", "PDF", "convert"]);
    reported(scratch.file("b.txt", b"\0\x01\x02\x03 text"), "b.txt", &["binary data", "convert"]);
}

#[test]
fn an_empty_file() {
    let scratch = Scratch::new();
    reported(scratch.file("empty.txt", ""), "empty.txt", &["empty"]);
    reported(scratch.file("blank.txt", " \n\n\t"), "blank.txt", &["empty"]);
}

/// Found by fuzzing: such files were passed over without a word.
#[test]
fn forms_that_hold_no_article() {
    let scratch = Scratch::new();
    reported(scratch.file("list.json", "[]"), "list.json", &["no article in this file"]);
    reported(scratch.file("table.csv", "id,date,text\n"), "table.csv", &["no article in this file"]);
}

/// What came before the damage is read, also of a single text.
#[test]
fn a_text_that_is_cut_off() {
    let scratch = Scratch::new();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(&b"Spanish President Ana Ruiz met Greek President Eleni Pappa. ".repeat(2000)).unwrap();
    let packed = packed.finish().unwrap();
    for length in [packed.len() / 2, 4000] {
        reported(scratch.file("cut.txt.gz", &packed[..length]), "cut.txt.gz", &["cut off", "fetch the file again"]);
        let read = scratch.run(&["extract", "--to", "jsonl", "cut.txt.gz"]).readings();
        assert_eq!((read.len(), &read[0]["people"][0]["name"]), (1, &"Ana Ruiz".into()), "{length}");
    }
}

/// A document type names the form as well as the first element does.
#[test]
fn a_feed_of_entities() {
    let scratch = Scratch::new();
    let entities: String =
        (1..30).map(|n| format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10))).collect();
    let item = |text: &str| format!("<item><title>{text}</title><description>{text}</description></item>");
    let items = item("&a29;") + &item("The ministers met.");
    scratch.file("e.rss", format!("<!DOCTYPE rss [<!ENTITY a0 'ha'>{entities}]><rss><channel>{items}</channel></rss>"));
    let read = scratch.run(&["extract", "--to", "jsonl", "e.rss"]).readings();
    assert_eq!((read.len(), &read[1]["title"]), (2, &"The ministers met.".into()));
}

/// A line that never ends is no reading, and is not kept in memory.
#[test]
#[ignore = "writes 300 MB"]
fn readings_in_an_endless_line() {
    let scratch = Scratch::new();
    scratch.file("endless.jsonl", [vec![b' '; 300 << 20], b"\n{}\n".to_vec()].concat());
    let ran = scratch.run(&["merge", "endless.jsonl"]);
    let line = ran.line();
    assert!(line.contains("2 lines are no readings") && line.contains("longer than 256 MB"), "{line}");
}

/// Found by fuzzing: a list whose first word is a comma.
#[test]
fn a_text_that_begins_with_a_comma() {
    let scratch = Scratch::new();
    for text in [",&N", ", and Foreign Minister Anna Schmidt met"] {
        let ran = scratch.file("comma.txt", text).run(&["extract", "--to", "jsonl", "comma.txt"]);
        assert_eq!((ran.readings().len(), ran.stderr.contains("panicked")), (1, false), "{text}");
    }
}

#[test]
fn lines_that_are_no_readings_are_told_in_one() {
    let scratch = Scratch::new();
    scratch.file("good.txt", " date 2023-09-19 The ministers met.");
    let good = scratch.run(&["extract", "--to", "jsonl", "good.txt"]).ok();
    let bad = [good.as_bytes(), b"nonsense\n{\"id\":1}\n\n\xFF\xFE\n[]\n", good.as_bytes()].concat();
    let ran = scratch.file("mixed.jsonl", bad).run(&["merge", "mixed.jsonl"]);
    assert_eq!(ran.stdout, good);
    let line = ran.line();
    assert!(line.contains("mixed.jsonl: 4 lines are no readings") && line.contains("(lines 2, 3, 5, …)"), "{line}");
}

#[test]
fn a_broken_date_leaves_the_article_without_one() {
    let scratch = Scratch::new();
    for (name, text) in [
        ("crawl.txt", " date 2023-13-40 The ministers met."),
        ("headed.txt", "Title: Talks\nDate: 2023-02-30\n\nThe ministers met."),
    ] {
        scratch.file(name, text);
        let ran = scratch.run(&["extract", "--to", "jsonl", "--date", "2020-01-01", name]);
        let line = ran.line();
        assert!(line.contains(name) && line.contains("is not a date") && line.contains("YYYY-MM-DD"), "{line}");
        assert_eq!(ran.readings()[0]["published"], serde_json::Value::Null);
    }
}

#[test]
fn damaged_utf8_is_read_and_told() {
    let scratch = Scratch::new();
    let mut bytes = "Erdoğan met António Guterres.".as_bytes().to_vec();
    bytes.push(0xC3);
    reported(scratch.file("damaged.txt", bytes), "damaged.txt", &["invalid UTF-8 at byte 31"]);
    let plain = b"The ministers met \xFF\xFE in Vienna.";
    reported(scratch.file("plain.txt", plain), "plain.txt", &["invalid UTF-8 at byte 18", "2 such places"]);
    let joined = b"Ant\xC3\xB3nio met Jos\xE9. They met Andr\xE9.";
    reported(scratch.file("joined.txt", joined), "joined.txt", &["invalid UTF-8 at byte 16", "Windows-1252"]);
    let table = b"title,text\nTalks,The ministers met.\nTalks,They met \xFF again.\n";
    reported(scratch.file("table.csv", table), "table.csv", &["table.csv:3", "invalid UTF-8 at byte 9"]);
}

/// Found by reading the code once more: the name of a building as the last word of all.
#[test]
fn a_text_that_ends_with_a_building() {
    let scratch = Scratch::new();
    let text = "Norwegian Foreign Minister Ingrid Solvang paid a visit to the United States on Friday. U.S. Secretary of State \
                Antony Blinken met Ingrid Solvang on Friday at the White House";
    assert_eq!(scratch.file("end.txt", text).run(&["extract", "--to", "jsonl", "end.txt"]).code, Some(0));
}

/// Found by changing articles at random: the name of a gathering in which a quotation mark opens.
#[test]
fn a_quotation_mark_within_a_name() {
    let scratch = Scratch::new();
    let text = "Norwegian Foreign Minister Ingrid Solvang met Chilean Foreign Minister Rodrigo Antequera on the sidelines of \
                the World Health “Assembly in Geneva on Tuesday.";
    assert_eq!(scratch.file("quote.txt", text).run(&["extract", "--to", "jsonl", "quote.txt"]).code, Some(0));
}

#[test]
fn a_text_too_long_for_an_article() {
    let scratch = Scratch::new();
    reported(scratch.file("long.txt", "word ".repeat(4 << 20)), "long.txt", &["longer than 16 MB"]);
}

#[test]
fn an_output_that_cannot_be_written() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "The ministers met.").folder("taken.jsonl");
    let ran = scratch.run(&["extract", "a.txt", "-o", "no/such/out.jsonl"]);
    assert!(ran.line().contains("no/such/out.jsonl") && ran.line().contains("create it first"), "{}", ran.stderr);
    let ran = scratch.run(&["extract", "a.txt", "-o", "taken.jsonl"]);
    assert!(ran.line().contains("taken.jsonl") && ran.line().contains("folder"), "{}", ran.stderr);
}

#[test]
fn a_query_that_is_none() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "The ministers met.").file("q.rq", "SELECT ?x WHERE { ?x ");
    let ran = scratch.run(&["query", "SELECT ?x WHERE { ?x ?y }", "a.txt"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("line 1, column") && ran.stdout.is_empty(), "{}", ran.stderr);
    assert!(scratch.run(&["query", "--file", "q.rq", "a.txt"]).stderr.contains("line 1, column"));
    assert!(scratch.run(&["query", "--file", "none.rq", "a.txt"]).line().contains("none.rq"));
    assert!(scratch.run(&["query", "--name", "meting", "a.txt"]).line().contains("meetings"), "the nearest is named");
}

#[test]
fn rdf_that_is_none() {
    let scratch = Scratch::new();
    scratch
        .file("bad.ttl", "@prefix ex: <https://example.org/> .\nex:a ex:b \"open .\n")
        .file("a.txt", "The ministers met.");
    let ran = scratch.run(&["query", "SELECT * WHERE { ?s ?p ?o }", "bad.ttl", "a.txt", "--format", "csv"]);
    assert!(ran.line().contains("bad.ttl") && ran.line().contains('2'), "{}", ran.stderr);
    assert!(ran.stdout.lines().count() > 1, "the rest goes on");
}

#[test]
fn usage_is_exit_code_2() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "The ministers met.");
    for (args, says) in [
        (&["extract"][..], "INPUT"),
        (&["extract", "a.txt", "-o", "out.unknown"], "--to"),
        (&["extract", "a.txt", "--to", "parchment"], "turtle"),
        (&["extract", "a.txt", "--date", "2023-13-40"], "YYYY-MM-DD"),
        (&["extract", "a.txt", "--base", "not an iri"], "IRI"),
        (&["extract", "a.txt", "--threads", "0"], "threads"),
        (&["extrakt"], "extract"),
    ] {
        let ran = scratch.run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:?}");
        assert!(ran.stderr.contains(says), "{args:?}: {}", ran.stderr);
    }
}
