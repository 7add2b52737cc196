//! Which event holds the floor in each sentence: the encounter that an article is speaking of when it goes on without naming
//! one. An encounter takes the floor when it is told or taken up again, or when somebody is named who was at no other.

use std::collections::BTreeMap;

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use crate::extract::EntityId;
use crate::reading::{EventKind, Status};

/// How many sentences after it was last told an event may still hold the floor.
const FOLLOWING: usize = 14;

/// And that of an article which speaks of nothing else, as joint statements do.
const FOLLOWING_ALONE: usize = 28;

/// The last sentence of those in which an article says what it is about.
const OPENING: usize = 1;

/// Who attended what, as far as an article has been read.
type Attended = BTreeMap<EntityId, Vec<usize>>;

impl Reader<'_> {
    /// For each event the sentences after its telling that speak of it: where it holds the floor, alone or with those told
    /// together with it, and for what opens the article also where nobody holds it.
    pub(super) fn floor(&self, events: &[Merged]) -> Vec<Vec<usize>> {
        let mut spoken_of = vec![Vec::new(); events.len()];
        let first: Vec<usize> = events.iter().map(|event| self.first_told(event)).collect();
        let opening: Vec<usize> = (0..events.len()).filter(|at| *at == 0 || first[*at] <= OPENING).collect();
        let alone = events.iter().enumerate().filter(|(at, event)| self.takes_the_floor(event, *at == 0)).count() == 1;
        let reach = if alone && self.speakers.is_empty() { FOLLOWING_ALONE } else { FOLLOWING };
        let mut attended = Attended::new();
        let mut holders: Vec<usize> = Vec::new();
        let mut since = 0;
        for (sentence, told) in self.told_in(events).into_iter().enumerate() {
            for at in &told {
                self.note_attendance(*at, &events[*at], &mut attended);
            }
            let now =
                if told.is_empty() { self.sole_event_of(sentence, &attended).into_iter().collect() } else { told };
            if !now.is_empty() {
                (holders, since) = (now, sentence);
            } else if sentence > since + reach {
                holders.clear();
            }
            let speaking = if holders.is_empty() && sentence <= OPENING + FOLLOWING { &opening } else { &holders };
            for at in speaking.iter().filter(|at| first[**at] < sentence) {
                spoken_of[*at].push(sentence);
            }
        }
        spoken_of
    }

    /// For each sentence the encounters told in it that take the floor.
    fn told_in(&self, events: &[Merged]) -> Vec<Vec<usize>> {
        let mut told: Vec<Vec<usize>> = vec![Vec::new(); self.tree.doc.sentences().len()];
        let held = |event: &Merged| event.kind.is_encounter() && event.status == Status::Happened;
        // Visits and what lies ahead are spoken of at length only where nobody has met yet.
        let takes: Vec<bool> = (0..events.len()).map(|at| self.takes_the_floor(&events[at], at == 0)).collect();
        let met = events.iter().zip(&takes).any(|(event, takes)| held(event) && *takes);
        let speaks = |at: usize| takes[at] && (held(&events[at]) || !met);
        for (at, event) in events.iter().enumerate().filter(|(at, _)| speaks(*at)) {
            for mention in &event.mentions {
                let here = &mut told[self.sentence_index(*mention)];
                if !here.contains(&at) {
                    here.push(at);
                }
            }
        }
        told
    }

    /// What took place between people is reported on at length; a bare noun in passing ("the peace talks") is not.
    fn takes_the_floor(&self, event: &Merged, first: bool) -> bool {
        let told_of = event.kind.is_encounter() || event.kind == EventKind::Visit;
        let real = matches!(event.status, Status::Happened | Status::Planned);
        let people = event.actors.iter().filter(|actor| self.named_person(actor).is_some()).count();
        let opening = self.first_told(event) <= OPENING;
        let told = !event.soft || opening || people > 1;
        let sides = event.actors.len() > 1 || event.kind == EventKind::Visit;
        // A joint statement names no people: the parties met.
        let parties = people == 0 && (first || opening) && !event.soft;
        told_of && real && (sides && people > 0 && told || parties)
    }

    /// The first sentence that tells an event; the best evidence may stand later.
    fn first_told(&self, event: &Merged) -> usize {
        event.mentions.iter().map(|mention| self.sentence_index(*mention)).min().unwrap_or(event.sentence)
    }

    fn note_attendance(&self, at: usize, event: &Merged, attended: &mut Attended) {
        for person in event.actors.iter().filter_map(|actor| self.named_person(actor)) {
            let events = attended.entry(person).or_default();
            if !events.contains(&at) {
                events.push(at);
            }
        }
    }

    /// The one event at which somebody was who is mentioned in a sentence and was at no other.
    fn sole_event_of(&self, sentence: usize, attended: &Attended) -> Option<usize> {
        let tokens = self.tree.doc.sentences()[sentence].tokens.clone();
        let people = self.mentions_in(tokens).iter().flat_map(|mention| mention.referent.entities());
        let mut sole = people.filter_map(|person| attended.get(person)).filter(|events| events.len() == 1).flatten();
        let first = *sole.next()?;
        sole.all(|other| *other == first).then_some(first)
    }

    fn named_person(&self, actor: &Actor) -> Option<EntityId> {
        let Who::Entity(id) = actor.who else { return None };
        let entity = self.discourse.entity(id);
        (entity.is_named_person()).then_some(id)
    }
}
