//! Plain text to learn word classes from: articles as compressed JSON lines.

use anyhow::{Context, Result};
use diplograph::language::Tokenizer;
use diplograph::text::Span;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// The files of a folder with this ending, in order of their names.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    Ok(files)
}

/// The texts of all articles.
pub fn texts(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for path in files(folder, ".jsonl.gz")? {
        let file = std::fs::File::open(&path).with_context(|| format!("reading {}", path.display()))?;
        for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
            let article: serde_json::Value = serde_json::from_str(&line?)?;
            texts.push(article["text"].as_str().unwrap_or("").to_owned());
        }
    }
    Ok(texts)
}

/// The sentences of texts, cut into words.
pub fn sentences(texts: &[String]) -> Result<Vec<Vec<String>>> {
    let tokenizer = Tokenizer::english()?;
    let mut sentences = Vec::new();
    for text in texts {
        let segments = tokenizer.segment(text, Span::new(0, text.len()));
        for sentence in segments.sentences {
            let tokens = &segments.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
            sentences.push(tokens.iter().map(|span| span.of(text).to_owned()).collect());
        }
    }
    Ok(sentences)
}
