//! Tense, modality and negation of one word, and what they make of a status.

use super::Reader;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::Status;

/// Tense, modality and negation of one word.
#[derive(Default, Clone, Copy)]
pub(super) struct Modality {
    pub(super) future: bool,
    pub(super) modal: bool,
    pub(super) negated: bool,
    pub(super) conditional: bool,
}

impl Reader<'_> {
    pub(super) fn is_infinitive(&self, verb: TokenId) -> bool {
        self.tree.xpos(verb) == Xpos::Vb
            && self.tree.with_rel(verb, &[Deprel::Mark, Deprel::Aux]).any(|mark| self.tree.lemma(mark) == "to")
            || self.tree.has(verb, &[Deprel::AuxPass])
                && self.tree.with_rel(verb, &[Deprel::Mark]).any(|mark| self.tree.lemma(mark) == "to")
    }

    /// Tense, modality and negation of a verb or of a predicate with a copula.
    pub(super) fn modality(&self, verb: TokenId) -> Modality {
        let mut out = Modality::default();
        for child in self.tree.children(verb) {
            let lemma = self.tree.lemma(*child).to_lowercase();
            let word = self.tree.doc.word(*child).to_lowercase();
            match self.tree.rel(*child) {
                Deprel::Case if self.tree.is_verb(verb) => out.future |= self.frames.lists("due", &lemma),
                Deprel::Aux => {
                    out.future |= self.frames.lists("future", &lemma) || self.frames.lists("future", &word);
                    out.modal |= self.frames.lists("modal", &lemma) || self.frames.lists("modal", &word);
                }
                Deprel::Advmod | Deprel::CcPreconj | Deprel::Cc | Deprel::Det => {
                    out.negated |= self.frames.lists("negators", &lemma) && !self.is_not_only(*child);
                }
                Deprel::Mark => out.conditional |= self.frames.lists("conditions", &lemma),
                Deprel::Nsubj | Deprel::NsubjPass => {
                    out.negated |= self.frames.lists("negators", &lemma)
                        || self
                            .tree
                            .with_rel(*child, &[Deprel::Det])
                            .any(|det| self.frames.lists("negators", &self.tree.lemma(det).to_lowercase()))
                            && !self.frames.lists("anaphors", &lemma)
                            && self.frames.of_noun(&lemma).next().is_none()
                            && self.frames.of_governor(&lemma).next().is_none();
                }
                _ => {}
            }
        }
        if let Some(aux) = self.loose_auxiliary(verb) {
            let lemma = self.tree.lemma(aux).to_lowercase();
            out.future |= self.frames.lists("future", &lemma);
            out.modal |= self.frames.lists("modal", &lemma);
        }
        if out.modal && self.would_be(verb) {
            (out.modal, out.future) = (false, true);
        }
        // "arrived and was to meet him on Monday"
        out.future |= self.is_infinitive(verb) && self.tree.has(verb, &[Deprel::Cop]);
        // A headline's bare infinitive: "Minister to visit Rome".
        if self.is_infinitive(verb) && (self.tree.head(verb).is_none() || self.tree.has(verb, &[Deprel::Nsubj])) {
            out.future = true;
        }
        out
    }

    /// "He will have meetings": the modal verb right before a verb that the tree hangs on neither it nor another verb.
    fn loose_auxiliary(&self, verb: TokenId) -> Option<TokenId> {
        let aux = verb.checked_sub(1).filter(|_| self.tree.xpos(verb) == Xpos::Vb)?;
        let loose = !matches!(self.tree.rel(aux), Deprel::Aux | Deprel::AuxPass);
        (loose && self.tree.xpos(aux) == Xpos::Md).then_some(aux)
    }

    /// "is not just going to Geneva": she goes there.
    fn is_not_only(&self, negator: TokenId) -> bool {
        let next = negator + 1;
        next < self.tree.doc.sentence_of(negator).tokens.end
            && self.frames.lists("not-only", &self.tree.doc.word(next).to_lowercase())
    }

    /// Whether an auxiliary puts a verb before the time spoken of: "might have encouraged".
    pub(super) fn is_perfect(&self, verb: TokenId) -> bool {
        self.tree.with_rel(verb, &[Deprel::Aux]).any(|aux| self.tree.lemma(aux) == "have")
    }

    /// "had been due to meet": what was planned before the time spoken of, and came to nothing.
    pub(super) fn is_lapsed(&self, word: TokenId) -> bool {
        let had = |aux: TokenId| self.tree.doc.word(aux).eq_ignore_ascii_case("had");
        self.frames.lists("lapsing", self.tree.lemma(word)) && self.tree.with_rel(word, &[Deprel::Aux]).any(had)
    }

    /// "He said he would visit": the future of the past.
    pub(super) fn would_be(&self, verb: TokenId) -> bool {
        let would = self
            .tree
            .with_rel(verb, &[Deprel::Aux])
            .any(|aux| self.tree.lemma(aux) == "would" || self.tree.doc.word(aux) == "would");
        // "said on Friday that they would return", with the clause hung on the day.
        let of_day = |at: TokenId| {
            let day = self.tree.head(at).filter(|day| self.time_at(*day).is_some());
            let verb = day.filter(|_| self.tree.rel(at) == Deprel::AclRelcl).and_then(|day| self.tree.head(day));
            verb.is_some_and(|verb| self.frames.lists("saying", self.tree.lemma(verb)))
        };
        let reported = |at: TokenId| {
            of_day(at)
                || matches!(self.tree.rel(at), Deprel::Ccomp)
                    && self.tree.head(at).is_some_and(|head| {
                        // "agreed that they would hold talks"
                        let mut governors = self.frames.of_governor(self.tree.lemma(head));
                        self.frames.lists("saying", self.tree.lemma(head))
                            || governors.any(|found| found.status == Some(Status::Planned))
                    })
        };
        let quoted = self.tree.children(verb).iter().any(|child| {
            matches!(self.tree.rel(*child), Deprel::Parataxis | Deprel::Ccomp)
                && self.frames.lists("saying", self.tree.lemma(*child))
        });
        would && (reported(self.uncoordinated(verb)) || quoted)
    }

    /// "am happy to meet": what somebody says now that he would do.
    pub(super) fn is_offered(&self, infinitive: TokenId, adjective: TokenId) -> bool {
        let now = |copula: TokenId| matches!(self.tree.xpos(copula), Xpos::Vbp | Xpos::Vbz);
        self.is_infinitive(infinitive)
            && self.frames.lists("offering", self.tree.lemma(adjective))
            && self.tree.with_rel(adjective, &[Deprel::Cop]).any(now)
    }

    /// Whether a noun's modifier says that it is off: "cancelled plans".
    pub(super) fn is_called_off(&self, noun: TokenId) -> bool {
        self.tree
            .with_rel(noun, &[Deprel::Amod])
            .any(|child| self.frames.lists("cancelled", &self.tree.doc.word(child).to_lowercase()))
    }

    /// What a noun's own modifiers say of it.
    pub(super) fn noun_status(&self, noun: TokenId) -> Status {
        let mut status = apply(Status::Happened, self.noun_modality(noun));
        if self.is_due(noun) && status == Status::Happened {
            status = Status::Planned;
        }
        if self.tree.has(noun, &[Deprel::Cop]) {
            let modality = self.modality(noun);
            status = apply(status, Modality { negated: modality.negated && !self.is_told_apart(noun), ..modality });
        }
        for child in self.tree.with_rel(noun, &[Deprel::Amod, Deprel::Compound, Deprel::Det, Deprel::Acl]) {
            let word = self.tree.doc.word(child).to_lowercase();
            if self.tree.rel(child) == Deprel::Acl && self.frames.lists("cancelled", &word) {
                status = Status::Cancelled;
            } else if self.tree.rel(child) == Deprel::Acl
                && self.frames.lists("appointed", &word)
                && status == Status::Happened
            {
                status = Status::Planned;
            } else if self.tree.rel(child) == Deprel::Acl {
                continue;
            } else if self.frames.lists("cancelled", &word) {
                status = Status::Cancelled;
            } else if self.frames.lists("hypothetical", &word) && status != Status::Denied {
                status = Status::Hypothetical;
            } else if self.frames.lists("planned", &word) && status == Status::Happened {
                status = Status::Planned;
            }
        }
        // "ahead of the summit to be held this year", wherever the tree hangs the holding.
        let next = |at: TokenId| Some(at).filter(|at| self.tree.doc.sentence_of(noun).tokens.contains(at));
        let follows = |at: TokenId, word: &str| next(at).is_some_and(|at| self.tree.doc.word(at) == word);
        if status == Status::Happened && follows(noun + 1, "to") && follows(noun + 2, "be") {
            status = Status::Planned;
        }
        for child in self.tree.with_rel(noun, &[Deprel::Acl, Deprel::AclRelcl]) {
            // "talks to be held in Oslo", "a meeting that will take place"
            if self.is_infinitive(child) && status == Status::Happened && self.is_passive(child) {
                status = Status::Planned;
            } else if self.tree.rel(child) == Deprel::AclRelcl && self.tells_of(child, noun) {
                let modality = self.modality(child);
                status = attitude(status, self.governor(child, noun).and_then(|found| found.status));
                status = apply(status, modality);
            }
        }
        if self.is_off_by_clause(noun) { Status::Cancelled } else { status }
    }

    /// "a trip to Warsaw, which was cancelled": the clause behind the last words of the noun's phrase.
    fn is_off_by_clause(&self, noun: TokenId) -> bool {
        let places = self.tree.with_rel(noun, &[Deprel::Nmod]);
        let clauses =
            places.flat_map(|place| self.tree.with_rel(place, &[Deprel::AclRelcl]).map(move |clause| (clause, place)));
        clauses.into_iter().any(|(clause, place)| {
            let off = self.governor(clause, place).is_some_and(|found| found.status == Some(Status::Cancelled));
            off && self.is_passive(clause) && !self.modality(clause).negated
        })
    }

    /// "the summit is due in May", whatever the tree takes "due" for.
    fn is_due(&self, noun: TokenId) -> bool {
        let predicate = self.tree.head(noun).filter(|_| self.tree.rel(noun) == Deprel::Nsubj);
        let mut copulas = predicate.into_iter().flat_map(|predicate| self.tree.with_rel(predicate, &[Deprel::Cop]));
        let end = self.tree.doc.sentence_of(noun).tokens.end;
        copulas.any(|copula| {
            let next = copula + 1;
            copula > noun && next < end && self.frames.lists("due", &self.tree.doc.word(next).to_lowercase())
        })
    }

    /// Whether a relative clause has the noun as its own subject or object of a governing verb: "which was called off".
    pub(super) fn tells_of(&self, clause: TokenId, noun: TokenId) -> bool {
        self.governor(clause, noun).is_some()
            && self
                .tree
                .with_rel(clause, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj])
                .any(|child| matches!(self.tree.xpos(child), Xpos::Wdt | Xpos::Wp))
            || self
                .governor(clause, noun)
                .is_some_and(|found| found.status.is_none() && !self.tree.has(clause, &[Deprel::Obj]))
    }

    pub(super) fn noun_modality(&self, noun: TokenId) -> Modality {
        let mut out = Modality::default();
        for child in self.tree.with_rel(noun, &[Deprel::Det, Deprel::Advmod, Deprel::CcPreconj, Deprel::Cc]) {
            out.negated |= self.frames.lists("negators", &self.tree.lemma(child).to_lowercase());
        }
        out.negated &= !self.is_told_apart(noun);
        out
    }

    /// "not his first trip": that it is the first is denied, not the trip.
    fn is_told_apart(&self, noun: TokenId) -> bool {
        let modifiers = self.tree.with_rel(noun, &[Deprel::Amod, Deprel::Nummod]);
        let ordinal = modifiers.into_iter().any(|child| self.frames.lists("ordinals", self.tree.lemma(child)));
        ordinal && self.is_definite(noun)
    }

    /// "all the leaders whom she meets with": nobody in particular.
    pub(super) fn is_of_every(&self, verb: TokenId) -> bool {
        // "every senator who wanted to speak to her"
        let clause =
            std::iter::once(verb).chain(self.tree.ancestors(verb)).find(|at| self.tree.rel(*at) != Deprel::Xcomp);
        let noun = clause
            .filter(|clause| self.tree.rel(*clause) == Deprel::AclRelcl)
            .and_then(|clause| self.tree.head(clause));
        let every = |det: TokenId| self.frames.lists("every", &self.tree.lemma(det).to_lowercase());
        noun.is_some_and(|noun| self.tree.with_rel(noun, &[Deprel::Det, Deprel::DetPredet]).any(every))
    }

    pub(super) fn is_habitual(&self, word: TokenId) -> bool {
        let habit = |at: TokenId| self.frames.lists("habits", &self.tree.doc.word(at).to_lowercase());
        let end = self.tree.doc.sentence_of(word).tokens.end;
        // "meets weekly with A", "meet every day"
        let behind = self.tree.is_verb(word) && word + 1 < end && habit(word + 1);
        let every = self.tree.with_rel(word, &[Deprel::OblUnmarked, Deprel::Obl]).any(|time| {
            let unit = self.frames.lists("habit-units", self.tree.lemma(time));
            let mut dets = self.tree.with_rel(time, &[Deprel::Det]);
            unit && dets.any(|det| self.frames.lists("each", &self.tree.lemma(det).to_lowercase()))
        });
        behind
            || every
            || self.tree.with_rel(word, &[Deprel::Advmod, Deprel::Amod]).any(habit)
            || self
                .tree
                .with_rel(word, &[Deprel::Det])
                .any(|child| self.tree.lemma(child).eq_ignore_ascii_case("every"))
            || self.tree.upos(word) == Upos::Verb
                && self
                    .tree
                    .with_rel(word, &[Deprel::Advmod, Deprel::Mark])
                    .any(|child| self.tree.lemma(child).eq_ignore_ascii_case("whenever"))
    }
}

