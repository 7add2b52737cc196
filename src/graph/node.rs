//! Nodes: the things that articles tell of, each with an identifier, readable names and the words that say so.
//!
//! A node is a bag of sets (labels, facts, proofs, articles), so that two tellings of one thing merge by set union:
//! in any order, in any grouping, any number of times.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::reading::{EventKind, Stance, Status, Tenure};
use crate::text::CharSpan;

use super::few::{Few, FewBy};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NodeKind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A country, as place and as party.
    Country,
    /// Any other place.
    Place,
    /// An event of some kind.
    Event(EventKind),
    /// A summit, session, forum or visit within which events take place, known by its name.
    Gathering,
    /// A named initiative, plan, agreement or treaty.
    Initiative,
    /// A post: "Foreign Minister of Egypt" (W3C ORG's Post).
    Office,
    /// Someone's holding of an office (W3C ORG's Membership).
    Membership,
    /// What an event or a statement is about, as worded.
    Topic,
    /// What someone said.
    Statement,
    /// A light relation between parties.
    Relation,
    /// An article.
    Article,
}

impl NodeKind {
    /// The name used in tables and pictures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Country => "country",
            Self::Place => "place",
            Self::Event(kind) => kind.name(),
            Self::Gathering => "gathering",
            Self::Initiative => "initiative",
            Self::Office => "office",
            Self::Membership => "membership",
            Self::Topic => "topic",
            Self::Statement => "statement",
            Self::Relation => "relation",
            Self::Article => "article",
        }
    }

    /// Whether this is an event or a gathering.
    #[must_use]
    pub fn is_event(self) -> bool {
        matches!(self, Self::Event(_) | Self::Gathering)
    }
}

/// One attribute of a node whose value is no node.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fact {
    /// Whether an event took place.
    Status(Status),
    /// When, in EDTF.
    Time(String),
    /// The event's own name.
    Name(String),
    /// What was agreed, as worded.
    Outcome(String),
    /// What was signed, as worded.
    Instrument(String),
    /// A participant without a name, as worded.
    Unnamed(String),
    /// A person's title or office as written.
    JobTitle(String),
    /// Whether an office is held.
    Tenure(Tenure),
    /// The day on which an article says that an office is held.
    Observed(String),
    /// A proposer who is no entity of the article, as worded.
    ProposerPhrase(String),
    /// The clause of a statement.
    Text(String),
    /// Quoted words.
    Quote(String),
    /// The attitude of a statement.
    Stance(Stance),
    /// The speech verb's lemma.
    Verb(String),
    /// A speaker who is no entity of the article, as worded.
    SpeakerPhrase(String),
    /// An addressee who is no entity of the article, as worded.
    AddresseePhrase(String),
    /// The class of a relation's verb.
    Predicate(String),
    /// The subject of a relation that is no entity of the article.
    SubjectPhrase(String),
    /// The object of a relation that is no entity of the article.
    ObjectPhrase(String),
    /// An article's own id.
    Identifier(String),
    /// An article's day of publication.
    Published(String),
    /// An article's title.
    Headline(String),
    /// An article's publisher, as named.
    Publisher(String),
    /// An article's address.
    Url(String),
    /// Hash of an article's text.
    Digest(String),
}

/// The words of one article that a fact rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Proof {
    /// Identifier of the article.
    pub article: Arc<str>,
    /// The words, exactly as in the article.
    pub words: String,
    /// Where they stand, in code points.
    pub span: CharSpan,
    /// Identifier of the rule that read them.
    pub rule: String,
    /// The words behind the date.
    pub date_phrase: Option<String>,
    /// The day from which those words were reckoned.
    pub date_anchor: Option<String>,
    /// How far tree and surface agree, 0 to 100.
    pub confidence: Option<u8>,
}

/// A thing that articles tell of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Node {
    /// Identifier.
    pub iri: Arc<str>,
    /// What it is. Two articles may differ (meeting or talks): the first in order counts.
    pub kinds: Few<NodeKind>,
    /// Its names, each with the ids of the articles that prefer it.
    pub labels: FewBy<Arc<str>, Few<Arc<str>>>,
    /// Further names.
    pub aliases: Few<String>,
    /// Identifiers of the same thing elsewhere.
    pub same_as: Few<String>,
    /// What else is known.
    pub facts: Few<Fact>,
    /// Where the words stand that say so, by the identifier of the evidence; the merged view shares them with the tellings.
    pub proofs: FewBy<Arc<str>, Arc<Proof>>,
    /// Ids of the articles that tell of it.
    pub articles: Few<Arc<str>>,
}

impl Node {
    /// What the node is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        self.kinds.first().copied().unwrap_or(NodeKind::Topic)
    }

    /// The name that most articles prefer; among equals the longest, then the first in order.
    #[must_use]
    pub fn label(&self) -> &str {
        self.labels
            .iter()
            .max_by(|(a, told_a), (b, told_b)| {
                (told_a.len(), a.chars().count()).cmp(&(told_b.len(), b.chars().count())).then_with(|| b.cmp(a))
            })
            .map_or(&*self.iri, |(label, _)| label)
    }

    /// Every name but the preferred one.
    pub fn other_names(&self) -> impl Iterator<Item = &str> {
        let label = self.label();
        let names: BTreeSet<&str> =
            self.labels.keys().map(|label| &**label).chain(self.aliases.iter().map(String::as_str)).collect();
        names.into_iter().filter(move |name| *name != label)
    }

    /// The statuses of an event, one unless its articles differ.
    pub fn statuses(&self) -> impl Iterator<Item = Status> {
        self.facts.iter().filter_map(|fact| if let Fact::Status(status) = fact { Some(*status) } else { None })
    }

    /// The times of an event in EDTF, at most one unless its articles differ.
    pub fn times(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().filter_map(|fact| if let Fact::Time(time) = fact { Some(time.as_str()) } else { None })
    }

    /// Takes in what another telling of the same thing says: set by set, so that their order leaves no trace.
    pub fn absorb(&mut self, other: &Self) {
        self.kinds.extend(other.kinds.iter().copied());
        if self.kinds.contains(&NodeKind::Country) {
            self.kinds.remove(&NodeKind::Place);
        }
        for (label, articles) in other.labels.iter() {
            self.labels.get_or_insert_with(label.clone(), Few::default).extend(articles.iter().cloned());
        }
        self.aliases.extend(other.aliases.iter().cloned());
        self.same_as.extend(other.same_as.iter().cloned());
        self.facts.extend(other.facts.iter().cloned());
        for (evidence, proof) in other.proofs.iter() {
            let held = self.proofs.get_or_insert_with(evidence.clone(), || proof.clone());
            if *held < *proof {
                *held = proof.clone();
            }
        }
        self.articles.extend(other.articles.iter().cloned());
    }
}
