//! From records to the index: sorts, numbers, folds and checks that everything named exists.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::entry::{EntryClass, EntryKind};
use super::error::KnowledgeError;
use super::index::{Group, Key, Slots};
use super::record::{Alias, Record, TermRecord};
use super::reference::{RawEntry, RawName, RawTerm, Reference, date, key};
use crate::text::fold;

/// The longest name that is looked for, in words.
const LONGEST: usize = 32;

impl Reference {
    /// The reference of these records. Their paths must be unique; see [`KnowledgeError`].
    ///
    /// # Errors
    /// When a record names another that is not there.
    pub fn build(records: impl IntoIterator<Item = Record>) -> Result<Self, KnowledgeError> {
        let records: BTreeMap<(&'static str, String), Record> =
            records.into_iter().map(|record| ((record.class.kind().segment(), record.slug.clone()), record)).collect();
        let mut builder = Builder::default();
        for (at, (segment, slug)) in records.keys().enumerate() {
            builder.numbers.insert(format!("{segment}/{slug}"), at as u32);
        }
        for record in records.values() {
            builder.add(record)?;
        }
        builder.reference.entries.push(RawEntry { terms: builder.reference.terms.len() as u32, ..RawEntry::default() });
        Ok(builder.finish())
    }

    /// This reference with other records added; one of the same path replaces what was there.
    pub(super) fn overlaid(&self, added: Vec<Record>) -> Result<Self, KnowledgeError> {
        Self::build(self.records().into_iter().chain(added))
    }

    /// The records from which this reference can be built again.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let path = |id: super::EntryId| {
            let entry = self.entry(id);
            format!("{}/{}", entry.kind().segment(), entry.slug)
        };
        let mut records: Vec<Record> = self
            .entries()
            .map(|entry| Record {
                name: entry.name.to_owned(),
                wikidata: entry.wikidata_number,
                code: entry.code.map(str::to_owned),
                country: entry.country.map(path),
                seat: entry.seat.map(path),
                parent: entry.parent.map(path),
                proposer: entry.proposer.map(path),
                start: entry.start,
                end: entry.end,
                prominence: entry.prominence,
                ..Record::new(entry.class, entry.slug)
            })
            .collect();
        for row in &self.names {
            let record = &mut records[row.entry as usize];
            let text = self.string(row.written).to_owned();
            match key(row) {
                Key::Name if text == record.name => {}
                Key::Name => record.aliases.push(Alias::Name(text)),
                Key::Exact => record.aliases.push(Alias::Exact(text)),
                Key::Demonym => record.aliases.push(Alias::Demonym(text)),
                Key::Surname => {}
            }
        }
        for raw in &self.terms {
            records[raw.person as usize].terms.push(TermRecord {
                office: self.string(raw.office).to_owned(),
                title: self.string(raw.title).to_owned(),
                of: path(super::EntryId(raw.of)),
                start: date(raw.start),
                end: date(raw.end),
            });
        }
        for record in &mut records {
            record.aliases.sort();
        }
        records
    }
}

#[derive(Default)]
struct Builder {
    reference: Reference,
    numbers: HashMap<String, u32>,
    strings: HashMap<String, u32>,
    /// Folded name to its rows.
    names: BTreeMap<String, BTreeSet<(u32, u32, String)>>,
}

impl Builder {
    fn add(&mut self, record: &Record) -> Result<(), KnowledgeError> {
        let number = self.reference.entries.len() as u32;
        let code = record.code.as_ref().map_or(0, |code| self.string(code) + 1);
        let raw = RawEntry {
            class: record.class as u32,
            prominence: u32::from(record.prominence),
            slug: self.string(&record.slug),
            name: self.string(&record.name),
            wikidata: record.wikidata.unwrap_or(0),
            code,
            country: self.number(record, record.country.as_deref())?,
            seat: self.number(record, record.seat.as_deref())?,
            parent: self.number(record, record.parent.as_deref())?,
            proposer: self.number(record, record.proposer.as_deref())?,
            start: stored(record.start),
            end: stored(record.end),
            terms: self.reference.terms.len() as u32,
        };
        self.reference.entries.push(raw);
        self.add_names(record, number);
        let mut terms = record.terms.clone();
        terms.sort_by(|a, b| (a.start, a.end, a).cmp(&(b.start, b.end, b)));
        for term in &terms {
            let raw = RawTerm {
                person: number,
                office: self.string(&term.office),
                title: self.string(&term.title),
                of: self.number(record, Some(&term.of))?.saturating_sub(1),
                start: stored(term.start),
                end: stored(term.end),
            };
            self.reference.terms.push(raw);
        }
        Ok(())
    }

