//! Who speaks: the subject of a speech verb, resolved through the discourse.

use super::scene::Scene;
use crate::extract::{EntityId, EntityKind, Reference};
use crate::knowledge::SpeechClue;
use crate::language::{Deprel, Extent, TokenId, Upos, Xpos};
use crate::reading::MentionForm;
use crate::text::fold;

/// Whose words they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    /// An entity of the discourse.
    Entity(EntityId),
    /// A source that is not named, as written: "two EU diplomats".
    Words(String),
    /// Several who are named by what they are to one another: "both leaders", "the two delegations".
    Together {
        /// Whether they are persons; else parties.
        people: bool,
        /// As written.
        words: String,
    },
}

/// The speakers behind the head of a noun phrase: one, several for a group or a coordination, none if nothing there can
/// speak.
pub(super) fn speakers(scene: &Scene<'_>, head: TokenId) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    let mut add = |speaker: Speaker| {
        if !found.contains(&speaker) {
            found.push(speaker);
        }
    };
    let conjuncts = scene.tree.conjuncts(head);
    // Without a conjunction it is an apposition that the tree mistook: "A B, the council's spokesman".
    let joined = conjuncts.iter().any(|conjunct| scene.tree.conjunction(*conjunct).is_some());
    for conjunct in if joined { conjuncts } else { vec![head] } {
        match scene.actor_at(conjunct) {
            Some(mention) if mention.form == MentionForm::Nominal && apposed(scene, conjunct).is_some() => {
                apposed(scene, conjunct).into_iter().for_each(&mut add);
            }
            // "The two delegations" are the parties, whoever was named last.
            Some(mention) if mention.form == MentionForm::Nominal && sides(scene, conjunct, mention) => {
                unnamed(scene, conjunct).into_iter().for_each(&mut add);
            }
            Some(mention) => {
                for beside in beside(scene, mention) {
                    meant(scene, beside).into_iter().for_each(&mut add);
                }
            }
            None => unnamed(scene, conjunct).into_iter().for_each(&mut add),
        }
    }
    found
}

/// Whether a noun for the parties that met was taken for the persons who did.
fn sides(scene: &Scene<'_>, head: TokenId, mention: &Reference) -> bool {
    let people = |id: &EntityId| scene.discourse.entity(*id).kind == EntityKind::Person;
    mention.referent.entities().len() > 1
        && mention.referent.entities().iter().all(people)
        && scene.tells(SpeechClue::Sides, &scene.doc.token(head).lemma.to_lowercase())
}

/// Whom a mention means. A capital speaks for its government; a palace or ministry is a voice of its own.
pub(super) fn meant(scene: &Scene<'_>, mention: &Reference) -> Vec<Speaker> {
    let own = mention.referent.entities();
    let place = own.iter().all(|id| scene.discourse.entity(*id).kind == EntityKind::Place);
    let ids = mention.metonym_of.as_ref().filter(|_| place).map_or(own, std::slice::from_ref);
    ids.iter().map(|id| speaker_of(scene, *id)).collect()
}

/// A mention with those listed before it: "Deputy Secretary A and Foreign Minister B". Trees lose such lists among titles, so
/// the words between the mentions decide: commas, a conjunction, and the words of a title.
pub(super) fn beside<'a>(scene: &Scene<'a>, mention: &'a Reference) -> Vec<&'a Reference> {
    let mut list = vec![mention];
    let mut first = mention.tokens.start;
    let sentence = scene.doc.sentence_of(first).tokens.start;
    while let Some((at, joined)) = (sentence..first).rev().find_map(|token| gap(scene, token, first)) {
        let Some(before) = scene.actor_at(at) else { break };
        // The title that leads a name may be a mention of its own.
        let same = before.referent == list[list.len() - 1].referent;
        if !joined && !same {
            break;
        }
        let known = list.iter().any(|other| other.referent == before.referent);
        let stays = before.tokens.start >= first;
        if stays || known && first != list[list.len() - 1].tokens.start || owns(scene, before) {
            break;
        }
        first = before.tokens.start;
        if known {
            continue;
        }
        list.push(before);
    }
    list.reverse();
    list
}

