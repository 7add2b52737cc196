//! zip and tar: each entry is a source of its own. Nothing is written to disk, so names such as `../x` are only names.

use std::borrow::Cow;
use std::io::Cursor;
use std::ops::ControlFlow;

use super::compressed::{self, Proportionate};
use super::source::limited;
use super::{Options, Problem, ProblemKind, Sink, Source};

/// The longest zip archive; its table of contents stands at the end, so it has to be held in memory.
const LONGEST_ZIP: usize = 512 << 20;

/// Reads the entries of a tar archive, as a stream.
pub fn tar(mut source: Source<'_>, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(std::io::empty()));
    let mut archive = ::tar::Archive::new(bytes);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return source.problem(compressed::kind(error), sink),
    };
    let mut read = 0usize;
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return source.problem(compressed::kind(error), sink),
        };
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type().is_file() && !hidden(&name) {
            read += 1;
            source.inner(&name, entry).read(options, sink)?;
        }
    }
    if read == 0 { source.problem(ProblemKind::EmptyArchive, sink) } else { ControlFlow::Continue(()) }
}

/// Reads the entries of a zip archive, sorted by name.
pub fn zip(mut source: Source<'_>, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let damage = |error: &dyn std::fmt::Display| ProblemKind::Damage(error.to_string());
    let bytes = match limited(&mut source.bytes, LONGEST_ZIP) {
        Ok(bytes) => bytes,
        Err(kind) => return source.problem(kind, sink),
    };
    let mut archive = match ::zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return source.problem(damage(&error), sink),
    };
    let mut names: Vec<String> = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    if names.iter().any(|name| name == "[Content_Types].xml" || name == "META-INF/manifest.xml") {
        return source.problem(ProblemKind::Binary("an office document"), sink);
    }
    names.retain(|name| !name.ends_with('/') && !hidden(name));
    names.sort();
    for name in &names {
        match archive.by_name(name) {
            Ok(entry) => {
                let packed = entry.compressed_size();
                source.inner(name, Proportionate::of_length(entry, packed)).read(options, sink)?;
            }
            Err(error) => sink(Err(Problem::new(&source.inner(name, std::io::empty()).place, damage(&error))))?,
        }
    }
    if names.is_empty() { source.problem(ProblemKind::EmptyArchive, sink) } else { ControlFlow::Continue(()) }
}

/// Files that systems leave in archives.
fn hidden(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.rsplit(['/', '\\']).next().is_some_and(|file| file.starts_with('.'))
}
