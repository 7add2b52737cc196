//! Speech told by a verb or by an attribution phrase: "she said that …", "… , the ministry announced", "according to …".

use super::act::{SpeechAct, speech_act};
use super::scene::Scene;
use super::speaker::{Speaker, is_text, speakers};
use super::subject::{subject_speakers, tag};
use super::utterance::Utterance;
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, Sentence, TokenId, Upos, Xpos};
use crate::text::Span;
use std::collections::BTreeMap;

/// The most speakers that are told one by one; more are one joint speaker, as written.
const MOST_SPEAKERS: usize = 6;

/// The utterances that the verbs and attribution phrases of a sentence report, leaving out what stands inside quotations.
/// `last` are the speakers of the utterance before, whose statement "the statement" is.
pub(super) fn utterances(scene: &Scene<'_>, sentence: &Sentence, last: &[Speaker]) -> Vec<Utterance> {
    let mut found = Vec::new();
    let mut attributed = Vec::new();
    let mut contents: BTreeMap<TokenId, Vec<Speaker>> = BTreeMap::new();
    for token in sentence.tokens.clone().filter(|token| scene.quotation_at(*token).is_none()) {
        if let Some(act) = speech_act(scene, token).filter(|act| is_real(scene, act.verb)) {
            let told = by_verb(scene, sentence, &act, last);
            if act.content != act.verb && !told.is_empty() {
                contents.entry(act.content).or_default().extend(told.iter().map(|told| told.speaker.clone()));
            }
            found.extend(told);
        } else if scene.tells(SpeechClue::Attribution, &scene.doc.word(token).to_lowercase()) {
            attributed.extend(by_attribution(scene, sentence, token));
        }
    }
    found.retain(|utterance| !is_content(scene, utterance, &contents));
    // "According to state media, Xi warned …": the words are Xi's, the media only carry them.
    if found.is_empty() { attributed } else { found }
}

/// Whether a speech act is part of what someone else says: "A reaffirmed that B supports C" is A's statement alone. Words that
/// B is said to have addressed to someone remain B's too: "A said that B had told C".
fn is_content(scene: &Scene<'_>, utterance: &Utterance, contents: &BTreeMap<TokenId, Vec<Speaker>>) -> bool {
    let Some(verb) = utterance.verb else { return false };
    let finite = matches!(scene.doc.token(verb).xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbz);
    if finite && !utterance.addressees.is_empty() {
        return false;
    }
    let relative = |token: TokenId| matches!(scene.rel(token), Deprel::AclRelcl | Deprel::Acl);
    let mut at = verb;
    loop {
        if contents.get(&at).is_some_and(|by| !by.contains(&utterance.speaker)) {
            return true;
        }
        match scene.tree.head(at) {
            Some(above) if !relative(at) => at = above,
            _ => return false,
        }
    }
}

