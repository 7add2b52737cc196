//! Proves the date rules by their own examples.

use super::{Anchors, expressions};
use crate::knowledge::Calendar;
use crate::knowledge::calendar::{Example, Rule};
use crate::language::{Document, Syntax};

/// Reads every example of every date rule; what comes back is what went wrong, a line each. Empty is well.
///
/// `read` makes a document of a text.
pub fn check_rules(calendar: &Calendar, read: impl for<'t> Fn(&'t str) -> Document<'t>) -> Vec<String> {
    let mut complaints = Vec::new();
    for (index, rule) in calendar.rules().iter().enumerate() {
        for example in &rule.examples {
            let document = read(&example.text);
            let found = expressions(&Syntax::new(&document), calendar, &anchors(example));
            let matching = found.iter().find(|expression| expression.span.of(&example.text) == example.phrase);
            let value = matching.map(|expression| expression.value.map_or(String::new(), |value| value.to_string()));
            let expected = (!example.phrase.is_empty()).then(|| example.value.clone());
            let fired = matching.is_none_or(|expression| expression.rule == index);
            let silent = !example.phrase.is_empty() || found.is_empty();
            if value != expected || !fired || !silent {
                let by = matching.and_then(|expression| calendar.rules().get(expression.rule)).map(|rule| &rule.id);
                let seen: Vec<_> = found.iter().map(|expression| expression.span.of(&example.text)).collect();
                complaints.push(format!("{}: `{}`: {value:?} by {by:?}, all found: {seen:?}", rule.id, example.text));
            }
        }
        complaints.extend(rule.counter.iter().filter_map(|example| counter(calendar, rule, index, example, &read)));
    }
    complaints
}

fn counter(
    calendar: &Calendar,
    rule: &Rule,
    index: usize,
    example: &Example,
    read: &impl for<'t> Fn(&'t str) -> Document<'t>,
) -> Option<String> {
    let document = read(&example.text);
    let found = expressions(&Syntax::new(&document), calendar, &anchors(example));
    let spans = |phrase: &str| found.iter().any(|expression| expression.span.of(&example.text) == phrase);
    if !example.phrase.is_empty() && !spans(&example.phrase) {
        return Some(format!("{}: `{}` is not found in `{}`", rule.id, example.phrase, example.text));
    }
    let wrong = found.iter().find(|expression| expression.rule == index)?;
    Some(format!("{}: finds `{}` in `{}`", rule.id, wrong.span.of(&example.text), example.text))
}

fn anchors(example: &Example) -> Anchors {
    Anchors { published: Some(example.published), dateline: None }
}
