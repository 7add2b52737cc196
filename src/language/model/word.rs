//! A word as the models see it: hashes of its form, affixes and shape, and what the lexicon knows about it. Computed
//! once per word, used by tagger, name recogniser and parser.

use super::hash::{self, Rolling};
use super::lexicon::{Entry, Lexicon};

/// How a sentence is capitalised. Headlines in capitals or title case say little by their capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Casing {
    /// Capitals mean what they usually mean.
    #[default]
    Normal,
    /// Nearly every longer word is capitalised.
    Title,
    /// Nearly every word is in capitals.
    Capitals,
}

impl Casing {
    /// The casing of a sentence.
    #[must_use]
    pub fn of<'word>(words: impl Iterator<Item = &'word str>) -> Self {
        let (mut long, mut capitalised, mut words_in_capitals, mut letters) = (0, 0, 0, 0);
        for word in words {
            let mut chars = word.chars();
            let Some(first) = chars.next().filter(|c| c.is_alphabetic()) else { continue };
            letters += 1;
            let rest_lower = word.chars().any(char::is_lowercase);
            words_in_capitals += usize::from(!rest_lower && word.len() > 1);
            if word.len() >= 5 {
                long += 1;
                capitalised += usize::from(first.is_uppercase());
            }
        }
        if letters >= 3 && words_in_capitals * 10 >= letters * 7 {
            Self::Capitals
        } else if long >= 3 && capitalised * 10 >= long * 9 {
            Self::Title
        } else {
            Self::Normal
        }
    }
}

/// A word as the models see it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// Hash of the lower-case form.
    pub form: u32,
    /// Hashes of the first 1 to 4 characters in lower case.
    pub prefix: [u32; 4],
    /// Hashes of the last 1 to 5 characters in lower case.
    pub suffix: [u32; 5],
    /// Hash of the shape: `Xx`, `X.X.`, `d,d`.
    pub shape: u32,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// What the lexicon knows.
    pub entry: Entry,
}

impl Word {
    /// Looks at a word in a sentence of that casing.
    #[must_use]
    pub fn new(text: &str, casing: Casing, lexicon: &Lexicon<'_>) -> Self {
        let capital = text.starts_with(char::is_uppercase);
        let mut word = Self { shape: shape(text, casing), capital, ..Self::default() };
        let mut lower: [char; 64] = ['\0'; 64];
        let mut count = 0;
        let mut form = Rolling::default();
        for c in text.chars().flat_map(char::to_lowercase) {
            let c = if c == '’' { '\'' } else { c };
            form.push(c);
            if count < 4 {
                word.prefix[count] = form.value();
            }
            if count < 64 {
                lower[count] = c;
            }
            count += 1;
        }
        word.form = form.value();
        if count <= 64 {
            let mut suffix = Rolling::default();
            for (c, slot) in lower[..count].iter().rev().zip(&mut word.suffix) {
                suffix.push(*c);
                *slot = suffix.value();
            }
        }
        word.entry = lexicon.get(word.form);
        word
    }
}

/// The shape of a word: runs of capitals, small letters and digits, other characters as they are.
fn shape(text: &str, casing: Casing) -> u32 {
    let mut rolling = Rolling::default();
    let (mut last, mut runs) = (' ', 0);
    for c in text.chars() {
        let class = if c.is_lowercase() {
            'x'
        } else if c.is_uppercase() {
            'X'
        } else if c.is_numeric() {
            'd'
        } else if c.is_alphabetic() {
            'l'
        } else {
            c
        };
        if class != last {
            runs += 1;
            if runs > 10 {
                break;
            }
            rolling.push(class);
            last = class;
        } else if runs == 1 && class == 'X' {
            rolling.push('X');
            runs += 1;
        }
    }
    match casing {
        Casing::Normal => {}
        Casing::Title => rolling.push('T'),
        Casing::Capitals => rolling.push('C'),
    }
    rolling.value()
}

/// Hash of the lower-case form of a word: its key in the lexicon.
#[must_use]
pub fn key(text: &str) -> u32 {
    let mut form = Rolling::default();
    text.chars().flat_map(char::to_lowercase).for_each(|c| form.push(if c == '’' { '\'' } else { c }));
    form.value()
}

/// The words of a sentence as the models see them.
pub fn look(words: &[&str], lexicon: &Lexicon<'_>) -> Vec<Word> {
    let casing = Casing::of(words.iter().copied());
    words.iter().map(|word| Word::new(word, casing, lexicon)).collect()
}

/// The number of a template's feature of one value.
#[inline]
#[must_use]
pub fn one(template: u32, a: u32) -> u64 {
    hash::finish(hash::mix(hash::template(template), a))
}

/// The number of a template's feature of two values.
#[inline]
#[must_use]
pub fn two(template: u32, a: u32, b: u32) -> u64 {
    hash::finish(hash::mix(hash::mix(hash::template(template), a), b))
}

/// The number of a template's feature of three values.
#[inline]
#[must_use]
pub fn three(template: u32, a: u32, b: u32, c: u32) -> u64 {
    hash::finish(hash::mix(hash::mix(hash::mix(hash::template(template), a), b), c))
}

/// The number of a template's feature of four values.
#[inline]
#[must_use]
pub fn four(template: u32, a: u32, b: u32, c: u32, d: u32) -> u64 {
    hash::finish(hash::mix(hash::mix(hash::mix(hash::mix(hash::template(template), a), b), c), d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Lexicon<'static> {
        Lexicon::new(&[0; 10]).unwrap()
    }

    #[test]
    fn the_key_is_the_form() {
        for text in
            ["Guterres", "IT’S", "", "a-very-long-word-without-any-space-that-is-longer-than-sixty-four-characters"]
        {
            assert_eq!(Word::new(text, Casing::Normal, &empty()).form, key(text));
        }
    }

    #[test]
    fn headlines_are_told_from_sentences() {
        let casing = |text: &str| Casing::of(text.split(' '));
        assert_eq!(casing("The minister arrived in Geneva on Monday"), Casing::Normal);
        assert_eq!(casing("Foreign Minister Arrives in Geneva for Talks"), Casing::Title);
        assert_eq!(casing("MINISTER ARRIVES IN GENEVA"), Casing::Capitals);
    }
}
