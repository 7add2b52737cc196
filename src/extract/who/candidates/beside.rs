//! What stands beside a run of capitals: a title before it, a description after it.

use std::ops::Range;

use super::Proposer;
use crate::extract::who::units::UnitId;
use crate::knowledge::Trait;

impl Proposer<'_> {
    /// Whether a title and a comma stand before, and the name is closed off: "its president, Dirk Messner, told".
    pub(in crate::extract::who) fn apposed(
        &self,
        start: UnitId,
        end: UnitId,
        sentence: &Range<UnitId>,
        anchors: &[UnitId],
    ) -> bool {
        let units = self.lexis.units;
        let comma = start > sentence.start + 1 && units.lower(start - 1) == ",";
        let closed = end >= sentence.end
            || matches!(units.lower(end), "," | "." | ";" | ":" | ")")
            || self.lexis.is(end, Trait::And);
        let title_end = if comma && units.lower(start - 2) == ")" {
            start.saturating_sub(4).max(sentence.start + 1)
        } else {
            start.saturating_sub(1)
        };
        comma && closed && !matches!(self.title_ends_at(title_end, sentence, anchors), Titled::No)
    }

    /// Whether a title ends before a unit: "Foreign Minister |", "Secretary-General of ASEAN |", "… for European Affairs |".
    pub(in crate::extract::who) fn title_ends_at(
        &self,
        end: UnitId,
        sentence: &Range<UnitId>,
        anchors: &[UnitId],
    ) -> Titled {
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
    pub(in crate::extract::who) fn role_with_complement(&self, end: UnitId, sentence: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        let mut at = end;
        let mut linked = false;
        while at > sentence.start && end - at < 16 {
            at -= 1;
            let joins = self.lexis.is(at, Trait::Joins);
            if linked && self.lexis.role_at(at).is_some_and(|role| !role.plural) {
                return true;
            }
            linked = joins;
            let inside = joins
                || units.capital(at)
                || units.lower(at) == ","
                || self.lexis.is_any(at, &[Trait::The, Trait::And, Trait::Genitive, Trait::Field]);
            if !inside {
                return false;
            }
        }
        false
    }

    /// Whether a description follows: ", a spokesperson for", ", who said".
    pub(in crate::extract::who) fn described(&self, end: UnitId, sentence: &Range<UnitId>) -> bool {
        let units = self.lexis.units;
        if end + 2 >= sentence.end || units.lower(end) != "," {
            return false;
        }
        if self.lexis.is(end + 1, Trait::Who) {
            return true;
        }
        let article = self.lexis.is_any(end + 1, &[Trait::The, Trait::Indefinite]);
        article
            && (end + 2..sentence.end.min(end + 8)).any(|id| self.lexis.role_at(id).is_some_and(|role| !role.plural))
    }
}

/// How a title stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::who) enum Titled {
    /// Its role noun is the last word: "Foreign Minister |".
    Directly,
    /// It is plural: "Senators |".
    Several,
    /// Its complement is: "Secretary-General of ASEAN |".
    AfterComplement,
    /// There is none.
    No,
}
