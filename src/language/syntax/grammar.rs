//! Closed classes of English grammar, read from `models/english-grammar.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The classes that ship with the engine; a line that is malformed is caught by the test below, never at run time.
static CLASSES: LazyLock<BTreeMap<&str, Vec<Class>>> = LazyLock::new(|| {
    let mut classes: BTreeMap<&str, Vec<Class>> = BTreeMap::new();
    for (class, lemma) in rows().flatten() {
        classes.entry(lemma).or_default().push(class);
    }
    classes
});

/// A closed class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Denies what it modifies.
    Negator,
    /// Joins alternatives.
    Disjunction,
    /// Auxiliary of the future.
    Future,
    /// Auxiliary of the conditional.
    Conditional,
    /// Auxiliary of possibility.
    Possibility,
    /// Auxiliary of ability.
    Ability,
    /// Auxiliary of obligation.
    Obligation,
    /// Auxiliary of the perfect.
    Have,
    /// Auxiliary of the progressive and the passive.
    Be,
    /// Verb of the prospective: "is going to".
    Prospective,
}

/// Whether a lemma belongs to a class.
pub(super) fn is(lemma: &str, class: Class) -> bool {
    CLASSES.get(lemma).is_some_and(|classes| classes.contains(&class))
}

fn rows() -> impl Iterator<Item = Option<(Class, &'static str)>> {
    let lines = include_str!("../../../models/english-grammar.tsv").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (class, lemma) = line.split_once('\t')?;
        let class = match class {
            "negator" => Class::Negator,
            "disjunction" => Class::Disjunction,
            "future" => Class::Future,
            "conditional" => Class::Conditional,
            "possibility" => Class::Possibility,
            "ability" => Class::Ability,
            "obligation" => Class::Obligation,
            "auxiliary-have" => Class::Have,
            "auxiliary-be" => Class::Be,
            "prospective" => Class::Prospective,
            _ => return None,
        };
        Some((class, lemma))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_ship_are_well_formed() {
        assert!(rows().all(|row| row.is_some()));
        assert!(is("never", Class::Negator) && is("could", Class::Possibility));
    }
}
