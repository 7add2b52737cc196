//! What the program knows before it reads: people and their offices, organizations, places, gatherings, initiatives, and
//! the words of its lexicons. All of it is data of `ontology/`; this module is the only one that reads that folder.
//!
//! [`Reference`] holds the entities. It is embedded as a compiled index made from the Turtle of `ontology/reference`
//! (see `ontology/README.md` for the command); a user's folder of Turtle files adds to it or overrides by slug.
//! [`Table`] reads the lexicons' tab-separated files.

mod binary;
mod build;
pub mod calendar;
mod entry;
mod error;
mod frames;
mod gazetteer;
mod index;
mod lexicon;
mod naming;
mod queries;
mod record;
mod reference;
mod speech;
#[cfg(test)]
mod tests;
mod turtle;
mod vocabulary;

use std::path::Path;

pub use calendar::Calendar;
pub use entry::{Entry, EntryClass, EntryId, EntryKind, Term};
pub use error::{KnowledgeError, Position};
pub use frames::{Code, Frame, Frames, Governor, Part};
pub use gazetteer::TitleWords;
pub use index::{Key, Match};
pub use lexicon::{Row, Table};
pub use naming::{
    Gender, Group, GroupClass, Head, HeadKind, HomeOffice, Metonym, Naming, Ordinary, Particle, Phrases, Pronoun, Role,
    RoleClass, TitleWord, Trait, Traits,
};
pub use queries::{NamedQuery, Parameter, ParameterError, ParameterKind, UnknownName, named_queries, named_query};
pub use record::{Alias, Record, TermRecord};
pub use reference::Reference;
pub use speech::{
    AddresseeSlot, Complement, RelationVerb, RelationVerbs, SpeechClue, SpeechLexicon, SpeechVerb, SpeechVerbs,
    SpeechWords,
};
pub use turtle::read_turtle;
pub use vocabulary::{CONTEXT, ONTOLOGY, SHAPES};

/// The compiled index of `ontology/reference`.
const EMBEDDED: &[u8] = include_bytes!("../../ontology/reference.bin");

/// Everything known before reading.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// The entities.
    pub reference: Reference,
    /// The frames by which events are read.
    pub frames: Frames,
    /// The words that names and titles are made of.
    pub naming: Naming,
    titles: TitleWords,
}

impl Knowledge {
    /// The knowledge that the program carries in itself.
    ///
    /// # Errors
    /// When the compiled index is not of this version of the program.
    pub fn embedded() -> Result<Self, KnowledgeError> {
        Ok(Self {
            reference: Reference::decode(EMBEDDED)?,
            frames: Frames::house()?,
            naming: Naming::embedded()?,
            titles: TitleWords::default(),
        })
    }

    /// This knowledge and that of a folder: every `*.ttl` file in it, in order of name. Its entities add to the
    /// embedded ones; an entity of the same kind and slug replaces the embedded one.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or a file breaks a rule of reference files; see [`KnowledgeError`].
    pub fn with_reference_folder(mut self, folder: &Path) -> Result<Self, KnowledgeError> {
        let added = turtle::read_folder(folder)?;
        self.reference = self.reference.overlaid(added).map_err(|error| turtle::located(error, folder))?;
        Ok(self)
    }

    /// The same knowledge with titles and offices that the language engine is to know as phrases ("secretary of state").
    #[must_use]
    pub fn with_titles<'a>(mut self, titles: impl IntoIterator<Item = &'a str>) -> Self {
        self.titles = TitleWords::new(titles);
        self
    }
}
