//! Draws dependency trees on a terminal: a token a line, in the order of the text, lines to the left from heads to
//! dependents. The manner is that of Udapi's text mode trees (Popel, Žabokrtský & Vojtek 2017).

use std::io::{self, Write};

use super::{Naming, label};
use crate::language::{Document, Sentence, TokenId};

/// Trees deeper than this are drawn up to here.
const DEEPEST: usize = 60;

/// Draws the trees of a document.
///
/// # Errors
/// When `out` cannot be written to.
pub fn tree(document: &Document<'_>, id: &str, out: &mut impl Write) -> io::Result<()> {
    let naming = Naming::of(document);
    for (number, sentence) in (1..).zip(document.sentences()) {
        let text: Vec<&str> = sentence.span.of(document.text()).split_whitespace().collect();
        writeln!(out, "{id}-{number}  {}", text.join(" "))?;
        let drawing = Drawing::of(document, sentence);
        for (row, id) in sentence.tokens.clone().enumerate() {
            let token = document.token(id);
            let name = naming.at(id).map(|(kind, _)| format!("  [{}]", label(kind))).unwrap_or_default();
            let (word, upos, relation) = (document.word(id), token.upos.name(), token.deprel.name());
            writeln!(out, "  {} {word}  {upos} {relation}{name}", drawing.row(row))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Lines on a grid: a row for each token, a column for each depth.
struct Drawing {
    cells: Vec<Vec<char>>,
}

impl Drawing {
    fn of(document: &Document<'_>, sentence: &Sentence) -> Self {
        let start = sentence.tokens.start;
        let heads: Vec<Option<usize>> = sentence
            .tokens
            .clone()
            .map(|id| head(document, sentence, id).map(|head| (head - start) as usize))
            .collect();
        let depths: Vec<usize> = (0..heads.len()).map(|row| depth(&heads, row)).collect();
        let cells = depths.iter().map(|depth| vec![' '; (depth + 1) * 2]).collect();
        let mut drawing = Self { cells };
        let mut extents: Vec<(usize, usize)> = (0..heads.len()).map(|row| (row, row)).collect();
        for (row, head) in heads.iter().enumerate().filter_map(|(row, head)| Some((row, (*head)?))) {
            extents[head] = (extents[head].0.min(row), extents[head].1.max(row));
        }
        for (row, (first, last)) in extents.iter().enumerate() {
            drawing.node(row, depths[row], *first, *last);
        }
        for (row, head) in heads.iter().enumerate() {
            if let Some(head) = *head
                && depths[row] > depths[head]
            {
                let (first, last) = extents[head];
                let corner = if row == first {
                    '╭'
                } else if row == last {
                    '╰'
                } else {
                    '├'
                };
                drawing.set(row, depths[head] * 2, corner);
                drawing.set(row, depths[head] * 2 + 1, '─');
            }
        }
        drawing
    }

    /// A token, and the line down or up to its furthest dependents.
    fn node(&mut self, row: usize, depth: usize, first: usize, last: usize) {
        let sign = match (first < row, last > row) {
            (false, false) => '╼',
            (false, true) => '┮',
            (true, false) => '┶',
            (true, true) => '┾',
        };
        self.set(row, depth * 2, sign);
        for between in (first + 1..last).filter(|between| *between != row) {
            self.set(between, depth * 2, '│');
        }
    }

    fn set(&mut self, row: usize, column: usize, sign: char) {
        let cells = &mut self.cells[row];
        if column >= cells.len() {
            cells.resize(column + 1, ' ');
        }
        cells[column] = sign;
    }

    fn row(&self, row: usize) -> String {
        let line: String = self.cells[row].iter().collect();
        line.trim_end().to_owned()
    }
}

/// The head of a token, if it has one in its sentence.
fn head(document: &Document<'_>, sentence: &Sentence, id: TokenId) -> Option<TokenId> {
    let head = document.token(id).head;
    (head != id && sentence.tokens.contains(&head)).then_some(head)
}

fn depth(heads: &[Option<usize>], row: usize) -> usize {
    std::iter::successors(heads[row], |head| heads[*head]).take(DEEPEST).count()
}
