//! The `diplograph` command: parses what was typed, runs one subcommand, decides one exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
