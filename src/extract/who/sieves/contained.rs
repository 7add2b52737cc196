//! Sieve: names that say the same in other words or fewer. "Supreme Court" and "Supreme Court of the United Kingdom", "State
//! Department" and "U.S. Department of State", "Rescue Plan" and "American Rescue Plan".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId};
use crate::extract::who::scene::Scene;
use crate::knowledge::{EntryId, EntryKind, Trait};
use crate::text::fold;

/// What a name tells besides its head noun.
#[derive(Default)]
struct Content {
    /// The words that tell it from others, its head noun among them.
    words: BTreeSet<String>,
    /// The country that it names.
    country: Option<EntryId>,
    /// Its head noun.
    head: String,
    /// What its acronym would be: of the whole name, and of its words up to the complement.
    initials: [String; 2],
}

/// Joins organizations, and initiatives, one of whose names holds all that the other says, when only one other can be meant.
pub(super) fn join(scene: &Scene<'_>, cast: &mut Cast) {
    let contents: Vec<Option<Content>> = cast.members.iter().map(|member| content(scene, member)).collect();
    let mut by_word: BTreeMap<&str, Vec<MemberId>> = BTreeMap::new();
    let mut by_initials: BTreeMap<&str, Vec<MemberId>> = BTreeMap::new();
    for (id, content) in contents.iter().enumerate().filter_map(|(id, content)| Some((id, content.as_ref()?))) {
        for word in &content.words {
            by_word.entry(word).or_default().push(id);
        }
        for initials in &content.initials {
            let ids = by_initials.entry(initials).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }
    let mut target: Vec<MemberId> = (0..cast.members.len()).collect();
    for (id, own) in contents.iter().enumerate().filter_map(|(id, content)| Some((id, content.as_ref()?))) {
        // Whoever says all that it says says its rarest word.
        let rarest = own.words.iter().filter_map(|word| by_word.get(word.as_str())).min_by_key(|ids| ids.len());
        let mut fuller = rarest.into_iter().flatten().filter(|&&other| {
            contents[other]
                .as_ref()
                .is_some_and(|theirs| theirs.head == own.head && holds(&cast.members, (id, own), (other, theirs)))
        });
        if let (Some(&only), None) = (fuller.next(), fuller.next()) {
            target[id] = only;
        }
    }
    for id in 0..target.len() {
        // A name that is held by another needs no spelling; one that others lead to may not lead back to them.
        let spelt = if target[id] == id { spelt(&cast.members[id], id, &by_initials) } else { None };
        target[id] = spelt.filter(|&other| last(&target, other) != id).unwrap_or(target[id]);
    }
    for id in 0..target.len() {
        let to = last(&target, id);
        if to != id {
            merge(cast, id, to);
        }
    }
}

/// The member at the end of the chain from one to the fuller names. Each step leads to more words, or to as many of an
/// earlier member, so it ends.
fn last(target: &[MemberId], from: MemberId) -> MemberId {
    let mut to = from;
    while target[to] != to {
        to = target[to];
    }
    to
}

/// Whether another name says all that this one does, and nothing against it: another country, another known entity.
fn holds(members: &[Member], (id, own): (MemberId, &Content), (other, theirs): (MemberId, &Content)) -> bool {
    let (member, fuller) = (&members[id], &members[other]);
    let differ = |a: Option<EntryId>, b: Option<EntryId>| a.is_some() && b.is_some() && a != b;
    let longer = theirs.words.len() > own.words.len() || theirs.words.len() == own.words.len() && other < id;
    id != other
        && member.kind() == fuller.kind()
        && !differ(member.entry, fuller.entry)
        && !differ(own.country, theirs.country)
        && longer
        && own.words.is_subset(&theirs.words)
}

/// The only organization or initiative that an unexplained acronym spells. "PG&E" leaves the last word of "Pacific Gas and Electric Company"
/// out.
fn spelt(member: &Member, id: MemberId, by_initials: &BTreeMap<&str, Vec<MemberId>>) -> Option<MemberId> {
    let name = member.name();
    let acronym: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let short = acronym.len() > 2 && !acronym.contains(char::is_lowercase) && !name.contains(' ');
    if !short || member.entry.is_some() || member.kind() != EntityKind::Organization {
        return None;
    }
    let mut found = by_initials
        .range::<str, _>((Bound::Included(acronym.as_str()), Bound::Unbounded))
        .take_while(|(initials, _)| initials.starts_with(&acronym))
        .filter(|(initials, _)| initials.len() <= acronym.len() + 1)
        .flat_map(|(_, ids)| ids.iter().copied())
        .filter(|&other| other != id);
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// What the name of an organization or initiative says; nothing for other members.
fn content(scene: &Scene<'_>, member: &Member) -> Option<Content> {
    if !matches!(member.kind(), EntityKind::Organization | EntityKind::Initiative) {
        return None;
    }
    let folded = fold(member.name());
    let all: Vec<&str> = folded.split(' ').collect();
    let reference = &scene.knowledge.reference;
    let country = |word: &str| {
        let found = reference.find(word).map(|(id, _)| id);
        { found }.find(|&id| reference.entry(id).kind() == EntryKind::Country)
    };
    let pair = |from: usize| all.get(from..from + 2).and_then(|pair| country(&pair.join(" ")));
    let joins = |word: &&str| scene.naming().has(&word.to_lowercase(), Trait::Joins);
    let short: Vec<&str> = member.name().split(' ').take_while(|word| !joins(word)).collect();
    let mut content = Content { initials: [initials(member.name()), initials(&short.join(" "))], ..Content::default() };
    let mut head = None;
    let mut complement = false;
    for (at, word) in all.iter().enumerate() {
        complement |= scene.naming().has(word, Trait::Joins);
        let state = country(word).or_else(|| pair(at)).or_else(|| at.checked_sub(1).and_then(pair));
        content.country = content.country.or(state);
        let empty =
            scene.naming().traits(word).any(&[Trait::Joins, Trait::The, Trait::And, Trait::Field, Trait::Genitive]);
        if !complement {
            head = Some(*word);
        }
        if !empty && state.is_none() {
            content.words.insert((*word).to_owned());
        }
    }
    content.head = head?.to_owned();
    (!content.words.is_empty()).then_some(content)
}

/// The first letters of the capitalised words of a name: what its acronym would be.
fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    words.filter_map(|word| word.chars().next()).collect()
}

/// Makes one member of two: the mentions and names of the first go to the second.
fn merge(cast: &mut Cast, from: MemberId, to: MemberId) {
    let gone = std::mem::take(&mut cast.members[from]);
    for name in &gone.names {
        cast.name(to, name, gone.first);
    }
    let kept = &mut cast.members[to];
    kept.named |= gone.named;
    kept.entry = kept.entry.or(gone.entry);
    kept.party =
        if kept.entry.is_some() || gone.entry.is_none() { kept.party.take().or(gone.party) } else { gone.party };
    cast.members[from].kind = gone.kind;
    cast.mentions.give(from, to, "name/contained");
}
