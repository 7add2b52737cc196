//! Where a report comes from: its dateline, or a line at the head of remarks that names where they were held.

use super::Reader;
use crate::extract::{EntityId, EntityKind};
use crate::language::{TokenId, Upos};
use crate::text::Span;

/// How many lines at the head of a text may name the place, and how many bytes such a line has at most.
const HEAD_LINES: usize = 12;
const LONGEST_LINE: usize = 60;

impl Reader<'_> {
    /// The place that the report was written at: the first one before a dash in the first sentence of the body.
    pub(super) fn find_dateline(&self) -> Option<EntityId> {
        let body = self.article.body.start;
        let first = self.tree.doc.sentences().iter().find(|sentence| sentence.span.start >= body)?;
        let end = self.times.iter().find(|found| found.is_dateline).map(|found| found.tokens.end);
        let dash = first
            .tokens
            .clone()
            .take(16)
            .find(|token| matches!(self.tree.doc.word(*token), "-" | "--" | "—" | "–" | "―"));
        let Some(until) = end.or(dash) else { return self.place_in_head() };
        self.discourse
            .mentions()
            .iter()
            .filter(|mention| mention.tokens.end <= until && mention.tokens.start >= first.tokens.start)
            .flat_map(|mention| mention.referent.entities().iter().copied())
            .find(|id| self.discourse.entity(*id).kind == EntityKind::Place)
    }

    /// A line of its own at the head of remarks that names where they were held: "Benjamin Franklin Room, Washington, D.C.".
    fn place_in_head(&self) -> Option<EntityId> {
        let body = self.article.body;
        let text = body.of(&self.article.text);
        let mut start = body.start;
        for line in text.split_inclusive('\n').take(HEAD_LINES) {
            let words = line.trim();
            let span = Span::new(start as usize, start as usize + line.len());
            start = span.end;
            if words.is_empty() || words.len() > LONGEST_LINE {
                continue;
            }
            let tokens = self.tree.doc.tokens();
            let from = tokens.partition_point(|token| token.span.start < span.start) as TokenId;
            let to = tokens.partition_point(|token| token.span.start < span.end) as TokenId;
            let place = |token: &TokenId| {
                let mention = self.discourse.at(*token)?;
                mention
                    .referent
                    .entities()
                    .iter()
                    .copied()
                    .find(|id| self.discourse.entity(*id).kind == EntityKind::Place)
            };
            let covered = (from..to).all(|token| {
                self.discourse.at(token).is_some_and(|mention| self.place_at(mention.head).is_some())
                    || self.tree.upos(token) == Upos::Punct
            });
            if covered && let Some(id) = (from..to).find_map(|token| place(&token)) {
                return Some(id);
            }
        }
        None
    }
}
