//! The words of topics: lists cut into their parts, noun phrases without what leads up to them.

use std::ops::Range;

use super::Reader;
use crate::language::{Deprel, Extent, TokenId, Upos};

/// How many words a topic may have.
const LONGEST_TOPIC: usize = 16;

impl Reader<'_> {
    /// Everything behind "discussed", in order of the words: lists of topics are long, and trees err in them. Each part between
    /// commas and "and" is one.
    pub(super) fn remainder(&self, verb: TokenId, out: &mut Vec<Range<TokenId>>) {
        let end = self.tree.doc.sentence_of(verb).tokens.end;
        let mut start = verb + 1;
        let mut at = start;
        while at <= end {
            let word = if at < end { self.tree.doc.word(at) } else { "." };
            let stops = at >= end || matches!(word, "." | ";" | "\u{201c}") || self.frames.lists("topic-ends", word);
            let parts = matches!(word, "," | ":" | "\u{2013}" | "\u{2014}")
                || self.frames.lists("topic-joints", word) && !self.joins_within(start..at, at)
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

    /// Whether an "and" joins words within one topic: "regional and global security", "the situations in Cuba and Nicaragua",
    /// "Ukraine's sovereignty and territorial integrity".
    fn joins_within(&self, topic: Range<TokenId>, and: TokenId) -> bool {
        if topic.is_empty() || !self.frames.lists("joining", self.tree.doc.word(and)) {
            return false;
        }
        let Some(second) = self.tree.head(and).filter(|second| *second > and) else { return false };
        let first = self.tree.first_conjunct(second);
        if !topic.contains(&first) || first == second {
            return false;
        }
        let adjectives = self.tree.upos(and - 1) == Upos::Adj && self.tree.rel(first) == Deprel::Amod;
        let names = |token: TokenId| self.tree.upos(token) == Upos::Propn;
        let inner = names(first) && names(second) && first > topic.start && self.tree.case(first).is_some();
        let owned = |token: TokenId| self.tree.has(token, &[Deprel::NmodPoss, Deprel::Det]);
        let shared = first + 1 == and && second <= and + 2 && owned(first) && !owned(second);
        adjectives || inner || shared
    }

    /// A part of a list as a topic: without what leads up to it, and only if it names a thing.
    pub(super) fn trimmed(&self, mut part: Range<TokenId>) -> Option<Range<TokenId>> {
        let light = |token: TokenId| {
            let lemma = self.tree.lemma(token).to_lowercase();
            self.is_leading(token)
                || self.frames.lists("topic-nouns", &lemma)
                || matches!(self.tree.upos(token), Upos::Part | Upos::Adv | Upos::Sconj)
                || self.frames.lists("topic-leads", &lemma)
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
    pub(super) fn split(&self, head: TokenId, out: &mut Vec<Range<TokenId>>, depth: u8) {
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
            && (matches!(self.tree.doc.word(phrase.end - 1), "," | ";" | ".")
                || self.frames.lists("topic-joints", self.tree.doc.word(phrase.end - 1)))
        {
            phrase.end -= 1;
        }
        phrase
    }

    /// "ways to strengthen trade": the object of the infinitive.
    pub(super) fn of_clause(&self, verb: TokenId, out: &mut Vec<Range<TokenId>>, depth: u8) {
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

    /// Whether a token can be no topic: part of a date, the margins of an event, a means of talking.
    pub(super) fn is_no_topic(&self, token: TokenId) -> bool {
        let lemma = self.tree.lemma(token).to_lowercase();
        self.is_time(token)
            || self.frames.lists("sidelines", &lemma)
            || self.frames.lists("media", &lemma)
            || self.frames.lists("not-topics", &lemma)
    }

    /// Whether a token belongs to a date expression.
    pub(super) fn is_time(&self, token: TokenId) -> bool {
        self.time_at(token).is_some()
    }
}
