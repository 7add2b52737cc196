//! WARC (ISO 28500), the web archives' format: pages fetched (`response`), and texts made of them (`conversion`).

use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use flate2::read::MultiGzDecoder;

use super::source::{LONGEST_ARTICLE, in_memory, limited, next_line};
use super::{Options, Problem, ProblemKind, Sink, Source, compressed, html};

/// The longest header line.
const LONGEST_LINE: usize = 64 << 10;

/// Hands over the article of every page.
pub fn read(mut source: Source<'_>, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let mut number = 0u64;
    loop {
        match next_record(&mut source.bytes) {
            Ok(None) => return ControlFlow::Continue(()),
            Ok(Some(mut record)) => {
                let swallowed = if record.overlong { swallowed(&mut record.block) } else { Vec::new() };
                let swallowed = swallowed.iter().filter_map(|piece| next_record(&mut piece.as_slice()).ok().flatten());
                for record in std::iter::once(record).chain(swallowed) {
                    number += 1;
                    hand_over(record, &format!("{}#{number}", source.place), options, sink)?;
                }
            }
            Err(kind) => return sink(Err(Problem::new(&format!("{}#{}", source.place, number + 1), kind))),
        }
    }
}

/// Hands over the article of a record, and what is wrong with it.
fn hand_over(record: Record, place: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    if let Some(kind) = record.flaw {
        sink(Err(Problem::new(place, kind)))?;
    }
    page(&record.head, record.block, place, options, sink)
}

/// The records that a block of a wrong length has taken in; the block is cut where the first of them begins.
fn swallowed(block: &mut Vec<u8>) -> Vec<Vec<u8>> {
    const BETWEEN: &[u8] = b"\r\n\r\nWARC/1.";
    let windows = block.windows(BETWEEN.len()).enumerate();
    let mut starts: Vec<usize> = windows.filter(|(_, window)| *window == BETWEEN).map(|(at, _)| at).collect();
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    while let Some(start) = starts.pop() {
        pieces.push(block.split_off(start));
    }
    pieces.reverse();
    pieces
}

/// The named fields of a record.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    url: String,
    date: String,
    media: String,
    length: Option<u64>,
}

struct Record {
    head: Head,
    block: Vec<u8>,
    flaw: Option<ProblemKind>,
    /// Whether it ends where no record can end.
    overlong: bool,
}

/// The next record; what stands before its first line is passed over, and is a flaw unless it is blank.
fn next_record(bytes: &mut dyn BufRead) -> Result<Option<Record>, ProblemKind> {
    let mut flaw = None;
    loop {
        match next_line(bytes, LONGEST_LINE).map_err(compressed::kind)? {
            None if flaw.is_some() => return Err(ProblemKind::Malformed("no further record".to_owned())),
            None => return Ok(None),
            Some(Ok(line)) if line.starts_with(b"WARC/") => break,
            Some(Ok(line)) if line.is_empty() => {}
            Some(_) => flaw = Some(ProblemKind::Malformed("the record before it has a wrong length".to_owned())),
        }
    }
    let mut head = Head::default();
    while let Some(line) = next_line(bytes, LONGEST_LINE).map_err(compressed::kind)? {
        let line = line?;
        if line.is_empty() {
            break;
        }
        head.field(&String::from_utf8_lossy(&line));
    }
    let Some(length) = head.length else {
        return Ok(Some(Record {
            head,
            block: Vec::new(),
            flaw: Some(ProblemKind::Malformed("a record without length".to_owned())),
            overlong: false,
        }));
    };
    let mut rest = bytes.take(length);
    let block = match limited(&mut rest, LONGEST_ARTICLE) {
        Ok(block) if (block.len() as u64) < length && (block.len() as u64) < LONGEST_ARTICLE as u64 => {
            flaw = Some(ProblemKind::Damage(format!("{} bytes of {length}", block.len())));
            block
        }
        Ok(block) => block,
        Err(kind) => {
            std::io::copy(&mut rest, &mut std::io::sink()).map_err(compressed::kind)?;
            flaw = Some(kind);
            Vec::new()
        }
    };
    let overlong =
        flaw.is_some() || bytes.fill_buf().is_ok_and(|next| next.first().is_some_and(|c| !b"\r\nW".contains(c)));
    Ok(Some(Record { head, block, flaw, overlong }))
}

impl Head {
    fn field(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => value.clone_into(&mut self.kind),
            "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut self.url),
            "warc-date" => value.clone_into(&mut self.date),
            "content-type" => value.to_ascii_lowercase().clone_into(&mut self.media),
            "content-length" => self.length = value.parse().ok(),
            _ => {}
        }
    }
}

/// Hands over the article of a record, if it holds a page or a text.
fn page(head: &Head, block: Vec<u8>, place: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let (media, body) = match head.kind.as_str() {
        "response" => match response(&block) {
            Some(response) => response,
            None => return ControlFlow::Continue(()),
        },
        "resource" | "conversion" => (head.media.clone(), block),
        _ => return ControlFlow::Continue(()),
    };
    if body.is_empty() {
        return ControlFlow::Continue(());
    }
    let id = head.url.split_once("://").map_or(head.url.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned();
    let id = if id.is_empty() { place.to_owned() } else { id };
    if media.contains("html") {
        let page = html::to_utf8(body);
        html::read(&String::from_utf8_lossy(&page), &id, Some(head.url.clone())).settle(place, options, sink)
    } else if media.starts_with("text/plain") {
        in_memory(body, place, &id, options, sink)
    } else {
        ControlFlow::Continue(())
    }
}

/// Media type and body of an HTTP response (RFC 9112) that succeeded.
fn response(block: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = block.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&block[..end]).to_ascii_lowercase();
    let mut lines = head.lines();
    lines.next()?.split(' ').nth(1).filter(|status| status.starts_with('2'))?;
    let field =
        |name: &str| head.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim().to_owned()));
    let mut body = block[end + 4..].to_vec();
    if field("transfer-encoding").is_some_and(|value| value.contains("chunked")) {
        body = unchunked(&body).unwrap_or(body);
    }
    if field("content-encoding").is_some_and(|value| value.contains("gzip")) {
        body = limited(&mut MultiGzDecoder::new(body.as_slice()), LONGEST_ARTICLE).ok()?;
    }
    Some((field("content-type").unwrap_or_default(), body))
}

/// The body behind the chunked transfer coding; nothing if it is not chunked after all.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    loop {
        let end = body.windows(2).position(|two| two == b"\r\n")?;
        let length = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let length = usize::from_str_radix(length, 16).ok()?;
        if length == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(end + 2..)?.get(..length)?);
        body = body.get(end + 2 + length..)?.strip_prefix(b"\r\n")?;
    }
}
