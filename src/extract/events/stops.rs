//! The stops of a visit: the places that it goes to, each with its own words.

use std::ops::Range;

use super::Reader;
use super::actors::Actor;
use super::place::Grain;
use super::telling::Telling;
use crate::extract::{EntityId, EntityKind};
use crate::knowledge::EntryKind;
use crate::language::{Deprel, TokenId};
use crate::reading::Status;

impl Reader<'_> {
    /// The places that a visit goes to, each a stop: "Chisinau, Moldova and Warsaw, Poland" are two.
    pub(super) fn stops(&self, telling: &Telling) -> Vec<EntityId> {
        let mut tokens: Vec<TokenId> = Vec::new();
        for head in &telling.destinations {
            for token in self.tree.conjuncts(*head) {
                tokens.push(token);
                tokens.extend(self.tree.with_rel(token, &[Deprel::Appos, Deprel::Nmod, Deprel::NmodUnmarked]).filter(
                    |child| self.tree.case(*child).is_none() || self.tree.case(*child).as_deref() == Some("in"),
                ));
            }
        }
        for token in tokens.clone() {
            // "the town of Pandeglang"
            tokens.extend(
                self.tree
                    .with_rel(token, &[Deprel::Nmod])
                    .filter(|child| self.tree.case(*child).as_deref() == Some("of")),
            );
        }
        tokens.extend(self.stops_behind_dates(telling, &tokens));
        tokens.sort_unstable();
        tokens.dedup();
        let mut stops: Vec<EntityId> = Vec::new();
        for token in tokens {
            let Some(id) = self.place_at(token).or_else(|| self.capital_named(token)) else { continue };
            let entity = self.discourse.entity(id);
            // "the Walter Reed clinic in Bethesda" is one stop.
            let around = self.tree.case(token).as_deref() == Some("in")
                && self
                    .tree
                    .head(token)
                    .and_then(|head| self.place_at(head))
                    .is_some_and(|inner| stops.contains(&inner));
            if around {
                continue;
            }
            // The country after its city is no stop of its own.
            let of_city = entity.kind == EntityKind::Country
                && stops
                    .iter()
                    .any(|stop| self.discourse.entity(*stop).country.as_deref() == Some(entity.name.as_str()));
            if !of_city && !self.is_region_behind_city(token, &stops) && !stops.contains(&id) {
                stops.push(id);
            }
        }
        stops
    }

    /// "will visit Oslo May 12-13 and Helsinki May 14", with the second stop coordinated with the date of the first one.
    fn stops_behind_dates(&self, telling: &Telling, stops: &[TokenId]) -> Vec<TokenId> {
        let Some(first) = stops.iter().min().copied() else { return Vec::new() };
        let end = self.tree.doc.sentence_of(telling.trigger).tokens.end;
        let behind = self.mentions_in(first + 1..end).iter().map(|mention| mention.head).filter(|at| {
            let date = self.tree.head(*at).filter(|_| self.tree.rel(*at) == Deprel::Conj);
            let to = self.tree.case(*at).is_none_or(|case| case == "to");
            to && self.place_at(*at).is_some() && date.is_some_and(|date| self.time_at(date).is_some())
        });
        behind.collect()
    }

    /// "the Lithuanian capital", where the text names the city too.
    fn capital_named(&self, noun: TokenId) -> Option<EntityId> {
        self.capital_at(noun)?;
        self.places_at(noun).first().copied()
    }

    /// Whether a place is the capital of all who are said to visit it: nobody visits where he governs.
    pub(super) fn is_own_capital(&self, telling: &Telling, stop: EntityId) -> bool {
        let entity = self.discourse.entity(stop);
        let reference = &self.knowledge.reference;
        let known = entity.slug.as_deref().and_then(|slug| reference.by_slug(EntryKind::Place, slug));
        let capital = known.is_some_and(|id| reference.is_capital(id));
        let home = |actor: &Actor| {
            let mut parties = self.acts_for(actor).peekable();
            parties.peek().is_some() && parties.all(|party| Some(party) == entity.country.as_deref())
        };
        capital && !telling.actors.is_empty() && telling.actors.iter().all(home)
    }

    /// "Chicago, Illinois, to attend": a place right behind the comma of another one in its country, that ends the list.
    fn is_region_behind_city(&self, place: TokenId, stops: &[EntityId]) -> bool {
        let Some(mention) = self.discourse.at(place) else { return false };
        let country = |id: EntityId| self.discourse.entity(id).country.as_deref();
        let before = mention.tokens.start.checked_sub(2).filter(|at| self.tree.doc.word(at + 1) == ",");
        let city = before.and_then(|at| self.discourse.at(at)).and_then(|found| self.place_at(found.head));
        let same = city.filter(|city| stops.contains(city)).is_some_and(|city| {
            let own = mention.referent.entities().first().and_then(|id| country(*id));
            own.is_some() && (own == country(city) || country(city).is_none())
        });
        let end = self.tree.doc.sentence_of(place).tokens.end;
        let next = mention.tokens.end
            + TokenId::from(mention.tokens.end < end && self.tree.doc.word(mention.tokens.end) == ",");
        let goes_on = next < end
            && (self.frames.lists("joining", &self.tree.doc.word(next).to_lowercase())
                || self.discourse.at(next).is_some_and(|found| self.place_at(found.head).is_some()));
        // "Boston, Massachusetts, and Austin": no state is a stop behind a town of its own.
        let of_town = city.is_some_and(|city| self.grain_of(city) == Grain::City)
            && mention.referent.entities().first().is_some_and(|id| self.grain_of(*id) == Grain::Region);
        same && (!goes_on || of_town)
    }

    /// For each of several stops the words from it to the next one: "to Moscow on Monday and to Kyiv the following day".
    pub(super) fn scopes_of_stops(&self, telling: &Telling, stops: &[EntityId]) -> Vec<Option<Range<TokenId>>> {
        let sentence = self.tree.doc.sentence_of(telling.trigger).tokens.clone();
        let place = |stop: &EntityId| {
            let first = self.mentions_in(telling.trigger..sentence.end);
            first
                .iter()
                .find(|mention| mention.referent.entities().contains(stop))
                .map(|mention| mention.tokens.clone())
        };
        let places: Vec<Option<Range<TokenId>>> = stops.iter().map(place).collect();
        if stops.len() < 2 {
            return vec![None; stops.len()];
        }
        (0..stops.len())
            .map(|at| {
                let start = places[at].as_ref()?.end;
                let next = places.iter().flatten().map(|other| other.start).filter(|other| *other >= start).min();
                Some(start..next.unwrap_or(sentence.end))
            })
            .collect()
    }

    /// "travelled here": to where the text is from, unless that is home.
    pub(super) fn comes_here(&self, verb: TokenId) -> bool {
        let here = |at: TokenId| at > verb && self.frames.lists("here", &self.tree.doc.word(at).to_lowercase());
        let abroad = |place: EntityId| self.discourse.entity(place).country.is_some() && !self.is_home(verb, place);
        self.tree.with_rel(verb, &[Deprel::Advmod]).any(here) && self.dateline.is_some_and(abroad)
    }

    /// "is in Kazakhstan on a visit": the place of the clause is the destination.
    pub(super) fn staying_at(&self, telling: &Telling) -> Option<EntityId> {
        if self.comes_here(telling.trigger) {
            return self.dateline;
        }
        let above = self.tree.head(telling.trigger);
        let words = telling
            .spine
            .iter()
            .skip(1)
            .chain(telling.host.iter())
            .chain(above.iter())
            .chain(std::iter::once(&telling.trigger));
        for word in words {
            for child in self.tree.with_rel(*word, &[Deprel::Obl, Deprel::Nmod]) {
                if self.tree.case(child).as_deref() == Some("in")
                    && let Some(id) = self.place_at(child)
                {
                    return Some(id);
                }
            }
            if let Some(id) = self.place_at(*word) {
                return Some(id);
            }
        }
        // "the visiting minister" comes to where the report is from.
        (telling.rule.ends_with("visiting")
            || !telling.anaphoric && telling.status == Status::Happened && telling.host.is_some())
        .then_some(self.dateline)
        .flatten()
    }
}
