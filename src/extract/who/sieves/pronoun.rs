//! Sieve: pronouns, by person, number and gender. The nearest clause is searched first, subjects before other words and left
//! before right, in the spirit of Hobbs (1978) and of centering (Grosz, Joshi and Weinstein 1995).

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, MemberId, Mention};
use crate::extract::who::scene::Scene;
use crate::extract::who::units::{Shape, UnitId};
use crate::knowledge::Pronoun;
use crate::language::{Deprel, TokenId, Upos};
use crate::reading::MentionForm;

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// Resolves the pronouns of the third person.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, taken: &[bool]) {
    let labels = super::speaker::labels(scene, cast);
    let mut turns = labels.iter().peekable();
    let mut speaker = None;
    for id in 0..scene.units.len() {
        while let Some((_, member)) = turns.next_if(|(at, _)| *at <= id) {
            speaker = Some(*member);
        }
        if taken.get(id).copied().unwrap_or(false) || scene.units.shape(id) == Shape::Capitals {
            continue;
        }
        let Some(&pronoun) = scene.naming().pronouns.get(scene.units.lower(id)) else { continue };
        if pronoun.first {
            continue;
        }
        let (members, reason) = if pronoun.many {
            (super::group::together(scene, cast, id, 2), "pronoun/plural")
        } else if pronoun.neuter {
            (thing(scene, cast, id).map(|id| vec![id]), "pronoun/neuter")
        } else {
            (person(scene, cast, id, pronoun, speaker).map(|id| vec![id]), "pronoun/person")
        };
        if let Some(members) = members {
            cast.mentions.push(Mention {
                units: id..id + 1,
                phrase: id..id + 1,
                members,
                form: MentionForm::Pronoun,
                reason,
                metonym_of: None,
                adjective: false,
            });
        }
    }
}

/// The person that "he" or "she" refers to: in a transcript nobody speaks of themselves so.
fn person(scene: &Scene<'_>, cast: &Cast, at: UnitId, pronoun: Pronoun, speaker: Option<MemberId>) -> Option<MemberId> {
    let fits = |id: MemberId| {
        let member = &cast.members[id];
        member.is_person() && Some(id) != speaker && member.gender.is_none_or(|gender| Some(gender) == pronoun.gender)
    };
    antecedent(scene, cast, at, fits)
}

/// The country or organization that "it" refers to: only the subject of the sentence before, or of this one.
fn thing(scene: &Scene<'_>, cast: &Cast, at: UnitId) -> Option<MemberId> {
    let fits = |id: MemberId| matches!(cast.members[id].kind(), EntityKind::Country | EntityKind::Organization);
    let sentence = scene.units.sentence_number(at);
    let subject =
        |mention: &&Mention| is_subject(scene, mention) && mention.members.len() == 1 && fits(mention.members[0]);
    let from = scene.units.sentences()[sentence.saturating_sub(1)].start;
    let near =
        cast.mentions.starting_in(from..at).rev().filter(|mention| mention.units.end <= at && !mention.adjective);
    { near }.find(subject)?.members.first().copied()
}

/// The best antecedent: in this sentence before the pronoun, then sentence by sentence backwards.
pub(super) fn antecedent(
    scene: &Scene<'_>,
    cast: &Cast,
    at: UnitId,
    fits: impl Fn(MemberId) -> bool,
) -> Option<MemberId> {
    let own = scene.units.sentence_number(at);
    let verb = acted_on(scene, at);
    for sentence in (own.saturating_sub(REACH)..=own).rev() {
        let best = cast
            .mentions
            .starting_in(scene.units.sentences()[sentence].clone())
            .filter(|mention| mention.members.len() == 1 && fits(mention.members[0]) && mention.units.end <= at)
            .filter(|mention| !verb.is_some_and(|verb| is_subject_of(scene, mention, verb)))
            .min_by_key(|mention| (!is_subject(scene, mention), mention.units.start));
        if let Some(mention) = best {
            return mention.members.first().copied();
        }
    }
    None
}

/// The verb of which a pronoun is an object, and whose subject it therefore does not mean: "Smith called on him" has two people
/// (principle B of binding theory, Chomsky 1981). What accompanies an object may be the subject: "brought her with him".
fn acted_on(scene: &Scene<'_>, pronoun: UnitId) -> Option<TokenId> {
    let doc = scene.units.doc;
    let mut at = scene.units.token_range(&(pronoun..pronoun + 1)).start;
    if doc.token(at).upos != Upos::Pron {
        return None;
    }
    for _ in 0..3 {
        let token = doc.token(at);
        if !matches!(token.deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Nmod) {
            return None;
        }
        if doc.token(token.head).upos == Upos::Verb {
            let company = token.deprel == Deprel::Obl
                && has(scene, at, Deprel::Case, "with")
                && has(scene, token.head, Deprel::Obj, "");
            return (!company).then_some(token.head);
        }
        at = token.head;
    }
    None
}

/// Whether a word has a dependent of this relation, and of this form if one is given.
fn has(scene: &Scene<'_>, head: TokenId, relation: Deprel, form: &str) -> bool {
    let doc = scene.units.doc;
    doc.sentence_of(head).tokens.clone().any(|at| {
        let token = doc.token(at);
        token.head == head && token.deprel == relation && (form.is_empty() || doc.word(at).eq_ignore_ascii_case(form))
    })
}

fn is_subject_of(scene: &Scene<'_>, mention: &Mention, verb: TokenId) -> bool {
    let token = scene.units.doc.token(mention.head(scene.units));
    token.head == verb && token.deprel == Deprel::Nsubj
}

/// Whether a mention is the subject of a clause, or stands in one that is.
pub(super) fn is_subject(scene: &Scene<'_>, mention: &Mention) -> bool {
    let token = scene.units.doc.token(mention.head(scene.units));
    let subject = |deprel| matches!(deprel, Deprel::Nsubj | Deprel::NsubjPass);
    subject(token.deprel)
        // "her deputy, A B, visited Rome"
        || token.deprel == Deprel::Appos && subject(scene.units.doc.token(token.head).deprel)
        || token.deprel == Deprel::Root && token.upos == Upos::Propn
}
