//! Sieve: groups. "The two leaders" are the persons last named together, "both sides" their parties, "the foreign ministers of
//! Jordan, Egypt and Iraq" one person for each country.

use crate::extract::EntityKind;
use crate::extract::who::cast::{Cast, Member, MemberId, Mention};
use crate::extract::who::nominals::{Determiner, Nominal};
use crate::extract::who::scene::Scene;
use crate::knowledge::{GroupClass, Trait};
use crate::language::Upos;
use crate::reading::MentionForm;

/// How many sentences back a group looks for its members.
const REACH: usize = 6;

/// Resolves groups.
pub(in crate::extract::who) fn resolve(scene: &Scene<'_>, cast: &mut Cast, nominals: &[Nominal]) {
    let several =
        |nominal: &&Nominal| nominal.plural || nominal.group.is_some_and(|group| group.class == GroupClass::Couple);
    for nominal in nominals.iter().filter(several) {
        // "Two diplomats said" brings in somebody new.
        let both = scene.lexis.is(nominal.units.start, Trait::Both);
        let known = !matches!(nominal.determiner, Determiner::Bare | Determiner::Indefinite) || both;
        let definite = nominal.determiner == Determiner::Definite || nominal.number.is_some() && known;
        // "The Balkan leaders" are those of the Balkans, whoever was named before.
        let owned = nominal.party.is_some() || nominal.units.clone().any(|id| scene.name_at(id).is_some());
        if !definite || owned && nominal.number.is_none() {
            continue;
        }
        let parties = nominal.group.is_some_and(|group| group.class == GroupClass::Party);
        let wanted = nominal.number.unwrap_or(2).max(2);
        let people = gather(scene, cast, nominal.units.start, wanted, |cast, id| {
            cast.members.get(id).is_some_and(|member| member.is_person() && may_be(scene, member, nominal))
        });
        let members = if parties {
            parties_of(cast, &people).or_else(|| countries(scene, cast, nominal.units.start, wanted))
        } else {
            people
        };
        if let Some(members) = members {
            let reason = if parties { "group/parties" } else { "group/people" };
            cast.mentions.push(super::title_alone::mention(nominal, members, reason));
        }
    }
}

/// Whether a person may be one of "the generals": unless the text gives him another title only.
fn may_be(scene: &Scene<'_>, member: &Member, nominal: &Nominal) -> bool {
    let noun = scene.units.lower(nominal.head);
    let broad = |word: &str| scene.naming().has(word, Trait::Broad);
    let Some(singular) = scene.naming().singular.get(noun).filter(|singular| !broad(noun) && !broad(singular)) else {
        return true;
    };
    // "his Iranian counterpart" bears whatever title the other one does.
    let same = |word: &str| word.eq_ignore_ascii_case(singular) || scene.naming().has(word, Trait::Counterpart);
    let bears = |words: &str| words.split(' ').any(same);
    member.held.is_empty() || member.held.iter().any(|held| bears(&held.words))
}

/// "The two met": a number without a noun stands for as many as were last named together.
pub(in crate::extract::who) fn resolve_numbers(scene: &Scene<'_>, cast: &mut Cast) {
    for sentence in scene.units.sentences() {
        for at in sentence.start + 1..sentence.end {
            let Some(wanted) = scene.naming().numbers.get(scene.units.lower(at)).copied().filter(|many| *many > 1)
            else {
                continue;
            };
            let next = at + 1;
            let of_noun = next < sentence.end
                && (matches!(scene.units.upos(next), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Adp)
                    || matches!(scene.units.lower(next), "-" | "%"));
            let both = scene.lexis.is(at, Trait::Both) && next < sentence.end && !scene.lexis.is(next, Trait::Definite);
            if of_noun || scene.units.capital(at) || !both && !scene.lexis.is(at - 1, Trait::Definite) {
                continue;
            }
            let start = if both { at } else { at - 1 };
            if let Some(members) = together(scene, cast, start, wanted) {
                cast.mentions.push(Mention {
                    units: start..next,
                    phrase: start..next,
                    members,
                    form: MentionForm::Nominal,
                    reason: "group/number",
                    metonym_of: None,
                    adjective: false,
                });
            }
        }
    }
}

/// The persons last mentioned by name together before a unit: the first so many of the nearest sentence that has enough.
pub(super) fn together(scene: &Scene<'_>, cast: &Cast, before: usize, wanted: usize) -> Option<Vec<MemberId>> {
    gather(scene, cast, before, wanted, |cast, id| cast.members.get(id).is_some_and(Member::is_person))
}

fn countries(scene: &Scene<'_>, cast: &Cast, before: usize, wanted: usize) -> Option<Vec<MemberId>> {
    gather(scene, cast, before, wanted, |cast, id| {
        cast.members.get(id).is_some_and(|member| member.kind() == EntityKind::Country)
    })
}

fn gather(
    scene: &Scene<'_>,
    cast: &Cast,
    before: usize,
    wanted: usize,
    fits: impl Fn(&Cast, MemberId) -> bool,
) -> Option<Vec<MemberId>> {
    let sentence = scene.units.sentence_number(before);
    let mut mentions: Vec<(usize, MemberId)> = cast
        .mentions
        .starting_in(scene.units.sentences()[sentence.saturating_sub(REACH)].start..before)
        .filter(|mention| mention.members.len() == 1 && fits(cast, mention.members[0]))
        .map(|mention| (mention.units.start, mention.members[0]))
        .collect();
    mentions.sort_unstable();
    for nearest in (sentence.saturating_sub(REACH)..=sentence).rev() {
        let mut found = Vec::new();
        for (at, id) in &mentions {
            if scene.units.sentence_number(*at) == nearest && !found.contains(id) {
                found.push(*id);
            }
        }
        if found.len() >= wanted {
            found.truncate(wanted);
            return Some(found);
        }
    }
    None
}

/// The countries and organizations for which persons act, as members of the cast.
fn parties_of(cast: &Cast, people: &Option<Vec<MemberId>>) -> Option<Vec<MemberId>> {
    let people = people.as_ref()?;
    let mut found = Vec::new();
    for id in people {
        let party = cast.members.get(*id)?.party.as_deref()?;
        // The country or body itself, not one of its organs, and never a gathering, which acts for nobody.
        let itself = |member: &Member| match member.kind() {
            EntityKind::Country => true,
            EntityKind::Organization => member.names.iter().any(|name| name == party),
            _ => false,
        };
        let organ = |member: &Member| member.kind() == EntityKind::Organization;
        let first = |wanted: &dyn Fn(&Member) -> bool| {
            cast.members.iter().position(|member| member.party.as_deref() == Some(party) && wanted(member))
        };
        let member = first(&itself).or_else(|| first(&organ))?;
        if !found.contains(&member) {
            found.push(member);
        }
    }
    (found.len() > 1).then_some(found)
}
