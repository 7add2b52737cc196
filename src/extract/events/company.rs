//! Who took part though the event word's own phrase does not say so: the people of the title, the subject of the verb that
//! the event word is an adjunct of.

use std::ops::Range;

use super::Reader;
use super::actors::{Actor, Who};
use super::telling::{Telling, add};
use crate::extract::EntityKind;
use crate::language::{Deprel, TokenId};
use crate::reading::{EventKind, Status};

impl Reader<'_> {
    /// Whether a word stands in the title.
    pub(super) fn is_in_title(&self, word: TokenId) -> bool {
        self.article.title.is_some_and(|title| title.contains(self.tree.doc.token(word).span))
    }

    /// "Remarks by A and B Before Their Meeting": the people of the title took part.
    pub(super) fn add_title_people(&self, telling: &mut Telling) {
        let visit = telling.kind == EventKind::Visit && telling.actors.is_empty();
        if !telling.kind.is_encounter() && !visit {
            return;
        }
        let strangers = telling.actors.iter().any(|actor| self.person_name(actor).is_none());
        // "Statement by A on B's meeting with C": whose meeting it is, is said.
        let owned = self
            .tree
            .with_rel(telling.trigger, &[Deprel::NmodPoss])
            .any(|owner| telling.actors.iter().any(|actor| actor.at == owner && self.person_name(actor).is_some()));
        let complete = telling.actors.len() > 1 && !strangers || owned;
        let sentence = self.tree.doc.sentence_of(telling.trigger).tokens.clone();
        let issuer = self.words_of_issuer(&sentence, telling.trigger);
        let before = |mention: &&crate::extract::Reference| {
            !complete && mention.head < telling.trigger && !issuer.contains(&mention.head)
        };
        for mention in self.mentions_in(sentence).iter().filter(before) {
            for id in mention.referent.entities() {
                if self.discourse.entity(*id).kind == EntityKind::Person
                    && (!visit || self.is_possessive(mention.tokens.end) || mention.tokens.end == telling.trigger)
                {
                    add(&mut telling.actors, Actor { who: Who::Entity(*id), role: None, at: mention.head });
                }
            }
        }
        if telling.actors.len() > 1 {
            telling.anaphoric = false;
            if self.speakers.len() > 1 {
                // Remarks by both before, at or after their meeting: it takes place that day.
                (telling.status, telling.soft) = (Status::Happened, false);
            }
            if telling.status == Status::Planned && telling.soft_before(self) {
                telling.status = Status::Happened;
                telling.soft = true;
            }
        }
    }

    /// "Statement by Spokesperson A | on the President's meeting": whoever speaks for others in a title was not there himself.
    fn words_of_issuer(&self, title: &Range<TokenId>, event: TokenId) -> Range<TokenId> {
        let listed = |list: &str, at: TokenId| self.frames.lists(list, &self.tree.doc.word(at).to_lowercase());
        let document = (title.start..event).take(2).any(|at| listed("documents", at));
        let on = (title.start..event).find(|at| listed("spoken-of", *at)).filter(|_| document);
        title.start..on.unwrap_or(title.start)
    }

    /// "At a meeting with Hun Sen, Sherman said": the speaker took part.
    pub(super) fn add_host_subject(&self, telling: &mut Telling) {
        let above = || self.main_clause(telling.trigger).filter(|_| telling.kind == EventKind::Visit);
        let Some(host) = telling.host.or_else(above) else { return };
        let wants = match telling.kind {
            EventKind::Visit => telling.actors.is_empty(),
            EventKind::Meeting | EventKind::Call | EventKind::Talks => telling.actors.len() < 2,
            _ => false,
        };
        let alone = telling.actors.is_empty() && telling.kind != EventKind::Visit;
        let one_side = telling.kind.is_encounter()
            && telling.actors.len() == telling.counterparts.len()
            && self
                .tree
                .children(telling.trigger)
                .iter()
                .any(|child| self.tree.case(*child).as_deref() == Some("with"));
        if !(wants || one_side)
            || self
                .tree
                .children(telling.trigger)
                .iter()
                .any(|child| self.tree.case(*child).as_deref() == Some("between"))
        {
            return;
        }
        let mut actors: Vec<Actor> =
            self.surface_subjects(host, 0).into_iter().flat_map(|at| self.actors(at)).collect();
        if actors.is_empty() {
            actors = self.slot_actors(host, "subject").0;
        }
        if alone {
            // "thanked her during a call": whom the verb is directed at was there too.
            let objects = self.tree.with_rel(host, &[Deprel::Obj, Deprel::Iobj]);
            actors.extend(objects.flat_map(|object| self.actors(object)));
        }
        actors.retain(|actor| self.is_personal(actor));
        if alone && actors.len() < 2 {
            return;
        }
        telling.anaphoric = false;
        for actor in actors {
            add(&mut telling.actors, actor);
        }
        telling.confidence = 65;
    }

    /// "said in a video released in conjunction with a visit": the nearest verb above that somebody is the subject of.
    fn main_clause(&self, word: TokenId) -> Option<TokenId> {
        let named = |verb: &TokenId| {
            let subjects = self.tree.with_rel(*verb, &[Deprel::Nsubj, Deprel::NsubjPass]).collect::<Vec<_>>();
            subjects.iter().any(|subject| self.actors(*subject).iter().any(|actor| self.person_name(actor).is_some()))
        };
        self.tree.ancestors(word).into_iter().skip(1).filter(|at| self.tree.is_verb(*at)).find(named)
    }

    /// "A and B were seen in a corridor; no bilateral was held": the two people named before it did not meet.
    pub(super) fn add_denied(&self, telling: &mut Telling) {
        if telling.status != Status::Denied || !telling.actors.is_empty() || telling.kind == EventKind::Visit {
            return;
        }
        let sentence = self.tree.doc.sentence_of(telling.trigger).tokens.clone();
        let mut people: Vec<Actor> = Vec::new();
        for mention in self.mentions_in(sentence).iter().filter(|mention| mention.head < telling.trigger) {
            for id in mention.referent.entities() {
                if self.discourse.entity(*id).is_named_person() {
                    add(&mut people, Actor { who: Who::Entity(*id), role: None, at: mention.head });
                }
            }
        }
        if people.len() == 2 {
            telling.actors = people;
            telling.anaphoric = false;
            telling.confidence = 55;
        }
    }
}
