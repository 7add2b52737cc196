//! What the Tab key knows in the shell: prefixes, the terms of the ontology and of the graph, names of queries.

use anyhow::Result;
use diplograph::knowledge::ONTOLOGY;
use diplograph::rdf::vocab::PREFIXES;
use diplograph::rdf::{Answer, Dataset, Format, shorten};
use rustyline::completion::Completer;
use rustyline::{Context, Helper, Highlighter, Hinter, Validator};

use super::shell::query_names;

/// Everything that can be completed, in order.
#[derive(Helper, Highlighter, Hinter, Validator)]
pub struct Terms {
    words: Vec<String>,
}

impl Terms {
    /// The words of the ontology, and the classes and properties that the dataset uses.
    pub fn new(dataset: &Dataset) -> Result<Self> {
        let ontology = Dataset::new()?;
        ontology.load(ONTOLOGY.as_bytes(), Format::Turtle, "ontology")?;
        let mut words: Vec<String> = PREFIXES.iter().map(|(prefix, _)| format!("{prefix}:")).collect();
        words.extend(query_names());
        words.extend(terms(&ontology, "SELECT DISTINCT ?t { ?t a [] }")?);
        words.extend(terms(dataset, "SELECT DISTINCT ?t { ?s ?t ?o }")?);
        words.extend(terms(dataset, "SELECT DISTINCT ?t { ?s a ?t }")?);
        words.sort();
        words.dedup();
        Ok(Self { words })
    }
}

/// The terms that a query finds, as they are typed.
fn terms(dataset: &Dataset, sparql: &str) -> Result<Vec<String>> {
    let Answer::Table { rows, .. } = dataset.query(sparql)? else { return Ok(Vec::new()) };
    let iris = rows.iter().flatten().flatten().map(ToString::to_string);
    let short = |iri: String| shorten(iri.trim_start_matches('<').trim_end_matches('>'), "");
    Ok(iris.map(short).filter(|term| !term.contains('/') && !term.starts_with("_:")).collect())
}

impl Completer for Terms {
    type Candidate = String;

    fn complete(&self, line: &str, end: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = &line[..end];
        let start = typed.rfind(|c: char| c.is_whitespace() || "{}()/|^;,.*+?!".contains(c)).map_or(0, |at| at + 1);
        let word = &typed[start..];
        let fits = |candidate: &&String| !word.is_empty() && candidate.starts_with(word);
        Ok((start, self.words.iter().filter(fits).cloned().collect()))
    }
}
