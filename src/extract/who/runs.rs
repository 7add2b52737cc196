//! Runs of capitalised words, as persons and organizations are written.

use std::collections::HashSet;
use std::ops::Range;

use super::lexis::Lexis;
use super::units::{Shape, UnitId, Units};
use crate::knowledge::{HeadKind, Particle};
use crate::language::Upos;

/// The longest name of a person, in units.
const LONGEST_PERSON: usize = 7;

/// What the document as a whole tells about its words.
pub(super) struct Habits<'a> {
    /// Words that it also writes with a small first letter, in lower case.
    small: HashSet<&'a str>,
    /// For each sentence, whether it is a heading: most of its words are capitalised.
    headings: Vec<bool>,
}

impl<'a> Habits<'a> {
    /// Reads the habits of a document. `title_end` is the number of sentences that the title has.
    pub fn new(units: &'a Units<'a>, in_title: impl Fn(usize) -> bool) -> Self {
        let headings: Vec<bool> = units
            .sentences()
            .iter()
            .enumerate()
            .map(|(number, sentence)| in_title(number) || stands_alone(units, number) && is_heading(units, sentence))
            .collect();
        let small = (0..units.len()).filter(|&id| units.shape(id) == Shape::Small).map(|id| units.lower(id)).collect();
        Self { small, headings }
    }

    /// Whether a sentence is a heading.
    pub fn heading(&self, sentence: usize) -> bool {
        self.headings.get(sentence).copied().unwrap_or(false)
    }

    /// Whether the document writes this word with a small letter elsewhere.
    pub fn small(&self, lower: &str) -> bool {
        self.small.contains(lower)
    }
}

/// Whether a sentence is a paragraph of its own.
fn stands_alone(units: &Units<'_>, number: usize) -> bool {
    let sentences = units.doc.sentences();
    let opens = |at: usize| sentences.get(at).is_none_or(|sentence| sentence.opens_paragraph);
    opens(number) && opens(number + 1)
}

fn is_heading(units: &Units<'_>, sentence: &Range<UnitId>) -> bool {
    let (mut long, mut capital) = (0, 0);
    for id in sentence.clone() {
        if units.lower(id).chars().count() > 3
            && units.shape(id) != Shape::Number
            && units.shape(id) != Shape::Punctuation
        {
            long += 1;
            capital += usize::from(units.capital(id));
        }
    }
    let stops = sentence.end.checked_sub(1).is_some_and(|last| units.lower(last).ends_with(['.', '!']));
    long >= 4 && capital * 10 >= long * 8 && !stops
}

impl Lexis<'_> {
    /// Whether a unit can be a word of a person's name.
    pub fn name_word(&self, id: UnitId, habits: &Habits<'_>) -> bool {
        let lower = self.units.lower(id);
        let weak = || habits.heading(self.units.sentence_number(id)) || self.units.opens_sentence(id);
        let ordinary = self.naming.not_names.contains_key(lower) || weak() && habits.small(lower);
        let titular = self.is_honorific(id) || self.title_word(id).is_some() || self.is_organization_head(lower);
        let handle = self.units.text(id).starts_with(['@', '#']);
        self.units.capital(id) && !handle && !ordinary && !titular && self.units.upos(id) != Upos::Num
    }

    fn is_organization_head(&self, lower: &str) -> bool {
        self.naming.heads.get(lower).is_some_and(|head| head.kind == HeadKind::Organization && !head.joiners.is_empty())
    }

    /// The end of the person's name that begins at a unit; `start` itself when none does.
    pub fn person_run(&self, start: UnitId, habits: &Habits<'_>) -> UnitId {
        let limit = self.units.sentence(start).end.min(start + LONGEST_PERSON);
        let mut end = start;
        let mut at = start;
        while at < limit {
            let particle = self.particle(at);
            let followed = at + 1 < limit && self.name_word(at + 1, habits);
            if particle == Some(Particle::Suffix) && at > start {
                return at + 1;
            } else if particle == Some(Particle::Inner)
                && (followed || at + 2 < limit && self.particle(at + 1).is_some() && self.name_word(at + 2, habits))
                && (at > start || self.units.lower(at).len() > 1)
            {
                at += 1;
            } else if self.name_word(at, habits) && self.role_at(at).is_none() {
                at += 1;
                end = at;
            } else if at > start && self.is_nickname(at, limit, habits) {
                at += 3;
                end = at;
            } else {
                break;
            }
        }
        self.with_suffix(end, start)
    }

    /// "Luiz Inácio \"Lula\" da Silva": one word of a name between quotation marks.
    fn is_nickname(&self, open: UnitId, limit: UnitId, habits: &Habits<'_>) -> bool {
        let mark = |id: UnitId| self.units.text(id).chars().all(is_quotation_mark);
        open + 2 < limit && mark(open) && self.name_word(open + 1, habits) && mark(open + 2)
    }

    /// "Joseph R. Biden, Jr.": a suffix after a comma.
    fn with_suffix(&self, end: UnitId, start: UnitId) -> UnitId {
        let comma = end > start && self.units.lower(end) == ",";
        let suffix = comma && self.units.capital(end + 1) && self.particle(end + 1) == Some(Particle::Suffix);
        if suffix && self.units.sentence(start).contains(&(end + 1)) { end + 2 } else { end }
    }
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}')
}
