//! What an event was about and what was agreed, in the words of the text: "to discuss …", "on …", "focused on …", and the
//! sentences that follow a meeting and tell what its participants raised.

use std::ops::Range;

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::Merged;
use super::telling::Telling;
use crate::extract::{EntityId, EntityKind};
use crate::language::{Deprel, Extent, TokenId, Upos, Xpos};
use crate::reading::{EventKind, Status};

/// What an event was about, and what was agreed.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) topics: Vec<Range<TokenId>>,
    pub(super) outcomes: Vec<Range<TokenId>>,
}

impl Reader<'_> {
    /// The topics told in the telling's own sentence.
    pub(super) fn topics(&self, telling: &Telling) -> Content {
        let mut content = Content::default();
        for head in &telling.topics {
            self.split(*head, &mut content.topics, 0);
        }
        let words = telling.spine.iter().chain(telling.host.iter()).copied();
        for word in words {
            for child in self.tree.with_rel(word, &[Deprel::Obl, Deprel::Nmod]) {
                let about = self.tree.case(child).is_some_and(|case| self.frames.lists("about", &case));
                if about
                    && word != telling.host.unwrap_or(word + 1)
                    && !self.is_time(child)
                    && self.place_at(child).is_none()
                    && !self.frames.lists("margins", &self.tree.lemma(child).to_lowercase())
                {
                    self.split(child, &mut content.topics, 0);
                }
            }
            for child in self.tree.children(word) {
                if matches!(
                    self.tree.rel(*child),
                    Deprel::Advcl
                        | Deprel::Acl
                        | Deprel::AclRelcl
                        | Deprel::Xcomp
                        | Deprel::Conj
                        | Deprel::Parataxis
                        | Deprel::Ccomp
                ) && !telling.spine.contains(child)
                {
                    self.verb_topics(*child, &mut content, 0);
                }
            }
            // The governing verb itself may be one: "the talks focused on".
            if word != telling.trigger && self.is_topic_verb(word) {
                self.verb_topics(word, &mut content, 3);
            }
        }
        if content.topics.is_empty() {
            self.topic_behind(telling.trigger, &mut content.topics);
        }
        if content.topics.is_empty() && telling.kind.is_encounter() {
            self.topic_behind_people(telling, &mut content.topics);
        }
        if content.topics.is_empty() && telling.kind.is_encounter() {
            self.purpose_behind(telling, &mut content);
        }
        if self.tree.is_verb(telling.trigger) && telling.rule.contains("discuss") {
            self.verb_topics(telling.trigger, &mut content, 3);
        }
        content
    }

    /// "discussions on X", with the preposition right behind the event word but attached elsewhere by the tree.
    fn topic_behind(&self, trigger: TokenId, out: &mut Vec<Range<TokenId>>) {
        let sentence = self.tree.doc.sentence_of(trigger).tokens.end;
        let next = trigger + 1;
        if next + 1 >= sentence || !self.frames.lists("about", &self.tree.doc.word(next).to_lowercase()) {
            return;
        }
        if let Some(head) =
            self.tree.head(next).filter(|head| *head > next && self.tree.is_nominal(*head) && !self.is_no_topic(*head))
        {
            self.split(head, out, 0);
        }
    }

    /// "spoke with the minister of Oman about X": the preposition right behind the last of those named.
    fn topic_behind_people(&self, telling: &Telling, out: &mut Vec<Range<TokenId>>) {
        let end = self.tree.doc.sentence_of(telling.trigger).tokens.end;
        let about = |at: &TokenId| {
            let behind_name = self.discourse.at(at - 1).is_some() && self.discourse.at(*at).is_none();
            behind_name
                && self.frames.lists("spoken-of", &self.tree.doc.word(*at).to_lowercase())
                && !self.tree.head(*at).is_some_and(|head| self.is_no_topic(head))
                && !self.is_time(at + 1)
                && self.place_at(at + 1).is_none()
        };
        let clause = |at: &TokenId| !self.tree.is_verb(*at) || self.discourse.at(*at).is_some();
        let found = (telling.trigger + 1..end.saturating_sub(1)).take_while(clause).find(about);
        if let Some(at) = found {
            self.listed(at + 1..end, out);
        }
    }

    /// "to discuss", "to review".
    fn is_purpose(&self, at: TokenId) -> bool {
        self.tree.xpos(at) == Xpos::Vb
            && self.tree.upos(at - 1) == Upos::Part
            && self.frames.lists("discussing", self.tree.lemma(at))
    }

    /// "met officials of three ministries to discuss X": the first infinitive of discussion behind the event word, wherever the
    /// tree has it.
    fn purpose_behind(&self, telling: &Telling, content: &mut Content) {
        let end = self.tree.doc.sentence_of(telling.trigger).tokens.end;
        let purpose = (telling.trigger + 1..end)
            .take_while(|at| {
                self.is_purpose(*at) || !self.triggers.contains(at) && !self.tree.has(*at, &[Deprel::Nsubj])
            })
            .find(|at| self.is_purpose(*at));
        if let Some(verb) = purpose {
            self.verb_topics(verb, content, 3);
        }
    }

    /// The topics told in the sentences that speak of it.
    pub(super) fn following(&self, telling: &Telling, sentences: &[usize]) -> Content {
        let mut content = Content::default();
        let ahead = telling.status == Status::Planned;
        if telling.kind == EventKind::Signing || !ahead && telling.status != Status::Happened {
            return content;
        }
        for sentence in sentences.iter().filter_map(|at| self.tree.doc.sentences().get(*at)) {
            for token in sentence.tokens.clone() {
                if self.tree.is_verb(token)
                    && self.heads_clause(token)
                    && self.is_topic_verb(token)
                    && (self.subject_takes_part(token, telling) || self.was_taken_up(token))
                    && self.is_told_of_meeting(token)
                    && self.is_told_to_participant(token, telling)
                    && (!ahead || self.modality(token).future)
                {
                    self.verb_topics(token, &mut content, 1);
                }
            }
        }
        content
    }

    /// "The border was also taken up": a passive of discussion whose agent nobody names.
    fn was_taken_up(&self, verb: TokenId) -> bool {
        self.is_passive(verb)
            && self.frames.lists("discussing", self.tree.lemma(verb))
            && self.tree.has(verb, &[Deprel::NsubjPass])
            && !self.tree.has(verb, &[Deprel::OblAgent])
    }

    /// Whether a verb tells what was discussed: what one says of oneself in a speech ("I thank", "we want") does not.
    fn is_told_of_meeting(&self, verb: TokenId) -> bool {
        let own = |subject: &TokenId| {
            let word = self.tree.lemma(*subject).to_lowercase();
            self.frames.lists("first-person", &word) || self.frames.lists("first-persons", &word)
        };
        let speech = !self.speakers.is_empty() && self.surface_subjects(verb, 0).iter().any(own);
        !speech || self.frames.lists("discussed-together", self.tree.lemma(verb))
    }

    /// "told him that", "urged them to": whether one of those who met is addressed, where the verb addresses somebody.
    fn is_told_to_participant(&self, verb: TokenId, telling: &Telling) -> bool {
        let addressed =
            || self.tree.with_rel(verb, &[Deprel::Obj, Deprel::Iobj]).flat_map(|object| self.actors(object));
        let present = |actor: &Actor| telling.actors.iter().any(|other| self.same_actor(other, actor));
        !self.frames.lists("addressing", self.tree.lemma(verb)) || addressed().any(|actor| present(&actor))
    }

    /// Whether a verb heads a clause that says something of its own: not one that only modifies a noun, unless it tells what
    /// the noun does ("with both sides addressing").
    fn heads_clause(&self, verb: TokenId) -> bool {
        match self.tree.rel(verb) {
            Deprel::Conj | Deprel::Parataxis | Deprel::Root => true,
            Deprel::Acl | Deprel::Advcl if self.tree.xpos(verb) == Xpos::Vbg => true,
            Deprel::Ccomp | Deprel::Acl => self.is_reported_past(verb),
            Deprel::Amod => self.is_misread_past(verb),
            // "these discussions, which focused on"
            Deprel::AclRelcl => {
                self.tree.head(verb).is_some_and(|noun| self.frames.lists("anaphors", self.tree.lemma(noun)))
            }
            _ => self.tree.head(verb).is_none(),
        }
    }

    /// "The ministry said in a statement that the two sides had discussed": what is reported as done.
    fn is_reported_past(&self, verb: TokenId) -> bool {
        ["discussing", "speaking-of", "dealing", "outcome-verbs"]
            .iter()
            .any(|list| self.frames.lists(list, self.tree.lemma(verb)))
            && matches!(self.tree.xpos(verb), Xpos::Vbd | Xpos::Vbn)
            && self.tree.has(verb, &[Deprel::Nsubj])
            && self
                .tree
                .ancestors(verb)
                .into_iter()
                .skip(1)
                .any(|above| self.frames.lists("saying", self.tree.lemma(above)))
    }

    /// Whether the subject of a verb is a participant of the telling, or the telling's event itself.
    fn subject_takes_part(&self, verb: TokenId, telling: &Telling) -> bool {
        let subjects = self.surface_subjects(verb, 0);
        subjects.iter().any(|subject| {
            self.frames.lists("anaphors", &self.tree.lemma(*subject).to_lowercase())
                || self.frames.lists("topic-subjects", &self.tree.lemma(*subject).to_lowercase())
                || self.actors(*subject).iter().any(|actor| self.acts_in(actor, telling, verb))
        })
    }

    /// Whether an actor is one of those who met, or the state of one of them where a verb of speech says so.
    fn acts_in(&self, actor: &Actor, telling: &Telling, verb: TokenId) -> bool {
        let lemma = self.tree.lemma(verb);
        let speaks = self.frames.lists("discussing", lemma) || self.frames.lists("acknowledging", lemma);
        let state = speaks
            && match &actor.who {
                Who::Entity(id) => {
                    matches!(self.discourse.entity(*id).kind, EntityKind::Country | EntityKind::Organization)
                }
                Who::Described(..) => false,
            };
        telling.actors.iter().any(|other| other.who == actor.who || state && self.same_actor(other, actor))
    }

    fn is_topic_verb(&self, verb: TokenId) -> bool {
        self.frames.lists("topic-verbs", self.tree.lemma(verb))
    }

    /// What a verb of discussion is about: its object, and what hangs on it with "on" or "about".
    fn verb_topics(&self, verb: TokenId, content: &mut Content, depth: u8) {
        if depth > 4 {
            return;
        }
        for verb in self.tree.conjuncts(verb) {
            if !self.is_topic_verb(verb) {
                continue;
            }
            if !self.is_passive(verb) && self.remainder(verb, &mut content.topics) {
                continue;
            }
            let objects = if self.is_passive(verb) {
                self.objects(verb)
            } else {
                self.tree.with_rel(verb, &[Deprel::Obj]).collect()
            };
            for object in objects {
                if self.actors(object).is_empty() || self.tree.lemma(verb) == "discuss" {
                    self.split(object, &mut content.topics, 0);
                }
            }
            for child in self.tree.with_rel(verb, &[Deprel::Obl]) {
                if self.tree.case(child).is_some_and(|case| self.frames.lists("about", &case))
                    && !self.is_time(child)
                    && self.place_at(child).is_none()
                {
                    self.split(child, &mut content.topics, 0);
                }
            }
            let agrees = self.frames.lists("outcome-verbs", self.tree.lemma(verb));
            for child in self.tree.with_rel(verb, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]) {
                if agrees && self.tree.rel(child) != Deprel::Advcl {
                    content.outcomes.push(self.tree.syntax.phrase(child, Extent::Full));
                    self.agreed_topics(child, content);
                }
                self.verb_topics(child, content, depth + 1);
            }
        }
    }

    /// "agreed to lift trade", "agreed that aid must reach": the object of what was agreed, or its subject.
    fn agreed_topics(&self, verb: TokenId, content: &mut Content) {
        let infinitive = self.tree.rel(verb) == Deprel::Xcomp;
        if infinitive && self.tree.has(verb, &[Deprel::Obj]) && !self.is_topic_verb(verb) {
            let conjuncts = self.tree.conjuncts(verb);
            let end = conjuncts.get(1).map_or(self.tree.doc.sentence_of(verb).tokens.end, |next| *next);
            self.listed(verb + 1..end, &mut content.topics);
        }
        if !infinitive {
            for subject in self.tree.with_rel(verb, &[Deprel::Nsubj, Deprel::NsubjPass]) {
                if self.tree.upos(subject) != Upos::Pron && self.actors(subject).is_empty() {
                    self.split(subject, &mut content.topics, 0);
                }
            }
        }
    }

    /// Named initiatives, plans and treaties in the sentences that tell or speak of an encounter.
    pub(super) fn initiatives_in(&self, event: &Merged, sentences: &[usize]) -> Vec<Range<TokenId>> {
        let encounter = event.kind.is_encounter();
        if !encounter || event.gathering.is_some() {
            return Vec::new();
        }
        let is_initiative = |id: &EntityId| self.discourse.entity(*id).kind == EntityKind::Initiative;
        std::iter::once(&event.sentence)
            .chain(sentences)
            .filter_map(|at| self.tree.doc.sentences().get(*at))
            .flat_map(|sentence| self.mentions_in(sentence.tokens.clone()))
            .filter(|mention| mention.referent.entities().iter().any(is_initiative))
            .map(|mention| mention.tokens.clone())
            .collect()
    }
}
