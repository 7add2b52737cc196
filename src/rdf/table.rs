//! An answer as an aligned table, identifiers shortened by prefix or base.

use comfy_table::{ContentArrangement, Table, presets};
use oxigraph::model::Term;

use super::query::Answer;
use super::vocab::PREFIXES;

impl Answer {
    /// A table to read: at most `limit` rows and `width` columns wide. What is left out is told in the last line.
    #[must_use]
    pub fn table(&self, base: &str, width: Option<u16>, limit: Option<usize>) -> String {
        let (columns, rows) = match self {
            Self::Boolean(answer) => return format!("{answer}\n"),
            Self::Triples(triples) => {
                let rows = (triples.iter())
                    .map(|triple| {
                        let terms = [
                            Term::from(triple.subject.clone()),
                            triple.predicate.clone().into(),
                            triple.object.clone(),
                        ];
                        terms.map(Some).to_vec()
                    })
                    .collect();
                (["subject", "predicate", "object"].map(str::to_owned).to_vec(), rows)
            }
            Self::Table { columns, rows } => (columns.clone(), rows.clone()),
        };
        let shown = limit.unwrap_or(rows.len()).min(rows.len());
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED).set_header(&columns);
        if let Some(width) = width {
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        for row in &rows[..shown] {
            table.add_row(row.iter().map(|term| term.as_ref().map_or_else(String::new, |term| cell(term, base))));
        }
        let left_out = rows.len() - shown;
        let last =
            if left_out > 0 { format!("… and {left_out} more rows (--limit 0 shows all)\n") } else { String::new() };
        format!("{table}\n{last}")
    }
}

/// A term as people read it.
fn cell(term: &Term, base: &str) -> String {
    match term {
        Term::NamedNode(node) => shorten(node.as_str(), base),
        Term::BlankNode(node) => format!("_:{}", node.as_str()),
        Term::Literal(literal) => visible(literal.value()),
    }
}

/// `dg:Meeting` for a term of a known vocabulary, `person/han-zheng` for an identifier under the base.
#[must_use]
pub fn shorten(iri: &str, base: &str) -> String {
    if let Some(rest) = iri.strip_prefix(base).and_then(|rest| rest.strip_prefix('/')) {
        return rest.to_owned();
    }
    PREFIXES
        .iter()
        .find_map(|(prefix, space)| Some(format!("{prefix}:{}", iri.strip_prefix(space)?)))
        .unwrap_or_else(|| iri.to_owned())
}

/// Line breaks and tabs become spaces; control and bidirectional characters, which would disturb a terminal, are dropped.
fn visible(text: &str) -> String {
    let hidden = |c: &char| {
        !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(hidden).collect()
}
