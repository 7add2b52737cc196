//! One event, told several times: brings the tellings of an article together. Greedy and in text order, as in the sieve
//! tradition of within-document event coreference (Lu and Ng 2018): a telling joins the best earlier event that fits it,
//! and begins a new one if none does.

use std::ops::Range;

use super::Reader;
use super::actors::{Actor, Who};
use super::scope::{When, Where};
use super::telling::{Telling, add};
use super::topics::Content;
use crate::extract::EntityId;
use crate::language::TokenId;
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
            sentence: self.sentence,
            confidence: self.confidence,
            soft: self.soft,
        }
    }
}

impl Reader<'_> {
    /// Brings tellings together.
    pub(super) fn merge(&self, told: Vec<Told>) -> Vec<Merged> {
        let mut events: Vec<Merged> = Vec::new();
        for one in told {
            match self.best_match(&events, &one) {
                Some(at) => self.join(&mut events[at], one),
                None if one.telling.anaphoric => {}
                None => events.push(begin(one, self)),
            }
        }
        events
    }

    /// The earlier event that a telling tells again.
    fn best_match(&self, events: &[Merged], told: &Told) -> Option<usize> {
        let mut best: Option<(i32, usize)> = None;
        for (at, event) in events.iter().enumerate() {
            if let Some(score) = self.affinity(event, told)
                && best.is_none_or(|(most, _)| score >= most)
            {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// How well a telling fits an event; none if it cannot be the same.
    fn affinity(&self, event: &Merged, told: &Told) -> Option<i32> {
        let telling = &told.telling;
        if !kinds_agree(event, telling) {
            return None;
        }
        if let (Some(mine), Some(its)) = (telling.gathering, event.gathering) {
            return (mine == its).then_some(100);
        }
        if telling.gathering.is_some() != event.gathering.is_some() && !telling.anaphoric {
            return None;
        }
        let gap = telling.sentence.saturating_sub(event.last) as i32;
        if let (Some(mine), Some(its)) = (&told.when, &event.when)
            && !mine.value.overlaps(its.value)
        {
            return None;
        }
        if self.places_clash(event, told) {
            return None;
        }
        if telling.anaphoric {
            return self.anaphor_affinity(event, told, gap);
        }
        if !(statuses_agree(event.status, telling.status) || event.soft || telling.soft) {
            return None;
        }
        if telling.kind == EventKind::Summit && event.kind == EventKind::Summit && telling.gathering.is_none() {
            return self.same_summit(event, telling).then_some(30);
        }
        let score = self.actor_affinity(event, told)?;
        Some(score * 10 - gap.min(9))
    }

    /// A definite noun takes up the nearest event that its own words do not exclude.
    fn anaphor_affinity(&self, event: &Merged, told: &Told, gap: i32) -> Option<i32> {
        let telling = &told.telling;
        let named: Vec<&Actor> = telling.actors.iter().collect();
        let strangers =
            named.iter().filter(|actor| !event.actors.iter().any(|other| self.same_actor(other, actor))).count();
        if strangers > 0 && strangers == named.len() || gap > 12 {
            return None;
        }
        if !statuses_agree(event.status, telling.status) && telling.status != Status::Happened {
            // "the trip has been put off": what was told before is off.
            let off = matches!(telling.status, Status::Cancelled | Status::Denied)
                && matches!(event.status, Status::Planned | Status::Happened);
            return (off && gap <= 3).then_some(20 - gap);
        }
        let exact = i32::from(event.kind == telling.kind) * 5;
        Some(40 + exact - gap * 2 + (named.len() - strangers) as i32 * 6)
    }

    /// Whether two mentions name one summit: the same parties, and no number that tells them apart.
    fn same_summit(&self, event: &Merged, telling: &Telling) -> bool {
        let parties = |actors: &[Actor]| -> std::collections::BTreeSet<String> {
            actors.iter().flat_map(|actor| self.parties_of(actor)).collect()
        };
        let (mine, its) = (parties(&telling.actors), parties(&event.actors));
        !mine.is_empty() && !its.is_empty() && (mine.is_subset(&its) || its.is_subset(&mine))
    }

    /// How well the actors agree.
    fn actor_affinity(&self, event: &Merged, told: &Told) -> Option<i32> {
        let telling = &told.telling;
        let mine: Vec<&Actor> = telling.actors.iter().collect();
        let shared = mine.iter().filter(|actor| event.actors.iter().any(|other| self.same_actor(other, actor))).count();
        let people = |actors: &[Actor]| actors.iter().filter(|actor| self.person_name(actor).is_some()).count();
        let (my_people, its_people) = (people(&telling.actors), people(&event.actors));
        if telling.kind == EventKind::Visit {
            let destinations = match (told.destination, event.destination) {
                (Some(mine), Some(its)) => self.same_destination(mine, its),
                _ => true,
            };
            return (destinations && shared > 0 && shared == mine.len().min(event.actors.len())).then_some(5);
        }
        if mine.is_empty() || event.actors.is_empty() {
            return (telling.sentence == event.last && telling.kind == event.kind).then_some(1);
        }
        let named = |actors: &[Actor]| -> Vec<Actor> {
            actors.iter().filter(|actor| self.person_name(actor).is_some()).cloned().collect()
        };
        let (my_named, its_named) = (named(&telling.actors), named(&event.actors));
        let known = |actor: &Actor, list: &[Actor]| list.iter().any(|other| other.who == actor.who);
        let common = my_named.iter().filter(|actor| known(actor, &its_named)).count();
        if common > 1 && (common == my_named.len() || common == its_named.len()) {
            return Some(3 + common as i32);
        }
        // The smaller set must be contained in the larger one, parties standing for their people.
        let contained = shared == mine.len()
            || event.actors.iter().all(|actor| mine.iter().any(|other| self.same_actor(other, actor)));
        if !contained || shared < 2 && mine.len() > 1 && event.actors.len() > 1 {
            return None;
        }
        if shared == 1 && (mine.len() == 1) != (event.actors.len() == 1) {
            return (telling.sentence <= event.last + 2).then_some(2);
        }
        Some(3 + shared as i32 + i32::from(my_people == its_people))
    }

    /// Whether two actors may be the same: one entity, or one party for its person.
    fn same_actor(&self, a: &Actor, b: &Actor) -> bool {
        if a.who == b.who {
            return true;
        }
        let (pa, pb) = (self.person_name(a), self.person_name(b));
        if pa.is_some() && pb.is_some() {
            return false;
        }
        let (parties_a, parties_b) = (self.parties_of(a), self.parties_of(b));
        !parties_a.is_empty() && parties_a.iter().any(|party| parties_b.contains(party))
    }

    fn places_clash(&self, event: &Merged, told: &Told) -> bool {
        match (&event.place.place, &told.place.place) {
            (Some(a), Some(b)) if a != b => {
                // Two cities clash; a venue and a city do not.
                event.place.country != told.place.country
                    && event.place.country.is_some()
                    && told.place.country.is_some()
            }
            _ => matches!((&event.place.country, &told.place.country), (Some(a), Some(b)) if a != b),
        }
    }

    fn same_destination(&self, a: EntityId, b: EntityId) -> bool {
        let (a, b) = (self.discourse.entity(a), self.discourse.entity(b));
        a == b || a.country.as_ref() == Some(&b.name) || b.country.as_ref() == Some(&a.name)
    }

    /// Adds what a telling knows to an event.
    fn join(&self, event: &mut Merged, told: Told) {
        let Told { telling, when, place, within, content, destination } = told;
        event.last = event.last.max(telling.sentence);
        if !telling.anaphoric && !self.tree.is_verb(telling.trigger) {
            event.noun = event.noun.or(Some(telling.trigger));
        }
        let specific = |kind: EventKind, vague: bool| !vague && kind != EventKind::Summit;
        if event.vague && specific(telling.kind, telling.vague) && !telling.anaphoric {
            (event.kind, event.vague) = (telling.kind, false);
        } else if telling.kind == EventKind::Call && !telling.vague && !telling.anaphoric {
            event.kind = EventKind::Call;
        }
        if !telling.anaphoric {
            for actor in telling.actors.iter().cloned() {
                let stands_in = self.person_name(&actor).is_none()
                    && event.actors.iter().any(|other| self.same_actor(other, &actor));
                if !stands_in || event.actors.iter().any(|other| other.who == actor.who) {
                    add(&mut event.actors, actor);
                }
            }
            self.drop_stand_ins(event);
        }
        if event.soft && !telling.soft && !telling.anaphoric {
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
        if event.place.place.is_none() && place.place.is_some() {
            event.place.place = place.place;
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
        sentence: telling.sentence,
        last: telling.sentence,
        confidence: telling.confidence,
        soft: telling.soft,
        noun: (!reader.tree.is_verb(telling.trigger) || reader.is_in_title(telling.trigger)).then_some(telling.trigger),
        weight,
    }
}

/// Verbs with both sides and a date make the best evidence.
fn weigh(telling: &Telling, dated: bool) -> usize {
    telling.actors.len().min(3) * 2 + usize::from(dated) * 2 + usize::from(!telling.vague)
}

fn extend(into: &mut Vec<Range<TokenId>>, from: Vec<Range<TokenId>>) {
    for range in from {
        if !into.contains(&range) {
            into.push(range);
        }
    }
}

fn kinds_agree(event: &Merged, telling: &Telling) -> bool {
    use EventKind::{Call, Meeting, Summit, Talks};
    let (a, b) = (event.kind, telling.kind);
    let meeting = |kind| matches!(kind, Meeting | Talks);
    a == b
        || meeting(a) && meeting(b)
        || (event.vague || telling.vague) && (meeting(a) || a == Call) && (meeting(b) || b == Call)
        || (event.sentence == 0 || telling.sentence == 0) && (a == Call && meeting(b) || b == Call && meeting(a))
        || telling.anaphoric && (a == Summit && meeting(b) || meeting(a) && b == Summit || a == Call && meeting(b))
}

fn statuses_agree(a: Status, b: Status) -> bool {
    use Status::{Cancelled, Denied, Hypothetical, Planned};
    a == b
        || matches!(
            (a, b),
            (Planned, Hypothetical) | (Hypothetical, Planned) | (Cancelled | Denied, Planned) | (Planned, Cancelled)
        )
}
