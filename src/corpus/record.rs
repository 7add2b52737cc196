//! Articles that come in named fields: objects of JSON, rows of a table, items of a feed, pages with metadata.

use std::ops::ControlFlow;
use std::str::FromStr;

use super::{Options, Problem, ProblemKind, Sink, parse_date, plain};
use crate::article::Article;
use crate::text::Span;

/// A field of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Identifier.
    Id,
    /// Body.
    Text,
    /// Title.
    Title,
    /// Day of publication.
    Published,
    /// Publisher.
    Source,
    /// Address on the web.
    Url,
}

impl Field {
    const ALL: [Self; 6] = [Self::Id, Self::Text, Self::Title, Self::Published, Self::Source, Self::Url];

    /// The names under which collections of news keep it (schema.org, Dublin Core, common crawl tools), best first.
    pub fn usual_names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "identifier", "guid", "uuid", "article_id"],
            Self::Text => &["text", "body", "articlebody", "content", "maintext", "full_text", "fulltext", "article"],
            Self::Title => &["title", "headline", "name"],
            Self::Published => &[
                "published",
                "date",
                "datepublished",
                "date_publish",
                "published_at",
                "publishedat",
                "pubdate",
                "publication_date",
                "created",
            ],
            Self::Source => &["source", "publisher", "source_domain", "site", "outlet"],
            Self::Url => &["url", "link", "address", "canonical"],
        }
    }

    /// The name by which users call it.
    fn name(self) -> &'static str {
        self.usual_names()[0]
    }

    /// Which of the names that a record has holds this field, as far as the options or the usual names tell.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator is a view, cheap to clone")]
    pub fn find<'n>(self, names: impl Iterator<Item = &'n str> + Clone, options: &Options) -> Option<&'n str> {
        if let Some((_, asked)) = options.fields.iter().rev().find(|(field, _)| *field == self) {
            return names.clone().find(|name| name == asked);
        }
        let taken = |name: &str| options.fields.iter().any(|(_, asked)| asked == name);
        let same = |name: &&'n str, usual: &str| name.trim().eq_ignore_ascii_case(usual) && !taken(name);
        self.usual_names().iter().find_map(|usual| names.clone().find(|name| same(name, usual)))
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|field| field.usual_names().contains(&name));
        let names: Vec<&str> = Self::ALL.iter().map(|field| field.name()).collect();
        known.ok_or_else(|| format!("no such field `{name}`; an article has {}", names.join(", ")))
    }
}

/// An article in fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Identifier; unless it is empty.
    pub id: String,
    /// Body.
    pub text: String,
    /// Title.
    pub title: Option<String>,
    /// Day of publication, as written.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Address on the web.
    pub url: Option<String>,
}

impl Record {
    /// Fills a record from fields by name.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator is a view, cheap to clone")]
    pub fn from_fields<'n>(
        id: &str,
        names: impl Iterator<Item = &'n str> + Clone,
        options: &Options,
        value: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let field = |field: Field| {
            let name = field.find(names.clone(), options)?;
            value(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        Self {
            id: field(Field::Id).unwrap_or_else(|| id.to_owned()),
            text: field(Field::Text).unwrap_or_default(),
            title: field(Field::Title),
            published: field(Field::Published),
            source: field(Field::Source),
            url: field(Field::Url),
        }
    }

    /// Hands over the article. Its text is the title, a blank line, and the body. A record of nothing but a body is
    /// read as plain text, which may have a head of its own.
    pub fn settle(self, place: &str, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
        if self.text.trim().is_empty() && self.title.is_none() {
            return sink(Err(Problem::new(place, ProblemKind::Empty)));
        }
        if self.title.is_none() && self.published.is_none() && self.source.is_none() && self.url.is_none() {
            return plain::read(self.text, place, &self.id, options, sink);
        }
        let published = self.published.as_deref().map(parse_date);
        if let (Some(None), Some(text)) = (published, &self.published) {
            sink(Err(Problem::new(place, ProblemKind::broken_date(text))))?;
        }
        let title = self.title.unwrap_or_default();
        let mut text = title.clone();
        if !title.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(self.text.trim());
        sink(Ok(Article {
            id: self.id,
            title: (!title.is_empty()).then(|| Span::new(0, title.len())),
            body: Span::new(start, text.len()),
            published: published.unwrap_or(options.date),
            source: self.source,
            url: self.url,
            text,
        }))
    }
}
