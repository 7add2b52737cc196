//! The first and second person. In a quotation "I" is whoever says it; in remarks and statements issued under an official's
//! name "I", "we" and "our" are the people whom the title names as speaking, and "you" the one who does not speak.

use super::Reader;
use super::actors::{Actor, Who};
use crate::extract::{EntityId, EntityKind};
use crate::language::{Deprel, TokenId, Upos};

impl Reader<'_> {
    /// The people that the title names as speaking: "Secretary A and Minister B at a Joint Press Availability".
    pub(super) fn find_speakers(&self) -> Vec<EntityId> {
        let mut speakers = Vec::new();
        let Some(title) = self.article.title.filter(|_| self.is_official()) else { return speakers };
        let end = self.tree.doc.tokens().partition_point(|token| token.span.start < title.end) as TokenId;
        let mut at = 0;
        while at < end {
            let named = self.discourse.at(at).filter(|mention| {
                mention.referent.entities().iter().any(|id| self.discourse.entity(*id).kind == EntityKind::Person)
            });
            // "Sentencing of A": he is spoken of.
            let of = |mention: &&crate::extract::Reference| {
                let before = self.tree.with_rel(mention.head, &[Deprel::Case]).next();
                let case =
                    before.is_some_and(|case| self.frames.lists("whose", &self.tree.doc.word(case).to_lowercase()));
                let document = self.frames.lists("documents", &self.tree.doc.word(0).to_lowercase());
                case && !document && speakers.is_empty()
            };
            if named.filter(of).is_some() {
                return Vec::new();
            }
            if let Some(mention) = named {
                speakers.extend(mention.referent.entities().iter().copied());
                at = mention.tokens.end.max(at + 1);
                if at < end && self.tree.doc.word(at).starts_with(['\'', '\u{2019}']) {
                    // "A's call with B" is told about them, not by them.
                    return Vec::new();
                }
                continue;
            }
            let word = self.tree.doc.word(at).to_lowercase();
            if !speakers.is_empty() && self.frames.lists("title-turns", &word) {
                break;
            }
            at += 1;
        }
        speakers.dedup();
        speakers
    }

    /// Whether a word stands in a quotation.
    fn is_quoted(&self, token: TokenId) -> bool {
        let after = self.quotations.partition_point(|quotation| quotation.tokens.start <= token);
        after > 0 && self.quotations[after - 1].tokens.contains(&token)
    }

    /// The actors that a pronoun of the first or second person stands for.
    pub(super) fn first_person(&self, pronoun: TokenId) -> Vec<Actor> {
        let word = self.tree.doc.word(pronoun).to_lowercase();
        let (one, many) = (self.frames.lists("first-person", &word), self.frames.lists("first-persons", &word));
        let other = self.frames.lists("second-person", &word);
        if !one && !many && !other {
            return Vec::new();
        }
        if self.is_quoted(pronoun) {
            return if other { Vec::new() } else { self.quoted_speaker(pronoun) };
        }
        if self.is_questioners(pronoun) {
            return Vec::new();
        }
        let speaker = self.speaker_of_turn(pronoun);
        let ids: Vec<EntityId> = match (one, many, self.speakers.as_slice()) {
            (true, _, [only]) => vec![*only],
            (true, ..) => speaker.into_iter().collect(),
            (_, true, all) if self.speak_for_themselves(all) => all.to_vec(),
            (_, true, _) => Vec::new(),
            // "welcome you": the one of two who does not speak.
            (_, _, [first, second]) => match speaker {
                Some(id) if id == *first => vec![*second],
                Some(id) if id == *second => vec![*first],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        ids.into_iter().map(|id| Actor { who: Who::Entity(id), role: None, at: pronoun }).collect()
    }

    /// Whether "we" are those who speak: the two sides of a meeting, or one official; not a spokesperson, and not several of one
    /// government, who mean the government.
    fn speak_for_themselves(&self, speakers: &[EntityId]) -> bool {
        let entities = || speakers.iter().map(|id| self.discourse.entity(*id));
        let spokes = |title: &str| self.frames.list("spokespeople").any(|word| title.to_lowercase().contains(word));
        let spoken_for = entities().any(|entity| entity.title.as_deref().is_some_and(spokes));
        let mut parties: Vec<_> = entities().map(|entity| entity.party.as_deref()).collect();
        parties.sort_unstable();
        parties.dedup();
        !spoken_for && (speakers.len() < 2 || parties.len() > 1)
    }

    /// Who speaks where a pronoun stands, as far as the discourse resolves the nearest "I" before it.
    fn speaker_of_turn(&self, pronoun: TokenId) -> Option<EntityId> {
        let start = pronoun.saturating_sub(400);
        (start..=pronoun).rev().find_map(|at| {
            let first = self.tree.upos(at) == Upos::Pron
                && self.frames.lists("first-person", &self.tree.doc.word(at).to_lowercase());
            let mention = self.discourse.at(at).filter(|_| first)?;
            mention.referent.entities().first().copied()
        })
    }

    /// Who says the quotation that a pronoun stands in, if its sentence tells: the subject of the verb of saying above it.
    fn quoted_speaker(&self, pronoun: TokenId) -> Vec<Actor> {
        for above in self.tree.ancestors(pronoun) {
            let beside = self.tree.with_rel(above, &[Deprel::Parataxis, Deprel::Ccomp, Deprel::Advcl]);
            for verb in std::iter::once(above).chain(beside) {
                if !self.frames.lists("saying", self.tree.lemma(verb)) {
                    continue;
                }
                let subjects = self.tree.with_rel(verb, &[Deprel::Nsubj]);
                let people: Vec<Actor> = subjects
                    .filter(|subject| !self.is_quoted(*subject))
                    .flat_map(|subject| self.actors(subject))
                    .filter(|actor| self.person_name(actor).is_some())
                    .collect();
                if let [speaker] = people.as_slice() {
                    return vec![speaker.clone()];
                }
            }
        }
        Vec::new()
    }
}
