//! Trains and evaluates the English model that Diplograph ships.

#![allow(clippy::print_stdout, reason = "a command-line program")]

mod boundaries;
mod clusters;
mod corpus;
mod evaluation;
mod lemmas;
mod naming;
mod parsing;
mod perceptron;
mod raw;
mod recipe;
mod segmentation;
mod tagging;
mod treebank;
mod words;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use diplograph::language::Engine;
use std::path::PathBuf;
use std::time::Instant;

/// Trains and evaluates the English model.
#[derive(Parser)]
struct Command {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Train a model and write its file.
    Train {
        /// Folder with the treebanks.
        #[arg(long)]
        treebanks: PathBuf,
        /// Folder with plain text: compressed JSON lines.
        #[arg(long)]
        corpus: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Train the sentence boundary model and write its file.
    Sentences {
        /// Folder with the treebanks.
        #[arg(long)]
        treebanks: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Learn the rows of the lemmatizer and write their file.
    Lemmas {
        /// Folder with the treebanks.
        #[arg(long)]
        treebanks: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Measure tokens and sentences from raw text, and lemmas from gold tags.
    Words {
        /// Treebanks in CoNLL-U.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Show what differs.
        #[arg(long)]
        differences: bool,
    },
    /// Measure a model.
    Evaluate {
        /// Folder with the treebanks.
        #[arg(long)]
        treebanks: PathBuf,
        /// The model; the one that ships if not given.
        #[arg(long)]
        model: Option<PathBuf>,
        /// Which part of the treebanks: `dev` or `test`.
        #[arg(long, default_value = "test")]
        part: String,
        /// Folder with plain text to measure speed on.
        #[arg(long)]
        corpus: Option<PathBuf>,
    },
}

fn main() -> Result<()> {
    match Command::parse().act {
        Act::Train { treebanks, corpus, out } => {
            let model = recipe::train(&treebanks, &corpus)?;
            std::fs::write(&out, model).with_context(|| format!("writing {}", out.display()))
        }
        Act::Sentences { treebanks, out } => words::train_sentences(&treebanks, &out),
        Act::Lemmas { treebanks, out } => words::train_lemmas(&treebanks, &out),
        Act::Words { files, differences } => words::evaluate(&files, differences),
        Act::Evaluate { treebanks, model, part, corpus } => {
            let bytes = match &model {
                Some(path) => std::fs::read(path).with_context(|| format!("reading {}", path.display()))?,
                None => Vec::new(),
            };
            let start = Instant::now();
            let engine = if model.is_some() { Engine::from_bytes(&bytes)? } else { Engine::embedded()? };
            println!("loaded in {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
            if let Some(folder) = corpus {
                evaluation::speed(&engine, &folder)?;
            }
            evaluation::evaluate(&engine, &treebanks, &part)
        }
    }
}
