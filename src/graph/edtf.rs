//! Times in EDTF (Extended Date/Time Format, ISO 8601-2): day, month, year or interval, with their first and last day.

use jiff::civil::Date;

/// A time, as precise as it is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edtf {
    /// As written: `2023-09-18`, `2023-09`, `2023`, `2023-09-18/2023-09-20`.
    pub text: String,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Edtf {
    /// Reads day, month, year or interval; nothing else is a time here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = match text.split_once('/') {
            Some((begin, end)) => (bounds(begin)?.0, bounds(end)?.1),
            None => bounds(text)?,
        };
        (first <= last).then(|| Self { text: text.to_owned(), first, last })
    }

    /// Whether it is one single day.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.first == self.last
    }

    /// Whether the other time lies within this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

fn bounds(text: &str) -> Option<(Date, Date)> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    let month = || i8::try_from(number(5..7)?).ok();
    match text.len() {
        10 => {
            let day = Date::new(number(0..4)?, month()?, i8::try_from(number(8..10)?).ok()?).ok()?;
            (day.to_string() == text).then_some((day, day))
        }
        7 => {
            let first = Date::new(number(0..4)?, month()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        4 => {
            let first = Date::new(number(0..4)?, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_every_precision() {
        let time = |text: &str| Edtf::parse(text).map(|t| format!("{} {}", t.first, t.last));
        assert_eq!(time("2023-09-18").as_deref(), Some("2023-09-18 2023-09-18"));
        assert_eq!(time("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(time("2023").as_deref(), Some("2023-01-01 2023-12-31"));
        assert_eq!(time("2023-09-18/2023-10").as_deref(), Some("2023-09-18 2023-10-31"));
        for bad in ["", "2023-13", "2023-02-30", "soon", "2023-9-1", "2023/2022", "٢٠٢٣", "2023-09-18T10"] {
            assert_eq!(time(bad), None, "{bad}");
        }
    }
}
