//! Sieves over the names of countries, places, organizations, initiatives and gatherings: the same reference entity, the same
//! name, an acronym explained in brackets.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId, Mention};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::scene::{Scene, bare};
use crate::extract::who::units::Shape;
use crate::knowledge::{EntryId, EntryKind, Key, Trait};
use crate::reading::MentionForm;
use crate::text::fold;

/// Tells countries, places, organizations, initiatives and gatherings apart.
pub(in crate::extract::who) fn tell_apart(scene: &Scene<'_>, cast: &mut Cast) {
    let mut known = Known::default();
    for name in scene.names.iter().filter(|name| name.class != NameClass::Person) {
        known.add(scene, cast, name);
        if name.class == NameClass::Gathering {
            for host in hosts(scene, name) {
                known.add(scene, cast, &host);
            }
        }
    }
    join_contained(scene, cast);
}

/// The organizations whose acronym stands within the name of a gathering: "NATO Summit" names NATO.
fn hosts(scene: &Scene<'_>, gathering: &Name) -> Vec<Name> {
    let reference = &scene.knowledge.reference;
    let units = gathering.units.clone().filter(|&id| scene.units.shape(id) == Shape::Capitals);
    let host = |id: usize| {
        let folded = fold(scene.units.text(id));
        let known = |(entry, key)| key != Key::Demonym && reference.entry(entry).kind() == EntryKind::Organization;
        let entries: Vec<EntryId> =
            reference.find(&folded).filter(|found| known(*found)).map(|(entry, _)| entry).collect();
        (!entries.is_empty()).then(|| Name {
            units: id..id + 1,
            class: NameClass::Organization,
            entries,
            ..gathering.clone()
        })
    };
    units.filter_map(host).collect()
}

/// Joins organizations whose names say the same in other words or fewer: "Supreme Court" and "Supreme Court of the United
/// Kingdom", "State Department" and "U.S. Department of State". Only when one other name can be meant.
fn join_contained(scene: &Scene<'_>, cast: &mut Cast) {
    let reference = &scene.knowledge.reference;
    let words: Vec<BTreeSet<String>> = cast
        .members
        .iter()
        .map(|member| match member.kind() {
            EntityKind::Organization => content(scene, member.name()),
            _ => BTreeSet::new(),
        })
        .collect();
    let heads: Vec<Option<String>> = cast.members.iter().map(|member| main_head(scene, member.name())).collect();
    let mut target: Vec<MemberId> = (0..cast.members.len()).collect();
    let initials: Vec<String> = cast.members.iter().map(|member| initials(member.name())).collect();
    for (id, own) in words.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
        let known = cast.members[id].entry.map(|entry| reference.entry(entry));
        let holds = |(other, set): &(usize, &BTreeSet<String>)| {
            let theirs = cast.members[*other].entry.map(|entry| reference.entry(entry));
            let clash = matches!((known, theirs), (Some(a), Some(b)) if a.id != b.id);
            let longer = set.len() > own.len() || set.len() == own.len() && *other < id;
            *other != id && !clash && longer && own.is_subset(set) && heads[id].is_some() && heads[id] == heads[*other]
        };
        let mut fuller = words.iter().enumerate().filter(holds).map(|(other, _)| other);
        if let (Some(only), None) = (fuller.next(), fuller.next()) {
            target[id] = only;
            continue;
        }
        let acronym: String = cast.members[id].name().chars().filter(|c| c.is_alphanumeric()).collect();
        let short =
            acronym.len() > 2 && !acronym.contains(char::is_lowercase) && !cast.members[id].name().contains(' ');
        // "PG&E" leaves the last word of "Pacific Gas and Electric Company" out.
        let spells = |initials: &str| initials.starts_with(&acronym) && initials.len() <= acronym.len() + 1;
        let spelt =
            |other: &usize| *other != id && known.is_none() && !words[*other].is_empty() && spells(&initials[*other]);
        let mut spelt = (0..words.len()).filter(spelt);
        if let (true, Some(only), None) = (short, spelt.next(), spelt.next()) {
            target[id] = only;
        }
    }
    for id in 0..target.len() {
        let mut to = target[id];
        while target[to] != to {
            to = target[to];
        }
        if to != id {
            merge(cast, id, to);
        }
    }
}

/// The head noun of an organization's name: the last word before "of" or the like.
fn main_head(scene: &Scene<'_>, name: &str) -> Option<String> {
    let folded = fold(name);
    let joins = |word: &&str| scene.naming().has(word, Trait::Joins);
    folded.split(' ').take_while(|word| !joins(word)).last().map(str::to_owned)
}

/// The first letters of the capitalised words of a name: what its acronym would be.
fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    words.filter_map(|word| word.chars().next()).collect()
}

/// The words of an organization's name that tell it from others: without joining words and the name of a country.
fn content(scene: &Scene<'_>, name: &str) -> BTreeSet<String> {
    let folded = fold(name);
    let all: Vec<&str> = folded.split(' ').collect();
    let country = |word: &str| scene.knowledge.reference.country_of(word).is_some();
    let states = all.windows(2).any(|pair| country(&pair.join(" ")));
    let kept = all.iter().enumerate().filter(|(at, word)| {
        let joins =
            scene.naming().traits(word).any(&[Trait::Joins, Trait::The, Trait::And, Trait::Field, Trait::Genitive]);
        let pair = |from: usize| all.get(from..from + 2).is_some_and(|pair| country(&pair.join(" ")));
        !joins && !country(word) && !(states && (pair(*at) || *at > 0 && pair(*at - 1)))
    });
    kept.map(|(_, word)| (*word).to_owned()).collect()
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
    cast.members[from].kind = Some(EntityKind::Organization);
    for mention in cast.mentions.iter_mut().filter(|mention| mention.members == [from]) {
        mention.members = vec![to];
        mention.reason = "name/contained";
    }
}

