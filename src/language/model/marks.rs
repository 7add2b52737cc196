//! Punctuation marks head nothing but marks (Universal Dependencies, relation `punct`). Where the parser hangs words on one, the
//! predicate among them takes its place.

use std::collections::BTreeMap;

use super::parser::Arc;
use crate::language::{Deprel, Upos};

/// Takes words away from the marks that they hang on.
pub(super) fn lift(arcs: &mut [Arc], tags: &[Upos]) {
    let mut hung: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut cased = vec![false; arcs.len()];
    for (at, arc) in arcs.iter().enumerate() {
        cased[arc.head] |= arc.label == Deprel::Case;
        if tags[arc.head] == Upos::Punct && tags[at] != Upos::Punct {
            hung.entry(arc.head).or_default().push(at);
        }
    }
    let words = Words { tags, cased };
    for (mark, hung) in hung {
        words.replace(arcs, mark, &hung);
    }
}

/// What is known of the words of a sentence.
struct Words<'a> {
    tags: &'a [Upos],
    /// Which words have a preposition.
    cased: Vec<bool>,
}

impl Words<'_> {
    /// Puts the best of the words that hang on a mark in its place, and the others below it.
    fn replace(&self, arcs: &mut [Arc], mark: usize, hung: &[usize]) {
        let tags = self.tags;
        let bare =
            |at: usize| !matches!(tags[at], Upos::Aux | Upos::Adp | Upos::Det | Upos::Cconj | Upos::Sconj | Upos::Part);
        let copula = hung.iter().copied().find(|at| tags[*at] == Upos::Aux);
        let verb = hung.iter().copied().find(|at| tags[*at] == Upos::Verb);
        let predicate = || hung.iter().copied().find(|at| copula.is_some_and(|copula| *at > copula) && bare(*at));
        let best = verb.or_else(predicate).or_else(|| hung.iter().copied().find(|at| bare(*at))).unwrap_or(hung[0]);
        let above = arcs[mark].head;
        if above == mark {
            arcs[best] = Arc { head: best, label: Deprel::Root };
            arcs[mark] = Arc { head: best, label: Deprel::Punct };
        } else if let Some(subject) = self.bare_subject(arcs, above, hung, copula.filter(|copula| *copula < best)) {
            // "The summit is due in May", with everything behind "summit" hung on the full stop.
            arcs[best] = Arc { head: best, label: Deprel::Root };
            arcs[subject] = Arc { head: best, label: Deprel::Nsubj };
            arcs[mark] = Arc { head: best, label: Deprel::Punct };
        } else {
            arcs[best] = Arc { head: above, label: self.label(best, above) };
        }
        for at in hung.iter().copied().filter(|at| *at != best) {
            let kept = matches!(
                arcs[at].label,
                Deprel::Nsubj
                    | Deprel::NsubjPass
                    | Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Cop
                    | Deprel::Mark
                    | Deprel::Obl
            );
            let label = if kept { arcs[at].label } else { self.label(at, best) };
            arcs[at] = Arc { head: best, label };
        }
    }

    /// The root noun before a copula that hangs on a mark, if nothing else there is its subject.
    fn bare_subject(&self, arcs: &[Arc], above: usize, hung: &[usize], copula: Option<usize>) -> Option<usize> {
        let nominal = matches!(self.tags[above], Upos::Noun | Upos::Propn | Upos::Pron);
        let has_subject = hung.iter().any(|at| matches!(arcs[*at].label, Deprel::Nsubj | Deprel::NsubjPass));
        (nominal && arcs[above].head == above && above < copula? && !has_subject).then_some(above)
    }

    /// The relation of a word to a head that it was not parsed with.
    fn label(&self, at: usize, head: usize) -> Deprel {
        let (tags, cased) = (self.tags, self.cased[at]);
        let nominal = matches!(tags[at], Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
        let verbal = matches!(tags[head], Upos::Verb | Upos::Aux | Upos::Adj);
        match tags[at] {
            Upos::Aux => Deprel::Cop,
            Upos::Adv => Deprel::Advmod,
            _ if nominal && verbal && cased => Deprel::Obl,
            _ if nominal && verbal => Deprel::OblUnmarked,
            _ if nominal && cased => Deprel::Nmod,
            _ => Deprel::Parataxis,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(head: usize, label: Deprel) -> Arc {
        Arc { head, label }
    }

    #[test]
    fn what_hangs_on_a_full_stop_hangs_on_its_predicate() {
        // He(0) had(1) been(2) due(3) .(4)
        let tags = [Upos::Pron, Upos::Aux, Upos::Aux, Upos::Adj, Upos::Punct];
        let mut arcs = vec![
            arc(4, Deprel::Nsubj),
            arc(4, Deprel::Aux),
            arc(4, Deprel::Cop),
            arc(4, Deprel::Compound),
            arc(4, Deprel::Root),
        ];
        lift(&mut arcs, &tags);
        assert_eq!(arcs[3], arc(3, Deprel::Root));
        assert_eq!(arcs[0], arc(3, Deprel::Nsubj));
        assert_eq!(arcs[4], arc(3, Deprel::Punct));
    }

    #[test]
    fn a_noun_before_the_copula_is_the_subject() {
        // summit(0) is(1) due(2) .(3)
        let tags = [Upos::Noun, Upos::Aux, Upos::Adj, Upos::Punct];
        let mut arcs = vec![arc(0, Deprel::Root), arc(3, Deprel::Cop), arc(3, Deprel::Compound), arc(0, Deprel::Punct)];
        lift(&mut arcs, &tags);
        assert_eq!(arcs, [arc(2, Deprel::Nsubj), arc(2, Deprel::Cop), arc(2, Deprel::Root), arc(2, Deprel::Punct)]);
    }
}
