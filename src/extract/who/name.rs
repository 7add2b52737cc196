//! Names found in the text, before anything is known about who is who.

use std::ops::Range;

use super::units::UnitId;
use crate::knowledge::{EntryId, EntryKind};

/// What a name is taken to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum NameClass {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A country.
    Country,
    /// A nationality, for the country: "Dutch".
    Demonym,
    /// Any other place.
    Place,
    /// An initiative, treaty or plan.
    Initiative,
    /// A summit, session or conference.
    Gathering,
}

impl From<EntryKind> for NameClass {
    fn from(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Person => Self::Person,
            EntryKind::Organization => Self::Organization,
            EntryKind::Country => Self::Country,
            EntryKind::Place => Self::Place,
            EntryKind::Gathering => Self::Gathering,
            EntryKind::Initiative => Self::Initiative,
        }
    }
}

/// Why words were taken as a name: the last part of the reason that `explain` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Source {
    /// A name of the reference.
    Reference,
    /// The language model's name.
    Model,
    /// A title stands before it.
    Title,
    /// A description stands after it.
    Apposition,
    /// It begins with a common forename.
    Forename,
    /// Its head noun tells.
    Shape,
    /// An acronym explained in brackets.
    Acronym,
    /// A name that the article established elsewhere.
    Established,
    /// The label of a turn in a conversation.
    Label,
}

impl Source {
    /// The reason's identifier.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Reference => "name/reference",
            Self::Model => "name/model",
            Self::Title => "name/after-title",
            Self::Apposition => "name/before-apposition",
            Self::Forename => "name/forename",
            Self::Shape => "name/shape",
            Self::Acronym => "name/acronym",
            Self::Established => "name/established",
            Self::Label => "name/label",
        }
    }
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Its units.
    pub units: Range<UnitId>,
    /// What it names.
    pub class: NameClass,
    /// Why.
    pub source: Source,
    /// The reference entities that bear the name.
    pub entries: Vec<EntryId>,
    /// How much speaks for it; for choosing among overlapping candidates.
    pub weight: i32,
    /// Whether it stands in a heading or title line.
    pub heading: bool,
}

/// The best set of names that do not overlap: weighted interval scheduling (Kleinberg and Tardos 2005, section 6.1).
/// Candidates with the same units and class are one candidate with the weight of all.
pub(super) fn choose(mut candidates: Vec<Name>) -> Vec<Name> {
    candidates.sort_by_key(|name| (name.units.end, name.units.start, name.class, std::cmp::Reverse(name.weight)));
    candidates.dedup_by(|next, kept| {
        let same = next.units == kept.units && next.class == kept.class;
        if same {
            kept.weight += 3;
            kept.entries.append(&mut next.entries);
        }
        same
    });
    // best[n]: the greatest weight of the first n candidates; taken[n]: whether candidate n - 1 is part of it.
    let mut best = vec![0; candidates.len() + 1];
    let mut before = Vec::with_capacity(candidates.len());
    let mut taken = vec![false; candidates.len() + 1];
    for (at, name) in candidates.iter().enumerate() {
        let fits = candidates[..at].partition_point(|other| other.units.end <= name.units.start);
        before.push(fits);
        let with = best[fits] + name.weight;
        taken[at + 1] = with > best[at];
        best[at + 1] = best[at].max(with);
    }
    let mut chosen = Vec::new();
    let mut at = candidates.len();
    while at > 0 {
        if taken[at] {
            chosen.push(at - 1);
            at = before[at - 1];
        } else {
            at -= 1;
        }
    }
    chosen.reverse();
    let mut keep = chosen.into_iter().peekable();
    let mut number = 0;
    candidates.retain(|_| {
        let kept = keep.next_if(|&wanted| wanted == number).is_some();
        number += 1;
        kept
    });
    candidates
}
