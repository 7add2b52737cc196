//! A stream of bytes with a name, and the choice of its reader by what it begins with.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;

use super::{Found, Options, Problem, ProblemKind};
use super::{archive, compressed, decode, feed, html, json, mail, markdown, plain, table, warc};

/// Takes what is found, and may break off.
pub type Sink<'a> = dyn FnMut(Found) -> ControlFlow<()> + 'a;

/// The longest single article, in bytes. The longest speeches on record stay below a tenth of it.
pub const LONGEST_ARTICLE: usize = 16 << 20;

/// How deep archives and compressed files may lie in one another.
const DEEPEST: u8 = 5;

/// How much of a stream is looked at to tell its form.
const HEAD: u64 = 8 << 10;

/// A file, standard input, or an entry of an archive.
pub struct Source<'a> {
    /// How messages call it: `news.zip/talks.txt`, `feed.jsonl:17`.
    pub place: String,
    /// Identifier of its article, or the beginning of those of its articles.
    pub id: String,
    /// How many archives and compressed files it lies in.
    pub depth: u8,
    /// The bytes.
    pub bytes: Box<dyn BufRead + 'a>,
}

impl<'a> Source<'a> {
    /// A source of its own.
    pub fn new(place: String, id: String, bytes: impl Read + 'a) -> Self {
        Self { place, id, depth: 0, bytes: Box::new(BufReader::with_capacity(64 << 10, bytes)) }
    }

    /// A source inside of this one, under the name that it has there.
    pub fn inner<'b>(&self, name: &str, bytes: impl Read + 'b) -> Source<'b> {
        let name: String = name.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
        let file = name.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(&name);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let id = if stem.is_empty() { self.id.clone() } else { stem.to_owned() };
        Source { depth: self.depth + 1, ..Source::new(format!("{}/{name}", self.place), id, bytes) }
    }

    /// The same source with its bytes unpacked.
    pub fn unpacked<'b>(&self, bytes: impl Read + 'b) -> Source<'b> {
        let id = self.id.rsplit_once('.').map_or(self.id.as_str(), |(stem, _)| stem).to_owned();
        Source { depth: self.depth + 1, ..Source::new(self.place.clone(), id, bytes) }
    }

    /// Hands over every article of the source.
    pub fn read(mut self, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
        let mut head = Vec::new();
        let rest: Box<dyn BufRead> = match self.bytes.by_ref().take(HEAD).read_to_end(&mut head) {
            Ok(_) => self.bytes,
            Err(error) if head.is_empty() => return self.problem(compressed::kind(error), sink),
            Err(error) => Box::new(BufReader::new(Broken(error))),
        };
        let form = Form::of(&head, options);
        self.bytes = Box::new(Cursor::new(head).chain(rest));
        if self.depth > DEEPEST {
            return self.problem(ProblemKind::TooDeep(DEEPEST), sink);
        }
        match form {
            Form::Gzip => compressed::gzip(self, options, sink),
            Form::Zstd => compressed::zstd(self, options, sink),
            Form::Zip => archive::zip(self, options, sink),
            Form::Tar => archive::tar(self, options, sink),
            Form::Warc => warc::read(self, options, sink),
            Form::Json => json::read(self, options, sink),
            Form::Table(delimiter) => table::read(self, delimiter, options, sink),
            Form::Rdf => self.problem(ProblemKind::Rdf, sink),
            Form::Xml => self.problem(ProblemKind::Xml, sink),
            Form::Html | Form::Feed | Form::Markdown | Form::Mail | Form::Plain => self.read_whole(form, options, sink),
        }
    }

    /// Reads a source that is held in memory as a whole.
    fn read_whole(self, form: Form, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
        let Self { place, id, mut bytes, .. } = self;
        let limit = if form == Form::Feed { 8 * LONGEST_ARTICLE } else { LONGEST_ARTICLE };
        let (bytes, problem) = as_far_as_possible(&mut bytes, limit);
        if let Some(kind) = problem {
            sink(Err(Problem::new(&place, kind)))?;
            if bytes.is_empty() {
                return ControlFlow::Continue(());
            }
        }
        whole(form, bytes, &place, &id, options, sink)
    }

    /// Hands over a problem with the source as a whole.
    pub fn problem(&self, kind: ProblemKind, sink: &mut Sink<'_>) -> ControlFlow<()> {
        sink(Err(Problem::new(&self.place, kind)))
    }
}

/// Reads an article, or a feed of them, that is in memory.
fn whole(form: Form, bytes: Vec<u8>, place: &str, id: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    if form == Form::Mail {
        return mail::read(&bytes, place, id, options, sink);
    }
    let bytes = if form == Form::Html { html::to_utf8(bytes) } else { bytes };
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(kind) => return sink(Err(Problem::new(place, kind))),
    };
    if let Some(kind) = decoded.damage {
        sink(Err(Problem::new(place, kind)))?;
    }
    match form {
        Form::Html => html::read(&decoded.text, id, None).settle(place, options, sink),
        Form::Markdown => markdown::read(&decoded.text, id).settle(place, options, sink),
        Form::Feed => feed::read(&decoded.text, place, id, options, sink),
        _ => plain::read(decoded.text, place, id, options, sink),
    }
}

