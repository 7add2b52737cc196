//! From utterances to statements: those of one sentence and speaker are joined, addressee and occasion are settled.

use std::collections::BTreeMap;

use super::Context;
use super::addressee::{Occasion, counterpart, name_of, named_beside, occasion, other_voice, together};
use super::scene::Scene;
use super::speaker::Speaker;
use super::utterance::Utterance;
use crate::reading::{Evidence, Statement};
use crate::text::Span;

/// The statements behind the utterances, in text order.
pub(super) fn statements(scene: &Scene<'_>, context: &Context<'_>, utterances: &[Utterance]) -> Vec<Statement> {
    let mut groups: BTreeMap<(u32, usize, String), Vec<&Utterance>> = BTreeMap::new();
    let mut order: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for utterance in utterances {
        for name in names(scene, context, utterance) {
            let next = order.len();
            let at = *order.entry((utterance.sentence.start, name.clone())).or_insert(next);
            groups.entry((utterance.sentence.start, at, name)).or_default().push(utterance);
        }
    }
    let mut voices: Vec<&Speaker> = Vec::new();
    for utterance in utterances.iter().filter(|utterance| utterance.rule == "statement/turn") {
        if !voices.contains(&&utterance.speaker) {
            voices.push(&utterance.speaker);
        }
    }
    let mut found: Vec<Statement> = Vec::new();
    for (number, ((_, _, speaker), group)) in (1..).zip(groups) {
        let before = found.last();
        let Some(statement) = statement(scene, context, number, speaker, &group, before, &voices) else { continue };
        found.push(statement);
    }
    found
}

/// Whose words they are, by name; several for "both leaders" where the article tells of their encounter.
fn names(scene: &Scene<'_>, context: &Context<'_>, utterance: &Utterance) -> Vec<String> {
    let Speaker::Together { people, .. } = &utterance.speaker else {
        return vec![name_of(scene, &utterance.speaker)];
    };
    let span = context.index.chars(scene.doc.text(), scene.doc.span(&utterance.sentence));
    together(context.events, *people, span).unwrap_or_else(|| vec![name_of(scene, &utterance.speaker)])
}

fn statement(
    scene: &Scene<'_>,
    context: &Context<'_>,
    number: usize,
    speaker: String,
    group: &[&Utterance],
    before: Option<&Statement>,
    voices: &[&Speaker],
) -> Option<Statement> {
    let first = group.first()?;
    let sentence = scene.doc.span(&first.sentence);
    let words = |span: Span| span.of(scene.doc.text()).to_owned();
    let span = context.index.chars(scene.doc.text(), sentence);
    let party = match &first.speaker {
        Speaker::Entity(id) => scene.discourse.entity(*id).party.as_deref(),
        Speaker::Words(_) | Speaker::Together { .. } => None,
    };
    let occasion = occasion(scene, context.events, &speaker, party, span, first.sentence.end);
    let to = addressees(scene, group, &speaker, before, occasion.as_ref(), voices);
    let quotes = quotes(scene, sentence, first);
    let verb = group.iter().find_map(|utterance| utterance.verb);
    Some(Statement {
        id: format!("s{number}"),
        iri: None,
        on_behalf_of: on_behalf_of(scene, first),
        addressee: (!to.is_empty()).then(|| to.join("; ")),
        verb: verb.map(|verb| scene.doc.token(verb).lemma.to_string()),
        stance: group.iter().find_map(|utterance| utterance.stance),
        quote: quotes.first().cloned(),
        quote_parts: if quotes.len() > 1 { quotes } else { Vec::new() },
        text: words(group.iter().map(|utterance| utterance.text).reduce(Span::cover)?),
        about: about(scene, first, group, &speaker),
        event: occasion.map(|occasion| occasion.event.id.clone()),
        date: None,
        evidence: Evidence { words: words(sentence), span, rule: first.rule.to_owned() },
        speaker,
    })
}

/// To whom: named by the verb, named beside the words, carried over from the statement before, or the other side.
fn addressees(
    scene: &Scene<'_>,
    group: &[&Utterance],
    speaker: &str,
    before: Option<&Statement>,
    occasion: Option<&Occasion<'_>>,
    voices: &[&Speaker],
) -> Vec<String> {
    let by_verb: Vec<Speaker> = group.iter().flat_map(|utterance| utterance.addressees.clone()).collect();
    let side = counterpart(scene, group[0], &by_verb, occasion);
    if !side.is_empty() {
        return side;
    }
    // "told his guest": the occasion knows better who that is.
    let vague = occasion.is_some() && by_verb.iter().all(|to| matches!(to, Speaker::Words(_)));
    let beside = || group.iter().flat_map(|utterance| named_beside(scene, utterance)).collect::<Vec<_>>();
    let voice = || group.iter().filter_map(|utterance| other_voice(scene, utterance, voices)).collect::<Vec<_>>();
    let told = [if vague { Vec::new() } else { by_verb }, beside(), voice()].into_iter().find(|to| !to.is_empty());
    let mut names: Vec<String> = Vec::new();
    for name in told.unwrap_or_default().iter().map(|to| name_of(scene, to)) {
        if !names.contains(&name) && name != speaker {
            names.push(name);
        }
    }
    if !names.is_empty() {
        return names;
    }
    let near = before.filter(|before| !scene.opens_scene(group[0].sentence.start) && before.addressee.is_some());
    match near {
        Some(before) if before.speaker == speaker => before.addressee.clone().into_iter().collect(),
        Some(before) if before.addressee.as_deref() == Some(speaker) => vec![before.speaker.clone()],
        _ => occasion.map(|occasion| occasion.others.clone()).unwrap_or_default(),
    }
}

/// The quoted words of the sentence; all of a turn or post.
fn quotes(scene: &Scene<'_>, sentence: Span, utterance: &Utterance) -> Vec<String> {
    if matches!(utterance.rule, "statement/turn" | "statement/post") {
        return vec![utterance.text.of(scene.doc.text()).to_owned()];
    }
    scene
        .quotations_in(sentence)
        .map(|quotation| Span {
            start: quotation.span.start.max(sentence.start),
            end: quotation.span.end.min(sentence.end).max(quotation.span.start.max(sentence.start)),
        })
        .map(|span| span.of(scene.doc.text()).trim().to_owned())
        .filter(|quote| !quote.is_empty())
        .collect()
}

/// The institution of a speaker who is named by the role of speaking for it.
fn on_behalf_of(scene: &Scene<'_>, utterance: &Utterance) -> Option<String> {
    let Speaker::Entity(id) = &utterance.speaker else { return None };
    let entity = scene.discourse.entity(*id);
    let title = entity.title.as_deref()?.to_lowercase();
    let speaks_for = title
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| scene.tells(crate::knowledge::SpeechClue::Spokesperson, word));
    speaks_for.then(|| entity.party.clone()).flatten()
}

/// The entities that the clause mentions, apart from the speaker.
fn about(scene: &Scene<'_>, first: &Utterance, group: &[&Utterance], speaker: &str) -> Vec<String> {
    let mut names = Vec::new();
    for token in first.sentence.clone() {
        let span = scene.doc.token(token).span;
        if !group.iter().any(|utterance| utterance.text.contains(span)) {
            continue;
        }
        let Some(mention) = scene.discourse.at(token) else { continue };
        for id in mention.referent.entities() {
            let entity = scene.discourse.entity(*id);
            if entity.named && entity.name != speaker && !names.contains(&entity.name) {
                names.push(entity.name.clone());
            }
        }
    }
    names
}
