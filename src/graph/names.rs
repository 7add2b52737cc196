//! Resolves the names inside one reading to identifiers.
//!
//! A reading refers by name: exact names first, then aliases that only one entity bears. What cannot be resolved stays
//! words; no entity is made up for it, except for the roles that a person, party or place alone can play.

use std::collections::BTreeMap;

use crate::reading::{IdentifierBase, Party, PartyKind, Reading};
use crate::text::fold;

use super::NodeKind;

/// An entity of the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entity {
    pub(super) iri: String,
    pub(super) kind: NodeKind,
    pub(super) label: String,
}

/// The names of one reading.
pub(super) struct Names<'a> {
    base: &'a IdentifierBase,
    reading: &'a Reading,
    exact: BTreeMap<(Class, String), Entity>,
    alias: BTreeMap<(Class, String), Option<Entity>>,
}

/// What a name may stand for; a name is unique within its class only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Person,
    Organization,
    Place,
    Initiative,
    Party,
}

impl<'a> Names<'a> {
    pub(super) fn new(base: &'a IdentifierBase, reading: &'a Reading) -> Self {
        let mut names = Self { base, reading, exact: BTreeMap::new(), alias: BTreeMap::new() };
        for party in &reading.parties {
            let (class, kind) = match party.kind {
                PartyKind::Country => ("place", NodeKind::Country),
                PartyKind::Organization => ("organization", NodeKind::Organization),
            };
            names.add(Class::Party, kind, class, &party.name, party.iri.as_deref(), &[]);
        }
        for person in &reading.people {
            let iri = person.iri.as_deref();
            names.add(Class::Person, NodeKind::Person, "person", &person.name, iri, &person.aliases);
        }
        for body in &reading.organizations {
            let iri = body.iri.as_deref();
            names.add(Class::Organization, NodeKind::Organization, "organization", &body.name, iri, &body.aliases);
        }
        for place in &reading.places {
            let iri = place.iri.as_deref();
            names.add(Class::Place, names.place_kind(place), "place", &place.name, iri, &place.aliases);
        }
        for plan in &reading.initiatives {
            let iri = plan.iri.as_deref();
            names.add(Class::Initiative, NodeKind::Initiative, "initiative", &plan.name, iri, &plan.aliases);
        }
        names
    }

    fn add(&mut self, class: Class, kind: NodeKind, path: &str, name: &str, iri: Option<&str>, aliases: &[String]) {
        let iri = iri.filter(|iri| is_iri(iri)).map_or_else(|| mint(self.base, path, name), str::to_owned);
        let entity = Entity { iri, kind, label: name.to_owned() };
        for alias in aliases {
            self.alias
                .entry((class, key(alias)))
                .and_modify(|one| {
                    if one.as_ref().is_some_and(|one| one.iri != entity.iri) {
                        *one = None;
                    }
                })
                .or_insert_with(|| Some(entity.clone()));
        }
        self.exact.entry((class, key(name))).or_insert(entity);
    }

    /// A place is a country when it is a party, or lies in itself.
    fn place_kind(&self, place: &crate::reading::Place) -> NodeKind {
        let iri = place.iri.as_deref();
        let of_party = |party: &Party| {
            party.kind == PartyKind::Country
                && (party.name == place.name || (iri.is_some() && party.iri.as_deref() == iri))
        };
        let itself = place.country.as_deref().is_some_and(|country| {
            fold(country) == fold(&place.name) || iri == Some(mint(self.base, "place", country).as_str())
        });
        if itself || self.reading.parties.iter().any(of_party) { NodeKind::Country } else { NodeKind::Place }
    }

    /// The entity of this name within the classes, in that order.
    pub(super) fn find(&self, name: &str, classes: &[Class]) -> Option<&Entity> {
        let key = key(name);
        let exact = classes.iter().find_map(|class| self.exact.get(&(*class, key.clone())));
        exact.or_else(|| classes.iter().find_map(|class| self.alias.get(&(*class, key.clone()))?.as_ref()))
    }

    /// Anyone who can act: person, organization, party, or a place that stands for its government.
    pub(super) fn actor(&self, name: &str) -> Option<&Entity> {
        self.find(name, &[Class::Person, Class::Organization, Class::Party, Class::Place])
    }

