//! The words of topics: noun phrases without what leads up to them.

use std::ops::Range;

use super::Reader;
use crate::language::{Deprel, Extent, TokenId, Upos, Xpos};

/// How many words a topic may have.
const LONGEST_TOPIC: usize = 16;

impl Reader<'_> {
    /// A part of a list as a topic: without what leads up to it, and only if it names a thing.
    pub(super) fn trimmed(&self, mut part: Range<TokenId>) -> Option<Range<TokenId>> {
        if let Some(clause) = part.clone().find_map(|token| self.relative_from(token, &part)) {
            part.end = clause;
        }
        while !part.is_empty() && self.leads_up(part.start, part.end) {
            part.start += 1;
        }
        if part.len() > LONGEST_TOPIC {
            let longest = part.start + LONGEST_TOPIC as TokenId;
            // "aid to refugees fleeing the war": before what may be left out, if that leaves enough.
            let loose = |at: &TokenId| {
                let verb = self.tree.is_verb(*at) && matches!(self.tree.rel(*at), Deprel::Acl | Deprel::AclRelcl);
                let close = self.frames.lists("measuring-prepositions", self.tree.doc.word(*at));
                verb || self.tree.upos(*at) == Upos::Adp && !close
            };
            let phrase = (part.start + LONGEST_TOPIC as TokenId / 2..longest).rfind(loose);
            part.end = phrase.unwrap_or(longest);
        }
        while !part.is_empty()
            && (self.is_leading(part.end - 1)
                || matches!(self.tree.upos(part.end - 1), Upos::Adv | Upos::Sconj | Upos::Part)
                || self.is_time(part.end - 1)
                || self.tree.upos(part.end - 1) == Upos::Punct)
        {
            part.end -= 1;
        }
        let names = part
            .clone()
            .any(|token| matches!(self.tree.upos(token), Upos::Noun | Upos::Propn) && !self.is_no_topic(token));
        let told = |token| {
            matches!(self.tree.xpos(token), Xpos::Vbd | Xpos::Vbz)
                && self.frames.lists("saying", self.tree.lemma(token))
        };
        // "…, the ministry said" is no topic, whatever the tree hangs the ministry on.
        let finite = |token| self.tree.is_verb(token) && self.tree.has(token, &[Deprel::Nsubj]) || told(token);
        let finite = part.clone().any(finite);
        let empty = part.len() == 1 && self.frames.lists("no-topic-alone", &self.tree.lemma(part.start).to_lowercase());
        (names && !finite && !empty && !self.names_only_people(&part)).then_some(part)
    }

    /// Whether a word at the head of a part only leads up to its topic: "an interest in", "ways to strengthen".
    fn leads_up(&self, token: TokenId, end: TokenId) -> bool {
        let lemma = self.tree.lemma(token).to_lowercase();
        let next = token + 1;
        let introduces = next < end && matches!(self.tree.upos(next), Upos::Adp | Upos::Part | Upos::Sconj);
        self.is_leading(token)
            || self.frames.lists("topic-nouns", &lemma)
            || self.frames.lists("not-topics", &lemma) && introduces
            || matches!(self.tree.upos(token), Upos::Part | Upos::Adv | Upos::Sconj)
            || self.tree.xpos(token) == Xpos::Vb
            // "issues that affect trade": the light noun before it is gone.
            || self.tree.is_verb(token) && self.tree.rel(token) == Deprel::AclRelcl
            || self.frames.lists("topic-leads", &lemma)
    }

    /// "the progress they have made": where the clause begins that a token is the subject of.
    fn relative_from(&self, token: TokenId, part: &Range<TokenId>) -> Option<TokenId> {
        let subject = matches!(self.tree.rel(token), Deprel::Nsubj | Deprel::NsubjPass);
        let verb = self.tree.head(token).filter(|verb| subject && self.tree.rel(*verb) == Deprel::AclRelcl)?;
        let start = self.tree.syntax.subtree(token).start;
        (part.contains(&verb) && start > part.start).then_some(start)
    }

    /// "allies and partners": people, of whom nothing is said.
    fn names_only_people(&self, part: &Range<TokenId>) -> bool {
        let mut nouns = part.clone().filter(|token| matches!(self.tree.upos(*token), Upos::Noun | Upos::Propn));
        let person = |token: TokenId| {
            let mention = self.discourse.at(token);
            mention.is_some_and(|mention| self.is_person(mention))
                || mention.is_none() && self.frames.lists("actors", &self.tree.lemma(token).to_lowercase())
        };
        nouns.all(person)
    }

    /// The topics of a noun phrase: its conjuncts, each in its own words; the complement for a light noun ("views on trade").
    pub(super) fn split(&self, head: TokenId, out: &mut Vec<Range<TokenId>>, depth: u8) {
        for token in self.tree.conjuncts(head) {
            if matches!(self.tree.upos(token), Upos::Pron | Upos::Num | Upos::Verb | Upos::Aux | Upos::Det)
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
                let empty = phrase.len() == 1
                    && self.frames.lists("no-topic-alone", &self.tree.lemma(phrase.start).to_lowercase());
                if !out.contains(&phrase) && self.tree.doc.word(phrase.start).len() > 1 && !empty {
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
