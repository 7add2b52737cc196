//! Events: meetings, calls, visits, summits, talks and signings, read from the tree by frames.
//!
//! ```text
//! event words -> tellings -> settings -> events -> reading::Event
//!              (frames,    (date,      (merge)   (render)
//!               governors)  place, …)
//! ```
//! The rules are data (`ontology/rules/events`, see `docs/RULES.md`). A sentence without an event word costs nothing.

mod actors;
mod affinity;
mod after_talks;
mod anaphora;
mod announced;
mod check;
mod companions;
mod company;
mod dateline;
mod distribute;
mod filling;
mod first_person;
mod floor;
mod foreign;
mod found;
mod gather;
mod governing;
mod guests;
mod habits;
mod inherit;
mod journeys;
mod lists;
mod located;
mod meant;
mod merge;
mod modality;
mod needs;
mod noun_status;
mod office_holders;
mod parties;
mod place;
mod postponed;
mod questions;
mod recall;
mod render;
mod reported;
mod scope;
mod settings;
mod sidelines;
mod slots;
mod status;
mod stays;
mod stops;
mod subjects;
mod summits;
mod surface;
mod telling;
mod topic_lists;
mod topic_words;
mod topics;
mod torn;
mod trace;
mod tree;
mod triggers;
mod voices;
mod when;
mod whereabouts;

use std::collections::{BTreeMap, BTreeSet};

use super::Discourse;
use super::time::{Anchors, TimeExpression};
use crate::article::Article;
use crate::extract::{EntityId, Quotation, quotations};
use crate::knowledge::{Frames, Knowledge};
use crate::language::{Syntax, TokenId, Upos};
use crate::reading::{Event, EventKind};
use actors::Actor;
use place::Where;
use telling::Telling;
use tree::Tree;

pub use check::{Bench, Checked, Failure};
use trace::trace;

/// What is known of an article before its events are read.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The trees.
    pub syntax: &'a Syntax<'a>,
    /// The text.
    pub article: &'a Article,
    /// Who is spoken of.
    pub discourse: &'a Discourse,
    /// What is known before reading.
    pub knowledge: &'a Knowledge,
    /// The dates.
    pub times: &'a [TimeExpression],
    /// The days from which dates are reckoned.
    pub anchors: &'a Anchors,
}

/// Reads events from what is seen of an article.
pub(crate) struct Reader<'a> {
    tree: Tree<'a>,
    article: &'a Article,
    discourse: &'a Discourse,
    knowledge: &'a Knowledge,
    frames: &'a Frames,
    times: &'a [TimeExpression],
    anchors: Anchors,
    /// The place of the dateline.
    dateline: Option<EntityId>,
    /// Where remarks were held, as the head of their text says.
    scene: Option<Where>,
    /// The people whom the title names as speaking.
    speakers: Vec<EntityId>,
    /// The quotations, in text order.
    quotations: Vec<Quotation>,
    /// The turns of reporters who are not named, in text order.
    questioners: Vec<std::ops::Range<TokenId>>,
    /// Whether the whole text speaks of sport, companies or courts.
    foreign: bool,
    /// Every word that may tell an event.
    triggers: BTreeSet<TokenId>,
    /// The names that the text uses for organizations, by what they are known as.
    organizations: BTreeMap<&'a str, &'a str>,
    /// The parties for which each entity acts.
    parties: Vec<Vec<&'a str>>,
}

/// Reads the events of an article, in text order, each told once.
#[must_use]
pub fn read(seen: &Seen<'_>) -> Vec<Event> {
    let frames = &seen.knowledge.frames;
    if !seen.syntax.document().tokens().iter().any(|token| is_trigger(frames, token.upos, &token.lemma))
        && seen.discourse.entities().is_empty()
    {
        return Vec::new();
    }
    let reader = Reader::new(seen);
    let told = reader.tellings().into_iter().flat_map(|telling| reader.settle(telling)).collect();
    let mut events = reader.merge(told);
    reader.drop_announced(&mut events);
    reader.add_companions(&mut events);
    reader.inherit(&mut events);
    reader.render(events)
}

fn is_trigger(frames: &Frames, upos: Upos, lemma: &str) -> bool {
    match upos {
        Upos::Verb | Upos::Aux => frames.of_verb(lemma).next().is_some(),
        Upos::Noun => frames.of_noun(lemma).next().is_some(),
        Upos::Propn | Upos::Adj => frames.of_noun(&lemma.to_lowercase()).next().is_some(),
        _ => false,
    }
}

