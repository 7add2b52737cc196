//! Who is meant where an office and a name stand side by side and the tree has the two apart: "his counterpart, A B", "NATO chief
//! A B", "the head of the Council, A B".

use super::Reader;
use super::actors::Who;
use crate::extract::{EntityId, EntityKind, Reference};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// How many words a title may have before the name.
const TITLE: TokenId = 10;

impl Reader<'_> {
    /// The person whose title the token is, where tree and names have the two apart.
    pub(super) fn title_of(&self, token: TokenId) -> Option<Who> {
        // "Deputy Foreign Minister A", of which the tree may have any word as the head.
        let capital = self.tree.doc.word(token).starts_with(char::is_uppercase) && self.tree.is_nominal(token);
        let named = capital.then(|| self.named_after(token)).flatten()?;
        let lemma = self.tree.lemma(token).to_lowercase();
        let title = |lemma: &str| self.frames.lists("actors", lemma.strip_suffix('s').unwrap_or(lemma));
        let next = self.tree.lemma(token + 1).to_lowercase();
        (title(&lemma) || title(&next) || self.frames.lists("ranks", &lemma)).then_some(named)
    }

    /// The person whose phrase has this head as its own, with the name of a body before the title: "IMF Managing Director A B".
    pub(super) fn bearer_at(&self, token: TokenId) -> Option<Who> {
        let end = self.tree.doc.sentence_of(token).tokens.end.min(token + TITLE);
        let names = self.mentions_in(token + 1..end).iter().filter(|name| name.head == token);
        let ids = names.flat_map(|name| name.referent.entities());
        ids.copied().find(|id| self.discourse.entity(*id).is_named_person()).map(Who::Entity)
    }

    /// The person of whom a body's name is only the beginning of the title: "NATO chief A B", "EU envoy C D".
    pub(super) fn holder_behind(&self, body: &Reference) -> Option<Who> {
        let whole =
            |id: &EntityId| matches!(self.discourse.entity(*id).kind, EntityKind::Organization | EntityKind::Country);
        if !body.referent.entities().iter().any(whole) {
            return None;
        }
        let end = self.tree.doc.sentence_of(body.head).tokens.end;
        let office = |at: &TokenId| {
            let lemma = self.tree.lemma(*at).to_lowercase();
            self.tree.xpos(*at) != Xpos::Nns
                && (self.frames.lists("actors", &lemma) || self.frames.lists("ranks", &lemma))
        };
        let start = body.tokens.end;
        let name = (start..end.min(start + 4)).find(|at| !office(at)).filter(|at| *at > start)?;
        let mention = self.discourse.at(name).filter(|mention| mention.tokens.start == name)?;
        let id = *mention.referent.entities().first()?;
        self.discourse.entity(id).is_named_person().then_some(Who::Entity(id))
    }

    /// The person whose name stands right behind a noun for people, wherever the tree hangs it: "his counterpart Robert Lie".
    pub(super) fn named_beside(&self, token: TokenId) -> Option<Who> {
        let person =
            self.tree.upos(token) == Upos::Noun && self.frames.lists("actors", &self.tree.lemma(token).to_lowercase());
        // "the EU's envoy, A B, …": the comma parts it from another one of a list, unless he acts for the same party.
        let comma = (token as usize + 1) < self.tree.doc.tokens().len() && self.tree.doc.word(token + 1) == ",";
        let start = token + 1 + TokenId::from(comma);
        let mention = self.discourse.at(start).filter(|mention| person && mention.tokens.start == start)?;
        let id = *mention.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let own = || {
            let party = entity.party.as_deref().map(|party| self.party_name(party));
            party.is_some() && self.parties_within(token).iter().any(|own| Some(self.party_name(own)) == party)
        };
        (entity.is_named_person() && (!comma || own())).then_some(Who::Entity(id))
    }

    /// A person named in apposition: "his counterpart, Sergei Lavrov".
    pub(super) fn apposed(&self, token: TokenId) -> Option<Who> {
        self.tree.with_rel(token, &[Deprel::Appos, Deprel::Flat]).find_map(|child| {
            let mention = self.mention(child)?;
            let id = *mention.referent.entities().first()?;
            let entity = self.discourse.entity(id);
            (entity.is_named_person()).then_some(Who::Entity(id))
        })
    }

    /// "the head of the Council, A B, …": the person of that body named behind it, wherever the tree hangs the name.
    pub(super) fn named_behind_body(&self, token: TokenId) -> Option<Who> {
        let lemma = self.tree.lemma(token).to_lowercase();
        let one = !matches!(self.tree.xpos(token), Xpos::Nns | Xpos::Nnps);
        if !one || !self.frames.lists("actors", &lemma) {
            return None;
        }
        let sentence = self.tree.doc.sentence_of(token).tokens.clone();
        let of = |at: TokenId| self.tree.doc.word(at).eq_ignore_ascii_case("of");
        let body = self.mentions_in(token + 1..sentence.end.min(token + 5)).iter().find(|body| {
            let before = body.tokens.start - 1;
            before > token && (of(before) || of(before - 1))
        })?;
        let comma = body.tokens.end;
        let name =
            self.discourse.at(comma + 1).filter(|name| name.tokens.start == comma + 1 && comma + 1 < sentence.end)?;
        let id = *name.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let theirs = entity.party.as_ref().is_none_or(|party| self.party_at(body.head).contains(party));
        (self.tree.doc.word(comma) == "," && entity.is_named_person() && theirs).then_some(Who::Entity(id))
    }
}
