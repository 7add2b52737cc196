//! What there is to read: the files behind the inputs, in an order that depends on their paths alone.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Extent, Problem, ProblemKind, Source};

/// The input that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// A file, or standard input, with the identifier that its article gets unless the text gives one.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where the bytes are.
    pub location: Location,
    /// How messages call it.
    pub place: String,
    /// The file's stem, with as many of its folders as tell it from other files of that stem.
    pub id: String,
}

/// Where bytes come from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// Standard input.
    StandardInput,
    /// A file.
    File(PathBuf),
}

impl Entry {
    /// Opens it for reading; what is read of it is counted.
    pub fn open(&self, extent: &Extent) -> io::Result<Source<'static>> {
        let bytes: Box<dyn Read> = match &self.location {
            Location::StandardInput => Box::new(io::stdin().lock()),
            Location::File(path) => Box::new(File::open(path)?),
        };
        Ok(Source::new(self.place.clone(), self.id.clone(), extent.counting(bytes)))
    }

    /// How many bytes it has; nothing of a pipe.
    pub fn length(&self) -> Option<u64> {
        let Location::File(path) = &self.location else { return None };
        path.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len())
    }
}

/// The entries behind the inputs: folders are walked, each file comes once, sorted by path.
pub fn list(inputs: &[PathBuf]) -> Vec<Result<Entry, Problem>> {
    let mut problems = Vec::new();
    let mut locations = BTreeMap::new();
    for input in inputs {
        if input.as_os_str() == STANDARD_INPUT {
            locations.insert(Location::StandardInput, "standard input".to_owned());
        } else {
            for path in files(input, &mut problems) {
                let place = path.display().to_string();
                locations.entry(Location::File(path.canonicalize().unwrap_or(path))).or_insert(place);
            }
        }
    }
    let paths: Vec<&Location> = locations.keys().collect();
    let ids = distinct_ids(&paths);
    let entries = locations.iter().zip(ids);
    let entries = entries.map(|((location, place), id)| Entry { location: location.clone(), place: place.clone(), id });
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    problems.into_iter().map(Err).chain(entries.map(Ok)).collect()
}

/// The files that one input stands for. Hidden files in folders are none of them.
fn files(input: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut problem = |path: &Path, kind| problems.push(Problem::new(&path.display().to_string(), kind));
    match input.metadata() {
        Err(error) => {
            problem(input, error.into());
            return Vec::new();
        }
        Ok(metadata) if !metadata.is_dir() => return vec![input.to_owned()],
        Ok(_) => {}
    }
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(input).follow_links(true).sort_by_file_name().into_iter();
    let mut found = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => found.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(input).to_owned();
                problem(&path, io::Error::from(error).into());
            }
        }
    }
    if found.is_empty() {
        problem(input, ProblemKind::EmptyFolder);
    }
    found
}

/// For each file its stem, preceded by as many of its folders as tell it from files of the same stem; files that
/// differ in nothing but their ending keep it.
fn distinct_ids(locations: &[&Location]) -> Vec<String> {
    let names: Vec<Vec<String>> = locations.iter().map(|location| name_parts(location)).collect();
    let id = |parts: &[String], depth: usize| parts[parts.len().saturating_sub(depth + 1)..].join("/");
    let mut ids: Vec<String> = names.iter().map(|parts| id(parts, 0)).collect();
    for depth in 1.. {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        ids.iter().for_each(|id| *count.entry(crate::text::slug(id)).or_default() += 1);
        let clash = |id: &String| count[&crate::text::slug(id)] > 1;
        let deeper = names.iter().any(|parts| parts.len() > depth);
        if !ids.iter().any(clash) || !deeper {
            break;
        }
        ids = ids
            .iter()
            .zip(&names)
            .map(|(now, parts)| if clash(now) { id(parts, depth) } else { now.clone() })
            .collect();
    }
    ids
}

/// The folders of a file and its stem.
fn name_parts(location: &Location) -> Vec<String> {
    let Location::File(path) = location else { return vec!["stdin".to_owned()] };
    let mut parts: Vec<String> = path
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .filter(|part| matches!(part, std::path::Component::Normal(_)))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.push(path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_stem_are_told_apart_by_their_folders() {
        let ids = |paths: &[&str]| {
            let locations: Vec<Location> = paths.iter().map(|path| Location::File(path.into())).collect();
            distinct_ids(&locations.iter().collect::<Vec<_>>())
        };
        assert_eq!(ids(&["/n/a/one.txt", "/n/a/two.txt"]), ["one", "two"]);
        assert_eq!(ids(&["/n/a/one.txt", "/n/b/one.txt", "/n/b/two.txt"]), ["a/one", "b/one", "two"]);
        assert_eq!(ids(&["/x/a/one.txt", "/y/a/one.txt"]), ["x/a/one", "y/a/one"]);
    }
}
