//! What is written on a shape, and what is shown when one points at it.

use crate::graph::{Fact, Node, NodeKind};
use crate::reading::Status;

/// The participants are drawn, so an event without a name of its own is labelled by its kind.
pub(super) fn title(node: &Node) -> String {
    let named = node.facts.iter().any(|fact| matches!(fact, Fact::Name(_)));
    if node.kind().is_event() && !named && node.kind() != NodeKind::Gathering {
        let mut kind = node.kind().name().to_owned();
        if let Some(first) = kind.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return kind;
    }
    node.label().to_owned()
}

/// An event's date and status, a person's title.
pub(super) fn note(node: &Node) -> String {
    if node.kinds.iter().any(|kind| matches!(kind, NodeKind::Event(_))) {
        let mut parts: Vec<String> = node.times().map(str::to_owned).collect();
        parts.extend(
            node.statuses().filter(|status| *status != Status::Happened).map(|status| status.name().to_owned()),
        );
        return parts.join(" · ");
    }
    let title =
        node.facts.iter().find_map(|fact| if let Fact::JobTitle(title) = fact { Some(title.clone()) } else { None });
    title.unwrap_or_default()
}

/// The label, and the words that say so.
pub(super) fn tooltip(node: &Node) -> String {
    let words = node.proofs.values().next().map_or("", |proof| proof.words.as_str());
    if words.is_empty() { node.label().to_owned() } else { format!("{}\n“{words}”", node.label()) }
}
