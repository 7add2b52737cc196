//! Sieve: capitals and buildings that stand for a government. "Beijing said", "talks between Moscow and Kyiv".

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId};
use crate::extract::who::scene::Scene;
use crate::extract::who::units::UnitId;
use crate::knowledge::{EntryId, Trait};
use crate::language::{Deprel, TokenId};

/// Notes for each mention of a capital or seat that acts like a party the country it stands for.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast) {
    let mut seats: Vec<(usize, UnitId, EntryId)> = Vec::new();
    for (at, mention) in cast.mentions.iter().enumerate() {
        let [id] = mention.members.as_slice() else { continue };
        let Some(country) = stands_for(scene, &cast.members[*id]) else { continue };
        let head = mention.head(scene.units);
        let acts = matches!(
            scene.units.doc.token(head).deprel,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Obj
                | Deprel::Iobj
                | Deprel::OblAgent
                | Deprel::Conj
                | Deprel::NmodPoss
        );
        if acts || faces(scene, head) {
            seats.push((at, mention.units.start, country));
        }
    }
    for (at, first, country) in seats {
        let country = member_of(scene, cast, country, first);
        cast.mentions.stand_for(at, country);
    }
}

/// Whether a preposition such as "with" makes a party of what follows it: "talks with Moscow".
fn faces(scene: &Scene<'_>, head: TokenId) -> bool {
    let doc = scene.units.doc;
    let own = doc.sentence_of(head).tokens.start..head;
    let mut cases = own.rev().filter(|at| doc.token(*at).head == head && doc.token(*at).deprel == Deprel::Case);
    cases.next().is_some_and(|case| scene.naming().has(&doc.word(case).to_lowercase(), Trait::Faces))
}

/// The country for which a capital, or a building of the lexicon, can stand.
fn stands_for(scene: &Scene<'_>, member: &Member) -> Option<EntryId> {
    let reference = &scene.knowledge.reference;
    let metonym = scene.naming().metonyms.get(&member.name().to_lowercase());
    if let Some(metonym) = metonym {
        return reference.country_of(&metonym.country);
    }
    let entry = member.entry.filter(|_| member.kind() == EntityKind::Place)?;
    reference.is_capital(entry).then(|| reference.entry(entry).country).flatten()
}

/// The member that is this country; a new one when the text does not name it.
fn member_of(scene: &Scene<'_>, cast: &mut Cast, country: EntryId, first: usize) -> MemberId {
    let known =
        cast.members.iter().position(|member| member.entry == Some(country) && member.kind() == EntityKind::Country);
    known.unwrap_or_else(|| {
        let name = scene.canonical(country).to_owned();
        cast.add(Member {
            kind: Some(EntityKind::Country),
            names: vec![name.clone()],
            entry: Some(country),
            party: Some(name.clone()),
            country: Some(name),
            first,
            ..Member::default()
        })
    })
}
