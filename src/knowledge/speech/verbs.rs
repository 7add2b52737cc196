//! Speech verbs: which verbs report speech, with what attitude, and how content and addressee attach to them.
//!
//! The classes follow the idea of reporting-verb lexicons in quotation attribution (Pareti 2015, PARC); the table is
//! `ontology/lexicon/speech.tsv`.

use std::collections::BTreeMap;

use crate::knowledge::{KnowledgeError, Row, Table};
use crate::reading::Stance;

const SPEECH: &str = include_str!("../../../ontology/lexicon/speech.tsv");

/// What makes a verb report speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Complement {
    /// A that-clause, a question, or a bare clause.
    Clause,
    /// Quoted words.
    Quote,
    /// The thing spoken of, as object.
    Object,
    /// An object headed by one of the entry's nouns.
    Noun,
    /// An infinitive: "urged them to …".
    Infinitive,
    /// A gerund: "proposed sending …".
    Gerund,
    /// What the object is said to be: "called it historic".
    Predicate,
    /// "clear" with a clause: "made clear that …".
    Clear,
    /// "forward": "looks forward to …".
    Forward,
    /// Nothing: the verb alone is enough.
    Alone,
    /// A phrase with this preposition.
    Phrase(String),
}

/// Where the addressee stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddresseeSlot {
    /// The verb names none.
    None,
    /// The object: "told her".
    Object,
    /// A phrase with this preposition: "said to her".
    Phrase(String),
}

/// One pattern of a speech verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeechVerb {
    /// The particle that belongs to the verb ("point out").
    pub particle: Option<String>,
    /// The attitude expressed.
    pub stance: Stance,
    /// What makes it speech; any of these.
    pub complements: Vec<Complement>,
    /// Where the addressee stands.
    pub addressee: AddresseeSlot,
    /// The nouns that [`Complement::Noun`] asks for.
    pub nouns: Vec<String>,
    /// Whether it reports speech only in documents that one side issues of its encounters.
    pub only_in_readouts: bool,
}

/// The speech verbs, by lemma.
#[derive(Debug, Clone, Default)]
pub struct SpeechVerbs(BTreeMap<String, Vec<SpeechVerb>>);

impl SpeechVerbs {
    /// The table that the program carries in itself.
    ///
    /// # Errors
    /// When the table breaks a rule of lexicons.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        Self::parse("ontology/lexicon/speech.tsv", SPEECH)
    }

    /// Reads a table; `file` is its name for errors.
    ///
    /// # Errors
    /// A missing column, an unknown stance.
    pub fn parse(file: &str, text: &str) -> Result<Self, KnowledgeError> {
        let table = Table::parse(file, text, &["lemma", "stance", "complements", "addressee"])?;
        let mut verbs: BTreeMap<String, Vec<SpeechVerb>> = BTreeMap::new();
        for row in table.rows() {
            verbs.entry(row.required("lemma")?.to_owned()).or_default().push(pattern(&row)?);
        }
        Ok(Self(verbs))
    }

    /// The patterns of a verb; none if it is no speech verb.
    #[must_use]
    pub fn patterns(&self, lemma: &str) -> &[SpeechVerb] {
        self.0.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The lemmas, in order.
    pub fn lemmas(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn pattern(row: &Row<'_, '_>) -> Result<SpeechVerb, KnowledgeError> {
    let stance = |cell: &str| Stance::ALL.into_iter().find(|stance| stance.name() == cell);
    Ok(SpeechVerb {
        particle: Some(row.get("particle").to_owned()).filter(|particle| !particle.is_empty()),
        stance: row.read("stance", "stance", stance)?,
        complements: row.values("complements").map(complement).collect(),
        addressee: match row.required("addressee")? {
            "none" => AddresseeSlot::None,
            "object" => AddresseeSlot::Object,
            preposition => AddresseeSlot::Phrase(preposition.to_owned()),
        },
        nouns: row.values("nouns").map(str::to_owned).collect(),
        only_in_readouts: row.get("where") == "readout",
    })
}

fn complement(name: &str) -> Complement {
    match name {
        "clause" => Complement::Clause,
        "quote" => Complement::Quote,
        "object" => Complement::Object,
        "noun" => Complement::Noun,
        "infinitive" => Complement::Infinitive,
        "gerund" => Complement::Gerund,
        "predicate" => Complement::Predicate,
        "clear" => Complement::Clear,
        "forward" => Complement::Forward,
        "alone" => Complement::Alone,
        preposition => Complement::Phrase(preposition.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_knows_its_verbs() -> Result<(), KnowledgeError> {
        let verbs = SpeechVerbs::embedded()?;
        assert_eq!(verbs.patterns("tell")[0].addressee, AddresseeSlot::Object);
        assert!(verbs.patterns("point").iter().any(|verb| verb.particle.as_deref() == Some("out")));
        assert!(verbs.patterns("meet").is_empty());
        Ok(())
    }

    #[test]
    fn an_unknown_stance_is_told_with_its_place() {
        let text = "lemma\tstance\tcomplements\taddressee\nsay\tsing\tclause\tnone\n";
        let error = SpeechVerbs::parse("s.tsv", text).map(drop).map_err(|error| error.to_string());
        assert_eq!(error, Err("s.tsv:2:5: `sing` is no stance".to_owned()));
    }
}
