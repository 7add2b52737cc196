//! The parties that actors stand for: countries and bodies, by their names, their nationalities, their officials.

use std::collections::{BTreeMap, BTreeSet};

use super::Reader;
use super::actors::{Actor, Who};
use crate::extract::{Discourse, Entity, EntityId, EntityKind};
use crate::knowledge::{EntryClass, EntryId, EntryKind, Knowledge, Reference};
use crate::language::{Deprel, Document, TokenId, Upos, Xpos};
use crate::text::{fold, slug};

impl Reader<'_> {
    /// "the Prime Minister's adviser" acts for whom the Prime Minister acts for.
    pub(super) fn parties_of_owner(&self, token: TokenId) -> Vec<String> {
        let owners = self.tree.with_rel(token, &[Deprel::NmodPoss]).filter_map(|owner| self.mention(owner));
        let mut out: Vec<String> = Vec::new();
        for id in owners.flat_map(|mention| mention.referent.entities()) {
            let party = self.discourse.entity(*id).party.as_deref().map(|party| self.party_name(party));
            if let Some(party) = party.filter(|party| !out.iter().any(|known| known == party)) {
                out.push(party.to_owned());
            }
        }
        out
    }

    /// The parties that modify a noun: "Polish and UN officials", "the foreign ministers of Chad and Niger".
    pub(super) fn parties_within(&self, token: TokenId) -> Vec<String> {
        let stop = |child: TokenId| {
            matches!(
                self.tree.rel(child),
                Deprel::AclRelcl | Deprel::Acl | Deprel::Conj | Deprel::Advcl | Deprel::Appos | Deprel::Parataxis
            ) && !(self.tree.rel(child) == Deprel::Conj && self.tree.head(child) != Some(token))
        };
        let mut out: Vec<String> = Vec::new();
        for at in self.tree.subtree(token, &stop) {
            if at == token {
                continue;
            }
            for party in self.party_at(at) {
                if !out.contains(&party) {
                    out.push(party);
                }
            }
            // "the presidents of A and B are …"
            let plural = matches!(self.tree.xpos(token), Xpos::Nns | Xpos::Nnps);
            let torn = self.joined_after(at).filter(|_| {
                plural && (self.tree.case(at).as_deref() == Some("of") || self.tree.rel(at) == Deprel::Conj)
            });
            for party in torn.map(|mention| self.party_at(mention.head)).unwrap_or_default() {
                if !out.contains(&party) {
                    out.push(party);
                }
            }
        }
        out
    }

    /// The party that a word names: a country, an organization, a nationality.
    pub(super) fn party_at(&self, token: TokenId) -> Vec<String> {
        let Some(mention) = self.discourse.at(token).filter(|mention| mention.head == token) else {
            return self.nationality(token).into_iter().collect();
        };
        let ids: Vec<EntityId> = match mention.metonym_of {
            Some(country) => vec![country],
            None => mention.referent.entities().to_vec(),
        };
        ids.into_iter()
            .map(|id| self.discourse.entity(id))
            .filter(|entity| matches!(entity.kind, EntityKind::Country | EntityKind::Organization))
            .map(|entity| entity.party.clone().unwrap_or_else(|| entity.name.clone()))
            .collect()
    }

    /// The country whose nationality an adjective names: "Omani", "U.S.".
    fn nationality(&self, token: TokenId) -> Option<String> {
        let word = self.tree.doc.word(token);
        if !word.starts_with(char::is_uppercase) || !matches!(self.tree.upos(token), Upos::Adj | Upos::Propn) {
            return None;
        }
        let reference = &self.knowledge.reference;
        let id = reference.nation_of(word)?;
        Some(reference.entry(id).name.to_owned())
    }

    /// The parties an actor acts for.
    pub(super) fn acts_for<'s>(&'s self, actor: &'s Actor) -> impl Iterator<Item = &'s str> {
        let (own, described) = match &actor.who {
            Who::Entity(id) => (self.parties.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default(), [].as_slice()),
            Who::Described(_, parties) => ([].as_slice(), parties.as_slice()),
        };
        own.iter().copied().chain(described.iter().map(|party| self.party_name(party)))
    }

    /// The parties an actor acts for, to be kept.
    pub(super) fn parties_of(&self, actor: &Actor) -> Vec<String> {
        self.acts_for(actor).map(str::to_owned).collect()
    }

    /// "NATO foreign ministers": several of a group of states.
    pub(super) fn is_of_many_members(&self, actor: &Actor) -> bool {
        let Who::Described(people, parties) = &actor.who else { return false };
        let reference = &self.knowledge.reference;
        let of_states = |party: &String| {
            let body = reference.by_slug(EntryKind::Organization, &slug(party)).map(|id| reference.entry(id).class);
            matches!(body, Some(EntryClass::Intergovernmental | EntryClass::Group))
        };
        matches!(self.tree.xpos(*people), Xpos::Nns | Xpos::Nnps) && parties.iter().any(of_states)
    }

    /// The parties that several actors act for, each once.
    pub(super) fn parties_of_all<'s>(&'s self, actors: &'s [Actor]) -> BTreeSet<&'s str> {
        actors.iter().flat_map(|actor| self.acts_for(actor)).collect()
    }

    /// An organization under the name that the text uses for it: "NATO"; an organ as the whole that it acts for.
    pub(super) fn party_name<'s>(&'s self, party: &'s str) -> &'s str {
        known_as(self.knowledge, &self.organizations, party)
    }
}

