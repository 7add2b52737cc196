//! The trained model and the readers that use it: tagger, name recogniser, parser.
//!
//! All three are linear models whose features are hashed numbers and whose weights are integers, so that the same text
//! gives the same tags, names and trees on every machine. The trainer shares this code: what it trains is exactly what
//! is used.

pub mod file;
pub mod fuse;
pub mod hash;
pub mod lexicon;
mod marks;
pub mod names;
pub mod parser;
mod parts;
pub mod tagger;
pub mod weights;
pub mod word;

pub use file::ModelError;
pub use parts::{Model, section};
