//! What the boundary model sees of a gap between two tokens.
//!
//! A feature is the hash of a template's number and of the words, shapes or counts that fill it. Features depend on the
//! tokens alone, never on boundaries decided before, so gaps can be scored in any order.

use super::super::lexicon::{Abbreviation, Lexicon};
use super::super::scan::{Scanned, is_word};
use super::rules;

/// Number of feature templates.
pub(super) const TEMPLATES: usize = 27;

/// The features of a gap.
pub type GapFeatures = [u32; TEMPLATES];

/// The role of the token before a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Role {
    Terminal = 1,
    AfterTerminal,
    Abbreviation,
    Title,
    Colon,
    Semicolon,
    Dash,
    Sign,
    Address,
    Word,
}

/// Case and kind of a token's characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Shape {
    Lower = 1,
    Capital,
    Capitals,
    Initial,
    Number,
    Address,
    Open,
    Close,
    Sign,
    None,
}

/// What is known of a token.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Hash of the word in lower case, digits made equal.
    word: u32,
    shape: Shape,
    role: Role,
    /// No space after it.
    glued: bool,
    /// A full stop, comma or the like, which begins no sentence.
    stop: bool,
    /// What the rules say about the gap after it.
    ruled: bool,
    /// Whether a quotation or bracket is open after it.
    open: u32,
    /// Tokens since the last terminal, itself not counted.
    since: u32,
    /// Tokens to the next terminal.
    until: u32,
}

const NOTHING: Known = Known {
    word: 0,
    shape: Shape::None,
    role: Role::Word,
    glued: false,
    stop: false,
    ruled: false,
    open: 0,
    since: 0,
    until: 0,
};

/// The gaps of a block.
#[derive(Debug)]
pub(in super::super) struct Gaps {
    known: Vec<Known>,
    /// Whether the block ends in a terminal, and whether most of its words are capitalised.
    manner: u32,
}

impl Gaps {
    /// Looks at the tokens of a block.
    pub(in super::super) fn new(lexicon: &Lexicon, text: &str, tokens: &[Scanned]) -> Self {
        let ruled = rules::ends(lexicon, text, tokens);
        let (mut open, mut since, mut ended) = (0, 0, false);
        let mut known: Vec<Known> = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            let word = token.span.of(text);
            let shape = shape(word);
            let role = role(text, tokens, at, shape, ended);
            ended = matches!(role, Role::Terminal | Role::AfterTerminal);
            since = if ended { 0 } else { since + 1 };
            open = opened(word, open);
            let glued = rules::glued(tokens, at);
            let stop = matches!(word, "." | "," | ";" | ":" | "?" | "!" | ")" | "]" | "”");
            known.push(Known {
                word: word_hash(word),
                shape,
                role,
                glued,
                stop,
                ruled: ruled[at],
                open,
                since,
                until: 0,
            });
        }
        let mut until = 0;
        for token in known.iter_mut().rev() {
            token.until = until;
            until = if token.role == Role::Terminal { 0 } else { until + 1 };
        }
        let manner = manner(&known);
        Self { known, manner }
    }

    /// The features of the gap after a token, if it could be a boundary: behind a sign or abbreviation, or before a capital
    /// or an address.
    pub(in super::super) fn features(&self, at: usize) -> Option<GapFeatures> {
        let (left, right) = (self.known[at], *self.known.get(at + 1)?);
        let sign = !matches!(left.role, Role::Word | Role::Title);
        let capital = !left.glued
            && left.role != Role::Title
            && matches!(right.shape, Shape::Capital | Shape::Capitals | Shape::Initial | Shape::Address | Shape::Open);
        // A closing sign stays with its terminal, a full stop with its sentence, the last quotation mark with its block.
        let closing = left.glued && right.role == Role::AfterTerminal
            || right.stop
            || at + 2 == self.known.len() && matches!(right.shape, Shape::Open | Shape::Close);
        ((sign || capital) && !closing).then(|| self.extract(at))
    }

    /// Whether nothing stands before the gap after a token that could end a sentence: no sign, no number of a note, no
    /// address. Web text ends sentences so, news does not, and would lose its headings to it.
    pub(in super::super) fn is_bare(&self, at: usize) -> bool {
        let left = self.known[at];
        left.role == Role::Word
            && (left.shape != Shape::Number || self.ends_range(at))
            && self.known.get(at + 1).is_some_and(|right| right.shape != Shape::Address)
    }

    /// Whether a number is the second of two with a dash between: no note, but the years of "the 2020-2021 Plan".
    fn ends_range(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|first| {
            let (first, dash) = (self.known[first], self.known[first + 1]);
            first.shape == Shape::Number && first.glued && dash.role == Role::Dash && dash.glued
        })
    }

    /// Whether the gap is a boundary whatever the model says: between two quotations, and between an abbreviation and a word
    /// that begins sentences. The treebanks have too few of both.
    pub(in super::super) fn is_certain(&self, at: usize) -> bool {
        let (left, right) = (self.known[at], self.known(at, 1));
        let quotations = left.role == Role::AfterTerminal && left.shape == Shape::Close && right.shape == Shape::Open;
        left.ruled && (quotations || left.role == Role::Abbreviation)
    }

    fn known(&self, at: usize, offset: isize) -> Known {
        at.checked_add_signed(offset).and_then(|at| self.known.get(at)).copied().unwrap_or(NOTHING)
    }

    fn extract(&self, at: usize) -> GapFeatures {
        let [l3, l2, l1, r1, r2, r3] = [-2, -1, 0, 1, 2, 3].map(|offset| self.known(at, offset));
        let role = l1.role as u32;
        let gap = role << 1 | u32::from(l1.glued);
        let (s1, s2) = (r1.shape as u32, r2.shape as u32);
        let rest = self.known.len() - at - 1;
        let first = self.known(0, 0);
        // The word before the terminal and its closing signs.
        let core = (0..4)
            .map(|back| self.known(at, -back))
            .find(|known| matches!(known.role, Role::Word | Role::Abbreviation));
        let core = core.unwrap_or(NOTHING);
        let early = u32::from(at < 12);
        let templates: [[u32; 4]; TEMPLATES] = [
            [gap, 0, 0, 0],
            [l1.word, gap, 0, 0],
            [l1.word, s1, gap, 0],
            [l1.word, l2.shape as u32, s1, gap],
            [r1.word, role, s1, 0],
            [r1.word, gap, 0, 0],
            [l2.word, l1.word, s1, 0],
            [l1.word, r1.word, s1, 0],
            [r1.word, r2.word, role, s1],
            [s1, s2, gap, r3.shape as u32],
            [l1.shape as u32, l2.shape as u32, l3.shape as u32, s1 << 8 | gap],
            [l1.open, role, s1, l1.word],
            [bucket(l1.since), gap, s1, 0],
            [bucket(u32::try_from(rest).unwrap_or(u32::MAX)), gap, s1, 0],
            [u32::from(l1.ruled), gap, s1, 0],
            [self.manner, gap, s1, l1.shape as u32],
            [core.word, role, s1, 0],
            [core.shape as u32, l1.word, s1, s2],
            [r1.word, s2, r3.shape as u32, role],
            [bucket(r1.until), bucket(l1.since), gap, s1],
            [first.shape as u32, early, gap, s1],
            [first.word, l1.word, early, 0],
            [u32::from(l1.ruled), l1.open, r1.word, 0],
            [l1.word, r2.word, s1, 0],
            [u32::from(l1.ruled), self.manner, bucket(r1.until), gap],
            [l2.word, role, s1, u32::from(l1.glued)],
            [l1.shape as u32, s1, self.manner, bucket(r1.until)],
        ];
        let mut number = 0;
        templates.map(|parts| {
            number += 1;
            parts.iter().fold(mix(0x811C_9DC5, number), |hash, part| mix(hash, *part))
        })
    }
}

