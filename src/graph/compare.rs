//! How two events compare, point by point: for a reader who asks why they are, or are not, one.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::reading::{EventKind, Status};

use super::Few;
use super::profile::Profile;

/// How two events compare, point by point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Each point with what the two say, and whether they agree; a point on which one is silent agrees.
    pub points: Vec<Point>,
}

/// One point of comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What is compared.
    pub name: &'static str,
    /// What the one says.
    pub one: BTreeSet<String>,
    /// What the other says.
    pub other: BTreeSet<String>,
    /// Whether they can be of one event in this point.
    pub agrees: bool,
}

/// Compares what is told of two events.
#[must_use]
pub fn compare(one: &Profile, other: &Profile) -> Comparison {
    let names = |kinds: &Few<EventKind>| kinds.iter().map(|kind| kind.name().to_owned()).collect::<BTreeSet<_>>();
    let statuses = |all: &Few<Status>| all.iter().map(|status| status.name().to_owned()).collect::<BTreeSet<_>>();
    let silent_or = |a: &Few<Arc<str>>, b: &Few<Arc<str>>, agree: bool| a.is_empty() || b.is_empty() || agree;
    let times = one.spans().any(|a| other.spans().any(|b| a.covers(&b) || b.covers(&a)));
    let point = |name, one: BTreeSet<String>, other: BTreeSet<String>, agrees| Point { name, one, other, agrees };
    let words = |few: &Few<Arc<str>>| few.iter().map(ToString::to_string).collect::<BTreeSet<String>>();
    let within = |a: &Few<Arc<str>>, b: &Few<Arc<str>>| a.is_subset(b) || b.is_subset(a);
    Comparison {
        points: vec![
            point("kind", names(&one.kinds), names(&other.kinds), !one.kinds.is_disjoint(&other.kinds)),
            point("people", words(&one.people), words(&other.people), within(&one.people, &other.people)),
            point("parties", words(&one.parties), words(&other.parties), within(&one.parties, &other.parties)),
            point("time", words(&one.times), words(&other.times), silent_or(&one.times, &other.times, times)),
            point(
                "country",
                words(&one.countries),
                words(&other.countries),
                silent_or(&one.countries, &other.countries, !one.countries.is_disjoint(&other.countries)),
            ),
            point("status", statuses(&one.statuses), statuses(&other.statuses), one.statuses == other.statuses),
            point("articles", words(&one.articles), words(&other.articles), one.articles.is_disjoint(&other.articles)),
        ],
    }
}
