//! The party of a person whose title names none, presumed from what stands around: the list that the name is in, the region or
//! company that the text is about, the country that issues it.

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member};
use crate::extract::who::name::NameClass;
use crate::extract::who::scene::Scene;
use crate::extract::who::titles::Title;
use crate::extract::who::units::UnitId;
use crate::knowledge::{EntryClass, RoleClass, Trait};

/// What the text is about, counted once for all its persons.
pub(super) struct Gist {
    /// The country mentioned most often besides the one that issues the text.
    country: Option<String>,
    /// The region mentioned most often, for a governor.
    region: Option<String>,
    /// The company mentioned most often, for whoever holds a post in business that names none.
    company: Option<String>,
    /// How many persons govern a region that their titles do not name.
    governors: usize,
}

impl Gist {
    pub fn of(scene: &Scene<'_>, cast: &Cast) -> Self {
        let class = |member: &Member| member.entry.map(|entry| scene.knowledge.reference.entry(entry).class);
        let most = |wanted: EntryClass| {
            most_mentioned(cast, |member| class(member) == Some(wanted)).map(|id| cast.members[id].name().to_owned())
        };
        Self {
            country: main_country(cast, scene.issuer),
            region: most(EntryClass::Region),
            company: most(EntryClass::Company),
            governors: cast.persons().filter(|(_, member)| governs(scene, member)).count(),
        }
    }

    /// The region of a governor whose title names none. Where several governors are told, each has a region of its own.
    pub fn governed(&self, scene: &Scene<'_>, member: &Member) -> Option<String> {
        self.region.clone().filter(|_| self.governors == 1 && governs(scene, member))
    }

    /// The company of whoever holds a post in business that names none.
    pub fn company(&self, scene: &Scene<'_>, member: &Member) -> Option<String> {
        let business = |id: UnitId| scene.lexis.is(id, Trait::Business);
        self.company.clone().filter(|_| member.held.iter().any(|held| held.title.units.clone().any(business)))
    }

    /// The country of an office without a country: the one that issues the text, or for the head of a government, which no
    /// publisher is, the country that the text speaks of most.
    pub fn country(&self, scene: &Scene<'_>, member: &Member) -> Option<String> {
        let title = &member.held.iter().find(|held| is_public(scene, &held.title))?.title;
        let vice = || title.units.clone().any(|id| scene.lexis.is(id, Trait::Vice));
        let sovereign = scene.lexis.is(title.head, Trait::Sovereign) && !vice();
        // An organization in the title that no state could be read from speaks against any guess.
        let organization = |at| scene.name_at(at).is_some_and(|name| name.class == NameClass::Organization);
        if title.units.clone().any(organization) && scene.issuer.is_none() {
            return None;
        }
        match scene.issuer {
            Some(issuer) if !sovereign => Some(scene.canonical(issuer).to_owned()),
            _ => self.country.clone(),
        }
    }
}

fn governs(scene: &Scene<'_>, member: &Member) -> bool {
    member.title().is_some_and(|held| held.of.is_none() && scene.lexis.is(held.title.head, Trait::Governs))
}

/// The party of the person named right before in a list: "Ukrainian Prime Minister Denys Shmyhal, Foreign Minister Dmytro Kuleba".
pub(super) fn sibling(scene: &Scene<'_>, cast: &Cast, id: usize) -> Option<String> {
    let member = cast.members.get(id)?;
    if !member.held.iter().any(|held| held.title.before && held.title.role.class == RoleClass::Office) {
        return None;
    }
    for mention in cast.mentions.of(id) {
        let end = mention.phrase.start;
        let joined = |at: UnitId| matches!(scene.units.lower(at), "," | ";") || scene.lexis.is(at, Trait::Lists);
        let mut at = end;
        while at > 0 && joined(at - 1) && end - at < 4 {
            at -= 1;
        }
        if at == end || at == 0 {
            continue;
        }
        let before = cast.mentions.ending_at(at).find(|other| other.members.len() == 1);
        let before = before.filter(|_| scene.units.sentence_number(at - 1) == scene.units.sentence_number(end));
        let party =
            before.and_then(|other| cast.members.get(*other.members.first()?)).filter(|other| other.is_person());
        if let Some(party) = party.and_then(|other| other.party.clone()) {
            return Some(party);
        }
    }
    None
}

/// Whether a title is that of a public office or a rank in a service, not one in business or learning.
fn is_public(scene: &Scene<'_>, title: &Title) -> bool {
    matches!(title.role.class, RoleClass::Office | RoleClass::Rank)
        && !scene.lexis.is(title.head, Trait::Private)
        && !(scene.lexis.is(title.head, Trait::Sovereign)
            && title.units.clone().any(|id| scene.lexis.is(id, Trait::Vice)))
}

/// The member of a kind that is mentioned most often, when it is mentioned at least twice and no other as often.
fn most_mentioned(cast: &Cast, fits: impl Fn(&Member) -> bool) -> Option<usize> {
    let fitting = cast.members.iter().enumerate().filter(|(_, member)| fits(member));
    let mut counts: Vec<(usize, usize)> = fitting.map(|(id, _)| (cast.mentions.count(id), id)).collect();
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
        .map(|(id, _)| (cast.mentions.count(id), id))
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let &(most, id) = counts.first()?;
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    (most >= 2 && most >= 2 * next).then(|| cast.members.get(id)?.party.clone()).flatten()
}
