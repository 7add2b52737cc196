//! What was said, by whom, to whom. A statement is a node of its own: its content is never asserted as a fact.

use serde::{Deserialize, Serialize};

use super::Evidence;

/// The attitude that the verb expresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Said, told, noted, added.
    Say,
    /// Asked.
    Ask,
    /// Promised, pledged.
    Promise,
    /// Warned.
    Warn,
    /// Thanked.
    Thank,
    /// Praised, welcomed.
    Praise,
    /// Condemned, criticised.
    Condemn,
    /// Urged, called on.
    Urge,
    /// Denied, rejected.
    Deny,
    /// Agreed.
    Agree,
}

impl Stance {
    /// Every stance, in the order of the ontology.
    pub const ALL: [Self; 10] = [
        Self::Say,
        Self::Ask,
        Self::Promise,
        Self::Warn,
        Self::Thank,
        Self::Praise,
        Self::Condemn,
        Self::Urge,
        Self::Deny,
        Self::Agree,
    ];

    /// The name used in JSON lines, IRIs and rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Say => "say",
            Self::Ask => "ask",
            Self::Promise => "promise",
            Self::Warn => "warn",
            Self::Thank => "thank",
            Self::Praise => "praise",
            Self::Condemn => "condemn",
            Self::Urge => "urge",
            Self::Deny => "deny",
            Self::Agree => "agree",
        }
    }
}

/// A statement: direct, indirect or mixed speech of one speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// Identifier within the reading: `s1`, `s2`, … in text order.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Identifier of the statement as a resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Whose words they are: a name, or the words of the text for an unnamed source.
    pub speaker: String,
    /// The institution that a spokesperson speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// To whom, several joined by `; `.
    pub addressee: Option<String>,
    /// The speech verb's lemma.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// The attitude that the verb expresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// The quoted words, without the marks; the first part of a quote that a speech tag splits.
    pub quote: Option<String>,
    /// All parts of a quote that a speech tag splits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote_parts: Vec<String>,
    /// The clause as written.
    pub text: String,
    /// Names of entities and initiatives, and topics, that the clause mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// Identifier (`e1`) of the event at which it was made, when the text says so.
    pub event: Option<String>,
    /// When it was made, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The sentence that holds it.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// A light relation between parties: who thanked, condemned, urged, recognised whom or what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// Who acts: a name.
    pub subject: String,
    /// What is done, the class of the verb: `praise`, `impose`, `support`.
    pub predicate: String,
    /// To whom or what: a name, or words of the text.
    pub object: String,
    /// The words that say so.
    #[serde(flatten)]
    pub evidence: Evidence,
}
