//! An entity as the Turtle files tell it, before it is put into the index.

use jiff::civil::Date;

use super::entry::EntryClass;

/// Another name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alias {
    /// A name that may be written in any case after its first letter: `Munich security conference`.
    Name(String),
    /// A name that only counts when written in just this case: `US`, `WHO`.
    Exact(String),
    /// An adjective or noun of nationality: `Dutch`.
    Demonym(String),
}

impl Alias {
    /// As written.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Name(text) | Self::Exact(text) | Self::Demonym(text) => text,
        }
    }
}

/// A term of office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermRecord {
    /// Slug of the office in general.
    pub office: String,
    /// The office as named.
    pub title: String,
    /// `place/<slug>` or `organization/<slug>`.
    pub of: String,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}

/// An entity. Others are named by their path: kind's segment, slash, slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Class.
    pub class: EntryClass,
    /// Slug.
    pub slug: String,
    /// Canonical English short name.
    pub name: String,
    /// Other names, sorted.
    pub aliases: Vec<Alias>,
    /// Number of the Wikidata item.
    pub wikidata: Option<u32>,
    /// ISO code of a country.
    pub code: Option<String>,
    /// Path of its country.
    pub country: Option<String>,
    /// Path of its capital, seat or venue.
    pub seat: Option<String>,
    /// Path of what it is part of.
    pub parent: Option<String>,
    /// Path of who proposed it.
    pub proposer: Option<String>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// How well known, 0 to 3.
    pub prominence: u8,
    /// Terms of office, sorted.
    pub terms: Vec<TermRecord>,
}

impl Record {
    /// A record that knows only its name.
    #[must_use]
    pub fn new(class: EntryClass, slug: &str) -> Self {
        Self {
            class,
            slug: slug.to_owned(),
            name: String::new(),
            aliases: Vec::new(),
            wikidata: None,
            code: None,
            country: None,
            seat: None,
            parent: None,
            proposer: None,
            start: None,
            end: None,
            prominence: 0,
            terms: Vec::new(),
        }
    }

    /// Kind's segment, slash, slug: unique among all entities.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/{}", self.class.kind().segment(), self.slug)
    }
}
