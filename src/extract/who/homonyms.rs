//! Countries that share their name with a region of another country: "Georgia". The company a name keeps in the whole document
//! decides, and where nothing speaks for the region it is the country.

use super::lexis::Lexis;
use super::name::{Name, NameClass};
use crate::knowledge::{Entry, EntryClass, EntryId, EntryKind, Key, Knowledge, Trait};
use crate::text::fold;

/// Turns names of countries into names of regions where the document speaks of the region.
pub(super) fn settle(lexis: &Lexis<'_>, knowledge: &Knowledge, names: &mut [Name]) {
    let mut regions: Vec<(usize, EntryId, EntryId)> = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| name.class == NameClass::Country) {
        let Some(country) = entries(knowledge, name).find(|entry| entry.kind() == EntryKind::Country) else { continue };
        let folded = fold(lexis.units.words(&name.units));
        let reference = &knowledge.reference;
        let region = reference
            .find(&folded)
            .filter(|(_, key)| *key != Key::Demonym)
            .map(|(id, _)| reference.entry(id))
            .find(|entry| entry.class == EntryClass::Region && entry.country.is_some_and(|of| of != country.id));
        regions.extend(region.map(|region| (at, country.id, region.id)));
    }
    if regions.is_empty() {
        return;
    }
    for (at, country, region) in regions {
        let owner = knowledge.reference.entry(region).country;
        let of_country =
            names.iter().any(|name| speaks_for_country(knowledge, name, country)) || governed(lexis, &names[at]);
        let of_region = names.iter().any(|name| {
            name.class == NameClass::Place
                && entries(knowledge, name)
                    .any(|entry| entry.id != region && entry.class == EntryClass::Region && entry.country == owner)
        });
        if of_region && !of_country {
            names[at].class = NameClass::Place;
            names[at].entries = vec![region];
        }
    }
}

fn entries<'k>(knowledge: &'k Knowledge, name: &Name) -> impl Iterator<Item = Entry<'k>> {
    name.entries.iter().map(|&id| knowledge.reference.entry(id))
}

/// Whether a name is the nationality or the capital of a country.
fn speaks_for_country(knowledge: &Knowledge, name: &Name, country: EntryId) -> bool {
    match name.class {
        NameClass::Demonym => name.entries.contains(&country),
        NameClass::Place => entries(knowledge, name)
            .any(|entry| entry.country == Some(country) && knowledge.reference.is_capital(entry.id)),
        _ => false,
    }
}

/// Whether a word of a state stands before: "Prime Minister of Georgia", "the Government of Georgia".
fn governed(lexis: &Lexis<'_>, name: &Name) -> bool {
    let Some(of) = name.units.start.checked_sub(1).filter(|&at| at > 0 && lexis.is(at, Trait::Of)) else {
        return false;
    };
    lexis.is_any(of - 1, &[Trait::Sovereign, Trait::StateOrgan])
}
