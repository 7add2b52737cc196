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
    /// The prepositions that mark what the relation reaches; none when the object does.
    pub prepositions: Vec<String>,
}

impl RelationVerb {
    /// Whether it only tells of an initiative or agreement, never of one party and another.
    #[must_use]
    pub fn is_of_initiatives(&self) -> bool {
        matches!(self.relation.as_str(), "aligned" | "signed" | "named")
    }

    /// The prepositions as the tree takes them.
    #[must_use]
    pub fn cases(&self) -> Vec<&str> {
        self.prepositions.iter().map(String::as_str).collect()
    }
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
            let prepositions = row.values("object").filter(|object| *object != "object").map(str::to_owned).collect();
            let verb = RelationVerb { relation: row.required("relation")?.to_owned(), prepositions };
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
