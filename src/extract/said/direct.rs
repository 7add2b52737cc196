//! Direct speech whose sentence has no speech verb of its own: the rest of a quotation, a quotation that stands alone.
//!
//! The speaker is looked for where a reader looks: at the verb that introduces or follows the same quotation, then at
//! the sentence before (a colon, or the speaker of the paragraph), then at the first tag that follows in the paragraph.

use super::scene::Scene;
use super::speaker::{Speaker, meant, speakers};
use super::utterance::Utterance;
use crate::language::{Deprel, Sentence, Upos, Xpos};
use crate::text::Span;

/// The fewest words that a quotation must have to count as speech without a speech verb: shorter ones are names of
/// things and scare quotes.
const LEAST_WORDS: u32 = 5;

/// The most tokens that a label before a quotation has.
const LONGEST_LABEL: usize = 36;

/// How many tokens the name of somebody unknown has in such a label.
const NAME: std::ops::RangeInclusive<usize> = 2..=5;

/// Adds utterances for quoted sentences that `told` (the utterances read so far, per sentence) leaves without a speaker.
pub(super) fn attribute(scene: &Scene<'_>, told: &mut [Vec<Utterance>]) {
    let sentences = scene.doc.sentences();
    for at in 0..told.len() {
        let Some(quoted) = told[at].is_empty().then(|| quoted_part(scene, &sentences[at])).flatten() else { continue };
        let found = labelled(scene, at)
            .or_else(|| own_subject(scene, &sentences[at]))
            .or_else(|| same_quotation(scene, told, at))
            .or_else(|| before(scene, told, at))
            .or_else(|| after(scene, told, at));
        if let Some((by, rule)) = found {
            told[at] = by
                .into_iter()
                .map(|speaker| Utterance {
                    speaker,
                    sentence: sentences[at].tokens.clone(),
                    verb: None,
                    stance: None,
                    addressees: Vec::new(),
                    text: quoted,
                    rule,
                })
                .collect();
        }
    }
}

