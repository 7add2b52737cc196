//! The title after a name: "|, Turkey's foreign minister", "|, who served as envoy".

use std::ops::Range;

use super::{Title, Titles};
use crate::extract::who::name::NameClass;
use crate::extract::who::units::UnitId;
use crate::knowledge::{Role, Trait};
use crate::language::Upos;

impl Titles<'_> {
    /// The title that follows a name: ", Turkey's foreign minister", ", a spokesperson for the police", "— former mayor of London".
    pub fn after(&self, name_end: UnitId) -> Option<Title> {
        let units = self.lexis.units;
        let sentence = units.sentence(name_end.checked_sub(1)?);
        if name_end + 1 >= sentence.end {
            return None;
        }
        let relative = self.lexis.is(name_end, Trait::Who) && self.lexis.is(name_end + 1, Trait::Is);
        let mut start = match units.lower(name_end) {
            "," | "-" | "–" | "—" | "(" | "--" => name_end + 1,
            _ if relative => name_end,
            _ => return None,
        };
        let mut key = String::new();
        let openers = &self.lexis.naming.openers;
        for end in (start + 1..=sentence.end.min(start + openers.longest())).rev() {
            self.lexis.key(start, end, &mut key);
            if openers.get(&key).is_some() {
                start = end;
                break;
            }
        }
        self.described_from(start, &sentence)
    }

    /// The description that begins at a unit.
    pub fn described_from(&self, start: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let units = self.lexis.units;
        let start = if start < sentence.end && self.is_determiner(start) { start + 1 } else { start };
        let mut at = start;
        while at < sentence.end && at - start < 12 {
            if let Some(role) =
                self.lexis.role_at(at).filter(|_| self.class_at(at).is_none_or(|class| class != NameClass::Person))
            {
                let inside = at + 1 < sentence.end;
                let next_role = self.lexis.role_at(at + 1).filter(|_| inside);
                // "deputy | foreign minister": a word of rank leads on to the noun.
                let leads = inside && self.lexis.title_word(at).is_some() && self.lexis.title_word(at + 1).is_some();
                if next_role.is_some() || role.plural || leads {
                    if role.plural {
                        return None;
                    }
                    at += 1;
                    continue;
                }
                return self.title_from(start, at, role, sentence);
            }
            let lower = units.lower(at);
            let inside = self.class_at(at).is_some_and(|class| class != NameClass::Person)
                || self.lexis.title_word(at).is_some()
                || units.capital(at) && self.class_at(at) != Some(NameClass::Person)
                || lower == "-"
                || self.lexis.is_any(at, &[Trait::Genitive, Trait::And, Trait::Of, Trait::The])
                || self.is_noun(at)
                || matches!(lower, "(" | ")")
                    && at > start
                    && (at + 2 < sentence.end && units.lower(at + 2) == ")" || lower == ")")
                || matches!(units.upos(at), Upos::Adv | Upos::Num);
            if !inside || self.class_at(at) == Some(NameClass::Person) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// A description with its role noun at `head`, its complement read; nothing if it is the title of the next name.
    fn title_from(&self, start: UnitId, head: UnitId, role: Role, sentence: &Range<UnitId>) -> Option<Title> {
        let mut end = self.complement_after(head + 1, sentence);
        while end < sentence.end && self.lexis.is(end, Trait::JoinsTitles) {
            let Some((_, next)) = self.role_after(end + 1, sentence) else { break };
            end = self.complement_after(next, sentence);
        }
        let follows = (end..sentence.end.min(end + 4)).find(|&id| !self.lexis.is_honorific(id));
        if follows.is_some_and(|id| self.class_at(id) == Some(NameClass::Person)) {
            return None;
        }
        Some(self.title(start..end, head, head, role, false))
    }

    /// Whether a name follows the comma behind a description.
    pub fn names_next(&self, title: &Title) -> bool {
        let comma = title.units.end;
        comma + 1 < self.lexis.units.len()
            && self.lexis.units.lower(comma) == ","
            && self.class_at(comma + 1) == Some(NameClass::Person)
    }

    /// A role noun within a few units, with nothing but title words before it: its unit and the one after it.
    pub(in crate::extract::who) fn role_after(
        &self,
        start: UnitId,
        sentence: &Range<UnitId>,
    ) -> Option<(UnitId, UnitId)> {
        let units = self.lexis.units;
        for at in start..sentence.end.min(start + 6) {
            if self.lexis.role_at(at).is_some_and(|role| !role.plural)
                && (at + 1 >= sentence.end || self.lexis.role_at(at + 1).is_none())
            {
                return Some((at, at + 1));
            }
            let inside = self.lexis.title_word(at).is_some()
                || units.capital(at) && self.class_at(at) != Some(NameClass::Person)
                || self.lexis.is_any(at, &[Trait::The, Trait::Genitive]);
            if !inside {
                return None;
            }
        }
        None
    }
}
