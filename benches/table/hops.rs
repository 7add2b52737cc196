//! The hops of reading, one after the other on one core.

use std::time::Duration;

use diplograph::article::Article;
use diplograph::extract::{Reader, events, said, time, who};
use diplograph::graph::{Graph, ReadingSet};
use diplograph::knowledge::{Calendar, Knowledge, SpeechLexicon};
use diplograph::language::{Engine, Syntax};
use diplograph::rdf::{self, Format, Provenance};
use diplograph::reading::IdentifierBase;
use diplograph::text::CharIndex;

use super::clock;

/// Articles measured at most: enough for a steady figure.
const SAMPLE: usize = 500;

pub fn table(articles: &[Article]) {
    let sample = articles.get(..SAMPLE).unwrap_or(articles);
    let words: usize = sample.iter().map(|article| super::words(&article.text)).sum();
    let knowledge = Knowledge::embedded().unwrap();
    let (engine, calendar) = (Engine::embedded().unwrap(), Calendar::embedded().unwrap());
    let (speech, base) = (SpeechLexicon::embedded().unwrap(), IdentifierBase::default());
    let mut times = [Duration::ZERO; 6];
    for article in sample {
        let mut start = clock::now();
        let mut lap = |hop: usize| {
            let now = clock::now();
            times[hop] += now - start;
            start = now;
        };
        let regions: Vec<_> = article.title.into_iter().chain([article.body]).collect();
        let document = engine.read(&article.text, &regions, &knowledge);
        lap(0);
        let syntax = Syntax::new(&document);
        lap(1);
        let discourse = who::discourse(&document, article, &knowledge);
        lap(2);
        let (found, anchors) = time::expressions_of_article(&syntax, &calendar, article.published, article.body);
        lap(3);
        let seen = events::Seen {
            syntax: &syntax,
            article,
            discourse: &discourse,
            knowledge: &knowledge,
            times: &found,
            anchors: &anchors,
        };
        let happened = events::read(&seen);
        lap(4);
        let index = CharIndex::new(&article.text);
        let sources = who::Sources { document: &document, article, discourse: &discourse, chars: &index, base: &base };
        let mut initiatives = who::initiatives(sources);
        let (syntax, events) = (&syntax, &happened);
        let context = said::Context { article, syntax, discourse: &discourse, events, index: &index, lexicon: &speech };
        std::hint::black_box(said::read(&context, &mut initiatives));
        lap(5);
    }
    println!("| hop, on one core | articles/s | words/s | share |\n|---|---:|---:|---:|");
    let all: Duration = times.iter().sum();
    let names = ["language (tokens, tags, trees, names)", "clauses", "who is who", "times", "events", "statements"];
    for (name, time) in names.iter().zip(times) {
        row(name, sample.len(), words, time, all);
    }
    let reader = Reader::new(knowledge, base.clone()).unwrap();
    let start = clock::now();
    let readings: ReadingSet = sample.iter().map(|article| reader.read(article)).collect();
    row("**whole reading**", sample.len(), words, clock::now() - start, all);
    // One thread, so that all the work is this thread's.
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    let start = clock::now();
    let graph = alone.install(|| Graph::new(&readings, &base));
    row("merging", sample.len(), words, clock::now() - start, all);
    let start = clock::now();
    rdf::write(&graph, Format::Turtle, &Provenance::default(), std::io::sink()).unwrap();
    row("writing Turtle", sample.len(), words, clock::now() - start, all);
    println!();
}

fn row(name: &str, articles: usize, words: usize, time: Duration, all: Duration) {
    let seconds = time.as_secs_f64();
    // A hop whose work is put off to the next takes less than the clock can tell: it has no speed.
    let speed = |count: usize| if time.is_zero() { "—".to_owned() } else { format!("{:.0}", count as f64 / seconds) };
    println!("| {name} | {} | {} | {:.1} % |", speed(articles), speed(words), 100.0 * seconds / all.as_secs_f64());
}
