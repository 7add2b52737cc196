//! What the engine found, for other programs and for the eye: CoNLL-U, the tabular format of Universal Dependencies
//! (<https://universaldependencies.org/format.html>), and trees drawn with lines.

#[cfg(test)]
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod write;

#[cfg(test)]
pub(crate) use read::document;
pub use tree::tree;
pub use write::write;

use super::{Document, NameKind, TokenId};

/// Which token of which name a token is.
struct Naming {
    /// For each token, the kind of its name and whether it is the first of it.
    tokens: Vec<Option<(NameKind, bool)>>,
}

impl Naming {
    fn of(document: &Document<'_>) -> Self {
        let mut tokens = vec![None; document.tokens().len()];
        for name in document.names() {
            for (id, cell) in (name.tokens.start..name.tokens.end).zip(&mut tokens[name.tokens.start as usize..]) {
                *cell = Some((name.kind, id == name.tokens.start));
            }
        }
        Self { tokens }
    }

    fn at(&self, id: TokenId) -> Option<(NameKind, bool)> {
        self.tokens.get(id as usize).copied().flatten()
    }
}

/// The label of a kind of name, as in the CoNLL 2003 shared task on named entities.
fn label(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Organization => "ORG",
        NameKind::Place => "LOC",
        NameKind::Other => "MISC",
    }
}