/// Which member bears which name.
#[derive(Default)]
struct Known {
    by_entry: BTreeMap<EntryId, MemberId>,
    by_name: BTreeMap<String, MemberId>,
    last: Option<(MemberId, usize)>,
}

impl Known {
    fn add(&mut self, scene: &Scene<'_>, cast: &mut Cast, name: &Name) {
        let range = &name.units;
        let written = bare(scene.naming(), scene.units.words(range));
        let folded = fold(&written);
        let kind = kind_of(name.class);
        let adjective = name.class == NameClass::Demonym || is_adjectival(scene, name);
        let entry = entry_of(scene, name);
        let key = format!("{}/{folded}", segment(kind));
        let explained = self.explained(scene, name, &written);
        let by_entry = entry.and_then(|entry| self.by_entry.get(&entry).copied());
        let (id, reason) = match (by_entry, self.by_name.get(&key), explained) {
            (Some(id), ..) => (id, name.source.reason()),
            (None, Some(&id), _) => (id, "name/same"),
            (None, None, Some(id)) => (id, Source::Acronym.reason()),
            (None, None, None) => (cast.add(self.member(scene, name, kind, entry)), name.source.reason()),
        };
        if let Some(entry) = entry {
            self.by_entry.entry(entry).or_insert(id);
        }
        self.by_name.entry(key).or_insert(id);
        if !adjective {
            cast.name(id, &written, range.start);
        }
        if let Some(member) = cast.members.get_mut(id) {
            member.named |= !adjective;
            member.entry = member.entry.or(entry);
        }
        let form = if name.class == NameClass::Demonym { MentionForm::Nominal } else { MentionForm::Name };
        let reason = if name.class == NameClass::Demonym { "name/demonym" } else { reason };
        cast.mentions.push(Mention {
            units: range.clone(),
            phrase: range.clone(),
            members: vec![id],
            form,
            reason,
            metonym_of: None,
            adjective,
        });
        self.last = Some((id, range.end));
    }

    /// The member that an acronym in brackets stands for: the name right before the bracket.
    fn explained(&self, scene: &Scene<'_>, name: &Name, written: &str) -> Option<MemberId> {
        let (id, end) = self.last?;
        let units = scene.units;
        let bracketed = units.lower(end) == "(" && name.units.start == end + 1 && units.lower(name.units.end) == ")";
        let short = !written.contains(' ') && units.shape(name.units.start) != Shape::Small;
        (bracketed && short).then_some(id)
    }

    fn member(&self, scene: &Scene<'_>, name: &Name, kind: EntityKind, entry: Option<EntryId>) -> Member {
        let reference = &scene.knowledge.reference;
        let canonical = |id: EntryId| scene.canonical(id).to_owned();
        let own = entry.map(|id| reference.entry(id));
        let country =
            own.and_then(|entry| if entry.kind() == EntryKind::Country { Some(entry.id) } else { entry.country });
        let party = match kind {
            EntityKind::Organization => scene.party_of(name),
            EntityKind::Country => own.map(|entry| entry.name.to_owned()),
            _ => country.map(canonical),
        };
        // A country known by its adjective alone still needs a name.
        let names = if kind == EntityKind::Country && name.class == NameClass::Demonym {
            own.map(|entry| entry.name.to_owned()).into_iter().collect()
        } else {
            Vec::new()
        };
        Member {
            kind: Some(kind),
            names,
            entry,
            party,
            country: country.map(canonical),
            first: name.units.start,
            ..Member::default()
        }
    }
}

/// The reference entity of a name: the only one of its kind, else the best known, when one is better known than all others.
fn entry_of(scene: &Scene<'_>, name: &Name) -> Option<EntryId> {
    let reference = &scene.knowledge.reference;
    let wanted = match name.class {
        NameClass::Demonym => NameClass::Country,
        class => class,
    };
    let mut entries: Vec<_> = name.entries.iter().map(|&id| reference.entry(id)).collect();
    entries.retain(|entry| NameClass::from(entry.kind()) == wanted);
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.prominence), entry.id));
    entries.dedup_by_key(|entry| entry.id);
    match entries.as_slice() {
        [only] => Some(only.id),
        [first, second, ..] if first.prominence > second.prominence => Some(first.id),
        _ => None,
    }
}

/// Whether a short name of a country or body only qualifies the next word: "U.S. officials", "UN envoy".
fn is_adjectival(scene: &Scene<'_>, name: &Name) -> bool {
    let units = scene.units;
    let acronym = name.units.clone().all(|id| units.shape(id) == Shape::Capitals);
    let (last, next) = (name.units.end - 1, name.units.end);
    let follows = units.sentence(last).contains(&next);
    if !follows || name.class != NameClass::Country || !acronym {
        return false;
    }
    use crate::language::Upos;
    let noun = matches!(units.upos(next), Upos::Noun | Upos::Propn | Upos::Adj) || scene.lexis.role_at(next).is_some();
    noun && !scene.lexis.is_any(next, &[Trait::Genitive, Trait::And, Trait::Of])
}

fn kind_of(class: NameClass) -> EntityKind {
    match class {
        NameClass::Person => EntityKind::Person,
        NameClass::Organization => EntityKind::Organization,
        NameClass::Country | NameClass::Demonym => EntityKind::Country,
        NameClass::Place => EntityKind::Place,
        NameClass::Initiative => EntityKind::Initiative,
        NameClass::Gathering => EntityKind::Gathering,
    }
}

fn segment(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Country | EntityKind::Place => "place",
        EntityKind::Initiative => "initiative",
        EntityKind::Gathering => "gathering",
    }
}
