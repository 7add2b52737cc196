//! The engine: reads text with the trained model.

use super::model::names::{Looks, Memory, View};
use super::model::parser::{Arc, Unit};
use super::model::tagger::{Tag, tag};
use super::model::word::{Word, look};
use super::model::{Model, ModelError, fuse, names};
use super::{Document, Gazetteer, Lemmatizer, Name, NameKind, Phrase, Sentence, Token, TokenId, Tokenizer, Upos, Xpos};
use crate::text::Span;
use std::ops::Range;

/// Bytes that begin where a line of the cache begins, as the layout of the weights wants it.
#[repr(align(64))]
struct Aligned<B: ?Sized>(B);

/// The model that ships with the program.
static ENGLISH: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/english.bin"));

/// A sentence read by the models, before it becomes part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// The pair of tags of each word.
    pub tags: Vec<(Upos, Xpos)>,
    /// The head of each word.
    pub arcs: Vec<Arc>,
    /// The names.
    pub names: Vec<(Range<usize>, NameKind)>,
}

/// Reads English with a trained model. Cheap to make: the model is used where it lies.
#[derive(Debug, Clone)]
pub struct Engine<'model> {
    model: Model<'model>,
    tokenizer: Tokenizer,
    lemmatizer: Lemmatizer,
}

impl Engine<'static> {
    /// The engine with the model that ships with the program.
    ///
    /// # Errors
    /// When the model does not belong to this version of the program.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(&ENGLISH.0)
    }
}

impl<'model> Engine<'model> {
    /// An engine with the model in these bytes.
    ///
    /// # Errors
    /// When the bytes are no model, or one of another version, truncated or tampered with.
    pub fn from_bytes(bytes: &'model [u8]) -> Result<Self, ModelError> {
        Ok(Self { model: Model::open(bytes)?, tokenizer: Tokenizer::english()?, lemmatizer: Lemmatizer::english()? })
    }

    /// Reads the regions of a text, in order; what lies outside of them is left out.
    #[must_use]
    pub fn read<'text>(&self, text: &'text str, regions: &[Span], gazetteer: &dyn Gazetteer) -> Document<'text> {
        let mut spans = Vec::new();
        let mut sentences: Vec<Sentence> = Vec::new();
        for region in regions {
            let segments = self.tokenizer.segment(text, *region);
            let shift = spans.len() as TokenId;
            spans.extend(segments.tokens);
            sentences.extend(segments.sentences.into_iter().map(|sentence| Sentence {
                tokens: sentence.tokens.start + shift..sentence.tokens.end + shift,
                ..sentence
            }));
        }
        let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let ranges = sentences.iter().map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize);
        let sentences_of_words: Vec<&[&str]> = ranges.clone().map(|range| &words[range]).collect();
        let analyses = self.analyse(&sentences_of_words, gazetteer);
        let mut tokens = Vec::with_capacity(spans.len());
        let mut found = Vec::new();
        for (range, analysis) in ranges.zip(analyses) {
            let base = range.start as TokenId;
            for (at, word) in words[range].iter().enumerate() {
                let (upos, xpos) = analysis.tags[at];
                let Arc { head, label } = analysis.arcs[at];
                let lemma = self.lemmatizer.lemma(word, upos, xpos);
                let span = spans[base as usize + at];
                tokens.push(Token { span, upos, xpos, head: base + head as TokenId, deprel: label, lemma });
            }
            found.extend(analysis.names.into_iter().map(|(words, kind)| Name {
                tokens: base + words.start as TokenId..base + words.end as TokenId,
                kind,
            }));
        }
        Document::new(text, sentences, tokens, found)
    }

    /// Reads the sentences of one document that are cut into words already. Names are looked for twice: the second time
    /// with what was found everywhere in the document in mind.
    #[must_use]
    pub fn analyse(&self, sentences: &[&[&str]], gazetteer: &dyn Gazetteer) -> Vec<Analysis> {
        let model = &self.model;
        let mut memory = Memory::default();
        let seen: Vec<Seen> = sentences.iter().map(|words| self.see(words, gazetteer, &mut memory)).collect();
        let read = |seen: Seen| {
            let recalled = memory.recall(&seen.words);
            let view = View { words: &seen.words, tags: &seen.tags, hints: &seen.hints, memory: &recalled };
            // Nothing remembered: the second look would see what the first saw.
            let names = if recalled.iter().all(|memory| *memory == 0) {
                seen.names
            } else {
                names::spans(&seen.looks.label(&view, &model.names, &model.name_transitions))
            };
            let names = names::without_titles(names, &seen.phrases);
            let tags: Vec<(Upos, Xpos)> = seen.tags.iter().map(|tag| model.tags.pair(*tag)).collect();
            let upos: Vec<Upos> = tags.iter().map(|(upos, _)| *upos).collect();
            let units: Vec<Unit> = seen.words.iter().zip(&seen.tags).map(|(word, tag)| Unit::new(word, *tag)).collect();
            let arcs = fuse::tree(&units, &upos, &fuse::choose(&names, &seen.phrases), &model.parser);
            Analysis { tags, arcs, names }
        };
        seen.into_iter().map(read).collect()
    }

    /// First look at a sentence: tags, known phrases, and the names that are clear from the sentence alone.
    fn see(&self, words: &[&str], gazetteer: &dyn Gazetteer, memory: &mut Memory) -> Seen {
        let model = &self.model;
        let seen = look(words, &model.lexicon);
        let mut tags = tag(&seen, model.tags.len(), &model.tagger);
        let mut phrases = gazetteer.phrases(words);
        phrases.retain(|phrase| phrase.words.start < phrase.words.end && phrase.words.end <= words.len());
        model.tags.settle_names(&mut tags, phrases.iter().map(|phrase| phrase.words.clone()));
        let hints = names::hints(&phrases, words.len());
        let view = View { words: &seen, tags: &tags, hints: &hints, memory: &vec![0; words.len()] };
        let looks = Looks::new(&view, &model.names);
        let names = names::spans(&looks.label(&view, &model.names, &model.name_transitions));
        memory.add(&seen, &names);
        Seen { words: seen, tags, phrases, hints, looks, names }
    }
}

