//! The complement of a head noun: "Ministry | of Foreign Affairs and Cooperation", "Memorandum | of Intent between the
//! Government of A and the Government of B on Trade".

use std::ops::Range;

use crate::extract::who::candidates::Proposer;
use crate::extract::who::name::NameClass;
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::{EntryKind, Head, Ordinary, Trait};

/// The longest complement, in units; treaties have the longest names.
const LONGEST: usize = 16;
const LONGEST_OF_TREATIES: usize = 36;

/// Where a complement is read, and of what.
struct Complement {
    limit: UnitId,
    /// Whether its head is an office, whose complement may be a role: "Office of the Spokesperson".
    office: bool,
    /// Whether it belongs to a treaty or plan.
    treaty: bool,
    /// Whether "between" has opened a list of parties.
    between: bool,
}

impl Proposer<'_> {
    /// "University of California, San Diego": where the name ends with the place after its comma.
    pub(super) fn with_region(&self, end: UnitId, class: NameClass, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let head = (sentence.start..end).rev().take(4).any(|id| self.lexis.is(id, Trait::Campus));
        if class != NameClass::Organization || !head || units.lower(end) != "," {
            return end;
        }
        (end + 1..sentence.end.min(end + 4)).take_while(|&id| self.part_of_run(id)).last().map_or(end, |id| id + 1)
    }

    /// The end of the name with its head at `head_id` and a complement; the unit after the head when there is none.
    pub(super) fn complement_end(&self, head_id: UnitId, head: &Head, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let start = head_id + 1;
        let treaty = super::class_of(head.kind) == NameClass::Initiative;
        let mut reading = Complement {
            limit: sentence.end.min(start + if treaty { LONGEST_OF_TREATIES } else { LONGEST }),
            office: self.lexis.is(head_id, Trait::Bureau),
            treaty,
            between: false,
        };
        let first = start + if treaty { self.bracket(start, sentence) } else { 0 };
        let joins = |id: UnitId| head.joiners.iter().any(|joiner| **joiner == *units.lower(id));
        if first >= reading.limit || !joins(first) {
            return start;
        }
        let mut end = start;
        let mut at = first;
        while at < reading.limit {
            let role = self.lexis.role_at(at).is_some() && !(reading.office && at <= first + 2);
            let bracket = if treaty && at > first { self.bracket(at, sentence) } else { 0 };
            if self.part_of_run(at) && !role && !self.is_rank(at) {
                at += 1;
                end = at;
                if head.seat && head.leads && !self.part_of_run(at) {
                    break; // "U.S. Embassy in Minsk": one place
                }
                if !treaty && self.ends_with_country(at, &joins) {
                    break; // "Ministry of Defence of Chile | Rosa Vidal"
                }
            } else if bracket > 0 {
                at += bracket;
            } else if at == first && (self.part_of_run(at + 1) || self.lexis.is(at + 1, Trait::The))
                || self.continues(at, &reading)
            {
                reading.between |= self.lexis.is(at, Trait::Between);
                at += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a country of one word ends here, right behind the word that joins it, and a name of two words or more
    /// follows: whoever bears it.
    fn ends_with_country(&self, end: UnitId, joins: &impl Fn(UnitId) -> bool) -> bool {
        let follows = self.part_of_run(end) && self.part_of_run(end + 1);
        follows && end > 1 && joins(end - 2) && {
            let folded = crate::text::fold(self.lexis.units.text(end - 1));
            let reference = &self.knowledge.reference;
            reference.find(&folded).any(|(entry, _)| reference.entry(entry).kind() == EntryKind::Country)
        }
    }

    /// How many units an acronym in brackets takes that a joining word follows: "Memorandum of Intent | (MOI) | between".
    fn bracket(&self, at: UnitId, sentence: &Range<UnitId>) -> usize {
        let units = self.lexis.units;
        let bracketed = at + 3 < sentence.end
            && units.lower(at) == "("
            && units.shape(at + 1) == Shape::Capitals
            && units.lower(at + 2) == ")";
        if bracketed && self.lexis.is_any(at + 3, &[Trait::LeadsOn, Trait::Between]) { 3 } else { 0 }
    }

    /// A word of rank begins a title, and so ends the name of an organization: "Department of State | Special Envoy".
    fn is_rank(&self, id: UnitId) -> bool {
        self.lexis.is(id, Trait::Rank)
    }

    /// Whether a joining word leads on to more of the name. "and" and commas need care: "the Ministry of Defence and
    /// the Army" are two names, "Bureau of Population, Refugees, and Migration" is one.
    fn continues(&self, at: UnitId, reading: &Complement) -> bool {
        let units = self.lexis.units;
        let Complement { limit, office, treaty, between } = *reading;
        let capital = |id: UnitId| id < limit && self.part_of_run(id) && (office || self.lexis.role_at(id).is_none());
        let determined = |id: UnitId| self.lexis.is_any(id, &[Trait::The, Trait::Indefinite]) && capital(id + 1);
        let plain = |id: UnitId| {
            capital(id)
                && units.shape(id) == Shape::Capitalised
                && self.head_at(id).is_none()
                && !self.is_known_start(id)
        };
        match units.lower(at) {
            _ if self.lexis.is(at, Trait::LeadsOn) || treaty && self.lexis.is(at, Trait::Between) => {
                let next = at + 1;
                capital(next)
                    || determined(next)
                    || self.lexis.is_any(at, &[Trait::Of, Trait::The]) && next < limit && units.capital(next)
            }
            _ if self.lexis.is(at, Trait::And) => {
                plain(at + 1) || treaty && between && (capital(at + 1) || determined(at + 1))
            }
            // "Cooperation | in | Environmental Matters", but "signed the Declaration of Intent | in Doha".
            _ if treaty && self.lexis.is(at, Trait::Field) => capital(at + 1) && !self.is_known_start(at + 1),
            // "the Rights of | All | Migrant Workers"
            lower if treaty && units.capital(at) && capital(at + 1) => {
                self.lexis.naming.not_names.get(lower) == Some(&Ordinary::Function)
            }
            "," => {
                let last = (at + 2..limit.min(at + 6)).find(|&id| self.lexis.is(id, Trait::And));
                let listed =
                    last.is_some_and(|id| plain(id + 1) && (at + 1..id).all(|id| plain(id) || units.lower(id) == ","));
                listed || self.lexis.is(at + 1, Trait::And) && plain(at + 2)
            }
            _ => false,
        }
    }
}
