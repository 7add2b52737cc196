//! The events of a reading, each told once however often the article returns to it.

use serde::{Deserialize, Serialize};

use super::Evidence;

/// Kinds of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// An encounter in person.
    Meeting,
    /// A telephone or video conversation.
    Call,
    /// Travel to a place; the participants are the visitors.
    Visit,
    /// A leaders' summit of three or more parties, or a named conference, forum or session.
    Summit,
    /// An agreement or joint statement signed; the participants are the signatories.
    Signing,
    /// A negotiation round, delegation-level or multi-day talks, a named dialogue.
    Talks,
    /// Anything else that people took part in.
    Other,
}

impl EventKind {
    /// Every kind, in the order of the ontology.
    pub const ALL: [Self; 7] =
        [Self::Meeting, Self::Call, Self::Visit, Self::Summit, Self::Signing, Self::Talks, Self::Other];

    /// Whether people come together, in person or by wire, to speak with each other: a meeting, a call, talks.
    #[must_use]
    pub fn is_encounter(self) -> bool {
        matches!(self, Self::Meeting | Self::Call | Self::Talks)
    }

    /// The name used in JSON lines, IRIs and rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Summit => "summit",
            Self::Signing => "signing",
            Self::Talks => "talks",
            Self::Other => "other",
        }
    }
}

/// Whether the event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Took place, or is under way at publication.
    Happened,
    /// Announced, scheduled, expected.
    Planned,
    /// Called off or postponed.
    Cancelled,
    /// The text, or a source in it, says that it did not or will not take place.
    Denied,
    /// Invited, offered, possible, asked about.
    Hypothetical,
}

impl Status {
    /// Every status, in the order of the ontology.
    pub const ALL: [Self; 5] = [Self::Happened, Self::Planned, Self::Cancelled, Self::Denied, Self::Hypothetical];

    /// The name used in JSON lines, IRIs and rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
            Self::Denied => "denied",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// What part a participant plays, where the text says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Received or hosted the others.
    Host,
    /// Was received.
    Guest,
    /// Mediated between the others.
    Mediator,
    /// Signed.
    Signatory,
    /// Led a delegation.
    Delegate,
    /// Observed or witnessed.
    Observer,
}

/// A participant who plays a particular part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Participation {
    /// Name of the participant, or a party with the role as written for one who is not named.
    pub name: String,
    /// The part played.
    pub role: Role,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Identifier within the reading: `e1`, `e2`, … in text order.
    pub id: String,
    /// Identifier of the event as a resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Kind.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// Whether it took place.
    pub status: Status,
    /// Names of the people who took part.
    #[serde(default)]
    pub participants: Vec<String>,
    /// Countries and organizations that took part, directly or through a person.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Particular parts played, where the text tells them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Participation>,
    /// Unnamed participants, as written: "the foreign minister of Qatar".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unnamed: Vec<String>,
    /// Day, month, year or interval in EDTF: `2023-09-18`, `2023-09`, `2023`, `2023-09-18/2023-09-20`.
    pub date: Option<String>,
    /// The words behind the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_phrase: Option<String>,
    /// The day from which the words were reckoned, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_anchor: Option<String>,
    /// The most specific place named.
    pub place: Option<String>,
    /// The country it took place in.
    pub country: Option<String>,
    /// The enclosing summit, forum, session or visit, as worded.
    pub within: Option<String>,
    /// What it was about, as worded.
    #[serde(default)]
    pub topics: Vec<String>,
    /// What was agreed, as worded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<String>,
    /// What was signed, as worded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The event's own proper name, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How far tree and surface agree, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// The best single mention.
    #[serde(flatten)]
    pub evidence: Evidence,
}
