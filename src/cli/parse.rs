//! `diplograph parse`: show what the language engine makes of articles.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};
use diplograph::article::Article;
use diplograph::knowledge::Knowledge;
use diplograph::language::{Engine, conllu};

use super::messages::Messages;
use super::output::Output;
use super::readings::Readings;

/// Show how a text is read: sentences, tags, trees and names
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Articles: files, folders, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Form to write [default: tree on a terminal, else conllu]
    #[arg(long, value_name = "FORM")]
    to: Option<Form>,

    /// File to write; it appears whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    readings: Readings,
}

const EXAMPLE: &str = "\
Examples:
  diplograph parse seeds/g20-bali-2022.txt                  trees, drawn with lines
  echo 'António Guterres met Volodymyr Zelenskyy in Kyiv.' | diplograph parse - --to conllu";

/// Forms in which trees are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// CoNLL-U, the tabular format of Universal Dependencies
    Conllu,
    /// Trees drawn with lines
    Tree,
}

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let terminal = self.output.is_none() && std::io::stdout().is_terminal();
        let form = self.to.unwrap_or(if terminal { Form::Tree } else { Form::Conllu });
        let (engine, knowledge) = (Engine::embedded()?, self.readings.knowledge()?);
        let mut output = Output::open(self.output.as_deref())?;
        let (mut read, mut failure) = (0, None);
        let parse = |article: &Article| parse(&engine, &knowledge, article, form);
        self.readings.stream(
            &self.inputs,
            messages,
            parse,
            |_| 0,
            |parsed| {
                read += 1;
                failure = parsed.and_then(|bytes| Ok(output.write_all(&bytes)?)).err();
                if failure.is_none() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            },
        )?;
        match failure {
            Some(error) => Err(error),
            // Where nothing could be read, an older file stays as it is.
            None if read == 0 => Ok(()),
            None => output.finish(),
        }
    }
}

/// Reads one article, title and body, and writes its trees.
fn parse(engine: &Engine<'_>, knowledge: &Knowledge, article: &Article, form: Form) -> Result<Vec<u8>> {
    let regions: Vec<_> = article.title.into_iter().chain([article.body]).collect();
    let document = engine.read(&article.text, &regions, knowledge);
    let mut bytes = Vec::new();
    match form {
        Form::Conllu => conllu::write(&document, &article.id, &mut bytes)?,
        Form::Tree => conllu::tree(&document, &article.id, &mut bytes)?,
    }
    Ok(bytes)
}
