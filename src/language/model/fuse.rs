//! Fusing: a name or known title of several words is one unit for the parser; its words get their places below the
//! unit's head afterwards. So no error inside a name can break the sentence around it, and there is less to parse.
//!
//! The first word heads a person's name, the others are `flat` below it, as Universal Dependencies has it; any other
//! unit is parsed on its own. A title right before a name depends on the name as `nmod:desc`.

use super::marks;
use super::parser::{Arc, LONGEST, Parser, Unit};
use crate::language::{Deprel, NameKind, Phrase, PhraseKind, Upos};
use std::ops::Range;

/// What a unit of several words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fused {
    /// A person's name.
    Person,
    /// A title or office.
    Title,
    /// Any other known name.
    Name,
}

/// The units of several words in a sentence, in order, without overlap: names of people that the recogniser found,
/// then known phrases, longer ones first.
#[must_use]
pub fn choose(names: &[(Range<usize>, NameKind)], phrases: &[Phrase]) -> Vec<(Range<usize>, Fused)> {
    // "Joseph R. Biden, Jr.": the known name may go on where the recogniser ended it.
    let whole = |words: &Range<usize>| {
        let known = phrases.iter().filter(|phrase| phrase.kind == PhraseKind::Person).map(|phrase| &phrase.words);
        known.filter(|known| known.start == words.start && known.end > words.end).max_by_key(|known| known.end)
    };
    let people = names
        .iter()
        .filter(|(_, kind)| *kind == NameKind::Person)
        .map(|(words, _)| (whole(words).unwrap_or(words).clone(), Fused::Person));
    let mut known: Vec<(Range<usize>, Fused)> = phrases
        .iter()
        .filter_map(|phrase| {
            let fused = match phrase.kind {
                PhraseKind::Person => Fused::Person,
                PhraseKind::Title => Fused::Title,
                PhraseKind::Organization | PhraseKind::Place | PhraseKind::Other => Fused::Name,
                PhraseKind::PersonPart => return None,
            };
            Some((phrase.words.clone(), fused))
        })
        .collect();
    known.sort_by_key(|(words, _)| (std::cmp::Reverse(words.len()), words.start));
    let mut chosen: Vec<(Range<usize>, Fused)> = Vec::new();
    for (words, fused) in people.chain(known).filter(|(words, _)| words.len() > 1) {
        if chosen.iter().all(|(other, _)| other.end <= words.start || words.end <= other.start) {
            chosen.push((words, fused));
        }
    }
    chosen.sort_by_key(|(words, _)| words.start);
    chosen
}

/// Parses a sentence with these units of several words.
#[must_use]
pub fn tree(units: &[Unit], tags: &[Upos], fused: &[(Range<usize>, Fused)], parser: &Parser<'_>) -> Vec<Arc> {
    let mut arcs: Vec<Arc> = (0..units.len()).map(|head| Arc { head, label: Deprel::Root }).collect();
    let mut heads = Vec::with_capacity(units.len());
    let mut at = 0;
    let mut rest = fused.iter().peekable();
    while at < units.len() {
        match rest.next_if(|(words, _)| words.start == at) {
            Some((words, kind)) => {
                heads.push(inside(units, tags, words, *kind, &mut arcs, parser));
                at = words.end;
            }
            None => {
                heads.push(at);
                at += 1;
            }
        }
    }
    let reduced: Vec<Unit> = heads.iter().map(|head| units[*head]).collect();
    for (own, arc) in heads.iter().zip(parse_long(&reduced, parser)) {
        arcs[*own] = Arc { head: heads[arc.head], label: arc.label };
    }
    let head_of =
        |words: &Range<usize>| words.clone().find(|at| !words.contains(&arcs[*at].head) || arcs[*at].head == *at);
    let pairs: Vec<(usize, usize)> = fused
        .windows(2)
        .filter(|two| two[0].1 == Fused::Title && two[1].1 == Fused::Person && two[0].0.end == two[1].0.start)
        .filter_map(|two| Some((head_of(&two[0].0)?, two[1].0.start)))
        .collect();
    for (title, name) in pairs {
        join(&mut arcs, title, name);
    }
    for (words, _) in fused.iter().filter(|(_, kind)| *kind == Fused::Person) {
        part(&mut arcs, tags, words.start);
    }
    marks::lift(&mut arcs, tags);
    arcs
}

/// Gives the words of a unit their places; returns the head.
fn inside(
    units: &[Unit],
    tags: &[Upos],
    words: &Range<usize>,
    kind: Fused,
    arcs: &mut [Arc],
    parser: &Parser<'_>,
) -> usize {
    if kind == Fused::Person {
        for at in words.start + 1..words.end {
            arcs[at] = match tags[at] {
                Upos::Punct if at + 1 < words.end => Arc { head: at + 1, label: Deprel::Punct },
                Upos::Punct => Arc { head: words.start, label: Deprel::Punct },
                _ => Arc { head: words.start, label: Deprel::Flat },
            };
        }
        return words.start;
    }
    let mut head = words.start;
    for (at, arc) in parser.parse(&units[words.clone()]).into_iter().enumerate() {
        arcs[words.start + at] = Arc { head: words.start + arc.head, label: arc.label };
        if arc.head == at {
            head = words.start + at;
        }
    }
    head
}

