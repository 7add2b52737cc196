//! What an event was about and what was agreed, in the words of the text: "to discuss …", "on …", "focused on …", and the
//! sentences that follow a meeting and tell what its participants raised.

use std::ops::Range;

use super::Reader;
use super::telling::Telling;
use crate::language::{Deprel, Extent, TokenId, Upos};
use crate::reading::{EventKind, Status};

/// How many sentences after a telling may still tell its topics.
const FOLLOWING: usize = 14;

/// How many words a topic may have.
const LONGEST_TOPIC: usize = 16;

/// What an event was about, and what was agreed.
#[derive(Debug, Default)]
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
                {
                    self.split(child, &mut content.topics, 0);
                }
            }
            for child in self.tree.children(word) {
                if matches!(
                    self.tree.rel(*child),
                    Deprel::Advcl | Deprel::Acl | Deprel::Xcomp | Deprel::Conj | Deprel::Parataxis | Deprel::Ccomp
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

    /// The topics told in the sentences after it, up to the next event.
    pub(super) fn following(&self, telling: &Telling, until: usize) -> Content {
        let mut content = Content::default();
        if matches!(telling.kind, EventKind::Visit | EventKind::Signing) || telling.status != Status::Happened {
            return content;
        }
        let sentences = self.tree.doc.sentences();
        for sentence in sentences.iter().take(until.min(telling.sentence + 1 + FOLLOWING)).skip(telling.sentence + 1) {
            for token in sentence.tokens.clone() {
                let heads_clause =
                    self.tree.head(token).is_none() || matches!(self.tree.rel(token), Deprel::Conj | Deprel::Parataxis);
                if heads_clause
                    && self.tree.is_verb(token)
                    && self.is_topic_verb(token)
                    && self.subject_takes_part(token, telling)
                {
                    self.verb_topics(token, &mut content, 1);
                }
            }
        }
        content
    }

    /// Whether the subject of a verb is a participant of the telling, or the telling's event itself.
    fn subject_takes_part(&self, verb: TokenId, telling: &Telling) -> bool {
        let subjects = self.surface_subjects(verb, 0);
        subjects.iter().any(|subject| {
            self.frames.lists("anaphors", &self.tree.lemma(*subject).to_lowercase())
                || self.frames.lists("topic-subjects", &self.tree.lemma(*subject).to_lowercase())
                || self.actors(*subject).iter().any(|actor| telling.actors.iter().any(|other| other.who == actor.who))
        })
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
            if self.frames.lists("discussing", self.tree.lemma(verb)) && !self.is_passive(verb) {
                self.remainder(verb, &mut content.topics);
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
                }
                self.verb_topics(child, content, depth + 1);
            }
        }
    }

    /// Everything behind "discussed", in order of the words: lists of topics are long, and trees err in them. Each part between
    /// commas and "and" is one.
    fn remainder(&self, verb: TokenId, out: &mut Vec<Range<TokenId>>) {
        let end = self.tree.doc.sentence_of(verb).tokens.end;
        let mut start = verb + 1;
        let mut at = start;
        while at <= end {
            let word = if at < end { self.tree.doc.word(at) } else { "." };
            let stops = at >= end
                || matches!(word, "." | ";" | "who" | "which" | "where" | "while" | "when" | "but" | "\u{201c}");
            let parts = matches!(word, "," | "and" | "including" | ":" | "\u{2013}" | "\u{2014}")
                || self.tree.doc.words(&(at..(at + 3).min(end))) == "as well as";
            if stops || parts {
                if let Some(part) = self.trimmed(start..at)
                    && !out.contains(&part)
                {
                    out.push(part);
                }
                start = at + 1;
            }
            if stops {
                break;
            }
            at += 1;
        }
    }

    /// A part of a list as a topic: without what leads up to it, and only if it names a thing.
    fn trimmed(&self, mut part: Range<TokenId>) -> Option<Range<TokenId>> {
        let light = |token: TokenId| {
            let lemma = self.tree.lemma(token).to_lowercase();
            self.is_leading(token)
                || self.frames.lists("topic-nouns", &lemma)
                || matches!(self.tree.upos(token), Upos::Part | Upos::Adv | Upos::Sconj)
                || matches!(
                    lemma.as_str(),
                    "continue" | "provide" | "strengthen" | "advance" | "promote" | "as" | "well"
                )
        };
        while !part.is_empty() && light(part.start) {
            part.start += 1;
        }
        if part.len() > LONGEST_TOPIC {
            part.end = part.start + LONGEST_TOPIC as TokenId;
        }
        while !part.is_empty()
            && (self.is_leading(part.end - 1)
                || self.is_time(part.end - 1)
                || self.tree.upos(part.end - 1) == Upos::Punct)
        {
            part.end -= 1;
        }
        let names = part
            .clone()
            .any(|token| matches!(self.tree.upos(token), Upos::Noun | Upos::Propn) && !self.is_no_topic(token));
        let finite = part.clone().any(|token| self.tree.is_verb(token) && self.tree.has(token, &[Deprel::Nsubj]));
        (names && !finite).then_some(part)
    }

    /// The topics of a noun phrase: its conjuncts, each in its own words; the complement for a light noun ("views on trade").
    fn split(&self, head: TokenId, out: &mut Vec<Range<TokenId>>, depth: u8) {
        for token in self.tree.conjuncts(head) {
            if matches!(self.tree.upos(token), Upos::Pron | Upos::Num | Upos::Verb | Upos::Aux)
                && !self.tree.has(token, &[Deprel::Nmod])
            {
                if self.tree.is_verb(token) {
                    self.of_clause(token, out, depth + 1);
                }
                continue;
            }
            let light = self.frames.lists("topic-nouns", &self.tree.lemma(token).to_lowercase());
            let before = out.len();
            if light && depth < 4 {
                for child in self.tree.with_rel(token, &[Deprel::Nmod]) {
                    if self.tree.case(child).is_some_and(|case| self.frames.lists("topic-prepositions", &case)) {
                        self.split(child, out, depth + 1);
                    }
                }
                for child in self.tree.with_rel(token, &[Deprel::Acl]) {
                    self.of_clause(child, out, depth + 1);
                }
            }
            if out.len() == before && !self.is_no_topic(token) {
                let phrase = self.topic_phrase(token);
                if !out.contains(&phrase) && self.tree.doc.word(phrase.start).len() > 1 {
                    out.push(phrase);
                }
            }
            for child in self.tree.with_rel(token, &[Deprel::Acl]) {
                if self.tree.lemma(child) == "include" {
                    self.of_clause(child, out, depth + 1);
                }
            }
            for child in self.tree.with_rel(token, &[Deprel::Nmod, Deprel::Obl]) {
                if self.tree.case(child).as_deref() == Some("including") {
                    self.split(child, out, depth + 1);
                }
            }
        }
    }

    /// The words of one topic: the noun with all that completes it, or only its nearest words if that runs on too long.
    pub(super) fn topic_phrase(&self, token: TokenId) -> Range<TokenId> {
        let mut phrase = self.tree.syntax.phrase(token, Extent::Full);
        for child in self.tree.children(token).iter().filter(|child| **child > token) {
            let ends = matches!(
                self.tree.rel(*child),
                Deprel::Conj | Deprel::Cc | Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis | Deprel::Advcl
            );
            let start = self.tree.syntax.subtree(*child).start;
            if ends && start > token && start < phrase.end {
                phrase.end = start;
            }
        }
        if phrase.len() > LONGEST_TOPIC {
            phrase = self.tree.syntax.phrase(token, Extent::Nominal);
        }
        phrase.end = phrase.end.min(phrase.start.max(token) + LONGEST_TOPIC as TokenId).max(token + 1);
        while phrase.start < token && self.is_leading(phrase.start) {
            phrase.start += 1;
        }
        while phrase.end > token + 1
            && matches!(self.tree.doc.word(phrase.end - 1), "," | ";" | "and" | "." | "including")
        {
            phrase.end -= 1;
        }
        phrase
    }

    /// "ways to strengthen trade": the object of the infinitive.
    fn of_clause(&self, verb: TokenId, out: &mut Vec<Range<TokenId>>, depth: u8) {
        if depth > 5 {
            return;
        }
        for verb in self.tree.conjuncts(verb) {
            for child in self.tree.with_rel(verb, &[Deprel::Obj, Deprel::Obl]) {
                let wanted = self.tree.rel(child) == Deprel::Obj
                    || self.tree.case(child).is_some_and(|case| self.frames.lists("topic-prepositions", &case));
                if wanted && self.place_at(child).is_none() {
                    self.split(child, out, depth + 1);
                }
            }
        }
    }

    /// Named initiatives, plans and treaties in the sentences of an event.
    pub(super) fn initiatives_between(&self, event: &super::merge::Merged, until: usize) -> Vec<Range<TokenId>> {
        let encounter = matches!(event.kind, EventKind::Meeting | EventKind::Talks | EventKind::Call);
        if !encounter || event.gathering.is_some() {
            return Vec::new();
        }
        let sentences = self.tree.doc.sentences();
        let last = until.min(event.sentence + 1 + FOLLOWING).min(sentences.len());
        let (Some(first), Some(end)) = (sentences.get(event.sentence), sentences.get(last.saturating_sub(1))) else {
            return Vec::new();
        };
        let inside = first.tokens.start..end.tokens.end;
        self.discourse
            .mentions()
            .iter()
            .filter(|mention| inside.contains(&mention.head))
            .filter(|mention| {
                mention
                    .referent
                    .entities()
                    .iter()
                    .any(|id| self.discourse.entity(*id).kind == crate::extract::EntityKind::Initiative)
            })
            .map(|mention| mention.tokens.clone())
            .collect()
    }

    /// Whether a token can be no topic: part of a date, the margins of an event, a means of talking.
    fn is_no_topic(&self, token: TokenId) -> bool {
        let lemma = self.tree.lemma(token).to_lowercase();
        self.is_time(token)
            || self.frames.lists("sidelines", &lemma)
            || self.frames.lists("media", &lemma)
            || self.frames.lists("not-topics", &lemma)
    }

    /// Whether a token belongs to a date expression.
    fn is_time(&self, token: TokenId) -> bool {
        self.times.iter().any(|found| found.tokens.contains(&token))
    }
}