fn by_verb(scene: &Scene<'_>, sentence: &Sentence, act: &SpeechAct, last: &[Speaker]) -> Vec<Utterance> {
    let subjects = scene.subjects(act.verb);
    let mut by = tag(scene, sentence, act.verb).unwrap_or_default();
    if by.is_empty() {
        by = subject_speakers(scene, sentence, act.verb, &subjects);
    }
    if by.is_empty() && subjects.iter().any(|subject| is_text(scene, *subject)) {
        by = last.to_vec();
    }
    // A participle right after a name may be a finite verb that the tree mistook; one with an auxiliary is passive.
    let lost = scene.tree.dependents_by(act.verb, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_none()
        && subjects.iter().all(|subject| scene.doc.token(*subject).upos != Upos::Pron);
    if by.is_empty() && lost {
        by = just_before(scene, sentence, act.verb);
        if by.is_empty() && scene.quoted_near(act.verb) {
            by = just_after(scene, sentence, act.verb);
        }
    }
    if by.len() > MOST_SPEAKERS {
        by = subjects.first().map(|subject| Speaker::Words(scene.phrase(*subject).to_owned())).into_iter().collect();
    }
    let addressees: Vec<Speaker> = act
        .addressee
        .map(|head| scene.addressed(head))
        .unwrap_or_default()
        .into_iter()
        .filter(|to| !by.contains(to))
        .collect();
    by.into_iter()
        .map(|speaker| Utterance {
            speaker,
            sentence: sentence.tokens.clone(),
            verb: Some(act.verb),
            stance: Some(act.stance),
            addressees: addressees.clone(),
            text: content_span(scene, sentence, act),
            rule: "statement/verb",
        })
        .collect()
}

/// The actor right before the verb, apart from adverbs and auxiliaries, where the tree has lost the subject.
fn just_before(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Vec<Speaker> {
    let between = |token: &TokenId| matches!(scene.doc.token(*token).upos, Upos::Adv | Upos::Aux | Upos::Part);
    let before = (sentence.tokens.start..verb).rev().find(|token| !between(token));
    before
        .filter(|token| scene.actor_at(*token).is_some_and(|mention| scene.tree.case(mention.head).is_none()))
        .map(|token| speakers(scene, scene.actor_at(token).map_or(token, |mention| mention.head)))
        .unwrap_or_default()
}

/// The actor right after a verb that follows its quotation: "…," wrote the minister.
fn just_after(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Vec<Speaker> {
    let title = |token: &TokenId| {
        scene.actor_at(*token).is_none()
            && matches!(scene.doc.token(*token).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
    };
    let after = (verb + 1..sentence.tokens.end).find(|token| !title(token));
    after
        .and_then(|token| scene.actor_at(token))
        .filter(|mention| scene.tree.case(mention.head).is_none())
        .map(|mention| speakers(scene, mention.head))
        .unwrap_or_default()
}

/// What is said: the subtree of the content; the whole sentence when the content is no constituent.
fn content_span(scene: &Scene<'_>, sentence: &Sentence, act: &SpeechAct) -> Span {
    if act.content == act.verb || scene.doc.token(act.verb).head == act.content {
        return sentence.span;
    }
    let tokens = scene.tree.subtree(act.content);
    let span = scene.doc.span(&tokens);
    if span.len() < 8 { sentence.span } else { span }
}

/// "according to X", "as reported by X": X speaks.
fn by_attribution(scene: &Scene<'_>, sentence: &Sentence, marker: TokenId) -> Vec<Utterance> {
    let head = scene.doc.token(marker).head;
    let source = if scene.doc.token(marker).deprel == Deprel::Case || scene.doc.token(marker).upos == Upos::Adp {
        Some(head)
    } else {
        scene
            .tree
            .dependents(marker)
            .iter()
            .copied()
            .find(|child| matches!(scene.rel(*child), Deprel::Obl | Deprel::Nmod | Deprel::OblAgent | Deprel::Obj))
    };
    source
        .map(|source| speakers(scene, source))
        .unwrap_or_default()
        .into_iter()
        // "According to local media" names nobody.
        .filter(|speaker| matches!(speaker, Speaker::Entity(_)))
        .map(|speaker| Utterance {
            speaker,
            sentence: sentence.tokens.clone(),
            verb: None,
            stance: None,
            addressees: Vec::new(),
            text: sentence.span,
            rule: "statement/according-to",
        })
        .collect()
}

/// Whether the speech took place: not negated, not planned, not asked about.
fn is_real(scene: &Scene<'_>, verb: TokenId) -> bool {
    let conditional = |mark: TokenId| scene.tells(SpeechClue::Condition, &scene.doc.token(mark).lemma);
    if !scene.holds(verb) || scene.tree.dependents_by(verb, &[Deprel::Mark]).any(conditional) {
        return false;
    }
    // An infinitive is as real as what governs it: "is expected to say" is not, "phoned to thank" is.
    let token = scene.doc.token(verb);
    match token.deprel {
        Deprel::Xcomp => {
            !scene.tells(SpeechClue::Plan, &scene.doc.token(token.head).lemma) && is_real(scene, token.head)
        }
        // "Ways to encourage them".
        Deprel::Acl if scene.tree.dependents(verb).iter().any(|mark| scene.doc.token(*mark).xpos == Xpos::To) => false,
        Deprel::Advcl | Deprel::Conj if token.head != verb => {
            token.deprel == Deprel::Conj && has_own_tense(scene, verb) || is_real(scene, token.head)
        }
        _ => true,
    }
}

fn has_own_tense(scene: &Scene<'_>, verb: TokenId) -> bool {
    use crate::language::Xpos::{Vbd, Vbp, Vbz};
    matches!(scene.doc.token(verb).xpos, Vbd | Vbp | Vbz)
}
