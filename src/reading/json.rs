//! Readings as JSON lines, the interchange between reading and merging.

use super::Reading;

/// A line that is no reading.
#[derive(Debug, thiserror::Error)]
#[error("not a reading: {0}")]
pub struct ReadingError(#[from] serde_json::Error);

impl Reading {
    /// The reading as one line of JSON, without the line break. The same reading always gives the same bytes.
    ///
    /// # Errors
    /// None in practice: every field is a string, a number or a list of those.
    pub fn to_json(&self) -> Result<String, ReadingError> {
        Ok(serde_json::to_string(self)?)
    }

    /// Reads one line written by [`Reading::to_json`], or by another tool in the same shape.
    ///
    /// # Errors
    /// When the line is no JSON or lacks what a reading needs; the message tells the column.
    pub fn from_json(line: &str) -> Result<Self, ReadingError> {
        Ok(serde_json::from_str(line)?)
    }
}
