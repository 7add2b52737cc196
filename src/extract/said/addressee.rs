//! To whom: the verb's own addressee, or the other side of the bilateral encounter at which the words were said.

use super::scene::Scene;
use super::speaker::{Speaker, speakers};
use super::utterance::Utterance;
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, TokenId};
use crate::reading::{Event, EventKind, Evidence, Status};
use crate::text::CharSpan;

/// The event at which something was said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Occasion<'e> {
    /// The event.
    pub event: &'e Event,
    /// The other side.
    pub others: Vec<String>,
}

/// How many mentions back the other side of an encounter is looked for.
const REACH: usize = 80;

/// The encounter to which a sentence is tied: one that the sentence itself tells, else of those told before it in which the
/// speaker took part the one whose other side was named last, else the last one.
pub(super) fn occasion<'e>(
    scene: &Scene<'_>,
    events: &'e [Event],
    speaker: &str,
    party: Option<&str>,
    sentence: CharSpan,
    until: TokenId,
) -> Option<Occasion<'e>> {
    let took_part = |event: &&Event| {
        event.kind.is_encounter()
            && event.status == Status::Happened
            && sides(event).iter().any(|side| side == speaker || Some(side.as_str()) == party)
    };
    let told_here = |event: &&Event| within(&event.evidence, sentence);
    let candidates: Vec<_> = events.iter().filter(took_part).collect();
    let others = |event: &Event| -> Vec<String> {
        sides(event).into_iter().filter(|side| side != speaker && Some(side.as_str()) != party).collect()
    };
    let before: Vec<_> =
        candidates.iter().copied().filter(|event| event.evidence.span.start <= sentence.start).collect();
    let (event, others) = candidates
        .iter()
        .copied()
        .find(|event| told_here(event))
        .or_else(|| freshest(scene, &before, speaker, until))
        .or_else(|| before.last().copied())
        .map(|event| (event, others(event)))
        .filter(|(_, others)| !others.is_empty())?;
    Some(Occasion { event, others })
}

