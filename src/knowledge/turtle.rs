//! Reads reference files: Turtle (W3C, RDF 1.1 Turtle) in the terms listed in `ontology/README.md`.
//!
//! An entity is described once, in one file: a class, `schema:name`, and what else is known. What a file may not say is
//! refused with file, line and column, so that a slip never becomes a silent gap.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxttl::TurtleParser;
use oxttl::turtle::LowLevelTurtleParser;

use super::build::complaint;
use super::entry::EntryClass;
use super::error::{KnowledgeError, Position};
use super::record::{Alias, Record, TermRecord};

/// Under which the reference files name entities, whatever the base of the output.
const ID: &str = "https://w3id.org/diplograph/id/";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SCHEMA: &str = "https://schema.org/";
const ORG: &str = "http://www.w3.org/ns/org#";
const DG: &str = "https://w3id.org/diplograph/ontology#";
const ROLE: &str = "https://w3id.org/diplograph/office/";
const WIKIDATA: &str = "http://www.wikidata.org/entity/Q";
/// Remarks for the reader: carried by no entity.
const REMARKS: [&str; 3] =
    ["http://purl.org/dc/terms/", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"];

/// All records of the `*.ttl` files of a folder, in order of file name.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<Record>, KnowledgeError> {
    let unreadable = |error| KnowledgeError::Unreadable { file: folder.to_owned(), error };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "ttl") {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(KnowledgeError::NoFiles { folder: folder.to_owned() });
    }
    files.sort();
    let mut texts = Vec::new();
    for file in &files {
        let text =
            std::fs::read_to_string(file).map_err(|error| KnowledgeError::Unreadable { file: file.clone(), error })?;
        texts.push((file.as_path(), text));
    }
    read_turtle(texts.iter().map(|(file, text)| (*file, text.as_str())))
}

/// The records of some Turtle texts, each with the name of its file; sorted by path.
///
/// # Errors
/// When a text breaks the grammar of Turtle or a rule of reference files.
pub fn read_turtle<'t>(texts: impl IntoIterator<Item = (&'t Path, &'t str)>) -> Result<Vec<Record>, KnowledgeError> {
    let mut all: BTreeMap<String, (Place<'t>, Record)> = BTreeMap::new();
    for (file, text) in texts {
        for (at, record) in FileReader::new(file, text).read()? {
            let path = record.path();
            let place = Place { file, text, at };
            if let Some((first, _)) = all.get(&path) {
                let message = format!("two entities are called {path}; the other is at {}", first.position());
                return Err(KnowledgeError::Invalid { at: place.position(), message });
            }
            all.insert(path, (place, record));
        }
    }
    Ok(all.into_values().map(|(_, record)| record).collect())
}

/// A byte of a file; its line and column are counted only when somebody asks.
#[derive(Clone, Copy)]
struct Place<'t> {
    file: &'t Path,
    text: &'t str,
    at: usize,
}

impl Place<'_> {
    fn position(self) -> Position {
        let before = &self.text[..self.at.min(self.text.len())];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1;
        Position { file: self.file.to_owned(), line, column: before[line_start..].chars().count() as u64 + 1 }
    }
}

/// A triple and how far the text was read when it was complete.
struct Stated {
    triple: Triple,
    upto: usize,
}

struct FileReader<'t> {
    file: &'t Path,
    text: &'t str,
    /// Subjects with what is said of them, in order of first appearance.
    subjects: Vec<(NamedOrBlankNode, Vec<Stated>)>,
    /// Where each subject stands among them.
    numbers: HashMap<NamedOrBlankNode, usize>,
}

impl<'t> FileReader<'t> {
    fn new(file: &'t Path, text: &'t str) -> Self {
        Self { file, text, subjects: Vec::new(), numbers: HashMap::new() }
    }

