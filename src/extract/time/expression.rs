//! A date expression: words, meaning, value and the day from which it was reckoned.

use std::ops::Range;

use jiff::civil::Date;

use super::meaning::{Meaning, Origin, Unit};
use super::{Anchors, Reckoning, Tense};
use crate::language::TokenId;
use crate::reading::{CalendarDate, Edtf};
use crate::text::Span;

/// How an event lies to a date that a preposition ties it to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Bound {
    /// On that date.
    #[default]
    On,
    /// From then on: "since 2016".
    Since,
    /// Up to then: "until Friday".
    Until,
    /// Before or at the latest then: "by the end of the year".
    Before,
    /// After then: "after Monday's talks".
    After,
}

/// Of what length the date is that an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Granularity {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Interval,
}

/// A date expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where its words stand in the text, without a preposition before them.
    pub span: Span,
    /// Its words, as a range of the document's tokens.
    pub tokens: Range<TokenId>,
    /// Length of the date meant.
    pub granularity: Granularity,
    /// What it means, whatever it is reckoned from.
    pub meaning: Meaning,
    /// The tense by which it was read.
    pub tense: Tense,
    /// The date meant; none if the words do not tell it.
    pub value: Option<Edtf>,
    /// The day from which it was reckoned; none for a date that is told in full.
    pub anchor: Option<Date>,
    /// How an event lies to the date.
    pub bound: Bound,
    /// Whether it describes a thing rather than says when something happens: "the 2015 deal", "Monday's talks".
    pub attributive: bool,
    /// Whether it is the dateline, which tells when the report was written.
    pub is_dateline: bool,
    /// Index of the rule that found it in `Calendar::rules`.
    pub rule: usize,
}

impl TimeExpression {
    /// Whether it is reckoned from the event just narrated ("a day earlier"), not from the day of writing.
    #[must_use]
    pub fn is_narrative(&self) -> bool {
        self.meaning.origin() == Some(Origin::Narrative)
    }

    /// Whether the tense decides which of several dates is meant.
    #[must_use]
    pub fn hangs_on_tense(&self) -> bool {
        let from =
            |tense| self.meaning.resolve(&Reckoning { anchor: Date::new(2023, 6, 14).ok(), narrative: None, tense });
        from(Tense::Past) != from(Tense::Future)
    }

    /// The date meant, reckoned anew: from another narrated day or in the tense of the event it is told of.
    #[must_use]
    pub fn resolve(&self, anchors: &Anchors, narrative: Option<Date>, tense: Tense) -> Option<Edtf> {
        self.meaning.resolve(&Reckoning { anchor: anchors.day(), narrative, tense })
    }
}

impl Granularity {
    pub(super) fn of(meaning: &Meaning) -> Self {
        match meaning {
            Meaning::Known(Edtf::Interval(..))
            | Meaning::Within { .. }
            | Meaning::Range(..)
            | Meaning::Lasting { .. } => Granularity::Interval,
            Meaning::Known(Edtf::Date(CalendarDate::Decade(_))) => Granularity::Decade,
            Meaning::Known(Edtf::Date(CalendarDate::Year(_) | CalendarDate::Season(..)))
            | Meaning::Year(_)
            | Meaning::Season { .. } => Granularity::Year,
            Meaning::Known(Edtf::Date(CalendarDate::Month(..))) | Meaning::Month { .. } | Meaning::Beside { .. } => {
                Granularity::Month
            }
            Meaning::Known(Edtf::Date(CalendarDate::Day(_)))
            | Meaning::Untold
            | Meaning::Day { .. }
            | Meaning::Weekday { .. }
            | Meaning::WeekdayOfWeek { .. } => Granularity::Day,
            Meaning::Months { .. } => Granularity::Quarter,
            Meaning::WeekOf(_) => Granularity::Week,
            Meaning::Unit { unit, .. } | Meaning::Offset { unit, .. } => match unit {
                Unit::Day => Granularity::Day,
                Unit::Week => Granularity::Week,
                Unit::Month => Granularity::Month,
                Unit::Year => Granularity::Year,
                Unit::Weekend => Granularity::Weekend,
                Unit::Quarter => Granularity::Quarter,
            },
        }
    }
}
