//! Feeds: RSS 2.0 and 1.0, and Atom (RFC 4287). Entities that a feed defines for itself are not expanded.

use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::record::Record;
use super::{Options, Problem, ProblemKind, Sink, html};

/// Hands over the article of every item.
pub fn read(text: &str, place: &str, id: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut feed = Feed::default();
    let mut number = 0;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let kind = ProblemKind::Malformed(format!("not XML at byte {} ({error})", reader.error_position()));
                return sink(Err(Problem::new(place, kind)));
            }
        };
        match event {
            Event::Eof if number == 0 => return sink(Err(Problem::new(place, ProblemKind::EmptyFeed))),
            Event::Eof => return ControlFlow::Continue(()),
            Event::Start(tag) => feed.open(&tag),
            Event::Empty(tag) => {
                feed.open(&tag);
                feed.close(tag.local_name().as_ref());
            }
            Event::Text(words) => {
                let words = words.unescape().unwrap_or_else(|_| String::from_utf8_lossy(&words).into_owned().into());
                feed.text(&words);
            }
            Event::CData(words) => feed.text(&String::from_utf8_lossy(&words)),
            Event::End(tag) => {
                if let Some(item) = feed.close(tag.local_name().as_ref()) {
                    number += 1;
                    let place = format!("{place}#{number}");
                    item.record(&format!("{id}-{number}"), &feed.title).settle(&place, options, sink)?;
                }
            }
            _ => {}
        }
    }
}

/// What has been read of a feed.
#[derive(Default)]
struct Feed {
    title: String,
    item: Option<Item>,
    /// The element whose text is being read, and how many elements are open in it.
    field: Option<(Vec<u8>, usize)>,
    value: String,
}

/// What has been read of an item.
#[derive(Default)]
struct Item {
    title: String,
    link: String,
    id: String,
    date: String,
    updated: String,
    summary: String,
    content: String,
}

impl Feed {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_ascii_lowercase();
        if let Some((_, depth)) = &mut self.field {
            // Markup within a field (Atom's xhtml) is kept, to be read as such.
            *depth += 1;
            self.value.push_str(&format!("<{}>", String::from_utf8_lossy(&name)));
        } else if matches!(name.as_slice(), b"item" | b"entry") {
            self.item = Some(Item::default());
        } else if let Some(item) = &mut self.item {
            if name == b"link" {
                item.link(tag);
            }
            self.field = Some((name, 0));
        } else if name == b"title" && self.title.is_empty() {
            self.field = Some((name, 0));
        }
    }

    fn text(&mut self, words: &str) {
        if self.field.is_some() {
            self.value.push_str(words);
        }
    }

    /// Ends an element; gives the item if it was one.
    fn close(&mut self, name: &[u8]) -> Option<Item> {
        match &mut self.field {
            Some((_, depth)) if *depth > 0 => {
                *depth -= 1;
                self.value.push_str(&format!("</{}>", String::from_utf8_lossy(name)));
                None
            }
            Some(_) => {
                let (name, _) = self.field.take()?;
                let value = std::mem::take(&mut self.value);
                match &mut self.item {
                    Some(item) => item.set(&name, &value),
                    None => self.title = html::text_of(&value),
                }
                None
            }
            None if name.eq_ignore_ascii_case(b"item") || name.eq_ignore_ascii_case(b"entry") => self.item.take(),
            None => None,
        }
    }
}

impl Item {
    /// Atom's links are attributes; the one to the page itself has no relation or `alternate`.
    fn link(&mut self, tag: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let value = tag.try_get_attribute(name).ok()??;
            Some(value.unescape_value().ok()?.into_owned())
        };
        let itself = attribute("rel").is_none_or(|rel| rel == "alternate");
        if let Some(url) = attribute("href").filter(|_| itself) {
            self.link = url;
        }
    }

    fn set(&mut self, name: &[u8], value: &str) {
        let field = match name {
            b"title" => &mut self.title,
            b"link" => &mut self.link,
            b"guid" | b"id" => &mut self.id,
            b"pubdate" | b"published" | b"date" | b"issued" => &mut self.date,
            b"updated" | b"modified" => &mut self.updated,
            b"description" | b"summary" => &mut self.summary,
            b"content" | b"encoded" => &mut self.content,
            _ => return,
        };
        if field.is_empty() {
            value.trim().clone_into(field);
        }
    }

    fn record(self, id: &str, source: &str) -> Record {
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        let text = if self.content.is_empty() { &self.summary } else { &self.content };
        Record {
            id: filled(self.id).unwrap_or_else(|| id.to_owned()),
            text: html::text_of(text),
            title: filled(html::text_of(&self.title)),
            published: filled(self.date).or_else(|| filled(self.updated)),
            source: filled(source.to_owned()),
            url: filled(self.link),
        }
    }
}
