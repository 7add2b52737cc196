//! Who is who: mentions, coreference, offices and linking.
//!
//! ```text
//! Document -> candidates -> names -> titles -> cast (sieves) -> linked cast -> Discourse
//! ```
//!
//! Names are proposed by the reference, the language model, titles and head nouns, and the best set that does not overlap is
//! chosen (`name::choose`). Precision-ordered `sieves` then tell the entities apart and resolve names, nouns and pronouns to them.

mod candidates;
mod cast;
mod homonyms;
mod lexis;
mod link;
mod mentions;
mod name;
mod name_index;
mod namesakes;
mod nominals;
mod party;
mod person_name;
mod reading;
mod runs;
mod scene;
mod shapes;
mod sieves;
mod titles;
mod units;

use std::collections::HashSet;
use std::ops::Range;

use self::candidates::Proposer;
use self::cast::Cast;
use self::lexis::Lexis;
use self::name::{Name, NameClass};
use self::runs::Habits;
use self::scene::Scene;
use self::units::{Shape, Units};
use super::{Discourse, Entity, EntityId, EntityKind, Post, Reference, Referent};
use crate::article::Article;
use crate::knowledge::{Knowledge, RoleClass, Trait};
use crate::language::Document;

pub use self::reading::{Sources, initiatives, offices, organizations, people, places};

/// Reads who and what a document mentions.
#[must_use]
pub fn discourse(document: &Document<'_>, article: &Article, knowledge: &Knowledge) -> Discourse {
    let units = Units::new(document);
    let lexis = Lexis::new(&units, &knowledge.naming);
    let in_title = |number: usize| {
        let sentence = document.sentences().get(number).map(|sentence| sentence.span);
        sentence.is_some_and(|span| article.title.is_some_and(|title| title.contains(span)))
    };
    let habits = Habits::new(&units, in_title);
    let names = find_names(&lexis, &habits, knowledge);
    let mut covering = vec![0; units.len()];
    for (number, name) in (1..).zip(&names) {
        covering[name.units.clone()].fill(number);
    }
    let scene = Scene {
        units: &units,
        lexis: &lexis,
        names: &names,
        covering: &covering,
        knowledge,
        day: article.published,
        issuer: scene::issuer(article, knowledge),
    };
    let mut cast = Cast::default();
    sieves::things::tell_apart(&scene, &mut cast);
    sieves::people::tell_apart(&scene, &mut cast);
    link::link(&scene, &mut cast);
    party::settle(&scene, &mut cast);
    let taken = taken(&scene, &cast);
    let nominals = nominals::find(&scene, &taken);
    sieves::title_alone::resolve(&scene, &mut cast, &nominals);
    sieves::counterpart::resolve(&scene, &mut cast, &nominals);
    sieves::metonym::resolve(&scene, &mut cast);
    sieves::group::resolve(&scene, &mut cast, &nominals);
    sieves::group::resolve_numbers(&scene, &mut cast);
    sieves::pronoun::resolve(&scene, &mut cast, &taken);
    sieves::speaker::resolve(&scene, &mut cast, &taken);
    freeze(&scene, &cast)
}

/// The names of a document. A name that the body establishes is recognised everywhere: its words are sought again in every
/// sentence, and headings, in which every word has a capital, are read last.
fn find_names<'a>(lexis: &'a Lexis<'a>, habits: &'a Habits<'a>, knowledge: &'a Knowledge) -> Vec<Name> {
    let mut proposer = Proposer { lexis, habits, knowledge, established: HashSet::new() };
    let modelled = proposer.modelled();
    let sentences = lexis.units.sentences();
    let propose = |proposer: &Proposer<'_>, sentence: &Range<usize>| {
        let mut candidates = proposer.candidates(sentence);
        let from = modelled.partition_point(|name| name.units.start < sentence.start);
        let to = modelled.partition_point(|name| name.units.start < sentence.end);
        candidates.extend_from_slice(&modelled[from..to]);
        candidates
    };
    let mut names: Vec<Vec<Name>> = vec![Vec::new(); sentences.len()];
    for heading in [false, true] {
        for (number, sentence) in sentences.iter().enumerate().filter(|(number, _)| habits.heading(*number) == heading)
        {
            names[number] = name::choose(propose(&proposer, sentence));
        }
        for name in names.iter().flatten().filter(|name| name.class == NameClass::Person) {
            establish(lexis, knowledge, name, &mut proposer.established);
        }
    }
    for (sentence, names) in sentences.iter().zip(&mut names) {
        let open = |id: usize| !names.iter().any(|name| name.class == NameClass::Person && name.units.contains(&id));
        if sentence
            .clone()
            .any(|id| lexis.units.capital(id) && proposer.established.contains(lexis.units.lower(id)) && open(id))
        {
            let mut candidates = propose(&proposer, sentence);
            proposer.recalled(sentence, &mut candidates);
            *names = name::choose(candidates);
        }
    }
    let mut names: Vec<Name> = names.into_iter().flatten().collect();
    homonyms::settle(lexis, knowledge, &mut names);
    namesakes::settle(lexis, knowledge, &mut names);
    names
}

