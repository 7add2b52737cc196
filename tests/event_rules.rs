//! The event rules keep their own examples, and read the unit tests of PETRARCH where a copy of that file is at hand.

use std::path::PathBuf;
use std::sync::LazyLock;

use diplograph::extract::events::Bench;
use diplograph::knowledge::{Calendar, Knowledge};
use diplograph::language::Engine;
use diplograph::text::fold;

static ENGINE: LazyLock<Engine<'static>> = LazyLock::new(|| Engine::embedded().unwrap());
static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().unwrap());
static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| Calendar::embedded().unwrap());

fn bench() -> Bench<'static> {
    Bench { engine: &ENGINE, knowledge: &KNOWLEDGE, calendar: &CALENDAR }
}

#[test]
fn rules_keep_their_examples() {
    let checked = bench().check(None);
    let failed: Vec<String> = checked
        .failures
        .iter()
        .map(|failure| {
            format!(
                "{}: {}\n    expected {:?}, got {:?}",
                failure.rule, failure.sentence, failure.expected, failure.got
            )
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} failed\n{}", failed.len(), checked.tried, failed.join("\n"));
}

/// A sentence of the file with the actors that its coding names.
struct Unit {
    id: String,
    text: String,
}

/// The sentences coded as meetings, visits, talks or agreements to meet (036, 040 to 046).
fn units(xml: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    for block in xml.split("<Sentence ").skip(1) {
        let block = block.split("</Sentence>").next().unwrap_or_default();
        let coded = block.lines().any(|line| {
            let line = line.trim_start();
            line.starts_with("<EventCoding")
                && (line.contains("eventcode=\"036\"")
                    || (0..=6).any(|n| line.contains(&format!("eventcode=\"04{n}\""))))
        });
        let id = block.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let text = block.split("<Text>").nth(1).and_then(|rest| rest.split("</Text>").next()).unwrap_or_default();
        if coded && !text.is_empty() {
            out.push(Unit { id: id.to_owned(), text: text.split_whitespace().collect::<Vec<_>>().join(" ") });
        }
    }
    out
}

/// `DIPLOGRAPH_PETRARCH` names a copy of PETRARCH's unit tests (`petrarch-unit-tests.xml`); without it there is nothing to test.
#[test]
#[ignore = "22 of 27; most of its sentences are about resumed ties, in a world of invented names"]
fn petrarch_units_yield_events_with_both_actors() {
    let Some(path) = std::env::var_os("DIPLOGRAPH_PETRARCH").map(PathBuf::from).filter(|path| path.is_file()) else {
        return;
    };
    let xml = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let units = units(&xml);
    let bench = bench();
    let mut hits = 0;
    for unit in &units {
        let found = bench.events(&unit.text).iter().any(|event| {
            let actors = event.participants.len() + event.parties.len();
            let named = event
                .participants
                .iter()
                .chain(&event.parties)
                .filter(|name| fold(&unit.text).contains(&fold(name)))
                .count();
            actors >= 2 && named >= 1
        });
        hits += usize::from(found);
        if !found {
            println!("missed {}: {}", unit.id, unit.text);
        }
    }
    println!("{hits} of {} sentences yield an event with both actors", units.len());
    assert!(hits * 5 >= units.len() * 4, "{hits} of {}", units.len());
}
