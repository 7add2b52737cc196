//! Which words govern an event word: light verbs that lend their arguments, attitudes that say whether the event counts as real.

use super::Reader;
use crate::knowledge::Governor;
use crate::language::{Deprel, TokenId, Upos};

impl<'k> Reader<'k> {
    /// "expressed his readiness to pay a visit": the noun right before an infinitive that the tree hangs on the verb above.
    pub(super) fn noun_of_infinitive(&self, verb: TokenId) -> Option<TokenId> {
        let mark = self.tree.with_rel(verb, &[Deprel::Mark]).find(|mark| self.tree.doc.word(*mark) == "to")?;
        let noun = mark.checked_sub(1).filter(|noun| {
            matches!(self.tree.rel(verb), Deprel::Advcl | Deprel::Xcomp)
                && self.tree.upos(*noun) == Upos::Noun
                && self.tree.head(*noun) == self.tree.head(verb)
                && !self.tree.is_verb(*noun)
        })?;
        self.governor(noun, verb).and_then(|found| found.status).map(|_| noun)
    }

    /// "accepted an invitation to visit": what was offered is agreed.
    pub(super) fn is_accepted(&self, noun: TokenId) -> bool {
        let object = self.tree.rel(noun) == Deprel::Obj;
        object && self.tree.head(noun).is_some_and(|verb| self.frames.lists("accepting", self.tree.lemma(verb)))
    }

    /// The first conjunct, where a coordinated verb shares what governs it: "agreed to meet and to sign".
    pub(super) fn uncoordinated(&self, token: TokenId) -> TokenId {
        if self.tree.rel(token) != Deprel::Conj {
            return token;
        }
        let first = self.tree.first_conjunct(token);
        let shares = if self.tree.is_verb(token) {
            self.tree.xpos(token) == self.tree.xpos(first)
                && !self.tree.has(token, &[Deprel::Nsubj, Deprel::NsubjPass])
                && (self.is_infinitive(first) || !self.tree.has(token, &[Deprel::Aux]))
        } else {
            !self.tree.is_verb(first)
        };
        if shares { first } else { token }
    }

    /// The governor that a word is, for an event word that hangs on it.
    pub(super) fn governor(&self, head: TokenId, from: TokenId) -> Option<&'k Governor> {
        let lemma = self.tree.lemma(head).to_lowercase();
        let mut best: Option<(usize, &'k Governor)> = None;
        for governor in self.frames.of_governor(&lemma) {
            for word in &governor.words {
                let mut parts = word.split(' ');
                if parts.next() != Some(lemma.as_str()) {
                    continue;
                }
                let rest: Vec<&str> = parts.collect();
                let there = rest.iter().all(|part| {
                    self.tree
                        .children(head)
                        .iter()
                        .any(|child| *child != from && self.tree.lemma(*child).eq_ignore_ascii_case(part))
                        || (*part == "to" && self.is_infinitive(from))
                });
                let fits = there && self.governor_fits(governor, head, from, rest.is_empty());
                if fits && best.is_none_or(|(length, _)| rest.len() > length) {
                    best = Some((rest.len(), governor));
                }
            }
        }
        best.map(|(_, governor)| governor)
    }

    /// Words with several senses: an attitude governs clauses and nouns as objects; a light verb only nouns.
    fn governor_fits(&self, governor: &Governor, head: TokenId, from: TokenId, alone: bool) -> bool {
        let rel = self.tree.rel(from);
        let clause = matches!(rel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl | Deprel::Acl);
        if governor.status.is_none() && clause {
            return false;
        }
        let light_only = alone && self.frames.lists("attitude-of-clauses", self.tree.lemma(head));
        if governor.status.is_some() && light_only {
            return clause && self.is_infinitive(from);
        }
        // Without a role for it, the event itself is the subject: "the talks ended", "the talks brought together …".
        if governor.status.is_none() && !governor.roles.contains_key("subject") {
            return matches!(rel, Deprel::Nsubj | Deprel::NsubjPass);
        }
        if matches!(rel, Deprel::Nsubj) && governor.status.is_none() {
            return false;
        }
        true
    }
}
