//! Arithmetic of the calendar within the years that EDTF writes with four digits; outside them there is no date.

use jiff::civil::Date;
use jiff::{Span as Duration, ToSpan};

use super::meaning::Unit;
use crate::reading::{CalendarDate, Edtf};

pub(super) fn date(year: i32, month: i8, day: i8) -> Option<Date> {
    in_range(Date::new(i16::try_from(year).ok()?, month, day).ok()?)
}

/// Days outside the years that EDTF writes with four digits are none.
pub(super) fn in_range(day: Date) -> Option<Date> {
    (1..=9999).contains(&day.year()).then_some(day)
}

pub(super) fn plus(day: Date, duration: Duration) -> Option<Date> {
    in_range(day.checked_add(duration).ok()?)
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

pub(super) fn span(unit: Unit, number: i32) -> Duration {
    // Beyond a few thousand of anything nothing is meant; within that no span overflows.
    let number = i64::from(number.clamp(-9999, 9999));
    match unit {
        Unit::Day => number.days(),
        Unit::Week | Unit::Weekend => number.weeks(),
        Unit::Month => number.months(),
        Unit::Quarter => (number * 3).months(),
        Unit::Year => number.years(),
    }
}

/// Monday and Sunday of a week.
pub(super) fn week(day: Date, shift: i32) -> Option<(Date, Date)> {
    let day = plus(day, span(Unit::Week, shift))?;
    let monday = plus(day, (-i64::from(day.weekday().to_monday_zero_offset())).days())?;
    Some((monday, plus(monday, 6.days())?))
}

pub(super) fn unit_of(day: Date, unit: Unit, shift: i32) -> Option<Edtf> {
    let there = plus(day, span(unit, shift));
    match unit {
        Unit::Day => there.map(Edtf::day),
        Unit::Week | Unit::Weekend => week(day, shift).map(|(monday, sunday)| Edtf::days(monday, sunday)),
        Unit::Month => there.map(month_of),
        Unit::Year => there.and_then(|day| year_of(day.year().into())),
        Unit::Quarter => there.and_then(|day| months_of(day.year().into(), (day.month() - 1) / 3 * 3 + 1, 3)),
    }
}

pub(super) fn year_of(year: i32) -> Option<Edtf> {
    let year = i16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
    Some(Edtf::Date(CalendarDate::Year(year)))
}

pub(super) fn month_of(day: Date) -> Edtf {
    Edtf::Date(CalendarDate::Month(day.year(), day.month()))
}

pub(super) fn months_of(year: i32, first: i8, length: i8) -> Option<Edtf> {
    let start = date(year, first, 1)?;
    let end = plus(start, i64::from(length - 1).months())?;
    let part = |day: Date| Some(CalendarDate::Month(day.year(), day.month()));
    Some(Edtf::Interval(part(start), part(end)))
}

/// The year of "last spring" or "next autumn", by the northern seasons; none for winter, which lies in two years, and
/// where the words may mean either of two years.
pub(super) fn season_year(anchor: Date, toward: i32, season: i32) -> Option<i32> {
    let year = i32::from(anchor.year());
    let begins = i8::try_from(season - 21).ok().filter(|at| (0..3).contains(at))? * 3 + 3;
    match toward.signum() {
        0 => Some(year),
        -1 => Some(if anchor.month() > begins + 2 { year } else { year - 1 }),
        _ => (anchor.month() >= begins).then_some(year + 1),
    }
}
