//! Any text is read to the end, and every answer about its trees can be asked for.
#![no_main]

use std::sync::LazyLock;

use diplograph::language::{Engine, Extent, NoGazetteer, Syntax, conllu};
use diplograph::text::Span;
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine<'static>> = LazyLock::new(|| Engine::embedded().unwrap());

fuzz_target!(|text: &str| {
    let document = ENGINE.read(text, &[Span::new(0, text.len())], &NoGazetteer);
    let syntax = Syntax::new(&document);
    for id in (0..).take(document.tokens().len()) {
        let _ = (syntax.phrase(id, Extent::Nominal), syntax.subject(id), syntax.predication(id));
        let _ = (syntax.conjuncts(id), syntax.appositions(id), syntax.object(id));
    }
    let mut out = Vec::new();
    conllu::write(&document, "fuzz", &mut out).unwrap();
    conllu::tree(&document, "fuzz", &mut out).unwrap();
});
