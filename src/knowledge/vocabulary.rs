//! The vocabulary's own files, as they are in `ontology/`.

/// The terms: `ontology/diplograph.ttl`.
pub const ONTOLOGY: &str = include_str!("../../ontology/diplograph.ttl");

/// The shapes that every graph conforms to: `ontology/shapes.ttl`.
pub const SHAPES: &str = include_str!("../../ontology/shapes.ttl");

/// The JSON-LD context: `ontology/context.jsonld`.
pub const CONTEXT: &str = include_str!("../../ontology/context.jsonld");
