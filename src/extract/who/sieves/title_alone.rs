//! Sieve: a title alone refers to the one who bears it. "The secretary-general", "the Turkish president", "the Prime Minister".

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Held, Member, MemberId, Mention, display};
use crate::extract::who::nominals::{Determiner, Nominal};
use crate::extract::who::scene::Scene;
use crate::extract::who::units::UnitId;
use crate::knowledge::{RoleClass, Trait};
use crate::reading::{MentionForm, Tenure};
use crate::text::fold;

/// The last sentence of those with which a report opens: the title, the dateline and the lead.
const LEAD: usize = 2;

/// Resolves titles that stand alone.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, nominals: &[Nominal]) {
    let mut borne = Borne::default();
    for nominal in nominals.iter().filter(|nominal| !nominal.plural) {
        borne.extend(scene, cast);
        if nominal.title.role.class == RoleClass::Kin || super::counterpart::is_counterpart(scene, nominal) {
            continue;
        }
        // Whoever is named so only later is rather another one.
        let named = bearer(scene, cast, &borne, nominal);
        let before = named.filter(|(id, _)| last_before(cast, *id, nominal).is_some());
        let known = before.or_else(|| of_party(scene, cast, nominal)).or(named);
        if let Some((id, reason)) = known.or_else(|| last_spoken_of(scene, cast, nominal, nominals)) {
            let mention = mention(nominal, vec![id], reason);
            cast.mentions.push(mention);
        } else if nominal.party.is_some()
            && nominal.title.role.class == RoleClass::Office
            && nominal.determiner != Determiner::Indefinite
        {
            introduce(scene, cast, nominal);
        } else if let Some(party) = issuers_own(scene, nominal) {
            match holder(scene, cast, nominal, &party) {
                Some(id) => cast.mentions.push(mention(nominal, vec![id], "title/office-on-day")),
                None => {
                    introduce(scene, cast, &Nominal { party: Some(party), ..nominal.clone() });
                }
            }
        }
    }
}

/// "The President will host a meeting": in an official text that names no president, the one of the country that issues it.
fn issuers_own(scene: &Scene<'_>, nominal: &Nominal) -> Option<String> {
    // "the migrant president" is some other's word for him.
    let plain = |id: UnitId| scene.lexis.role_at(id).is_some() || scene.lexis.title_word(id).is_some();
    let own = nominal.party.is_none()
        && nominal.title.units.clone().all(plain)
        && nominal.determiner == Determiner::Definite
        && nominal.title.role.class == RoleClass::Office
        && scene.lexis.is(nominal.head, Trait::Sovereign)
        && scene.units.capital(nominal.head);
    scene.issuer.filter(|_| own).map(|issuer| scene.canonical(issuer).to_owned())
}

/// The person named anywhere in the text whom the reference knows in that office of a country on the day.
fn holder(scene: &Scene<'_>, cast: &Cast, nominal: &Nominal, party: &str) -> Option<MemberId> {
    let words = nominal.office_words(scene);
    let of_country = |member: &Member| member.named && member.party.as_deref().is_none_or(|own| own == party);
    let mut held = cast.persons().filter(|(_, member)| of_country(member) && in_office(scene, member, &words));
    held.next().map(|(id, _)| id)
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
fn bearer(scene: &Scene<'_>, cast: &Cast, borne: &Borne, nominal: &Nominal) -> Option<(MemberId, &'static str)> {
    if nominal.determiner == Determiner::Indefinite || nominal.title.tenure == Tenure::Former {
        return None;
    }
    let words = nominal.office_words(scene);
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let wanted: Vec<&str> = folded.iter().flat_map(|word| word.split(' ')).collect();
    // "the president" is not the vice president, "the Secretary" no assistant secretary.
    let second = |word: &String| scene.naming().has(word, Trait::Below) && !words.contains(&word.as_str());
    let formal = scene.units.capital(nominal.head);
    let mut best: Option<((bool, bool, bool, usize), MemberId)> = None;
    for (id, member) in cast.persons() {
        let bears = borne.titles[id]
            .iter()
            .any(|title| wanted.iter().all(|part| title.iter().any(|word| word == part)) && !title.iter().any(second));
        let same_party = nominal.party.is_none() || nominal.party == member.party;
        if !bears || !same_party {
            continue;
        }
        // In an official text "the President" with a capital is the one of the country that issues it.
        let issued = formal
            && nominal.party.is_none()
            && scene.issuer.is_some_and(|issuer| member.party.as_deref() == Some(scene.canonical(issuer)));
        let last = last_before(cast, id, nominal).unwrap_or(0);
        // A report that opens with one president calls him "the president", whoever else is named.
        let opens = scene.units.sentence_number(member.first) <= LEAD;
        let rank = (issued, last > 0, opens, last);
        if best.is_none_or(|(so_far, _)| rank > so_far) {
            best = Some((rank, id));
        }
    }
    best.map(|(_, id)| (id, "title/alone"))
}

/// Where the last mention of a member before a phrase ends.
fn last_before(cast: &Cast, id: MemberId, nominal: &Nominal) -> Option<usize> {
    let before = cast.mentions.of(id).filter(|mention| mention.units.start < nominal.units.start);
    before.map(|mention| mention.units.end).max()
}

/// The words of the titles that each member bears, folded once: every noun phrase is compared with all of them.
#[derive(Default)]
struct Borne {
    titles: Vec<Vec<Vec<String>>>,
}

impl Borne {
    /// Takes in the members who have come since.
    fn extend(&mut self, scene: &Scene<'_>, cast: &Cast) {
        let new = &cast.members[self.titles.len()..];
        let words = |held: &Held| own_words(scene, &fold(&held.words));
        self.titles.extend(new.iter().map(|member| member.held.iter().map(words).collect()));
    }
}

/// The words of a title without those whom its bearer only serves: "assistant | to the president | and press secretary".
fn own_words(scene: &Scene<'_>, title: &str) -> Vec<String> {
    let mut serves = false;
    title
        .split(' ')
        .filter(|word| {
            let traits = scene.naming().traits(word);
            serves = (serves || traits.any(&[Trait::To, Trait::For])) && !traits.has(Trait::JoinsTitles);
            !serves
        })
        .map(str::to_owned)
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
        if let Some(last) = last_before(cast, id, nominal)
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
        let below = known.iter().any(|word| scene.naming().has(word, Trait::Below) && !words.contains(word));
        !below && words.iter().flat_map(|word| word.split('-')).all(|word| known.contains(&fold(word).as_str()))
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
            held: vec![Held { title: nominal.title.clone(), words, of: nominal.party.clone() }],
            gender: nominal.title.role.gender,
            first: nominal.units.start,
            ..Member::default()
        })
    });
    let mention = mention(nominal, vec![id], "title/unnamed");
    cast.mentions.push(mention);
    id
}