/// A party as the whole that it acts for, under the name that the text uses.
fn known_as<'a>(knowledge: &'a Knowledge, names: &BTreeMap<&str, &'a str>, party: &'a str) -> &'a str {
    let party = whole_of(knowledge, party).unwrap_or(party);
    names.get(party).copied().unwrap_or(party)
}

/// The parties for which each entity acts, under the names that the text uses.
pub(super) fn parties<'a>(
    discourse: &'a Discourse,
    organizations: &BTreeMap<&str, &'a str>,
    knowledge: &'a Knowledge,
) -> Vec<Vec<&'a str>> {
    let parties = |entity: &'a Entity| {
        let organization = entity.kind == EntityKind::Organization;
        let joined = if organization { parties_in_name(knowledge, &entity.name) } else { Vec::new() };
        match (entity.party.as_deref(), entity.kind) {
            _ if joined.len() > 1 => joined,
            (Some(party), _) => vec![known_as(knowledge, organizations, party)],
            (None, EntityKind::Organization | EntityKind::Country) => vec![entity.name.as_str()],
            _ => Vec::new(),
        }
    };
    discourse.entities().iter().map(parties).collect()
}

/// The parties that a common body is named after: "U.S.-EU Energy Council".
fn parties_in_name<'k>(knowledge: &'k Knowledge, name: &str) -> Vec<&'k str> {
    let reference = &knowledge.reference;
    let first = name.split(' ').next().unwrap_or(name);
    let international = |id: &EntryId| reference.entry(*id).class == EntryClass::Intergovernmental;
    let party = |part: &str| {
        let body = || reference.find(&fold(part)).map(|(id, _)| id).find(international);
        Some(reference.entry(reference.country_of(part).or_else(body)?).name)
    };
    first.split(['-', '\u{2013}']).map(party).collect::<Option<_>>().unwrap_or_default()
}

/// The organization that an organ belongs to: the United Nations of the General Assembly.
fn whole_of<'k>(knowledge: &'k Knowledge, organ: &str) -> Option<&'k str> {
    let last = organ.rsplit(' ').next()?.to_lowercase();
    if !knowledge.frames.lists("organs", &last) {
        return None;
    }
    let reference = &knowledge.reference;
    let id = reference.by_slug(EntryKind::Organization, &slug(organ))?;
    Some(reference.entry(reference.entry(id).parent?).name)
}

/// How many letters an acronym has that reads as a name: "ASEAN", but not "AU".
const SPOKEN: usize = 4;

/// The organizations of a text that are no countries: of each the first name that the text uses, or an acronym that it uses
/// more, by what it is known as.
pub(super) fn organizations<'a>(
    discourse: &'a Discourse,
    doc: &'a Document<'a>,
    reference: &Reference,
) -> BTreeMap<&'a str, &'a str> {
    let mut uses: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for mention in discourse.mentions() {
        let Some(entity) = mention.referent.entities().first().map(|id| discourse.entity(*id)) else { continue };
        let Some(party) = entity.party.as_deref().filter(|_| entity.kind == EntityKind::Organization) else { continue };
        let words = doc.words(&mention.tokens);
        if words != entity.name && !entity.aliases.iter().any(|alias| alias == words) {
            continue;
        }
        let names = uses.entry(party).or_default();
        match names.iter_mut().find(|(name, _)| *name == words) {
            Some((_, count)) => *count += 1,
            None => names.push((words, 1)),
        }
    }
    let most = |names: Vec<(&'a str, usize)>| {
        let first = *names.first()?;
        let spoken = |name: &str| name.len() >= SPOKEN && name.chars().all(char::is_uppercase);
        let acronym = names.into_iter().find(|(name, count)| spoken(name) && *count > first.1);
        Some(acronym.unwrap_or(first).0)
    };
    let names = uses.into_iter().filter(|(party, _)| reference.country_of(party).is_none());
    names.filter_map(|(party, names)| Some((party, most(names)?))).collect()
}
