//! Who proposed, supports, or aligns with an initiative, as the text tells it.
//!
//! The relation is read from a verb that governs the initiative ("Xi proposed the …"), or from a participle that modifies it or
//! the whole list it belongs to ("the A, the B and the C, proposed by Xi").

use super::scene::Scene;
use super::speaker::{Speaker, speakers};
use crate::extract::{EntityId, EntityKind, Reference};
use crate::knowledge::{RelationVerb, RelationVerbs};
use crate::language::Voice;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// How many initiatives a list may name.
const LONGEST_LIST: usize = 40;

/// One relation of an initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The initiative.
    pub initiative: EntityId,
    /// `proposed`, `supported`, `aligned`.
    pub relation: String,
    /// With whom or what.
    pub other: Speaker,
    /// The verb that says so.
    pub verb: TokenId,
}

/// Every relation of every initiative, in text order.
pub(super) fn links(scene: &Scene<'_>, verbs: &RelationVerbs) -> Vec<Link> {
    let mut found = Vec::new();
    for mention in scene.discourse.mentions() {
        for id in mention.referent.entities() {
            if scene.discourse.entity(*id).kind == EntityKind::Initiative {
                found.extend(links_of(scene, verbs, *id, mention));
            }
        }
    }
    found
}

fn links_of(scene: &Scene<'_>, verbs: &RelationVerbs, initiative: EntityId, mention: &Reference) -> Vec<Link> {
    let mut found = Vec::new();
    let mut governing = governing(scene, mention.head);
    governing.extend(closing_participle(scene, mention).filter(|verb| !governing.contains(verb)));
    for verb in governing {
        let Some(entry) = verbs.get(&scene.doc.token(verb).lemma) else { continue };
        let others = match entry.relation.as_str() {
            "aligned" => aligned(scene, verb, entry),
            _ => scene.tree.agent(verb).map(|agent| speakers(scene, agent)).unwrap_or_default(),
        };
        let other = |other: &Speaker| *other != Speaker::Entity(initiative);
        found.extend(others.into_iter().filter(other).map(|other| Link {
            initiative,
            relation: entry.relation.clone(),
            other,
            verb,
        }));
    }
    found
}

/// The verbs that say something of a noun: participles below it or below the list that it is in, and the verb that it is object or passive subject of.
fn governing(scene: &Scene<'_>, head: TokenId) -> Vec<TokenId> {
    let first = scene.tree.first_conjunct(head);
    let mut verbs: Vec<TokenId> = scene
        .tree
        .conjuncts(first)
        .into_iter()
        .flat_map(|conjunct| scene.tree.dependents_by(conjunct, &[Deprel::Acl, Deprel::AclRelcl]).collect::<Vec<_>>())
        .collect();
    let relation = scene.rel(first);
    if let Some(above) = scene.tree.head(first) {
        let patient =
            relation == Deprel::Obj && scene.tree.voice(above) == Voice::Active || relation == Deprel::NsubjPass;
        if patient {
            verbs.push(above);
            verbs.extend(scene.tree.dependents_by(above, &[Deprel::Conj]));
        }
    }
    verbs
}

/// The participle behind the list that an initiative is in, wherever the tree hangs it: "the A, the B and the C, all proposed
/// by X".
fn closing_participle(scene: &Scene<'_>, first: &Reference) -> Option<TokenId> {
    let sentence = scene.doc.sentence_of(first.head).tokens.end;
    let joint = |at: TokenId| {
        matches!(scene.doc.token(at).upos, Upos::Det | Upos::Cconj | Upos::Punct) && scene.doc.word(at) != "."
    };
    let mut end = first.tokens.end;
    for _ in 0..LONGEST_LIST {
        let next = (end..sentence).find(|at| !joint(*at))?;
        let listed = scene.discourse.at(next).filter(|mention| {
            let ids = mention.referent.entities().iter();
            ids.copied().any(|id| scene.discourse.entity(id).kind == EntityKind::Initiative)
        });
        match listed {
            Some(mention) => end = mention.tokens.end.max(next + 1),
            None => return (next > end && scene.doc.token(next).xpos == Xpos::Vbn).then_some(next),
        }
    }
    None
}

/// What an initiative is said to be aligned with.
fn aligned(scene: &Scene<'_>, verb: TokenId, entry: &RelationVerb) -> Vec<Speaker> {
    let Some(preposition) = &entry.preposition else { return Vec::new() };
    let Some(with) = scene.tree.oblique(verb, &[preposition]) else { return Vec::new() };
    vec![Speaker::Words(scene.doc.words(&scene.tree.phrase(with, crate::language::Extent::Nominal)).to_owned())]
}
