//! Actors: who or what stands behind a head that fills a slot, and whether it can take part in an event.

use std::collections::BTreeMap;

use super::Reader;
use crate::extract::{Discourse, EntityId, EntityKind, Reference};
use crate::language::{Deprel, Document, Extent, TokenId, Upos};
use crate::reading::Role;

/// One who takes part: an entity of the discourse, or a noun phrase for people that nobody names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// Known to the discourse.
    Entity(EntityId),
    /// Only described: its head, and the parties it is said to act for.
    Described(TokenId, Vec<String>),
}

/// One who takes part, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Actor {
    pub(super) who: Who,
    pub(super) role: Option<Role>,
    /// Where it is mentioned.
    pub(super) at: TokenId,
}

impl Reader<'_> {
    /// The mention whose words stand at a head.
    pub(super) fn mention(&self, head: TokenId) -> Option<&Reference> {
        self.discourse
            .headed_by(head)
            .or_else(|| self.discourse.at(head).filter(|found| found.head == head || self.is_flat(head)))
    }

    fn is_flat(&self, token: TokenId) -> bool {
        matches!(self.tree.rel(token), Deprel::Flat | Deprel::Compound) || self.tree.upos(token) == Upos::Propn
    }

    /// The actors behind a head and everything coordinated with it.
    pub(super) fn actors(&self, head: TokenId) -> Vec<Actor> {
        let mut out: Vec<Actor> = Vec::new();
        for token in self.tree.conjuncts(head) {
            // "with A, and B said": a clause is no conjunct of a name.
            if token != head && (self.tree.is_verb(token) || self.tree.has(token, &[Deprel::Nsubj])) {
                continue;
            }
            for actor in self.actors_at(token) {
                if !out.iter().any(|other| other.who == actor.who) {
                    out.push(actor);
                }
            }
        }
        if out.len() == 1 {
            for actor in self.list_after(out[0].at) {
                if !out.iter().any(|other| other.who == actor.who) {
                    out.push(actor);
                }
            }
        }
        out
    }

    /// The actors behind one head, its coordination left aside.
    pub(super) fn actors_at(&self, token: TokenId) -> Vec<Actor> {
        let actor = |who| Actor { who, role: None, at: token };
        if self.frames.lists("bystanders", &self.tree.lemma(token).to_lowercase()) {
            return Vec::new();
        }
        if self.tree.upos(token) == Upos::Pron
            && let Some(apposed) = self.tree.with_rel(token, &[Deprel::Appos]).next()
        {
            return self.actors(apposed);
        }
        if matches!(self.tree.upos(token), Upos::Pron) && self.mention(token).is_none() {
            return self.first_person(token);
        }
        if let Some(mention) = self.mention(token) {
            if let Some(holder) = self.holder_behind(mention) {
                return vec![actor(holder)];
            }
            if let Some(country) = mention.metonym_of {
                return vec![actor(Who::Entity(country))];
            }
            let found: Vec<Actor> = mention
                .referent
                .entities()
                .iter()
                .filter(|id| self.can_act(**id))
                .map(|id| actor(Who::Entity(*id)))
                .collect();
            let unnamed =
                matches!(found.as_slice(), [Actor { who: Who::Entity(id), .. }] if !self.discourse.entity(*id).named);
            if !found.is_empty() && !unnamed {
                return found;
            }
            if let Some(named) =
                self.apposed(token).or_else(|| self.title_of(token)).or_else(|| self.named_behind_body(token))
            {
                return vec![actor(named)];
            }
            if !found.is_empty() {
                return found;
            }
        } else if let Some(named) = self
            .apposed(token)
            .or_else(|| self.title_of(token))
            .or_else(|| self.named_beside(token))
            .or_else(|| self.named_behind_body(token))
        {
            return vec![actor(named)];
        }
        let leaders = self.leaders(token);
        if !leaders.is_empty() {
            return leaders;
        }
        self.described(token).map(actor).into_iter().collect()
    }

    /// The person whose title the token is, where tree and names have the two apart.
    fn title_of(&self, token: TokenId) -> Option<Who> {
        // "Deputy Foreign Minister A", of which the tree may have any word as the head.
        let capital = self.tree.doc.word(token).starts_with(char::is_uppercase) && self.tree.is_nominal(token);
        let named = capital.then(|| self.named_after(token)).flatten()?;
        let lemma = self.tree.lemma(token).to_lowercase();
        let title = |lemma: &str| self.frames.lists("actors", lemma.strip_suffix('s').unwrap_or(lemma));
        let next = self.tree.lemma(token + 1).to_lowercase();
        (title(&lemma) || title(&next) || self.frames.lists("ranks", &lemma)).then_some(named)
    }

    /// The person of whom a body's name is only the beginning of the title: "NATO chief A B", "EU envoy C D".
    fn holder_behind(&self, body: &Reference) -> Option<Who> {
        let whole =
            |id: &EntityId| matches!(self.discourse.entity(*id).kind, EntityKind::Organization | EntityKind::Country);
        if !body.referent.entities().iter().any(whole) {
            return None;
        }
        let end = self.tree.doc.sentence_of(body.head).tokens.end;
        let office = |at: &TokenId| {
            let lemma = self.tree.lemma(*at).to_lowercase();
            self.tree.xpos(*at) != crate::language::Xpos::Nns
                && (self.frames.lists("actors", &lemma) || self.frames.lists("ranks", &lemma))
        };
        let start = body.tokens.end;
        let name = (start..end.min(start + 4)).find(|at| !office(at)).filter(|at| *at > start)?;
        let mention = self.discourse.at(name).filter(|mention| mention.tokens.start == name)?;
        let id = *mention.referent.entities().first()?;
        self.discourse.entity(id).is_named_person().then_some(Who::Entity(id))
    }

    /// The person whose name stands right behind a noun for people, wherever the tree hangs it: "his counterpart Robert Lie".
    fn named_beside(&self, token: TokenId) -> Option<Who> {
        let person =
            self.tree.upos(token) == Upos::Noun && self.frames.lists("actors", &self.tree.lemma(token).to_lowercase());
        // "the EU's envoy, A B, …": the comma parts it from another one of a list, unless he acts for the same party.
        let comma = (token as usize + 1) < self.tree.doc.tokens().len() && self.tree.doc.word(token + 1) == ",";
        let start = token + 1 + TokenId::from(comma);
        let mention = self.discourse.at(start).filter(|mention| person && mention.tokens.start == start)?;
        let id = *mention.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let own = || {
            let known = |party: &str| self.party_name(party);
            let parties: Vec<String> = self.parties_within(token).iter().map(|party| known(party)).collect();
            entity.party.as_deref().is_some_and(|party| parties.contains(&known(party)))
        };
        (entity.is_named_person() && (!comma || own())).then_some(Who::Entity(id))
    }

    /// A person named in apposition: "his counterpart, Sergei Lavrov".
    fn apposed(&self, token: TokenId) -> Option<Who> {
        self.tree.with_rel(token, &[Deprel::Appos, Deprel::Flat]).find_map(|child| {
            let mention = self.mention(child)?;
            let id = *mention.referent.entities().first()?;
            let entity = self.discourse.entity(id);
            (entity.is_named_person()).then_some(Who::Entity(id))
        })
    }

    /// "the head of the Council, A B, …": the person of that body named behind it, wherever the tree hangs the name.
    fn named_behind_body(&self, token: TokenId) -> Option<Who> {
        let lemma = self.tree.lemma(token).to_lowercase();
        let one = !matches!(self.tree.xpos(token), crate::language::Xpos::Nns | crate::language::Xpos::Nnps);
        if !one || !self.frames.lists("actors", &lemma) {
            return None;
        }
        let sentence = self.tree.doc.sentence_of(token).tokens.clone();
        let of = |at: TokenId| self.tree.doc.word(at).eq_ignore_ascii_case("of");
        let body = self.mentions_in(token + 1..sentence.end.min(token + 5)).iter().find(|body| {
            let before = body.tokens.start - 1;
            before > token && (of(before) || of(before - 1))
        })?;
        let comma = body.tokens.end;
        let name =
            self.discourse.at(comma + 1).filter(|name| name.tokens.start == comma + 1 && comma + 1 < sentence.end)?;
        let id = *name.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let theirs = entity.party.as_ref().is_none_or(|party| self.party_at(body.head).contains(party));
        (self.tree.doc.word(comma) == "," && entity.is_named_person() && theirs).then_some(Who::Entity(id))
    }

    /// People who are only described: "Omani officials".
    pub(super) fn described(&self, token: TokenId) -> Option<Who> {
        if self.tree.upos(token) == Upos::Pron {
            return None;
        }
        let lemma = self.tree.lemma(token).to_lowercase();
        if !self.frames.lists("actors", &lemma) {
            return None;
        }
        let mut parties = self.parties_within(token);
        if parties.is_empty() {
            parties = self.parties_of_owner(token);
        }
        Some(Who::Described(token, parties))
    }

    /// "the Prime Minister's adviser" acts for whom the Prime Minister acts for.
    fn parties_of_owner(&self, token: TokenId) -> Vec<String> {
        let owners = self.tree.with_rel(token, &[Deprel::NmodPoss]).filter_map(|owner| self.mention(owner));
        let mut out = Vec::new();
        for id in owners.flat_map(|mention| mention.referent.entities()) {
            let party = self.discourse.entity(*id).party.as_deref().map(|party| self.party_name(party));
            out.extend(party.filter(|party| !out.contains(party)).into_iter().collect::<Vec<_>>());
        }
        out
    }

    /// Who leads a delegation, where the clause says so: "X led the delegation, which met …", "a delegation led by X".
    fn leaders(&self, token: TokenId) -> Vec<Actor> {
        let plural = self.tree.xpos(token) == crate::language::Xpos::Nns;
        if plural || !self.frames.lists("delegations", &self.tree.lemma(token).to_lowercase()) {
            return Vec::new();
        }
        let leads = |verb: &TokenId| self.frames.lists("leading", self.tree.lemma(*verb));
        let above = self.tree.head(token).filter(|verb| leads(verb) && self.tree.rel(token) == Deprel::Obj);
        let below = self.tree.with_rel(token, &[Deprel::Acl]).find(leads);
        let subjects = above.or(below).map(|verb| self.subjects(verb, 0)).unwrap_or_default();
        let people = subjects.into_iter().flat_map(|subject| self.actors(subject));
        people.filter(|actor| self.person_name(actor).is_some()).collect()
    }

    /// A name that nobody could place acts under its own name, as a subject.
    pub(super) fn stranger(&self, token: TokenId) -> Option<Actor> {
        let name = self.tree.upos(token) == Upos::Propn
            && self.tree.doc.word(token).starts_with(char::is_uppercase)
            && self.discourse.at(token).is_none_or(|mention| {
                mention.referent.entities().iter().all(|id| {
                    let entity = self.discourse.entity(*id);
                    entity.kind == EntityKind::Place && entity.wikidata.is_none()
                })
            })
            && self.time_at(token).is_none();
        let who = || Who::Described(token, vec![self.words(&self.tree.syntax.phrase(token, Extent::Base))]);
        name.then(|| Actor { who: who(), role: None, at: token })
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
            let plural = matches!(self.tree.xpos(token), crate::language::Xpos::Nns | crate::language::Xpos::Nnps);
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

    /// Whether an entity can take part in an event.
    pub(super) fn can_act(&self, id: EntityId) -> bool {
        matches!(self.discourse.entity(id).kind, EntityKind::Person | EntityKind::Organization | EntityKind::Country)
    }

    /// Whether an actor is a person or a group of people, named or not.
    pub(super) fn is_personal(&self, actor: &Actor) -> bool {
        match &actor.who {
            Who::Entity(id) => self.discourse.entity(*id).kind == EntityKind::Person,
            Who::Described(..) => true,
        }
    }

    /// Whether a head speaks of more than one actor.
    pub(super) fn is_many(&self, head: TokenId) -> bool {
        use crate::language::Xpos;
        let actors = self.actors(head);
        actors.len() > 1
            || actors.len() == 1
                && (matches!(self.tree.xpos(head), Xpos::Nns | Xpos::Nnps)
                    || matches!(&actors[0].who, Who::Described(_, parties) if parties.len() > 1))
    }

    /// The parties an actor acts for.
    pub(super) fn parties_of(&self, actor: &Actor) -> Vec<String> {
        match &actor.who {
            Who::Entity(id) => {
                let entity = self.discourse.entity(*id);
                match (&entity.party, entity.kind) {
                    (Some(party), _) => vec![self.party_name(party)],
                    (None, EntityKind::Organization | EntityKind::Country) => vec![entity.name.clone()],
                    _ => Vec::new(),
                }
            }
            Who::Described(_, parties) => parties.iter().map(|party| self.party_name(party)).collect(),
        }
    }

    /// An organization under the name that the text uses for it: "NATO".
    fn party_name(&self, party: &str) -> String {
        match self.organizations.get(party) {
            Some(name) if self.knowledge.reference.country_of(party).is_none() => (*name).to_owned(),
            _ => party.to_owned(),
        }
    }

    /// The name under which an actor takes part, if it is a named person.
    pub(super) fn person_name(&self, actor: &Actor) -> Option<&str> {
        match &actor.who {
            Who::Entity(id) => {
                let entity = self.discourse.entity(*id);
                (entity.is_named_person()).then_some(entity.name.as_str())
            }
            Who::Described(..) => None,
        }
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
