//! From bytes to articles: everything that can be read, told apart by its content, one [`Article`] after the other.
//!
//! [`each`] walks files, folders and standard input in an order that depends on their paths alone, and hands over
//! every article; what cannot be read is handed over as a [`Problem`], and the rest goes on. Memory is bounded by the
//! longest article, not by the input: archives, compressed files and tables are read as streams, and never unpacked.
//! [`in_order`] does something with every article on all cores.
//!
//! | form | how it is known | reader |
//! |---|---|---|
//! | crawl, headed, bare text | anything else | `plain` |
//! | JSON lines, JSON | begins with `{` or `[` | `json` |
//! | CSV, TSV | a first line of column names, one of them for the text | `table` |
//! | HTML | `<!doctype html`, `<html`, … | `html` |
//! | RSS, Atom | XML whose root is `rss`, `feed` or `rdf:RDF` | `feed` |
//! | Markdown with front matter | `---` and lines of `key: value` | `markdown` |
//! | mail | header lines, `From:` or `Message-ID:` among them | `mail` |
//! | WARC | `WARC/1.` | `warc` |
//! | gzip, zstd | their first bytes | `compressed` |
//! | zip, tar | their first bytes | `archive` |

mod archive;
mod compressed;
mod date;
mod decode;
mod entry;
mod extent;
mod feed;
mod html;
mod identity;
mod json;
mod mail;
mod markdown;
mod parallel;
mod plain;
mod problem;
mod record;
mod source;
mod table;
mod warc;
mod windows;

use std::ops::ControlFlow;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::article::Article;
pub use date::parse_date;
pub use entry::STANDARD_INPUT;
pub use extent::Extent;
use identity::Identities;
pub use parallel::in_order;
pub use problem::{Problem, ProblemKind};
pub use record::Field;
use source::{Sink, Source};

/// What a reader finds next: an article, or the reason why something was left out.
pub type Found = Result<Article, Problem>;

/// How to read articles.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Day of publication of articles that give none.
    pub date: Option<Date>,
    /// Which field or column of a record holds what, where the usual names do not tell.
    pub fields: Vec<(Field, String)>,
    /// Where it is counted how far reading has come.
    pub extent: Extent,
}

/// Hands over what is found in files, folders and standard input (`-`), until `sink` breaks off.
pub fn each(inputs: &[PathBuf], options: &Options, sink: &mut Sink<'_>) {
    let mut identities = Identities::default();
    let mut settled = |found: Found| match found {
        Ok(article) => identities.settle(article).map_or(ControlFlow::Continue(()), |article| sink(Ok(article))),
        Err(problem) => sink(Err(problem)),
    };
    let entries = entry::list(inputs);
    let lengths: Option<u64> = entries.iter().filter_map(|entry| entry.as_ref().ok()).map(entry::Entry::length).sum();
    options.extent.set(lengths.unwrap_or(0));
    for entry in entries {
        let flow = match entry {
            Ok(entry) => match entry.open(&options.extent) {
                Ok(source) => {
                    let mut found = false;
                    let flow = source.read(options, &mut |item| {
                        found = true;
                        settled(item)
                    });
                    let empty = flow.is_continue() && !found;
                    if empty { settled(Err(Problem::new(&entry.place, ProblemKind::NoArticle))) } else { flow }
                }
                Err(error) => settled(Err(Problem::new(&entry.place, error.into()))),
            },
            Err(problem) => settled(Err(problem)),
        };
        if flow.is_break() {
            return;
        }
    }
}
