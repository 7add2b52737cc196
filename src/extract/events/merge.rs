//! One event, told several times: brings the tellings of an article together. Greedy and in text order, as in the sieve
//! tradition of within-document event coreference (Lu and Ng 2018): a telling joins the best earlier event that fits it,
//! and begins a new one if none does.

use std::ops::Range;

use super::Reader;
use super::actors::{Actor, Who};
use super::found::Found;
use super::place::{Grain, Where};
use super::telling::{Telling, add};
use super::topics::Content;
use super::when::When;
use crate::extract::EntityId;
use crate::language::{TokenId, Upos};
use crate::reading::{EventKind, Status};

/// A telling with its setting.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) telling: Telling,
    pub(super) when: Option<When>,
    pub(super) place: Where,
    pub(super) within: Option<Range<TokenId>>,
    pub(super) content: Content,
    /// The destination of a visit.
    pub(super) destination: Option<EntityId>,
}

/// An event with all that its tellings know.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) kind: EventKind,
    pub(super) vague: bool,
    pub(super) status: Status,
    pub(super) actors: Vec<Actor>,
    pub(super) when: Option<When>,
    pub(super) place: Where,
    pub(super) destination: Option<EntityId>,
    pub(super) within: Option<Range<TokenId>>,
    pub(super) topics: Vec<Range<TokenId>>,
    pub(super) outcomes: Vec<Range<TokenId>>,
    pub(super) instrument: Option<TokenId>,
    pub(super) gathering: Option<EntityId>,
    pub(super) rule: String,
    pub(super) trigger: TokenId,
    pub(super) sentence: usize,
    /// The last sentence in which it was told.
    pub(super) last: usize,
    pub(super) confidence: u8,
    /// Whether only a bare noun says that it happened.
    pub(super) soft: bool,
    /// The words that tell it.
    pub(super) mentions: Vec<TokenId>,
    /// The noun by which the text calls it, the title's first.
    pub(super) noun: Option<TokenId>,
    /// How good the evidence is, to choose the best telling.
    weight: usize,
}

impl Merged {
    /// The event as one telling, for questions that are asked of tellings.
    pub(super) fn as_telling(&self) -> Telling {
        Telling {
            trigger: self.trigger,
            spine: vec![self.trigger],
            host: None,
            rule: self.rule.clone(),
            kind: self.kind,
            vague: self.vague,
            status: self.status,
            actors: self.actors.clone(),
            counterparts: Vec::new(),
            destinations: Vec::new(),
            instrument: self.instrument,
            topics: Vec::new(),
            anaphoric: false,
            gathering: self.gathering,
            scope: None,
            sentence: self.sentence,
            confidence: self.confidence,
            soft: self.soft,
        }
    }
}

