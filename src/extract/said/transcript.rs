//! Transcripts: paragraphs that open with the speaker's label ("PRESIDENT BIDEN:", "Mao Ning:", "Q").
//!
//! A turn lasts until the next label. Each of its passages, a long paragraph or several short ones, is one statement; questions of unnamed reporters are none.

use std::ops::Range;

use super::scene::Scene;
use super::speaker::Speaker;
use super::utterance::Utterance;
use crate::extract::{Entity, EntityId, EntityKind};
use crate::knowledge::SpeechClue;
use crate::language::{Sentence, TokenId};
use crate::text::fold;

/// The most words that a label can have.
const LONGEST_LABEL: u32 = 16;
/// The most words of a label that names nobody.
const SHORT_LABEL: usize = 3;
/// The fewest tokens that a passage of a turn must have to be a statement.
const LEAST_WORDS: usize = 10;
/// How many tokens a passage has at least while its turn goes on: shorter paragraphs belong to what follows.
const PASSAGE: usize = 28;

/// A run of sentences spoken by one speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    /// Its sentences, as indices of the document's.
    pub sentences: Range<usize>,
    /// Who speaks; nobody for an unnamed questioner.
    pub speaker: Option<Speaker>,
    /// Where the words begin, after the label.
    pub first_word: TokenId,
}

/// The turns of a transcript; none if the text is no transcript.
pub(super) fn turns(scene: &Scene<'_>) -> Vec<Turn> {
    let sentences = scene.doc.sentences();
    let mut found: Vec<Turn> = Vec::new();
    let in_body = |sentence: &Sentence| sentence.opens_paragraph && sentence.span.start >= scene.article.body.start;
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| in_body(sentence)) {
        if let Some((speaker, first_word)) = label(scene, &sentence.tokens) {
            if let Some(last) = found.last_mut() {
                last.sentences.end = at;
            }
            found.push(Turn { sentences: at..sentences.len(), speaker, first_word });
        }
    }
    // Prose may open a paragraph with a name and a colon once; two such labels, or one in capitals, make a transcript.
    let spoken: Vec<&Turn> = found.iter().filter(|turn| turn.speaker.is_some()).collect();
    let shouted = |turn: &&Turn| {
        let start = sentences[turn.sentences.start].tokens.start;
        scene.doc.words(&(start..turn.first_word)).chars().all(|c| !c.is_lowercase())
    };
    if spoken.len() > 1 || spoken.iter().any(shouted) { found } else { Vec::new() }
}

/// The label that opens a paragraph: who it names, and the token after the colon.
fn label(scene: &Scene<'_>, tokens: &Range<TokenId>) -> Option<(Option<Speaker>, TokenId)> {
    let doc = scene.doc;
    let first = doc.word(tokens.start);
    if scene.tells(SpeechClue::Questioner, first) && !doc.word((tokens.start + 1).min(tokens.end - 1)).starts_with('’')
    {
        let colon = tokens.clone().nth(1).is_some_and(|next| doc.word(next) == ":");
        return Some((None, tokens.start + if colon { 2 } else { 1 }));
    }
    let colon = tokens.clone().take(LONGEST_LABEL as usize).find(|token| doc.word(*token).ends_with(':'))?;
    let words = tokens.start..colon;
    if words.is_empty() || (colon + 1) as usize >= doc.tokens().len() || !looks_like_name(doc.words(&words)) {
        return None;
    }
    let named = words.clone().rev().find_map(|token| scene.actor_at(token));
    let named = named.and_then(|mention| mention.referent.entities().first().copied()).map(Speaker::Entity);
    let shouted = doc.words(&words).chars().all(|c| !c.is_lowercase());
    let role = || words.clone().any(|word| scene.tells(SpeechClue::Source, &doc.word(word).to_lowercase()));
    let speaker = by_surname(scene, &words).or_else(|| named.filter(|named| scene.is_person(named)));
    let speaker = speaker.or_else(|| shouted.then(|| in_office(scene, &words)).flatten());
    let speaker = speaker.or_else(|| (shouted && role()).then(|| Speaker::Words(doc.words(&words).to_owned())));
    // A short label of nobody known ("Agency A:") ends the turn before it.
    (speaker.is_some() || words.len() <= SHORT_LABEL).then_some((speaker, colon + 1))
}

