//! What a triple says of an entity, taken into its record.

use jiff::civil::Date;
use oxrdf::{NamedOrBlankNode, Term};

use super::file::{FileReader, Stated};
use crate::knowledge::error::KnowledgeError;
use crate::knowledge::record::{Alias, Record, TermRecord};

/// Under which the reference files name entities, whatever the base of the output.
pub(super) const ID: &str = "https://w3id.org/diplograph/id/";
pub(super) const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SCHEMA: &str = "https://schema.org/";
const ORG: &str = "http://www.w3.org/ns/org#";
const DG: &str = "https://w3id.org/diplograph/ontology#";
const ROLE: &str = "https://w3id.org/diplograph/office/";
const WIKIDATA: &str = "http://www.wikidata.org/entity/Q";
/// Remarks for the reader: carried by no entity.
const REMARKS: [&str; 3] =
    ["http://purl.org/dc/terms/", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"];

impl FileReader<'_> {
    pub(super) fn record(&self, path: &str, statements: &[Stated]) -> Result<Record, KnowledgeError> {
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

pub(super) fn is_remark(stated: &Stated) -> bool {
    REMARKS.iter().any(|prefix| stated.triple.predicate.as_str().starts_with(prefix))
}

pub(super) fn iri(term: &Term) -> Option<&str> {
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
pub(super) fn local(iri: &str) -> &str {
    split(iri.trim_matches(['<', '>'])).1
}

pub(super) fn slug_of(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, slug)| slug)
}
