//! Event frames: which words tell an event, and which of their dependents take part in it as what.
//!
//! A frame in the sense of FrameNet (Fillmore 1976; Baker et al. 1998) joins trigger words with a mapping from syntactic
//! slots to participant roles. A *governor* is a word that an event word hangs on: a light verb (Jespersen 1942) lends
//! its arguments ("held talks with"), an attitude changes whether the event counts as real ("declined to meet"; factuality
//! in the sense of Saurí and Pustejovsky 2009). All are data in `ontology/rules/events`; `docs/RULES.md` tells how to add one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::KnowledgeError;
use crate::reading::{EventKind, Status};

/// What a slot's filler does in the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Takes part.
    Participant,
    /// Takes part as the one who receives.
    Host,
    /// Takes part as the one received.
    Guest,
    /// Brings the others together.
    Mediator,
    /// Signs.
    Signatory,
    /// Looks on.
    Observer,
    /// Leads a delegation.
    Delegate,
    /// Where a visit goes.
    Destination,
    /// What is signed.
    Instrument,
    /// What it is about.
    Topic,
    /// Fills the slot, but takes no part.
    Nothing,
}

/// How a word of the text makes an event.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// A path such as `meeting/met-with`.
    pub id: String,
    /// The kind of event told.
    pub kind: EventKind,
    /// Trigger verbs: a lemma, or a lemma and its particle ("sit down").
    #[serde(default)]
    pub verb: Vec<String>,
    /// Trigger nouns: a lemma, or a modifier and a lemma ("phone call").
    #[serde(default)]
    pub noun: Vec<String>,
    /// Nouns of which the verb's object must be one ("exchange views").
    #[serde(default)]
    pub object: Vec<String>,
    /// Words of which one must stand in the trigger's clause.
    #[serde(default)]
    pub has: Vec<String>,
    /// Slot (`subject`, `object`, `poss`, a preposition) to part.
    #[serde(default)]
    pub roles: BTreeMap<String, Part>,
    /// Slots that must be filled; `with|object` for either, `object:person` for one filled by a person.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Slots that must not be there; also `infinitive`.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The status, where the words themselves decide it.
    #[serde(default)]
    pub status: Option<Status>,
    /// Whether the kind yields to another telling's ("spoke with" may be a call or a meeting).
    #[serde(default)]
    pub vague: bool,
    /// Sentences, each with ` => ` and what they tell.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Sentences that this frame must leave alone.
    #[serde(default)]
    pub counter: Vec<String>,
}

/// A word that governs event words: a light verb or an attitude.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Governor {
    /// A path such as `govern/decline`.
    pub id: String,
    /// Lemmas of verbs, nouns and adjectives; a verb may bring its particle or object ("call off", "take part").
    pub words: Vec<String>,
    /// What its own dependents do in the event.
    #[serde(default)]
    pub roles: BTreeMap<String, Part>,
    /// The kinds of event that it lends arguments to; all if none are listed.
    #[serde(default)]
    pub kinds: Vec<EventKind>,
    /// What it makes of the event.
    #[serde(default)]
    pub status: Option<Status>,
    /// Sentences, each with ` => ` and what they tell.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Sentences in which no event comes out with this governor's help.
    #[serde(default)]
    pub counter: Vec<String>,
}

/// A code of PLOVER and CAMEO for one kind of event.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Kind of event.
    pub kind: EventKind,
    /// Status of the event.
    pub status: Status,
    /// Code of the CAMEO codebook (Schrodt 2012).
    pub cameo: String,
    /// Event type of PLOVER (Open Event Data Alliance).
    pub plover: String,
}

/// One rule file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    frame: Vec<Frame>,
    #[serde(default)]
    governor: Vec<Governor>,
    #[serde(default)]
    code: Vec<Code>,
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
}

