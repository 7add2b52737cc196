//! Graphs of generated readings with hostile names: any order gives the same bytes, every format is read back as it was
//! written, and Graphviz's language stays well-formed.

use diplograph::export::{Picture, PictureOptions, dot};
use diplograph::graph::{Graph, ReadingSet};
use diplograph::knowledge::SHAPES;
use diplograph::rdf::{Answer, Dataset, Format, Provenance, check, write};
use diplograph::reading::{
    Event, EventKind, Evidence, IdentifierBase, Initiative, Office, Person, Place, Reading, Stance, Statement, Status,
    Tenure,
};
use diplograph::text::CharSpan;
use proptest::prelude::*;

/// Pieces that break one format or another when they are not escaped.
const PIECES: [&str; 24] = [
    "Han",
    "Zheng",
    " ",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "'",
    "]]>",
    "-->",
    "<b>",
    "&amp;",
    "\u{0}",
    "\u{7}",
    "\u{7f}",
    "\u{202e}",
    "\u{2066}",
    "\u{fffe}",
    "🕊️",
    "é",
    "外交",
    "{|}",
    "%zz\\u0041",
];

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..5).prop_map(|pieces| pieces.concat())
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (name(), name()).prop_map(|(words, rule)| {
        // Different words stand at different places.
        let start =
            words.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) & 0x7fff_ffff;
        let end = start + u32::try_from(words.chars().count()).unwrap();
        Evidence { words, span: CharSpan { start, end }, rule }
    })
}

#[allow(clippy::needless_pass_by_value, reason = "proptest hands over what it generated")]
fn event(id: usize, people: Vec<String>) -> impl Strategy<Value = Event> {
    let who = prop::sample::subsequence(people.clone(), 0..=people.len());
    let kind = prop::sample::select(EventKind::ALL.to_vec());
    let status = prop::sample::select(Status::ALL.to_vec());
    let date = prop::sample::select(vec![
        None,
        Some("2023-09-18"),
        Some("2023-09"),
        Some("2023-09-18/2023-09-20"),
        Some("soon"),
    ]);
    (kind, status, who, date, name(), name(), prop::option::of(name()), evidence()).prop_map(
        move |(kind, status, participants, date, party, topic, within, evidence)| Event {
            id: format!("e{id}"),
            iri: None,
            kind,
            status,
            participants,
            parties: vec![party.clone()],
            roles: Vec::new(),
            unnamed: vec![topic.clone()],
            date: date.map(str::to_owned),
            date_phrase: Some(party),
            date_anchor: Some("2023-09-19".to_owned()),
            place: Some(topic.clone()),
            country: None,
            name: within.clone().filter(|_| kind == EventKind::Summit),
            within,
            topics: vec![topic],
            outcomes: Vec::new(),
            instrument: None,
            confidence: Some(50),
            evidence,
        },
    )
}

fn reading() -> impl Strategy<Value = Reading> {
    let people = prop::collection::vec(name(), 1..4);
    (name(), people, name()).prop_flat_map(|(id, people, plan)| {
        let events = (1..4_usize).map(|at| event(at, people.clone()).boxed()).collect::<Vec<_>>();
        let rest = (name(), evidence(), evidence(), evidence());
        (Just(id), Just(people), Just(plan), events, rest).prop_map(
            |(id, people, plan, events, (words, one, two, three))| {
                let first = people[0].clone();
                Reading {
                    id,
                    published: Some("2023-09-19".to_owned()),
                    title: Some(words.clone()),
                    url: Some(words.clone()),
                    people: people
                        .iter()
                        .map(|name| Person {
                            name: name.clone(),
                            title: Some(words.clone()),
                            affiliation: Some(plan.clone()),
                            aliases: vec![words.clone()],
                            iri: Some(words.clone()),
                            same_as: Some(words.clone()),
                            ..Person::default()
                        })
                        .collect(),
                    places: vec![Place { name: words.clone(), country: Some(plan.clone()), ..Place::default() }],
                    initiatives: vec![Initiative {
                        name: plan.clone(),
                        proposed_by: Some(first.clone()),
                        evidence: one,
                        ..Initiative::default()
                    }],
                    offices: vec![Office {
                        holder: first.clone(),
                        post: words.clone(),
                        of: Some(plan.clone()),
                        tenure: Tenure::Acting,
                        observed: Some("2023-09-19".to_owned()),
                        evidence: two,
                    }],
                    events,
                    statements: vec![Statement {
                        id: "s1".to_owned(),
                        iri: None,
                        speaker: first,
                        on_behalf_of: None,
                        addressee: Some(words.clone()),
                        verb: None,
                        stance: Some(Stance::Praise),
                        quote: Some(words.clone()),
                        quote_parts: Vec::new(),
                        text: words,
                        about: vec![plan],
                        event: Some("e1".to_owned()),
                        date: None,
                        evidence: three,
                    }],
                    ..Reading::default()
                }
            },
        )
    })
}

