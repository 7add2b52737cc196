//! Shapes, colours and lines by kind: one place, so that the legend and the picture cannot differ.

use crate::graph::NodeKind;
use crate::reading::{EventKind, Status};

/// How a node is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) shape: &'static str,
    pub(super) fill: &'static str,
    pub(super) line: &'static str,
}

/// Light fills that keep black text readable, also for the colour-blind: hue and shape both tell the kind.
pub(super) fn style(kind: NodeKind) -> Style {
    let (shape, fill, line) = match kind {
        NodeKind::Person => ("box", "#dbeafe", "#1d4ed8"),
        NodeKind::Country => ("hexagon", "#dcfce7", "#15803d"),
        NodeKind::Organization => ("hexagon", "#ecfccb", "#4d7c0f"),
        NodeKind::Place => ("house", "#f1f5f9", "#475569"),
        NodeKind::Event(EventKind::Call) => ("ellipse", "#ffedd5", "#c2410c"),
        NodeKind::Event(EventKind::Visit) => ("ellipse", "#fae8ff", "#a21caf"),
        NodeKind::Event(EventKind::Signing) => ("ellipse", "#fce7f3", "#be185d"),
        NodeKind::Event(EventKind::Other) => ("ellipse", "#f5f5f4", "#57534e"),
        NodeKind::Event(EventKind::Talks) => ("ellipse", "#fef9c3", "#a16207"),
        NodeKind::Event(EventKind::Meeting) => ("ellipse", "#fef3c7", "#b45309"),
        NodeKind::Event(EventKind::Summit) | NodeKind::Gathering => ("tab", "#ffe4e6", "#be123c"),
        NodeKind::Initiative => ("note", "#ede9fe", "#6d28d9"),
        NodeKind::Office | NodeKind::Membership => ("component", "#e0f2fe", "#0369a1"),
        NodeKind::Topic => ("plain", "#ffffff", "#64748b"),
        NodeKind::Statement | NodeKind::Relation => ("cds", "#f8fafc", "#334155"),
        NodeKind::Article => ("note", "#ffffff", "#334155"),
    };
    Style { shape, fill, line }
}

/// Line style and colour of an event's outline and edges by its status; several statuses are drawn as the first.
pub(super) fn status_line(status: Option<Status>) -> (&'static str, &'static str) {
    match status {
        Some(Status::Happened) | None => ("solid", "#475569"),
        Some(Status::Planned) => ("dashed", "#475569"),
        Some(Status::Cancelled) => ("dotted", "#b91c1c"),
        Some(Status::Denied) => ("dashed", "#b91c1c"),
        Some(Status::Hypothetical) => ("dotted", "#475569"),
    }
}