/// The rule files of the house.
const FILES: &[(&str, &str)] = &[
    ("events/meeting.toml", include_str!("../../ontology/rules/events/meeting.toml")),
    ("events/call.toml", include_str!("../../ontology/rules/events/call.toml")),
    ("events/visit.toml", include_str!("../../ontology/rules/events/visit.toml")),
    ("events/talks.toml", include_str!("../../ontology/rules/events/talks.toml")),
    ("events/summit.toml", include_str!("../../ontology/rules/events/summit.toml")),
    ("events/signing.toml", include_str!("../../ontology/rules/events/signing.toml")),
    ("events/other.toml", include_str!("../../ontology/rules/events/other.toml")),
    ("events/governors.toml", include_str!("../../ontology/rules/events/governors.toml")),
    ("events/words.toml", include_str!("../../ontology/rules/events/words.toml")),
    ("events/codes.toml", include_str!("../../ontology/rules/events/codes.toml")),
];

/// All event rules, indexed by trigger.
#[derive(Debug, Clone, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    governors: Vec<Governor>,
    codes: Vec<Code>,
    words: BTreeMap<String, BTreeSet<String>>,
    verbs: BTreeMap<String, Vec<usize>>,
    nouns: BTreeMap<String, Vec<usize>>,
    governing: BTreeMap<String, Vec<usize>>,
}

impl Frames {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// When a rule file is broken.
    pub fn house() -> Result<Self, KnowledgeError> {
        Self::parse(FILES)
    }

    /// Reads rule files, given as name and content.
    ///
    /// # Errors
    /// When a file is no TOML, or a rule lacks what it needs.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, KnowledgeError> {
        let mut all = Self::default();
        for (name, content) in files {
            let file: File = toml::from_str(content).map_err(|error| {
                let at = error.span().map_or(0, |span| span.start).min(content.len());
                let before = content.get(..at).unwrap_or("");
                let line = before.matches('\n').count() + 1;
                let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                KnowledgeError::invalid(Path::new(name), line as u64, column as u64, error.message())
            })?;
            all.frames.extend(file.frame);
            all.governors.extend(file.governor);
            all.codes.extend(file.code);
            for (list, words) in file.words {
                all.words.entry(list).or_default().extend(words);
            }
        }
        all.index();
        Ok(all)
    }

    fn index(&mut self) {
        for (at, frame) in self.frames.iter().enumerate() {
            for verb in &frame.verb {
                let lemma = verb.split(' ').next().unwrap_or(verb);
                push(&mut self.verbs, lemma, at);
            }
            for noun in &frame.noun {
                let lemma = noun.rsplit(' ').next().unwrap_or(noun);
                push(&mut self.nouns, lemma, at);
            }
        }
        for (at, governor) in self.governors.iter().enumerate() {
            for word in &governor.words {
                let lemma = word.split(' ').next().unwrap_or(word);
                push(&mut self.governing, lemma, at);
            }
        }
    }

    /// All frames, in the order of the files.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// All governors, in the order of the files.
    #[must_use]
    pub fn governors(&self) -> &[Governor] {
        &self.governors
    }

    /// The frames that this verb may trigger, most specific first as the files have it.
    pub fn of_verb(&self, lemma: &str) -> impl Iterator<Item = &Frame> {
        self.verbs.get(lemma).into_iter().flatten().map(|at| &self.frames[*at])
    }

    /// The frames that this noun may trigger.
    pub fn of_noun(&self, lemma: &str) -> impl Iterator<Item = &Frame> {
        self.nouns.get(lemma).into_iter().flatten().map(|at| &self.frames[*at])
    }

    /// The governors that this word may be.
    pub fn of_governor(&self, lemma: &str) -> impl Iterator<Item = &Governor> {
        self.governing.get(lemma).into_iter().flatten().map(|at| &self.governors[*at])
    }

    /// Whether a word stands in a list of `words.toml`.
    #[must_use]
    pub fn lists(&self, list: &str, word: &str) -> bool {
        self.words.get(list).is_some_and(|words| words.contains(word))
    }

    /// The words of a list of `words.toml`.
    pub fn list(&self, list: &str) -> impl Iterator<Item = &str> {
        self.words.get(list).into_iter().flatten().map(String::as_str)
    }

    /// The words of a list of `words.toml`, by themselves.
    #[must_use]
    pub fn words(&self, list: &str) -> Vec<String> {
        self.list(list).map(str::to_owned).collect()
    }

    /// The event-data codes of a kind and status.
    #[must_use]
    pub fn code(&self, kind: EventKind, status: Status) -> Option<&Code> {
        self.codes.iter().find(|code| code.kind == kind && code.status == status)
    }
}

