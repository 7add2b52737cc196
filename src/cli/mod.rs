//! The command line: one file per subcommand, over a few parts that they share.
//!
//! What was typed (the `Args` of a subcommand) and what it means ([`Readings`](readings::Readings), [`Output`](output::Output))
//! are two types. Results go to standard output or whole files; everything said about them goes to standard error
//! through [`Messages`](messages::Messages). Exit code 0: all well; 1: something failed or was left out; 2: usage.

mod add;
mod check;
mod compact;
mod completion;
mod explain;
mod export;
mod extract;
mod format;
mod list;
mod mentions;
mod merge;
mod messages;
mod ontology;
mod output;
mod parse;
mod picture;
mod progress;
mod query;
mod readings;
mod remove;
mod rules;
mod shell;
mod sources;
mod stats;
mod verify;
mod written;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use messages::Messages;

/// Reads English diplomatic news and builds a knowledge graph: who met whom, when, where, within what and about
/// what; who holds which office; who proposed which initiative; who said what to whom. Every fact shows its words.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100, after_help = EXAMPLE)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLE: &str = "\
Start here:
  diplograph export seeds --out out        graph, picture and table of meetings from the articles in seeds/
  diplograph query --name meetings seeds   the same meetings as a table

`diplograph help COMMAND` explains a command and shows an example of it.";

#[derive(Debug, Subcommand)]
enum Command {
    Export(export::Args),
    Extract(extract::Args),
    Query(query::Args),
    Shell(shell::Args),
    Explain(explain::Args),
    Verify(verify::Args),
    Check(check::Args),
    Add(add::Args),
    List(list::Args),
    Remove(remove::Args),
    Stats(stats::Args),
    Compact(compact::Args),
    Merge(merge::Args),
    Parse(parse::Args),
    Rules(rules::Args),
    Ontology(ontology::Args),
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let mut messages = Messages::default();
    let result = match Cli::parse().command {
        Command::Extract(args) => args.run(&mut messages),
        Command::Query(args) => args.run(&mut messages),
        Command::Shell(args) => args.run(&mut messages),
        Command::Export(args) => args.run(&mut messages),
        Command::Explain(args) => args.run(&mut messages),
        Command::Verify(args) => args.run(&mut messages),
        Command::Check(args) => args.run(&mut messages),
        Command::Parse(args) => args.run(&mut messages),
        Command::Rules(args) => args.run(&mut messages),
        Command::Ontology(args) => args.run(&mut messages),
        Command::Stats(args) => args.run(&mut messages),
        Command::Remove(args) => args.run(&mut messages),
        Command::Merge(args) => args.run(&mut messages),
        Command::List(args) => args.run(&mut messages),
        Command::Compact(args) => args.run(&mut messages),
        Command::Add(args) => args.run(&mut messages),
    };
    if let Err(error) = result
        && !messages::is_closed_pipe(&error)
    {
        messages.error(&error);
    }
    messages.exit_code()
}

/// Ends the program with a message about how it is used.
fn usage(message: &str) -> ! {
    use clap::CommandFactory;
    Cli::command().error(clap::error::ErrorKind::InvalidValue, message).exit()
}
