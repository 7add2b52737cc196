//! Reading past the tree: parsers err most where names, titles and dates stand side by side, so where a slot that a frame
//! needs holds nobody, the words next to the verb or behind the preposition are read in order instead. Such tellings carry
//! a lower confidence.

use super::Reader;
use super::actors::{Actor, Who};
use crate::extract::{EntityKind, Reference};
use crate::language::{Deprel, TokenId, Upos};

/// How many words a noun phrase may run on.
const LONGEST: TokenId = 24;

impl Reader<'_> {
    /// The actors of a slot, and whether the tree has them there.
    pub(super) fn slot_actors(&self, word: TokenId, slot: &str) -> (Vec<Actor>, bool) {
        let fillers = self.slot(word, slot);
        if slot == "poss"
            && let Some(subject) = fillers.iter().find_map(|pronoun| self.cataphor(word, *pronoun))
        {
            return (vec![subject], true);
        }
        let mut found: Vec<Actor> = Vec::new();
        let torn = fillers.iter().flat_map(|filler| self.listed_before(*filler));
        for actor in torn.chain(fillers.iter().flat_map(|filler| self.actors(*filler))) {
            if !found.iter().any(|other| other.who == actor.who) {
                found.push(actor);
            }
        }
        if matches!(slot, "between" | "among")
            && let Some(last) = found.last()
            && let Some(mention) = self.joined_after(last.at)
        {
            let ids = mention.referent.entities().iter().filter(|id| self.can_act(**id));
            found.extend(ids.map(|id| Actor { who: Who::Entity(*id), role: None, at: mention.head }));
        }
        let named = found.iter().any(|actor| self.person_name(actor).is_some());
        if named {
            return (found, true);
        }
        let listed: Vec<Actor> = fillers.iter().flat_map(|filler| self.included(*filler)).collect();
        if listed.len() > 1 {
            return (listed, true);
        }
        let read = match slot {
            "object" if fillers.is_empty() && self.tree.is_verb(word) && !self.is_passive(word) => {
                self.phrase_after(word)
            }
            "subject" if self.tree.is_verb(word) && !self.is_passive(word) && self.lacks_subject(word, &fillers) => {
                self.phrase_before(word)
            }
            "with" | "between" | "to" | "on" | "from" => {
                self.preposition(word, slot, &fillers).map(|at| self.phrase_after(at)).unwrap_or_default()
            }
            // "was signed in the palace by A": the agent hangs on the place.
            "subject" if fillers.is_empty() && self.tree.is_verb(word) => {
                self.preposition(word, "by", &fillers).map(|at| self.phrase_after(at)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        if !found.is_empty() && !read.iter().any(|actor| self.person_name(actor).is_some()) {
            return (found, true);
        }
        (read, false)
    }

    /// "In his call with A, B raised": a possessive at the head of the sentence is the subject's that follows.
    fn cataphor(&self, word: TokenId, pronoun: TokenId) -> Option<Actor> {
        let known = self.knowledge.naming.pronouns.get(&self.tree.doc.word(pronoun).to_lowercase())?;
        let start = self.tree.doc.sentence_of(word).tokens.start;
        let first = !self.mentions_in(start..pronoun).iter().any(|mention| self.names_person(mention));
        if known.first || known.many || known.neuter || !first {
            return None;
        }
        let verb = self.tree.ancestors(word).into_iter().skip(1).find(|at| self.tree.is_verb(*at))?;
        let subject = self.tree.with_rel(verb, &[Deprel::Nsubj]).find(|subject| *subject > word)?;
        let people = self.actors_at(subject);
        let [person] = people.as_slice() else { return None };
        let Who::Entity(id) = person.who else { return None };
        let gender = self.discourse.entity(id).gender;
        (self.tree.upos(subject) != Upos::Pron
            && self.person_name(person).is_some()
            && gender.is_none_or(|gender| Some(gender) == known.gender))
        .then(|| person.clone())
    }

    /// Whether a verb has no subject, or one that the tree takes over from another verb.
    fn lacks_subject(&self, verb: TokenId, fillers: &[TokenId]) -> bool {
        fillers.is_empty() || self.tree.rel(verb) == Deprel::Conj && !self.tree.has(verb, &[Deprel::Nsubj])
    }

    /// Where the preposition of a slot stands.
    fn preposition(&self, word: TokenId, slot: &str, fillers: &[TokenId]) -> Option<TokenId> {
        let end = fillers.iter().max().copied().unwrap_or(word + 6);
        (word + 1..=end.min(word + LONGEST))
            .find(|at| {
                (*at as usize) < self.tree.doc.tokens().len()
                    && self.tree.doc.word(*at).eq_ignore_ascii_case(slot)
                    && self.sentence_index(*at) == self.sentence_index(word)
            })
            .filter(|at| !(word + 1..*at).any(|between| self.tree.is_verb(between) || self.triggers.contains(&between)))
    }

    /// The actors of the noun phrase that begins behind a word: people first, then groups, then parties.
    fn phrase_after(&self, word: TokenId) -> Vec<Actor> {
        let end = self.tree.doc.sentence_of(word).tokens.end.min(word + LONGEST);
        let mut group: Option<Actor> = None;
        let mut party: Option<Actor> = None;
        let mut at = self.past_setting(word + 1, end);
        while at < end && !self.ends_phrase(at) {
            if self.tree.doc.word(at) == "(" {
                let close = (at..end).find(|token| self.tree.doc.word(*token) == ")");
                at = close.map_or(end, |close| close + 1);
                continue;
            }
            if let Some(mention) = self.discourse.at(at) {
                // "with her Omani counterpart" is not with her.
                let owner = self.tree.rel(mention.head) == Deprel::NmodPoss;
                for id in mention.referent.entities() {
                    let entity = self.discourse.entity(*id);
                    let actor = Actor { who: Who::Entity(*id), role: None, at: mention.head };
                    match entity.kind {
                        EntityKind::Person if owner => {}
                        EntityKind::Person => {
                            let mut list = vec![actor];
                            list.extend(
                                self.list_after(mention.head).into_iter().filter(|other| other.who != Who::Entity(*id)),
                            );
                            return list;
                        }
                        EntityKind::Country | EntityKind::Organization if self.tree.upos(mention.head) != Upos::Adj => {
                            party.get_or_insert(actor);
                        }
                        _ => {}
                    }
                }
                at = mention.tokens.end.max(at + 1);
                continue;
            }
            if self.tree.upos(at) == Upos::Noun
                && let Some(who) = self.described(at)
            {
                group = Some(Actor { who, role: None, at });
            }
            at += 1;
        }
        // "her Austrian opposite number, Alexander Schallenberg"
        if at + 1 < end && at > word + 1 && self.tree.doc.word(at) == "," {
            let named = self.discourse.at(at + 1).filter(|mention| mention.tokens.start == at + 1);
            let person =
                named.and_then(|mention| mention.referent.entities().first().copied().map(|id| (id, mention.head)));
            if let Some((id, head)) = person.filter(|(id, _)| {
                let entity = self.discourse.entity(*id);
                entity.is_named_person()
            }) {
                let mut list = vec![Actor { who: Who::Entity(id), role: None, at: head }];
                list.extend(self.list_after(head).into_iter().filter(|other| other.who != Who::Entity(id)));
                return list;
            }
        }
        group.or(party).into_iter().collect()
    }

    /// Where the object begins, if the place or the date stands before it: "received at the palace this afternoon Minister X".
    fn past_setting(&self, start: TokenId, end: TokenId) -> TokenId {
        let mut at = start;
        while at < end {
            if let Some(time) = self.time_at(at) {
                at = time.tokens.end;
                continue;
            }
            let place = self.frames.lists("locative", &self.tree.doc.word(at).to_lowercase());
            let named = (at + 1..end.min(at + 3)).find_map(|next| self.discourse.at(next));
            match named.filter(|mention| place && self.place_at(mention.head).is_some()) {
                Some(mention) => at = mention.tokens.end.max(at + 1),
                None if self.time_at(at + 1).is_some() && at + 1 < end => at += 1,
                None => break,
            }
        }
        if at < end { at } else { start }
    }

    /// The person named behind a title that the tree has apart from the name: "President Jair Bolsonaro".
    pub(super) fn named_after(&self, title: TokenId) -> Option<Who> {
        let end = self.tree.doc.sentence_of(title).tokens.end.min(title + 7);
        for at in (title + 1)..end {
            if let Some(mention) = self.discourse.at(at) {
                let id = *mention.referent.entities().first()?;
                let entity = self.discourse.entity(id);
                if entity.kind == EntityKind::Person {
                    return (entity.named && mention.tokens.start == at).then_some(Who::Entity(id));
                }
                if mention.tokens.end > end {
                    return None;
                }
                continue;
            }
            let word = self.tree.doc.word(at);
            if !word.starts_with(char::is_uppercase) && word != "-" && !self.frames.lists("name-particles", word) {
                return None;
            }
        }
        None
    }

    /// Whether a noun phrase has ended before this token.
    fn ends_phrase(&self, at: TokenId) -> bool {
        let word = self.tree.doc.word(at);
        let covered = self.discourse.at(at).is_some();
        matches!(word, "," | ";" | ":" | "." | "\u{2014}")
            || self.tree.upos(at) == Upos::Adp && !covered && !self.frames.lists("measuring-prepositions", word)
            || self.tree.is_verb(at) && !covered && !word.starts_with(char::is_uppercase)
            || self.time_at(at).is_some()
    }

    /// Whether a preposition governs a mention; the one of a date before it does not: "On Sunday President A signed".
    fn is_governed(&self, mention: &Reference) -> bool {
        let mut cases = self.tree.with_rel(mention.head, &[Deprel::Case]);
        cases.any(|case| self.time_at(case + 1).is_none_or(|time| time.tokens.end > mention.tokens.start))
    }

    /// The nearest person or party before a verb, with no other verb between them.
    pub(super) fn phrase_before(&self, verb: TokenId) -> Vec<Actor> {
        let start = self.tree.doc.sentence_of(verb).tokens.start.max(verb.saturating_sub(LONGEST));
        let mut at = verb;
        while at > start {
            at -= 1;
            let aux = matches!(self.tree.rel(at), Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
            if self.tree.upos(at) == Upos::Verb && !aux && self.discourse.at(at).is_none()
                || matches!(self.tree.doc.word(at), ";" | ":" | "\u{201d}")
            {
                return Vec::new();
            }
            let Some(mention) = self.discourse.at(at) else { continue };
            let person = mention
                .referent
                .entities()
                .iter()
                .any(|id| self.discourse.entity(*id).kind == EntityKind::Person && mention.tokens.end == verb);
            let of = mention.tokens.start.checked_sub(1).is_some_and(|before| self.tree.doc.word(before) == "of");
            let governed = of
                || self.is_governed(mention)
                || matches!(self.tree.rel(mention.head), Deprel::Amod | Deprel::NmodPoss) && !person;
            let actors: Vec<Actor> = mention
                .referent
                .entities()
                .iter()
                .filter(|id| self.can_act(**id))
                .map(|id| Actor { who: Who::Entity(*id), role: None, at: mention.head })
                .collect();
            if !governed && !actors.is_empty() {
                let before = self.joined_before(mention).map(|first| Actor { at: mention.head, ..first });
                return before.into_iter().chain(actors).collect();
            }
            at = mention.tokens.start.max(start);
        }
        Vec::new()
    }
}
