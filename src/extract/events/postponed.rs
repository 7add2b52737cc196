//! Events put off to another day: "has been postponed to June" tells one that is off and one that is planned.

use super::Reader;
use super::telling::Telling;
use crate::extract::time::TimeExpression;
use crate::reading::Status;

impl<'a> Reader<'a> {
    /// What was put off, and what is planned in its place.
    pub(super) fn put_off(&self, telling: Telling) -> Vec<Telling> {
        let Some(date) = self.new_date(&telling) else { return vec![telling] };
        let scope = Some(date.tokens.clone());
        let planned = Telling { status: Status::Planned, scope, soft: false, ..telling.clone() };
        vec![telling, planned]
    }

    /// The date to which a telling is put off.
    pub(super) fn new_date(&self, telling: &Telling) -> Option<&'a TimeExpression> {
        if telling.status != Status::Cancelled {
            return None;
        }
        let puts_off = |word: &&u32| self.frames.lists("putting-off", self.tree.lemma(**word));
        let verb = telling.spine.iter().find(puts_off)?;
        let dates = self.tree.children(*verb).iter().filter(|child| {
            let case = self.tree.case(**child);
            // "back to June"
            case.is_some_and(|case| self.frames.lists("put-off-to", case.rsplit(' ').next().unwrap_or(&case)))
        });
        dates.filter_map(|date| self.time_at(*date)).find(|date| date.value.is_some())
    }
}
