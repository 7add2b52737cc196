//! The parties of a reading: which country or organization each canonical name of `affiliation`, `parties`, `country` and
//! `of` stands for, so that these join on an identifier although the text may only have a demonym or a capital.

use std::collections::BTreeSet;

use crate::knowledge::{EntryKind, Reference};
use crate::reading::{IdentifierBase, Party, PartyKind, Reading};
use crate::text::fold;

/// The parties that the rest of the reading names, in order of name. A name that the reference does not know is left
/// out: the reading's own organizations and places tell what it is.
pub(super) fn of(reading: &Reading, reference: &Reference, base: &IdentifierBase) -> Vec<Party> {
    let people = reading.people.iter().filter_map(|person| person.affiliation.as_deref());
    let places = reading.places.iter().filter_map(|place| place.country.as_deref());
    let offices = reading.offices.iter().filter_map(|office| office.of.as_deref());
    let events = reading.events.iter();
    let taking_part = events.clone().flat_map(|event| event.parties.iter().map(String::as_str));
    let countries = events.filter_map(|event| event.country.as_deref());
    let names: BTreeSet<&str> = people.chain(places).chain(offices).chain(taking_part).chain(countries).collect();
    names.into_iter().filter_map(|name| party(name, reference, base)).collect()
}

fn party(name: &str, reference: &Reference, base: &IdentifierBase) -> Option<Party> {
    let named = || reference.find(&fold(name)).map(|(id, _)| reference.entry(id)).collect::<Vec<_>>();
    let entry = named().into_iter().find(|entry| entry.kind() == EntryKind::Country);
    let entry = entry.or_else(|| named().into_iter().find(|entry| entry.kind() == EntryKind::Organization))?;
    let kind = if entry.kind() == EntryKind::Country { PartyKind::Country } else { PartyKind::Organization };
    Some(Party {
        name: name.to_owned(),
        kind,
        iri: Some(base.entity(entry.kind().segment(), entry.slug)),
        same_as: entry.wikidata(),
    })
}
