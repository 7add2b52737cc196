//! What is told of an event that decides which event it is: kind, actors, times, countries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::reading::{EventKind, Status};

use super::{EdgeKind, Edtf, Fact, Few, NodeKind, Telling};

/// What decides whether two tellings are of one event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Kinds, meeting and talks as one.
    pub kinds: Few<EventKind>,
    /// Identifiers of the people who took part.
    pub people: Few<Arc<str>>,
    /// Identifiers of the parties, also of those that the people stand for.
    pub parties: Few<Arc<str>>,
    /// Times in EDTF.
    pub times: Few<Arc<str>>,
    /// Identifiers of the countries in which it took place.
    pub countries: Few<Arc<str>>,
    /// Statuses.
    pub statuses: Few<Status>,
    /// Articles that tell it.
    pub articles: Few<Arc<str>>,
    /// When those articles were published.
    pub published: Few<Date>,
}

impl Profile {
    pub(super) fn absorb(&mut self, other: Self) {
        self.kinds.extend(other.kinds);
        self.people.extend(other.people);
        self.parties.extend(other.parties);
        self.times.extend(other.times);
        self.countries.extend(other.countries);
        self.statuses.extend(other.statuses);
        self.articles.extend(other.articles);
        self.published.extend(other.published);
    }

    pub(super) fn spans(&self) -> impl Iterator<Item = Edtf> {
        self.times.iter().filter_map(|time| Edtf::parse(time))
    }

    /// Whether people and day alone make it this event.
    pub(super) fn is_precise(&self) -> bool {
        let enough = if self.kinds.contains(&EventKind::Visit) { 1 } else { 2 };
        self.people.len() >= enough && self.spans().any(|time| time.is_day())
    }
}

/// The profiles of the tellings' events, each over all the articles that name it so.
pub(super) type Profiles = BTreeMap<Arc<str>, Profile>;

/// What every event node is, over all the articles that name it so.
pub(super) fn profiles<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Profiles {
    let mut profiles = Profiles::new();
    for (iri, profile) in tellings.flat_map(told) {
        profiles.entry(iri).or_default().absorb(profile);
    }
    profiles
}

/// What every event node of a telling is.
pub(super) fn told(telling: &Telling) -> Vec<(Arc<str>, Profile)> {
    let published = telling.nodes.get(&telling.iri).and_then(|article| {
        article
            .facts
            .iter()
            .find_map(|fact| if let Fact::Published(day) = fact { day.parse::<Date>().ok() } else { None })
    });
    let mut events: BTreeMap<&Arc<str>, Profile> = BTreeMap::new();
    for node in telling.nodes.values().filter(|node| node.kinds.iter().any(|kind| matches!(kind, NodeKind::Event(_)))) {
        let profile = Profile {
            kinds: (node.kinds.iter())
                .filter_map(|kind| match kind {
                    NodeKind::Event(EventKind::Talks) => Some(EventKind::Meeting),
                    NodeKind::Event(kind) => Some(*kind),
                    _ => None,
                })
                .collect(),
            times: node.times().map(Arc::from).collect(),
            statuses: node.statuses().collect(),
            articles: Few::from_iter([telling.article.clone()]),
            published: published.into_iter().collect(),
            ..Profile::default()
        };
        events.insert(&node.iri, profile);
    }
    let mut represents: BTreeMap<&str, BTreeSet<&Arc<str>>> = BTreeMap::new();
    for (source, kind, target) in &telling.edges {
        match (kind, events.get_mut(source)) {
            (EdgeKind::Participant(None), Some(event)) => {
                event.people.insert(target.clone());
            }
            (EdgeKind::Party, Some(event)) => {
                event.parties.insert(target.clone());
            }
            (EdgeKind::Country, Some(event)) => {
                event.countries.insert(target.clone());
            }
            (EdgeKind::Represents, _) => {
                represents.entry(source).or_default().insert(target);
            }
            _ => {}
        }
    }
    for event in events.values_mut() {
        let parties = event.people.iter().filter_map(|person| represents.get(&**person)).flatten();
        event.parties.extend(parties.map(|party| (*party).clone()));
    }
    events.into_iter().map(|(iri, profile)| (iri.clone(), profile)).collect()
}
