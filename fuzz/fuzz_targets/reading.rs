//! Any text becomes a reading that can be written, read back, merged, and written as RDF that can be parsed.
#![no_main]

use std::sync::LazyLock;

use diplograph::article::Article;
use diplograph::extract::Reader;
use diplograph::graph::{Graph, ReadingSet};
use diplograph::knowledge::Knowledge;
use diplograph::rdf::{Dataset, Format, Provenance, write};
use diplograph::reading::{IdentifierBase, Reading};
use diplograph::text::Span;
use libfuzzer_sys::fuzz_target;

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(Knowledge::embedded().unwrap(), IdentifierBase::default()).unwrap());

fuzz_target!(|text: &str| {
    let article = Article {
        id: "fuzz".to_owned(),
        text: text.to_owned(),
        title: None,
        body: Span::new(0, text.len()),
        published: "2023-09-19".parse().ok(),
        source: None,
        url: None,
    };
    let reading = READER.read(&article);
    let length = text.chars().count();
    for event in &reading.events {
        assert!(event.evidence.span.end <= u32::try_from(length).unwrap());
    }
    let again = Reading::from_json(&reading.to_json().unwrap()).unwrap();
    assert_eq!(again, reading);
    let graph = Graph::new(&ReadingSet::from_iter([reading]), &IdentifierBase::default());
    let mut turtle = Vec::new();
    write(&graph, Format::Turtle, &Provenance::default(), &mut turtle).unwrap();
    Dataset::new().unwrap().load(&turtle[..], Format::Turtle, "fuzz.ttl").unwrap();
});