    /// Anything that can be talked about.
    pub(super) fn thing(&self, name: &str) -> Option<&Entity> {
        self.find(name, &[Class::Initiative, Class::Person, Class::Organization, Class::Place, Class::Party])
    }

    /// The person of this name, made from the name if the reading does not list one.
    pub(super) fn person(&self, name: &str) -> Entity {
        self.known_or_minted(name, &[Class::Person], NodeKind::Person, "person")
    }

    /// The place of this name, made from the name if the reading does not list one.
    pub(super) fn place(&self, name: &str) -> Entity {
        let place = self.known_or_minted(name, &[Class::Place, Class::Party], NodeKind::Place, "place");
        // A party that is an organization is no place, even if an event is said to take place "at the United Nations".
        if place.kind == NodeKind::Organization {
            return Entity { iri: mint(self.base, "place", name), kind: NodeKind::Place, label: name.to_owned() };
        }
        place
    }

    /// The country of this canonical name.
    pub(super) fn country(&self, name: &str) -> Entity {
        let mut country = self.known_or_minted(name, &[Class::Party, Class::Place], NodeKind::Country, "place");
        if country.kind == NodeKind::Place {
            country.kind = NodeKind::Country;
        }
        country
    }

    /// The party of this canonical name: as listed, else an organization or place of the name, else a country if any
    /// place lies in one of that name, else an organization.
    pub(super) fn party(&self, name: &str) -> Entity {
        if let Some(found) = self.find(name, &[Class::Party, Class::Organization]) {
            return found.clone();
        }
        let known = self.find(name, &[Class::Place]).is_some();
        if known || self.reading.places.iter().any(|place| place.country.as_deref() == Some(name)) {
            return self.country(name);
        }
        Entity { iri: mint(self.base, "organization", name), kind: NodeKind::Organization, label: name.to_owned() }
    }

    /// The party of this name, or the person if only a person bears it: a reading may list a surname among the parties.
    pub(super) fn party_or_person(&self, name: &str) -> Entity {
        let party = self.find(name, &[Class::Party, Class::Organization, Class::Place]).is_some();
        let person = self.find(name, &[Class::Person]).filter(|_| !party);
        person.cloned().unwrap_or_else(|| self.party(name))
    }

    fn known_or_minted(&self, name: &str, classes: &[Class], kind: NodeKind, path: &str) -> Entity {
        self.find(name, classes).cloned().unwrap_or_else(|| Entity {
            iri: mint(self.base, path, name),
            kind,
            label: name.to_owned(),
        })
    }
}

/// Names are compared folded; a name of which folding leaves nothing is compared as it is.
fn key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() { name.to_owned() } else { folded }
}

/// An identifier from a name. A name of which folding leaves nothing, or very much, gets a hash so that no two share one.
pub(super) fn mint(base: &IdentifierBase, path: &str, name: &str) -> String {
    const LONGEST: usize = 96;
    let iri = base.entity(path, name);
    let folded = fold(name);
    if folded.is_empty() {
        return format!("{iri}-{:016x}", fnv(name));
    }
    let prefix = iri.len() - folded.len();
    if folded.len() <= LONGEST {
        return iri;
    }
    let cut = iri.get(..prefix + LONGEST).unwrap_or(&iri);
    format!("{cut}-{:016x}", fnv(name))
}

/// FNV-1a: stable between releases and machines, unlike the standard hasher.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether a text can stand as an absolute IRI without escapes.
pub(super) fn is_iri(text: &str) -> bool {
    let scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    scheme
        && text.is_ascii()
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|^`\\[]".contains(&byte))
        && text
            .split('%')
            .skip(1)
            .all(|rest| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
        && text.matches('#').count() <= 1
}

/// The identifier of the same thing elsewhere, from an IRI or a bare Wikidata id.
pub(super) fn same_as(text: &str) -> Option<String> {
    let digits = text.strip_prefix("wd:").unwrap_or(text).strip_prefix('Q');
    match digits {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("http://www.wikidata.org/entity/Q{digits}"))
        }
        _ => is_iri(text).then(|| text.to_owned()),
    }
}
