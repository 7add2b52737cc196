//! Whether a telling tells an event again that was told before, and how well the two fit.

use super::Reader;
use super::actors::{Actor, Who};
use super::found::{ANAPHOR_REACH, SIGNING_REACH};
use super::merge::{Merged, Told};
use super::telling::Telling;
use super::when::{When, days_between};
use crate::extract::EntityId;
use crate::language::{Deprel, TokenId};
use crate::reading::{EventKind, Status};

/// How many sentences after the title the body may tell what the title announces.
const OPENING: usize = 3;

impl Reader<'_> {
    /// How well a telling fits an event; none if it cannot be the same.
    pub(super) fn affinity(&self, event: &Merged, told: &Told) -> Option<i32> {
        let telling = &told.telling;
        // "has been postponed to June": one word tells what is off and what is planned instead.
        let told_apart = event.mentions.contains(&telling.trigger) && event.status != telling.status;
        if told_apart || !kinds_agree(event, telling) {
            return None;
        }
        if let (Some(mine), Some(its)) = (telling.gathering, event.gathering) {
            return (mine == its || self.is_short_for(mine, its, telling.trigger)).then_some(100);
        }
        if telling.gathering.is_some() != event.gathering.is_some() && !telling.anaphoric {
            let unnamed = if telling.gathering.is_some() { event.trigger } else { telling.trigger };
            let named = telling.gathering.or(event.gathering)?;
            let word = self.tree.doc.word(unnamed).to_lowercase();
            let alike = self.discourse.entity(named).name.to_lowercase().ends_with(&word);
            return (alike
                && telling.kind == event.kind
                && self.same_summit(event, telling)
                && !dates_part(event, told))
            .then_some(35);
        }
        let gap = telling.sentence.saturating_sub(event.last) as i32;
        if self.is_told_in_full(event, told) {
            return Some(25);
        }
        if let (Some(mine), Some(its)) = (&told.when, &event.when)
            && !mine.value.overlaps(its.value)
            && !self.is_news_of(event, mine, its)
        {
            return None;
        }
        if self.places_clash(event, told) {
            return None;
        }
        if telling.anaphoric {
            return self.anaphor_affinity(event, told, gap);
        }
        let soft = event.soft || telling.soft && !self.is_over(told);
        if !(statuses_agree(event.status, telling.status) || soft) {
            return None;
        }
        if telling.kind == EventKind::Summit && event.kind == EventKind::Summit && telling.gathering.is_none() {
            return self.same_summit(event, telling).then_some(30);
        }
        if self.is_additional(telling) && self.common_people(event, telling) < 2
            || self.is_another_round(telling.trigger) && !self.is_another_round(event.trigger)
        {
            return None;
        }
        if self.is_same_signing(event, telling) {
            return Some(30 - gap.min(9));
        }
        let score = self.actor_affinity(event, told)?;
        Some(score * 10 - gap.min(9))
    }

    /// "The Strategic Dialogue" is the "Seventh U.S.-Thailand Strategic Dialogue" told of before.
    fn is_short_for(&self, mine: EntityId, its: EntityId, at: TokenId) -> bool {
        let name = |id: EntityId| self.discourse.entity(id).name.to_lowercase();
        let (short, full) = (name(mine), name(its));
        short.contains(' ') && full.ends_with(&format!(" {short}")) && self.is_definite(at)
    }

    /// "Joint Statement on the Syria Envoys' Meeting", then who met when: the title says of its one meeting nothing but the subject.
    pub(super) fn is_told_in_full(&self, event: &Merged, told: &Told) -> bool {
        let telling = &told.telling;
        let again = |actor: &Actor| telling.actors.iter().any(|other| other.who == actor.who);
        let described = event.actors.iter().all(|actor| self.person_name(actor).is_none() || again(actor));
        let alone = event.kind == telling.kind && event.soft && event.when.is_none() && described;
        let opening = self.is_in_title(event.trigger) && telling.sentence <= event.sentence + OPENING;
        let full = telling.gathering.is_none() && !telling.anaphoric && told.when.is_some();
        let shared =
            || telling.actors.iter().any(|actor| event.actors.iter().any(|other| self.same_actor(other, actor)));
        let sides = self.parties_of_all(&telling.actors).len() > 1 || telling.actors.len() > 1 && shared();
        alone && opening && full && sides && telling.status == event.status
    }

    /// Whether the title told in its present tense what the body dates a few days before.
    fn is_news_of(&self, event: &Merged, mine: &When, its: &When) -> bool {
        let near = days_between(mine.value, its.value) < 7;
        // "Travel to Palau": a title says nothing of when, the body that it is still to come.
        let ahead = event.soft && mine.value.first_day() > its.value.last_day();
        self.is_in_title(event.trigger) && !its.sure && its.phrase.is_none() && (near || ahead)
    }

    /// "also met", "later spoke": not the event before.
    fn is_additional(&self, telling: &Telling) -> bool {
        self.tree.is_verb(telling.trigger)
            && self.tree.with_rel(telling.trigger, &[Deprel::Advmod]).any(|child| self.tree.lemma(child) == "also")
    }

    /// "in my call with him last week": a day in the past makes a bare noun no plan.
    fn is_over(&self, told: &Told) -> bool {
        let past = told.when.as_ref().zip(self.anchors.day());
        let past = past.is_some_and(|(when, day)| when.value.last_day().is_some_and(|last| last < day));
        past && told.telling.status == Status::Happened
    }

    /// "five earlier rounds", "the previous meeting": a noun that sets its event apart from the one spoken of.
    fn is_another_round(&self, noun: TokenId) -> bool {
        let apart = |child: TokenId| self.frames.lists("series", &self.tree.lemma(child).to_lowercase());
        !self.tree.is_verb(noun) && self.tree.with_rel(noun, &[Deprel::Amod]).any(apart)
    }

    /// "The agreement was signed by A and B": what was signed has been told, now who did it.
    fn is_same_signing(&self, event: &Merged, telling: &Telling) -> bool {
        let known = telling.instrument.is_some_and(|noun| self.is_definite(noun));
        let near = telling.sentence <= event.last + SIGNING_REACH;
        known && near && event.kind == EventKind::Signing && telling.kind == EventKind::Signing
    }

    fn common_people(&self, event: &Merged, telling: &Telling) -> usize {
        let people = telling.actors.iter().filter(|actor| self.person_name(actor).is_some());
        people.filter(|actor| event.actors.iter().any(|other| other.who == actor.who)).count()
    }

    /// A definite noun takes up the nearest event that its own words do not exclude.
    pub(super) fn anaphor_affinity(&self, event: &Merged, told: &Told, gap: i32) -> Option<i32> {
        let telling = &told.telling;
        let named: Vec<&Actor> = telling.actors.iter().collect();
        let strangers =
            named.iter().filter(|actor| !event.actors.iter().any(|other| self.same_actor(other, actor))).count();
        if strangers > 0 && strangers == named.len() || gap > ANAPHOR_REACH as i32 {
            return None;
        }
        if !statuses_agree(event.status, telling.status) && telling.status != Status::Happened {
            // "the trip has been put off": what was told before is off.
            let off = matches!(telling.status, Status::Cancelled | Status::Denied)
                && matches!(event.status, Status::Planned | Status::Happened | Status::Hypothetical);
            return (off && gap <= 3).then_some(20 - gap);
        }
        let exact = i32::from(event.kind == telling.kind) * 5;
        let present = self.attendees_near(event, telling) as i32;
        Some(40 + exact - gap * 2 + (named.len() - strangers) as i32 * 6 + present * 10)
    }

    /// How many who took part in an event are named in the sentence of a telling: "at the first meeting, she told the envoy".
    fn attendees_near(&self, event: &Merged, telling: &Telling) -> usize {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let people = self.mentions_in(sentence).iter().flat_map(|mention| mention.referent.entities());
        let mut here: Vec<_> =
            people.filter(|id| event.actors.iter().any(|actor| actor.who == Who::Entity(**id))).collect();
        here.sort_unstable();
        here.dedup();
        here.len()
    }

    /// Whether two mentions name one summit: the same parties, and no number that tells them apart.
    pub(super) fn same_summit(&self, event: &Merged, telling: &Telling) -> bool {
        let parties = |actors| self.parties_of_all(actors);
        let (mine, its) = (parties(&telling.actors), parties(&event.actors));
        !mine.is_empty() && !its.is_empty() && (mine.is_subset(&its) || its.is_subset(&mine))
    }

    /// How well the actors agree.
    pub(super) fn actor_affinity(&self, event: &Merged, told: &Told) -> Option<i32> {
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
        let named = |actor: &&Actor| self.person_name(actor).is_some();
        let known = |actor: &&Actor| event.actors.iter().any(|other| other.who == actor.who);
        let common = telling.actors.iter().filter(named).filter(known).count();
        if common > 1 && (common == my_people || common == its_people) {
            return Some(3 + common as i32);
        }
        // The smaller set must be contained in the larger one, parties standing for their people.
        let parties = self.parties_of_all(&telling.actors);
        // "U.S. and Chinese officials" are not told again by two Americans who met somebody else.
        let covered = |actor: &Actor| match &actor.who {
            Who::Described(_, own) if own.len() > 1 => self.acts_for(actor).all(|party| parties.contains(party)),
            _ => mine.iter().any(|other| self.same_actor(other, actor)),
        };
        let contained = shared == mine.len() || event.actors.iter().all(covered);
        if !contained || shared < 2 && mine.len() > 1 && event.actors.len() > 1 {
            return None;
        }
        if shared == 1 && (mine.len() == 1) != (event.actors.len() == 1) {
            return (telling.sentence <= event.last + 2).then_some(2);
        }
        Some(3 + shared as i32 + i32::from(my_people == its_people))
    }

    /// Whether two actors may be the same: one entity, or one party for its person.
    pub(super) fn same_actor(&self, a: &Actor, b: &Actor) -> bool {
        if a.who == b.who {
            return true;
        }
        // "private sector leaders", then "the leaders": those of whom no party is said are told apart by their noun.
        if let (Who::Described(one, mine), Who::Described(other, theirs)) = (&a.who, &b.who)
            && mine.is_empty()
            && theirs.is_empty()
        {
            return self.tree.lemma(*one) == self.tree.lemma(*other);
        }
        let (pa, pb) = (self.person_name(a), self.person_name(b));
        if pa.is_some() && pb.is_some() {
            return false;
        }
        self.acts_for(a).any(|party| self.acts_for(b).any(|other| other == party))
    }

    pub(super) fn places_clash(&self, event: &Merged, told: &Told) -> bool {
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

    pub(super) fn same_destination(&self, a: EntityId, b: EntityId) -> bool {
        let (a, b) = (self.discourse.entity(a), self.discourse.entity(b));
        a == b || a.country.as_ref() == Some(&b.name) || b.country.as_ref() == Some(&a.name)
    }
}

fn dates_part(event: &Merged, told: &Told) -> bool {
    matches!((&event.when, &told.when), (Some(a), Some(b)) if !a.value.overlaps(b.value))
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
