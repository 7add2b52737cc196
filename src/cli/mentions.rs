//! The mentions behind a thing: the words, why they mean it, and the sentence they stand in.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use diplograph::article::Article;
use diplograph::graph::{Graph, ReadingSet, Told};
use diplograph::language::Tokenizer;
use diplograph::text::{CharIndex, CharSpan, Span};

/// Where mentions are looked up: the readings, and those articles that were given themselves.
pub struct Mentions<'a> {
    readings: &'a ReadingSet,
    articles: &'a BTreeMap<String, Article>,
    tokenizer: Tokenizer,
}

impl<'a> Mentions<'a> {
    /// Looks mentions up in these readings and articles, both by article id.
    pub fn new(readings: &'a ReadingSet, articles: &'a BTreeMap<String, Article>) -> Result<Self> {
        Ok(Self { readings, articles, tokenizer: Tokenizer::english()? })
    }

    /// Writes what one article calls the thing, mention by mention.
    pub fn write(&self, graph: &Graph, told: &Told, out: &mut impl Write) -> Result<()> {
        let Some(reading) = self.readings.get(&told.article) else { return Ok(()) };
        let mentions = graph.mentions(reading, &told.iri);
        let sentences = self.articles.get(&told.article).map(|article| self.sentences(article)).unwrap_or_default();
        let mut last = None;
        for mention in mentions {
            let at = sentences.partition_point(|(span, _)| span.end <= mention.span.start);
            if let Some((_, sentence)) = sentences.get(at).filter(|_| last != Some(at)) {
                writeln!(out, "  {sentence}")?;
            }
            last = Some(at);
            writeln!(out, "    “{}” at {}: {}", mention.text, mention.span.start, mention.reason)?;
        }
        Ok(())
    }

    /// The sentences of an article, each on one line, in order.
    fn sentences(&self, article: &Article) -> Vec<(CharSpan, String)> {
        let index = CharIndex::new(&article.text);
        let line = |span: Span| span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let regions = article.title.into_iter().chain([article.body]);
        let segments = regions.flat_map(|region| self.tokenizer.segment(&article.text, region).sentences);
        segments.map(|one| (index.chars(&article.text, one.span), line(one.span))).collect()
    }
}