impl<'a> Reader<'a> {
    fn new(seen: &Seen<'a>) -> Self {
        let frames = &seen.knowledge.frames;
        let tree = Tree::new(seen.syntax, frames);
        let triggers = (0..tree.doc.tokens().len() as TokenId)
            .filter(|at| is_trigger(frames, tree.upos(*at), tree.lemma(*at)))
            .collect();
        let reference = &seen.knowledge.reference;
        let organizations = parties::organizations(seen.discourse, seen.syntax.document(), reference);
        let mut reader = Self {
            tree,
            article: seen.article,
            discourse: seen.discourse,
            knowledge: seen.knowledge,
            frames,
            times: seen.times,
            anchors: *seen.anchors,
            dateline: None,
            scene: None,
            speakers: Vec::new(),
            quotations: quotations(seen.syntax.document()),
            questioners: Vec::new(),
            foreign: false,
            triggers,
            parties: parties::parties(seen.discourse, &organizations, seen.knowledge),
            organizations,
        };
        reader.foreign = reader.is_of_another_field();
        reader.dateline = reader.find_dateline();
        reader.scene = reader.find_scene();
        reader.questioners = reader.find_questioners();
        reader.speakers = reader.find_speakers();
        reader
    }

    /// The mentions that begin among these words.
    fn mentions_in(&self, tokens: std::ops::Range<TokenId>) -> &'a [super::Reference] {
        let mentions = self.discourse.mentions();
        let start = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let end = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        &mentions[start..end.max(start)]
    }

    /// The date expressions that begin among these words.
    fn times_in(&self, tokens: std::ops::Range<TokenId>) -> &'a [TimeExpression] {
        let start = self.times.partition_point(|time| time.tokens.start < tokens.start);
        let end = self.times.partition_point(|time| time.tokens.start < tokens.end);
        &self.times[start..end.max(start)]
    }

    /// The date expression that a token belongs to.
    fn time_at(&self, token: TokenId) -> Option<&'a TimeExpression> {
        let after = self.times.partition_point(|time| time.tokens.start <= token);
        self.times[..after].last().filter(|time| time.tokens.contains(&token))
    }

    fn sentence_index(&self, token: TokenId) -> usize {
        self.tree.doc.sentences().partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Everything that event words and names of gatherings tell, in text order.
    fn tellings(&self) -> Vec<Telling> {
        let mut out: Vec<Telling> = Vec::new();
        for token in &self.triggers {
            if self.names_gathering(*token).is_some() || self.is_foreign(*token) {
                continue;
            }
            if let Some(telling) = self.telling(*token) {
                out.push(telling);
            }
        }
        out.extend(self.gatherings());
        out.sort_by_key(|telling| telling.trigger);
        self.drop_outer(&mut out);
        out.extend(self.enclosed_in(&out));
        out.sort_by_key(|telling| telling.trigger);
        out.into_iter().flat_map(|telling| self.distribute(telling)).collect()
    }

    /// "will visit a shelter to meet with refugees": what a visit of a site is for, with nobody who acts for anybody.
    fn is_purpose_of_visit(&self, tellings: &[Telling], inner: &Telling) -> bool {
        let Some(head) = self.tree.head(inner.trigger).filter(|_| self.is_infinitive(inner.trigger)) else {
            return false;
        };
        let start = tellings.partition_point(|other| other.trigger < head);
        let mut above = tellings[start..].iter().take_while(|other| other.trigger == head);
        let nobody = |actor: &Actor| self.person_name(actor).is_none() && self.acts_for(actor).next().is_none();
        above.any(|outer| outer.rule.ends_with("visited-site"))
            && !inner.counterparts.is_empty()
            && inner.counterparts.iter().all(nobody)
    }

    /// Where an event word governs another ("received him for talks", "a round of talks"), the one that tells more is kept.
    fn drop_outer(&self, tellings: &mut Vec<Telling>) {
        let mut dropped: BTreeSet<TokenId> = BTreeSet::new();
        for inner in tellings.iter() {
            let told_by = |word: TokenId| {
                let start = tellings.partition_point(|other| other.trigger < word);
                tellings[start..].iter().take_while(move |other| other.trigger == word)
            };
            let outer = inner.spine[1..].iter().copied().flat_map(told_by);
            if self.is_purpose_of_visit(tellings, inner) {
                dropped.insert(inner.trigger);
            }
            for outer in outer.filter(|outer| outer.gathering.is_none()) {
                let same = outer.kind == inner.kind || outer.kind != EventKind::Visit && inner.kind != EventKind::Visit;
                // "takes part in the Regional Forum": the verb tells nothing beside the name.
                if inner.gathering.is_some() && outer.kind == EventKind::Summit {
                    dropped.insert(outer.trigger);
                }
                if same && inner.gathering.is_none() {
                    let richer = outer.actors.len() > inner.actors.len();
                    dropped.insert(if richer { inner.trigger } else { outer.trigger });
                }
            }
        }
        tellings.retain(|telling| !dropped.contains(&telling.trigger));
    }
}
