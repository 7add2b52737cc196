//! The scene: everything the sieves look at, read only.

use jiff::civil::Date;

use super::lexis::Lexis;
use super::name::{Name, NameClass};
use super::titles::Titles;
use super::units::{UnitId, Units};
use crate::article::Article;
use crate::knowledge::{EntryClass, EntryId, EntryKind, Knowledge, Naming, Trait};
use crate::text::fold;

/// What the sieves look at.
pub(super) struct Scene<'a> {
    /// The words.
    pub units: &'a Units<'a>,
    /// What each word may be.
    pub lexis: &'a Lexis<'a>,
    /// The names, in text order.
    pub names: &'a [Name],
    /// For each unit, the name that covers it: index + 1.
    pub covering: &'a [u32],
    /// What is known before reading.
    pub knowledge: &'a Knowledge,
    /// The day of the article.
    pub day: Option<Date>,
    /// The country that issues the text, when its publisher is an office of a country.
    pub issuer: Option<EntryId>,
}

impl<'a> Scene<'a> {
    /// The lexicon of naming.
    pub fn naming(&self) -> &'a Naming {
        &self.knowledge.naming
    }

    /// The titles beside names.
    pub fn titles(&self) -> Titles<'_> {
        Titles { lexis: self.lexis, names: self.names, covering: self.covering }
    }

    /// The name that covers a unit.
    pub fn name_at(&self, id: UnitId) -> Option<&'a Name> {
        let at = *self.covering.get(id)?;
        self.names.get(at.checked_sub(1)? as usize)
    }

    /// The canonical short name of a reference entity.
    pub fn canonical(&self, id: EntryId) -> &'a str {
        self.knowledge.reference.entry(id).name
    }

    /// The country or body that a name stands for: a country or nationality for the country, an organ of one country for
    /// that country, another organization for itself, a place for nothing.
    pub fn party_of(&self, name: &Name) -> Option<String> {
        let entries = || name.entries.iter().map(|&id| self.knowledge.reference.entry(id));
        match name.class {
            NameClass::Country | NameClass::Demonym => {
                entries().find(|entry| entry.kind() == EntryKind::Country).map(|entry| entry.name.to_owned())
            }
            NameClass::Organization => Some(match entries().next() {
                Some(entry) if matches!(entry.class, EntryClass::Government) => match entry.country {
                    Some(country) => self.canonical(country).to_owned(),
                    None => entry.name.to_owned(),
                },
                Some(entry) => entry.name.to_owned(),
                None => self
                    .seat_of(name)
                    .or_else(|| self.party_in(name))
                    .unwrap_or_else(|| bare(self.naming(), self.units.words(&name.units))),
            }),
            _ => None,
        }
    }

    /// The country for whose government a building stands: "Kremlin".
    fn seat_of(&self, name: &Name) -> Option<String> {
        let mut key = String::new();
        self.lexis.key(name.units.start, name.units.end, &mut key);
        self.naming().metonyms.get(&key).map(|metonym| metonym.country.to_string())
    }

    /// The country whose name or adjective stands within a name that is a state organ: "Iranian Foreign Ministry".
    fn party_in(&self, name: &Name) -> Option<String> {
        let state = name.units.clone().any(|id| self.is_state_organ(id));
        let country = |id: UnitId| {
            let word = self.units.lower(id);
            let folded = fold(word);
            let found = self.knowledge.reference.find(&folded).map(|(id, _)| self.knowledge.reference.entry(id));
            found.filter(|entry| entry.kind() == EntryKind::Country).map(|entry| entry.name.to_owned()).next()
        };
        let (first, last) = (name.units.start, name.units.end.checked_sub(1)?);
        state.then(|| country(first).or_else(|| country(last))).flatten()
    }

    /// Whether a word heads the name of a ministry, department or the like.
    pub fn is_state_organ(&self, id: UnitId) -> bool {
        self.lexis.is(id, Trait::StateOrgan)
    }
}

/// A name without article.
pub(super) fn bare(naming: &Naming, words: &str) -> String {
    let words = super::cast::display(words, false);
    match words.split_once(' ') {
        Some((first, rest)) if naming.has(&first.to_lowercase(), Trait::The) => rest.to_owned(),
        _ => words,
    }
}

/// The country behind the publisher of an article, when that is an office of a country.
pub(super) fn issuer(article: &Article, knowledge: &Knowledge) -> Option<EntryId> {
    let source = fold(article.source.as_deref()?);
    let bare = match source.split_once(' ') {
        Some((first, rest)) if knowledge.naming.has(first, Trait::The) => rest,
        _ => &source,
    };
    let reference = &knowledge.reference;
    if let Some(metonym) = knowledge.naming.metonyms.get(bare) {
        return reference.country_of(&metonym.country);
    }
    let organs = || reference.find(bare).map(|(id, _)| reference.entry(id));
    if let Some(organ) = organs().find(|entry| entry.class == EntryClass::Government) {
        return organ.country;
    }
    // "U.S. Department of State", "Ministry of Foreign Affairs of Japan": a state organ with its country.
    let words: Vec<&str> = bare.split(' ').collect();
    let organ = words.iter().any(|word| knowledge.naming.has(word, Trait::StateOrgan));
    let country = || words.iter().find_map(|word| reference.country_of(word));
    if organ { country() } else { None }
}
