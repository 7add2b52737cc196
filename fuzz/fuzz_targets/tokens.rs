//! Any text has tokens in order, apart, on character boundaries, and sentences that hold them all.
#![no_main]

use std::sync::LazyLock;

use diplograph::language::Tokenizer;
use diplograph::text::Span;
use libfuzzer_sys::fuzz_target;

static TOKENIZER: LazyLock<Tokenizer> = LazyLock::new(|| Tokenizer::english().unwrap());

fuzz_target!(|text: &str| {
    let segments = TOKENIZER.segment(text, Span::new(0, text.len()));
    let mut at = 0;
    for token in &segments.tokens {
        let range = token.range();
        assert!(range.start >= at && text.get(range.clone()).is_some_and(|word| !word.is_empty()));
        at = range.end;
    }
    let held: usize = segments.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
    assert_eq!(held, segments.tokens.len());
});
