//! The party of a counterpart whose title names none: "met his counterpart, Prime Minister A B". It is not that of the one whose
//! counterpart he is, but that of the other country that the text is about.

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId};
use crate::extract::who::scene::Scene;
use crate::knowledge::Trait;

/// How many units may stand between the word for a counterpart and the name's phrase: a comma.
const GAP: usize = 2;

/// For somebody who is called a counterpart: the party that faces the one whose counterpart he is. None for anybody else.
pub(super) fn facing(scene: &Scene<'_>, cast: &Cast, id: MemberId) -> Option<Option<String>> {
    let counterpart = |start: usize| {
        let before = start.saturating_sub(GAP)..start;
        before.rev().any(|at| scene.lexis.is(at, Trait::Counterpart))
    };
    let start = cast.mentions.of(id).map(|mention| mention.phrase.start).find(|start| counterpart(*start))?;
    let before = cast.mentions.starting_in(0..start).rev().filter(|mention| mention.units.end <= start);
    let other = before
        .filter_map(|mention| cast.members.get(*mention.members.first()?))
        .find(|member| member.is_person() && member.named && member.party.is_some());
    Some(other.and_then(|other| opposite(cast, other)))
}

/// The country that the text names most besides that of a person.
fn opposite(cast: &Cast, person: &Member) -> Option<String> {
    let other = |member: &Member| member.kind() == EntityKind::Country && member.party != person.party;
    let countries = cast.members.iter().enumerate().filter(|(_, member)| other(member));
    let mut counts: Vec<(usize, MemberId)> = countries.map(|(id, _)| (cast.mentions.count(id), id)).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let &(most, id) = counts.first()?;
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    (most > next).then(|| cast.members.get(id)?.party.clone()).flatten()
}
