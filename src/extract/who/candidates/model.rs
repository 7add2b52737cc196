//! Candidates that the language model proposes.

use std::ops::Range;

use super::{Proposer, candidate};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::units::UnitId;
use crate::knowledge::{HeadKind, Trait};
use crate::language::NameKind;

impl Proposer<'_> {
    /// Names that the language model found; they may cross nothing but units.
    pub fn modelled(&self) -> Vec<Name> {
        let units = self.lexis.units;
        let mut found = Vec::new();
        for name in units.doc.names() {
            let (class, bonus) = match name.kind {
                NameKind::Person => (NameClass::Person, 6),
                NameKind::Organization => (NameClass::Organization, 4),
                NameKind::Place => (NameClass::Place, 4),
                NameKind::Other => continue,
            };
            let Some(mut range) = units.exactly(&name.tokens) else { continue };
            while range.len() > 1 && !units.capital(range.start) && self.lexis.particle(range.start).is_none() {
                range.start += 1;
            }
            if class == NameClass::Person {
                self.trim_person(&mut range);
            }
            if range.start < range.end && self.is_believable(&range, class) {
                let heading = self.habits.heading(units.sentence_number(range.start));
                let mut name = candidate(range, class, Source::Model, bonus);
                name.heading = heading;
                found.push(name);
            }
        }
        found
    }

    /// Whether a name of the language model can be one: it is written like a name, is no title and no common word, and for a
    /// single word as a person something else must speak: that the reference or the forenames know the word.
    fn is_believable(&self, range: &Range<UnitId>, class: NameClass) -> bool {
        let units = self.lexis.units;
        let (first, last) = (range.start, range.end - 1);
        let lower = units.lower(first);
        let written = units.capital(first) || self.lexis.particle(first).is_some();
        let heading = self.habits.heading(units.sentence_number(first));
        let common = heading && range.clone().all(|id| self.habits.small(units.lower(id)));
        let ordinary = self.lexis.naming.not_names.contains_key(lower) || self.lexis.is_honorific(first);
        let marked = range.clone().any(|id| units.text(id).starts_with(['@', '#', '$', '&']));
        if !written || common || ordinary || marked {
            return false;
        }
        let titular = |id: UnitId| self.lexis.role_at(id).is_some() || self.lexis.title_word(id).is_some();
        let determined = first > 0 && self.lexis.is(first - 1, Trait::Points);
        let head = |id: UnitId| self.lexis.naming.heads.get(units.lower(id));
        match class {
            NameClass::Person if range.len() == 1 => {
                !determined
                    && head(first).is_none()
                    && !titular(first)
                    && (self.is_surname(first) || self.is_forename(first))
            }
            NameClass::Person => {
                !determined
                    && !self.has_head(range.clone())
                    && head(last).is_none_or(|head| head.kind != HeadKind::Organization)
                    && range.clone().all(|id| units.capital(id) || self.lexis.particle(id).is_some())
            }
            _ if class == NameClass::Organization
                && (self.lexis.is(last, Trait::Thing) || self.is_vague(range.clone())) =>
            {
                false
            }
            // A single ordinary word of titles or heads names nothing: "Administration", "State".
            _ if range.len() == 1 => !titular(first) && head(first).is_none() && !units.text(first).contains('-'),
            _ => !range.clone().any(|id| self.lexis.role_at(id).is_some()) && !range.clone().all(titular),
        }
    }

    /// Drops titles and honorifics that the model took for a part of the name.
    pub(in crate::extract::who) fn trim_person(&self, range: &mut Range<UnitId>) {
        for at in range.clone() {
            if self.lexis.role_at(at).is_some() || self.lexis.is_honorific(at) {
                range.start = at + 1;
            }
        }
        while range.start < range.end && self.lexis.naming.not_names.contains_key(self.lexis.units.lower(range.end - 1))
        {
            range.end -= 1;
        }
    }
}
