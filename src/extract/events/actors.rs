//! Actors: who or what stands behind a head that fills a slot, and whether it can take part in an event.

use super::Reader;
use crate::extract::{EntityId, EntityKind, Reference};
use crate::language::{Deprel, Extent, TokenId, Upos, Xpos};
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
            // "A and visiting Minister B"
            let token = self.described_object(token).unwrap_or(token);
            // "with A, and B said": a clause is no conjunct of a name.
            if token != head && (self.tree.is_verb(token) || self.tree.has(token, &[Deprel::Nsubj])) {
                continue;
            }
            let apart = self.is_listed_apart(head, token);
            let person = |actor: &Actor| self.person_name(actor).is_some();
            for actor in self.actors_at(token) {
                // "saw A; Tehran and Washington said": another clause goes on with parties, a list with people.
                let elsewhere = apart && out.iter().any(person) && !person(&actor);
                if !elsewhere && !out.iter().any(|other| other.who == actor.who) {
                    out.push(actor);
                }
            }
        }
        for actor in self.joined_to_title(head) {
            if !out.iter().any(|other| other.who == actor.who) {
                out.push(actor);
            }
        }
        // The tree may end a list early, or leave somebody out in its midst.
        let listed = out.first().map(|first| self.list_after(first.at)).unwrap_or_default();
        let whole = out.iter().skip(1).all(|found| listed.iter().any(|actor| actor.who == found.who));
        for actor in listed.into_iter().filter(|_| whole) {
            if !out.iter().any(|other| other.who == actor.who) {
                out.push(actor);
            }
        }
        out
    }

    /// "The U.S. secretary of state and her counterpart met", with the counterpart coordinated with a word of the title.
    fn joined_to_title(&self, head: TokenId) -> Vec<Actor> {
        let Some(title) = self.mention(head).map(|mention| mention.tokens.clone()) else { return Vec::new() };
        let within = self.tree.with_rel(head, &[Deprel::Nmod]).filter(|child| title.contains(child));
        let joined = within.flat_map(|word| self.tree.with_rel(word, &[Deprel::Conj]).collect::<Vec<_>>());
        let person = |actor: &Actor| self.is_personal(actor);
        joined.filter(|other| !title.contains(other)).flat_map(|other| self.actors_at(other)).filter(person).collect()
    }

    /// "The two leaders, A and B, met": those who are named behind a plural.
    fn listed_behind(&self, plural: TokenId) -> Vec<Actor> {
        if !matches!(self.tree.xpos(plural), Xpos::Nns | Xpos::Nnps) || self.mention(plural).is_some() {
            return Vec::new();
        }
        let apposed = self.tree.with_rel(plural, &[Deprel::Appos, Deprel::Flat]).filter(|name| *name > plural);
        let named = apposed.flat_map(|name| self.tree.conjuncts(name)).filter_map(|name| {
            let ids = self.mention(name)?.referent.entities();
            let id = ids.iter().find(|id| self.discourse.entity(**id).is_named_person())?;
            Some(Actor { who: Who::Entity(*id), role: None, at: name })
        });
        let named: Vec<Actor> = named.collect();
        if named.is_empty() { self.holders_listed(plural) } else { named }
    }

    /// "the prime ministers of Peru and Chile, A and B": who bears the plural title, wherever the tree hangs the names.
    fn holders_listed(&self, plural: TokenId) -> Vec<Actor> {
        let titled = self.discourse.posts().iter().filter(|post| post.tokens.contains(&plural));
        let holders: Vec<EntityId> = titled.map(|post| post.holder).collect();
        let end = self.tree.doc.sentence_of(plural).tokens.end;
        let mentions = self.mentions_in(plural..end).iter().filter_map(|name| {
            let id = name.referent.entities().iter().find(|id| holders.contains(id))?;
            Some(Actor { who: Who::Entity(*id), role: None, at: name.head })
        });
        mentions.take(holders.len()).collect()
    }

    /// The actors behind one head, its coordination left aside.
    pub(super) fn actors_at(&self, token: TokenId) -> Vec<Actor> {
        let actor = |who| Actor { who, role: None, at: token };
        let listed = self.listed_behind(token);
        if listed.len() > 1 {
            return listed;
        }
        if self.frames.lists("bystanders", &self.tree.lemma(token).to_lowercase()) {
            return Vec::new();
        }
        if self.tree.upos(token) == Upos::Pron
            && let Some(apposed) = self.tree.with_rel(token, &[Deprel::Appos]).next()
        {
            return self.actors(apposed);
        }
        if let Some(whole) = self.parted(token) {
            return self.actors(whole);
        }
        if matches!(self.tree.upos(token), Upos::Pron) && self.mention(token).is_none() {
            let own = self.first_person(token);
            return if own.is_empty() { self.group_meant(token) } else { own };
        }
        if let Some(mention) = self.mention(token) {
            if let Some(holder) = self.bearer_at(token).or_else(|| self.holder_behind(mention)) {
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

    /// "The Baltic ministers met. They spoke again on Friday": the people last spoken of as those of some parties, where nobody is
    /// named.
    fn group_meant(&self, pronoun: TokenId) -> Vec<Actor> {
        if !self.frames.lists("plural-pronouns", &self.tree.doc.word(pronoun).to_lowercase()) {
            return Vec::new();
        }
        let sentence = self.sentence_index(pronoun);
        let start = self.tree.doc.sentences()[sentence.saturating_sub(1)].tokens.start;
        let subject = |at: &TokenId| {
            matches!(self.tree.rel(*at), Deprel::Nsubj | Deprel::NsubjPass)
                && matches!(self.tree.xpos(*at), Xpos::Nns | Xpos::Nnps)
        };
        let group = (start..pronoun).rev().filter(subject).map(|at| self.actors(at)).find(|group| !group.is_empty());
        group.filter(|group| group.iter().all(|actor| self.acts_for(actor).next().is_some())).unwrap_or_default()
    }

    /// Of whom a partitive speaks: "each of the two ministers".
    fn parted(&self, token: TokenId) -> Option<TokenId> {
        let partitive = self.frames.lists("partitives", &self.tree.lemma(token).to_lowercase());
        let of = |child: &TokenId| self.tree.case(*child).as_deref() == Some("of");
        self.tree.with_rel(token, &[Deprel::Nmod]).find(of).filter(|_| partitive)
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
        // "their local counterparts" act for others than they.
        if parties.is_empty() && !self.frames.lists("opposites", &lemma) {
            parties = self.parties_of_owner(token);
        }
        Some(Who::Described(token, parties))
    }

    /// Who leads a delegation, where the clause says so: "X led the delegation, which met …", "a delegation led by X".
    fn leaders(&self, token: TokenId) -> Vec<Actor> {
        let plural = self.tree.xpos(token) == Xpos::Nns;
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
        let actors = self.actors(head);
        actors.len() > 1
            || actors.len() == 1
                && (matches!(self.tree.xpos(actors[0].at), Xpos::Nns | Xpos::Nnps)
                    || matches!(&actors[0].who, Who::Described(_, parties) if parties.len() > 1))
    }

    /// Whether a mention means a person known by name.
    pub(super) fn names_person(&self, mention: &Reference) -> bool {
        mention.referent.entities().iter().any(|id| self.discourse.entity(*id).is_named_person())
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
