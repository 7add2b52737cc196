//! One reference file: its triples, each with its place, sorted by what they describe.

use std::collections::HashMap;
use std::path::Path;

use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxttl::TurtleParser;
use oxttl::turtle::LowLevelTurtleParser;

use super::Place;
use super::statement::{ID, RDF_TYPE, iri, is_remark, local, slug_of};
use crate::knowledge::build::complaint;
use crate::knowledge::entry::EntryClass;
use crate::knowledge::error::KnowledgeError;
use crate::knowledge::record::Record;

/// A triple and how far the text was read when it was complete.
pub(super) struct Stated {
    pub triple: Triple,
    upto: usize,
}

/// A reference file being read.
pub(super) struct FileReader<'t> {
    file: &'t Path,
    text: &'t str,
    /// Subjects with what is said of them, in order of first appearance.
    pub subjects: Vec<(NamedOrBlankNode, Vec<Stated>)>,
    /// Where each subject stands among them.
    pub numbers: HashMap<NamedOrBlankNode, usize>,
}

impl<'t> FileReader<'t> {
    pub(super) fn new(file: &'t Path, text: &'t str) -> Self {
        Self { file, text, subjects: Vec::new(), numbers: HashMap::new() }
    }

    pub(super) fn read(mut self) -> Result<Vec<(usize, Record)>, KnowledgeError> {
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

    /// Where the description of one entity names another, both given by their paths.
    pub(super) fn names(mut self, entity: &str, named: &str) -> Option<Place<'t>> {
        self.parse().ok()?;
        let node = |path: &str| NamedOrBlankNode::from(oxrdf::NamedNode::new_unchecked(format!("{ID}{path}")));
        let of = |subject: &NamedOrBlankNode| self.numbers.get(subject).and_then(|at| self.subjects.get(*at));
        let (_, statements) = of(&node(entity))?;
        // What a membership says stands in a node of its own.
        let inner = statements.iter().filter_map(|stated| match &stated.triple.object {
            Term::BlankNode(node) => of(&node.clone().into()),
            _ => None,
        });
        let all = statements.iter().chain(inner.flat_map(|(_, statements)| statements));
        let names = |stated: &&Stated| iri(&stated.triple.object).and_then(|iri| iri.strip_prefix(ID)) == Some(named);
        let stated = { all }.find(names)?;
        Some(self.place(stated, slug_of(named)))
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

    pub(super) fn class(&self, path: &str, statements: &[Stated]) -> Result<EntryClass, KnowledgeError> {
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

    pub(super) fn error(&self, stated: &Stated, needle: &str, message: impl Into<String>) -> KnowledgeError {
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
