//! From the discourse to the entity lists of a reading.

use crate::article::Article;
use crate::extract::{Discourse, Entity, EntityId, EntityKind, Reference};
use crate::language::Document;
use crate::reading::{Evidence, IdentifierBase, Initiative, Mention, Office, Organization, Person, Place};
use crate::text::{CharIndex, CharSpan};

/// What the lists are made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its article.
    pub article: &'a Article,
    /// Its discourse.
    pub discourse: &'a Discourse,
    /// Positions in characters.
    pub chars: &'a CharIndex,
    /// Where identifiers are minted.
    pub base: &'a IdentifierBase,
}

impl Sources<'_> {
    /// The identifier of an entity: its reference slug, else its name.
    #[must_use]
    pub fn iri(&self, entity: &Entity) -> String {
        let class = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Country | EntityKind::Place => "place",
            EntityKind::Initiative => "initiative",
            EntityKind::Gathering => "gathering",
        };
        self.base.entity(class, entity.slug.as_deref().unwrap_or(&entity.name))
    }

    fn chars(&self, reference: &Reference) -> CharSpan {
        self.chars.chars(self.document.text(), self.document.span(&reference.tokens))
    }

    fn mentions(&self, id: EntityId) -> Vec<Mention> {
        let own = self.discourse.mentions_of(id);
        own.map(|mention| Mention {
            text: self.document.words(&mention.tokens).to_owned(),
            span: self.chars(mention),
            form: mention.form,
            reason: mention.reason.to_owned(),
        })
        .collect()
    }

    fn named(&self, kinds: &[EntityKind]) -> Vec<(EntityId, &Entity)> {
        let all = (0..).map(EntityId).zip(self.discourse.entities());
        all.filter(|(_, entity)| entity.named && kinds.contains(&entity.kind)).collect()
    }

    fn same_as(&self, entity: &Entity) -> Option<String> {
        entity.wikidata.as_ref().map(|id| format!("http://www.wikidata.org/entity/{id}"))
    }
}

/// The people named, in order of first mention.
#[must_use]
pub fn people(sources: Sources<'_>) -> Vec<Person> {
    let named = sources.named(&[EntityKind::Person]);
    named
        .into_iter()
        .map(|(id, entity)| Person {
            name: entity.name.clone(),
            title: entity.title.clone(),
            affiliation: entity.party.clone(),
            iri: Some(sources.iri(entity)),
            same_as: sources.same_as(entity),
            aliases: entity.aliases.clone(),
            mentions: sources.mentions(id),
        })
        .collect()
}

/// The organizations named.
#[must_use]
pub fn organizations(sources: Sources<'_>) -> Vec<Organization> {
    let named = sources.named(&[EntityKind::Organization]);
    named
        .into_iter()
        .map(|(id, entity)| Organization {
            name: entity.name.clone(),
            iri: Some(sources.iri(entity)),
            same_as: sources.same_as(entity),
            aliases: entity.aliases.clone(),
            mentions: sources.mentions(id),
        })
        .collect()
}

/// The places named, countries among them.
#[must_use]
pub fn places(sources: Sources<'_>) -> Vec<Place> {
    let named = sources.named(&[EntityKind::Country, EntityKind::Place]);
    named
        .into_iter()
        .map(|(id, entity)| Place {
            name: entity.name.clone(),
            country: entity.country.clone(),
            iri: Some(sources.iri(entity)),
            same_as: sources.same_as(entity),
            aliases: entity.aliases.clone(),
            mentions: sources.mentions(id),
        })
        .collect()
}

/// The initiatives, plans, agreements and treaties named; who proposed them is read with the statements.
#[must_use]
pub fn initiatives(sources: Sources<'_>) -> Vec<Initiative> {
    let named = sources.named(&[EntityKind::Initiative]);
    named
        .into_iter()
        .map(|(id, entity)| {
            let mentions = sources.mentions(id);
            let first = mentions.first();
            Initiative {
                name: entity.name.clone(),
                iri: Some(sources.iri(entity)),
                same_as: sources.same_as(entity),
                aliases: entity.aliases.clone(),
                evidence: Evidence {
                    words: first.map(|mention| mention.text.clone()).unwrap_or_default(),
                    span: first.map(|mention| mention.span).unwrap_or_default(),
                    rule: first.map(|mention| mention.reason.clone()).unwrap_or_default(),
                },
                mentions,
                ..Initiative::default()
            }
        })
        .collect()
}

/// The offices that the article tells, dated by it.
#[must_use]
pub fn offices(sources: Sources<'_>) -> Vec<Office> {
    let observed = sources.article.published.map(|day| day.to_string());
    let posts = sources.discourse.posts().iter();
    posts
        .map(|post| {
            let span = sources.document.span(&post.tokens);
            Office {
                holder: sources.discourse.entity(post.holder).name.clone(),
                post: post.words.clone(),
                of: post.of.clone(),
                tenure: post.tenure,
                observed: observed.clone(),
                evidence: Evidence {
                    words: span.of(sources.document.text()).to_owned(),
                    span: sources.chars.chars(sources.document.text(), span),
                    rule: "office/title".to_owned(),
                },
            }
        })
        .collect()
}
