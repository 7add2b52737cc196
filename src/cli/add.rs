//! `diplograph add`: read articles into a store.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::article::Article;
use diplograph::store::{Store, Writer};

use super::messages::Messages;
use super::readings::Readings;

/// Read articles into a store; those that it holds unchanged are passed over
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Articles: files, folders, archives, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Read also what is unchanged, for example with a newer version of the program
    #[arg(long)]
    again: bool,

    /// Begin a new segment after this many bytes
    #[arg(long, value_name = "BYTES", hide = true)]
    segment: Option<u64>,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Examples:
  diplograph add --store news seeds                    the first time, the store is made
  diplograph add --store news today.warc.gz            an article of the same identifier is replaced
  diplograph query --store news --name meetings

An article's identifier is its file's name without folder and ending, unless the file gives one.
Stopped at any moment, the store holds each article as it was before or as it is now.";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let Some(folder) = &self.readings.store else { super::usage("name the store: --store DIR") };
        let mut writer = Writer::open(folder)?;
        if let Some(bytes) = self.segment {
            writer = writer.with_segments_of(bytes);
        }
        let held: HashMap<String, (String, Option<String>)> = Store::open(folder)?
            .articles()
            .map(|(id, held)| (id.to_owned(), (held.digest.clone(), held.published.clone())))
            .collect();
        let unchanged = |article: &Article| {
            let published = article.published.map(|day| day.to_string());
            let same = |(digest, day): &(String, Option<String>)| {
                *digest == format!("{:016x}", article.digest()) && *day == published
            };
            !self.again && held.get(&article.id).is_some_and(same)
        };
        let (mut new, mut replaced, mut passed) = (0, 0, 0);
        let mut result = Ok(());
        self.readings.each_unless(&self.inputs, messages, unchanged, |reading| {
            let Some(reading) = reading else {
                passed += 1;
                return ControlFlow::Continue(());
            };
            let count = if held.contains_key(&reading.id) { &mut replaced } else { &mut new };
            *count += 1;
            result = writer.add(&reading);
            if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        result?;
        writer.commit()?;
        messages.note(format_args!("{new} added, {replaced} replaced, {passed} unchanged"));
        Ok(())
    }
}
