//! Sieves over the names of persons: the same full name, then a short form of one ("Han" for "Han Zheng").

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Held, Member, MemberId, Mention, display};
use crate::extract::who::name::{Name, NameClass};
use crate::extract::who::name_index::NameIndex;
use crate::extract::who::party::title_party;
use crate::extract::who::person_name::PersonName;
use crate::extract::who::scene::Scene;
use crate::extract::who::titles::Title;
use crate::extract::who::units::Shape;
use crate::knowledge::{EntryId, Gender, Particle, RoleClass};
use crate::reading::MentionForm;
use crate::text::fold;

/// Tells the named persons apart.
pub(in crate::extract::who) fn tell_apart(scene: &Scene<'_>, cast: &mut Cast) {
    let all: Vec<Naming> =
        scene.names.iter().filter(|name| name.class == NameClass::Person).map(|name| seen(scene, name)).collect();
    let (mut full, mut short): (Vec<_>, Vec<_>) = all.into_iter().partition(|seen| seen.words.len() > 1);
    let mut index = NameIndex::default();
    full.sort_by_key(|seen| seen.name.heading);
    short.sort_by_key(|seen| seen.name.heading);
    for seen in full {
        let agrees = |id: &MemberId| cast.members[*id].person.agrees(&seen.words);
        let same = index.may_agree(&seen.words).into_iter().find(agrees);
        let short = || short_form(scene, cast, &index, &seen);
        match same {
            Some(id) => seen.join(scene, cast, &mut index, id, "name/full"),
            None => match short() {
                Some(id) => seen.join(scene, cast, &mut index, id, "name/short"),
                None => seen.introduce(scene, cast, &mut index),
            },
        }
    }
    for seen in short {
        let (fuller, same) = (short_form(scene, cast, &index, &seen), same_word(cast, &index, &seen));
        // "Biden" is rather the one called so before than a namesake of another forename whom the text names once.
        let found = match (fuller, same) {
            (Some(fuller), Some(same)) if cast.mentions.count(same) > cast.mentions.count(fuller) => Some(same),
            (fuller, same) => fuller.or(same),
        };
        match found {
            Some(id) => seen.join(scene, cast, &mut index, id, "name/short"),
            None => seen.introduce(scene, cast, &mut index),
        }
    }
}

/// A person's name with what stands beside it.
struct Naming<'a> {
    name: &'a Name,
    words: PersonName,
    before: Option<Title>,
    after: Option<Title>,
    gender: Option<Gender>,
}

fn seen<'a>(scene: &Scene<'a>, name: &'a Name) -> Naming<'a> {
    let is_suffix = |word: &str| scene.naming().particles.get(word) == Some(&Particle::Suffix);
    let words = PersonName::new(scene.units.words(&name.units), is_suffix);
    let titles = scene.titles();
    let before = titles.before(&name.units);
    // "the British foreign secretary, A B, the EU's foreign policy chief, C D": the second title is C D's.
    let after = titles.after(name.units.end).filter(|title| before.is_none() || !titles.names_next(title));
    Naming { name, words, gender: gender(scene, name, before.as_ref(), after.as_ref()), before, after }
}

/// The gender that honorific, title or forename tell.
fn gender(scene: &Scene<'_>, name: &Name, before: Option<&Title>, after: Option<&Title>) -> Option<Gender> {
    let start = name.units.start;
    let mut key = String::new();
    let honorific = (scene.lexis.honorifics_before(start)..start).rev().find_map(|from| {
        scene.lexis.key(from, start, &mut key);
        scene.lexis.honorific(&key).flatten()
    });
    let role = || [before, after].into_iter().flatten().find_map(|title| title.role.gender);
    let forename = || {
        let several = name.units.len() > 1;
        scene.naming().forenames.get(scene.units.lower(start)).copied().flatten().filter(|_| several)
    };
    honorific.or_else(role).or_else(forename)
}

