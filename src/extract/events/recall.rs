//! Events that say of their sides only that they are the same as before: "the two delegations agreed to meet again", "next
//! year's summit", "the previous round".

use super::Reader;
use super::actors::{Actor, Who};
use super::merge::{Merged, Told};
use super::telling::Telling;
use crate::language::{Deprel, TokenId};
use crate::reading::{EventKind, Status};

/// How many sentences back the sides are looked for.
const REACH: usize = 10;
/// How many sentences back talks are looked for in what was called a meeting.
const NEAR: usize = 2;

impl Reader<'_> {
    /// Whether a word tells another event of a series: "the next summit", "last year's meeting", "meet again".
    pub(super) fn is_in_series(&self, word: TokenId) -> bool {
        self.tree.with_rel(word, &[Deprel::Amod, Deprel::NmodPoss, Deprel::Advmod, Deprel::Nummod]).any(|child| {
            let lemma = self.tree.lemma(child).to_lowercase();
            let dated = self.tree.rel(child) == Deprel::NmodPoss && self.time_at(child).is_some();
            dated || self.frames.lists("series", &lemma) || is_ordinal(&lemma) || self.frames.lists("ordinals", &lemma)
        })
    }

    /// Gives a telling the sides of the event before it, if it takes them up. True if it must be an event of its own.
    pub(super) fn recall_sides(&self, events: &[Merged], told: &mut Told) -> bool {
        let telling = &told.telling;
        let series = self.is_in_series(telling.trigger) && telling.gathering.is_none();
        let set = told.when.is_some() || told.place != Default::default() || telling.status == Status::Denied;
        let follows = self.follows_up(telling);
        let set = set || follows && self.tree.has(telling.trigger, &[Deprel::Amod, Deprel::Compound]);
        // "next year's summit" has no article, and no sides of its own either.
        let bare = telling.anaphoric || telling.actors.is_empty() && !self.tree.is_verb(telling.trigger);
        let takes_up = bare && (series || follows) && set;
        let sides = !telling.anaphoric
            && !telling.actors.is_empty()
            && telling.kind.is_encounter()
            && telling.actors.iter().all(|actor| self.is_unnamed_side(actor));
        if !takes_up && !sides {
            return false;
        }
        let summit = |kind: EventKind| kind == EventKind::Summit;
        let summits = summit(telling.kind) || takes_up && telling.rule.ends_with("summit");
        // "the next summit" takes up what was called a summit too.
        let called = |event: &Merged| {
            !takes_up
                || !telling.rule.ends_with("summit")
                || event
                    .mentions
                    .iter()
                    .any(|word| self.tree.lemma(*word).eq_ignore_ascii_case(self.tree.lemma(telling.trigger)))
        };
        let fits = |event: &&Merged| {
            let alike =
                if summit(telling.kind) { summit(event.kind) } else { event.kind.is_encounter() || summit(event.kind) };
            // "A previous round of talks" is one of talks, not of any meeting.
            let near = event.sentence + NEAR >= telling.sentence && event.kind != EventKind::Call;
            let talks = event.kind == EventKind::Talks || summit(event.kind);
            let alike = alike && (telling.kind != EventKind::Talks || talks || near);
            let many = event.actors.iter().flat_map(|actor| self.parties_of(actor)).collect::<Vec<_>>();
            alike
                && called(event)
                && event.sentence + REACH >= telling.sentence
                && (summits && !many.is_empty() || many.iter().any(|party| *party != many[0]))
        };
        // "The last round" is rather one of talks that were told in rounds.
        let round = telling.rule.ends_with("round");
        let rounds = events.iter().filter(|event| round && event.rule.ends_with("round")).rfind(|event| fits(event));
        let before = rounds.or_else(|| events.iter().rfind(|event| fits(event)));
        let Some(before) = before else { return false };
        let again = series && told.when.as_ref().is_none_or(|mine| before.when.as_ref() != Some(mine));
        let actors: Vec<Actor> = before.actors.iter().map(|actor| Actor { role: None, ..actor.clone() }).collect();
        if summits && summit(before.kind) {
            told.telling.kind = EventKind::Summit;
        }
        told.telling.actors = actors;
        told.telling.anaphoric = false;
        again
    }

    /// "signed it after talks in Oslo": bare talks that came before what the sentence tells.
    fn follows_up(&self, telling: &Telling) -> bool {
        telling.host.is_some()
            && !self.is_definite(telling.trigger)
            && self.tree.case(telling.trigger).is_some_and(|case| self.frames.lists("following", &case))
    }

    /// "the two sides", "both delegations", "they": a group of which no party is said.
    fn is_unnamed_side(&self, actor: &Actor) -> bool {
        matches!(&actor.who, Who::Described(token, parties)
            if parties.is_empty() && (self.names_sides(*token) || self.sent_by_sides(*token)))
    }

    fn names_sides(&self, token: TokenId) -> bool {
        self.frames.lists("sides", &self.tree.lemma(token).to_lowercase()) && self.is_definite_side(token)
    }

    /// "commanders of the two sides", "teams from both countries".
    fn sent_by_sides(&self, token: TokenId) -> bool {
        self.tree.with_rel(token, &[Deprel::Nmod]).any(|child| {
            let country = self.frames.lists("place-nouns", &self.tree.lemma(child).to_lowercase());
            self.names_sides(child) || country && self.is_definite_side(child)
        })
    }

    fn is_definite_side(&self, token: TokenId) -> bool {
        self.is_definite(token) || self.tree.has(token, &[Deprel::Nummod])
    }
}

/// "16th".
fn is_ordinal(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
}
