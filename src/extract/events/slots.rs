//! Slots: the dependents of an event word by their grammatical function, with passives, relative clauses, control and
//! coordination undone, so that a frame can say `subject` and mean who met.

use super::Reader;
use crate::language::{Deprel, TokenId, Upos, Xpos};

impl Reader<'_> {
    /// The heads that fill a slot of a word: `subject`, `object`, `poss`, `modified`, `compound` or a preposition.
    pub(super) fn slot(&self, word: TokenId, slot: &str) -> Vec<TokenId> {
        let predicate = self.predicate(word);
        if predicate != word {
            return self.slot_of_copula(predicate, slot);
        }
        let found = match slot {
            "subject" => self.subjects(word, 0),
            "object" => self.objects(word),
            "poss" => self.tree.with_rel(word, &[Deprel::NmodPoss]).collect(),
            "compound" => self.tree.with_rel(word, &[Deprel::Compound, Deprel::Amod, Deprel::Nmod]).collect(),
            "modified" => self.modified(word),
            preposition => self.obliques(word, preposition),
        };
        found.into_iter().map(|token| self.antecedent(token)).collect()
    }

    /// What a copula says of its subject, which is the word that Universal Dependencies has as the head: "Beijing" of "was in
    /// Beijing". Other words stand for themselves.
    pub(super) fn predicate(&self, word: TokenId) -> TokenId {
        match self.tree.head(word) {
            Some(head) if self.tree.rel(word) == Deprel::Cop => head,
            _ => word,
        }
    }

    fn slot_of_copula(&self, predicate: TokenId, slot: &str) -> Vec<TokenId> {
        let found = match slot {
            "subject" => self.subjects(predicate, 0),
            "object" | "poss" | "compound" | "modified" => Vec::new(),
            preposition if self.tree.case(predicate).as_deref() == Some(preposition) => vec![predicate],
            // "am here in Munich"
            preposition if self.tree.upos(predicate) == Upos::Adv => self.obliques(predicate, preposition),
            _ => Vec::new(),
        };
        found.into_iter().map(|token| self.antecedent(token)).collect()
    }

    /// Whether a verb is passive: by its auxiliary or subject, or as a participle after a noun.
    pub(super) fn is_passive(&self, verb: TokenId) -> bool {
        if self.is_misread_past(verb) {
            return false;
        }
        self.tree.has(verb, &[Deprel::AuxPass, Deprel::NsubjPass])
            || self.tree.rel(verb) == Deprel::Acl && self.tree.xpos(verb) == Xpos::Vbn
            || self.tree.rel(verb) == Deprel::Advcl && self.is_done_by(verb)
            || self.tree.rel(verb) == Deprel::Amod && self.tree.xpos(verb) == Xpos::Vbn
    }

    /// "The council met in Rome, chaired by the minister": a participle with its agent.
    fn is_done_by(&self, verb: TokenId) -> bool {
        self.tree.xpos(verb) == Xpos::Vbn && !self.tree.has(verb, &[Deprel::Nsubj]) && !self.agents(verb).is_empty()
    }

    /// Whether a "participle" after the sentence's root noun must be its finite verb, there being no other: "Carter hosted …".
    pub(super) fn is_misread_past(&self, verb: TokenId) -> bool {
        if self.tree.rel(verb) == Deprel::Amod && self.tree.xpos(verb) == Xpos::Vbn {
            return self.is_misread_before_object(verb);
        }
        if self.tree.rel(verb) != Deprel::Acl || self.tree.xpos(verb) != Xpos::Vbn {
            return false;
        }
        let Some(head) = self.described_root(verb) else { return false };
        let by = self.tree.children(verb).iter().any(|child| self.tree.case(*child).as_deref() == Some("by"));
        let clause = |token: TokenId| match self.tree.head(token) {
            Some(head) if matches!(self.tree.rel(token), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) => head,
            _ => token,
        };
        let finite = |token: TokenId| {
            matches!(self.tree.xpos(token), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
                && self.tree.rel(clause(token)) != Deprel::AclRelcl
        };
        let sentence = self.tree.doc.sentence_of(verb).tokens.clone();
        !by && !sentence.clone().any(finite) && self.tree.is_nominal(head) && sentence.len() > 4
    }

    /// The noun that is the root of the sentence, if a participle is read as describing it or what it has behind a preposition:
    /// "The ministers of the two countries gathered".
    pub(super) fn described_root(&self, participle: TokenId) -> Option<TokenId> {
        let mut noun = self.tree.head(participle).filter(|head| *head < participle)?;
        while matches!(self.tree.rel(noun), Deprel::Nmod | Deprel::Conj) {
            noun = self.tree.head(noun)?;
        }
        self.tree.head(noun).is_none().then_some(noun)
    }

    /// "The ministers discussed cooperation", with the verb read as an adjective of a root noun that has a subject and no copula.
    fn is_misread_before_object(&self, verb: TokenId) -> bool {
        let head = self.tree.head(verb).filter(|head| *head > verb && self.tree.head(*head).is_none());
        head.is_some_and(|head| {
            let subject = self.tree.with_rel(head, &[Deprel::Nsubj]).any(|subject| subject < verb);
            subject && !self.tree.has(head, &[Deprel::Cop, Deprel::Aux])
        })
    }

    /// To whom or what it is done.
    pub(super) fn objects(&self, verb: TokenId) -> Vec<TokenId> {
        if self.is_passive(verb) {
            let own: Vec<_> = self.tree.with_rel(verb, &[Deprel::NsubjPass, Deprel::Nsubj]).collect();
            if !own.is_empty() {
                return own;
            }
            return match (self.tree.rel(verb), self.tree.head(verb)) {
                (Deprel::Acl | Deprel::Amod, Some(head)) => vec![head],
                _ => self.inherited_subjects(verb, 0),
            };
        }
        if self.described_object(verb).is_some() {
            return Vec::new();
        }
        let timeless = |token: &TokenId| self.time_at(*token).is_none();
        let own: Vec<TokenId> = self.tree.with_rel(verb, &[Deprel::Obj, Deprel::Iobj]).filter(timeless).collect();
        let gapped = own.iter().max().map(|last| self.gapped(verb, *last)).unwrap_or_default();
        own.into_iter().chain(gapped).collect()
    }

    /// "met A in Rome and B in Paris": names that the tree coordinates with the verb, or with the place or date before them, as
    /// nothing but the verb is left out.
    fn gapped(&self, verb: TokenId, object: TokenId) -> Vec<TokenId> {
        let person = |token: TokenId| self.discourse.headed_by(token).is_some_and(|found| self.names_person(found));
        if !self.actors_at(object).iter().any(|actor| self.person_name(actor).is_some()) {
            return Vec::new();
        }
        let setting = |token: TokenId| self.time_at(token).is_some() || self.place_at(token).is_some();
        let settings = self.tree.with_rel(verb, &[Deprel::Obl, Deprel::OblUnmarked]).filter(|child| setting(*child));
        let above = std::iter::once(verb).chain(settings);
        let names = |token: &TokenId| *token > object && !self.tree.has(*token, &[Deprel::Nsubj]) && person(*token);
        above.flat_map(|head| self.tree.with_rel(head, &[Deprel::Conj]).filter(names).collect::<Vec<_>>()).collect()
    }

    /// The obliques of a verb, or modifiers of a noun, with this preposition.
    fn obliques(&self, word: TokenId, preposition: &str) -> Vec<TokenId> {
        let rels = [Deprel::Obl, Deprel::OblAgent, Deprel::Nmod, Deprel::Advcl, Deprel::Xcomp];
        let mut found: Vec<TokenId> = self
            .tree
            .with_rel(word, &rels)
            .filter(|child| self.tree.case(*child).is_some_and(|case| matches_preposition(&case, preposition)))
            .collect();
        if self.is_on_margins(word) {
            // "spoke on the margins of the summit with A": nobody is what a summit is with.
            found.retain(|_| preposition != "with");
        }
        found.extend(self.past_margins(word, preposition));
        // "to Moscow on Monday and to Kyiv the following day": the second hangs on the verb.
        let gapped = self.tree.with_rel(word, &[Deprel::Conj]).filter(|child| {
            let case = self.tree.case(*child).is_some_and(|case| matches_preposition(&case, preposition));
            case && self.tree.is_verb(word) && self.tree.is_nominal(*child)
        });
        found.extend(gapped);
        // A coordinated preposition: "with A and with B".
        for at in found.clone() {
            for other in self.tree.conjuncts(at) {
                if other != at && self.tree.case(other).is_some_and(|case| matches_preposition(&case, preposition)) {
                    found.push(other);
                }
            }
        }
        let nowhere = preposition == "to" && found.iter().all(|at| self.places_at(*at).is_empty());
        if found.is_empty() || nowhere && self.tree.is_verb(word) {
            found.extend(self.on_the_surface(word, preposition).filter(|at| !found.contains(at)));
        }
        // "eleven meetings, among them one with her"
        found.retain(|at| preposition != "among" || self.tree.upos(*at) != Upos::Pron);
        if let Some(last) = found.iter().copied().max() {
            let more = self.repeated(last, preposition).into_iter().chain(self.as_well_as(last));
            found.extend(more);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a noun is the gathering on whose margins something happens.
    fn is_on_margins(&self, noun: TokenId) -> bool {
        self.tree.head(noun).is_some_and(|margin| {
            self.frames.lists("margins", &self.tree.lemma(margin).to_lowercase()) && self.tree.rel(noun) == Deprel::Nmod
        })
    }

    /// "spoke on the margins of the summit with A": what the tree hangs on the gathering belongs to the verb.
    fn past_margins(&self, verb: TokenId, preposition: &str) -> Vec<TokenId> {
        if preposition != "with" || !self.tree.is_verb(verb) {
            return Vec::new();
        }
        let margins = self.tree.with_rel(verb, &[Deprel::Obl]);
        let gatherings =
            margins.flat_map(|margin| self.tree.with_rel(margin, &[Deprel::Nmod])).filter(|at| self.is_on_margins(*at));
        let company = gatherings.flat_map(|at| self.tree.with_rel(at, &[Deprel::Nmod]));
        company.filter(|at| self.tree.case(*at).is_some_and(|case| matches_preposition(&case, preposition))).collect()
    }

    /// What an attributive participle describes: "the visiting minister", "the minister visiting Rome".
    fn modified(&self, verb: TokenId) -> Vec<TokenId> {
        match (self.tree.rel(verb), self.tree.head(verb)) {
            (Deprel::Amod, Some(head)) => vec![head],
            _ => self.described_object(verb).into_iter().collect(),
        }
    }

    /// "with visiting Minister A": whom a participle describes, where the tree takes it for a verb with an object.
    pub(super) fn described_object(&self, verb: TokenId) -> Option<TokenId> {
        let preposition = |list| self.frames.lists(list, &self.tree.doc.word(verb - 1).to_lowercase());
        // "A and visiting Minister B": no verb goes on with a noun.
        let beside = || {
            self.tree.rel(verb) == Deprel::Conj && self.tree.head(verb).is_some_and(|noun| self.tree.is_nominal(noun))
        };
        let describes = self.tree.xpos(verb) == Xpos::Vbg
            && verb > 0
            && (preposition("company") || preposition("agents") || beside());
        let person = |object: &TokenId| self.discourse.at(*object).is_some_and(|mention| self.names_person(mention));
        self.tree.with_rel(verb, &[Deprel::Obj]).find(person).filter(|_| describes)
    }

    /// What a relative pronoun stands for; other tokens stand for themselves.
    fn antecedent(&self, token: TokenId) -> TokenId {
        if !matches!(self.tree.xpos(token), Xpos::Wp | Xpos::Wdt) {
            return token;
        }
        let mut at = token;
        for _ in 0..6 {
            let Some(head) = self.tree.head(at) else { break };
            if self.tree.rel(at) == Deprel::AclRelcl && self.tree.upos(head) != Upos::Aux {
                return self.described_object(head).unwrap_or(head);
            }
            at = head;
        }
        // Where the tree has no relative clause: the name right before the pronoun.
        let before = (token.saturating_sub(3)..token).rev().find_map(|at| self.discourse.at(at));
        if let Some(mention) = before.filter(|mention| self.sentence_index(mention.head) == self.sentence_index(token))
        {
            return mention.head;
        }
        token
    }
}

fn matches_preposition(case: &str, preposition: &str) -> bool {
    case == preposition
        || case.rsplit(' ').next() == Some(preposition) && case.starts_with("along")
        || case.ends_with(preposition)
            && case.len() > preposition.len()
            && (case.starts_with("together ") || case.starts_with("also "))
}
