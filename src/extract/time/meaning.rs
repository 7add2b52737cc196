//! What a date expression means before it is known from which day it is reckoned: HeidelTime's underspecified value
//! ("UNDEF-last-week"), and how it is resolved against an anchor.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Tense;
use super::arithmetic::{month_of, months_of, plus, season_year, span, unit_of, week, year_of};
use super::reckoning::Reckoning;
use crate::reading::{CalendarDate, Edtf};

/// A year or month: told, or to be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// That one.
    Exact(i32),
    /// So many on from the anchor's.
    Shift(i32),
    /// The nearest that fits the tense.
    Near,
    /// That of the event just narrated.
    Same,
}

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
    Weekend,
    Quarter,
}

/// From where an expression is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The dateline, or the day of publication.
    Anchor,
    /// The day of the event just narrated.
    Narrative,
}

/// The meaning of a date expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of the operation that the variant is named after")]
pub enum Meaning {
    /// A date that needs no anchor.
    Known(Edtf),
    /// Digits whose order cannot be told.
    Untold,
    /// "June 16", "the 18th", "the 7th of this month".
    Day { year: Which, month: Which, day: i8 },
    /// "in July", "June last year".
    Month { year: Which, month: i8 },
    /// "of that year", "early next year".
    Year(Which),
    /// So many months of a year, from the first one on: quarters and halves.
    Months { year: Which, first: i8, length: i8 },
    /// "last November", "next May".
    Beside { toward: i32, month: i8 },
    /// "last summer".
    Season { toward: i32, season: i32 },
    /// "Monday"; "last Monday" with -1, "next Monday" with 1, "this Monday" with 0.
    Weekday { weekday: i8, toward: Option<i32>, from: Origin },
    /// "Monday of last week".
    WeekdayOfWeek { weekday: i8, shift: i32 },
    /// "yesterday", "this week"; without shift "over the weekend".
    Unit { unit: Unit, shift: Option<i32>, from: Origin },
    /// "three weeks ago", "two days later".
    Offset { number: i32, unit: Unit, from: Origin },
    /// "within five days".
    Within { number: i32, unit: Unit },
    /// "from Thursday to Friday".
    Range(Box<Meaning>, Box<Meaning>),
    /// "a two-day visit starting Tuesday".
    Lasting { start: Box<Meaning>, days: i32 },
    /// "the week of 3 May".
    WeekOf(Box<Meaning>),
}

