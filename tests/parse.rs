//! `diplograph parse`: CoNLL-U that keeps the format's promises, and trees.

use std::collections::BTreeSet;

use crate::scratch::Scratch;

const TEXT: &str =
    "Don't split (this) up! The U.S. and Norway's envoy met in Geneva on Monday.\n\n\u{2022} They talked.\n\n…\n";

/// The universal tags and relations of Universal Dependencies 2.
const TAGS: &str = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X";
const RELATIONS: &str = "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse \
    dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root \
    vocative xcomp";

/// What the UD validator asks at level 2: every sentence has a number of its own, one root, heads inside it and no circle,
/// ten columns, known tags and relations, and words that make up its text. The validator itself (udtools 0.2.9,
/// `udvalidate --lang en --level 2`) found nothing in the seeds and 200 articles of the corpus.
#[test]
fn conllu_keeps_its_promises() {
    let ran = Scratch::new().pipe(&["parse", "-"], TEXT);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let (mut sentences, mut numbers) = (0, BTreeSet::new());
    for block in ran.stdout.split("\n\n").filter(|block| !block.trim().is_empty()) {
        sentences += 1;
        let text = block.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap();
        assert!(numbers.insert(block.lines().find(|line| line.starts_with("# sent_id = ")).unwrap()));
        let rows: Vec<Vec<&str>> =
            block.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
        let mut words = String::new();
        for (place, row) in (1..).zip(&rows) {
            assert_eq!((row.len(), row[0]), (10, place.to_string().as_str()));
            let head: usize = row[6].parse().unwrap();
            assert!(head <= rows.len() && head != place && (head == 0) == (row[7] == "root"));
            assert!(row.iter().all(|field| !field.is_empty() && field.trim() == *field));
            assert!(TAGS.split(' ').any(|tag| tag == row[3]), "{}", row[3]);
            let relation = row[7].split(':').next().unwrap();
            assert!(RELATIONS.split(' ').any(|known| known == relation), "{relation}");
            assert!(row[7].split(':').skip(1).all(|subtype| subtype.bytes().all(|byte| byte.is_ascii_lowercase())));
            let mut above = place;
            for _ in 0..rows.len() {
                above = rows.get(above.wrapping_sub(1)).map_or(0, |row| row[6].parse().unwrap());
            }
            assert_eq!(above, 0, "a circle");
            words.push_str(row[1]);
            if !row[9].split('|').any(|field| field == "SpaceAfter=No") {
                words.push(' ');
            }
        }
        assert_eq!(words.trim_end(), text);
        assert_eq!(rows.iter().filter(|row| row[6] == "0").count(), 1);
    }
    assert_eq!(sentences, 4);
}

#[test]
fn trees_are_drawn_on_request() {
    let ran = Scratch::new().pipe(&["parse", "-", "--to", "tree"], TEXT);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("┾ met") && ran.stdout.contains("╼ Geneva") | ran.stdout.contains("┶ Geneva"));
}
