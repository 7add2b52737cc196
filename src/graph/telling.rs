//! A telling: one reading as a small graph of its own, with every name resolved to an identifier.
//!
//! A telling is a pure function of its reading, so it can be made on any thread, written as the article's own named
//! graph, and joined with others by set union.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::reading::{Evidence, IdentifierBase, Reading};

use super::names::{Class, Entity, Names, is_iri, mint, same_as};
use super::{EdgeKind, Fact, Few, FewBy, Node, NodeKind, Proof};

/// What one article tells, as nodes and edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The article's own id.
    pub article: Arc<str>,
    /// Identifier of the article, and of its graph.
    pub iri: Arc<str>,
    /// Nodes by identifier.
    pub nodes: BTreeMap<Arc<str>, Arc<Node>>,
    /// Edges: source, kind, target.
    pub edges: BTreeSet<(Arc<str>, EdgeKind, Arc<str>)>,
}

impl Telling {
    /// Resolves a reading.
    #[must_use]
    pub fn new(reading: &Reading, base: &IdentifierBase) -> Self {
        let iri = if is_iri(&reading.iri) && !reading.iri.contains('#') {
            reading.iri.as_str().into()
        } else {
            base.article(&reading.id).into()
        };
        let telling = Self { article: reading.id.as_str().into(), iri, nodes: BTreeMap::new(), edges: BTreeSet::new() };
        let mut teller = Teller { telling, base, names: Names::new(base, reading), events: BTreeMap::new() };
        teller.article(reading);
        teller.entities(reading);
        teller.offices(reading);
        teller.happenings(reading);
        teller.statements(reading);
        teller.telling
    }
}

/// A telling in the making.
pub(super) struct Teller<'a> {
    pub(super) telling: Telling,
    pub(super) base: &'a IdentifierBase,
    pub(super) names: Names<'a>,
    /// The reading's event ids, with the identifiers of their nodes.
    pub(super) events: BTreeMap<String, String>,
}

