//! `diplograph query`: questions in SPARQL, or by name.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use diplograph::knowledge::{NamedQuery, ParameterKind, named_queries, named_query};
use diplograph::rdf::{Answer, AnswerFormat, Dataset, Provenance, QueryError};

use super::messages::Messages;
use super::readings::Readings;
use super::sources::Sources;
use super::usage;

/// Ask questions in SPARQL, or by the name of a ready-made query
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE, override_usage = "diplograph query [OPTIONS] 'SPARQL' [INPUT]...\n       \
    diplograph query [OPTIONS] --name NAME [INPUT]...\n       diplograph query [OPTIONS] --file FILE [INPUT]...")]
pub struct Args {
    /// The query, unless --name or --file is given; then the inputs: articles, RDF files or JSON lines written earlier
    #[arg(value_name = "SPARQL | INPUT")]
    words: Vec<String>,

    /// Ask a ready-made query; --list shows them
    #[arg(long, short, value_name = "NAME", conflicts_with = "file")]
    name: Option<String>,

    /// Read the query from a file
    #[arg(long, short, value_name = "FILE")]
    file: Option<PathBuf>,

    /// Set a parameter of a ready-made query (may be repeated)
    #[arg(long, short, value_name = "NAME=VALUE", requires = "name", value_parser = parameter)]
    param: Vec<(String, String)>,

    /// Show the ready-made queries and their parameters
    #[arg(long)]
    list: bool,

    /// How the answer is written [default: table on a terminal, else csv]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Most rows of a table; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: usize,

    #[command(flatten)]
    readings: Readings,
}

/// How an answer is written. Triples (CONSTRUCT, DESCRIBE) are always Turtle unless a table is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// An aligned table
    Table,
    /// Comma-separated values
    Csv,
    /// Tab-separated terms of RDF
    Tsv,
    /// SPARQL results in JSON
    Json,
    /// SPARQL results in XML
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE
    Turtle,
}

const EXAMPLE: &str = "\
Examples:
  diplograph query --name meetings seeds
  diplograph query --name meetings-between --param a='Xi Jinping' --param b='Joe Biden' graph.ttl
  diplograph query 'SELECT ?who WHERE { ?e a dg:Meeting ; dg:participant/rdfs:label ?who }' seeds
Prefixes known without declaring: dg schema sem prov org time oa skos owl rdf rdfs xsd dc wd";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        if self.list {
            return list();
        }
        let (sparql, inputs) = self.question()?;
        if inputs.is_empty() && self.readings.store.is_none() {
            usage("name at least one INPUT: articles, RDF files or JSON lines written earlier; or a --store");
        }
        let inputs: Vec<PathBuf> = inputs.into_iter().map(PathBuf::from).collect();
        let named = self.name.as_deref().map(named_query).transpose()?;
        if let Some(query) = &named {
            // A wrong parameter is told before the articles are read.
            query.with(&self.param)?;
        }
        let asked = named.as_ref().map_or(sparql.as_str(), |query| query.sparql);
        let dataset = Sources::new(&inputs).dataset_for(asked, &self.readings, &Provenance::default(), messages)?;
        // The program ends with the answer: taking the dataset apart before would take a tenth of the time.
        let dataset = ManuallyDrop::new(dataset);
        let sparql = match &named {
            None => sparql,
            Some(query) => ask(query, &self.param, &dataset)?,
        };
        match dataset.query(&sparql) {
            Ok(answer) => self.write(&answer),
            Err(error) => {
                unanswered(&error, messages);
                Ok(())
            }
        }
    }

    /// The query as typed or read, and the rest of the words. A named query is looked up later.
    fn question(&self) -> Result<(String, Vec<String>)> {
        match (&self.name, &self.file) {
            (Some(_), _) => Ok((String::new(), self.words.clone())),
            (None, Some(file)) => {
                let sparql = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
                Ok((sparql, self.words.clone()))
            }
            (None, None) => match self.words.split_first() {
                Some((sparql, inputs)) => Ok((sparql.clone(), inputs.to_vec())),
                None => {
                    usage("ask something: a query, --name NAME or --file FILE; --list shows the ready-made queries")
                }
            },
        }
    }

    fn write(&self, answer: &Answer) -> Result<()> {
        let base = self.readings.base();
        let terminal = io::stdout().is_terminal();
        let triples = matches!(answer, Answer::Triples(_));
        let format = self.format.unwrap_or(if terminal && !triples { Format::Table } else { Format::Csv });
        let mut out = io::BufWriter::new(io::stdout().lock());
        match format {
            Format::Table => {
                let width = terminal.then(|| comfy_table::Table::new().width().unwrap_or(120));
                let limit = (self.limit > 0).then_some(self.limit);
                write!(out, "{}", answer.table(base.as_str(), width, limit))?;
            }
            Format::Csv => answer.write(AnswerFormat::Csv, base.as_str(), &mut out)?,
            Format::Tsv => answer.write(AnswerFormat::Tsv, base.as_str(), &mut out)?,
            Format::Json => answer.write(AnswerFormat::Json, base.as_str(), &mut out)?,
            Format::Xml => answer.write(AnswerFormat::Xml, base.as_str(), &mut out)?,
            Format::Turtle if triples => answer.write(AnswerFormat::Csv, base.as_str(), &mut out)?,
            Format::Turtle => anyhow::bail!("only CONSTRUCT and DESCRIBE give triples; choose another --format"),
        }
        Ok(out.flush()?)
    }
}

/// Tells why a query has no answer, with the place where it is no SPARQL.
pub fn unanswered(error: &QueryError, messages: &mut Messages) {
    match error {
        QueryError::Syntax { line, column, message, excerpt } => {
            messages.failure(format_args!("the query is not valid SPARQL: line {line}, column {column}: {message}"));
            messages.excerpt(excerpt);
        }
        error => messages.failure(error),
    }
}

/// A ready-made query with its values; names are resolved in the dataset.
pub fn ask(query: &NamedQuery, values: &[(String, String)], dataset: &Dataset) -> Result<String> {
    let mut values = values.to_vec();
    for (name, value) in &mut values {
        if query.parameter(name)?.kind == ParameterKind::Name && !value.is_empty() {
            *value = dataset.name(value)?;
        }
    }
    Ok(query.with(&values)?)
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// Shows the ready-made queries and their parameters.
pub fn list() -> Result<()> {
    let mut out = io::stdout().lock();
    for query in named_queries() {
        writeln!(out, "{}\n    {}", query.name, query.title)?;
        for parameter in query.parameters {
            let required = if parameter.required { " (required)" } else { "" };
            writeln!(out, "    --param {}=…{required}: {}", parameter.name, parameter.help)?;
        }
    }
    Ok(out.flush()?)
}
