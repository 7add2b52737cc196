//! The formats in which a graph is written and read.

use std::path::Path;

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// A concrete syntax of RDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Turtle: the merged view, for people and version control.
    Turtle,
    /// TriG: the merged view and each article's own graph.
    TriG,
    /// N-Quads: the same, a quad a line.
    NQuads,
    /// N-Triples: the merged view, a triple a line.
    NTriples,
    /// RDF/XML: the merged view.
    RdfXml,
    /// JSON-LD: the merged view and each article's own graph.
    JsonLd,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Turtle, Self::TriG, Self::NQuads, Self::NTriples, Self::RdfXml, Self::JsonLd];

    /// The name used on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Turtle => "turtle",
            Self::TriG => "trig",
            Self::NQuads => "nquads",
            Self::NTriples => "ntriples",
            Self::RdfXml => "rdfxml",
            Self::JsonLd => "jsonld",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that a file's ending stands for.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "ttl" | "turtle" => Some(Self::Turtle),
            "trig" => Some(Self::TriG),
            "nq" | "nquads" => Some(Self::NQuads),
            "nt" | "ntriples" => Some(Self::NTriples),
            "rdf" | "owl" | "rdfxml" => Some(Self::RdfXml),
            "jsonld" => Some(Self::JsonLd),
            _ => None,
        }
    }

    /// The format that a text looks like, for input without a telling name; nothing when it looks like prose.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
        let head = head.trim_start_matches('\u{feff}').trim_start();
        if head.starts_with("<?xml") || head.starts_with("<rdf:RDF") {
            return head.contains("rdf:RDF").then_some(Self::RdfXml);
        }
        if head.starts_with(['{', '[']) {
            return (head.contains("\"@context\"") || head.contains("\"@id\"")).then_some(Self::JsonLd);
        }
        let first = head.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
        let lower = first.to_ascii_lowercase();
        if ["@prefix", "@base", "prefix ", "base "].iter().any(|start| lower.starts_with(start)) {
            // TriG is Turtle with graphs: whatever reads it reads both.
            return Some(Self::TriG);
        }
        (first.starts_with('<') && first.contains("> <") && first.ends_with('.')).then_some(Self::NQuads)
    }

    /// Whether each article's own graph is written too.
    #[must_use]
    pub fn has_graphs(self) -> bool {
        matches!(self, Self::TriG | Self::NQuads | Self::JsonLd)
    }

    pub(super) fn syntax(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::TriG => RdfFormat::TriG,
            Self::NQuads => RdfFormat::NQuads,
            Self::NTriples => RdfFormat::NTriples,
            Self::RdfXml => RdfFormat::RdfXml,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        }
    }
}