/// Going left from `first`: the next mention, and whether a conjunction or comma and nothing but title words stand between.
fn gap(scene: &Scene<'_>, token: TokenId, first: TokenId) -> Option<(TokenId, bool)> {
    let between = token + 1..first;
    if scene.actor_at(token).is_some() {
        let words: Vec<TokenId> = between.collect();
        // "Party leader and Prime Minister A" is one: in a list the conjunction follows the name.
        let next = words.first().map(|word| scene.doc.token(*word));
        let conjoined = next.is_some_and(|next| next.upos == Upos::Cconj || &*next.lemma == ",")
            && words.iter().any(|word| scene.doc.token(*word).upos == Upos::Cconj);
        return Some((token, conjoined));
    }
    let upos = scene.doc.token(token).upos;
    let title =
        matches!(upos, Upos::Cconj | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det) || scene.doc.word(token) == ",";
    (!title).then_some((token, false))
}

/// Whether a mention is a possessor or stands under a preposition, and so is no member of the list.
fn owns(scene: &Scene<'_>, mention: &Reference) -> bool {
    let after = scene.doc.tokens().get(mention.tokens.end as usize);
    after.is_some_and(|token| token.xpos == Xpos::Pos)
        || scene.tree.case(mention.head).is_some_and(|case| scene.doc.token(case).upos == Upos::Adp)
}

fn speaker_of(scene: &Scene<'_>, id: EntityId) -> Speaker {
    let entity = scene.discourse.entity(id);
    if entity.named { Speaker::Entity(id) } else { Speaker::Words(entity.name.clone()) }
}

/// The most words of a phrase that means those who met: "the two foreign ministers".
const MOST_WORDS: usize = 4;

/// An unnamed source keeps its noun phrase, provided that it denotes people, a body or a text: the lexicon decides. A text
/// speaks for whoever owns it ("the ministry's statement"); one without an owner is left to its author, see [`is_text`].
fn unnamed(scene: &Scene<'_>, head: TokenId) -> Vec<Speaker> {
    let token = scene.doc.token(head);
    // "The Council" keeps its capital as a proper noun.
    let lemma = token.lemma.to_lowercase();
    if scene.tells(SpeechClue::Text, &lemma) {
        let owner = |child: &TokenId| matches!(scene.rel(*child), Deprel::NmodPoss | Deprel::Amod | Deprel::Compound);
        let owners = scene.tree.dependents(head).iter().copied().filter(owner);
        let speaks = |owner: TokenId| match scene.actor_at(owner) {
            Some(mention) => meant(scene, mention),
            None if scene.rel(owner) == Deprel::NmodPoss => unnamed(scene, owner),
            None => Vec::new(),
        };
        return owners.flat_map(speaks).collect();
    }
    let noun = matches!(token.upos, Upos::Noun | Upos::Propn) || token.upos == Upos::Adj && after_article(scene, head);
    // A capital without an article is part of a title: "Foreign Minister".
    let title = *lemma != *token.lemma && !definite(scene, head);
    let fits = noun && !title && scene.tells(SpeechClue::Source, &lemma);
    if !fits {
        return Vec::new();
    }
    if let Some(state) = state_of(scene, head) {
        return vec![state];
    }
    let phrase = scene.tree.phrase(head, Extent::Nominal);
    if phrase.clone().any(|token| scene.tree.is_relative(token)) {
        return Vec::new(); // "whose team"
    }
    // "Two diplomats said" means nobody named before.
    let counted = scene.doc.token(phrase.start).upos == Upos::Num;
    let words = scene.doc.words(&phrase).to_owned();
    let together = |clue| token.xpos == Xpos::Nns && scene.tells(clue, &lemma);
    if words.split_whitespace().count() <= MOST_WORDS && !counted {
        if together(SpeechClue::Leaders) {
            return vec![Speaker::Together { people: true, words }];
        } else if together(SpeechClue::Sides) {
            return vec![Speaker::Together { people: false, words }];
        }
    }
    let named = apposed(scene, head).or_else(|| body_of(scene, head));
    vec![named.unwrap_or(Speaker::Words(words))]
}

