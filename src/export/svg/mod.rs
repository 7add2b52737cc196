//! SVG drawn by ourselves, for where no Graphviz is installed and for pictures that have to be the same bytes everywhere.
//!
//! A `Plan` says where everything is; it comes from `layers` for few shapes and from `net` for many. Sizes are in
//! pixels; every line of text is set to the width that was measured for it, so that it cannot run out of its shape
//! whatever fonts the viewer has.

mod captions;
mod layers;
mod legend;
mod net;
mod outline;
mod plan;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::label;
use super::picture::{Link, Picture, Shape};
use super::style::{status_line, style};
use super::xml::escaped;
use legend::Legend;
use outline::{NAME_SIZE, NOTE_SIZE, Point};
use plan::{Frame, Plan};

/// Space around the drawing.
const MARGIN: f64 = 16.0;
/// The faces that Helvetica's measures hold for, first those that are everywhere.
const FONT: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/// Writes a picture as SVG.
///
/// # Errors
/// When the writer fails.
pub fn write(picture: &Picture, mut out: impl Write) -> io::Result<()> {
    let plan = Plan::new(picture);
    let legend = Legend::new(picture, plan.width);
    let (width, height) = (plan.width.max(legend.width) + 2.0 * MARGIN, plan.height + legend.height + 3.0 * MARGIN);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"{:.1} {:.1} {width:.1} {height:.1}\" font-family=\"{FONT}\" text-anchor=\"middle\">",
        -MARGIN, -MARGIN
    )?;
    writeln!(out, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>", -MARGIN, -MARGIN)?;
    for frame in &plan.frames {
        write_frame(frame, &mut out)?;
    }
    for (link, route) in picture.links.iter().zip(&plan.routes) {
        write_link(link, route, &mut out)?;
    }
    for (shape, (place, outline)) in picture.shapes.iter().zip(plan.places.iter().zip(&plan.outlines)) {
        write_shape(shape, *place, outline, &mut out)?;
    }
    for caption in &plan.captions {
        caption.write(&mut out)?;
    }
    legend.write(plan.height + MARGIN, &mut out)?;
    writeln!(out, "</svg>")?;
    out.flush()
}

fn write_frame(frame: &Frame, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" fill=\"#f8fafc\" stroke=\"#cbd5e1\"/>",
        frame.area.left, frame.area.top, frame.area.width, frame.area.height
    )?;
    let lines = frame.title.iter().map(|line| (line.as_str(), NAME_SIZE, "#475569"));
    write_lines(lines, frame.title_at, out)
}

/// A line through the points of its way, rounded at the corners; thicker the more often it was told.
fn write_link(link: &Link, route: &[Point], out: &mut impl Write) -> io::Result<()> {
    let (Some(first), Some(last)) = (route.first(), route.last()) else { return Ok(()) };
    let mut path = format!("M{:.1} {:.1}", first.x, first.y);
    for pair in route.windows(2).skip(1) {
        if let [bend, next] = pair {
            let to = if std::ptr::eq(next, last) { *next } else { bend.middle(*next) };
            path.push_str(&format!("Q{:.1} {:.1} {:.1} {:.1}", bend.x, bend.y, to.x, to.y));
        }
    }
    if route.len() == 2 {
        path.push_str(&format!("L{:.1} {:.1}", last.x, last.y));
    }
    let (line, colour) = status_line(link.status);
    let thickness = 1.0 + (link.weight.max(1) as f64).ln() * 1.1;
    let dashes = dashes(line).map_or_else(String::new, |dashes| format!(" stroke-dasharray=\"{dashes}\""));
    writeln!(
        out,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.75\" stroke-width=\"{thickness:.2}\"{dashes}/>"
    )?;
    if link.directed {
        let before = route.len().checked_sub(2).and_then(|at| route.get(at)).unwrap_or(first);
        let [tip, left, right] = last.arrow(*before, 7.0 + thickness);
        writeln!(
            out,
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z\" fill=\"{colour}\"/>",
            tip.x, tip.y, left.x, left.y, right.x, right.y
        )?;
    }
    Ok(())
}

fn dashes(line: &str) -> Option<&'static str> {
    match line {
        "dashed" => Some("7 4"),
        "dotted" => Some("1.5 3.5"),
        _ => None,
    }
}

fn write_shape(shape: &Shape, place: Point, outline: &outline::Outline, out: &mut impl Write) -> io::Result<()> {
    let look = style(shape.kind);
    let (line, told) = status_line(shape.status);
    let colour = if line == "solid" { look.line } else { told };
    let dashes = dashes(line).map_or_else(String::new, |dashes| format!(" stroke-dasharray=\"{dashes}\""));
    let stroke = if look.shape == "plain" { "none" } else { colour };
    writeln!(out, "<g><title>{}</title>", escaped(&shape.tooltip))?;
    writeln!(
        out,
        "<path d=\"{}\" fill=\"{}\" stroke=\"{stroke}\" stroke-width=\"1.2\"{dashes}/>",
        outline.path(place),
        look.fill
    )?;
    let name = outline.name.iter().map(|line| (line.as_str(), NAME_SIZE, "#000000"));
    let note = outline.note.iter().map(|line| (line.as_str(), NOTE_SIZE, "#475569"));
    write_lines(name.chain(note), place.plus(outline.text), out)?;
    writeln!(out, "</g>")
}

/// Lines of text under each other, the middle of all at a point.
fn write_lines<'a>(
    lines: impl Iterator<Item = (&'a str, f64, &'a str)> + Clone,
    at: Point,
    out: &mut impl Write,
) -> io::Result<()> {
    let height: f64 = lines.clone().map(|(_, size, _)| outline::line_height(size)).sum();
    let mut top = at.y - height / 2.0;
    for (line, size, colour) in lines {
        let step = outline::line_height(size);
        writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" fill=\"{colour}\" textLength=\"{:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            at.x,
            top + step * 0.76,
            label::width(line, size),
            escaped(line)
        )?;
        top += step;
    }
    Ok(())
}
