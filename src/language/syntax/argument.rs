//! Arguments: who acts, and on whom, also where the clause itself does not say.
//!
//! Basic UD trees attach a subject to one verb only. The enhanced representation (Schuster & Manning 2016, "Enhanced English
//! Universal Dependencies") adds the subjects that a reader supplies: of conjoined, controlled and relative verbs. Those
//! links are found here by walking the basic tree, and participles without a subject are added to them.

use super::{Syntax, Voice};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Longest chain of clauses that a subject is sought through.
const LONGEST_CHAIN: usize = 8;

/// Relations of a subject in its own clause.
const SUBJECT: [Deprel; 5] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::CsubjPass, Deprel::NsubjOuter];

/// How a verb comes by its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectLink {
    /// It stands in the clause: "Blinken met Wang".
    Own,
    /// The clause modifies it: "the envoy who met Wang", "the envoy visiting Doha".
    Relative,
    /// A verb before it controls it: "agreed to visit", "was asked to visit", "his decision to visit".
    Controlled,
    /// A verb before it shares it: "arrived and met Wang".
    Conjoined,
    /// The main clause has it: "Speaking in Geneva, he said".
    Adverbial,
}

/// The subject of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The head of the subject. Its conjuncts are subjects too: see [`Syntax::conjuncts`].
    pub head: TokenId,
    /// How the verb comes by it. The last link of a chain wins over `Own`.
    pub link: SubjectLink,
}

