//! Who speaks: the subject of a speech verb, resolved through the discourse.

use super::scene::Scene;
use crate::extract::{EntityId, EntityKind, Reference};
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Whose words they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    /// An entity of the discourse.
    Entity(EntityId),
    /// A source that is not named, as written: "two EU diplomats".
    Words(String),
}

/// The speakers behind the head of a noun phrase: one, several for a group or a coordination, none if nothing there can
/// speak.
pub(super) fn speakers(scene: &Scene<'_>, head: TokenId) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    let mut add = |speaker: Speaker| {
        if !found.contains(&speaker) {
            found.push(speaker);
        }
    };
    for conjunct in scene.tree.conjuncts(head) {
        match scene.actor_at(conjunct) {
            Some(mention) => {
                for beside in beside(scene, mention) {
                    meant(scene, beside).into_iter().for_each(&mut add);
                }
            }
            None => unnamed(scene, conjunct).into_iter().for_each(&mut add),
        }
    }
    found
}

/// Whom a mention means. A capital speaks for its government; a palace or ministry is a voice of its own.
fn meant(scene: &Scene<'_>, mention: &Reference) -> Vec<Speaker> {
    let own = mention.referent.entities();
    let place = own.iter().all(|id| scene.discourse.entity(*id).kind == EntityKind::Place);
    let ids = mention.metonym_of.as_ref().filter(|_| place).map_or(own, std::slice::from_ref);
    ids.iter().map(|id| speaker_of(scene, *id)).collect()
}

/// A mention with those listed before it: "Deputy Secretary A and Foreign Minister B". Trees lose such lists among titles, so
/// the words between the mentions decide: commas, a conjunction, and the words of a title.
fn beside<'a>(scene: &Scene<'a>, mention: &'a Reference) -> Vec<&'a Reference> {
    let mut list = vec![mention];
    let mut first = mention.tokens.start;
    let sentence = scene.doc.sentence_of(first).tokens.start;
    while let Some((at, joined)) = (sentence..first).rev().find_map(|token| gap(scene, token, first)) {
        let Some(before) = joined.then(|| scene.actor_at(at)).flatten() else { break };
        if list.iter().any(|other| other.referent == before.referent) || owns(scene, before) {
            break;
        }
        first = before.tokens.start;
        list.push(before);
    }
    list.reverse();
    list
}

/// Going left from `first`: the next mention, and whether a conjunction or comma and nothing but title words stand between.
fn gap(scene: &Scene<'_>, token: TokenId, first: TokenId) -> Option<(TokenId, bool)> {
    let between = token + 1..first;
    if scene.actor_at(token).is_some() {
        let words: Vec<TokenId> = between.collect();
        let conjoined = words.iter().any(|word| scene.doc.token(*word).upos == Upos::Cconj);
        return Some((token, conjoined));
    }
    let upos = scene.doc.token(token).upos;
    let title =
        matches!(upos, Upos::Cconj | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det) || scene.doc.word(token) == ",";
    (!title).then_some((token, false))
}

/// Whether a mention is a possessor or stands under a preposition, and so is no member of the list.
fn owns(scene: &Scene<'_>, mention: &Reference) -> bool {
    let after = scene.doc.tokens().get(mention.tokens.end as usize);
    after.is_some_and(|token| token.xpos == Xpos::Pos)
        || scene.tree.case(mention.head).is_some_and(|case| scene.doc.token(case).upos == Upos::Adp)
}

fn speaker_of(scene: &Scene<'_>, id: EntityId) -> Speaker {
    let entity = scene.discourse.entity(id);
    if entity.named { Speaker::Entity(id) } else { Speaker::Words(entity.name.clone()) }
}

/// An unnamed source keeps its noun phrase, provided that it denotes people, a body or a text: the lexicon decides. A text
/// speaks for whoever owns it ("the ministry's statement"); one without an owner is left to its author, see [`is_text`].
fn unnamed(scene: &Scene<'_>, head: TokenId) -> Vec<Speaker> {
    let token = scene.doc.token(head);
    if scene.tells(SpeechClue::Text, &token.lemma) {
        let owner = |child: &TokenId| matches!(scene.rel(*child), Deprel::NmodPoss | Deprel::Amod | Deprel::Compound);
        let owners = scene.tree.dependents(head).iter().copied().filter(owner);
        return owners.filter_map(|owner| scene.actor_at(owner)).flat_map(|mention| meant(scene, mention)).collect();
    }
    let fits = matches!(token.upos, Upos::Noun | Upos::Propn) && scene.tells(SpeechClue::Source, &token.lemma);
    fits.then(|| Speaker::Words(scene.phrase(head).to_owned())).into_iter().collect()
}

/// Whether a word is a noun for a text that can speak: "the statement said".
pub(super) fn is_text(scene: &Scene<'_>, head: TokenId) -> bool {
    scene.tells(SpeechClue::Text, &scene.doc.token(head).lemma)
}
