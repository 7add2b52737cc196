//! Titles: the words beside a name that tell which office its bearer holds, before it ("U.S. Secretary of State Antony
//! Blinken", "Chairperson of the African Union Commission Moussa Faki") or after it ("Hakan Fidan, Turkey's foreign minister").

use std::ops::Range;

use super::lexis::Lexis;
use super::name::{Name, NameClass};
use super::units::{Shape, UnitId};
use crate::knowledge::Role;
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

    fn class_at(&self, id: UnitId) -> Option<NameClass> {
        self.name_at(id).map(|name| name.class)
    }

    /// The title that ends where a name begins.
    pub fn before(&self, name: &Range<UnitId>) -> Option<Title> {
        let sentence = self.lexis.units.sentence(name.start);
        let end = self.lexis.honorifics_before(name.start);
        let found = self.ending_at(end, &sentence);
        // "Ambassador Sung Kim" within "Special Representative for the DPRK Ambassador Sung Kim": the longer chain counts.
        let found = found.map(|title| self.chained(&title, &sentence).unwrap_or(title));
        found.or_else(|| self.before_comma(end, name, &sentence)).or_else(|| self.shared(end, &sentence))
    }

    /// "Presidents Muhammadu Buhari of Nigeria and | Patrice Talon": the plural title before a list of names.
    fn shared(&self, end: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let units = self.lexis.units;
        let mut at = end;
        while at > sentence.start && end - at < LONGEST {
            if let Some((start, role)) = self.lexis.role_before(at) {
                let start = if role.plural { self.modifiers_before(start, sentence) } else { return None };
                return Some(self.title(start..at, start, at - 1, role, true));
            }
            if let Some(name) = self.name_at(at - 1) {
                let of = name.class != NameClass::Person;
                let allowed = !of
                    || name.units.start > sentence.start
                        && matches!(units.lower(name.units.start - 1), "of" | "from" | "the" | "(");
                if !allowed {
                    return None;
                }
                at = name.units.start;
                continue;
            }
            if !matches!(units.lower(at - 1), "," | "and" | "of" | "from" | "the" | "&" | "(" | ")") {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// A title that ends right before another title, with or without a comma between them.
    fn chained(&self, inner: &Title, sentence: &Range<UnitId>) -> Option<Title> {
        let start = inner.units.start;
        if start <= sentence.start {
            return None;
        }
        let comma = self.lexis.units.lower(start - 1) == ",";
        let end = if comma { start - 1 } else { start };
        let mut outer = self.ending_at(end, sentence)?;
        if comma && !self.lexis.units.capital(outer.units.start) {
            return None;
        }
        outer.units.end = inner.units.end;
        Some(outer)
    }

    /// "its foreign minister, Téte António," and "Secretary-General of ASEAN, H.E. Kao Kim Hourn,": a title before a comma.
    fn before_comma(&self, end: UnitId, name: &Range<UnitId>, sentence: &Range<UnitId>) -> Option<Title> {
        let comma = end.checked_sub(1).filter(|&at| at > sentence.start && self.lexis.units.lower(at) == ",")?;
        let title = self.ending_at(comma, sentence)?;
        let opener = title.units.start.checked_sub(1).filter(|&at| at >= sentence.start);
        let honoured = end < name.start && self.lexis.units.lower(name.start - 1) != "mr";
        let determined = honoured || opener.is_some_and(|at| self.is_determiner(at)) || self.has_possessor(&title);
        let closes = name.end >= sentence.end
            || matches!(self.lexis.units.lower(name.end), "," | "." | ")" | "-" | "–" | "—" | ";" | ":" | "and" | "(")
            || matches!(self.lexis.units.upos(name.end), Upos::Verb | Upos::Aux);
        (determined && closes).then_some(title)
    }

    fn has_possessor(&self, title: &Title) -> bool {
        title.units.clone().any(|id| matches!(self.lexis.units.lower(id), "'s" | "'"))
    }

    fn is_determiner(&self, id: UnitId) -> bool {
        matches!(self.lexis.units.lower(id), "the" | "its" | "his" | "her" | "their" | "our" | "a" | "an" | "whose")
    }

    /// The title whose last word is the one before `end`.
    fn ending_at(&self, end: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let end = self.before_bracket(end, sentence);
        if end <= sentence.start {
            return None;
        }
        let (role_start, role_end, role) = match self.lexis.role_before(end) {
            Some((start, role)) if !role.plural => (start, end, role),
            _ => self.role_before_complement(end, sentence)?,
        };
        let start = self.modifiers_before(role_start, sentence);
        let mut title = self.title(start..end, role_start, role_end - 1, role, true);
        if let Some(first) = self.coordinated_before(title.units.start, sentence) {
            title.units.start = first.units.start;
            title.head = first.head;
            title.role = first.role;
            title.tenure = first.tenure;
        }
        Some(title)
    }

    /// "… of the Gulf Cooperation Council | (GCC)": where a bracketed acronym begins, if one ends here.
    fn before_bracket(&self, end: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let bracketed = end >= sentence.start + 4 && units.lower(end - 1) == ")" && units.lower(end - 3) == "(";
        if bracketed { end - 3 } else { end }
    }

    /// "State Councilor and | Foreign Minister": the title before "and".
    fn coordinated_before(&self, start: UnitId, sentence: &Range<UnitId>) -> Option<Title> {
        let units = self.lexis.units;
        let mut at = start.checked_sub(1).filter(|&at| at > sentence.start)?;
        if units.lower(at) == "the" {
            at = at.checked_sub(1).filter(|&at| at > sentence.start)?;
        }
        if !matches!(units.lower(at), "and" | "&" | "/" | "cum") {
            return None;
        }
        let end = if units.lower(at - 1) == "," { at - 1 } else { at };
        self.ending_at(end, sentence).filter(|title| title.units.end - title.units.start <= LONGEST / 2)
    }

    /// Steps back over a complement ("of the African Union Commission") to its role noun.
    fn role_before_complement(&self, end: UnitId, sentence: &Range<UnitId>) -> Option<(UnitId, UnitId, Role)> {
        let units = self.lexis.units;
        let mut at = end;
        let mut joined = false;
        while at > sentence.start && end - at < LONGEST / 2 {
            at -= 1;
            if let Some(name) = self.name_at(at) {
                if name.class == NameClass::Person {
                    return None;
                }
                let first = name.units.start.max(sentence.start);
                joined = false;
                at = first;
                continue;
            }
            let lower = units.lower(at);
            if joined && let Some((start, role)) = self.lexis.role_before(at + 1) {
                return (!role.plural).then_some((start, at + 1, role));
            }
            joined = matches!(lower, "of" | "for" | "to" | "on" | "at");
            let inside = joined
                || units.capital(at)
                || self.lexis.title_word(at).is_some()
                || self.is_noun(at)
                || matches!(lower, "the" | "and" | "&" | "'s" | "'" | "in")
                || lower == "," && self.lists(at, end);
            if !inside {
                return None;
            }
        }
        None
    }

    /// Whether a comma within a complement only separates the items of a list: "Afghan Women, Girls, and Human Rights".
    fn lists(&self, comma: UnitId, end: UnitId) -> bool {
        (comma + 1..end).any(|id| matches!(self.lexis.units.lower(id), "and" | "&"))
            && self.lexis.units.capital(comma - 1)
    }

    /// Where the modifiers before a role noun begin: "U.S. Deputy |", "Iran's top |", "former Libertarian Party Vice |".
    fn modifiers_before(&self, role_start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let mut start = role_start;
        while start > sentence.start && role_start - start < LONGEST / 2 {
            let at = start - 1;
            if let Some(name) = self.name_at(at) {
                if name.class == NameClass::Person || units.shape(start) == Shape::Punctuation {
                    break;
                }
                start = name.units.start;
                continue;
            }
            let lower = units.lower(at);
            let possessor = matches!(lower, "'s" | "'")
                && at > sentence.start
                && (self.name_at(at - 1).is_some_and(|name| name.class != NameClass::Person) || units.capital(at - 1));
            let modifies = self.lexis.title_word(at).is_some() && !self.lexis.is_verb(at)
                || units.capital(at)
                    && !self.lexis.naming.not_names.contains_key(lower)
                    && !self.is_list_start(at, sentence)
                || self.lexis.role_at(at).is_some_and(|role| !role.plural && units.capital(at))
                || units.shape(at) == Shape::Small && role_start - start == 0 && self.is_noun(at)
                || possessor;
            let links = matches!(lower, "and" | "&") && self.links_modifiers(at, sentence);
            if !(modifies || links) {
                break;
            }
            start = at;
        }
        start
    }

    /// Where the modifiers before a role noun begin.
    pub fn modifiers(&self, role_start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        self.modifiers_before(role_start, sentence)
    }

    /// The end of the complement after a role noun.
    pub fn complement(&self, start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        self.complement_after(start, sentence)
    }

    /// A capitalised word that opens the sentence without being part of a title: tagged as a verb, adverb or preposition.
    fn is_list_start(&self, id: UnitId, sentence: &Range<UnitId>) -> bool {
        id == sentence.start
            && matches!(
                self.lexis.units.upos(id),
                Upos::Verb | Upos::Adv | Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Det | Upos::Pron
            )
    }

    fn is_noun(&self, id: UnitId) -> bool {
        matches!(self.lexis.units.upos(id), Upos::Noun | Upos::Propn | Upos::Adj)
            && !self.is_determiner(id)
            && self.lexis.role_at(id).is_none()
    }

    /// "Economy and Climate Minister": an "and" between two fields.
    fn links_modifiers(&self, and: UnitId, sentence: &Range<UnitId>) -> bool {
        let field = |id: UnitId| {
            self.lexis.title_word(id).is_some()
                && self.lexis.role_at(id).is_none()
                && self.class_at(id) != Some(NameClass::Person)
        };
        and > sentence.start && field(and - 1) && field(and + 1)
    }

    /// The title that follows a name: ", Turkey's foreign minister", ", a spokesperson for the police", "— former mayor of London".
    pub fn after(&self, name_end: UnitId) -> Option<Title> {
        let units = self.lexis.units;
        let sentence = units.sentence(name_end.checked_sub(1)?);
        if name_end + 1 >= sentence.end {
            return None;
        }
        let relative = units.lower(name_end) == "who" && matches!(units.lower(name_end + 1), "is" | "was");
        let mut start = match units.lower(name_end) {
            "," | "-" | "–" | "—" | "(" | "--" => name_end + 1,
            "who" if relative => name_end,
            _ => return None,
        };
        let mut key = String::new();
        for opener in ["who is", "who was", "who serves as", "who served as", "currently", "as"] {
            let words = opener.split(' ').count();
            self.lexis.key(start, (start + words).min(sentence.end), &mut key);
            if key == opener {
                start += words;
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
                || matches!(lower, "'s" | "'" | "and" | "-" | "of" | "the")
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
        while end < sentence.end && matches!(self.lexis.units.lower(end), "and" | "&" | "/") {
            let Some((_, next)) = self.role_after(end + 1, sentence) else { break };
            end = self.complement_after(next, sentence);
        }
        let follows = (end..sentence.end.min(end + 4)).find(|&id| !self.lexis.is_honorific(id));
        if follows.is_some_and(|id| self.class_at(id) == Some(NameClass::Person)) {
            return None;
        }
        Some(self.title(start..end, head, head, role, false))
    }

    /// A role noun within a few units, with nothing but title words before it: its unit and the one after it.
    fn role_after(&self, start: UnitId, sentence: &Range<UnitId>) -> Option<(UnitId, UnitId)> {
        let units = self.lexis.units;
        for at in start..sentence.end.min(start + 6) {
            if self.lexis.role_at(at).is_some_and(|role| !role.plural)
                && (at + 1 >= sentence.end || self.lexis.role_at(at + 1).is_none())
            {
                return Some((at, at + 1));
            }
            let inside = self.lexis.title_word(at).is_some()
                || units.capital(at) && self.class_at(at) != Some(NameClass::Person)
                || matches!(units.lower(at), "the" | "'s");
            if !inside {
                return None;
            }
        }
        None
    }

    /// The end of the complement after a role noun: "of the European Council", "for political affairs", "in Myanmar".
    fn complement_after(&self, start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let limit = sentence.end.min(start + LONGEST / 2);
        if start >= limit
            || !matches!(units.lower(start), "of" | "for" | "to" | "at" | "on" | "in" | "with" | "responsible")
        {
            return start;
        }
        let mut end = start;
        let mut at = start;
        while at < limit {
            if let Some(name) = self.name_at(at) {
                if name.class == NameClass::Person && !matches!(units.lower(at - 1), "of" | "for" | "to") {
                    break;
                }
                at = name.units.end;
                end = at;
                continue;
            }
            let lower = units.lower(at);
            let joins = matches!(
                lower,
                "of" | "for" | "to" | "at" | "on" | "in" | "the" | "and" | "'s" | "&" | "a" | "an" | "'"
            );
            if joins && at + 1 < limit {
                if lower == "and" && self.role_after(at + 1, sentence).is_some() {
                    break;
                }
                at += 1;
            } else if units.capital(at) && !self.lexis.naming.not_names.contains_key(lower)
                || self.lexis.title_word(at).is_some() && !self.lexis.is_verb(at)
                || self.is_noun(at)
            {
                at += 1;
                end = at;
            } else {
                break;
            }
        }
        end
    }

    fn title(&self, units: Range<UnitId>, role_start: UnitId, head: UnitId, role: Role, before: bool) -> Title {
        let mut units = units;
        let all = self.lexis.units;
        while units.start < role_start
            && (self.is_determiner(units.start) || matches!(all.lower(units.start), "'s" | "'" | "and" | ","))
        {
            units.start += 1;
        }
        let tenure = (units.start..=head).find_map(|id| self.lexis.tenure(id)).unwrap_or_default();
        Title { units, head, role, tenure, before }
    }
}
