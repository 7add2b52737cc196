//! Learns the rows of the lemmatizer from treebanks: for each Penn tag, what every ending does to become the lemma.
//!
//! An ending gets a row only where it disagrees with the shorter ending that would decide otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use diplograph::language::{LONGEST_ENDING, Lemmatizer, Upos, Xpos};

/// A word of a treebank with its lemma.
#[derive(Debug, Clone, Copy)]
pub struct Lemmatized<'a> {
    form: &'a str,
    lemma: &'a str,
    upos: Upos,
    xpos: Xpos,
}

/// The words of CoNLL-U that have a lemma and known tags.
pub fn words(conllu: &str) -> impl Iterator<Item = Lemmatized<'_>> {
    conllu.lines().filter_map(|line| {
        let row: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, _, _, relation, ..] = row[..] else { return None };
        let plain = id.bytes().all(|byte| byte.is_ascii_digit()) && relation != "goeswith";
        let (upos, xpos) = (Upos::from_name(upos)?, Xpos::from_name(xpos)?);
        (plain && lemma != "_").then_some(Lemmatized { form, lemma, upos, xpos })
    })
}

/// Cut and add.
type Edit = (usize, String);

/// What an ending was seen to do.
#[derive(Default)]
struct Seen {
    edits: BTreeMap<Edit, u32>,
    words: BTreeSet<String>,
}

impl Seen {
    /// The commonest edit; of equals the shortest.
    fn best(&self) -> Option<&Edit> {
        self.edits.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(edit, _)| edit)
    }
}

/// The rows for the words of some treebanks.
#[must_use]
pub fn train<'a>(words: impl Iterator<Item = Lemmatized<'a>>) -> String {
    let mut tags: BTreeMap<Xpos, BTreeMap<String, Seen>> = BTreeMap::new();
    for word in words {
        let form = word.form.to_lowercase();
        let edit = edit(&form, &word.lemma.to_lowercase());
        let endings = tags.entry(word.xpos).or_default();
        for ending in endings_of(&form) {
            let seen = endings.entry(ending).or_default();
            *seen.edits.entry(edit.clone()).or_default() += 1;
            seen.words.insert(form.clone());
        }
    }
    let mut rows = String::from(
        "# Learnt from the treebanks by the trainer; do not edit: Penn tag, ending (^ begins the word), characters cut, added.\n",
    );
    for (tag, endings) in &tags {
        write_rows(*tag, endings, &mut rows);
    }
    rows
}

/// The endings of a word, from the empty one to the whole word.
fn endings_of(form: &str) -> Vec<String> {
    let length = form.chars().count();
    let mut endings: Vec<String> =
        (0..=LONGEST_ENDING.min(length)).map(|size| form.chars().skip(length - size).collect()).collect();
    endings.push(format!("^{form}"));
    endings
}

fn write_rows(tag: Xpos, endings: &BTreeMap<String, Seen>, rows: &mut String) {
    let mut order: Vec<(&String, &Seen)> = endings.iter().collect();
    order.sort_by_key(|(ending, _)| (ending.starts_with('^'), ending.chars().count()));
    let nothing: Edit = (0, String::new());
    let mut kept: BTreeMap<&str, &Edit> = BTreeMap::new();
    for (ending, seen) in order {
        let Some(best) = seen.best() else { continue };
        let whole = ending.strip_prefix('^');
        let tail = whole.unwrap_or(ending);
        let shorter = tail.char_indices().map(|(at, _)| &tail[at..]).chain([""]);
        let decided =
            shorter.skip(usize::from(whole.is_none())).find_map(|ending| kept.get(ending)).copied().unwrap_or(&nothing);
        let count: u32 = seen.edits.values().sum();
        let sure = seen.edits[best] * 3 >= count * 2;
        let enough = whole.map_or(seen.words.len() >= 2, |_| count >= 2 || best.0 > 0);
        if best != decided && enough && sure {
            kept.insert(ending, best);
        }
    }
    for (ending, (cut, add)) in kept {
        let _ = writeln!(rows, "{}\t{ending}\t{cut}\t{add}", tag.name());
    }
}

/// What makes the lemma of a form.
fn edit(form: &str, lemma: &str) -> Edit {
    let same = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    (form.chars().count() - same, lemma.chars().skip(same).collect())
}

/// Share of words whose lemma is right, in percent, and the commonest mistakes.
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
pub fn evaluate<'a>(lemmatizer: &Lemmatizer, words: impl Iterator<Item = Lemmatized<'a>>) -> (f64, Vec<(String, u32)>) {
    let (mut right, mut all) = (0_u32, 0_u32);
    let mut mistakes: BTreeMap<String, u32> = BTreeMap::new();
    for word in words {
        let found = lemmatizer.lemma(word.form, word.upos, word.xpos);
        all += 1;
        if *found == *word.lemma {
            right += 1;
        } else {
            let row = format!("{} {} {}: {found}, not {}", word.form, word.upos.name(), word.xpos.name(), word.lemma);
            *mistakes.entry(row).or_default() += 1;
        }
    }
    let mut mistakes: Vec<(String, u32)> = mistakes.into_iter().collect();
    mistakes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    (100.0 * f64::from(right) / f64::from(all.max(1)), mistakes)
}
