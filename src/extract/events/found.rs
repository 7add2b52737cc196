//! The events found so far, by who takes part and for whom: a telling is compared with those that it may tell again and not
//! with all of a long text. Too many are found rather than too few; `affinity` decides.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::{Merged, Told};
use super::telling::Telling;
use crate::extract::EntityId;
use crate::language::TokenId;

/// How many sentences after an event a definite noun can take it up.
pub(super) const ANAPHOR_REACH: usize = 12;

/// How many sentences after a signing it can be told who signed.
pub(super) const SIGNING_REACH: usize = 6;

/// What an event and a telling of it have in common.
#[derive(PartialEq, Eq, Hash)]
enum Sign {
    Entity(EntityId),
    Described(TokenId),
    Party(String),
    Gathering(EntityId),
}

/// The events of an article while they are brought together.
#[derive(Default)]
pub(super) struct Found {
    /// The events, in the order in which they were first told.
    pub(super) events: Vec<Merged>,
    by_sign: HashMap<Sign, BTreeSet<usize>>,
    /// By the last sentence in which it was told, at some time.
    by_sentence: BTreeMap<usize, BTreeSet<usize>>,
}

impl Found {
    /// Notes who takes part in an event, after it was begun or told again.
    pub(super) fn note(&mut self, reader: &Reader<'_>, at: usize) {
        let event = &self.events[at];
        let actors = event.actors.iter().flat_map(|actor| signs(reader, actor));
        for sign in actors.chain(event.gathering.map(Sign::Gathering)) {
            self.by_sign.entry(sign).or_default().insert(at);
        }
        self.by_sentence.entry(event.last).or_default().insert(at);
    }

    /// The events that a telling may tell again, in order: those that share somebody with it, and those just told, which may
    /// name nobody.
    pub(super) fn candidates(&self, reader: &Reader<'_>, told: &Told) -> BTreeSet<usize> {
        let telling: &Telling = &told.telling;
        let reach = match telling.instrument {
            _ if telling.anaphoric => ANAPHOR_REACH,
            Some(_) => SIGNING_REACH,
            None => 0,
        };
        let near = self.by_sentence.range(telling.sentence.saturating_sub(reach)..).flat_map(|(_, events)| events);
        let actors = telling.actors.iter().flat_map(|actor| signs(reader, actor));
        let shared = actors.chain(telling.gathering.map(Sign::Gathering)).filter_map(|sign| self.by_sign.get(&sign));
        shared.flatten().chain(near).copied().collect()
    }
}

fn signs<'r>(reader: &'r Reader<'_>, actor: &'r Actor) -> impl Iterator<Item = Sign> {
    let own = match &actor.who {
        Who::Entity(id) => Sign::Entity(*id),
        Who::Described(token, _) => Sign::Described(*token),
    };
    std::iter::once(own).chain(reader.acts_for(actor).map(|party| Sign::Party(party.to_owned())))
}
