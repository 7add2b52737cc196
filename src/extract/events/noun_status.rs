//! What the words beside an event noun say of it: "cancelled talks", "a planned visit", "no meeting", "a summit to be held in May".

use super::Reader;
use super::modality::{Modality, apply, attitude};
use crate::language::{Deprel, TokenId, Xpos};
use crate::reading::Status;

impl Reader<'_> {
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
}