impl Meaning {
    /// The origin that the meaning is reckoned from; none if it is known without.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Self::Known(_) | Self::Untold => None,
            Self::Weekday { from, .. } | Self::Unit { from, .. } | Self::Offset { from, .. } => Some(*from),
            Self::Day { year: Which::Same, .. }
            | Self::Day { month: Which::Same, .. }
            | Self::Month { year: Which::Same, .. }
            | Self::Months { year: Which::Same, .. }
            | Self::Year(Which::Same) => Some(Origin::Narrative),
            Self::Range(first, last) => first.origin().max_with(last.origin()),
            Self::Lasting { start: inner, .. } | Self::WeekOf(inner) => inner.origin(),
            _ => Some(Origin::Anchor),
        }
    }

    /// The date meant; none if what it is reckoned from is missing, or nothing fits.
    #[must_use]
    pub fn resolve(&self, from: &Reckoning) -> Option<Edtf> {
        match self {
            Self::Known(date) => Some(*date),
            Self::Untold => None,
            Self::Day { year, month, day } => from.day(*year, *month, *day).map(Edtf::day),
            Self::Month { year, month } => Some(month_of(from.month(*year, *month)?)),
            Self::Year(year) => year_of(from.year(*year)?),
            Self::Months { year, first, length } => months_of(from.year(*year)?, *first, *length),
            Self::Beside { toward, month } => Some(month_of(from.beside(*toward, *month)?)),
            Self::Season { toward, season } => year_of(season_year(from.anchor?, *toward, *season)?),
            Self::Weekday { weekday, toward, from: origin } => {
                from.at(*origin).weekday(*weekday, *toward).map(Edtf::day)
            }
            Self::WeekdayOfWeek { weekday, shift } => {
                let monday = week(from.anchor?, *shift)?.0;
                plus(monday, (i64::from(*weekday) - 1).days()).map(Edtf::day)
            }
            Self::Unit { unit: Unit::Weekend, shift, .. } => from.weekend(*shift),
            Self::Unit { unit, shift, from: origin } => unit_of(from.at(*origin).anchor?, *unit, (*shift)?),
            Self::Offset { number, unit, from: origin } => unit_of(from.at(*origin).anchor?, *unit, *number),
            Self::Within { number, unit } => {
                let anchor = from.anchor?;
                let other = plus(anchor, span(*unit, *number))?;
                Some(Edtf::days(anchor.min(other), anchor.max(other)))
            }
            Self::Range(first, last) => from.range(first, last),
            Self::Lasting { start, days } => {
                let first = start.resolve(from)?.as_day()?;
                Some(Edtf::days(first, plus(first, i64::from(days - 1).days())?))
            }
            Self::WeekOf(inner) => {
                let (first, last) = week(inner.resolve(from)?.as_day()?, 0)?;
                Some(Edtf::days(first, last))
            }
        }
    }

    /// Whether it means a single day.
    pub(super) fn is_day(&self) -> bool {
        matches!(
            self,
            Self::Known(Edtf::Date(CalendarDate::Day(_)))
                | Self::Day { .. }
                | Self::Weekday { .. }
                | Self::WeekdayOfWeek { .. }
                | Self::Unit { unit: Unit::Day, .. }
                | Self::Offset { unit: Unit::Day, .. }
        )
    }

    /// Whether it must be reckoned from a day; for "the following month" and "of the same year" a month is enough.
    pub(super) fn needs_day(&self) -> bool {
        match self {
            Self::Weekday { .. } => true,
            Self::Unit { unit, .. } | Self::Offset { unit, .. } => {
                matches!(unit, Unit::Day | Unit::Week | Unit::Weekend)
            }
            _ => false,
        }
    }

    /// Whether `next` is the day or month right after, so that "A and B" is one stretch of time.
    pub(super) fn precedes(&self, next: &Self) -> bool {
        // A day from which everything can be reckoned: in the middle of a year and of a week, and before a leap year.
        let probe = |narrative: Date| {
            let from = Reckoning { anchor: Some(narrative), narrative: Some(narrative), tense: Tense::Future };
            let first = self.resolve(&from)?;
            let from = Reckoning { anchor: first.first_day(), ..from };
            let second = if next.is_deictic() {
                next.resolve(&Reckoning { anchor: Some(narrative), ..from })
            } else {
                next.resolve(&from)
            };
            let same_kind = first.as_day().is_some() == second?.as_day().is_some();
            (same_kind && plus(first.last_day()?, 1.days())? == second?.first_day()?).then_some(())
        };
        let probes = [Date::new(2023, 6, 14), Date::new(2027, 6, 16)];
        probes.into_iter().flatten().any(|day| probe(day).is_some())
    }

    /// Whether it counts from its origin by itself, whatever the tense and the other end of a range ("yesterday").
    pub(super) fn is_deictic(&self) -> bool {
        match self {
            Self::Known(_) | Self::Untold | Self::Range(..) | Self::WeekOf(_) | Self::Lasting { .. } => false,
            Self::Day { year, month, .. } => *year != Which::Near || matches!(month, Which::Shift(_) | Which::Same),
            Self::Month { year, .. } | Self::Months { year, .. } | Self::Year(year) => *year != Which::Near,
            Self::Weekday { toward, .. } => toward.is_some(),
            Self::Unit { .. }
            | Self::Offset { .. }
            | Self::Within { .. }
            | Self::WeekdayOfWeek { .. }
            | Self::Beside { .. }
            | Self::Season { .. } => true,
        }
    }
}

trait MaxOrigin {
    fn max_with(self, other: Self) -> Self;
}

impl MaxOrigin for Option<Origin> {
    /// The narrative wins over the anchor, the anchor over none.
    fn max_with(self, other: Self) -> Self {
        match (self, other) {
            (Some(Origin::Narrative), _) | (_, Some(Origin::Narrative)) => Some(Origin::Narrative),
            _ => self.or(other),
        }
    }
}
