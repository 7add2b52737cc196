//! SPARQL over a dataset, with the prefixes of the ontology known.

use std::io::{self, Write};

use oxigraph::model::{GraphName, Term, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolution, SparqlEvaluator, Variable};

use super::dataset::{Dataset, LoadError};
use super::format::Format;
use super::vocab::PREFIXES;
use super::write::write_quads;

/// What keeps a query from being answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The query is no SPARQL.
    #[error("line {line}, column {column}: {message}\n{excerpt}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        message: String,
        /// The line at fault, with a mark under the place.
        excerpt: String,
    },
    /// The query is SPARQL but cannot be evaluated.
    #[error("the query failed: {0}")]
    Evaluation(#[from] QueryEvaluationError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] LoadError),
    /// The base of the identifiers is no IRI.
    #[error("'{0}' is no IRI")]
    Base(String),
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Comma-separated values (SPARQL 1.1 Results CSV).
    Csv,
    /// Tab-separated terms.
    Tsv,
    /// SPARQL Results JSON.
    Json,
    /// SPARQL Results XML.
    Xml,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// To SELECT: columns and rows; a cell is empty when the variable is unbound.
    Table {
        /// Names of the variables.
        columns: Vec<String>,
        /// One row a solution.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// To CONSTRUCT and DESCRIBE: triples in canonical order.
    Triples(Vec<Triple>),
    /// To ASK.
    Boolean(bool),
}

impl Dataset {
    /// Answers a query. Where everything is in named graphs, the query looks into all of them.
    ///
    /// # Errors
    /// When the query is no SPARQL (the error shows the place) or fails.
    pub fn query(&self, sparql: &str) -> Result<Answer, QueryError> {
        let mut evaluator = SparqlEvaluator::new();
        for (prefix, iri) in PREFIXES {
            evaluator = evaluator.with_prefix(prefix, iri).map_err(|_| QueryError::Base(iri.to_owned()))?;
        }
        let mut query = evaluator.parse_query(sparql).map_err(|error| syntax_error(sparql, &error.to_string()))?;
        if self.only_named()? {
            query.dataset_mut().set_default_graph_as_union();
        }
        match query.on_store(&self.store).execute()? {
            QueryResults::Boolean(answer) => Ok(Answer::Boolean(answer)),
            QueryResults::Solutions(solutions) => {
                let columns: Vec<String> = solutions.variables().iter().map(|name| name.as_str().to_owned()).collect();
                let width = columns.len();
                let row = |solution: QuerySolution| (0..width).map(|at| solution.get(at).cloned()).collect();
                let rows = solutions.map(|solution| solution.map(row)).collect::<Result<Vec<_>, _>>()?;
                Ok(Answer::Table { columns, rows })
            }
            QueryResults::Graph(triples) => {
                let mut triples = triples.collect::<Result<Vec<_>, _>>()?;
                triples.sort_unstable_by(super::order::triples);
                triples.dedup();
                Ok(Answer::Triples(triples))
            }
        }
    }
}

impl Answer {
    /// Writes a table or a yes or no in a format of SPARQL results; triples are written as Turtle in any case.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&self, format: AnswerFormat, base: &str, writer: impl Write) -> io::Result<()> {
        let syntax = match format {
            AnswerFormat::Csv => QueryResultsFormat::Csv,
            AnswerFormat::Tsv => QueryResultsFormat::Tsv,
            AnswerFormat::Json => QueryResultsFormat::Json,
            AnswerFormat::Xml => QueryResultsFormat::Xml,
        };
        let serializer = QueryResultsSerializer::from_format(syntax);
        match self {
            Self::Boolean(answer) => serializer.serialize_boolean_to_writer(writer, *answer)?.flush(),
            Self::Table { columns, rows } => {
                let variables: Vec<Variable> = columns.iter().map(Variable::new_unchecked).collect();
                let mut solutions = serializer.serialize_solutions_to_writer(writer, variables.clone())?;
                for row in rows {
                    let bound = variables.iter().zip(row).filter_map(|(name, term)| Some((name, term.as_ref()?)));
                    solutions.serialize(bound)?;
                }
                solutions.finish()?.flush()
            }
            Self::Triples(triples) => {
                let quads = triples.iter().map(|triple| triple.clone().in_graph(GraphName::DefaultGraph));
                write_quads(quads, Format::Turtle, base, writer).map(|_| ())
            }
        }
    }
}

/// The parser tells `error at LINE:COLUMN: expected …`; shown with the line itself.
fn syntax_error(sparql: &str, message: &str) -> QueryError {
    let place = message.strip_prefix("error at ").and_then(|rest| {
        let (place, rest) = rest.split_once(": ")?;
        let (line, column) = place.split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?, rest))
    });
    let (line, column, message) = place.unwrap_or((1, 1, message));
    let text = sparql.lines().nth(line.saturating_sub(1)).unwrap_or("").replace('\t', " ");
    let mark = " ".repeat(column.saturating_sub(1).min(text.chars().count()));
    QueryError::Syntax { line, column, message: shorten(message), excerpt: format!("  {text}\n  {mark}^") }
}

/// The parser lists every token that it would have taken; the first few tell enough.
fn shorten(message: &str) -> String {
    const SHOWN: usize = 6;
    let Some(list) = message.strip_prefix("expected one of ") else { return message.to_owned() };
    let tokens: Vec<&str> = list.split(", ").collect();
    if tokens.len() <= SHOWN {
        return message.to_owned();
    }
    format!("expected one of {}, …", tokens[..SHOWN].join(", "))
}
