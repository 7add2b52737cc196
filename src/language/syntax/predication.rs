//! Predication: the voice, tense, aspect, modality and polarity of a predicate, read from its auxiliaries.

use super::Syntax;
use super::grammar::{self, Class};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Whether the subject acts or undergoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// The subject acts: "met".
    Active,
    /// The subject undergoes: "was met", "the talks held in Doha".
    Passive,
}

/// The tense of the first word of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tense {
    /// "met", "was meeting", "had met".
    Past,
    /// "meets", "is meeting", "has met".
    Present,
    /// "will meet", "is going to meet".
    Future,
    /// "to meet", or a bare "meet" under another verb.
    Infinitive,
    /// "meeting", "having met", "accompanied".
    Participle,
    /// No verb in it: a headline noun, a name.
    None,
}

/// What an auxiliary adds to the bare assertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// "is to meet": arranged.
    Arranged,
    /// "would meet": conditional, or future seen from the past.
    Conditional,
    /// "may", "might", "could meet".
    Possible,
    /// "can meet".
    Able,
    /// "should", "must", "has to meet".
    Obliged,
}

/// What the verb group of a predicate says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predication {
    /// Voice.
    pub voice: Voice,
    /// Tense.
    pub tense: Tense,
    /// Perfect aspect: "has met".
    pub perfect: bool,
    /// Progressive aspect: "is meeting".
    pub progressive: bool,
    /// Modality, if any.
    pub modality: Option<Modality>,
    /// Whether it is denied: "did not meet", "without meeting", "no minister met".
    pub negated: bool,
}

impl Syntax<'_> {
    /// The verb group of a predicate, read whole. A predicate noun or adjective is read from its copula.
    #[must_use]
    pub fn predication(&self, predicate: TokenId) -> Predication {
        let group = self.verb_group(predicate);
        let verb = self.document.token(predicate);
        let has = |class| group.iter().any(|id| self.is_class(*id, class));
        let gerund = verb.upos == Upos::Verb && verb.xpos == Xpos::Vbg;
        Predication {
            voice: self.voice(predicate),
            tense: self.tense(predicate, &group),
            perfect: has(Class::Have),
            progressive: gerund && has(Class::Be),
            modality: self.modality(predicate, &group),
            negated: self.negation(predicate).is_some(),
        }
    }

    /// Whether the subject of a predicate acts or undergoes.
    #[must_use]
    pub fn voice(&self, predicate: TokenId) -> Voice {
        let token = self.document.token(predicate);
        let marked = [Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass, Deprel::OblAgent];
        if self.dependent(predicate, &marked).is_some() {
            return Voice::Passive;
        }
        let participle = token.xpos == Xpos::Vbn && token.upos == Upos::Verb;
        let bare = self.verb_group(predicate).is_empty();
        let shares = token.deprel == Deprel::Conj && bare && self.dependent(predicate, &[Deprel::Nsubj]).is_none();
        let passive = participle
            && match token.deprel {
                Deprel::Acl | Deprel::Advcl | Deprel::Amod => bare,
                // "was received and briefed" shares its auxiliary.
                Deprel::Conj if shares => self.head(predicate).is_some_and(|above| {
                    self.document.token(above).xpos == Xpos::Vbn && self.voice(above) == Voice::Passive
                }),
                _ => false,
            };
        if passive { Voice::Passive } else { Voice::Active }
    }

    /// The auxiliaries and copula of a predicate, in text order. A conjunct without any borrows those before the first
    /// conjunct when their forms agree: "will visit Doha and meet the Emir".
    fn verb_group(&self, predicate: TokenId) -> Vec<TokenId> {
        const GROUP: &[Deprel] = &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
        let own: Vec<TokenId> = self.dependents_by(predicate, GROUP).collect();
        let token = self.document.token(predicate);
        let borrows = own.is_empty()
            && token.deprel == Deprel::Conj
            && self.dependent(predicate, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark]).is_none();
        match self.head(predicate) {
            Some(above) if borrows => {
                let first = self.first_conjunct(above);
                let agree = self.document.token(first).xpos == token.xpos
                    && matches!(token.xpos, Xpos::Vb | Xpos::Vbn | Xpos::Vbg);
                if agree { self.dependents_by(first, GROUP).collect() } else { own }
            }
            _ => own,
        }
    }

    fn is_class(&self, id: TokenId, class: Class) -> bool {
        grammar::is(&self.document.token(id).lemma, class) || grammar::is(&self.document.word(id).to_lowercase(), class)
    }

    fn tense(&self, predicate: TokenId, group: &[TokenId]) -> Tense {
        if group.iter().any(|id| self.is_class(*id, Class::Future)) || self.is_prospective(predicate) {
            return Tense::Future;
        }
        let first = group.first().copied().unwrap_or(predicate);
        let to = |id: &TokenId| self.document.token(*id).xpos == Xpos::To;
        if self.dependents_by(predicate, &[Deprel::Mark]).any(|mark| to(&mark) && mark < first) {
            return Tense::Infinitive;
        }
        match self.document.token(first).xpos {
            Xpos::Vbd => Tense::Past,
            Xpos::Vbp | Xpos::Vbz | Xpos::Md => Tense::Present,
            Xpos::Vb => Tense::Infinitive,
            Xpos::Vbg | Xpos::Vbn if self.document.token(first).upos != Upos::Noun => Tense::Participle,
            _ => Tense::None,
        }
    }

    /// "is going to meet": the open complement of a verb of the prospective in the progressive.
    fn is_prospective(&self, predicate: TokenId) -> bool {
        self.relation(predicate) == Deprel::Xcomp
            && self.is_infinitive(predicate)
            && self.head(predicate).is_some_and(|above| {
                self.document.token(above).xpos == Xpos::Vbg && self.is_class(above, Class::Prospective)
            })
    }

    fn modality(&self, predicate: TokenId, group: &[TokenId]) -> Option<Modality> {
        let of = |id: TokenId| {
            let is = |class| self.is_class(id, class);
            [
                (Class::Conditional, Modality::Conditional),
                (Class::Possibility, Modality::Possible),
                (Class::Ability, Modality::Able),
                (Class::Obligation, Modality::Obliged),
            ]
            .into_iter()
            .find_map(|(class, modality)| is(class).then_some(modality))
        };
        let modal = group.iter().copied().filter(|id| self.document.token(*id).xpos == Xpos::Md).find_map(of);
        modal.or_else(|| self.arranged(predicate, group)).or_else(|| self.obliged(predicate))
    }

    /// "is to meet": a form of "be" before the "to" of a predicate.
    fn arranged(&self, predicate: TokenId, group: &[TokenId]) -> Option<Modality> {
        let to =
            self.dependents_by(predicate, &[Deprel::Mark]).find(|mark| self.document.token(*mark).xpos == Xpos::To)?;
        let be = |id: &TokenId| *id < to && self.relation(*id) != Deprel::Cop && self.is_class(*id, Class::Be);
        group.iter().any(be).then_some(Modality::Arranged)
    }

    /// "has to meet": the open complement of "have".
    fn obliged(&self, predicate: TokenId) -> Option<Modality> {
        let above = self
            .head(predicate)
            .filter(|_| self.relation(predicate) == Deprel::Xcomp && self.is_infinitive(predicate))?;
        let bare = self.dependent(above, &[Deprel::Obj]).is_none();
        (bare && self.is_class(above, Class::Have)).then_some(Modality::Obliged)
    }
}
