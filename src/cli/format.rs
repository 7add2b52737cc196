//! The formats that a graph can be written in, and how a file's ending names them.

use std::path::Path;

use clap::ValueEnum;
use diplograph::rdf;

/// A format of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// RDF 1.1 Turtle: the merged graph
    Turtle,
    /// RDF 1.1 `TriG`: the merged graph, and a named graph for each article
    Trig,
    /// RDF 1.1 N-Quads: the same, a statement a line
    Nquads,
    /// RDF 1.1 N-Triples: the merged graph, a statement a line
    Ntriples,
    /// RDF/XML: the merged graph
    Rdfxml,
    /// JSON-LD: the merged graph, and a named graph for each article
    Jsonld,
    /// A JSON object an article: what each says, to be merged later
    Jsonl,
    /// Graphviz: a picture of the merged graph
    Dot,
    /// SVG: the same picture, drawn by Graphviz where it is installed and else by this program
    Svg,
    /// GraphML: the merged graph for Gephi, yEd, Cytoscape
    Graphml,
}

impl Format {
    /// The format that was asked for, else the one that the file's ending names, else Turtle.
    pub fn choose(asked: Option<Self>, file: Option<&Path>) -> Result<Self, String> {
        let Some(file) = file.filter(|file| asked.is_none() && file.as_os_str() != "-") else {
            return Ok(asked.unwrap_or(Self::Turtle));
        };
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        Ok(match ending.as_deref() {
            Some("ttl" | "turtle") => Self::Turtle,
            Some("trig") => Self::Trig,
            Some("nq" | "nquads") => Self::Nquads,
            Some("nt" | "ntriples") => Self::Ntriples,
            Some("rdf" | "xml" | "owl") => Self::Rdfxml,
            Some("jsonld") => Self::Jsonld,
            Some("jsonl" | "ndjson") => Self::Jsonl,
            Some("dot" | "gv") => Self::Dot,
            Some("svg") => Self::Svg,
            Some("graphml") => Self::Graphml,
            _ => return Err(format!("the ending of `{}` names no format; say which with --to", file.display())),
        })
    }

    /// Whether it is written subject by subject, so that no graph need be in memory.
    pub fn is_streamed(self) -> bool {
        matches!(self, Self::Turtle | Self::Ntriples | Self::Rdfxml)
    }

    /// Whether it carries what each article tells, beside the merged graph.
    pub fn has_tellings(self) -> bool {
        self.rdf().has_graphs()
    }

    /// The syntax of RDF that this is; JSON lines and pictures, which are none, count as Turtle.
    pub fn rdf(self) -> rdf::Format {
        match self {
            Self::Trig => rdf::Format::TriG,
            Self::Nquads => rdf::Format::NQuads,
            Self::Ntriples => rdf::Format::NTriples,
            Self::Rdfxml => rdf::Format::RdfXml,
            Self::Jsonld => rdf::Format::JsonLd,
            Self::Turtle | Self::Jsonl | Self::Dot | Self::Svg | Self::Graphml => rdf::Format::Turtle,
        }
    }
}
