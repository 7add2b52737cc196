//! The program as users run it: time and peak memory of whole commands.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diplograph::article::Article;

use super::shifted::Length;
use super::{clock, growth};

pub fn tables(articles: &[Article], scratch: &Path, most: usize) {
    let file = |name: &str| scratch.join(name).to_str().unwrap().to_owned();
    println!("| 1,000 articles | by the clock | of the processor | words/s of the processor | peak memory |");
    println!("|---|---:|---:|---:|---:|");
    let corpus = file("corpus.jsonl");
    growth::corpus(articles, articles.len().min(1000), Length::Whole, &corpus);
    let words = words(&corpus);
    for threads in ["1", "2"] {
        let ran =
            run(&["extract", &corpus, "--quiet", "--threads", threads, "--to", "jsonl", "-o", &file("some.jsonl")]);
        let name = format!("`extract --to jsonl --threads {threads}`");
        let (seconds, work) = (ran.time.as_secs_f64(), ran.work.as_secs_f64());
        println!("| {name} | {seconds:.2} s | {work:.2} s | {:.0} | {:.0} MB |", words as f64 / work, ran.memory);
    }
    println!();
    growth::table(articles, Length::Whole, scratch, most);
    once(scratch);
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

fn words(path: &str) -> usize {
    let lines = std::fs::read_to_string(path).unwrap();
    let text = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().map_or(0, super::words);
    lines.lines().map(text).sum()
}

/// How a command ran.
pub struct Ran {
    /// To the first byte on standard output.
    pub first: Duration,
    /// By the clock.
    pub time: Duration,
    /// Of the processor.
    pub work: Duration,
    /// Peak, in MB.
    pub memory: f64,
}

/// Runs the program and watches it.
pub fn run(arguments: &[&str]) -> Ran {
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
