//! Places that words around an event give away: where the journey goes that it is the purpose of, the place before a relative
//! clause, a building told by a common noun, a place beside one of those who spoke.

use super::Reader;
use super::place::Grain;
use super::telling::Telling;
use crate::extract::EntityId;
use crate::language::{Deprel, Extent, TokenId, Upos, Xpos};
use crate::reading::EventKind;

impl Reader<'_> {
    /// Whether those who spoke were in one place: one that hangs on the verb itself or on the counterpart.
    pub(super) fn is_face_to_face(&self, telling: &Telling) -> bool {
        let sentence = self.tree.doc.sentences()[telling.sentence].tokens.clone();
        self.mentions_in(sentence).iter().any(|mention| {
            let Some((grain, _)) = self.grain(mention) else { return false };
            let above = self.tree.head(mention.head);
            let of_word = above.is_some_and(|head| {
                telling.spine.contains(&head) || telling.counterparts.iter().any(|actor| actor.at == head)
            });
            // "discussed it with A in Rome", whatever the tree hangs Rome on.
            let behind = mention.tokens.start.checked_sub(2).and_then(|at| self.discourse.at(at));
            let beside = behind.is_some_and(|name| telling.counterparts.iter().any(|actor| actor.at == name.head));
            grain != Grain::Country
                && (of_word || beside)
                && self.tree.case(mention.head).is_some_and(|case| self.frames.lists("locative", &case))
        })
    }

    /// The place among the words that speak of a telling's counterpart alone.
    pub(super) fn place_in(&self, telling: &Telling) -> Option<EntityId> {
        telling.scope.clone()?.find_map(|at| {
            let locates = self.frames.lists("locative", &self.tree.doc.word(at).to_lowercase());
            self.discourse.at(at + 1).filter(|_| locates).and_then(|mention| self.place_at(mention.head))
        })
    }

    /// "flew to Muscat for meetings with …": where the journey goes that the event is the purpose of.
    pub(super) fn arrival(&self, telling: &Telling) -> Option<EntityId> {
        let above = telling.spine.iter().skip(1).chain(telling.host.iter()).copied();
        // "travels to Oslo to lead a delegation to talks on …"
        let purpose = matches!(self.tree.rel(telling.trigger), Deprel::Advcl | Deprel::Xcomp);
        let mut purposes: Vec<TokenId> = self.tree.head(telling.trigger).filter(|_| purpose).into_iter().collect();
        for at in self.tree.ancestors(telling.trigger) {
            let infinitive = self.tree.xpos(at) == Xpos::Vb;
            if infinitive && matches!(self.tree.rel(at), Deprel::Advcl | Deprel::Xcomp | Deprel::Acl) {
                purposes.extend(self.tree.head(at));
            }
            if self.tree.is_verb(at) && !infinitive {
                break;
            }
        }
        above.chain(purposes).find_map(|verb| {
            let travels = self.tree.is_verb(verb)
                && self.frames.of_verb(self.tree.lemma(verb)).any(|frame| frame.kind == EventKind::Visit);
            let places =
                || ["to", "for"].iter().flat_map(|slot| self.slot(verb, slot)).flat_map(|head| self.places_at(head));
            if travels { places().next() } else { None }
        })
    }

    /// "met in Niamey for a summit": the town that the verb above a gathering names.
    pub(super) fn town_above(&self, telling: &Telling) -> Option<EntityId> {
        let verb = self.tree.ancestors(telling.trigger).into_iter().skip(1).find(|at| self.tree.is_verb(*at))?;
        if !self.frames.lists("convening", self.tree.lemma(verb)) {
            return None;
        }
        // Of several towns the one named last before the gathering, in its part of a list.
        let between = self.mentions_in(verb.min(telling.trigger)..telling.trigger).iter().rev();
        let located = between.filter(|mention| {
            self.locative(mention.head).is_some_and(|case| self.frames.lists("stationary", &case))
                && !self.is_listed_apart(mention.head, telling.trigger)
                && !self.is_gathering(mention.head)
        });
        located.filter_map(|mention| self.place_at(mention.head)).find(|id| self.place_of(*id).place.is_some())
    }

    /// "at the League's headquarters": a building told by a common noun and a name.
    pub(super) fn venue_at(&self, token: TokenId) -> Option<String> {
        let venue = matches!(self.tree.upos(token), Upos::Noun | Upos::Propn)
            && self.discourse.at(token).is_none()
            && self.frames.lists("venues", &self.tree.lemma(token).to_lowercase())
            && self.tree.case(token).is_some_and(|case| self.frames.lists("stationary", &case));
        let mut phrase = self.tree.syntax.phrase(token, Extent::Base);
        while phrase.start < token && self.is_leading(phrase.start) {
            phrase.start += 1;
        }
        let named = phrase.clone().any(|at| self.tree.upos(at) == Upos::Propn);
        (venue && named).then(|| self.words(&phrase))
    }

    /// "Doha, where she met the emir": the place before the relative clause.
    pub(super) fn where_of(&self, telling: &Telling) -> Option<EntityId> {
        let clause = telling
            .spine
            .iter()
            .chain(telling.host.iter())
            .map(|word| if self.tree.is_verb(*word) { self.tree.first_conjunct(*word) } else { *word })
            .find(|word| {
                self.tree.children(*word).iter().any(|child| self.tree.lemma(*child).eq_ignore_ascii_case("where"))
            })?;
        let noun = self.tree.head(clause)?;
        let relative = matches!(self.tree.rel(clause), Deprel::AclRelcl | Deprel::AdvclRelcl);
        self.places_at(noun).into_iter().find(|_| relative).or_else(|| {
            self.discourse
                .mentions()
                .iter()
                .filter(|mention| mention.tokens.end <= clause && mention.tokens.end + 4 > clause)
                .filter_map(|mention| mention.referent.entities().first().copied())
                .rfind(|id| self.is_place(*id))
        })
    }
}
