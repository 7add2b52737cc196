//! Diplograph reads English diplomatic news and builds a knowledge graph: who met whom, when, where, within what and
//! about what; who holds which office; who proposed which initiative; who said what to whom. Every fact shows its words.
//!
//! ```text
//! bytes -> Article -> Document -> Reading -> Graph -> quads | DOT | tables
//!         (article)   (language)  (extract)  (graph)  (rdf, export)
//! ```

pub mod article;
pub mod corpus;
pub mod export;
pub mod extract;
mod frames;
pub mod graph;
pub mod knowledge;
pub mod language;
pub mod rdf;
pub mod reading;
pub mod store;
pub mod text;
