//! Treebanks in CoNLL-U and names in IOB2, as training and evaluation read them.

use anyhow::{Context, Result, bail};
use diplograph::language::{Deprel, NameKind, Upos, Xpos};
use std::ops::Range;
use std::path::Path;

/// A sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The sentence as written.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
    /// Their tags.
    pub tags: Vec<(Upos, Xpos)>,
    /// Index of each word's head; its own for the root.
    pub heads: Vec<usize>,
    /// Relation to the head.
    pub labels: Vec<Deprel>,
    /// The MISC column.
    pub misc: Vec<String>,
    /// Whether a document begins here.
    pub opens_document: bool,
    /// Whether a paragraph begins here.
    pub opens_paragraph: bool,
}

/// Reads a CoNLL-U file: syntactic words only, no ranges, no empty nodes.
pub fn read(path: &Path) -> Result<Vec<Tree>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut trees = Vec::new();
    let mut tree = Tree::default();
    for (number, line) in text.lines().enumerate() {
        if let Some(comment) = line.strip_prefix("# ") {
            tree.opens_document |= comment.starts_with("newdoc");
            tree.opens_paragraph |= comment.starts_with("newdoc") || comment.starts_with("newpar");
            if let Some(text) = comment.strip_prefix("text = ") {
                text.clone_into(&mut tree.text);
            }
        } else if line.is_empty() {
            if !tree.words.is_empty() {
                trees.push(std::mem::take(&mut tree));
            }
        } else {
            add_word(&mut tree, line).with_context(|| format!("{}, line {}", path.display(), number + 1))?;
        }
    }
    Ok(trees)
}

fn add_word(tree: &mut Tree, line: &str) -> Result<()> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, form, _, upos, xpos, _, head, label, _, misc] = fields[..] else { bail!("ten columns expected") };
    if id.contains(['-', '.']) {
        return Ok(());
    }
    let head: usize = head.parse()?;
    let xpos = if xpos == "_" { "FW" } else { xpos };
    tree.heads.push(if head == 0 { tree.words.len() } else { head - 1 });
    tree.words.push(form.to_owned());
    tree.tags.push((
        Upos::from_name(upos).with_context(|| format!("tag {upos}"))?,
        Xpos::from_name(xpos).with_context(|| format!("tag {xpos}"))?,
    ));
    tree.labels.push(Deprel::from_name(label).with_context(|| format!("relation {label}"))?);
    tree.misc.push(misc.to_owned());
    Ok(())
}

/// Names of a sentence: ranges of words with their kinds.
pub type Names = Vec<(Range<usize>, NameKind)>;

/// A sentence with its names.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Its words.
    pub words: Vec<String>,
    /// Its names.
    pub names: Names,
    /// Whether a document begins here.
    pub opens_document: bool,
}

/// Reads an IOB2 file of Universal NER.
pub fn read_names(path: &Path) -> Result<Vec<Named>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut sentences = Vec::new();
    let mut named = Named::default();
    for line in text.lines().chain([""]) {
        if line.starts_with("# ") && !line.contains('\t') {
            named.opens_document |= line.starts_with("# newdoc");
            continue;
        }
        if line.is_empty() {
            if !named.words.is_empty() {
                sentences.push(std::mem::take(&mut named));
            }
            continue;
        }
        let mut fields = line.split('\t').skip(1);
        let (Some(word), Some(label)) = (fields.next(), fields.next()) else { bail!("{}: {line}", path.display()) };
        let at = named.words.len();
        named.words.push(word.to_owned());
        let kind = match label.get(2..) {
            Some("PER") => NameKind::Person,
            Some("ORG") => NameKind::Organization,
            Some("LOC") => NameKind::Place,
            _ => continue,
        };
        match named.names.last_mut() {
            Some((range, last)) if label.starts_with('I') && range.end == at && *last == kind => range.end += 1,
            _ => named.names.push((at..at + 1, kind)),
        }
    }
    Ok(sentences)
}
