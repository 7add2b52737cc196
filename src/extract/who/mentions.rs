//! The mentions of a cast, found by whom they mean and by where they stand: every sieve asks for those of one member, or for
//! those near a word, and a text may have very many.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cast::{MemberId, Mention};
use super::units::UnitId;

/// The mentions, in the order in which they were resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentions {
    all: Vec<Mention>,
    /// For each member, the mentions of it alone, in order.
    of: Vec<Vec<usize>>,
    starts: BTreeSet<(UnitId, usize)>,
    ends: BTreeSet<(UnitId, usize)>,
}

impl Mentions {
    /// Adds a mention.
    pub fn push(&mut self, mention: Mention) {
        let at = self.all.len();
        if let [member] = *mention.members {
            self.of_mut(member).push(at);
        }
        self.starts.insert((mention.units.start, at));
        self.ends.insert((mention.units.end, at));
        self.all.push(mention);
    }

    fn of_mut(&mut self, member: MemberId) -> &mut Vec<usize> {
        if self.of.len() <= member {
            self.of.resize_with(member + 1, Vec::new);
        }
        &mut self.of[member]
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Mention> {
        self.all.iter()
    }

    /// Those of one member alone.
    pub fn of(&self, member: MemberId) -> impl Iterator<Item = &Mention> {
        self.of.get(member).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// How many mention one member alone.
    pub fn count(&self, member: MemberId) -> usize {
        self.of.get(member).map_or(0, Vec::len)
    }

    /// Those that start among these units, from left to right.
    pub fn starting_in(&self, units: Range<UnitId>) -> impl DoubleEndedIterator<Item = &Mention> {
        // A range that ends before it starts would be refused.
        let end = units.end.max(units.start);
        self.starts.range((units.start, 0)..(end, 0)).map(|(_, at)| &self.all[*at])
    }

    /// Those that end at a unit.
    pub fn ending_at(&self, end: UnitId) -> impl Iterator<Item = &Mention> {
        self.ends.range((end, 0)..(end + 1, 0)).map(|(_, at)| &self.all[*at])
    }

    /// Notes the country for which a mention stands.
    pub fn stand_for(&mut self, at: usize, country: MemberId) {
        if let Some(mention) = self.all.get_mut(at) {
            mention.metonym_of = Some(country);
        }
    }

    /// Gives the mentions of one member alone to another.
    pub fn give(&mut self, from: MemberId, to: MemberId, reason: &'static str) {
        let given = std::mem::take(self.of_mut(from));
        for at in &given {
            let mention = &mut self.all[*at];
            mention.members = vec![to];
            mention.reason = reason;
        }
        let of = self.of_mut(to);
        of.extend(given);
        of.sort_unstable();
    }
}
