//! Who proposed, supports, or aligns with an initiative, where it was signed and which document names it, as the text tells it.
//!
//! The relation is read from a verb that governs the initiative ("Xi proposed the …"), or from a participle that modifies it or
//! the whole list it belongs to ("the A, the B and the C, proposed by Xi").

use super::scene::Scene;
use super::speaker::{Speaker, speakers};
use crate::extract::{EntityId, EntityKind, Reference};
use crate::knowledge::{RelationVerb, RelationVerbs, SpeechClue};
use crate::language::{Deprel, Extent, TokenId, Upos, Voice, Xpos};

/// How many initiatives a list may name.
const LONGEST_LIST: usize = 40;

/// One relation of an initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The initiative.
    pub initiative: EntityId,
    /// `proposed`, `supported`, `aligned`, `signed`, `named`.
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
            "signed" => signed_at(scene, verb, mention, entry),
            "named" => named_in(scene, verb, entry),
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
        // "The Accord, signed in 2015, was supported by A": the participle may have taken the subject.
        let participle = relation == Deprel::Nsubj
            && scene.doc.token(above).xpos == Xpos::Vbn
            && scene.tree.dependents_by(above, &[Deprel::Aux, Deprel::AuxPass]).next().is_none();
        if participle {
            verbs.push(above);
            verbs.extend(scene.tree.head(above).filter(|main| scene.tree.voice(*main) == Voice::Passive));
        }
        if patient {
            verbs.push(above);
            // "proposed and launched the plan", but not "was named in one text, and another text names the plan".
            let shares =
                |verb: &TokenId| scene.tree.dependents_by(*verb, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none();
            verbs.extend(scene.tree.dependents_by(above, &[Deprel::Conj]).filter(shares));
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
    scene.tree.oblique(verb, &entry.cases()).map(|with| words(scene, with)).into_iter().collect()
}

/// The place and the gathering at which an agreement was signed; the tree may hang them on the agreement itself.
fn signed_at(scene: &Scene<'_>, verb: TokenId, mention: &Reference, entry: &RelationVerb) -> Vec<Speaker> {
    let marked = |case: Option<TokenId>| {
        case.is_some_and(|case| entry.prepositions.iter().any(|one| *one == *scene.doc.token(case).lemma))
    };
    let mut found = Vec::new();
    for governor in [verb, mention.head] {
        let where_told =
            scene.tree.obliques(governor).filter(|(case, noun)| marked(*case) && !mention.tokens.contains(noun));
        for place in where_told.filter_map(|(_, noun)| occasion(scene, noun)) {
            if !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found
}

/// A place, a gathering known by name, or one that its words tell apart: "the Riga summit".
fn occasion(scene: &Scene<'_>, noun: TokenId) -> Option<Speaker> {
    if let Some(id) = entity_at(scene, noun, &[EntityKind::Gathering, EntityKind::Place, EntityKind::Country]) {
        return Some(Speaker::Entity(id));
    }
    let phrase = scene.tree.phrase(noun, Extent::Nominal);
    let named = phrase.clone().any(|token| scene.doc.token(token).upos == Upos::Propn);
    (named && scene.tells(SpeechClue::Occasion, &scene.doc.token(noun).lemma.to_lowercase()))
        .then(|| words(scene, noun))
}

/// The document that names an initiative: "mentioned in the declaration", "the declaration names".
fn named_in(scene: &Scene<'_>, verb: TokenId, entry: &RelationVerb) -> Vec<Speaker> {
    let passive = scene.tree.oblique(verb, &entry.cases());
    let told = passive.or_else(|| scene.tree.agent(verb));
    let text = told.filter(|noun| {
        scene.tells(SpeechClue::Text, &scene.doc.token(*noun).lemma.to_lowercase())
            || entity_at(scene, *noun, &[EntityKind::Initiative]).is_some()
    });
    let Some(text) = text else { return Vec::new() };
    let document = entity_at(scene, text, &[EntityKind::Initiative]).map(Speaker::Entity);
    vec![document.unwrap_or_else(|| words(scene, text))]
}

fn entity_at(scene: &Scene<'_>, token: TokenId, kinds: &[EntityKind]) -> Option<EntityId> {
    let mention = scene.discourse.headed_by(token).or_else(|| scene.discourse.at(token))?;
    mention.referent.entities().iter().copied().find(|id| kinds.contains(&scene.discourse.entity(*id).kind))
}

/// A noun phrase as written, without its article.
fn words(scene: &Scene<'_>, noun: TokenId) -> Speaker {
    let mut phrase = scene.tree.phrase(noun, Extent::Nominal);
    if phrase.len() > 1 && scene.doc.token(phrase.start).upos == Upos::Det {
        phrase.start += 1;
    }
    Speaker::Words(scene.doc.words(&phrase).to_owned())
}
