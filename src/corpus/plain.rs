//! Plain text in three forms, told apart by themselves.
//!
//! The crawl form has its date on the first line (` date 2023-09-19 body…`), the headed form has `Title:`, `Date:`,
//! `Source:`, `Url:` and `Id:` lines above a blank line, and any other text is bare.

use std::ops::ControlFlow;

use jiff::civil::Date;

use super::{Options, Problem, ProblemKind, Sink, parse_date};
use crate::article::Article;
use crate::text::Span;

/// The names that a header line can bear.
const HEADERS: [&str; 6] = ["title", "date", "source", "url", "id", "author"];

/// Hands over one article; `id` is for texts that give none.
pub fn read(text: String, place: &str, id: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    match parse(text, id, options.date) {
        Ok((article, broken)) => {
            if let Some(kind) = broken {
                sink(Err(Problem::new(place, kind)))?;
            }
            sink(Ok(article))
        }
        Err(kind) => sink(Err(Problem::new(place, kind))),
    }
}

/// The article in a text, and what is wrong with its date.
fn parse(text: String, id: &str, date: Option<Date>) -> Result<(Article, Option<ProblemKind>), ProblemKind> {
    if text.trim().is_empty() {
        return Err(ProblemKind::Empty);
    }
    let head = crawl_head(&text).or_else(|| headed_head(&text)).unwrap_or_default();
    let published = head.date.and_then(|span| parse_date(span.of(&text)));
    let broken = head.date.filter(|_| published.is_none()).map(|span| ProblemKind::broken_date(span.of(&text)));
    let field = |span: Option<Span>| span.map(|span| span.of(&text).to_owned()).filter(|value| !value.is_empty());
    let article = Article {
        id: field(head.id).unwrap_or_else(|| id.to_owned()),
        title: head.title.filter(|span| !span.is_empty()),
        body: trimmed(&text, head.end, text.len()),
        published: if head.date.is_some() { published } else { date },
        source: field(head.source),
        url: field(head.url),
        text,
    };
    Ok((article, broken))
}

/// Where the fields stand in the text, and where the body begins.
#[derive(Default)]
struct Head {
    date: Option<Span>,
    title: Option<Span>,
    source: Option<Span>,
    url: Option<Span>,
    id: Option<Span>,
    author: Option<Span>,
    end: usize,
}

/// The head of the crawl form: the word `date` and something of digits and hyphens in the place of the day.
fn crawl_head(text: &str) -> Option<Head> {
    let start = text.len() - text.trim_start().len();
    let rest = text[start..].strip_prefix("date")?;
    let value = rest.trim_start_matches([' ', '\t']);
    let length = value.find(char::is_whitespace).unwrap_or(value.len());
    let looks_like_day = value[..length].starts_with(|c: char| c.is_ascii_digit()) && value[..length].contains('-');
    if value.len() == rest.len() || !looks_like_day {
        return None;
    }
    let at = text.len() - value.len();
    Some(Head { date: Some(Span::new(at, at + length)), end: at + length, ..Head::default() })
}

/// The head of the headed form: header lines up to the first line that is none. An indented line continues the one above.
fn headed_head(text: &str) -> Option<Head> {
    let mut head = Head::default();
    let mut last = None;
    let mut at = text.len() - text.trim_start().len();
    for line in text[at..].split_inclusive('\n') {
        let end = at + line.len();
        let continued = last.is_some() && line.starts_with([' ', '\t']) && !line.trim().is_empty();
        if let Some((name, offset)) = header_line(line) {
            *head.field(name)? = Some(trimmed(text, at + offset, end));
            last = Some(name);
        } else if let Some(name) = last.filter(|_| continued) {
            let field = head.field(name)?;
            *field = field.map(|span| span.cover(trimmed(text, at, end)));
        } else {
            break;
        }
        at = end;
    }
    head.end = at;
    last.map(|_| head)
}

impl Head {
    /// The field that a header line fills.
    fn field(&mut self, name: &str) -> Option<&mut Option<Span>> {
        match name {
            "title" => Some(&mut self.title),
            "date" => Some(&mut self.date),
            "source" => Some(&mut self.source),
            "author" => Some(&mut self.author),
            "url" => Some(&mut self.url),
            "id" => Some(&mut self.id),
            _ => None,
        }
    }
}

/// The name of a header line, and where its value begins.
fn header_line(line: &str) -> Option<(&'static str, usize)> {
    let colon = line.find(':')?;
    let name = line[..colon].trim_end();
    HEADERS.into_iter().find(|known| name.eq_ignore_ascii_case(known)).map(|known| (known, colon + 1))
}

/// The span from `start` to `end` without white space around it.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let words = &text[start..end];
    let from = start + (words.len() - words.trim_start().len());
    Span::new(from.min(end), (start + words.trim_end().len()).max(from.min(end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn article(text: &str) -> Article {
        parse(text.to_owned(), "stem", Some(date(2020, 1, 1)))
            .map_or_else(|kind| panic!("{kind}"), |(article, _)| article)
    }

    #[test]
    fn the_crawl_form_has_its_date_on_the_first_line() {
        let read = article(" date 2023-09-19 The two ministers met.\n\nThey spoke.\n");
        assert_eq!(read.published, Some(date(2023, 9, 19)));
        assert_eq!(read.body(), "The two ministers met.\n\nThey spoke.");
        assert_eq!((read.id.as_str(), read.title()), ("stem", None));
    }

    #[test]
    fn the_headed_form_names_its_fields() {
        let text = "Title: Ministers meet\n  in Vienna\nDate: 19 September 2023\nSource: The Example\n\
                    Url: https://example.org/a\nId: ex-1\n\nThe two ministers met.";
        let read = article(text);
        assert_eq!(read.title(), Some("Ministers meet\n  in Vienna"));
        assert_eq!(read.published, Some(date(2023, 9, 19)));
        assert_eq!(read.source.as_deref(), Some("The Example"));
        assert_eq!(read.url.as_deref(), Some("https://example.org/a"));
        assert_eq!((read.id.as_str(), read.body()), ("ex-1", "The two ministers met."));
    }

    #[test]
    fn bare_text_takes_the_date_given() {
        for text in ["The ministers met.", "date palms are grown there.", "Talks: the ministers met."] {
            let read = article(text);
            assert_eq!((read.published, read.body()), (Some(date(2020, 1, 1)), text));
        }
    }

    #[test]
    fn a_broken_date_is_told_and_left_out() {
        let found = parse(" date 2023-13-40 They met.".to_owned(), "x", Some(date(2020, 1, 1)));
        let Ok((article, flaws)) = found else { panic!("no article") };
        assert_eq!((article.published, article.body()), (None, "They met."));
        assert!(matches!(flaws, Some(ProblemKind::BrokenDate(day)) if day == "2023-13-40"));
    }

    #[test]
    fn nothing_but_space_is_no_article() {
        assert!(matches!(parse(" \n\t".to_owned(), "x", None), Err(ProblemKind::Empty)));
        assert_eq!(article("Title: A title alone").body(), "");
    }
}
