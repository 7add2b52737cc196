//! What is called a summit: a meeting of two leaders, or a summit proper.

use super::Reader;
use super::merge::Merged;
use crate::reading::EventKind;

impl Reader<'_> {
    /// What is called a summit is a meeting between two leaders, and a summit where a body such as the EU is one side.
    pub(super) fn name_kind_of_summit(&self, event: &mut Merged) {
        if event.gathering.is_some() || event.actors.len() != 2 {
            return;
        }
        let body = event.actors.iter().any(|actor| {
            self.parties_of(actor).iter().any(|party| self.knowledge.reference.country_of(party).is_none())
        });
        let people = event.actors.iter().all(|actor| self.person_name(actor).is_some());
        match event.kind {
            EventKind::Summit if people && !body && event.rule == "summit/summit" => event.kind = EventKind::Meeting,
            EventKind::Meeting if body && !people && event.rule == "meeting/two-leader-summit" => {
                event.kind = EventKind::Summit;
            }
            _ => {}
        }
    }
}
