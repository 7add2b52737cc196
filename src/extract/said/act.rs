//! Speech acts: a verb of the lexicon, its complement, its subject.
//!
//! A verb reports speech only with a complement that its lexicon entry allows ("urged them to leave", but not "urged
//! caution-free driving"), and only when the speech took place: not under negation, in questions or in plans.

use super::scene::Scene;
use super::speaker::Speaker;
use super::surface::{clause_follows, is_finite, tag, turned_tag};
use crate::knowledge::{AddresseeSlot, Complement, SpeechVerb};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::Stance;

/// A verb that reports speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SpeechAct {
    /// The verb.
    pub verb: TokenId,
    /// Its attitude.
    pub stance: Stance,
    /// Head of what is said; the verb itself when the content is not a constituent of its own.
    pub content: TokenId,
    /// Head of the addressee, where the verb names one.
    pub addressee: Option<TokenId>,
    /// The speakers of a tag: "…, two diplomats said".
    pub tag: Option<Vec<Speaker>>,
}

/// The speech act of a verb, if it is one.
pub(super) fn speech_act(scene: &Scene<'_>, verb: TokenId) -> Option<SpeechAct> {
    let token = scene.doc.token(verb);
    if !matches!(token.upos, Upos::Verb | Upos::Aux)
        || matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
    {
        return None;
    }
    let patterns = scene.lexicon.verbs.patterns(&token.lemma);
    let (pattern, content) = patterns.iter().find_map(|pattern| {
        let fits = particle_fits(scene, verb, pattern) && (!pattern.only_in_readouts || scene.is_readout);
        Some((pattern, fits.then(|| content(scene, verb, pattern))??))
    })?;
    let addressee = addressee(scene, verb, pattern, content);
    let tag = says(pattern).then(|| closing_tag(scene, verb)).flatten();
    Some(SpeechAct { verb, stance: pattern.stance, content, addressee, tag })
}

/// Whether a verb's words may be a clause, so that it may follow them.
fn says(pattern: &SpeechVerb) -> bool {
    pattern.complements.iter().any(|complement| matches!(complement, Complement::Clause | Complement::Quote))
}

fn particle_fits(scene: &Scene<'_>, verb: TokenId, pattern: &SpeechVerb) -> bool {
    let Some(particle) = &pattern.particle else { return true };
    scene.tree.dependents(verb).iter().any(|child| {
        matches!(scene.rel(*child), Deprel::CompoundPrt | Deprel::Advmod | Deprel::Obl | Deprel::Case)
            && scene.doc.word(*child).eq_ignore_ascii_case(particle)
    }) || scene
        .doc
        .tokens()
        .get(verb as usize + 1)
        .is_some_and(|next| next.span.of(scene.doc.text()).eq_ignore_ascii_case(particle))
}

/// The head of what is said, by the first complement that is there.
fn content(scene: &Scene<'_>, verb: TokenId, pattern: &SpeechVerb) -> Option<TokenId> {
    pattern.complements.iter().find_map(|complement| match complement {
        Complement::Clause => clause(scene, verb).or_else(|| lost_clause(scene, verb, pattern)),
        Complement::Quote => scene.quoted_near(verb).then_some(verb),
        Complement::Object => object(scene, verb),
        Complement::Noun => object(scene, verb)
            .filter(|object| pattern.nouns.iter().any(|noun| **noun == *scene.doc.token(*object).lemma)),
        Complement::Infinitive => child(scene, verb, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl], |scene, child| {
            scene.tree.dependents(child).iter().any(|mark| scene.doc.token(*mark).xpos == Xpos::To)
        }),
        Complement::Gerund => {
            child(scene, verb, &[Deprel::Xcomp, Deprel::Ccomp], |scene, child| scene.doc.token(child).xpos == Xpos::Vbg)
        }
        Complement::Predicate => object(scene, verb).and_then(|_| {
            child(scene, verb, &[Deprel::Xcomp], |scene, child| {
                matches!(scene.doc.token(child).upos, Upos::Adj | Upos::Noun | Upos::Propn)
            })
        }),
        Complement::Clear => {
            child(scene, verb, &[Deprel::Xcomp, Deprel::Obj], |scene, child| &*scene.doc.token(child).lemma == "clear")
        }
        Complement::Forward => child(scene, verb, &[Deprel::Advmod, Deprel::CompoundPrt], |scene, child| {
            scene.doc.word(child).eq_ignore_ascii_case("forward")
        }),
        Complement::Alone => Some(verb),
        // "informed him of": the tree may hang the phrase on the one who is told.
        Complement::Phrase(preposition) => phrase(scene, verb, preposition).or_else(|| {
            let told = object(scene, verb).filter(|_| pattern.addressee == AddresseeSlot::Object)?;
            phrase(scene, told, preposition)
        }),
    })
}

