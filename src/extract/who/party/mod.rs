//! For whom a person acts: the country or organization that the title names.

mod facing;
mod presumed;
mod respective;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member};
use crate::extract::who::name::{Name, NameClass};
use crate::extract::who::scene::{Scene, bare};
use crate::extract::who::titles::Title;
use crate::extract::who::units::UnitId;
use crate::knowledge::{EntryClass, RoleClass, Trait};
use crate::reading::MentionForm;

/// The party that a title tells, with the words right after the name ("Prime Minister Naftali Bennett of Israel").
pub(super) fn title_party(scene: &Scene<'_>, title: &Title, name: &Range<UnitId>) -> Option<String> {
    let in_turn = respective::respective(scene, title, name);
    if in_turn.is_some() {
        return in_turn;
    }
    let mut owners = Vec::new();
    let mut at = title.units.start;
    while at < title.units.end {
        let Some(found) = scene.name_at(at) else {
            at += 1;
            continue;
        };
        if at < title.head || owns(scene, at, title) {
            owners.push(found);
        }
        at = found.units.end;
    }
    let named = owners.iter().any(|name| matches!(name.class, NameClass::Country | NameClass::Demonym));
    let home = || if named { None } else { home_office(scene, title) };
    home()
        .or_else(|| best(scene, title, &owners))
        .or_else(|| if title.before { following(scene, name.end) } else { None })
}

/// The only country that has such an office: "congresswoman", "Republican Representative".
fn home_office(scene: &Scene<'_>, title: &Title) -> Option<String> {
    let offices = &scene.naming().home_offices;
    let plain = |id: UnitId| {
        let lower = scene.units.lower(id);
        scene.lexis.tenure(id).is_some()
            || scene.naming().numbers.contains_key(lower)
            || scene.lexis.is_any(id, &[Trait::Partisan, Trait::Definite, Trait::Indefinite])
    };
    let mut key = String::new();
    for start in title.units.clone() {
        for end in (start + 1..=title.units.end.min(start + offices.longest())).rev() {
            scene.lexis.key(start, end, &mut key);
            if let Some(one) = scene.naming().singular.get(key.as_str()) {
                key = one.replace('-', " ");
            }
            let Some(office) = offices.get(&key) else { continue };
            if !office.whole || (title.units.start..start).chain(end..title.units.end).all(plain) {
                return Some(office.country.to_string());
            }
        }
    }
    None
}

/// Whether a name after the role noun is whose office it is, by the preposition before it: "of" and "at" tell the owner, "in"
/// and "on" the field; "for" tells the owner of a voice, "to" that of an aide, but where an envoy is sent.
fn owns(scene: &Scene<'_>, at: UnitId, title: &Title) -> bool {
    // The nearest role noun before the name governs it: "Minister of X and Special Envoy for Y".
    let head = (title.units.start..at).rev().find(|&id| scene.lexis.role_at(id).is_some()).unwrap_or(title.head);
    let joint = (head + 1..at).map(|id| scene.lexis.traits(id)).find(|word| word.has(Trait::OpensComplement));
    match joint {
        Some(word) if word.has(Trait::For) => scene.lexis.is(head, Trait::SpeaksFor),
        Some(word) if word.has(Trait::To) => !scene.lexis.is(head, Trait::Posted),
        Some(word) if word.has(Trait::Field) => false,
        _ => true,
    }
}

/// The party that a noun phrase about an office names.
pub(super) fn phrase_party(scene: &Scene<'_>, phrase: &Title) -> Option<String> {
    let nothing = phrase.units.end..phrase.units.end;
    let phrase = Title { before: false, ..phrase.clone() };
    title_party(scene, &phrase, &nothing)
}

