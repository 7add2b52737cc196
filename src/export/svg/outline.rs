//! The outline of a shape: as large as its label needs, drawn as its kind asks.

use crate::export::label::{WIDTH, width, wrap};
use crate::export::picture::Shape;
use crate::export::style::style;

/// Size of names, in pixels.
pub(super) const NAME_SIZE: f64 = 12.0;
/// Size of what stands under them.
pub(super) const NOTE_SIZE: f64 = 10.0;
/// Space between a label and its outline.
const PADDING: Point = Point { x: 10.0, y: 6.0 };

/// From one line to the next.
pub(super) fn line_height(size: f64) -> f64 {
    size * 1.25
}

/// A place, or a way from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub(super) fn towards(self, other: Self, part: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }

    pub(super) fn middle(self, other: Self) -> Self {
        self.towards(other, 0.5)
    }

    /// The head of an arrow that comes from a place: its tip here, and two corners.
    pub(super) fn arrow(self, from: Self, length: f64) -> [Self; 3] {
        let (x, y) = (from.x - self.x, from.y - self.y);
        let scale = length / (x * x + y * y).sqrt().max(1e-6);
        let (x, y) = (x * scale, y * scale);
        [self, self.plus(Self::new(x - y * 0.4, y + x * 0.4)), self.plus(Self::new(x + y * 0.4, y - x * 0.4))]
    }
}

/// A rectangle, by its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    /// The rectangle of a size around a place.
    pub(super) fn around(place: Point, size: Point) -> Self {
        Self { left: place.x - size.x / 2.0, top: place.y - size.y / 2.0, width: size.x, height: size.y }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }
}

/// A shape's outline, around the place where it will stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outline {
    /// Lines of the name.
    pub(super) name: Vec<String>,
    /// Lines of the note.
    pub(super) note: Vec<String>,
    /// Width and height of all.
    pub(super) size: Point,
    /// Where the middle of the text is, seen from the middle of the shape.
    pub(super) text: Point,
    /// Corners, or none for an ellipse.
    corners: Vec<Point>,
    /// Lines within, which only decorate: a note's fold, a component's pins.
    inner: Vec<Vec<Point>>,
}

impl Outline {
    /// The outline that a shape's label needs.
    pub(super) fn new(shape: &Shape) -> Self {
        let (name, note) = (wrap(&shape.label, WIDTH), wrap(&shape.note, WIDTH + 6));
        let text = text_size(&name, &note);
        let (w, h) = (text.x.max(16.0) + 2.0 * PADDING.x, text.y.max(10.0) + 2.0 * PADDING.y);
        let mut outline =
            Self { name, note, size: Point::new(w, h), text: Point::default(), corners: Vec::new(), inner: Vec::new() };
        match style(shape.kind).shape {
            // A rectangle w by h fits into an ellipse larger by the root of two.
            "ellipse" => outline.size = Point::new((w - PADDING.x) * 1.36, (h - PADDING.y) * 1.48),
            "hexagon" => outline.hexagon(w, h),
            "house" => outline.house(w, h),
            "tab" => outline.tab(w, h),
            "note" => outline.note(w, h),
            "component" => outline.component(w, h),
            "cds" => outline.pointed(w, h),
            _ => outline.corners = rectangle(w / 2.0, h / 2.0),
        }
        outline
    }

    fn hexagon(&mut self, w: f64, h: f64) {
        let (x, y, inset) = (w / 2.0 + h / 8.0, h / 2.0, h / 4.0);
        self.size.x = 2.0 * x;
        self.corners = points(&[(-x, 0.0), (inset - x, -y), (x - inset, -y), (x, 0.0), (x - inset, y), (inset - x, y)]);
    }

    fn house(&mut self, w: f64, h: f64) {
        let (x, roof) = (w / 2.0, 10.0);
        let y = (h + roof) / 2.0;
        self.size.y = h + roof;
        self.text.y = roof / 2.0;
        self.corners = points(&[(0.0, -y), (x, roof - y), (x, y), (-x, y), (-x, roof - y)]);
    }

    fn tab(&mut self, w: f64, h: f64) {
        let (x, flap) = (w / 2.0, 6.0);
        let y = (h + flap) / 2.0;
        self.size.y = h + flap;
        self.text.y = flap / 2.0;
        self.corners = points(&[(-x, -y), (24.0 - x, -y), (24.0 - x, flap - y), (x, flap - y), (x, y), (-x, y)]);
        self.inner = vec![points(&[(-x, flap - y), (24.0 - x, flap - y)])];
    }

    fn note(&mut self, w: f64, h: f64) {
        let (x, y, fold) = (w / 2.0 + 4.0, h / 2.0, 8.0);
        self.size.x = 2.0 * x;
        self.corners = points(&[(-x, -y), (x - fold, -y), (x, fold - y), (x, y), (-x, y)]);
        self.inner = vec![points(&[(x - fold, -y), (x - fold, fold - y), (x, fold - y)])];
    }

