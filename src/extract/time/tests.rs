//! The rules prove themselves over a plain cut of the text, without tags or trees.

use proptest::prelude::*;

use super::*;
use crate::language::{Deprel, Engine, NoGazetteer, Sentence, Token, Upos, Xpos};

/// Sentences at full stops followed by a space and at paragraphs, tokens at spaces and around marks; no tags, no trees.
fn plain(text: &str) -> Document<'_> {
    let (mut sentences, mut tokens) = (Vec::new(), Vec::<Token>::new());
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let mut at = start;
        let mut opens = true;
        for piece in paragraph.split_inclusive(". ") {
            let first = tokens.len();
            let mut word: Option<usize> = None;
            for (offset, c) in piece.char_indices().chain([(piece.len(), ' ')]) {
                if let Some(begun) = word.filter(|_| !c.is_alphanumeric()) {
                    tokens.push(token(text, at + begun, at + offset, tokens.len()));
                    word = None;
                }
                if c.is_alphanumeric() {
                    word.get_or_insert(offset);
                } else if !c.is_whitespace() {
                    tokens.push(token(text, at + offset, at + offset + c.len_utf8(), tokens.len()));
                }
            }
            if tokens.len() > first {
                let span = tokens[first].span.cover(tokens[tokens.len() - 1].span);
                sentences.push(Sentence {
                    span,
                    tokens: first as TokenId..tokens.len() as TokenId,
                    opens_paragraph: opens,
                });
                opens = false;
            }
            at += piece.len();
        }
        start += paragraph.len();
    }
    Document::new(text, sentences, tokens, Vec::new())
}

fn token(text: &str, start: usize, end: usize, index: usize) -> Token {
    Token {
        span: Span::new(start, end),
        upos: Upos::X,
        xpos: Xpos::Fw,
        head: index as TokenId,
        deprel: Deprel::Root,
        lemma: text[start..end].to_lowercase().into(),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn rules_find_their_examples_and_not_their_counter_examples() {
    let calendar = Calendar::embedded().unwrap();
    let complaints = check_rules(&calendar, plain);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn rules_hold_over_parsed_text() {
    let calendar = Calendar::embedded().unwrap();
    let engine = Engine::embedded().unwrap();
    let complaints = check_rules(&calendar, |text| engine.read(text, &[Span::new(0, text.len())], &NoGazetteer));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_dateline_is_the_anchor() {
    let calendar = Calendar::embedded().unwrap();
    let text = "BALI, Indonesia, Nov. 15 (Agency) -- The two leaders met on Tuesday. They had dined a day earlier.";
    let body = Span::new(0, text.len());
    let (found, anchors) = expressions_of_article(&Syntax::new(&plain(text)), &calendar, Some(day("2022-11-16")), body);
    assert_eq!(anchors.dateline, Some(day("2022-11-15")));
    assert!(found[0].is_dateline);
    let values: Vec<_> = found.iter().filter_map(|e| e.value).map(|value| value.to_string()).collect();
    assert_eq!(values, ["2022-11-15", "2022-11-15", "2022-11-14"]);
    assert_eq!(found[2].resolve(&anchors, Some(day("2022-11-10")), Tense::Past).unwrap().to_string(), "2022-11-09");
}

#[test]
fn without_an_anchor_only_full_dates_have_a_value() {
    let calendar = Calendar::embedded().unwrap();
    let text = "They met yesterday, on Monday, in July, and on 3 May 2021.";
    let found = expressions(&Syntax::new(&plain(text)), &calendar, &Anchors::default());
    let values: Vec<_> = found.iter().map(|e| e.value.map(|value| value.to_string())).collect();
    assert_eq!(values, [None, None, None, Some("2021-05-03".to_owned())]);
}

const TREE: &str = "
Mora mora PROPN NNP 2 nsubj
said say VERB VBD 0 root
on on ADP IN 4 case
Tuesday Tuesday PROPN NNP 2 obl
that that SCONJ IN 8 mark
she she PRON PRP 8 nsubj
will will AUX MD 8 aux
travel travel VERB VB 2 ccomp
on on ADP IN 10 case
Friday Friday PROPN NNP 8 obl
for for ADP IN 12 case
talks talk NOUN NNS 8 obl
scheduled schedule VERB VBN 12 acl
for for ADP IN 15 case
July July PROPN NNP 13 obl

The the DET DT 2 det
talks talk NOUN NNS 5 nsubj
were be AUX VBD 5 aux
to to PART TO 5 mark
end end VERB VB 0 root
on on ADP IN 7 case
Thursday Thursday PROPN NNP 5 obl
";

#[test]
fn the_governing_verb_tells_the_tense() {
    let calendar = Calendar::embedded().unwrap();
    let document = crate::language::conllu::document(TREE);
    let anchors = Anchors { published: Some(day("2023-09-20")), dateline: None };
    let found = expressions(&Syntax::new(&document), &calendar, &anchors);
    let read: Vec<_> = found.iter().map(|e| (e.tense, e.value.unwrap().to_string())).collect();
    let expected = [
        (Tense::Past, "2023-09-19"),
        (Tense::Future, "2023-09-22"),
        (Tense::Future, "2024-07"),
        (Tense::Unknown, "2023-09-14"),
    ];
    assert_eq!(read, expected.map(|(tense, value)| (tense, value.to_owned())));
}

const PIECES: &[&str] = &[
    "Monday",
    "last",
    "next",
    "the",
    "of",
    "May",
    "may",
    "3",
    "31",
    "9999",
    "0001",
    "2023",
    "2199",
    "to",
    "and",
    "-",
    "–",
    "from",
    "between",
    "week",
    "weekend",
    "years",
    "days",
    "ago",
    "later",
    "a",
    "within",
    "two",
    "1,500",
    "1980s",
    "18th",
    "2023-09-18",
    "29/02/2023",
    "12/12/9999",
    "today",
    "same",
    "(",
    ")",
    ",",
    ".",
    "\n\n",
    "'",
    "s",
    "Sept.",
    "in",
    "summer",
    "first",
    "quarter",
    "week of",
    "this",
    "day",
    "starting",
    "every",
    "Feb",
    "29",
    "é",
    "‑",
    "99999999999999999999",
];

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,80}", year in 1_i16..=9999, month in 1_i8..=12) {
        read(&text, year, month);
    }

    #[test]
    fn any_words_are_read(words in proptest::collection::vec(proptest::sample::select(PIECES), 0..24), year in 1_i16..=9999, month in 1_i8..=12) {
        read(&words.join(" "), year, month);
        read(&words.concat(), [1, 9999][year as usize % 2], month);
    }
}

fn read(text: &str, year: i16, month: i8) {
    use std::cell::OnceCell;
    thread_local!(static CALENDAR: OnceCell<Calendar> = const { OnceCell::new() });
    CALENDAR.with(|calendar| {
        let calendar = calendar.get_or_init(|| Calendar::embedded().unwrap());
        let document = plain(text);
        let published = Date::new(year, month, 1).ok();
        let (found, anchors) =
            expressions_of_article(&Syntax::new(&document), calendar, published, Span::new(0, text.len()));
        for expression in &found {
            assert!(!expression.span.of(text).is_empty());
            for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
                if let Some(value) = expression.resolve(&anchors, published, tense) {
                    assert_eq!(value.to_string().parse(), Ok(value), "{text}");
                }
            }
        }
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    });
}