/// A sentence after the first look.
struct Seen {
    words: Vec<Word>,
    tags: Vec<Tag>,
    phrases: Vec<Phrase>,
    hints: Vec<u32>,
    looks: Looks,
    names: Vec<(Range<usize>, NameKind)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::NoGazetteer;
    use proptest::prelude::*;

    fn read<'text>(engine: &Engine<'_>, text: &'text str) -> Document<'text> {
        engine.read(text, &[Span::new(0, text.len())], &NoGazetteer)
    }

    /// Every token of a sentence reaches the one root by its heads.
    fn assert_trees(document: &Document<'_>) {
        for sentence in document.sentences() {
            let roots = sentence.tokens.clone().filter(|at| document.token(*at).head == *at).count();
            assert_eq!(roots, 1, "{:?}", sentence.span.of(document.text()));
            for start in sentence.tokens.clone() {
                let mut at = start;
                for _ in sentence.tokens.clone() {
                    assert!(sentence.tokens.contains(&at));
                    at = document.token(at).head;
                }
                assert_eq!(document.token(at).head, at, "a circle");
            }
        }
    }

    #[test]
    fn who_did_what_to_whom() {
        let engine = Engine::embedded().unwrap();
        let document = read(&engine, "The foreign minister met her colleague in Geneva on Tuesday.");
        assert_trees(&document);
        let relation = |word: &str| {
            let at = (0..document.tokens().len() as TokenId).find(|at| document.word(*at) == word).unwrap();
            (document.token(at).deprel.name(), document.word(document.token(at).head))
        };
        assert_eq!(relation("minister"), ("nsubj", "met"));
        assert_eq!(relation("colleague"), ("obj", "met"));
        // A colleague in Geneva or a meeting in Geneva: both are good trees, so Geneva is not asked about.
        assert_eq!(relation("Tuesday"), ("obl", "met"));
        assert_eq!(document.names().len(), 1);
        assert_eq!(document.words(&document.names()[0].tokens), "Geneva");
    }

    #[test]
    fn regions_are_read_in_order_and_nothing_else() {
        let engine = Engine::embedded().unwrap();
        let text = "Talks in Vienna\n<junk>\nThe envoys met. They left.";
        let document = engine.read(text, &[Span::new(0, 15), Span::new(23, text.len())], &NoGazetteer);
        assert_trees(&document);
        assert!(document.tokens().iter().all(|token| !token.span.of(text).contains("junk")));
        assert_eq!(document.sentences().len(), 3);
    }

    #[test]
    fn bad_input_gives_trees_all_the_same() {
        let engine = Engine::embedded().unwrap();
        for text in [
            String::new(),
            "a".repeat(100_000),
            "(".repeat(10_000),
            "word ".repeat(5_000),
            "\u{202E}\u{0301}\u{200B} ".repeat(500),
            "A, B and C met; ".repeat(2_000),
        ] {
            let document = read(&engine, &text);
            assert!(document.sentences().iter().all(|sentence| !sentence.tokens.is_empty()));
            let roots = document.tokens().iter().enumerate().filter(|(at, token)| token.head as usize == *at).count();
            assert_eq!(roots, document.sentences().len());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_becomes_trees(text in "(\\PC|[A-Za-z .,\n\"()-]){0,200}") {
            let engine = Engine::embedded().unwrap();
            assert_trees(&read(&engine, &text));
        }
    }
}
