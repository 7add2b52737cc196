//! The tense of what happens on a date: past, future or unknown. Bare weekdays, months and days of a month are read by it.

use std::ops::Range;

use crate::knowledge::calendar::Words;
use crate::language::{Deprel, Modality, Syntax, Tense as VerbTense, TokenId, Upos, Xpos};

/// Whether what happens on a date lies behind or ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Tense {
    /// It happened.
    Past,
    /// It is to happen.
    Future,
    /// The words do not tell.
    #[default]
    Unknown,
}

/// The tense of the verb that governs these tokens; where there is no tree, that of the nearest telling word.
pub(super) fn of(syntax: &Syntax<'_>, words: &Words, tokens: &Range<TokenId>) -> Tense {
    let sentence = syntax.document().sentence_of(tokens.start).tokens.clone();
    let clause = Clause { syntax, words, sentence };
    if clause.has_tree() { clause.by_tree(tokens) } else { clause.by_words(tokens) }
}

struct Clause<'s, 'd> {
    syntax: &'s Syntax<'d>,
    words: &'s Words,
    sentence: Range<TokenId>,
}

impl Clause<'_, '_> {
    fn has_tree(&self) -> bool {
        self.sentence.len() < 2 || self.sentence.clone().any(|token| self.syntax.head(token).is_some())
    }

    fn is(&self, token: TokenId, class: &str) -> bool {
        let document = self.syntax.document();
        self.words.value(document.word(token), class).is_some()
            || self.words.value(&document.token(token).lemma, class).is_some()
    }

    /// Climbs from the words to the first verb that tells. A date that only describes a noun ("the summit of 18 August")
    /// is no matter of the verb above it.
    fn by_tree(&self, tokens: &Range<TokenId>) -> Tense {
        let Some(head) = self.syntax.head_of(tokens) else { return Tense::Unknown };
        let mut below = head;
        for token in std::iter::once(head).chain(self.syntax.ancestors(head)) {
            if let Some(tense) = self.tense_at(token, below, head) {
                return tense;
            }
            if token == head && self.describes(head) {
                return Tense::Unknown;
            }
            below = token;
        }
        Tense::Unknown
    }

    fn describes(&self, head: TokenId) -> bool {
        let of = |case: TokenId| self.is(case, "DESCRIPTIVE");
        match self.syntax.relation(head) {
            Deprel::Compound | Deprel::Amod | Deprel::Nummod | Deprel::NmodPoss => true,
            Deprel::Nmod | Deprel::NmodDesc => self.syntax.case(head).is_some_and(of),
            _ => false,
        }
    }

    /// What a word says of the tense of what depends on it; nothing if the word above must be asked. `below` is the word
    /// that the climb from the date's head came from.
    fn tense_at(&self, token: TokenId, below: TokenId, date: TokenId) -> Option<Tense> {
        let it = self.syntax.document().token(token);
        let verb = self.syntax.predication(token);
        let past = verb.tense == VerbTense::Past;
        if matches!(it.upos, Upos::Verb | Upos::Adj) && self.is(token, "PROSPECT") {
            // "agreed to meet on Monday" lies ahead; "was scheduled for Monday" is told of things that came about and of
            // things that did not.
            let ahead = !past || (it.xpos == Xpos::Vbd && self.syntax.is_infinitive(below));
            return Some(if ahead { Tense::Future } else { Tense::Unknown });
        }
        match verb.modality {
            Some(Modality::Arranged) if past => return Some(Tense::Unknown),
            Some(_) if verb.perfect => return Some(Tense::Past),
            Some(_) => return Some(Tense::Future),
            None => {}
        }
        match verb.tense {
            VerbTense::Past => Some(Tense::Past),
            VerbTense::Future => Some(Tense::Future),
            VerbTense::Present if verb.perfect => Some(Tense::Past),
            VerbTense::Present if below == date && self.is_full_sentence() => Some(Tense::Future),
            VerbTense::Present => Some(Tense::Unknown),
            VerbTense::Infinitive => self.infinitive(token),
            VerbTense::Participle => (it.xpos == Xpos::Vbn).then_some(Tense::Past),
            VerbTense::None => None,
        }
    }

    /// A headline's "to meet" lies ahead, and so does "is to meet"; any other infinitive has the tense of what it depends
    /// on.
    fn infinitive(&self, token: TokenId) -> Option<Tense> {
        let Some(above) = self.syntax.head(token) else { return Some(Tense::Future) };
        let present = matches!(self.syntax.document().token(above).xpos, Xpos::Vbz | Xpos::Vbp);
        (present && self.is(above, "BE")).then_some(Tense::Future)
    }

    /// Whether the sentence ends in a mark, as those of a body do. There the present of a dated event looks ahead ("flies
    /// to Rome on Friday"); in a headline it looks back.
    fn is_full_sentence(&self) -> bool {
        let last = self.sentence.clone().next_back();
        last.is_some_and(|last| matches!(self.syntax.document().token(last).xpos, Xpos::Stop | Xpos::CloseQuote))
    }

    fn by_words(&self, tokens: &Range<TokenId>) -> Tense {
        let says = |token: TokenId| {
            let future = ["FUTURE", "MODAL", "PROSPECT"].iter().any(|class| self.is(token, class));
            if future { Some(Tense::Future) } else { self.is(token, "PAST").then_some(Tense::Past) }
        };
        let left = (self.sentence.start..tokens.start).rev().find_map(says);
        left.or_else(|| (tokens.end..self.sentence.end).find_map(says)).unwrap_or_default()
    }
}