/// One step of a multiplicative hash (Fibonacci hashing, Knuth 1973).
fn mix(hash: u32, part: u32) -> u32 {
    let mixed = (hash ^ part).wrapping_mul(0x9E37_79B1);
    mixed ^ mixed >> 15
}

fn word_hash(word: &str) -> u32 {
    word.chars().take(24).fold(1, |hash, c| {
        let c = if c.is_ascii_digit() { '0' } else { c };
        c.to_lowercase().fold(hash, |hash, c| mix(hash, c as u32))
    })
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::None };
    if word.contains("://") || word.starts_with("www.") || word.contains('@') && word.len() > 3 {
        Shape::Address
    } else if word.contains(|c: char| c.is_ascii_digit()) && !first.is_alphabetic() {
        Shape::Number
    } else if first.is_uppercase() {
        match chars.find(|c| c.is_alphabetic()) {
            None => Shape::Initial,
            Some(c) if c.is_uppercase() => Shape::Capitals,
            Some(_) => Shape::Capital,
        }
    } else if first.is_alphabetic() {
        Shape::Lower
    } else {
        match first {
            '"' | '“' | '‘' | '(' | '[' | '«' | '`' | '•' => Shape::Open,
            '”' | '’' | ')' | ']' | '»' | '\'' => Shape::Close,
            _ => Shape::Sign,
        }
    }
}

fn role(text: &str, tokens: &[Scanned], at: usize, shape: Shape, ended: bool) -> Role {
    let word = tokens[at].span.of(text);
    match tokens[at].abbreviation {
        Some(Abbreviation::Title) => return Role::Title,
        Some(Abbreviation::Plain) => return Role::Abbreviation,
        None => {}
    }
    match word {
        _ if rules::is_terminal(text, tokens, at) => Role::Terminal,
        _ if ended && rules::closes(word) => Role::AfterTerminal,
        ":" => Role::Colon,
        ";" => Role::Semicolon,
        "-" | "--" | "–" | "—" => Role::Dash,
        _ if shape == Shape::Address => Role::Address,
        _ if word.contains(is_word) => Role::Word,
        _ => Role::Sign,
    }
}

/// Which quotation or bracket is open after a word.
fn opened(word: &str, open: u32) -> u32 {
    match word {
        "“" | "``" => open | 1,
        "”" => open & !1,
        "\"" => open ^ 1,
        "(" | "[" => open | 2,
        ")" | "]" => open & !2,
        _ => open,
    }
}

fn manner(known: &[Known]) -> u32 {
    let ended =
        known.last().is_some_and(|last| matches!(last.role, Role::Terminal | Role::AfterTerminal | Role::Abbreviation));
    let count = |shapes: &[Shape]| known.iter().filter(|token| shapes.contains(&token.shape)).count();
    let capitals = count(&[Shape::Capital, Shape::Capitals, Shape::Initial]);
    let lower = count(&[Shape::Lower]);
    let terminals = known.iter().any(|token| token.role == Role::Terminal);
    u32::from(ended) | u32::from(capitals > lower) << 1 | u32::from(terminals) << 2 | u32::from(lower == 0) << 3
}

/// Counts, coarser as they grow.
fn bucket(count: u32) -> u32 {
    match count {
        0..=4 => count,
        5..=7 => 5,
        8..=12 => 6,
        13..=20 => 7,
        21..=40 => 8,
        _ => 9,
    }
}
