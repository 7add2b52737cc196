//! Whether what a word tells counts as real: its own tense, modality and negation, then those of every word that governs
//! it, from the inside out. After the factuality profiler of Saurí and Pustejovsky (2012, "Are You Sure That This Happened?").

use super::Reader;
use super::modality::{Modality, apply, attitude, imagine};
use crate::knowledge::Governor;
use crate::language::{Deprel, TokenId, Xpos};
use crate::reading::Status;

/// What the words above an event word make of it.
pub(super) struct Governance<'k> {
    /// Whether it happened.
    pub(super) status: Status,
    /// The governing words, innermost first, with the token that governs.
    pub(super) lenders: Vec<(TokenId, &'k Governor)>,
    /// The verb whose adjunct the event word is: "at a meeting, she *said*".
    pub(super) host: Option<TokenId>,
    /// Whether words of habit make it no single event.
    pub(super) habitual: bool,
    /// Whether it is told to be over: "after talks".
    pub(super) over: bool,
}

impl<'k> Reader<'k> {
    /// Reads upwards from an event word.
    pub(super) fn governance(&self, trigger: TokenId) -> Governance<'k> {
        let mut out = Governance {
            status: Status::Happened,
            lenders: Vec::new(),
            host: None,
            habitual: self.is_habitual(trigger) || self.is_of_every(trigger),
            over: false,
        };
        let verbal = self.tree.is_verb(trigger);
        out.status = if verbal { apply(Status::Happened, self.modality(trigger)) } else { self.noun_status(trigger) };
        let mut at = trigger;
        for _ in 0..12 {
            let from = self.uncoordinated(at);
            let Some(head) = self.noun_of_infinitive(from).or_else(|| self.head_over_dates(from)) else { break };
            let rel = self.tree.rel(from);
            let case = self.tree.case(from);
            let governor = self.governor(head, from);
            out.habitual |= verbal && rel == Deprel::Xcomp && self.frames.lists("habit-verbs", self.tree.lemma(head));
            if rel == Deprel::Conj && from == at && governor.is_none() {
                break;
            }
            if !self.climb(&mut out, from, head, rel, case.as_deref(), governor, verbal && at == trigger) {
                break;
            }
            at = head;
        }
        out
    }

    /// One step up. False where the climb ends.
    #[allow(clippy::too_many_arguments, reason = "one link of the tree, taken apart once")]
    fn climb(
        &self,
        out: &mut Governance<'k>,
        from: TokenId,
        head: TokenId,
        rel: Deprel,
        case: Option<&str>,
        governor: Option<&'k Governor>,
        verbal: bool,
    ) -> bool {
        let head_verbal = self.tree.is_verb(head);
        // "Reports that they had met were denied": what is reported is as real as what becomes of the report.
        if matches!(rel, Deprel::Acl | Deprel::AclRelcl) && self.frames.lists("reports", self.tree.lemma(head)) {
            return true;
        }
        match rel {
            Deprel::Xcomp
            | Deprel::Ccomp
            | Deprel::Csubj
            | Deprel::CsubjPass
            | Deprel::Acl
            | Deprel::Obj
            | Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::Advcl
            | Deprel::Compound
            | Deprel::OblUnmarked => {
                if rel == Deprel::Advcl
                    && !self.is_infinitive(from)
                    && (governor.is_none_or(|found| found.status.is_none()) || self.has_conjunction(from))
                {
                    self.adverbial(out, from, head);
                    return false;
                }
                // "Reports that they had met were denied": what is reported is as real as what becomes of the report.
                // A finite participle after a noun ("the meeting held in Rome") describes; it is not governed.
                if rel == Deprel::Acl
                    && !self.is_infinitive(from)
                    && governor.is_none_or(|found| found.status.is_none())
                {
                    return false;
                }
                let Some(governor) = governor else {
                    // "I'm happy to talk to her": not done yet; "was happy to talk to her": done.
                    if self.is_offered(from, head) {
                        out.status = attitude(out.status, Some(Status::Hypothetical));
                        return false;
                    }
                    // "had a chance to meet": as real as the having.
                    if rel == Deprel::Acl && self.frames.lists("chances", self.tree.lemma(head)) {
                        return true;
                    }
                    let saying = self.frames.lists("saying", self.tree.lemma(head));
                    let transparent = head_verbal
                        && !saying
                        && (verbal || matches!(rel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Xcomp));
                    if transparent && rel != Deprel::Ccomp {
                        let modality = self.modality(head);
                        let factive = self.frames.lists("factives", self.tree.lemma(head));
                        let modality = if factive { Modality::default() } else { modality };
                        out.status = apply(out.status, modality);
                        out.habitual |= self.is_habitual(head);
                    }
                    // "will deepen the discussion": no one that was held.
                    if rel == Deprel::Obj && head_verbal && !saying && self.modality(head).future {
                        out.status = apply(out.status, Modality { future: true, ..Modality::default() });
                    }
                    if rel == Deprel::Ccomp && self.asks_whether(from) {
                        out.status = imagine(out.status);
                    }
                    return transparent && !matches!(rel, Deprel::Ccomp | Deprel::Obj);
                };
                let accepted = self.is_accepted(head);
                let effect = if accepted { Some(Status::Planned) } else { governor.status };
                out.status = attitude(out.status, effect);
                if out.status == Status::Planned && self.is_lapsed(head) {
                    out.status = Status::Cancelled;
                }
                if head_verbal || self.tree.has(head, &[Deprel::Cop]) {
                    out.status = apply(out.status, self.modality(head));
                } else {
                    out.status = apply(out.status, self.noun_modality(head));
                    if self.is_called_off(head) {
                        out.status = Status::Cancelled;
                    }
                }
                out.habitual |= self.is_habitual(head);
                out.lenders.push((head, governor));
                true
            }
            Deprel::Obl | Deprel::Nmod | Deprel::OblAgent => self.oblique(out, from, head, case, governor),
            Deprel::Conj => true,
            _ => false,
        }
    }

    /// Up over a preposition: "plans for a meeting", "took part in talks", "said at a meeting".
    fn oblique(
        &self,
        out: &mut Governance<'k>,
        from: TokenId,
        head: TokenId,
        case: Option<&str>,
        governor: Option<&'k Governor>,
    ) -> bool {
        let case = case.unwrap_or("");
        let above = || std::iter::once(head).chain(self.tree.ancestors(head)).find(|at| self.tree.is_verb(*at));
        if self.frames.lists("ahead", case) {
            out.status = if out.status == Status::Happened { Status::Planned } else { out.status };
            out.host = above().or(Some(head));
            return false;
        }
        if self.frames.lists("following", case) {
            (out.host, out.over) = (above().or(Some(head)), true);
            return false;
        }
        if case == "without" {
            out.status = Status::Denied;
        }
        // "In a call, she urged him to leave": what stands before the attitude is where it was shown.
        let setting = |governor: &Governor| governor.status.is_some() && from < head && self.tree.is_verb(head);
        if let Some(governor) = governor.filter(|governor| !setting(governor))
            && self.frames.lists("governing-prepositions", case)
        {
            out.status = attitude(out.status, governor.status);
            let modality = if self.tree.is_verb(head) { self.modality(head) } else { self.noun_modality(head) };
            out.status = apply(out.status, modality);
            out.lenders.push((head, governor));
            return true;
        }
        // "will discuss these issues during her visit": the verb's, not the object's.
        let during = self.frames.lists("while", case) && !self.tree.is_verb(head);
        let verb = self.tree.ancestors(head).into_iter().find(|at| during && self.tree.is_verb(*at));
        let head = verb.unwrap_or(head);
        // "will be in Brussels for the summit"
        let predicate = self.tree.has(head, &[Deprel::Cop]) && !self.frames.lists("measures", self.tree.lemma(head));
        if self.tree.is_verb(head) || predicate {
            out.host = Some(head);
            let tells = self.triggers.contains(&head);
            // An adjunct of a future verb is future too: "will sign it at a meeting".
            if !self.frames.lists("saying", self.tree.lemma(head)) {
                let modality = self.modality(head);
                // "in a call, she might have encouraged him": what is uncertain is not the call.
                let modal = modality.modal && !self.is_perfect(head);
                out.status = apply(out.status, Modality { negated: false, modal, ..modality });
                let above = if head == from { Status::Happened } else { self.status_above(head) };
                if out.status == Status::Happened && matches!(above, Status::Planned | Status::Hypothetical) {
                    out.status = Status::Planned;
                }
            }
            // "no plans to meet him at the summit": the plans are for the meeting.
            return (!tells || self.frames.lists("meant-for", case))
                && self.is_infinitive(head)
                && self.frames.lists("purpose-prepositions", case)
                && self.tree.rel(from) == Deprel::Obl;
        }
        // "a round of talks", "the first day of a visit": the outer noun is told.
        self.frames.lists("measuring-prepositions", case) && self.frames.lists("measures", self.tree.lemma(head))
    }

    /// The status of the verb that an adjunct hangs on, by its attitudes alone.
    fn status_above(&self, verb: TokenId) -> Status {
        let modality = self.modality(verb);
        let modal = modality.modal && !self.is_perfect(verb);
        let mut status = apply(Status::Happened, Modality { negated: false, modal, ..modality });
        let mut at = verb;
        for _ in 0..4 {
            let from = self.uncoordinated(at);
            let Some(head) = self.tree.head(from) else { break };
            if !matches!(self.tree.rel(from), Deprel::Xcomp | Deprel::Advcl | Deprel::Acl) {
                break;
            }
            let Some(governor) = self.governor(head, from) else { break };
            status = apply(attitude(status, governor.status), Modality { negated: false, ..self.modality(head) });
            at = head;
        }
        status
    }

    /// In an adverbial clause with a conjunction: only "if" and "before" change anything.
    fn adverbial(&self, out: &mut Governance<'k>, from: TokenId, head: TokenId) {
        let present = matches!(self.tree.xpos(from), Xpos::Vbp | Xpos::Vbz);
        let will = |at: &TokenId| self.modality(*at).future;
        let ahead = self.status_above(head) == Status::Planned || self.tree.ancestors(head).iter().any(will);
        if present && out.status == Status::Happened && ahead {
            out.status = Status::Planned;
        }
        for mark in self.tree.with_rel(from, &[Deprel::Mark, Deprel::Case]) {
            let word = self.tree.lemma(mark).to_lowercase();
            if self.frames.lists("suppositions", &word) {
                out.status = imagine(out.status);
            } else if word == "without" {
                out.status = Status::Denied;
            } else if self.frames.lists("ahead", &word) && self.tree.xpos(from) == Xpos::Vbg {
                let modality = self.modality(head);
                if modality.future {
                    out.status = apply(out.status, modality);
                }
            }
        }
    }

    /// "invited her when the two met": a clause that says when or why, and is not what the verb above is about.
    fn has_conjunction(&self, verb: TokenId) -> bool {
        let finite = matches!(self.tree.xpos(verb), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let conjunction = |child: TokenId| self.frames.lists("conjunctions", self.tree.lemma(child));
        finite && self.tree.with_rel(verb, &[Deprel::Mark, Deprel::Advmod]).any(conjunction)
    }

    fn asks_whether(&self, verb: TokenId) -> bool {
        self.tree.with_rel(verb, &[Deprel::Mark]).any(|mark| self.frames.lists("questions", self.tree.lemma(mark)))
    }
}
