//! Date rules as the rule file writes them, with the examples that prove them.

use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::super::KnowledgeError;
use super::operation;
use super::pattern::{self, Sequence, Symbol};
use super::words::Words;

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Identifier, a path such as `weekday/bare`.
    pub id: String,
    /// Whether the words describe a thing ("the 2015 deal") rather than say when something happens.
    pub attributive: bool,
    /// The token before must be one of these, if there are any.
    pub after: Vec<Symbol>,
    /// The token before must not be one of these.
    pub not_after: Vec<Symbol>,
    /// The token that follows must be one of these, if there are any.
    pub before: Vec<Symbol>,
    /// The token that follows must not be one of these.
    pub not_before: Vec<Symbol>,
    /// What the rule must find.
    pub examples: Vec<Example>,
    /// Where it must find nothing.
    pub counter: Vec<Example>,
}

/// An example: `2023-09-20: They met on [Monday]. => 2023-09-18`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The day of publication.
    pub published: Date,
    /// The text, without brackets.
    pub text: String,
    /// The words that were in brackets.
    pub phrase: String,
    /// The value, empty for none.
    pub value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    id: Spanned<String>,
    pattern: Spanned<Patterns>,
    value: Spanned<String>,
    #[serde(default)]
    attributive: bool,
    after: Option<Spanned<String>>,
    not_after: Option<Spanned<String>>,
    before: Option<Spanned<String>>,
    not_before: Option<Spanned<String>>,
    examples: Vec<Spanned<String>>,
    counter: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Patterns {
    One(String),
    Several(Vec<String>),
}

/// Reads the rule file into rules and the sequences that lead to them.
pub(super) fn parse(file: &str, text: &str, words: &mut Words) -> Result<(Vec<Rule>, Vec<Sequence>), KnowledgeError> {
    let complain = |offset: usize, message: String| {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        KnowledgeError::invalid(Path::new(file), line as u64, column as u64, message)
    };
    let entries: RuleFile = toml::from_str(text)
        .map_err(|error| complain(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let (mut rules, mut sequences) = (Vec::<Rule>::new(), Vec::new());
    for entry in entries.rule {
        let id_at = entry.id.span().start;
        let rule = rules.len();
        if rules.iter().any(|known| known.id == *entry.id.get_ref()) {
            return Err(complain(id_at, format!("two rules are named `{}`", entry.id.get_ref())));
        }
        if entry.examples.len() < 2 || entry.counter.is_empty() {
            return Err(complain(id_at, "a rule needs two examples and one counter-example".to_owned()));
        }
        let at = entry.pattern.span().start;
        let patterns = match entry.pattern.get_ref() {
            Patterns::One(pattern) => std::slice::from_ref(pattern),
            Patterns::Several(patterns) => patterns.as_slice(),
        };
        for text in patterns {
            let (alternatives, slots) = pattern::parse(text, words).map_err(|message| complain(at, message))?;
            let value = operation::parse(entry.value.get_ref(), &slots)
                .map_err(|message| complain(entry.value.span().start, message))?;
            sequences.extend(alternatives.into_iter().map(|steps| Sequence { rule, steps, value: value.clone() }));
        }
        let mut context = |list: &Option<Spanned<String>>| match list {
            Some(list) => {
                pattern::symbols(list.get_ref(), words).map_err(|message| complain(list.span().start, message))
            }
            None => Ok(Vec::new()),
        };
        let examples = |list: &[Spanned<String>]| -> Result<Vec<Example>, KnowledgeError> {
            let read = |line: &Spanned<String>| {
                example(line.get_ref()).ok_or_else(|| {
                    complain(
                        line.span().start,
                        "an example reads `2023-09-20: They met on [Monday]. => 2023-09-18`".to_owned(),
                    )
                })
            };
            list.iter().map(read).collect()
        };
        rules.push(Rule {
            attributive: entry.attributive,
            after: context(&entry.after)?,
            not_after: context(&entry.not_after)?,
            before: context(&entry.before)?,
            not_before: context(&entry.not_before)?,
            examples: examples(&entry.examples)?,
            counter: examples(&entry.counter)?,
            id: entry.id.into_inner(),
        });
    }
    Ok((rules, sequences))
}

fn example(line: &str) -> Option<Example> {
    let (published, rest) = line.split_once(": ")?;
    let (marked, value) = rest.split_once(" =>").unwrap_or((rest, ""));
    let phrase = marked.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(phrase, _)| phrase);
    Some(Example {
        published: published.parse().ok()?,
        text: marked.replace(['[', ']'], ""),
        phrase: phrase.to_owned(),
        value: value.trim().to_owned(),
    })
}
