//! The graph as RDF: written, read back, and asked.
//!
//! Each article is a named graph with what it tells and the words that say so; the default graph is the merged view.
//! Events follow the Simple Event Model and schema.org, evidence the Web Annotation Data Model, provenance PROV-O,
//! offices the W3C Organization Ontology, times OWL-Time. There are no blank nodes: every node has an identifier that
//! the same input always gives. This module alone names oxigraph's store.

mod dataset;
mod describe;
mod format;
mod jsonld;
mod merged;
#[cfg(feature = "rocksdb")]
mod on_disk;
mod order;
mod part;
mod quads;
mod query;
mod relative;
mod shapes;
mod sorter;
mod table;
mod verify;
pub mod vocab;
mod write;

pub use dataset::{Dataset, LoadError, NameError};
pub use format::Format;
pub use merged::{merged, merged_readings};
pub use quads::{Provenance, quads, told};
pub use query::{Answer, AnswerFormat, QueryError};
pub use shapes::{Constraint, Violation, check, constraints};
pub use table::shorten;
pub use verify::{Finding, Original, Proven, verify};
pub use write::{Written, write, write_quads, write_readings};
