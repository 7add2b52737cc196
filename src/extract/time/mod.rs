//! Time: the date expressions of a text and the days that they mean.
//!
//! Expressions are found by the rules of `ontology/rules/time.toml` and first keep an underspecified [`Meaning`], which
//! is then resolved against an anchor: the method of HeidelTime (Strötgen & Gertz 2010). What counts as an expression
//! follows TIMEX3 of ISO-TimeML (ISO 24617-1), of which only dates are read: no clock times, durations and frequencies.
//! Values are written in EDTF ([`Edtf`]). Nothing is guessed: a vague expression is none, an ambiguous one has no value.

mod arithmetic;
mod atom;
mod build;
mod check;
mod dateline;
mod expression;
mod meaning;
mod reckoning;
mod search;
mod tense;

use std::ops::Range;

use jiff::civil::Date;

pub use check::check_rules;
pub use expression::{Bound, Granularity, TimeExpression};
pub use meaning::{Meaning, Origin, Unit, Which};
pub use reckoning::Reckoning;
pub use tense::Tense;

use crate::knowledge::Calendar;
use crate::knowledge::calendar::shape;
use crate::language::{Document, Syntax, TokenId};
use crate::reading::Edtf;
use crate::text::Span;
use atom::Atom;
use search::{Found, Search};

/// From which days a text reckons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchors {
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the dateline, if the text has one.
    pub dateline: Option<Date>,
}

impl Anchors {
    /// The day that the text calls today.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.dateline.or(self.published)
    }
}

/// The date expressions of a document, in text order; they do not overlap. What is reckoned from the event just narrated
/// is reckoned from the last date told before it, if there is one.
#[must_use]
pub fn expressions(syntax: &Syntax<'_>, calendar: &Calendar, anchors: &Anchors) -> Vec<TimeExpression> {
    let mut expressions = found(syntax, calendar);
    resolve_all(&mut expressions, anchors);
    expressions
}

/// The same, with the dateline looked for at the head of the body, and taken as anchor if there is one.
#[must_use]
pub fn expressions_of_article(
    syntax: &Syntax<'_>,
    calendar: &Calendar,
    published: Option<Date>,
    body: Span,
) -> (Vec<TimeExpression>, Anchors) {
    let mut expressions = found(syntax, calendar);
    let dateline = dateline::find(syntax.document(), &expressions, published, body);
    let anchors = Anchors { published, dateline: dateline.map(|(_, day)| day) };
    resolve_all(&mut expressions, &anchors);
    if let Some((at, day)) = dateline
        && let Some(expression) = expressions.get_mut(at)
    {
        expression.is_dateline = true;
        expression.value = Some(Edtf::day(day));
    }
    (expressions, anchors)
}

fn found(syntax: &Syntax<'_>, calendar: &Calendar) -> Vec<TimeExpression> {
    let document = syntax.document();
    let atoms = atom::atoms(document, calendar.words());
    let matches = Search { calendar, atoms: &atoms }.run();
    let expressions = matches.into_iter().map(|found| expression(syntax, calendar, &atoms, found));
    expressions.filter(|expression| !is_named(document, expression)).collect()
}

fn expression(syntax: &Syntax<'_>, calendar: &Calendar, atoms: &[Atom], found: Found) -> TimeExpression {
    let Found { start, end, rule, meaning } = found;
    let first = &atoms[start];
    let last = &atoms[end.max(start + 1) - 1];
    let tokens = first.token..last.token.max(first.token) + 1;
    let words = calendar.words();
    let before = start.checked_sub(1).map(|before| &atoms[before]);
    let bound = before.and_then(|before| Some(before.value_in(words.class("BOUND")?, words))).flatten();
    let possessive = atoms.get(end).is_some_and(|next| {
        next.classes.contains(shape::MARK)
            && matches!(syntax.document().text().get(next.start..next.end), Some("'" | "’"))
    });
    TimeExpression {
        span: Span::new(first.start, last.end),
        granularity: Granularity::of(&meaning),
        tense: tense::of(syntax, words, &tokens),
        value: None,
        anchor: None,
        bound: match bound {
            Some(1) => Bound::Since,
            Some(2) => Bound::Until,
            Some(3) => Bound::Before,
            Some(4) => Bound::After,
            _ => Bound::On,
        },
        attributive: possessive || calendar.rules().get(rule).is_some_and(|rule| rule.attributive),
        is_dateline: false,
        tokens,
        meaning,
        rule,
    }
}

impl Atom {
    fn value_in(
        &self,
        class: crate::knowledge::calendar::Class,
        words: &crate::knowledge::calendar::Words,
    ) -> Option<i32> {
        self.classes.contains(class).then(|| self.value(class, words))
    }
}

/// Whether the words are part of a longer name of a person or organization: "Theresa May", "Russia Today".
fn is_named(document: &Document<'_>, expression: &TimeExpression) -> bool {
    use crate::language::NameKind;
    let inside = |tokens: &Range<TokenId>| {
        tokens.start <= expression.tokens.start
            && expression.tokens.end <= tokens.end
            && tokens.len() > expression.tokens.len()
    };
    document
        .names()
        .iter()
        .any(|name| matches!(name.kind, NameKind::Person | NameKind::Organization) && inside(&name.tokens))
}

fn resolve_all(expressions: &mut [TimeExpression], anchors: &Anchors) {
    let (mut told, mut announced) = (Told::default(), Told::default());
    for expression in expressions {
        // What happened follows on what happened; what is announced may follow on either.
        let narrated = if expression.tense == Tense::Future { announced } else { told };
        let narrative = if expression.meaning.needs_day() { narrated.day } else { narrated.date };
        expression.value = expression.resolve(anchors, narrative, expression.tense);
        expression.anchor = match expression.meaning.origin() {
            Some(Origin::Narrative) => narrative.or(anchors.day()),
            Some(Origin::Anchor) => anchors.day(),
            None => None,
        };
        if expression.bound == Bound::On && !expression.attributive {
            announced.tell(expression.value);
            if expression.tense != Tense::Future {
                told.tell(expression.value);
            }
        }
    }
}

/// What was told last: a day, and a date of any length.
#[derive(Clone, Copy, Default)]
struct Told {
    day: Option<Date>,
    date: Option<Date>,
}

impl Told {
    fn tell(&mut self, value: Option<Edtf>) {
        self.day = value.and_then(Edtf::as_day).or(self.day);
        self.date = value.and_then(Edtf::first_day).or(self.date);
    }
}

#[cfg(test)]
mod tests;