    fn add_names(&mut self, record: &Record, number: u32) {
        let mut add = |text: &str, key: Key| {
            let folded = fold(text);
            // Most names do without their article, but a newspaper is nothing without it: "The Guardian".
            let bare = folded.strip_prefix("the ").filter(|_| record.class != EntryClass::News).unwrap_or(&folded);
            if !bare.is_empty() && bare.split(' ').count() <= LONGEST {
                self.names.entry(bare.to_owned()).or_default().insert((number, key as u32, text.to_owned()));
            }
        };
        // An acronym that is listed as exact is not also found in any case through the name.
        if !record.aliases.contains(&Alias::Exact(record.name.clone())) {
            add(&record.name, Key::Name);
        }
        for alias in &record.aliases {
            let key = match alias {
                Alias::Name(_) => Key::Name,
                Alias::Exact(_) => Key::Exact,
                Alias::Demonym(_) => Key::Demonym,
            };
            add(alias.text(), key);
        }
        if record.class == EntryClass::Person {
            for surname in surnames(record) {
                self.names.entry(surname.clone()).or_default().insert((number, Key::Surname as u32, surname));
            }
        }
    }

    fn number(&self, record: &Record, path: Option<&str>) -> Result<u32, KnowledgeError> {
        let Some(path) = path else { return Ok(0) };
        let number = self
            .numbers
            .get(path)
            .ok_or_else(|| KnowledgeError::Unknown { entity: record.path(), named: path.to_owned() })?;
        Ok(number + 1)
    }

    fn string(&mut self, text: &str) -> u32 {
        if let Some(number) = self.strings.get(text) {
            return *number;
        }
        let number = self.reference.ends.len() as u32;
        self.reference.heap.push_str(text);
        self.reference.ends.push(self.reference.heap.len() as u32);
        self.strings.insert(text.to_owned(), number);
        number
    }

    fn finish(mut self) -> Reference {
        let names = std::mem::take(&mut self.names);
        let mut lengths: BTreeMap<&str, u32> = BTreeMap::new();
        for folded in
            names.iter().filter(|(_, rows)| rows.iter().any(|row| row.1 != Key::Surname as u32)).map(|(f, _)| f)
        {
            let first = folded.split(' ').next().unwrap_or(folded);
            *lengths.entry(first).or_default() |= 1 << (folded.split(' ').count() - 1);
        }
        let none = BTreeSet::new();
        let keys: BTreeSet<&str> = names.keys().map(String::as_str).chain(lengths.keys().copied()).collect();
        for folded in &keys {
            let text = self.string(folded);
            let rows = self.reference.names.len() as u32;
            let lengths = lengths.get(folded).copied().unwrap_or(0);
            self.reference.groups.push(Group { text, rows, lengths });
            for (entry, key, written) in names.get(*folded).unwrap_or(&none) {
                let written = self.string(written);
                self.reference.names.push(RawName { entry: *entry, key: *key, written });
            }
        }
        self.reference.slots = Slots::new(keys.iter().copied().collect::<Vec<_>>().into_iter());
        self.reference.groups.push(Group { rows: self.reference.names.len() as u32, ..Group::default() });
        let mut reference = self.reference;
        let mut by_office: Vec<u32> = (0..reference.terms.len() as u32).collect();
        by_office.sort_by_key(|at| {
            let raw = &reference.terms[*at as usize];
            (raw.of, reference.string(raw.office).to_owned(), raw.start, raw.end, raw.person)
        });
        reference.by_office = by_office;
        reference
    }
}

/// A date as stored.
fn stored(date: Option<Date>) -> u32 {
    date.map_or(0, |date| date.year().unsigned_abs() as u32 * 10_000 + date.month() as u32 * 100 + date.day() as u32)
}

/// The folded family names under which a person may be mentioned: the last word, that with the particles before it, and for
/// names of two or three words the first word too, because many languages put the family name first.
fn surnames(record: &Record) -> BTreeSet<String> {
    let mut surnames = BTreeSet::new();
    let names = record.aliases.iter().map(Alias::text).chain([record.name.as_str()]);
    for name in names {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let written: Vec<&str> = name.split([' ', '-']).collect();
        if words.len() < 2 {
            continue;
        }
        surnames.insert(words[words.len() - 1].to_owned());
        // Particles are the lower-case words in the middle: `von der Leyen`, `bin Salman`, `de la Rúa`.
        let tail = (1..written.len().min(words.len())).find(|at| written[*at].starts_with(char::is_lowercase));
        if let Some(at) = tail {
            surnames.insert(words[at..].join(" "));
        }
        if words.len() >= 3 {
            surnames.insert(words[words.len() - 2..].join(" "));
        }
        if words.len() <= 3 {
            surnames.insert(words[0].to_owned());
        }
    }
    surnames
}

/// Checks that a record may be there at all: what a file cannot say wrongly without being refused.
pub(super) fn complaint(record: &Record) -> Option<String> {
    let path = record.path();
    if record.name.is_empty() {
        return Some(format!("{path} has no schema:name"));
    }
    let backwards = |start: Option<Date>, end: Option<Date>| start.zip(end).is_some_and(|(start, end)| end < start);
    if let Some(term) = record.terms.iter().find(|term| backwards(term.start, term.end)) {
        return Some(format!("{path}: the term as {} ends before it starts", term.title));
    }
    if backwards(record.start, record.end) {
        return Some(format!("{path} ends before it starts"));
    }
    (record.class.kind() != EntryKind::Person && !record.terms.is_empty())
        .then(|| format!("{path} is no person and cannot hold an office"))
}
