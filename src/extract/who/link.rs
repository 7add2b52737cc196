//! Linking persons to the reference by name, office, country and day; never when two fit equally.

use jiff::civil::Date;

use super::cast::{Cast, Member};
use super::scene::Scene;
use crate::extract::EntityKind;
use crate::knowledge::{EntryId, EntryKind, Key, RoleClass, Trait};
use crate::text::fold;

/// Links the persons of the cast.
pub(super) fn link(scene: &Scene<'_>, cast: &mut Cast) {
    let countries: Vec<String> = cast
        .members
        .iter()
        .filter(|member| member.kind() == EntityKind::Country)
        .filter_map(|member| member.party.clone())
        .collect();
    for member in cast.members.iter_mut().filter(|member| member.is_person() && member.named) {
        member.entry = entry_of(scene, member, &countries);
    }
}

/// The only reference person that fits best.
fn entry_of(scene: &Scene<'_>, member: &Member, countries: &[String]) -> Option<EntryId> {
    let reference = &scene.knowledge.reference;
    let mut found: Vec<(EntryId, bool)> = Vec::new();
    let mut alike = false;
    for name in &member.names {
        let folded = fold(name);
        let people = reference
            .find(&folded)
            .filter(|(id, key)| *key != Key::Demonym && reference.entry(*id).kind() == EntryKind::Person);
        found.extend(people.map(|(id, _)| (id, name.contains([' ', '-']))));
    }
    if found.is_empty() {
        found.extend(reference.surnamed(&member.person.words.join(" ")).map(|id| (id, false)));
        found.extend(
            reference.surnamed(member.person.surname()).filter(|_| member.person.len() == 1).map(|id| (id, false)),
        );
        if member.person.len() > 1 {
            alike = true;
            found.extend(
                reference
                    .surnamed(member.person.surname())
                    .filter(|&id| {
                        let known = super::person_name::PersonName::new(reference.entry(id).name, |_| false);
                        known.agrees(&member.person)
                    })
                    .map(|id| (id, true)),
            );
        }
    }
    found.sort_by_key(|(id, full)| (*id, std::cmp::Reverse(*full)));
    found.dedup_by_key(|(id, _)| *id);
    let mut best: Option<(i32, EntryId)> = None;
    let mut tied = false;
    for (id, full) in found {
        let score = fitness(scene, member, id, full, countries);
        // A name that is only alike must be borne out by office or day, or by a country of which the text speaks.
        if score < 2 || alike && full && score < 3 && !of_text(scene, id, countries) {
            continue;
        }
        match best {
            Some((so_far, _)) if so_far > score => {}
            Some((so_far, _)) if so_far == score => tied = true,
            _ => {
                best = Some((score, id));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, id)| id)
}

/// Whether a person held office in a country of which the text speaks.
fn of_text(scene: &Scene<'_>, id: EntryId, countries: &[String]) -> bool {
    let reference = &scene.knowledge.reference;
    let mut of = reference.terms(id).map(|term| reference.entry(term.of).name);
    of.any(|name| countries.iter().any(|named| named == name))
}

/// How well a reference person fits: the full name counts 2, a term on the day 1, the party of the title 2, its words 2.
fn fitness(scene: &Scene<'_>, member: &Member, id: EntryId, full: bool, countries: &[String]) -> i32 {
    let reference = &scene.knowledge.reference;
    let told = member.held.iter().find_map(|held| held.of.as_deref());
    // An official text leaves its own country out.
    let party = told.or_else(|| scene.issuer.filter(|_| !member.held.is_empty()).map(|issuer| scene.canonical(issuer)));
    let told = told.is_some();
    let wide = |day: Date| day.saturating_add(jiff::Span::new().days(31));
    let mut best = 0;
    let mut in_text = false;
    let mut same_party = !told;
    for term in reference.terms(id) {
        let now = scene.day.is_some_and(|day| {
            term.covers(day)
                || term.start.is_none_or(|start| start <= day) && term.end.is_some_and(|end| day <= wide(end))
        });
        let of = reference.entry(term.of).name;
        let country = reference.entry(term.of).country.map(|country| reference.entry(country).name);
        let agrees = party.is_some_and(|party| party == of || Some(party) == country);
        same_party |= agrees;
        in_text |= now && countries.iter().any(|named| named == of || Some(named.as_str()) == country);
        let title = member
            .held
            .iter()
            .any(|held| held.title.role.class == RoleClass::Office && titles_agree(scene, &held.words, term.title));
        best = best.max(i32::from(now) + if agrees { 2 } else { 0 } + if title { 2 } else { 0 });
    }
    // A lone surname must be borne out by office or country on the day; a full name by nothing that speaks against it.
    if full {
        // Whoever held another office, elsewhere and at another time, is a namesake.
        let titled = member.held.iter().any(|held| held.title.role.class == RoleClass::Office);
        let apart = if told { !same_party && best < 2 } else { titled && best == 0 && !of_text(scene, id, countries) };
        let namesake = apart && reference.terms(id).next().is_some();
        if namesake { 0 } else { 2 + best }
    } else if member.held.is_empty() && in_text {
        2 // untitled, in office on the day, and the text names the country
    } else if best >= 3 && (scene.day.is_some() || party.is_some()) {
        best
    } else {
        0
    }
}

/// Whether the words of a known title stand in the title as written, or the other way round.
fn titles_agree(scene: &Scene<'_>, written: &str, known: &str) -> bool {
    let (written, known) = (fold(written), fold(known));
    let words = |text: &str| -> Vec<String> {
        text.split(' ')
            .filter(|word| !scene.naming().traits(word).any(&[Trait::Joins, Trait::The, Trait::And, Trait::Empty]))
            .map(str::to_owned)
            .collect()
    };
    let (written, known) = (words(&written), words(&known));
    !written.is_empty()
        && !known.is_empty()
        && (known.iter().all(|word| written.contains(word)) || written.iter().all(|word| known.contains(word)))
}
