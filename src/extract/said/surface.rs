//! Speech as word order tells it, for verbs of saying whose speaker or words the tree has lost.
//!
//! News writes "NOUN PHRASE said (that) CLAUSE", "CLAUSE, NOUN PHRASE said" and "CLAUSE, said NOUN PHRASE" over and over; trees
//! lose one of these parts in every tenth sentence, mostly to a long phrase between the verb and its parts.

use super::scene::Scene;
use super::speaker::{Speaker, beside, meant, speakers};
use crate::extract::{EntityKind, Reference};
use crate::knowledge::{AddresseeSlot, Complement, SpeechClue};
use crate::language::{Deprel, Sentence, TokenId, Upos, Xpos};

/// How many words may stand between a verb and the "that" of its clause.
const REACH: u32 = 24;
/// How many phrases joined by prepositions a subject may have: "the head of the agency for the environment".
const NESTING: usize = 3;
/// How many commas back an insertion between subject and verb may begin.
const COMMAS: usize = 4;

/// A noun phrase that ends before a verb: who it means, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Whom it means.
    pub speakers: Vec<Speaker>,
    /// Its first word.
    pub start: TokenId,
}

/// Whether a verb stands in a finite form: "said", "says", "has said". A participle is one too where its sentence has no other
/// verb at its top: taggers confuse the two.
pub(super) fn is_finite(scene: &Scene<'_>, verb: TokenId) -> bool {
    match scene.doc.token(verb).xpos {
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp => true,
        Xpos::Vbn if scene.tree.dependents_by(verb, &[Deprel::AuxPass, Deprel::OblAgent]).next().is_some() => false,
        Xpos::Vbn => {
            let aux = scene.tree.dependents_by(verb, &[Deprel::Aux]).next().is_some();
            aux || has_before(scene, verb) || lacks_verb(scene, verb)
        }
        _ => false,
    }
}

/// "Has since said": "have" right before a participle or its adverb, wherever the tree hangs it.
fn has_before(scene: &Scene<'_>, verb: TokenId) -> bool {
    (verb.saturating_sub(2)..verb).any(|token| &*scene.doc.token(token).lemma == "have")
}

/// Whether the head of a verb's sentence is the verb itself or a noun of which nothing is said.
fn lacks_verb(scene: &Scene<'_>, verb: TokenId) -> bool {
    let root = scene.doc.sentence_of(verb).tokens.clone().find(|at| scene.rel(*at) == Deprel::Root);
    root.is_some_and(|root| {
        let predicates = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop, Deprel::Ccomp, Deprel::Parataxis];
        let nominal = matches!(scene.doc.token(root).upos, Upos::Noun | Upos::Propn);
        root == verb || nominal && scene.tree.dependents_by(root, &predicates).next().is_none()
    })
}

/// Whether a clause follows a verb: one opened by "that", or, where `bare` clauses are allowed, a noun phrase and its verb with
/// nothing between them.
pub(super) fn clause_follows(scene: &Scene<'_>, verb: TokenId, bare: bool) -> bool {
    let sentence = scene.doc.sentence_of(verb);
    that_follows(scene, sentence, verb) || bare && bare_clause_follows(scene, sentence, verb)
}

