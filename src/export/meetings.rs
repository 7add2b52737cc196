//! The table of meetings: one event a row, in the columns of the named query `meetings`.

use std::collections::BTreeSet;
use std::io::Write;

use crate::graph::{EdgeKind, Fact, Graph, Node, NodeKind};
use crate::reading::EventKind;

/// The columns, in order.
pub const MEETING_COLUMNS: [&str; 10] =
    ["kind", "status", "date", "participants", "parties", "place", "within", "topics", "article", "evidence"];

/// One event. What articles tell differently stands side by side, separated by ` / `.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeetingRow {
    /// When, in EDTF. First, so that rows are in order of time.
    pub date: String,
    /// Kind.
    pub kind: String,
    /// Whether it took place.
    pub status: String,
    /// Names of those who took part, those without a name as worded.
    pub participants: String,
    /// Countries and organizations.
    pub parties: String,
    /// Where.
    pub place: String,
    /// Within what.
    pub within: String,
    /// About what.
    pub topics: String,
    /// Ids of the articles that tell it.
    pub article: String,
    /// The words of the first article that say so.
    pub evidence: String,
    /// Identifier.
    pub iri: String,
}

/// Every event but those of kind `other`, in order of date (those without one last), kind and participants.
#[must_use]
pub fn meetings(graph: &Graph) -> Vec<MeetingRow> {
    let told = |kind: &NodeKind| matches!(kind, NodeKind::Event(kind) if *kind != EventKind::Other);
    let mut rows: Vec<MeetingRow> =
        graph.nodes().filter(|node| node.kinds.iter().any(told)).map(|node| row(graph, node)).collect();
    rows.sort_by(|a, b| (a.date.is_empty(), a).cmp(&(b.date.is_empty(), b)));
    rows
}

fn row(graph: &Graph, node: &Node) -> MeetingRow {
    let names = |kind: EdgeKind, separator: &str| {
        let names: BTreeSet<&str> = graph.targets(&node.iri, kind).map(Node::label).collect();
        names.into_iter().collect::<Vec<_>>().join(separator)
    };
    let kinds: BTreeSet<&str> = (node.kinds.iter())
        .filter(|kind| matches!(kind, NodeKind::Event(kind) if *kind != EventKind::Other))
        .map(|kind| kind.name())
        .collect();
    let statuses: BTreeSet<&str> = node.statuses().map(crate::reading::Status::name).collect();
    let mut participants: BTreeSet<&str> =
        graph.targets(&node.iri, EdgeKind::Participant(None)).map(Node::label).collect();
    participants.extend(
        node.facts.iter().filter_map(|fact| if let Fact::Unnamed(words) = fact { Some(words.as_str()) } else { None }),
    );
    let side_by_side = |set: BTreeSet<&str>| set.into_iter().collect::<Vec<_>>().join(" / ");
    MeetingRow {
        date: side_by_side(node.times().collect()),
        kind: side_by_side(kinds),
        status: side_by_side(statuses),
        participants: participants.into_iter().collect::<Vec<_>>().join(", "),
        parties: names(EdgeKind::Party, ", "),
        place: names(EdgeKind::Location, " / "),
        within: names(EdgeKind::Within, " / "),
        topics: names(EdgeKind::About, "; "),
        article: node.articles.iter().map(|article| &**article).collect::<Vec<_>>().join(", "),
        evidence: node.proofs.values().map(|proof| proof.words.as_str()).min().unwrap_or("").to_owned(),
        iri: node.iri.to_string(),
    }
}

impl MeetingRow {
    /// The cells in the order of [`MEETING_COLUMNS`].
    #[must_use]
    pub fn cells(&self) -> [&str; 10] {
        [
            &self.kind,
            &self.status,
            &self.date,
            &self.participants,
            &self.parties,
            &self.place,
            &self.within,
            &self.topics,
            &self.article,
            &self.evidence,
        ]
    }
}

/// Writes the table as CSV (RFC 4180, with a header).
///
/// # Errors
/// When the writer fails.
pub fn write_meetings(graph: &Graph, writer: impl Write) -> Result<(), csv::Error> {
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(MEETING_COLUMNS)?;
    for row in meetings(graph) {
        csv.write_record(row.cells())?;
    }
    csv.flush()?;
    Ok(())
}
