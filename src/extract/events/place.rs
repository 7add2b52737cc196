//! Where: the most specific place that belongs to a telling, and its country.

use super::Reader;
use super::telling::Telling;
use crate::extract::{EntityId, EntityKind, Reference};
use crate::knowledge::Entry;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::EventKind;

/// A place: the most specific one named, and its country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Where {
    pub(super) place: Option<String>,
    pub(super) country: Option<String>,
    /// Whether the place is a building or room.
    pub(super) venue: bool,
}

/// How specific a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// A country.
    Country,
    /// A town or region.
    City,
    /// A building or room.
    Venue,
}

/// How many mentions back "the same place" may have been named.
const SAME: usize = 12;

impl Reader<'_> {
    /// The places behind a head and its conjuncts: cities and venues, or countries.
    pub(super) fn places_at(&self, head: TokenId) -> Vec<EntityId> {
        let places: Vec<EntityId> =
            self.tree.conjuncts(head).into_iter().filter_map(|token| self.place_at(token)).collect();
        if !places.is_empty() || !self.frames.lists("place-nouns", self.tree.lemma(head)) {
            return places;
        }
        if let Some(city) = self.capital_at(head) {
            let known = self
                .discourse
                .entities()
                .iter()
                .position(|entity| entity.kind == EntityKind::Place && entity.name == city.name);
            if let Some(at) = known.and_then(|at| u32::try_from(at).ok()) {
                return vec![EntityId(at)];
            }
        }
        let of =
            self.tree.with_rel(head, &[Deprel::Nmod]).filter(|child| self.tree.case(*child).as_deref() == Some("of"));
        of.filter_map(|child| self.place_at(child)).collect()
    }

    /// The city that "the Austrian capital" or "Austria's capital" means.
    pub(super) fn capital_at(&self, noun: TokenId) -> Option<Entry<'_>> {
        if !self.frames.lists("capitals", &self.tree.lemma(noun).to_lowercase()) {
            return None;
        }
        let reference = &self.knowledge.reference;
        let owners = self.tree.with_rel(noun, &[Deprel::Amod, Deprel::NmodPoss, Deprel::Compound]);
        let country = owners.flat_map(|owner| self.party_at(owner)).find_map(|party| reference.country_of(&party))?;
        Some(reference.entry(reference.entry(country).seat?))
    }

    pub(super) fn place_at(&self, token: TokenId) -> Option<EntityId> {
        let mention = self.mention(token)?;
        mention.referent.entities().iter().copied().find(|id| self.is_place(*id))
    }

    pub(super) fn is_place(&self, id: EntityId) -> bool {
        matches!(self.discourse.entity(id).kind, EntityKind::Place | EntityKind::Country)
    }

    /// The place told in a telling's own scope.
    pub(super) fn location(&self, telling: &Telling) -> Where {
        if let Some(id) = self.place_in(telling) {
            return self.place_of(id);
        }
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        // A visit is to a city, and a gathering is where the nearest place is.
        let (visit, gathering) = (telling.kind == EventKind::Visit, telling.kind == EventKind::Summit);
        let mut best: Option<(Grain, std::cmp::Reverse<u32>, String, Option<String>)> = None;
        let mut country = None;
        let mut offer = |grain: Grain, cost: u32, name: String, of: Option<String>| {
            if grain == Grain::Country {
                country.get_or_insert(name.clone());
            }
            let grain = if visit { grain.min(Grain::City) } else { grain };
            let rank = (grain, std::cmp::Reverse(cost));
            if best.as_ref().is_none_or(|(best_grain, best_cost, ..)| rank > (*best_grain, *best_cost)) {
                best = Some((grain, rank.1, name, of));
            }
        };
        for mention in self.mentions_in(sentence.clone()) {
            let Some((grain, id)) = self.grain(mention) else { continue };
            let Some(cost) = self.locative_reach(telling, mention.head) else { continue };
            if gathering && self.is_listed_apart(telling.trigger, mention.head) {
                continue;
            }
            let cost = if gathering { mention.head.abs_diff(telling.trigger) } else { cost };
            let entity = self.discourse.entity(id);
            offer(grain, cost, entity.name.clone(), self.country_of(id));
        }
        for token in sentence {
            let word = self.tree.doc.word(token);
            if let Some(again) = self.same_place(token).filter(|_| self.reach(telling, token).is_some()) {
                offer(Grain::City, 0, self.discourse.entity(again).name.clone(), self.country_of(again));
            }
            if word.eq_ignore_ascii_case("here")
                && let Some(id) = self.dateline
                && self.reach(telling, token).is_some()
            {
                let entity = self.discourse.entity(id);
                offer(Grain::City, 0, entity.name.clone(), entity.country.clone());
            }
        }
        for token in self.tree.doc.sentences()[telling.sentence].tokens.clone() {
            if let Some(words) = self.venue_at(token)
                && let Some(cost) = self.locative_reach(telling, token)
            {
                offer(Grain::Venue, cost, words, None);
            }
            if let Some(city) = self.capital_at(token)
                && let Some(cost) = self.locative_reach(telling, token)
            {
                let country = city.country.map(|id| self.knowledge.reference.entry(id).name.to_owned());
                offer(Grain::City, cost, city.name.to_owned(), country);
            }
        }
        let above = || self.town_above(telling).filter(|_| gathering);
        let relative = self.where_of(telling).or_else(|| self.arrival(telling)).or_else(above);
        if let Some(id) = relative {
            let entity = self.discourse.entity(id);
            let grain = if entity.kind == EntityKind::Country { Grain::Country } else { Grain::City };
            offer(grain, 3, entity.name.clone(), entity.country.clone());
        }
        if best.is_none() && country.is_none() {
            return self.place_after(telling);
        }
        match best {
            Some((Grain::Country, _, name, _)) => {
                let town = self.place_after(telling);
                let place = town.place.filter(|_| town.country.as_deref() == Some(name.as_str()));
                Where { place, country: Some(name), venue: false }
            }
            Some((grain, _, name, of)) => {
                Where { place: Some(name), country: of.or(country), venue: grain == Grain::Venue }
            }
            None => Where::default(),
        }
    }

    /// The country of a place, or of the institution that is also a building: "at the White House".
    fn country_of(&self, id: EntityId) -> Option<String> {
        let entity = self.discourse.entity(id);
        let houses = entity.kind == EntityKind::Organization;
        let party =
            entity.party.as_ref().filter(|party| houses && self.knowledge.reference.country_of(party).is_some());
        entity.country.clone().or_else(|| party.cloned())
    }

    /// Whether a semicolon stands between two words of a list: "in Madrid in June, at a NATO summit; in Phnom Penh in November".
    pub(super) fn is_listed_apart(&self, a: TokenId, b: TokenId) -> bool {
        (a.min(b)..a.max(b)).any(|between| self.tree.doc.word(between) == ";")
    }

    /// "at the same place": the one named last before.
    fn same_place(&self, noun: TokenId) -> Option<EntityId> {
        let lemma = self.tree.lemma(noun).to_lowercase();
        let place = self.frames.lists("place-nouns", &lemma) || self.frames.lists("same-places", &lemma);
        let located = self.tree.case(noun).is_some_and(|case| self.frames.lists("stationary", &case));
        let mut modifiers = self.tree.with_rel(noun, &[Deprel::Amod, Deprel::Det]);
        let again = modifiers.any(|child| self.frames.lists("same", &self.tree.lemma(child).to_lowercase()));
        if !place || !located || !again || self.tree.upos(noun) != Upos::Noun {
            return None;
        }
        let mentions = self.discourse.mentions();
        let before = &mentions[..mentions.partition_point(|mention| mention.tokens.start < noun)];
        let located = before.iter().rev().take(SAME).filter(|mention| {
            let added = self.tree.ancestors(mention.head).into_iter().any(|at| self.tree.rel(at) == Deprel::Appos);
            !added && self.locative(mention.head).is_some_and(|case| self.frames.lists("stationary", &case))
        });
        located.filter_map(|mention| self.grain(mention)).find(|(grain, _)| *grain != Grain::Country).map(|(_, id)| id)
    }

    /// The place behind the nearest "in" or "at" after the event word, where the tree has it elsewhere and no verb stands between.
    pub(super) fn place_after(&self, telling: &Telling) -> Where {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let mut found = Where::default();
        for token in telling.trigger + 1..sentence.end {
            let word = self.tree.doc.word(token);
            // "the summit, the first to be held in Rome"
            let held = matches!(self.tree.upos(token), Upos::Aux)
                || self.tree.xpos(token) == Xpos::Vbn
                    && self.frames.of_governor(self.tree.lemma(token)).any(|found| found.status.is_none());
            if self.tree.is_verb(token) && self.discourse.at(token).is_none() && !held
                || matches!(word, ";" | "\u{201c}")
                || self.frames.lists("relative", word)
                || token > telling.trigger + 60
            {
                break;
            }
            if !self.frames.lists("stationary", &word.to_lowercase()) {
                continue;
            }
            let next = (token + 1..sentence.end.min(token + 4)).find_map(|at| self.discourse.at(at));
            let Some(id) =
                next.and_then(|mention| mention.referent.entities().first().copied()).filter(|id| self.is_place(*id))
            else {
                continue;
            };
            let place = self.place_of(id);
            if found.place.is_none() && (place.place.is_some() || found.country.is_none()) {
                found = place;
            }
        }
        found
    }

    /// How specific the place of a mention is, if it is one.
    pub(super) fn grain(&self, mention: &Reference) -> Option<(Grain, EntityId)> {
        let id = *mention.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let case = self.locative(mention.head);
        match entity.kind {
            EntityKind::Country => Some((Grain::Country, id)),
            EntityKind::Place if case.as_deref() == Some("at") => Some((Grain::Venue, id)),
            EntityKind::Place => Some((Grain::City, id)),
            EntityKind::Organization
                if matches!(case.as_deref(), Some("at" | "in")) && self.looks_like_a_venue(mention) =>
            {
                Some((Grain::Venue, id))
            }
            _ => None,
        }
    }

    pub(super) fn looks_like_a_venue(&self, mention: &Reference) -> bool {
        let words = mention.tokens.clone();
        words.into_iter().any(|token| self.frames.lists("venues", &self.tree.doc.word(token).to_lowercase()))
    }

    /// The preposition before a place, looked for through appositions and "X, Y": "in Doha, Qatar".
    pub(super) fn locative(&self, head: TokenId) -> Option<String> {
        let mut at = head;
        for _ in 0..4 {
            if let Some(case) = self.tree.case(at) {
                return Some(case);
            }
            if !matches!(
                self.tree.rel(at),
                Deprel::Appos | Deprel::Conj | Deprel::Flat | Deprel::Compound | Deprel::NmodUnmarked | Deprel::Nmod
            ) {
                return None;
            }
            let above = self.tree.head(at)?;
            if (above.min(at)..above.max(at)).any(|between| matches!(self.tree.doc.word(between), ";" | ":")) {
                return None;
            }
            at = above;
        }
        None
    }

    /// Whether and how near a place locates a telling.
    pub(super) fn locative_reach(&self, telling: &Telling, head: TokenId) -> Option<u32> {
        let case = self.locative(head);
        let locates =
            case.as_deref().is_some_and(|case| self.frames.lists("locative", case.rsplit(' ').next().unwrap_or(case)));
        if !locates {
            // "Monday's Geneva meeting"; whose meeting it is does not say where it was.
            let before =
                telling.trigger > head && matches!(self.tree.rel(head), Deprel::Compound | Deprel::NmodUnmarked);
            return (before && self.tree.head(head) == Some(telling.trigger)).then_some(1);
        }
        // "the ambassador in Kyiv met": a place inside an actor's phrase locates the actor.
        let within_actor = self.tree.ancestors(head).into_iter().skip(1).take(3).any(|above| {
            telling.actors.iter().any(|actor| actor.at == above && actor.at != telling.trigger)
                && self.tree.doc.token(above).head != telling.trigger
                || telling.actors.iter().any(|actor| actor.at == above && actor.at != telling.trigger)
                    && !self.late_place(telling, above, head)
        });
        if within_actor {
            return None;
        }
        self.reach(telling, head)
    }

    /// A place behind the last actor belongs to the event, whatever the tree has: "met with Minister Y in Doha".
    pub(super) fn late_place(&self, telling: &Telling, actor: TokenId, place: TokenId) -> bool {
        // "met A, a former colleague at the Pentagon": where the apposition was.
        let above = self.tree.head(place).filter(|above| *above != actor && self.tree.rel(*above) == Deprel::Appos);
        let of_apposition =
            above.is_some_and(|noun| noun > actor && self.discourse.at(noun).is_none_or(|found| found.head != noun));
        actor > telling.trigger && place > actor && !of_apposition
    }
}
