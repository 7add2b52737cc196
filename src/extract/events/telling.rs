//! Tellings: one per event word that a frame accepts, with who takes part as what. Later mentions of one event are tellings of
//! their own; `merge` brings them together.

use std::ops::Range;

use super::Reader;
use super::actors::Actor;
use super::modality::imagine;
use super::status::Governance;
use crate::extract::{EntityId, EntityKind};
use crate::knowledge::{Frame, Part};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::{EventKind, Status};

/// What one event word tells.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub(super) trigger: TokenId,
    /// The trigger and the words that govern it, innermost first.
    pub(super) spine: Vec<TokenId>,
    /// The verb whose adjunct the event word is.
    pub(super) host: Option<TokenId>,
    pub(super) rule: String,
    pub(super) kind: EventKind,
    /// Whether the kind yields to another telling's.
    pub(super) vague: bool,
    pub(super) status: Status,
    pub(super) actors: Vec<Actor>,
    /// The head of the first filler of each side, for distribution.
    pub(super) counterparts: Vec<Actor>,
    pub(super) destinations: Vec<TokenId>,
    pub(super) instrument: Option<TokenId>,
    pub(super) topics: Vec<TokenId>,
    /// "the talks", "their meeting": takes up an event already told.
    pub(super) anaphoric: bool,
    /// The gathering's entity, for one known by name.
    pub(super) gathering: Option<EntityId>,
    /// The words that speak of its counterpart alone: "in Paris on Monday" of "met A in Rome on Sunday and B in Paris on Monday".
    pub(super) scope: Option<Range<TokenId>>,
    pub(super) sentence: usize,
    pub(super) confidence: u8,
    /// Whether nothing but the bare noun says that it happened.
    pub(super) soft: bool,
}

impl<'k> Reader<'k> {
    /// Reads the telling of a word, by the first frame that accepts it.
    pub(super) fn telling(&self, word: TokenId) -> Option<Telling> {
        let lemma = self.tree.lemma(word).to_lowercase();
        let mut candidates: Vec<(&'k Frame, usize)> = Vec::new();
        match self.tree.upos(word) {
            Upos::Verb | Upos::Aux => {
                candidates.extend(
                    self.frames.of_verb(&lemma).filter_map(|frame| Some((frame, self.verb_fits(frame, word, &lemma)?))),
                );
            }
            Upos::Noun | Upos::Propn | Upos::Adj => {
                candidates.extend(
                    self.frames.of_noun(&lemma).filter_map(|frame| Some((frame, self.noun_fits(frame, word)?))),
                );
            }
            _ => {}
        }
        candidates.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        if candidates.is_empty() || self.is_blocked(word) || self.attends_by_name(word) {
            return None;
        }
        let governance = self.governance(self.predicate(word));
        let told = candidates.iter().find_map(|(frame, _)| self.apply_frame(frame, word, &governance, false));
        told.or_else(|| candidates.iter().find_map(|(frame, _)| self.apply_frame(frame, word, &governance, true)))
    }

    /// Whether the words of a verb frame are there; more of them weigh more.
    fn verb_fits(&self, frame: &Frame, word: TokenId, lemma: &str) -> Option<usize> {
        if self.tree.upos(word) == Upos::Aux && self.tree.rel(word) != Deprel::Cop {
            return None;
        }
        let children = self.tree.children(word);
        let particle = |part: &str| children.iter().any(|child| self.tree.lemma(*child) == part);
        let words = frame.verb.iter().filter_map(|verb| {
            let mut parts = verb.split(' ');
            (parts.next() == Some(lemma) && parts.all(particle)).then(|| verb.split(' ').count())
        });
        let weight = words.max()?;
        if !frame.object.is_empty()
            && !self
                .objects(word)
                .into_iter()
                .any(|object| frame.object.iter().any(|noun| noun.eq_ignore_ascii_case(self.tree.lemma(object))))
        {
            return None;
        }
        if !frame.has.is_empty() && !self.clause_has(word, &frame.has) {
            return None;
        }
        Some(weight * 2 + usize::from(!frame.object.is_empty()) * 2 + usize::from(!frame.has.is_empty()) * 2)
    }

    fn noun_fits(&self, frame: &Frame, word: TokenId) -> Option<usize> {
        let fits = |noun: &str| {
            noun.split(' ').rev().zip((0..=word).rev()).all(|(part, at)| {
                let token = self.tree.lemma(at);
                part.eq_ignore_ascii_case(token) || part.eq_ignore_ascii_case(self.tree.doc.word(at))
            })
        };
        frame.noun.iter().filter(|noun| fits(noun)).map(|noun| noun.split(' ').count() * 2).max()
    }

    /// Whether one of these words stands in the clause of a word.
    pub(super) fn clause_has(&self, word: TokenId, words: &[String]) -> bool {
        self.zone(word).into_iter().any(|at| {
            let token = self.tree.doc.word(at).to_lowercase();
            words.iter().any(|listed| *listed == token || listed.eq_ignore_ascii_case(self.tree.lemma(at)))
        })
    }

    /// The tokens below a word within its own clause.
    pub(super) fn zone(&self, word: TokenId) -> Vec<TokenId> {
        let stop = |child: TokenId| {
            matches!(self.tree.rel(child), Deprel::Ccomp | Deprel::AclRelcl | Deprel::Parataxis | Deprel::Advcl)
                || self.tree.rel(child) == Deprel::Conj && self.tree.is_verb(child)
        };
        self.tree.subtree(word, &stop)
    }

    /// Meeting rooms, board meetings, press calls: no event of ours.
    fn is_blocked(&self, word: TokenId) -> bool {
        if self.tree.is_verb(word) {
            return false;
        }
        let of_body = self.discourse.at(word).is_some_and(|mention| {
            let ids = mention.referent.entities().iter();
            mention.tokens.len() > 1
                && ids.copied().any(|id| self.discourse.entity(id).kind == EntityKind::Organization)
        });
        if of_body {
            return true;
        }
        let part_of_name = matches!(self.tree.rel(word), Deprel::Compound)
            && self
                .tree
                .head(word)
                .is_some_and(|head| self.frames.of_noun(&self.tree.lemma(head).to_lowercase()).next().is_none());
        // "a bilateral dialogue": the adjective tells no event beside its noun.
        let described = self.tree.rel(word) == Deprel::Amod
            && self.tree.head(word).is_some_and(|head| {
                head > word
                    && (self.names_gathering(head).is_some()
                        || self.frames.of_noun(&self.tree.lemma(head).to_lowercase()).next().is_some())
            });
        // "addressed the session via videoconference": how, not what.
        let channel = self.frames.lists("media", &self.tree.lemma(word).to_lowercase())
            && self.tree.case(word).is_some_and(|case| self.frames.lists("channels", &case));
        part_of_name
            || channel
            || described
            || self
                .tree
                .with_rel(word, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss])
                .any(|child| self.frames.lists("blockers", &self.tree.lemma(child).to_lowercase()))
    }

