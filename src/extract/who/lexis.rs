//! What each unit may be by itself: a role noun, a title word, an honorific, a particle. Looked up once for the whole
//! document, since every later hop asks.

use super::units::{Shape, UnitId, Units};
use crate::knowledge::{Naming, Particle, Phrases, Role, TitleWord, Trait, Traits};
use crate::language::Upos;
use crate::reading::Tenure;

/// The naming lexicon applied to a document.
pub(super) struct Lexis<'a> {
    /// The words.
    pub units: &'a Units<'a>,
    /// The lexicon.
    pub naming: &'a Naming,
    /// For each unit: the role noun that ends with it, and how many units it has.
    roles: Vec<Option<(u8, Role)>>,
    title_words: Vec<Option<TitleWord>>,
    traits: Vec<Traits>,
}

impl<'a> Lexis<'a> {
    /// Looks up every unit.
    pub fn new(units: &'a Units<'a>, naming: &'a Naming) -> Self {
        let traits = (0..units.len()).map(|id| naming.traits(units.lower(id))).collect();
        let mut lexis =
            Self { units, naming, roles: vec![None; units.len()], title_words: vec![None; units.len()], traits };
        let mut key = String::new();
        for id in 0..units.len() {
            if units.shape(id) == Shape::Punctuation {
                continue;
            }
            for (count, role) in lexis.longest(id, &naming.roles, &mut key) {
                if let Some(cell) = lexis.roles.get_mut(id + count - 1) {
                    let better = cell.is_none_or(|(length, _)| usize::from(length) < count);
                    if better {
                        *cell = Some((count as u8, role));
                    }
                }
            }
            lexis.title_words[id] = lexis.spot_title_word(id);
        }
        lexis
    }

    /// Every phrase of a table that begins at a unit: number of units and value.
    fn longest<V: Copy>(&self, id: UnitId, table: &Phrases<V>, key: &mut String) -> Vec<(usize, V)> {
        let mut found = Vec::new();
        key.clear();
        let end = self.units.sentence(id).end;
        for (count, at) in (1..=table.longest()).zip(id..end) {
            if count > 1 {
                key.push(' ');
            }
            push_key(key, self.units.lower(at));
            let hit = table.get(key).or_else(|| key.strip_suffix('.').and_then(|bare| table.get(bare)));
            found.extend(hit.map(|value| (count, *value)));
        }
        if found.is_empty() {
            found.extend(self.hyphenated(id, table).map(|value| (1, value)));
        }
        found
    }

    /// "ex-president", "president-elect": the part that the table knows.
    fn hyphenated<V: Copy>(&self, id: UnitId, table: &Phrases<V>) -> Option<V> {
        let lower = self.units.lower(id);
        let (first, last) = (lower.split('-').next()?, lower.rsplit('-').next()?);
        if first.len() == lower.len() {
            return None;
        }
        let tenured = |part: &str| matches!(self.naming.title_words.get(part), Some(TitleWord::Tenure(_)));
        if tenured(last) {
            table.get(lower.strip_suffix(last)?.strip_suffix('-')?).copied()
        } else if tenured(first) || self.naming.title_words.get(first).is_some() {
            table.get(last).copied()
        } else {
            None
        }
    }

    fn spot_title_word(&self, id: UnitId) -> Option<TitleWord> {
        let lower = self.units.lower(id);
        let table = &self.naming.title_words;
        if let Some(word) = table.get(lower) {
            return Some(*word);
        }
        let first = lower.split('-').next().filter(|first| first.len() < lower.len())?;
        let spaced = lower.replace('-', " ");
        table.get(&spaced).or_else(|| table.get(first)).copied()
    }

    /// The role noun that ends at the unit before `end`, as the unit where it begins.
    pub fn role_before(&self, end: UnitId) -> Option<(UnitId, Role)> {
        let last = end.checked_sub(1)?;
        let (count, role) = (*self.roles.get(last)?)?;
        // "PM", "Gen" and the like are titles only with a capital.
        let abbreviation = count == 1 && self.units.lower(last).trim_end_matches('.').len() < 4;
        let written = !abbreviation || self.units.capital(last) || self.is(last, Trait::Short);
        (written && !self.is_verb(last)).then_some((end - usize::from(count), role))
    }

