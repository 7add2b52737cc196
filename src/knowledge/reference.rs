//! The reference entities: flat tables of numbers and one heap of strings, ready to use as they are stored.

use jiff::civil::Date;

use super::entry::{Entry, EntryClass, EntryId, EntryKind, Term};
use super::error::KnowledgeError;
use super::index::{Folded, Group, Key, Match, Slots};

/// A number in a table that may be missing: zero is "none", others are one too high.
pub(super) type Optional = u32;

/// An entity as stored. Strings are numbers of the heap, dates are written `yyyymmdd`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RawEntry {
    pub class: u32,
    pub prominence: u32,
    pub slug: u32,
    pub name: u32,
    pub wikidata: u32,
    pub code: Optional,
    pub country: Optional,
    pub seat: Optional,
    pub parent: Optional,
    pub proposer: Optional,
    pub start: u32,
    pub end: u32,
    /// Its first term; the next entry's ends them.
    pub terms: u32,
}

/// A name as stored, in the order of its group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RawName {
    pub entry: u32,
    pub key: u32,
    pub written: u32,
}

/// A term of office as stored, in the order of the person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RawTerm {
    pub person: u32,
    pub office: u32,
    pub title: u32,
    pub of: u32,
    pub start: u32,
    pub end: u32,
}

/// All reference entities and the index of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// All strings, one after the other.
    pub(super) heap: String,
    /// Where each string ends.
    pub(super) ends: Vec<u32>,
    /// The entities, by path, and a last one that only ends the terms.
    pub(super) entries: Vec<RawEntry>,
    pub(super) names: Vec<RawName>,
    /// The folded names, and a last group that only ends the rows.
    pub(super) groups: Vec<Group>,
    pub(super) slots: Slots,
    pub(super) terms: Vec<RawTerm>,
    /// Numbers of terms, by country or organization, office, first day.
    pub(super) by_office: Vec<u32>,
}

impl Reference {
    /// The reference of a folder of Turtle files.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or a file breaks a rule of reference files.
    pub fn from_folder(folder: &std::path::Path) -> Result<Self, KnowledgeError> {
        Self::build(super::turtle::read_folder(folder)?).map_err(|error| super::turtle::located(error, folder))
    }

