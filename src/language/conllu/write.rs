//! Writes CoNLL-U that is valid at level 2 of the UD validator.

use std::io::{self, Write};

use super::{Naming, label};
use crate::language::{Deprel, Document, Sentence, Token, TokenId};

/// Writes a document. Sentences are numbered under `id`; names stand in the last column as `Name=B-PER` on their first
/// token and `Name=I-PER` on the others.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(document: &Document<'_>, id: &str, out: &mut impl Write) -> io::Result<()> {
    let naming = Naming::of(document);
    // White space and slashes have a meaning of their own in identifiers.
    let id: String = id.chars().map(|c| if c.is_whitespace() || c == '/' { '-' } else { c }).collect();
    writeln!(out, "# newdoc id = {id}")?;
    for (number, sentence) in (1..).zip(document.sentences()) {
        if sentence.tokens.is_empty() {
            continue;
        }
        if sentence.opens_paragraph {
            writeln!(out, "# newpar")?;
        }
        writeln!(out, "# sent_id = {id}-{number}")?;
        writeln!(out, "# text = {}", text(document, sentence))?;
        let root = root(document, sentence);
        for token in sentence.tokens.clone() {
            row(document, &naming, sentence, root, token, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The words with one space where the text has any.
fn text(document: &Document<'_>, sentence: &Sentence) -> String {
    let mut text = String::new();
    for id in sentence.tokens.clone() {
        text.push_str(document.word(id));
        if !glued(document, id) {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// Whether the next token of the document follows without space.
fn glued(document: &Document<'_>, id: TokenId) -> bool {
    let next = document.tokens().get(id as usize + 1);
    next.is_some_and(|next| next.span.start == document.token(id).span.end)
}

/// The one root that the format allows: the first that there is.
fn root(document: &Document<'_>, sentence: &Sentence) -> TokenId {
    let free = |id: &TokenId| document.token(*id).head == *id;
    sentence.tokens.clone().find(free).unwrap_or(sentence.tokens.start)
}

fn row(
    document: &Document<'_>,
    naming: &Naming,
    sentence: &Sentence,
    root: TokenId,
    id: TokenId,
    out: &mut impl Write,
) -> io::Result<()> {
    let token = document.token(id);
    let place = |id: TokenId| id - sentence.tokens.start + 1;
    let (head, relation) = match token.head {
        _ if id == root => (0, Deprel::Root),
        head if head == id => (place(root), Deprel::Parataxis),
        head => (place(head), if token.deprel == Deprel::Root { Deprel::Dep } else { token.deprel }),
    };
    let Token { upos, xpos, lemma, .. } = token;
    let misc = misc(document, naming, sentence, id);
    let lemma = if lemma.is_empty() { document.word(id) } else { lemma };
    let (number, form, relation) = (place(id), document.word(id), relation.name());
    writeln!(out, "{number}\t{form}\t{lemma}\t{}\t{}\t_\t{head}\t{relation}\t_\t{misc}", upos.name(), xpos.name())
}

fn misc(document: &Document<'_>, naming: &Naming, sentence: &Sentence, id: TokenId) -> String {
    let name = naming.at(id).map(|(kind, first)| format!("Name={}-{}", if first { 'B' } else { 'I' }, label(kind)));
    let last = id + 1 == sentence.tokens.end;
    let space = (glued(document, id) && !last).then(|| "SpaceAfter=No".to_owned());
    let fields: Vec<String> = name.into_iter().chain(space).collect();
    if fields.is_empty() { "_".to_owned() } else { fields.join("|") }
}
