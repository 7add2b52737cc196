//! JSON: an object a line (JSON Lines), or one object, or a list of them.

use std::ops::ControlFlow;

use serde_json::{Map, Value};

use super::problem::excerpt;
use super::record::{Field, Record};
use super::source::{LONGEST_ARTICLE, limited, next_line};
use super::{Options, Problem, ProblemKind, Sink, Source, compressed};

/// The longest line: an article with every character escaped, and room for other fields.
const LONGEST_LINE: usize = 4 * LONGEST_ARTICLE;

/// How many characters an excerpt of field names has at most.
const LISTED: usize = 8;

/// Whether a text begins as JSON does. A bracket or brace alone can begin an article too.
pub fn looks_like(text: &str) -> bool {
    let after = |open: char| text.strip_prefix(open).map(str::trim_start);
    after('{').is_some_and(|rest| rest.starts_with('"') || rest.starts_with('}'))
        || after('[').is_some_and(|rest| {
            rest.starts_with('{') || (rest.starts_with('"') || rest.starts_with(']')) && text.len() < 4096
        })
}

/// Hands over every article.
pub fn read(mut source: Source<'_>, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let mut number = 0u64;
    loop {
        let line = match next_line(&mut source.bytes, LONGEST_LINE) {
            Ok(Some(line)) => line,
            Ok(None) => return ControlFlow::Continue(()),
            Err(error) => return source.problem(compressed::kind(error), sink),
        };
        number += 1;
        let place = format!("{}:{number}", source.place);
        let line = match line {
            Ok(line) if line.iter().all(u8::is_ascii_whitespace) => continue,
            Ok(line) => line,
            Err(kind) => {
                sink(Err(Problem::new(&place, kind)))?;
                continue;
            }
        };
        let bytes = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        match serde_json::from_slice(bytes) {
            Ok(value) => object(value, &place, &format!("{}-{number}", source.id), options, sink)?,
            Err(error) if number == 1 && error.is_eof() => return document(source, &line, options, sink),
            Err(error) => sink(Err(Problem::new(&place, malformed(&error))))?,
        }
    }
}

/// Reads a source that is one document over several lines.
fn document(mut source: Source<'_>, first: &[u8], options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let rest = match limited(&mut source.bytes, LONGEST_LINE) {
        Ok(rest) => rest,
        Err(kind) => return source.problem(kind, sink),
    };
    let bytes = [first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first), b"\n", &rest].concat();
    match serde_json::from_slice(&bytes) {
        Ok(value) => object(value, &source.place, &source.id, options, sink),
        Err(error) => source.problem(malformed(&error), sink),
    }
}

fn malformed(error: &serde_json::Error) -> ProblemKind {
    ProblemKind::Malformed(format!("not JSON ({error})"))
}

/// Hands over the article in an object, or those in a list.
fn object(value: Value, place: &str, id: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    match value {
        Value::Object(fields) => match record(&fields, id, options) {
            Ok(record) => record.settle(place, options, sink),
            Err(kind) => sink(Err(Problem::new(place, kind))),
        },
        Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                object(item, &format!("{place}[{index}]"), &format!("{id}-{}", index + 1), options, sink)?;
            }
            ControlFlow::Continue(())
        }
        other => {
            let shown = excerpt(&other.to_string());
            sink(Err(Problem::new(place, ProblemKind::Malformed(format!("not an object but {shown}")))))
        }
    }
}

/// The record in an object.
fn record(fields: &Map<String, Value>, id: &str, options: &Options) -> Result<Record, ProblemKind> {
    let mapped = options.fields.iter().map(|(_, path)| path.as_str()).filter(|path| lookup(fields, path).is_some());
    let names = fields.keys().map(String::as_str).chain(mapped);
    let record = Record::from_fields(id, names.clone(), options, |name| string(lookup(fields, name)?));
    if record.text.is_empty() && Field::Text.find(names, options).is_none() {
        let reading = ["events", "statements", "people"].iter().all(|name| fields.contains_key(*name));
        let listed: Vec<&str> = fields.keys().map(String::as_str).take(LISTED).collect();
        let kind = ProblemKind::NoText(format!("here are: {}", excerpt(&listed.join(", "))));
        return Err(if reading { ProblemKind::Reading } else { kind });
    }
    Ok(record)
}

/// The value of a field, or of a field within it: `meta.date`.
fn lookup<'v>(fields: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    fields.get(path).or_else(|| {
        let (outer, inner) = path.split_once('.')?;
        lookup(fields.get(outer)?.as_object()?, inner)
    })
}

/// The text of a value: a string, a number, the paragraphs of a list, or the name of an object (schema.org).
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => Some(items.iter().filter_map(string).collect::<Vec<_>>().join("\n\n")),
        Value::Object(fields) => string(fields.get("name")?),
        _ => None,
    }
}
