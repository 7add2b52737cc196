//! What a command is given to work on: articles to be read, and RDF or JSON lines written earlier.

#[cfg(feature = "rocksdb")]
mod kept;
mod told;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use diplograph::article::Article;
use diplograph::corpus::STANDARD_INPUT;
use diplograph::graph::ReadingSet;
use diplograph::rdf::{self, Dataset, Provenance};
use diplograph::reading::Reading;
use diplograph::store::Store;
use flate2::read::MultiGzDecoder;

use super::messages::Messages;
use super::readings::Readings;

/// The longest line of a reading, in bytes: the longest article gives less.
const LONGEST_LINE: u64 = 256 << 20;

/// Inputs, told apart.
pub struct Sources {
    articles: Vec<PathBuf>,
    readings: Vec<PathBuf>,
    rdf: Vec<(PathBuf, rdf::Format)>,
}

impl Sources {
    /// Tells RDF files and readings from articles: by their ending, or by their first bytes.
    pub fn new(inputs: &[PathBuf]) -> Self {
        let mut sources = Self { articles: Vec::new(), readings: Vec::new(), rdf: Vec::new() };
        for input in inputs {
            let head = head(input);
            let format = match rdf::Format::from_path(input) {
                Some(format) if input.is_file() => Some(format),
                _ => rdf::Format::sniff(&head),
            };
            match format {
                Some(format) => sources.rdf.push((input.clone(), format)),
                None if is_reading(&head) => sources.readings.push(input.clone()),
                None => sources.articles.push(input.clone()),
            }
        }
        sources
    }

    /// Whether there is RDF among them, which holds no readings.
    pub fn has_rdf(&self) -> bool {
        !self.rdf.is_empty()
    }

    /// The readings of the store, of the articles, and those written earlier.
    pub fn readings(&self, options: &Readings, messages: &mut Messages) -> Result<ReadingSet> {
        let mut set = ReadingSet::default();
        if let Some(folder) = &options.store {
            Store::open(folder)?.readings()?.try_for_each(|reading| reading.map(|reading| set.replace(reading)))?;
        }
        if !self.articles.is_empty() {
            set.extend(options.all(&self.articles, messages)?);
        }
        for path in &self.readings {
            read_lines(path, messages, |reading| set.add(reading))?;
        }
        Ok(set)
    }

    /// The same, and the articles among them by their id.
    pub fn readings_and_articles(
        &self,
        options: &Readings,
        messages: &mut Messages,
    ) -> Result<(ReadingSet, BTreeMap<String, Article>)> {
        let written = Self { articles: Vec::new(), readings: self.readings.clone(), rdf: Vec::new() };
        let mut set = written.readings(options, messages)?;
        let mut articles = BTreeMap::new();
        if !self.articles.is_empty() {
            for (reading, article) in options.all_with_articles(&self.articles, messages)? {
                articles.insert(reading.id.clone(), article);
                set.add(reading);
            }
        }
        Ok((set, articles))
    }

    /// Everything as RDF, to be asked. What cannot be loaded is reported and left out.
    pub fn dataset(&self, options: &Readings, provenance: &Provenance, messages: &mut Messages) -> Result<Dataset> {
        self.part_of_dataset(true, options, provenance, messages)
    }

    /// What a query needs of it: one that names no graph is content with the merged view.
    pub fn dataset_for(
        &self,
        sparql: &str,
        options: &Readings,
        provenance: &Provenance,
        messages: &mut Messages,
    ) -> Result<Dataset> {
        let words = (sparql.lines().filter(|line| !line.trim_start().starts_with('#')))
            .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | '$' | ':' | '_' | '-')));
        let names_graphs =
            words.into_iter().any(|word| ["graph", "from"].iter().any(|key| word.eq_ignore_ascii_case(key)));
        self.part_of_dataset(names_graphs, options, provenance, messages)
    }

    fn part_of_dataset(
        &self,
        articles: bool,
        options: &Readings,
        provenance: &Provenance,
        messages: &mut Messages,
    ) -> Result<Dataset> {
        #[cfg(feature = "rocksdb")]
        if let Some(folder) = options.store.as_deref().filter(|_| self.is_empty()) {
            return self.kept(folder, articles, options, provenance, messages);
        }
        let dataset = Dataset::new()?;
        self.fill(&dataset, articles, options, provenance, messages)?;
        Ok(dataset)
    }

    fn fill(
        &self,
        dataset: &Dataset,
        articles: bool,
        options: &Readings,
        provenance: &Provenance,
        messages: &mut Messages,
    ) -> Result<()> {
        if options.store.is_some() || !self.articles.is_empty() || !self.readings.is_empty() {
            let (mut told, base) = (self.told(options, messages)?, options.base());
            dataset.add_merged(told.readings()?, &base, provenance)?;
            if articles {
                dataset.add_articles(told.readings()?, &base, provenance)?;
            }
        }
        for (path, format) in &self.rdf {
            let name = path.display().to_string();
            match File::open(path) {
                Ok(file) => {
                    if let Err(error) = dataset.load(BufReader::new(file), *format, &name) {
                        messages.failure(error);
                    }
                }
                Err(error) => messages.failure(format!("{name}: {error}")),
            }
        }
        Ok(())
    }
}

