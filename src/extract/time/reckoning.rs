//! Reckoning: from an anchor, a narrated day and a tense to the date that underspecified words mean.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Tense;
use super::arithmetic::{date, days_between, in_range, plus, week};
use super::meaning::{Meaning, Origin, Which};
use crate::reading::Edtf;

/// From where and in what tense an expression is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reckoning {
    /// The dateline, or the day of publication.
    pub anchor: Option<Date>,
    /// The day of the event just narrated, if there is one.
    pub narrative: Option<Date>,
    /// The tense of what happens on the date.
    pub tense: Tense,
}

impl Reckoning {
    /// The same reckoning from another origin.
    pub(super) fn at(&self, origin: Origin) -> Self {
        match origin {
            Origin::Anchor => *self,
            Origin::Narrative => Self { anchor: self.narrative.or(self.anchor), ..*self },
        }
    }

    pub(super) fn year(&self, which: Which) -> Option<i32> {
        match which {
            Which::Exact(year) => Some(year),
            Which::Shift(shift) => i32::from(self.anchor?.year()).checked_add(shift),
            Which::Same => Some(self.narrative.or(self.anchor)?.year().into()),
            Which::Near => Some(self.anchor?.year().into()),
        }
    }

    /// The first day of a month.
    pub(super) fn month(&self, year: Which, month: i8) -> Option<Date> {
        if year != Which::Near {
            return date(self.year(year)?, month, 1);
        }
        let anchor = self.anchor?.first_of_month();
        let year = i32::from(anchor.year());
        self.choose(anchor, 0, (year - 1..=year + 1).filter_map(|year| date(year, month, 1)))
    }

    pub(super) fn day(&self, year: Which, month: Which, day: i8) -> Option<Date> {
        let month = match month {
            Which::Exact(month) => i8::try_from(month).ok()?,
            Which::Shift(shift) => {
                let first = plus(self.anchor?.first_of_month(), i64::from(shift).months())?;
                return date(first.year().into(), first.month(), day);
            }
            Which::Same => {
                let narrative = self.narrative.or(self.anchor)?;
                return date(narrative.year().into(), narrative.month(), day);
            }
            Which::Near => {
                let anchor = self.anchor?;
                let months = (-12..=12).filter_map(|shift: i64| plus(anchor.first_of_month(), shift.months()));
                return self.choose(anchor, 0, months.filter_map(|m| date(m.year().into(), m.month(), day)));
            }
        };
        if year != Which::Near {
            return date(self.year(year)?, month, day);
        }
        let anchor = self.anchor?;
        let year = i32::from(anchor.year());
        // Eight years hold every leap day; a day of slack lets a dateline be ahead of the clock.
        self.choose(anchor, 1, (year - 8..=year + 8).filter_map(|year| date(year, month, day)))
    }

    /// Of several readings of the same words the one that fits the tense.
    fn choose(&self, anchor: Date, slack: i64, readings: impl Iterator<Item = Date>) -> Option<Date> {
        let distance = |day: Date| i64::from(days_between(anchor, day));
        match self.tense {
            Tense::Past => readings.filter(|day| distance(*day) <= slack).last(),
            Tense::Future => {
                let mut readings = readings;
                readings.find(|day| *day >= anchor)
            }
            Tense::Unknown => readings.min_by_key(|day| distance(*day).abs()),
        }
    }

    pub(super) fn beside(&self, toward: i32, month: i8) -> Option<Date> {
        let anchor = self.anchor?;
        let year = i32::from(anchor.year());
        date(
            match toward.signum() {
                -1 if month >= anchor.month() => year - 1,
                1 if month <= anchor.month() => year + 1,
                _ => year,
            },
            month,
            1,
        )
    }

    pub(super) fn weekday(&self, weekday: i8, toward: Option<i32>) -> Option<Date> {
        let anchor = self.anchor?;
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        if anchor.weekday() == weekday && toward.is_none_or(|toward| toward == 0) {
            return Some(anchor);
        }
        let forward = match (toward.map(i32::signum), self.tense) {
            (Some(1), _) | (None | Some(0), Tense::Future) => true,
            (Some(0), Tense::Unknown) => weekday.since(Weekday::Monday) > anchor.weekday().since(Weekday::Monday),
            _ => false,
        };
        in_range(anchor.nth_weekday(if forward { 1 } else { -1 }, weekday).ok()?)
    }

    pub(super) fn weekend(&self, shift: Option<i32>) -> Option<Edtf> {
        let anchor = self.anchor?;
        let shift = match (shift, anchor.weekday(), self.tense) {
            (Some(0), Weekday::Monday | Weekday::Tuesday, Tense::Past) => -1,
            (Some(shift), ..) => shift,
            (None, Weekday::Saturday | Weekday::Sunday, _)
            | (None, _, Tense::Future)
            | (None, Weekday::Thursday | Weekday::Friday, Tense::Unknown) => 0,
            (None, _, Tense::Past) | (None, Weekday::Monday | Weekday::Tuesday, Tense::Unknown) => -1,
            (None, _, Tense::Unknown) => return None,
        };
        let (_, sunday) = week(anchor, shift)?;
        Some(Edtf::days(plus(sunday, (-1).days())?, sunday))
    }

    /// A range takes what it lacks from its better known end; otherwise it begins at the nearest fitting day, and ends
    /// at the first fitting day after that.
    pub(super) fn range(&self, first: &Meaning, last: &Meaning) -> Option<Edtf> {
        let part = |value: Edtf| match value {
            Edtf::Date(date) => Some(date),
            Edtf::Interval(..) => None,
        };
        let fixed = |meaning: &Meaning| meaning.origin().is_none() || meaning.is_deictic();
        let backward = |end: Date| Self { anchor: Some(end), tense: Tense::Past, ..*self };
        let forward = |start: Date| Self { anchor: Some(start), tense: Tense::Future, ..*self };
        let (start, end) = if fixed(last) {
            let end = last.resolve(self)?;
            let start = if fixed(first) { first.resolve(self)? } else { first.resolve(&backward(end.last_day()?))? };
            (start, end)
        } else if fixed(first) {
            let start = first.resolve(self)?;
            (start, last.resolve(&forward(start.first_day()?))?)
        } else {
            let reading = |tense| {
                let start = first.resolve(&Self { tense, ..*self })?;
                Some((start, last.resolve(&forward(start.first_day()?))?))
            };
            let recent = reading(Tense::Past);
            // What is planned may have begun.
            let under_way = recent.filter(|(_, end)| end.last_day() >= self.anchor);
            match self.tense {
                Tense::Future => under_way.or_else(|| reading(Tense::Future))?,
                Tense::Past => recent?,
                Tense::Unknown => under_way.or_else(|| reading(Tense::Unknown))?,
            }
        };
        if start.first_day()? > end.last_day()? {
            return None;
        }
        let (start, end) = (part(start)?, part(end)?);
        Some(if start == end { Edtf::Date(start) } else { Edtf::Interval(Some(start), Some(end)) })
    }
}
