//! Raw text from a treebank, and how well the tokenizer finds the tokens and sentences of the treebank in it.
//!
//! The text is put together as in the CoNLL 2018 shared task (Zeman et al. 2018): a space after each word unless
//! `SpaceAfter=No`, a blank line before each document and paragraph. Scores are its F1 over spans.

use std::collections::BTreeSet;

use diplograph::language::{Segments, Tokenizer};
use diplograph::text::Span;

/// A treebank as running text, with its tokens and sentences.
#[derive(Debug, Default)]
pub struct RawTreebank {
    /// The text.
    pub text: String,
    /// Where its syntactic words stand; the words of `don't` share out its letters.
    pub tokens: Vec<Span>,
    /// For each sentence, the number of tokens before its end.
    pub sentence_ends: Vec<usize>,
}

impl RawTreebank {
    /// Reads CoNLL-U.
    #[must_use]
    pub fn read(conllu: &str) -> Self {
        let mut raw = Self::default();
        for sentence in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
            raw.sentence(sentence);
        }
        raw
    }

    fn sentence(&mut self, block: &str) {
        if block.lines().any(|line| line.starts_with("# newdoc") || line.starts_with("# newpar"))
            && !self.text.is_empty()
        {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str("\n\n");
        }
        let mut rows = block
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|row| row.len() == 10 && !row[0].contains('.'));
        while let Some(row) = rows.next() {
            let start = self.text.len();
            self.text.push_str(row[1]);
            if let Some((first, last)) = row[0].split_once('-') {
                let count = last.parse::<usize>().unwrap_or(0) + 1 - first.parse::<usize>().unwrap_or(0);
                let words: Vec<&str> = rows.by_ref().take(count).map(|word| word[1]).collect();
                self.share(start, row[1], &words);
            } else {
                self.tokens.push(Span::new(start, self.text.len()));
            }
            if !row[9].split('|').any(|field| field == "SpaceAfter=No") {
                self.text.push(' ');
            }
        }
        self.sentence_ends.push(self.tokens.len());
    }

    /// Shares out the letters of a multiword token among its words.
    fn share(&mut self, start: usize, form: &str, words: &[&str]) {
        let mut at = start;
        if words.concat() != form {
            self.tokens.push(Span::new(start, start + form.len()));
            return;
        }
        for word in words {
            self.tokens.push(Span::new(at, at + word.len()));
            at += word.len();
        }
    }

    /// The sentences, as spans.
    pub fn sentences(&self) -> impl Iterator<Item = Span> {
        let starts = std::iter::once(0).chain(self.sentence_ends.iter().copied());
        starts.zip(&self.sentence_ends).map(|(start, end)| self.tokens[start].cover(self.tokens[end - 1]))
    }
}

/// F1 of the spans found, in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SegmentationScore {
    /// Of tokens.
    pub tokens: f64,
    /// Of whole sentences.
    pub sentences: f64,
}

/// Segments the text of a treebank and compares.
#[must_use]
pub fn evaluate(tokenizer: &Tokenizer, gold: &RawTreebank) -> SegmentationScore {
    let found = tokenizer.segment(&gold.text, Span::new(0, gold.text.len()));
    SegmentationScore {
        tokens: f1(gold.tokens.iter().copied(), found.tokens.iter().copied()),
        sentences: f1(gold.sentences(), found.sentences.iter().map(|sentence| sentence.span)),
    }
}

/// Writes where tokens or sentences differ, for reading by eye.
#[must_use]
pub fn differences(gold: &RawTreebank, found: &Segments) -> String {
    let mut out = String::new();
    let sentences: BTreeSet<Span> = gold.sentences().collect();
    let ours: BTreeSet<Span> = found.sentences.iter().map(|sentence| sentence.span).collect();
    let tokens: BTreeSet<Span> = gold.tokens.iter().copied().collect();
    let our_tokens: BTreeSet<Span> = found.tokens.iter().copied().collect();
    let mut show = |label: &str, span: Span| {
        let before = gold.text[..span.start as usize].char_indices().rev().nth(24).map_or(0, |(at, _)| at);
        let after = gold.text[span.end as usize..]
            .char_indices()
            .nth(24)
            .map_or(gold.text.len(), |(at, _)| at + span.end as usize);
        let context = format!(
            "{}⟦{}⟧{}",
            &gold.text[before..span.start as usize],
            span.of(&gold.text),
            &gold.text[span.end as usize..after]
        );
        out.push_str(&format!("{label}\t{}\n", context.replace('\n', "¶")));
    };
    for (label, left, right) in [
        ("sentence missed", &sentences, &ours),
        ("sentence wrong", &ours, &sentences),
        ("token missed", &tokens, &our_tokens),
        ("token wrong", &our_tokens, &tokens),
    ] {
        for span in left.difference(right) {
            show(label, *span);
        }
    }
    out
}

#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn f1(gold: impl Iterator<Item = Span>, found: impl Iterator<Item = Span>) -> f64 {
    let gold: BTreeSet<Span> = gold.collect();
    let found: BTreeSet<Span> = found.collect();
    200.0 * gold.intersection(&found).count() as f64 / (gold.len() + found.len()).max(1) as f64
}
