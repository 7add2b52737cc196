//! Light relations: who thanked, condemned, urged, sanctioned, recognised whom; who proposed and supports an initiative.

use super::Context;
use super::addressee::name_of;
use super::initiative::{Link, links};
use super::scene::Scene;
use super::speaker::{Speaker, speakers};
use super::utterance::Utterance;
use crate::knowledge::RelationVerbs;
use crate::language::TokenId;
use crate::reading::{Evidence, Initiative, Relation, Stance};

/// Relations that the utterances and the relation verbs tell, in text order.
pub(super) fn relations(
    scene: &Scene<'_>,
    context: &Context<'_>,
    utterances: &[Utterance],
    verbs: &RelationVerbs,
) -> Vec<Relation> {
    let mut found: Vec<Relation> =
        utterances.iter().flat_map(|utterance| by_utterance(scene, context, utterance)).collect();
    for token in (0..).take(scene.doc.tokens().len()) {
        found.extend(by_verb(scene, context, verbs, token));
    }
    found.sort_by_key(|relation| (relation.evidence.span, relation.subject.clone(), relation.object.clone()));
    found.dedup();
    found
}

/// A speech act that is directed at someone and takes a stance is a relation too: "thanked Qatar".
fn by_utterance(scene: &Scene<'_>, context: &Context<'_>, utterance: &Utterance) -> Vec<Relation> {
    let Some(stance) = utterance.stance.filter(|stance| !matches!(stance, Stance::Say | Stance::Ask | Stance::Agree))
    else {
        return Vec::new();
    };
    let Some(verb) = utterance.verb else { return Vec::new() };
    utterance
        .addressees
        .iter()
        .map(|to| relation(scene, context, &utterance.speaker, stance.name(), to, verb, "relation/stance"))
        .collect()
}

/// "The EU imposed sanctions on X", "Ghana recognised Y".
fn by_verb(scene: &Scene<'_>, context: &Context<'_>, verbs: &RelationVerbs, verb: TokenId) -> Vec<Relation> {
    let Some(entry) = verbs.get(&scene.doc.token(verb).lemma) else { return Vec::new() };
    let Some(agent) = scene.tree.agent(verb) else { return Vec::new() };
    if scene.quotation_at(verb).is_some() || !scene.holds(verb) {
        return Vec::new();
    }
    let object = match &entry.preposition {
        Some(preposition) => scene.tree.oblique(verb, &[preposition]),
        None => scene.tree.patient(verb),
    };
    let objects = object.map(|object| speakers(scene, object)).unwrap_or_default();
    let mut found = Vec::new();
    for subject in speakers(scene, agent) {
        for object in objects.iter().filter(|object| **object != subject) {
            found.push(relation(scene, context, &subject, &entry.relation, object, verb, "relation/verb"));
        }
    }
    found
}

fn relation(
    scene: &Scene<'_>,
    context: &Context<'_>,
    subject: &Speaker,
    predicate: &str,
    object: &Speaker,
    verb: TokenId,
    rule: &str,
) -> Relation {
    Relation {
        subject: name_of(scene, subject),
        predicate: predicate.to_owned(),
        object: name_of(scene, object),
        evidence: evidence(scene, context, verb, rule),
    }
}

fn evidence(scene: &Scene<'_>, context: &Context<'_>, token: TokenId, rule: &str) -> Evidence {
    let span = scene.doc.sentence_of(token).span;
    Evidence {
        words: span.of(scene.doc.text()).to_owned(),
        span: context.index.chars(scene.doc.text(), span),
        rule: rule.to_owned(),
    }
}

/// Adds proposer, supporters and alignments to the initiatives that the text relates.
pub(super) fn relate(scene: &Scene<'_>, context: &Context<'_>, verbs: &RelationVerbs, initiatives: &mut [Initiative]) {
    for Link { initiative, relation, other, verb } in links(scene, verbs) {
        let name = &scene.discourse.entity(initiative).name;
        let Some(told) = initiatives.iter_mut().find(|told| told.name == *name) else { continue };
        let other = name_of(scene, &other);
        match relation.as_str() {
            "proposed" if told.proposed_by.is_none() => {
                told.proposed_by = Some(other);
                told.evidence = evidence(scene, context, verb, "initiative/proposed");
            }
            "supported" if !told.supported_by.contains(&other) => told.supported_by.push(other),
            "aligned" if !told.aligned_with.contains(&other) => told.aligned_with.push(other),
            _ => {}
        }
    }
}
