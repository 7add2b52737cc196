//! Whatever a file of this form holds, its articles or the reasons against them come out; nothing fails.
//!
//! `FORM` names the reader: the bytes are put behind what makes a file of that form known, or packed as it. The file
//! lies in memory where the system has a place for that.
#![no_main]

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use diplograph::corpus::{Options, each};
use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;

static FORM: LazyLock<String> = LazyLock::new(|| std::env::var("FORM").unwrap_or_else(|_| "plain".to_owned()));

static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    folder.join(format!("diplograph-fuzz-{}-{}", *FORM, std::process::id()))
});

fuzz_target!(|bytes: &[u8]| {
    std::fs::write(&*FILE, file(&FORM, bytes)).unwrap();
    let mut found = 0;
    each(&[FILE.clone()], &Options::default(), &mut |item| {
        if let Ok(article) = item {
            assert!(article.body.range().end <= article.text.len());
        }
        found += 1;
        ControlFlow::Continue(())
    });
    assert!(found > 0, "neither an article nor a reason");
});

/// A file of the form.
fn file(form: &str, bytes: &[u8]) -> Vec<u8> {
    let known = match form {
        "json" => "{\"text\":",
        "table" => "id,date,text\n",
        "html" => "<!doctype html><html>",
        "rss" => "<?xml version=\"1.0\"?><rss><channel><item>",
        "atom" => "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>",
        "markdown" => "---\ntitle: Talks\n---\n",
        "mail" => "From: a@example.org\nDate: Tue, 19 Sep 2023 10:00:00 +0000\nSubject: Talks\nMIME-Version: 1.0\n",
        "warc" => "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ",
        "zip" => "PK\u{3}\u{4}",
        _ => "",
    };
    match form {
        "gzip" => [b"\x1f\x8b\x08\0", bytes].concat(),
        "gzip-of" => packed(bytes),
        "gzip-of-warc" => packed(&file("warc", bytes)),
        "zstd" => [b"\x28\xb5\x2f\xfd", bytes].concat(),
        "tar" => tar(bytes),
        _ => [known.as_bytes(), bytes].concat(),
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A tar archive whose one entry has the bytes as its header's name and as its content.
fn tar(bytes: &[u8]) -> Vec<u8> {
    let mut header = [0_u8; 512];
    let name = bytes.len().min(100);
    header[..name].copy_from_slice(&bytes[..name]);
    header[100..108].copy_from_slice(b"0000644\0");
    header[124..136].copy_from_slice(format!("{:011o}\0", bytes.len()).as_bytes());
    header[156] = b'0';
    header[257..265].copy_from_slice(b"ustar\x0000");
    header[148..156].copy_from_slice(b"        ");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut archive = [&header[..], bytes].concat();
    archive.resize(archive.len().div_ceil(512) * 512 + 1024, 0);
    archive
}
