//! Tables: CSV (RFC 4180), also separated by semicolons or tabs. The first row names the columns.

use std::cell::Cell;
use std::ops::ControlFlow;

use csv::{ByteRecord, ReaderBuilder};

use super::record::{Field, Record};
use super::source::LONGEST_ARTICLE;
use super::{Options, Problem, ProblemKind, Sink, Source, compressed, decode};

/// The delimiter of a table, if its first line names columns and one of them holds the text.
pub fn delimiter(text: &str, options: &Options) -> Option<u8> {
    let line = text.lines().next()?;
    [b',', b';', b'\t'].into_iter().find(|delimiter| {
        let names = || line.split(char::from(*delimiter)).map(|name| name.trim().trim_matches('"'));
        let short = names().all(|name| !name.is_empty() && name.len() < 40 && name.split(' ').count() < 4);
        names().count() > 1 && short && Field::Text.find(names(), options).is_some()
    })
}

/// Hands over the article of every row.
pub fn read(mut source: Source<'_>, delimiter: u8, options: &Options, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(std::io::empty()));
    let mut rows = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(Bounded { bytes, row: 0 });
    let columns: Vec<String> = match rows.byte_headers() {
        Ok(columns) => {
            columns.iter().map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{FEFF}').to_owned()).collect()
        }
        Err(error) => return source.problem(failure(error), sink),
    };
    let mut row = ByteRecord::new();
    for number in 1u64.. {
        rows.get_mut().row = 0;
        match rows.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return source.problem(failure(error), sink),
        }
        let line = row.position().map_or(number + 1, csv::Position::line);
        let place = format!("{}:{line}", source.place);
        if row.len() != columns.len() {
            let kind = ProblemKind::Malformed(format!("{} fields, where {} are named", row.len(), columns.len()));
            sink(Err(Problem::new(&place, kind)))?;
            continue;
        }
        let damage = Cell::new(None);
        let value = |name: &str| {
            let at = columns.iter().position(|column| column == name)?;
            match decode::decode(row[at].to_vec()) {
                Ok(decoded) => {
                    damage.set(damage.take().or(decoded.damage));
                    Some(decoded.text)
                }
                Err(kind) => {
                    damage.set(Some(kind));
                    None
                }
            }
        };
        let id = format!("{}-{number}", source.id);
        let record = Record::from_fields(&id, columns.iter().map(String::as_str), options, value);
        if let Some(kind) = damage.take() {
            sink(Err(Problem::new(&place, kind)))?;
        }
        record.settle(&place, options, sink)?;
    }
    ControlFlow::Continue(())
}

fn failure(error: csv::Error) -> ProblemKind {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::QuotaExceeded => ProblemKind::Malformed(
            format!("a row longer than {} MB, a quote may be missing", (4 * LONGEST_ARTICLE) >> 20),
        ),
        csv::ErrorKind::Io(error) => compressed::kind(error),
        other => ProblemKind::Malformed(format!("{other:?}")),
    }
}

/// Bytes of which no row can take too many.
struct Bounded<R> {
    bytes: R,
    row: usize,
}

impl<R: std::io::Read> std::io::Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        self.row += length;
        if self.row > 4 * LONGEST_ARTICLE {
            return Err(std::io::ErrorKind::QuotaExceeded.into());
        }
        Ok(length)
    }
}
