//! What the commands have in common: articles go in, readings come out, on all cores and in order.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::thread;

use anyhow::Result;
use clap::Args;
use diplograph::article::Article;
use diplograph::corpus::{self, Field};
use diplograph::extract::Reader;
use diplograph::knowledge::Knowledge;
use diplograph::reading::{IdentifierBase, Reading};
use jiff::civil::Date;

use super::messages::Messages;

/// How articles are read, as typed.
#[derive(Debug, Args)]
pub struct Readings {
    /// Day of publication of articles that give none (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", value_parser = day, help_heading = "Reading")]
    date: Option<Date>,

    /// Which field of JSON or column of a table holds what, for example text=body (may be repeated)
    ///
    /// An article has id, text, title, published, source and url. Usual names are found without this.
    #[arg(long, value_name = "WHAT=NAME", value_parser = field, help_heading = "Reading")]
    field: Vec<(Field, String)>,

    /// A store of articles read earlier (see `diplograph add`)
    #[arg(long, value_name = "DIR", help_heading = "Reading")]
    pub store: Option<PathBuf>,

    /// Base of the identifiers that are minted
    #[arg(long, value_name = "IRI", value_parser = base, help_heading = "Reading")]
    base: Option<IdentifierBase>,

    /// Folder of further people, offices, organizations and places, as Turtle (may be repeated)
    #[arg(long, value_name = "DIR", help_heading = "Reading")]
    reference: Vec<PathBuf>,

    /// Number of threads [default: one for each core]
    #[arg(long, value_name = "N", help_heading = "Reading")]
    threads: Option<NonZeroUsize>,

    /// Tell only what goes wrong
    #[arg(long, short, help_heading = "Reading")]
    pub quiet: bool,
}

impl Readings {
    /// The base of identifiers.
    pub fn base(&self) -> IdentifierBase {
        self.base.clone().unwrap_or_default()
    }

    /// What is known before reading: the program's own reference, and that of the folders given.
    pub fn knowledge(&self) -> Result<Knowledge> {
        let mut knowledge = Knowledge::embedded()?;
        for folder in &self.reference {
            knowledge = knowledge.with_reference_folder(folder)?;
        }
        Ok(knowledge)
    }

    /// Reads the articles of the inputs and gives each reading to `take`, until it breaks off.
    pub fn each(
        &self,
        inputs: &[PathBuf],
        messages: &mut Messages,
        take: impl FnMut(Reading) -> ControlFlow<()>,
    ) -> Result<()> {
        let reader = Reader::new(self.knowledge()?, self.base())?;
        self.stream(inputs, messages, |article| reader.read(article), facts, take)
    }

    /// The same, without reading the articles that are to be passed over; `take` gets nothing for those.
    pub fn each_unless(
        &self,
        inputs: &[PathBuf],
        messages: &mut Messages,
        passed_over: impl Fn(&Article) -> bool + Sync,
        take: impl FnMut(Option<Reading>) -> ControlFlow<()>,
    ) -> Result<()> {
        let reader = Reader::new(self.knowledge()?, self.base())?;
        let make = |article: &Article| (!passed_over(article)).then(|| reader.read(article));
        self.stream(inputs, messages, make, |reading| reading.as_ref().map_or(0, facts), take)
    }

    /// Gives each article of the inputs to `take`, unread.
    pub fn articles(&self, inputs: &[PathBuf], messages: &mut Messages, mut take: impl FnMut(Article)) -> Result<()> {
        self.stream(
            inputs,
            messages,
            Article::clone,
            |_| 0,
            |article| {
                take(article);
                ControlFlow::Continue(())
            },
        )
    }

    /// Makes something of each article on all cores, in the order of the inputs.
    pub fn stream<T: Send>(
        &self,
        inputs: &[PathBuf],
        messages: &mut Messages,
        make: impl Fn(&Article) -> T + Sync,
        facts: impl Fn(&T) -> usize,
        mut take: impl FnMut(T) -> ControlFlow<()>,
    ) -> Result<()> {
        messages.set_quiet(self.quiet);
        let options = corpus::Options { date: self.date, fields: self.field.clone(), ..corpus::Options::default() };
        let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = self.threads.map_or_else(cores, NonZeroUsize::get);
        messages.begin_reading(&options.extent);
        let make = |article: &Article| (article.text.len(), make(article));
        let result = corpus::in_order(inputs, &options, threads, make, |result| match result {
            Ok((bytes, made)) => {
                messages.article_read(bytes, facts(&made));
                take(made)
            }
            Err(problem) => {
                messages.problem(&problem);
                ControlFlow::Continue(())
            }
        });
        messages.end_reading();
        Ok(result?)
    }

    /// All readings of the inputs, each with the article it was made from.
    pub fn all_with_articles(&self, inputs: &[PathBuf], messages: &mut Messages) -> Result<Vec<(Reading, Article)>> {
        let reader = Reader::new(self.knowledge()?, self.base())?;
        let mut all = Vec::new();
        let make = |article: &Article| (reader.read(article), article.clone());
        let facts = |(reading, _): &(Reading, Article)| facts(reading);
        self.stream(inputs, messages, make, facts, |read| {
            all.push(read);
            ControlFlow::Continue(())
        })?;
        Ok(all)
    }

    /// All readings of the inputs.
    pub fn all(&self, inputs: &[PathBuf], messages: &mut Messages) -> Result<Vec<Reading>> {
        let mut readings = Vec::new();
        self.each(inputs, messages, |reading| {
            readings.push(reading);
            ControlFlow::Continue(())
        })?;
        Ok(readings)
    }
}

/// How many facts a reading holds.
fn facts(reading: &Reading) -> usize {
    reading.events.len() + reading.statements.len() + reading.offices.len() + reading.initiatives.len()
}

fn day(text: &str) -> Result<Date, String> {
    corpus::parse_date(text).ok_or_else(|| "no such day; write it as YYYY-MM-DD".to_owned())
}

pub fn base(text: &str) -> Result<IdentifierBase, String> {
    let absolute = text.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    if absolute && clean {
        Ok(IdentifierBase::new(text))
    } else {
        Err("not an absolute IRI; write one such as https://example.org/id".to_owned())
    }
}

fn field(text: &str) -> Result<(Field, String), String> {
    let (field, name) = text.split_once('=').ok_or("write it as WHAT=NAME, for example text=body")?;
    Ok((field.parse()?, name.to_owned()))
}
