//! The discourse model of one article: its entities, and which words refer to which of them.
//!
//! The term is that of coreference research (Karttunen 1976; Webber 1978): mentions evoke discourse entities, and later
//! mentions access them. Events and statements are read from the tree and look up here who stands behind a word.

use std::ops::Range;

use crate::knowledge::Gender;
use crate::language::TokenId;
use crate::reading::{MentionForm, Tenure};

/// Index of an entity in its discourse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Kinds of discourse entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person, named or known by role only ("the Qatari foreign minister").
    Person,
    /// An organization: international body, ministry, company, informal group.
    Organization,
    /// A country: a place that can act.
    Country,
    /// A city, region, venue or sea.
    Place,
    /// An initiative, plan, agreement or treaty.
    Initiative,
    /// A summit, session, conference or forum known by name.
    Gathering,
}

/// A discourse entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Kind.
    pub kind: EntityKind,
    /// Fullest name in the text, without honorifics; for an unnamed person the words of the role.
    pub name: String,
    /// Whether the text names it; false for "the Qatari foreign minister".
    pub named: bool,
    /// Other names in the text, in order of appearance.
    pub aliases: Vec<String>,
    /// Title or office as written (people).
    pub title: Option<String>,
    /// Gender, where name, title or reference tell it (people).
    pub gender: Option<Gender>,
    /// The party that it acts for: canonical English short name of a country, or name of an organization. A country's own
    /// name; a person's country or organization; a ministry's country; a city's country.
    pub party: Option<String>,
    /// The country in which it lies, for places; canonical English short name.
    pub country: Option<String>,
    /// Slug of the reference entity that it is linked to.
    pub slug: Option<String>,
    /// Wikidata identifier, where known.
    pub wikidata: Option<String>,
}

impl Entity {
    /// Whether it is a person whom the text names.
    #[must_use]
    pub fn is_named_person(&self) -> bool {
        self.kind == EntityKind::Person && self.named
    }
}

/// What a mention refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    /// One entity.
    One(EntityId),
    /// Several together: "the two leaders", "both sides".
    Many(Vec<EntityId>),
}

impl Referent {
    /// The entities referred to.
    #[must_use]
    pub fn entities(&self) -> &[EntityId] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
}

/// A mention: words that refer, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The words, as a range of the document's tokens: the name alone, or the whole noun phrase for a nominal.
    pub tokens: Range<TokenId>,
    /// The syntactic head of the words: where verbs and prepositions attach.
    pub head: TokenId,
    /// What is referred to.
    pub referent: Referent,
    /// For a capital or a building that stands for a government ("Beijing said"): the country meant.
    pub metonym_of: Option<EntityId>,
    /// Name, noun or pronoun.
    pub form: MentionForm,
    /// Identifier of the sieve or linking rule that resolved it.
    pub reason: &'static str,
}

/// An office that the text says someone holds, held or is about to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Who.
    pub holder: EntityId,
    /// The post as written, without country and tenure.
    pub words: String,
    /// The country or organization that it belongs to.
    pub of: Option<String>,
    /// Whether it is held.
    pub tenure: Tenure,
    /// The words of the title.
    pub tokens: Range<TokenId>,
}

/// The entities of an article and the mentions that refer to them, in text order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discourse {
    entities: Vec<Entity>,
    mentions: Vec<Reference>,
    posts: Vec<Post>,
    /// For each entity, the mentions of it alone.
    of: Vec<Vec<u32>>,
    /// For each token of the document, the innermost mention that covers it, if any: index + 1.
    covering: Vec<u32>,
    /// For each token, the first mention whose syntactic head it is, if any: index + 1.
    heading: Vec<u32>,
}

impl Discourse {
    /// Freezes entities and mentions. `tokens` is the number of tokens in the document; mentions may nest.
    #[must_use]
    pub fn new(entities: Vec<Entity>, mut mentions: Vec<Reference>, tokens: usize) -> Self {
        mentions.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
        let (mut covering, mut heading) = (vec![0; tokens], vec![0; tokens]);
        let mut of = vec![Vec::new(); entities.len()];
        for (at, mention) in (1..).zip(&mentions) {
            if let Referent::One(id) = mention.referent
                && let Some(own) = of.get_mut(id.0 as usize)
            {
                own.push(at - 1);
            }
            for token in mention.tokens.clone() {
                if let Some(cell) = covering.get_mut(token as usize) {
                    *cell = at;
                }
            }
            if let Some(cell) = heading.get_mut(mention.head as usize).filter(|cell| **cell == 0) {
                *cell = at;
            }
        }
        Self { entities, mentions, posts: Vec::new(), of, covering, heading }
    }

    /// The same discourse with the offices that the text tells.
    #[must_use]
    pub fn with_posts(mut self, posts: Vec<Post>) -> Self {
        self.posts = posts;
        self
    }

    /// The offices that the text tells, in text order.
    #[must_use]
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    /// The entities, in order of first mention.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// An entity by its index.
    ///
    /// # Panics
    /// When the index is not one of this discourse's.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The mentions, in text order, an outer one before those inside it.
    #[must_use]
    pub fn mentions(&self) -> &[Reference] {
        &self.mentions
    }

    /// The mentions of one entity alone, in text order.
    pub fn mentions_of(&self, id: EntityId) -> impl Iterator<Item = &Reference> {
        let own = self.of.get(id.0 as usize).into_iter().flatten();
        own.filter_map(|at| self.mentions.get(*at as usize))
    }

    /// The innermost mention that covers a token.
    #[must_use]
    pub fn at(&self, token: TokenId) -> Option<&Reference> {
        let at = *self.covering.get(token as usize)?;
        self.mentions.get(at.checked_sub(1)? as usize)
    }

    /// The widest mention whose syntactic head is this token: what a verb or preposition that governs it refers to.
    #[must_use]
    pub fn headed_by(&self, token: TokenId) -> Option<&Reference> {
        let at = *self.heading.get(token as usize)?;
        self.mentions.get(at.checked_sub(1)? as usize)
    }
}
