//! What the tokenizer must know, as text and the tokens and sentences expected of it.

use super::Tokenizer;
use crate::text::Span;

/// The sentences of a text, their tokens divided by spaces.
fn read(text: &str) -> Vec<String> {
    let segments = Tokenizer::english().unwrap().segment(text, Span::new(0, text.len()));
    let words = |range: &std::ops::Range<u32>| {
        segments.tokens[range.start as usize..range.end as usize]
            .iter()
            .map(|span| span.of(text))
            .collect::<Vec<_>>()
            .join(" ")
    };
    segments.sentences.iter().map(|sentence| words(&sentence.tokens)).collect()
}

#[test]
fn tokens_are_those_of_universal_dependencies() {
    for (text, tokens) in [
        ("They can't and cannot; we don’t.", "They ca n't and can not ; we do n’t ."),
        ("Norway's and the parties' well-known re-election", "Norway 's and the parties ' well - known re-election"),
        (
            "the UN Secretary-General's US$5bn UN-led plan (2.5%)",
            "the UN Secretary - General 's US$ 5 bn UN - led plan ( 2.5 % )",
        ),
        (
            "Antony J. Blinken, Gen. Austin, U.S. and U.N. aides at 10am",
            "Antony J. Blinken , Gen. Austin , U.S. and U.N. aides at 10 am",
        ),
        (
            "see https://www.un.org/en/, press@un.org or @UN #peace",
            "see https://www.un.org/en/ , press@un.org or @UN #peace",
        ),
        (
            "on 2023-09-18, 18/9/2023, 1,500 and/or 9:30... “yes”—no",
            "on 2023-09-18 , 18/9/2023 , 1,500 and / or 9:30 ... “ yes ” — no",
        ),
        ("the '90s, O'Brien, Côte d’Ivoire", "the '90s , O'Brien , Côte d’Ivoire"),
    ] {
        assert_eq!(read(text).join(" "), tokens);
    }
}

#[test]
fn full_stops_inside_a_sentence_do_not_end_it() {
    for text in [
        "Gen. Mark A. Milley and Amb. Linda Thomas-Greenfield met U.S. officials at 10 a.m. on Monday.",
        "The firm, Acme Inc. of Ohio, e.g. its U.K. branch, etc. was named in para. 5.",
        "\"Will they meet?\" he asked.",
        "The ministers adopted the 2020-2021 Plan of Action and the 2019–2020 Report of the Committee.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}");
    }
}

#[test]
fn sentences_end_behind_their_quotes_and_brackets() {
    for (text, count) in [
        ("\"We agreed.\" The talks ended. (They had lasted a week.) All left.", 4),
        ("“We agreed.” “So did we!” The talks ended.The delegates left.", 4),
        ("He lives in the U.S. He returned on Monday at 5 p.m. The visit is over.", 3),
        ("Joint Statement\n\nThe ministers met\n\u{2022} in Geneva\n\u{2022} in Doha", 4),
    ] {
        assert_eq!(read(text).len(), count, "{:?}", read(text));
    }
}

#[test]
fn labels_of_speakers_and_datelines_stand_alone() {
    for (text, label) in [
        ("PRESIDENT HALVORSEN: Good evening. Welcome.", "PRESIDENT HALVORSEN :"),
        ("Mr. Halvorsen (through interpreter): Good evening.", "Mr. Halvorsen ( through interpreter ) :"),
        ("Q    And the summit?", "Q"),
        ("GENEVA, June 16 (Agency) - The talks resumed.", "GENEVA , June 16 ( Agency ) -"),
    ] {
        assert_eq!(read(text).first().map(String::as_str), Some(label));
    }
    for text in
        ["The ministers agreed on this: talks resume.", "Readout of the Video Call with President Halvorsen of Norway"]
    {
        assert_eq!(read(text).len(), 1, "{text}");
    }
}
