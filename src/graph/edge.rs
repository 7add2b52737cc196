//! Edges: how the things that articles tell of hang together.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::reading::Role;

use super::few::Few;

/// What an edge says of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EdgeKind {
    /// Event: this person took part, perhaps in a particular role.
    Participant(Option<Role>),
    /// Event: this country or organization took part.
    Party,
    /// Event: it took place there.
    Location,
    /// Event: it took place in this country.
    Country,
    /// Event: it was part of this gathering.
    Within,
    /// Event or statement: it was about this.
    About,
    /// Place: it lies in this country.
    ContainedIn,
    /// Person: stands for this party.
    Represents,
    /// Membership: this person holds the office.
    Member,
    /// Membership: the office belongs to this party.
    MemberOf,
    /// Membership: this is the office.
    Holds,
    /// Office: it belongs to this party.
    PostIn,
    /// Initiative: who proposed it.
    ProposedBy,
    /// Initiative: who supports it.
    SupportedBy,
    /// Initiative: what it is aligned with.
    AlignedWith,
    /// Agreement: the place or gathering where it was signed.
    SignedAt,
    /// Initiative: a document that names it.
    NamedIn,
    /// Initiative: a part of it.
    HasPart,
    /// Statement: whose words they are.
    Speaker,
    /// Statement: to whom.
    Addressee,
    /// Statement: for whom a spokesperson speaks.
    OnBehalfOf,
    /// Statement: made at this event.
    MadeAt,
    /// Relation: who acts.
    Agent,
    /// Relation: on whom or what.
    Target,
    /// Article: names this.
    Mentions,
}

impl EdgeKind {
    /// The name used in tables and pictures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Participant(None) => "participant",
            Self::Participant(Some(role)) => role_name(role),
            Self::Party => "party",
            Self::Location => "location",
            Self::Country => "country",
            Self::Within => "within",
            Self::About => "about",
            Self::ContainedIn => "in",
            Self::Represents => "represents",
            Self::Member => "member",
            Self::MemberOf => "of",
            Self::Holds => "holds",
            Self::PostIn => "post in",
            Self::ProposedBy => "proposed by",
            Self::SupportedBy => "supported by",
            Self::AlignedWith => "aligned with",
            Self::SignedAt => "signed at",
            Self::NamedIn => "named in",
            Self::HasPart => "part",
            Self::Speaker => "said by",
            Self::Addressee => "said to",
            Self::OnBehalfOf => "on behalf of",
            Self::MadeAt => "said at",
            Self::Agent => "agent",
            Self::Target => "target",
            Self::Mentions => "mentions",
        }
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Guest => "guest",
        Role::Mediator => "mediator",
        Role::Signatory => "signatory",
        Role::Delegate => "delegate",
        Role::Observer => "observer",
    }
}

/// The weight of an edge: what it says, and which articles say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// What it says.
    pub kind: EdgeKind,
    /// Ids of the articles that say so.
    pub articles: Few<Arc<str>>,
}
