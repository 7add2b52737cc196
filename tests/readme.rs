//! The commands of the README, each as it stands there, one after the other in one folder.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::scratch::{Scratch, project, seeds};

#[test]
fn every_command_of_the_readme_works() {
    let scratch = Scratch::new();
    for (name, text) in seeds() {
        scratch.file(&format!("seeds/{name}.txt"), text);
    }
    scratch.file("news.warc.gz", crawl());
    for part in ["part-1.jsonl", "part-2.jsonl"] {
        scratch.run(&["extract", "seeds", "--to", "jsonl", "-o", part]).ok();
    }
    let programs = Path::new(env!("CARGO_BIN_EXE_diplograph")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let readme = std::fs::read_to_string(project("README.md")).unwrap();
    let shell = readme.split("```").filter_map(|block| block.strip_prefix("sh\n")).flat_map(str::lines);
    let commands: Vec<&str> =
        shell.filter(|line| line.starts_with("diplograph ") || line.contains("| diplograph ")).collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(scratch.path()).env("PATH", &path).stdin(Stdio::null());
        let ran = shell.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success() && !said.contains("panicked"), "{command}: {said}");
    }
}

/// A crawl of one page.
fn crawl() -> Vec<u8> {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Talks</title><p>They met.</p></html>";
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    write!(
        gzip,
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: \
         application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
        page.len()
    )
    .unwrap();
    gzip.finish().unwrap()
}
