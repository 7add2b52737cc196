//! `diplograph rules`: tests the rules on their own examples, or shows how a sentence is read.

use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Result, bail};
use clap::{Parser, Subcommand};
use diplograph::corpus;
use diplograph::extract::events::{Bench, Failure};
use diplograph::knowledge::{Calendar, Knowledge};
use diplograph::language::Engine;

use super::messages::Messages;

/// Test the rules on their own examples, or show which of them a text sets off
#[derive(Debug, Parser)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLE: &str = "\
Examples:
  diplograph rules test                  every rule on its examples and counter-examples
  diplograph rules test visit/           only the rules of visits
  diplograph rules trace 'Reagan met Gorbachev in Reykjavik in October 1986.'";

#[derive(Debug, Subcommand)]
enum Action {
    /// Try every rule on its own examples and counter-examples
    Test {
        /// Only rules whose identifier contains this
        only: Option<String>,
    },
    /// Show the tree, the names and the dates of a text, and which frames fire or why not
    Trace {
        /// A sentence, or a file of articles
        text: String,
    },
    /// List the rules
    List,
}

impl Args {
    /// Runs the command.
    pub fn run(self, messages: &mut Messages) -> Result<()> {
        let engine = Engine::embedded()?;
        let knowledge = Knowledge::embedded()?;
        let calendar = Calendar::embedded()?;
        let bench = Bench { engine: &engine, knowledge: &knowledge, calendar: &calendar };
        match self.action {
            Action::Test { only } => test(&bench, only.as_deref()),
            Action::Trace { text } => {
                trace(&bench, &text, messages);
                Ok(())
            }
            Action::List => {
                list(&knowledge);
                Ok(())
            }
        }
    }
}

fn test(bench: &Bench<'_>, only: Option<&str>) -> Result<()> {
    let checked = bench.check(only);
    for failure in &checked.failures {
        print(&told(failure));
    }
    print(&format!("{} rules, {} examples, {} failed\n", checked.rules, checked.tried, checked.failures.len()));
    if checked.rules == 0 {
        bail!("no rule's identifier contains {}", only.unwrap_or_default());
    }
    if !checked.failures.is_empty() {
        bail!("rules do not keep their examples");
    }
    Ok(())
}

fn trace(bench: &Bench<'_>, text: &str, messages: &mut Messages) {
    if !Path::new(text).is_file() {
        print(&bench.trace(text));
        return;
    }
    corpus::each(&[text.into()], &corpus::Options::default(), &mut |found| {
        match found {
            Ok(article) => print(&bench.trace_article(&article)),
            Err(problem) => messages.problem(&problem),
        }
        ControlFlow::Continue(())
    });
}

fn told(failure: &Failure) -> String {
    let expected = failure.expected.as_deref().unwrap_or("not this rule");
    let got = if failure.got.is_empty() { "nothing".to_owned() } else { failure.got.join("; ") };
    format!("{}\n  {}\n  expected {expected}\n  got      {got}\n", failure.rule, failure.sentence)
}

fn list(knowledge: &Knowledge) {
    for frame in knowledge.frames.frames() {
        let triggers: Vec<&str> = frame.verb.iter().chain(&frame.noun).map(String::as_str).collect();
        print(&format!("{:32} {}\n", frame.id, triggers.join(", ")));
    }
}

/// Writes to standard output; a closed pipe is no failure.
fn print(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
