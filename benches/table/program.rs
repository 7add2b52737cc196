//! The program as users run it: time and peak memory of whole commands.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diplograph::article::Article;

use super::{clock, shifted};

pub fn tables(articles: &[Article], scratch: &Path, most: usize) {
    let file = |name: &str| scratch.join(name).to_str().unwrap().to_owned();
    println!("| command | articles | by the clock | of the processor | words/s by the clock | peak memory |");
    println!("|---|---:|---:|---:|---:|---:|");
    let corpus = file("corpus.jsonl");
    write(articles, articles.len().min(1000), &corpus);
    let words = words(&corpus);
    for threads in ["1", "2"] {
        let ran =
            run(&["extract", &corpus, "--quiet", "--threads", threads, "--to", "jsonl", "-o", &file("some.jsonl")]);
        let name = format!("`extract --to jsonl --threads {threads}`");
        row(&name, articles.len().min(1000), Some(words), &ran);
    }
    growth(articles, scratch, most);
    once(scratch);
}

/// Reading, merging and the store on ever more articles; the exponent of growth from each line to the next.
fn growth(articles: &[Article], scratch: &Path, most: usize) {
    let file = |name: &str| scratch.join(name).to_str().unwrap().to_owned();
    let sizes: Vec<usize> =
        std::iter::successors(Some(1000), |size| Some(size * 4)).take_while(|size| *size <= most).collect();
    let (corpus, readings, graph) = (file("grown.jsonl"), file("grown.readings.jsonl"), file("grown.nt"));
    let mut before: [Option<(usize, f64)>; 4] = [None; 4];
    for size in sizes {
        write(articles, size, &corpus);
        let store = file(&format!("store-{size}"));
        let ran = [
            ("`extract --to jsonl`", run(&["extract", &corpus, "--quiet", "--to", "jsonl", "-o", &readings])),
            ("`merge` to N-Triples", run(&["merge", &readings, "-o", &graph])),
            ("`add --store`", run(&["add", "--store", &store, "--quiet", &corpus])),
            ("`add --store` again, unchanged", run(&["add", "--store", &store, "--quiet", &corpus])),
        ];
        for (at, (name, ran)) in ran.iter().enumerate() {
            let seconds = ran.work.as_secs_f64();
            let exponent = before[at].map_or_else(String::new, |(fewer, less)| {
                format!(", growth {:.2}", (seconds / less).ln() / (size as f64 / fewer as f64).ln())
            });
            row(&format!("{name}{exponent}"), size, None, ran);
            before[at] = Some((size, seconds));
        }
    }
    println!();
}

/// What is done once: starting, opening a store, asking it.
fn once(scratch: &Path) {
    let file = |name: &str| scratch.join(name).to_str().unwrap().to_owned();
    let article = file("one.txt");
    std::fs::write(&article, "António Guterres met Volodymyr Zelenskyy in Kyiv on 8 March 2023.\n").unwrap();
    let store = file("store-1000");
    println!("| once | time | peak memory |\n|---|---:|---:|");
    let list = ["list", "--store", &store];
    let query = ["query", "--store", &store, "--name", "meetings", "--limit", "5"];
    for (name, arguments) in [
        ("start to the first byte, one article, Turtle", &["extract", &article][..]),
        ("`list` of a store of 1,000 articles", &list[..]),
        ("`query --name meetings` on it", &query[..]),
    ] {
        let ran = (0..5).map(|_| run(arguments)).min_by_key(|ran| ran.first).unwrap();
        let time = if name.starts_with("start") { ran.first } else { ran.time };
        println!("| {name} | {:.0} ms | {:.0} MB |", time.as_secs_f64() * 1000.0, ran.memory);
    }
    println!();
}

fn write(articles: &[Article], count: usize, path: &str) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    shifted::write(articles, count, &mut out).unwrap();
    out.flush().unwrap();
}

fn words(path: &str) -> usize {
    let lines = std::fs::read_to_string(path).unwrap();
    let text = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().map_or(0, super::words);
    lines.lines().map(text).sum()
}

struct Ran {
    /// To the first byte on standard output.
    first: Duration,
    time: Duration,
    /// Of the processor.
    work: Duration,
    /// Peak, in MB.
    memory: f64,
}

/// Runs the program and watches it.
fn run(arguments: &[&str]) -> Ran {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_diplograph"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let read = out.read(&mut [0; 1]).unwrap_or(0);
        let first = start.elapsed();
        let _ = std::io::copy(&mut out, &mut std::io::sink());
        if read == 0 { Duration::ZERO } else { first }
    });
    let (mut memory, mut work) = (0.0, Duration::ZERO);
    let status = format!("/proc/{}/status", child.id());
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let peak =
            text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<f64>().ok());
        memory = peak.map_or(memory, |peak| peak / 1024.0);
        work = work.max(clock::of(child.id()).unwrap_or_default());
        std::thread::sleep(Duration::from_millis(2));
    }
    let time = start.elapsed();
    Ran { first: reader.join().unwrap(), time, work, memory }
}

fn row(name: &str, articles: usize, words: Option<usize>, ran: &Ran) {
    let seconds = ran.time.as_secs_f64();
    println!(
        "| {name} | {articles} | {seconds:.2} s | {:.2} s | {} | {:.0} MB |",
        ran.work.as_secs_f64(),
        words.map_or_else(String::new, |words| format!("{:.0}", words as f64 / seconds)),
        ran.memory
    );
}
