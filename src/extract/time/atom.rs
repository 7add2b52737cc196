//! Atoms: the text cut as date rules want it, whatever the tokenizer did. A word, a number and a mark are an atom each; so
//! are a whole date in digits (`2023-09-18`), an ordinal (`16th`), a decade (`1980s`), a sum (`1,500`), a clock (`9:15`).

use jiff::civil::Date;

use crate::knowledge::calendar::{Class, Classes, WordId, Words, shape};
use crate::language::{Document, TokenId};
use crate::reading::Edtf;

/// An atom of the text.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub start: usize,
    pub end: usize,
    /// The token in which it begins.
    pub token: TokenId,
    pub word: Option<WordId>,
    pub classes: Classes,
    /// The number that its digits write.
    pub number: i32,
    /// The date that its digits write; `None` for other atoms and for dates whose order cannot be told.
    pub date: Option<Edtf>,
}

/// Cuts the sentences of a document into atoms. A mark without words stands where a paragraph ends.
pub(super) fn atoms(document: &Document<'_>, words: &Words) -> Vec<Atom> {
    let text = document.text();
    let mut lexer = Lexer { text, words, abbreviation: words.class("ABBREVIATION") };
    let mut atoms = Vec::with_capacity(document.tokens().len() + 16);
    let mut token: TokenId = 0;
    for sentence in document.sentences() {
        if sentence.opens_paragraph {
            let (at, token) = (sentence.span.start as usize, sentence.tokens.start);
            atoms.push(Atom { start: at, end: at, token, ..Atom::mark() });
        }
        token = token.max(sentence.tokens.start);
        let mut at = sentence.span.start as usize;
        let end = (sentence.span.end as usize).min(text.len());
        while let Some(mut atom) = lexer.next(at, end) {
            while token + 1 < sentence.tokens.end && document.token(token).span.end as usize <= atom.start {
                token += 1;
            }
            at = atom.end;
            atom.token = token;
            atoms.push(atom);
        }
    }
    atoms
}

impl Atom {
    fn mark() -> Self {
        let classes = Classes::default().with(shape::MARK);
        Self { start: 0, end: 0, token: 0, word: None, classes, number: 0, date: None }
    }

    /// The value of the atom in a class.
    pub fn value(&self, class: Class, words: &Words) -> i32 {
        self.word.and_then(|word| words.get(word)?.value(class)).unwrap_or(self.number)
    }
}

struct Lexer<'t, 'w> {
    text: &'t str,
    words: &'w Words,
    abbreviation: Option<Class>,
}

impl Lexer<'_, '_> {
    /// The next atom from `at` on and before `end`.
    fn next(&mut self, at: usize, end: usize) -> Option<Atom> {
        let rest = self.text.get(at..end)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let rest = &self.text[start..end];
        let first = rest.chars().next()?;
        Some(if first.is_ascii_digit() {
            self.digits(start, rest)
        } else if first.is_alphabetic() {
            self.word(start, rest, first.is_uppercase())
        } else {
            let length = first.len_utf8();
            // The dashes that join numbers and days; the long dash joins clauses.
            let dash = matches!(first, '-' | '‐' | '‑' | '–' | '−');
            let word = self.words.find(if dash { "-" } else { &rest[..length] });
            Atom { start, end: start + length, word, ..Atom::mark() }
        })
    }

    fn word(&self, start: usize, rest: &str, capital: bool) -> Atom {
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = self.words.find(&rest[..length]);
        let form = if capital { shape::CAPITAL } else { shape::LOWER };
        let known = word.and_then(|word| self.words.get(word)).map(|word| word.classes(capital)).unwrap_or_default();
        let classes = known.with(form);
        // The sentence splitter may have taken the full stop of "Sept. 18" for the end of a sentence.
        let after = self.text.get(start + length..).unwrap_or("");
        let stop = self.abbreviation.is_some_and(|class| known.contains(class))
            && after
                .strip_prefix('.')
                .is_some_and(|after| after.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        Atom { start, end: start + length + usize::from(stop), word, classes, ..Atom::mark() }
    }

    fn digits(&self, start: usize, rest: &str) -> Atom {
        if let Some((length, date)) = numeric_date(rest) {
            let classes = Classes::default().with(shape::NUMDATE);
            return Atom { start, end: start + length, classes, date, ..Atom::mark() };
        }
        let digits = digits_in(rest);
        let number: i32 = rest[..digits].parse().unwrap_or(i32::MAX);
        let tail = &rest[digits..];
        let suffix = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let mut inner = tail.chars();
        let joined = matches!(inner.next(), Some(',' | '.' | ':')) && inner.next().is_some_and(|c| c.is_ascii_digit());
        let mut classes = Classes::default();
        let mut length = digits + suffix;
        match tail[..suffix].to_ascii_lowercase().as_str() {
            // A sum, a decimal or a clock is one atom and no number of days.
            "" if joined => {
                length = rest.find(|c: char| !c.is_ascii_digit() && !",.:".contains(c)).unwrap_or(rest.len());
            }
            "" => {
                if (1..=31).contains(&number) && digits <= 2 {
                    classes = classes.with(shape::DAY);
                }
                if (1500..2200).contains(&number) && digits == 4 {
                    classes = classes.with(shape::YEAR);
                }
                if digits <= 4 {
                    classes = classes.with(shape::NUMBER);
                }
            }
            "st" | "nd" | "rd" | "th" if (1..=31).contains(&number) => {
                classes = classes.with(shape::DAY).with(shape::DAYTH);
            }
            "s" if (1500..2200).contains(&number) && number % 10 == 0 => classes = classes.with(shape::DECADE),
            _ => {}
        }
        // A sum at the end of a sentence leaves its full stop.
        length -= rest[..length].len() - rest[..length].trim_end_matches([',', '.', ':']).len();
        Atom { start, end: start + length, word: None, classes, number, ..Atom::mark() }
    }
}

fn digits_in(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Three numbers joined by the same mark, one of them a year: the length, and the date if its order can be told.
/// `12/05/2023` may be May or December, so it has none; `2023-05-12`, `13/05/2023` and `05/13/2023` have one.
fn numeric_date(text: &str) -> Option<(usize, Option<Edtf>)> {
    let mut numbers = [(0_usize, 0_i32); 3];
    let mut mark = None;
    let mut at = 0;
    for (place, slot) in numbers.iter_mut().enumerate() {
        let digits = digits_in(text.get(at..)?);
        *slot = (digits, text.get(at..at + digits)?.parse().ok()?);
        at += digits;
        if place < 2 {
            let here = text[at..].chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
            if *mark.get_or_insert(here) != here {
                return None;
            }
            at += 1;
        }
    }
    let follows = text[at..].chars().next();
    if follows == Some('T') {
        at += text[at..].find(|c: char| !c.is_ascii_alphanumeric() && !":+.".contains(c)).unwrap_or(text.len() - at);
    } else if follows.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (year, month, day) = match numbers {
        [(4, year), (1..=2, month), (1..=2, day)] => (year, month, day),
        [(1..=2, day), (1..=2, month), (4, year)] if day > 12 || day == month => (year, month, day),
        [(1..=2, month), (1..=2, day), (4, year)] if day > 12 => (year, month, day),
        [(1..=2, _), (1..=2, _), (4, _)] => return Some((at, None)),
        _ => return None,
    };
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    (1..=9999).contains(&date.year()).then(|| (at, Some(Edtf::day(date))))
}
