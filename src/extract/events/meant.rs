//! Places that words mean without naming them: "here", "there", "the same place", "the Austrian capital", "the Swiss city".

use super::Reader;
use super::place::Grain;
use super::telling::Telling;
use crate::extract::{EntityId, EntityKind, Reference};
use crate::knowledge::{Entry, EntryKind};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// How many mentions back "the same place" or "the city" may have been named.
const SAME: usize = 12;

impl Reader<'_> {
    /// The city that "the Austrian capital" or "Austria's capital" means.
    pub(super) fn capital_at(&self, noun: TokenId) -> Option<Entry<'_>> {
        if !self.frames.lists("capitals", &self.tree.lemma(noun).to_lowercase()) {
            return None;
        }
        let reference = &self.knowledge.reference;
        let country = self.country_beside(noun).and_then(|party| reference.country_of(&party))?;
        Some(reference.entry(reference.entry(country).seat?))
    }

    /// The country whose a town is said to be: "the Swiss city", "Austria's capital".
    fn country_beside(&self, noun: TokenId) -> Option<String> {
        let owners = self.tree.with_rel(noun, &[Deprel::Amod, Deprel::NmodPoss, Deprel::Compound]);
        let mut parties = owners.flat_map(|owner| self.party_at(owner));
        parties.find(|party| self.knowledge.reference.country_of(party).is_some())
    }

    /// The town named before that "the Swiss city", "the city" or "the capital" takes up.
    pub(super) fn city_meant(&self, noun: TokenId) -> Option<EntityId> {
        let lemma = self.tree.lemma(noun).to_lowercase();
        let capital = self.frames.lists("capitals", &lemma);
        let one = self.tree.upos(noun) == Upos::Noun && self.tree.xpos(noun) != Xpos::Nns;
        if !one || !capital && !self.frames.lists("towns", &lemma) {
            return None;
        }
        let country = self.country_beside(noun);
        if capital && country.is_some() {
            // Its country tells it, whether the text names it or not.
            return None;
        }
        let described = [Deprel::Amod, Deprel::Compound, Deprel::Nmod, Deprel::NmodPoss, Deprel::Appos];
        if country.is_none() && (!self.is_definite(noun) || self.tree.has(noun, &described)) {
            return None;
        }
        let fits = |id: &EntityId| {
            let entity = self.discourse.entity(*id);
            let there = country.is_none() || entity.country == country;
            entity.kind == EntityKind::Place
                && self.grain_of(*id) == Grain::City
                && there
                && (!capital || self.is_capital(*id))
        };
        let located = self.located_before(noun).filter_map(|mention| self.place_at(mention.head)).find(&fits);
        located.or(self.dateline.filter(&fits))
    }

    /// Whether a place is the capital of its country.
    pub(super) fn is_capital(&self, place: EntityId) -> bool {
        let reference = &self.knowledge.reference;
        let slug = self.discourse.entity(place).slug.as_deref();
        slug.and_then(|slug| reference.by_slug(EntryKind::Place, slug)).is_some_and(|id| reference.is_capital(id))
    }

    /// "at the same place": the one named last before.
    pub(super) fn same_place(&self, noun: TokenId) -> Option<EntityId> {
        let lemma = self.tree.lemma(noun).to_lowercase();
        let place = self.frames.lists("place-nouns", &lemma) || self.frames.lists("same-places", &lemma);
        let located = self.tree.case(noun).is_some_and(|case| self.frames.lists("stationary", &case));
        let mut modifiers = self.tree.with_rel(noun, &[Deprel::Amod, Deprel::Det]);
        let again = modifiers.any(|child| self.frames.lists("same", &self.tree.lemma(child).to_lowercase()));
        if !place || !located || !again || self.tree.upos(noun) != Upos::Noun {
            return None;
        }
        let located = self.located_before(noun).filter_map(|mention| self.grain(mention));
        located.filter(|(grain, _)| *grain != Grain::Country).map(|(_, id)| id).next()
    }

    /// The last mentions before a word at which something is said to be, the nearest first.
    fn located_before(&self, word: TokenId) -> impl Iterator<Item = &Reference> {
        let mentions = self.discourse.mentions();
        let before = &mentions[..mentions.partition_point(|mention| mention.tokens.start < word)];
        before.iter().rev().take(SAME).filter(|mention| {
            let added = self.tree.ancestors(mention.head).into_iter().any(|at| self.tree.rel(at) == Deprel::Appos);
            !added && self.locative(mention.head).is_some_and(|case| self.frames.lists("stationary", &case))
        })
    }

    /// "here": where the report is from.
    pub(super) fn here(&self, word: TokenId) -> Option<EntityId> {
        self.dateline.filter(|_| self.frames.lists("here", &self.tree.doc.word(word).to_lowercase()))
    }

    /// "held their first summit there", "It was there that they met": the place named last, in this sentence or the one before.
    pub(super) fn there(&self, telling: &Telling, word: TokenId) -> Option<EntityId> {
        let listed = self.frames.lists("there", &self.tree.doc.word(word).to_lowercase());
        // "It was there that they met": the clause hangs on it.
        let cleft = || telling.spine.iter().any(|at| self.tree.head(*at) == Some(word));
        let left = self.tree.rel(word) == Deprel::Expl || self.tree.case(word).is_some();
        if !listed || left || self.reach(telling, word).is_none() && !cleft() {
            return None;
        }
        let sentence = telling.sentence.saturating_sub(1);
        let start = self.tree.doc.sentences()[sentence].tokens.start;
        (start..word).rev().find_map(|at| self.city_meant(at).or_else(|| self.located_at(at)))
    }

    /// The place whose mention has its head here, if something is said to be in it, or goes to it.
    fn located_at(&self, head: TokenId) -> Option<EntityId> {
        let case = self.discourse.at(head).filter(|mention| mention.head == head).and_then(|_| self.locative(head))?;
        let located = self.frames.lists("stationary", &case) || self.frames.lists("destinations", &case);
        self.place_at(head).filter(|_| located)
    }
}
