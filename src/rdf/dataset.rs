//! A queryable dataset: the quads of a graph, or of RDF files written earlier, in an oxigraph store.

use std::io::{self, Read};

use oxigraph::io::{RdfParseError, RdfParser};
use oxigraph::model::{GraphName, GraphNameRef, Quad, Term};
use oxigraph::store::{LoaderError, StorageError, Store};

use crate::graph::{Graph, each_telling};
use crate::reading::{IdentifierBase, Reading};
use crate::text::fold;

use super::format::Format;
use super::merged::merged_readings;
use super::quads::{Provenance, own_graph, quads};
use super::vocab::{ALT_LABEL, LABEL};

/// About how many megabytes of quads are loaded at once.
const AT_ONCE: usize = 400;

/// What keeps RDF from being read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The text breaks the rules of its format.
    #[error("{name}:{line}:{column}: not valid {format}: {message}")]
    Syntax {
        /// The file, as the caller names it.
        name: String,
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
        /// The format that was expected.
        format: &'static str,
        /// What the parser says.
        message: String,
    },
    /// The file could not be read.
    #[error("{name}: {source}")]
    Read {
        /// The file, as the caller names it.
        name: String,
        /// Why not.
        source: io::Error,
    },
    /// The store failed.
    #[error("the store failed: {0}")]
    Store(#[from] StorageError),
}

/// What keeps a name from being found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Nothing bears it.
    #[error("nothing in the graph is called '{name}'{}", suggestion(.nearest))]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names most like it.
        nearest: Vec<String>,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] LoadError),
}

fn suggestion(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("; nearest: {}", names.join(", ")) }
}

/// RDF in memory, ready to be asked.
#[derive(Clone)]
pub struct Dataset {
    pub(super) store: Store,
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dataset").finish_non_exhaustive()
    }
}

impl Dataset {
    /// An empty dataset.
    ///
    /// # Errors
    /// When the store cannot be made.
    pub fn new() -> Result<Self, LoadError> {
        Ok(Self { store: Store::new()? })
    }

