//! Who is who: the time of this hop, from a document to its discourse, beside that of the language before it.
//!
//! `cargo bench --bench who [-- FILE]` reads the seeds, or a file of plain text, and prints the best of ten runs.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;
use std::time::{Duration, Instant};

use diplograph::article::Article;
use diplograph::corpus::{Options, each};
use diplograph::extract::who;
use diplograph::knowledge::Knowledge;
use diplograph::language::Engine;

fn main() {
    let start = Instant::now();
    let knowledge = Knowledge::embedded().unwrap();
    println!("knowledge loaded in {:.1?}", start.elapsed());
    let engine = Engine::embedded().unwrap();
    let inputs: Vec<_> = std::env::args().skip(1).filter(|word| Path::new(word).exists()).map(Into::into).collect();
    let seeds = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")];
    for article in articles(if inputs.is_empty() { &seeds } else { &inputs }) {
        let regions: Vec<_> = article.title.into_iter().chain([article.body]).collect();
        let language = best(|| drop(engine.read(&article.text, &regions, &knowledge)));
        let document = engine.read(&article.text, &regions, &knowledge);
        let hop = best(|| drop(who::discourse(&document, &article, &knowledge)));
        println!("{:<28} {:>7} bytes   language {language:>8.0?}   who {hop:>8.0?}", article.id, article.text.len());
    }
}

fn articles(inputs: &[std::path::PathBuf]) -> Vec<Article> {
    let mut found = Vec::new();
    each(inputs, &Options::default(), &mut |item| {
        found.extend(item.ok());
        std::ops::ControlFlow::Continue(())
    });
    found
}

fn best(mut run: impl FnMut()) -> Duration {
    let times = (0..10).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