fn definite(scene: &Scene<'_>, head: TokenId) -> bool {
    let start = scene.tree.phrase(head, Extent::Nominal).start;
    scene.doc.token(start).upos == Upos::Det && scene.tells(SpeechClue::Definite, &scene.doc.token(start).lemma)
}

/// "The Saudi government", "the Government of Iraq": the country that the words beside the noun name.
fn state_of(scene: &Scene<'_>, head: TokenId) -> Option<Speaker> {
    if !scene.tells(SpeechClue::State, &scene.doc.token(head).lemma.to_lowercase()) {
        return None;
    }
    let before = head.checked_sub(1)?;
    let before = scene.discourse.at(before).filter(|mention| mention.tokens.end == head);
    // "The Government of Iraq".
    let after = || {
        let of = Some(head + 1).filter(|of| (*of as usize) < scene.doc.tokens().len() && scene.of(*of))?;
        [of + 1, of + 2].into_iter().find_map(|at| scene.discourse.at(at).filter(|mention| mention.tokens.start == at))
    };
    let mention = before.or_else(after)?;
    let [id] = mention.referent.entities() else { return None };
    (scene.discourse.entity(*id).kind == EntityKind::Country).then_some(Speaker::Entity(*id))
}

/// "The official", where the tagger takes the noun for an adjective.
fn after_article(scene: &Scene<'_>, token: TokenId) -> bool {
    token.checked_sub(1).is_some_and(|before| scene.doc.token(before).upos == Upos::Det)
}

/// "Her spokesman, Steffen Seibert, said": the person named in apposition.
fn apposed(scene: &Scene<'_>, head: TokenId) -> Option<Speaker> {
    let after = scene.tree.phrase(head, Extent::Nominal).end.max(head + 1);
    let comma = scene.doc.tokens().get(after as usize).is_some_and(|token| &*token.lemma == ",");
    let mention = scene.actor_at(after + 1).filter(|_| comma)?;
    let person = meant(scene, mention).into_iter().next().filter(|speaker| scene.is_named_person(speaker))?;
    let closed = scene.doc.tokens().get(mention.tokens.end as usize).is_none_or(|token| token.upos == Upos::Punct);
    (closed && mention.tokens.start == after + 1).then_some(person)
}

/// How many mentions back a body known by its noun alone looks for its name.
const REACH: usize = 400;

/// "The court found …": the body last named whose name holds that noun.
fn body_of(scene: &Scene<'_>, head: TokenId) -> Option<Speaker> {
    let phrase = scene.tree.phrase(head, Extent::Nominal);
    let definite = phrase.len() == 2 && scene.doc.token(phrase.start).upos == Upos::Det;
    let noun = fold(scene.doc.word(head));
    let mentions = scene.discourse.mentions();
    let before = mentions.partition_point(|mention| mention.tokens.start < head);
    let named = mentions[..before].iter().rev().take(REACH).filter(|_| definite).find_map(|mention| {
        let id = *mention.referent.entities().first()?;
        let entity = scene.discourse.entity(id);
        let fits = entity.kind == EntityKind::Organization && entity.named;
        (fits && fold(&entity.name).split(' ').any(|word| word == noun)).then_some(id)
    });
    named.map(Speaker::Entity)
}

/// Whether a word is a noun for a text that can speak: "the statement said".
pub(super) fn is_text(scene: &Scene<'_>, head: TokenId) -> bool {
    scene.tells(SpeechClue::Text, &scene.doc.token(head).lemma.to_lowercase())
}
