//! A document's dependency trees seen from the head: the children of every token, and the walks that reading events
//! needs. Relations are those of Universal Dependencies (de Marneffe et al. 2021, <https://universaldependencies.org>).

use std::collections::BTreeMap;

use crate::knowledge::Frames;
use crate::language::{Deprel, Document, Syntax, TokenId, Upos, Xpos};

/// The trees of one document, for the questions that frames ask.
pub(super) struct Tree<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) syntax: &'a Syntax<'a>,
    /// Verbs in the past that were taken for nouns ("Blinken met today with …"), with their lemmas.
    mended: BTreeMap<TokenId, &'a str>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(syntax: &'a Syntax<'a>, frames: &'a Frames) -> Self {
        let doc = syntax.document();
        let mended = (0..)
            .zip(doc.tokens())
            .filter(|(_, token)| matches!(token.upos, Upos::Noun | Upos::Propn))
            .filter_map(|(at, _)| {
                let form = frames.list("verb-forms").find(|form| form.split(' ').next() == Some(doc.word(at)))?;
                Some((at, form.split(' ').nth(1)?))
            })
            .collect();
        Self { doc, syntax, mended }
    }

    pub(super) fn children(&self, id: TokenId) -> &[TokenId] {
        self.syntax.dependents(id)
    }

    /// The relation to the head. "During a call on Monday, A and B agreed": what stands behind a preposition and before a comma
    /// is no subject, whatever the tree says.
    pub(super) fn rel(&self, id: TokenId) -> Deprel {
        match self.doc.token(id).deprel {
            Deprel::Nsubj if self.is_prepositional(id) => Deprel::Obl,
            told => told,
        }
    }

    fn is_prepositional(&self, id: TokenId) -> bool {
        let before = |child: &TokenId| *child < id && self.doc.token(*child).deprel == Deprel::Case;
        let case = self.children(id).iter().any(|child| before(child) && self.doc.token(*child).xpos != Xpos::Pos);
        case && (id..self.doc.token(id).head).any(|at| self.doc.word(at) == ",")
    }

    pub(super) fn lemma(&self, id: TokenId) -> &str {
        self.mended.get(&id).copied().unwrap_or(&self.doc.token(id).lemma)
    }

    pub(super) fn upos(&self, id: TokenId) -> Upos {
        if self.mended.contains_key(&id) { Upos::Verb } else { self.doc.token(id).upos }
    }

    pub(super) fn xpos(&self, id: TokenId) -> Xpos {
        if self.mended.contains_key(&id) { Xpos::Vbd } else { self.doc.token(id).xpos }
    }

    /// The head, if the token is no root.
    pub(super) fn head(&self, id: TokenId) -> Option<TokenId> {
        let head = self.doc.token(id).head;
        (head != id).then_some(head)
    }

    /// The children with one of these relations.
    pub(super) fn with_rel<'s>(&'s self, id: TokenId, rels: &'s [Deprel]) -> impl Iterator<Item = TokenId> + 's {
        self.children(id).iter().copied().filter(move |child| rels.contains(&self.rel(*child)))
    }

    /// Whether a child has this relation.
    pub(super) fn has(&self, id: TokenId, rels: &[Deprel]) -> bool {
        self.with_rel(id, rels).next().is_some()
    }

    /// The token, then everything coordinated with it, in text order.
    pub(super) fn conjuncts(&self, id: TokenId) -> Vec<TokenId> {
        self.syntax.conjuncts(id)
    }

    /// The token that a chain of `conj` starts from.
    pub(super) fn first_conjunct(&self, id: TokenId) -> TokenId {
        self.syntax.first_conjunct(id)
    }

    /// The tokens below and including `id`, in text order, pruned where `stop` says so.
    pub(super) fn subtree(&self, id: TokenId, stop: &dyn Fn(TokenId) -> bool) -> Vec<TokenId> {
        let mut out = vec![id];
        let mut at = 0;
        while at < out.len() {
            out.extend(self.children(out[at]).iter().copied().filter(|child| !stop(*child)));
            at += 1;
        }
        out.sort_unstable();
        out
    }

    /// The token and all that governs it, up to the root.
    pub(super) fn ancestors(&self, id: TokenId) -> Vec<TokenId> {
        std::iter::once(id).chain(self.syntax.ancestors(id)).collect()
    }

    pub(super) fn is_verb(&self, id: TokenId) -> bool {
        matches!(self.upos(id), Upos::Verb | Upos::Aux)
    }

    pub(super) fn is_nominal(&self, id: TokenId) -> bool {
        matches!(self.upos(id), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    }

    /// The preposition or prepositions of an oblique, in lower case and joined by spaces ("along with", "ahead of").
    pub(super) fn case(&self, id: TokenId) -> Option<String> {
        let mut words = Vec::new();
        for case in self.with_rel(id, &[Deprel::Case]) {
            if self.xpos(case) == Xpos::Pos {
                continue;
            }
            words.push(case);
            words.extend(self.with_rel(case, &[Deprel::Fixed]));
            // "ahead of", where the tree has the adverb elsewhere.
            let ahead = case.checked_sub(1).filter(|before| {
                self.doc.word(case) == "of" && self.upos(*before) == Upos::Adv && self.rel(*before) != Deprel::Case
            });
            words.extend(ahead.filter(|before| self.doc.sentence_of(case).tokens.contains(before)));
        }
        words.sort_unstable();
        words.dedup();
        (!words.is_empty())
            .then(|| words.iter().map(|word| self.doc.word(*word).to_lowercase()).collect::<Vec<_>>().join(" "))
    }
}
