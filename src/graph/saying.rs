//! Statements and light relations, as one article tells them. Their content stays words and is never asserted.

use crate::reading::Reading;

use super::telling::Teller;
use super::{EdgeKind, Edtf, Fact, NodeKind};

impl Teller<'_> {
    pub(super) fn statements(&mut self, reading: &Reading) {
        for (at, said) in reading.statements.iter().enumerate() {
            let local = if said.id.is_empty() { format!("s{}", at + 1) } else { fragment(&said.id) };
            let iri = self.local(&local);
            let words = if said.text.is_empty() { &said.evidence.words } else { &said.text };
            let node = self.node(&iri, NodeKind::Statement, &format!("{}: {}", said.speaker, first_words(words)));
            if !said.text.is_empty() {
                node.facts.insert(Fact::Text(said.text.clone()));
            }
            node.facts.extend(said.quote.clone().map(Fact::Quote));
            node.facts.extend(said.quote_parts.iter().cloned().map(Fact::Quote));
            node.facts.extend(said.stance.map(Fact::Stance));
            node.facts.extend(said.verb.clone().map(Fact::Verb));
            node.facts.extend(said.date.clone().filter(|date| Edtf::parse(date).is_some()).map(Fact::Time));
            self.actor_or_words(&iri, &said.speaker, EdgeKind::Speaker, Fact::SpeakerPhrase);
            for addressee in said.addressee.iter().flat_map(|all| all.split("; ")) {
                self.actor_or_words(&iri, addressee, EdgeKind::Addressee, Fact::AddresseePhrase);
            }
            if let Some(body) = said.on_behalf_of.as_deref().and_then(|name| self.names.actor(name).cloned()) {
                let body = self.entity(&body);
                self.edge(&iri, EdgeKind::OnBehalfOf, &body);
            }
            for about in &said.about {
                let about = self.topic(about);
                self.edge(&iri, EdgeKind::About, &about);
            }
            if let Some(event) = said.event.as_ref().and_then(|event| self.events.get(event).cloned()) {
                self.edge(&iri, EdgeKind::MadeAt, &event);
            }
            self.prove(&iri, &local, &said.evidence);
        }
        self.relations(reading);
    }

    fn relations(&mut self, reading: &Reading) {
        for (at, relation) in reading.relations.iter().enumerate() {
            let local = format!("r{}", at + 1);
            let iri = self.local(&local);
            let label = format!("{} {} {}", relation.subject, relation.predicate, first_words(&relation.object));
            self.node(&iri, NodeKind::Relation, &label).facts.insert(Fact::Predicate(relation.predicate.clone()));
            self.actor_or_words(&iri, &relation.subject, EdgeKind::Agent, Fact::SubjectPhrase);
            match self.names.thing(&relation.object).cloned() {
                Some(thing) => {
                    let thing = self.entity(&thing);
                    self.edge(&iri, EdgeKind::Target, &thing);
                }
                None => {
                    if let Some(node) = self.node_of(&iri) {
                        node.facts.insert(Fact::ObjectPhrase(relation.object.clone()));
                    }
                }
            }
            self.prove(&iri, &local, &relation.evidence);
        }
    }
}

/// As many words as fit a label.
fn first_words(text: &str) -> String {
    const LONGEST: usize = 80;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}

/// Letters, digits and hyphens of an id, so that it can end an identifier.
pub(super) fn fragment(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
