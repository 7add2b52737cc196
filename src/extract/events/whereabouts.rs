//! Places that words around an event give away: where the journey goes that it is the purpose of, the place before a relative
//! clause, a building told by a common noun, a place beside one of those who spoke.

use super::Reader;
use super::place::{Grain, Where};
use super::telling::Telling;
use crate::extract::{EntityId, EntityKind};
use crate::knowledge::{Frame, Part};
use crate::language::{Deprel, Extent, TokenId, Upos, Xpos};
use crate::reading::EventKind;

impl Reader<'_> {
    /// Whether those who spoke were in one place: one that hangs on the verb itself or on the counterpart.
    pub(super) fn is_face_to_face(&self, telling: &Telling) -> bool {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        self.mentions_in(sentence).iter().any(|mention| {
            let Some((grain, _)) = self.grain(mention) else { return false };
            let above = self.tree.head(mention.head);
            let of_word = above.is_some_and(|head| {
                telling.spine.contains(&head) || telling.counterparts.iter().any(|actor| actor.at == head)
            });
            // "discussed it with A in Rome", whatever the tree hangs Rome on.
            let behind = mention.tokens.start.checked_sub(2).and_then(|at| self.discourse.at(at));
            let beside = behind.is_some_and(|name| telling.counterparts.iter().any(|actor| actor.at == name.head));
            grain != Grain::Country
                && (of_word || beside)
                && self.tree.case(mention.head).is_some_and(|case| self.frames.lists("locative", &case))
        })
    }

    /// "had been in Warsaw, where she spoke with him": the clause tells what happened in the place.
    pub(super) fn is_told_of_place(&self, telling: &Telling) -> bool {
        let place = self.tree.head(telling.trigger).filter(|place| self.place_at(*place).is_some());
        let relative = matches!(self.tree.rel(telling.trigger), Deprel::AclRelcl | Deprel::AdvclRelcl);
        place.is_some() && relative
    }

    /// The place among the words that speak of a telling's counterpart alone, or that of his part of a list: "A and B in Rome, C
    /// and D in Bern".
    pub(super) fn place_in(&self, telling: &Telling) -> Option<EntityId> {
        let scope = telling.scope.clone()?;
        let end = self.tree.doc.sentence_of(telling.trigger).tokens.end;
        let located = |at: TokenId| {
            let locates = self.frames.lists("locative", &self.tree.doc.word(at).to_lowercase());
            let mut name = (at + 1..end).take(2).filter(|_| locates);
            let mention = name.find(|at| self.tree.upos(*at) != Upos::Det).and_then(|at| self.discourse.at(at))?;
            self.place_at(mention.head)
        };
        scope.clone().find_map(located).or_else(|| {
            let places: Vec<_> = (telling.trigger + 1..end).filter_map(|at| Some((at, located(at)?))).collect();
            places.iter().find(|(at, _)| places.len() > 1 && *at >= scope.start).map(|(_, id)| *id)
        })
    }

    /// "flew to Muscat for meetings with …", "visits Muscat for a conference": where the journey goes that the event is the
    /// purpose of.
    pub(super) fn arrival(&self, telling: &Telling) -> Option<EntityId> {
        let above = telling.spine.iter().skip(1).chain(telling.host.iter()).copied();
        // "travels to Oslo to lead a delegation to talks on …"
        let purpose = matches!(self.tree.rel(telling.trigger), Deprel::Advcl | Deprel::Xcomp);
        let mut purposes: Vec<TokenId> = self.tree.head(telling.trigger).filter(|_| purpose).into_iter().collect();
        for at in self.tree.ancestors(telling.trigger) {
            let infinitive = self.tree.xpos(at) == Xpos::Vb;
            if infinitive && matches!(self.tree.rel(at), Deprel::Advcl | Deprel::Xcomp | Deprel::Acl) {
                purposes.extend(self.tree.head(at));
            }
            let finite = self.tree.is_verb(at) && (!infinitive || self.tree.has(at, &[Deprel::Aux]));
            if finite {
                let reason = self.tree.case(telling.trigger).is_some_and(|case| self.frames.lists("meant-for", &case));
                purposes.extend(Some(at).filter(|_| reason));
                break;
            }
        }
        above.chain(purposes).find_map(|verb| self.destination_of(verb))
    }

    /// "welcomed the minister to Vienna": where those who met came to.
    pub(super) fn welcomed_to(&self, telling: &Telling) -> Option<EntityId> {
        let welcomes = telling.kind.is_encounter()
            && self.tree.is_verb(telling.trigger)
            && self.frames.lists("welcoming", self.tree.lemma(telling.trigger));
        let heads = if welcomes { self.slot(telling.trigger, "to") } else { Vec::new() };
        heads.into_iter().flat_map(|head| self.places_at(head)).next()
    }

    /// Where the journey told by a verb goes.
    fn destination_of(&self, verb: TokenId) -> Option<EntityId> {
        let journey = |frame: &&Frame| self.tree.is_verb(verb) && frame.kind == EventKind::Visit;
        let frames: Vec<&Frame> = self.frames.of_verb(self.tree.lemma(verb)).filter(journey).collect();
        let reaches = frames.iter().any(|frame| frame.roles.get("object") == Some(&Part::Destination));
        let slots =
            ["to", "for", "object"].into_iter().filter(|slot| !frames.is_empty() && (*slot != "object" || reaches));
        slots.flat_map(|slot| self.slot(verb, slot)).flat_map(|head| self.places_at(head)).next()
    }

    /// "in Zagreb, Croatia, at the Danube Forum": the town right before a gathering, whatever the tree hangs it on.
    pub(super) fn place_beside(&self, telling: &Telling) -> Option<EntityId> {
        let gathering = self.discourse.at(telling.trigger).filter(|_| telling.kind == EventKind::Summit);
        let start = gathering.map_or_else(|| self.first_of(telling.trigger), |mention| mention.tokens.start);
        let sentence = self.tree.doc.sentence_of(telling.trigger).tokens.start;
        let leads = |at: &TokenId| matches!(self.tree.upos(*at), Upos::Det | Upos::Adp | Upos::Adj | Upos::Punct);
        let country = |at: &TokenId| {
            self.discourse
                .at(*at)
                .and_then(|mention| self.place_at(mention.head))
                .filter(|id| self.place_of(*id).place.is_none())
                .is_some()
        };
        let before = (sentence..start).rev().find(|at| !leads(at) && !country(at))?;
        let mention = self.discourse.at(before).filter(|_| telling.kind == EventKind::Summit)?;
        let located = self.locative(mention.head).is_some_and(|case| self.frames.lists("stationary", &case));
        self.place_at(mention.head).filter(|_| located)
    }

    /// "talks hosted by Qatar", "the summit, which Kenya will host": the country of the state that is the host, unless they meet
    /// at a distance.
    pub(super) fn hosting_country(&self, telling: &Telling) -> Option<String> {
        let hosts = |word: &TokenId| self.frames.lists("hosting", self.tree.lemma(*word)) && self.tree.is_verb(*word);
        let around = telling.spine.iter().copied().chain(self.tree.children(telling.trigger).iter().copied());
        let verb = around
            .into_iter()
            .find(hosts)
            .filter(|_| !self.clause_has(telling.trigger, &self.frames.words("media")))?;
        let slot = if self.is_passive(verb) { "by" } else { "subject" };
        // Of several hosts only one has them come.
        let [host] =
            self.slot(verb, slot).into_iter().flat_map(|head| self.tree.conjuncts(head)).collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let id = *self.mention(host)?.referent.entities().first()?;
        self.place_of(id).country.filter(|_| self.discourse.entity(id).kind == EntityKind::Country)
    }

    /// "met in Niamey for a summit": the town that the verb above a gathering names.
    pub(super) fn town_above(&self, telling: &Telling) -> Option<EntityId> {
        let verb = self.tree.ancestors(telling.trigger).into_iter().skip(1).find(|at| self.tree.is_verb(*at))?;
        if !self.frames.lists("convening", self.tree.lemma(verb)) {
            return None;
        }
        // Of several towns the one named last before the gathering, in its part of a list.
        let between = self.mentions_in(verb.min(telling.trigger)..telling.trigger).iter().rev();
        let located = between.filter(|mention| {
            self.locative(mention.head).is_some_and(|case| self.frames.lists("stationary", &case))
                && !self.is_listed_apart(mention.head, telling.trigger)
                && !self.is_gathering(mention.head)
        });
        located.filter_map(|mention| self.place_at(mention.head)).find(|id| self.place_of(*id).place.is_some())
    }

    /// "at the League's headquarters": a building told by a common noun and a name.
    pub(super) fn venue_at(&self, token: TokenId) -> Option<String> {
        let venue = matches!(self.tree.upos(token), Upos::Noun | Upos::Propn)
            && self.discourse.at(token).is_none()
            && self.frames.lists("venues", &self.tree.lemma(token).to_lowercase())
            && self.tree.case(token).is_some_and(|case| self.frames.lists("stationary", &case));
        let mut phrase = self.tree.syntax.phrase(token, Extent::Base);
        while phrase.start < token && self.is_leading(phrase.start) {
            phrase.start += 1;
        }
        let named = phrase.clone().any(|at| self.tree.upos(at) == Upos::Propn);
        (venue && named).then(|| self.words(&phrase))
    }

    /// "Doha, where she met the emir": the place before the relative clause.
    pub(super) fn where_of(&self, telling: &Telling) -> Option<EntityId> {
        let (clause, start) = self.where_clause(telling)?;
        let mentions = self.discourse.mentions().iter();
        let near = |words: TokenId| {
            let before =
                mentions.clone().filter(move |found| found.tokens.end <= start && found.tokens.end + words > start);
            before.filter_map(|mention| mention.referent.entities().first().copied()).rfind(|id| self.is_place(*id))
        };
        let relative = matches!(self.tree.rel(clause), Deprel::AclRelcl | Deprel::AdvclRelcl);
        let noun = self.tree.head(clause).filter(|_| relative);
        // "came to Rome from Vienna, where": the name beside the comma, whatever the tree hangs the clause on.
        near(2).or_else(|| noun.and_then(|noun| self.places_at(noun).into_iter().next())).or_else(|| near(4))
    }

    /// The clause of a telling that begins with "where", and where it begins.
    fn where_clause(&self, telling: &Telling) -> Option<(TokenId, TokenId)> {
        let words = telling.spine.iter().chain(telling.host.iter());
        words.map(|word| if self.tree.is_verb(*word) { self.tree.first_conjunct(*word) } else { *word }).find_map(
            |word| {
                let mut children = self.tree.children(word).iter().copied();
                let start = children.find(|child| self.tree.lemma(*child).eq_ignore_ascii_case("where"))?;
                Some((word, start))
            },
        )
    }

    /// "at the G7 summit in Bari next week, where she will meet …": the gathering before the relative clause.
    pub(super) fn gathering_of_where(&self, telling: &Telling) -> Option<TokenId> {
        let (_, start) = self.where_clause(telling)?;
        let sentence = self.tree.doc.sentence_of(start).tokens.start;
        let verb = (sentence..start).rev().find(|at| self.tree.is_verb(*at) && self.discourse.at(*at).is_none())?;
        (verb..start).rev().find(|at| self.is_gathering(*at) && self.tree.case(*at).is_some())
    }

    /// "after meetings in Cairo": an event word that only says when something was.
    fn is_of_other_time(&self, token: TokenId) -> bool {
        let case = self.tree.case(token).filter(|_| self.triggers.contains(&token) && !self.tree.is_verb(token));
        case.is_some_and(|case| self.frames.lists("elsewhere", &case) && !self.frames.lists("meant-for", &case))
    }

    /// The place behind the nearest "in" or "at" after the event word, where the tree has it elsewhere and no verb stands between.
    pub(super) fn place_after(&self, telling: &Telling) -> Where {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        let mut found = Where::default();
        for token in telling.trigger + 1..sentence.end {
            let word = self.tree.doc.word(token);
            // "the summit, the first to be held in Rome"
            let held = matches!(self.tree.upos(token), Upos::Aux)
                || self.tree.xpos(token) == Xpos::Vbn
                    && self.frames.of_governor(self.tree.lemma(token)).any(|found| found.status.is_none());
            if self.tree.is_verb(token) && self.discourse.at(token).is_none() && !held
                || matches!(word, ";" | "\u{201c}")
                || self.frames.lists("relative", word)
                || self.is_of_other_time(token)
                || token > telling.trigger + 60
            {
                break;
            }
            if !self.frames.lists("stationary", &word.to_lowercase()) {
                continue;
            }
            let next = (token + 1..sentence.end.min(token + 4)).find_map(|at| self.discourse.at(at));
            let Some(id) =
                next.and_then(|mention| mention.referent.entities().first().copied()).filter(|id| self.is_place(*id))
            else {
                continue;
            };
            let place = self.place_of(id);
            let head = next.map_or(token, |mention| mention.head);
            let grain = self.grain_of(id);
            let nowhere = grain == Grain::Region && place.country.is_none() && telling.kind != EventKind::Visit;
            // A town behind a topic is more often where the event was than what it was about.
            let topic = grain < Grain::City && self.is_in_topic(telling, head);
            if nowhere || topic || telling.actors.iter().any(|actor| self.is_of_apposition(actor.at, head)) {
                continue;
            }
            if found.place.is_none() && (place.place.is_some() || found.country.is_none()) {
                found = place;
            }
        }
        found
    }
}
