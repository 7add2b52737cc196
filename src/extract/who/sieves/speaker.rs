//! Sieve: the first person. In a transcript "I" is whoever the label before the turn names; in a statement, its author.

use crate::extract::who::cast::{Cast, MemberId, Mention};
use crate::extract::who::scene::Scene;
use crate::extract::who::units::Shape;
use crate::reading::MentionForm;

/// Resolves "I" and its forms in transcripts.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, taken: &[bool]) {
    let known = labels(scene, cast);
    if known.is_empty() {
        return;
    }
    // A turn of somebody unknown ends that of the speaker before.
    let mut labels: Vec<(usize, Option<MemberId>)> = known.iter().map(|(at, member)| (*at, Some(*member))).collect();
    labels.extend(unknown_turns(scene).filter(|at| !known.iter().any(|(other, _)| other == at)).map(|at| (at, None)));
    labels.sort_unstable();
    let mut turns = labels.iter().peekable();
    let mut speaker = None;
    for id in 0..scene.units.len() {
        while let Some((_, member)) = turns.next_if(|(at, _)| *at <= id) {
            speaker = *member;
        }
        if taken.get(id).copied().unwrap_or(false) {
            continue;
        }
        let Some(pronoun) = scene.naming().pronouns.get(scene.units.lower(id)) else { continue };
        if let (true, false, Some(member)) = (pronoun.first, pronoun.many, speaker) {
            cast.mentions.push(Mention {
                units: id..id + 1,
                phrase: id..id + 1,
                members: vec![member],
                form: MentionForm::Pronoun,
                reason: "pronoun/speaker",
                metonym_of: None,
                adjective: false,
            });
        }
    }
}

/// Where turns begin whose label is written in capitals: "DR. JHA:".
fn unknown_turns(scene: &Scene<'_>) -> impl Iterator<Item = usize> {
    let units = scene.units;
    units.sentences().iter().filter_map(move |sentence| {
        let colon = (sentence.start..sentence.end.min(sentence.start + 7)).find(|&id| units.lower(id) == ":")?;
        let shouted = |id: usize| !matches!(units.shape(id), Shape::Small | Shape::Capitalised | Shape::Number);
        (colon > sentence.start && (sentence.start..colon).all(shouted)).then_some(colon)
    })
}

/// Labels of turns: a person's name, perhaps with title, that opens a sentence and is followed by a colon.
pub(super) fn labels(scene: &Scene<'_>, cast: &Cast) -> Vec<(usize, MemberId)> {
    let opens = |mention: &&Mention| {
        scene.units.lower(mention.units.end) == ":"
            && scene.units.opens_sentence(mention.phrase.start)
            && mention.members.len() == 1
            && cast.members[mention.members[0]].is_person()
    };
    let mut found: Vec<(usize, MemberId)> =
        cast.mentions.iter().filter(opens).map(|mention| (mention.units.end, mention.members[0])).collect();
    found.sort_unstable();
    found
}
