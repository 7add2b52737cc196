//! What can be wrong with the files of `ontology/`.

use std::fmt;
use std::path::PathBuf;

/// A place in a file; lines and columns count from one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The file as named by the caller.
    pub file: PathBuf,
    /// Line.
    pub line: u64,
    /// Column, in characters.
    pub column: u64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

/// Why a knowledge file was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KnowledgeError {
    /// The file or folder cannot be read.
    #[error("{}: {error}", file.display())]
    Unreadable {
        /// The file or folder.
        file: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The folder holds no reference file.
    #[error("{}: no *.ttl file in this folder", folder.display())]
    NoFiles {
        /// The folder.
        folder: PathBuf,
    },
    /// The file breaks the grammar of its format or a rule of its contents.
    #[error("{at}: {message}")]
    Invalid {
        /// Where.
        at: Position,
        /// What is wrong.
        message: String,
    },
    /// An entity names another that is in no file.
    #[error("{entity} names {named}, which no reference file describes")]
    Unknown {
        /// Path of the entity.
        entity: String,
        /// Path of the one that is missing.
        named: String,
    },
    /// The compiled index was not made by this version of the program.
    #[error("the compiled reference index is damaged or of another version: {0}")]
    Index(&'static str),
}

impl KnowledgeError {
    /// A complaint about a place in a file.
    pub(crate) fn invalid(file: &std::path::Path, line: u64, column: u64, message: impl Into<String>) -> Self {
        Self::Invalid { at: Position { file: file.to_owned(), line, column }, message: message.into() }
    }
}
