//! The view of initiatives, and initiatives among events: who proposed and supported them, and what they belong to.

use crate::graph::{EdgeKind, Node, NodeKind};

use super::Drawing;

impl Drawing<'_> {
    pub(super) fn initiatives(&mut self) {
        let graph = self.graph;
        for plan in self.chosen(|node| node.kind() == NodeKind::Initiative) {
            let end = self.shape(plan);
            for (kind, label) in [
                (EdgeKind::ProposedBy, "proposed"),
                (EdgeKind::SupportedBy, "supports"),
                (EdgeKind::AlignedWith, "aligned with"),
                (EdgeKind::SignedAt, "signed at"),
                (EdgeKind::NamedIn, "named in"),
                (EdgeKind::HasPart, "part"),
            ] {
                for other in graph.targets(&plan.iri, kind) {
                    let other = self.shape(other);
                    if matches!(kind, EdgeKind::ProposedBy | EdgeKind::SupportedBy) {
                        self.link(other, end, label, true, None, plan.articles.len());
                    } else {
                        self.link(end, other, label, true, None, 1);
                    }
                }
            }
        }
    }

    pub(super) fn initiative_links(&mut self) {
        let graph = self.graph;
        for plan in graph.nodes().filter(|node| node.kind() == NodeKind::Initiative) {
            let proposers: Vec<&Node> = graph.targets(&plan.iri, EdgeKind::ProposedBy).collect();
            if proposers.is_empty() && !self.at.contains_key(&*plan.iri) {
                continue;
            }
            let end = self.shape(plan);
            for proposer in proposers {
                let from = self.shape(proposer);
                self.represented(proposer, from);
                self.link(from, end, "proposed", true, None, plan.articles.len());
            }
        }
    }
}
