//! Tellings: one per event word that a frame accepts, with who takes part as what. Later mentions of one event are tellings of
//! their own; `merge` brings them together.

use super::Reader;
use super::actors::{Actor, Who};
use super::status::Governance;
use crate::extract::{EntityId, EntityKind};
use crate::knowledge::{Frame, Part};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::reading::{EventKind, Role, Status};

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
        if candidates.is_empty() || self.is_blocked(word) {
            return None;
        }
        let governance = self.governance(word);
        let told = candidates.iter().find_map(|(frame, _)| self.apply_frame(frame, word, &governance, false));
        told.or_else(|| candidates.iter().find_map(|(frame, _)| self.apply_frame(frame, word, &governance, true)))
    }

    /// Whether the words of a verb frame are there; more of them weigh more.
    fn verb_fits(&self, frame: &Frame, word: TokenId, lemma: &str) -> Option<usize> {
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
        let part_of_name = matches!(self.tree.rel(word), Deprel::Compound)
            && self
                .tree
                .head(word)
                .is_some_and(|head| self.frames.of_noun(&self.tree.lemma(head).to_lowercase()).next().is_none());
        part_of_name
            || self
                .tree
                .with_rel(word, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss])
                .any(|child| self.frames.lists("blockers", &self.tree.lemma(child).to_lowercase()))
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
            spine: std::iter::once(word).chain(governance.lenders.iter().map(|(token, _)| *token)).collect(),
            host: governance.host,
            rule: frame.id.clone(),
            kind: frame.kind,
            vague: frame.vague,
            status: frame.status.map_or(governance.status, |own| {
                if governance.status == Status::Happened { own } else { governance.status }
            }),
            actors: Vec::new(),
            counterparts: Vec::new(),
            destinations: Vec::new(),
            instrument: None,
            topics: Vec::new(),
            anaphoric: false,
            gathering: None,
            sentence: self.sentence_index(word),
            confidence: 80,
            soft: frame.status.is_none()
                && governance.status == Status::Happened
                && (!verbal && governance.lenders.is_empty()
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
        if !verbal {
            self.fill_compounds(&mut telling, word);
            self.borrow(&mut telling, governance);
            if self.tree.has(word, &[Deprel::Cop]) && telling.actors.len() < 2 && telling.kind != EventKind::Summit {
                // "is on a visit to Paraguay"
                self.fill(&mut telling, Part::Participant, word, "subject");
            }
            self.borrow_below(&mut telling);
        }
        let needs_met =
            frame.needs.iter().all(|need| need.split('|').any(|slot| self.need_met(word, slot, governance)));
        if !needs_met || governance.habitual {
            let anaphor = anaphoric
                && !verbal
                && !governance.habitual
                && self.is_definite(word)
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
        if !verbal {
            telling.anaphoric |= self.is_anaphoric(word, &telling);
            if self.is_in_title(word) {
                self.add_title_people(&mut telling);
            }
            if !telling.anaphoric || !self.is_definite(word) {
                self.add_host_subject(&mut telling);
            }
            self.add_denied(&mut telling);
        }
        self.change_medium(&mut telling);
        if frame.roles.get("subject") == Some(&Part::Nothing) {
            self.speak_for(&mut telling, word);
        }
        Some(telling)
    }

    /// Puts the fillers of a word's slot into their part.
    fn fill(&self, telling: &mut Telling, part: Part, word: TokenId, slot: &str) {
        match part {
            Part::Destination => telling.destinations.extend(self.slot(word, slot)),
            Part::Instrument => telling.instrument = self.slot(word, slot).first().copied().or(telling.instrument),
            Part::Topic => telling.topics.extend(self.slot(word, slot)),
            Part::Nothing => {}
            _ => {
                let (actors, by_tree) = self.slot_actors(word, slot);
                if !by_tree && !actors.is_empty() {
                    telling.confidence = telling.confidence.min(60);
                }
                self.take(telling, part, actors, slot != "subject" && slot != "poss");
            }
        }
    }

    /// Adds actors in a part; counterparts are those that distribution may part.
    fn take(&self, telling: &mut Telling, part: Part, actors: Vec<Actor>, counterpart: bool) {
        let role = match part {
            Part::Host => Some(Role::Host),
            Part::Guest => Some(Role::Guest),
            Part::Mediator => Some(Role::Mediator),
            Part::Signatory => Some(Role::Signatory),
            Part::Observer => Some(Role::Observer),
            Part::Delegate => Some(Role::Delegate),
            _ => None,
        };
        for actor in actors {
            if self.covers_trigger(telling, &actor) {
                continue;
            }
            let actor = Actor { role, ..actor };
            if counterpart && !telling.counterparts.iter().any(|other| other.who == actor.who) {
                telling.counterparts.push(actor.clone());
            }
            add(&mut telling.actors, actor);
        }
    }

    /// Whether an actor's head is the event word itself.
    fn covers_trigger(&self, telling: &Telling, actor: &Actor) -> bool {
        actor.at == telling.trigger
    }

    /// Parties before the noun: "the NATO summit", "U.S.-China talks".
    fn fill_compounds(&self, telling: &mut Telling, word: TokenId) {
        for child in self.tree.with_rel(word, &[Deprel::Compound, Deprel::Amod]) {
            for token in self.tree.subtree(child, &|_| false) {
                let Some(mention) =
                    self.discourse.at(token).filter(|mention| mention.head == token && mention.metonym_of.is_none())
                else {
                    continue;
                };
                for id in mention.referent.entities() {
                    if matches!(self.discourse.entity(*id).kind, EntityKind::Organization | EntityKind::Country) {
                        add(&mut telling.actors, Actor { who: Who::Entity(*id), role: None, at: token });
                    }
                }
            }
        }
    }

    /// Names that the discourse could not place, among the conjuncts of these heads.
    fn add_strangers(&self, telling: &mut Telling, heads: &[TokenId]) {
        for token in heads.iter().flat_map(|head| self.tree.conjuncts(*head)) {
            if self.actors_at(token).is_empty()
                && let Some(actor) = self.stranger(token)
            {
                add(&mut telling.actors, actor);
            }
        }
    }

    /// Takes the arguments of a clause that says who held it: "talks hosted by Qatar", "a dialogue that India will host".
    fn borrow_below(&self, telling: &mut Telling) {
        for clause in self.tree.with_rel(telling.trigger, &[Deprel::Acl, Deprel::AclRelcl]) {
            let lemma = self.tree.lemma(clause).to_lowercase();
            let Some(governor) = self
                .frames
                .of_governor(&lemma)
                .find(|found| found.status.is_none() && found.kinds.is_empty() && !found.roles.is_empty())
            else {
                continue;
            };
            for (slot, part) in &governor.roles {
                let part = match telling.kind {
                    EventKind::Visit if slot == "subject" && telling.actors.is_empty() => Part::Participant,
                    EventKind::Visit => Part::Nothing,
                    _ => *part,
                };
                self.fill(telling, part, clause, slot);
            }
            if telling.kind == EventKind::Visit {
                let to = self.slot(clause, "to");
                telling.destinations.extend(to);
            }
            telling.spine.push(clause);
        }
    }

    /// Takes the arguments of the word that governs the noun: "the two *held* talks with her".
    fn borrow(&self, telling: &mut Telling, governance: &Governance<'k>) {
        let Some((token, governor)) = governance.lenders.first() else { return };
        if !governor.kinds.is_empty() && !governor.kinds.contains(&telling.kind) {
            return;
        }
        let outsider_possible = governor.status.is_some();
        if outsider_possible
            && (telling.actors.len() > 1 || telling.kind == EventKind::Visit && !telling.actors.is_empty())
        {
            return;
        }
        for (slot, part) in &governor.roles {
            let part = if *part == Part::Host && telling.kind == EventKind::Visit { Part::Nothing } else { *part };
            if slot == "subject" && !self.tree.is_verb(*token) {
                self.fill(telling, part, *token, "poss");
            } else if slot == "subject"
                && governor.status.is_some()
                && self.is_passive(*token)
                && self.tree.rel(telling.trigger) == Deprel::Obj
            {
                // "was denied an audience"
                let subjects = self.surface_subjects(*token, 0);
                let actors = subjects.iter().flat_map(|subject| self.actors(*subject)).collect();
                self.take(telling, part, actors, false);
            } else {
                self.fill(telling, part, *token, slot);
            }
            if telling.kind == EventKind::Other {
                let heads = self.slot(*token, slot);
                self.add_strangers(telling, &heads);
            }
        }
        if !self.tree.is_verb(*token) && telling.actors.len() < 2 {
            // "his plans for a meeting": the holder is found above the noun.
            if let Some(head) = self.tree.head(*token).filter(|head| self.tree.is_verb(*head)) {
                self.fill(telling, Part::Participant, head, "subject");
            }
        }
    }

    /// Whether a token is the possessive ending.
    fn is_possessive(&self, token: TokenId) -> bool {
        (token as usize) < self.tree.doc.tokens().len() && self.tree.xpos(token) == Xpos::Pos
    }

    /// "China will send an envoy": the envoy acts for the one who sends.
    fn speak_for(&self, telling: &mut Telling, word: TokenId) {
        let parties: Vec<String> =
            self.slot_actors(word, "subject").0.iter().flat_map(|actor| self.parties_of(actor)).collect();
        for actor in &mut telling.actors {
            if self.person_name(actor).is_none() && self.parties_of(actor).is_empty() {
                actor.who = Who::Described(actor.at, parties.clone());
            }
        }
    }

    /// Whether a word stands in the title.
    pub(super) fn is_in_title(&self, word: TokenId) -> bool {
        self.article.title.is_some_and(|title| title.contains(self.tree.doc.token(word).span))
    }

    /// "Remarks by A and B Before Their Meeting": the people of the title took part.
    fn add_title_people(&self, telling: &mut Telling) {
        let visit = telling.kind == EventKind::Visit && telling.actors.is_empty();
        if !matches!(telling.kind, EventKind::Meeting | EventKind::Call | EventKind::Talks) && !visit {
            return;
        }
        let strangers = telling.actors.iter().any(|actor| self.person_name(actor).is_none());
        let complete = telling.actors.len() > 1 && !strangers;
        let sentence = self.tree.doc.sentence_of(telling.trigger).tokens.clone();
        for mention in self
            .discourse
            .mentions()
            .iter()
            .filter(|mention| !complete && sentence.contains(&mention.head) && mention.head < telling.trigger)
        {
            for id in mention.referent.entities() {
                if self.discourse.entity(*id).kind == EntityKind::Person
                    && (!visit || self.is_possessive(mention.tokens.end))
                {
                    add(&mut telling.actors, Actor { who: Who::Entity(*id), role: None, at: mention.head });
                }
            }
        }
        if telling.actors.len() > 1 {
            telling.anaphoric = false;
            if telling.status == Status::Planned && telling.soft_before(self) {
                telling.status = Status::Happened;
                telling.soft = true;
            }
        }
    }

    /// "At a meeting with Hun Sen, Sherman said": the speaker took part.
    fn add_host_subject(&self, telling: &mut Telling) {
        let Some(host) = telling.host else { return };
        let wants = match telling.kind {
            EventKind::Visit => telling.actors.is_empty(),
            EventKind::Meeting | EventKind::Call | EventKind::Talks => telling.actors.len() < 2,
            _ => false,
        };
        let alone = telling.actors.is_empty() && telling.kind != EventKind::Visit;
        if !wants
            || self
                .tree
                .children(telling.trigger)
                .iter()
                .any(|child| self.tree.case(*child).as_deref() == Some("between"))
        {
            return;
        }
        let subjects: Vec<TokenId> = self.surface_subjects(host, 0);
        let people =
            subjects.iter().flat_map(|subject| self.actors(*subject)).filter(|actor| self.is_personal(actor)).count();
        if alone && people < 2 {
            return;
        }
        telling.anaphoric = false;
        for subject in subjects {
            for actor in self.actors(subject) {
                if self.is_personal(&actor) {
                    add(&mut telling.actors, actor);
                }
            }
        }
        telling.confidence = 65;
    }

    /// "A and B were seen in a corridor; no bilateral was held": the two people named before it did not meet.
    fn add_denied(&self, telling: &mut Telling) {
        if telling.status != Status::Denied || !telling.actors.is_empty() || telling.kind == EventKind::Visit {
            return;
        }
        let sentence = self.tree.doc.sentence_of(telling.trigger).tokens.clone();
        let mut people: Vec<Actor> = Vec::new();
        for mention in self
            .discourse
            .mentions()
            .iter()
            .filter(|mention| sentence.contains(&mention.head) && mention.head < telling.trigger)
        {
            for id in mention.referent.entities() {
                if self.discourse.entity(*id).kind == EntityKind::Person && self.discourse.entity(*id).named {
                    add(&mut people, Actor { who: Who::Entity(*id), role: None, at: mention.head });
                }
            }
        }
        if people.len() == 2 {
            telling.actors = people;
            telling.anaphoric = false;
            telling.confidence = 55;
        }
    }

    /// Whether a need of a frame is met.
    fn need_met(&self, word: TokenId, need: &str, governance: &Governance<'k>) -> bool {
        let (slot, kind) = need.split_once(':').unwrap_or((need, ""));
        match slot {
            "governed" => !governance.lenders.is_empty(),
            "plural" => matches!(self.tree.xpos(word), Xpos::Nns | Xpos::Nnps),
            "compound" => self
                .tree
                .with_rel(word, &[Deprel::Compound, Deprel::Amod])
                .any(|child| !self.party_at(child).is_empty()),
            _ => {
                let mut fillers = self.slot(word, slot);
                if fillers.is_empty()
                    && !self.tree.is_verb(word)
                    && !matches!(slot, "subject" | "object" | "poss" | "of")
                {
                    fillers.extend(
                        governance.lenders.first().map(|(token, _)| self.slot(*token, slot)).into_iter().flatten(),
                    );
                }
                let actors = || -> Vec<Actor> {
                    let own = self.slot_actors(word, slot).0;
                    if own.is_empty() { fillers.iter().flat_map(|filler| self.actors(*filler)).collect() } else { own }
                };
                match kind {
                    "" if slot == "subject" && fillers.iter().any(|filler| self.stranger(*filler).is_some()) => true,
                    "" if matches!(slot, "subject" | "object" | "with" | "poss" | "between" | "among") => {
                        !actors().is_empty()
                    }
                    "" => !fillers.is_empty(),
                    "person" => actors().iter().any(|actor| self.is_personal(actor)),
                    "named" => actors().iter().any(|actor| self.person_name(actor).is_some()),
                    "actor" => !actors().is_empty(),
                    "organization" => actors().iter().any(|actor| !self.is_personal(actor)),
                    "place" => fillers.iter().any(|filler| !self.places_at(*filler).is_empty()),
                    "many" => actors().len() > 1 || fillers.iter().any(|filler| self.is_many(*filler)),
                    "two" => actors().len() > 1 || fillers.iter().any(|filler| self.is_many(*filler)),
                    "body" => fillers.iter().any(|filler| {
                        let last = self.mention(*filler).and_then(|mention| mention.tokens.end.checked_sub(1));
                        [Some(*filler), last]
                            .into_iter()
                            .flatten()
                            .any(|at| self.frames.lists("bodies", &self.tree.lemma(at).to_lowercase()))
                            && self.actors(*filler).iter().any(|actor| !self.is_personal(actor))
                    }),
                    "event" => fillers
                        .iter()
                        .any(|filler| self.frames.of_noun(&self.tree.lemma(*filler).to_lowercase()).next().is_some()),
                    "instrument" => fillers.iter().any(|filler| self.is_instrument(*filler)),
                    _ => false,
                }
            }
        }
    }

    fn is_instrument(&self, token: TokenId) -> bool {
        self.tree.conjuncts(token).into_iter().any(|at| {
            let lemma = self.tree.lemma(at).to_lowercase();
            self.frames.lists("instruments", &lemma)
                || self.discourse.headed_by(at).is_some_and(|mention| {
                    mention
                        .referent
                        .entities()
                        .iter()
                        .any(|id| self.discourse.entity(*id).kind == EntityKind::Initiative)
                })
        }) && !self.frames.lists("not-instruments", &self.tree.lemma(token).to_lowercase())
    }

    /// Whether something that a frame forbids is there.
    fn is_there(&self, word: TokenId, slot: &str) -> bool {
        match slot {
            "infinitive" => {
                self.tree.with_rel(word, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp, Deprel::Acl]).any(|child| {
                    self.tree.xpos(child) == Xpos::Vb
                        && !matches!(self.tree.lemma(child), "discuss" | "review" | "congratulate")
                })
            }
            "complement" => self.tree.with_rel(word, &[Deprel::Xcomp, Deprel::Ccomp]).next().is_some(),
            word_needed if word_needed.starts_with("word:") => {
                self.tree.children(word).iter().any(|child| self.tree.lemma(*child) == &word_needed[5..])
            }
            "particle" => self.tree.has(word, &[Deprel::CompoundPrt]),
            "object:thing" => self.objects(word).into_iter().any(|object| self.actors(object).is_empty()),
            person if person.ends_with(":person") => {
                let slot = person.trim_end_matches(":person");
                self.slot(word, slot)
                    .into_iter()
                    .any(|filler| self.actors(filler).iter().any(|actor| self.is_personal(actor)))
            }
            "to:place" => self.slot(word, "to").into_iter().any(|filler| !self.places_at(filler).is_empty()),
            other => !self.slot(word, other).is_empty(),
        }
    }

    /// Whether a noun is marked as known: "the", "this", "their".
    pub(super) fn is_definite(&self, noun: TokenId) -> bool {
        self.tree.with_rel(noun, &[Deprel::Det, Deprel::NmodPoss]).any(|child| {
            matches!(
                self.tree.lemma(child).to_lowercase().as_str(),
                "the" | "this" | "these" | "that" | "those" | "both"
            ) || self.tree.xpos(child) == Xpos::PrpPoss
        })
    }

    /// Whether the noun only takes up an event: known, or bare, and naming no counterpart of its own.
    fn is_anaphoric(&self, noun: TokenId, telling: &Telling) -> bool {
        let stop = |child: TokenId| {
            matches!(
                self.tree.rel(child),
                Deprel::Acl | Deprel::AclRelcl | Deprel::Parataxis | Deprel::Conj | Deprel::Appos
            )
        };
        let phrase = self.tree.subtree(noun, &stop);
        let own: Vec<&Actor> = telling
            .actors
            .iter()
            .filter(|actor| {
                phrase.contains(&actor.at) || self.tree.conjuncts(actor.at).iter().any(|at| phrase.contains(at))
            })
            .collect();
        let pronominal = own.iter().all(|actor| self.tree.upos(actor.at) == Upos::Pron);
        let the = self.tree.with_rel(noun, &[Deprel::Det]).any(|det| {
            matches!(self.tree.lemma(det).to_lowercase().as_str(), "the" | "this" | "these" | "that" | "those" | "both")
        });
        match telling.kind {
            EventKind::Visit => telling.destinations.is_empty() && the && own.is_empty(),
            EventKind::Summit => self.is_definite(noun) && own.is_empty(),
            _ => {
                let known = self.is_definite(noun)
                    && (pronominal && telling.spine.len() == 1 || own.is_empty() && telling.actors.len() < 2);
                known || own.is_empty() && telling.spine.len() == 1
            }
        }
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
    fn soft_before(&self, reader: &Reader<'_>) -> bool {
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
