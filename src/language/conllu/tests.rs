//! Both ways of writing, on one sentence.

use super::*;
use crate::language::Name;

const ROWS: &str = "\
Espen Espen PROPN NNP 3 nsubj
Barth Barth PROPN NNP 1 flat
met meet VERB VBD 0 root
ministers minister NOUN NNS 3 obj
in in ADP IN 6 case
Doha Doha PROPN NNP 3 obl
. . PUNCT . 3 punct";

fn named() -> Document<'static> {
    let plain = document(ROWS);
    let names = vec![Name { tokens: 0..2, kind: NameKind::Person }, Name { tokens: 5..6, kind: NameKind::Place }];
    Document::new(plain.text(), plain.sentences().to_vec(), plain.tokens().to_vec(), names)
}

#[test]
fn columns_are_those_of_the_format() {
    let mut out = Vec::new();
    write(&named(), "a day/1", &mut out).unwrap();
    let expected = "\
# newdoc id = a-day-1
# newpar
# sent_id = a-day-1-1
# text = Espen Barth met ministers in Doha .
1\tEspen\tEspen\tPROPN\tNNP\t_\t3\tnsubj\t_\tName=B-PER
2\tBarth\tBarth\tPROPN\tNNP\t_\t1\tflat\t_\tName=I-PER
3\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
4\tministers\tminister\tNOUN\tNNS\t_\t3\tobj\t_\t_
5\tin\tin\tADP\tIN\t_\t6\tcase\t_\t_
6\tDoha\tDoha\tPROPN\tNNP\t_\t3\tobl\t_\tName=B-LOC
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}

#[test]
fn trees_are_drawn_in_the_order_of_the_text() {
    let mut out = Vec::new();
    tree(&named(), "a", &mut out).unwrap();
    let expected = "\
a-1  Espen Barth met ministers in Doha .
  ╭─┮ Espen  PROPN nsubj  [PER]
  │ ╰─╼ Barth  PROPN flat  [PER]
  ┾ met  VERB root
  ├─╼ ministers  NOUN obj
  │ ╭─╼ in  ADP case
  ├─┶ Doha  PROPN obl  [LOC]
  ╰─╼ .  PUNCT punct

";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}
