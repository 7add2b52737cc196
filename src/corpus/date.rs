//! Days of publication, as articles and feeds write them.

use jiff::civil::Date;
use jiff::fmt::{rfc2822, strtime};

/// The ways in which headers write a day, besides `2023-09-19`.
const FORMATS: [&str; 8] =
    ["%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y", "%A, %d %B %Y"];

/// The day that a header names: `2023-09-19` with or without a time after it, `19 September 2023`,
/// `September 19, 2023`, or a mail date. Nothing for a day that no calendar has.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    iso_date(text)
        .or_else(|| FORMATS.iter().find_map(|format| strtime::parse(format, text).ok()?.to_date().ok()))
        .or_else(|| rfc2822::DateTimeParser::new().parse_zoned_datetime(text).ok().map(|moment| moment.date()))
}

/// `2023-09-19`, alone or followed by a time (ISO 8601, or with a space as in SQL).
fn iso_date(text: &str) -> Option<Date> {
    let day = text.get(..10)?;
    let alone = text[10..].chars().next().is_none_or(|c| matches!(c, 'T' | 't' | ' ' | 'Z' | '+'));
    if !alone || day.as_bytes()[4] != b'-' {
        return None;
    }
    strtime::parse("%Y-%m-%d", day).ok()?.to_date().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_usual_ways() {
        let day = jiff::civil::date(2023, 9, 19);
        for text in [
            "2023-09-19",
            "2023-09-19T08:00:00+02:00",
            "2023-09-19 08:00",
            "2023/09/19",
            "20230919",
            "19 September 2023",
            "September 19, 2023",
            "Sep 19, 2023",
            "Tue, 19 Sep 2023 08:00:00 +0200",
            "Tuesday, September 19, 2023",
        ] {
            assert_eq!(parse_date(text), Some(day), "{text}");
        }
        for text in ["2023-13-40", "2023-02-30", "soon", "", "2023-09-1", "2023-09-190"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