/// Reads the readings of a file of JSON lines; a line that is none is reported and left out.
pub fn read_lines(path: &Path, messages: &mut Messages, mut take: impl FnMut(Reading)) -> Result<()> {
    let context = || path.display().to_string();
    let mut bytes: Box<dyn BufRead> = match path.as_os_str() == STANDARD_INPUT {
        true => Box::new(io::stdin().lock()),
        false => Box::new(BufReader::new(File::open(path).with_context(context)?)),
    };
    if bytes.fill_buf().with_context(context)?.starts_with(b"\x1F\x8B") {
        bytes = Box::new(BufReader::new(MultiGzDecoder::new(bytes)));
    }
    let (mut bad, mut line) = (BadLines::default(), Vec::new());
    for number in 1.. {
        line.clear();
        if bytes.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).with_context(context)? == 0 {
            break;
        }
        if line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n") {
            bytes.skip_until(b'\n').with_context(context)?;
            bad.add(number, format!("longer than {} MB, which is no reading of an article", LONGEST_LINE >> 20));
        } else if !line.trim_ascii().is_empty() {
            match reading(&line) {
                Ok(reading) => take(reading),
                Err(why) => bad.add(number, why),
            }
        }
    }
    bad.tell(path, messages);
    Ok(())
}

fn reading(line: &[u8]) -> Result<Reading, String> {
    let line = std::str::from_utf8(line).map_err(|error| error.to_string())?;
    Reading::from_json(line).map_err(|error| error.to_string())
}

/// The lines of a file that are no readings: told together, however many there are.
#[derive(Default)]
struct BadLines {
    first: Vec<usize>,
    count: usize,
    why: String,
}

impl BadLines {
    /// How many places are told.
    const SHOWN: usize = 3;

    fn add(&mut self, line: usize, why: String) {
        if self.count == 0 {
            self.why = why;
        }
        if self.first.len() < Self::SHOWN {
            self.first.push(line);
        }
        self.count += 1;
    }

    fn tell(&self, path: &Path, messages: &mut Messages) {
        let path = path.display();
        match self.first[..] {
            [] => {}
            [line] => messages.failure(format_args!("{path}:{line}: {}", self.why)),
            [first, ..] => {
                let lines = self.first.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
                let more = if self.count > self.first.len() { ", …" } else { "" };
                let (count, why) = (self.count, &self.why);
                messages.failure(format_args!(
                    "{path}: {count} lines are no readings and were left out (lines {lines}{more}); line {first}: {why}"
                ));
            }
        }
    }
}

/// The first bytes of a file; none of a folder, of standard input, or of what cannot be opened.
fn head(path: &Path) -> Vec<u8> {
    let Ok(file) = File::open(path) else { return Vec::new() };
    if !path.is_file() {
        return Vec::new();
    }
    BufReader::with_capacity(1 << 16, file).fill_buf().map(<[u8]>::to_vec).unwrap_or_default()
}

/// JSON lines of readings begin with an object that has an id and lists people; articles in JSON have no such list.
fn is_reading(head: &[u8]) -> bool {
    let line = String::from_utf8_lossy(head.split(|byte| *byte == b'\n').next().unwrap_or_default());
    line.starts_with('{') && line.contains("\"id\":") && line.contains("\"people\":")
}
