//! When: the date that belongs to a telling, resolved in the tense of the event.

use std::ops::Range;

use jiff::civil::Date;

use super::Reader;
use super::actors::{Actor, Who};
use super::telling::Telling;
use crate::extract::time::{Anchors, Bound, Tense, TimeExpression};
use crate::language::{Deprel, TokenId, Upos};
use crate::reading::{Edtf, EventKind, Status};

/// How many days ahead a date may reach that tells when something happened.
const MONTHS: i32 = 62;

/// A date with the words behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    pub(super) value: Edtf,
    pub(super) phrase: Option<Range<TokenId>>,
    pub(super) anchor: Option<Date>,
    /// Whether the words stand in the event's own clause.
    pub(super) sure: bool,
}

impl<'a> Reader<'a> {
    /// The date told in a telling's own scope.
    pub(super) fn when(&self, telling: &Telling) -> Option<When> {
        let sentence = &self.tree.doc.sentences()[telling.sentence].tokens;
        let put_off_to = self.new_date(telling).map(|date| &date.tokens);
        let mut best: Option<(u32, &TimeExpression)> = None;
        let mut within_reach: Vec<&TimeExpression> = Vec::new();
        for expression in self.times_in(sentence.clone()).iter().filter(|found| !found.is_dateline) {
            let other = put_off_to == Some(&expression.tokens);
            if other || !matches!(expression.bound, Bound::On) || expression.value.is_none() {
                continue;
            }
            let Some(head) = self.tree.syntax.head_of(&expression.tokens) else { continue };
            let Some(cost) = self.reach(telling, head).filter(|_| !self.is_of_origin(head)) else { continue };
            within_reach.push(expression);
            let attributive_elsewhere = expression.attributive && cost > 2;
            if !attributive_elsewhere && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, expression));
            }
        }
        // "Next year's summit will be held from 9 to 11 July": the days within the year.
        let narrower = |wide: &TimeExpression| {
            let wide = self.resolved(telling, wide)?;
            within_reach.iter().copied().find(|other| {
                let value = self.resolved(telling, other);
                value.is_some_and(|value| value != wide && wide.contains(value))
            })
        };
        if let Some((cost, found)) = best
            && let Some(narrow) = narrower(found)
        {
            best = Some((cost, narrow));
        }
        if let Some(own) = self.date_in(telling) {
            best = Some((0, own));
        }
        if best.is_none()
            && telling.status == Status::Happened
            && (telling.gathering.is_none() && self.is_present(telling) || self.is_under_way(telling))
        {
            let day = self.anchors.day()?;
            return Some(When { value: Edtf::day(day), phrase: None, anchor: Some(day), sure: false });
        }
        best = best.or_else(|| self.day_planned_for(telling).map(|found| (1, found)));
        let sure = best.is_some();
        let further = || self.leading_date(telling).or_else(|| self.lone_date(telling));
        let further = || further().filter(|date| put_off_to != Some(&date.tokens)).map(|date| (9, date));
        let (_, expression) = best.or_else(further)?;
        let value = self.resolved(telling, expression).filter(|value| !self.lies_ahead(telling, *value))?;
        Some(When { value, phrase: Some(expression.tokens.clone()), anchor: expression.anchor, sure })
    }

    /// "thank you for your visit and hope to see you in the coming years": years from now on are not when it happened.
    fn lies_ahead(&self, telling: &Telling, value: Edtf) -> bool {
        let (Some(day), Some((first, last))) = (self.anchors.day(), value.first_day().zip(value.last_day())) else {
            return false;
        };
        let months = last.since(day).is_ok_and(|span| span.get_days() > MONTHS);
        telling.status == Status::Happened && first == day && months
    }

    /// "the dialogue, initiated on June 11, 2020": the day on which a series began.
    fn is_of_origin(&self, date: TokenId) -> bool {
        let began = |verb: &TokenId| {
            self.tree.rel(*verb) == Deprel::Acl && self.frames.lists("origins", self.tree.lemma(*verb))
        };
        self.tree.head(date).is_some_and(|verb| began(&verb))
    }

    /// "a meeting which had been planned for Wednesday", "talks due on Monday": the day that a clause about the noun sets.
    fn day_planned_for(&self, telling: &Telling) -> Option<&'a TimeExpression> {
        if self.tree.is_verb(telling.trigger) {
            return None;
        }
        let sets = |clause: &TokenId| {
            self.frames.lists("appointed", self.tree.lemma(*clause))
                || self.frames.lists("appointed", &self.tree.doc.word(*clause).to_lowercase())
        };
        let own = self.tree.with_rel(telling.trigger, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Amod]);
        // "a meeting between A and B, which had been planned for Wednesday", with the clause hung on a name: nobody is planned.
        let names = self.tree.with_rel(telling.trigger, &[Deprel::Nmod]).flat_map(|name| self.tree.conjuncts(name));
        let of_names = names.flat_map(|name| self.tree.with_rel(name, &[Deprel::AclRelcl]).collect::<Vec<_>>());
        let clauses = own.chain(of_names).filter(sets);
        let dates = clauses.flat_map(|clause| self.tree.children(clause)).filter_map(|child| self.time_at(*child));
        dates.into_iter().find(|date| date.value.is_some() && !date.is_dateline)
    }

    /// Remarks by both sides at their meeting are of its day.
    pub(super) fn day_of_remarks(&self, telling: &Telling) -> Option<When> {
        let people = |actor: &Actor| matches!(actor.who, Who::Entity(id) if self.speakers.contains(&id));
        let several = self.speakers.len() > 1 && telling.status == Status::Happened;
        let both = several && telling.actors.len() > 1 && !telling.anaphoric && self.is_in_title(telling.trigger);
        // "At this summit we shared the goal", "I welcome you to Seoul"
        let this = self.is_this(telling.trigger);
        let second = |actor: &Actor| self.frames.lists("second-person", &self.tree.doc.word(actor.at).to_lowercase());
        let here = telling.rule.ends_with("welcomed-to") && telling.actors.iter().any(second);
        let now = several && telling.actors.iter().any(people) && (this && telling.kind != EventKind::Visit || here);
        let day = self.anchors.day().filter(|_| both || now)?;
        Some(When { value: Edtf::day(day), phrase: None, anchor: Some(day), sure: true })
    }

    /// The date among the words that speak of a telling's counterpart alone.
    fn date_in(&self, telling: &Telling) -> Option<&TimeExpression> {
        let scope = telling.scope.as_ref()?;
        self.times_in(scope.clone()).iter().find(|found| found.bound == Bound::On && found.value.is_some())
    }

    /// A date that opens the sentence, for what its main clause tells: "On March 10, …".
    pub(super) fn leading_date(&self, telling: &Telling) -> Option<&TimeExpression> {
        let sentence = &self.tree.doc.sentences()[telling.sentence].tokens;
        let opening = self
            .times_in(sentence.start..sentence.start + 3)
            .iter()
            .find(|found| found.bound == Bound::On && found.value.is_some() && !found.is_dateline)?;
        let top = *telling.spine.last()?;
        let main =
            self.tree.ancestors(top).into_iter().all(|at| !matches!(self.tree.rel(at), Deprel::AclRelcl | Deprel::Acl));
        (main && telling.trigger > opening.tokens.start).then_some(opening)
    }

    /// The only date of a sentence that tells only one event, where the tree has it elsewhere.
    pub(super) fn lone_date(&self, telling: &Telling) -> Option<&TimeExpression> {
        let sentence = &self.tree.doc.sentences()[telling.sentence].tokens;
        let mut dates = self.times_in(sentence.clone()).iter().filter(|found| {
            !found.is_dateline && !found.attributive && found.bound == Bound::On && found.value.is_some()
        });
        let date = dates.next()?;
        let above = self.tree.syntax.head_of(&date.tokens).and_then(|head| self.tree.head(head));
        let of_another = above.is_some_and(|noun| {
            self.tree.is_nominal(noun)
                && !telling.spine.contains(&noun)
                && self.discourse.at(noun).is_none()
                && self.time_at(noun).is_none()
        });
        let aside = |clause: TokenId| {
            self.tree.rel(clause) == Deprel::AclRelcl && !self.tree.ancestors(telling.trigger).contains(&clause)
        };
        // "She, who was sworn in last week, will not travel."
        let told_aside = telling.status != Status::Happened
            && above.is_some_and(|verb| aside(verb) && date.tokens.start > verb && telling.trigger > verb);
        // "Since meeting A on 3 May, she has spoken to B twice."
        let of_clause = above.is_some_and(|verb| {
            let earlier = self.tree.rel(verb) == Deprel::Advcl && verb < telling.trigger;
            let outside = !self.tree.ancestors(telling.trigger).contains(&verb);
            let mark = |mark: TokenId| self.frames.lists("following", &self.tree.lemma(mark).to_lowercase());
            // "on a visit to Athens, is to meet her on Tuesday"
            let engaged = self.tree.case(telling.trigger).is_some_and(|case| self.frames.lists("engaged", &case));
            let aim =
                engaged && telling.trigger < verb && self.tree.rel(verb) == Deprel::Xcomp && self.is_infinitive(verb);
            let after = earlier && self.tree.with_rel(verb, &[Deprel::Mark]).any(mark);
            outside && self.triggers.contains(&verb) && (after || aim)
        });
        if of_another || told_aside || of_clause {
            return None;
        }
        let (a, b) = (telling.trigger.min(date.tokens.start), telling.trigger.max(date.tokens.start));
        let near = !(a + 1..b).any(|at| {
            let finite =
                self.tree.upos(at) == Upos::Verb && self.tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]);
            finite && !telling.spine.contains(&at)
                || matches!(self.tree.doc.word(at), ";" | ":")
                || self.frames.lists("date-barriers", self.tree.doc.word(at))
        });
        (dates.next().is_none() && near).then_some(date)
    }

    /// The date meant, in the tense of the event.
    pub(super) fn resolved(&self, telling: &Telling, expression: &TimeExpression) -> Option<Edtf> {
        let host = telling.host.filter(|_| telling.soft && self.is_past(telling));
        // "flew to Rome on Monday for talks": the Monday of the flight.
        let of_host =
            host.is_some() && self.tree.syntax.head_of(&expression.tokens).and_then(|at| self.tree.head(at)) == host;
        let tense = match telling.status {
            _ if of_host => Tense::Past,
            _ if telling.soft => Tense::Unknown,
            Status::Planned => Tense::Future,
            Status::Denied | Status::Cancelled if self.is_ahead(telling) => Tense::Future,
            Status::Happened => Tense::Past,
            _ => expression.tense,
        };
        // "arrived on Sunday and was to meet her on Monday": the Monday that followed.
        let was_to = telling.status == Status::Planned && self.is_past(telling);
        let earlier = self.day_before(expression).filter(|_| was_to);
        let either = telling.soft || was_to && earlier.is_none();
        if either
            && !of_host
            && let Some(day) = self.anchors.day()
        {
            // Nothing tells the tense: the nearer of the two readings.
            let both = [Tense::Past, Tense::Future]
                .into_iter()
                .filter_map(|tense| expression.resolve(&self.anchors, None, tense));
            let distance = |value: &Edtf| {
                value
                    .first_day()
                    .map_or(i32::MAX, |first| first.since(day).map_or(i32::MAX, |span| span.get_days().abs()))
            };
            if let Some(value) = both.min_by_key(distance) {
                return Some(value);
            }
        }
        let narrative = if expression.is_narrative() { expression.anchor } else { None };
        let anchors = earlier.map_or(self.anchors, |day| Anchors { published: Some(day), dateline: None });
        let present = telling.status == Status::Happened && !self.is_past(telling);
        let tense = if present { expression.tense } else { tense };
        expression.resolve(&anchors, narrative, tense).or(expression.value)
    }

    /// Whether a telling's words are in the future: "will not attend".
    fn is_ahead(&self, telling: &Telling) -> bool {
        telling.spine.iter().chain(telling.host.iter()).any(|word| self.modality(*word).future)
    }

    /// The last day that the same sentence names before a date.
    fn day_before(&self, date: &TimeExpression) -> Option<Date> {
        let sentence = self.tree.doc.sentence_of(date.tokens.start).tokens.start;
        self.times_in(sentence..date.tokens.start).iter().rev().find_map(|time| time.value?.as_day())
    }

    /// Whether a telling's words are in the present progressive or perfect of now: "are sitting down", "is on a visit".
    pub(super) fn is_present(&self, telling: &Telling) -> bool {
        use crate::language::Xpos;
        let now =
            |token: TokenId| matches!(self.tree.xpos(token), Xpos::Vbz | Xpos::Vbp) && self.tree.lemma(token) == "be";
        telling.spine.iter().chain(telling.host.iter()).any(|word| {
            let progressive = self.tree.xpos(*word) == Xpos::Vbg && self.tree.with_rel(*word, &[Deprel::Aux]).any(now);
            progressive || now(*word) || self.tree.with_rel(*word, &[Deprel::Cop]).any(now)
        })
    }

    /// "The meeting of the council is under way", "is being held": what goes on as the text is written.
    fn is_under_way(&self, telling: &Telling) -> bool {
        use crate::language::Xpos;
        let subject = |at: &TokenId| matches!(self.tree.rel(*at), Deprel::Nsubj | Deprel::NsubjPass);
        let is = |at: TokenId| self.tree.xpos(at) == Xpos::Vbz && self.tree.lemma(at) == "be";
        // "It is day two of the summit."
        let measure = self.measured(telling.trigger);
        if measure != telling.trigger && self.tree.with_rel(measure, &[Deprel::Cop]).any(is) {
            return true;
        }
        let noun = std::iter::once(telling.trigger).chain(self.tree.head(telling.trigger)).find(subject);
        let Some(predicate) = noun.and_then(|noun| self.tree.head(noun)) else { return false };
        let now = self.tree.with_rel(predicate, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).any(is);
        let word = |at: TokenId| self.tree.doc.word(at).to_lowercase();
        let going = self.tree.xpos(predicate) == Xpos::Vbg
            || self.tree.children(predicate).iter().any(|child| word(*child) == "being")
            || self
                .tree
                .case(predicate)
                .is_some_and(|case| self.frames.lists("going-on", &format!("{case} {}", word(predicate))))
            || self.frames.lists("going-on", &word(predicate));
        now && going
    }

    /// Whether a telling's verb is in a past tense.
    pub(super) fn is_past(&self, telling: &Telling) -> bool {
        use crate::language::Xpos;
        telling.spine.iter().chain(telling.host.iter()).any(|word| {
            matches!(self.tree.xpos(*word), Xpos::Vbd)
                || self
                    .tree
                    .with_rel(*word, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
                    .any(|aux| self.tree.xpos(aux) == Xpos::Vbd)
        })
    }
}

/// How many days lie between two dates, if both are days.
pub(super) fn days_between(a: Edtf, b: Edtf) -> i32 {
    let days = a.as_day().zip(b.as_day());
    days.and_then(|(a, b)| a.since(b).ok()).map_or(i32::MAX, |span| span.get_days().abs())
}
