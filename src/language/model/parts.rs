//! The parts of a model, ready to use: views into the sections of its file.

use super::file::{ModelError, ModelFile};
use super::lexicon::Lexicon;
use super::names::{Transitions, read_transitions};
use super::parser::Parser;
use super::tagger::TagSet;
use super::weights::Weights;

/// Names of the sections of a model file.
pub mod section {
    /// The pairs of tags.
    pub const TAGS: &str = "TAGS";
    /// The lexicon.
    pub const LEXICON: &str = "LEXI";
    /// Weights of the tagger.
    pub const TAGGER: &str = "TAGW";
    /// Weights of the name recogniser.
    pub const NAMES: &str = "NAMW";
    /// Transition scores of the name recogniser.
    pub const NAME_TRANSITIONS: &str = "NAMT";
    /// Weights of the parser.
    pub const PARSER: &str = "PARW";
}

/// A checked model.
#[derive(Debug, Clone)]
pub struct Model<'model> {
    /// The pairs of tags that the tagger gives.
    pub tags: TagSet,
    /// What is known about words.
    pub lexicon: Lexicon<'model>,
    /// Weights of the tagger.
    pub tagger: Weights<'model>,
    /// Weights of the name recogniser.
    pub names: Weights<'model>,
    /// Transition scores of the name recogniser.
    pub name_transitions: Transitions,
    /// The parser.
    pub parser: Parser<'model>,
}

impl<'model> Model<'model> {
    /// Opens a model file.
    ///
    /// # Errors
    /// When the file is no model, damaged, or lacks a part.
    pub fn open(bytes: &'model [u8]) -> Result<Self, ModelError> {
        let file = ModelFile::new(bytes)?;
        let weights = |name| Weights::new(file.section(name)?).ok_or(ModelError::Section { name });
        let malformed = |name| ModelError::Section { name };
        Ok(Self {
            tags: TagSet::read(file.section(section::TAGS)?).ok_or(malformed(section::TAGS))?,
            lexicon: Lexicon::new(file.section(section::LEXICON)?).ok_or(malformed(section::LEXICON))?,
            tagger: weights(section::TAGGER)?,
            names: weights(section::NAMES)?,
            name_transitions: read_transitions(file.section(section::NAME_TRANSITIONS)?)
                .ok_or(malformed(section::NAME_TRANSITIONS))?,
            parser: Parser::new(weights(section::PARSER)?),
        })
    }
}
