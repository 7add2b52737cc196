//! Many shapes: a net drawn by forces, `ForceAtlas2` (Jacomy, Venturini, Heymann and Bastian, PLoS ONE 2014) as the crate
//! `fa2` has it. It knows points only; so shapes that overlap are then pushed apart.

use std::collections::HashMap;

use fa2::{FA2Data, FA2Settings};

use super::outline::{Outline, Point};
use super::plan::Layout;
use crate::export::picture::Picture;

/// Rounds of forces: more do not change the picture.
const ROUNDS: usize = 250;
/// Rounds of pushing before all is drawn wider.
const PUSHES: usize = 60;
/// Space between shapes.
const GAP: Point = Point { x: 16.0, y: 12.0 };
/// How much more room the net takes than its shapes.
const SPREAD: f64 = 3.2;

pub(super) fn layout(picture: &Picture, outlines: &[Outline]) -> Layout {
    let mut places = forces(picture);
    let sizes: Vec<Point> = outlines.iter().map(|outline| outline.size.plus(GAP)).collect();
    spread(&mut places, &sizes);
    push_apart(&mut places, &sizes);
    Layout { places, bends: vec![Vec::new(); picture.links.len()], frames: Vec::new() }
}

/// Places by forces alone. The start is a spiral, so that the same picture always comes out the same.
fn forces(picture: &Picture) -> Vec<Point> {
    let mut data = FA2Data::<f64>::with_capacity(picture.shapes.len(), picture.links.len());
    for at in 0..picture.shapes.len() {
        // The golden angle sets neighbours apart.
        let (angle, radius) = (at as f64 * 2.399_963, 10.0 * (at as f64 + 0.5).sqrt());
        data.add_node_with_position(radius * angle.cos(), radius * angle.sin());
    }
    for link in picture.links.iter().filter(|link| link.from != link.to) {
        data.add_edge_with_weight(link.from, link.to, 1.0 + (link.weight.max(1) as f64).ln());
    }
    let mut layout = FA2Settings::from_graph_order(picture.shapes.len()).build(data);
    layout.run(ROUNDS);
    let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
    layout.data().positions().map(|(x, y)| Point::new(finite(x), finite(y))).collect()
}

/// Draws the net as wide as its shapes need, and wider than high, as they are.
fn spread(places: &mut [Point], sizes: &[Point]) {
    let extent = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        (high - low).max(1.0)
    };
    let (wide, high) =
        (extent(&mut places.iter().map(|place| place.x)), extent(&mut places.iter().map(|place| place.y)));
    let room: f64 = sizes.iter().map(|size| size.x * size.y).sum::<f64>() * SPREAD;
    let (x, y) = ((room * 1.5).sqrt() / wide, (room / 1.5).sqrt() / high);
    for place in places {
        *place = Point::new(place.x * x, place.y * y);
    }
}

/// Moves shapes apart, the shorter way, until none overlaps another. Where pushing alone does not end, everything is
/// drawn a little wider in between, which always does.
fn push_apart(places: &mut [Point], sizes: &[Point]) {
    let cell = sizes.iter().fold(Point::new(1.0, 1.0), |cell, size| Point::new(cell.x.max(size.x), cell.y.max(size.y)));
    loop {
        for _ in 0..PUSHES {
            if !push(places, sizes, cell) {
                return;
            }
        }
        for place in places.iter_mut() {
            *place = Point::new(place.x * 1.08, place.y * 1.08);
        }
    }
}

/// One round of pushing; says whether anything overlapped. Only shapes in neighbouring cells of a grid can.
fn push(places: &mut [Point], sizes: &[Point], cell: Point) -> bool {
    let cell_of = |place: Point| ((place.x / cell.x).floor() as i64, (place.y / cell.y).floor() as i64);
    let mut grid: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (at, place) in places.iter().enumerate() {
        grid.entry(cell_of(*place)).or_default().push(at);
    }
    let mut pairs = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let (column, row) = cell_of(*place);
        for near in (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y))) {
            pairs.extend(grid.get(&near).into_iter().flatten().filter(|other| **other > at).map(|other| (at, *other)));
        }
    }
    let mut overlapped = false;
    for (one, other) in pairs {
        let (Some(&a), Some(&b), Some(&s), Some(&t)) =
            (places.get(one), places.get(other), sizes.get(one), sizes.get(other))
        else {
            continue;
        };
        let over = Point::new((s.x + t.x) / 2.0 - (b.x - a.x).abs(), (s.y + t.y) / 2.0 - (b.y - a.y).abs());
        if over.x <= 1e-6 || over.y <= 1e-6 {
            continue;
        }
        overlapped = true;
        // A little more than half each, so that rounding cannot leave them touching for ever.
        let away = if over.x < over.y {
            Point::new((over.x / 2.0 + 0.05).copysign(b.x - a.x), 0.0)
        } else {
            Point::new(0.0, (over.y / 2.0 + 0.05).copysign(b.y - a.y))
        };
        if let Some(place) = places.get_mut(one) {
            *place = Point::new(a.x - away.x, a.y - away.y);
        }
        if let Some(place) = places.get_mut(other) {
            *place = b.plus(away);
        }
    }
    overlapped
}
