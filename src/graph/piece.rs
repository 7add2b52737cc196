//! Pieces: what one article tells of one thing. The merged view is the union of all pieces under their identifiers there,
//! so that whoever sorts them need not hold the graph.

use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, Seek, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use crate::frames;
use crate::reading::{IdentifierBase, Reading};

use super::merge::{self, Decision};
use super::profile::{self, Profile, Profiles};
use super::{AT_ONCE, EdgeKind, Node, Telling, each_telling};

/// What one article tells of one thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Piece {
    /// The thing, under its identifier in the merged view.
    pub node: Arc<Node>,
    /// The edges from it, each with the identifier that it leads to.
    pub edges: Vec<(EdgeKind, Arc<str>)>,
}

/// Which event each telling of an event was given to, and why.
pub type Decisions = BTreeMap<Arc<str>, Decision>;

/// Packs the pieces of the merged view on all cores, some at a time and in no particular order, and gives what comes of it
/// to `take`. The readings come in order of article id, one for each article, and few are held at a time; of events, what
/// decides which are one.
///
/// # Errors
/// When a reading does not come, a piece cannot be put aside, or `take` fails.
pub fn each_piece<P: Send, E: From<io::Error>>(
    readings: impl Iterator<Item = Result<Reading, E>>,
    base: &IdentifierBase,
    pack: impl Fn(Vec<Piece>) -> io::Result<P> + Sync,
    mut take: impl FnMut(P) -> io::Result<()>,
) -> Result<Decisions, E> {
    let mut profiles = Profiles::new();
    let mut waiting = Waiting::default();
    let told = |telling: Telling| {
        let events = profile::told(&telling);
        let (later, now): (Vec<Piece>, Vec<Piece>) = Piece::all(telling).partition(|piece| piece.tells_of(&events));
        let mut put_aside = Vec::new();
        later.iter().try_for_each(|piece| frames::write(piece, &mut put_aside))?;
        io::Result::Ok((events, put_aside, pack(now)?))
    };
    for told in each_telling(readings, base, told) {
        let (events, put_aside, packed) = told??;
        for (iri, profile) in events {
            profiles.entry(iri).or_default().absorb(profile);
        }
        waiting.pieces.write_all(&put_aside).map_err(frames::failed)?;
        take(packed)?;
    }
    let decisions = merge::decide(profiles);
    waiting.each(|pieces| take(pack(pieces.into_iter().map(|piece| piece.decided(&decisions)).collect())?))?;
    Ok(decisions)
}

impl Piece {
    /// The pieces of a telling, in order of identifier.
    fn all(telling: Telling) -> impl Iterator<Item = Self> {
        let mut edges = telling.edges.into_iter().peekable();
        telling.nodes.into_values().map(move |node| {
            while edges.next_if(|(source, ..)| *source < node.iri).is_some() {}
            let of_node = std::iter::from_fn(|| edges.next_if(|(source, ..)| *source == node.iri));
            let edges = of_node.map(|(_, kind, target)| (kind, target)).collect();
            Self { node, edges }
        })
    }

    /// Whether it tells of any of these events, which are in order.
    fn tells_of(&self, events: &[(Arc<str>, Profile)]) -> bool {
        let among = |iri: &Arc<str>| events.binary_search_by(|(event, _)| event.cmp(iri)).is_ok();
        among(&self.node.iri) || self.edges.iter().any(|(_, target)| among(target))
    }

    /// The same under the identifiers of the merged view.
    fn decided(mut self, decisions: &Decisions) -> Self {
        let event =
            |iri: &Arc<str>| decisions.get(iri).map(|decision| decision.event.clone()).filter(|event| event != iri);
        if let Some(event) = event(&self.node.iri) {
            Arc::make_mut(&mut self.node).iri = event;
        }
        for (_, target) in &mut self.edges {
            if let Some(event) = event(target) {
                *target = event;
            }
        }
        self
    }
}

/// Pieces that tell of events: which event each is of shows when all readings were seen.
struct Waiting {
    pieces: BufWriter<SpooledTempFile>,
}

impl Default for Waiting {
    fn default() -> Self {
        Self { pieces: BufWriter::new(SpooledTempFile::new(super::spool::IN_MEMORY)) }
    }
}

impl Waiting {
    /// Gives them to `take`, some at a time.
    fn each(self, mut take: impl FnMut(Vec<Piece>) -> io::Result<()>) -> io::Result<()> {
        let mut pieces = self.pieces.into_inner().map_err(frames::failed)?;
        pieces.rewind()?;
        let (mut pieces, mut frame) = (BufReader::new(pieces), Vec::new());
        let mut next = || frames::read(&mut pieces, &mut frame);
        loop {
            let some: Vec<Piece> =
                std::iter::from_fn(|| next().transpose()).take(AT_ONCE).collect::<io::Result<_>>()?;
            if some.is_empty() {
                return Ok(());
            }
            take(some)?;
        }
    }
}