impl Reader<'_> {
    /// Brings tellings together.
    pub(super) fn merge(&self, told: Vec<Told>) -> Vec<Merged> {
        let mut found = Found::default();
        for mut one in told {
            let again = self.recall_sides(&found.events, &mut one);
            let at = match self.best_match(&found, &one).filter(|_| !again) {
                Some(at) => {
                    self.join(&mut found.events[at], one);
                    at
                }
                None => {
                    let visit = self.is_visit_of_guests(&found.events, &mut one);
                    let vague = one.telling.anaphoric && self.people_in(&one.telling) < 2 && !self.is_dated(&one);
                    if vague && !visit {
                        continue;
                    }
                    found.events.push(begin(one, self));
                    found.events.len() - 1
                }
            };
            found.note(self, at);
        }
        for event in &mut found.events {
            self.name_kind_of_summit(event);
        }
        found.events
    }

    /// "hosted the January meeting": a definite noun that its own date tells from others, of somebody.
    fn is_dated(&self, told: &Told) -> bool {
        let telling = &told.telling;
        let before = |phrase: &Range<TokenId>| {
            phrase.end <= telling.trigger && self.tree.ancestors(phrase.end - 1).contains(&telling.trigger)
        };
        telling.kind != EventKind::Visit
            && telling.actors.iter().any(|actor| !self.parties_of(actor).is_empty())
            && told.when.as_ref().and_then(|when| when.phrase.as_ref()).is_some_and(before)
    }

    fn people_in(&self, telling: &Telling) -> usize {
        telling.actors.iter().filter(|actor| self.person_name(actor).is_some()).count()
    }

    /// The earlier event that a telling tells again.
    fn best_match(&self, found: &Found, told: &Told) -> Option<usize> {
        let mut best: Option<(i32, usize)> = None;
        for at in found.candidates(self, told) {
            if let Some(score) = self.affinity(&found.events[at], told)
                && best.is_none_or(|(most, _)| score >= most)
            {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// Adds what a telling knows to an event.
    fn join(&self, event: &mut Merged, told: Told) {
        if self.is_told_in_full(event, &told) {
            event.actors.clear();
        }
        let Told { telling, when, place, within, content, destination } = told;
        event.last = event.last.max(telling.sentence);
        event.mentions.push(telling.trigger);
        event.noun = event.noun.or_else(|| self.naming_noun(&telling).filter(|_| !telling.anaphoric));
        let specific = |kind: EventKind, vague: bool| !vague && kind != EventKind::Summit;
        if event.vague && specific(telling.kind, telling.vague) && !telling.anaphoric && !telling.soft {
            (event.kind, event.vague) = (telling.kind, false);
        } else if telling.kind == EventKind::Call && !telling.vague && !telling.anaphoric {
            event.kind = EventKind::Call;
        }
        if !telling.anaphoric {
            for actor in telling.actors.iter().cloned() {
                widen(&mut event.actors, &actor);
                let stands_in = self.person_name(&actor).is_none()
                    && event.actors.iter().any(|other| self.same_actor(other, &actor));
                if !stands_in || event.actors.iter().any(|other| other.who == actor.who) {
                    add(&mut event.actors, actor);
                }
            }
            self.drop_stand_ins(event);
        }
        // "In his travel, he will continue to …": the journey has begun all the same.
        let in_passing = telling.kind == EventKind::Visit && telling.destinations.is_empty() && telling.host.is_some();
        if event.soft && !telling.soft && !telling.anaphoric && !in_passing {
            (event.status, event.soft) = (telling.status, false);
        }
        if telling.anaphoric
            && matches!(telling.status, Status::Cancelled | Status::Denied)
            && event.status != Status::Happened
        {
            event.status = telling.status;
        }
        let better =
            |new: &When, old: &When| new.sure && !old.sure || old.value.contains(new.value) && old.value != new.value;
        if let Some(new) = when
            && event.when.as_ref().is_none_or(|old| better(&new, old))
        {
            event.when = Some(new);
        }
        let closer =
            place.grain > event.place.grain && (place.grain == Grain::Venue || event.place.grain == Grain::Region);
        if place.place.is_some() && (event.place.place.is_none() || closer) {
            (event.place.place, event.place.grain) = (place.place, place.grain);
        }
        event.place.country = event.place.country.take().or(place.country);
        event.within = event.within.take().or(within);
        event.destination = event.destination.or(destination);
        event.instrument = event.instrument.or(telling.instrument);
        event.gathering = event.gathering.or(telling.gathering);
        extend(&mut event.topics, content.topics);
        extend(&mut event.outcomes, content.outcomes);
        event.confidence = event.confidence.max(telling.confidence).saturating_add(5).min(99);
        let weight = weigh(&telling, event.when.is_some());
        if weight > event.weight && telling.status == event.status {
            (event.weight, event.rule, event.trigger, event.sentence) =
                (weight, telling.rule, telling.trigger, telling.sentence);
        }
    }

    /// The noun by which a telling calls its event: the event word, or beside the verb of a journey what it is: "is in Chile on
    /// an official visit".
    fn naming_noun(&self, telling: &Telling) -> Option<TokenId> {
        if !self.tree.is_verb(telling.trigger) || self.is_in_title(telling.trigger) {
            return Some(telling.trigger).filter(|word| self.tree.upos(*word) != Upos::Adj);
        }
        let names = |noun: &TokenId| {
            let lemma = self.tree.lemma(*noun).to_lowercase();
            self.tree.is_nominal(*noun) && self.frames.of_noun(&lemma).any(|frame| frame.kind == telling.kind)
        };
        let journey = telling.kind == EventKind::Visit;
        telling.spine.iter().flat_map(|word| self.zone(*word)).find(|noun| journey && names(noun))
    }

    /// A described actor gives way to the named one of the same party.
    fn drop_stand_ins(&self, event: &mut Merged) {
        let all = event.actors.clone();
        event.actors.retain(|actor| {
            let stands_in = match &actor.who {
                Who::Described(..) => true,
                Who::Entity(id) => !self.discourse.entity(*id).named,
            };
            !(stands_in && all.iter().any(|other| self.person_name(other).is_some() && self.same_actor(other, actor)))
        });
    }
}

fn begin(told: Told, reader: &Reader<'_>) -> Merged {
    let Told { telling, when, place, within, content, destination } = told;
    let weight = weigh(&telling, when.is_some());
    let noun = reader.naming_noun(&telling);
    Merged {
        kind: telling.kind,
        vague: telling.vague,
        status: telling.status,
        actors: telling.actors,
        when,
        place,
        destination,
        within,
        topics: content.topics,
        outcomes: content.outcomes,
        instrument: telling.instrument,
        gathering: telling.gathering,
        rule: telling.rule,
        trigger: telling.trigger,
        mentions: vec![telling.trigger],
        sentence: telling.sentence,
        last: telling.sentence,
        confidence: telling.confidence,
        soft: telling.soft,
        noun,
        weight,
    }
}

/// Officials of several parties take the place of those of one of them: "Chinese diplomats", then "U.S. and Chinese officials".
fn widen(actors: &mut [Actor], by: &Actor) {
    let Who::Described(_, more) = &by.who else { return };
    for actor in actors {
        if let Who::Described(_, parties) = &actor.who
            && !parties.is_empty()
            && parties.len() < more.len()
            && parties.iter().all(|party| more.contains(party))
        {
            *actor = by.clone();
        }
    }
}

/// Verbs with both sides and a date make the best evidence.
fn weigh(telling: &Telling, dated: bool) -> usize {
    telling.actors.len().min(3) * 2 + usize::from(dated) * 2 + usize::from(!telling.vague)
}

/// Adds phrases that are not there yet.
pub(super) fn extend(into: &mut Vec<Range<TokenId>>, from: impl IntoIterator<Item = Range<TokenId>>) {
    for range in from {
        if !into.contains(&range) {
            into.push(range);
        }
    }
}
