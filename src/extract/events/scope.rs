//! When and where: which date, place and enclosing event belong to a telling. These are the tree's least sure attachments,
//! so they are read by clause scope: what hangs anywhere in the clause of the event word or of a word that governs it,
//! and nothing that belongs to another clause or another event word.

use std::ops::Range;

use jiff::civil::Date;

use super::Reader;
use super::telling::Telling;
use crate::extract::time::{Bound, Tense, TimeExpression};
use crate::extract::{EntityId, EntityKind, Reference};
use crate::language::{Deprel, Extent, TokenId, Upos};
use crate::reading::{Edtf, EventKind, Status};

/// A date with the words behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    pub(super) value: Edtf,
    pub(super) phrase: Option<Range<TokenId>>,
    pub(super) anchor: Option<Date>,
    /// Whether the words stand in the event's own clause.
    pub(super) sure: bool,
}

/// A place: the most specific one named, and its country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Where {
    pub(super) place: Option<String>,
    pub(super) country: Option<String>,
}

/// How specific a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grain {
    Country,
    City,
    Venue,
}

impl Reader<'_> {
    /// How far a token lies from a telling's words, if it is in their scope.
    fn reach(&self, telling: &Telling, from: TokenId) -> Option<u32> {
        let mut at = from;
        for cost in 0..12 {
            if let Some(step) = telling.spine.iter().position(|word| *word == at) {
                return Some(cost + step as u32);
            }
            if telling.host == Some(at) {
                return Some(cost + 4);
            }
            let beside = self.shares_adjunct(telling, at, from);
            if beside {
                return Some(cost + 5);
            }
            if at != from {
                let clausal =
                    self.tree.is_verb(at) && !matches!(self.tree.rel(at), Deprel::Amod | Deprel::Case | Deprel::Aux);
                let elsewhere = self.tree.is_nominal(at)
                    && self.tree.case(at).is_some_and(|case| self.frames.lists("elsewhere", &case))
                    && !self.actor_at(telling, at);
                if clausal || elsewhere || self.triggers.contains(&at) {
                    return None;
                }
            }
            at = self.tree.head(at)?;
        }
        None
    }

    /// Whether a token is the head of one who takes part.
    fn actor_at(&self, telling: &Telling, token: TokenId) -> bool {
        telling.actors.iter().any(|actor| actor.at == token)
    }

    /// Whether `verb` begins the coordination that a telling's verb continues, and the adjunct stands before it:
    /// "On Monday she flew to Doha and met the emir".
    fn shares_adjunct(&self, telling: &Telling, verb: TokenId, adjunct: TokenId) -> bool {
        adjunct < verb
            && telling
                .spine
                .iter()
                .any(|word| self.tree.rel(*word) == Deprel::Conj && self.tree.first_conjunct(*word) == verb)
    }

    /// The date told in a telling's own scope.
    pub(super) fn when(&self, telling: &Telling) -> Option<When> {
        let sentence = &self.tree.doc.sentences()[telling.sentence].tokens;
        let mut best: Option<(u32, &TimeExpression)> = None;
        for expression in self.times.iter().filter(|found| sentence.contains(&found.tokens.start) && !found.is_dateline)
        {
            if !matches!(expression.bound, Bound::On) || expression.value.is_none() {
                continue;
            }
            let Some(head) = self.tree.syntax.head_of(&expression.tokens) else { continue };
            let Some(cost) = self.reach(telling, head) else { continue };
            let attributive_elsewhere = expression.attributive && cost > 2;
            if !attributive_elsewhere && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, expression));
            }
        }
        if best.is_none()
            && telling.status == Status::Happened
            && telling.gathering.is_none()
            && self.is_present(telling)
        {
            let day = self.anchors.day()?;
            return Some(When { value: Edtf::day(day), phrase: None, anchor: Some(day), sure: false });
        }
        let sure = best.is_some();
        let (_, expression) =
            best.or_else(|| self.leading_date(telling).or_else(|| self.lone_date(telling)).map(|found| (9, found)))?;
        let value = self.resolved(telling, expression)?;
        Some(When { value, phrase: Some(expression.tokens.clone()), anchor: expression.anchor, sure })
    }

    /// A date that opens the sentence, for what its main clause tells: "On March 10, …".
    fn leading_date(&self, telling: &Telling) -> Option<&TimeExpression> {
        let sentence = &self.tree.doc.sentences()[telling.sentence].tokens;
        let opening = self.times.iter().find(|found| {
            found.tokens.start >= sentence.start
                && found.tokens.start <= sentence.start + 2
                && found.bound == Bound::On
                && found.value.is_some()
                && !found.is_dateline
        })?;
        let top = *telling.spine.last()?;
        let main =
            self.tree.ancestors(top).into_iter().all(|at| !matches!(self.tree.rel(at), Deprel::AclRelcl | Deprel::Acl));
        (main && telling.trigger > opening.tokens.start).then_some(opening)
    }

    /// The only date of a sentence that tells only one event, where the tree has it elsewhere.
    fn lone_date(&self, telling: &Telling) -> Option<&TimeExpression> {
        let sentence = &self.tree.doc.sentences()[telling.sentence].tokens;
        let mut dates = self.times.iter().filter(|found| {
            sentence.contains(&found.tokens.start)
                && !found.is_dateline
                && !found.attributive
                && found.bound == Bound::On
                && found.value.is_some()
        });
        let date = dates.next()?;
        let (a, b) = (telling.trigger.min(date.tokens.start), telling.trigger.max(date.tokens.start));
        let near = !(a + 1..b).any(|at| {
            let finite =
                self.tree.upos(at) == Upos::Verb && self.tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]);
            finite && !telling.spine.contains(&at)
                || matches!(
                    self.tree.doc.word(at),
                    ";" | ":" | "said" | "that" | "which" | "who" | "where" | "since" | "after"
                )
        });
        (dates.next().is_none() && near).then_some(date)
    }

    /// The date meant, in the tense of the event.
    fn resolved(&self, telling: &Telling, expression: &TimeExpression) -> Option<Edtf> {
        let tense = match telling.status {
            _ if telling.soft => Tense::Unknown,
            Status::Planned => Tense::Future,
            Status::Happened => Tense::Past,
            _ => expression.tense,
        };
        if telling.soft
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
        let present = telling.status == Status::Happened && !self.is_past(telling);
        let tense = if present { expression.tense } else { tense };
        expression.resolve(&self.anchors, narrative, tense).or(expression.value)
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

    /// Whether a telling's verb is in a past tense.
    fn is_past(&self, telling: &Telling) -> bool {
        use crate::language::Xpos;
        telling.spine.iter().chain(telling.host.iter()).any(|word| {
            matches!(self.tree.xpos(*word), Xpos::Vbd)
                || self
                    .tree
                    .with_rel(*word, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
                    .any(|aux| self.tree.xpos(aux) == Xpos::Vbd)
        })
    }

    /// The places behind a head and its conjuncts: cities and venues, or countries.
    pub(super) fn places_at(&self, head: TokenId) -> Vec<EntityId> {
        let places: Vec<EntityId> =
            self.tree.conjuncts(head).into_iter().filter_map(|token| self.place_at(token)).collect();
        if !places.is_empty() || !self.frames.lists("place-nouns", self.tree.lemma(head)) {
            return places;
        }
        let of =
            self.tree.with_rel(head, &[Deprel::Nmod]).filter(|child| self.tree.case(*child).as_deref() == Some("of"));
        of.filter_map(|child| self.place_at(child)).collect()
    }

    pub(super) fn place_at(&self, token: TokenId) -> Option<EntityId> {
        let mention = self.mention(token)?;
        mention.referent.entities().iter().copied().find(|id| self.is_place(*id))
    }

    fn is_place(&self, id: EntityId) -> bool {
        matches!(self.discourse.entity(id).kind, EntityKind::Place | EntityKind::Country)
    }

    /// The place told in a telling's own scope.
    pub(super) fn location(&self, telling: &Telling) -> Where {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let mut best: Option<(Grain, std::cmp::Reverse<u32>, String, Option<String>)> = None;
        let mut country = None;
        let mut offer = |grain: Grain, cost: u32, name: String, of: Option<String>| {
            if grain == Grain::Country {
                country.get_or_insert(name.clone());
            }
            let rank = (grain, std::cmp::Reverse(cost));
            if best.as_ref().is_none_or(|(best_grain, best_cost, ..)| rank > (*best_grain, *best_cost)) {
                best = Some((grain, rank.1, name, of));
            }
        };
        for mention in self.discourse.mentions().iter().filter(|mention| sentence.contains(&mention.head)) {
            let Some((grain, id)) = self.grain(mention) else { continue };
            let Some(cost) = self.locative_reach(telling, mention.head) else { continue };
            let entity = self.discourse.entity(id);
            offer(grain, cost, entity.name.clone(), entity.country.clone());
        }
        for token in sentence {
            let word = self.tree.doc.word(token);
            if word.eq_ignore_ascii_case("here")
                && let Some(id) = self.dateline
                && self.reach(telling, token).is_some()
            {
                let entity = self.discourse.entity(id);
                offer(Grain::City, 0, entity.name.clone(), entity.country.clone());
            }
        }
        let relative = self.where_of(telling);
        if let Some(id) = relative {
            let entity = self.discourse.entity(id);
            let grain = if entity.kind == EntityKind::Country { Grain::Country } else { Grain::City };
            offer(grain, 3, entity.name.clone(), entity.country.clone());
        }
        if best.is_none() && country.is_none() {
            return self.place_after(telling);
        }
        match best {
            Some((Grain::Country, _, name, _)) => Where { place: None, country: Some(name) },
            Some((_, _, name, of)) => Where { place: Some(name), country: of.or(country) },
            None => Where::default(),
        }
    }

    /// The place behind the nearest "in" or "at" after the event word, where the tree has it elsewhere and no verb stands between.
    pub(super) fn place_after(&self, telling: &Telling) -> Where {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let mut found = Where::default();
        for token in telling.trigger + 1..sentence.end {
            let word = self.tree.doc.word(token);
            if self.tree.is_verb(token) && self.discourse.at(token).is_none()
                || matches!(word, ";" | "who" | "which" | "that" | "\u{201c}")
                || token > telling.trigger + 60
            {
                break;
            }
            if !matches!(word, "in" | "at" | "In" | "At") {
                continue;
            }
            let next = (token + 1..sentence.end.min(token + 4)).find_map(|at| self.discourse.at(at));
            let Some(id) =
                next.and_then(|mention| mention.referent.entities().first().copied()).filter(|id| self.is_place(*id))
            else {
                continue;
            };
            let place = self.place_of(id);
            if found.place.is_none() && (place.place.is_some() || found.country.is_none()) {
                found = place;
            }
        }
        found
    }

    /// How specific the place of a mention is, if it is one.
    fn grain(&self, mention: &Reference) -> Option<(Grain, EntityId)> {
        let id = *mention.referent.entities().first()?;
        let entity = self.discourse.entity(id);
        let case = self.locative(mention.head);
        match entity.kind {
            EntityKind::Country => Some((Grain::Country, id)),
            EntityKind::Place if case.as_deref() == Some("at") => Some((Grain::Venue, id)),
            EntityKind::Place => Some((Grain::City, id)),
            EntityKind::Organization if matches!(case.as_deref(), Some("at")) && self.looks_like_a_venue(mention) => {
                Some((Grain::Venue, id))
            }
            _ => None,
        }
    }

    fn looks_like_a_venue(&self, mention: &Reference) -> bool {
        let words = mention.tokens.clone();
        words.into_iter().any(|token| self.frames.lists("venues", &self.tree.doc.word(token).to_lowercase()))
    }

    /// The preposition before a place, looked for through appositions and "X, Y": "in Doha, Qatar".
    fn locative(&self, head: TokenId) -> Option<String> {
        let mut at = head;
        for _ in 0..4 {
            if let Some(case) = self.tree.case(at) {
                return Some(case);
            }
            if !matches!(
                self.tree.rel(at),
                Deprel::Appos | Deprel::Conj | Deprel::Flat | Deprel::Compound | Deprel::NmodUnmarked | Deprel::Nmod
            ) {
                return None;
            }
            at = self.tree.head(at)?;
        }
        None
    }

    /// Whether and how near a place locates a telling.
    fn locative_reach(&self, telling: &Telling, head: TokenId) -> Option<u32> {
        let case = self.locative(head);
        let locates =
            case.as_deref().is_some_and(|case| self.frames.lists("locative", case.rsplit(' ').next().unwrap_or(case)));
        if !locates {
            // "Monday's Geneva meeting"
            let before = telling.trigger > head
                && matches!(self.tree.rel(head), Deprel::Compound | Deprel::NmodPoss | Deprel::NmodUnmarked);
            return (before && self.tree.head(head) == Some(telling.trigger)).then_some(1);
        }
        // "the ambassador in Kyiv met": a place inside an actor's phrase locates the actor.
        let within_actor = self.tree.ancestors(head).into_iter().skip(1).take(3).any(|above| {
            telling.actors.iter().any(|actor| actor.at == above && actor.at != telling.trigger)
                && self.tree.doc.token(above).head != telling.trigger
                || telling.actors.iter().any(|actor| actor.at == above && actor.at != telling.trigger)
                    && !self.late_place(telling, above, head)
        });
        if within_actor {
            return None;
        }
        self.reach(telling, head)
    }

    /// A place behind the last actor belongs to the event, whatever the tree has: "met with Minister Y in Doha".
    fn late_place(&self, telling: &Telling, actor: TokenId, place: TokenId) -> bool {
        actor > telling.trigger && place > actor
    }

    /// "Doha, where she met the emir": the place before the relative clause.
    fn where_of(&self, telling: &Telling) -> Option<EntityId> {
        let clause = telling.spine.iter().chain(telling.host.iter()).copied().find(|word| {
            matches!(self.tree.rel(*word), Deprel::AclRelcl | Deprel::AdvclRelcl)
                && self.tree.children(*word).iter().any(|child| self.tree.lemma(*child).eq_ignore_ascii_case("where"))
        })?;
        let noun = self.tree.head(clause)?;
        self.places_at(noun).into_iter().next().or_else(|| {
            self.discourse
                .mentions()
                .iter()
                .filter(|mention| mention.tokens.end <= clause && mention.tokens.end + 4 > clause)
                .filter_map(|mention| mention.referent.entities().first().copied())
                .rfind(|id| self.is_place(*id))
        })
    }

    /// The enclosing summit, forum or visit that the words tie a telling to.
    pub(super) fn enclosing(&self, telling: &Telling) -> Option<Range<TokenId>> {
        self.enclosing_token(telling).map(|token| self.gathering_phrase(token))
    }

    /// The head of the enclosing event's words.
    pub(super) fn enclosing_token(&self, telling: &Telling) -> Option<TokenId> {
        if telling.kind == EventKind::Summit {
            return None;
        }
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let mut best: Option<(u32, TokenId)> = None;
        for token in sentence {
            if telling.spine.contains(&token)
                || telling.spine.iter().any(|word| self.same_noun(*word, token))
                || !self.is_gathering(token)
            {
                continue;
            }
            let Some(case) = self.tree.case(token) else { continue };
            let over = self.tree.head(token).filter(|head| self.frames.lists("sidelines", self.tree.lemma(*head)));
            let ties = over.is_some() || self.frames.lists("enclosing", &case);
            if !ties {
                continue;
            }
            let from = over.unwrap_or(token);
            if let Some(cost) = self.reach(telling, from)
                && best.is_none_or(|(least, _)| cost < least)
            {
                best = Some((cost, token));
            }
        }
        best.map(|(_, token)| token)
    }

    fn same_noun(&self, word: TokenId, token: TokenId) -> bool {
        word != token && self.tree.ancestors(token).contains(&word) && self.tree.rel(token) == Deprel::Compound
    }

    /// Whether a noun names a gathering or a journey that can enclose others.
    pub(super) fn is_gathering(&self, token: TokenId) -> bool {
        let named = self.discourse.at(token).is_some_and(|mention| {
            mention.head == token
                && mention.referent.entities().iter().any(|id| self.discourse.entity(*id).kind == EntityKind::Gathering)
        });
        named
            || matches!(self.tree.upos(token), Upos::Noun | Upos::Propn)
                && self.frames.lists("gatherings", &self.tree.lemma(token).to_lowercase())
                && self.tree.rel(token) != Deprel::Compound
    }

    /// The words of a gathering, without what leads up to its name.
    pub(super) fn gathering_phrase(&self, token: TokenId) -> Range<TokenId> {
        let mut phrase = self.tree.syntax.phrase(token, Extent::Nominal);
        while phrase.start < token && self.is_leading(phrase.start) {
            phrase.start += 1;
        }
        phrase
    }

    /// Whether a token only introduces a phrase: determiner, possessive pronoun, adverb of time.
    pub(super) fn is_leading(&self, token: TokenId) -> bool {
        matches!(self.tree.upos(token), Upos::Det | Upos::Punct | Upos::Adp | Upos::Cconj)
            || self.tree.upos(token) == Upos::Pron
            || matches!(self.tree.lemma(token), "ongoing" | "upcoming" | "annual")
    }
}
