//! The layout of a text: its paragraphs, headings and list items, as blocks that no sentence crosses.
//!
//! A blank line always ends a block. A single line break does so only when it was made on purpose: before a bullet or a
//! number, or where the next word would have fitted on the line (as in the line-breaking test of plain-text e-mail
//! readers, RFC 3676); otherwise it is the wrapping of a paragraph and counts as a space.

use super::scan::is_invisible;
use crate::text::Span;

/// Lines wider than this are whole paragraphs: nobody wraps so late.
const WIDEST_WRAP: usize = 120;

/// The blocks of a part of a text, in order.
pub(super) fn blocks(text: &str, within: Span) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Line> = Vec::new();
    for line in lines(text, within) {
        if line.span.is_empty() {
            close(text, &paragraph, &mut blocks);
            paragraph.clear();
        } else {
            paragraph.push(line);
        }
    }
    close(text, &paragraph, &mut blocks);
    blocks
}

/// A line without the space around it.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    /// Width in characters.
    width: usize,
}

/// The lines of a part of a text.
fn lines(text: &str, within: Span) -> impl Iterator<Item = Line> {
    let mut at = within.start as usize;
    let end = within.end as usize;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let rest = text.get(at..end)?;
        let stop = rest.find(is_line_break).unwrap_or(rest.len());
        let line = rest[..stop].trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let start = at + (line.as_ptr() as usize - rest.as_ptr() as usize);
        at += stop;
        at += match rest[stop..].chars().next() {
            Some('\r') if rest[stop + 1..].starts_with('\n') => 2,
            Some(c) => c.len_utf8(),
            None => 0,
        };
        Some(Line { span: Span::new(start, start + line.len()), width: line.chars().count() })
    })
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Divides the lines of a paragraph into blocks.
fn close(text: &str, paragraph: &[Line], blocks: &mut Vec<Span>) {
    let Some(first) = paragraph.first() else { return };
    let widest = paragraph.iter().map(|line| line.width).max().unwrap_or(0);
    let mut block = first.span;
    for pair in paragraph.windows(2) {
        if on_purpose(text, pair[0], pair[1], widest) {
            blocks.push(block);
            block = pair[1].span;
        } else {
            block = block.cover(pair[1].span);
        }
    }
    blocks.push(block);
}

/// Whether the break between two lines of a paragraph was made on purpose.
fn on_purpose(text: &str, line: Line, next: Line, widest: usize) -> bool {
    let (above, below) = (line.span.of(text), next.span.of(text));
    if bullet(below).is_some() {
        return true;
    }
    if below.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase) {
        return false;
    }
    let word = below.split(char::is_whitespace).next().map_or(0, |word| word.chars().count());
    // Some wrap unevenly: a line that is nearly as wide as the others and ends within a sentence goes on.
    let ends = above.ends_with(['.', '!', '?', ':', '"', '”', ')']) || line.width * 4 < widest * 3;
    widest > WIDEST_WRAP || line.width + 1 + word <= widest && ends || in_capitals(above) && !in_capitals(below)
}

/// Whether a line is written in capitals.
fn in_capitals(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

/// Length of the bullet or number at the beginning of a line, if there is one: `•`, `- `, `2.`, `(a)`.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let spaced = |length: usize| line[length..].starts_with(char::is_whitespace).then_some(length);
    match first {
        '•' | '●' | '▪' | '◦' | '‣' | '■' | '□' | '➢' | '✓' | '\u{F0B7}' => Some(first.len_utf8()),
        '-' | '–' | '—' | '*' | '·' | 'o' => spaced(first.len_utf8()),
        '(' => {
            let close = line.char_indices().take(5).find(|(_, c)| *c == ')')?.0;
            enumerator(&line[1..close]).then(|| spaced(close + 1))?
        }
        _ => {
            let stop = line.char_indices().take(5).find(|(_, c)| matches!(c, '.' | ')'))?.0;
            enumerator(&line[..stop]).then(|| spaced(stop + 1))?
        }
    }
}

/// Whether a word counts items: a short number, a letter in lower case, a Roman numeral.
fn enumerator(word: &str) -> bool {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = !word.is_empty()
        && word.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
        && word != "I";
    digits || letter || roman
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        blocks(text, Span::new(0, text.len())).into_iter().map(|block| block.of(text)).collect()
    }

    #[test]
    fn wrapped_lines_stay_together() {
        let text = "The ministers met in Geneva on Monday and agreed\nto meet again before the end of the year in\nDoha.\n\nThey left.";
        assert_eq!(read(text).len(), 2);
    }

    #[test]
    fn headings_and_bullets_stand_alone() {
        let text = "PROGRAMME\nThe ministers will visit\n- Geneva, where the talks were held last year\n- Doha\r\n\u{A0}\r\nEnd";
        let blocks = read(text);
        assert_eq!(blocks.len(), 5, "{blocks:?}");
    }
}
