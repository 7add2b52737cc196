//! What plain rules say about sentence boundaries.

use std::ops::Range;

use super::super::lexicon::{Abbreviation, Lexicon};
use super::super::scan::Scanned;

/// Longest label of a speaker or dateline, in tokens.
const LONGEST_LABEL: usize = 16;

/// For each token, whether the rules end a sentence after it.
pub(super) fn ends(lexicon: &Lexicon, text: &str, tokens: &[Scanned]) -> Vec<bool> {
    let mut ends = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let mut last = at;
        if is_terminal(text, tokens, at) {
            while tokens.get(last + 1).is_some_and(|next| closes(next.span.of(text)) && glued(tokens, last)) {
                last += 1;
            }
            ends[last] = tokens.get(last + 1).is_none_or(|next| begins(lexicon, text, tokens, at..last + 1, next));
        }
        at = last + 1;
    }
    ends
}

/// Whether a token may end a sentence.
pub(super) fn is_terminal(text: &str, tokens: &[Scanned], at: usize) -> bool {
    let token = &tokens[at];
    match token.abbreviation {
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Plain) => true,
        None => token.span.of(text).chars().all(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')),
    }
}

/// Whether no space stands after a token.
pub(super) fn glued(tokens: &[Scanned], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| tokens[at].span.end == next.span.start)
}

/// Signs that close what a sentence stands in.
pub(super) fn closes(word: &str) -> bool {
    matches!(word, "\"" | "'" | "''" | "”" | "’" | ")" | "]" | "}" | "»" | "." | "!" | "?")
}

/// Whether `next` begins a sentence behind a terminal and the closing signs after it.
fn begins(lexicon: &Lexicon, text: &str, tokens: &[Scanned], terminal: Range<usize>, next: &Scanned) -> bool {
    let word = next.span.of(text);
    let first = word.chars().next().unwrap_or(' ');
    let at = terminal.start;
    if tokens[at].abbreviation.is_some() {
        return first.is_uppercase() && lexicon.is_opener(word);
    }
    if glued(tokens, terminal.end - 1) {
        return first.is_uppercase();
    }
    let counts = |word: &str| word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let number = at == 1 && counts(tokens[0].span.of(text));
    !first.is_lowercase() && !number && !matches!(first, ',' | ';' | ':' | ')' | ']' | '-' | '–' | '—')
}

/// The last token of a label at the beginning of a block: a speaker ("PRESIDENT BIDEN:", "Mr. Smith:", "Q"), a dateline
/// ("GENEVA, June 16 (Agency) –"). Nothing if the label is all there is.
pub(super) fn label(lexicon: &Lexicon, text: &str, tokens: &[Scanned]) -> Option<usize> {
    let words = || tokens.iter().take(LONGEST_LABEL).map(|token| token.span.of(text));
    let at = speaker(lexicon, words()).or_else(|| dateline(words())).or_else(|| question(text, tokens))?;
    (at + 1 < tokens.len()).then_some(at)
}

/// A label that ends in a colon: in capitals, or a title and a name.
fn speaker<'a>(lexicon: &Lexicon, words: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
    let colon = words.clone().position(|word| word == ":").filter(|colon| *colon > 0)?;
    let mut depth = 0;
    // What stands in brackets does not count: "MR. SMITH (through interpreter):".
    let named: Vec<&str> = words
        .take(colon)
        .filter(|word| {
            depth += i32::from(*word == "(");
            let outside = depth == 0;
            depth -= i32::from(*word == ")");
            outside
        })
        .collect();
    let capital = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase());
    let capitals =
        named.iter().all(|word| !word.chars().any(char::is_lowercase) || lexicon.abbreviation(word).is_some());
    let titled = named
        .first()
        .is_some_and(|word| lexicon.abbreviation(word) == Some(Abbreviation::Title) || lexicon.is_honorific(word));
    let letters = named.iter().any(|word| word.chars().any(char::is_alphabetic));
    let short = named.len() <= 8 && letters && !named.contains(&",") | capitals;
    (short && (capitals || titled && named.iter().all(|word| capital(word)))).then_some(colon)
}

/// A place in capitals, perhaps a date and an agency, and a dash.
fn dateline<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
    let place = words.clone().next()?;
    let capitals = place.chars().count() > 2 && place.chars().all(char::is_uppercase);
    let dash = words.clone().position(|word| matches!(word, "-" | "--" | "–" | "—")).filter(|dash| *dash > 0)?;
    let inside = words.take(dash).all(|word| {
        let first = word.chars().next().unwrap_or(' ');
        !first.is_lowercase() && !matches!(first, '.' | ';' | ':' | '"' | '“') || word.ends_with('.')
    });
    (capitals && inside).then_some(dash)
}

/// "Q" or "A" of a transcript, set off by space from what is said.
fn question(text: &str, tokens: &[Scanned]) -> Option<usize> {
    let (first, second) = (tokens.first()?.span, tokens.get(1)?.span);
    let gap = text.get(first.end as usize..second.start as usize)?;
    let wide = gap.chars().count() > 1;
    let question =
        first.of(text) == "Q" && (wide || !gap.is_empty() && second.of(text).starts_with(char::is_uppercase));
    (question || first.of(text) == "A" && wide).then_some(0)
}
