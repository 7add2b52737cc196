//! Who is the subject of a speech verb, where trees and surface must agree.
//!
//! Parsers lose lists of names among titles ("Secretary A and Foreign Minister B said") and take the body that a name leads with
//! for the speaker ("Senate President A said"). The words right before the verb repair this.

use super::scene::Scene;
use super::speaker::{Speaker, beside, meant, speakers};
use crate::extract::Reference;
use crate::language::{Sentence, TokenId, Upos, Xpos};

/// The speakers behind the subjects of a verb.
pub(super) fn subject_speakers(
    scene: &Scene<'_>,
    sentence: &Sentence,
    verb: TokenId,
    subjects: &[TokenId],
) -> Vec<Speaker> {
    let by: Vec<Speaker> = subjects.iter().flat_map(|subject| speakers(scene, *subject)).collect();
    let Some(subject) = subjects.first().copied() else { return by };
    let governor = scene.tree.head(subject).filter(|head| *head > subject).unwrap_or(verb);
    let Some(adjacent) = adjacent(scene, sentence, governor) else { return by };
    let list = beside(scene, adjacent);
    let named_too = |mention: &&Reference| meant(scene, mention).iter().any(|speaker| by.contains(speaker));
    let reaches = list.iter().any(|mention| mention.tokens.contains(&subject))
        || titles(scene, subject, list[0].tokens.start)
        || list.iter().any(named_too);
    if list.len() > 1 && reaches {
        return union(by, list.iter().flat_map(|mention| meant(scene, mention)));
    }
    // "Conservative leader A said", "Senate President A said": the name is the speaker, what leads it is not.
    let named: Vec<Speaker> = meant(scene, adjacent);
    let person = named.iter().all(|speaker| scene.is_named_person(speaker));
    let led = adjacent.tokens.start > subject && titles(scene, subject, adjacent.tokens.start);
    if person && led && !by.iter().any(|speaker| scene.is_named_person(speaker)) {
        return named;
    }
    // "A of the Institute said".
    if let Some(member) = member_of(scene, sentence, adjacent).filter(|_| adjacent.tokens.contains(&subject)) {
        return meant(scene, member);
    }
    by
}

fn nominal(scene: &Scene<'_>, token: TokenId) -> bool {
    let token = scene.doc.token(token);
    matches!(token.upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
        || matches!(token.xpos, Xpos::Pos | Xpos::PrpPoss)
}

/// The mention that ends right before a verb, apart from adverbs and auxiliaries, and stands under no preposition but "of".
fn adjacent<'a>(scene: &Scene<'a>, sentence: &Sentence, verb: TokenId) -> Option<&'a Reference> {
    let between = |token: &TokenId| matches!(scene.doc.token(*token).upos, Upos::Adv | Upos::Aux | Upos::Part);
    let before = (sentence.tokens.start..verb).rev().find(|token| !between(token))?;
    scene.actor_at(before)
}

/// Whether the words from a subject up to a mention are those of a title: no comma, no verb, no preposition but "of".
fn titles(scene: &Scene<'_>, subject: TokenId, mention: TokenId) -> bool {
    subject < mention
        && (subject..mention)
            .all(|token| nominal(scene, token) || scene.doc.token(token).upos == Upos::Cconj || scene.of(token))
}

/// The person before "of the Institute".
fn member_of<'a>(scene: &Scene<'a>, sentence: &Sentence, body: &Reference) -> Option<&'a Reference> {
    let lead = |token: &TokenId| matches!(scene.doc.token(*token).upos, Upos::Det | Upos::Adj);
    let of =
        (sentence.tokens.start..body.tokens.start).rev().find(|token| !lead(token)).filter(|token| scene.of(*token))?;
    let member = scene.actor_at(of.checked_sub(1).filter(|member| *member >= sentence.tokens.start)?)?;
    let person = meant(scene, member).iter().all(|speaker| scene.is_named_person(speaker));
    (person && member.tokens.end <= body.tokens.start).then_some(member)
}

fn union(mut by: Vec<Speaker>, more: impl Iterator<Item = Speaker>) -> Vec<Speaker> {
    for speaker in more {
        if !by.contains(&speaker) {
            by.push(speaker);
        }
    }
    by
}
