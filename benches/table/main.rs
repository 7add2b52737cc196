//! One table of everything that a user waits for: the hops of reading, growth, memory, cores, start, store, and peers.
//!
//! `cargo bench --bench table [-- CORPUS [MOST [WIRE]]]` reads the corpus (JSON lines, also gzip; the one beside the
//! checkout, else the seeds) and prints Markdown, as it stands in `docs/SCALE.md`. Growth is measured up to `MOST` articles
//! (16,000 by default) made by repeating the corpus with shifted years and names, and up to `WIRE` (64,000) short ones,
//! of 60 to 100 words. Nothing is measured of 0 articles, and then no hops either: `-- 0 1024000` measures short ones only.
//! The hops are told in time of the processor, whole commands in that and by the clock; memory is the peak that Linux
//! tells (`VmHWM`).

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod clock;
mod growth;
mod hops;
mod peers;
mod program;
mod shifted;

use std::path::{Path, PathBuf};

use diplograph::article::Article;
use diplograph::corpus::{Options, each};
use shifted::Length;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut sizes = arguments.iter().filter_map(|word| word.parse().ok());
    let (most, wire) = (sizes.next().unwrap_or(16_000), sizes.next().unwrap_or(64_000));
    let corpus = arguments.iter().map(PathBuf::from).find(|path| path.exists()).unwrap_or_else(corpus);
    let articles = articles(&corpus);
    let words: usize = articles.iter().map(|article| words(&article.text)).sum();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!("{} articles, {words} words, {:.1} MB; {}\n", articles.len(), bytes as f64 / 1e6, machine());
    let scratch = tempfile::tempdir().unwrap();
    if most > 0 {
        hops::table(&articles);
        program::tables(&articles, scratch.path(), most);
        peers::table(scratch.path());
    }
    growth::table(&articles, Length::Wire, scratch.path(), wire);
}

fn corpus() -> PathBuf {
    let beside =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/corpus/state-department-2021-2022.jsonl.gz");
    if beside.exists() { beside } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds") }
}

fn articles(input: &Path) -> Vec<Article> {
    let mut found = Vec::new();
    each(&[input.to_owned()], &Options::default(), &mut |item| {
        found.extend(item.ok());
        std::ops::ControlFlow::Continue(())
    });
    found
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The processor, and how many of its cores there are.
fn machine() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    format!("{} × {}", cores, name.unwrap_or("unknown processor"))
}
