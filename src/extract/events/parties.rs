//! The parties that actors stand for: countries and bodies, by their names, their nationalities, their officials.

use std::collections::BTreeMap;

use super::Reader;
use super::actors::{Actor, Who};
use crate::extract::{Discourse, EntityId, EntityKind};
use crate::knowledge::{EntryClass, EntryId, EntryKind};
use crate::language::{Deprel, Document, TokenId, Upos, Xpos};
use crate::text::{fold, slug};

impl<'a> Reader<'a> {
    /// "the Prime Minister's adviser" acts for whom the Prime Minister acts for.
    pub(super) fn parties_of_owner(&self, token: TokenId) -> Vec<String> {
        let owners = self.tree.with_rel(token, &[Deprel::NmodPoss]).filter_map(|owner| self.mention(owner));
        let mut out = Vec::new();
        for id in owners.flat_map(|mention| mention.referent.entities()) {
            let party = self.discourse.entity(*id).party.as_deref().map(|party| self.party_name(party));
            out.extend(party.filter(|party| !out.contains(party)).into_iter().collect::<Vec<_>>());
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
    pub(super) fn parties_of(&self, actor: &Actor) -> Vec<String> {
        match &actor.who {
            Who::Entity(id) => {
                let entity = self.discourse.entity(*id);
                let joined = self.parties_in_name(&entity.name);
                match (&entity.party, entity.kind) {
                    (_, EntityKind::Organization) if joined.len() > 1 => joined,
                    (Some(party), _) => vec![self.party_name(party)],
                    (None, EntityKind::Organization | EntityKind::Country) => vec![entity.name.clone()],
                    _ => Vec::new(),
                }
            }
            Who::Described(_, parties) => parties.iter().map(|party| self.party_name(party)).collect(),
        }
    }

    /// An organization under the name that the text uses for it: "NATO"; an organ as the whole that it acts for.
    pub(super) fn party_name(&self, party: &str) -> String {
        let party = self.whole_of(party).unwrap_or(party);
        match self.organizations.get(party) {
            Some(name) if self.knowledge.reference.country_of(party).is_none() => (*name).to_owned(),
            _ => party.to_owned(),
        }
    }

    /// The parties that a common body is named after: "U.S.-EU Energy Council".
    fn parties_in_name(&self, name: &str) -> Vec<String> {
        let reference = &self.knowledge.reference;
        let first = name.split(' ').next().unwrap_or(name);
        let party = |part: &str| {
            let body = || reference.find(&fold(part)).map(|(id, _)| id).find(|id| self.is_international(*id));
            Some(reference.entry(reference.country_of(part).or_else(body)?).name.to_owned())
        };
        first.split(['-', '\u{2013}']).map(party).collect::<Option<Vec<String>>>().unwrap_or_default()
    }

    fn is_international(&self, id: EntryId) -> bool {
        self.knowledge.reference.entry(id).class == EntryClass::Intergovernmental
    }

    /// The organization that an organ belongs to: the United Nations of the General Assembly.
    fn whole_of(&self, organ: &str) -> Option<&'a str> {
        let last = organ.rsplit(' ').next()?.to_lowercase();
        let reference = &self.knowledge.reference;
        let id =
            reference.by_slug(EntryKind::Organization, &slug(organ)).filter(|_| self.frames.lists("organs", &last))?;
        Some(reference.entry(reference.entry(id).parent?).name)
    }
}

/// How many letters an acronym has that reads as a name: "ASEAN", but not "AU".
const SPOKEN: usize = 4;

/// The organizations of a text: of each the first name that the text uses, or an acronym that it uses more, by what it is
/// known as.
pub(super) fn organizations<'a>(discourse: &'a Discourse, doc: &'a Document<'a>) -> BTreeMap<&'a str, &'a str> {
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
    uses.into_iter().filter_map(|(party, names)| Some((party, most(names)?))).collect()
}
