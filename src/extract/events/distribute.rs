//! Distribution: whether "met with A and B" tells one meeting or two. One, unless words such as "separately" or "in turn"
//! part the counterparts, each brings its own preposition, or "also met" lists people of different parties.

use std::ops::Range;

use super::Reader;
use super::actors::{Actor, Who};
use super::telling::Telling;
use crate::extract::EntityKind;
use crate::extract::time::{Bound, TimeExpression};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::EventKind;

/// How many dates of one verb may be events of their own.
const MOST_ROUNDS: usize = 6;

impl Reader<'_> {
    /// The tellings that a telling stands for.
    pub(super) fn distribute(&self, telling: Telling) -> Vec<Telling> {
        let encounter = telling.kind.is_encounter();
        let groups = if telling.counterparts.len() > 1 && encounter { self.groups(&telling) } else { Vec::new() };
        let several = self.summits_of(&telling);
        if several.len() > 1 {
            return several;
        }
        if groups.len() < 2 {
            let rounds = if encounter { self.rounds(telling) } else { vec![telling] };
            return rounds.into_iter().flat_map(|round| self.put_off(round)).collect();
        }
        let common: Vec<Actor> = telling
            .actors
            .iter()
            .filter(|actor| !telling.counterparts.iter().any(|other| other.who == actor.who))
            .cloned()
            .collect();
        if common.is_empty() {
            return vec![telling];
        }
        let scopes: Vec<Range<TokenId>> = (0..groups.len()).map(|at| self.scope_of(&groups, at)).collect();
        groups
            .into_iter()
            .zip(scopes)
            .map(|(group, scope)| Telling {
                actors: common.iter().cloned().chain(group.iter().cloned()).collect(),
                counterparts: group,
                scope: Some(scope),
                ..telling.clone()
            })
            .collect()
    }

    /// "the G7 and NATO summits" are two.
    fn summits_of(&self, telling: &Telling) -> Vec<Telling> {
        let plural = matches!(self.tree.xpos(telling.trigger), Xpos::Nns | Xpos::Nnps);
        if telling.kind != EventKind::Summit || !plural || telling.gathering.is_some() {
            return Vec::new();
        }
        let (bodies, others): (Vec<Actor>, Vec<Actor>) =
            telling.actors.iter().cloned().partition(|actor| match actor.who {
                Who::Entity(id) => self.discourse.entity(id).kind == EntityKind::Organization,
                Who::Described(..) => false,
            });
        let one =
            |body: Actor| Telling { actors: std::iter::once(body).chain(others.clone()).collect(), ..telling.clone() };
        bodies.into_iter().map(one).collect()
    }

    /// The words that speak of one group of counterparts: those up to the next group or verb, and a date before its preposition
    /// ("this evening with A and tomorrow with B").
    fn scope_of(&self, groups: &[Vec<Actor>], at: usize) -> Range<TokenId> {
        let heads = |group: &Vec<Actor>| group.iter().map(|actor| actor.at).max().unwrap_or(0);
        let last = heads(&groups[at]);
        let next = groups.iter().filter(|group| heads(group) > last).min_by_key(|group| heads(group));
        let end = self.tree.doc.sentence_of(last).tokens.end;
        let verb = (last + 1..end).find(|token| self.tree.is_verb(*token) && self.discourse.at(*token).is_none());
        let stop = next.map_or(end, |group| self.start_of(group)).min(verb.unwrap_or(end));
        let start = self.start_of(&groups[at]);
        let dated = !self.times_in(start..start + 1).is_empty();
        let start = if dated { start } else { last + 1 };
        start..stop.max(start)
    }

    /// Where the phrase of a group begins: at the date before its preposition or its title, at its preposition, or at its first
    /// name.
    fn start_of(&self, group: &[Actor]) -> TokenId {
        let first = group.iter().map(|actor| actor.at).min().unwrap_or(0);
        let start = self.tree.with_rel(first, &[Deprel::Case]).min().unwrap_or(first);
        self.date_leading_to(start).map_or(start, |time| time.tokens.start)
    }

    /// The date with nothing but a title between it and a word: "on Wednesday Foreign Minister | A".
    fn date_leading_to(&self, word: TokenId) -> Option<&TimeExpression> {
        let titles = |at: TokenId| self.tree.is_nominal(at) || self.tree.upos(at) == Upos::Adj;
        let sentence = self.tree.doc.sentence_of(word).tokens.start;
        let found = self.times_in(sentence..word).iter().rfind(|time| time.tokens.end <= word)?;
        (found.tokens.end..word).all(titles).then_some(found)
    }

    /// "in Luanda in July and again in New York in September": one event for each date, if they are parted by "and" or ";".
    fn rounds(&self, telling: Telling) -> Vec<Telling> {
        let end = self.tree.doc.sentence_of(telling.trigger).tokens.end;
        let stop = (telling.trigger + 1..end).find(|token| {
            self.tree.is_verb(*token) && !telling.spine.contains(token) && self.discourse.at(*token).is_none()
        });
        let end = stop.unwrap_or(end);
        let first = self.times.partition_point(|time| time.tokens.start <= telling.trigger);
        let dates: Vec<_> = self.times[first..]
            .iter()
            .take_while(|time| time.tokens.end <= end)
            .filter(|time| time.bound == Bound::On && time.value.is_some() && !time.attributive)
            .collect();
        if dates.len() < 2 || dates.len() > MOST_ROUNDS {
            return vec![telling];
        }
        let mut starts = vec![telling.trigger + 1];
        for pair in dates.windows(2) {
            let mark =
                (pair[0].tokens.end..pair[1].tokens.start).find(|at| matches!(self.tree.doc.word(*at), ";" | "and"));
            let Some(mark) = mark.filter(|mark| *mark + 8 >= pair[1].tokens.start) else { return vec![telling] };
            let names = (mark + 1..pair[1].tokens.start)
                .any(|at| self.discourse.at(at).is_some_and(|mention| self.place_at(mention.head).is_none()));
            if names {
                return vec![telling];
            }
            starts.push(mark + 1);
        }
        let ends = starts.iter().skip(1).copied().chain([end]);
        starts.iter().zip(ends).map(|(start, end)| Telling { scope: Some(*start..end), ..telling.clone() }).collect()
    }

    /// The counterparts, parted; one group if they are together.
    fn groups(&self, telling: &Telling) -> Vec<Vec<Actor>> {
        if self.is_parted(telling) {
            return telling.counterparts.iter().map(|actor| vec![actor.clone()]).collect();
        }
        let groups = self.by_preposition(telling);
        if groups.len() > 1 {
            return groups;
        }
        if self.has_own_settings(telling) || self.is_plural_of_named(telling) {
            return telling.counterparts.iter().map(|actor| vec![actor.clone()]).collect();
        }
        let also = telling
            .spine
            .iter()
            .take(2)
            .any(|word| self.tree.children(*word).iter().any(|child| self.tree.lemma(*child) == "also"));
        let mut parties: Vec<Vec<String>> = telling.counterparts.iter().map(|actor| self.parties_of(actor)).collect();
        let named = telling.counterparts.iter().all(|actor| self.person_name(actor).is_some());
        parties.dedup();
        if also && named && parties.len() == telling.counterparts.len() {
            return telling.counterparts.iter().map(|actor| vec![actor.clone()]).collect();
        }
        Vec::new()
    }

    /// "met A in Rome on Sunday and B in Paris on Monday": each counterpart has a date, or a place, behind it.
    fn has_own_settings(&self, telling: &Telling) -> bool {
        let mut groups: Vec<Vec<Actor>> = telling.counterparts.iter().map(|actor| vec![actor.clone()]).collect();
        groups.sort_by_key(|group| group[0].at);
        let scopes: Vec<Range<TokenId>> = (0..groups.len()).map(|at| self.scope_of(&groups, at)).collect();
        let dated = |scope: &Range<TokenId>| !self.times_in(scope.clone()).is_empty();
        let placed = |scope: &Range<TokenId>| {
            scope.clone().any(|at| {
                self.frames.lists("locative", &self.tree.doc.word(at).to_lowercase())
                    && self.discourse.at(at + 1).is_some_and(|mention| self.place_at(mention.head).is_some())
            })
        };
        scopes.iter().all(dated) || scopes.iter().all(placed) || self.is_dated_apart(&groups)
    }

    /// "On Tuesday she met A, and on Wednesday B": every counterpart but the first has a date right before its phrase.
    fn is_dated_apart(&self, groups: &[Vec<Actor>]) -> bool {
        let before = |group: &Vec<Actor>| self.date_leading_to(group[0].at).is_some();
        groups.len() > 1 && groups[1..].iter().all(before)
    }

    /// "meetings with A and B": a plural noun, and people named one by one.
    fn is_plural_of_named(&self, telling: &Telling) -> bool {
        let plural = !self.tree.is_verb(telling.trigger)
            && matches!(self.tree.xpos(telling.trigger), Xpos::Nns | Xpos::Nnps)
            && self.frames.lists("counted", self.tree.lemma(telling.trigger));
        plural && telling.counterparts.iter().all(|actor| self.person_name(actor).is_some())
    }

    /// "separately", "respectively", "each … in turn".
    fn is_parted(&self, telling: &Telling) -> bool {
        telling.spine.iter().take(2).any(|word| {
            self.zone(*word).into_iter().any(|at| {
                let token = self.tree.doc.word(at).to_lowercase();
                let near = self.tree.head(at) == Some(*word)
                    || self.tree.head(at).is_some_and(|head| telling.counterparts.iter().any(|actor| actor.at == head));
                near && self.frames.lists("separately", &token) || token == "turn" && self.tree.head(at) == Some(*word)
            })
        })
    }

    /// Whether a preposition stands before a name that does not join it to those before: "together with B".
    fn has_own_preposition(&self, at: TokenId) -> bool {
        let mut cases = self.tree.with_rel(at, &[Deprel::Case]);
        cases.next().is_some_and(|case| {
            let before = case.checked_sub(1).map(|before| self.tree.doc.word(before).to_lowercase());
            self.tree.case(at).is_some() && !before.is_some_and(|word| self.frames.lists("jointly", &word))
        })
    }

    /// "with A and with B": one group for each preposition.
    fn by_preposition(&self, telling: &Telling) -> Vec<Vec<Actor>> {
        let mut starts: Vec<TokenId> =
            telling.counterparts.iter().map(|actor| actor.at).filter(|at| self.has_own_preposition(*at)).collect();
        starts.sort_unstable();
        starts.dedup();
        let same =
            starts.iter().filter_map(|at| self.tree.case(*at)).collect::<std::collections::BTreeSet<_>>().len() == 1;
        if starts.len() < 2 || !same {
            return Vec::new();
        }
        let mut groups: Vec<Vec<Actor>> = vec![Vec::new(); starts.len()];
        for actor in &telling.counterparts {
            let at = starts.partition_point(|start| *start <= actor.at).saturating_sub(1);
            groups[at].push(actor.clone());
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
