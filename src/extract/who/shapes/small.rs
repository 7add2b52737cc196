//! Names whose head noun is written small: ministries ("China's foreign ministry") and agreements ("the 1994 agreement",
//! "the 22nd amendment", "the Baghdad agreement").

use std::ops::Range;

use crate::extract::who::candidates::{Proposer, candidate};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::{EntryKind, Key, TitleWord, Trait};

/// How many small words may stand between what tells an agreement from others and its noun: "the 2015 nuclear deal".
const BETWEEN: usize = 2;

impl Proposer<'_> {
    /// Ministries written small: "China's foreign ministry", "the external affairs ministry".
    pub(super) fn small_ministries(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
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

    /// Agreements written small that a year, an ordinal or a place's name tells from all others, after an article or a
    /// possessive.
    pub(super) fn small_agreements(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        let units = self.lexis.units;
        for head in
            sentence.clone().filter(|&id| units.shape(id) == Shape::Small && self.lexis.is(id, Trait::Concluded))
        {
            let Some(first) = (sentence.start..head)
                .rev()
                .take(BETWEEN + 1)
                .take_while(|&id| !self.lexis.is_verb(id) && !self.lexis.is_any(id, &[Trait::The, Trait::Indefinite]))
                .find(|&id| self.tells_apart(id, head))
            else {
                continue;
            };
            let year = units.shape(first) == Shape::Number;
            let determined = first > sentence.start
                && (self.lexis.is_any(first - 1, &[Trait::The, Trait::Possessive, Trait::Genitive])
                    || year && self.lexis.is(first - 1, Trait::Indefinite));
            if determined {
                found.push(candidate(first..head + 1, NameClass::Initiative, Source::Shape, 24));
            }
        }
    }

    /// Whether a word tells one agreement from another: a year, an ordinal right before the noun, or a name of one word that is
    /// no nationality.
    fn tells_apart(&self, id: UnitId, head: UnitId) -> bool {
        let units = self.lexis.units;
        let named = |folded: &str| {
            let reference = &self.knowledge.reference;
            let kinds = [EntryKind::Country, EntryKind::Place, EntryKind::Organization];
            reference
                .find(folded)
                .any(|(entry, key)| key != Key::Demonym && kinds.contains(&reference.entry(entry).kind()))
        };
        match units.shape(id) {
            Shape::Number => {
                self.is_year(id) || id + 1 == head && units.lower(id).ends_with(|c: char| c.is_alphabetic())
            }
            Shape::Capitalised | Shape::Capitals => {
                let folded = crate::text::fold(units.text(id));
                id + 1 == head
                    && self.lexis.role_at(id).is_none()
                    && self.lexis.title_word(id).is_none()
                    && named(&folded)
            }
            _ => false,
        }
    }

    /// Whether a unit is a year or a span of years: "1994", "2020-2021".
    pub(in crate::extract::who) fn is_year(&self, id: UnitId) -> bool {
        let year =
            |part: &str| part.len() == 4 && part.starts_with(['1', '2']) && part.bytes().all(|b| b.is_ascii_digit());
        let mut parts = self.lexis.units.lower(id).split('-');
        parts.next().is_some_and(year) && parts.all(|part| year(part) || part.len() == 2)
    }
}
