//! Dates as the Extended Date/Time Format writes them: a value type that parses, prints, compares and intersects.
//!
//! Of EDTF (Library of Congress, 2019; ISO 8601-2) Diplograph uses days, months, years, seasons (`2022-21`), decades
//! (`198X`) and intervals, with `..` for an open end: `2023-09-18`, `2023-09`, `2023`, `2023-09-18/2023-09-20`, `2016/..`.
//! Years run from 0001 to 9999.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A stretch of the calendar with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CalendarDate {
    /// `198X`: the ten years from `decade * 10`.
    Decade(i16),
    /// `2023`.
    Year(i16),
    /// `2023-21` (spring) to `2023-24` (winter): a quarter of the year on no particular hemisphere.
    Season(i16, i8),
    /// `2023-09`.
    Month(i16, i8),
    /// `2023-09-18`.
    Day(Date),
}

impl CalendarDate {
    /// The first day that it may mean. A season may mean any day of its year.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Decade(decade) => Date::new(decade.checked_mul(10)?.max(1), 1, 1).ok(),
            Self::Year(year) | Self::Season(year, _) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Day(day) => Some(day),
        }
    }

    /// The last day that it may mean.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Decade(decade) => Date::new(decade.checked_mul(10)?.checked_add(9)?, 12, 31).ok(),
            Self::Year(year) | Self::Season(year, _) => Date::new(year, 12, 31).ok(),
            Self::Month(year, month) => Some(Date::new(year, month, 1).ok()?.last_of_month()),
            Self::Day(day) => Some(day),
        }
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decade(decade) => write!(f, "{decade:03}X"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Season(year, part) | Self::Month(year, part) => write!(f, "{year:04}-{part:02}"),
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }
}

impl FromStr for CalendarDate {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        parse_date(text).ok_or_else(|| EdtfError(text.to_owned()))
    }
}

fn parse_date(text: &str) -> Option<CalendarDate> {
    if let Some(decade) = text.strip_suffix('X') {
        return digits(decade, 3).map(CalendarDate::Decade);
    }
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4).filter(|year| *year > 0)?;
    let Some(month) = parts.next() else { return Some(CalendarDate::Year(year)) };
    let month = i8::try_from(digits(month, 2)?).ok()?;
    let date = match parts.next() {
        Some(day) => CalendarDate::Day(Date::new(year, month, i8::try_from(digits(day, 2)?).ok()?).ok()?),
        None if (21..=24).contains(&month) => CalendarDate::Season(year, month),
        None if (1..=12).contains(&month) => CalendarDate::Month(year, month),
        None => return None,
    };
    parts.next().is_none().then_some(date)
}

fn digits(text: &str, length: usize) -> Option<i16> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A date in EDTF: a calendar date, or an interval between two of which one may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Edtf {
    /// A day, month, season, year or decade.
    Date(CalendarDate),
    /// From the beginning of one to the end of the other, both included; `None` is an open end.
    Interval(Option<CalendarDate>, Option<CalendarDate>),
}

impl Edtf {
    /// A day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::Date(CalendarDate::Day(day))
    }

    /// The days from `first` to `last`; a single day if they are the same.
    #[must_use]
    pub fn days(first: Date, last: Date) -> Self {
        if first == last {
            Self::day(first)
        } else {
            Self::Interval(Some(CalendarDate::Day(first)), Some(CalendarDate::Day(last)))
        }
    }

    /// The day, if it is one.
    #[must_use]
    pub fn as_day(self) -> Option<Date> {
        match self {
            Self::Date(CalendarDate::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// The first day that it may mean; none for an open beginning.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Date(date) => date.first_day(),
            Self::Interval(start, _) => start?.first_day(),
        }
    }

    /// The last day that it may mean; none for an open end.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Date(date) => date.last_day(),
            Self::Interval(_, end) => end?.last_day(),
        }
    }

    /// Whether every day of `other` lies within this date.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        let (start, end) = self.bounds();
        let (first, last) = other.bounds();
        start <= first && last <= end
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let (start, end) = self.bounds();
        let (first, last) = other.bounds();
        start <= last && first <= end
    }

    /// First and last day, with the ends of the calendar for open ends.
    fn bounds(self) -> (Date, Date) {
        (self.first_day().unwrap_or(Date::MIN), self.last_day().unwrap_or(Date::MAX))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(start, end) => {
                let end_point =
                    |end: &Option<CalendarDate>| end.map_or_else(|| "..".to_owned(), |date| date.to_string());
                write!(f, "{}/{}", end_point(start), end_point(end))
            }
        }
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let Some((start, end)) = text.split_once('/') else { return text.parse().map(Self::Date) };
        let endpoint = |part: &str| if part == ".." { Ok(None) } else { part.parse().map(Some) };
        let interval = Self::Interval(endpoint(start)?, endpoint(end)?);
        let (first, last) = interval.bounds();
        if first <= last && (start, end) != ("..", "..") { Ok(interval) } else { Err(EdtfError(text.to_owned())) }
    }
}

/// Text that is no date in the part of EDTF used here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no EDTF date such as 2023-09-18, 2023-09, 2023, 198X or 2023-09-18/2023-09-20")]
pub struct EdtfError(String);

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_printed_is_what_was_parsed() {
        for text in
            ["2023-09-18", "2023-09", "2023", "2023-21", "198X", "2023-09-18/2023-09-20", "2016/..", "../2023-05"]
        {
            assert_eq!(edtf(text).to_string(), text);
        }
        for text in
            ["", "23-09-18", "2023-13", "2023-02-30", "2023-9", "../..", "2024/2023", "0000", "2023-09-18-1", "+202"]
        {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }

    #[test]
    fn dates_hold_and_meet_their_parts() {
        assert!(edtf("2023").contains(edtf("2023-09-18")));
        assert!(edtf("198X").contains(edtf("1989-12-31")));
        assert!(edtf("2016/..").contains(edtf("2023-09")));
        assert!(!edtf("2023-09").contains(edtf("2023")));
        assert!(edtf("2023-09-28/2023-10-03").overlaps(edtf("2023-10")));
        assert!(!edtf("2023-09-28/2023-09-30").overlaps(edtf("2023-10")));
    }
}
