//! Folding: the form in which names are compared and from which IRIs are made.

use deunicode::deunicode;

/// Lower case, without accents or punctuation, words separated by single spaces: `Guterres, António` and
/// `guterres antonio` fold alike. Apostrophes and full stops join what they stand between (`U.S.` -> `us`,
/// `Côte d’Ivoire` -> `cote divoire`); everything else that is no letter or digit separates words.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with(text, ' ')
}

/// The folded text with hyphens for spaces: the last segment of an IRI. Never empty.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold_with(text, '-');
    if folded.is_empty() { "unnamed".to_owned() } else { folded }
}

fn fold_with(text: &str, space: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |c: char| {
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(space);
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
        } else if !matches!(c, '\'' | '.' | '`') {
            gap = true;
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut push);
    } else {
        deunicode(text).chars().for_each(&mut push);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_points_and_case_fold_away() {
        assert_eq!(fold("António  Guterres"), "antonio guterres");
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("Côte d’Ivoire"), "cote divoire");
        assert_eq!(fold("Secretary-General"), "secretary general");
        assert_eq!(slug("Recep Tayyip Erdoğan"), "recep-tayyip-erdogan");
        assert_eq!(slug("—"), "unnamed");
    }
}
