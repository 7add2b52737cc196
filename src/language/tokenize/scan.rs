//! The scanner: cuts one run of non-space text into tokens, from left to right, looking at most a few characters ahead.
//!
//! The tokens are those of Universal Dependencies for English (<https://universaldependencies.org/en/>), which follow the
//! Penn Treebank as revised by the LDC for web text: clitics, hyphens, slashes, currency signs and units are apart;
//! addresses, dates, times and telephone numbers are whole.

use super::lexicon::{Abbreviation, Lexicon, is_apostrophe};
use super::web;
use crate::text::Span;

/// Longest word that is asked for inner structure; longer runs are no English words.
const LONGEST_WORD: usize = 64;

/// A token and what its full stop means, if it ends in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scanned {
    /// Where it stands.
    pub(super) span: Span,
    /// Set when it ends in a full stop that belongs to it.
    pub(super) abbreviation: Option<Abbreviation>,
}

/// Cuts runs of one text.
pub(super) struct Scanner<'a> {
    /// The word lists.
    pub(super) lexicon: &'a Lexicon,
    /// The whole text.
    pub(super) text: &'a str,
}

impl Scanner<'_> {
    /// Cuts the run `start..end`, which holds no space, and appends its tokens. `last` says that a paragraph ends behind it.
    pub(super) fn scan(&self, start: usize, end: usize, last: bool, out: &mut Vec<Scanned>) {
        let mut at = start;
        while at < end {
            let run = &self.text[at..end];
            let fresh = at == start || self.text[..at].ends_with(['(', '<', '"', '“', '[', '\'', '‘', ',', ';']);
            at = if let Some(c) = run.chars().next().filter(|c| is_invisible(*c)) {
                at + c.len_utf8()
            } else if let Some(length) = web::tag(run) {
                at + length
            } else if let Some(length) = fresh.then(|| web::address(run, self.lexicon)).flatten() {
                self.push(at, at + length, out)
            } else if at == start && self.lexicon.is_emoticon(run) {
                self.push(at, end, out)
            } else if let Some(length) = fresh.then(|| self.lexicon.whole(run)).flatten() {
                self.push(at, at + length, out)
            } else {
                match run.chars().next() {
                    Some(c) if is_word(c) || self.opens_word(c, run) => self.word(at, end, last, out),
                    Some(c) => self.sign(at, c, run, out),
                    None => end,
                }
            };
        }
    }

    fn push(&self, start: usize, end: usize, out: &mut Vec<Scanned>) -> usize {
        out.push(Scanned { span: Span::new(start, end), abbreviation: None });
        end
    }

    /// Whether a sign begins a word: 's, 'em, '90s, .5, @user, #tag.
    fn opens_word(&self, c: char, run: &str) -> bool {
        let rest = &run[c.len_utf8()..];
        let Some(next) = rest.chars().next() else { return false };
        match c {
            '@' | '#' => next.is_alphabetic(),
            '.' | '+' => next.is_ascii_digit(),
            _ if is_apostrophe(c) => {
                let word = &rest[..word_run(rest)];
                let decade = word.len() <= 3 && word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
                let whole = &run[..c.len_utf8() + word.len()];
                decade || self.lexicon.is_elision(whole) || self.lexicon.is_clitic(whole)
            }
            _ => false,
        }
    }

    /// Takes a sign; a run of one sign that is written in rows ("...", "--", "!!!") is one token.
    fn sign(&self, at: usize, c: char, run: &str, out: &mut Vec<Scanned>) -> usize {
        let same = |sign: char| match c {
            '!' | '?' => matches!(sign, '!' | '?'),
            '.' | '-' | '*' | '=' | '_' | '~' | '+' | '<' | '>' | '`' | '—' | '–' | '…' | '•' | '#' => {
                sign == c
            }
            '\'' => sign == c,
            '‘' | '’' => matches!(sign, '‘' | '’'),
            _ => false,
        };
        let length = match run.char_indices().skip(1).find(|(_, sign)| !same(*sign)) {
            Some((length, _)) => length,
            None if run.chars().nth(1).is_some_and(same) => run.len(),
            None => c.len_utf8(),
        };
        // Marks that sit on the sign belong to it.
        let marks: usize = run[length..].chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
        self.push(at, at + length + marks, out)
    }

    /// Takes a word: letters, digits and the signs that join them, then splits off clitics and units.
    fn word(&self, start: usize, end: usize, last: bool, out: &mut Vec<Scanned>) -> usize {
        let first = self.text[start..end].chars().next().map_or(0, char::len_utf8);
        let mut at = start + first;
        at += word_run(&self.text[at..end]);
        while at < end {
            match self.joined(start, at, end) {
                Some(length) => {
                    at += length;
                    at += word_run(&self.text[at..end]);
                }
                None => break,
            }
        }
        let word = &self.text[start..at];
        // US$, HK$
        if word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && self.text[at..end].starts_with('$')
        {
            return self.push(start, at + 1, out);
        }
        let cut = self.cut(word, &self.text[at..end]);
        if cut > 0 {
            self.push(start, start + cut, out);
        }
        let abbreviation = self.stop(start + cut, at, end, last, cut > 0);
        at += usize::from(abbreviation.is_some());
        out.push(Scanned { span: Span::new(start + cut, at), abbreviation });
        at
    }

    /// How many bytes of signs at `at` join the word `start..at` to what follows.
    fn joined(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let mut ahead = self.text[at..end].chars();
        let sign = ahead.next()?;
        let next = ahead.next()?;
        if !is_word(next) {
            return None;
        }
        let word = &self.text[start..at];
        let before = word.chars().next_back()?;
        let digits = before.is_ascii_digit() && next.is_ascii_digit();
        let length = sign.len_utf8();
        let following = &self.text[at + length..end];
        let joins = match sign {
            '.' => digits || self.joins_stop(word, following),
            ',' => digits && following.bytes().take_while(u8::is_ascii_digit).count() == 3,
            ':' | '/' | '×' => digits,
            '&' => before.is_uppercase() && next.is_uppercase() || word.len() == 1 && next.is_alphabetic(),
            '*' => before.is_alphabetic() && next.is_alphabetic(),
            '-' | '\u{2010}' | '\u{2011}' => self.joins_hyphen(word, following),
            _ if is_apostrophe(sign) => before.is_alphanumeric() && next.is_alphanumeric() && sign != '`',
            _ => false,
        };
        joins.then_some(length)
    }

    /// Whether a full stop inside a run joins: initials (U.S.), known abbreviations (Ph.D.), file names (memo.doc).
    fn joins_stop(&self, word: &str, following: &str) -> bool {
        let next = word_run(following);
        let part = word.rsplit('.').next().unwrap_or(word);
        let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
        if single(part) && (single(&following[..next]) || word.contains('.') && next <= 3) {
            return true;
        }
        let stop = following[next..].starts_with('.');
        let whole = word.len() + 1 + next + usize::from(stop);
        whole < LONGEST_WORD && {
            let joined = format!("{word}.{}{}", &following[..next], if stop { "." } else { "" });
            self.lexicon.abbreviation(&joined).is_some()
        }
    }

    /// Whether a hyphen joins: affixes (re-elected), numbers that are no range (345-9945, 2023-09-18).
    fn joins_hyphen(&self, word: &str, following: &str) -> bool {
        let next = &following[..word_run(following)];
        let part = word.rsplit('-').next().unwrap_or(word);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if digits(part) && digits(next) {
            let more = following[next.len()..]
                .strip_prefix('-')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            return word.contains('-') || more || part.len() == 3 && next.len() == 4;
        }
        let acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
        word.len() < LONGEST_WORD
            && (!acronym && self.lexicon.is_prefix(word) && !next.is_empty() || self.lexicon.is_suffix(next))
    }

    /// Where a word is cut in two: before its clitic or second half, or before its unit. 0 for a whole word.
    fn cut(&self, word: &str, following: &str) -> usize {
        if word.len() > LONGEST_WORD {
            return 0;
        }
        let digits =
            word.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':')).count();
        if digits > 0 && digits < word.len() && word.as_bytes()[0] != b'.' {
            let unit = &word[digits..];
            let stopped = following.starts_with('.') && self.lexicon.is_unit(&format!("{unit}."));
            return if self.lexicon.is_unit(unit) || stopped { digits } else { self.clitic(word) };
        }
        self.clitic(word)
    }

    fn clitic(&self, word: &str) -> usize {
        // "60's", "1960's" and "M16's" are plurals, whole in the treebanks; "2003's" is a possessive.
        let stem = word.strip_suffix('s').and_then(|stem| stem.strip_suffix(is_apostrophe)).unwrap_or("");
        let year = stem.len() == 4 && !stem.ends_with('0');
        let plural = stem.ends_with(|c: char| c.is_ascii_digit()) && !year;
        if plural { 0 } else { self.lexicon.split(word).unwrap_or(0) }
    }

    /// Whether the full stop at `at` belongs to the word `start..at`, and what it means.
    fn stop(&self, start: usize, at: usize, end: usize, last: bool, cut: bool) -> Option<Abbreviation> {
        let rest = self.text[at..end].strip_prefix('.')?;
        let stopped = &self.text[start..=at];
        let word = &self.text[start..at];
        if rest.starts_with("..") || word.len() > LONGEST_WORD {
            return None;
        }
        if let Some(found) = self.lexicon.abbreviation(stopped) {
            return Some(found);
        }
        if rest.starts_with('.') {
            return None;
        }
        if self.lexicon.numbers(stopped) && self.before_number(start, at + 1) {
            return Some(Abbreviation::Title);
        }
        let initials = word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
        if initials && word.contains('.') {
            return Some(Abbreviation::Plain);
        }
        let closes = last && rest.chars().all(|c| !is_word(c));
        let initial = !cut && initials && word.chars().all(char::is_uppercase);
        (initial && !closes && self.initial_of_name(start, word)).then_some(Abbreviation::Title)
    }

    /// Whether a number follows, or a bracket opened before.
    fn before_number(&self, start: usize, end: usize) -> bool {
        let digit = |c: char| c.is_ascii_digit();
        self.text[end..].trim_start_matches([' ', '\u{A0}']).starts_with(digit) || self.text[..start].ends_with('(')
    }

    /// Whether a single capital letter with a full stop is an initial; "and I." is none.
    fn initial_of_name(&self, start: usize, word: &str) -> bool {
        if word != "I" {
            return true;
        }
        let before = self.text[..start].trim_end();
        let at = before.rfind(|c: char| !is_word(c)).map_or(0, |at| at + 1);
        before.get(at..).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
    }
}

/// Length in bytes of the letters, digits and marks at the beginning of a run.
pub(super) fn word_run(run: &str) -> usize {
    run.find(|c| !is_word(c)).unwrap_or(run.len())
}

/// Letters, digits, marks, and characters without width: what words are made of.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c) || is_invisible(c)
}

/// Combining marks, which belong to the character before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Characters without width: they neither make a token of their own nor divide one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}