/// Reads an article of unknown form that lies in memory: the body of a web page's record, a file of an archive.
pub fn in_memory(bytes: Vec<u8>, place: &str, id: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let form = Form::of(&bytes[..bytes.len().min(HEAD as usize)], options);
    whole(form, bytes, place, id, options, sink)
}

/// All bytes, if they are no more than `limit`.
pub fn limited(bytes: &mut dyn Read, limit: usize) -> Result<Vec<u8>, ProblemKind> {
    match as_far_as_possible(bytes, limit) {
        (read, None) => Ok(read),
        (_, Some(kind)) => Err(kind),
    }
}

/// The bytes before any damage, and what is wrong; none where they are more than `limit`, or unpacked out of proportion.
fn as_far_as_possible(bytes: &mut dyn Read, limit: usize) -> (Vec<u8>, Option<ProblemKind>) {
    let mut read = Vec::new();
    let problem = bytes.take(limit as u64 + 1).read_to_end(&mut read).err().map(compressed::kind);
    match problem {
        _ if read.len() > limit => (Vec::new(), Some(ProblemKind::TooLong(limit >> 20))),
        None | Some(ProblemKind::Damage(_)) => (read, problem),
        _ => (Vec::new(), problem),
    }
}

/// The rest of a stream that failed.
struct Broken(io::Error);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(self.0.kind(), self.0.to_string()))
    }
}

/// The next line without its end, nothing at the end of the stream; a line longer than `limit` is passed over and is
/// `TooLong`.
pub fn next_line(bytes: &mut dyn BufRead, limit: usize) -> io::Result<Option<Result<Vec<u8>, ProblemKind>>> {
    let mut line = Vec::new();
    bytes.take(limit as u64 + 1).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() > limit && line.last() != Some(&b'\n') {
        bytes.skip_until(b'\n')?;
        return Ok(Some(Err(ProblemKind::TooLong(limit >> 20))));
    }
    while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Some(Ok(line)))
}

/// A form of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Gzip,
    Zstd,
    Zip,
    Tar,
    Warc,
    Json,
    Table(u8),
    Html,
    Feed,
    Markdown,
    Mail,
    Rdf,
    Xml,
    Plain,
}

impl Form {
    /// Tells the form by the first bytes.
    fn of(head: &[u8], options: &Options) -> Self {
        match head {
            [0x1F, 0x8B, 8, ..] => return Self::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => return Self::Zstd,
            [b'P', b'K', 3, 4, ..] => return Self::Zip,
            _ if head.get(257..262) == Some(b"ustar") => return Self::Tar,
            _ => {}
        }
        let text = String::from_utf8_lossy(head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head));
        let text = text.trim_start();
        let lower = text.to_ascii_lowercase();
        if text.starts_with("WARC/") {
            Self::Warc
        } else if json::looks_like(text) {
            Self::Json
        } else if lower.starts_with('<') {
            Self::of_markup(&lower)
        } else if ["@prefix ", "@base ", "prefix "].iter().any(|word| lower.starts_with(word)) && lower.contains('<') {
            Self::Rdf
        } else if markdown::looks_like(text) {
            Self::Markdown
        } else if mail::looks_like(text) {
            Self::Mail
        } else {
            table::delimiter(text, options).map_or(Self::Plain, Self::Table)
        }
    }

    /// Tells what kind of markup it is: by the document type if that is known, else by the first element.
    fn of_markup(lower: &str) -> Self {
        const PAGES: &str = "html head body meta title article div p h1 h2 h3 section main header nav script style span \
                             table ul ol b i strong em font center blockquote br";
        let mut names = lower.split('<').skip(1).map(|tag| {
            let mut words = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '['));
            match words.next() {
                Some("!doctype") => words.find(|root| ["html", "rss", "feed", "rdf:rdf"].contains(root)),
                name => name,
            }
            .unwrap_or_default()
        });
        match names.find(|name| !name.starts_with(['?', '!']) && !name.is_empty()) {
            Some("rss" | "feed") => Self::Feed,
            Some("rdf:rdf") => {
                if lower.contains("purl.org/rss") {
                    Self::Feed
                } else {
                    Self::Rdf
                }
            }
            Some(name) if PAGES.split(' ').any(|page| page == name) => Self::Html,
            Some(name) if name.contains("://") || name.starts_with("urn:") => Self::Rdf,
            _ if lower.contains("<html") => Self::Html,
            _ => Self::Xml,
        }
    }
}
