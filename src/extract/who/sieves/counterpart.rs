//! Sieve: "his Turkish counterpart" is who holds the matching office of the other country on the article's day.

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Held, Member, MemberId, display};
use crate::extract::who::nominals::Nominal;
use crate::extract::who::scene::Scene;
use crate::knowledge::{EntryId, Trait};

/// Whether a noun phrase is about a counterpart.
pub(super) fn is_counterpart(scene: &Scene<'_>, nominal: &Nominal) -> bool {
    scene.lexis.is(nominal.head, Trait::Counterpart)
}

/// Resolves counterparts.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, nominals: &[Nominal]) {
    for nominal in nominals.iter().filter(|nominal| !nominal.plural && is_counterpart(scene, nominal)) {
        let Some(party) = nominal.party.clone() else { continue };
        let own = before(cast, nominal);
        let entry = own.and_then(|own| matching(scene, cast, own, &party));
        let known =
            entry.and_then(|entry| cast.persons().find(|(_, member)| member.entry == Some(entry)).map(|(id, _)| id));
        let same = known.or_else(|| own.and_then(|own| alike(cast, own, &party)));
        let id = same.unwrap_or_else(|| {
            let words = display(scene.units.words(&nominal.title.units), false);
            cast.add(Member {
                kind: Some(EntityKind::Person),
                names: vec![words.clone()],
                held: vec![Held { title: nominal.title.clone(), words, of: Some(party.clone()) }],
                party: Some(party),
                entry,
                first: nominal.units.start,
                ..Member::default()
            })
        });
        let reason = if entry.is_some() { "counterpart/office-on-day" } else { "counterpart/party" };
        cast.mentions.push(super::title_alone::mention(nominal, vec![id], reason));
    }
}

/// The named person mentioned last before the phrase: whose counterpart it is.
fn before(cast: &Cast, nominal: &Nominal) -> Option<MemberId> {
    let at = nominal.units.start;
    let named = cast.mentions.starting_in(0..at).rev().filter(|mention| mention.units.end <= at);
    let person = |id: &MemberId| cast.members.get(*id).is_some_and(|member| member.is_person() && member.named);
    named.filter_map(|mention| mention.members.first().copied()).find(person)
}

/// Who held the matching office of the other party on the article's day, if exactly one did.
fn matching(scene: &Scene<'_>, cast: &Cast, own: MemberId, party: &str) -> Option<EntryId> {
    let reference = &scene.knowledge.reference;
    let day = scene.day?;
    let other = reference.country_of(party)?;
    let entry = cast.members.get(own)?.entry?;
    let office = reference.terms(entry).filter(|term| term.covers(day)).last()?.office;
    match reference.holders(office, other, day).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// A named person of the other party whose title has the same role.
fn alike(cast: &Cast, own: MemberId, party: &str) -> Option<MemberId> {
    let roles: Vec<_> = cast.members.get(own)?.held.iter().map(|held| held.title.role).collect();
    let mut found = cast
        .persons()
        .filter(|(_, member)| member.named && member.party.as_deref() == Some(party))
        .filter(|(_, member)| member.held.iter().any(|held| roles.contains(&held.title.role)));
    let first = found.next().map(|(id, _)| id)?;
    found.next().is_none().then_some(first)
}
