//! The merged view in canonical order, a subject at a time: what speaks of which subject is sorted, not the triples
//! themselves, which take ten times the room. It is made of a graph, or of readings one after the other: then no graph is
//! made, and what memory shall not hold is sorted on disk.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;

use oxigraph::model::Triple;
use petgraph::visit::EdgeRef;

use crate::graph::{Decisions, Graph, Piece, each_piece};
use crate::reading::{IdentifierBase, Reading};

use super::part::{Part, Subject};
use super::quads::Provenance;
use super::sorter::{Packed, Sorter};

/// How many bytes of parts are held in memory where there is no graph.
const AT_ONCE: usize = 64 << 20;

/// The merged view, in canonical order: what Turtle, N-Triples and RDF/XML carry.
pub fn merged<'a>(graph: &'a Graph, provenance: &'a Provenance) -> impl Iterator<Item = Triple> + 'a {
    let net = graph.net();
    let mut parts: Vec<(Arc<str>, Part)> = Vec::with_capacity(net.node_count());
    let mut times = BTreeSet::new();
    for at in net.node_indices() {
        let edges = net.edges(at).map(|edge| (edge.weight().kind, net[edge.target()].iri.clone()));
        let piece = Piece { node: net[at].clone(), edges: edges.collect() };
        parts.extend(of_piece(piece, &mut times));
    }
    parts.extend(of_all(&times, graph.decisions(), graph.base(), provenance));
    parts.sort_by(|(a, _), (b, _)| a.cmp(b));
    told(parts.into_iter().map(Ok::<_, Infallible>), graph.base(), provenance).map(|Ok(triple)| triple)
}

/// The same of readings, which come in order of article id and one for each article.
///
/// # Errors
/// When a reading does not come, or nothing can be put aside, as on a full disk.
pub fn merged_readings<E: From<io::Error>>(
    readings: impl Iterator<Item = Result<Reading, E>>,
    base: &IdentifierBase,
    provenance: &Provenance,
) -> Result<impl Iterator<Item = io::Result<Triple>>, E> {
    let mut sorter = Sorter::new(AT_ONCE);
    let mut times = BTreeSet::new();
    let pack = |pieces: Vec<Piece>| {
        let (mut packed, mut times) = (Packed::default(), BTreeSet::new());
        for (subject, part) in pieces.into_iter().flat_map(|piece| of_piece(piece, &mut times)) {
            packed.push(&subject, &part)?;
        }
        Ok((packed, times))
    };
    let decisions = each_piece(readings, base, pack, |(packed, some)| {
        times.extend(some);
        sorter.take(&packed)
    })?;
    let mut packed = Packed::default();
    of_all(&times, &decisions, base, provenance).try_for_each(|(subject, part)| packed.push(&subject, &part))?;
    drop(decisions);
    sorter.take(&packed)?;
    Ok(told(sorter.sorted()?, base, provenance))
}

/// The parts of a piece; its times are noted, as those of many are the same.
fn of_piece(piece: Piece, times: &mut BTreeSet<String>) -> Vec<(Arc<str>, Part)> {
    for time in piece.node.times() {
        if !times.contains(time) {
            times.insert(time.to_owned());
        }
    }
    Part::of(piece)
}

/// The parts that no piece has of its own: times, where merged events went, and this program.
fn of_all<'a>(
    times: &'a BTreeSet<String>,
    decisions: &'a Decisions,
    base: &'a IdentifierBase,
    provenance: &Provenance,
) -> impl Iterator<Item = (Arc<str>, Part)> + 'a {
    let moved = decisions.iter().filter(|(telling, decision)| **telling != decision.event);
    let times = times.iter().flat_map(|time| Part::times(time, base));
    let moved = moved.map(|(telling, decision)| (telling.clone(), Part::moved(decision)));
    times.chain(moved).chain([Part::agent(base, provenance)])
}

/// The triples of parts that come in order of their subjects.
fn told<E>(
    parts: impl Iterator<Item = Result<(Arc<str>, Part), E>>,
    base: &IdentifierBase,
    provenance: &Provenance,
) -> impl Iterator<Item = Result<Triple, E>> {
    let (base, provenance) = (base.clone(), provenance.clone());
    let mut parts = parts.peekable();
    let of_one_subject = move || {
        let (iri, first) = match parts.next()? {
            Ok(part) => part,
            Err(error) => return Some((Vec::new(), Some(error))),
        };
        let mut subject = Subject::new(&iri, &base, &provenance);
        subject.take(first);
        while let Some(Ok((_, part))) = parts.next_if(|next| matches!(next, Ok((next, _)) if *next == iri)) {
            subject.take(part);
        }
        Some((subject.triples(), None))
    };
    std::iter::from_fn(of_one_subject).flat_map(|(triples, error)| triples.into_iter().map(Ok).chain(error.map(Err)))
}
