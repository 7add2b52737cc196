//! Who said what to whom. A statement is one sentence of one speaker, however many speech verbs it has; what is said is
//! never turned into a fact.
//!
//! ```text
//! quotations, turns, posts, first person | speech verbs, attributions | untagged quotes -> utterances -> statements
//! ```
//!
//! The method is that of rule-based quotation attribution over dependency trees (Krestel, Bergler and Witte 2008; Pareti
//! et al. 2013), with the lexicon in `ontology/lexicon/speech.tsv`.

mod act;
mod addressee;
mod direct;
mod indirect;
mod initiative;
mod issued;
mod issuer;
mod post;
mod relation;
mod scene;
mod speaker;
mod statement;
mod subject;
mod surface;
mod transcript;
mod utterance;

use crate::article::Article;
use crate::extract::Discourse;
use crate::knowledge::SpeechLexicon;
use crate::language::Syntax;
use crate::language::TokenId;
use crate::reading::{Event, Initiative, Relation, Statement};
use crate::text::CharIndex;

use scene::Scene;
use utterance::{Before, Utterance};

/// What the reading of speech looks at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its document's trees.
    pub syntax: &'a Syntax<'a>,
    /// Its entities and mentions.
    pub discourse: &'a Discourse,
    /// Its events.
    pub events: &'a [Event],
    /// Positions in code points.
    pub index: &'a CharIndex,
    /// The lexicons of speech.
    pub lexicon: &'a SpeechLexicon,
}

/// What an article says that someone said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    /// The statements, in text order.
    pub statements: Vec<Statement>,
    /// Light relations, in text order.
    pub relations: Vec<Relation>,
}

/// Reads the statements and relations of an article, and adds to its initiatives who proposed and supports them.
#[must_use]
pub fn read(context: &Context<'_>, initiatives: &mut [Initiative]) -> Said {
    let scene = Scene::new(context);
    let utterances = utterances(&scene);
    relation::relate(&scene, context, &context.lexicon.relations, initiatives);
    Said {
        statements: statement::statements(&scene, context, &utterances),
        relations: relation::relations(&scene, context, &utterances, &context.lexicon.relations),
    }
}

/// Every utterance of the article, in text order.
fn utterances(scene: &Scene<'_>) -> Vec<Utterance> {
    let turns = transcript::turns(scene);
    let spoken_from = turns.first().map_or(usize::MAX, |turn| turn.sentences.start);
    let issuer = issuer::issuer(scene);
    let throughout = turns.is_empty() && issued::speaks_throughout(scene, &issuer);
    let mut before = Before::default();
    let sentences = scene.doc.sentences();
    let posts = posts(scene);
    let body = scene.article.body.start;
    let mut told: Vec<Vec<Utterance>> = Vec::with_capacity(sentences.len());
    for (at, sentence) in sentences.iter().enumerate() {
        let in_post = posts.iter().any(|post| post.sentence.contains(&sentence.tokens.start));
        if sentence.span.start < body || at >= spoken_from || in_post {
            told.push(Vec::new());
            continue;
        }
        let reported = indirect::utterances(scene, sentence, &before);
        let found = issued::utterances(scene, sentence, &issuer, throughout, reported);
        before.note(scene, &found);
        told.push(found);
    }
    direct::attribute(scene, &mut told[..spoken_from.min(sentences.len())]);
    let mut all: Vec<Utterance> = told.into_iter().flatten().collect();
    all.extend(posts);
    all.extend(transcript::utterances(scene, &turns));
    all.sort_by_key(|utterance| utterance.sentence.start);
    all
}

/// The signed posts, one a paragraph.
fn posts(scene: &Scene<'_>) -> Vec<Utterance> {
    let mut paragraphs: Vec<std::ops::Range<TokenId>> = Vec::new();
    for sentence in scene.doc.sentences() {
        match paragraphs.last_mut() {
            Some(last) if !sentence.opens_paragraph => last.end = sentence.tokens.end,
            _ => paragraphs.push(sentence.tokens.clone()),
        }
    }
    paragraphs.iter().filter_map(|tokens| post::utterance(scene, tokens)).collect()
}
