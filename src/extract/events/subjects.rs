//! Who does it: the subject of a verb, of passives and infinitives too, where the tree has it and where it should.

use super::Reader;
use crate::language::{Deprel, TokenId, Xpos};

/// Within how many words from its beginning a name opens a sentence, behind a title.
const OPENING: TokenId = 6;

impl Reader<'_> {
    /// Who does it.
    pub(super) fn subjects(&self, verb: TokenId, depth: u8) -> Vec<TokenId> {
        if depth > 6 {
            return Vec::new();
        }
        if self.tree.is_verb(verb) && self.is_passive(verb) {
            return self.agents(verb);
        }
        let own = self.own_subjects(verb, &[Deprel::Nsubj, Deprel::NsubjOuter]);
        if !own.is_empty() {
            return own;
        }
        let misplaced = self.misplaced_subjects(verb);
        if misplaced.is_empty() { self.inherited_subjects(verb, depth) } else { misplaced }
    }

    /// The subjects that the tree has on a verb. "Today in Rome, A met B": a day is none.
    fn own_subjects(&self, verb: TokenId, rels: &[Deprel]) -> Vec<TokenId> {
        let told = self.tree.with_rel(verb, rels).filter(|subject| !self.measures_time(*subject));
        told.map(|subject| self.behind_colon(subject).unwrap_or(subject)).collect()
    }

    /// "Weeks after meeting A, B met C": a length of time is no subject.
    pub(super) fn measures_time(&self, noun: TokenId) -> bool {
        self.time_at(noun).is_some() || self.frames.lists("habit-units", self.tree.lemma(noun))
    }

    /// "Pretoria, 3 May: The parties signed": what the tree has in apposition to the place that a report is from.
    fn behind_colon(&self, subject: TokenId) -> Option<TokenId> {
        let parted = |name: &TokenId| (subject..*name).any(|at| self.tree.doc.word(at) == ":");
        self.tree.with_rel(subject, &[Deprel::Appos]).find(parted)
    }

    /// A subject that the tree misses: hung on the auxiliary ("had last met"), or the number that it takes for a modifier of
    /// the verb ("when the two met").
    fn misplaced_subjects(&self, verb: TokenId) -> Vec<TokenId> {
        let auxiliaries = self.tree.with_rel(verb, &[Deprel::Aux, Deprel::AuxPass]);
        let borne = auxiliaries.flat_map(|aux| self.tree.with_rel(aux, &[Deprel::Nsubj]).collect::<Vec<_>>());
        let numbers = self.tree.with_rel(verb, &[Deprel::Nummod]).filter(|number| *number < verb);
        let numbered = numbers.filter_map(|number| Some(self.discourse.at(number)?.head));
        borne.chain(numbered).chain(self.addressed_subject(verb)).collect()
    }

    /// "Minister A, on a visit to Rome, is due to meet …", with the subject read as somebody spoken to: nobody is, who opens a
    /// sentence in the third person that has no other subject.
    fn addressed_subject(&self, verb: TokenId) -> Option<TokenId> {
        let third = |word: TokenId| matches!(self.tree.xpos(word), Xpos::Vbz | Xpos::Vbd);
        let finite = third(verb) || self.tree.with_rel(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).any(third);
        let sentence = self.tree.doc.sentence_of(verb).tokens.start;
        let opens = |name: &TokenId| {
            let mention = self.discourse.headed_by(*name).filter(|mention| self.names_person(mention));
            mention.is_some_and(|mention| mention.tokens.start < sentence + OPENING)
        };
        let addressed = self.tree.with_rel(verb, &[Deprel::Vocative]).find(opens);
        addressed.filter(|name| finite && *name < verb && self.first_person_free(sentence..verb))
    }

    /// Whether nobody speaks of himself or to somebody among these words.
    fn first_person_free(&self, words: std::ops::Range<TokenId>) -> bool {
        let spoken = ["first-person", "first-persons", "second-person"];
        !words.into_iter().any(|at| {
            let word = self.tree.doc.word(at).to_lowercase();
            spoken.iter().any(|list| self.frames.lists(list, &word))
        })
    }

    /// The agent of a passive.
    pub(super) fn agents(&self, verb: TokenId) -> Vec<TokenId> {
        self.tree
            .with_rel(verb, &[Deprel::OblAgent, Deprel::Obl])
            .filter(|child| {
                self.tree.rel(*child) == Deprel::OblAgent || self.tree.case(*child).as_deref() == Some("by")
            })
            .collect()
    }

    /// The subject of a verb that has none of its own: that of the verb it is coordinated with, or its controller.
    pub(super) fn inherited_subjects(&self, verb: TokenId, depth: u8) -> Vec<TokenId> {
        let Some(head) = self.head_over_dates(verb) else { return Vec::new() };
        if let Some(thanked) = self.thanked(verb, head) {
            return vec![thanked];
        }
        match self.tree.rel(verb) {
            // "She will travel to Oslo, her spokesman said, and is to meet the king."
            Deprel::Conj if self.frames.lists("saying", self.tree.lemma(head)) && self.said_before(head).is_some() => {
                self.said_before(head).map(|said| self.surface_subjects(said, depth + 1)).unwrap_or_default()
            }
            Deprel::Conj => self.surface_subjects(head, depth + 1),
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl => {
                let controls = self.frames.lists("object-control", self.tree.lemma(head));
                let objects: Vec<_> = self.tree.with_rel(head, &[Deprel::Obj, Deprel::Iobj]).collect();
                let judged =
                    self.tree.rel(verb) != Deprel::Xcomp && self.frames.lists("judging", self.tree.lemma(head));
                let clausal = self.tree.rel(verb) != Deprel::Advcl || self.is_infinitive(verb);
                if (controls && clausal || judged) && !objects.is_empty() {
                    objects
                } else {
                    self.surface_subjects(head, depth + 1)
                }
            }
            // "had on Friday called on her": the day between the auxiliary and its verb is taken for the noun it describes.
            Deprel::Acl if self.tree.is_verb(head) => self.surface_subjects(head, depth + 1),
            Deprel::Amod if self.is_misread_past(verb) => self.tree.with_rel(head, &[Deprel::Nsubj]).collect(),
            Deprel::Acl if self.is_misread_past(verb) => vec![self.described_root(verb).unwrap_or(head)],
            Deprel::Acl | Deprel::AclRelcl | Deprel::Amod if self.tree.is_nominal(head) => {
                let governs = self.frames.of_governor(self.tree.lemma(head)).next().is_some();
                // "expand a partnership by signing": a means of whoever expands, wherever the tree hangs it.
                let means = self
                    .tree
                    .with_rel(verb, &[Deprel::Mark])
                    .any(|mark| self.frames.lists("means", &self.tree.doc.word(mark).to_lowercase()));
                if let Some(meant) = self.meant_for(head, verb) {
                    vec![meant]
                } else if self.measures_time(head) {
                    let main = self.tree.head(head).filter(|main| self.tree.is_verb(*main));
                    main.map(|main| self.phrase_before(main)).into_iter().flatten().map(|actor| actor.at).collect()
                } else if governs || means || self.tree.xpos(verb) == Xpos::Vb {
                    self.holders(head, depth + 1)
                } else {
                    vec![head]
                }
            }
            // "had last met", with the auxiliary read as a verb of its own.
            Deprel::Obj | Deprel::Dep | Deprel::Orphan
                if self.tree.is_verb(head) && self.tree.xpos(verb) == Xpos::Vbn =>
            {
                self.surface_subjects(head, depth + 1)
            }
            _ => Vec::new(),
        }
    }

    /// "her gratitude to Canada for hosting the talks": who is thanked did it.
    fn thanked(&self, verb: TokenId, head: TokenId) -> Option<TokenId> {
        let mut marks = self.tree.with_rel(verb, &[Deprel::Mark]);
        if !marks.any(|mark| self.frames.lists("judged-for", self.tree.lemma(mark))) {
            return None;
        }
        let thanks = |noun: &TokenId| self.frames.lists("thanks", self.tree.lemma(*noun));
        let noun = std::iter::once(head).chain(self.tree.with_rel(head, &[Deprel::Obj])).find(thanks)?;
        let behind = [noun, head].into_iter().flat_map(|word| self.tree.with_rel(word, &[Deprel::Nmod, Deprel::Obl]));
        behind.into_iter().find(|child| *child < verb && self.tree.case(*child).as_deref() == Some("to"))
    }

    /// "no plans for her to meet him": whose deed the infinitive behind a noun is.
    fn meant_for(&self, noun: TokenId, infinitive: TokenId) -> Option<TokenId> {
        let mark = self.tree.with_rel(infinitive, &[Deprel::Mark]).next()?;
        let meant = |child: &TokenId| {
            *child < mark && self.tree.case(*child).is_some_and(|case| self.frames.lists("meant-for", &case))
        };
        self.tree.with_rel(noun, &[Deprel::Nmod]).find(meant).filter(|_| self.is_infinitive(infinitive))
    }

    /// The head of a word; "will travel to Oslo April 7-9 to meet", with the infinitive hung on the date, is read past the date.
    pub(super) fn head_over_dates(&self, token: TokenId) -> Option<TokenId> {
        let first = self.tree.head(token)?;
        let mut head = first;
        while self.tree.is_verb(token) && self.time_at(head).is_some() {
            let Some(above) = self.tree.head(head) else { return Some(first) };
            head = above;
        }
        Some(head)
    }

    /// Whose plan, invitation or decision a noun is: its possessor, or the subject of the verb it hangs on.
    fn holders(&self, noun: TokenId, depth: u8) -> Vec<TokenId> {
        // "The minister cancelled plans to visit", with the verb read as an adjective of the plans.
        let own: Vec<_> = self.tree.with_rel(noun, &[Deprel::NmodPoss, Deprel::Nsubj]).collect();
        if !own.is_empty() {
            return own;
        }
        match self.tree.head(noun) {
            Some(head) if self.tree.is_verb(head) => self.surface_subjects(head, depth),
            _ => Vec::new(),
        }
    }

    /// What is said, where it stands before the verb of saying.
    fn said_before(&self, saying: TokenId) -> Option<TokenId> {
        self.tree.with_rel(saying, &[Deprel::Ccomp]).find(|said| *said < saying)
    }

    /// The subject as the sentence has it, of passives too: the one that controls what hangs on the verb.
    pub(super) fn surface_subjects(&self, verb: TokenId, depth: u8) -> Vec<TokenId> {
        let own = self.own_subjects(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter]);
        if !own.is_empty() || depth > 5 {
            return own;
        }
        let misplaced = self.misplaced_subjects(verb);
        if misplaced.is_empty() { self.inherited_subjects(verb, depth) } else { misplaced }
    }
}
