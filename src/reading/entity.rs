//! The entities of a reading: people, organizations, places, initiatives; and the offices people hold.

use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::text::CharSpan;

/// How a mention refers to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// By name: "António Guterres", "Guterres", "the UN".
    Name,
    /// By a noun: "the secretary-general", "his Egyptian counterpart".
    Nominal,
    /// By a pronoun: "she".
    Pronoun,
}

/// A span of text that refers to an entity, and the reason why it does.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub text: String,
    /// Where they stand, in code points of the article's decoded text.
    pub span: CharSpan,
    /// Name, noun or pronoun.
    pub form: MentionForm,
    /// Why it refers to this entity: the coreference sieve's or linking rule's identifier.
    pub reason: String,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Fullest name in the text, without honorifics.
    pub name: String,
    /// Title or office as written.
    pub title: Option<String>,
    /// Canonical country or organization that the person stands for.
    pub affiliation: Option<String>,
    /// Identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Wikidata identifier, where the person is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// Other names in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Every mention, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// An organization: international body, ministry, company, party, informal group.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Name as the text gives it, the common form first.
    pub name: String,
    /// Identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Wikidata identifier, where the organization is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// Other names in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Every mention, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// A place: country, city, venue, sea.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Name as the text gives it.
    pub name: String,
    /// The country it lies in (or is), as canonical English short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Wikidata or GeoNames identifier, where the place is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// Other names in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Every mention, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// Whether a party is a country or an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyKind {
    /// A state or territory.
    #[default]
    Country,
    /// An international body, a movement, a company.
    Organization,
}

/// A party: the country or organization that people stand for and that takes part in events. Listed so that
/// `affiliation`, `parties`, `country` and `of` can be joined on the canonical name although the text may only have a
/// demonym or a capital.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// Canonical English short name.
    pub name: String,
    /// Country or organization.
    #[serde(default)]
    pub kind: PartyKind,
    /// Identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Wikidata identifier, where the party is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
}

/// A named initiative, vision, plan, agreement or treaty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Initiative {
    /// Name as the text gives it.
    pub name: String,
    /// Who proposed it, if the text says so: name of a person, organization or party.
    pub proposed_by: Option<String>,
    /// Who is said to support it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supported_by: Vec<String>,
    /// What it is said to be aligned with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aligned_with: Vec<String>,
    /// Where it was signed: places, and gatherings as worded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed_at: Vec<String>,
    /// The documents that are said to name it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named_in: Vec<String>,
    /// Its named parts ("three principles, namely …").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Wikidata identifier, where the initiative is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// Other names in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Every mention, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// The words that name it, or that tell who proposed it.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// Whether an office is held, was held, or is about to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tenure {
    /// Held on the article's day.
    #[default]
    Current,
    /// "former", "ex-", "then".
    Former,
    /// "acting", "interim", "caretaker".
    Acting,
    /// "-elect", "-designate", "incoming".
    Designate,
}

/// An office as the article tells it: W3C ORG's Post and Membership, observed on the article's day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Office {
    /// Name of the person who holds it.
    pub holder: String,
    /// The post as written, without the country: "Foreign Minister".
    pub post: String,
    /// Country or organization that the post belongs to.
    pub of: Option<String>,
    /// Held, acting, former, designate.
    #[serde(default)]
    pub tenure: Tenure,
    /// The day on which the text says so: the article's.
    pub observed: Option<String>,
    /// The words that say so.
    #[serde(flatten)]
    pub evidence: Evidence,
}
