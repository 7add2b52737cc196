//! Companions: those who come along, told in a clause of its own after the event: "She will be joined by …", "He was
//! accompanied by …".

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use super::telling::add;
use crate::language::{TokenId, Upos};

/// How many sentences after an event its companions may be told.
const REACH: usize = 2;

impl Reader<'_> {
    /// Adds companions to the events last told of the one they accompany.
    pub(super) fn add_companions(&self, events: &mut [Merged]) {
        if events.is_empty() {
            return;
        }
        for verb in 0..self.tree.doc.tokens().len() as TokenId {
            let joins = self.tree.upos(verb) == Upos::Verb && self.frames.lists("accompanying", self.tree.lemma(verb));
            if !joins || !self.is_passive(verb) {
                continue;
            }
            let (whom, by) = (self.accompanied(verb), self.companions(verb));
            if by.is_empty() {
                continue;
            }
            let sentence = self.sentence_index(verb);
            let told = |event: &Merged| {
                event.gathering.is_none()
                    && event.last <= sentence
                    && sentence <= event.last + REACH
                    && event.actors.iter().any(|actor| whom.contains(&actor.who))
            };
            let Some(last) = events.iter().filter(|event| told(event)).map(|event| event.last).max() else { continue };
            for event in events.iter_mut().filter(|event| told(event) && event.last == last) {
                for actor in &by {
                    add(&mut event.actors, actor.clone());
                }
            }
        }
    }

    /// Whom somebody joins; nobody where a speaker says so of himself, which is no report.
    fn accompanied(&self, verb: TokenId) -> Vec<Who> {
        let patients = self.objects(verb).into_iter();
        let actors = patients.filter(|token| !self.is_of_conversation(*token)).flat_map(|token| self.actors(token));
        actors.map(|actor| actor.who).collect()
    }

    /// Whether a pronoun means who speaks or is spoken to.
    fn is_of_conversation(&self, token: TokenId) -> bool {
        let word = self.tree.doc.word(token).to_lowercase();
        ["first-person", "first-persons", "second-person"].iter().any(|list| self.frames.lists(list, &word))
    }

    /// The people by whom somebody is joined.
    fn companions(&self, verb: TokenId) -> Vec<Actor> {
        let found = self.subjects(verb, 0).into_iter().flat_map(|agent| self.actors(agent));
        found.filter(|actor| self.person_name(actor).is_some()).collect()
    }
}
