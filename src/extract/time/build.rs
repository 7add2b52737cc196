//! From the words that a rule matched to their meaning.

use super::atom::Atom;
use super::meaning::{Meaning, Origin, Unit, Which};
use crate::knowledge::calendar::{Argument, Operation, Verb};
use crate::reading::{CalendarDate, Edtf};

/// What a slot of a pattern holds.
#[derive(Debug, Clone)]
pub(super) enum Capture {
    /// An atom, with its value in the class that matched.
    Atom { index: usize, value: i32 },
    /// A nested date.
    Date(Meaning),
}

/// The slots of a match.
pub(super) struct Captures<'a> {
    pub slots: &'a [(usize, Capture)],
    pub atoms: &'a [Atom],
}

/// What comes of a match.
pub(super) enum Built {
    /// A date.
    Date(Meaning),
    /// The words are no date, and no other rule shall make one of them.
    NoDate,
}

impl Captures<'_> {
    /// Carries out the operation; nothing if the words make no sense under it.
    pub fn build(&self, operation: &Operation) -> Option<Built> {
        if operation.verb == Verb::None {
            return Some(Built::NoDate);
        }
        self.meaning(operation).map(Built::Date)
    }

    fn meaning(&self, operation: &Operation) -> Option<Meaning> {
        let at = |place: usize| operation.arguments.get(place);
        let from = if operation.arguments.last() == Some(&Argument::Same) { Origin::Narrative } else { Origin::Anchor };
        Some(match operation.verb {
            Verb::None => return None,
            Verb::Literal => self.literal(at(0)?)?,
            Verb::Day => self.day(at(0)?, at(1)?, at(2)?)?,
            Verb::Month => self.month(at(0)?, at(1)?)?,
            Verb::Year => match self.which(at(0)?)? {
                Which::Exact(year) => Meaning::Known(Edtf::Date(CalendarDate::Year(year.try_into().ok()?))),
                year => Meaning::Year(year),
            },
            Verb::Decade => {
                Meaning::Known(Edtf::Date(CalendarDate::Decade((self.number(at(0)?)? / 10).try_into().ok()?)))
            }
            Verb::Quarter => self.months(at(0)?, at(1)?, 4)?,
            Verb::Half => self.months(at(0)?, at(1)?, 2)?,
            Verb::Beside => Meaning::Beside { toward: self.number(at(0)?)?, month: self.small(at(1)?)? },
            Verb::Season => Meaning::Season { toward: self.number(at(0)?)?, season: self.number(at(1)?)? },
            Verb::Weekday => Meaning::Weekday {
                weekday: self.small(at(0)?)?,
                toward: at(1).and_then(|toward| self.number(toward)),
                from,
            },
            Verb::WeekdayOfWeek => Meaning::WeekdayOfWeek { weekday: self.small(at(0)?)?, shift: self.number(at(1)?)? },
            Verb::Unit => Meaning::Unit { unit: unit(self.number(at(0)?)?)?, shift: self.number(at(1)?), from },
            Verb::Offset => {
                Meaning::Offset { number: self.signed(at(0)?, at(2)?)?, unit: unit(self.number(at(1)?)?)?, from }
            }
            Verb::Within => Meaning::Within { number: self.signed(at(0)?, at(2)?)?, unit: unit(self.number(at(1)?)?)? },
            Verb::Range => Meaning::Range(Box::new(self.date(at(0)?)?), Box::new(self.date(at(1)?)?)),
            Verb::Both => {
                let (first, last) = (self.date(at(0)?)?, self.date(at(1)?)?);
                first.precedes(&last).then(|| Meaning::Range(Box::new(first), Box::new(last)))?
            }
            Verb::Lasting => Meaning::Lasting {
                start: Box::new(self.date(at(0)?)?),
                days: self.number(at(1)?).filter(|days| (1..=60).contains(days))?,
            },
            Verb::WeekOf => Meaning::WeekOf(Box::new(self.date(at(0)?)?)),
        })
    }

    fn slot(&self, slot: usize) -> Option<&Capture> {
        self.slots.iter().find(|(at, _)| *at == slot).map(|(_, capture)| capture)
    }

    fn number(&self, argument: &Argument) -> Option<i32> {
        match argument {
            Argument::Number(number) => Some(*number),
            Argument::Slot(slot) | Argument::Shift(slot) => match self.slot(*slot)? {
                Capture::Atom { value, .. } => Some(*value),
                Capture::Date(_) => None,
            },
            _ => None,
        }
    }

    fn small(&self, argument: &Argument) -> Option<i8> {
        i8::try_from(self.number(argument)?).ok()
    }

    fn signed(&self, number: &Argument, sign: &Argument) -> Option<i32> {
        self.number(number)?.checked_mul(self.number(sign)?.signum())
    }

    fn date(&self, argument: &Argument) -> Option<Meaning> {
        match argument {
            Argument::Operation(operation) => self.meaning(operation),
            Argument::Slot(slot) => match self.slot(*slot)? {
                Capture::Date(meaning) => Some(meaning.clone()),
                Capture::Atom { .. } => None,
            },
            _ => None,
        }
    }

    /// A year or month; one whose words are not there is to be found nearby.
    fn which(&self, argument: &Argument) -> Option<Which> {
        Some(match argument {
            Argument::Near => Which::Near,
            Argument::Same => Which::Same,
            Argument::Number(shift) => Which::Shift(*shift),
            Argument::Slot(_) => self.number(argument).map_or(Which::Near, Which::Exact),
            Argument::Shift(_) => self.number(argument).map_or(Which::Near, Which::Shift),
            Argument::Operation(_) => return None,
        })
    }

    fn literal(&self, argument: &Argument) -> Option<Meaning> {
        let Argument::Slot(slot) = argument else { return None };
        match self.slot(*slot)? {
            Capture::Atom { index, .. } => Some(self.atoms.get(*index)?.date.map_or(Meaning::Untold, Meaning::Known)),
            Capture::Date(_) => None,
        }
    }

    fn day(&self, year: &Argument, month: &Argument, day: &Argument) -> Option<Meaning> {
        let (year, month) = (self.which(year)?, self.which(month)?);
        let day = i8::try_from(self.number(day)?).ok().filter(|day| (1..=31).contains(day))?;
        if let (Which::Exact(year), Which::Exact(month)) = (year, month) {
            let date = jiff::civil::Date::new(year.try_into().ok()?, month.try_into().ok()?, day).ok()?;
            return Some(Meaning::Known(Edtf::day(date)));
        }
        if let Which::Exact(month) = month {
            // 2024 has every day that a year can have.
            jiff::civil::Date::new(2024, month.try_into().ok()?, day).ok()?;
        }
        Some(Meaning::Day { year, month, day })
    }

    fn month(&self, year: &Argument, month: &Argument) -> Option<Meaning> {
        let month = self.small(month)?;
        Some(match self.which(year)? {
            Which::Exact(year) => Meaning::Known(Edtf::Date(CalendarDate::Month(year.try_into().ok()?, month))),
            year => Meaning::Month { year, month },
        })
    }

    /// One of `parts` equal parts of a year.
    fn months(&self, year: &Argument, number: &Argument, parts: i8) -> Option<Meaning> {
        let number = self.small(number).filter(|number| (1..=parts).contains(number))?;
        let length = 12 / parts;
        Some(Meaning::Months { year: self.which(year)?, first: (number - 1) * length + 1, length })
    }
}

fn unit(number: i32) -> Option<Unit> {
    Some(match number {
        1 => Unit::Day,
        2 => Unit::Week,
        3 => Unit::Month,
        4 => Unit::Year,
        5 => Unit::Weekend,
        6 => Unit::Quarter,
        _ => return None,
    })
}