    /// How many entities there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All entities, by kind's segment and slug.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).map(|at| self.entry(EntryId(at as u32)))
    }

    /// An entity by its index.
    ///
    /// # Panics
    /// When the index is not one of this reference's.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        let raw = &self.entries[id.0 as usize];
        Entry {
            id,
            class: EntryClass::ALL[raw.class as usize],
            slug: self.string(raw.slug),
            name: self.string(raw.name),
            wikidata_number: (raw.wikidata > 0).then_some(raw.wikidata),
            code: raw.code.checked_sub(1).map(|code| self.string(code)),
            country: raw.country.checked_sub(1).map(EntryId),
            seat: raw.seat.checked_sub(1).map(EntryId),
            parent: raw.parent.checked_sub(1).map(EntryId),
            proposer: raw.proposer.checked_sub(1).map(EntryId),
            start: date(raw.start),
            end: date(raw.end),
            prominence: raw.prominence as u8,
        }
    }

    /// The entity of a kind and slug. Countries and places share their slugs.
    #[must_use]
    pub fn by_slug(&self, kind: EntryKind, slug: &str) -> Option<EntryId> {
        let key = |raw: &RawEntry| (EntryClass::ALL[raw.class as usize].kind().segment(), self.string(raw.slug));
        let at = self.entries[..self.len()].binary_search_by(|raw| key(raw).cmp(&(kind.segment(), slug)));
        at.ok().map(|at| EntryId(at as u32))
    }

    /// The entities that a folded text may name, and how; not by family name. The text must have been folded with
    /// [`fold`](crate::text::fold); how it was written is not looked at.
    pub fn find(&self, folded: &str) -> impl Iterator<Item = (EntryId, Key)> {
        self.rows(folded).iter().map(|row| (EntryId(row.entry), key(row))).filter(|(_, key)| *key != Key::Surname)
    }

    /// The people with this folded family name.
    pub fn surnamed(&self, folded: &str) -> impl Iterator<Item = EntryId> {
        self.rows(folded).iter().filter(|row| key(row) == Key::Surname).map(|row| EntryId(row.entry))
    }

    /// All known names among the words of a sentence, by first word, longer ones first; they may overlap, and one name may
    /// stand for several entities.
    #[must_use]
    pub fn matches(&self, words: &[&str]) -> Vec<Match> {
        let folded = Folded::new(words);
        let mut found = Vec::new();
        for start in (0..words.len()).filter(|at| folded.is_word(*at)) {
            self.matches_at(&folded, start, &mut found);
        }
        found
    }

    pub(super) fn matches_at(&self, folded: &Folded<'_>, start: usize, found: &mut Vec<Match>) {
        let lengths = folded.lengths(start, |word| self.group(word).map_or(0, |group| self.groups[group].lengths));
        for (words, run) in folded.runs(start, lengths) {
            for row in self.rows(run) {
                let key = key(row);
                if key != Key::Surname && folded.is_written(words.clone(), self.string(row.written), key) {
                    found.push(Match { words: words.clone(), entry: EntryId(row.entry), key });
                }
            }
        }
    }

    /// The other names of an entity as written, with how each leads to it; in the order of the index.
    ///
    /// This walks the whole index: it is meant for exports, not for reading text.
    pub fn aliases(&self, id: EntryId) -> impl Iterator<Item = (&str, Key)> {
        self.names.iter().filter(move |row| row.entry == id.0).map(|row| (self.string(row.written), key(row)))
    }

    /// The country that a text points to: its own name, a nationality (`Dutch`) or its capital (`Beijing`); the text in any
    /// case and with any accents.
    #[must_use]
    pub fn country_of(&self, text: &str) -> Option<EntryId> {
        self.nation_of(text).or_else(|| {
            let folded = crate::text::fold(text);
            let bare = folded.strip_prefix("the ").unwrap_or(&folded);
            let capital = self.find(bare).map(|(id, _)| id).find(|id| self.is_capital(*id))?;
            self.entry(capital).country
        })
    }

    /// The country that a text names or whose nationality it is, but not by its capital: "Victoria" may be a person.
    #[must_use]
    pub fn nation_of(&self, text: &str) -> Option<EntryId> {
        let folded = crate::text::fold(text);
        let bare = folded.strip_prefix("the ").unwrap_or(&folded);
        self.find(bare).map(|(id, _)| id).find(|id| self.entry(*id).kind() == EntryKind::Country)
    }

    /// Whether a place is the capital of its country.
    #[must_use]
    pub fn is_capital(&self, id: EntryId) -> bool {
        let country = self.entry(id).country;
        country.is_some_and(|country| self.entry(country).seat == Some(id))
    }

    /// The terms of a person, by first day.
    pub fn terms(&self, person: EntryId) -> impl Iterator<Item = Term<'_>> {
        let bounds = self.entries.get(person.0 as usize..person.0 as usize + 2);
        let range = bounds.map_or(0..0, |pair| pair[0].terms as usize..pair[1].terms as usize);
        self.terms[range].iter().map(|raw| self.term(raw))
    }

    /// The terms of an office of a country or organization, by first day.
    pub fn terms_of<'k>(&'k self, office: &str, of: EntryId) -> impl Iterator<Item = Term<'k>> {
        let key = |at: &u32| {
            let raw = &self.terms[*at as usize];
            (raw.of, self.string(raw.office))
        };
        let start = self.by_office.partition_point(|at| key(at) < (of.0, office));
        let count = self.by_office[start..].partition_point(|at| key(at) <= (of.0, office));
        self.by_office[start..start + count].iter().map(|at| self.term(&self.terms[*at as usize]))
    }

    /// Who held an office of a country or organization on a day, as far as is known; each once, the latest to enter it first.
    #[must_use]
    pub fn holders(&self, office: &str, of: EntryId, on: Date) -> Vec<EntryId> {
        let mut terms: Vec<Term<'_>> = self.terms_of(office, of).filter(|term| term.covers(on)).collect();
        terms.reverse();
        let mut holders = Vec::new();
        for term in terms {
            if !holders.contains(&term.person) {
                holders.push(term.person);
            }
        }
        holders
    }

    fn term(&self, raw: &RawTerm) -> Term<'_> {
        Term {
            person: EntryId(raw.person),
            office: self.string(raw.office),
            title: self.string(raw.title),
            of: EntryId(raw.of),
            start: date(raw.start),
            end: date(raw.end),
        }
    }

    pub(super) fn rows(&self, folded: &str) -> &[RawName] {
        let Some(group) = self.group(folded) else { return &[] };
        &self.names[self.groups[group].rows as usize..self.groups[group + 1].rows as usize]
    }

    fn group(&self, folded: &str) -> Option<usize> {
        let number = self.slots.find(folded, |number| self.string(self.groups[number as usize].text));
        number.map(|number| number as usize)
    }

    pub(super) fn string(&self, number: u32) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.heap[start as usize..self.ends[number as usize] as usize]
    }
}

/// How a stored name leads to its entity.
pub(super) fn key(row: &RawName) -> Key {
    Key::ALL[row.key as usize & 3]
}

/// A stored date.
pub(super) fn date(stored: u32) -> Option<Date> {
    let (year, month, day) = (stored / 10_000, stored / 100 % 100, stored % 100);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| stored > 0)
}
