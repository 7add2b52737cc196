//! Sieve: groups. "The two leaders" are the persons last named together, "both sides" their parties, "the foreign ministers of
//! Jordan, Egypt and Iraq" one person for each country.

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId};
use crate::extract::who::nominals::{Determiner, Nominal};
use crate::extract::who::scene::Scene;
use crate::knowledge::{GroupClass, Trait};

/// How many sentences back a group looks for its members.
const REACH: usize = 6;

/// Resolves groups.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, nominals: &[Nominal]) {
    for nominal in nominals.iter().filter(|nominal| nominal.plural) {
        // "Two diplomats said" brings in somebody new.
        let both = scene.lexis.is(nominal.units.start, Trait::Both);
        let known = !matches!(nominal.determiner, Determiner::Bare | Determiner::Indefinite) || both;
        let definite = nominal.determiner == Determiner::Definite || nominal.number.is_some() && known;
        if !definite || nominal.party.is_some() && nominal.number.is_none() {
            continue;
        }
        let parties = nominal.group.is_some_and(|group| group.class == GroupClass::Party);
        let wanted = nominal.number.unwrap_or(2).max(2);
        let people = together(scene, cast, nominal.units.start, wanted);
        let members = if parties {
            parties_of(cast, &people).or_else(|| countries(scene, cast, nominal.units.start, wanted))
        } else {
            people
        };
        if let Some(members) = members {
            let reason = if parties { "group/parties" } else { "group/people" };
            cast.mentions.push(super::title_alone::mention(nominal, members, reason));
        }
    }
}

/// The persons last mentioned by name together before a unit: the first so many of the nearest sentence that has enough.
pub(super) fn together(scene: &Scene<'_>, cast: &Cast, before: usize, wanted: usize) -> Option<Vec<MemberId>> {
    gather(scene, cast, before, wanted, |cast, id| cast.members.get(id).is_some_and(Member::is_person))
}

fn countries(scene: &Scene<'_>, cast: &Cast, before: usize, wanted: usize) -> Option<Vec<MemberId>> {
    gather(scene, cast, before, wanted, |cast, id| {
        cast.members.get(id).is_some_and(|member| member.kind() == EntityKind::Country)
    })
}

fn gather(
    scene: &Scene<'_>,
    cast: &Cast,
    before: usize,
    wanted: usize,
    fits: impl Fn(&Cast, MemberId) -> bool,
) -> Option<Vec<MemberId>> {
    let sentence = scene.units.sentence_number(before);
    let mut mentions: Vec<(usize, MemberId)> = cast
        .mentions
        .starting_in(scene.units.sentences()[sentence.saturating_sub(REACH)].start..before)
        .filter(|mention| mention.members.len() == 1 && fits(cast, mention.members[0]))
        .map(|mention| (mention.units.start, mention.members[0]))
        .collect();
    mentions.sort_unstable();
    for nearest in (sentence.saturating_sub(REACH)..=sentence).rev() {
        let mut found = Vec::new();
        for (at, id) in &mentions {
            if scene.units.sentence_number(*at) == nearest && !found.contains(id) {
                found.push(*id);
            }
        }
        if found.len() >= wanted {
            found.truncate(wanted);
            return Some(found);
        }
    }
    None
}

/// The countries and organizations for which persons act, as members of the cast.
fn parties_of(cast: &Cast, people: &Option<Vec<MemberId>>) -> Option<Vec<MemberId>> {
    let people = people.as_ref()?;
    let mut found = Vec::new();
    for id in people {
        let party = cast.members.get(*id)?.party.as_deref()?;
        // The country or body itself, not one of its organs, and never a gathering, which acts for nobody.
        let itself = |member: &Member| match member.kind() {
            EntityKind::Country => true,
            EntityKind::Organization => member.names.iter().any(|name| name == party),
            _ => false,
        };
        let organ = |member: &Member| member.kind() == EntityKind::Organization;
        let first = |wanted: &dyn Fn(&Member) -> bool| {
            cast.members.iter().position(|member| member.party.as_deref() == Some(party) && wanted(member))
        };
        let member = first(&itself).or_else(|| first(&organ))?;
        if !found.contains(&member) {
            found.push(member);
        }
    }
    (found.len() > 1).then_some(found)
}