    fn component(&mut self, w: f64, h: f64) {
        let (x, y, pin) = (w / 2.0 + 4.0, h / 2.0, 8.0);
        self.size.x = 2.0 * x;
        self.text.x = pin / 2.0;
        self.corners = rectangle(x, y);
        self.inner = vec![
            points(&[(-x, 5.0 - y), (pin - x, 5.0 - y), (pin - x, 9.0 - y), (-x, 9.0 - y)]),
            points(&[(-x, y - 9.0), (pin - x, y - 9.0), (pin - x, y - 5.0), (-x, y - 5.0)]),
        ];
    }

    fn pointed(&mut self, w: f64, h: f64) {
        let tip = 12.0;
        let (x, y) = ((w + tip) / 2.0, h / 2.0);
        self.size.x = w + tip;
        self.text.x = -tip / 2.0;
        self.corners = points(&[(-x, -y), (x - tip, -y), (x, 0.0), (x - tip, y), (-x, y)]);
    }

    /// The outline at a place, as the data of an SVG path.
    pub(super) fn path(&self, place: Point) -> String {
        let (a, b) = (self.size.x / 2.0, self.size.y / 2.0);
        if self.corners.is_empty() {
            let (left, right) = (place.x - a, place.x + a);
            return format!(
                "M{left:.1} {y:.1}A{a:.1} {b:.1} 0 1 1 {right:.1} {y:.1}A{a:.1} {b:.1} 0 1 1 {left:.1} {y:.1}Z",
                y = place.y
            );
        }
        let mut path = drawn(&self.corners, place) + "Z";
        for line in &self.inner {
            path.push_str(&drawn(line, place));
        }
        path
    }

    /// Where a line from the middle of the shape, which stands at `place`, leaves it on its way to another place.
    pub(super) fn leave(&self, place: Point, to: Point) -> Point {
        let (x, y) = (to.x - place.x, to.y - place.y);
        let part = if self.corners.is_empty() {
            let (a, b) = (self.size.x / 2.0, self.size.y / 2.0);
            1.0 / ((x / a) * (x / a) + (y / b) * (y / b)).sqrt().max(1e-6)
        } else {
            let ends = self.corners.iter().cycle().skip(1);
            let crossings = self.corners.iter().zip(ends).filter_map(|(one, other)| crossing((x, y), *one, *other));
            crossings.fold(0.0, f64::max)
        };
        place.towards(to, part.clamp(0.0, 1.0))
    }

    /// The size of the text.
    #[cfg(test)]
    pub(super) fn text_size(&self) -> Point {
        text_size(&self.name, &self.note)
    }

    /// Whether a place, seen from the middle, is within.
    #[cfg(test)]
    pub(super) fn holds(&self, at: Point) -> bool {
        if self.corners.is_empty() {
            let (x, y) = (at.x / (self.size.x / 2.0), at.y / (self.size.y / 2.0));
            return x * x + y * y <= 1.0;
        }
        let ends = self.corners.iter().cycle().skip(1);
        let crossed = self
            .corners
            .iter()
            .zip(ends)
            .filter(|(a, b)| (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x);
        crossed.count() % 2 == 1
    }
}

/// How far along a way from the middle the side between two corners is crossed.
fn crossing((x, y): (f64, f64), one: Point, other: Point) -> Option<f64> {
    let (dx, dy) = (other.x - one.x, other.y - one.y);
    let across = x * dy - y * dx;
    if across.abs() < 1e-9 {
        return None;
    }
    let along = (one.x * dy - one.y * dx) / across;
    let side = (one.x * y - one.y * x) / across;
    ((0.0..=1.0).contains(&side) && along > 0.0).then_some(along)
}

fn text_size(name: &[String], note: &[String]) -> Point {
    let widest = |lines: &[String], size| lines.iter().map(|line| width(line, size)).fold(0.0, f64::max);
    Point::new(
        widest(name, NAME_SIZE).max(widest(note, NOTE_SIZE)),
        name.len() as f64 * line_height(NAME_SIZE) + note.len() as f64 * line_height(NOTE_SIZE),
    )
}

fn points(corners: &[(f64, f64)]) -> Vec<Point> {
    corners.iter().map(|(x, y)| Point::new(*x, *y)).collect()
}

fn rectangle(x: f64, y: f64) -> Vec<Point> {
    points(&[(-x, -y), (x, -y), (x, y), (-x, y)])
}

fn drawn(line: &[Point], place: Point) -> String {
    let mut path = String::new();
    for (at, point) in line.iter().enumerate() {
        let point = place.plus(*point);
        path.push_str(&format!("{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, point.x, point.y));
    }
    path
}
