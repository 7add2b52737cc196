//! The party of a person whose title names none, presumed from what stands around: the list that the name is in, the region or
//! company that the text is about, the country that issues it.

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member};
use crate::extract::who::name::NameClass;
use crate::extract::who::scene::Scene;
use crate::extract::who::titles::Title;
use crate::extract::who::units::UnitId;
use crate::knowledge::{EntryClass, RoleClass, Trait};

/// The party of the person named right before in a list: "Ukrainian Prime Minister Denys Shmyhal, Foreign Minister Dmytro Kuleba".
pub(super) fn sibling(scene: &Scene<'_>, cast: &Cast, id: usize) -> Option<String> {
    let member = cast.members.get(id)?;
    if !member.held.iter().any(|held| held.title.before && held.title.role.class == RoleClass::Office) {
        return None;
    }
    for mention in cast.mentions.iter().filter(|mention| mention.members == [id]) {
        let end = mention.phrase.start;
        let joined = |at: UnitId| matches!(scene.units.lower(at), "," | ";") || scene.lexis.is(at, Trait::Lists);
        let mut at = end;
        while at > 0 && joined(at - 1) && end - at < 4 {
            at -= 1;
        }
        if at == end || at == 0 {
            continue;
        }
        let before = cast.mentions.iter().find(|other| other.units.end == at && other.members.len() == 1);
        let before = before.filter(|_| scene.units.sentence_number(at - 1) == scene.units.sentence_number(end));
        let party =
            before.and_then(|other| cast.members.get(*other.members.first()?)).filter(|other| other.is_person());
        if let Some(party) = party.and_then(|other| other.party.clone()) {
            return Some(party);
        }
    }
    None
}

/// The country of an office without a country: the one that issues the text, or for the head of a government, which no
/// publisher is, the country that the text speaks of most. Nobody but its own head needs no name in a country's text: "the
/// President".
pub(super) fn by_text(scene: &Scene<'_>, cast: &Cast, id: usize) -> Option<String> {
    let member = cast.members.get(id)?;
    let title = &member.held.iter().find(|held| is_public(scene, &held.title))?.title;
    let own = !member.named && scene.units.capital(title.head);
    let sovereign =
        scene.lexis.is(title.head, Trait::Sovereign) && !title.units.clone().any(|id| scene.lexis.is(id, Trait::Vice));
    // An organization in the title that no state could be read from speaks against any guess.
    if title.units.clone().any(|at| scene.name_at(at).is_some_and(|name| name.class == NameClass::Organization))
        && scene.issuer.is_none()
    {
        return None;
    }
    match scene.issuer {
        Some(issuer) if !sovereign || own => Some(scene.canonical(issuer).to_owned()),
        issuer => main_country(cast, issuer),
    }
}

/// The region of a governor whose title names none.
pub(super) fn governed(scene: &Scene<'_>, cast: &Cast, member: &Member) -> Option<String> {
    let governs = |member: &Member| {
        member.title().is_some_and(|held| held.of.is_none() && scene.lexis.is(held.title.head, Trait::Governs))
    };
    // Where several governors are told, each has a region of its own.
    let only = governs(member) && cast.persons().filter(|(_, member)| governs(member)).count() == 1;
    if only { main_region(scene, cast) } else { None }
}

/// The company that the text speaks of most, for whoever holds a post in business that names none.
pub(super) fn main_company(scene: &Scene<'_>, cast: &Cast, member: &Member) -> Option<String> {
    let business = |id: UnitId| scene.lexis.is(id, Trait::Business);
    member.held.iter().find(|held| held.title.units.clone().any(business))?;
    let company = |member: &Member| {
        let class = member.entry.map(|entry| scene.knowledge.reference.entry(entry).class);
        class == Some(EntryClass::Company)
    };
    most_mentioned(cast, company).map(|id| cast.members[id].name().to_owned())
}

/// Whether a title is that of a public office or a rank in a service, not one in business or learning.
fn is_public(scene: &Scene<'_>, title: &Title) -> bool {
    matches!(title.role.class, RoleClass::Office | RoleClass::Rank)
        && !scene.lexis.is(title.head, Trait::Private)
        && !(scene.lexis.is(title.head, Trait::Sovereign)
            && title.units.clone().any(|id| scene.lexis.is(id, Trait::Vice)))
}

/// The state or province mentioned most often, when it is mentioned at least twice and no other as often: whom a governor governs.
fn main_region(scene: &Scene<'_>, cast: &Cast) -> Option<String> {
    let region = |member: &Member| {
        let class = member.entry.map(|entry| scene.knowledge.reference.entry(entry).class);
        class == Some(EntryClass::Region)
    };
    most_mentioned(cast, region).map(|id| cast.members[id].name().to_owned())
}

/// The member of a kind that is mentioned most often, when it is mentioned at least twice and no other as often.
fn most_mentioned(cast: &Cast, fits: impl Fn(&Member) -> bool) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for (id, _) in cast.members.iter().enumerate().filter(|(_, member)| fits(member)) {
        counts.push((cast.mentions.iter().filter(|mention| mention.members == [id]).count(), id));
    }
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let &(most, id) = counts.first()?;
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    (most >= 2 && most > next).then_some(id)
}

/// The country mentioned most often besides one, if it is mentioned at least twice as often as the next.
fn main_country(cast: &Cast, besides: Option<crate::knowledge::EntryId>) -> Option<String> {
    let mut counts: Vec<(usize, usize)> = cast
        .members
        .iter()
        .enumerate()
        .filter(|(_, member)| member.kind() == EntityKind::Country && (besides.is_none() || member.entry != besides))
        .map(|(id, _)| (cast.mentions.iter().filter(|mention| mention.members == [id]).count(), id))
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let &(most, id) = counts.first()?;
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    (most >= 2 && most >= 2 * next).then(|| cast.members.get(id)?.party.clone()).flatten()
}
