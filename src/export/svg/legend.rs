//! The legend under the drawing: what colours and lines mean.

use std::io::{self, Write};

use super::dashes;
use super::outline::{NOTE_SIZE, line_height};
use crate::export::label::width;
use crate::export::picture::Picture;
use crate::export::style::{status_line, style};
use crate::export::xml::escaped;

/// Width of a sample of colour or line.
const SAMPLE: f64 = 26.0;
/// Height of a row.
const ROW: f64 = 20.0;
/// Least width of the legend, so that a small drawing has no tower under it.
const LEAST: f64 = 420.0;

/// What one entry shows.
enum Sample {
    Fill(&'static str, &'static str),
    Line(&'static str, &'static str),
    None,
}

/// The legend, its entries in rows.
pub(super) struct Legend {
    entries: Vec<(f64, f64, Sample, String)>,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Legend {
    pub(super) fn new(picture: &Picture, room: f64) -> Self {
        let kinds = picture.kinds().into_iter().map(|kind| {
            let look = style(kind);
            (Sample::Fill(look.fill, look.line), kind.name().to_owned())
        });
        let statuses = picture.statuses().into_iter().map(|status| {
            let (line, colour) = status_line(Some(status));
            (Sample::Line(line, colour), status.name().to_owned())
        });
        let left_out = (picture.left_out > 0).then(|| (Sample::None, format!("{} more not drawn", picture.left_out)));
        let mut legend = Self { entries: Vec::new(), width: 0.0, height: ROW };
        let (mut x, room) = (0.0, room.max(LEAST));
        for (sample, text) in kinds.chain(statuses).chain(left_out) {
            let wide = SAMPLE + 6.0 + width(&text, NOTE_SIZE) + 18.0;
            if x > 0.0 && x + wide > room {
                x = 0.0;
                legend.height += ROW;
            }
            legend.entries.push((x, legend.height - ROW, sample, text));
            x += wide;
            legend.width = legend.width.max(x);
        }
        legend
    }

    pub(super) fn write(&self, top: f64, out: &mut impl Write) -> io::Result<()> {
        for (x, y, sample, text) in &self.entries {
            let middle = top + y + ROW / 2.0;
            match sample {
                Sample::Fill(fill, line) => writeln!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{SAMPLE}\" height=\"12\" fill=\"{fill}\" stroke=\"{line}\"/>",
                    middle - 6.0
                )?,
                Sample::Line(line, colour) => writeln!(
                    out,
                    "<path d=\"M{x:.1} {middle:.1}h{SAMPLE}\" stroke=\"{colour}\" stroke-width=\"1.6\" stroke-dasharray=\"{}\"/>",
                    dashes(line).unwrap_or("none")
                )?,
                Sample::None => {}
            }
            let length = width(text, NOTE_SIZE);
            writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{NOTE_SIZE}\" fill=\"#475569\" text-anchor=\"start\" \
                 textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                x + SAMPLE + 6.0,
                middle + line_height(NOTE_SIZE) * 0.28,
                escaped(text)
            )?;
        }
        Ok(())
    }
}
