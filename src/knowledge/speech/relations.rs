//! Verbs that relate parties and initiatives to one another: "proposed by", "aligned with", "imposed … on".
//!
//! The table is `ontology/lexicon/relations.tsv`.

use std::collections::BTreeMap;

use crate::knowledge::{KnowledgeError, Table};

const RELATIONS: &str = include_str!("../../../ontology/lexicon/relations.tsv");

/// A verb that relates its subject to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationVerb {
    /// The relation's name: `proposed`, `supported`, `impose`.
    pub relation: String,
    /// The preposition that marks what the relation reaches; nothing when the object does.
    pub preposition: Option<String>,
}

/// The relation verbs, by lemma.
#[derive(Debug, Clone, Default)]
pub struct RelationVerbs(BTreeMap<String, RelationVerb>);

impl RelationVerbs {
    /// The table that the program carries in itself.
    ///
    /// # Errors
    /// When the table breaks a rule of lexicons.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        let table = Table::parse("ontology/lexicon/relations.tsv", RELATIONS, &["lemma", "relation", "object"])?;
        let verb = |row: crate::knowledge::Row<'_, '_>| {
            let preposition = Some(row.required("object")?).filter(|object| *object != "object").map(str::to_owned);
            let verb = RelationVerb { relation: row.required("relation")?.to_owned(), preposition };
            Ok((row.required("lemma")?.to_owned(), verb))
        };
        table.rows().map(verb).collect::<Result<_, _>>().map(Self)
    }

    /// The relation of a verb, if it has one.
    #[must_use]
    pub fn get(&self, lemma: &str) -> Option<&RelationVerb> {
        self.0.get(lemma)
    }
}