    fn read(mut self) -> Result<Vec<(usize, Record)>, KnowledgeError> {
        self.parse()?;
        let mut records = Vec::new();
        for (subject, statements) in &self.subjects {
            let NamedOrBlankNode::NamedNode(subject) = subject else { continue };
            let Some(path) = subject.as_str().strip_prefix(ID) else {
                if statements.iter().all(is_remark) {
                    continue;
                }
                let message = format!("<{}> is no entity: they begin with {ID}", subject.as_str());
                return Err(self.error(&statements[0], "", message));
            };
            let record = self.record(path, statements)?;
            if let Some(message) = complaint(&record) {
                return Err(self.error(&statements[0], slug_of(path), message));
            }
            records.push((self.place(&statements[0], slug_of(path)).at, record));
        }
        Ok(records)
    }

    /// Feeds the parser line by line, so that the place of every triple is known.
    fn parse(&mut self) -> Result<(), KnowledgeError> {
        let mut parser = TurtleParser::new().low_level();
        let mut upto = 0;
        for line in self.text.split_inclusive('\n') {
            parser.extend_from_slice(line.as_bytes());
            upto += line.len();
            self.drain(&mut parser, upto)?;
        }
        parser.end();
        self.drain(&mut parser, upto)
    }

    fn drain(&mut self, parser: &mut LowLevelTurtleParser, upto: usize) -> Result<(), KnowledgeError> {
        while let Some(triple) = parser.parse_next() {
            let triple = triple.map_err(|error| {
                let start = error.location().start;
                KnowledgeError::invalid(self.file, start.line + 1, start.column + 1, error.message())
            })?;
            let subject = triple.subject.clone();
            let number = *self.numbers.entry(subject.clone()).or_insert(self.subjects.len());
            let stated = Stated { triple, upto };
            if stated.triple.predicate.as_str() == RDF_TYPE {
                self.check_first_description(number, &stated)?;
            }
            match self.subjects.get_mut(number) {
                Some((_, statements)) => statements.push(stated),
                None => self.subjects.push((subject, vec![stated])),
            }
        }
        Ok(())
    }

    /// Refuses a second class for one subject: it is how two descriptions of one entity show.
    fn check_first_description(&self, number: usize, stated: &Stated) -> Result<(), KnowledgeError> {
        let before = self.subjects.get(number).map_or(&[][..], |(_, statements)| statements);
        let Some(first) = before.iter().find(|stated| stated.triple.predicate.as_str() == RDF_TYPE) else {
            return Ok(());
        };
        let subject = stated.triple.subject.to_string();
        let message =
            format!("{subject} was described already, on line {}", self.place(first, local(&subject)).position().line);
        Err(self.error(stated, local(&subject), message))
    }

    fn record(&self, path: &str, statements: &[Stated]) -> Result<Record, KnowledgeError> {
        let class = self.class(path, statements)?;
        let mut record = Record::new(class, slug_of(path));
        for stated in statements {
            self.take(&mut record, stated)?;
        }
        record.aliases.sort();
        record.aliases.dedup();
        record.terms.sort();
        Ok(record)
    }

    fn class(&self, path: &str, statements: &[Stated]) -> Result<EntryClass, KnowledgeError> {
        let Some(stated) = statements.iter().find(|stated| stated.triple.predicate.as_str() == RDF_TYPE) else {
            return Err(self.error(&statements[0], slug_of(path), format!("{path} has no class")));
        };
        let Some(class) = iri(&stated.triple.object).and_then(EntryClass::from_iri) else {
            let message = format!("{} is no class of reference entities", stated.triple.object);
            return Err(self.error(stated, local(&stated.triple.object.to_string()), message));
        };
        let segment = class.kind().segment();
        if path.split_once('/').is_none_or(|(first, slug)| first != segment || slug.is_empty() || slug.contains('/')) {
            let message = format!("the identifier of this class must be {ID}{segment}/ and a slug");
            return Err(self.error(stated, slug_of(path), message));
        }
        Ok(class)
    }

