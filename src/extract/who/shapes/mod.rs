//! Organizations, places, initiatives and gatherings by their head noun: "Ministry of Defence", "Taiwan Strait", "Treaty on
//! Good-Neighbourliness", "Bled Strategic Forum".

mod complement;
mod small;
mod spelt;

use std::ops::Range;

use super::candidates::{Proposer, candidate};
use super::name::{Name, NameClass, Source};
use super::units::{Shape, UnitId};
use crate::knowledge::{EntryKind, Head, HeadKind, Ordinary, Particle, Trait};

/// How much more a complement weighs than its words where a place in it belongs to the name: "Embassy in Minsk".
const WITH_PLACE: i32 = 34;

impl Proposer<'_> {
    /// Candidates by head noun.
    pub(in crate::extract::who) fn shaped(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        self.small_ministries(sentence, found);
        self.small_agreements(sentence, found);
        self.spelt(sentence, found);
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

    pub(super) fn part_of_run(&self, id: UnitId) -> bool {
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
            let Some((head_start, head)) = self.head_ending_at(id, run.start) else { continue };
            let class = class_of(head.kind);
            let bare = self.first_of(&run, head_start);
            let start = if class == NameClass::Initiative { self.first_of_treaty(bare, sentence) } else { bare };
            let owned = start < head_start;
            let end = self.complement_end(id, head, sentence);
            if head.led {
                // "Call to Action", "U.S.-Japan Joint Statement on …"; in a heading such words only announce.
                if end > id + 1 && (owned || !head.owned) && !self.heading(sentence) {
                    found.push(candidate(start..end, class, Source::Shape, 7));
                }
                continue;
            }
            let unowned = !owned && self.lexis.is(id + 1, Trait::Locates); // "our Embassy in Minsk"
            if end > id + 1 && !unowned {
                let wide = self.with_region(end, class, sentence);
                if wide > end {
                    found.push(candidate(start..wide, class, Source::Shape, WITH_PLACE));
                }
                let bonus = if head.seat && owned { WITH_PLACE } else { 7 };
                found.push(candidate(start..end, class, Source::Shape, bonus));
            }
            let ends_phrase = id + 1 == run.end || self.head_at(id + 1).is_none();
            let vague = class == NameClass::Organization && self.is_vague(start..id + 1)
                || class == NameClass::Place && self.is_known_organization(start);
            if owned && ends_phrase && !vague {
                let bonus = if class == NameClass::Place { 6 } else { 12 };
                found.push(candidate(start..id + 1, class, Source::Shape, bonus));
                let wide = self.first_across_and(start, sentence);
                if wide < start && class == NameClass::Organization {
                    found.push(candidate(wide..id + 1, class, Source::Shape, 2));
                }
            } else if !owned && head.alone && !self.weak(id) {
                found.push(candidate(start..id + 1, class, Source::Shape, 3));
            } else if !owned && head.leads && !self.ends_in_other(&run, id, class) && !self.heading(sentence) {
                found.push(candidate(start..run.end, class, Source::Shape, 12));
            }
            if owned && head.leads && class == NameClass::Organization && id + 1 < run.end {
                let bonus = if head.seat && self.is_known_start(id + 1) { WITH_PLACE } else { 12 };
                found.push(candidate(start..run.end, class, Source::Shape, bonus)); // "U.S. Embassy Minsk"
            }
        }
    }

    /// Whether the last word of a run names another kind of thing than the place or body that opens it ("Lake Victoria
    /// Accord"), or nothing follows at all.
    fn ends_in_other(&self, run: &Range<UnitId>, id: UnitId, class: NameClass) -> bool {
        id + 1 >= run.end || self.head_at(run.end - 1).is_some_and(|last| class_of(last.kind) != class)
    }

    /// Words that every state has, or that a person's name tells apart, which says who led but names no body: "Federal
    /// Government", "Presidential Office", "Smith Administration".
    pub(in crate::extract::who) fn is_vague(&self, range: Range<UnitId>) -> bool {
        let words = range.start..range.end - 1;
        let names_person = |id: UnitId| {
            let mut parts = self.lexis.units.lower(id).split('-');
            parts
                .all(|part| self.established.contains(part) || self.knowledge.reference.surnamed(part).next().is_some())
        };
        self.lexis.is(range.end - 1, Trait::Vague)
            && (words.clone().all(|id| self.lexis.title_word(id).is_some())
                || words.len() == 1 && self.lexis.is(range.end - 1, Trait::Led) && names_person(range.start))
    }

    /// Whether a capital here says nothing: the unit opens a sentence, or stands in a heading.
    fn weak(&self, id: UnitId) -> bool {
        let units = self.lexis.units;
        units.opens_sentence(id) && self.habits.small(units.lower(id)) || self.habits.heading(units.sentence_number(id))
    }

    /// The head noun of one or two words that ends with a unit, and where it begins: "Consulate General".
    fn head_ending_at(&self, id: UnitId, first: UnitId) -> Option<(UnitId, &Head)> {
        let mut key = String::new();
        let double =
            id.checked_sub(1).filter(|&before| before >= first && self.lexis.units.capital(id)).and_then(|before| {
                self.lexis.key(before, id + 1, &mut key);
                self.lexis.naming.heads.get(&key).map(|head| (before, head))
            });
        double.or_else(|| self.head_at(id).map(|head| (id, head)))
    }

    pub(super) fn head_at(&self, id: UnitId) -> Option<&Head> {
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
            let suffix = start == at && self.lexis.particle(at) == Some(Particle::Suffix); // "…, Jr. | Declares"
            if self.lexis.role_at(at).is_some()
                || rank
                || suffix
                || matches!(self.lexis.naming.not_names.get(lower), Some(Ordinary::Other))
            {
                start = at + 1;
            }
        }
        start.min(id)
    }

    /// Where the name of a treaty or plan begins: with its year ("1982 | Convention"), or with the body before an acronym in
    /// brackets ("East Asia Summit (EAS) | Declaration").
    fn first_of_treaty(&self, start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        if start > sentence.start && self.is_year(start - 1) {
            return start - 1;
        }
        let bracketed = start >= sentence.start + 4
            && units.lower(start - 1) == ")"
            && units.shape(start - 2) == Shape::Capitals
            && units.lower(start - 3) == "(";
        if !bracketed {
            return start;
        }
        let owner = (sentence.start..start - 3).rev().take_while(|&id| self.part_of_run(id)).last();
        owner.unwrap_or(start)
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

    /// Whether the acronym of a known organization stands here: "USDA State Director" names no place.
    fn is_known_organization(&self, id: UnitId) -> bool {
        let reference = &self.knowledge.reference;
        let known = |(entry, _)| reference.entry(entry).kind() == EntryKind::Organization;
        let folded = crate::text::fold(self.lexis.units.text(id));
        self.lexis.units.shape(id) == Shape::Capitals && reference.find(&folded).any(known)
    }

    /// Whether a known country or other name begins here, which starts a new item of a list.
    pub(in crate::extract::who) fn is_known_start(&self, id: UnitId) -> bool {
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
