//! Names that the acronym in brackets behind them spells: "Southern Lakes Development Community (SLDC)" (Schwartz and Hearst
//! 2003, from the last letter back).

use std::ops::Range;

use super::class_of;
use crate::extract::who::candidates::{Proposer, candidate};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::Trait;
use crate::language::NameKind;

/// Fewer letters spell too much by chance.
const FEWEST_LETTERS: usize = 3;

impl Proposer<'_> {
    /// The names before all acronyms in brackets of a sentence.
    pub(super) fn spelt(&self, sentence: &Range<UnitId>, found: &mut Vec<Name>) {
        let units = self.lexis.units;
        for open in sentence.clone().skip(FEWEST_LETTERS) {
            let bracketed = open + 2 < sentence.end && units.lower(open) == "(" && units.lower(open + 2) == ")";
            if !bracketed || units.shape(open + 1) != Shape::Capitals {
                continue;
            }
            if let Some(start) = self.spelling(units.text(open + 1), sentence.start..open) {
                found.extend(
                    self.class_of_spelt(start..open).map(|class| candidate(start..open, class, Source::Shape, 8)),
                );
            }
        }
    }

    /// Where the words begin whose first letters, from the last back, are those of an acronym.
    fn spelling(&self, acronym: &str, before: Range<UnitId>) -> Option<UnitId> {
        let units = self.lexis.units;
        let mut left: Vec<char> = acronym.chars().filter(|letter| letter.is_alphabetic()).collect();
        if left.len() < FEWEST_LETTERS {
            return None;
        }
        for at in before.rev() {
            let text = units.text(at);
            if units.capital(at) {
                for part in text.rsplit('-') {
                    left.pop().filter(|letter| part.starts_with(*letter))?;
                }
            } else if !self.lexis.is_any(at, &[Trait::Joins, Trait::And, Trait::The, Trait::Field]) {
                return None;
            }
            if left.is_empty() {
                return Some(at);
            }
        }
        None
    }

    /// What such words name: what their head noun says, or what the language model takes them or the acronym for.
    fn class_of_spelt(&self, words: Range<UnitId>) -> Option<NameClass> {
        let head = words.clone().take_while(|id| self.part_of_run(*id)).last().and_then(|id| self.head_at(id));
        let with_acronym = self.lexis.units.token_range(&(words.start..words.end + 2));
        let modelled = || {
            let names = self.lexis.units.doc.names();
            let first = names.partition_point(|name| name.tokens.start < with_acronym.start);
            let mut inside = names[first..].iter().take_while(|name| name.tokens.end <= with_acronym.end);
            inside.any(|name| name.kind == NameKind::Organization)
        };
        head.map(|head| class_of(head.kind)).or_else(|| modelled().then_some(NameClass::Organization))
    }
}