    /// The dataset of a graph: the merged view in the default graph, each article in its own.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(graph: &Graph, provenance: &Provenance) -> Result<Self, LoadError> {
        let dataset = Self::new()?;
        dataset.add(graph, provenance)?;
        Ok(dataset)
    }

    /// Adds the quads of a graph.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add(&self, graph: &Graph, provenance: &Provenance) -> Result<(), LoadError> {
        self.add_quads(quads(graph, provenance).map(Ok))
    }

    /// Adds the merged view of readings: enough for queries that name no graph. They come in order of article id, one
    /// for each article, and no graph is made of them.
    ///
    /// # Errors
    /// When a reading does not come, nothing can be put aside, or the store fails.
    pub fn add_merged<E: From<io::Error> + From<LoadError>>(
        &self,
        readings: impl Iterator<Item = Result<Reading, E>>,
        base: &IdentifierBase,
        provenance: &Provenance,
    ) -> Result<(), E> {
        let triples = merged_readings(readings, base, provenance)?;
        self.add_quads(triples.map(|triple| Ok(triple?.in_graph(GraphName::DefaultGraph))))
    }

    /// Adds the graphs of the articles.
    ///
    /// # Errors
    /// When a reading does not come, or the store fails.
    pub fn add_articles<E: From<LoadError>>(
        &self,
        readings: impl Iterator<Item = Result<Reading, E>>,
        base: &IdentifierBase,
        provenance: &Provenance,
    ) -> Result<(), E> {
        let articles = each_telling(readings, base, |telling| own_graph(base, &telling, provenance));
        self.add_quads(articles.flat_map(|quads| {
            let (quads, error) = match quads {
                Ok(quads) => (quads, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            quads.into_iter().map(Ok).chain(error.map(Err))
        }))
    }

    fn add_quads<E: From<LoadError>>(&self, quads: impl Iterator<Item = Result<Quad, E>>) -> Result<(), E> {
        let mut failed = None;
        let quads = quads.map_while(|quad| quad.map_err(|error| failed = Some(error)).ok());
        let mut loader = self.store.bulk_loader().with_max_memory_size_in_megabytes(AT_ONCE);
        loader.load_quads(quads).map_err(LoadError::Store)?;
        if let Some(error) = failed {
            return Err(error);
        }
        loader.commit().map_err(LoadError::Store)?;
        Ok(())
    }

    /// Adds an RDF file. Blank nodes of two files are kept apart. `name` is how messages call the file.
    ///
    /// # Errors
    /// When the file cannot be read or breaks the rules of its format; the error tells line and column.
    pub fn load(&self, reader: impl Read, format: Format, name: &str) -> Result<(), LoadError> {
        // A relative IRI in a file of another origin is resolved against a base that tells where it came from.
        let parser = RdfParser::from_format(format.syntax())
            .with_base_iri("file:///")
            .unwrap_or_else(|_| RdfParser::from_format(format.syntax()))
            .rename_blank_nodes();
        let mut loader = self.store.bulk_loader();
        loader.load_from_reader(parser, reader).map_err(|error| match error {
            LoaderError::Storage(error) => LoadError::Store(error),
            LoaderError::Parsing(error) => parse_error(error, format, name),
            error => LoadError::Read { name: name.to_owned(), source: io::Error::other(error) },
        })?;
        loader.commit()?;
        Ok(())
    }

    /// The preferred name of whatever bears this name: exactly, or else folded (case, accents and points do not count).
    ///
    /// # Errors
    /// When nothing bears it; the error tells the names most like it.
    pub fn name(&self, name: &str) -> Result<String, NameError> {
        let wanted = fold(name);
        let mut like: Vec<(f64, String)> = Vec::new();
        let mut folded = None;
        for predicate in [LABEL, ALT_LABEL] {
            for quad in self.store.quads_for_pattern(None, Some(predicate), None, None) {
                let quad = quad.map_err(LoadError::Store)?;
                let Term::Literal(literal) = &quad.object else { continue };
                if literal.value() == name {
                    return Ok(name.to_owned());
                }
                let other = fold(literal.value());
                if other == wanted && !wanted.is_empty() {
                    folded = folded.min(Some(literal.value().to_owned())).or_else(|| Some(literal.value().to_owned()));
                }
                let likeness = strsim::jaro_winkler(&other, &wanted);
                if likeness > 0.8 {
                    like.push((likeness, literal.value().to_owned()));
                }
            }
        }
        if let Some(found) = folded {
            return Ok(found);
        }
        like.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        like.dedup();
        let nearest = like.into_iter().take(3).map(|(_, name)| name).collect();
        Err(NameError::Unknown { name: name.to_owned(), nearest })
    }

    /// How many quads there are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn len(&self) -> Result<usize, LoadError> {
        Ok(self.store.len()?)
    }

    /// Whether there is no quad.
    ///
    /// # Errors
    /// When the store fails.
    pub fn is_empty(&self) -> Result<bool, LoadError> {
        Ok(self.store.is_empty()?)
    }

    /// Whether everything is in named graphs, as in a TriG file of another origin: then the merged view is empty, and
    /// queries look into all graphs.
    ///
    /// # Errors
    /// When the store fails.
    pub fn only_named(&self) -> Result<bool, LoadError> {
        match self.store.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)).next() {
            Some(quad) => quad.map(|_| false).map_err(LoadError::Store),
            None => Ok(!self.is_empty()?),
        }
    }
}

pub(super) fn parse_error(error: RdfParseError, format: Format, name: &str) -> LoadError {
    match error {
        RdfParseError::Io(source) => LoadError::Read { name: name.to_owned(), source },
        RdfParseError::Syntax(error) => {
            let at = error.location().map(|range| range.start);
            LoadError::Syntax {
                name: name.to_owned(),
                line: at.as_ref().map_or(1, |at| at.line + 1),
                column: at.as_ref().map_or(1, |at| at.column + 1),
                format: format.name(),
                message: without_position(&error.to_string()),
            }
        }
    }
}

/// The parsers put the position before their message; it is told once.
fn without_position(message: &str) -> String {
    let rest = message.split_once(": ").filter(|(head, _)| head.contains("line ") || head.contains(" at "));
    rest.map_or(message, |(_, rest)| rest).to_owned()
}