    /// Takes one statement into the record.
    fn take(&self, record: &mut Record, stated: &Stated) -> Result<(), KnowledgeError> {
        let predicate = stated.triple.predicate.as_str();
        let text = || self.text_of(stated);
        match split(predicate) {
            _ if predicate == RDF_TYPE || is_remark(stated) => {}
            (SCHEMA, "name") => record.name = text()?,
            (SCHEMA, "alternateName") => record.aliases.push(Alias::Name(text()?)),
            (DG, "acronym") => record.aliases.push(Alias::Exact(text()?)),
            (DG, "demonym") => record.aliases.push(Alias::Demonym(text()?)),
            (DG, "isoCode") => record.code = Some(text()?),
            (DG, "prominence") => record.prominence = self.number(stated)?,
            (SCHEMA, "addressCountry") => record.country = Some(self.entity(stated)?),
            (SCHEMA, "location") | (DG, "capital") => record.seat = Some(self.entity(stated)?),
            (SCHEMA, "parentOrganization" | "superEvent" | "containedInPlace" | "isPartOf") => {
                record.parent = Some(self.entity(stated)?);
            }
            (DG, "proposedBy") => record.proposer = Some(self.entity(stated)?),
            (SCHEMA, "startDate") => record.start = Some(self.date(stated, false)?),
            (SCHEMA, "endDate") => record.end = Some(self.date(stated, true)?),
            (ORG, "hasMembership") => record.terms.push(self.term(stated)?),
            ("http://www.w3.org/2002/07/owl#", "sameAs") => self.same_as(record, stated)?,
            _ => return Err(self.error(stated, local(predicate), format!("<{predicate}> is no property of entities"))),
        }
        Ok(())
    }

    /// A term of office: a membership written as a blank node.
    fn term(&self, stated: &Stated) -> Result<TermRecord, KnowledgeError> {
        let number = match &stated.triple.object {
            Term::BlankNode(node) => self.numbers.get(&NamedOrBlankNode::from(node.clone())),
            _ => None,
        };
        let Some((_, statements)) = number.and_then(|number| self.subjects.get(*number)) else {
            return Err(self.error(stated, "org:hasMembership", "a membership is written as [ … ] and not empty"));
        };
        let mut term =
            TermRecord { office: String::new(), title: String::new(), of: String::new(), start: None, end: None };
        for inner in statements {
            let predicate = inner.triple.predicate.as_str();
            match split(predicate) {
                _ if predicate == RDF_TYPE => {}
                (ORG, "organization") => term.of = self.entity(inner)?,
                (ORG, "role") => match iri(&inner.triple.object).and_then(|iri| iri.strip_prefix(ROLE)) {
                    Some(office) => office.clone_into(&mut term.office),
                    None => return Err(self.error(inner, "", format!("offices begin with {ROLE}"))),
                },
                (SCHEMA, "roleName") => term.title = self.text_of(inner)?,
                (SCHEMA, "startDate") => term.start = Some(self.date(inner, false)?),
                (SCHEMA, "endDate") => term.end = Some(self.date(inner, true)?),
                _ => {
                    let message = format!("<{predicate}> is no property of memberships");
                    return Err(self.error(inner, local(predicate), message));
                }
            }
        }
        if term.of.is_empty() || term.office.is_empty() || term.title.is_empty() {
            let message = "a membership needs org:organization, org:role and schema:roleName";
            return Err(self.error(stated, "", message));
        }
        if term.start.zip(term.end).is_some_and(|(start, end)| end < start) {
            let at = statements.iter().find(|stated| stated.triple.predicate.as_str().ends_with("endDate"));
            let message = format!("the term as {} ends before it starts", term.title);
            return Err(self.error(at.unwrap_or(stated), "schema:endDate", message));
        }
        Ok(term)
    }

