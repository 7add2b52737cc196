//! Titles: the words beside a name that tell which office its bearer holds, before it ("U.S. Secretary of State Antony
//! Blinken", "Chairperson of the African Union Commission Moussa Faki") or after it ("Hakan Fidan, Turkey's foreign minister").

mod after;
mod before;
mod parts;

use std::ops::Range;

use super::lexis::Lexis;
use super::name::{Name, NameClass};
use super::units::UnitId;
use crate::knowledge::{Role, Trait};
use crate::language::Upos;
use crate::reading::Tenure;

/// The longest title, in units.
const LONGEST: usize = 30;

/// A title beside a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its words, without article.
    pub units: Range<UnitId>,
    /// Its first role noun: the last unit of it.
    pub head: UnitId,
    /// That role.
    pub role: Role,
    /// Whether the office is held.
    pub tenure: Tenure,
    /// Whether it stands before the name.
    pub before: bool,
}

/// Finds titles among the decided names.
pub(super) struct Titles<'a> {
    /// The words.
    pub lexis: &'a Lexis<'a>,
    /// The names, in text order.
    pub names: &'a [Name],
    /// For each unit, the name that covers it: index + 1.
    pub covering: &'a [u32],
}

impl Titles<'_> {
    /// The name that covers a unit.
    pub fn name_at(&self, id: UnitId) -> Option<&Name> {
        let at = *self.covering.get(id)?;
        self.names.get(at.checked_sub(1)? as usize)
    }

    pub(in crate::extract::who) fn class_at(&self, id: UnitId) -> Option<NameClass> {
        self.name_at(id).map(|name| name.class)
    }

    pub(in crate::extract::who) fn is_determiner(&self, id: UnitId) -> bool {
        self.lexis.is_any(id, &[Trait::Definite, Trait::Indefinite, Trait::Possessive])
    }

    pub(in crate::extract::who) fn is_noun(&self, id: UnitId) -> bool {
        matches!(self.lexis.units.upos(id), Upos::Noun | Upos::Propn | Upos::Adj)
            && !self.is_determiner(id)
            && self.lexis.role_at(id).is_none()
    }

    pub(in crate::extract::who) fn title(
        &self,
        units: Range<UnitId>,
        role_start: UnitId,
        head: UnitId,
        role: Role,
        before: bool,
    ) -> Title {
        let mut units = units;
        let all = self.lexis.units;
        while units.start < role_start
            && (self.is_determiner(units.start)
                || self.lexis.is_any(units.start, &[Trait::Genitive, Trait::And])
                || all.lower(units.start) == ",")
        {
            units.start += 1;
        }
        let tenure = (units.start..=head).find_map(|id| self.lexis.tenure(id)).unwrap_or_default();
        Title { units, head, role, tenure, before }
    }
}
