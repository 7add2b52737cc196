//! Names within names: "NATO Summit" names NATO too, "Charter of the United Nations" the United Nations, "U.S. Embassy in Minsk"
//! Minsk.

use crate::extract::who::name::{Name, NameClass};
use crate::extract::who::scene::Scene;
use crate::extract::who::units::Shape;
use crate::knowledge::{EntryKind, Key};

/// The known names that stand within a name and are named by it: bodies and treaties within gatherings and treaties, the places
/// of embassies.
pub(super) fn names(scene: &Scene<'_>, outer: &Name) -> Vec<Name> {
    let wanted: &[EntryKind] = match outer.class {
        NameClass::Gathering => &[EntryKind::Organization],
        NameClass::Initiative => &[EntryKind::Organization, EntryKind::Initiative],
        NameClass::Organization if is_mission(scene, outer) => &[EntryKind::Place, EntryKind::Country],
        _ => return Vec::new(),
    };
    let reference = &scene.knowledge.reference;
    let words: Vec<&str> = outer.units.clone().map(|id| scene.units.text(id)).collect();
    let mut found: Vec<Name> = Vec::new();
    for hit in reference.matches(&words).into_iter().filter(|hit| hit.words.len() < words.len()) {
        let kind = reference.entry(hit.entry).kind();
        let units = outer.units.start + hit.words.start..outer.units.start + hit.words.end;
        // A single word of a name is a body only by its acronym: "Pacific Command Meeting" names no command.
        let sure = outer.class == NameClass::Organization
            || units.len() > 1
            || scene.units.shape(units.start) == Shape::Capitals
            || kind == EntryKind::Organization && outer.units.start == units.start && outer.units.len() == 2;
        // What an embassy's name begins with sent it, and a treaty whose name begins like another's is its longer name.
        let first = units.start == outer.units.start;
        let begins = first && (outer.class == NameClass::Organization || kind == EntryKind::Initiative);
        if hit.key == Key::Demonym || !wanted.contains(&kind) || !sure || begins {
            continue;
        }
        match found.iter_mut().find(|other| other.units.start < units.end && units.start < other.units.end) {
            Some(other) if other.units == units => other.entries.push(hit.entry),
            Some(other) if other.units.len() >= units.len() => {}
            Some(other) => {
                other.units = units;
                other.class = NameClass::from(kind);
                other.entries = vec![hit.entry];
            }
            None => {
                found.push(Name { units, class: NameClass::from(kind), entries: vec![hit.entry], ..outer.clone() });
            }
        }
    }
    found
}

/// Whether a name is that of an embassy or consulate.
fn is_mission(scene: &Scene<'_>, name: &Name) -> bool {
    let heads = &scene.naming().heads;
    name.units.clone().any(|id| heads.get(scene.units.lower(id)).is_some_and(|head| head.seat && head.leads))
}
