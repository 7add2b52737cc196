//! Few shapes: layers from left to right, by the method of Sugiyama, Tagawa and Toda (1981) as the crate `dagre` has it.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use super::outline::{Area, NAME_SIZE, Outline, Point, line_height};
use super::plan::{Frame, Layout};
use crate::export::label::{width, wrap};
use crate::export::picture::Picture;

/// Space between neighbours in a layer.
const BETWEEN: f64 = 26.0;
/// Space between layers.
const LAYERS: f64 = 62.0;

type Drawing = Graph<NodeLabel, EdgeLabel>;

pub(super) fn layout(picture: &Picture, outlines: &[Outline]) -> Layout {
    let mut graph = Drawing::with_options(GraphOptions { directed: true, multigraph: true, compound: true });
    let titles: Vec<Vec<String>> = picture.groups.iter().map(|group| wrap(&group.label, 36)).collect();
    for (at, title) in titles.iter().enumerate() {
        // The title is a node of its own, so that room is left for it.
        graph.set_node(frame(at), Some(NodeLabel::default()));
        graph.set_node(heading(at), Some(sized(title_size(title))));
        graph.set_parent(&heading(at), Some(&frame(at)));
    }
    for (at, (shape, outline)) in picture.shapes.iter().zip(outlines).enumerate() {
        graph.set_node(node(at), Some(sized(outline.size)));
        if let Some(group) = shape.group {
            graph.set_parent(&node(at), Some(&frame(group)));
        }
    }
    for (at, link) in picture.links.iter().enumerate().filter(|(_, link)| link.from != link.to) {
        graph.set_edge(node(link.from), node(link.to), Some(EdgeLabel::default()), Some(&at.to_string()));
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: BETWEEN,
        edgesep: 12.0,
        ranksep: LAYERS,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    Layout {
        places: (0..outlines.len()).map(|at| place(&graph, &node(at))).collect(),
        bends: (picture.links.iter().enumerate())
            .map(|(at, link)| bends(&graph, &node(link.from), &node(link.to), &at.to_string()))
            .collect(),
        frames: (titles.into_iter().enumerate())
            .filter_map(|(at, title)| {
                let label = graph.node(&frame(at))?;
                let area = Area::around(place(&graph, &frame(at)), Point::new(label.width, label.height));
                Some(Frame { area, title, title_at: place(&graph, &heading(at)) })
            })
            .collect(),
    }
}

fn node(at: usize) -> String {
    format!("n{at}")
}

fn frame(at: usize) -> String {
    format!("f{at}")
}

fn heading(at: usize) -> String {
    format!("h{at}")
}

fn sized(size: Point) -> NodeLabel {
    NodeLabel { width: size.x, height: size.y, ..NodeLabel::default() }
}

fn title_size(title: &[String]) -> Point {
    let widest = title.iter().map(|line| width(line, NAME_SIZE)).fold(0.0, f64::max);
    Point::new(widest, title.len() as f64 * line_height(NAME_SIZE))
}

fn place(graph: &Drawing, name: &str) -> Point {
    let label = graph.node(name);
    Point::new(label.and_then(|label| label.x).unwrap_or_default(), label.and_then(|label| label.y).unwrap_or_default())
}

/// The bends of a link, without its ends, which are found by the outlines.
fn bends(graph: &Drawing, from: &str, to: &str, name: &str) -> Vec<Point> {
    let points = graph.edge(from, to, Some(name)).map_or(&[][..], |label| &label.points);
    let inner = points.get(1..points.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|point| Point::new(point.x, point.y)).collect()
}