fn graph<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> Graph {
    Graph::new(&readings.into_iter().cloned().collect::<ReadingSet>(), &IdentifierBase::default())
}

fn bytes(graph: &Graph, format: Format) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let written = write(graph, format, &Provenance::default(), &mut bytes).unwrap();
    (bytes, written.altered)
}

fn quads(dataset: &Dataset, graphs: bool) -> Vec<String> {
    let named = if graphs { "UNION { GRAPH ?g { ?s ?p ?o } }" } else { "" };
    let Answer::Table { rows, .. } =
        dataset.query(&format!("SELECT ?g ?s ?p ?o WHERE {{ {{ ?s ?p ?o }} {named} }}")).unwrap()
    else {
        panic!("no table")
    };
    let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// Braces and quotes of DOT close; nothing that Graphviz would read as markup stands outside a string.
fn assert_well_formed(dot: &str) {
    let (mut quoted, mut escaped, mut depth, mut html) = (false, false, 0_i32, 0_i32);
    for c in dot.chars() {
        assert!(c == '\n' || !c.is_control(), "a control character {c:?}");
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' if html == 0 => quoted = !quoted,
            '<' if !quoted => html += 1,
            '>' if !quoted && html > 0 => html -= 1,
            '{' if !quoted && html == 0 => depth += 1,
            '}' if !quoted && html == 0 => depth -= 1,
            _ => {}
        }
        assert!(depth >= 0);
    }
    assert!(!quoted && depth == 0 && html == 0, "{dot}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_grouping_gives_the_same_bytes(readings in prop::collection::vec(reading(), 1..5), turn in 0..5_usize) {
        let straight = graph(&readings);
        let mut turned = readings.clone();
        turned.rotate_left(turn % readings.len());
        turned.reverse();
        turned.extend(readings.iter().take(2).cloned());
        let turned = graph(&turned);
        let mut grouped: ReadingSet = readings.iter().skip(1).cloned().collect();
        grouped.extend(readings.iter().take(1).cloned());
        let grouped = Graph::new(&grouped, &IdentifierBase::default());
        for format in Format::ALL {
            prop_assert_eq!(bytes(&straight, format), bytes(&turned, format));
            prop_assert_eq!(bytes(&straight, format), bytes(&grouped, format));
        }
    }

    #[test]
    fn every_format_is_read_back_as_it_was_written(readings in prop::collection::vec(reading(), 1..3)) {
        let graph = graph(&readings);
        let whole = Dataset::of(&graph, &Provenance::default()).unwrap();
        for format in Format::ALL {
            let (text, altered) = bytes(&graph, format);
            let read = Dataset::new().unwrap();
            if let Err(error) = read.load(text.as_slice(), format, "graph") {
                panic!("{error}\n{}", String::from_utf8_lossy(&text));
            }
            if altered == 0 {
                let (is, ought) = (quads(&read, true), quads(&whole, format.has_graphs()));
                prop_assert_eq!(is, ought, "{}", format.name());
            } else {
                prop_assert_eq!(format, Format::RdfXml);
                prop_assert_eq!(read.len().unwrap(), quads(&whole, false).len());
            }
        }
    }

    #[test]
    fn every_graph_keeps_the_shapes(readings in prop::collection::vec(reading(), 1..3)) {
        let dataset = Dataset::of(&graph(&readings), &Provenance::default()).unwrap();
        prop_assert_eq!(check(&dataset, SHAPES).unwrap(), vec![]);
    }

    #[test]
    fn pictures_stay_well_formed(readings in prop::collection::vec(reading(), 1..3)) {
        let picture = Picture::new(&graph(&readings), &PictureOptions::default()).unwrap();
        let mut text = Vec::new();
        dot::write(&picture, &mut text).unwrap();
        assert_well_formed(&String::from_utf8(text).unwrap());
    }
}
