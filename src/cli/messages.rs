//! What is said on standard error: a line for each thing left out, and in the end the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use diplograph::corpus::{Extent, Problem};

use super::progress::Progress;

/// Writes lines to standard error and remembers whether anything went wrong.
#[derive(Debug, Default)]
pub struct Messages {
    failed: bool,
    quiet: bool,
    progress: Option<Progress>,
}

impl Messages {
    /// Keeps notes to itself from now on; what went wrong is still told.
    pub fn set_quiet(&mut self, quiet: bool) {
        self.quiet = quiet;
    }

    /// Reading begins: its progress is shown from now on, unless all is to be quiet.
    pub fn begin_reading(&mut self, extent: &Extent) {
        self.progress = (!self.quiet).then(|| Progress::new(extent.clone()));
    }

    /// An article has been read.
    pub fn article_read(&mut self, bytes: usize, facts: usize) {
        if let Some(line) = self.progress.as_mut().and_then(|progress| progress.advance(bytes, facts)) {
            self.note(line);
        }
    }

    /// Reading is over.
    pub fn end_reading(&mut self) {
        if let Some(progress) = self.progress.take() {
            progress.end();
        }
    }

    /// Something was left out of the input.
    pub fn problem(&mut self, problem: &Problem) {
        self.failure(problem);
    }

    /// The command failed, or a part of it did.
    pub fn failure(&mut self, what: impl std::fmt::Display) {
        self.failed = true;
        let line = one_line(&what.to_string());
        match &self.progress {
            Some(progress) => progress.aside(|| say(&line)),
            None => say(&line),
        }
    }

    /// The command ended with an error. Its causes are told, but for those that it tells itself.
    pub fn error(&mut self, error: &anyhow::Error) {
        let mut told = error.to_string();
        for cause in error.chain().skip(1).map(ToString::to_string) {
            if !told.contains(&cause) {
                told = format!("{told}: {cause}");
            }
        }
        self.failure(told);
    }

    /// Lines that belong to the failure just told, as they are: the place in a query.
    pub fn excerpt(&self, lines: &str) {
        let _ = writeln!(io::stderr().lock(), "{lines}");
    }

    /// Something worth knowing when all is well.
    pub fn note(&self, what: impl std::fmt::Display) {
        if !self.quiet {
            say(&what.to_string());
        }
    }

    /// 0 if all is well, else 1.
    pub fn exit_code(&self) -> ExitCode {
        if self.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// Whether whoever read our output has stopped reading: no error, as in `diplograph … | head`.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes to standard error; a standard error that nobody reads is no error either.
fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "diplograph: {line}");
}
