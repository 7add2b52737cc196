//! Candidates for names: the reference, the language model, titles, forenames and head nouns each propose what they see;
//! [`choose`](super::name::choose) decides among them.

mod beside;
mod model;
mod persons;
mod reference;

use std::collections::HashSet;
use std::ops::Range;

use super::lexis::Lexis;
use super::name::{Name, NameClass, Source};
use super::runs::Habits;
use super::units::UnitId;
use crate::knowledge::{HeadKind, Knowledge};

/// What every unit of a name weighs: of two candidates, the one that explains more words is preferred.
const PER_UNIT: i32 = 10;

/// Proposes names.
pub(super) struct Proposer<'a> {
    /// The words and what they may be.
    pub lexis: &'a Lexis<'a>,
    /// Habits of the document.
    pub habits: &'a Habits<'a>,
    /// The reference.
    pub knowledge: &'a Knowledge,
    /// Words of the persons' names that the article has established, in lower case.
    pub established: HashSet<&'a str>,
}

impl Proposer<'_> {
    /// All candidates of one sentence.
    pub fn candidates(&self, sentence: &Range<UnitId>) -> Vec<Name> {
        let mut found = Vec::new();
        self.known(sentence, &mut found);
        self.shaped(sentence, &mut found);
        let anchors: Vec<UnitId> = found.iter().map(|name| name.units.end).collect();
        for start in sentence.clone() {
            if self.lexis.units.capital(start) || self.lexis.particle(start).is_some() {
                self.person_from(start, sentence, &anchors, &mut found);
            }
        }
        let heading = self.heading(sentence);
        if !heading {
            keep_whole_persons(&mut found);
        }
        for name in &mut found {
            name.heading = heading;
        }
        found
    }

    /// Whether a sentence is a heading.
    pub(super) fn heading(&self, sentence: &Range<UnitId>) -> bool {
        self.habits.heading(self.lexis.units.sentence_number(sentence.start))
    }

    pub(in crate::extract::who) fn is_forename(&self, id: UnitId) -> bool {
        self.knowledge.naming.forenames.contains_key(self.lexis.units.lower(id))
    }

    /// Whether a word is the family name of a person of the reference.
    pub(in crate::extract::who) fn is_surname(&self, id: UnitId) -> bool {
        let folded = crate::text::fold(self.lexis.units.text(id));
        self.knowledge.reference.surnamed(&folded).next().is_some()
    }

    /// Whether a run begins or ends with the head noun of another kind of name: "Thomas Jefferson Room", "Camp David".
    pub(in crate::extract::who) fn has_head(&self, run: Range<UnitId>) -> bool {
        let head = |id: UnitId| self.lexis.naming.heads.get(self.lexis.units.lower(id));
        head(run.start).is_some_and(|head| head.leads)
            || head(run.end - 1).is_some_and(|head| head.kind == HeadKind::Place)
    }
}

/// Drops persons' names that are only a part of a longer one: "Lula da Silva" within "Luiz Inácio Lula da Silva".
fn keep_whole_persons(found: &mut Vec<Name>) {
    let whole: Vec<Range<UnitId>> = found
        .iter()
        .filter(|name| name.class == NameClass::Person && matches!(name.source, Source::Title | Source::Forename))
        .map(|name| name.units.clone())
        .collect();
    found.retain(|name| {
        let part = |outer: &Range<UnitId>| {
            outer.len() > name.units.len() && outer.start <= name.units.start && name.units.end <= outer.end
        };
        name.class != NameClass::Person || !whole.iter().any(part)
    });
}

/// A candidate with its weight.
pub(super) fn candidate(units: Range<UnitId>, class: NameClass, source: Source, bonus: i32) -> Name {
    let weight = PER_UNIT * units.len() as i32 + bonus;
    Name { units, class, source, entries: Vec::new(), weight, heading: false }
}
