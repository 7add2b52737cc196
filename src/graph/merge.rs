//! Which tellings are tellings of one event.
//!
//! Merging is conservative. Tellings of the same kind (meeting and talks count as one), participants and day are one
//! event. A vaguer telling (no day, a party for a person) joins an event only when exactly one candidate fits; what fits
//! is decided against the precise events alone, so the order of articles does not matter. Every decision is a
//! [`Verdict`], the recorded reason.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::reading::{EventKind, Status};

use super::{EdgeKind, Edtf, Fact, NodeKind, Telling};

/// How far apart publication and an undated event may lie, in days, for a vague telling to be of that event.
const NEARBY: i32 = 31;

/// Why a telling is of the event it was given to, or is an event of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It names the event itself by kind, participants and day, or by the name of the gathering.
    Itself,
    /// Another article calls it a meeting, this one talks; participants and day agree.
    CompatibleKind,
    /// Vaguer than the event, and no other event fits.
    OnlyCandidate,
    /// Vaguer, and no event of another article fits.
    NoCandidate,
    /// Vaguer, and several events fit.
    SeveralCandidates(BTreeSet<String>),
    /// Too little is told: fewer than two actors, or a status that no other event may take over.
    TooVague,
}

/// The event that a telling belongs to, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Identifier of the event in the merged view.
    pub event: String,
    /// Why.
    pub verdict: Verdict,
}

/// What decides whether two tellings are of one event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Kinds, meeting and talks as one.
    pub kinds: BTreeSet<EventKind>,
    /// Identifiers of the people who took part.
    pub people: BTreeSet<String>,
    /// Identifiers of the parties, also of those that the people stand for.
    pub parties: BTreeSet<String>,
    /// Times in EDTF.
    pub times: BTreeSet<String>,
    /// Identifiers of the countries in which it took place.
    pub countries: BTreeSet<String>,
    /// Statuses.
    pub statuses: BTreeSet<Status>,
    /// Articles that tell it.
    pub articles: BTreeSet<String>,
    /// When those articles were published.
    pub published: BTreeSet<Date>,
}

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
    let names = |kinds: &BTreeSet<EventKind>| kinds.iter().map(|kind| kind.name().to_owned()).collect::<BTreeSet<_>>();
    let statuses = |all: &BTreeSet<Status>| all.iter().map(|status| status.name().to_owned()).collect::<BTreeSet<_>>();
    let silent_or = |a: &BTreeSet<String>, b: &BTreeSet<String>, agree: bool| a.is_empty() || b.is_empty() || agree;
    let times = one.spans().any(|a| other.spans().any(|b| a.covers(&b) || b.covers(&a)));
    let point = |name, one: BTreeSet<String>, other: BTreeSet<String>, agrees| Point { name, one, other, agrees };
    let within = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.is_subset(b) || b.is_subset(a);
    Comparison {
        points: vec![
            point("kind", names(&one.kinds), names(&other.kinds), !one.kinds.is_disjoint(&other.kinds)),
            point("people", one.people.clone(), other.people.clone(), within(&one.people, &other.people)),
            point("parties", one.parties.clone(), other.parties.clone(), within(&one.parties, &other.parties)),
            point("time", one.times.clone(), other.times.clone(), silent_or(&one.times, &other.times, times)),
            point(
                "country",
                one.countries.clone(),
                other.countries.clone(),
                silent_or(&one.countries, &other.countries, !one.countries.is_disjoint(&other.countries)),
            ),
            point("status", statuses(&one.statuses), statuses(&other.statuses), one.statuses == other.statuses),
            point("articles", one.articles.clone(), other.articles.clone(), one.articles.is_disjoint(&other.articles)),
        ],
    }
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

    fn spans(&self) -> impl Iterator<Item = Edtf> {
        self.times.iter().filter_map(|time| Edtf::parse(time))
    }

    /// Whether people and day alone make it this event.
    fn is_precise(&self) -> bool {
        let enough = if self.kinds.contains(&EventKind::Visit) { 1 } else { 2 };
        self.people.len() >= enough && self.spans().any(|time| time.is_day())
    }
}

