//! Candidates for names: the reference, the language model, titles, forenames and head nouns each propose what they see;
//! [`choose`](super::name::choose) decides among them.

use std::collections::HashSet;
use std::ops::Range;

use super::lexis::Lexis;
use super::name::{Name, NameClass, Source};
use super::runs::Habits;
use super::units::{Shape, UnitId};
use crate::knowledge::{EntryKind, HeadKind, Key, Knowledge};
use crate::language::NameKind;

/// What every unit of a name weighs: of two candidates, the one that explains more words is preferred.
const PER_UNIT: i32 = 10;

/// Proposes names.
pub(super) struct Proposer<'a> {
    /// The words and what they may be.
    pub lexis: &'a Lexis<'a>,
    /// Habits of the document.
    pub habits: &'a Habits<'a>,
    /// The reference.
    pub knowledge: &'a Knowledge,
    /// Words of the persons' names that the article has established, in lower case.
    pub established: HashSet<&'a str>,
}

impl Proposer<'_> {
    /// All candidates of one sentence.
    pub fn candidates(&self, sentence: &Range<UnitId>) -> Vec<Name> {
        let mut found = Vec::new();
        self.known(sentence, &mut found);
        self.shaped(sentence, &mut found);
        let anchors: Vec<UnitId> = found.iter().map(|name| name.units.end).collect();
        for start in sentence.clone() {
            if self.lexis.units.capital(start) || self.lexis.particle(start).is_some() {
                self.person_from(start, sentence, &anchors, &mut found);
            }
        }
        let heading = self.heading(sentence);
        if !heading {
            keep_whole_persons(&mut found);
        }
        for name in &mut found {
            name.heading = heading;
        }
        found
    }

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
        let determined = first > 0 && matches!(units.lower(first - 1), "the" | "a" | "an" | "this" | "these");
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
            // A single ordinary word of titles or heads names nothing: "Administration", "State".
            _ if range.len() == 1 => !titular(first) && head(first).is_none() && !units.text(first).contains('-'),
            _ => !range.clone().any(|id| self.lexis.role_at(id).is_some()) && !range.clone().all(titular),
        }
    }

    /// Drops titles and honorifics that the model took for a part of the name.
    fn trim_person(&self, range: &mut Range<UnitId>) {
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

    /// Whether a sentence is a heading.
    pub(super) fn heading(&self, sentence: &Range<UnitId>) -> bool {
        self.habits.heading(self.lexis.units.sentence_number(sentence.start))
    }

    /// Names of the reference.
    fn known(&self, sentence: &Range<UnitId>, all: &mut Vec<Name>) {
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
            if class == NameClass::Person {
                self.trim_person(&mut range); // "Queen Elizabeth II" is an alias with its title
            }
            if range.is_empty() || range.clone().any(|id| units.text(id).contains('$')) {
                continue;
            }
            let capital = range.clone().any(|id| units.capital(id));
            let bonus = match (class, entry.prominence) {
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
        self.widen_known(&mut found);
        self.buildings(sentence, &mut found);
        all.append(&mut found);
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

    /// Whether a building that stands for a government is here the building: "at the White House".
    fn is_visited_building(&self, range: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        let mut key = String::new();
        self.lexis.key(range.start, range.end, &mut key);
        let before =
            range.start.checked_sub(1).map(|at| if units.lower(at) == "the" { at.saturating_sub(1) } else { at });
        let locates =
            |word: &str| matches!(word, "at" | "in" | "inside" | "outside" | "near" | "around" | "to" | "into");
        self.lexis.naming.metonyms.get(&key).is_some() && before.is_some_and(|at| locates(units.lower(at)))
    }

    /// Whether a one-word organization is rather a common word: opens a sentence or stands in a heading, and is written small elsewhere.
    fn common_word(&self, range: &Range<UnitId>) -> bool {
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

    /// A person's name that begins at a unit, if anything speaks for one.
    fn person_from(&self, start: UnitId, sentence: &Range<UnitId>, anchors: &[UnitId], found: &mut Vec<Name>) {
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
            _ if honoured => (Source::Title, 6),
            _ if !(2..6).contains(&length) || self.is_title_of_next(end, sentence) || self.has_head(start..end) => {
                return;
            }
            _ if self.is_forename(start) => (Source::Forename, 8),
            _ if self.described(end, sentence) => (Source::Apposition, 4),
            _ if self.apposed(before, end, sentence, anchors) => (Source::Apposition, 4),
            _ if length == 2 && self.is_forename(start + 1) && self.is_surname(start) => (Source::Forename, 2),
            _ if self.labels(start, end) => (Source::Label, 3),
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
            found.push(candidate(start..end.min(start + 3), NameClass::Person, source, bonus - 4));
        }
    }

    /// Whether the run is only the beginning of a title: "Henry Putman | Professor of Economics".
    fn is_title_of_next(&self, end: UnitId, sentence: &Range<UnitId>) -> bool {
        end < sentence.end && self.lexis.units.capital(end) && self.lexis.role_at(end).is_some()
    }

    /// Whether a run begins or ends with the head noun of another kind of name: "Thomas Jefferson Room", "Camp David".
    fn has_head(&self, run: Range<UnitId>) -> bool {
        let head = |id: UnitId| self.lexis.naming.heads.get(self.lexis.units.lower(id));
        head(run.start).is_some_and(|head| head.leads)
            || head(run.end - 1).is_some_and(|head| head.kind == HeadKind::Place)
    }

    /// Whether a word is the family name of a person of the reference.
    fn is_surname(&self, id: UnitId) -> bool {
        let folded = crate::text::fold(self.lexis.units.text(id));
        self.knowledge.reference.surnamed(&folded).next().is_some()
    }

    /// Whether a title and a comma stand before, and the name is closed off: "its president, Dirk Messner, told".
    fn apposed(&self, start: UnitId, end: UnitId, sentence: &Range<UnitId>, anchors: &[UnitId]) -> bool {
        let units = self.lexis.units;
        let comma = start > sentence.start + 1 && units.lower(start - 1) == ",";
        let closed = end >= sentence.end || matches!(units.lower(end), "," | "." | ";" | ":" | ")" | "and");
        let title_end = if comma && units.lower(start - 2) == ")" {
            start.saturating_sub(4).max(sentence.start + 1)
        } else {
            start.saturating_sub(1)
        };
        comma && closed && !matches!(self.title_ends_at(title_end, sentence, anchors), Titled::No)
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

    /// Whether a title ends before a unit: "Foreign Minister |", "Secretary-General of ASEAN |", "… for European Affairs |".
    fn title_ends_at(&self, end: UnitId, sentence: &Range<UnitId>, anchors: &[UnitId]) -> Titled {
        if let Some((_, role)) = self.lexis.role_before(end) {
            return if role.plural { Titled::Several } else { Titled::Directly };
        }
        // "of the Gulf Cooperation Council (GCC) |"
        let bracketed = end >= sentence.start + 4
            && self.lexis.units.lower(end - 1) == ")"
            && self.lexis.units.lower(end - 3) == "(";
        let end = if bracketed { end - 3 } else { end };
        let field = self.lexis.title_word(end - 1).is_some() && self.lexis.units.capital(end - 1);
        if (anchors.contains(&end) || field) && self.role_with_complement(end, sentence) {
            Titled::AfterComplement
        } else {
            Titled::No
        }
    }

    /// Whether the words before a unit are a role noun and its complement: "Secretary-General of ASEAN".
    fn role_with_complement(&self, end: UnitId, sentence: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        let mut at = end;
        let mut linked = false;
        while at > sentence.start && end - at < 16 {
            at -= 1;
            let lower = units.lower(at);
            let joins = matches!(lower, "of" | "for" | "to" | "on" | "at");
            if linked && self.lexis.role_at(at).is_some_and(|role| !role.plural) {
                return true;
            }
            linked = joins;
            let inside = joins || units.capital(at) || matches!(lower, "the" | "and" | "&" | "," | "'s" | "'" | "in");
            if !inside {
                return false;
            }
        }
        false
    }

    fn is_forename(&self, id: UnitId) -> bool {
        self.knowledge.naming.forenames.contains_key(self.lexis.units.lower(id))
    }

    /// Whether a description follows: ", a spokesperson for", ", who said".
    fn described(&self, end: UnitId, sentence: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        if end + 2 >= sentence.end || units.lower(end) != "," {
            return false;
        }
        let next = units.lower(end + 1);
        if next == "who" {
            return true;
        }
        let article = matches!(next, "a" | "an" | "the");
        article
            && (end + 2..sentence.end.min(end + 8)).any(|id| self.lexis.role_at(id).is_some_and(|role| !role.plural))
    }
}

/// Drops persons' names that are only a part of a longer one: "Lula da Silva" within "Luiz Inácio Lula da Silva".
fn keep_whole_persons(found: &mut Vec<Name>) {
    let whole: Vec<Range<UnitId>> = found
        .iter()
        .filter(|name| name.class == NameClass::Person && matches!(name.source, Source::Title | Source::Forename))
        .map(|name| name.units.clone())
        .collect();
    found.retain(|name| {
        let part = |outer: &Range<UnitId>| {
            outer.len() > name.units.len() && outer.start <= name.units.start && name.units.end <= outer.end
        };
        name.class != NameClass::Person || !whole.iter().any(part)
    });
}

/// How a title stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Titled {
    /// Its role noun is the last word: "Foreign Minister |".
    Directly,
    /// It is plural: "Senators |".
    Several,
    /// Its complement is: "Secretary-General of ASEAN |".
    AfterComplement,
    /// There is none.
    No,
}

/// A candidate with its weight.
pub(super) fn candidate(units: Range<UnitId>, class: NameClass, source: Source, bonus: i32) -> Name {
    let weight = PER_UNIT * units.len() as i32 + bonus;
    Name { units, class, source, entries: Vec::new(), weight, heading: false }
}
