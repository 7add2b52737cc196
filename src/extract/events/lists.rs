//! Lists of people that trees tear apart: names joined by commas and "and", with their titles and countries between them.

use super::Reader;
use super::actors::{Actor, Who};
use crate::extract::{EntityId, EntityKind, Reference};
use crate::language::{Deprel, TokenId, Upos};

/// How many words a list may run on before its next name.
const LONGEST: TokenId = 24;

impl Reader<'_> {
    /// The people of a list that the tree cut short: "Prime Minister A, Foreign Minister B, and Ambassador C".
    pub(super) fn list_after(&self, first: TokenId) -> Vec<Actor> {
        let Some(start) = self.discourse.at(first).or_else(|| self.discourse.headed_by(first)) else {
            return Vec::new();
        };
        let end = self.tree.doc.sentence_of(first).tokens.end;
        let person = |id: &EntityId| self.discourse.entity(*id).is_named_person();
        let mut out = Vec::new();
        let mut at = self.past_party(start.tokens.end, end);
        let mut closed = false;
        let (mut skipped, mut last_role) = (false, false);
        while at < end && !closed {
            let word = self.tree.doc.word(at);
            if word != "," && !word.eq_ignore_ascii_case("and") {
                break;
            }
            at += 1;
            closed =
                word.eq_ignore_ascii_case("and") || self.tree.doc.word(at.min(end - 1)).eq_ignore_ascii_case("and");
            if closed && word == "," {
                at += 1;
            }
            let word_and = closed;
            // Titles stand between the comma and the name; the last one may have an "and" of its own.
            let reach = if closed { LONGEST } else { 7 };
            let ends = |token: TokenId| {
                let word = self.tree.doc.word(token);
                word == "," || word == "and" && !closed || self.tree.is_verb(token)
            };
            let next = (at..end.min(at + reach)).take_while(|token| !ends(*token)).find_map(|token| {
                self.discourse
                    .at(token)
                    .filter(|mention| mention.tokens.start >= at && mention.referent.entities().iter().any(person))
            });
            let Some(mention) = next else {
                // A role before its name: "the EU's foreign policy chief, Josep Borrell".
                let comma = (at..end.min(at + 8)).find(|token| self.tree.doc.word(*token) == ",");
                let (Some(comma), false) = (comma, skipped) else { return Vec::new() };
                (at, skipped, closed) = (comma, true, false);
                last_role |= word_and;
                continue;
            };
            skipped = false;
            closed |= last_role;
            let behind = self.past_party(mention.tokens.end, end);
            if behind < end && self.tree.upos(behind) == Upos::Verb {
                return Vec::new();
            }
            out.extend(mention.referent.entities().iter().filter(|id| person(id)).map(|id| Actor {
                who: Who::Entity(*id),
                role: None,
                at: mention.head,
            }));
            at = self.past_party(mention.tokens.end, end);
        }
        if closed { out } else { Vec::new() }
    }

    /// Past the country or body behind a name: "President A of France, Chancellor B of Germany, …".
    fn past_party(&self, at: TokenId, end: TokenId) -> TokenId {
        if at + 1 >= end || !self.tree.doc.word(at).eq_ignore_ascii_case("of") {
            return at;
        }
        let next = at + 1 + TokenId::from(self.tree.doc.word(at + 1).eq_ignore_ascii_case("the"));
        let party = self.discourse.at(next).filter(|mention| {
            let ids = mention.referent.entities().iter();
            ids.copied()
                .any(|id| matches!(self.discourse.entity(id).kind, EntityKind::Country | EntityKind::Organization))
        });
        party.map_or(at, |mention| mention.tokens.end)
    }

    /// The second of two names joined by "and" that the tree has torn apart: "talks between A and B were held".
    pub(super) fn joined_after(&self, first: TokenId) -> Option<&Reference> {
        let mention = self.discourse.at(first)?;
        let and = mention.tokens.end;
        let end = self.tree.doc.sentence_of(first).tokens.end;
        if and + 1 >= end || !self.tree.doc.word(and).eq_ignore_ascii_case("and") {
            return None;
        }
        let next = and + 1 + TokenId::from(self.tree.doc.word(and + 1).eq_ignore_ascii_case("the"));
        let second = self.discourse.at(next).filter(|second| second.tokens.start == next)?;
        let kind = |found: &Reference| found.referent.entities().first().map(|id| self.discourse.entity(*id).kind);
        let torn = self.tree.first_conjunct(second.head) != self.tree.first_conjunct(mention.head);
        (torn && kind(mention) == kind(second)).then_some(second)
    }

    /// Whoever of the same kind stands before "and" and a name: "President A of Chile and Chancellor B signed".
    pub(super) fn joined_before(&self, second: &Reference) -> Option<Actor> {
        let title = |at: &TokenId| self.tree.doc.word(*at).starts_with(char::is_uppercase);
        let start =
            self.tree.doc.sentence_of(second.head).tokens.start.max(second.tokens.start.saturating_sub(LONGEST));
        let and = (start..second.tokens.start).rev().find(|at| !title(at))?;
        let joins = self.frames.lists("joining", &self.tree.doc.word(and).to_lowercase());
        let mut before = self.discourse.at(and.checked_sub(1).filter(|_| joins)?)?;
        if before.tokens.start > start && self.tree.doc.word(before.tokens.start - 1) == "of" {
            before = self.discourse.at(before.tokens.start.checked_sub(2)?)?;
        }
        let id = *before.referent.entities().first()?;
        let kind = |mention: &Reference| mention.referent.entities().first().map(|id| self.discourse.entity(*id).kind);
        (self.can_act(id) && kind(before) == kind(second)).then_some(Actor {
            who: Who::Entity(id),
            role: None,
            at: before.head,
        })
    }

    /// The people between a preposition and its noun whose names begin the list that the noun ends, where the tree has made
    /// one name of them: "with Secretary-General A and Secretary of State B".
    pub(super) fn listed_before(&self, filler: TokenId) -> Vec<Actor> {
        let Some(case) = self.tree.with_rel(filler, &[Deprel::Case]).next().filter(|case| *case < filler) else {
            return Vec::new();
        };
        let end = self.tree.doc.sentence_of(filler).tokens.end;
        let listed = self.mentions_in(case + 1..filler).iter().filter(|mention| {
            let behind = self.past_party(mention.tokens.end, end);
            let joined = behind < end
                && (self.tree.doc.word(behind) == ","
                    || self.frames.lists("joining", &self.tree.doc.word(behind).to_lowercase()));
            joined && mention.tokens.end <= filler
        });
        let actors = listed.filter_map(|mention| {
            let id = *mention.referent.entities().first()?;
            Some(Actor { who: Who::Entity(id), role: None, at: mention.head })
        });
        actors.filter(|actor| self.person_name(actor).is_some()).collect()
    }

    /// The people named behind "including": "elected leaders, including A, B and C".
    pub(super) fn included(&self, head: TokenId) -> Vec<Actor> {
        let end = self.tree.doc.sentence_of(head).tokens.end;
        let including = |at: &TokenId| self.frames.lists("including", &self.tree.doc.word(*at).to_lowercase());
        let Some(start) = (head + 1..end.min(head + LONGEST)).find(including) else { return Vec::new() };
        let mut out: Vec<Actor> = Vec::new();
        let mut at = start + 1;
        let mut since = at;
        while at < end {
            let person = self.discourse.at(at).filter(|mention| self.names_person(mention));
            if let Some(mention) = person {
                let ids = mention.referent.entities().iter();
                for actor in ids.map(|id| Actor { who: Who::Entity(*id), role: None, at: mention.head }) {
                    if !out.iter().any(|other| other.who == actor.who) {
                        out.push(actor);
                    }
                }
                at = mention.tokens.end.max(at + 1);
                since = at;
                continue;
            }
            let verb = self.tree.upos(at) == Upos::Verb && self.discourse.at(at).is_none();
            if verb || at > since + 12 || matches!(self.tree.doc.word(at), ";" | ":") {
                break;
            }
            at += 1;
        }
        out
    }
}