type Found = Option<(Vec<Speaker>, &'static str)>;

/// The quoted words of a sentence, if there are enough of them to be speech.
fn quoted_part(scene: &Scene<'_>, sentence: &Sentence) -> Option<Span> {
    scene.quotations_in(sentence.span).find_map(|quotation| {
        let inside = sentence.tokens.clone().filter(|token| quotation.tokens.contains(token)).count();
        let start = quotation.span.start.max(sentence.span.start);
        let end = quotation.span.end.min(sentence.span.end);
        (inside >= LEAST_WORDS as usize && start < end).then_some(Span { start, end })
    })
}

/// "A B, Director, Acme Corporation: '…'": a paragraph that opens with who speaks, a colon and the quotation.
fn labelled(scene: &Scene<'_>, at: usize) -> Found {
    let sentences = scene.doc.sentences();
    let opens = at - usize::from(!sentences[at].opens_paragraph && at > 0);
    let start = sentences[opens].tokens.start;
    let colon = (start..sentences[at].tokens.end).take(LONGEST_LABEL).find(|token| scene.doc.word(*token) == ":")?;
    let label = start..colon;
    let quoted = scene.quotation_at(colon + 1).or_else(|| scene.quotation_at(colon + 2))?;
    let own = quoted.tokens.start <= colon + 2 && quoted.marked.overlaps(sentences[at].span);
    let said = |token: u32| matches!(scene.doc.token(token).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    if !sentences[opens].opens_paragraph || !own || label.clone().any(said) {
        return None;
    }
    let named = label.clone().filter_map(|token| scene.actor_at(token)).flat_map(|mention| meant(scene, mention));
    let person = named.into_iter().find(|speaker| scene.is_named_person(speaker));
    let by = person.or_else(|| {
        let end = label.clone().find(|token| scene.doc.word(*token) == ",").unwrap_or(label.end);
        let capital = |token: u32| scene.doc.word(token).starts_with(char::is_uppercase);
        let name = start..end;
        (NAME.contains(&name.len()) && name.clone().all(capital))
            .then(|| Speaker::Words(scene.doc.words(&name).to_owned()))
    })?;
    Some((vec![by], "statement/label"))
}

/// "The president was blunt: '…'": the subject of the words around the quotation, if a person.
fn own_subject(scene: &Scene<'_>, sentence: &Sentence) -> Found {
    let outside = |token: &u32| scene.quotation_at(*token).is_none();
    let verb = sentence.tokens.clone().filter(outside).find(|token| scene.doc.token(*token).upos == Upos::Verb)?;
    let subject = scene.subjects(verb).into_iter().find(outside)?;
    let by: Vec<_> = speakers(scene, subject);
    let people = by.iter().all(|speaker| scene.is_person(speaker));
    (people && !by.is_empty()).then_some((by, "statement/quoted-subject"))
}

/// Another sentence of the same quotation has a speaker.
fn same_quotation(scene: &Scene<'_>, told: &[Vec<Utterance>], at: usize) -> Found {
    let sentence = &scene.doc.sentences()[at];
    let quotation = scene.quotations_in(sentence.span).next()?;
    let near = |other: &usize| {
        *other != at && scene.doc.sentences()[*other].span.overlaps(quotation.marked) && !told[*other].is_empty()
    };
    let other =
        (at.saturating_sub(12)..(at + 12).min(told.len())).filter(near).min_by_key(|other| other.abs_diff(at))?;
    Some((speakers_of(&told[other]), "statement/same-quotation"))
}

/// The speaker of the sentence before: introduced by a colon, or continued in the same or a new paragraph.
fn before(scene: &Scene<'_>, told: &[Vec<Utterance>], at: usize) -> Found {
    let sentences = scene.doc.sentences();
    let previous = at.checked_sub(1)?;
    if sentences[previous].span.of(scene.doc.text()).trim_end().ends_with(':') && told[previous].is_empty() {
        return introduced(scene, &sentences[previous]);
    }
    let same_paragraph = !sentences[at].opens_paragraph;
    let continued = scene.quotations.iter().any(|quotation| {
        quotation.left_open
            && quotation.marked.end <= sentences[at].span.start
            && quotation.marked.overlaps(sentences[previous].span)
    });
    let whole = scene.quotation_at(sentences[at].tokens.start).is_some()
        || scene.quotation_at(sentences[at].tokens.start + 1).is_some();
    let speakers = speakers_of(&told[previous]);
    ((same_paragraph || continued || whole) && !speakers.is_empty()).then_some((speakers, "statement/continued"))
}

/// The person named last in a sentence that ends with a colon.
fn introduced(scene: &Scene<'_>, sentence: &Sentence) -> Found {
    let by = sentence.tokens.clone().find_map(|token| {
        let subject = matches!(scene.rel(token), Deprel::Nsubj | Deprel::Root);
        let found = if subject { speakers(scene, token) } else { Vec::new() };
        (!found.is_empty()).then_some(found)
    })?;
    Some((by, "statement/colon"))
}

/// The first tagged sentence that follows in the paragraph.
fn after(scene: &Scene<'_>, told: &[Vec<Utterance>], at: usize) -> Found {
    let sentences = scene.doc.sentences();
    let next = (at + 1..sentences.len())
        .take_while(|next| !sentences[*next].opens_paragraph)
        .find(|next| !told[*next].is_empty())?;
    let quoted = scene.quotations_in(sentences[next].span).next().is_some();
    quoted.then(|| (speakers_of(&told[next]), "statement/tag-follows"))
}

fn speakers_of(utterances: &[Utterance]) -> Vec<Speaker> {
    // Of several speakers in a sentence the one of the last verb outside is the one who goes on.
    utterances.last().map(|utterance| vec![utterance.speaker.clone()]).unwrap_or_default()
}
