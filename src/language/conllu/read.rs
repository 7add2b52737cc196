//! Reads hand-written trees for tests.

use crate::language::{Deprel, Document, Sentence, Token, TokenId, Upos, Xpos};
use crate::text::Span;

/// The document of sentences written one token a line: form, lemma, UPOS, XPOS, head (from 1, 0 for the root), relation.
/// A blank line divides sentences. Panics on anything malformed: it is for tests.
pub(crate) fn document(rows: &str) -> Document<'static> {
    let mut text = String::new();
    let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
    for block in rows.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let first = tokens.len();
        let start = text.len();
        for line in block.lines().filter(|line| !line.trim().is_empty()) {
            let row: Vec<&str> = line.split_whitespace().collect();
            let [form, lemma, upos, xpos, head, deprel] = row[..] else { panic!("six columns: {line:?}") };
            let at = text.len();
            text.push_str(form);
            let head: usize = head.parse().unwrap();
            tokens.push(Token {
                span: Span::new(at, text.len()),
                upos: Upos::from_name(upos).unwrap(),
                xpos: Xpos::from_name(xpos).unwrap(),
                head: TokenId::try_from(if head == 0 { tokens.len() } else { first + head - 1 }).unwrap(),
                deprel: Deprel::from_name(deprel).unwrap(),
                lemma: lemma.into(),
            });
            text.push(' ');
        }
        let range = TokenId::try_from(first).unwrap()..TokenId::try_from(tokens.len()).unwrap();
        sentences.push(Sentence { span: Span::new(start, text.len() - 1), tokens: range, opens_paragraph: first == 0 });
    }
    Document::new(Box::leak(text.into_boxed_str()), sentences, tokens, Vec::new())
}
