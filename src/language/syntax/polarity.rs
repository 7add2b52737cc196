//! Polarity: which word of a clause denies it.

use super::Syntax;
use super::grammar::{self, Class};
use crate::language::{Deprel, TokenId};

impl Syntax<'_> {
    /// The word that denies a predicate: "not" and "never" before it, "without" as its mark, "no" or "neither" on its subject
    /// or object. Verbs that deny by their meaning ("refused to meet") are left to the caller's word lists.
    #[must_use]
    pub fn negation(&self, predicate: TokenId) -> Option<TokenId> {
        const DENYING: &[Deprel] = &[Deprel::Advmod, Deprel::Mark, Deprel::CcPreconj, Deprel::Det, Deprel::Case];
        let direct = self.dependents_by(predicate, DENYING).find(|id| self.is_negator(*id));
        direct.or_else(|| self.denying_argument(predicate)).or_else(|| self.shared_negation(predicate))
    }

    /// "No minister met", "met neither side", "nobody met".
    fn denying_argument(&self, predicate: TokenId) -> Option<TokenId> {
        const ARGUMENTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj];
        self.dependents_by(predicate, ARGUMENTS).find_map(|argument| {
            if self.is_negator(argument) {
                return Some(argument);
            }
            self.dependents_by(argument, &[Deprel::Det, Deprel::CcPreconj]).find(|id| self.is_negator(*id))
        })
    }

    /// "did not visit or meet": a bare conjunct after "or" or "nor" shares the denial before the first one; and "nor"
    /// itself denies.
    fn shared_negation(&self, predicate: TokenId) -> Option<TokenId> {
        if self.relation(predicate) != Deprel::Conj {
            return None;
        }
        let conjunction = self.conjunction(predicate)?;
        if self.is_negator(conjunction) {
            return Some(conjunction);
        }
        let above = self.head(predicate)?;
        let bare = self.dependent(predicate, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]).is_none();
        let same = self.document.token(above).xpos == self.document.token(predicate).xpos;
        let disjunction = grammar::is(&self.document.token(conjunction).lemma, Class::Disjunction);
        (bare && same && disjunction).then(|| self.negation(above))?
    }

    /// Whether a word denies.
    #[must_use]
    pub fn is_negator(&self, id: TokenId) -> bool {
        let token = self.document.token(id);
        grammar::is(&token.lemma, Class::Negator) || grammar::is(&self.document.word(id).to_lowercase(), Class::Negator)
    }
}
