//! What belongs to a role noun: the modifiers before it and the complement after it.

use std::ops::Range;

use super::{LONGEST, Titles};
use crate::extract::who::name::NameClass;
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::Trait;
use crate::language::Upos;

impl Titles<'_> {
    /// Where the modifiers before a role noun begin: "U.S. Deputy |", "Iran's top |", "former Libertarian Party Vice |".
    pub(in crate::extract::who) fn modifiers_before(&self, role_start: UnitId, sentence: &Range<UnitId>) -> UnitId {
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
            // "the People's Republic of China (PRC) Special Representative": past the acronym to the name that it shortens.
            if let Some(owner) = self.explained_before(at, sentence) {
                start = owner;
                continue;
            }
            let possessor = self.lexis.is(at, Trait::Genitive)
                && at > sentence.start
                && (self.name_at(at - 1).is_some_and(|name| name.class != NameClass::Person) || units.capital(at - 1));
            let modifies = self.lexis.title_word(at).is_some() && !self.lexis.is_verb(at)
                || units.capital(at)
                    && !self.lexis.naming.not_names.contains_key(lower)
                    && !self.is_list_start(at, sentence)
                || self.lexis.role_at(at).is_some_and(|role| !role.plural && units.capital(at))
                || units.shape(at) == Shape::Small && role_start - start == 0 && self.is_noun(at)
                || possessor;
            let links = self.lexis.is(at, Trait::And) && self.links_modifiers(at, sentence);
            if !(modifies || links) {
                break;
            }
            start = at;
        }
        start
    }

    /// Where the name begins whose acronym stands in the bracket that closes here.
    fn explained_before(&self, close: UnitId, sentence: &Range<UnitId>) -> Option<UnitId> {
        let units = self.lexis.units;
        let open = close.checked_sub(2).filter(|&open| open > sentence.start)?;
        let bracket = units.lower(close) == ")" && units.lower(open) == "(" && units.shape(open + 1) == Shape::Capitals;
        let name = self.name_at(open - 1).filter(|_| bracket)?;
        (name.class != NameClass::Person).then_some(name.units.start)
    }

    /// A capitalised word that opens the sentence without being part of a title: tagged as a verb, adverb or preposition.
    fn is_list_start(&self, id: UnitId, sentence: &Range<UnitId>) -> bool {
        self.lexis.units.upos(id) == Upos::Aux
            || id == sentence.start
                && matches!(
                    self.lexis.units.upos(id),
                    Upos::Verb | Upos::Adv | Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Det | Upos::Pron
                )
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

    /// The end of the complement after a role noun: "of the European Council", "for political affairs", "in Myanmar".
    pub(in crate::extract::who) fn complement_after(&self, start: UnitId, sentence: &Range<UnitId>) -> UnitId {
        let units = self.lexis.units;
        let limit = sentence.end.min(start + LONGEST / 2);
        if start >= limit || !self.lexis.is(start, Trait::OpensComplement) {
            return start;
        }
        let mut end = start;
        let mut at = start;
        while at < limit {
            if let Some(name) = self.name_at(at) {
                if name.class == NameClass::Person && !self.lexis.is_any(at - 1, &[Trait::Of, Trait::For, Trait::To]) {
                    break;
                }
                at = name.units.end;
                end = at;
                continue;
            }
            let lower = units.lower(at);
            let joins = self
                .lexis
                .is_any(at, &[Trait::Joins, Trait::Field, Trait::The, Trait::Indefinite, Trait::And, Trait::Genitive]);
            if joins && at + 1 < limit {
                if self.lexis.is(at, Trait::And) && self.role_after(at + 1, sentence).is_some() {
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
}