impl Naming<'_> {
    /// Whether the titles of this mention speak against a member of this gender or office.
    fn contradicts(&self, member: &Member) -> bool {
        matches!((self.gender, member.gender), (Some(a), Some(b)) if a != b)
    }

    /// The one person whom the reference knows on the article's day by this family name and in the office that
    /// the title tells: "President Biden" of 2022 is not the Beau Biden whom the text names in full.
    fn holder(&self, scene: &Scene<'_>) -> Option<EntryId> {
        let reference = &scene.knowledge.reference;
        let title = self.before.as_ref().filter(|title| title.role.class == RoleClass::Office)?;
        let day = scene.day?;
        let word = fold(scene.units.text(title.head));
        let holds = |id: &EntryId| {
            let mut terms = reference.terms(*id).filter(|term| term.covers(day));
            terms.any(|term| fold(term.title).split(' ').any(|known| known == word))
        };
        let mut found: Vec<EntryId> = reference.surnamed(self.words.surname()).filter(holds).collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    fn introduce(self, scene: &Scene<'_>, cast: &mut Cast, index: &mut NameIndex) {
        let id = cast.add(Member {
            kind: Some(EntityKind::Person),
            person: self.words.clone(),
            gender: self.gender,
            named: true,
            first: self.name.units.start,
            ..Member::default()
        });
        index.add(id, &self.words);
        let reason = self.name.source.reason();
        self.join(scene, cast, index, id, reason);
    }

    fn join(self, scene: &Scene<'_>, cast: &mut Cast, index: &mut NameIndex, id: MemberId, reason: &'static str) {
        let range = &self.name.units;
        let recase = range.clone().all(|unit| matches!(scene.units.shape(unit), Shape::Capitals | Shape::Initial));
        let written = display(scene.units.words(range), recase);
        // A heading writes every word with a capital and shortens: it gives no better name than the body.
        cast.name(id, &written, range.start);
        // "Presidents A of X and B of Y": the title is no part of the name of one of them.
        let own = |title: &&Title| !title.role.plural;
        let titled = self.before.as_ref().filter(own);
        let phrase_start = titled.map_or(range.start, |title| title.units.start.min(range.start));
        let mut held: Vec<Held> = Vec::new();
        for title in [self.before, self.after].into_iter().flatten() {
            let words = singular(scene, &title);
            let of = title_party(scene, &title, range);
            held.push(Held { title, words, of });
        }
        let Some(member) = cast.members.get_mut(id) else { return };
        if self.words.len() > member.person.len() {
            index.add(id, &self.words);
            member.person = self.words;
        }
        member.gender = member.gender.or(self.gender);
        member.held.append(&mut held);
        cast.mentions.push(Mention {
            units: range.clone(),
            phrase: phrase_start..range.end,
            members: vec![id],
            form: MentionForm::Name,
            reason,
            metonym_of: None,
            adjective: false,
        });
    }
}

/// The words of a title; a plural one that several share is put in the singular.
fn singular(scene: &Scene<'_>, title: &Title) -> String {
    // The label of a turn is in capitals: "PRIME MINISTER LE:".
    let capitals = scene.units.text(title.head).len() > 4
        && title.units.clone().all(|id| !scene.units.text(id).contains(char::is_lowercase));
    let words = display(scene.units.words(&title.units), capitals);
    if !title.role.plural {
        return words;
    }
    let noun = display(scene.units.text(title.head), false);
    let Some(one) = scene.naming().singular.get(scene.units.lower(title.head)) else { return words };
    let capital = noun.starts_with(char::is_uppercase);
    let mut letters = one.chars();
    let first = letters.next().filter(|_| capital).map(|first| first.to_uppercase().chain(letters).collect());
    let one: String = first.unwrap_or_else(|| one.to_string());
    words.strip_suffix(&noun).map_or_else(|| words.clone(), |rest| format!("{rest}{one}"))
}

/// The member whose name this is a short form of: the best fit, a fit of title before recency; nobody when two fit alike.
fn short_form(scene: &Scene<'_>, cast: &Cast, index: &NameIndex, seen: &Naming<'_>) -> Option<MemberId> {
    let mut best: Option<((u8, bool, usize), MemberId)> = None;
    let holder = seen.holder(scene);
    // Only where the text itself tells no office of the namesake.
    let titled = |member: &Member| member.held.iter().any(|held| held.title.role.class == RoleClass::Office);
    let another =
        |member: &Member| holder.is_some_and(|holder| !titled(member) && !bears_name_of(scene, member, holder));
    for id in index.may_fit(&seen.words) {
        let member = &cast.members[id];
        let fit = member.person.fits(&seen.words);
        if fit == 0 || seen.contradicts(member) || another(member) {
            continue;
        }
        let titled =
            seen.before.as_ref().is_some_and(|title| member.held.iter().any(|held| held.title.role == title.role));
        let rank = (fit.min(3), titled, cast.mentions.count(id));
        if best.is_none_or(|(so_far, _)| (rank.1, rank.0, rank.2) > (so_far.1, so_far.0, so_far.2)) {
            best = Some((rank, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Whether a member can be a person of the reference by name.
fn bears_name_of(scene: &Scene<'_>, member: &Member, person: EntryId) -> bool {
    let reference = &scene.knowledge.reference;
    let known = PersonName::new(reference.entry(person).name, |_| false);
    known.agrees(&member.person) || reference.find(&fold(member.name())).any(|(id, _)| id == person)
}

/// The member known by the same single word.
fn same_word(cast: &Cast, index: &NameIndex, seen: &Naming<'_>) -> Option<MemberId> {
    index.may_be(&seen.words).into_iter().find(|id| {
        let member = &cast.members[*id];
        member.person == seen.words && !seen.contradicts(member)
    })
}