/// A that-clause, a question, a bare clause; or the clause into which "X said" is inserted.
fn clause(scene: &Scene<'_>, verb: TokenId) -> Option<TokenId> {
    let below = child(scene, verb, &[Deprel::Ccomp, Deprel::Csubj], |_, _| true)
        .or_else(|| child(scene, verb, &[Deprel::Parataxis], is_clause))
        .or_else(|| {
            // The parser takes a bare clause after "said" for an open complement now and then.
            child(scene, verb, &[Deprel::Xcomp, Deprel::Advcl], |scene, child| {
                let has = |relations| scene.tree.dependents_by(child, relations).next().is_some();
                has(&[Deprel::Nsubj, Deprel::NsubjPass]) && !(scene.rel(child) == Deprel::Advcl && has(&[Deprel::Mark]))
            })
        });
    // A verb with words of its own to report is no tag inserted into the clause above it.
    let own = [Deprel::Xcomp, Deprel::Obj, Deprel::Mark];
    below
        .or_else(|| {
            let token = scene.doc.token(verb);
            let inserted = token.deprel == Deprel::Parataxis && scene.tree.dependents_by(verb, &own).next().is_none();
            (inserted && is_clause(scene, token.head)).then_some(token.head)
        })
        .or_else(|| tagged(scene, verb))
}

/// The clause before ", X said" at the end of a sentence, wherever the tree hangs the tag; the verb itself where the tree
/// makes no clause of it.
fn tagged(scene: &Scene<'_>, verb: TokenId) -> Option<TokenId> {
    closing_tag(scene, verb)?;
    let root = scene.doc.sentence_of(verb).tokens.clone().find(|at| scene.doc.token(*at).deprel == Deprel::Root);
    Some(root.filter(|root| *root < verb && is_clause(scene, *root)).unwrap_or(verb))
}

/// The speakers of a tag, either way round.
fn closing_tag(scene: &Scene<'_>, verb: TokenId) -> Option<Vec<Speaker>> {
    let sentence = scene.doc.sentence_of(verb);
    tag(scene, sentence, verb).or_else(|| turned_tag(scene, sentence, verb))
}

/// The verb itself, where word order shows a clause after it that the tree has lost. Verbs of saying take bare clauses.
fn lost_clause(scene: &Scene<'_>, verb: TokenId, pattern: &SpeechVerb) -> Option<TokenId> {
    let bare = pattern.complements.contains(&Complement::Quote);
    (is_finite(scene, verb) && clause_follows(scene, verb, bare)).then_some(verb)
}

fn is_clause(scene: &Scene<'_>, head: TokenId) -> bool {
    scene.doc.token(head).upos == Upos::Verb
        || scene
            .tree
            .dependents(head)
            .iter()
            .any(|child| matches!(scene.rel(*child), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Cop))
}

/// The object, or the subject of a passive.
fn object(scene: &Scene<'_>, verb: TokenId) -> Option<TokenId> {
    child(scene, verb, &[Deprel::Obj], |_, _| true).or_else(|| {
        scene.tree.dependent(verb, &[Deprel::OblAgent])?;
        scene.tree.dependent(verb, &[Deprel::NsubjPass])
    })
}

/// The noun of a phrase with this preposition, or the verb of a gerund after it.
fn phrase(scene: &Scene<'_>, verb: TokenId, preposition: &str) -> Option<TokenId> {
    child(scene, verb, &[Deprel::Obl, Deprel::Advcl, Deprel::Xcomp, Deprel::Obj, Deprel::Nmod], |scene, child| {
        scene.tree.dependents(child).iter().any(|case| {
            matches!(scene.rel(*case), Deprel::Case | Deprel::Mark)
                && scene.doc.word(*case).eq_ignore_ascii_case(preposition)
        })
    })
}

fn addressee(scene: &Scene<'_>, verb: TokenId, pattern: &SpeechVerb, content: TokenId) -> Option<TokenId> {
    let found = match &pattern.addressee {
        AddresseeSlot::None => None,
        AddresseeSlot::Object => child(scene, verb, &[Deprel::Iobj, Deprel::Obj], |_, _| true),
        AddresseeSlot::Phrase(preposition) => phrase(scene, verb, preposition),
    };
    // "praised Ireland's role": the possessor of what is praised is the one spoken to.
    found.or((pattern.addressee == AddresseeSlot::Object && content != verb).then_some(content))
}

fn child(
    scene: &Scene<'_>,
    verb: TokenId,
    relations: &[Deprel],
    fits: impl Fn(&Scene<'_>, TokenId) -> bool,
) -> Option<TokenId> {
    scene
        .tree
        .dependents(verb)
        .iter()
        .copied()
        .find(|child| relations.contains(&scene.rel(*child)) && fits(scene, *child))
}
