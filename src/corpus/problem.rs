//! What cannot be read, where, and what to do about it: one clear line each.

use std::io;

/// Something in the input that was left out, or read only in part. Shown as one line: place, reason, way out.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct Problem {
    /// The file, and the entry or line in it.
    pub place: String,
    /// The reason.
    #[source]
    pub kind: ProblemKind,
}

impl Problem {
    /// A problem at a place.
    #[must_use]
    pub fn new(place: &str, kind: ProblemKind) -> Self {
        Self { place: place.to_owned(), kind }
    }
}

/// Why something was left out, or read only in part. The message tells the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The path does not exist.
    #[error("no such file or folder; check the path")]
    Missing,
    /// A folder without any file to read.
    #[error("no article in this folder; give a folder that holds text files, or the files themselves")]
    EmptyFolder,
    /// An archive without any file to read.
    #[error("no article in this archive")]
    EmptyArchive,
    /// A list without items, a table without rows, a crawl without pages.
    #[error("no article in this file, though it is of a form that holds some")]
    NoArticle,
    /// A feed without any item.
    #[error("no item in this feed")]
    EmptyFeed,
    /// The file has no text in it.
    #[error("empty, there is nothing to read; delete it or put the article's text into it")]
    Empty,
    /// The bytes are not text.
    #[error("binary data ({0}), not text; convert it to plain text in UTF-8 first")]
    Binary(&'static str),
    /// Longer than an article can be.
    #[error("longer than {0} MB, which is no single article; split it, or give it as JSON lines")]
    TooLong(usize),
    /// The date cannot be one. The article is read without.
    #[error("`{0}` is not a date; the article is read without one (correct it to YYYY-MM-DD)")]
    BrokenDate(String),
    /// Some bytes are no UTF-8. The article is read with what Windows-1252 makes of them, or else U+FFFD, in their place.
    #[error(
        "invalid UTF-8 at byte {at} ({count} such places), read as Windows-1252 where that makes words, with \u{FFFD} \
         elsewhere; save the file as UTF-8"
    )]
    Damaged {
        /// Offset of the first invalid byte.
        at: usize,
        /// How many places are invalid.
        count: usize,
    },
    /// A line, row, entry or record that is not what it should be.
    #[error("{0}; it is left out")]
    Malformed(String),
    /// An object or row without a text.
    #[error("no text in it; say with --field text=NAME which field holds the text ({0})")]
    NoText(String),
    /// A reading where an article was expected.
    #[error("a reading, not an article; `diplograph merge` takes readings")]
    Reading,
    /// RDF where an article was expected.
    #[error("RDF, not an article; `diplograph query` reads it")]
    Rdf,
    /// XML of an unknown vocabulary.
    #[error("XML that is neither a web page nor a feed; convert it to one of these or to plain text")]
    Xml,
    /// Archives in archives in archives.
    #[error("more than {0} archives inside of one another; unpack the outer ones first")]
    TooDeep(u8),
    /// It grows out of all proportion when unpacked.
    #[error("unpacks to more than {0} times its size; it looks like a decompression bomb, and the rest is left out")]
    Bomb(u64),
    /// A compressed file or archive that ends too early or is damaged.
    #[error("damaged or cut off ({0}); what came before is read, fetch the file again for the rest")]
    Damage(String),
    /// The system refused.
    #[error("cannot be read ({0}); check that it is a readable file")]
    Io(io::Error),
}

impl ProblemKind {
    /// A broken date, shortened to what fits a message.
    #[must_use]
    pub fn broken_date(text: &str) -> Self {
        Self::BrokenDate(excerpt(text))
    }
}

/// The beginning of something, to be shown in a message of one line.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let shown: String = text.trim().chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if shown.len() < text.trim().len() { shown + "…" } else { shown }
}

impl From<io::Error> for ProblemKind {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Io(error) }
    }
}
