//! Candidates for names of persons: what stands around a run of capitals tells whether it is one.

use std::ops::Range;

use super::beside::Titled;
use super::{Proposer, candidate};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::Trait;
use crate::language::Upos;

impl Proposer<'_> {
    /// A person's name that begins at a unit, if anything speaks for one.
    pub(in crate::extract::who) fn person_from(
        &self,
        start: UnitId,
        sentence: &Range<UnitId>,
        anchors: &[UnitId],
        found: &mut Vec<Name>,
    ) {
        let end = self.lexis.person_run(start, self.habits);
        if end == start {
            return;
        }
        let before = self.lexis.honorifics_before(start);
        let honoured = before < start;
        let titled = if before > sentence.start { self.title_ends_at(before, sentence, anchors) } else { Titled::No };
        let length = end - start;
        let (source, bonus) = match titled {
            Titled::Directly => (Source::Title, 9),
            Titled::AfterComplement | Titled::Several if length > 1 => (Source::Title, 7),
            Titled::AfterComplement if self.is_surname(start) && !self.is_known_start(start) => (Source::Title, 9),
            _ if honoured => (Source::Title, 6),
            _ if !(2..6).contains(&length) || self.is_title_of_next(end, sentence) || self.has_head(start..end) => {
                return;
            }
            _ if self.is_forename(start) => (Source::Forename, 8),
            _ if self.described(end, sentence) => (Source::Apposition, 4),
            _ if self.apposed(before, end, sentence, anchors) => (Source::Apposition, 4),
            _ if length == 2 && self.is_forename(start + 1) && self.is_surname(start) => (Source::Forename, 2),
            _ if self.labels(start, end) => (Source::Label, 3),
            _ if length == 2 && self.of_country(start..end, sentence) => (Source::Apposition, 3),
            _ => return,
        };
        if !self.heading(sentence) {
            found.push(candidate(start..end, NameClass::Person, source, bonus));
            return;
        }
        // In a heading every word has a capital: what the body established tells where the name ends.
        let known = (start..end).take_while(|&id| self.continues_established(start, id)).count();
        if (start..start + known).any(|id| self.established.contains(self.lexis.units.lower(id))) {
            found.push(candidate(start..start + known, NameClass::Person, source, bonus + 12));
        } else {
            // "President Biden Addressing Service Members": after a title a known family name ends the name.
            let surname = (start..end).find(|&id| self.is_surname(id) && !(id == start && self.is_forename(id)));
            let end = surname.filter(|_| matches!(titled, Titled::Directly)).map_or(end.min(start + 3), |id| id + 1);
            found.push(candidate(start..end, NameClass::Person, source, bonus - 4));
        }
    }

    /// Whether the run is only the beginning of a title: "Henry Putman | Professor of Economics".
    fn is_title_of_next(&self, end: UnitId, sentence: &Range<UnitId>) -> bool {
        end < sentence.end && self.lexis.units.capital(end) && self.lexis.role_at(end).is_some()
    }

    /// Whether two capitalised words are a person's who comes from a country: "Karsten Warholm of Norway won". The words are no
    /// others of the text, and a verb or a preposition follows.
    fn of_country(&self, run: Range<UnitId>, sentence: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        let (of, country) = (run.end, run.end + 1);
        if country + 1 >= sentence.end
            || !self.lexis.is(of, Trait::Of)
            || self.lexis.is(run.start.max(1) - 1, Trait::The)
        {
            return false;
        }
        let named = |id: UnitId| {
            let folded = crate::text::fold(units.text(id));
            self.knowledge.reference.country_of(&folded).is_some()
        };
        let plain = |id: UnitId| {
            units.shape(id) == Shape::Capitalised
                && !self.habits.small(units.lower(id))
                && self.lexis.naming.heads.get(units.lower(id)).is_none()
                && !self.is_known_start(id)
        };
        let acts = matches!(units.upos(country + 1), Upos::Verb | Upos::Aux | Upos::Adp);
        run.clone().all(plain) && run.clone().all(|id| units.upos(id) == Upos::Propn) && named(country) && acts
    }

    /// Whether the run labels turns of a conversation: it opens a sentence before a colon, more than once.
    fn labels(&self, start: UnitId, end: UnitId) -> bool {
        let units = self.lexis.units;
        let label = |id: UnitId| units.lower(id + (end - start)) == ":" && units.opens_sentence(id);
        let same = |id: UnitId| (0..end - start).all(|at| units.lower(id + at) == units.lower(start + at));
        label(start)
            && units
                .sentences()
                .iter()
                .filter(|other| other.start != start && same(other.start) && label(other.start))
                .count()
                > 0
    }

    /// Whether a word of a heading is part of a name that the body established, or an initial or particle within one.
    fn continues_established(&self, start: UnitId, id: UnitId) -> bool {
        let units = self.lexis.units;
        self.established.contains(units.lower(id))
            || units.shape(id) == Shape::Initial
            || self.lexis.particle(id).is_some()
            || id == start && self.is_forename(id) && self.established.contains(units.lower(id + 1))
    }

    /// Words of established names that stand alone: "Han said".
    pub fn recalled(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        let units = self.lexis.units;
        let mut at = sentence.start;
        while at < sentence.end {
            let mut end = at;
            while end < sentence.end && units.capital(end) && self.established.contains(units.lower(end)) {
                end += 1;
            }
            if end == at {
                at += 1;
                continue;
            }
            let mut start = at;
            while start > sentence.start
                && self.lexis.particle(start - 1).is_some()
                && units.shape(start - 1) == Shape::Small
            {
                start -= 1;
            }
            let within =
                |name: &Name| name.class == NameClass::Person && name.units.start <= start && end <= name.units.end;
            if !found.iter().any(within) {
                found.push(candidate(start..end, NameClass::Person, Source::Established, 13));
            }
            at = end;
        }
    }
}
