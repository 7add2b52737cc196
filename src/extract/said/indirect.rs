//! Speech told by a verb or by an attribution phrase: "she said that …", "… , the ministry announced", "according to …".

use super::act::{SpeechAct, speech_act};
use super::scene::Scene;
use super::speaker::{Speaker, is_text, meant, speakers};
use super::subject::subject_speakers;
use super::surface::{is_finite, phrase_after, phrase_before};
use super::utterance::{Before, Utterance};
use crate::extract::Reference;
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, Extent, Sentence, TokenId, Upos, Xpos};
use crate::reading::MentionForm;
use crate::text::Span;
use std::collections::BTreeMap;

/// The most speakers that are told one by one; more are one joint speaker, as written.
const MOST_SPEAKERS: usize = 6;

/// The utterances that the verbs and attribution phrases of a sentence report, leaving out what stands inside quotations.
/// "The statement" is of those who spoke `before`.
pub(super) fn utterances(scene: &Scene<'_>, sentence: &Sentence, before: &Before) -> Vec<Utterance> {
    let mut found = Vec::new();
    let mut attributed = Vec::new();
    let mut contents: BTreeMap<TokenId, Vec<Speaker>> = BTreeMap::new();
    let mut lost: BTreeMap<TokenId, Vec<Speaker>> = BTreeMap::new();
    for token in sentence.tokens.clone().filter(|token| scene.quotation_at(*token).is_none()) {
        if let Some(act) = speech_act(scene, token).filter(|act| is_real(scene, act)) {
            let main = found.first().map(|first: &Utterance| first.speaker.clone());
            let told = by_verb(scene, sentence, &act, before, main);
            if !told.is_empty() {
                let of = if act.content == act.verb { &mut lost } else { &mut contents };
                of.entry(act.content).or_default().extend(told.iter().map(|told| told.speaker.clone()));
            }
            found.extend(told);
        } else if scene.tells(SpeechClue::Attribution, &scene.doc.word(token).to_lowercase()) {
            attributed.extend(by_attribution(scene, sentence, token));
        }
    }
    found.retain(|utterance| !is_content(scene, utterance, &contents, &lost));
    // "According to state media, Xi warned …": the words are Xi's, the media only carry them.
    if found.is_empty() { attributed } else { found }
}

/// Whether a speech act is part of what someone else says: "A reaffirmed that B supports C" is A's statement alone. Words that
/// B is said to have addressed to someone remain B's too: "A said that B had told C".
///
/// `contents` are the heads of what is said, `lost` the verbs whose words the tree does not tell apart from themselves.
fn is_content(
    scene: &Scene<'_>,
    utterance: &Utterance,
    contents: &BTreeMap<TokenId, Vec<Speaker>>,
    lost: &BTreeMap<TokenId, Vec<Speaker>>,
) -> bool {
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
            Some(above) if !relative(at) => {
                let below = at > above && !matches!(scene.rel(at), Deprel::Conj | Deprel::Parataxis);
                if below && lost.get(&above).is_some_and(|by| !by.contains(&utterance.speaker)) {
                    return true;
                }
                at = above;
            }
            _ => return false,
        }
    }
}

