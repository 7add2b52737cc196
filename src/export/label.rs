//! Labels: which characters can be drawn, where lines break, and how wide they are.

use textwrap::{Options, WordSplitter};
use unicode_normalization::UnicodeNormalization;

/// Widest line of a label, in columns.
pub(super) const WIDTH: usize = 26;
/// Most lines of a label; what is longer ends in an ellipsis and is told whole in the tooltip.
const LINES: usize = 5;

/// Lines no wider than `width` columns; words that are wider are broken.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let clean: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean: String = clean.chars().filter(|c| is_drawable(*c)).collect();
    if clean.is_empty() {
        return Vec::new();
    }
    let options = Options::new(width).break_words(true).word_splitter(WordSplitter::NoHyphenation);
    let mut lines: Vec<String> =
        textwrap::wrap(&clean, options).into_iter().map(std::borrow::Cow::into_owned).collect();
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

/// Control characters cannot be drawn, bidirectional ones would turn the label around.
pub(super) fn is_drawable(c: char) -> bool {
    let xml = matches!(c, ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    xml && !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// How wide a line is in Helvetica and what has its measures (Arial, Liberation Sans), at a size in pixels.
pub(super) fn width(line: &str, size: f64) -> f64 {
    line.chars().map(advance).sum::<u32>() as f64 * size / 1000.0
}

/// The advance of a character in thousandths of the size. Letters with marks are as wide as those without; of other
/// scripts only the rough width is known, and the line is set to it.
fn advance(c: char) -> u32 {
    let plain = std::iter::once(c).nfd().next().unwrap_or(c);
    if let Some(width) = (plain as usize).checked_sub(32).and_then(|at| HELVETICA.get(at)) {
        return u32::from(*width);
    }
    match c {
        '·' | '‘' | '’' => 278,
        '“' | '”' => 333,
        '×' => 584,
        '…' | '—' => 1000,
        _ => match textwrap::core::display_width(c.encode_utf8(&mut [0; 4])) {
            0 => 0,
            1 if c.is_uppercase() => 750,
            1 => 600,
            _ => 1200,
        },
    }
}

/// Advances of the characters from the space to the tilde, as Adobe's metrics of Helvetica give them.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
