//! A reading: all that one article says, each fact with the words that say so.
//!
//! The reading is the unit of everything. [`extract`](crate::extract) makes it from one article alone with a pure
//! function; it is written as one JSON line ([`Reading::to_json`]); [`graph`](crate::graph) merges a set of readings.
//! Inside a reading people, organizations, places and initiatives are referred to by name: a name is unique
//! within its kind there, so that any tool can join on it. Field names are those of the JSON lines, the published
//! interchange format.
//!
//! Naming rules: a field that holds a name of another item is called after its role (`speaker`, `place`); one that
//! holds words of the text as written is called `text`, `quote`, `evidence` or `…Phrase`; identifiers end in `iri`.

mod edtf;
mod entity;
mod event;
mod iri;
mod json;
mod statement;

pub use edtf::{CalendarDate, Edtf, EdtfError};
pub use entity::{Initiative, Mention, MentionForm, Office, Organization, Party, PartyKind, Person, Place, Tenure};
pub use event::{Event, EventKind, Participation, Role, Status};
pub use iri::{IdentifierBase, event_path};
pub use json::ReadingError;
pub use statement::{Relation, Stance, Statement};

use serde::{Deserialize, Serialize};

use crate::text::CharSpan;

/// Where the words of a fact stand, and which rule read them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// The words, exactly as in the article.
    #[serde(rename = "evidence")]
    pub words: String,
    /// Where they stand, in code points of the article's decoded text.
    pub span: CharSpan,
    /// Identifier of the rule, a path such as `meeting/met-with`.
    pub rule: String,
}

/// Everything that one article says.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The article's identifier.
    pub id: String,
    /// Identifier of the article as a resource.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub iri: String,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Title as written.
    pub title: Option<String>,
    /// Publisher or source.
    pub source: Option<String>,
    /// Address on the web.
    pub url: Option<String>,
    /// Hash of the decoded text (FNV-1a, 16 hexadecimal digits): tells whether an article changed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// People named.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Organizations named.
    #[serde(default)]
    pub organizations: Vec<Organization>,
    /// Places named.
    #[serde(default)]
    pub places: Vec<Place>,
    /// Initiatives, plans, agreements and treaties named.
    #[serde(default)]
    pub initiatives: Vec<Initiative>,
    /// Countries and organizations that `affiliation`, `parties`, `country` and `of` name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// Offices held, as the article tells them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// Meetings, calls, visits, summits, talks, signings.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Who said what to whom.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Light relations between parties: who thanked, condemned, urged, recognised whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
}