    fn same_as(&self, record: &mut Record, stated: &Stated) -> Result<(), KnowledgeError> {
        let object = iri(&stated.triple.object);
        let number = object.and_then(|iri| iri.strip_prefix(WIKIDATA)).and_then(|number| number.parse().ok());
        match number {
            Some(number) => record.wikidata = Some(number),
            // Other identifiers (GeoNames) are for the reader of the file.
            None if object.is_some() => {}
            None => return Err(self.error(stated, "owl:sameAs", "owl:sameAs needs an IRI")),
        }
        Ok(())
    }

    fn entity(&self, stated: &Stated) -> Result<String, KnowledgeError> {
        match iri(&stated.triple.object).and_then(|iri| iri.strip_prefix(ID)) {
            Some(path) => Ok(path.to_owned()),
            None => {
                let message = format!("{} is no entity: they begin with {ID}", stated.triple.object);
                Err(self.error(stated, local(&stated.triple.object.to_string()), message))
            }
        }
    }

    fn text_of(&self, stated: &Stated) -> Result<String, KnowledgeError> {
        match &stated.triple.object {
            Term::Literal(literal) if !literal.value().trim().is_empty() => Ok(literal.value().to_owned()),
            other => Err(self.error(stated, "", format!("{other} stands where a text is needed"))),
        }
    }

    fn number(&self, stated: &Stated) -> Result<u8, KnowledgeError> {
        let text = self.text_of(stated)?;
        text.parse()
            .ok()
            .filter(|number| *number <= 3)
            .ok_or_else(|| self.error(stated, &text, format!("`{text}` is no prominence: 0, 1, 2 or 3")))
    }

    /// A date; a year or month stands for its first day, or for its last where a term ends.
    fn date(&self, stated: &Stated, last: bool) -> Result<Date, KnowledgeError> {
        let text = self.text_of(stated)?;
        read_date(&text, last).ok_or_else(|| self.error(stated, &text, format!("`{text}` is no date")))
    }

    fn error(&self, stated: &Stated, needle: &str, message: impl Into<String>) -> KnowledgeError {
        KnowledgeError::Invalid { at: self.place(stated, needle).position(), message: message.into() }
    }

    /// Where the last `needle` before the end of a triple stands; the line of the triple if it is written otherwise.
    fn place(&self, stated: &Stated, needle: &str) -> Place<'t> {
        let before = &self.text[..stated.upto];
        let found = if needle.is_empty() { None } else { before.rfind(needle) };
        let at = found.unwrap_or_else(|| before.trim_end().rfind('\n').map_or(0, |newline| newline + 1));
        Place { file: self.file, text: self.text, at }
    }
}

/// A year, month or day as a date.
fn read_date(text: &str, last: bool) -> Option<Date> {
    let mut parts = text.split('-').map(|part| part.parse::<i16>().ok());
    let year = parts.next()??;
    let month = parts.next();
    let day = parts.next();
    if parts.next().is_some() || year < 1 {
        return None;
    }
    let month = match month {
        Some(month) => i8::try_from(month?).ok()?,
        None => {
            if last {
                12
            } else {
                1
            }
        }
    };
    match day {
        Some(day) => Date::new(year, month, i8::try_from(day?).ok()?).ok(),
        None => {
            let first = Date::new(year, month, 1).ok()?;
            Some(if last { first.last_of_month() } else { first })
        }
    }
}

fn is_remark(stated: &Stated) -> bool {
    REMARKS.iter().any(|prefix| stated.triple.predicate.as_str().starts_with(prefix))
}

fn iri(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

/// Namespace and local name.
fn split(iri: &str) -> (&str, &str) {
    iri.split_at(iri.rfind(['#', '/']).map_or(0, |at| at + 1))
}

/// The local name of an IRI, with or without angle brackets.
fn local(iri: &str) -> &str {
    split(iri.trim_matches(['<', '>'])).1
}

fn slug_of(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, slug)| slug)
}
