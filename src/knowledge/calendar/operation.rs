//! What a date rule makes of its words: `day(YEAR, MONTH, DAY)`, `range(DATE, DATE2)`.

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `none`: no date after all. Keeps "every Monday" and "Black Friday" from being one.
    None,
    /// `literal(NUMDATE)`: a date in digits alone.
    Literal,
    /// `day(year, month, day)`.
    Day,
    /// `month(year, month)`.
    Month,
    /// `year(year)`.
    Year,
    /// `decade(DECADE)`.
    Decade,
    /// `quarter(year, number)`: three months.
    Quarter,
    /// `half(year, number)`: six months.
    Half,
    /// `beside(DEIXIS, MONTH)`: "last November", strictly before or after the month of the anchor.
    Beside,
    /// `season(DEIXIS, SEASON)`: the year of "last summer".
    Season,
    /// `weekday(WEEKDAY)`, `weekday(WEEKDAY, DEIXIS)` strictly before or after, `weekday(WEEKDAY, NEIGHBOUR, same)`.
    Weekday,
    /// `weekday_of_week(WEEKDAY, DEIXIS)`: "Monday of last week".
    WeekdayOfWeek,
    /// `unit(unit, shift)`, `unit(unit, shift, same)`: the day, week, month, year or weekend so many on.
    Unit,
    /// `offset(NUMBER, UNIT, sign)`, `offset(NUMBER, UNIT, sign, same)`: "two weeks ago", "three days later".
    Offset,
    /// `within(NUMBER, UNIT, sign)`: "within five days".
    Within,
    /// `range(DATE, DATE2)`: from the one to the other.
    Range,
    /// `both(DATE, DATE2)`: a range, if the second follows directly on the first.
    Both,
    /// `lasting(DATE, NUMBER)`: so many days from a day on.
    Lasting,
    /// `week_of(DATE)`: the week of a day.
    WeekOf,
}

impl Verb {
    const ALL: [(&'static str, Self); 19] = [
        ("none", Self::None),
        ("literal", Self::Literal),
        ("day", Self::Day),
        ("month", Self::Month),
        ("year", Self::Year),
        ("decade", Self::Decade),
        ("quarter", Self::Quarter),
        ("half", Self::Half),
        ("beside", Self::Beside),
        ("season", Self::Season),
        ("weekday", Self::Weekday),
        ("weekday_of_week", Self::WeekdayOfWeek),
        ("unit", Self::Unit),
        ("offset", Self::Offset),
        ("within", Self::Within),
        ("range", Self::Range),
        ("both", Self::Both),
        ("lasting", Self::Lasting),
        ("week_of", Self::WeekOf),
    ];
}

/// What to make it of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// The words of a slot; as year or month that number.
    Slot(usize),
    /// The words of a slot that count from the anchor (`DEIXIS`, `NEIGHBOUR`, `TODAY`); as year or month so many on.
    Shift(usize),
    /// A number as such: the day of a month, a unit, a number of units.
    Number(i32),
    /// `near`: the nearest that fits the tense.
    Near,
    /// `same`: that of the event just narrated.
    Same,
    /// Another operation.
    Operation(Operation),
}

/// An operation and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What to make.
    pub verb: Verb,
    /// What to make it of.
    pub arguments: Vec<Argument>,
}

/// Reads `verb(argument, …)`; slots go by the names that the pattern gave them.
pub(super) fn parse(text: &str, slots: &[String]) -> Result<Operation, String> {
    let text = text.trim();
    let (name, rest) = text.split_once('(').unwrap_or((text, ")"));
    let Some((_, verb)) = Verb::ALL.iter().find(|(known, _)| *known == name.trim()) else {
        return Err(format!("no operation is named `{name}`"));
    };
    let inside = rest.strip_suffix(')').ok_or_else(|| format!("`)` is missing at the end of `{text}`"))?;
    let arguments = split(inside).into_iter().map(|part| argument(part, slots)).collect::<Result<_, _>>()?;
    Ok(Operation { verb: *verb, arguments })
}

fn argument(text: &str, slots: &[String]) -> Result<Argument, String> {
    if let Ok(number) = text.parse() {
        return Ok(Argument::Number(number));
    }
    if let Some(slot) = slots.iter().position(|slot| slot == text) {
        let shift = ["DEIXIS", "NEIGHBOUR", "TODAY"].iter().any(|class| text.starts_with(class));
        return Ok(if shift { Argument::Shift(slot) } else { Argument::Slot(slot) });
    }
    match text {
        "near" => Ok(Argument::Near),
        "same" => Ok(Argument::Same),
        _ if text.ends_with(')') => parse(text, slots).map(Argument::Operation),
        _ => Err(format!("`{text}` is no number, no `near`, no `same` and no class of the pattern")),
    }
}

/// Splits at the commas outside brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}
