//! Light relations: who thanked, condemned, urged, sanctioned, recognised whom; who proposed and supports an initiative.

use super::Context;
use super::addressee::name_of;
use super::initiative::{Link, links};
use super::scene::Scene;
use super::speaker::{Speaker, speakers};
use super::utterance::Utterance;
use crate::extract::EntityKind;
use crate::knowledge::RelationVerbs;
use crate::language::{TokenId, Upos};
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

/// A speech act that is directed at someone and takes a stance is a relation too: "thanked Qatar", "condemned the coup".
fn by_utterance(scene: &Scene<'_>, context: &Context<'_>, utterance: &Utterance) -> Vec<Relation> {
    let Some(stance) = utterance.stance.filter(|stance| !matches!(stance, Stance::Say | Stance::Ask | Stance::Agree))
    else {
        return Vec::new();
    };
    let Some(verb) = utterance.verb else { return Vec::new() };
    let object = if utterance.addressees.is_empty() { judged(scene, stance, verb) } else { Vec::new() };
    utterance
        .addressees
        .iter()
        .chain(&object)
        .filter(|to| **to != utterance.speaker)
        .map(|to| relation(scene, context, &utterance.speaker, stance.name(), to, verb, "relation/stance"))
        .collect()
}

/// Whom or what is praised, condemned or denied: an initiative, else an actor or whoever owns it, else the thing in words.
fn judged(scene: &Scene<'_>, stance: Stance, verb: TokenId) -> Vec<Speaker> {
    if !matches!(stance, Stance::Praise | Stance::Thank | Stance::Condemn | Stance::Deny | Stance::Urge) {
        return Vec::new();
    }
    let Some(object) = scene.tree.patient(verb) else { return Vec::new() };
    let plan = scene.discourse.headed_by(object).or_else(|| scene.discourse.at(object)).and_then(|mention| {
        let ids = mention.referent.entities().iter();
        ids.copied().find(|id| scene.discourse.entity(*id).kind == EntityKind::Initiative)
    });
    if let Some(plan) = plan {
        return vec![Speaker::Entity(plan)];
    }
    let actors = scene.addressed(object);
    if actors.is_empty() && scene.doc.token(object).upos == Upos::Noun {
        return vec![Speaker::Words(scene.phrase(object).to_owned())];
    }
    actors
}

/// "The EU imposed sanctions on X", "Ghana recognised Y".
fn by_verb(scene: &Scene<'_>, context: &Context<'_>, verbs: &RelationVerbs, verb: TokenId) -> Vec<Relation> {
    let Some(entry) = verbs.get(&scene.doc.token(verb).lemma) else { return Vec::new() };
    let Some(agent) = scene.tree.agent(verb) else { return Vec::new() };
    if scene.quotation_at(verb).is_some() || !scene.holds(verb) {
        return Vec::new();
    }
    if entry.is_of_initiatives() {
        return Vec::new();
    }
    let object = match entry.cases().as_slice() {
        [] => scene.tree.patient(verb),
        cases => scene.tree.oblique(verb, cases),
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

/// Adds proposer, supporters, alignments, where it was signed and what names it to the initiatives that the text relates.
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
            "signed" if !told.signed_at.contains(&other) => told.signed_at.push(other),
            "named" if !told.named_in.contains(&other) => told.named_in.push(other),
            _ => {}
        }
    }
}
