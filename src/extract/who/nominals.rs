//! Noun phrases that refer to persons in office without a name: "the secretary-general", "the Qatari foreign minister", "his
//! Turkish counterpart", "the two leaders".

use std::ops::Range;

use super::name::NameClass;
use super::party::phrase_party;
use super::scene::Scene;
use super::titles::Title;
use super::units::{Shape, UnitId};
use crate::knowledge::{Group, GroupClass, RoleClass, Trait};
use crate::reading::Tenure;

/// How a noun phrase is determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "the", "this", "both".
    Definite,
    /// "his", "her", "its", "their".
    Possessive,
    /// "a", "an".
    Indefinite,
    /// None, or a name's "'s".
    Bare,
}

/// A noun phrase about a person in office, or several.
#[derive(Debug, Clone)]
pub(super) struct Nominal {
    /// All of it, determiner included.
    pub units: Range<UnitId>,
    /// Its noun.
    pub head: UnitId,
    /// Its words between determiner and end, as a title.
    pub title: Title,
    /// How it is determined.
    pub determiner: Determiner,
    /// The country or organization that it names.
    pub party: Option<String>,
    /// Whether the noun is plural.
    pub plural: bool,
    /// The group noun, for several at once.
    pub group: Option<Group>,
    /// "two", "three", "both": how many.
    pub number: Option<usize>,
}

/// The nominals of the document, in text order. `taken` tells the units that a name or its title covers.
pub(super) fn find(scene: &Scene<'_>, taken: &[bool]) -> Vec<Nominal> {
    let free = |id: UnitId| !taken.get(id).copied().unwrap_or(true);
    let mut found: Vec<Nominal> = Vec::new();
    for id in 0..scene.units.len() {
        if !free(id)
            || scene.units.shape(id) == Shape::Punctuation
            || found.last().is_some_and(|last| last.units.end > id)
        {
            continue;
        }
        let role = scene.lexis.role_at(id);
        let group = scene.naming().groups.get(scene.units.lower(id)).copied();
        if role.is_none() && group.is_none() || scene.lexis.is_verb(id) {
            continue;
        }
        // The head is the last of a chain: "prime minister", "chief of staff".
        let next = id + 1;
        if scene.units.sentence(id).contains(&next)
            && free(next)
            && (scene.lexis.role_at(next).is_some() || scene.naming().groups.get(scene.units.lower(next)).is_some())
        {
            continue;
        }
        if let Some(nominal) = nominal(scene, id, group, &free) {
            found.push(nominal);
        }
    }
    found
}

fn nominal(scene: &Scene<'_>, head: UnitId, group: Option<Group>, free: &impl Fn(UnitId) -> bool) -> Option<Nominal> {
    let sentence = scene.units.sentence(head);
    let (start, role) = scene.lexis.role_before(head + 1).map_or((head, None), |(start, role)| (start, Some(role)));
    let titles = scene.titles();
    let first = titles.modifiers_before(start, &sentence);
    if !(first..=head).all(|id| free(id) || scene.name_at(id).is_some_and(|name| name.class != NameClass::Person)) {
        return None;
    }
    let (number, first_word) = counted(scene, first, &sentence);
    let (determiner, from) = determined(scene, first_word, &sentence);
    let plural = role.is_some_and(|role| role.plural) || group.is_some_and(|group| group.plural);
    let class = role.map_or(RoleClass::Common, |role| role.class);
    if role.is_none() && determiner == Determiner::Bare && number.is_none() || class == RoleClass::Kin {
        return None;
    }
    let end = if role.is_some() || group.is_some_and(|group| group.class != GroupClass::Party) {
        titles.complement_after(head + 1, &sentence)
    } else {
        head + 1
    };
    let role = role.unwrap_or(crate::knowledge::Role { class, gender: None, plural });
    let tenure = (first..=head).find_map(|id| scene.lexis.tenure(id)).unwrap_or(Tenure::Current);
    let title = Title { units: first..end, head, role, tenure, before: true };
    let party = phrase_party(scene, &title);
    let both =
        scene.lexis.is(first_word.min(head), Trait::Both) || from < first_word && scene.lexis.is(from, Trait::Both);
    let number = number.or(both.then_some(2));
    Some(Nominal { units: from..end, head, title, determiner, party, plural, group, number })
}

/// A number word before a noun phrase: its value, and where the phrase begins with it.
fn counted(scene: &Scene<'_>, first: UnitId, sentence: &Range<UnitId>) -> (Option<usize>, UnitId) {
    for at in [first, first.saturating_sub(1)] {
        if at < sentence.start {
            break;
        }
        if let Some(number) = scene.naming().numbers.get(scene.units.lower(at)) {
            return (Some(*number), at.min(first));
        }
    }
    (None, first)
}

/// The determiner before a noun phrase, and where the phrase begins with it.
fn determined(scene: &Scene<'_>, first: UnitId, sentence: &Range<UnitId>) -> (Determiner, UnitId) {
    let Some(before) = first.checked_sub(1).filter(|&at| at >= sentence.start) else {
        return (Determiner::Bare, first);
    };
    let traits = scene.lexis.traits(before);
    let kinds = [
        (Trait::Definite, Determiner::Definite),
        (Trait::Possessive, Determiner::Possessive),
        (Trait::Indefinite, Determiner::Indefinite),
    ];
    let kind = kinds.into_iter().find(|(one, _)| traits.has(*one));
    kind.map_or((Determiner::Bare, first), |(_, kind)| (kind, before))
}

impl Nominal {
    /// The words that say which office it is, in lower case: without country, number, article and complement.
    pub fn office_words<'s>(&self, scene: &'s Scene<'_>) -> Vec<&'s str> {
        (self.title.units.start..=self.head)
            .filter(|&id| scene.name_at(id).is_none() && scene.units.shape(id) != Shape::Punctuation)
            .filter(|&id| !scene.lexis.is_any(id, &[Trait::Definite, Trait::Genitive]))
            .filter(|&id| scene.lexis.tenure(id).is_none())
            .map(|id| scene.units.lower(id))
            .filter(|word| !scene.naming().numbers.contains_key(*word))
            .collect()
    }
}