/// The best of the names within a title: an organization after the role noun, else a country, else another organization,
/// else a place that the office governs.
fn best(scene: &Scene<'_>, title: &Title, names: &[&Name]) -> Option<String> {
    let country = names.iter().find(|name| matches!(name.class, NameClass::Country | NameClass::Demonym));
    let organization = names.iter().find(|name| name.class == NameClass::Organization);
    let place = names.iter().find(|name| name.class == NameClass::Place && governs(scene, title, name));
    let within =
        |place: &Name| country.is_none_or(|country| (title.head..place.units.start).contains(&country.units.start));
    if let (Some(place), None) = (place.filter(|place| within(place)), organization) {
        let words = scene.units.words(&place.units);
        return Some(bare(scene.naming(), words.split(',').next().unwrap_or(words))); // "New York, New York"
    }
    match (country, organization) {
        (Some(country), Some(organization)) => {
            // "spokesman for Iran's Foreign Ministry" acts for Iran, "Chinese director of the World Bank" for the bank.
            let organ = organization.units.clone().any(|id| scene.is_state_organ(id));
            let own = party_by_role(scene, title, organization);
            if organ || own.is_none() || country.units.start > organization.units.start {
                scene.party_of(country)
            } else {
                own
            }
        }
        (Some(country), None) => scene.party_of(country),
        (None, Some(organization))
            if is_generic(scene, organization) || leads_state_too(scene, title, organization) =>
        {
            None
        }
        (None, Some(organization)) => party_by_role(scene, title, organization),
        (None, None) => names.iter().find_map(|name| place_country(scene, name)),
    }
}

/// Whether the office governs a place: that of a mayor or governor, or any office "of" a place that is no envoy's.
fn governs(scene: &Scene<'_>, title: &Title, place: &Name) -> bool {
    let role = |id: UnitId| scene.lexis.is(id, Trait::Governs);
    let known = place.entries.iter().any(|&id| scene.knowledge.reference.entry(id).class == EntryClass::Region);
    let of = place.units.start > title.head
        && scene.lexis.is(place.units.start - 1, Trait::Of)
        && !scene.lexis.is_any(title.head, &[Trait::Private, Trait::Posted])
        && title.role.class == RoleClass::Office;
    role(title.head) || role(title.head.saturating_sub(1)) || of && known
}

/// "Liberal Party leader and Prime Minister": who leads a party and holds an office of state acts for the state.
fn leads_state_too(scene: &Scene<'_>, title: &Title, organization: &Name) -> bool {
    let party = organization.entries.iter().any(|&id| scene.knowledge.reference.entry(id).class == EntryClass::Party);
    let mut after = title.units.clone().skip_while(|&id| id < title.head || !scene.lexis.is(id, Trait::JoinsTitles));
    party && organization.units.start < title.head && after.any(|id| scene.lexis.is(id, Trait::Sovereign))
}

/// For whom the holder of an office in an organization acts: who runs an agency of a state acts for the agency, who speaks
/// for it or sits at the head of a ministry for the state, who chairs a committee for the committee.
fn party_by_role(scene: &Scene<'_>, title: &Title, organization: &Name) -> Option<String> {
    let agency = organization.entries.iter().map(|&id| scene.knowledge.reference.entry(id)).next();
    let runs = title.units.clone().any(|id| scene.lexis.is(id, Trait::RunsAgency));
    let office = organization.units.clone().any(|id| scene.lexis.is(id, Trait::Bureau));
    let chairs = organization.units.clone().any(|id| scene.lexis.is(id, Trait::Chaired))
        && scene.lexis.is(title.head, Trait::Chairs);
    match agency {
        Some(agency) if chairs => Some(agency.name.to_owned()),
        None if chairs => Some(bare(scene.naming(), scene.units.words(&organization.units))),
        Some(agency) if runs && !office && agency.class == EntryClass::Government => Some(agency.name.to_owned()),
        _ => scene.party_of(organization),
    }
}

/// The country of a place of the reference: "Abu Dhabi Crown Prince".
fn place_country(scene: &Scene<'_>, name: &Name) -> Option<String> {
    let best = name.entries.iter().map(|&id| scene.knowledge.reference.entry(id)).max_by_key(|entry| entry.prominence);
    let country = best.filter(|_| name.class == NameClass::Place).and_then(|entry| entry.country);
    country.map(|country| scene.canonical(country).to_owned())
}

/// Whether an unknown organization's name is made of common words alone, so that it could be any state's: "Foreign Ministry".
fn is_generic(scene: &Scene<'_>, name: &Name) -> bool {
    let common = |id: UnitId| {
        let lower = scene.units.lower(id);
        scene.lexis.title_word(id).is_some()
            || scene.naming().heads.get(lower).is_some()
            || scene.lexis.is_any(id, &[Trait::Of, Trait::The, Trait::And, Trait::For])
    };
    name.entries.is_empty() && name.units.clone().all(common)
}

