//! Who issues a document: whose "I" and "we" stand in a statement, a letter, remarks without labels.
//!
//! Documents say so in one of few places: "We, the ministers of …", "the following was released by …", a title like
//! "Statement by …" or "… Joint Statement", a line below the title that holds nothing but a person in office, or a
//! signature at the end.

use super::scene::Scene;
use super::speaker::Speaker;
use crate::extract::EntityKind;
use crate::knowledge::SpeechClue;
use crate::language::{Sentence, TokenId, Upos};

/// How many sentences at the head of a document may name its issuer.
const OPENING: usize = 8;
/// How many sentences at its end may hold a signature.
const CLOSING: usize = 4;
/// The most words of a line that names the issuer and does nothing else.
const LONGEST_LINE: usize = 14;
/// The most issuers that are told one by one; a longer list is one joint speaker, as written.
const MOST_ISSUERS: usize = 6;

/// Who issues a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Issuer {
    /// Whose "I" and "we" they are; none if the document does not say.
    pub speakers: Vec<Speaker>,
    /// Whether the document is one person's own words, so that sentences without "I" and "we" are too.
    pub in_person: bool,
}

/// The issuer of a document.
pub(super) fn issuer(scene: &Scene<'_>) -> Issuer {
    let joint = |speakers| Issuer { speakers, in_person: false };
    if let Some(speakers) = presented(scene) {
        return joint(speakers);
    }
    let person = |by: &[Speaker]| by.iter().all(|speaker| scene.is_named_person(speaker));
    let (titled, released) = (by_title(scene), by_opening(scene));
    match (titled.as_slice(), released) {
        (_, Some(by)) if titled.is_empty() || person(&by) && !person(&titled) => joint(by),
        ([one], _) if scene.is_named_person(one) => Issuer { speakers: titled, in_person: true },
        ([_, ..], _) => joint(titled),
        ([], _) => signed(scene).map(|by| Issuer { speakers: vec![by], in_person: true }).unwrap_or_default(),
    }
}

/// "We, the ministers of A, B and C, met today …".
fn presented(scene: &Scene<'_>) -> Option<Vec<Speaker>> {
    let first_person = |token| scene.tells(SpeechClue::FirstPerson, &scene.doc.word(token).to_lowercase());
    scene.body_sentences().take(OPENING).find_map(|sentence| {
        let start = sentence.tokens.start;
        let presents = sentence.tokens.len() > 3
            && first_person(start)
            && scene.doc.word(start + 1) == ","
            && scene.doc.token(start + 2).upos == Upos::Det;
        presents.then(|| listed(scene, start + 2, sentence.tokens.end)).filter(|by| !by.is_empty())
    })
}

/// "Statement by A and B on …", "A Joint Statement on …".
fn by_title(scene: &Scene<'_>) -> Vec<Speaker> {
    for sentence in scene.title_sentences() {
        for token in sentence.tokens.clone() {
            if !scene.tells(SpeechClue::Issued, &scene.doc.word(token).to_lowercase()) {
                continue;
            }
            let by = named_after(scene, sentence, token, false);
            let by = if by.is_empty() { named_before(scene, sentence, token) } else { by };
            if !by.is_empty() {
                return by;
            }
        }
    }
    Vec::new()
}

/// "The following joint statement was released by A and B."
fn by_opening(scene: &Scene<'_>) -> Option<Vec<Speaker>> {
    scene.body_sentences().take(OPENING).find_map(|sentence| {
        let released = |token: &TokenId| scene.tells(SpeechClue::Released, &scene.doc.word(*token).to_lowercase());
        let by = sentence.tokens.clone().filter(released).map(|token| named_after(scene, sentence, token, true));
        by.into_iter().find(|by| !by.is_empty())
    })
}

/// The actors named after "… by": the words between may hold nothing but what the document is and when it was issued.
fn named_after(scene: &Scene<'_>, sentence: &Sentence, token: TokenId, released: bool) -> Vec<Speaker> {
    let leads = |word: &str| scene.tells(SpeechClue::By, word) || released && scene.tells(SpeechClue::Toward, word);
    let mut after = (token + 1..sentence.tokens.end).take(6);
    let preposition = after.find(|next| scene.doc.token(*next).upos == Upos::Adp);
    let Some(by) = preposition.filter(|next| leads(&scene.doc.word(*next).to_lowercase())) else { return Vec::new() };
    listed(scene, by + 1, sentence.tokens.end)
}

