//! What can go wrong with a store, and the way out.

use std::io;
use std::path::{Path, PathBuf};

/// Why a store cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The folder does not exist.
    #[error("{0}: no such store; `diplograph add --store {0} INPUT…` makes one")]
    Missing(PathBuf),
    /// The folder holds something else.
    #[error("{0}: not a store; name a new or empty folder, or one made by `diplograph add`")]
    NotAStore(PathBuf),
    /// It was written by a later version.
    #[error("{0}: a store of format {1}, which this version does not know; use a newer diplograph")]
    Newer(PathBuf, u64),
    /// Another process writes to it.
    #[error("{0}: another process is writing to this store; wait until it is done and try again")]
    Busy(PathBuf),
    /// A line in it is not what was written.
    #[error(
        "{path}: damaged at byte {at} ({reason}); restore the file from a copy, or move it away to go on without it"
    )]
    Damaged {
        /// The segment.
        path: PathBuf,
        /// Where the line begins.
        at: u64,
        /// What is wrong.
        reason: String,
    },
    /// The system refused.
    #[error("{path}: {source}; what the store held before is unharmed")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl StoreError {
    /// For `map_err`: an error of the system, with the path.
    pub fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}