/// Of several encounters the one at which somebody was who was named last before a token and was at no other of them.
fn freshest<'e>(scene: &Scene<'_>, events: &[&'e Event], speaker: &str, until: TokenId) -> Option<&'e Event> {
    if events.len() < 2 {
        return None;
    }
    let mentions = scene.discourse.mentions();
    let end = mentions.partition_point(|mention| mention.tokens.start < until);
    mentions[end.saturating_sub(REACH)..end].iter().rev().find_map(|mention| {
        let [id] = mention.referent.entities() else { return None };
        let name = &scene.discourse.entity(*id).name;
        let mut there =
            events.iter().filter(|event| name != speaker && event.participants.iter().any(|person| person == name));
        let sole = there.next()?;
        there.next().is_none().then_some(*sole)
    })
}

/// The other side of the encounter that a readout tells of, for a speaker who took part: of the event, else of the title.
///
/// Thanks to a country go to whoever speaks for it there; words for a third party stay with that party, so nothing is
/// found for them.
pub(super) fn counterpart(
    scene: &Scene<'_>,
    utterance: &Utterance,
    to: &[Speaker],
    occasion: Option<&Occasion<'_>>,
) -> Vec<String> {
    let Speaker::Entity(speaker) = utterance.speaker else { return Vec::new() };
    if !scene.is_readout {
        return Vec::new();
    }
    let met = occasion.map(|occasion| occasion.event.participants.clone()).unwrap_or_default();
    let titled = || -> Vec<String> {
        let tokens = scene.title_sentences().flat_map(|sentence| sentence.tokens.clone());
        let ids = tokens.filter_map(|token| scene.discourse.at(token)).flat_map(|mention| mention.referent.entities());
        ids.map(|id| Speaker::Entity(*id))
            .filter(|side| scene.is_person(side))
            .map(|side| name_of(scene, &side))
            .collect()
    };
    let own = &scene.discourse.entity(speaker).name;
    let mut others = if met.contains(own) { met } else { titled() };
    let took_part = others.contains(own);
    others.retain(|other| other != own);
    others.dedup();
    let party = |name: &str| {
        let known = scene.discourse.entities().iter().find(|entity| entity.name == name);
        known.and_then(|entity| entity.party.clone())
    };
    let spoken_for = |side: &Speaker| match side {
        Speaker::Entity(id) if !scene.is_person(side) => {
            let named = scene.discourse.entity(*id).party.as_ref();
            named.is_some() && others.iter().any(|other| party(other).as_ref() == named)
        }
        _ => false,
    };
    if took_part && others.len() == 1 && to.iter().all(spoken_for) { others } else { Vec::new() }
}

/// The counterpart that the sentence names beside the words: "at the meeting with X, …", "in a letter to X", "X, thank you".
pub(super) fn named_beside(scene: &Scene<'_>, utterance: &Utterance) -> Vec<Speaker> {
    let beside = |token: &TokenId| {
        let head = scene.doc.token(*token).head;
        scene.rel(*token) == Deprel::Vocative
            || scene.tree.case(*token).is_some_and(|case| {
                scene.tells(SpeechClue::Toward, &scene.doc.token(case).lemma)
                    && scene.tells(SpeechClue::Encounter, &scene.doc.token(head).lemma)
            })
    };
    let outside = |token: &TokenId| utterance.verb.is_none() || !utterance.text.contains(scene.doc.token(*token).span);
    let found =
        utterance.sentence.clone().filter(|token| beside(token) && outside(token)).map(|token| speakers(scene, token));
    found.flatten().filter(|to| *to != utterance.speaker).collect()
}

/// The other voice of a transcript of two, when the words say "you".
pub(super) fn other_voice(scene: &Scene<'_>, utterance: &Utterance, voices: &[&Speaker]) -> Option<Speaker> {
    let says_you = |token: TokenId| scene.tells(SpeechClue::SecondPerson, &scene.doc.word(token).to_lowercase());
    let two = voices.len() == 2 && utterance.sentence.clone().any(says_you);
    two.then(|| voices.iter().find(|voice| ***voice != utterance.speaker).map(|voice| (*voice).clone())).flatten()
}

/// Those who speak together: the sides of the encounter told last before the sentence ends.
pub(super) fn together(events: &[Event], people: bool, sentence: CharSpan) -> Option<Vec<String>> {
    let sides = |event: &Event| if people { event.participants.clone() } else { event.parties.clone() };
    let encounter = |event: &&Event| {
        matches!(event.kind, EventKind::Meeting | EventKind::Call | EventKind::Talks | EventKind::Summit)
            && event.status == Status::Happened
            && (2..=MOST_SIDES).contains(&sides(event).len())
    };
    events
        .iter()
        .filter(encounter)
        .filter(|event| event.evidence.span.start < sentence.end)
        .max_by_key(|event| event.evidence.span.start)
        .map(sides)
}

/// The most sides of an encounter that "the leaders" can mean.
const MOST_SIDES: usize = 4;

fn within(evidence: &Evidence, sentence: CharSpan) -> bool {
    evidence.span.start < sentence.end && sentence.start < evidence.span.end
}

/// People if there are any, else parties.
fn sides(event: &Event) -> Vec<String> {
    if event.participants.is_empty() { event.parties.clone() } else { event.participants.clone() }
}

/// The name of a speaker or addressee as the reading gives it.
pub(super) fn name_of(scene: &Scene<'_>, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Entity(id) => {
            let entity = scene.discourse.entity(*id);
            // A country that the text knows by adjective only has no name of its own in it.
            let name = Some(&entity.name).filter(|name| !name.is_empty());
            name.or(entity.party.as_ref()).cloned().unwrap_or_default()
        }
        Speaker::Words(words) | Speaker::Together { words, .. } => {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}
