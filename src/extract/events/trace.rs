//! Shows how events are read from a text: which words may tell one, which frames were tried, and what became of them.

use std::fmt::Write as _;

use super::{Reader, Seen};
use crate::language::TokenId;

/// A readable account: the tree, the names, and for every event word what its frames say.
#[must_use]
pub(super) fn trace(seen: &Seen<'_>) -> String {
    let reader = Reader::new(seen);
    let mut out = String::new();
    reader.trace_tree(&mut out);
    reader.trace_names(&mut out);
    for token in &reader.triggers {
        reader.trace_word(*token, &mut out);
    }
    out
}

impl Reader<'_> {
    fn trace_tree(&self, out: &mut String) {
        for sentence in self.tree.doc.sentences() {
            for token in sentence.tokens.clone() {
                let head = self.tree.head(token).map_or("-", |head| self.tree.doc.word(head));
                let _ = writeln!(
                    out,
                    "{token:4}  {:20} {:16} {:6} {:5} {:12} {head}",
                    self.tree.doc.word(token),
                    self.tree.lemma(token),
                    self.tree.upos(token).name(),
                    self.tree.xpos(token).name(),
                    self.tree.rel(token).name()
                );
            }
            let _ = writeln!(out);
        }
    }

    fn trace_names(&self, out: &mut String) {
        for mention in self.discourse.mentions() {
            let who: Vec<String> = mention
                .referent
                .entities()
                .iter()
                .map(|id| {
                    let entity = self.discourse.entity(*id);
                    format!("{:?} {} [{}]", entity.kind, entity.name, entity.party.as_deref().unwrap_or("-"))
                })
                .collect();
            let _ = writeln!(
                out,
                "mention {:30} head {:4} {} ({})",
                self.words(&mention.tokens),
                mention.head,
                who.join(" + "),
                mention.reason
            );
        }
        for time in self.times {
            let _ = writeln!(
                out,
                "time {:30} {}",
                self.words(&time.tokens),
                time.value.map_or_else(|| "-".to_owned(), |value| value.to_string())
            );
        }
    }

    fn trace_word(&self, token: TokenId, out: &mut String) {
        let lemma = self.tree.lemma(token).to_lowercase();
        let tried: Vec<&str> =
            self.frames.of_verb(&lemma).chain(self.frames.of_noun(&lemma)).map(|frame| frame.id.as_str()).collect();
        let _ = writeln!(out, "\nword {} ({token}): frames {}", self.tree.doc.word(token), tried.join(", "));
        let governance = self.governance(token);
        let above: Vec<String> = governance
            .lenders
            .iter()
            .map(|(at, governor)| format!("{} as {}", self.tree.doc.word(*at), governor.id))
            .collect();
        let _ = writeln!(
            out,
            "  status {}, governed by {}",
            governance.status.name(),
            if above.is_empty() { "nothing".to_owned() } else { above.join(", ") }
        );
        for slot in ["subject", "object", "with", "to", "between", "of", "poss"] {
            let fillers: Vec<&str> =
                self.slot(token, slot).into_iter().map(|filler| self.tree.doc.word(filler)).collect();
            if !fillers.is_empty() {
                let _ = writeln!(out, "  {slot}: {}", fillers.join(", "));
            }
        }
        match self.telling(token) {
            Some(telling) => {
                let who: Vec<String> = telling
                    .actors
                    .iter()
                    .map(|actor| {
                        self.person_name(actor).map_or_else(|| format!("{:?}", self.parties_of(actor)), str::to_owned)
                    })
                    .collect();
                let _ = writeln!(
                    out,
                    "  fires {}: {} {}{}, {}",
                    telling.rule,
                    telling.kind.name(),
                    telling.status.name(),
                    if telling.anaphoric { " (taken up)" } else { "" },
                    who.join(" + ")
                );
            }
            None => {
                let _ = writeln!(out, "  no frame fires");
            }
        }
    }
}
