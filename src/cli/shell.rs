//! `diplograph shell`: one question after another over a graph that is loaded once.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Parser;
use diplograph::knowledge::{named_queries, named_query};
use diplograph::rdf::{Answer, Dataset, Provenance};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Config, Editor};

use super::completion::Terms;
use super::messages::Messages;
use super::query::{ask, list, unanswered};
use super::readings::Readings;
use super::sources::Sources;
use super::usage;

/// Ask one question after another, with history and completion
///
/// A query is answered at the line that closes its braces. Prefixes of the ontology are known without declaring them; the Tab
/// key completes prefixes, terms and names of queries.
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Articles, RDF files or JSON lines written earlier
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Keep the questions in this file from one session to the next
    #[arg(long, value_name = "FILE", env = "DIPLOGRAPH_HISTORY")]
    history: Option<PathBuf>,

    /// Most rows of a table; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: usize,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Example:
  diplograph shell seeds
  dg> .ask meetings-between a=Han Zheng b=Antony Blinken
  dg> SELECT ?who WHERE { ?e a dg:Meeting ; dg:participant/rdfs:label ?who }";

const HELP: &str = "\
SELECT … { … }             a query in SPARQL; answered at the line that closes its braces, or at an empty one
.ask NAME [PARAM=VALUE …]  a ready-made query
.queries                   the ready-made queries and their parameters
.limit N                   most rows of a table; 0 shows all
.help                      this
.quit                      leave (or end of input)";

/// What a line asks for.
enum Line<'a> {
    Nothing,
    Help,
    Queries,
    Quit,
    Limit(usize),
    Ask(&'a str),
    Wrong(String),
}

impl Args {
    /// Runs the command.
    pub fn run(mut self, messages: &mut Messages) -> Result<()> {
        if self.inputs.is_empty() && self.readings.store.is_none() {
            usage("name at least one INPUT: articles, RDF files or JSON lines written earlier; or a --store");
        }
        let dataset = Sources::new(&self.inputs).dataset(&self.readings, &Provenance::default(), messages)?;
        let mut editor: Editor<Terms, FileHistory> =
            Editor::with_config(Config::builder().auto_add_history(false).build())?;
        let terminal = io::stdin().is_terminal();
        editor.set_helper(if terminal { Some(Terms::new(&dataset)?) } else { None });
        if let Some(file) = self.history.as_ref().filter(|file| file.exists()) {
            editor.load_history(file)?;
        }
        if terminal {
            messages.note(format_args!("{} quads; .help tells what can be typed", dataset.len()?));
        }
        while let Some(text) = next(&mut editor, terminal)? {
            let _ = editor.add_history_entry(text.as_str());
            if !self.answer(&text, &dataset, messages)? {
                break;
            }
        }
        if let Some(file) = &self.history {
            editor.save_history(file)?;
        }
        Ok(())
    }

    /// Answers one question or command; gives whether to go on.
    fn answer(&mut self, text: &str, dataset: &Dataset, messages: &mut Messages) -> Result<bool> {
        match command(text) {
            None => self.query(text, dataset, messages)?,
            Some(Line::Nothing) => {}
            Some(Line::Help) => writeln!(io::stdout(), "{HELP}")?,
            Some(Line::Queries) => list()?,
            Some(Line::Quit) => return Ok(false),
            Some(Line::Limit(limit)) => self.limit = limit,
            Some(Line::Wrong(why)) => messages.failure(why),
            Some(Line::Ask(rest)) => {
                let (name, values) = rest.split_once(' ').unwrap_or((rest, ""));
                match named_query(name)
                    .map_err(anyhow::Error::from)
                    .and_then(|query| ask(&query, &values_of(values), dataset))
                {
                    Ok(sparql) => self.query(&sparql, dataset, messages)?,
                    Err(error) => messages.failure(error),
                }
            }
        }
        Ok(true)
    }

    fn query(&self, sparql: &str, dataset: &Dataset, messages: &mut Messages) -> Result<()> {
        let start = Instant::now();
        match dataset.query(sparql) {
            Ok(answer) => {
                let took = start.elapsed();
                let width = io::stdout().is_terminal().then(|| comfy_table::Table::new().width().unwrap_or(120));
                let limit = (self.limit > 0).then_some(self.limit);
                let base = self.readings.base();
                let mut out = io::stdout().lock();
                write!(out, "{}", answer.table(base.as_str(), width, limit))?;
                out.flush()?;
                messages.note(format_args!("{} in {:.1} ms", size(&answer), took.as_secs_f64() * 1e3));
            }
            Err(error) => unanswered(&error, messages),
        }
        Ok(())
    }
}

/// The next question: lines up to the one that closes the last brace or to an empty one, or a command. Nothing at the end of the input.
fn next(editor: &mut Editor<Terms, FileHistory>, terminal: bool) -> Result<Option<String>> {
    let mut text = String::new();
    loop {
        let prompt = match (terminal, text.is_empty()) {
            (false, _) => "",
            (true, true) => "dg> ",
            (true, false) => "  > ",
        };
        match editor.readline(prompt) {
            Ok(line) if line.trim().is_empty() && !text.is_empty() => return Ok(Some(text.trim_end().to_owned())),
            Ok(line) => text.push_str(&line),
            // What was begun is thrown away; with nothing begun, Ctrl-C leaves.
            Err(ReadlineError::Interrupted) if !text.is_empty() => text.clear(),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => {
                return Ok(Some(text).filter(|text| !text.trim().is_empty()));
            }
            Err(error) => return Err(error.into()),
        }
        if command(&text).is_some() || is_complete(&text) {
            return Ok(Some(text));
        }
        text.push('\n');
    }
}

/// Whether braces were opened and all are closed.
fn is_complete(text: &str) -> bool {
    let count = |brace| text.matches(brace).count();
    count('{') > 0 && count('{') <= count('}')
}

/// What a line that is no SPARQL asks for.
fn command(text: &str) -> Option<Line<'_>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Line::Nothing);
    }
    let rest = text.strip_prefix('.')?;
    let (name, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some(match name {
        "help" => Line::Help,
        "queries" => Line::Queries,
        "quit" | "exit" => Line::Quit,
        "ask" if !value.trim().is_empty() => Line::Ask(value.trim()),
        "limit" => value.trim().parse().map_or_else(|_| Line::Wrong("write it as .limit 20".to_owned()), Line::Limit),
        _ => Line::Wrong(format!("`.{name}` is no command; .help shows all")),
    })
}

/// `a=Han Zheng b=Antony Blinken`: a value goes on to the next word with an equals sign.
fn values_of(text: &str) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> = Vec::new();
    for word in text.split_whitespace() {
        match (word.split_once('='), values.last_mut()) {
            (Some((name, value)), _) => values.push((name.to_owned(), value.to_owned())),
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(word);
            }
            (None, None) => values.push((word.to_owned(), String::new())),
        }
    }
    values
}

fn size(answer: &Answer) -> String {
    match answer {
        Answer::Table { rows, .. } => count(rows.len(), "row"),
        Answer::Triples(triples) => count(triples.len(), "triple"),
        Answer::Boolean(_) => "answered".to_owned(),
    }
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// The names that `.ask` knows.
pub fn query_names() -> impl Iterator<Item = String> {
    named_queries().into_iter().map(|query| query.name.to_owned())
}
