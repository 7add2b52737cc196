//! Which tellings are tellings of one event.
//!
//! Merging is conservative. Tellings of the same kind (meeting and talks count as one), participants and day are one
//! event. A vaguer telling (no day, a party for a person) joins an event only when exactly one candidate fits; what fits
//! is decided against the precise events alone, so the order of articles does not matter. Every decision is a
//! [`Verdict`], the recorded reason.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::reading::Status;

use super::Edtf;
use super::profile::{Profile, Profiles};

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
    pub event: Arc<str>,
    /// Why.
    pub verdict: Verdict,
}

/// Decides for every event node of the tellings.
#[must_use]
pub(super) fn decide(mut profiles: Profiles) -> BTreeMap<Arc<str>, Decision> {
    let mut decisions: BTreeMap<Arc<str>, Decision> = BTreeMap::new();
    let meeting_of = |talks: &Arc<str>| {
        let meeting = talks.contains("/event/talks/").then(|| talks.replacen("/event/talks/", "/event/meeting/", 1))?;
        Some((talks.clone(), profiles.get_key_value(meeting.as_str())?.0.clone()))
    };
    let talks: Vec<(Arc<str>, Arc<str>)> = profiles.keys().filter_map(meeting_of).collect();
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
                    (1, Some(only)) => ((*only).clone(), Verdict::OnlyCandidate),
                    (0, _) => (iri.clone(), Verdict::NoCandidate),
                    _ => {
                        let all = fitting.into_iter().map(ToString::to_string).collect();
                        (iri.clone(), Verdict::SeveralCandidates(all))
                    }
                },
            }
        };
        decisions.insert(iri.clone(), Decision { event, verdict });
    }
    decisions
}

/// The precise events, found by an actor and a day: of those who meet someone every day, only a few weeks are looked at.
struct Candidates<'a> {
    by_actor: BTreeMap<&'a str, BTreeSet<(Date, &'a str)>>,
    profiles: &'a Profiles,
}

impl<'a> Candidates<'a> {
    fn new(profiles: &'a Profiles) -> Self {
        let mut by_actor: BTreeMap<&str, BTreeSet<(Date, &str)>> = BTreeMap::new();
        for (iri, profile) in profiles.iter().filter(|(_, profile)| profile.is_precise()) {
            let days: Vec<Date> = profile.spans().map(|time| time.first).collect();
            for actor in profile.people.iter().chain(&profile.parties) {
                by_actor.entry(actor).or_default().extend(days.iter().map(|day| (*day, &**iri)));
            }
        }
        Self { by_actor, profiles }
    }

    /// The precise events that a vaguer telling may be of; nothing when it is too vague to tell.
    fn of(&self, vague: &Profile) -> Option<BTreeSet<&'a Arc<str>>> {
        let reported = vague.statuses.iter().all(|status| matches!(status, Status::Happened | Status::Planned));
        if !reported || vague.people.len().max(vague.parties.len()) < 2 {
            return None;
        }
        let actors: Vec<&Arc<str>> = vague.people.iter().chain(&vague.parties).collect();
        let often = |actor: &&&Arc<str>| self.by_actor.get(&****actor).map_or(0, BTreeSet::len);
        let Some(days) = actors.iter().min_by_key(often).and_then(|rarest| self.by_actor.get(&***rarest)) else {
            return Some(BTreeSet::new());
        };
        let near = windows(vague).into_iter().flat_map(|(from, to)| days.range((from, "")..=(to, LAST)));
        let all_there = |event: &Profile| {
            actors.iter().all(|actor| event.people.contains(*actor) || event.parties.contains(*actor))
        };
        let is_of = |(_, iri): &(Date, &str)| {
            let (iri, event) = self.profiles.get_key_value(*iri)?;
            (all_there(event) && fits(vague, event)).then_some(iri)
        };
        Some(near.filter_map(is_of).collect())
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
