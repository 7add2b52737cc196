//! The one reader of lexicons: tab-separated tables with a header line.
//!
//! ```text
//! # a comment, to the end of the line; blank lines count for nothing
//! word<tab>kind<tab>note
//! secretary of state<tab>foreign-minister
//! ```
//!
//! The first line that is neither blank nor comment names the columns. Every other line is a row; missing cells at its end
//! are empty, more cells than columns are an error. Cells are trimmed; there is no quoting. A cell may hold several
//! values separated by `|`.

use std::path::Path;

use super::KnowledgeError;

/// A table. Its rows borrow from the text.
#[derive(Debug, Clone)]
pub struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    rows: Vec<(u64, Vec<&'t str>)>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'r, 't> {
    table: &'r Table<'t>,
    line: u64,
    cells: &'r [&'t str],
}

impl<'t> Table<'t> {
    /// Reads a table that must have these columns (others may follow or stand between). `file` is its name for errors.
    ///
    /// # Errors
    /// A missing, unknown or doubled column name, or a row with more cells than columns.
    pub fn parse(file: &'t str, text: &'t str, required: &[&str]) -> Result<Self, KnowledgeError> {
        let mut table = Self { file, columns: Vec::new(), rows: Vec::new() };
        for (line, content) in (1..).zip(text.lines()) {
            if content.trim().is_empty() || content.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = content.split('\t').map(str::trim).collect();
            if table.columns.is_empty() {
                table.columns = cells;
                table.check_columns(line, required)?;
            } else if cells.len() > table.columns.len() {
                let column = content.split('\t').take(table.columns.len()).map(|cell| cell.chars().count() + 1).sum();
                return Err(table.error(line, column, "more cells than columns"));
            } else {
                table.rows.push((line, cells));
            }
        }
        if table.columns.is_empty() {
            return Err(table.error(1, 0, "no header line"));
        }
        Ok(table)
    }

    fn check_columns(&self, line: u64, required: &[&str]) -> Result<(), KnowledgeError> {
        if let Some(missing) = required.iter().find(|name| !self.columns.contains(name)) {
            return Err(self.error(line, 0, &format!("the header line lacks the column `{missing}`")));
        }
        let doubled = (1..self.columns.len()).find(|&at| self.columns[..at].contains(&self.columns[at]));
        match doubled {
            Some(at) => Err(self.error(line, 0, &format!("two columns are named `{}`", self.columns[at]))),
            None => Ok(()),
        }
    }

    /// The rows, in order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }

    fn error(&self, line: u64, column: usize, message: &str) -> KnowledgeError {
        KnowledgeError::invalid(Path::new(self.file), line, column as u64 + 1, message)
    }
}

impl<'t> Row<'_, 't> {
    /// The cell in a column; empty if the row ends before it or the table has no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> &'t str {
        let at = self.table.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).copied().unwrap_or("")
    }

    /// The values of a cell that holds several, separated by `|`; none for an empty cell.
    pub fn values(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    /// The cell in a column, which must not be empty.
    ///
    /// # Errors
    /// When it is.
    pub fn required(&self, column: &str) -> Result<&'t str, KnowledgeError> {
        match self.get(column) {
            "" => Err(self.error(column, format!("the column `{column}` must not be empty"))),
            cell => Ok(cell),
        }
    }

    /// Reads the cell in a column with a function that knows what it may hold; `what` names that for the error.
    ///
    /// # Errors
    /// When the function returns nothing.
    pub fn read<T>(
        &self,
        column: &str,
        what: &str,
        read: impl FnOnce(&'t str) -> Option<T>,
    ) -> Result<T, KnowledgeError> {
        let cell = self.get(column);
        read(cell).ok_or_else(|| self.error(column, format!("`{cell}` is no {what}")))
    }

    /// The line of the row, counted from one.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// A complaint about the cell in a column of this row.
    #[must_use]
    pub fn error(&self, column: &str, message: impl Into<String>) -> KnowledgeError {
        let at = self.table.columns.iter().position(|name| *name == column).unwrap_or(0);
        // Cells are trimmed, so the column is exact only where the file has no spaces around its tabs.
        let before: usize = self.cells.iter().take(at).map(|cell| cell.chars().count() + 1).sum();
        KnowledgeError::invalid(Path::new(self.table.file), self.line, before as u64 + 1, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# titles\n\nword\tkind\tother\nking\tmonarch\nprime minister\thead\tpremier | pm\n";

    #[test]
    fn rows_are_read_by_column_name() -> Result<(), KnowledgeError> {
        let table = Table::parse("titles.tsv", TEXT, &["word", "kind"])?;
        let rows: Vec<_> = table.rows().map(|row| (row.get("word"), row.get("kind"), row.get("other"))).collect();
        assert_eq!(rows, [("king", "monarch", ""), ("prime minister", "head", "premier | pm")]);
        let second: Vec<_> = table.rows().skip(1).flat_map(|row| row.values("other")).collect();
        assert_eq!(second, ["premier", "pm"]);
        Ok(())
    }

    #[test]
    fn errors_name_file_line_and_column() {
        let lacks = Table::parse("t.tsv", TEXT, &["gloss"]).map(drop).map_err(|error| error.to_string());
        assert_eq!(lacks, Err("t.tsv:3:1: the header line lacks the column `gloss`".to_owned()));
        let wide = Table::parse("t.tsv", "a\tb\nx\ty\tz\n", &[]).map(drop).map_err(|error| error.to_string());
        assert_eq!(wide, Err("t.tsv:2:5: more cells than columns".to_owned()));
        let table = Table::parse("t.tsv", TEXT, &[]);
        let number = table.and_then(|table| match table.rows().next() {
            Some(row) => row.read("kind", "number", |cell| cell.parse::<u8>().ok()),
            None => Ok(0),
        });
        assert_eq!(number.map_err(|error| error.to_string()), Err("t.tsv:4:6: `monarch` is no number".to_owned()));
    }
}