impl Teller<'_> {
    /// The node of this identifier, made if there is none yet.
    pub(super) fn node(&mut self, iri: &str, kind: NodeKind, label: &str) -> &mut Node {
        let article = self.telling.article.clone();
        let iri = self.id(iri);
        let node = self.telling.nodes.entry(iri.clone()).or_insert_with(|| {
            let articles = Few::from_iter([article.clone()]);
            let mut labels = FewBy::default();
            labels.get_or_insert_with(label.into(), || Few::from_iter([article]));
            Arc::new(Node { iri, labels, articles, ..Node::default() })
        });
        let node = Arc::make_mut(node);
        if !node.labels.contains_key(label) {
            node.aliases.insert(label.to_owned());
        }
        // A country is listed as the more precise of the two.
        match kind {
            NodeKind::Place if node.kinds.contains(&NodeKind::Country) => {}
            NodeKind::Country => {
                node.kinds.remove(&NodeKind::Place);
                node.kinds.insert(kind);
            }
            _ => {
                node.kinds.insert(kind);
            }
        }
        node
    }

    /// The identifier as it is kept, once for the whole telling.
    fn id(&self, iri: &str) -> Arc<str> {
        self.telling.nodes.get_key_value(iri).map_or_else(|| iri.into(), |(held, _)| held.clone())
    }

    /// The node of this identifier, if there is one.
    pub(super) fn node_of(&mut self, iri: &str) -> Option<&mut Node> {
        self.telling.nodes.get_mut(iri).map(Arc::make_mut)
    }

    /// Makes sure that the entity has a node; gives its identifier.
    pub(super) fn entity(&mut self, entity: &Entity) -> String {
        self.node(&entity.iri, entity.kind, &entity.label);
        entity.iri.clone()
    }

    pub(super) fn edge(&mut self, source: &str, kind: EdgeKind, target: &str) {
        if source != target {
            let edge = (self.id(source), kind, self.id(target));
            self.telling.edges.insert(edge);
        }
    }

    /// The identifier of something that only this article tells.
    pub(super) fn local(&self, local: &str) -> String {
        format!("{}#{local}", self.telling.iri)
    }

    /// Attaches evidence to a node. A reading of other tools may lack it; then there is nothing to show.
    pub(super) fn prove(&mut self, iri: &str, local: &str, evidence: &Evidence) -> Option<&mut Proof> {
        if evidence.words.is_empty() {
            return None;
        }
        let proof_iri = self.local(&format!("{local}-evidence"));
        let article = self.telling.iri.clone();
        let node = self.node_of(iri)?;
        let proof = Proof {
            article,
            words: evidence.words.clone(),
            span: evidence.span,
            rule: evidence.rule.clone(),
            date_phrase: None,
            date_anchor: None,
            confidence: None,
        };
        Some(Arc::make_mut(node.proofs.get_or_insert_with(proof_iri.into(), || Arc::new(proof))))
    }

    /// An edge to an actor of the reading, or the words as a fact when there is none.
    pub(super) fn actor_or_words(&mut self, iri: &str, name: &str, kind: EdgeKind, words: fn(String) -> Fact) {
        if let Some(actor) = self.names.actor(name).cloned() {
            let actor = self.entity(&actor);
            self.edge(iri, kind, &actor);
        } else if let Some(node) = self.node_of(iri) {
            node.facts.insert(words(name.to_owned()));
        }
    }

    fn article(&mut self, reading: &Reading) {
        let iri = self.telling.iri.clone();
        let node = self.node(&iri, NodeKind::Article, reading.title.as_deref().unwrap_or(&reading.id));
        let mut fact = |make: fn(String) -> Fact, value: Option<&str>| {
            node.facts.extend(value.filter(|value| !value.is_empty()).map(|value| make(value.to_owned())));
        };
        fact(Fact::Identifier, Some(&reading.id));
        fact(Fact::Published, reading.published.as_deref());
        fact(Fact::Headline, reading.title.as_deref());
        fact(Fact::Publisher, reading.source.as_deref());
        fact(Fact::Url, reading.url.as_deref());
        fact(Fact::Digest, Some(&reading.digest));
    }

    fn entities(&mut self, reading: &Reading) {
        for party in &reading.parties {
            let entity = self.names.party(&party.name);
            let iri = self.entity(&entity);
            self.known_as(&iri, &[], party.same_as.as_deref());
        }
        for person in &reading.people {
            let iri = self.listed(&person.name, Class::Person, &person.aliases, person.same_as.as_deref());
            if let (Some(title), Some(node)) = (&person.title, self.node_of(&iri)) {
                node.facts.insert(Fact::JobTitle(title.clone()));
            }
            if let Some(affiliation) = &person.affiliation {
                let party = self.names.party(affiliation);
                let party = self.entity(&party);
                self.edge(&iri, EdgeKind::Represents, &party);
            }
        }
        for body in &reading.organizations {
            self.listed(&body.name, Class::Organization, &body.aliases, body.same_as.as_deref());
        }
        for place in &reading.places {
            let iri = self.listed(&place.name, Class::Place, &place.aliases, place.same_as.as_deref());
            if let Some(country) = &place.country {
                let country = self.names.country(country);
                let country = self.entity(&country);
                self.edge(&iri, EdgeKind::ContainedIn, &country);
            }
        }
        self.initiatives(reading);
    }

    fn initiatives(&mut self, reading: &Reading) {
        for (at, plan) in reading.initiatives.iter().enumerate() {
            let iri = self.listed(&plan.name, Class::Initiative, &plan.aliases, plan.same_as.as_deref());
            if let Some(proposer) = &plan.proposed_by {
                self.actor_or_words(&iri, proposer, EdgeKind::ProposedBy, Fact::ProposerPhrase);
            }
            for supporter in &plan.supported_by {
                if let Some(supporter) = self.names.actor(supporter).cloned() {
                    let supporter = self.entity(&supporter);
                    self.edge(&iri, EdgeKind::SupportedBy, &supporter);
                }
            }
            for place in &plan.signed_at {
                let place = self.place_or_gathering(place, reading);
                self.edge(&iri, EdgeKind::SignedAt, &place);
            }
            let related = [
                (EdgeKind::AlignedWith, &plan.aligned_with),
                (EdgeKind::NamedIn, &plan.named_in),
                (EdgeKind::HasPart, &plan.parts),
            ];
            for (kind, others) in related {
                for other in others {
                    let other = self.topic(other);
                    self.edge(&iri, kind, &other);
                }
            }
            self.prove(&iri, &format!("i{}", at + 1), &plan.evidence);
        }
    }

    /// The node of an entity that the reading lists; the article mentions it.
    fn listed(&mut self, name: &str, class: Class, aliases: &[String], same: Option<&str>) -> String {
        let Some(entity) = self.names.find(name, &[class]).cloned() else { return String::new() };
        let iri = self.entity(&entity);
        self.known_as(&iri, aliases, same);
        let article = self.telling.iri.clone();
        self.edge(&article, EdgeKind::Mentions, &iri);
        iri
    }

    fn known_as(&mut self, iri: &str, aliases: &[String], same: Option<&str>) {
        if let Some(node) = self.node_of(iri) {
            node.aliases.extend(aliases.iter().cloned());
            node.same_as.extend(same.and_then(same_as).filter(|same| same != iri));
        }
    }

    fn offices(&mut self, reading: &Reading) {
        for (at, office) in reading.offices.iter().enumerate() {
            let holder = self.names.person(&office.holder);
            let holder_iri = self.entity(&holder);
            let party = office.of.as_deref().map(|of| self.names.party(of));
            let slug_of = |iri: &str| iri.rsplit('/').next().unwrap_or("").to_owned();
            let of = party.as_ref().map_or_else(|| "unstated".to_owned(), |party| slug_of(&party.iri));
            let label = match &party {
                Some(party) => format!("{}, {}", office.post, party.label),
                None => office.post.clone(),
            };
            let post = mint(self.base, &format!("office/{of}"), &office.post);
            self.node(&post, NodeKind::Office, &label);
            let path = format!("membership/{}/{of}", slug_of(&holder_iri));
            let membership = mint(self.base, &path, &office.post);
            let node = self.node(&membership, NodeKind::Membership, &format!("{}, {label}", holder.label));
            node.facts.insert(Fact::Tenure(office.tenure));
            node.facts.extend(office.observed.clone().map(Fact::Observed));
            self.edge(&membership, EdgeKind::Member, &holder_iri);
            self.edge(&membership, EdgeKind::Holds, &post);
            if let Some(party) = party {
                let party = self.entity(&party);
                self.edge(&membership, EdgeKind::MemberOf, &party);
                self.edge(&post, EdgeKind::PostIn, &party);
            }
            self.prove(&membership, &format!("o{}", at + 1), &office.evidence);
        }
    }

    /// What something is about: a thing of the reading if the words name one, else a topic of these words.
    pub(super) fn topic(&mut self, words: &str) -> String {
        if let Some(thing) = self.names.thing(words).cloned() {
            return self.entity(&thing);
        }
        let iri = mint(self.base, "topic", words);
        self.node(&iri, NodeKind::Topic, words);
        iri
    }
}
