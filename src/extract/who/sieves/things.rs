//! Sieves over the names of countries, places, organizations, initiatives and gatherings: the same reference entity, the same
//! name, an acronym explained in brackets.

use std::collections::BTreeMap;

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId, Mention};
use crate::extract::who::name::{Name, NameClass, Source};
use crate::extract::who::scene::{Scene, bare};
use crate::extract::who::units::Shape;
use crate::knowledge::{EntryId, EntryKind, Trait};
use crate::reading::MentionForm;
use crate::text::fold;

/// Tells countries, places, organizations, initiatives and gatherings apart.
pub(in crate::extract::who) fn tell_apart(scene: &Scene<'_>, cast: &mut Cast) {
    let mut known = Known::default();
    for name in scene.names.iter().filter(|name| name.class != NameClass::Person) {
        known.add(scene, cast, name);
        for inner in super::nested::names(scene, name) {
            known.add(scene, cast, &inner);
        }
    }
    super::contained::join(scene, cast);
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
