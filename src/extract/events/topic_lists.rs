//! Lists of topics, in the order of their words: lists are long and trees err in them, so each part between commas and "and" is a
//! topic, unless the tree says that the words on both sides are one.

use std::ops::Range;

use super::Reader;
use crate::extract::{EntityKind, Reference};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// How far behind a joint the subject of a new clause is looked for.
const CLAUSE: TokenId = 8;

impl Reader<'_> {
    /// The topics behind a verb of discussion; false if the words do not say where they begin.
    pub(super) fn remainder(&self, verb: TokenId, out: &mut Vec<Range<TokenId>>) -> bool {
        let Some(start) = self.topics_begin(verb) else { return false };
        self.listed(start..self.tree.doc.sentence_of(verb).tokens.end, out);
        true
    }

    /// Where the topics of a verb begin: right behind "discussed", behind the preposition of "spoke with her about" and "thanked
    /// him for".
    fn topics_begin(&self, verb: TokenId) -> Option<TokenId> {
        let lemma = self.tree.lemma(verb);
        if self.frames.lists("discussing", lemma) || self.frames.lists("advancing", lemma) {
            return Some(verb + 1);
        }
        let judges = self.frames.lists("acknowledging", lemma);
        let addresses = self.frames.lists("addressing", lemma);
        let deals = self.frames.lists("dealing", lemma);
        if !judges && !addresses && !deals && !self.frames.lists("speaking-of", lemma) {
            return None;
        }
        let people = self.tree.with_rel(verb, &[Deprel::Obj, Deprel::Iobj]).find(|object| {
            self.actors_at(*object)
                .iter()
                .any(|actor| self.discourse.at(actor.at).is_none_or(|m| m.tokens.contains(object)))
        });
        // "thanked Foreign Minister A for", whatever the tree has for an object.
        let named = (verb + 1..verb + 3).find_map(|at| self.discourse.at(at)).filter(|mention| self.is_person(mention));
        let people = people.or_else(|| named.filter(|_| judges).map(|mention| mention.tokens.end - 1));
        if judges && people.is_none() {
            return Some(verb + 1);
        }
        if addresses {
            return people.map(|object| self.discourse.at(object).map_or(object + 1, |found| found.tokens.end));
        }
        let introduces = |at: &TokenId| {
            let word = self.tree.doc.word(*at).to_lowercase();
            let case = self.tree.rel(*at) == Deprel::Case || self.tree.upos(*at) == Upos::Adp;
            let topical = self.frames.lists(if judges { "judged-for" } else { "spoken-of" }, &word)
                || deals && self.frames.lists("company", &word);
            // "the Foreign Minister for Chile's leadership": no part of the name.
            let inside =
                self.discourse.at(*at).is_some_and(|found| !(judges && self.is_person(found) && found.head < *at));
            case && topical && !self.is_time(at + 1) && !inside
        };
        let end = self.tree.doc.sentence_of(verb).tokens.end;
        let from = people.unwrap_or(verb) + 1;
        (from..end).take_while(|at| !self.ends_list(*at) && !self.opens_clause(*at)).find(introduces).map(|at| at + 1)
    }

    /// The topics of a list, each part one.
    pub(super) fn listed(&self, words: Range<TokenId>, out: &mut Vec<Range<TokenId>>) {
        let Range { mut start, end } = words;
        let mut at = start;
        while at <= end {
            let over = at >= end || self.ends_list(at);
            let clause = if over { None } else { self.clause_reported(at) };
            let joint = if over { 0 } else { self.joint(start, at, end) };
            if over || joint > 0 || clause.is_some() {
                self.push_topic(start..at, out);
                start = at + joint.max(1);
            }
            match clause {
                Some(Ok(behind)) => start = behind,
                Some(Err(subject)) => {
                    self.split(subject, out, 0);
                    break;
                }
                None if over || joint > 0 && self.opens_clause(start) => break,
                None => {}
            }
            at = start.max(at + 1);
        }
    }

    fn push_topic(&self, part: Range<TokenId>, out: &mut Vec<Range<TokenId>>) {
        if let Some(part) = self.trimmed(part)
            && !out.contains(&part)
        {
            out.push(part);
        }
    }

    /// Whether a list of topics ends before a token: with the sentence, a quotation, a relative clause, or with whom they were
    /// discussed.
    fn ends_list(&self, at: TokenId) -> bool {
        let word = self.tree.doc.word(at);
        let person = |token: TokenId| self.discourse.at(token).is_some_and(|mention| self.is_person(mention));
        matches!(word, "." | ";" | "\u{201c}" | "\u{201d}")
            || self.frames.lists("topic-ends", word)
            || self.opens_adverbial(at)
            || self.frames.lists("company", word) && (at + 1..at + 4).any(|next| next < self.len() && person(next))
    }

    /// Whether a mention is of a person, named or not.
    pub(super) fn is_person(&self, mention: &Reference) -> bool {
        mention.referent.entities().iter().any(|id| self.discourse.entity(*id).kind == EntityKind::Person)
    }

    /// "until the refugees can return": a conjunction before a clause with a subject of its own.
    fn opens_adverbial(&self, at: TokenId) -> bool {
        let head = self.tree.head(at).filter(|head| *head > at && self.tree.rel(at) == Deprel::Mark);
        let clause = head.is_some_and(|head| self.tree.has(head, &[Deprel::Nsubj, Deprel::NsubjPass]));
        clause && !self.frames.lists("relative", self.tree.doc.word(at))
    }

    fn len(&self) -> TokenId {
        self.tree.doc.tokens().len() as TokenId
    }

    /// How many words part the topic before a token from what follows; none if it goes on.
    fn joint(&self, start: TokenId, at: TokenId, end: TokenId) -> TokenId {
        let word = self.tree.doc.word(at);
        let phrase = |length: TokenId| {
            let words = self.tree.doc.words(&(at..(at + length).min(end))).to_lowercase();
            self.frames.lists("topic-joints", &words).then_some(length)
        };
        if matches!(word, ":" | "\u{2013}" | "\u{2014}") {
            return 1;
        }
        if let Some(length) = phrase(3).or_else(|| phrase(2)) {
            return length;
        }
        let parts = word == "," || self.frames.lists("topic-joints", word);
        TokenId::from(parts && !self.joins_within(start..at, at))
    }

    /// Whether an "and" or a comma joins words within one topic.
    fn joins_within(&self, topic: Range<TokenId>, joint: TokenId) -> bool {
        let listed = self.frames.lists("joining", self.tree.doc.word(joint)) || self.tree.doc.word(joint) == ",";
        if topic.is_empty() || !listed {
            return false;
        }
        let comma = self.tree.doc.word(joint - 1) == "," && joint - 1 > topic.start;
        let before = joint - 1 - TokenId::from(comma);
        // "to prevent, prepare for and respond to extreme weather"
        let open = matches!(self.tree.upos(before), Upos::Adp | Upos::Adj | Upos::Part)
            || matches!(self.tree.xpos(before), Xpos::Vb | Xpos::Vbg);
        if open && !self.is_time(before) {
            return true;
        }
        let first = self.tree.first_conjunct(before);
        if !topic.contains(&first) {
            return false;
        }
        // "regional, security, and defense issues"
        let modifies = matches!(self.tree.rel(first), Deprel::Amod | Deprel::Compound);
        if modifies && self.tree.head(first).is_some_and(|head| head > joint) {
            return true;
        }
        let all = self.tree.conjuncts(first);
        let Some(second) = all.iter().copied().find(|other| *other > joint) else { return false };
        // "the situations in Cuba and Nicaragua"
        let name = |token: TokenId| self.tree.upos(token) == Upos::Propn;
        if self.tree.doc.word(joint) != "," && name(first) && name(second) && first > topic.start {
            return self.tree.case(first).is_some();
        }
        // "Ukraine's sovereignty, territorial integrity, and independence"
        let owned = |token: TokenId| self.tree.has(token, &[Deprel::NmodPoss, Deprel::Det]);
        let noun = |token: TokenId| matches!(self.tree.upos(token), Upos::Noun | Upos::Propn);
        let near = second <= joint + 3 && !self.tree.has(second, &[Deprel::Case]);
        let alike = all.iter().all(|other| noun(*other));
        let possessed = self.tree.has(first, &[Deprel::NmodPoss]) || self.tree.doc.word(joint) != "," && owned(first);
        if near && alike && possessed && !owned(second) && all.contains(&before) {
            return true;
        }
        // "peace, security, and prosperity in the South Caucasus"
        let completed = all.last().is_some_and(|last| self.tree.has(*last, &[Deprel::Nmod]));
        let bare = |token: &TokenId| {
            let own = |child: &TokenId| {
                !matches!(self.tree.rel(*child), Deprel::Conj | Deprel::Cc | Deprel::Punct | Deprel::Case)
            };
            noun(*token)
                && !self
                    .tree
                    .children(*token)
                    .iter()
                    .filter(|child| **child < *token || Some(token) != all.last())
                    .any(own)
        };
        completed && all.contains(&before) && all.iter().all(bare)
    }

    /// Whether what stands at a token, behind a joint, is a clause of its own: "and he called on", "and discussed".
    fn opens_clause(&self, at: TokenId) -> bool {
        let end = self.len();
        let mut at = at;
        let joins = |at: TokenId| {
            let word = self.tree.doc.word(at);
            self.tree.upos(at) == Upos::Adv || word == "," || self.frames.lists("joining", word)
        };
        while at < end && joins(at) {
            at += 1;
        }
        if at >= end {
            return true;
        }
        // "and continued partnership", with the participle read as a verb.
        let says = ["discussing", "acknowledging", "speaking-of", "saying", "outcome-verbs"];
        let lemma = self.tree.lemma(at);
        let participle = matches!(self.tree.xpos(at), Xpos::Vbd | Xpos::Vbn)
            && at + 1 < end
            && matches!(self.tree.upos(at + 1), Upos::Noun | Upos::Adj)
            && !says.iter().any(|list| self.frames.lists(list, lemma));
        if participle {
            return false;
        }
        let finite = matches!(self.tree.xpos(at), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        let taken_up = self.tree.is_verb(at)
            && self.frames.lists("topic-verbs", self.tree.lemma(at))
            && matches!(self.tree.rel(at), Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Root)
            && self.tree.xpos(at) != Xpos::Vb
            && !(self.tree.xpos(at) == Xpos::Vbg && self.tree.rel(at) == Deprel::Conj);
        let told = |subject: TokenId| {
            matches!(self.tree.rel(subject), Deprel::Nsubj | Deprel::NsubjPass)
                && self.tree.syntax.subtree(subject).start <= at
                && self.tree.head(subject).is_some_and(|head| {
                    let by =
                        head + 1 < end && self.tree.rel(head + 1) == Deprel::Case && self.tree.xpos(head) != Xpos::Md;
                    let passive = by && self.frames.lists("agents", self.tree.doc.word(head + 1));
                    head > subject && self.tree.rel(head) != Deprel::AclRelcl && !passive
                })
        };
        finite || taken_up || (at..(at + CLAUSE).min(end)).any(told)
    }

    /// Where a clause with "that" begins: what it tells of, if it tells it of a participant or country, or else its subject. "That
    /// the two states share an interest in peace", "that deterrence matters".
    fn clause_reported(&self, at: TokenId) -> Option<Result<TokenId, TokenId>> {
        if self.tree.rel(at) != Deprel::Mark || !self.frames.lists("relative", self.tree.doc.word(at)) {
            return None;
        }
        let head = self.tree.head(at).filter(|head| *head > at)?;
        let subject = self.tree.with_rel(head, &[Deprel::Nsubj, Deprel::NsubjPass]).find(|subject| *subject > at)?;
        if self.tree.upos(subject) == Upos::Pron || !self.actors(subject).is_empty() {
            let copula = self.tree.with_rel(head, &[Deprel::Cop]).max();
            return Some(Ok(copula.unwrap_or(head).max(at) + 1));
        }
        Some(Err(subject))
    }
}
