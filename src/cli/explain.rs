//! `diplograph explain`: what a thing rests on, and why two tellings are or are not one event.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Parser;
use diplograph::graph::{Graph, Point, Told, Verdict};
use diplograph::rdf::shorten;

use super::mentions::Mentions;
use super::messages::Messages;
use super::readings::Readings;
use super::sources::Sources;

/// Show what a thing rests on, and why two tellings are or are not one event
///
/// A and B are names (António Guterres), identifiers, or their ends (brief#e1).
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// The thing to explain
    #[arg(value_name = "A")]
    one: String,

    /// Another, to compare with
    #[arg(long = "with", short, value_name = "B")]
    other: Option<String>,

    /// Articles, or JSON lines written earlier
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Examples:
  diplograph explain 'António Guterres' seeds
  diplograph explain event/meeting/2023-09-18/antony-blinken+han-zheng --with brief#e1 readings.jsonl

Every mention is shown with its sentence (where the article itself is given) and the reason why it means this thing.";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let sources = Sources::new(&self.inputs);
        if sources.has_rdf() {
            bail!(
                "explain needs the articles or their JSON lines: RDF keeps the outcome of merging, not what was weighed"
            );
        }
        let (readings, articles) = sources.readings_and_articles(&self.readings, messages)?;
        let graph = Graph::new(&readings, &self.readings.base());
        let mentions = Mentions::new(&readings, &articles)?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        match &self.other {
            None => self.one(&graph, &mentions, &mut out)?,
            Some(other) => self.two(&graph, other, &mut out)?,
        }
        Ok(out.flush()?)
    }

    fn one(&self, graph: &Graph, mentions: &Mentions<'_>, out: &mut impl Write) -> Result<()> {
        let base = graph.base().as_str();
        let at = graph.find(&known(graph, &self.one))?;
        let node = &graph.net()[at];
        writeln!(out, "{} ({})\n  {}", node.label(), node.kind().name(), shorten(&node.iri, base))?;
        for told in graph.told(at) {
            write_told(&told, base, out)?;
            mentions.write(graph, &told, out)?;
        }
        Ok(())
    }

    fn two(&self, graph: &Graph, other: &str, out: &mut impl Write) -> Result<()> {
        let base = graph.base().as_str();
        let (one_iri, other_iri) = (known(graph, &self.one), known(graph, other));
        let (one, other) = (graph.find(graph.canonical(&one_iri))?, graph.find(graph.canonical(&other_iri))?);
        let (a, b) = (&graph.net()[one], &graph.net()[other]);
        if one == other {
            writeln!(out, "Both are told of {} ({}).", a.label(), shorten(&a.iri, base))?;
            for told in graph.told(one) {
                write_told(&told, base, out)?;
            }
            return Ok(());
        }
        if !(a.kind().is_event() && b.kind().is_event()) {
            writeln!(out, "{} and {} are two things.", a.label(), b.label())?;
            for edge in graph.between(one, other) {
                writeln!(out, "  {edge}")?;
            }
            return Ok(());
        }
        writeln!(out, "{} and {} are two events.", shorten(&a.iri, base), shorten(&b.iri, base))?;
        let points = graph.compare(a, b).map(|comparison| comparison.points).unwrap_or_default();
        for Point { name, one, other, agrees } in points {
            let mark = if agrees { "agrees" } else { "differs" };
            writeln!(out, "  {name:<9} {mark:<8} {} | {}", list(&one, base), list(&other, base))?;
        }
        for (side, iri) in [("the first", &a.iri), ("the second", &b.iri)] {
            if let Some(decision) = graph.decisions().get(&**iri) {
                writeln!(out, "  {side}: {}", reason(&decision.verdict, base))?;
            }
        }
        Ok(())
    }
}

/// An identifier may be given by its end.
fn known(graph: &Graph, name: &str) -> String {
    let base = graph.base().as_str();
    let told = |iri: &str| graph.decisions().contains_key(iri) || graph.node(iri).is_some();
    let candidates = [name.to_owned(), format!("{base}/{name}"), format!("{base}/article/{name}")];
    candidates.into_iter().find(|iri| told(iri)).unwrap_or_else(|| name.to_owned())
}

fn write_told(told: &Told, base: &str, out: &mut impl Write) -> Result<()> {
    writeln!(out, "\nin {} as {}", told.article, shorten(&told.iri, base))?;
    if let Some(verdict) = &told.verdict {
        writeln!(out, "  {}", reason(verdict, base))?;
    }
    for says in &told.says {
        writeln!(out, "  {says}")?;
    }
    for words in &told.words {
        writeln!(out, "  “{words}”")?;
    }
    if !told.rules.is_empty() {
        writeln!(out, "  read by {}", told.rules.iter().map(String::as_str).collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

fn reason(verdict: &Verdict, base: &str) -> String {
    match verdict {
        Verdict::Itself => "kind, participants and day (or the gathering's name) make it this event".to_owned(),
        Verdict::CompatibleKind => "called talks here and a meeting elsewhere; participants and day agree".to_owned(),
        Verdict::OnlyCandidate => "told more vaguely, and only one event of another article fits".to_owned(),
        Verdict::NoCandidate => "told too vaguely to name the event, and no event of another article fits".to_owned(),
        Verdict::SeveralCandidates(all) => format!("told too vaguely, and several events fit: {}", list(all, base)),
        Verdict::TooVague => "fewer than two actors, or a status that no other event may take over".to_owned(),
    }
}

fn list(values: &BTreeSet<String>, base: &str) -> String {
    if values.is_empty() {
        return "-".to_owned();
    }
    values.iter().map(|value| shorten(value, base)).collect::<Vec<_>>().join(", ")
}
