//! Whether a place that a sentence names is that of an event: by its preposition, and by what it hangs on. A place inside an
//! actor's phrase locates the actor, and one inside what the event is about says nothing of where it was.

use super::Reader;
use super::telling::Telling;
use crate::language::{Deprel, TokenId};

impl Reader<'_> {
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
        if self.is_of_actor(telling, head) || self.is_in_topic(telling, head) {
            return None;
        }
        self.reach(telling, head)
    }

    /// "the ambassador in Kyiv met": a place inside an actor's phrase locates the actor.
    pub(super) fn is_of_actor(&self, telling: &Telling, place: TokenId) -> bool {
        self.tree.ancestors(place).into_iter().skip(1).take(3).any(|above| {
            let acts = telling.actors.iter().any(|actor| actor.at == above && actor.at != telling.trigger);
            acts && (self.tree.doc.token(above).head != telling.trigger || !self.late_place(telling, above, place))
        })
    }

    /// "the conference on stability in Libya": a place in what an event is about says nothing of where it is.
    pub(super) fn is_in_topic(&self, telling: &Telling, place: TokenId) -> bool {
        let above = self.tree.ancestors(place).into_iter().skip(1).take_while(|at| !telling.spine.contains(at));
        above.into_iter().any(|at| {
            let about = self.tree.case(at).is_some_and(|case| self.frames.lists("of-topics", &case));
            let margin = self.frames.lists("sidelines", self.tree.lemma(at)) || self.is_gathering(at);
            let acts = telling.actors.iter().any(|actor| actor.at == at);
            about && !margin && !acts && !self.tree.is_verb(at) && self.time_at(at).is_none()
        })
    }

    /// A place behind the last actor belongs to the event, whatever the tree has: "met with Minister Y in Doha".
    fn late_place(&self, telling: &Telling, actor: TokenId, place: TokenId) -> bool {
        actor > telling.trigger && place > actor && !self.is_of_apposition(actor, place)
    }

    /// "met A, a former colleague at the Pentagon": where the apposition was that a comma opens and none has closed.
    pub(super) fn is_of_apposition(&self, actor: TokenId, place: TokenId) -> bool {
        let above = self.tree.ancestors(place);
        let mut between = above.iter().skip(1).take_while(|above| **above != actor);
        let comma = |from: TokenId, to: TokenId| (from..to).any(|at| self.tree.doc.word(at) == ",");
        above.contains(&actor)
            && between.any(|noun| {
                let other =
                    self.discourse.at(*noun).is_some_and(|found| found.head == *noun && self.names_person(found));
                let opened = *noun > actor && self.tree.rel(*noun) == Deprel::Appos && comma(actor, *noun);
                opened && !other && !comma(*noun, self.first_of(place))
            })
    }
}