/// The person whose name ends as the label does: labels in capitals are names that the rest of the text writes otherwise.
fn by_surname(scene: &Scene<'_>, words: &Range<TokenId>) -> Option<Speaker> {
    let last = fold(scene.doc.word(words.end - 1));
    people(scene)
        .find(|(_, person)| person.name.split_whitespace().next_back().is_some_and(|surname| fold(surname) == last))
        .map(|(id, _)| Speaker::Entity(id))
}

/// The person who holds the office that a label names: "THE PRESIDENT". Of several the one whose title says least beside.
fn in_office(scene: &Scene<'_>, words: &Range<TokenId>) -> Option<Speaker> {
    let office: Vec<String> = words
        .clone()
        .filter(|token| scene.tells(SpeechClue::Source, &scene.doc.word(*token).to_lowercase()))
        .map(|token| fold(scene.doc.word(token)))
        .collect();
    let held = |title: &str| {
        let title: Vec<String> = title.split_whitespace().map(fold).collect();
        office.iter().all(|word| title.contains(word)).then_some(title.len())
    };
    people(scene)
        .filter_map(|(id, person)| Some((held(person.title.as_deref()?)?, id)))
        .min()
        .filter(|_| !office.is_empty())
        .map(|(_, id)| Speaker::Entity(id))
}

/// The persons of the article that are known by name, in order of first mention.
fn people<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = (EntityId, &'a Entity)> {
    let named = |(_, entity): &(EntityId, &Entity)| entity.kind == EntityKind::Person && entity.named;
    (0..).map(EntityId).zip(scene.discourse.entities()).filter(named)
}

/// Every word begins with a capital, apart from particles and prepositions of three letters at most.
fn looks_like_name(label: &str) -> bool {
    label
        .split_whitespace()
        .all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c == '(') || word.chars().count() <= 3)
}

/// The statements of the turns: one for each passage.
pub(super) fn utterances(scene: &Scene<'_>, turns: &[Turn]) -> Vec<Utterance> {
    let mut found = Vec::new();
    for turn in turns {
        let Some(speaker) = &turn.speaker else { continue };
        for passage in passages(scene, turn).into_iter().filter(|passage| passage.len() >= LEAST_WORDS) {
            found.push(Utterance {
                speaker: speaker.clone(),
                text: scene.doc.span(&passage),
                sentence: passage,
                verb: None,
                stance: None,
                addressees: Vec::new(),
                rule: "statement/turn",
            });
        }
    }
    found
}

/// The passages of a turn: its paragraphs without stage directions, the short ones joined to what follows, the last to what
/// went before.
fn passages(scene: &Scene<'_>, turn: &Turn) -> Vec<Range<TokenId>> {
    let mut found: Vec<Range<TokenId>> = Vec::new();
    let mut open: Option<Range<TokenId>> = None;
    for paragraph in paragraphs(scene, turn) {
        if is_direction(scene, &paragraph) {
            found.extend(open.take());
            continue;
        }
        let passage = open.take().map_or(paragraph.start, |before| before.start)..paragraph.end;
        if passage.len() < PASSAGE {
            open = Some(passage);
        } else {
            found.push(passage);
        }
    }
    match (open, found.last_mut()) {
        (Some(rest), Some(last)) if last.end == rest.start => last.end = rest.end,
        (Some(rest), _) => found.push(rest),
        (None, _) => {}
    }
    found
}

/// Whether a paragraph is no speech but a stage direction: "(A video was played.)".
fn is_direction(scene: &Scene<'_>, paragraph: &Range<TokenId>) -> bool {
    let words = scene.doc.words(paragraph);
    words.starts_with(['(', '[']) && words.ends_with([')', ']'])
}

/// The paragraphs of a turn as token ranges, without the label.
fn paragraphs(scene: &Scene<'_>, turn: &Turn) -> Vec<Range<TokenId>> {
    let mut ranges: Vec<Range<TokenId>> = Vec::new();
    for sentence in &scene.doc.sentences()[turn.sentences.clone()] {
        let start = sentence.tokens.start.max(turn.first_word);
        match ranges.last_mut() {
            Some(last) if !sentence.opens_paragraph => last.end = sentence.tokens.end,
            _ if start < sentence.tokens.end => ranges.push(start..sentence.tokens.end),
            _ => {}
        }
    }
    ranges
}
