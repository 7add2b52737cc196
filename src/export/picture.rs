//! What is to be seen, before any format: shapes with lines of text, links, groups, and what the legend has to explain.

use std::collections::BTreeSet;

use crate::graph::NodeKind;
use crate::reading::Status;

/// A picture of a graph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The shapes, in the order in which they are to be drawn.
    pub shapes: Vec<Shape>,
    /// The links, by position of their ends in [`Picture::shapes`].
    pub links: Vec<Link>,
    /// Frames around shapes.
    pub groups: Vec<Group>,
    /// How many shapes were left out to keep the picture readable.
    pub left_out: usize,
}

/// A node to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Identifier of the node.
    pub iri: String,
    /// What it is.
    pub kind: NodeKind,
    /// The name, wrapped when drawn.
    pub label: String,
    /// A second, smaller text under the name.
    pub note: String,
    /// What is shown when pointing at it.
    pub tooltip: String,
    /// Whether an event took place.
    pub status: Option<Status>,
    /// The group that it belongs to, by position in [`Picture::groups`].
    pub group: Option<usize>,
}

/// A link to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it starts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it says; may be empty where the shapes tell enough.
    pub label: String,
    /// Whether it has a direction to be shown.
    pub directed: bool,
    /// Whether its event took place.
    pub status: Option<Status>,
    /// How often it was told: the thickness.
    pub weight: usize,
}

/// A frame around shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub label: String,
}

impl Picture {
    /// The kinds that occur, for the legend.
    #[must_use]
    pub fn kinds(&self) -> BTreeSet<NodeKind> {
        self.shapes.iter().map(|shape| shape.kind).collect()
    }

    /// Few shapes are drawn in layers, those who took part before what took place; many as a net.
    #[must_use]
    pub fn is_net(&self) -> bool {
        let events = self.shapes.iter().any(|shape| shape.kind.is_event());
        self.shapes.len() > if events { 120 } else { 30 } || self.links.len() > 300
    }

    /// The statuses that occur, for the legend.
    #[must_use]
    pub fn statuses(&self) -> BTreeSet<Status> {
        self.shapes
            .iter()
            .filter_map(|shape| shape.status)
            .chain(self.links.iter().filter_map(|link| link.status))
            .collect()
    }
}
