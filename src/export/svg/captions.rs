//! What links say, beside them, wherever there is room.

use std::collections::HashMap;
use std::io::{self, Write};

use super::outline::{Area, NOTE_SIZE, Point, line_height};
use super::plan::Plan;
use super::write_lines;
use crate::export::label::{width, wrap};
use crate::export::picture::Picture;

/// Where along the link a caption may stand: the middle first.
const ALONG: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/// Side of a cell of the grid in which areas are looked up.
const CELL: f64 = 160.0;

/// The text of a link.
#[derive(Debug)]
pub(super) struct Caption {
    /// Its lines.
    lines: Vec<String>,
    /// Its middle.
    place: Point,
    /// What it takes.
    pub(super) area: Area,
}

impl Caption {
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#ffffff\" fill-opacity=\"0.85\"/>",
            self.area.left, self.area.top, self.area.width, self.area.height
        )?;
        write_lines(self.lines.iter().map(|line| (line.as_str(), NOTE_SIZE, "#475569")), self.place, out)
    }
}

/// Sets every caption where it covers no shape, no title and no other caption; one without room is left out, for the
/// thickness of the line tells it as well.
pub(super) fn place_captions(picture: &Picture, plan: &Plan) -> Vec<Caption> {
    let mut taken = Taken::default();
    plan.areas().for_each(|area| taken.add(area));
    for frame in &plan.frames {
        let widest = frame.title.iter().map(|line| width(line, super::NAME_SIZE)).fold(0.0, f64::max);
        let size = Point::new(widest, frame.title.len() as f64 * line_height(super::NAME_SIZE));
        taken.add(Area::around(frame.title_at, size));
    }
    let mut captions = Vec::new();
    for (link, route) in picture.links.iter().zip(&plan.routes).filter(|(link, _)| !link.label.is_empty()) {
        let lines = wrap(&link.label, 18);
        let widest = lines.iter().map(|line| width(line, NOTE_SIZE)).fold(0.0, f64::max);
        let size = Point::new(widest + 4.0, lines.len() as f64 * line_height(NOTE_SIZE));
        let free = ALONG.iter().filter_map(|part| along(route, *part)).find_map(|place| {
            let area = Area::around(place, size);
            let inside = area.left >= 0.0 && area.top >= 0.0;
            let inside = inside && area.left + area.width <= plan.width && area.top + area.height <= plan.height;
            (inside && taken.is_free(&area)).then_some((place, area))
        });
        if let Some((place, area)) = free {
            taken.add(area);
            captions.push(Caption { lines, place, area });
        }
    }
    captions
}

/// The place at a part of the way.
fn along(route: &[Point], part: f64) -> Option<Point> {
    let length = |pair: &[Point]| match pair {
        [a, b] => ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt(),
        _ => 0.0,
    };
    let mut left = route.windows(2).map(length).sum::<f64>() * part;
    for pair in route.windows(2) {
        let step = length(pair);
        if let [a, b] = pair
            && step >= left
            && step > 0.0
        {
            return Some(a.towards(*b, left / step));
        }
        left -= step;
    }
    None
}

/// Areas that are taken, by the cells of a grid.
#[derive(Default)]
struct Taken {
    cells: HashMap<(i64, i64), Vec<Area>>,
}

impl Taken {
    fn add(&mut self, area: Area) {
        for cell in cells(&area) {
            self.cells.entry(cell).or_default().push(area);
        }
    }

    fn is_free(&self, area: &Area) -> bool {
        cells(area)
            .all(|cell| self.cells.get(&cell).is_none_or(|taken| taken.iter().all(|other| !other.overlaps(area))))
    }
}

fn cells(area: &Area) -> impl Iterator<Item = (i64, i64)> + use<> {
    let span = |from: f64, length: f64| (from / CELL).floor() as i64..=((from + length) / CELL).floor() as i64;
    let rows = span(area.top, area.height);
    span(area.left, area.width).flat_map(move |column| rows.clone().map(move |row| (column, row)))
}