/// Decides for every event node of the tellings.
#[must_use]
pub fn decide(tellings: &BTreeMap<String, Telling>) -> BTreeMap<String, Decision> {
    let mut profiles = profiles(tellings);
    let mut decisions: BTreeMap<String, Decision> = BTreeMap::new();
    let talks: Vec<(String, String)> = profiles
        .keys()
        .filter_map(|iri| {
            Some((
                iri.clone(),
                iri.contains("/event/talks/").then(|| iri.replacen("/event/talks/", "/event/meeting/", 1))?,
            ))
        })
        .filter(|(_, meeting)| profiles.contains_key(meeting))
        .collect();
    for (talks, meeting) in talks {
        if let Some(profile) = profiles.remove(&talks)
            && let Some(other) = profiles.get_mut(&meeting)
        {
            other.absorb(profile);
            decisions.insert(talks, Decision { event: meeting, verdict: Verdict::CompatibleKind });
        }
    }
    let index = Candidates::new(&profiles);
    for (iri, profile) in &profiles {
        let (event, verdict) = if profile.is_precise() || iri.contains("/gathering/") {
            (iri.clone(), Verdict::Itself)
        } else {
            match index.of(profile) {
                None => (iri.clone(), Verdict::TooVague),
                Some(fitting) => match (fitting.len(), fitting.first()) {
                    (1, Some(only)) => ((*only).to_owned(), Verdict::OnlyCandidate),
                    (0, _) => (iri.clone(), Verdict::NoCandidate),
                    _ => {
                        let all = fitting.into_iter().map(str::to_owned).collect();
                        (iri.clone(), Verdict::SeveralCandidates(all))
                    }
                },
            }
        };
        decisions.insert(iri.clone(), Decision { event, verdict });
    }
    decisions
}

/// What every event node is, over all the articles that name it so.
#[must_use]
pub fn profiles(tellings: &BTreeMap<String, Telling>) -> BTreeMap<String, Profile> {
    let mut profiles: BTreeMap<String, Profile> = BTreeMap::new();
    for telling in tellings.values() {
        for (iri, profile) in told(telling) {
            profiles.entry(iri).or_default().absorb(profile);
        }
    }
    profiles
}

fn told(telling: &Telling) -> BTreeMap<String, Profile> {
    let published = telling.nodes.get(&telling.iri).and_then(|article| {
        article
            .facts
            .iter()
            .find_map(|fact| if let Fact::Published(day) = fact { day.parse::<Date>().ok() } else { None })
    });
    let mut events: BTreeMap<String, Profile> = BTreeMap::new();
    for node in telling.nodes.values().filter(|node| node.kinds.iter().any(|kind| matches!(kind, NodeKind::Event(_)))) {
        let profile = Profile {
            kinds: (node.kinds.iter())
                .filter_map(|kind| match kind {
                    NodeKind::Event(EventKind::Talks) => Some(EventKind::Meeting),
                    NodeKind::Event(kind) => Some(*kind),
                    _ => None,
                })
                .collect(),
            times: node.times().map(str::to_owned).collect(),
            statuses: node.statuses().collect(),
            articles: BTreeSet::from([telling.article.to_string()]),
            published: published.into_iter().collect(),
            ..Profile::default()
        };
        events.insert(node.iri.to_string(), profile);
    }
    let mut represents: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (source, kind, target) in &telling.edges {
        match (kind, events.get_mut(&**source)) {
            (EdgeKind::Participant(None), Some(event)) => {
                event.people.insert(target.to_string());
            }
            (EdgeKind::Party, Some(event)) => {
                event.parties.insert(target.to_string());
            }
            (EdgeKind::Country, Some(event)) => {
                event.countries.insert(target.to_string());
            }
            (EdgeKind::Represents, _) => {
                represents.entry(source).or_default().insert(target);
            }
            _ => {}
        }
    }
    for event in events.values_mut() {
        let parties = event.people.iter().filter_map(|person| represents.get(person.as_str())).flatten();
        event.parties.extend(parties.map(|party| (*party).to_owned()).collect::<Vec<_>>());
    }
    events
}

