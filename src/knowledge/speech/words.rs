//! The function words around speech: modals, negations, labels of transcripts, nouns for unnamed sources.
//!
//! The table is `ontology/lexicon/speech-words.tsv`.

use std::collections::BTreeSet;

use crate::knowledge::{KnowledgeError, Table};

const WORDS: &str = include_str!("../../../ontology/lexicon/speech-words.tsv");

/// What a word tells about the speech around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeechClue {
    /// The speech is a condition.
    Condition,
    /// A verb whose infinitive has not taken place.
    Plan,
    /// Label of an unnamed voice in a transcript, as written.
    Questioner,
    /// A document that someone speaks through.
    Issued,
    /// How a document names its issuer.
    Released,
    /// What stands before the issuer.
    By,
    /// The preposition that joins the parts of a name or office.
    Joins,
    /// An encounter or message that names the one spoken to: "meeting with", "letter to".
    Encounter,
    /// The preposition before the one spoken to.
    Toward,
    /// "I", "we".
    FirstPerson,
    /// "our", "us".
    FirstPersonOblique,
    /// "you".
    SecondPerson,
    /// Opens "according to".
    Attribution,
    /// A role that speaks for an institution.
    Spokesperson,
    /// A noun for an unnamed person or body that may speak.
    Source,
    /// A noun that, in the plural, means the persons who met.
    Leaders,
    /// A noun that, in the plural, means the parties that met.
    Sides,
    /// A noun for a text that speaks for whoever issued it.
    Text,
    /// The conjunction that opens what is said.
    That,
    /// The preposition between a noun for a person and what they stand for or where they are.
    Stands,
    /// The article of what is known: "the".
    Definite,
    /// A noun that means the country before it: "the Saudi government".
    State,
    /// A noun for an event at which agreements are signed.
    Occasion,
}

const CLUES: &[(&str, SpeechClue)] = &[
    ("condition", SpeechClue::Condition),
    ("plan", SpeechClue::Plan),
    ("questioner", SpeechClue::Questioner),
    ("issued", SpeechClue::Issued),
    ("released", SpeechClue::Released),
    ("by", SpeechClue::By),
    ("joins", SpeechClue::Joins),
    ("encounter", SpeechClue::Encounter),
    ("toward", SpeechClue::Toward),
    ("first-person", SpeechClue::FirstPerson),
    ("first-person-oblique", SpeechClue::FirstPersonOblique),
    ("second-person", SpeechClue::SecondPerson),
    ("attribution", SpeechClue::Attribution),
    ("spokesperson", SpeechClue::Spokesperson),
    ("source", SpeechClue::Source),
    ("leaders", SpeechClue::Leaders),
    ("sides", SpeechClue::Sides),
    ("text", SpeechClue::Text),
    ("that", SpeechClue::That),
    ("stands", SpeechClue::Stands),
    ("definite", SpeechClue::Definite),
    ("state", SpeechClue::State),
    ("occasion", SpeechClue::Occasion),
];

/// The words, by what they tell.
#[derive(Debug, Clone, Default)]
pub struct SpeechWords(BTreeSet<(SpeechClue, String)>);

impl SpeechWords {
    /// The table that the program carries in itself.
    ///
    /// # Errors
    /// When the table breaks a rule of lexicons.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        let table = Table::parse("ontology/lexicon/speech-words.tsv", WORDS, &["word", "class"])?;
        let clue = |cell: &str| CLUES.iter().find(|(name, _)| *name == cell).map(|(_, clue)| *clue);
        table
            .rows()
            .map(|row| Ok((row.read("class", "class of words", clue)?, row.required("word")?.to_owned())))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether a word tells this.
    #[must_use]
    pub fn tells(&self, clue: SpeechClue, word: &str) -> bool {
        self.0.contains(&(clue, word.to_owned()))
    }
}