/// The list of actors that begins at a token, up to its verb or to a preposition that does not belong to a name. A list of
/// persons is told one by one, and so are parties; ministers of several countries, and long lists, are one joint speaker.
fn listed(scene: &Scene<'_>, start: TokenId, limit: TokenId) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    let mut end = start;
    for next in start..limit {
        let token = scene.doc.token(next);
        let of = scene.tells(SpeechClue::By, &token.lemma);
        let mention = scene.actor_at(next);
        if mention.is_none()
            && (matches!(token.upos, Upos::Verb | Upos::Aux | Upos::Pron) || token.upos == Upos::Adp && !of)
        {
            break;
        }
        for id in mention.iter().flat_map(|mention| mention.referent.entities()) {
            if !found.contains(&Speaker::Entity(*id)) {
                found.push(Speaker::Entity(*id));
            }
        }
        if mention.is_some() || !matches!(token.upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Det) {
            end = next + 1;
        }
    }
    // In a title a preposition may be tagged as anything: a short word written small.
    let ends_name = |token: TokenId| {
        let word = scene.doc.word(token);
        let small = word.starts_with(char::is_lowercase) && word.chars().count() <= 3;
        scene.doc.token(token).upos != Upos::Adp && !small
    };
    while end > start && !ends_name(end - 1) {
        end -= 1;
    }
    let people: Vec<_> = found.iter().filter(|speaker| scene.is_named_person(speaker)).cloned().collect();
    let one_by_one = if people.is_empty() { &found } else { &people };
    if start == end {
        Vec::new()
    } else if (1..=MOST_ISSUERS).contains(&one_by_one.len()) && (!people.is_empty() || !of_persons(scene, start, end)) {
        one_by_one.clone()
    } else {
        vec![Speaker::Words(scene.doc.words(&(start..end)).to_owned())]
    }
}

/// Whether a list opens with persons known by office only: "the foreign ministers of A and B".
fn of_persons(scene: &Scene<'_>, start: TokenId, end: TokenId) -> bool {
    let noun = |token: &TokenId| matches!(scene.doc.token(*token).upos, Upos::Noun | Upos::Propn);
    let lead =
        (start..end).take_while(|token| scene.doc.token(*token).upos != Upos::Adp && scene.actor_at(*token).is_none());
    lead.filter(noun).last().is_some_and(|head| {
        let lemma = scene.doc.token(head).lemma.to_lowercase();
        scene.tells(SpeechClue::Source, &lemma) && !scene.tells(SpeechClue::Sides, &lemma)
    })
}

/// "Friends of X Joint Statement on …": the name that the title opens with.
fn named_before(scene: &Scene<'_>, sentence: &Sentence, token: TokenId) -> Vec<Speaker> {
    let words = sentence.tokens.start..token;
    let last = words.clone().rev().find(|word| scene.actor_at(*word).is_some());
    let Some(last) = last else { return Vec::new() };
    let named = words.start..last + 1;
    let gap = (last + 1..token).len();
    let plain = |word: TokenId| !matches!(scene.doc.token(word).upos, Upos::Punct | Upos::Verb);
    if gap > 2 || !named.clone().all(plain) {
        return Vec::new();
    }
    match scene.actor_at(words.start) {
        Some(mention) if mention.tokens.end > last => {
            mention.referent.entities().iter().map(|id| Speaker::Entity(*id)).collect()
        }
        _ => vec![Speaker::Words(scene.doc.words(&named).to_owned())],
    }
}

/// The person in office who stands alone in a line below the title, or signs at the end.
fn signed(scene: &Scene<'_>) -> Option<Speaker> {
    let sentences: Vec<&Sentence> = scene.body_sentences().collect();
    let byline = sentences.iter().take(2).find_map(|sentence| alone(scene, sentence, true));
    byline.or_else(|| sentences.iter().rev().take(CLOSING).find_map(|sentence| alone(scene, sentence, false)))
}

/// The person that a line names without saying anything of them.
fn alone(scene: &Scene<'_>, sentence: &Sentence, with_title: bool) -> Option<Speaker> {
    let tokens = sentence.tokens.clone();
    if !sentence.opens_paragraph || tokens.len() > LONGEST_LINE {
        return None;
    }
    let mention = scene.actor_at(tokens.start)?;
    if (mention.tokens.end..tokens.end).any(|token| scene.doc.token(token).upos == Upos::Verb) {
        return None;
    }
    let id = *mention.referent.entities().first()?;
    let entity = scene.discourse.entity(id);
    let comma = scene.doc.tokens().get(mention.tokens.end as usize).is_some_and(|token| &*token.lemma == ",");
    let whole = mention.tokens.end >= tokens.end.saturating_sub(1);
    let fits = if with_title { comma && entity.title.is_some() } else { whole };
    (entity.kind == EntityKind::Person && entity.named && fits).then_some(Speaker::Entity(id))
}
