//! Little articles of our own, each about one phenomenon, with the facts they must and must not yield.
//!
//! A file of `tests/articles/` holds an article in one of the input forms, a line `====`, and expectations, one a line:
//!
//! ```text
//! person NAME | TITLE | AFFILIATION        title and affiliation may be `-`: not looked at
//! organization NAME      place NAME        initiative NAME | PROPOSER
//! event KIND STATUS | PARTICIPANT; … | DATE | PLACE | COUNTRY
//! about PARTICIPANT; … | TOPIC             within PARTICIPANT; … | ENCLOSING EVENT
//! statement SPEAKER -> ADDRESSEE | words that its sentence holds
//! signed INITIATIVE | PLACE               named INITIATIVE | DOCUMENT
//! relation WHO | KIND | WHOM OR WHAT
//! no person NAME         no event KIND     no statement SPEAKER
//! ```
//!
//! Officials are fictional, so that nobody real is given words never said.

use std::fs;
use std::path::Path;

use diplograph::reading::{Event, Reading};

use crate::scratch::Scratch;

#[test]
fn articles_yield_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let failures: Vec<String> = paths.iter().flat_map(|path| failures(path)).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The expectations of a file that its reading does not meet.
fn failures(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let (article, expected) = text.split_once("\n====\n").expect("a line ==== before the expectations");
    let scratch = Scratch::new();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    scratch.file(&name, article);
    let run = scratch.run(&["extract", &name, "--to", "jsonl"]);
    let reading = Reading::from_json(run.stdout.trim()).unwrap();
    let lines = expected.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter(|line| !holds(&reading, line)).map(|line| format!("{name}: {line}")).collect()
}

fn holds(reading: &Reading, line: &str) -> bool {
    if let Some(unwanted) = line.strip_prefix("no ") {
        return !present(reading, unwanted);
    }
    present(reading, line)
}

fn present(reading: &Reading, line: &str) -> bool {
    let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
    let cells: Vec<&str> = rest.split('|').map(str::trim).collect();
    let cell = |at: usize| cells.get(at).copied().filter(|cell| *cell != "-");
    let fits = |at: usize, value: Option<&str>| cell(at).is_none_or(|cell| value == Some(cell));
    match what {
        "person" => reading.people.iter().any(|person| {
            fits(0, Some(&person.name)) && fits(1, person.title.as_deref()) && fits(2, person.affiliation.as_deref())
        }),
        "organization" => reading.organizations.iter().any(|body| fits(0, Some(&body.name))),
        "place" => reading.places.iter().any(|place| fits(0, Some(&place.name))),
        "initiative" => {
            reading.initiatives.iter().any(|one| fits(0, Some(&one.name)) && fits(1, one.proposed_by.as_deref()))
        }
        "signed" | "named" => reading.initiatives.iter().any(|one| {
            let told = if what == "signed" { &one.signed_at } else { &one.named_in };
            fits(0, Some(&one.name)) && told.iter().any(|told| fits(1, Some(told)))
        }),
        "relation" => reading.relations.iter().any(|relation| {
            fits(0, Some(&relation.subject)) && fits(1, Some(&relation.predicate)) && fits(2, Some(&relation.object))
        }),
        "event" => reading.events.iter().any(|event| event_fits(event, &cells)),
        "about" => events_of(reading, cells[0]).any(|event| event.topics.iter().any(|topic| fits(1, Some(topic)))),
        "within" => events_of(reading, cells[0]).any(|event| fits(1, event.within.as_deref())),
        "statement" => statement_fits(reading, &cells),
        other => panic!("no such expectation: {other}"),
    }
}

/// The events in which exactly these people took part.
fn events_of<'r>(reading: &'r Reading, people: &str) -> impl Iterator<Item = &'r Event> {
    let mut expected: Vec<String> = people.split(';').map(|name| name.trim().to_owned()).collect();
    expected.sort_unstable();
    reading.events.iter().filter(move |event| {
        let mut actors = event.participants.clone();
        actors.sort_unstable();
        actors == expected
    })
}

fn event_fits(event: &Event, cells: &[&str]) -> bool {
    let mut kind = cells[0].split_whitespace();
    let named = |expected: Option<&str>, name: &str| expected.is_none_or(|expected| expected == name);
    let mut actors: Vec<&str> = event.participants.iter().map(String::as_str).collect();
    actors.sort_unstable();
    let mut expected: Vec<&str> = cells.get(1).map_or(Vec::new(), |cell| cell.split(';').map(str::trim).collect());
    expected.sort_unstable();
    let cell = |at: usize| cells.get(at).copied().filter(|cell| *cell != "-");
    named(kind.next(), event.kind.name())
        && named(kind.next(), event.status.name())
        && (cell(1).is_none() || actors == expected)
        && cell(2).is_none_or(|date| event.date.as_deref() == Some(date))
        && cell(3).is_none_or(|place| event.place.as_deref() == Some(place))
        && cell(4).is_none_or(|country| event.country.as_deref() == Some(country))
}

fn statement_fits(reading: &Reading, cells: &[&str]) -> bool {
    let (speaker, addressee) =
        cells[0].split_once("->").map_or((cells[0], None), |(from, to)| (from.trim(), Some(to.trim())));
    reading.statements.iter().any(|said| {
        said.speaker == speaker
            && addressee.is_none_or(|to| said.addressee.as_deref() == Some(to))
            && cells.get(1).is_none_or(|words| said.evidence.words.contains(words))
    })
}