/// An attitude's effect.
pub(super) fn attitude(status: Status, effect: Option<Status>) -> Status {
    match (status, effect) {
        (status, None) => status,
        (Status::Denied, Some(Status::Planned)) => Status::Denied,
        (Status::Cancelled, Some(Status::Planned | Status::Hypothetical)) => Status::Cancelled,
        (Status::Denied, Some(Status::Denied)) | (Status::Hypothetical, Some(Status::Planned)) => Status::Hypothetical,
        (_, Some(effect)) => effect,
    }
}

/// The effect of tense, modality and negation.
pub(super) fn apply(status: Status, modality: Modality) -> Status {
    let mut status = match status {
        Status::Happened if modality.future => Status::Planned,
        Status::Happened | Status::Planned if modality.modal || modality.conditional => Status::Hypothetical,
        other => other,
    };
    if modality.negated {
        status = match status {
            Status::Happened | Status::Planned | Status::Hypothetical => Status::Denied,
            Status::Denied => Status::Hypothetical,
            Status::Cancelled => Status::Planned,
        };
    }
    status
}

/// Under "if" or "whether".
pub(super) fn imagine(status: Status) -> Status {
    match status {
        Status::Happened | Status::Planned => Status::Hypothetical,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attitudes_compose_from_the_inside_out() {
        let negated = Modality { negated: true, ..Modality::default() };
        // "does not plan to meet"
        assert_eq!(apply(attitude(Status::Happened, Some(Status::Planned)), negated), Status::Denied);
        // "did not rule out a meeting"
        assert_eq!(apply(attitude(Status::Happened, Some(Status::Denied)), negated), Status::Hypothetical);
        // "agreed not to meet"
        assert_eq!(attitude(apply(Status::Happened, negated), Some(Status::Planned)), Status::Denied);
    }
}
