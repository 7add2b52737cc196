//! Candidates that the reference and the table of metonyms propose.

use std::ops::Range;

use super::{Proposer, candidate};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::{EntryKind, HeadKind, Key, Trait};

/// How many words a known name has to have to be sure without a capital.
const SURE_WORDS: usize = 3;

impl Proposer<'_> {
    /// Names of the reference.
    pub(in crate::extract::who) fn known(&self, sentence: &Range<UnitId>, all: &mut Vec<Name>) {
        let mut found = Vec::new();
        let units = self.lexis.units;
        let words: Vec<&str> = sentence.clone().map(|id| units.text(id)).collect();
        for hit in self.knowledge.reference.matches(&words) {
            let mut range = sentence.start + hit.words.start..sentence.start + hit.words.end;
            let entry = self.knowledge.reference.entry(hit.entry);
            let class = match hit.key {
                Key::Demonym => NameClass::Demonym,
                _ if entry.kind() == EntryKind::Organization && self.is_visited_building(&range) => continue,
                _ => NameClass::from(entry.kind()),
            };
            if class == NameClass::Person && self.names_building(range.end, sentence) {
                continue; // "the Thomas Jefferson Room"
            }
            if class == NameClass::Person {
                self.trim_person(&mut range); // "Queen Elizabeth II" is an alias with its title
            }
            if class == NameClass::Initiative && range.start > sentence.start && self.is_year(range.start - 1) {
                range.start -= 1; // "the 1982 United Nations Convention on …"
            }
            if range.is_empty() || range.clone().any(|id| units.text(id).contains('$')) {
                continue;
            }
            let capital = range.clone().any(|id| units.capital(id));
            let bonus = match (class, entry.prominence) {
                // A known plan is often written small ("community of shared future for mankind"); a name of that many
                // words is no chance.
                (NameClass::Initiative, _) if !capital && range.len() >= SURE_WORDS => 8,
                _ if !capital && class != NameClass::Demonym => continue,
                (NameClass::Place, 0) if range.len() == 1 => {
                    if self.plainly_no_place(range.start) {
                        continue;
                    }
                    2
                }
                (NameClass::Place, 0) | (NameClass::Initiative | NameClass::Gathering, _) => 8,
                (NameClass::Organization, _) if self.common_word(&range) => continue,
                (NameClass::Place | NameClass::Country, 2..) => 20,
                (NameClass::Person, _) if range.len() == 1 => 3,
                _ => 15,
            };
            let mut name = candidate(range, class, Source::Reference, bonus);
            name.entries.push(hit.entry);
            found.push(name);
        }
        self.prefer_towns(sentence, &mut found);
        self.widen_known(&mut found);
        self.buildings(sentence, &mut found);
        all.append(&mut found);
    }

    /// "met in Weimar": behind "in" a word is the town, and not the group that is named after it.
    fn prefer_towns(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        let behind_in = |at: UnitId| {
            let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
            before.is_some_and(|before| self.lexis.is(before, Trait::Field) && self.lexis.is(before, Trait::Locates))
        };
        let towns: Vec<Range<UnitId>> = found
            .iter()
            .filter(|name| name.class == NameClass::Place && name.units.len() == 1 && behind_in(name.units.start))
            .map(|name| name.units.clone())
            .collect();
        found.retain(|name| name.class != NameClass::Organization || !towns.contains(&name.units));
    }

    /// Puts names of the reference together that belong together: the whole instead of its parts ("United Nations General
    /// Assembly", not "General Assembly"), a body with the acronym before it ("UN Security Council"), and one place named
    /// twice around a comma ("Washington, D.C.").
    fn widen_known(&self, found: &mut Vec<Name>) {
        let units = self.lexis.units;
        let longest: Vec<Range<UnitId>> = found
            .iter()
            .filter(|name| name.units.len() > 1 && name.class != NameClass::Person)
            .map(|name| name.units.clone())
            .collect();
        found.retain(|name| {
            let within = |outer: &Range<UnitId>| {
                outer.len() > name.units.len() && outer.start <= name.units.start && name.units.end <= outer.end
            };
            name.class == NameClass::Person || !longest.iter().any(within)
        });
        let mut wider = Vec::new();
        for second in found.iter() {
            for first in found.iter() {
                let acronym = first.units.end == second.units.start
                    && second.class == NameClass::Organization
                    && matches!(first.class, NameClass::Organization | NameClass::Country)
                    && first.units.clone().all(|id| units.shape(id) == Shape::Capitals);
                let comma = first.units.end + 1 == second.units.start
                    && units.lower(first.units.end) == ","
                    && first.class == NameClass::Place
                    && first.entries.iter().any(|entry| second.entries.contains(entry));
                if acronym || comma {
                    let range = first.units.start..second.units.end;
                    let mut name = candidate(range, second.class, Source::Reference, second.weight + first.weight);
                    name.weight = second.weight + first.weight + 4;
                    name.entries.clone_from(&second.entries);
                    wider.push(name);
                }
            }
        }
        found.append(&mut wider);
    }

    /// Buildings and addresses that stand for a government.
    fn buildings(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        let units = self.lexis.units;
        let table = &self.lexis.naming.metonyms;
        let mut key = String::new();
        for start in sentence.clone().filter(|&id| units.capital(id)) {
            for end in start + 1..=sentence.end.min(start + table.longest()) {
                self.lexis.key(start, end, &mut key);
                let Some(metonym) = table.get(&key).filter(|_| units.capital(end - 1)) else { continue };
                let visited = !metonym.organization || self.is_visited_building(&(start..end));
                let class = if visited { NameClass::Place } else { NameClass::Organization };
                found.push(candidate(start..end, class, Source::Reference, 12));
            }
        }
    }

    /// Whether the noun of a place follows a name and makes it its own: "| Room", "| Airport".
    fn names_building(&self, next: UnitId, sentence: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        let head = next < sentence.end && units.capital(next);
        head && self.lexis.naming.heads.get(units.lower(next)).is_some_and(|head| head.kind == HeadKind::Place)
    }

    /// Whether a building that stands for a government is here the building: "at the White House".
    fn is_visited_building(&self, range: &Range<UnitId>) -> bool {
        let mut key = String::new();
        self.lexis.key(range.start, range.end, &mut key);
        let before =
            range.start.checked_sub(1).map(|at| if self.lexis.is(at, Trait::The) { at.saturating_sub(1) } else { at });
        self.lexis.naming.metonyms.get(&key).is_some() && before.is_some_and(|at| self.lexis.is(at, Trait::Locates))
    }

    /// Whether a one-word organization is rather a common word: opens a sentence or stands in a heading, and is written small elsewhere.
    pub(in crate::extract::who) fn common_word(&self, range: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        let weak = units.opens_sentence(range.start) || self.habits.heading(units.sentence_number(range.start));
        range.len() == 1
            && units.shape(range.start) != Shape::Capitals
            && weak
            && self.habits.small(units.lower(range.start))
    }

    /// Whether a little-known place name is used as another word here.
    fn plainly_no_place(&self, id: UnitId) -> bool {
        let units = self.lexis.units;
        let weak = units.opens_sentence(id) || self.habits.heading(units.sentence_number(id));
        weak && self.habits.small(units.lower(id))
            || self.lexis.role_at(id).is_some()
            || self.lexis.is_honorific(id)
            || self.lexis.naming.not_names.contains_key(units.lower(id))
            || self.lexis.naming.heads.get(units.lower(id)).is_some()
            || self.lexis.title_word(id).is_some()
            || self.is_forename(id) && id + 1 < units.len() && units.capital(id + 1)
            || id > 0 && self.is_forename(id - 1) && units.capital(id - 1)
            || id > 0 && units.shape(id - 1) == Shape::Initial
    }
}
