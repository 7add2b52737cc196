//! The title before a name: "Deputy Foreign Minister |", "Chairperson of the African Union Commission |", "its president, |".

use std::ops::Range;

use super::{LONGEST, Title, Titles};
use crate::extract::who::name::NameClass;
use crate::extract::who::units::UnitId;
use crate::knowledge::{Role, Trait};
use crate::language::Upos;

impl Titles<'_> {
    /// The title that ends where a name begins.
    pub fn before(&self, name: &Range<UnitId>) -> Option<Title> {
        let sentence = self.lexis.units.sentence(name.start);
        let end = self.lexis.honorifics_before(name.start);
        // "adviser to | Richard Nixon" is no title of his.
        if end > sentence.start && self.lexis.is(end - 1, Trait::OpensComplement) {
            return None;
        }
        let found = self.ending_at(end, &sentence);
        // "Ambassador Sung Kim" within "Special Representative for the DPRK Ambassador Sung Kim": the longer chain counts.
        let found = found.map(|title| self.chained(&title, &sentence).unwrap_or(title));
        found.or_else(|| self.before_comma(end, name, &sentence)).or_else(|| self.shared(end, &sentence))
    }

    /// "Presidents Muhammadu Buhari of Nigeria and | Patrice Talon": the plural title before a list of names.
    fn shared(&self, end: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let units = self.lexis.units;
        let mut at = end;
        while at > sentence.start && end - at < LONGEST {
            if let Some((start, role)) = self.lexis.role_before(at) {
                let start = if role.plural { self.modifiers_before(start, sentence) } else { return None };
                return Some(self.title(start..at, start, at - 1, role, true));
            }
            if let Some(name) = self.name_at(at - 1) {
                let of = name.class != NameClass::Person;
                let joins = [Trait::Of, Trait::From, Trait::The, Trait::And];
                let allowed = !of
                    || name.units.start > sentence.start
                        && (self.lexis.is_any(name.units.start - 1, &joins)
                            || matches!(units.lower(name.units.start - 1), "(" | ","));
                if !allowed {
                    return None;
                }
                at = name.units.start;
                continue;
            }
            if !matches!(units.lower(at - 1), "," | "(" | ")")
                && !self.lexis.is_any(at - 1, &[Trait::And, Trait::Of, Trait::From, Trait::The])
            {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// A title that ends right before another title, with or without a comma between them.
    fn chained(&self, inner: &Title, sentence: &Range<UnitId>) -> Option<Title> {
        let start = inner.units.start;
        if start <= sentence.start {
            return None;
        }
        let comma = self.lexis.units.lower(start - 1) == ",";
        let end = if comma { start - 1 } else { start };
        let mut outer = self.ending_at(end, sentence)?;
        // "Antony Blinken, Secretary of State, | Foreign Minister": the first title is that of the one before.
        let of_another = outer.units.start.checked_sub(2).is_some_and(|at| {
            at >= sentence.start
                && self.lexis.units.lower(at + 1) == ","
                && self.class_at(at) == Some(NameClass::Person)
        });
        if comma && (of_another || !self.lexis.units.capital(outer.units.start)) {
            return None;
        }
        outer.units.end = inner.units.end;
        Some(outer)
    }

    /// "its foreign minister, Téte António," and "Secretary-General of ASEAN, H.E. Kao Kim Hourn,": a title before a comma.
    fn before_comma(&self, end: UnitId, name: &Range<UnitId>, sentence: &Range<UnitId>) -> Option<Title> {
        let comma = end.checked_sub(1).filter(|&at| at > sentence.start && self.lexis.units.lower(at) == ",")?;
        let title = self.ending_at(comma, sentence)?;
        let opener = title.units.start.checked_sub(1).filter(|&at| at >= sentence.start);
        let honoured = end < name.start && !self.lexis.is(name.start - 1, Trait::Plain);
        let determined = honoured || opener.is_some_and(|at| self.is_determiner(at)) || self.has_possessor(&title);
        let closes = name.end >= sentence.end
            || matches!(self.lexis.units.lower(name.end), "," | "." | ")" | "-" | "–" | "—" | ";" | ":" | "(")
            || self.lexis.is(name.end, Trait::And)
            || matches!(self.lexis.units.upos(name.end), Upos::Verb | Upos::Aux);
        // "What does the President say, Jen?" calls her by her forename.
        let called = name.len() == 1 && !honoured;
        (determined && closes && !called).then_some(title)
    }

    pub(in crate::extract::who) fn has_possessor(&self, title: &Title) -> bool {
        title.units.clone().any(|id| self.lexis.is(id, Trait::Genitive))
    }

    /// The title whose last word is the one before `end`.
    fn ending_at(&self, end: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let end = self.before_bracket(end, sentence);
        if end <= sentence.start {
            return None;
        }
        let (role_start, role_end, role) = match self.lexis.role_before(end) {
            Some((start, role)) if !role.plural => (start, end, role),
            _ => self.role_before_complement(end, sentence)?,
        };
        let start = self.modifiers_before(role_start, sentence);
        let mut title = self.title(start..end, role_start, role_end - 1, role, true);
        if let Some(first) = self.coordinated_before(title.units.start, sentence) {
            title.units.start = first.units.start;
            title.head = first.head;
            title.role = first.role;
            title.tenure = first.tenure;
        }
        Some(title)
    }

    /// "… of the Gulf Cooperation Council | (GCC)": where a bracketed acronym begins, if one ends here.
    fn before_bracket(&self, end: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let bracketed = end >= sentence.start + 4 && units.lower(end - 1) == ")" && units.lower(end - 3) == "(";
        if bracketed { end - 3 } else { end }
    }

    /// "State Councilor and | Foreign Minister": the title before "and".
    fn coordinated_before(&self, start: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let units = self.lexis.units;
        let mut at = start.checked_sub(1).filter(|&at| at > sentence.start)?;
        if self.lexis.is(at, Trait::The) {
            at = at.checked_sub(1).filter(|&at| at > sentence.start)?;
        }
        if !self.lexis.is(at, Trait::JoinsTitles) {
            return None;
        }
        let end = if units.lower(at - 1) == "," { at - 1 } else { at };
        // "The Secretary and | President Ghani" are two persons.
        let served = end >= sentence.start + 3 && self.lexis.is_any(end - 3, &[Trait::Of, Trait::To, Trait::For]);
        let alone =
            end >= sentence.start + 2 && self.lexis.is(end - 2, Trait::The) && units.capital(end - 1) && !served;
        let sovereign = |id: UnitId| self.lexis.is(id, Trait::Sovereign);
        if alone && (sovereign(end - 1) || (start..sentence.end.min(start + 3)).any(sovereign)) {
            return None;
        }
        let first = self.ending_at(end, sentence).map(|title| self.governed(&title, sentence).unwrap_or(title));
        first.filter(|title| title.units.end - title.units.start <= LONGEST / 2)
    }

    /// "Special Assistant to the | President" and Coordinator: the role noun of which a title is only the complement.
    fn governed(&self, inner: &Title, sentence: &Range<UnitId>) -> Option<Title> {
        let mut at = inner.units.start.checked_sub(1).filter(|&at| at > sentence.start)?;
        if self.lexis.is(at, Trait::The) {
            at -= 1;
        }
        let joined = at > sentence.start && self.lexis.is_any(at, &[Trait::Of, Trait::To]);
        let (start, role) = self.lexis.role_before(at).filter(|(_, role)| joined && !role.plural)?;
        let first = self.modifiers_before(start, sentence);
        Some(self.title(first..inner.units.end, start, at - 1, role, true))
    }

    /// Steps back over a complement ("of the African Union Commission") to its role noun.
    fn role_before_complement(&self, end: UnitId, sentence: &Range<UnitId>) -> Option<(UnitId, UnitId, Role)> {
        let units = self.lexis.units;
        let mut at = end;
        let mut joined = false;
        while at > sentence.start && end - at < LONGEST / 2 {
            at -= 1;
            if let Some(name) = self.name_at(at) {
                if name.class == NameClass::Person {
                    return None;
                }
                let first = name.units.start.max(sentence.start);
                joined = false;
                at = first;
                continue;
            }
            let lower = units.lower(at);
            if joined && let Some((start, role)) = self.lexis.role_before(at + 1) {
                return (!role.plural).then_some((start, at + 1, role));
            }
            joined = self.lexis.is(at, Trait::Joins);
            let inside = joined
                || units.capital(at)
                || self.lexis.title_word(at).is_some()
                || self.is_noun(at)
                || self.lexis.is_any(at, &[Trait::The, Trait::And, Trait::Genitive, Trait::Field])
                || lower == "," && self.lists(at, end);
            if !inside {
                return None;
            }
        }
        None
    }

    /// Whether a comma within a complement only separates the items of a list: "Afghan Women, Girls, and Human Rights".
    fn lists(&self, comma: UnitId, end: UnitId) -> bool {
        let after_capital = comma.checked_sub(1).is_some_and(|before| self.lexis.units.capital(before));
        after_capital && (comma + 1..end).any(|id| self.lexis.is(id, Trait::And))
    }
}