/// Notes the words by which a person may be called from now on: the last one, and the first.
fn establish<'a>(lexis: &'a Lexis<'a>, knowledge: &Knowledge, name: &Name, established: &mut HashSet<&'a str>) {
    let units = lexis.units;
    let words = || {
        name.units
            .clone()
            .filter(|&id| units.shape(id) != Shape::Initial && lexis.particle(id).is_none() && units.capital(id))
    };
    let common = |word: &str| knowledge.naming.not_names.contains_key(word) || word.len() < 2;
    for id in words().next_back().into_iter().chain(words().next()) {
        let word = units.lower(id);
        if !common(word) {
            established.insert(word);
        }
    }
}

/// The units that names of persons and the titles beside them cover, and other names.
fn taken(scene: &Scene<'_>, cast: &Cast) -> Vec<bool> {
    let mut taken: Vec<bool> = scene.covering.iter().map(|name| *name > 0).collect();
    let titles = cast.members.iter().flat_map(|member| &member.held).map(|held| held.title.units.clone());
    for units in titles {
        if let Some(cells) = taken.get_mut(units) {
            cells.fill(true);
        }
    }
    taken
}

/// Turns the cast into the discourse that the later hops read. Entities are ordered by first mention.
fn freeze(scene: &Scene<'_>, cast: &Cast) -> Discourse {
    let mut told: Vec<bool> = cast.members.iter().map(|member| member.named).collect();
    for id in cast.mentions.iter().flat_map(|mention| mention.members.iter().chain(&mention.metonym_of)) {
        told[*id] = true;
    }
    let mut order: Vec<usize> = (0..cast.members.len()).filter(|id| told[*id]).collect();
    order.sort_by_key(|&id| (cast.members[id].first, id));
    let mut place = vec![EntityId(0); cast.members.len()];
    for (at, &id) in (0..).zip(&order) {
        place[id] = EntityId(at);
    }
    let entities = order.iter().map(|&id| entity(scene, &cast.members[id])).collect();
    let mentions = cast.mentions.iter().filter_map(|mention| {
        let referent = match mention.members.as_slice() {
            [] => return None,
            [one] => Referent::One(place[*one]),
            many => Referent::Many(many.iter().map(|&id| place[id]).collect()),
        };
        Some(Reference {
            tokens: scene.units.token_range(&mention.units),
            head: mention.head(scene.units),
            referent,
            metonym_of: mention.metonym_of.map(|id| place[id]),
            form: mention.form,
            reason: mention.reason,
        })
    });
    let posts = order.iter().flat_map(|&id| {
        let holder = place[id];
        let member = &cast.members[id];
        let held = member.held.iter().filter(|_| member.is_person() && member.named);
        held.filter_map(move |held| post(scene, holder, held, member.party.as_deref()))
    });
    let mut posts: Vec<Post> = posts.collect();
    posts.sort_by(|a, b| (a.holder, &a.words, &a.of, a.tenure).cmp(&(b.holder, &b.words, &b.of, b.tenure)));
    posts.dedup_by(|a, b| (a.holder, &a.words, &a.of, a.tenure) == (b.holder, &b.words, &b.of, b.tenure));
    posts.sort_by_key(|post| post.tokens.start);
    Discourse::new(entities, mentions.collect(), scene.units.doc.tokens().len()).with_posts(posts)
}

/// The post of a title: its words without country and tenure, "Foreign Minister" of "former Turkish Foreign Minister".
fn post(scene: &Scene<'_>, holder: EntityId, held: &cast::Held, party: Option<&str>) -> Option<Post> {
    if held.title.role.class != RoleClass::Office {
        return None;
    }
    let units = scene.units;
    let mut start = held.title.units.start;
    let skipped = |id: usize| {
        let name = scene.name_at(id).is_some_and(|name| matches!(name.class, NameClass::Country | NameClass::Demonym));
        name || scene.lexis.tenure(id).is_some() && !units.text(id).contains('-')
            || scene.lexis.is_any(id, &[Trait::Genitive, Trait::The])
    };
    while start < held.title.head && skipped(start) {
        start += 1;
    }
    let words = if held.title.role.plural {
        held.words.clone()
    } else {
        cast::display(units.words(&(start..held.title.units.end)), false)
    };
    let of = held.of.as_deref().or(party).map(str::to_owned);
    Some(Post { holder, words, of, tenure: held.title.tenure, tokens: units.token_range(&held.title.units) })
}

fn entity(scene: &Scene<'_>, member: &cast::Member) -> Entity {
    let known = member.entry.map(|id| scene.knowledge.reference.entry(id));
    // A place goes by its usual name if the text has it at all: "Kyiv", though somebody quoted says "Kiev".
    let usual = member.entry.map(|id| scene.canonical(id)).filter(|usual| {
        member.kind() == EntityKind::Place
            && member.names.iter().any(|name| name == usual)
            && usual.split(' ').count() == member.name().split(' ').count()
    });
    let name = usual.unwrap_or(member.shown()).to_owned();
    let aliases = member.names.iter().filter(|other| **other != name).cloned().collect();
    Entity {
        kind: member.kind(),
        name,
        named: member.named,
        aliases,
        title: member.title().map(|held| held.words.clone()),
        gender: member.gender,
        party: member.party.clone(),
        country: member.country.clone(),
        slug: known.map(|entry| entry.slug.to_owned()),
        wikidata: known.and_then(|entry| entry.wikidata()),
    }
}
