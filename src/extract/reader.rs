//! The reader: from an article to its reading, with everything that reading needs loaded once.

use super::{events, parties, said, time, who};
use crate::article::Article;
use crate::knowledge::{Calendar, Knowledge, KnowledgeError, SpeechLexicon};
use crate::language::{Engine, ModelError, Syntax};
use crate::reading::{IdentifierBase, Reading};
use crate::text::CharIndex;

/// Why a reader cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReaderError {
    /// The language model cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A file of knowledge breaks its rules.
    #[error(transparent)]
    Knowledge(#[from] KnowledgeError),
}

/// Reads articles. Made once, shared by all threads.
#[derive(Debug)]
pub struct Reader {
    engine: Engine<'static>,
    knowledge: Knowledge,
    calendar: Calendar,
    speech: SpeechLexicon,
    base: IdentifierBase,
}

impl Reader {
    /// A reader with the model that ships with the program and the given knowledge.
    ///
    /// # Errors
    /// When the model or a lexicon does not belong to this version of the program.
    pub fn new(knowledge: Knowledge, base: IdentifierBase) -> Result<Self, ReaderError> {
        let (engine, calendar, speech) = (Engine::embedded()?, Calendar::embedded()?, SpeechLexicon::embedded()?);
        Ok(Self { engine, knowledge, calendar, speech, base })
    }

    /// All that an article says: a pure function of the article.
    #[must_use]
    pub fn read(&self, article: &Article) -> Reading {
        let regions: Vec<_> = article.title.into_iter().chain([article.body]).collect();
        let document = self.engine.read(&article.text, &regions, &self.knowledge);
        let syntax = Syntax::new(&document);
        let discourse = who::discourse(&document, article, &self.knowledge);
        let index = CharIndex::new(&article.text);
        let sources =
            who::Sources { document: &document, article, discourse: &discourse, chars: &index, base: &self.base };
        let mut initiatives = who::initiatives(sources);
        let (times, anchors) = time::expressions_of_article(&syntax, &self.calendar, article.published, article.body);
        let events = events::read(&events::Seen {
            syntax: &syntax,
            article,
            discourse: &discourse,
            knowledge: &self.knowledge,
            times: &times,
            anchors: &anchors,
        });
        let context = said::Context {
            article,
            syntax: &syntax,
            discourse: &discourse,
            events: &events,
            index: &index,
            lexicon: &self.speech,
        };
        let said = said::read(&context, &mut initiatives);
        let mut reading = Reading {
            id: article.id.clone(),
            iri: self.base.article(&article.id),
            published: article.published.map(|day| day.to_string()),
            title: article.title().map(str::to_owned),
            source: article.source.clone(),
            url: article.url.clone(),
            digest: format!("{:016x}", article.digest()),
            people: who::people(sources),
            organizations: who::organizations(sources),
            places: who::places(sources),
            initiatives,
            parties: Vec::new(),
            offices: who::offices(sources),
            events,
            statements: said.statements,
            relations: said.relations,
        };
        reading.parties = parties::of(&reading, &self.knowledge.reference, &self.base);
        reading
    }
}
