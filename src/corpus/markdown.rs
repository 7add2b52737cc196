//! Markdown with front matter, as static site generators keep articles: lines of `key: value` between two `---`.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::record::Record;

/// Whether a text begins with front matter.
pub fn looks_like(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    lines.next() == Some("---") && lines.find(|line| !line.is_empty()).is_some_and(|line| pair(line).is_some())
}

/// Reads an article.
pub fn read(text: &str, id: &str) -> Record {
    let text = text.trim_start();
    let after = text.split_once('\n').map_or("", |(_, after)| after);
    let mut end = after.len();
    let mut at = 0;
    let mut fields = Vec::new();
    for line in after.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            end = at;
            at += line.len();
            break;
        }
        at += line.len();
        fields.extend(pair(line));
    }
    let names = fields.iter().map(|(name, _)| *name).filter(|_| end < after.len());
    let value = |name: &str| fields.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    let record = Record::from_fields(id, names, &super::Options::default(), value);
    Record { text: plain(&after[at..]), ..record }
}

/// A line of front matter: a key, and a value without its quotes.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    plain.then(|| (key, quoted('"').or_else(|| quoted('\'')).unwrap_or(value)))
}

/// The words of Markdown without its marks, paragraphs separated by blank lines.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut images = 0;
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Start(pulldown_cmark::Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::Text(words) | Event::Code(words) if images == 0 => out.push_str(&words),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock | TagEnd::TableRow,
            ) => {
                out.truncate(out.trim_end().len());
                out.push_str("\n\n");
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_marks_are_read() {
        let text = "---\ntitle: \"Talks: a report\"\ndate: 2023-09-19\ntags: [a]\n---\n# Talks\n\nThe *two* [ministers](https://example.org)\nmet.\n\n- first\n- second\n";
        assert!(looks_like(text));
        let record = read(text, "talks");
        assert_eq!(record.title.as_deref(), Some("Talks: a report"));
        assert_eq!(record.published.as_deref(), Some("2023-09-19"));
        assert_eq!(record.text, "Talks\n\nThe two ministers met.\n\nfirst\n\nsecond");
        assert!(!looks_like("---\nA line of text.\n"));
    }
}