/// The precise events, found by an actor and a day: of those who meet someone every day, only a few weeks are looked at.
struct Candidates<'a> {
    by_actor: BTreeMap<&'a str, BTreeSet<(Date, &'a str)>>,
    profiles: &'a BTreeMap<String, Profile>,
}

impl<'a> Candidates<'a> {
    fn new(profiles: &'a BTreeMap<String, Profile>) -> Self {
        let mut by_actor: BTreeMap<&str, BTreeSet<(Date, &str)>> = BTreeMap::new();
        for (iri, profile) in profiles.iter().filter(|(_, profile)| profile.is_precise()) {
            let days: Vec<Date> = profile.spans().map(|time| time.first).collect();
            for actor in profile.people.iter().chain(&profile.parties) {
                by_actor.entry(actor).or_default().extend(days.iter().map(|day| (*day, iri.as_str())));
            }
        }
        Self { by_actor, profiles }
    }

    /// The precise events that a vaguer telling may be of; nothing when it is too vague to tell.
    fn of(&self, vague: &Profile) -> Option<BTreeSet<&'a str>> {
        let reported = vague.statuses.iter().all(|status| matches!(status, Status::Happened | Status::Planned));
        if !reported || vague.people.len().max(vague.parties.len()) < 2 {
            return None;
        }
        let actors: Vec<&String> = vague.people.iter().chain(&vague.parties).collect();
        let often = |actor: &&&String| self.by_actor.get(actor.as_str()).map_or(0, BTreeSet::len);
        let Some(days) = actors.iter().min_by_key(often).and_then(|rarest| self.by_actor.get(rarest.as_str())) else {
            return Some(BTreeSet::new());
        };
        let near = windows(vague).into_iter().flat_map(|(from, to)| days.range((from, "")..=(to, LAST)));
        let all_there = |event: &Profile| {
            actors.iter().all(|actor| event.people.contains(*actor) || event.parties.contains(*actor))
        };
        let is_of = |iri: &&str| self.profiles.get(*iri).is_some_and(|event| all_there(event) && fits(vague, event));
        Some(near.map(|(_, iri)| *iri).filter(is_of).collect())
    }
}

/// After every identifier in order.
const LAST: &str = "\u{10ffff}";

/// The days on which the event of a vaguer telling may begin: those that it names, else those around its publication.
fn windows(vague: &Profile) -> Vec<(Date, Date)> {
    let named: Vec<(Date, Date)> = vague.spans().map(|time| (time.first, time.last)).collect();
    if !named.is_empty() {
        return named;
    }
    let around = |day: &Date| (day.saturating_sub(NEARBY.days()), day.saturating_add(NEARBY.days()));
    vague.published.iter().map(around).collect()
}

/// Whether a vaguer telling, whose actors all took part, may be of this event.
fn fits(vague: &Profile, event: &Profile) -> bool {
    // An article that tells both tells them apart.
    let told_apart = !vague.articles.is_disjoint(&event.articles);
    let elsewhere =
        !vague.countries.is_empty() && !event.countries.is_empty() && vague.countries.is_disjoint(&event.countries);
    if told_apart || elsewhere || vague.kinds.is_disjoint(&event.kinds) {
        return false;
    }
    let when: Vec<Edtf> = vague.spans().collect();
    event.spans().any(
        |day| {
            if when.is_empty() { nearby(vague, &day) } else { when.iter().any(|time| time.covers(&day)) }
        },
    )
}

/// Whether an article without a date for the event was published near it: soon after if it happened, before if planned.
fn nearby(vague: &Profile, day: &Edtf) -> bool {
    vague.published.iter().any(|published| {
        let Ok(days) = published.until(day.first) else { return false };
        let days = days.get_days();
        let after = vague.statuses.contains(&Status::Happened) && (-NEARBY..=0).contains(&days);
        after || (vague.statuses.contains(&Status::Planned) && (0..=NEARBY).contains(&days))
    })
}
