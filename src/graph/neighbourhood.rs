//! The part of a graph around one node: what `--around NAME --depth N` shows.

use std::collections::{BTreeSet, VecDeque};

use petgraph::graph::NodeIndex;

use crate::text::fold;

use super::{Graph, NodeKind};

/// No node bears the name asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nothing in the graph is called '{name}'{}", suggestion(.nearest))]
pub struct NoSuchName {
    /// The name asked for.
    pub name: String,
    /// The names most like it.
    pub nearest: Vec<String>,
}

fn suggestion(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; nearest: {}", nearest.join(", ")) }
}

impl Graph {
    /// The node of this name (any of its names, folded) or identifier. Among several, a person comes before an
    /// organization, a country, a place and so on, and then the one that more articles tell of.
    ///
    /// # Errors
    /// When there is none; the error tells the names most like it.
    pub fn find(&self, name: &str) -> Result<NodeIndex, NoSuchName> {
        if let Some(at) = self.index(name) {
            return Ok(at);
        }
        let wanted = fold(name);
        let bears = |at: &NodeIndex| {
            let node = &self.net()[*at];
            node.labels
                .keys()
                .map(|label| &**label)
                .chain(node.aliases.iter().map(String::as_str))
                .any(|other| other == name || (!wanted.is_empty() && fold(other) == wanted))
        };
        let order = |at: &NodeIndex| {
            let node = &self.net()[*at];
            (node.kind(), std::cmp::Reverse(node.articles.len()), node.iri.clone())
        };
        self.net().node_indices().filter(bears).min_by_key(order).ok_or_else(|| self.nothing_called(name))
    }

    fn nothing_called(&self, name: &str) -> NoSuchName {
        let wanted = fold(name);
        let mut names: Vec<(f64, &str)> = (self.nodes())
            .filter(|node| !matches!(node.kind(), NodeKind::Statement | NodeKind::Relation | NodeKind::Topic))
            .map(|node| (strsim::jaro_winkler(&wanted, &fold(node.label())), node.label()))
            .filter(|(likeness, _)| *likeness > 0.75)
            .collect();
        names.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        names.dedup_by_key(|(_, label)| *label);
        NoSuchName {
            name: name.to_owned(),
            nearest: names.into_iter().take(3).map(|(_, label)| label.to_owned()).collect(),
        }
    }

    /// The nodes at most `depth` edges away, in either direction, the centre included. Articles are no stepping stones:
    /// through them everything would be near.
    #[must_use]
    pub fn around(&self, centre: NodeIndex, depth: usize) -> BTreeSet<NodeIndex> {
        let mut seen = BTreeSet::from([centre]);
        let mut queue = VecDeque::from([(centre, 0)]);
        while let Some((at, far)) = queue.pop_front() {
            if far == depth || (far > 0 && self.net()[at].kind() == NodeKind::Article) {
                continue;
            }
            for next in self.net().neighbors_undirected(at) {
                if seen.insert(next) {
                    queue.push_back((next, far + 1));
                }
            }
        }
        seen
    }
}
