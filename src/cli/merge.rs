//! `diplograph merge`: join readings made elsewhere, on any number of machines.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Parser;
use diplograph::graph::SpooledReadings;
use diplograph::rdf::Provenance;
use diplograph::reading::IdentifierBase;
use walkdir::WalkDir;

use super::format::Format;
use super::messages::Messages;
use super::output::Output;
use super::readings::base;
use super::sources::read_lines;
use super::written::Drawing;

/// Join readings made by `extract --to jsonl`, here or on a cluster
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Files of JSON lines (also gzip), folders of such files, or `-`
    #[arg(required = true, value_name = "READINGS")]
    inputs: Vec<PathBuf>,

    /// Format to write [default: by the ending of FILE, else jsonl]
    #[arg(long, value_name = "FORMAT")]
    to: Option<Format>,

    /// File to write; it appears whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Base of the identifiers that are minted
    #[arg(long, value_name = "IRI", value_parser = base)]
    base: Option<IdentifierBase>,

    #[command(flatten)]
    drawing: Drawing,
}

const EXAMPLE: &str = "\
Examples:
  diplograph merge part-1.jsonl part-2.jsonl -o all.jsonl    each article once, sorted
  diplograph merge readings/ -o graph.ttl                    the merged graph
  diplograph merge readings/ -o graph.svg --top 20           a picture of it

Order and grouping of the readings leave no trace: merging is associative, commutative and idempotent.";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let unnamed = self.output.as_ref().is_none_or(|file| file.as_os_str() == "-");
        let asked = self.to.or(unnamed.then_some(Format::Jsonl));
        let format = Format::choose(asked, self.output.as_deref()).unwrap_or_else(|message| super::usage(&message));
        let mut output = Output::open(self.output.as_deref())?;
        let mut set = SpooledReadings::default();
        for path in self.inputs.iter().flat_map(|input| files(input)) {
            let mut added = Ok(());
            let read = read_lines(&path, messages, |reading| {
                if added.is_ok() {
                    added = set.add(&reading);
                }
            });
            if let Err(error) = read {
                messages.error(&error);
            }
            added?;
        }
        if set.is_empty() {
            return Ok(());
        }
        match format {
            Format::Jsonl => {
                for line in set.lines() {
                    writeln!(output, "{}", line?)?;
                }
            }
            _ => {
                let base = self.base.unwrap_or_default();
                let readings = set.readings().map(|reading| Ok(reading?));
                self.drawing.write_readings(readings, format, &base, &Provenance::default(), &mut output, messages)?;
            }
        }
        output.finish()
    }
}

/// The files of an input: itself, or those of the folder. Engines mark their own files with `_` or `.`.
fn files(input: &Path) -> Vec<PathBuf> {
    if !input.is_dir() {
        return vec![input.to_owned()];
    }
    let own =
        |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b"_") || name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(input).sort_by_file_name().into_iter().filter_map(Result::ok);
    walk.filter(|entry| entry.file_type().is_file() && !own(entry.file_name()))
        .map(walkdir::DirEntry::into_path)
        .collect()
}