/// Puts a title below the name that follows it.
fn join(arcs: &mut [Arc], title: usize, name: usize) {
    if arcs[title].head == name {
        return;
    }
    if arcs[name].head == title {
        arcs[name] = if arcs[title].head == title { Arc { head: name, label: Deprel::Root } } else { arcs[title] };
        let stays = |label: Deprel| {
            matches!(
                label,
                Deprel::Compound | Deprel::Amod | Deprel::NmodPoss | Deprel::Det | Deprel::Nummod | Deprel::Flat
            )
        };
        for (at, arc) in arcs.iter_mut().enumerate() {
            let within = at > title && at < name;
            if arc.head == title && at != title && !stays(arc.label) && !within {
                arc.head = name;
            }
        }
    } else if reaches(arcs, name, title) || arcs[title].head == title {
        return;
    }
    arcs[title] = Arc { head: name, label: Deprel::NmodDesc };
}

/// "On Wednesday Anna Schmidt, the envoy, told": a name that the tree has as the rest of what stands before it is the subject,
/// and what it took for the subject behind the comma describes the name.
fn part(arcs: &mut [Arc], tags: &[Upos], name: usize) {
    let Arc { head: before, label } = arcs[name];
    let predicate = arcs[before].head;
    let cased = || arcs.iter().any(|arc| arc.head == before && arc.label == Deprel::Case);
    if label != Deprel::Flat || before > name || predicate < name || !cased() {
        return;
    }
    let is_subject = |arc: &Arc| arc.head == predicate && matches!(arc.label, Deprel::Nsubj | Deprel::NsubjPass);
    if let Some(subject) = arcs.iter().position(is_subject) {
        let end = (name + 1..arcs.len()).find(|at| arcs[*at].head != name).unwrap_or(name);
        if subject < end || tags[end] != Upos::Punct {
            return;
        }
        arcs[subject] = Arc { head: name, label: Deprel::Appos };
    }
    for arc in arcs.iter_mut().skip(name + 1).filter(|arc| arc.head == before) {
        arc.head = name;
    }
    arcs[name] = Arc { head: predicate, label: Deprel::Nsubj };
}

/// Whether the way from a word to the root passes another.
fn reaches(arcs: &[Arc], from: usize, goal: usize) -> bool {
    let mut at = from;
    for _ in 0..arcs.len() {
        if at == goal {
            return true;
        }
        if arcs[at].head == at {
            return false;
        }
        at = arcs[at].head;
    }
    true
}

/// Parses a sentence of any length: one too long for the parser in parts, the later ones depending on the first.
fn parse_long(units: &[Unit], parser: &Parser<'_>) -> Vec<Arc> {
    let mut arcs: Vec<Arc> = Vec::with_capacity(units.len());
    let mut root = None;
    for part in units.chunks(LONGEST) {
        let base = arcs.len();
        for (at, arc) in parser.parse(part).into_iter().enumerate() {
            let arc = Arc { head: arc.head + base, label: arc.label };
            arcs.push(match (arc.head == base + at, root) {
                (true, Some(head)) => Arc { head, label: Deprel::Parataxis },
                (true, None) => {
                    root = Some(base + at);
                    arc
                }
                (false, _) => arc,
            });
        }
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_goes_below_its_name_and_its_preposition_too() {
        // met with(1) Minister(2) Anna(3) Schmidt(4)
        let arc = |head, label| Arc { head, label };
        let mut arcs = vec![
            arc(0, Deprel::Root),
            arc(2, Deprel::Case),
            arc(0, Deprel::Obl),
            arc(2, Deprel::Flat),
            arc(3, Deprel::Flat),
        ];
        join(&mut arcs, 2, 3);
        assert_eq!(arcs[3], arc(0, Deprel::Obl));
        assert_eq!(arcs[2], arc(3, Deprel::NmodDesc));
        assert_eq!(arcs[1], arc(3, Deprel::Case));
    }

    #[test]
    fn a_name_behind_a_day_is_the_subject() {
        // On(0) Wednesday(1) Anna(2) Schmidt(3) ,(4) envoy(5) told(6)
        let arc = |head, label| Arc { head, label };
        let tags = [Upos::Adp, Upos::Propn, Upos::Propn, Upos::Propn, Upos::Punct, Upos::Noun, Upos::Verb];
        let mut arcs = vec![
            arc(1, Deprel::Case),
            arc(6, Deprel::Obl),
            arc(1, Deprel::Flat),
            arc(2, Deprel::Flat),
            arc(1, Deprel::Punct),
            arc(6, Deprel::Nsubj),
            arc(6, Deprel::Root),
        ];
        part(&mut arcs, &tags, 2);
        assert_eq!(arcs[2], arc(6, Deprel::Nsubj));
        assert_eq!(arcs[1], arc(6, Deprel::Obl));
        assert_eq!(arcs[5], arc(2, Deprel::Appos));
    }

    #[test]
    fn longer_phrases_win_and_people_come_first() {
        let phrase = |words, kind| Phrase { words, kind };
        let phrases = [
            phrase(0..2, PhraseKind::Title),
            phrase(0..3, PhraseKind::Title),
            phrase(2..5, PhraseKind::Organization),
            phrase(6..7, PhraseKind::Place),
        ];
        let chosen = choose(&[(4..6, NameKind::Person)], &phrases);
        assert_eq!(chosen, vec![(0..3, Fused::Title), (4..6, Fused::Person)]);
    }
}