    /// "attended the Lima summit": the gathering that the verb is about is told by its own name.
    fn attends_by_name(&self, word: TokenId) -> bool {
        let summits = |verb| self.frames.of_verb(verb).any(|frame| frame.kind == EventKind::Summit);
        let named = |object: TokenId| self.names_gathering(object).is_some();
        self.tree.is_verb(word) && summits(self.tree.lemma(word)) && self.objects(word).into_iter().any(named)
    }

    /// Fills a frame's slots; none if what it needs is missing.
    fn apply_frame(
        &self,
        frame: &Frame,
        word: TokenId,
        governance: &Governance<'k>,
        anaphoric: bool,
    ) -> Option<Telling> {
        if frame.unless.iter().any(|slot| self.is_there(word, slot)) {
            return None;
        }
        let verbal = self.tree.is_verb(word);
        let mut telling = Telling {
            trigger: word,
            spine: std::iter::once(word)
                .chain(Some(self.predicate(word)).filter(|predicate| *predicate != word))
                .chain(governance.lenders.iter().map(|(token, _)| *token))
                .collect(),
            host: governance.host,
            rule: frame.id.clone(),
            kind: frame.kind,
            vague: frame.vague,
            status: frame.status.filter(|_| governance.status == Status::Happened).map_or(governance.status, |own| {
                let lapsed = own == Status::Planned && self.is_lapsed(word);
                if lapsed { Status::Cancelled } else { own }
            }),
            actors: Vec::new(),
            counterparts: Vec::new(),
            destinations: Vec::new(),
            instrument: None,
            topics: Vec::new(),
            anaphoric: false,
            gathering: None,
            scope: None,
            sentence: self.sentence_index(word),
            confidence: 80,
            soft: frame.status.is_none()
                && governance.status == Status::Happened
                && (!verbal && governance.lenders.is_empty() && !governance.over
                    || self.is_in_title(word) && matches!(self.tree.xpos(word), Xpos::Vb | Xpos::Vbp | Xpos::Vbz)),
        };
        for (slot, part) in &frame.roles {
            let fillers = self.slot(word, slot);
            self.fill(&mut telling, *part, word, slot);
            let open = slot == "subject" && telling.actors.is_empty() || frame.kind == EventKind::Other;
            if open && !matches!(part, Part::Destination | Part::Topic | Part::Nothing) {
                self.add_strangers(&mut telling, &fillers);
            }
        }
        if verbal && telling.kind != EventKind::Visit {
            self.borrow_behind(&mut telling, word);
        }
        if !verbal {
            self.fill_compounds(&mut telling, word);
            self.borrow(&mut telling, governance);
            let said_of = self.measured(word);
            if self.tree.has(said_of, &[Deprel::Cop]) && telling.actors.len() < 2 && telling.kind != EventKind::Summit {
                // "is on a visit to Paraguay"
                self.fill(&mut telling, Part::Participant, said_of, "subject");
            }
            self.borrow_below(&mut telling);
            self.borrow_before(&mut telling);
        }
        let unknown = |slot: &str| {
            frame.kind == EventKind::Other
                && matches!(slot, "subject" | "with")
                && self.slot(word, slot).into_iter().any(|filler| !self.strangers_at(filler).is_empty())
        };
        let met = |slot: &str| self.need_met(word, slot, governance) || unknown(slot);
        let needs_met = frame.needs.iter().all(|need| need.split('|').any(met)) || self.goes_somewhere(&telling);
        if !needs_met || governance.habitual {
            let anaphor = anaphoric
                && !verbal
                && !governance.habitual
                && (self.is_definite(word) || telling.actors.is_empty() && self.is_denied_of_all(word))
                && frame.needs.iter().all(|need| {
                    need.contains("governed")
                        || need.contains("with")
                        || need.contains("poss")
                        || need.contains("plural")
                });
            if !anaphor {
                return None;
            }
            telling.anaphoric = true;
        }
        // "Remarks by A in Meeting with B", with the noun read as a verb.
        if verbal && self.tree.xpos(word) == Xpos::Vbg && self.is_in_title(word) && telling.actors.len() == 1 {
            self.add_title_people(&mut telling);
        }
        if !verbal {
            telling.anaphoric |= self.is_anaphoric(word, &telling);
            // "but no visit is on the cards": of those just spoken of.
            if self.is_denied_of_all(word) && telling.counterparts.is_empty() && telling.destinations.is_empty() {
                telling.anaphoric = true;
                telling.actors.clear();
            }
            if self.is_in_title(word) {
                self.add_title_people(&mut telling);
            }
            if !telling.anaphoric || !self.is_definite(word) && !self.is_denied_of_all(word) {
                self.add_host_subject(&mut telling);
            }
            self.add_denied(&mut telling);
            self.add_voice(&mut telling);
        }
        self.change_medium(&mut telling);
        if self.is_asked(word) {
            // What is asked may be answered.
            (telling.status, telling.soft) = (imagine(telling.status), true);
        }
        if frame.roles.get("subject") == Some(&Part::Nothing) {
            self.speak_for(&mut telling, word);
        }
        Some(telling)
    }

