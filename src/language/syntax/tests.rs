//! Questions put to hand-written trees.

use super::*;
use crate::language::conllu::document;

/// The first token with this form.
fn at(document: &Document<'_>, form: &str) -> TokenId {
    (0..).zip(document.tokens()).find(|(id, _)| document.word(*id) == form).unwrap().0
}

/// The subject of a verb, as a word, and how it comes by it.
fn subject(rows: &str, verb: &str) -> Option<(String, SubjectLink)> {
    let document = document(rows);
    let subject = Syntax::new(&document).subject(at(&document, verb))?;
    Some((document.word(subject.head).to_owned(), subject.link))
}

const AGREED: &str = "\
Ministers minister NOUN NNS 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
visit visit VERB VB 2 xcomp
Doha Doha PROPN NNP 4 obj
and and CCONJ CC 7 cc
left leave VERB VBD 2 conj";

const EXPECTED: &str = "\
The the DET DT 2 det
envoy envoy NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
expected expect VERB VBN 0 root
to to PART TO 7 mark
be be AUX VB 7 aux:pass
received receive VERB VBN 4 xcomp
by by ADP IN 10 case
the the DET DT 10 det
president president NOUN NN 7 obl:agent";

const RELATIVE: &str = "\
The the DET DT 3 det
Qatari Qatari ADJ JJ 3 amod
minister minister NOUN NN 14 nsubj
, , PUNCT , 9 punct
who who PRON WP 9 nsubj
had have AUX VBD 9 aux
not not PART RB 9 advmod
yet yet ADV RB 9 advmod
visited visit VERB VBN 3 acl:relcl
Oslo Oslo PROPN NNP 9 obj
, , PUNCT , 9 punct
will will AUX MD 14 aux
be be AUX VB 14 aux
hosting host VERB VBG 0 root
talks talk NOUN NNS 14 obj
held hold VERB VBN 15 acl
in in ADP IN 18 case
Doha Doha PROPN NNP 16 obl";

#[test]
fn subjects_are_found_where_the_clause_does_not_say() {
    use SubjectLink::{Conjoined, Controlled, Relative};
    let found = |word: &str, link| Some((word.to_owned(), link));
    assert_eq!(subject(AGREED, "visit"), found("Ministers", Controlled));
    assert_eq!(subject(AGREED, "left"), found("Ministers", Conjoined));
    assert_eq!(subject(EXPECTED, "received"), found("envoy", Controlled));
    assert_eq!(subject(RELATIVE, "visited"), found("minister", Relative));
    assert_eq!(subject(RELATIVE, "held"), found("talks", Relative));
}

#[test]
fn object_control_and_participles() {
    let asked = "\
He he PRON PRP 2 nsubj
asked ask VERB VBD 0 root
Wang Wang PROPN NNP 2 obj
to to PART TO 5 mark
visit visit VERB VB 2 xcomp";
    assert_eq!(subject(asked, "visit"), Some(("Wang".to_owned(), SubjectLink::Controlled)));
    let speaking = "\
After after SCONJ IN 2 mark
meeting meet VERB VBG 5 advcl
Wang Wang PROPN NNP 2 obj
he he PRON PRP 5 nsubj
left leave VERB VBD 0 root";
    assert_eq!(subject(speaking, "meeting"), Some(("he".to_owned(), SubjectLink::Adverbial)));
    let decision = "\
His his PRON PRP$ 2 nmod:poss
decision decision NOUN NN 5 nsubj
to to PART TO 4 mark
visit visit VERB VB 2 acl
surprised surprise VERB VBD 0 root";
    assert_eq!(subject(decision, "visit"), Some(("His".to_owned(), SubjectLink::Controlled)));
}

#[test]
fn roles_do_not_depend_on_the_voice() {
    let document = document(EXPECTED);
    let syntax = Syntax::new(&document);
    let received = at(&document, "received");
    assert_eq!(syntax.agent(received).map(|id| document.word(id)), Some("president"));
    assert_eq!(syntax.patient(received).map(|id| document.word(id)), Some("envoy"));
    assert_eq!(syntax.obliques(received).count(), 1);
}

