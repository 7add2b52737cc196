//! Proof that every quote stands in its article where the graph says so.
//!
//! [`verify`] takes any graph with evidence in the Web Annotation model and the texts of the articles, and reports what
//! it finds for each quote. Positions count code points, as the model's `TextPositionSelector` does.

use std::collections::BTreeMap;

use oxigraph::model::Term;

use crate::text::CharSpan;

use super::dataset::Dataset;
use super::query::{Answer, QueryError};

/// What came of one quote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The words stand there.
    Proven,
    /// Other words stand there; these do.
    Differs(String),
    /// The article is shorter.
    OutOfText,
    /// The words stand in the article, but at this position.
    Elsewhere(u32),
    /// The article's text was not given.
    NoArticle,
    /// The article's text is not the one that was read: its hash differs. The words stand there all the same, or not.
    Changed(Box<Finding>),
    /// The graph has no quote or no position for this evidence.
    Incomplete,
}

impl Finding {
    /// Whether the words are where the graph says.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        match self {
            Self::Proven => true,
            Self::Changed(inner) => inner.is_proven(),
            _ => false,
        }
    }
}

/// One quote, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proven {
    /// Id of the article.
    pub article: String,
    /// Identifier of the evidence.
    pub evidence: String,
    /// The words as the graph has them.
    pub words: String,
    /// Where the graph says that they stand.
    pub span: CharSpan,
    /// What came of it.
    pub finding: Finding,
}

/// The text of an article and its hash, as [`Reading::digest`](crate::reading::Reading::digest) has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The decoded text.
    pub text: String,
    /// FNV-1a, 16 hexadecimal digits.
    pub digest: String,
}

const EVIDENCE: &str = "
SELECT DISTINCT ?evidence ?id ?digest ?exact ?start ?end WHERE {
  ?evidence oa:hasSource ?article .
  OPTIONAL { ?article schema:identifier ?id }
  OPTIONAL { ?article dg:digest ?digest }
  OPTIONAL { ?evidence oa:hasSelector ?selector .
    OPTIONAL { ?selector oa:exact ?exact } OPTIONAL { ?selector oa:start ?start } OPTIONAL { ?selector oa:end ?end } }
}";

/// Looks up every quote of the graph in the articles, by article id. The result is in order of article and position.
///
/// # Errors
/// When the store fails.
pub fn verify(dataset: &Dataset, articles: &BTreeMap<String, Original>) -> Result<Vec<Proven>, QueryError> {
    let Answer::Table { rows, .. } = dataset.query(EVIDENCE)? else { return Ok(Vec::new()) };
    let mut proven: Vec<Proven> = rows
        .into_iter()
        .map(|row| {
            let cells: Vec<Option<String>> = row.iter().map(|cell| cell.as_ref().map(text)).collect();
            let cell = |at: usize| cells.get(at).cloned().flatten();
            let number = |at: usize| cell(at).and_then(|value| value.parse::<u32>().ok());
            let article = cell(1).unwrap_or_default();
            let (words, start, end) = (cell(3), number(4), number(5));
            let finding = match (&words, start, end) {
                (Some(words), Some(start), Some(end)) => {
                    articles.get(&article).map_or(Finding::NoArticle, |original| {
                        let found = look(&original.text, words, CharSpan { start, end });
                        let same = cell(2).is_none_or(|digest| digest == original.digest);
                        if same { found } else { Finding::Changed(Box::new(found)) }
                    })
                }
                _ => Finding::Incomplete,
            };
            let span = CharSpan { start: start.unwrap_or_default(), end: end.unwrap_or_default() };
            let words = words.unwrap_or_default();
            Proven { article, evidence: cell(0).unwrap_or_default(), words, span, finding }
        })
        .collect();
    proven.sort_by(|a, b| (&a.article, a.span, &a.evidence).cmp(&(&b.article, b.span, &b.evidence)));
    Ok(proven)
}

fn look(text: &str, words: &str, span: CharSpan) -> Finding {
    match span.of(text) {
        Some(found) if found == words => Finding::Proven,
        found => match text.find(words) {
            Some(at) => Finding::Elsewhere(u32::try_from(text[..at].chars().count()).unwrap_or(u32::MAX)),
            None => found.map_or(Finding::OutOfText, |found| Finding::Differs(found.to_owned())),
        },
    }
}

fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
    }
}
