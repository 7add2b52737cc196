//! `diplograph verify`: do the quotes stand where the graph says?

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use diplograph::rdf::{Finding, Original, Proven, Provenance, verify};

use super::messages::Messages;
use super::readings::Readings;
use super::sources::Sources;

/// Prove every quote and position of a graph against the articles
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// The graph: an RDF file, or JSON lines written earlier
    #[arg(value_name = "GRAPH")]
    graph: PathBuf,

    /// The articles it was made from
    #[arg(required = true, value_name = "ARTICLES")]
    articles: Vec<PathBuf>,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Example:
  diplograph extract seeds -o graph.ttl
  diplograph verify graph.ttl seeds";

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let sources = Sources::new(std::slice::from_ref(&self.graph));
        let dataset = sources.dataset(&self.readings, &Provenance::default(), messages)?;
        let mut originals = BTreeMap::new();
        self.readings.articles(&self.articles, messages, |article| {
            let digest = format!("{:016x}", article.digest());
            originals.insert(article.id.clone(), Original { text: article.text, digest });
        })?;
        let all = verify(&dataset, &originals)?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        let wrong: Vec<&Proven> = all.iter().filter(|proven| !proven.finding.is_proven()).collect();
        for proven in &wrong {
            writeln!(out, "{}", line(proven))?;
        }
        if all.is_empty() {
            messages.failure("the graph holds no evidence (oa:hasSource, oa:hasSelector): there is nothing to prove");
        }
        writeln!(out, "{} of {} quotes stand where the graph says", all.len() - wrong.len(), all.len())?;
        if !wrong.is_empty() {
            messages.failure(format_args!("{} quotes are not proven", wrong.len()));
        }
        Ok(out.flush()?)
    }
}

fn line(proven: &Proven) -> String {
    let Proven { article, words, span, .. } = proven;
    format!("{article}: {}-{}: {}: “{words}”", span.start, span.end, reason(&proven.finding))
}

fn reason(finding: &Finding) -> String {
    match finding {
        Finding::Proven => "stands there".to_owned(),
        Finding::Differs(found) => {
            format!("other words stand there (“{found}”) and the quote is nowhere in the article")
        }
        Finding::OutOfText => "the article ends before, and the quote is nowhere in it".to_owned(),
        Finding::Elsewhere(at) => format!("the quote stands at {at} instead"),
        Finding::NoArticle => "the article was not given".to_owned(),
        Finding::Changed(inner) => format!("the article has changed since; {}", reason(inner)),
        Finding::Incomplete => "the graph lacks the quote or its position".to_owned(),
    }
}
