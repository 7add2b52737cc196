//! Names of persons compared: fuller and shorter forms, initials, the family name first or last, other spellings.

use crate::text::fold;

/// A person's name, folded and cut into words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PersonName {
    /// Its words, without suffix.
    pub words: Vec<Box<str>>,
}

impl PersonName {
    /// Folds a name as written. `is_suffix` tells "jr" and "iii".
    pub fn new(written: &str, is_suffix: impl Fn(&str) -> bool) -> Self {
        let folded = fold(written);
        let mut words: Vec<Box<str>> = folded.split(' ').filter(|word| !word.is_empty()).map(Box::from).collect();
        if words.len() > 1 && words.last().is_some_and(|last| is_suffix(last) && !is_numeral(last)) {
            words.pop();
        }
        Self { words }
    }

    /// The word that the person is called by after the first mention: the last one.
    pub fn surname(&self) -> &str {
        self.words.last().map_or("", AsRef::as_ref)
    }

    /// The first word.
    pub fn first(&self) -> &str {
        self.words.first().map_or("", AsRef::as_ref)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether two names of two or more words can be the same person's.
    pub fn agrees(&self, other: &Self) -> bool {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        if short.len() < 2 {
            return false;
        }
        short.words == long.words
            || short.is_within(long)
            || short.same_bag(long)
            || short.surname() == long.surname() && given_agree(short.first(), long.first())
            || short.is_respelling(long)
    }

    /// Every word of the short name stands in the long one in order, initials for whole words, and they share the first or last word.
    fn is_within(&self, long: &Self) -> bool {
        let mut rest = long.words.iter();
        let all = self.words.iter().all(|word| rest.any(|other| other == word || is_initial_of(word, other)));
        all && (self.surname() == long.surname() || self.first() == long.first())
    }

    /// The same words in another order: "Kishida Fumio", "Fumio Kishida".
    fn same_bag(&self, other: &Self) -> bool {
        self.len() == other.len() && self.letters() == other.letters() && self.sorted() == other.sorted()
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(AsRef::as_ref).collect();
        words.sort_unstable();
        words
    }

    /// Number and sum of all letters: what differs in them cannot be the same letters.
    fn letters(&self) -> (usize, u32) {
        let letters = self.words.iter().flat_map(|word| word.bytes());
        letters.fold((0, 0), |(number, sum), letter| (number + 1, sum + u32::from(letter)))
    }

    /// Other spellings of the same words: "Zelenskyy" and "Zelenskiy", "Yoon Suk-yeol" and "Yoon Suk Yeol".
    fn is_respelling(&self, other: &Self) -> bool {
        let glued = |name: &Self| name.words.concat();
        let alike =
            self.letters() == other.letters() && self.first().as_bytes().first() == other.first().as_bytes().first();
        if alike && glued(self) == glued(other) {
            return true;
        }
        self.len() == other.len()
            && self.words.iter().zip(&other.words).any(|(a, b)| a == b)
            && self.words.iter().zip(&other.words).all(|(a, b)| a == b || is_respelt(a, b))
    }

    /// How well a short form ("Xi", "bin Salman", "von der Leyen") fits the name: 3 the last words, 2 the first, 1 words in
    /// between, 0 not at all.
    pub fn fits(&self, short: &Self) -> u8 {
        let (all, few) = (&self.words, &short.words);
        if few.is_empty() || few.len() >= all.len() {
            return 0;
        }
        let respelt = |a: &[Box<str>], b: &[Box<str>]| a.iter().zip(b).all(|(a, b)| a == b || is_respelt(a, b));
        if all.ends_with(few) {
            3
        } else if all.starts_with(few) {
            2
        } else if all.windows(few.len()).any(|window| window == few.as_slice()) {
            1
        } else if respelt(&all[all.len() - few.len()..], few) {
            2
        } else {
            0
        }
    }
}

fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

fn is_initial_of(short: &str, long: &str) -> bool {
    short.len() == 1 && long.starts_with(short)
}

/// Whether two forenames can be one: the same, an initial, or a short form that begins alike ("Joe", "Joseph").
fn given_agree(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short == long
        || is_initial_of(short, long)
        || short.len() >= 3
            && (long.starts_with(short)
                || short.len() < 5 && long.as_bytes().starts_with(&short.as_bytes()[..short.len() - 1]))
        || short.len() >= 4 && long.ends_with(short)
        || is_respelt(short, long)
        || short.len() >= 8 && within_edits(short, long, 2)
}

/// Whether two words are spellings of one: at least five letters, the same first one, at most one edit in seven letters or two in more.
pub(super) fn is_respelt(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    if shorter < 5 || a.as_bytes()[0] != b.as_bytes()[0] || a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let allowed = if shorter >= 7 { 2 } else { 1 };
    within_edits(a, b, allowed)
}

/// The set of the letters of a word.
pub(super) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, letter| set | 1 << (letter % 32))
}

/// Whether one word becomes the other by so many edits at most. An edit brings in one letter and takes out another at most.
fn within_edits(a: &str, b: &str, allowed: usize) -> bool {
    (letters(a) ^ letters(b)).count_ones() as usize <= 2 * allowed && edits(a.as_bytes(), b.as_bytes()) <= allowed
}

/// Levenshtein's distance.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(written: &str) -> PersonName {
        PersonName::new(written, |word| matches!(word, "jr" | "ii"))
    }

    #[test]
    fn fuller_and_shorter_forms_agree() {
        for (a, b) in [
            ("Joseph R. Biden, Jr.", "Joe Biden"),
            ("Antony J. Blinken", "Antony Blinken"),
            ("Kishida Fumio", "Fumio Kishida"),
            ("Tony Blinken", "Antony Blinken"),
            ("Aleksandr Horbachenko", "Oleksandr Horbachenko"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
            ("António Guterres", "Antonio Guterres"),
            ("Yoon Suk-yeol", "Yoon Suk Yeol"),
            ("Mohammed bin Salman", "Mohammed bin Salman Al Saud"),
        ] {
            assert!(name(a).agrees(&name(b)), "{a} and {b}");
        }
        for (a, b) in [
            ("Jill Biden", "Joe Biden"),
            ("Xi Jinping", "Xi Mingze"),
            ("Li Qiang", "Li Hui"),
            ("George Bush", "Jeb Bush"),
        ] {
            assert!(!name(a).agrees(&name(b)), "{a} and {b}");
        }
    }

    #[test]
    fn short_forms_fit() {
        assert_eq!(name("Ursula von der Leyen").fits(&name("von der Leyen")), 3);
        assert_eq!(name("Xi Jinping").fits(&name("Xi")), 2);
        assert_eq!(name("Luiz Inácio Lula da Silva").fits(&name("Lula")), 1);
        assert_eq!(name("Wang Yi").fits(&name("Qin")), 0);
    }
}
