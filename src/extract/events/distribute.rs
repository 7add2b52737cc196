//! Distribution: whether "met with A and B" tells one meeting or two. One, unless words such as "separately" or "in turn"
//! part the counterparts, each brings its own preposition, or "also met" lists people of different parties.

use super::Reader;
use super::actors::Actor;
use super::telling::Telling;
use crate::language::TokenId;
use crate::reading::EventKind;

impl Reader<'_> {
    /// The tellings that a telling stands for.
    pub(super) fn distribute(&self, telling: Telling) -> Vec<Telling> {
        let groups = if telling.counterparts.len() > 1
            && matches!(telling.kind, EventKind::Meeting | EventKind::Talks | EventKind::Call)
        {
            self.groups(&telling)
        } else {
            Vec::new()
        };
        if groups.len() < 2 {
            return vec![telling];
        }
        let common: Vec<Actor> = telling
            .actors
            .iter()
            .filter(|actor| !telling.counterparts.iter().any(|other| other.who == actor.who))
            .cloned()
            .collect();
        if common.is_empty() {
            return vec![telling];
        }
        groups
            .into_iter()
            .map(|group| Telling {
                actors: common.iter().cloned().chain(group.iter().cloned()).collect(),
                counterparts: group,
                ..telling.clone()
            })
            .collect()
    }

    /// The counterparts, parted; one group if they are together.
    fn groups(&self, telling: &Telling) -> Vec<Vec<Actor>> {
        if self.is_parted(telling) {
            return telling.counterparts.iter().map(|actor| vec![actor.clone()]).collect();
        }
        let groups = self.by_preposition(telling);
        if groups.len() > 1 {
            return groups;
        }
        let also = telling
            .spine
            .iter()
            .take(2)
            .any(|word| self.tree.children(*word).iter().any(|child| self.tree.lemma(*child) == "also"));
        let mut parties: Vec<Vec<String>> = telling.counterparts.iter().map(|actor| self.parties_of(actor)).collect();
        let named = telling.counterparts.iter().all(|actor| self.person_name(actor).is_some());
        parties.dedup();
        if also && named && parties.len() == telling.counterparts.len() {
            return telling.counterparts.iter().map(|actor| vec![actor.clone()]).collect();
        }
        Vec::new()
    }

    /// "separately", "respectively", "each … in turn".
    fn is_parted(&self, telling: &Telling) -> bool {
        telling.spine.iter().take(2).any(|word| {
            self.zone(*word).into_iter().any(|at| {
                let token = self.tree.doc.word(at).to_lowercase();
                let near = self.tree.head(at) == Some(*word)
                    || self.tree.head(at).is_some_and(|head| telling.counterparts.iter().any(|actor| actor.at == head));
                near && self.frames.lists("separately", &token) || token == "turn" && self.tree.head(at) == Some(*word)
            })
        })
    }

    /// "with A and with B": one group for each preposition.
    fn by_preposition(&self, telling: &Telling) -> Vec<Vec<Actor>> {
        let mut starts: Vec<TokenId> =
            telling.counterparts.iter().map(|actor| actor.at).filter(|at| self.tree.case(*at).is_some()).collect();
        starts.sort_unstable();
        starts.dedup();
        let same =
            starts.iter().filter_map(|at| self.tree.case(*at)).collect::<std::collections::BTreeSet<_>>().len() == 1;
        if starts.len() < 2 || !same {
            return Vec::new();
        }
        let mut groups: Vec<Vec<Actor>> = vec![Vec::new(); starts.len()];
        for actor in &telling.counterparts {
            let at = starts.partition_point(|start| *start <= actor.at).saturating_sub(1);
            groups[at].push(actor.clone());
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
