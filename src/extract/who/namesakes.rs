//! Towns that share their name: the country or state named right behind a comma tells which one it is: "Brest, France",
//! "Portsmouth, New Hampshire".

use super::lexis::Lexis;
use super::name::{Name, NameClass};
use crate::knowledge::{Entry, EntryClass, EntryId, EntryKind, Key, Knowledge};
use crate::text::fold;

/// Gives towns the entries that lie in what is named behind them.
pub(super) fn settle(lexis: &Lexis<'_>, knowledge: &Knowledge, names: &mut [Name]) {
    let found: Vec<(usize, Vec<EntryId>)> = names
        .windows(2)
        .enumerate()
        .filter_map(|(at, pair)| Some((at, those_within(lexis, knowledge, &pair[0], &pair[1])?)))
        .collect();
    for (at, entries) in found {
        names[at].entries = entries;
    }
}

/// The entries of a town that lie in the country or state named behind it; none to change if they do already.
fn those_within(lexis: &Lexis<'_>, knowledge: &Knowledge, town: &Name, around: &Name) -> Option<Vec<EntryId>> {
    let reference = &knowledge.reference;
    let comma = around.units.start == town.units.end + 1 && lexis.units.text(town.units.end) == ",";
    let around = around.entries.first().map(|id| reference.entry(*id)).filter(|_| comma)?;
    let within = |entry: &Entry<'_>| match around.class {
        EntryClass::Country => entry.country == Some(around.id),
        EntryClass::Region => entry.country == around.country && entry.slug.ends_with(around.slug),
        _ => true,
    };
    let known = town.entries.first().map(|id| reference.entry(*id))?;
    if town.class != NameClass::Place || known.class != EntryClass::City || within(&known) {
        return None;
    }
    let folded = fold(lexis.units.words(&town.units));
    let named = reference.find(&folded).filter(|(_, key)| *key != Key::Demonym).map(|(id, _)| reference.entry(id));
    let fitting: Vec<EntryId> =
        named.filter(|entry| entry.kind() == EntryKind::Place && within(entry)).map(|entry| entry.id).collect();
    // In a list of places none lies in the next one.
    (!fitting.is_empty()).then_some(fitting)
}
