//! `diplograph parse`: CoNLL-U that keeps the format's promises, and trees.

use crate::scratch::Scratch;

const TEXT: &str =
    "Don't split (this) up! The U.S. and Norway's envoy met in Geneva on Monday.\n\n\u{2022} They talked.\n\n…\n";

/// Every sentence has one root, heads inside it, ten columns, and words that make up its text.
#[test]
fn conllu_keeps_its_promises() {
    let ran = Scratch::new().pipe(&["parse", "-"], TEXT);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let mut sentences = 0;
    for block in ran.stdout.split("\n\n").filter(|block| !block.trim().is_empty()) {
        sentences += 1;
        let text = block.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap();
        let rows: Vec<Vec<&str>> =
            block.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
        let mut words = String::new();
        for (place, row) in (1..).zip(&rows) {
            assert_eq!((row.len(), row[0]), (10, place.to_string().as_str()));
            let head: usize = row[6].parse().unwrap();
            assert!(head <= rows.len() && head != place && (head == 0) == (row[7] == "root"));
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
