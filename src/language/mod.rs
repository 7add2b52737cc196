//! English: from the text of an article to sentences, tokens, tags, dependency trees and names.
//!
//! An [`Engine`] holds the trained model and reads text; a [`Document`] is what it makes of one text, frozen. Nothing
//! here knows about diplomacy: reference names come in through the [`Gazetteer`] that the caller supplies.

pub mod conllu;
mod document;
mod engine;
mod gazetteer;
mod lemma;
pub mod model;
mod syntax;
mod tag;
mod tokenize;

pub use document::{Document, Name, NameKind, Sentence, Token, TokenId};
pub use engine::{Analysis, Engine};
pub use gazetteer::{Gazetteer, NoGazetteer, Phrase, PhraseKind};
pub use lemma::{LONGEST_ENDING, LemmaError, Lemmatizer};
pub use model::ModelError;
pub use syntax::{Extent, Modality, Predication, Subject, SubjectLink, Syntax, Tense, Voice};
pub use tag::{Deprel, Upos, Xpos};
pub use tokenize::{BoundaryModel, BoundaryModelError, GapFeatures, LexiconError, Segments, Tokenizer, TokenizerError};