impl Syntax<'_> {
    /// The grammatical subject of a predicate, its own or the one that a reader supplies. Of a passive it is who or what
    /// undergoes: see [`Syntax::agent`] and [`Syntax::patient`] for roles whatever the voice.
    #[must_use]
    pub fn subject(&self, predicate: TokenId) -> Option<Subject> {
        self.sought(predicate, LONGEST_CHAIN)
    }

    /// Who does it: the subject of an active predicate, the "by" phrase of a passive one.
    #[must_use]
    pub fn agent(&self, predicate: TokenId) -> Option<TokenId> {
        match self.voice(predicate) {
            Voice::Active => self.subject(predicate).map(|subject| subject.head),
            Voice::Passive => self.dependent(predicate, &[Deprel::OblAgent]),
        }
    }

    /// Whom or what it is done to: the object of an active predicate, the subject of a passive one.
    #[must_use]
    pub fn patient(&self, predicate: TokenId) -> Option<TokenId> {
        match self.voice(predicate) {
            Voice::Active => self.object(predicate),
            Voice::Passive => self.subject(predicate).map(|subject| subject.head),
        }
    }

    /// The direct object; of a relative clause without one, what it modifies: "the minister whom he met". A verb before it
    /// in a coordination lends none: "met Wang and left" leaves nobody; but "met and briefed Wang" shares the last one's.
    #[must_use]
    pub fn object(&self, predicate: TokenId) -> Option<TokenId> {
        let own = self.dependent(predicate, &[Deprel::Obj]);
        if let Some(object) = own {
            return Some(if self.is_relative(object) { self.antecedent(predicate).unwrap_or(object) } else { object });
        }
        if let Some(shared) = self.shared_object(predicate) {
            return Some(shared);
        }
        let gap = self.relation(predicate) == Deprel::AclRelcl
            && self.voice(predicate) == Voice::Active
            && self.dependent(predicate, &SUBJECT).is_some_and(|subject| !self.is_relative(subject))
            && !self.dependents(predicate).iter().any(|id| self.is_stranded(*id))
            && self.document.token(predicate).upos == Upos::Verb
            && self.dependent(predicate, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Cop, Deprel::Advmod]).is_none();
        if gap { self.head(predicate) } else { None }
    }

    /// "met and briefed Wang": the object attaches to the last verb, with nothing between the verbs but the conjunction.
    fn shared_object(&self, predicate: TokenId) -> Option<TokenId> {
        let next = self.dependent(predicate, &[Deprel::Conj])?;
        let cc = self.conjunction(next)?;
        let adjacent = cc == predicate + 1 && next == cc + 1;
        adjacent.then(|| self.dependent(next, &[Deprel::Obj]))?
    }

    /// A preposition or adverb left behind in a relative clause: "the plan he spoke about".
    fn is_stranded(&self, id: TokenId) -> bool {
        matches!(self.relation(id), Deprel::Obl | Deprel::Case) && self.document.token(id).upos == Upos::Adp
    }

    /// The nominals that a preposition attaches to a predicate or noun, in text order, each with its preposition:
    /// `(with, Wang)` and `(in, Geneva)` of "met with Wang in Geneva". Bare ones ("met Monday") have no preposition.
    pub fn obliques(&self, governor: TokenId) -> impl Iterator<Item = (Option<TokenId>, TokenId)> + '_ {
        const OBLIQUE: &[Deprel] =
            &[Deprel::Obl, Deprel::OblAgent, Deprel::OblUnmarked, Deprel::Nmod, Deprel::NmodUnmarked];
        self.dependents_by(governor, OBLIQUE).map(|nominal| (self.case(nominal), nominal))
    }

    /// The first nominal that one of these prepositions, given as lemmas, attaches to a predicate or noun.
    #[must_use]
    pub fn oblique(&self, governor: TokenId, prepositions: &[&str]) -> Option<TokenId> {
        self.obliques(governor)
            .find(|(case, _)| case.is_some_and(|case| prepositions.contains(&&*self.document.token(case).lemma)))
            .map(|(_, nominal)| nominal)
    }

    /// What a relative pronoun in a clause stands for: the noun that the clause modifies.
    #[must_use]
    pub fn antecedent(&self, id: TokenId) -> Option<TokenId> {
        let clause = std::iter::once(id).chain(self.ancestors(id)).find(|id| self.relation(*id) == Deprel::AclRelcl)?;
        self.head(clause)
    }

    /// Whether a token is a relative pronoun.
    #[must_use]
    pub fn is_relative(&self, id: TokenId) -> bool {
        matches!(self.document.token(id).xpos, Xpos::Wdt | Xpos::Wp | Xpos::WpPoss)
    }

    fn sought(&self, predicate: TokenId, steps: usize) -> Option<Subject> {
        if let Some(head) = self.dependent(predicate, &SUBJECT) {
            let antecedent = self.is_relative(head).then(|| self.antecedent(predicate)).flatten();
            return Some(match antecedent {
                Some(head) => Subject { head, link: SubjectLink::Relative },
                None => Subject { head, link: SubjectLink::Own },
            });
        }
        let steps = steps.checked_sub(1)?;
        let above = self.head(predicate)?;
        match self.relation(predicate) {
            Deprel::Conj => self.linked(above, SubjectLink::Conjoined, steps),
            Deprel::Xcomp => self.controller(above, steps),
            Deprel::Advcl => self.linked(above, SubjectLink::Adverbial, steps),
            Deprel::Acl if self.is_infinitive(predicate) => self.noun_controller(above, steps),
            Deprel::Acl | Deprel::AclRelcl => Some(Subject { head: above, link: SubjectLink::Relative }),
            _ => None,
        }
    }

    /// The subject of the predicate above, linked another way.
    fn linked(&self, above: TokenId, link: SubjectLink, steps: usize) -> Option<Subject> {
        // A noun is no predicate unless something is said of it.
        let upos = self.document.token(above).upos;
        let found = self.sought(above, steps)?;
        let inherits = !(link == SubjectLink::Conjoined && found.head == above && upos != Upos::Verb);
        let link = if found.link == SubjectLink::Own || link != SubjectLink::Conjoined { link } else { found.link };
        inherits.then_some(Subject { head: found.head, link })
    }

    /// Who controls an open complement: the object of the verb above ("asked him to visit"), or else its subject.
    fn controller(&self, above: TokenId, steps: usize) -> Option<Subject> {
        let object = self.dependent(above, &[Deprel::Iobj, Deprel::Obj]);
        match object {
            Some(head) => Some(Subject { head, link: SubjectLink::Controlled }),
            None => self.linked(above, SubjectLink::Controlled, steps),
        }
    }

    /// Who controls the infinitive of a noun: "his decision to visit", "announced plans to visit".
    fn noun_controller(&self, noun: TokenId, steps: usize) -> Option<Subject> {
        if let Some(head) = self.dependent(noun, &[Deprel::NmodPoss]) {
            return Some(Subject { head, link: SubjectLink::Controlled });
        }
        match self.relation(noun) {
            Deprel::Obj | Deprel::Obl | Deprel::Xcomp => self.linked(self.head(noun)?, SubjectLink::Controlled, steps),
            _ => self.dependent(noun, &[Deprel::Nmod]).map(|head| Subject { head, link: SubjectLink::Controlled }),
        }
    }

    /// Whether a verb is a "to" infinitive.
    #[must_use]
    pub fn is_infinitive(&self, predicate: TokenId) -> bool {
        self.dependents_by(predicate, &[Deprel::Mark]).any(|mark| self.document.token(mark).xpos == Xpos::To)
    }
}
