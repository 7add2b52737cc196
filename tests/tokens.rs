//! Tokens and sentences of any text at all: spans that hold, in linear time.

use diplograph::language::{Segments, Tokenizer};
use diplograph::text::Span;
use proptest::prelude::*;

/// Longest sentence that the tokenizer may leave whole.
const LONGEST_SENTENCE: usize = 401;

fn segment(text: &str) -> Segments {
    Tokenizer::english().unwrap().segment(text, Span::new(0, text.len()))
}

/// Characters that need no token: white space, and those without width.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Whether nothing stands here that needs a token: blanks, and tags such as `<sup>`.
fn is_bare(gap: &str) -> bool {
    let blank = |text: &str| text.chars().all(is_blank);
    let is_tag = |tag: &str| tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '/');
    let mut parts = gap.split('<');
    parts.next().is_none_or(blank)
        && parts.all(|part| part.split_once('>').is_some_and(|(tag, rest)| is_tag(tag) && blank(rest)))
}

/// Tokens lie on character boundaries, in order, apart, without white space, and leave nothing out; sentences hold all tokens.
fn check(text: &str) {
    let segments = segment(text);
    let mut at = 0;
    for token in &segments.tokens {
        let range = token.range();
        assert!(range.start >= at && !token.is_empty());
        assert!(is_bare(text.get(at..range.start).unwrap()), "left out in {text:?}");
        assert!(!text.get(range.clone()).unwrap().contains(char::is_whitespace));
        at = range.end;
    }
    assert!(is_bare(&text[at..]), "left out in {text:?}");
    let mut next = 0;
    for sentence in &segments.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        assert!(tokens.start == next && tokens.start < tokens.end && tokens.len() <= LONGEST_SENTENCE);
        assert_eq!(sentence.span, segments.tokens[tokens.start].cover(segments.tokens[tokens.end - 1]));
        next = tokens.end;
    }
    assert_eq!(next, segments.tokens.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_characters(characters in proptest::collection::vec(any::<char>(), 0..200)) {
        check(&characters.into_iter().collect::<String>());
    }

    /// What the rules look at: signs, capitals, abbreviations, line breaks.
    #[test]
    fn texts_full_of_signs(text in "([A-Z]\\.|Mr\\. |U\\.S\\.|n't|'s|[a-z]{1,3}|[0-9]|[-.,:;!?/@#$&'\"“”‘’()\\[\\] \n\t\u{A0}\u{200B}]){0,80}") {
        check(&text);
    }
}

#[test]
fn long_and_strange_texts_are_read_in_bounded_sentences() {
    for piece in [
        "a",
        "(",
        "a.",
        "A.B.",
        "a-",
        "-",
        "1,111",
        "http://a)",
        "'",
        "a'b",
        "א",
        "e\u{301}",
        "\u{200B}",
        "a@",
        "I. ",
        "word ",
        ". ",
        "no. ",
        "Mr. ",
        "\u{1F600}",
        "q\n",
        "Q: ",
        "\n\n",
    ] {
        check(&piece.repeat(20_000 / piece.len()));
    }
}

/// Twice the text gives about twice the tokens, in tokens that do not grow: the sign of cutting from left to right.
#[test]
fn a_megabyte_without_a_space() {
    for piece in ["a", "ab-", "a.b", "x(", "it's,"] {
        let tokens = |length: usize| segment(&piece.repeat(length / piece.len())).tokens.len();
        let (half, whole) = (tokens(500_000), tokens(1_000_000));
        assert!(half * 2 <= whole + 2 && whole <= half * 2 + 2, "{piece}: {half}, {whole}");
    }
}
