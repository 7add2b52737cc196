//! `diplograph extract`: read articles, write the graph in one format.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::rdf::Provenance;
use diplograph::store::Store;

use super::format::Format;
use super::messages::Messages;
use super::output::Output;
use super::readings::Readings;
use super::sources::Sources;
use super::written::Drawing;

/// Read articles and write the graph
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Articles: files, folders, or `-` for standard input
    #[arg(required_unless_present = "store", value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Format to write [default: by the ending of FILE, else turtle]
    #[arg(long, value_name = "FORMAT")]
    to: Option<Format>,

    /// File to write; it appears whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Note in the graph when it was made; without this the same input gives the same bytes
    #[arg(long)]
    stamp: bool,

    #[command(flatten)]
    drawing: Drawing,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Examples:
  diplograph extract seeds/g20-bali-2022.txt                 Turtle on standard output
  diplograph extract seeds -o graph.trig                     a named graph for each article
  diplograph extract seeds -o graph.svg --around 'Xi Jinping'  a picture of what is near
  echo 'António Guterres met Volodymyr Zelenskyy in Kyiv on Wednesday.' |
    diplograph extract - --date 2023-03-08 --to jsonl";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let format = Format::choose(self.to, self.output.as_deref()).unwrap_or_else(|message| super::usage(&message));
        let mut output = Output::open(self.output.as_deref())?;
        let read = match format {
            Format::Jsonl if self.inputs.is_empty() => self.write_stored(&mut output)?,
            Format::Jsonl if self.readings.store.is_some() => {
                let set = Sources::new(&self.inputs).readings(&self.readings, messages)?;
                set.iter().try_for_each(|reading| -> Result<()> { Ok(writeln!(output, "{}", reading.to_json()?)?) })?;
                set.len()
            }
            Format::Jsonl => self.write_readings(&mut output, messages)?,
            _ => {
                let mut told = Sources::new(&self.inputs).told(&self.readings, messages)?;
                let (base, mut read) = (self.readings.base(), 0);
                let readings = told.readings()?.inspect(|_| read += 1);
                self.drawing.write_readings(readings, format, &base, &self.provenance(), &mut output, messages)?;
                read
            }
        };
        // Where nothing could be read, an older file stays as it is.
        if read == 0 { Ok(()) } else { output.finish() }
    }

    /// Who made the graph; when, only if asked for.
    fn provenance(&self) -> Provenance {
        let stamp = self.stamp.then(|| jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
        Provenance { stamp, ..Provenance::default() }
    }

    /// What the store holds, a reading in memory at a time.
    fn write_stored(&self, output: &mut Output) -> Result<usize> {
        let Some(folder) = &self.readings.store else { return Ok(0) };
        let mut written = 0;
        for reading in Store::open(folder)?.readings()? {
            writeln!(output, "{}", reading?.to_json()?)?;
            written += 1;
        }
        Ok(written)
    }

    /// Readings go out as they come: memory does not grow with the input. Gives their number.
    fn write_readings(&self, output: &mut Output, messages: &mut Messages) -> Result<usize> {
        let (mut read, mut failure) = (0, None);
        self.readings.each(&self.inputs, messages, |reading| {
            read += 1;
            let line = reading.to_json().map_err(anyhow::Error::from);
            failure = line.and_then(|line| Ok(writeln!(output, "{line}")?)).err();
            if failure.is_none() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        failure.map_or(Ok(read), Err)
    }
}
