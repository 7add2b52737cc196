//! Mail (RFC 5322, MIME): newsletters and wire copy as `.eml` files.

use std::ops::ControlFlow;

use mail_parser::MessageParser;

use super::record::Record;
use super::{Options, Problem, ProblemKind, Sink};

/// Header fields of which one at least stands in every mail.
const MARKS: [&str; 6] = ["from", "message-id", "mime-version", "received", "return-path", "delivered-to"];

/// Whether a text begins as a mail does: with header lines, a mail's own among them.
pub fn looks_like(text: &str) -> bool {
    let mut marked = false;
    for line in text.lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return false;
        }
        marked |= MARKS.contains(&name.to_ascii_lowercase().as_str());
    }
    marked
}

/// Hands over the article of a mail: subject and text.
pub fn read(bytes: &[u8], place: &str, id: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return sink(Err(Problem::new(place, ProblemKind::Malformed("not a mail".to_owned()))));
    };
    let sender = message.from().and_then(|from| from.first());
    let sender = sender.and_then(|sender| sender.name().or_else(|| sender.address()));
    let record = Record {
        id: id.to_owned(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        title: message.subject().map(str::to_owned),
        published: message.date().map(mail_parser::DateTime::to_rfc3339),
        source: sender.map(str::to_owned),
        url: None,
    };
    record.settle(place, options, sink)
}