/// "… of Israel" right after a name.
fn following(scene: &Scene<'_>, end: UnitId) -> Option<String> {
    let units = scene.units;
    let of = scene.lexis.is_any(end, &[Trait::Of, Trait::From]) || units.lower(end) == "(";
    if !of || units.sentence_number(end) != units.sentence_number(end.checked_sub(1)?) {
        return None;
    }
    let start = if scene.lexis.is(end + 1, Trait::The) { end + 2 } else { end + 1 };
    let name = scene.name_at(start).filter(|name| name.units.start == start)?;
    match name.class {
        NameClass::Country | NameClass::Organization => scene.party_of(name),
        _ => None,
    }
}

/// The party that stands beside a name without any title: "Norway's Karsten Warholm", "American Rai Benjamin", "Steve Peers of
/// the University of Essex".
fn beside(scene: &Scene<'_>, cast: &Cast, id: usize) -> Option<String> {
    cast.mentions.of(id).filter(|mention| mention.form == MentionForm::Name).find_map(|mention| {
        let start = mention.phrase.start;
        let possessive = start > 1 && scene.lexis.is(start - 1, Trait::Genitive);
        let before = start.checked_sub(if possessive { 2 } else { 1 }).and_then(|at| scene.name_at(at));
        let sentence = scene.units.sentence_number(start);
        let before = before.filter(|name| scene.units.sentence_number(name.units.start) == sentence).filter(|name| {
            name.class == NameClass::Demonym && !possessive || name.class == NameClass::Country && possessive
        });
        before.and_then(|name| scene.party_of(name)).or_else(|| following(scene, mention.units.end))
    })
}

/// Settles the party of every person: what the title tells, else the office known for the article's day, else the party of
/// the one named right before it in a list, else the country that issues the text.
pub(super) fn settle(scene: &Scene<'_>, cast: &mut Cast) {
    let (gist, names) = (presumed::Gist::of(scene, cast), organizations(scene, cast));
    for id in 0..cast.members.len() {
        if !cast.members[id].is_person() {
            continue;
        }
        let member = &cast.members[id];
        let told = member.title().and_then(|held| held.of.clone());
        let told = told.or_else(|| member.held.iter().find_map(|held| held.of.clone()));
        let known = || member.entry.and_then(|entry| known_party(scene, entry));
        let party = told
            .or_else(|| beside(scene, cast, id))
            .or_else(|| gist.governed(scene, member))
            .or_else(known)
            .or_else(|| presumed::sibling(scene, cast, id))
            .or_else(|| facing::facing(scene, cast, id).unwrap_or_else(|| gist.country(scene, member)))
            .or_else(|| gist.company(scene, member))
            .map(|party| names.get(party.as_str()).cloned().unwrap_or(party));
        cast.members[id].party = party;
    }
}

/// The names that the text itself gives the organizations of the reference: "NATO" for "North Atlantic Treaty Organization".
fn organizations<'a>(scene: &Scene<'a>, cast: &Cast) -> BTreeMap<&'a str, String> {
    let mut names = BTreeMap::new();
    let organization = |member: &&Member| member.kind() == EntityKind::Organization && member.named;
    for member in cast.members.iter().filter(organization) {
        if let Some(entry) = member.entry {
            names.entry(scene.canonical(entry)).or_insert_with(|| member.name().to_owned());
        }
    }
    names
}

/// The party of the known office: that of the day, else the last one before it, else any.
fn known_party(scene: &Scene<'_>, person: crate::knowledge::EntryId) -> Option<String> {
    let reference = &scene.knowledge.reference;
    let terms: Vec<_> = reference.terms(person).collect();
    let on_day = scene.day.and_then(|day| terms.iter().rev().find(|term| term.covers(day)));
    let before =
        || scene.day.and_then(|day| terms.iter().rev().find(|term| term.start.is_some_and(|start| start <= day)));
    let term = on_day.or_else(before).or_else(|| terms.first());
    let entry = reference.entry(person);
    term.map(|term| scene.canonical(term.of).to_owned())
        .or_else(|| entry.country.map(|country| scene.canonical(country).to_owned()))
}
