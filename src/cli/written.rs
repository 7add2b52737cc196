//! A graph written in the format that was asked for: one place, so that `extract`, `merge` and a store write alike.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::Result;
use clap::{Args, ValueEnum};
use diplograph::export::{self, Picture, dot, svg};
use diplograph::graph::{Graph, ReadingSet};
use diplograph::rdf::{self, Provenance, Written};
use diplograph::reading::{IdentifierBase, Reading};

use super::format::Format;
use super::messages::Messages;
use super::output::Output;
use super::picture::PictureArgs;

/// How a picture is laid out, as typed.
#[derive(Debug, Args)]
pub struct Drawing {
    #[command(flatten)]
    picture: PictureArgs,

    /// What lays out SVG
    #[arg(long, value_enum, default_value = "auto", value_name = "PROGRAM", help_heading = "Picture")]
    layout: Layout,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Graphviz where it is installed, else this program
    Auto,
    /// Graphviz
    Graphviz,
    /// This program: needs nothing else, and gives the same bytes everywhere
    Builtin,
}

impl Drawing {
    /// Writes the graph.
    pub fn write(
        &self,
        graph: &Graph,
        format: Format,
        provenance: &Provenance,
        output: &mut Output,
        messages: &mut Messages,
    ) -> Result<()> {
        match format {
            Format::Dot => dot::write(&self.picture(graph)?, output)?,
            Format::Svg => self.write_svg(&self.picture(graph)?, output)?,
            Format::Graphml => export::write_graphml(graph, output)?,
            _ => note_altered(rdf::write(graph, format.rdf(), provenance, output)?, messages),
        }
        Ok(())
    }

    /// Writes the graph of readings, without making it where the format allows that.
    pub fn write_readings(
        &self,
        readings: impl Iterator<Item = Result<Reading>>,
        format: Format,
        base: &IdentifierBase,
        provenance: &Provenance,
        output: &mut Output,
        messages: &mut Messages,
    ) -> Result<()> {
        if format.is_streamed() {
            let written = rdf::write_readings(readings, format.rdf(), base, provenance, output)?;
            note_altered(written, messages);
            return Ok(());
        }
        let graph = if format.has_tellings() {
            Graph::consuming(readings.collect::<Result<ReadingSet>>()?, base)
        } else {
            Graph::merged(readings, base)?
        };
        self.write(&graph, format, provenance, output, messages)
    }

    /// What is to be drawn.
    pub fn picture(&self, graph: &Graph) -> Result<Picture> {
        Ok(Picture::new(graph, &self.picture.options())?)
    }

    /// Draws, by Graphviz if it is wanted and there.
    pub fn write_svg(&self, picture: &Picture, output: &mut Output) -> Result<()> {
        let drawn = match self.layout {
            Layout::Builtin => None,
            Layout::Auto => graphviz(picture).ok(),
            Layout::Graphviz => Some(graphviz(picture)?),
        };
        match drawn {
            Some(drawn) => output.write_all(&drawn)?,
            None => svg::write(picture, output)?,
        }
        Ok(())
    }
}

/// Tells what RDF/XML could not carry.
fn note_altered(written: Written, messages: &mut Messages) {
    if written.altered > 0 {
        messages.note(format_args!(
            "{} values hold control characters, which RDF/XML cannot carry; they became U+FFFD",
            written.altered
        ));
    }
}

/// The picture as Graphviz draws it.
fn graphviz(picture: &Picture) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    dot::write(picture, &mut text)?;
    let started =
        Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut dot = started.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow::anyhow!("Graphviz is not installed: there is no program `dot`"),
        _ => anyhow::anyhow!("Graphviz cannot be started: {error}"),
    })?;
    // It reads all before it writes.
    let fed = dot.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(&text));
    let drawn = dot.wait_with_output()?;
    anyhow::ensure!(
        drawn.status.success() && fed.is_ok(),
        "Graphviz fails: {}",
        String::from_utf8_lossy(&drawn.stderr).trim()
    );
    Ok(drawn.stdout)
}
