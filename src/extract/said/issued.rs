//! Documents issued in the first person: statements, joint statements, letters, remarks without labels.
//!
//! "We reaffirm …" in a joint statement of four governments is a statement of each of them. In one person's own statement
//! the sentences without "I" and "we" are that person's words too, and so is what it says of the country spoken for.

use super::issuer::Issuer;
use super::scene::Scene;
use super::speaker::{Speaker, speakers};
use super::utterance::Utterance;
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, Sentence, Xpos};

/// The fewest words of an issuer's statement: shorter sentences are greetings and headings.
const LEAST_WORDS: usize = 6;

/// Whether every sentence of the document is its issuer's: it is one person's, and says "I" or "we".
pub(super) fn speaks_throughout(scene: &Scene<'_>, issuer: &Issuer) -> bool {
    issuer.in_person && scene.body_sentences().any(|sentence| first_person(scene, sentence))
}

/// The utterances of a sentence in an issued document, given those that its verbs report.
///
/// A sentence whose subject is "I" or "we", outside quotations, or that opens with a participle of speech ("REAFFIRMING our
/// commitment …") is the issuer's; when the document speaks `throughout`, so is one that says "our" or "us".
pub(super) fn utterances(
    scene: &Scene<'_>,
    sentence: &Sentence,
    issuer: &Issuer,
    throughout: bool,
    told: Vec<Utterance>,
) -> Vec<Utterance> {
    let own = !told.is_empty() && throughout && told.iter().all(|utterance| speaks_for(scene, issuer, utterance));
    if !told.is_empty() && !own {
        return told;
    }
    let owned = throughout && mentions_itself(scene, sentence) && !narrates(scene, sentence, issuer);
    if sentence.tokens.len() < LEAST_WORDS
        || !(own || owned || first_person(scene, sentence) || opens_with_participle(scene, sentence))
    {
        return told;
    }
    let verb = told.first();
    issuer
        .speakers
        .iter()
        .map(|speaker| Utterance {
            speaker: speaker.clone(),
            sentence: sentence.tokens.clone(),
            verb: verb.and_then(|told| told.verb),
            stance: verb.and_then(|told| told.stance),
            addressees: Vec::new(),
            text: sentence.span,
            rule: "statement/first-person",
        })
        .collect()
}

/// Whether a reported speaker is the country or body that the issuer speaks for: "The United States condemns …".
fn speaks_for(scene: &Scene<'_>, issuer: &Issuer, utterance: &Utterance) -> bool {
    let (Speaker::Entity(told), Some(Speaker::Entity(by))) = (&utterance.speaker, issuer.speakers.first()) else {
        return false;
    };
    let (told, by) = (scene.discourse.entity(*told), scene.discourse.entity(*by));
    !scene.is_person(&utterance.speaker) && by.party.is_some() && told.party == by.party
}

/// Whether a sentence tells what someone else did: its subject is another person, its verb in the past tense.
fn narrates(scene: &Scene<'_>, sentence: &Sentence, issuer: &Issuer) -> bool {
    let Some(root) = sentence.tokens.clone().find(|token| scene.rel(*token) == Deprel::Root) else { return false };
    let past = scene.doc.token(root).xpos == Xpos::Vbd;
    let by: Vec<Speaker> = scene.subjects(root).into_iter().flat_map(|subject| speakers(scene, subject)).collect();
    past && !by.is_empty() && by.iter().all(|speaker| scene.is_person(speaker) && !issuer.speakers.contains(speaker))
}

fn mentions_itself(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let tells = |clue, token| scene.tells(clue, &scene.doc.word(token).to_lowercase());
    sentence.tokens.clone().any(|token| {
        (tells(SpeechClue::FirstPerson, token) || tells(SpeechClue::FirstPersonOblique, token))
            && scene.quotation_at(token).is_none()
    })
}

fn first_person(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|token| {
        matches!(scene.rel(token), Deprel::Nsubj | Deprel::NsubjPass)
            && scene.tells(SpeechClue::FirstPerson, &scene.doc.word(token).to_lowercase())
            && scene.quotation_at(token).is_none()
    })
}

fn opens_with_participle(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let verb = sentence.tokens.clone().take(2).find(|token| scene.doc.token(*token).xpos == Xpos::Vbg);
    verb.is_some_and(|verb| !scene.lexicon.verbs.patterns(&scene.doc.token(verb).lemma.to_lowercase()).is_empty())
}