/// The utterances of a speech act; others spoke `before` this sentence, `main` first in it.
fn by_verb(
    scene: &Scene<'_>,
    sentence: &Sentence,
    act: &SpeechAct,
    before: &Before,
    main: Option<Speaker>,
) -> Vec<Utterance> {
    let subjects = scene.subjects(act.verb);
    let pronoun = subjects.iter().any(|subject| scene.doc.token(*subject).upos == Upos::Pron);
    let near = |subject: &TokenId| *subject < act.verb && subject + 3 >= act.verb;
    let mut by = match &act.tag {
        Some(by) if pronoun && subjects.iter().any(near) => goes_on(scene, sentence, by, before),
        Some(by) => by.clone(),
        None => subject_speakers(scene, sentence, act.verb, &subjects),
    };
    if let Some(main) = main.filter(|_| continues(scene, act)) {
        by = vec![main];
    }
    if by.is_empty() && subjects.iter().any(|subject| is_text(scene, *subject)) {
        by = before.last.clone();
    }
    // A participle right after a name may be a finite verb that the tree mistook; one with an auxiliary is passive.
    let lost = scene.tree.dependents_by(act.verb, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_none() && !pronoun;
    if by.is_empty() && lost {
        by = named_before(scene, sentence, act.verb);
        if by.is_empty() && scene.quoted_near(act.verb) {
            by = phrase_after(scene, sentence, act.verb).unwrap_or_default();
        }
    }
    if by.is_empty() && tells_clause(scene, act) {
        by = unknown(scene, &subjects);
    }
    if by.is_empty() {
        let text = subjects.iter().find(|subject| is_text(scene, **subject));
        by = text.map(|text| Speaker::Words(scene.phrase(*text).to_owned())).into_iter().collect();
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

/// Whether what a finite verb says is a clause.
fn tells_clause(scene: &Scene<'_>, act: &SpeechAct) -> bool {
    is_finite(scene, act.verb) && (act.content == act.verb || scene.rel(act.content) == Deprel::Ccomp)
}

/// A subject with the capital of a name that nobody knows: a newspaper, a company.
fn unknown(scene: &Scene<'_>, subjects: &[TokenId]) -> Vec<Speaker> {
    let name = subjects
        .iter()
        .find(|subject| scene.doc.token(**subject).xpos == Xpos::Nnp && scene.discourse.at(**subject).is_none());
    name.map(|name| Speaker::Words(scene.phrase(*name).to_owned())).into_iter().collect()
}

/// Whether a participle adds to what was said before in its sentence: "said that …, noting that …".
fn continues(scene: &Scene<'_>, act: &SpeechAct) -> bool {
    scene.doc.token(act.verb).xpos == Xpos::Vbg
        && scene.rel(act.verb) == Deprel::Acl
        && act.content != act.verb
        && scene.rel(act.content) == Deprel::Ccomp
}

/// "…, he added" after words that name somebody else goes on with whoever spoke before: within the words themselves the
/// speaker would be "I".
fn goes_on(scene: &Scene<'_>, sentence: &Sentence, by: &[Speaker], before: &Before) -> Vec<Speaker> {
    let ([Speaker::Entity(meant)], Some(Speaker::Entity(person))) = (by, &before.person) else { return by.to_vec() };
    let gender = |id| scene.discourse.entity(id).gender;
    let fits = gender(*meant).is_none() || gender(*person).is_none() || gender(*meant) == gender(*person);
    let named_here = sentence.tokens.clone().any(|token| {
        let mention = scene.discourse.at(token).filter(|mention| mention.form == MentionForm::Name);
        mention.is_some_and(|mention| mention.referent.entities() == [*meant])
    });
    if fits && named_here { vec![Speaker::Entity(*person)] } else { by.to_vec() }
}

/// Who is named before the verb, where the tree has lost the subject.
fn named_before(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Vec<Speaker> {
    let adjacent = || {
        let before = verb.checked_sub(1).filter(|before| *before >= sentence.tokens.start);
        before.and_then(|before| scene.actor_at(before)).is_some_and(|mention| scene.tree.case(mention.head).is_none())
    };
    if !is_finite(scene, verb) && !adjacent() {
        return Vec::new();
    }
    phrase_before(scene, sentence, verb).map(|phrase| phrase.speakers).unwrap_or_default()
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
    let by = source.map(|source| speakers(scene, source)).unwrap_or_default();
    let named = by.iter().any(|speaker| matches!(speaker, Speaker::Entity(_)));
    let by = if named { by } else { [named_within(scene, sentence, marker), by].concat() };
    let entity = |speaker: &Speaker| matches!(speaker, Speaker::Entity(_));
    // "According to local media" names nobody, "according to the organisers" somebody known.
    let known = source.is_some_and(|source| {
        let start = scene.tree.phrase(source, Extent::Nominal).start;
        scene.doc.token(start).upos == Upos::Det && scene.tells(SpeechClue::Definite, &scene.doc.token(start).lemma)
    });
    let named = by.iter().any(entity);
    by.into_iter()
        .filter(|speaker| entity(speaker) || known && !named)
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

/// "According to a statement by X", "according to current president X": who is named first in the phrase, apart from owners
/// and from what only begins a title or name.
fn named_within(scene: &Scene<'_>, sentence: &Sentence, marker: TokenId) -> Vec<Speaker> {
    let ends = |mention: &Reference| {
        let next = scene.doc.tokens().get(mention.tokens.end as usize);
        !next.is_some_and(|next| {
            next.xpos == Xpos::Pos
                || matches!(next.upos, Upos::Noun | Upos::Propn | Upos::Adj)
                    && scene.doc.sentence_of(mention.head).tokens.contains(&mention.tokens.end)
        })
    };
    let phrase = (marker + 1..sentence.tokens.end).take_while(|token| scene.doc.token(*token).upos != Upos::Punct);
    phrase
        .filter_map(|token| scene.actor_at(token))
        .find(|mention| mention.tokens.start > marker && ends(mention))
        .map(|mention| meant(scene, mention))
        .unwrap_or_default()
}

/// Whether the speech took place: not negated, not planned, not asked about.
fn is_real(scene: &Scene<'_>, act: &SpeechAct) -> bool {
    // The verb that a tag hangs on tells of what was said, not of the saying.
    if act.tag.is_some() { scene.holds(act.verb) } else { took_place(scene, act.verb) }
}

fn took_place(scene: &Scene<'_>, verb: TokenId) -> bool {
    let conditional = |mark: TokenId| scene.tells(SpeechClue::Condition, &scene.doc.token(mark).lemma);
    // "Leaders advocating action", unlike "…, saying that …", tells what sort of leaders they are.
    let sort = scene.doc.token(verb).xpos == Xpos::Vbg && scene.rel(verb) == Deprel::Acl && !scene.is_readout;
    let worded = || scene.quoted_near(verb) || scene.tree.dependents_by(verb, &[Deprel::Ccomp]).next().is_some();
    if sort && !worded() {
        return false;
    }
    if !scene.holds(verb) || scene.tree.dependents_by(verb, &[Deprel::Mark]).any(conditional) {
        return false;
    }
    // An infinitive is as real as what governs it: "is expected to say" is not, "phoned to thank" is.
    let token = scene.doc.token(verb);
    match token.deprel {
        Deprel::Xcomp => {
            !scene.tells(SpeechClue::Plan, &scene.doc.token(token.head).lemma) && took_place(scene, token.head)
        }
        // "Ways to encourage them".
        Deprel::Acl if scene.tree.dependents(verb).iter().any(|mark| scene.doc.token(*mark).xpos == Xpos::To) => false,
        Deprel::Advcl | Deprel::Conj if token.head != verb => {
            token.deprel == Deprel::Conj && has_own_tense(scene, verb) || took_place(scene, token.head)
        }
        _ => true,
    }
}

fn has_own_tense(scene: &Scene<'_>, verb: TokenId) -> bool {
    use crate::language::Xpos::{Vbd, Vbp, Vbz};
    matches!(scene.doc.token(verb).xpos, Vbd | Vbp | Vbz)
}