#[test]
fn the_verb_group_tells_tense_modality_and_polarity() {
    let document = document(RELATIVE);
    let syntax = Syntax::new(&document);
    let visited = syntax.predication(at(&document, "visited"));
    assert_eq!((visited.tense, visited.perfect, visited.negated), (Tense::Past, true, true));
    let hosting = syntax.predication(at(&document, "hosting"));
    assert_eq!((hosting.tense, hosting.progressive, hosting.negated), (Tense::Future, true, false));
    assert_eq!(syntax.predication(at(&document, "held")).voice, Voice::Passive);
}

#[test]
fn arranged_denied_and_possible_meetings() {
    let group = |rows: &str, verb: &str| {
        let document = document(rows);
        Syntax::new(&document).predication(at(&document, verb))
    };
    let arranged = "They they PRON PRP 4 nsubj\nare be AUX VBP 4 aux\nto to PART TO 4 mark\nmeet meet VERB VB 0 root";
    assert_eq!(group(arranged, "meet").modality, Some(Modality::Arranged));
    let might = "They they PRON PRP 3 nsubj\nmight might AUX MD 3 aux\nmeet meet VERB VB 0 root";
    assert_eq!(group(might, "meet").modality, Some(Modality::Possible));
    let going = "They they PRON PRP 3 nsubj\nare be AUX VBP 3 aux\ngoing go VERB VBG 0 root\nto to PART TO 5 mark\nmeet meet VERB VB 3 xcomp";
    assert_eq!(group(going, "meet").tense, Tense::Future);
    let nobody = "No no DET DT 2 det\nminister minister NOUN NN 3 nsubj\ncame come VERB VBD 0 root";
    assert!(group(nobody, "came").negated);
    let without = "They they PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\nwithout without SCONJ IN 4 mark\nmeeting meet VERB VBG 2 advcl";
    assert!(group(without, "meeting").negated && !group(without, "left").negated);
}

#[test]
fn phrases_leave_out_what_is_not_asked_for() {
    let document = document(RELATIVE);
    let syntax = Syntax::new(&document);
    let minister = at(&document, "minister");
    assert_eq!(document.words(&syntax.phrase(minister, Extent::Nominal)), "The Qatari minister");
    assert_eq!(
        document.words(&syntax.phrase(minister, Extent::Full)),
        "The Qatari minister , who had not yet visited Oslo"
    );
    let talks = at(&document, "talks");
    assert_eq!(document.words(&syntax.phrase(talks, Extent::Nominal)), "talks");
    let doha = (0..18).find(|id| document.word(*id) == "Doha").unwrap();
    assert_eq!(document.words(&syntax.phrase(doha, Extent::Nominal)), "Doha");
    assert_eq!(syntax.head_of(&(0..3)), Some(minister));
}

#[test]
fn coordination_and_apposition() {
    let rows = "\
Modi Modi PROPN NNP 9 nsubj
, , PUNCT , 5 punct
the the DET DT 5 det
prime prime ADJ JJ 5 amod
minister minister NOUN NN 1 appos
, , PUNCT , 5 punct
and and CCONJ CC 8 cc
Macron Macron PROPN NNP 1 conj
met meet VERB VBD 0 root";
    let document = document(rows);
    let syntax = Syntax::new(&document);
    assert_eq!(syntax.conjuncts(0), [0, 7]);
    assert_eq!(syntax.first_conjunct(7), 0);
    assert_eq!(syntax.appositions(0), [4]);
    assert_eq!(syntax.renamed(4), 0);
    assert_eq!(document.words(&syntax.phrase(0, Extent::Nominal)), "Modi");
    assert_eq!(document.words(&syntax.phrase(4, Extent::Nominal)), "the prime minister");
}
