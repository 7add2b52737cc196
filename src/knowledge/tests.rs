//! What the embedded knowledge holds, and how it answers.

use std::path::Path;

use jiff::civil::{Date, date};

use super::*;
use crate::language::{Gazetteer, PhraseKind};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn names(reference: &Reference, ids: &[EntryId]) -> Vec<String> {
    ids.iter().map(|id| reference.entry(*id).name.to_owned()).collect()
}

fn country(reference: &Reference, text: &str) -> Option<String> {
    reference.country_of(text).map(|id| reference.entry(id).name.to_owned())
}

#[test]
fn the_compiled_index_is_made_of_the_turtle() -> Outcome {
    let ontology = Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology");
    let compiled = Reference::from_folder(&ontology.join("reference"))?;
    assert!(
        compiled == Reference::decode(EMBEDDED)?,
        "ontology/reference.bin is out of date: cargo run --release --example compile-reference"
    );
    Ok(())
}

/// Who stood where, and how often the loaded index was asked for.
#[test]
fn the_reference_is_as_rich_as_promised() -> Outcome {
    let reference = Knowledge::embedded()?.reference;
    let count = |wanted: &dyn Fn(&Entry<'_>) -> bool| reference.entries().filter(|entry| wanted(entry)).count();
    let of_class = |class: EntryClass| count(&|entry| entry.class == class);
    assert!(of_class(EntryClass::Country) >= 245);
    assert!(count(&|entry| entry.class == EntryClass::Country && entry.code.is_some() && entry.seat.is_some()) >= 230);
    assert!(of_class(EntryClass::Intergovernmental) + of_class(EntryClass::Group) >= 700);
    assert!(of_class(EntryClass::Person) >= 13_000);
    assert!(count(&|entry| entry.class == EntryClass::Person && entry.wikidata_number.is_some()) >= 12_000);
    assert!(of_class(EntryClass::City) >= 30_000);
    assert!(of_class(EntryClass::Series) >= 120 && of_class(EntryClass::Edition) >= 220);
    assert!(of_class(EntryClass::Initiative) + of_class(EntryClass::Agreement) >= 300);
    let terms: usize = reference.entries().map(|entry| reference.terms(entry.id).count()).sum();
    assert!(terms >= 18_000);
    let proposed = count(&|entry| entry.kind() == EntryKind::Initiative && entry.proposer.is_some());
    assert!(proposed >= 100);
    Ok(())
}

#[test]
fn nationalities_and_capitals_point_to_countries() -> Outcome {
    let reference = Knowledge::embedded()?.reference;
    for (text, name) in [
        ("Chinese", "China"),
        ("Dutch", "Netherlands"),
        ("Beijing", "China"),
        ("the United Kingdom", "United Kingdom"),
        ("UK", "United Kingdom"),
        ("British", "United Kingdom"),
        ("ROK", "South Korea"),
        ("Türkiye", "Turkey"),
        ("DRC", "DR Congo"),
        ("Kiev", "Ukraine"),
        ("Emirati", "United Arab Emirates"),
    ] {
        assert_eq!(country(&reference, text).as_deref(), Some(name), "{text}");
    }
    assert_eq!(country(&reference, "Ruritanian"), None);
    Ok(())
}

#[test]
fn offices_have_the_holders_of_their_day() -> Outcome {
    let reference = Knowledge::embedded()?.reference;
    let usa = reference.by_slug(EntryKind::Country, "united-states").ok_or("no United States")?;
    let holder = |day: Date| names(&reference, &reference.holders("foreign-minister", usa, day));
    assert_eq!(holder(date(2014, 6, 1)), ["John Kerry"]);
    assert_eq!(holder(date(2023, 9, 18)), ["Antony Blinken"]);
    assert_eq!(holder(date(2026, 1, 5)), ["Marco Rubio"]);
    let holders = |office: &str, slug: &str, day: Date| {
        let of = reference.by_slug(EntryKind::Country, slug).or(reference.by_slug(EntryKind::Organization, slug));
        of.map(|of| names(&reference, &reference.holders(office, of, day))).unwrap_or_default()
    };
    assert_eq!(holders("prime-minister", "united-kingdom", date(2022, 10, 1)), ["Liz Truss"]);
    assert_eq!(holders("chancellor", "germany", date(2010, 1, 1)), ["Angela Merkel"]);
    assert_eq!(holders("secretary-general", "united-nations", date(2015, 3, 1)), ["Ban Ki-moon"]);
    assert_eq!(holders("vice-president", "china", date(2023, 9, 18)), ["Han Zheng"]);
    let blinken = reference.find("antony blinken").next().ok_or("no Blinken")?.0;
    assert_eq!(reference.entry(blinken).wikidata().as_deref(), Some("Q7821917"));
    assert!(reference.terms(blinken).any(|term| term.title == "Deputy Secretary of State"));
    assert!(reference.surnamed("kerry").any(|id| reference.entry(id).name == "John Kerry"));
    Ok(())
}

#[test]
fn sentences_give_up_their_names() -> Outcome {
    let knowledge = Knowledge::embedded()?.with_titles(["foreign minister", "secretary of state"]);
    let words = ["US", "Secretary", "of", "State", "Antony", "Blinken", "told", "us", "in", "Kyiv", "."];
    let phrases = knowledge.phrases(&words);
    let kinds: Vec<_> = phrases.iter().map(|phrase| (phrase.words.clone(), phrase.kind)).collect();
    assert_eq!(
        kinds,
        [
            (0..1, PhraseKind::Place),
            (1..4, PhraseKind::Title),
            (4..6, PhraseKind::Person),
            (4..5, PhraseKind::PersonPart),
            (5..6, PhraseKind::PersonPart),
            (9..10, PhraseKind::Place),
        ]
    );
    Ok(())
}

#[test]
fn a_folder_adds_and_overrides() -> Outcome {
    let folder = tempfile::tempdir()?;
    let prefixes = "@prefix schema: <https://schema.org/> .\n@prefix place: <https://w3id.org/diplograph/id/place/> .\n\
                    @prefix dg: <https://w3id.org/diplograph/ontology#> .\n";
    let text = "place:ruritania a schema:Country ; schema:name \"Ruritania\" .\nplace:china a schema:Country ; schema:name \"Cathay\" ; dg:capital place:beijing .\n";
    std::fs::write(folder.path().join("own.ttl"), format!("{prefixes}{text}"))?;
    let before = Knowledge::embedded()?.reference;
    let after = Knowledge::embedded()?.with_reference_folder(folder.path())?.reference;
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(country(&after, "Ruritania").as_deref(), Some("Ruritania"));
    assert_eq!(country(&after, "Beijing").as_deref(), Some("Cathay"));
    assert_eq!(Reference::build(before.records())?, before);
    Ok(())
}

/// Reads one file `own.ttl` and gives the complaint.
fn complaint(text: &str) -> String {
    let prefixes = "@prefix schema: <https://schema.org/> . @prefix dg: <https://w3id.org/diplograph/ontology#> . \
                    @prefix org: <http://www.w3.org/ns/org#> . @prefix office: <https://w3id.org/diplograph/office/> . \
                    @prefix place: <https://w3id.org/diplograph/id/place/> . \
                    @prefix person: <https://w3id.org/diplograph/id/person/> .\n";
    let text = format!("{prefixes}{text}");
    let outcome = read_turtle([(Path::new("own.ttl"), text.as_str())]).and_then(Reference::build);
    outcome.map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn slips_in_reference_files_are_refused_with_their_place() {
    for (text, message) in [
        ("place:x a schema:Country ;\n  schema:name \"X\n", "own.ttl:3:"),
        (
            "place:x a schema:Kingdom ;\n  schema:name \"X\" .\n",
            "own.ttl:2:18: <https://schema.org/Kingdom> is no class",
        ),
        (
            "place:x a schema:Country ; schema:name \"X\" .\n\nplace:x a schema:City ; schema:name \"X\" .\n",
            "own.ttl:4:7: <https://w3id.org/diplograph/id/place/x> was described already, on line 2",
        ),
        (
            "place:x a schema:Country ; schema:name \"X\" .\nperson:y a schema:Person ; schema:name \"Y\" ;\n  \
             org:hasMembership [ org:organization place:x ; org:role office:president ; schema:roleName \"President\" ;\n    \
             schema:startDate \"2020\" ; schema:endDate \"2019-05-01\" ] .\n",
            "own.ttl:5:31: the term as President ends before it starts",
        ),
        ("place:x a schema:Country ; dg:isoCode \"XX\" .\n", "own.ttl:2:7: place/x has no schema:name"),
        (
            "place:x a schema:Country ; schema:name \"X\" ; schema:nam \"Y\" .\n",
            "own.ttl:2:53: <https://schema.org/nam>",
        ),
        ("person:x a schema:Country ; schema:name \"X\" .\n", "own.ttl:2:8: the identifier of this class must be"),
        (
            "place:x a schema:City ; schema:name \"X\" ; schema:addressCountry place:y .\n",
            "place/x names place/y, which no reference file describes",
        ),
        ("place:x a schema:City ; schema:name \"X\" ; schema:startDate \"2023-13-01\" .\n", "`2023-13-01` is no date"),
    ] {
        let found = complaint(text);
        assert!(found.contains(message), "{found}\n{message}");
    }
}

#[test]
fn an_entity_that_is_nowhere_is_refused_where_it_is_named() -> Outcome {
    let prefixes = "@prefix schema: <https://schema.org/> . @prefix org: <http://www.w3.org/ns/org#> .\n\
                    @prefix office: <https://w3id.org/diplograph/office/> .\n\
                    @prefix organization: <https://w3id.org/diplograph/id/organization/> .\n\
                    @prefix person: <https://w3id.org/diplograph/id/person/> .\n";
    let held = "person:y a schema:Person ; schema:name \"Y\" ;\n  org:hasMembership [ org:role office:president ;\n    \
                org:organization organization:no-such-body ; schema:roleName \"President\" ] .\n";
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("own.ttl"), format!("{prefixes}{held}"))?;
    let refused = Knowledge::embedded()?.with_reference_folder(folder.path()).err().ok_or("accepted")?.to_string();
    let message = "own.ttl:7:35: person/y names organization/no-such-body, which no reference file describes";
    assert!(refused.ends_with(message), "{refused}");
    Ok(())
}

#[test]
fn two_files_may_not_describe_one_entity() {
    let text =
        "<https://w3id.org/diplograph/id/place/x> a <https://schema.org/Country> ; <https://schema.org/name> \"X\" .\n";
    let outcome = read_turtle([(Path::new("a.ttl"), text), (Path::new("b.ttl"), text)]);
    let message = outcome.map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(message, Err("b.ttl:1:39: two entities are called place/x; the other is at a.ttl:1:39".to_owned()));
}
