//! Every quote stands where the output says it stands: promise 2 of the design.

use serde_json::Value;

use crate::scratch::{Scratch, project, seeds};

/// Checks every object that bears a span, and gives their number.
fn check(value: &Value, text: &[char]) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| check(item, text)).sum(),
        Value::Object(fields) => {
            let inner: usize = fields.values().map(|field| check(field, text)).sum();
            let Some(span) = fields.get("span") else { return inner };
            let at = |index: usize| usize::try_from(span[index].as_u64().unwrap()).unwrap();
            let words: String = text.get(at(0)..at(1)).unwrap_or_else(|| panic!("{value} is outside")).iter().collect();
            let said = fields.get("evidence").or_else(|| fields.get("text")).unwrap();
            assert_eq!(said, &words, "{value}");
            inner + 1
        }
        _ => 0,
    }
}

#[test]
fn every_quote_of_the_seeds_stands_where_it_says() {
    let scratch = Scratch::new();
    let seeds: std::collections::BTreeMap<String, String> = seeds().into_iter().collect();
    let ran = scratch.run(&["extract", "--to", "jsonl", project("seeds").to_str().unwrap()]);
    for reading in ran.readings() {
        let text: Vec<char> = seeds[reading["id"].as_str().unwrap()].chars().collect();
        check(&reading, &text);
    }
}
