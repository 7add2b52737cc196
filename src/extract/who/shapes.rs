//! Organizations, places, initiatives and gatherings by their head noun: "Ministry of Defence", "Taiwan Strait", "Treaty on
//! Good-Neighbourliness", "Bled Strategic Forum".

use std::ops::Range;

use super::candidates::{Proposer, candidate};
use super::name::{Name, NameClass, Source};
use super::units::{Shape, UnitId};
use crate::knowledge::{EntryKind, Head, HeadKind, Ordinary, TitleWord, Trait};

/// The longest name by head noun, in units.
const LONGEST: usize = 16;

impl Proposer<'_> {
    /// Candidates by head noun.
    pub(super) fn shaped(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        self.small_ministries(sentence, found);
        let mut at = sentence.start;
        while at < sentence.end {
            let end = self.capital_run(at, sentence);
            if end > at {
                self.shapes_of_run(at..end, sentence, found);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Ministries written small: "China's foreign ministry", "the external affairs ministry".
    fn small_ministries(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        let units = self.lexis.units;
        let field =
            |id: UnitId| units.shape(id) == Shape::Small && matches!(self.lexis.title_word(id), Some(TitleWord::Field));
        for head in sentence.clone().filter(|&id| units.shape(id) == Shape::Small && self.lexis.is(id, Trait::Ministry))
        {
            let mut start = head;
            while start > sentence.start && (field(start - 1) || start < head && self.lexis.is(start - 1, Trait::And)) {
                start -= 1;
            }
            if start == head || !field(start) {
                continue;
            }
            let owner = found.iter().find(|name| {
                matches!(name.class, NameClass::Country | NameClass::Demonym)
                    && (name.units.end == start
                        || name.units.end + 1 == start && self.lexis.is(start - 1, Trait::Genitive))
            });
            let start = owner.map_or(start, |name| name.units.start);
            found.push(candidate(start..head + 1, NameClass::Organization, Source::Shape, 22));
        }
    }

    /// The end of the run of capitalised words that begins here, without joining words but with the possessive of a
    /// collective: "Swiss People's Party".
    fn capital_run(&self, start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let end =
            (start..sentence.end).find(|&id| !self.part_of_run(id) && !self.is_collective_possessive(id, sentence));
        end.unwrap_or(sentence.end)
    }

    fn is_collective_possessive(&self, id: UnitId, sentence: &Range<UnitId>) -> bool {
        self.lexis.is(id, Trait::Genitive)
            && id > sentence.start
            && id + 1 < sentence.end
            && self.part_of_run(id + 1)
            && self.lexis.is(id - 1, Trait::Collective)
    }

    fn part_of_run(&self, id: UnitId) -> bool {
        let units = self.lexis.units;
        let lower = units.lower(id);
        units.capital(id) && !self.ends_every_name(lower)
            || units.shape(id) == Shape::Number && id > 0 && units.capital(id - 1) && lower.len() < 5
    }

    /// A calendar or function word, which only the start of a sentence or a heading capitalises.
    fn ends_every_name(&self, lower: &str) -> bool {
        matches!(self.lexis.naming.not_names.get(lower), Some(Ordinary::Calendar | Ordinary::Function))
    }

    /// Candidates whose head noun stands in a run of capitals.
    fn shapes_of_run(&self, run: Range<UnitId>, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        for id in run.clone() {
            let Some(head) = self.head_at(id) else { continue };
            let class = class_of(head.kind);
            let start = self.first_of(&run, id);
            let end = self.complement_end(id, head, sentence);
            let unowned = start == id && self.lexis.is(id + 1, Trait::Locates); // "our Embassy in Minsk"
            if end > id + 1 && !unowned {
                let (start, wide) = (start, self.with_region(end, class, sentence));
                if wide > end {
                    found.push(candidate(start..wide, class, Source::Shape, 25));
                }
                found.push(candidate(start..end, class, Source::Shape, 7));
            }
            let ends_phrase = id + 1 == run.end || self.head_at(id + 1).is_none();
            let vague = class == NameClass::Organization && self.is_vague(start..id + 1)
                || class == NameClass::Place && self.is_known_organization(start);
            if start < id && ends_phrase && !vague {
                found.push(candidate(
                    start..id + 1,
                    class,
                    Source::Shape,
                    if class == NameClass::Place { 6 } else { 12 },
                ));
                let wide = self.first_across_and(start, sentence);
                if wide < start && class == NameClass::Organization {
                    found.push(candidate(wide..id + 1, class, Source::Shape, 2));
                }
            } else if start == id && head.alone && !self.weak(id) {
                found.push(candidate(id..id + 1, class, Source::Shape, 3));
            } else if start == id && head.leads && id + 1 < run.end && !self.heading(sentence) {
                found.push(candidate(id..run.end, class, Source::Shape, 12));
            }
            if start < id && head.leads && class == NameClass::Organization && id + 1 < run.end {
                found.push(candidate(start..run.end, class, Source::Shape, 12)); // "U.S. Embassy Minsk"
            }
        }
    }

    /// "University of California, San Diego": where the name ends with the place after its comma.
    fn with_region(&self, end: UnitId, class: NameClass, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let head = (sentence.start..end).rev().take(4).any(|id| self.lexis.is(id, Trait::Campus));
        if class != NameClass::Organization || !head || units.lower(end) != "," {
            return end;
        }
        (end + 1..sentence.end.min(end + 4)).take_while(|&id| self.part_of_run(id)).last().map_or(end, |id| id + 1)
    }

    /// Words that every state has: "Federal Government", "Presidential Office".
    fn is_vague(&self, range: Range<UnitId>) -> bool {
        self.lexis.is(range.end - 1, Trait::Vague)
            && (range.start..range.end - 1).all(|id| self.lexis.title_word(id).is_some())
    }

    /// Whether a capital here says nothing: the unit opens a sentence, or stands in a heading.
    fn weak(&self, id: UnitId) -> bool {
        let units = self.lexis.units;
        units.opens_sentence(id) && self.habits.small(units.lower(id)) || self.habits.heading(units.sentence_number(id))
    }

    fn head_at(&self, id: UnitId) -> Option<&Head> {
        if !self.lexis.units.capital(id) {
            return None;
        }
        let lower = self.lexis.units.lower(id);
        let last = lower.rsplit('-').next().unwrap_or(lower);
        self.lexis.naming.heads.get(last)
    }

    /// Where the name with its head at `id` begins within the run: after titles, and after words of rank.
    fn first_of(&self, run: &Range<UnitId>, id: UnitId) -> UnitId {
        let mut start = run.start;
        for at in run.start..id {
            let lower = self.lexis.units.lower(at);
            let rank = start == at && self.lexis.is(at, Trait::Rank);
            if self.lexis.role_at(at).is_some()
                || rank
                || matches!(self.lexis.naming.not_names.get(lower), Some(Ordinary::Other))
            {
                start = at + 1;
            }
        }
        start.min(id)
    }

    /// "Women in | Business Committee", "Pacific Gas and | Electric Company": where the name begins when it reaches across a
    /// joining word; `start` itself when it does not.
    fn first_across_and(&self, start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let joined = start > sentence.start + 1 && self.lexis.is_any(start - 1, &[Trait::And, Trait::Field]);
        let inside = |id: UnitId| {
            self.part_of_run(id)
                && self.lexis.role_at(id).is_none()
                && self.head_at(id).is_none()
                && units.shape(id) == Shape::Capitalised
                && !self.is_known_start(id)
        };
        if !joined || !inside(start - 2) || self.is_known_start(start) && self.lexis.is(start - 1, Trait::And) {
            return start;
        }
        let mut first = start - 2;
        while first > sentence.start && inside(first - 1) {
            first -= 1;
        }
        first
    }

    /// The end of the name with its head at `head_id` and a complement: "Ministry of Foreign Affairs and Cooperation". The
    /// unit after the head when there is none.
    fn complement_end(&self, head_id: UnitId, head: &Head, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let start = head_id + 1;
        let limit = sentence.end.min(start + LONGEST);
        if start >= limit || !head.joiners.iter().any(|joiner| **joiner == *units.lower(start)) {
            return start;
        }
        let office = self.lexis.is(head_id, Trait::Bureau);
        let mut end = start;
        let mut at = start;
        while at < limit {
            let lower = units.lower(at);
            let role = self.lexis.role_at(at).is_some() && !(office && at <= start + 2);
            if self.part_of_run(at) && !role && !self.is_rank(at) {
                at += 1;
                end = at;
            } else if at == start && (self.part_of_run(at + 1) || self.lexis.is(at + 1, Trait::The))
                || self.continues(at, limit, lower, office)
            {
                at += 1;
            } else {
                break;
            }
        }
        end
    }

    /// A word of rank begins a title, and so ends the name of an organization: "Department of State | Special Envoy".
    fn is_rank(&self, id: UnitId) -> bool {
        self.lexis.is(id, Trait::Rank)
    }

    /// Whether a joining word leads on to more of the name. "and" and commas need care: "the Ministry of Defence and
    /// the Army" are two names, "Bureau of Population, Refugees, and Migration" is one.
    fn continues(&self, at: UnitId, limit: UnitId, lower: &str, office: bool) -> bool {
        let units = self.lexis.units;
        let capital = |id: UnitId| id < limit && self.part_of_run(id) && (office || self.lexis.role_at(id).is_none());
        let plain = |id: UnitId| {
            capital(id)
                && units.shape(id) == Shape::Capitalised
                && self.head_at(id).is_none()
                && !self.is_known_start(id)
        };
        match lower {
            _ if self.lexis.is(at, Trait::LeadsOn) => {
                let next = at + 1;
                capital(next)
                    || self.lexis.is_any(next, &[Trait::The, Trait::Indefinite]) && capital(next + 1)
                    || self.lexis.is_any(at, &[Trait::Of, Trait::The]) && next < limit && units.capital(next)
            }
            _ if self.lexis.is(at, Trait::And) => plain(at + 1),
            "," => {
                let last = (at + 2..limit.min(at + 6)).find(|&id| self.lexis.is(id, Trait::And));
                let listed =
                    last.is_some_and(|id| plain(id + 1) && (at + 1..id).all(|id| plain(id) || units.lower(id) == ","));
                listed || self.lexis.is(at + 1, Trait::And) && plain(at + 2)
            }
            _ => false,
        }
    }

    /// Whether the acronym of a known organization stands here: "USDA State Director" names no place.
    fn is_known_organization(&self, id: UnitId) -> bool {
        let reference = &self.knowledge.reference;
        let known = |(entry, _)| reference.entry(entry).kind() == EntryKind::Organization;
        let folded = crate::text::fold(self.lexis.units.text(id));
        self.lexis.units.shape(id) == Shape::Capitals && reference.find(&folded).any(known)
    }

    /// Whether a known country or other name begins here, which starts a new item of a list.
    fn is_known_start(&self, id: UnitId) -> bool {
        if id >= self.lexis.units.len() {
            return false;
        }
        let folded = crate::text::fold(self.lexis.units.text(id));
        self.knowledge.reference.find(&folded).next().is_some()
    }
}

fn class_of(kind: HeadKind) -> NameClass {
    match kind {
        HeadKind::Organization => NameClass::Organization,
        HeadKind::Place => NameClass::Place,
        HeadKind::Initiative => NameClass::Initiative,
        HeadKind::Gathering => NameClass::Gathering,
    }
}
