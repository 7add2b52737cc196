//! Where: the most specific place that belongs to a telling, and its country.

use std::cmp::Reverse;

use super::Reader;
use super::telling::Telling;
use crate::extract::{Entity, EntityId, EntityKind, Reference};
use crate::knowledge::{EntryClass, EntryKind};
use crate::language::{Deprel, TokenId};
use crate::reading::EventKind;

/// A place: the most specific one named, and its country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Where {
    pub(super) place: Option<String>,
    pub(super) country: Option<String>,
    /// How specific the place is.
    pub(super) grain: Grain,
}

impl Where {
    /// A building that a journey leads to says no more than the town around it.
    pub(super) fn of_journey(self) -> Self {
        Self { grain: self.grain.min(Grain::City), ..self }
    }
}

/// How specific a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Grain {
    /// A country.
    #[default]
    Country,
    /// A state, province or part of the world.
    Region,
    /// A town.
    City,
    /// A building or room.
    Venue,
}

/// The places offered for a telling, and the best of them.
struct Offers {
    /// A visit is to a city, whatever building it led to.
    visit: bool,
    best: Option<(Grain, Reverse<u32>, String, Option<String>)>,
    /// The first country named, and the country of the first town.
    country: Option<String>,
    around: Option<String>,
}

impl Offers {
    fn add(&mut self, grain: Grain, cost: u32, name: String, of: Option<String>) {
        if grain == Grain::Country {
            self.country.get_or_insert(name.clone());
        } else if self.around.is_none() && grain != Grain::Venue {
            self.around.clone_from(&of);
        }
        let grain = if self.visit { grain.min(Grain::City) } else { grain };
        let rank = (grain, Reverse(cost));
        if self.best.as_ref().is_none_or(|(best_grain, best_cost, ..)| rank > (*best_grain, *best_cost)) {
            self.best = Some((grain, rank.1, name, of));
        }
    }
}

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
        let visit = telling.kind == EventKind::Visit;
        let mut offers = Offers { visit, best: None, country: None, around: None };
        self.offer_named(telling, &mut offers);
        self.offer_meant(telling, &mut offers);
        // A gathering is where the nearest place is.
        let gathering = telling.kind == EventKind::Summit;
        let above = || self.town_above(telling).filter(|_| gathering && offers.best.is_none());
        let relative = self.where_of(telling).or_else(|| self.arrival(telling)).or_else(above);
        let relative = relative.or_else(|| self.welcomed_to(telling));
        let beside = || self.place_beside(telling).filter(|_| offers.best.is_none());
        if let Some(id) = relative.or_else(beside) {
            self.offer(&mut offers, id, 3);
        }
        let Offers { best, country, around, .. } = offers;
        match best {
            Some((Grain::Country, _, name, _)) => {
                let town = self.place_after(telling);
                if town.country.as_deref() == Some(name.as_str()) { town } else { self.in_country(name) }
            }
            Some((Grain::Region, _, name, of)) => Where { place: Some(name), country: of, grain: Grain::Region },
            Some((Grain::Venue, _, name, of)) => {
                let of = of.filter(|of| self.speaks_of(of, &name));
                Where { place: Some(name), country: of.or(around).or(country), grain: Grain::Venue }
            }
            Some((grain, _, name, of)) => Where { place: Some(name), country: of.or(country).or(around), grain },
            None => {
                let after = self.place_after(telling);
                let host = || self.hosting_country(telling).map(|country| self.in_country(country));
                if after == Where::default() { host().unwrap_or_default() } else { after }
            }
        }
    }

    /// Offers a place as it is known.
    fn offer(&self, offers: &mut Offers, id: EntityId, cost: u32) {
        let Where { place, country, .. } = self.place_of(id);
        offers.add(self.grain_of(id), cost, place.or_else(|| country.clone()).unwrap_or_default(), country);
    }

    /// Whether anything but a building of that name is of a country of which the text speaks: "National Palace" is the name of
    /// many.
    fn speaks_of(&self, country: &str, building: &str) -> bool {
        let of_it = |entity: &Entity| {
            let lies = entity.country.as_deref() == Some(country) || entity.party.as_deref() == Some(country);
            lies && entity.name != building
        };
        self.dateline.is_none() || self.discourse.entities().iter().any(of_it)
    }

    /// The places that the clause of a telling names.
    fn offer_named(&self, telling: &Telling, offers: &mut Offers) {
        let gathering = telling.kind == EventKind::Summit;
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        // "the minister of A at the Hall, at the Forum in B": what hangs on the name of a gathering tells where it is.
        let mut below = self.tree.with_rel(telling.trigger, &[Deprel::Nmod]);
        let placed = below.any(|child| {
            self.place_at(child).is_some()
                && self.tree.case(child).is_some_and(|case| self.frames.lists("stationary", &case))
        });
        for mention in self.mentions_in(sentence) {
            // "in both capitals": two places are none.
            let one = mention.referent.entities().len() < 2;
            let Some((grain, id)) = self.grain(mention).filter(|_| one) else { continue };
            let Some(cost) = self.locative_reach(telling, mention.head) else { continue };
            let own = self.tree.ancestors(mention.head).contains(&telling.trigger);
            if gathering && (self.is_listed_apart(telling.trigger, mention.head) || placed && !own) {
                continue;
            }
            let cost = if gathering { mention.head.abs_diff(telling.trigger) } else { cost };
            let country = self.country_of(id).or_else(|| self.country_here(mention.head));
            // "developments in the Horn of Africa": a part of the world is visited, and nobody meets in it.
            if grain != Grain::Region || country.is_some() || telling.kind == EventKind::Visit {
                let of_country = country.clone().filter(|_| grain == Grain::Country);
                offers.add(grain, cost, of_country.unwrap_or_else(|| self.discourse.entity(id).name.clone()), country);
            }
        }
    }

    /// "here in Lusk": nobody knows where it is, but the report is from its country.
    fn country_here(&self, place: TokenId) -> Option<String> {
        let before = self.first_of(place).checked_sub(1)?;
        self.here(before).and_then(|id| self.discourse.entity(id).country.clone())
    }

    /// The places that the clause of a telling means without naming them, and buildings told by common nouns.
    fn offer_meant(&self, telling: &Telling, offers: &mut Offers) {
        for token in self.tree.doc.sentences()[telling.sentence].tokens.clone() {
            let near = || self.reach(telling, token).is_some();
            let meant = self.same_place(token).filter(|_| near()).or_else(|| self.here(token).filter(|_| near()));
            let meant = meant.or_else(|| self.there(telling, token));
            let city = || self.city_meant(token).filter(|_| self.locative_reach(telling, token).is_some());
            if let Some(id) = meant.or_else(city) {
                self.offer(offers, id, 0);
            }
            if let Some(words) = self.venue_at(token)
                && let Some(cost) = self.locative_reach(telling, token)
            {
                offers.add(Grain::Venue, cost, words, None);
            }
            if let Some(city) = self.capital_at(token)
                && let Some(cost) = self.locative_reach(telling, token)
            {
                let country = city.country.map(|id| self.knowledge.reference.entry(id).name.to_owned());
                offers.add(Grain::City, cost, city.name.to_owned(), country);
            }
        }
    }

    /// A country as a place: where it is a city too, that is the place.
    pub(super) fn in_country(&self, country: String) -> Where {
        let city = self.frames.lists("city-states", &country.to_lowercase());
        let grain = if city { Grain::City } else { Grain::Country };
        Where { place: city.then(|| country.clone()), country: Some(country), grain }
    }

    /// The country of a place, or of the institution that is also a building: "at the White House".
    pub(super) fn country_of(&self, id: EntityId) -> Option<String> {
        let entity = self.discourse.entity(id);
        if entity.kind == EntityKind::Country {
            return Some(entity.party.clone().unwrap_or_else(|| entity.name.clone()));
        }
        let reference = &self.knowledge.reference;
        let houses = entity.kind == EntityKind::Organization;
        let party = entity.party.as_ref().filter(|party| houses && reference.country_of(party).is_some());
        let institution = || {
            let known =
                reference.find(&crate::text::fold(&entity.name)).find_map(|(id, _)| reference.entry(id).country)?;
            Some(reference.entry(known).name.to_owned())
        };
        entity.country.clone().or_else(|| party.cloned()).or_else(institution)
    }

    /// Whether a semicolon stands between two words of a list: "in Madrid in June, at a NATO summit; in Phnom Penh in November".
    pub(super) fn is_listed_apart(&self, a: TokenId, b: TokenId) -> bool {
        (a.min(b)..a.max(b)).any(|between| self.tree.doc.word(between) == ";")
    }

    /// How specific the place of a mention is, if it is one.
    pub(super) fn grain(&self, mention: &Reference) -> Option<(Grain, EntityId)> {
        let id = *mention.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let case = self.locative(mention.head);
        // "on the U.S. side", "the Dialogue on China", "Afghanistan peace talks": the country is no place there.
        let inside = case.as_deref().is_some_and(|case| !self.frames.lists("surfaces", case))
            && !matches!(self.tree.rel(mention.head), Deprel::Compound | Deprel::Amod | Deprel::NmodPoss);
        match entity.kind {
            EntityKind::Country => Some((Grain::Country, id)).filter(|_| inside),
            EntityKind::Place if case.as_deref() == Some("at") => Some((Grain::Venue, id)),
            EntityKind::Place => Some((self.grain_of(id), id)),
            EntityKind::Organization
                if matches!(case.as_deref(), Some("at" | "in")) && self.looks_like_a_venue(mention) =>
            {
                Some((Grain::Venue, id))
            }
            _ => None,
        }
    }

    /// How specific an entity is as a place, by its class in the reference; whatever it does not know is taken for a town.
    pub(super) fn grain_of(&self, id: EntityId) -> Grain {
        let entity = self.discourse.entity(id);
        if entity.kind == EntityKind::Country {
            return Grain::Country;
        }
        let reference = &self.knowledge.reference;
        let known = entity.slug.as_deref().and_then(|slug| reference.by_slug(EntryKind::Place, slug));
        match known.map(|id| reference.entry(id).class) {
            Some(EntryClass::Region | EntryClass::Area | EntryClass::Water) => Grain::Region,
            Some(EntryClass::Venue) => Grain::Venue,
            _ => Grain::City,
        }
    }

    pub(super) fn looks_like_a_venue(&self, mention: &Reference) -> bool {
        let words = mention.tokens.clone();
        words.into_iter().any(|token| self.frames.lists("venues", &self.tree.doc.word(token).to_lowercase()))
    }
}
