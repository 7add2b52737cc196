//! Views of pairs, linked by how often: who met whom, and who spoke to whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{EdgeKind, Node, NodeKind};
use crate::reading::Status;

use super::Drawing;

impl Drawing<'_> {
    pub(super) fn who_met_whom(&mut self) {
        let graph = self.graph;
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for event in graph.nodes().filter(|node| met(node) && self.in_time(node)) {
            let people: Vec<&Node> = graph.targets(&event.iri, EdgeKind::Participant(None)).collect();
            for (at, one) in people.iter().enumerate() {
                for other in people.get(at + 1..).unwrap_or_default() {
                    *pairs.entry((&one.iri, &other.iri)).or_default() += 1;
                    *often.entry(&one.iri).or_default() += 1;
                    *often.entry(&other.iri).or_default() += 1;
                }
            }
        }
        pairs
            .retain(|(one, other), _| self.near.as_ref().is_none_or(|near| near.contains(one) && near.contains(other)));
        let shown = self.most(&often);
        for ((one, other), times) in pairs {
            let (Some(one), Some(other)) = (graph.node(one), graph.node(other)) else { continue };
            if shown.contains(&*one.iri) && shown.contains(&*other.iri) {
                let (from, to) = (self.shape(one), self.shape(other));
                let label = if times > 1 { format!("{times}×") } else { String::new() };
                self.link(from, to, &label, false, None, times);
            }
        }
    }

    pub(super) fn statements(&mut self) {
        let graph = self.graph;
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut said_by: BTreeMap<&str, usize> = BTreeMap::new();
        for said in graph.nodes().filter(|node| node.kind() == NodeKind::Statement && self.is_near(node)) {
            for speaker in graph.targets(&said.iri, EdgeKind::Speaker) {
                *said_by.entry(&speaker.iri).or_default() += 1;
                for addressee in graph.targets(&said.iri, EdgeKind::Addressee) {
                    *pairs.entry((&speaker.iri, &addressee.iri)).or_default() += 1;
                }
            }
        }
        // Only who speaks to someone, or is spoken to, is drawn.
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for ((speaker, addressee), times) in &pairs {
            *often.entry(*speaker).or_default() += times;
            *often.entry(*addressee).or_default() += times;
        }
        self.picture.left_out += said_by.keys().filter(|speaker| !often.contains_key(*speaker)).count();
        let shown = self.most(&often);
        for ((speaker, addressee), times) in pairs {
            let (Some(from), Some(to)) = (graph.node(speaker), graph.node(addressee)) else { continue };
            if shown.contains(speaker) && shown.contains(addressee) {
                let (from, to) = (self.shape(from), self.shape(to));
                let label = if times > 1 { format!("{times}×") } else { String::new() };
                self.link(from, to, &label, true, None, times);
            }
        }
        for (iri, times) in said_by {
            if let Some(shape) = self.at.get(iri).and_then(|at| self.picture.shapes.get_mut(*at)) {
                shape.note = format!("{times} statement{}", if times == 1 { "" } else { "s" });
            }
        }
    }

    /// The `top` of those counted, all if not asked for fewer.
    fn most<'b>(&mut self, often: &BTreeMap<&'b str, usize>) -> BTreeSet<&'b str> {
        let mut order: Vec<(&str, usize)> = often.iter().map(|(iri, times)| (*iri, *times)).collect();
        order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let top = self.options.top.unwrap_or(order.len()).min(order.len());
        self.picture.left_out += order.len() - top;
        order.into_iter().take(top).map(|(iri, _)| iri).collect()
    }
}

/// Whether people met there, as reported.
fn met(node: &Node) -> bool {
    let meets = |kind: &NodeKind| matches!(kind, NodeKind::Event(kind) if kind.is_encounter());
    node.kinds.iter().any(meets) && node.statuses().any(|status| status == Status::Happened)
}
