//! Where everything of a drawing is.

use super::captions::{Caption, place_captions};
use super::outline::{Area, Outline, Point};
use super::{layers, net};
use crate::export::picture::Picture;

/// Where everything is, in pixels from the upper left corner.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The outline of each shape.
    pub(super) outlines: Vec<Outline>,
    /// The middle of each shape.
    pub(super) places: Vec<Point>,
    /// The way of each link from outline to outline; none for a link to itself.
    pub(super) routes: Vec<Vec<Point>>,
    /// The frames.
    pub(super) frames: Vec<Frame>,
    /// What links say, where there is room for it.
    pub(super) captions: Vec<Caption>,
    /// Width of all.
    pub(super) width: f64,
    /// Height of all.
    pub(super) height: f64,
}

/// A frame with its title.
#[derive(Debug)]
pub(super) struct Frame {
    /// What it encloses.
    pub(super) area: Area,
    /// Lines of the title.
    pub(super) title: Vec<String>,
    /// The middle of the title.
    pub(super) title_at: Point,
}

/// What a layout decides: middles of shapes, bends of links, frames.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) places: Vec<Point>,
    pub(super) bends: Vec<Vec<Point>>,
    pub(super) frames: Vec<Frame>,
}

impl Plan {
    pub(super) fn new(picture: &Picture) -> Self {
        let outlines: Vec<Outline> = picture.shapes.iter().map(Outline::new).collect();
        let layout =
            if picture.is_net() { net::layout(picture, &outlines) } else { layers::layout(picture, &outlines) };
        let mut plan = Self { outlines, places: layout.places, frames: layout.frames, ..Self::default() };
        plan.routes = (picture.links.iter().zip(layout.bends))
            .map(|(link, bends)| plan.route(link.from, link.to, &bends).unwrap_or_default())
            .collect();
        plan.fit();
        plan.captions = place_captions(picture, &plan);
        plan
    }

    /// The areas that shapes take.
    pub(super) fn areas(&self) -> impl Iterator<Item = Area> {
        self.places.iter().zip(&self.outlines).map(|(place, outline)| Area::around(*place, outline.size))
    }

    fn route(&self, from: usize, to: usize, bends: &[Point]) -> Option<Vec<Point>> {
        if from == to {
            return None;
        }
        let (start, end) = (*self.places.get(from)?, *self.places.get(to)?);
        let first = self.outlines.get(from)?.leave(start, *bends.first().unwrap_or(&end));
        let last = self.outlines.get(to)?.leave(end, *bends.last().unwrap_or(&start));
        Some(std::iter::once(first).chain(bends.iter().copied()).chain([last]).collect())
    }

    /// Moves all so that the upper left corner is at zero, and measures it.
    fn fit(&mut self) {
        let mut corner = Point::new(f64::MAX, f64::MAX);
        let mut far = Point::new(f64::MIN, f64::MIN);
        let areas = self.areas().chain(self.frames.iter().map(|frame| frame.area)).flat_map(|area| {
            [Point::new(area.left, area.top), Point::new(area.left + area.width, area.top + area.height)]
        });
        for point in areas.chain(self.routes.iter().flatten().copied()) {
            corner = Point::new(corner.x.min(point.x), corner.y.min(point.y));
            far = Point::new(far.x.max(point.x), far.y.max(point.y));
        }
        if far.x < corner.x {
            return;
        }
        (self.width, self.height) = (far.x - corner.x, far.y - corner.y);
        let moved = Point::new(-corner.x, -corner.y);
        for point in self.places.iter_mut().chain(self.routes.iter_mut().flatten()) {
            *point = point.plus(moved);
        }
        for frame in &mut self.frames {
            frame.area.left += moved.x;
            frame.area.top += moved.y;
            frame.title_at = frame.title_at.plus(moved);
        }
    }
}
