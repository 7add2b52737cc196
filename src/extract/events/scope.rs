//! Scope: dates, places and enclosing events are the tree's least sure attachments, so they are read by clause: what hangs
//! anywhere in the clause of the event word or of a word that governs it, and nothing that belongs to another clause or
//! another event word.

use std::ops::Range;

use super::Reader;
use super::telling::Telling;
use crate::extract::EntityKind;
use crate::language::{Deprel, Extent, TokenId, Upos};
use crate::reading::EventKind;

/// How many words back a gathering without a name may have been told of which only the sidelines are named.
const FAR: TokenId = 1500;

impl Reader<'_> {
    /// How far a token lies from a telling's words, if it is in their scope.
    pub(super) fn reach(&self, telling: &Telling, from: TokenId) -> Option<u32> {
        let mut at = self.outside_relative(from);
        for cost in 0..12 {
            if let Some(step) = telling.spine.iter().position(|word| *word == at) {
                return Some(cost + step as u32);
            }
            if telling.host == Some(at) {
                return Some(cost + 4);
            }
            let beside = self.shares_adjunct(telling, at, from);
            if beside {
                return Some(cost + 5);
            }
            if at != from {
                let clausal =
                    self.tree.is_verb(at) && !matches!(self.tree.rel(at), Deprel::Amod | Deprel::Case | Deprel::Aux);
                let elsewhere = self.tree.is_nominal(at)
                    && self.tree.case(at).is_some_and(|case| self.frames.lists("elsewhere", &case))
                    && !self.actor_at(telling, at);
                let other = self.triggers.contains(&at) || elsewhere;
                if clausal || other && !self.is_meant_for(telling, at) {
                    return None;
                }
            }
            let head = self.tree.head(at)?;
            // "The trip follows a decision in March": what it follows has its own day.
            let followed =
                self.tree.rel(at) == Deprel::Obj && self.frames.lists("following-verbs", self.tree.lemma(head));
            if followed && at != from {
                return None;
            }
            at = head;
        }
        None
    }

    /// "hosted her for a dinner in Muscat": the event word's own verb brings people together for this.
    fn is_meant_for(&self, telling: &Telling, noun: TokenId) -> bool {
        let purpose = self.tree.case(noun).is_some_and(|case| self.frames.lists("meant-for", &case));
        let encounter =
            self.frames.of_noun(&self.tree.lemma(noun).to_lowercase()).any(|frame| frame.kind == telling.kind);
        let below = self.tree.head(noun) == Some(telling.trigger) && self.tree.is_verb(telling.trigger);
        purpose && encounter && below && telling.kind.is_encounter()
    }

    /// "received the envoy, who turned 100 in May, in Villa 5": what stands behind the comma that closes a relative clause belongs
    /// to the noun's own clause.
    fn outside_relative(&self, from: TokenId) -> TokenId {
        let first = self.first_of(from);
        let comma = |at: TokenId| self.tree.doc.word(at) == ",";
        let closed = first.checked_sub(1).is_some_and(comma);
        let clause = self.tree.head(from).filter(|clause| closed && self.tree.rel(*clause) == Deprel::AclRelcl);
        let noun = clause.and_then(|clause| self.tree.head(clause).map(|noun| (noun, clause)));
        // Only a clause that a comma opens is closed by one.
        let opened = noun.filter(|(noun, clause)| from > *clause && (*noun + 1..*clause).any(comma));
        opened.map_or(from, |(noun, _)| noun)
    }

    /// The first of the words that lead to a noun, its preposition among them.
    pub(super) fn first_of(&self, noun: TokenId) -> TokenId {
        let leads = |before: &TokenId| {
            self.tree.head(*before) == Some(noun)
                && matches!(self.tree.rel(*before), Deprel::Case | Deprel::Det | Deprel::Amod | Deprel::Compound)
        };
        let mut first = noun;
        while let Some(before) = first.checked_sub(1).filter(leads) {
            first = before;
        }
        first
    }

    /// Whether a token is the head of one who takes part.
    fn actor_at(&self, telling: &Telling, token: TokenId) -> bool {
        telling.actors.iter().any(|actor| actor.at == token)
    }

    /// Whether `verb` begins the coordination that a telling's verb continues, and the adjunct stands before it:
    /// "On Monday she flew to Doha and met the emir".
    fn shares_adjunct(&self, telling: &Telling, verb: TokenId, adjunct: TokenId) -> bool {
        adjunct < verb
            && telling
                .spine
                .iter()
                .any(|word| self.tree.rel(*word) == Deprel::Conj && self.tree.first_conjunct(*word) == verb)
    }

    /// The enclosing summit, forum or visit that the words tie a telling to.
    pub(super) fn enclosing(&self, telling: &Telling) -> Option<Range<TokenId>> {
        let Some(token) = self.enclosing_token(telling) else { return self.bare_sidelines(telling) };
        if let Some(mention) = self.discourse.at(token).filter(|_| self.names_gathering(token).is_some()) {
            return Some(mention.tokens.clone());
        }
        Some(self.gathering_meant(token).unwrap_or_else(|| self.gathering_phrase(token)))
    }

    /// "spoke on the sidelines": of the gathering named last.
    fn bare_sidelines(&self, telling: &Telling) -> Option<Range<TokenId>> {
        let words = self.zone(*telling.spine.last()?).into_iter();
        let bare = |token: &TokenId| {
            self.frames.lists("margins", &self.tree.lemma(*token).to_lowercase())
                && !self.tree.has(*token, &[Deprel::Nmod])
        };
        let at = words.into_iter().find(bare)?;
        let mentions = self.discourse.mentions();
        let before = &mentions[..mentions.partition_point(|mention| mention.tokens.start < at)];
        let named = before.iter().rfind(|mention| self.names_gathering(mention.head).is_some());
        named.map(|mention| mention.tokens.clone()).or_else(|| {
            let described = [Deprel::Amod, Deprel::Compound, Deprel::Nmod, Deprel::NmodPoss];
            let blocked = |child: TokenId| self.frames.lists("blockers", &self.tree.lemma(child).to_lowercase());
            let meant = |token: &TokenId| {
                !self.tree.with_rel(*token, &[Deprel::Compound]).any(blocked)
                    && self.frames.lists("enclosing-events", &self.tree.lemma(*token).to_lowercase())
                    && self.tree.is_nominal(*token)
                    && self.tree.has(*token, &described)
            };
            (at.saturating_sub(FAR)..at).rev().find(meant).map(|token| self.gathering_phrase(token))
        })
    }

    /// The name of the gathering that "the forum" takes up.
    fn gathering_meant(&self, token: TokenId) -> Option<Range<TokenId>> {
        if !self.is_definite(token) || self.tree.has(token, &[Deprel::Amod, Deprel::Compound]) {
            return None;
        }
        let alike = |head: TokenId| self.tree.lemma(head).eq_ignore_ascii_case(self.tree.lemma(token));
        let mut before = self.mentions_in(0..token).iter();
        let named = before.rfind(|mention| alike(mention.head) && self.names_gathering(mention.head).is_some());
        named.map(|mention| mention.tokens.clone())
    }

    /// The head of the enclosing event's words.
    pub(super) fn enclosing_token(&self, telling: &Telling) -> Option<TokenId> {
        if telling.kind == EventKind::Summit {
            return None;
        }
        if let Some(own) = telling.scope.as_ref().and_then(|scope| self.gathering_in(scope.clone())) {
            return Some(own);
        }
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let mut best: Option<(u32, TokenId)> = None;
        for token in sentence {
            if telling.spine.contains(&token)
                || telling.spine.iter().any(|word| self.same_noun(*word, token))
                || !self.is_gathering(token)
            {
                continue;
            }
            let Some(case) = self.tree.case(token) else { continue };
            let over = self.tree.head(token).filter(|head| self.frames.lists("sidelines", self.tree.lemma(*head)));
            let ties = over.is_some() || self.frames.lists("enclosing", &case);
            if !ties {
                continue;
            }
            let from = over.unwrap_or(token);
            if let Some(cost) = self.reach(telling, from)
                && best.is_none_or(|(least, _)| cost < least)
            {
                best = Some((cost, token));
            }
        }
        best.map(|(_, token)| token)
            .or_else(|| self.gathering_behind(telling))
            .or_else(|| self.gathering_of_where(telling))
    }

    /// The gathering among the words that speak of one counterpart or day alone.
    fn gathering_in(&self, mut scope: Range<TokenId>) -> Option<TokenId> {
        scope.find(|at| {
            let over = self.tree.head(*at).filter(|head| self.frames.lists("sidelines", self.tree.lemma(*head)));
            let case = self.tree.case(*at).is_some_and(|case| self.frames.lists("enclosing", &case));
            self.is_gathering(*at) && (case || over.is_some())
        })
    }

    /// A gathering with its preposition behind the event word, no other verb between them, where the tree has it elsewhere.
    fn gathering_behind(&self, telling: &Telling) -> Option<TokenId> {
        let end = self.tree.doc.sentence_of(telling.trigger).tokens.end;
        (telling.trigger + 1..end).take_while(|at| !self.tree.is_verb(*at) || self.discourse.at(*at).is_some()).find(
            |at| {
                self.names_gathering(*at).is_some()
                    && self.discourse.at(*at).is_some_and(|mention| mention.head == *at)
                    && self.tree.case(*at).is_some_and(|case| self.frames.lists("enclosing", &case))
                    && !telling.spine.contains(at)
            },
        )
    }

    fn same_noun(&self, word: TokenId, token: TokenId) -> bool {
        word != token && self.tree.ancestors(token).contains(&word) && self.tree.rel(token) == Deprel::Compound
    }

    /// Whether a noun names a gathering or a journey that can enclose others.
    pub(super) fn is_gathering(&self, token: TokenId) -> bool {
        let named = self.discourse.at(token).is_some_and(|mention| {
            mention.head == token
                && mention.referent.entities().iter().any(|id| self.discourse.entity(*id).kind == EntityKind::Gathering)
        });
        named
            || matches!(self.tree.upos(token), Upos::Noun | Upos::Propn)
                && self.frames.lists("gatherings", &self.tree.lemma(token).to_lowercase())
                && self.tree.rel(token) != Deprel::Compound
    }

    /// The words of a gathering, without what leads up to its name.
    pub(super) fn gathering_phrase(&self, token: TokenId) -> Range<TokenId> {
        let mut phrase = self.tree.syntax.phrase(token, Extent::Nominal);
        while phrase.start < token && self.is_leading(phrase.start) {
            phrase.start += 1;
        }
        // "summit in Bali on Wednesday" is called "summit in Bali".
        if let Some(time) = self.times_in(token + 1..phrase.end).first() {
            let before = time.tokens.start - 1;
            phrase.end = if self.tree.upos(before) == Upos::Adp && before > token { before } else { before + 1 };
        }
        phrase
    }

    /// Whether a token only introduces a phrase: determiner, possessive pronoun, adverb of time.
    pub(super) fn is_leading(&self, token: TokenId) -> bool {
        matches!(self.tree.upos(token), Upos::Det | Upos::Punct | Upos::Adp | Upos::Cconj)
            || self.tree.upos(token) == Upos::Pron
            || self.frames.lists("leading-adjectives", self.tree.lemma(token))
    }
}
