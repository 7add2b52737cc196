//! Finds the words that date rules match: at each atom the longest match, of equally long ones that of the earlier rule.

use super::atom::Atom;
use super::build::{Built, Capture, Captures};
use super::meaning::Meaning;
use crate::knowledge::Calendar;
use crate::knowledge::calendar::{NestedDate, Rule, Sequence, Step, Symbol, shape};

/// A match: the atoms from `start` to `end`, and what they mean.
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub rule: usize,
    pub meaning: Meaning,
}

pub(super) struct Search<'a> {
    pub calendar: &'a Calendar,
    pub atoms: &'a [Atom],
}

struct Candidate {
    end: usize,
    rule: usize,
    built: Built,
}

impl Search<'_> {
    /// Every date expression, in text order; they do not overlap.
    pub fn run(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.atoms.len() {
            let end = match self.best(at) {
                Some(Candidate { end, rule, built: Built::Date(meaning) }) => {
                    found.push(Found { start: at, end, rule, meaning });
                    end
                }
                Some(candidate) => candidate.end,
                None => at + 1,
            };
            at = end.max(at + 1);
        }
        found
    }

    fn best(&self, at: usize) -> Option<Candidate> {
        let simple = self.simple(at);
        let mut candidates = Vec::new();
        for &index in self.calendar.opening_with_date() {
            self.try_sequence(index, at, Some(&simple), &mut candidates);
        }
        for index in self.openings(at) {
            if self.calendar.sequence(index).is_some_and(takes_date) {
                self.try_sequence(index, at, None, &mut candidates);
            }
        }
        candidates.extend(simple);
        candidates.into_iter().min_by_key(|candidate| (std::cmp::Reverse(candidate.end), candidate.rule))
    }

    /// What the rules without nested dates find here.
    fn simple(&self, at: usize) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for index in self.openings(at) {
            if !self.calendar.sequence(index).is_some_and(takes_date) {
                self.try_sequence(index, at, None, &mut candidates);
            }
        }
        candidates
    }

    fn openings(&self, at: usize) -> impl Iterator<Item = u32> {
        let atom = self.atoms.get(at);
        atom.into_iter().flat_map(|atom| self.calendar.opening(atom.word, atom.classes))
    }

    fn try_sequence(&self, index: u32, at: usize, first: Option<&[Candidate]>, out: &mut Vec<Candidate>) {
        let Some(sequence) = self.calendar.sequence(index) else { return };
        let Some(rule) = self.calendar.rules().get(sequence.rule) else { return };
        if first.is_some_and(<[_]>::is_empty) || !self.fits_before(rule, at) {
            return;
        }
        let mut slots = Vec::new();
        let Some(end) = self.steps(&sequence.steps, at, &mut slots) else { return };
        if !self.fits_after(rule, end) {
            return;
        }
        let captures = Captures { slots: &slots, atoms: self.atoms };
        if let Some(built) = captures.build(&sequence.value) {
            out.push(Candidate { end, rule: sequence.rule, built });
        }
    }

    /// Where the steps end, if they match from here on.
    fn steps(&self, steps: &[Step], at: usize, slots: &mut Vec<(usize, Capture)>) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else { return Some(at) };
        let kept = slots.len();
        match step {
            Step::One { any, slot } => {
                let symbol = any.iter().find(|symbol| self.is(at, **symbol))?;
                if let Some(slot) = slot {
                    let atom = self.atoms.get(at)?;
                    let value = match symbol {
                        Symbol::Class(class) => atom.value(*class, self.calendar.words()),
                        Symbol::Word(_) => atom.number,
                    };
                    slots.push((*slot, Capture::Atom { index: at, value }));
                }
                self.steps(rest, at + 1, slots)
            }
            Step::Nested { date, slot } => {
                let mut dates = self.simple(at);
                dates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.end), candidate.rule));
                for Candidate { end, rule, built } in dates {
                    let Built::Date(meaning) = built else { continue };
                    let attributive = self.calendar.rules().get(rule).is_some_and(|rule| rule.attributive);
                    if attributive || (*date == NestedDate::Day && !meaning.is_day()) {
                        continue;
                    }
                    slots.push((*slot, Capture::Date(meaning)));
                    if let Some(end) = self.steps(rest, end, slots) {
                        return Some(end);
                    }
                    slots.truncate(kept);
                }
                None
            }
            Step::Gap => (0..=Step::GAP).find_map(|skipped| {
                slots.truncate(kept);
                let between = self.atoms.get(at..at + skipped)?;
                if between.iter().any(|atom| atom.classes.contains(shape::MARK)) {
                    return None;
                }
                self.steps(rest, at + skipped, slots)
            }),
        }
    }

    fn is(&self, at: usize, symbol: Symbol) -> bool {
        self.atoms.get(at).is_some_and(|atom| match symbol {
            Symbol::Word(word) => atom.word == Some(word),
            Symbol::Class(class) => atom.classes.contains(class),
        })
    }

    fn fits_before(&self, rule: &Rule, at: usize) -> bool {
        let before = at.checked_sub(1);
        let is = |symbol: &Symbol| before.is_some_and(|before| self.is(before, *symbol));
        (rule.after.is_empty() || rule.after.iter().any(is)) && !rule.not_after.iter().any(is)
    }

    /// The end of the text counts as a mark.
    fn fits_after(&self, rule: &Rule, end: usize) -> bool {
        let is = |symbol: &Symbol| match self.atoms.get(end) {
            Some(_) => self.is(end, *symbol),
            None => *symbol == Symbol::Class(shape::MARK),
        };
        (rule.before.is_empty() || rule.before.iter().any(is)) && !rule.not_before.iter().any(is)
    }
}

fn takes_date(sequence: &Sequence) -> bool {
    sequence.steps.iter().any(|step| matches!(step, Step::Nested { .. }))
}
