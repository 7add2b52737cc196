//! Sieve: a title alone refers to the one who bears it. "The secretary-general", "the Turkish president", "the Prime Minister".

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId, Mention, display};
use crate::extract::who::nominals::{Determiner, Nominal};
use crate::extract::who::scene::Scene;
use crate::knowledge::{RoleClass, Trait};
use crate::reading::{MentionForm, Tenure};
use crate::text::fold;

/// Resolves titles that stand alone.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, nominals: &[Nominal]) {
    for nominal in nominals.iter().filter(|nominal| !nominal.plural) {
        if nominal.title.role.class == RoleClass::Kin || super::counterpart::is_counterpart(scene, nominal) {
            continue;
        }
        let known = bearer(scene, cast, nominal).or_else(|| of_party(scene, cast, nominal));
        if let Some((id, reason)) = known.or_else(|| last_spoken_of(scene, cast, nominal, nominals)) {
            let mention = mention(nominal, vec![id], reason);
            cast.mentions.push(mention);
        } else if nominal.party.is_some()
            && nominal.title.role.class == RoleClass::Office
            && nominal.determiner != Determiner::Indefinite
        {
            introduce(scene, cast, nominal);
        }
    }
}

/// A mention by noun.
pub(super) fn mention(nominal: &Nominal, members: Vec<MemberId>, reason: &'static str) -> Mention {
    Mention {
        units: nominal.units.clone(),
        phrase: nominal.units.clone(),
        members,
        form: MentionForm::Nominal,
        reason,
        metonym_of: None,
        adjective: false,
    }
}

/// Who bears the title: the best of those whose title has all its words and whose party is not another.
fn bearer(scene: &Scene<'_>, cast: &Cast, nominal: &Nominal) -> Option<(MemberId, &'static str)> {
    if nominal.determiner == Determiner::Indefinite || nominal.title.tenure == Tenure::Former {
        return None;
    }
    let words = nominal.office_words(scene);
    let formal = scene.units.capital(nominal.head);
    let mut best: Option<((bool, bool, usize), MemberId)> = None;
    for (id, member) in cast.persons() {
        let bears = member.held.iter().any(|held| {
            let title = fold(&held.words);
            let parts = own_words(scene, &title);
            // "the president" is not the vice president.
            let second = |part: &&str| scene.naming().has(part, Trait::Vice) && !words.contains(part);
            if parts.iter().any(second) {
                return false;
            }
            words.iter().all(|word| fold(word).split(' ').all(|part| parts.contains(&part)))
        });
        let same_party = nominal.party.is_none() || nominal.party == member.party;
        if !bears || !same_party {
            continue;
        }
        // In an official text "the President" with a capital is the one of the country that issues it.
        let issued = formal
            && nominal.party.is_none()
            && scene.issuer.is_some_and(|issuer| member.party.as_deref() == Some(scene.canonical(issuer)));
        let last = cast
            .mentions
            .iter()
            .filter(|mention| mention.members == [id] && mention.units.start < nominal.units.start)
            .map(|mention| mention.units.end)
            .max()
            .unwrap_or(0);
        let rank = (issued, last > 0, last);
        if best.is_none_or(|(so_far, _)| rank > so_far) {
            best = Some((rank, id));
        }
    }
    best.map(|(_, id)| (id, "title/alone"))
}

/// The words of a title without those whom its bearer only serves: "assistant | to the president | and press secretary".
fn own_words<'t>(scene: &Scene<'_>, title: &'t str) -> Vec<&'t str> {
    let mut serves = false;
    title
        .split(' ')
        .filter(|word| {
            let traits = scene.naming().traits(word);
            serves = (serves || traits.any(&[Trait::To, Trait::For])) && !traits.has(Trait::JoinsTitles);
            !serves
        })
        .collect()
}

/// A named person of the party that the phrase names: the one whom the reference knows in that office on the day ("the
/// Russian president"); or, for a word that fits every official ("the Dutch leader"), the one named last.
fn of_party(scene: &Scene<'_>, cast: &Cast, nominal: &Nominal) -> Option<(MemberId, &'static str)> {
    let party = nominal.party.as_deref()?;
    let role = nominal.title.role.class == RoleClass::Office && nominal.title.tenure != Tenure::Former;
    if !role || nominal.determiner == Determiner::Indefinite {
        return None;
    }
    let words = nominal.office_words(scene);
    let broad = scene.lexis.is(nominal.head, Trait::Broad);
    let mut found: Option<(usize, MemberId)> = None;
    for (id, member) in cast.persons().filter(|(_, member)| member.named && member.party.as_deref() == Some(party)) {
        if !broad && !in_office(scene, member, &words) {
            continue;
        }
        let before = |mention: &&Mention| mention.members == [id] && mention.units.start < nominal.units.start;
        if let Some(last) = cast.mentions.iter().filter(before).map(|mention| mention.units.end).max()
            && found.is_none_or(|(so_far, _)| last > so_far)
        {
            found = Some((last, id));
        }
    }
    found.map(|(_, id)| (id, if broad { "title/party" } else { "title/office-on-day" }))
}

/// "The diplomat" without more is the one last spoken of who has an office, unless the article has spoken of "a diplomat".
fn last_spoken_of(
    scene: &Scene<'_>,
    cast: &Cast,
    nominal: &Nominal,
    nominals: &[Nominal],
) -> Option<(MemberId, &'static str)> {
    let alone = nominal.units.len() == 2 && nominal.determiner == Determiner::Definite && nominal.party.is_none();
    if !alone || !scene.lexis.is(nominal.head, Trait::Resumes) {
        return None;
    }
    let noun = scene.units.lower(nominal.head);
    let unnamed = |other: &&Nominal| {
        other.units.start < nominal.units.start
            && matches!(other.determiner, Determiner::Indefinite | Determiner::Bare)
            && scene.units.lower(other.head).starts_with(noun)
    };
    if nominals.iter().any(|other| unnamed(&other)) {
        return None;
    }
    let fits = |id: MemberId| {
        let member = &cast.members[id];
        member.is_person() && member.named && !member.held.is_empty()
    };
    super::pronoun::antecedent(scene, cast, nominal.units.start, fits).map(|id| (id, "title/last-spoken-of"))
}

/// Whether the reference knows a person on the article's day in an office whose title has all these words.
fn in_office(scene: &Scene<'_>, member: &Member, words: &[&str]) -> bool {
    let (Some(entry), Some(day)) = (member.entry, scene.day) else { return false };
    scene.knowledge.reference.terms(entry).filter(|term| term.covers(day)).any(|term| {
        let title = fold(term.title);
        let known: Vec<&str> = title.split(' ').collect();
        words.iter().flat_map(|word| word.split('-')).all(|word| known.contains(&fold(word).as_str()))
    })
}

/// An unnamed person with a role and a party.
pub(super) fn introduce(scene: &Scene<'_>, cast: &mut Cast, nominal: &Nominal) -> MemberId {
    let words = display(scene.units.words(&nominal.title.units), false);
    let same = cast.persons().find(|(_, member)| !member.named && member.name() == words).map(|(id, _)| id);
    let id = same.unwrap_or_else(|| {
        cast.add(Member {
            kind: Some(EntityKind::Person),
            names: vec![words.clone()],
            party: nominal.party.clone(),
            held: vec![crate::extract::who::cast::Held {
                title: nominal.title.clone(),
                words,
                of: nominal.party.clone(),
            }],
            gender: nominal.title.role.gender,
            first: nominal.units.start,
            ..Member::default()
        })
    });
    let mention = mention(nominal, vec![id], "title/unnamed");
    cast.mentions.push(mention);
    id
}
