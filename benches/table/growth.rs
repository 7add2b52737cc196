//! Time and memory of whole commands on ever more articles, with the exponent of growth from each number to the next.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use diplograph::article::Article;

use super::program::{Ran, run};
use super::shifted::{self, Length};

/// Reading, merging and the store on 1,000 articles, 4,000, and so on up to `most`.
pub fn table(articles: &[Article], length: Length, scratch: &Path, most: usize) {
    let sizes: Vec<usize> =
        std::iter::successors(Some(1000), |size| Some(size * 4)).take_while(|size| *size <= most).collect();
    if sizes.is_empty() {
        return;
    }
    let wire = if length == Length::Wire { "short " } else { "" };
    println!("| command | {wire}articles | by the clock | of the processor | growth | peak memory | growth |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let file = |name: &str| scratch.join(name).to_str().unwrap().to_owned();
    let (input, readings, graph) = (file("grown.jsonl"), file("grown.readings.jsonl"), file("grown.nt"));
    let mut before: [Option<(usize, f64, f64)>; 5] = [None; 5];
    for size in sizes {
        corpus(articles, size, length, &input);
        let store = file(&format!("{}store-{size}", wire.trim_end()));
        let add = ["add", "--store", &store, "--quiet", &input];
        let ran = [
            ("`extract --to jsonl`", run(&["extract", &input, "--quiet", "--to", "jsonl", "-o", &readings])),
            ("`merge` to N-Triples", run(&["merge", &readings, "-o", &graph])),
            ("`add --store`", run(&add)),
            ("`add --store` again, unchanged", run(&add)),
            ("`list --store`", run(&["list", "--store", &store])),
        ];
        for ((name, ran), before) in ran.iter().zip(&mut before) {
            row(name, size, ran, before);
        }
    }
    println!();
}

/// Writes a line of the table; `before` is the same command's line of fewer articles.
fn row(name: &str, size: usize, ran: &Ran, before: &mut Option<(usize, f64, f64)>) {
    let (work, memory) = (ran.work.as_secs_f64(), ran.memory);
    let exponents = before.map_or_else(
        || " | ".to_owned(),
        |(fewer, less, smaller)| {
            let times = (size as f64 / fewer as f64).ln();
            format!("{:.2} | {:.2}", (work / less).ln() / times, (memory / smaller).ln() / times)
        },
    );
    let (of_time, of_memory) = exponents.split_once(" | ").unwrap();
    let clock = ran.time.as_secs_f64();
    println!("| {name} | {size} | {clock:.2} s | {work:.2} s | {of_time} | {memory:.0} MB | {of_memory} |");
    *before = Some((size, work, memory));
}

/// Writes a corpus of so many articles to a file.
pub fn corpus(articles: &[Article], count: usize, length: Length, path: &str) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    shifted::write(articles, count, length, &mut out).unwrap();
    out.flush().unwrap();
}
