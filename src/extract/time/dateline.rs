//! The dateline: place and day at the head of a news report, "GENEVA, June 16 (Agency) -". What the report calls today is
//! the day of its dateline.

use jiff::civil::Date;

use super::meaning::{Meaning, Which};
use super::{Reckoning, Tense, TimeExpression};
use crate::language::Document;
use crate::text::Span;

/// How far into the body a dateline may begin.
const REACH: usize = 160;

/// The expression that is the dateline, and its day.
pub(super) fn find(
    document: &Document<'_>,
    expressions: &[TimeExpression],
    published: Option<Date>,
    body: Span,
) -> Option<(usize, Date)> {
    let at = expressions.iter().position(|expression| expression.span.start >= body.start)?;
    let expression = expressions.get(at)?;
    let told = matches!(expression.meaning, Meaning::Day { year: Which::Near, month: Which::Exact(_), .. });
    let complete = matches!(expression.meaning, Meaning::Known(date) if date.as_day().is_some());
    let before = Span { start: body.start, end: expression.span.start }.of(document.text());
    let after = document.text().get(expression.span.end as usize..)?.trim_start();
    let opens = after.starts_with(['(', '-', '–', '—', ':', '/']);
    if !(told || complete) || !opens || before.len() > REACH || !names_place(before) {
        return None;
    }
    // A report may be dated a day ahead of its publication where clocks differ.
    let from = Reckoning { anchor: published, narrative: None, tense: Tense::Past };
    Some((at, expression.meaning.resolve(&from)?.as_day()?))
}

/// Whether the line consists of names alone: "BALI, Indonesia, ".
fn names_place(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let mut words =
        line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')')).filter(|w| !w.is_empty());
    let starts_line = before.trim_start().lines().count() <= 2;
    let mut any = false;
    let names = words.all(|word| {
        any = true;
        word.starts_with(|c: char| c.is_uppercase()) || matches!(word, "-" | "–" | "—" | "--")
    });
    starts_line && any && names && words.next().is_none()
}