    /// "The visit that she made to Peru": who goes where is told behind the noun.
    fn goes_somewhere(&self, telling: &Telling) -> bool {
        let place = |head: &TokenId| !self.places_at(*head).is_empty();
        let noun = !self.tree.is_verb(telling.trigger);
        noun && telling.kind == EventKind::Visit && !telling.actors.is_empty() && telling.destinations.iter().any(place)
    }

    /// "Xi was invited to Kyiv, but no visit is on the cards": none of those just spoken of.
    fn is_denied_of_all(&self, noun: TokenId) -> bool {
        let mut determiners = self.tree.with_rel(noun, &[Deprel::Det]);
        determiners.any(|det| self.frames.lists("negators", &self.tree.lemma(det).to_lowercase()))
    }

    /// A meeting by telephone is a call.
    fn change_medium(&self, telling: &mut Telling) {
        if !matches!(telling.kind, EventKind::Meeting | EventKind::Talks) {
            return;
        }
        let near = telling.spine.iter().take(2).any(|word| {
            self.zone(*word).into_iter().any(|at| {
                let token = self.tree.doc.word(at).to_lowercase();
                self.frames.lists("media", &token) && !matches!(self.tree.rel(at), Deprel::Obj | Deprel::Nsubj)
            })
        });
        if near {
            telling.kind = EventKind::Call;
            telling.vague = false;
        }
    }
}

impl Telling {
    /// Whether only a preposition such as "before" puts it ahead.
    pub(super) fn soft_before(&self, reader: &Reader<'_>) -> bool {
        reader.tree.case(self.trigger).is_some_and(|case| reader.frames.lists("ahead", &case))
    }
}

/// Adds an actor, or what a second mention knows of its role.
pub(super) fn add(actors: &mut Vec<Actor>, actor: Actor) {
    match actors.iter_mut().find(|other| other.who == actor.who) {
        Some(known) => known.role = known.role.or(actor.role),
        None => actors.push(actor),
    }
}
