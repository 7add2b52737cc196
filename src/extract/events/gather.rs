//! Gatherings known by name: "the Munich Security Conference".

use std::collections::BTreeSet;

use super::Reader;
use super::actors::{Actor, Who};
use super::place::Where;
use super::telling::{Telling, add};
use crate::extract::{EntityId, EntityKind, Referent};
use crate::knowledge::EntryKind;
use crate::language::{Deprel, TokenId};
use crate::reading::{EventKind, Status};

impl Reader<'_> {
    /// The gathering that the name around a token means.
    pub(super) fn names_gathering(&self, token: TokenId) -> Option<EntityId> {
        let mention = self.discourse.at(token)?;
        mention.referent.entities().iter().copied().find(|id| self.is_named_gathering(*id))
    }

    /// Whether an entity is a gathering with a name of its own: "Virtual Meeting" or "Opening Session" is none.
    fn is_named_gathering(&self, id: EntityId) -> bool {
        let entity = self.discourse.entity(id);
        entity.kind == EntityKind::Gathering
            && !entity.name.split_whitespace().all(|word| self.frames.lists("common-gatherings", &word.to_lowercase()))
    }

    /// A telling for every mention of a named gathering.
    pub(super) fn gatherings(&self) -> Vec<Telling> {
        let mut out = Vec::new();
        for mention in self.discourse.mentions() {
            let Referent::One(id) = mention.referent else { continue };
            if !self.is_named_gathering(id) {
                continue;
            }
            if self.tree.rel(mention.head) == Deprel::Compound
                && self.tree.head(mention.head).is_some_and(|head| !mention.tokens.contains(&head))
            {
                continue;
            }
            let name_words = self.discourse.entity(id).name.to_lowercase();
            if name_words.split_whitespace().any(|word| self.frames.lists("not-gatherings", word)) {
                continue;
            }
            if self.tree.case(mention.head).is_some_and(|case| self.frames.lists("sources", &case)) {
                continue;
            }
            let governance = self.governance(mention.head);
            if self.is_name_of_meeting(mention.head, governance.host) {
                continue;
            }
            let mut actors = Vec::new();
            let entity = self.discourse.entity(id);
            for other in self.organizers(mention.head, &entity.name, entity.party.as_deref()) {
                add(&mut actors, other);
            }
            for (token, governor) in governance.lenders.iter().take(1) {
                for (slot, _) in governor.roles.iter().filter(|(slot, _)| *slot == "subject") {
                    for filler in self.slot(*token, slot) {
                        for actor in self.actors(filler) {
                            add(&mut actors, actor);
                        }
                    }
                }
            }
            // What only hangs on a clause that denies or imagines something takes place all the same.
            let status = match governance.status {
                Status::Hypothetical => Status::Planned,
                Status::Denied if governance.lenders.is_empty() => Status::Happened,
                status => status,
            };
            let mut telling = Telling {
                trigger: mention.head,
                spine: std::iter::once(mention.head)
                    .chain(governance.lenders.iter().map(|(token, _)| *token))
                    .collect(),
                host: governance.host,
                rule: "summit/named".to_owned(),
                kind: EventKind::Summit,
                vague: false,
                status,
                actors,
                counterparts: Vec::new(),
                destinations: Vec::new(),
                instrument: None,
                topics: Vec::new(),
                anaphoric: false,
                gathering: Some(id),
                scope: None,
                sentence: self.sentence_index(mention.head),
                confidence: 75,
                soft: governance.lenders.is_empty() && status == Status::Happened,
            };
            self.fill_compounds(&mut telling, mention.head);
            self.borrow_below(&mut telling);
            telling.kind = self.kind_of_gathering(&entity.name, &telling.actors);
            out.push(telling);
        }
        out
    }

    /// A named dialogue between parties is talks, a named meeting of ministers a meeting.
    fn kind_of_gathering(&self, name: &str, actors: &[Actor]) -> EventKind {
        let last = name.rsplit(' ').next().unwrap_or("").to_lowercase();
        let parties = self.parties_of_all(actors);
        if self.frames.lists("dialogue-names", &last) && parties.len() > 1 {
            EventKind::Talks
        } else if self.frames.lists("meeting-names", &last)
            && name.split(' ').any(|word| self.frames.lists("ministers", &word.to_lowercase()))
        {
            EventKind::Meeting
        } else {
            EventKind::Summit
        }
    }

    /// "met for the fourth Quad Foreign Ministers' Meeting": the gathering is the meeting told by the verb.
    fn is_name_of_meeting(&self, head: TokenId, host: Option<TokenId>) -> bool {
        let meets = host.is_some_and(|host| self.frames.lists("convening", self.tree.lemma(host)));
        let case = self.tree.case(head).unwrap_or_default();
        let meeting = self.tree.lemma(head).eq_ignore_ascii_case("meeting");
        let last = self.discourse.at(head).map(|name| self.tree.doc.word(name.tokens.end - 1).to_lowercase());
        let summit = last.is_some_and(|last| self.frames.lists("summits", &last));
        meets && (case == "for" && !summit || case == "at" && meeting)
    }

    /// The parties whose gathering it is: those in its name ("NATO Summit", "EU-China summit"), or the one that the discourse
    /// knows for it.
    fn organizers(&self, head: TokenId, name: &str, party: Option<&str>) -> Vec<Actor> {
        let mut out = Vec::new();
        let words: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || c == '-' || c == '\u{2013}')
            .filter(|word| !word.is_empty())
            .collect();
        let entities = self.discourse.entities();
        for (at, entity) in (0..).zip(entities) {
            let acts = matches!(entity.kind, EntityKind::Organization | EntityKind::Country);
            if !acts || !std::iter::once(&entity.name).chain(&entity.aliases).any(|alias| stands_in(alias, &words)) {
                continue;
            }
            let last = entity.name.rsplit(' ').next().unwrap_or("").to_lowercase();
            if !self.frames.lists("gatherings", &last) {
                out.push(Actor { who: Who::Entity(EntityId(at)), role: None, at: head });
            }
        }
        let unnamed = out.is_empty();
        for word in &words {
            let described = |party: String| Actor { who: Who::Described(head, vec![party]), role: None, at: head };
            let letters = word.chars().filter(char::is_ascii_uppercase).count();
            if let Some(id) = self.knowledge.reference.nation_of(word).filter(|_| word.starts_with(char::is_uppercase))
            {
                let name = self.knowledge.reference.entry(id).name;
                if !out.iter().any(|actor| self.parties_of(actor).iter().any(|party| party == name)) {
                    out.push(described(name.to_owned()));
                }
            } else if unnamed
                && (letters >= 2 && letters * 2 > word.len()
                    || letters == 1 && word.len() > 1 && word.chars().skip(1).all(|c| c.is_ascii_digit()))
            {
                out.push(described((*word).to_owned()));
            }
        }
        if out.is_empty() {
            out.extend(party.map(|party| Actor {
                who: Who::Described(head, vec![party.to_owned()]),
                role: None,
                at: head,
            }));
        }
        out
    }

    /// An enclosing event that is only mentioned as such is told by that: "on the sidelines of the UN General Assembly".
    pub(super) fn enclosed_in(&self, tellings: &[Telling]) -> Vec<Telling> {
        let mut out: Vec<Telling> = Vec::new();
        let mut told: BTreeSet<TokenId> = tellings.iter().flat_map(|telling| &telling.spine).copied().collect();
        for telling in tellings {
            let Some(token) = self.enclosing_token(telling) else { continue };
            let lemma = self.tree.lemma(token).to_lowercase();
            if told.contains(&token)
                || self.names_gathering(token).is_some()
                || !self.frames.lists("enclosing-events", &lemma)
            {
                continue;
            }
            let name = self.words(&self.gathering_phrase(token));
            let actors = self.organizers(token, &name, None);
            if actors.is_empty() {
                continue;
            }
            told.insert(token);
            out.push(Telling {
                trigger: token,
                spine: vec![token],
                host: None,
                rule: "summit/enclosing".to_owned(),
                kind: EventKind::Summit,
                vague: false,
                actors,
                counterparts: Vec::new(),
                destinations: Vec::new(),
                instrument: None,
                topics: Vec::new(),
                anaphoric: false,
                gathering: None,
                scope: None,
                confidence: 60,
                soft: true,
                ..telling.clone()
            });
        }
        out
    }

    /// Where a gathering is known to be.
    pub(super) fn place_of_gathering(&self, id: EntityId, place: &mut Where) {
        let entity = self.discourse.entity(id);
        if place.place.is_none()
            && let Some((_, town)) = entity.name.rsplit_once(" in ")
        {
            let reference = &self.knowledge.reference;
            let found: Vec<_> = reference.find(&crate::text::fold(town)).map(|(id, _)| reference.entry(id)).collect();
            if let Some(entry) = found.iter().find(|entry| entry.kind() == EntryKind::Country) {
                place.country = Some(entry.name.to_owned());
            } else if let Some(entry) = found.iter().find(|entry| entry.kind() == EntryKind::Place) {
                place.place = Some(town.to_owned());
                place.country = entry.country.map(|id| reference.entry(id).name.to_owned());
            }
        }
        if place.country.is_none() {
            place.country.clone_from(&entity.country);
        }
    }

    /// A place with its country.
    pub(super) fn place_of(&self, id: EntityId) -> Where {
        let entity = self.discourse.entity(id);
        match entity.kind {
            EntityKind::Country => {
                let country = entity.party.clone().unwrap_or_else(|| entity.name.clone());
                self.in_country(country)
            }
            _ => Where { place: Some(entity.name.clone()), country: self.country_of(id), grain: self.grain_of(id) },
        }
    }
}

/// Whether a name stands within longer words.
fn stands_in(name: &str, words: &[&str]) -> bool {
    let parts: Vec<&str> = name.split_whitespace().collect();
    !parts.is_empty() && parts.len() < words.len() && words.windows(parts.len()).any(|window| window == parts)
}