fn that_follows(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> bool {
    for token in verb + 1..sentence.tokens.end.min(verb + REACH) {
        let is = scene.doc.token(token);
        let opens = is.upos == Upos::Sconj || is.deprel == Deprel::Mark;
        if opens && scene.tells(SpeechClue::That, &is.lemma) {
            return (token + 1..sentence.tokens.end)
                .any(|at| scene.doc.token(at).upos == Upos::Verb || finite(scene, at));
        }
        if finite(scene, token) || matches!(scene.doc.word(token), ";" | ":" | "\"" | "“") {
            return false;
        }
    }
    false
}

fn bare_clause_follows(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> bool {
    let mut subject = false;
    let mut at = verb + 1;
    while at < sentence.tokens.end {
        let token = scene.doc.token(at);
        if finite(scene, at) || subject && past(scene, at) {
            let joined = (verb + 1..at).rev().find(|before| scene.doc.token(*before).upos != Upos::Adv);
            return subject && joined.is_some_and(|before| scene.doc.token(before).upos != Upos::Cconj);
        }
        match token.upos {
            Upos::Punct => match renamed(scene, sentence, at) {
                Some(end) if subject => at = end,
                _ => return false,
            },
            Upos::Sconj => return false,
            _ if scene.tree.is_relative(at) || token.xpos == Xpos::Wrb || token.xpos == Xpos::To => return false,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num => subject = true,
            _ => {}
        }
        at += 1;
    }
    false
}

/// The comma that closes an apposition of nothing but a name, or brackets, given what opens it: "the premier, A B, does".
fn renamed(scene: &Scene<'_>, sentence: &Sentence, open: TokenId) -> Option<TokenId> {
    let close = match scene.doc.word(open) {
        "," => scene.actor_at(open + 1).filter(|mention| mention.tokens.start == open + 1)?.tokens.end,
        "(" => (open + 1..sentence.tokens.end).find(|at| scene.doc.word(*at) == ")")?,
        _ => return None,
    };
    (close < sentence.tokens.end && matches!(scene.doc.word(close), "," | ")")).then_some(close)
}

fn finite(scene: &Scene<'_>, token: TokenId) -> bool {
    matches!(scene.doc.token(token).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
}

/// A participle that is more likely a past tense, since its object follows: "the attack included missiles".
fn past(scene: &Scene<'_>, token: TokenId) -> bool {
    let object = |next: TokenId| {
        matches!(scene.doc.token(next).upos, Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Pron)
    };
    let noun = |before: TokenId| matches!(scene.doc.token(before).upos, Upos::Noun | Upos::Propn);
    let end = scene.doc.sentence_of(token).tokens.end;
    scene.doc.token(token).xpos == Xpos::Vbn && noun(token - 1) && token + 1 < end && object(token + 1)
}

/// The noun phrase before a verb, apart from adverbs, auxiliaries and one insertion between commas.
pub(super) fn phrase_before(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Option<Phrase> {
    let has = has_before(scene, verb);
    let between = |token: TokenId| {
        let is = scene.doc.token(token);
        let auxiliary = matches!(is.upos, Upos::Adv | Upos::Aux | Upos::Part);
        // "A and B each said", "they have since said".
        let each = is.upos == Upos::Det && scene.actor_at(token.saturating_sub(1)).is_some();
        auxiliary || each || has && (&*is.lemma == "have" || is.upos == Upos::Sconj)
    };
    let mut end = verb;
    while end > sentence.tokens.start && between(end - 1) && scene.actor_at(end - 1).is_none() {
        end -= 1;
    }
    if end > sentence.tokens.start && scene.doc.word(end - 1) == "," {
        return before_insertion(scene, sentence, end - 1);
    }
    phrase_ending(scene, sentence, end, NESTING)
}

/// "A B, the head of the office, said"; "its president, A B, said": the phrase before an insertion that `close` closes.
fn before_insertion(scene: &Scene<'_>, sentence: &Sentence, close: TokenId) -> Option<Phrase> {
    let commas = (sentence.tokens.start + 1..close).rev().filter(|at| scene.doc.word(*at) == ",").take(COMMAS);
    for open in commas {
        let opener = scene.doc.token(open + 1);
        let fits = scene.tree.is_relative(open + 1)
            || matches!(opener.upos, Upos::Det | Upos::Adp | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
            || matches!(opener.xpos, Xpos::Vbg | Xpos::Vbn | Xpos::PrpPoss);
        let Some(mut phrase) = phrase_ending(scene, sentence, open, NESTING).filter(|_| fits) else { continue };
        if let Some(inner) = phrase_ending(scene, sentence, close, 0).filter(|inner| inner.start == open + 1)
            && inner.speakers.iter().all(|speaker| scene.is_named_person(speaker))
            && !phrase.speakers.iter().any(|speaker| scene.is_named_person(speaker))
        {
            phrase.speakers = inner.speakers;
        }
        return Some(phrase);
    }
    None
}

/// The noun phrase that ends before a token, if someone who can speak is meant.
fn phrase_ending(scene: &Scene<'_>, sentence: &Sentence, end: TokenId, nesting: usize) -> Option<Phrase> {
    let mut last = end.checked_sub(1).filter(|last| *last >= sentence.tokens.start)?;
    if scene.doc.word(last) == ")" {
        let open = (sentence.tokens.start..last).rev().find(|at| scene.doc.word(*at) == "(")?;
        last = open.checked_sub(1).filter(|last| *last >= sentence.tokens.start)?;
    }
    let mention = scene.actor_at(last).filter(|mention| mention.tokens.end > last);
    let list = mention.map(|mention| beside(scene, mention)).unwrap_or_default();
    let mut start = list.first().map_or(last, |first| first.tokens.start.min(last));
    while start > sentence.tokens.start && leads(scene, start - 1) {
        start -= 1;
    }
    if let Some(outer) = governed(scene, sentence, start, mention, nesting) {
        return Some(outer);
    }
    let by: Vec<Speaker> = match mention {
        Some(_) => list.iter().flat_map(|mention| meant(scene, mention)).collect(),
        None if scene.doc.token(last).upos != Upos::Pron => speakers(scene, last),
        None => Vec::new(),
    };
    (!by.is_empty()).then_some(Phrase { speakers: by, start })
}

/// "The head of the agency", "officials in Paris", "A B of Egypt": whoever the noun before a preposition means.
fn governed(
    scene: &Scene<'_>,
    sentence: &Sentence,
    start: TokenId,
    mention: Option<&Reference>,
    nesting: usize,
) -> Option<Phrase> {
    let preposition = start.checked_sub(1).filter(|at| *at > sentence.tokens.start)?;
    let noun = preposition - 1;
    let person = mention.is_some_and(|mention| meant(scene, mention).iter().any(|by| scene.is_named_person(by)));
    // Before a person other prepositions begin an adverbial: "on Monday in Paris A B said".
    let joins = scene.doc.token(preposition).upos == Upos::Adp
        && (scene.of(preposition) || !person && scene.tells(SpeechClue::Stands, scene.doc.word(preposition)));
    let source = scene.tells(SpeechClue::Source, &scene.doc.token(noun).lemma);
    let named = scene.of(preposition) && scene.actor_at(noun).is_some();
    (joins && (source || named) && nesting > 0).then(|| phrase_ending(scene, sentence, preposition, nesting - 1))?
}

/// A word that may stand before the last one of a noun phrase.
fn leads(scene: &Scene<'_>, token: TokenId) -> bool {
    let is = scene.doc.token(token);
    let city = |mention: &Reference| {
        mention.referent.entities().iter().all(|id| scene.discourse.entity(*id).kind == EntityKind::Place)
    };
    matches!(is.upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
        && !scene.discourse.at(token).is_some_and(city)
        || matches!(is.xpos, Xpos::Pos | Xpos::PrpPoss)
}

/// The speaker of a tag at the end of a clause, "…, two diplomats said on Monday": the noun phrase between the comma and the
/// verb, where the words before the comma make a clause of their own and no words of the verb's own follow.
pub(super) fn tag(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Option<Vec<Speaker>> {
    let passive = scene.tree.dependents_by(verb, &[Deprel::AuxPass, Deprel::OblAgent]).next().is_some();
    if passive || !finite(scene, verb) && scene.doc.token(verb).xpos != Xpos::Vbn {
        return None;
    }
    let phrase = phrase_before(scene, sentence, verb).filter(|phrase| phrase.start > sentence.tokens.start)?;
    (is_mark(scene, phrase.start - 1)
        && clause_before(scene, sentence, phrase.start - 1)
        && nothing_follows(scene, sentence, verb))
    .then_some(phrase.speakers)
}

/// The speaker of a tag turned round: "…, argued the government's lawyer, A B".
pub(super) fn turned_tag(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Option<Vec<Speaker>> {
    let before = verb.checked_sub(1).filter(|before| *before > sentence.tokens.start)?;
    if !is_finite(scene, verb) || takes_addressee(scene, verb) || !is_mark(scene, before) {
        return None;
    }
    clause_before(scene, sentence, before).then(|| phrase_after(scene, sentence, verb))?
}

/// Whether the object of a verb of saying is the one spoken to: "told reporters".
fn takes_addressee(scene: &Scene<'_>, verb: TokenId) -> bool {
    let patterns = scene.lexicon.verbs.patterns(&scene.doc.token(verb).lemma);
    patterns
        .iter()
        .any(|pattern| pattern.addressee == AddresseeSlot::Object && pattern.complements.contains(&Complement::Clause))
}

/// Who is named right after a verb, where nothing but a mark follows: "said the minister", "said the agency's head, A B".
pub(super) fn phrase_after(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> Option<Vec<Speaker>> {
    let mut end = verb + 1;
    while end < sentence.tokens.end && (leads(scene, end) || scene.of(end) || scene.actor_at(end).is_some()) {
        end += 1;
    }
    let closed = |at: TokenId| at >= sentence.tokens.end || scene.doc.token(at).upos == Upos::Punct;
    // "…, wrote the minister in a letter".
    let ends = |at: TokenId| closed(at) || matches!(scene.doc.token(at).upos, Upos::Adp | Upos::Adv | Upos::Sconj);
    let own = phrase_ending(scene, sentence, end, NESTING).filter(|phrase| phrase.start == verb + 1 && ends(end));
    let renamed = (end + 1 < sentence.tokens.end && scene.doc.word(end) == ",")
        .then(|| scene.actor_at(end + 1))
        .flatten()
        .filter(|mention| mention.tokens.start == end + 1 && closed(mention.tokens.end))
        .map(|mention| meant(scene, mention));
    let person = |by: &Vec<Speaker>| by.iter().all(|speaker| scene.is_named_person(speaker));
    let own = own.map(|phrase| phrase.speakers);
    match renamed.filter(person) {
        Some(by) if !own.as_ref().is_some_and(person) => Some(by),
        _ => own,
    }
}

fn is_mark(scene: &Scene<'_>, token: TokenId) -> bool {
    matches!(scene.doc.word(token), "," | "\"" | "”" | ",\"" | "''")
}

/// Whether the words before a token make a clause: they have a finite verb.
fn clause_before(scene: &Scene<'_>, sentence: &Sentence, until: TokenId) -> bool {
    (sentence.tokens.start..until).any(|token| finite(scene, token))
}

/// Whether a verb has no words of its own after it: its sentence or clause ends, or tells when, where and to whom.
fn nothing_follows(scene: &Scene<'_>, sentence: &Sentence, verb: TokenId) -> bool {
    let next = verb + 1;
    if next >= sentence.tokens.end {
        return true;
    }
    let object = match scene.doc.token(next).upos {
        Upos::Propn => scene.actor_at(next).is_some(),
        Upos::Noun | Upos::Det | Upos::Adj | Upos::Num | Upos::Pron => true,
        _ => false,
    };
    // ", he said, …" closes no clause.
    if scene.doc.word(next) == "," || object && !takes_addressee(scene, verb) {
        return false;
    }
    let until = (next..sentence.tokens.end).find(|at| scene.doc.token(*at).upos == Upos::Punct);
    !(next..until.unwrap_or(sentence.tokens.end)).any(|at| {
        finite(scene, at)
            || matches!(scene.doc.token(at).upos, Upos::Sconj | Upos::Part)
            || scene.tree.is_relative(at)
            || matches!(scene.doc.token(at).xpos, Xpos::To | Xpos::Vbg)
    })
}