    /// The role noun that ends with this unit.
    pub fn role_at(&self, id: UnitId) -> Option<Role> {
        self.role_before(id + 1).map(|(_, role)| role)
    }

    /// A word that may stand before a role noun.
    pub fn title_word(&self, id: UnitId) -> Option<TitleWord> {
        self.title_words.get(id).copied().flatten()
    }

    /// Whether the tagger is sure that this is a verb.
    pub fn is_verb(&self, id: UnitId) -> bool {
        matches!(self.units.upos(id), Upos::Verb | Upos::Aux) && !self.units.capital(id)
    }

    /// The tenure that a unit tells: "former", "ex-president", "minister-designate".
    pub fn tenure(&self, id: UnitId) -> Option<Tenure> {
        let told = |word: Option<&TitleWord>| match word {
            Some(TitleWord::Tenure(tenure)) => Some(*tenure),
            _ => None,
        };
        let lower = self.units.lower(id);
        let parts = || lower.split('-').find_map(|part| told(self.naming.title_words.get(part)));
        told(self.title_words.get(id).and_then(Option::as_ref)).or_else(parts)
    }

    /// The unit where the honorifics before `end` begin; `end` itself when there are none.
    pub fn honorifics_before(&self, end: UnitId) -> UnitId {
        let floor = self.units.sentence(end.saturating_sub(1)).start;
        let mut start = end;
        let mut key = String::new();
        'grow: while start > floor {
            if self.role_before(start).is_some_and(|(first, _)| start - first > 1) {
                break; // "Crown Prince" is a title, "Prince" an honorific
            }
            for count in (1..=3.min(start - floor)).rev() {
                self.key(start - count, start, &mut key);
                if (count > 1 || self.is_written_honorific(start - 1)) && self.honorific(&key).is_some() {
                    start -= count;
                    continue 'grow;
                }
            }
            break;
        }
        start
    }

    /// What an honorific tells of gender; nothing when the words are no honorific.
    pub fn honorific(&self, key: &str) -> Option<Option<crate::knowledge::Gender>> {
        let table = &self.naming.honorifics;
        table.get(key).or_else(|| table.get(key.strip_suffix('.')?)).copied()
    }

    /// Whether a unit alone is an honorific.
    pub fn is_honorific(&self, id: UnitId) -> bool {
        self.is_written_honorific(id) && self.honorific(self.units.lower(id)).is_some()
    }

    /// Whether a word has the capitals of an honorific: "he" is one only as "HE".
    fn is_written_honorific(&self, id: UnitId) -> bool {
        self.units.capital(id) && (!self.is(id, Trait::Shouted) || self.units.shape(id) == Shape::Capitals)
    }

    /// Whether a unit has a trait.
    pub fn is(&self, id: UnitId, one: Trait) -> bool {
        self.traits(id).has(one)
    }

    /// Whether a unit has one of several traits.
    pub fn is_any(&self, id: UnitId, of: &[Trait]) -> bool {
        self.traits(id).any(of)
    }

    /// The traits of a unit.
    pub fn traits(&self, id: UnitId) -> Traits {
        self.traits.get(id).copied().unwrap_or_default()
    }

    /// A particle or suffix of names.
    pub fn particle(&self, id: UnitId) -> Option<Particle> {
        self.naming.particles.get(self.units.lower(id)).copied()
    }

    /// The words of a range as a key of [`Phrases`].
    pub fn key(&self, start: UnitId, end: UnitId, key: &mut String) {
        key.clear();
        for id in start..end {
            if id > start {
                key.push(' ');
            }
            push_key(key, self.units.lower(id));
        }
    }
}

/// Adds a word to a key: hyphens within it count as spaces, as in [`Phrases`].
fn push_key(key: &mut String, lower: &str) {
    key.extend(lower.chars().map(|c| if c == '-' { ' ' } else { c }));
}