fn push(index: &mut BTreeMap<String, Vec<usize>>, key: &str, at: usize) {
    let list = index.entry(key.to_owned()).or_default();
    if list.last() != Some(&at) {
        list.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_the_house_are_whole() {
        let frames = Frames::house().unwrap();
        assert!(frames.frames().len() + frames.governors().len() >= 60);
        let mut ids = BTreeSet::new();
        for frame in frames.frames() {
            assert!(ids.insert(&frame.id), "{} stands twice", frame.id);
            assert!(frame.id.starts_with(frame.kind.name()), "{}", frame.id);
            assert!(!frame.verb.is_empty() || !frame.noun.is_empty(), "{} has no trigger", frame.id);
            assert!(frame.examples.len() >= 2, "{} wants two examples", frame.id);
            assert!(!frame.counter.is_empty(), "{} wants a counter-example", frame.id);
            for example in &frame.examples {
                assert!(example.contains(" => "), "{}: {example}", frame.id);
            }
        }
        for kind in EventKind::ALL {
            for status in Status::ALL {
                assert!(frames.code(kind, status).is_some(), "{} {} has no code", kind.name(), status.name());
            }
        }
    }

    /// The PLOVER type of a CAMEO category, by the table of PLOVER's authors.
    fn plover_of(cameo: &str) -> &'static str {
        match &cameo[..2] {
            "03" => "AGREE",
            "04" => "CONSULT",
            "05" => "SUPPORT",
            "12" => "REJECT",
            "16" => "SANCTION",
            _ => "",
        }
    }

    #[test]
    fn codes_follow_the_codebooks() {
        let frames = Frames::house().unwrap();
        for kind in EventKind::ALL {
            let (encounter, talks) = (kind.is_encounter() || kind == EventKind::Summit, kind == EventKind::Talks);
            let visit = kind == EventKind::Visit;
            for status in Status::ALL {
                let code = frames.code(kind, status).unwrap();
                assert_eq!(code.plover, plover_of(&code.cameo), "{} {}", kind.name(), status.name());
                // "Express intent to meet or negotiate", "Reject proposal to meet", "Halt negotiations", "Reduce or break diplomatic
                // relations", which names cancelled meetings; promises to sign are diplomatic cooperation.
                let expected = match status {
                    Status::Happened => continue,
                    Status::Planned | Status::Hypothetical if encounter || visit => "036",
                    Status::Planned | Status::Hypothetical => "032",
                    Status::Denied if encounter || visit => "125",
                    Status::Denied => "120",
                    Status::Cancelled if talks => "164",
                    Status::Cancelled => "161",
                };
                assert_eq!(code.cameo, expected, "{} {}", kind.name(), status.name());
            }
        }
    }

    #[test]
    fn classes_of_the_ontology_bear_the_codes_of_what_happened() {
        let frames = Frames::house().unwrap();
        for kind in EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::Other) {
            let mut class = kind.name().to_owned();
            class[..1].make_ascii_uppercase();
            let terms = crate::knowledge::ONTOLOGY;
            let start = terms.find(&format!("dg:{class} a owl:Class")).unwrap();
            let term = &terms[start..start + terms[start..].find(" .\n\n").unwrap()];
            let code = frames.code(kind, Status::Happened).unwrap();
            assert!(term.contains(&format!("dg:cameoCode \"{}\"", code.cameo)), "{class}");
            assert!(term.contains(&format!("dg:ploverType \"{}\"", code.plover)), "{class}");
        }
    }

    #[test]
    fn a_broken_file_names_line_and_column() {
        let error = Frames::parse(&[("x.toml", "[[frame]]\nid = 3\n")]).unwrap_err();
        assert!(error.to_string().starts_with("x.toml:2:6: "), "{error}");
    }
}
