//! Documents issued in the first person: statements, joint statements, remarks without labels.
//!
//! "We reaffirm …" in a joint statement of four governments is a statement of each of them. The issuer is whom the
//! discourse takes "I" and "we" for, else whom the title or the opening line names ("Statement by …", "released by …").

use super::scene::Scene;
use super::speaker::Speaker;
use super::utterance::Utterance;
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, Sentence, TokenId, Upos, Xpos};

/// How many sentences at the head of a document may name its issuer.
const OPENING: usize = 6;
/// The fewest words of a sentence that is a statement without saying "I" or "we": shorter ones are headings.
const LEAST_WORDS: usize = 8;

/// Whom the document's "I" and "we" stand for, if the text says so.
pub(super) fn issuers(scene: &Scene<'_>) -> Vec<Speaker> {
    let sentences = scene.doc.sentences();
    let title_ends = scene.article.title.map_or(0, |title| title.end);
    for sentence in sentences.iter().take(OPENING) {
        let in_title = sentence.span.start < title_ends;
        for token in sentence.tokens.clone() {
            let word = scene.doc.word(token).to_lowercase();
            let issues = if in_title {
                scene.tells(SpeechClue::Issued, &word)
            } else {
                scene.tells(SpeechClue::Released, &word)
            };
            if !issues {
                continue;
            }
            let by: Vec<_> = named_after(scene, sentence, token);
            if !by.is_empty() {
                return by;
            }
        }
    }
    Vec::new()
}

/// The most issuers that are told one by one; a longer list is one joint speaker, as written.
const MOST_ISSUERS: usize = 6;

/// The actors named after "Statement … by", up to the end of the list; the words themselves if they name nobody known.
fn named_after(scene: &Scene<'_>, sentence: &Sentence, token: TokenId) -> Vec<Speaker> {
    let is_by = |next: &TokenId| scene.tells(SpeechClue::By, &scene.doc.word(*next).to_lowercase());
    let Some(by) = (token + 1..sentence.tokens.end).take(6).find(is_by) else { return Vec::new() };
    let mut found: Vec<Speaker> = Vec::new();
    let mut end = by + 1;
    for next in by + 1..sentence.tokens.end {
        let token = scene.doc.token(next);
        if let Some(mention) = scene.actor_at(next) {
            let ids = mention.referent.entities().iter().map(|id| Speaker::Entity(*id));
            ids.for_each(|id| {
                if !found.contains(&id) {
                    found.push(id);
                }
            });
            end = next + 1;
        } else if matches!(token.upos, Upos::Adp | Upos::Verb | Upos::Pron) && !found.is_empty()
            || matches!(token.upos, Upos::Verb | Upos::Pron)
        {
            break;
        } else if !matches!(token.upos, Upos::Punct | Upos::Cconj) {
            end = next + 1;
        }
    }
    let people = found.iter().filter(|speaker| scene.is_person(speaker)).cloned().collect::<Vec<_>>();
    let found = if people.is_empty() { found } else { people };
    match found.len() {
        1..=MOST_ISSUERS => found,
        0 if end == by + 1 => Vec::new(),
        _ => vec![Speaker::Words(scene.doc.words(&(by + 1..end)).to_owned())],
    }
}

/// Whether every sentence of the document is its issuer's, though none says "I" or "we".
///
/// That is so of a spokesperson's statement; a joint statement tells in the third person what each side said.
pub(super) fn speaks_throughout(scene: &Scene<'_>, issuers: &[Speaker]) -> bool {
    if !matches!(issuers, [Speaker::Entity(_)]) || !scene.is_person(&issuers[0]) {
        return false;
    }
    let in_title = |sentence: &&Sentence| scene.article.title.is_some_and(|title| title.contains(sentence.span));
    let first_person = |token: TokenId| scene.tells(SpeechClue::FirstPerson, &scene.doc.word(token).to_lowercase());
    let mut titles = scene.doc.sentences().iter().filter(in_title).flat_map(|sentence| sentence.tokens.clone());
    let issued = titles.any(|token| scene.tells(SpeechClue::Statement, &scene.doc.word(token).to_lowercase()));
    issued && !(0..).take(scene.doc.tokens().len()).any(first_person)
}

/// The utterances of a sentence whose subject is "I" or "we", outside quotations, or that opens with a participle of speech
/// ("REAFFIRMING our commitment …"); of any whole sentence when the document speaks `throughout`.
pub(super) fn utterances(
    scene: &Scene<'_>,
    sentence: &Sentence,
    issuers: &[Speaker],
    throughout: bool,
) -> Vec<Utterance> {
    let whole = throughout && sentence.tokens.len() >= LEAST_WORDS;
    if !(whole || first_person(scene, sentence) || opens_with_participle(scene, sentence)) {
        return Vec::new();
    }
    issuers
        .iter()
        .map(|speaker| Utterance {
            speaker: speaker.clone(),
            sentence: sentence.tokens.clone(),
            verb: None,
            stance: None,
            addressees: Vec::new(),
            text: sentence.span,
            rule: "statement/first-person",
        })
        .collect()
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
