//! The canonical order of triples: by subject; within it the type, the label, then the rest by predicate and object.
//! Files written in this order can be compared line by line.

use std::cmp::Ordering;

use oxigraph::model::{NamedOrBlankNode, Term, Triple};

use super::vocab::{LABEL, TYPE};

pub(super) fn triples(a: &Triple, b: &Triple) -> Ordering {
    subject(&a.subject)
        .cmp(subject(&b.subject))
        .then_with(|| predicate(a).cmp(&predicate(b)))
        .then_with(|| object(&a.object).cmp(&object(&b.object)))
}

fn subject(node: &NamedOrBlankNode) -> &str {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

fn predicate(triple: &Triple) -> (u8, &str) {
    let rank = if triple.predicate == TYPE {
        0
    } else if triple.predicate == LABEL {
        1
    } else {
        2
    };
    (rank, triple.predicate.as_str())
}

fn object(term: &Term) -> (u8, &str, &str, &str) {
    match term {
        Term::NamedNode(node) => (0, node.as_str(), "", ""),
        Term::BlankNode(node) => (1, node.as_str(), "", ""),
        Term::Literal(literal) => (2, literal.value(), literal.datatype().as_str(), literal.language().unwrap_or("")),
    }
}
