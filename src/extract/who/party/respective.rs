//! Offices of several countries and their holders, told in one order: "the foreign ministers of Chile and Peru, A and B", "the
//! Finnish and Danish leaders, C and D".

use std::ops::Range;

use crate::extract::who::name::{Name, NameClass};
use crate::extract::who::scene::Scene;
use crate::extract::who::titles::Title;
use crate::extract::who::units::UnitId;
use crate::knowledge::Trait;

/// The country of an office that stands where the holder's name does, if as many countries are named as holders.
pub(super) fn respective(scene: &Scene<'_>, title: &Title, name: &Range<UnitId>) -> Option<String> {
    if !title.before || !title.role.plural {
        return None;
    }
    let before = listed_before(scene, title.units.end);
    let behind = listed_behind(scene, title.units.end, is_country);
    let (owners, end) = if behind.0.is_empty() { (before, title.units.end) } else { behind };
    let (holders, _) = listed_behind(scene, end, |name| name.class == NameClass::Person);
    let place = holders.iter().position(|holder| holder.units == *name)?;
    let several = owners.len() > 1 && owners.len() == holders.len();
    owners.get(place).filter(|_| several).and_then(|owner| scene.party_of(owner))
}

fn is_country(name: &Name) -> bool {
    matches!(name.class, NameClass::Country | NameClass::Demonym)
}

/// Whether a unit only joins the names of a list.
fn joins(scene: &Scene<'_>, at: UnitId) -> bool {
    scene.units.lower(at) == "," || scene.lexis.is_any(at, &[Trait::And, Trait::Of, Trait::The])
}

/// The names of one sort that follow a place, one after the other, and where they end.
fn listed_behind<'a>(scene: &Scene<'a>, start: UnitId, sort: impl Fn(&Name) -> bool) -> (Vec<&'a Name>, UnitId) {
    let last = scene.units.sentence(start.saturating_sub(1)).end;
    let (mut found, mut at, mut end) = (Vec::new(), start, start);
    while at < last {
        match scene.name_at(at) {
            Some(name) if sort(name) => {
                found.push(name);
                (at, end) = (name.units.end, name.units.end);
            }
            None if joins(scene, at) => at += 1,
            _ => break,
        }
    }
    (found, end)
}

/// The countries before the words of an office, in text order.
fn listed_before<'a>(scene: &Scene<'a>, end: UnitId) -> Vec<&'a Name> {
    let first = scene.units.sentence(end.saturating_sub(1)).start;
    let (mut found, mut at) = (Vec::new(), end);
    while at > first {
        match scene.name_at(at - 1) {
            Some(name) if is_country(name) => {
                found.push(name);
                at = name.units.start;
            }
            None if joins(scene, at - 1) && !found.is_empty() => at -= 1,
            None if found.is_empty()
                && (scene.lexis.role_at(at - 1).is_some() || scene.lexis.title_word(at - 1).is_some()) =>
            {
                at -= 1;
            }
            _ => break,
        }
    }
    found.reverse();
    found
}
