//! What the reading of speech looks at: the document with its trees, entities, events and quotations.

use super::Context;
use super::speaker::{Speaker, speakers};
use crate::article::Article;
use crate::extract::{Discourse, EntityKind, Quotation, Reference, quotations};
use crate::knowledge::{SpeechClue, SpeechLexicon};
use crate::language::{Deprel, Document, Extent, Sentence, Syntax, Tense, TokenId, Upos, Xpos};
use crate::text::Span;

/// One article, ready for its statements to be read.
pub(super) struct Scene<'a> {
    pub article: &'a Article,
    pub doc: &'a Document<'a>,
    pub tree: &'a Syntax<'a>,
    pub discourse: &'a Discourse,
    pub lexicon: &'a SpeechLexicon,
    pub quotations: Vec<Quotation>,
    /// Whether one side issued the document to tell of its own encounters or positions: a readout, a statement.
    pub is_readout: bool,
}

impl<'a> Scene<'a> {
    pub fn new(context: &Context<'a>) -> Self {
        let doc = context.syntax.document();
        let mut scene = Self {
            article: context.article,
            doc,
            tree: context.syntax,
            discourse: context.discourse,
            lexicon: context.lexicon,
            quotations: quotations(doc),
            is_readout: false,
        };
        let is_readout = scene.title_sentences().any(|sentence| scene.announces_readout(sentence));
        scene.is_readout = is_readout;
        scene
    }

    /// The sentences of the title.
    pub fn title_sentences(&self) -> impl Iterator<Item = &'a Sentence> {
        let end = self.article.title.map_or(0, |title| title.end);
        self.doc.sentences().iter().take_while(move |sentence| sentence.span.start < end)
    }

    /// The sentences below the title.
    pub fn body_sentences(&self) -> impl DoubleEndedIterator<Item = &'a Sentence> {
        let start = self.article.body.start;
        let first = self.doc.sentences().partition_point(|sentence| sentence.span.start < start);
        self.doc.sentences()[first..].iter()
    }

    /// "Readout of …", "Joint Statement on …", "A's Meeting with B".
    fn announces_readout(&self, title: &Sentence) -> bool {
        let tells = |clue, token| self.tells(clue, &self.doc.word(token).to_lowercase());
        let owned = |token: TokenId| {
            token > title.tokens.start
                && self.doc.token(token - 1).xpos == Xpos::Pos
                && tells(SpeechClue::Encounter, token)
        };
        title.tokens.clone().any(|token| tells(SpeechClue::Issued, token) || owned(token))
    }

    pub fn rel(&self, token: TokenId) -> Deprel {
        self.doc.token(token).deprel
    }

    /// The quotation that a token lies in.
    pub fn quotation_at(&self, token: TokenId) -> Option<&Quotation> {
        let at = self.quotations.partition_point(|quotation| quotation.tokens.end <= token);
        self.quotations.get(at).filter(|quotation| quotation.tokens.contains(&token))
    }

    /// The quotations that touch a span.
    pub fn quotations_in(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        self.quotations.iter().filter(move |quotation| quotation.marked.overlaps(span))
    }

    /// Whether the sentence of a token that stands outside quotations holds quoted words.
    pub fn quoted_near(&self, token: TokenId) -> bool {
        self.quotation_at(token).is_none() && self.quotations_in(self.doc.sentence_of(token).span).next().is_some()
    }

    /// The mention that a token heads or belongs to, if it can speak: a person, an organization, a country, or a city
    /// that stands for a government.
    pub fn actor_at(&self, token: TokenId) -> Option<&'a Reference> {
        let mention = self.discourse.headed_by(token).or_else(|| self.discourse.at(token))?;
        let can_speak = mention.metonym_of.is_some()
            || mention.referent.entities().iter().any(|id| {
                matches!(
                    self.discourse.entity(*id).kind,
                    EntityKind::Person | EntityKind::Organization | EntityKind::Country
                )
            });
        can_speak.then_some(mention)
    }

    /// Whether a word tells this about the speech around it.
    pub fn tells(&self, clue: SpeechClue, word: &str) -> bool {
        self.lexicon.words.tells(clue, word)
    }

    /// The heads of the phrases that speak through this verb: its subjects, or the agent of a passive.
    pub fn subjects(&self, verb: TokenId) -> Vec<TokenId> {
        // A verb with a plain subject is active, whatever "by …" the tree hangs below it.
        // Of several the one nearest before it: an honorific may be taken for a pronoun ("HE A said").
        let subjects = || self.tree.dependents_by(verb, &[Deprel::Nsubj]);
        let plain = subjects().rfind(|subject| *subject < verb).or_else(|| subjects().next());
        let plain = plain.filter(|subject| !self.tree.is_relative(*subject));
        plain.or_else(|| self.tree.agent(verb)).into_iter().collect()
    }

    /// The actors behind an addressee: the head itself, or else whoever owns it ("praised Ireland's role").
    pub fn addressed(&self, head: TokenId) -> Vec<Speaker> {
        let direct = speakers(self, head);
        if !direct.is_empty() {
            return direct;
        }
        // "He told Scientific American": a name that nobody knows is no owner's thing.
        if self.doc.token(head).xpos == Xpos::Nnp && self.discourse.at(head).is_none() {
            return vec![Speaker::Words(self.phrase(head).to_owned())];
        }
        let owner = |child: &&TokenId| matches!(self.rel(**child), Deprel::NmodPoss | Deprel::Amod | Deprel::Compound);
        self.tree
            .dependents(head)
            .iter()
            .filter(owner)
            .map(|child| speakers(self, *child))
            .find(|by| !by.is_empty())
            .unwrap_or_default()
    }

    /// Whether a speaker is a person, named or not.
    pub fn is_person(&self, speaker: &Speaker) -> bool {
        match speaker {
            Speaker::Entity(id) => self.discourse.entity(*id).kind == EntityKind::Person,
            Speaker::Words(_) | Speaker::Together { .. } => true,
        }
    }

    /// Whether a speaker is a person known by name.
    pub fn is_named_person(&self, speaker: &Speaker) -> bool {
        matches!(speaker, Speaker::Entity(_)) && self.is_person(speaker)
    }

    /// Whether what a verb says is asserted: not denied, not planned, not merely possible.
    pub fn holds(&self, verb: TokenId) -> bool {
        let said = self.tree.predication(verb);
        !said.negated && said.modality.is_none() && said.tense != Tense::Future
    }

    /// Whether a token is a preposition that joins the parts of a name or office: "of".
    pub fn of(&self, token: TokenId) -> bool {
        self.doc.token(token).upos == Upos::Adp && self.tells(SpeechClue::Joins, &self.doc.token(token).lemma)
    }

    /// The words of a noun phrase, without clauses, appositions and conjuncts.
    pub fn phrase(&self, head: TokenId) -> &'a str {
        self.doc.words(&self.tree.phrase(head, Extent::Nominal))
    }

    /// Whether the sentence of a token tells of an encounter itself ("At the meeting with X, …"), so that a new scene begins.
    pub fn opens_scene(&self, token: TokenId) -> bool {
        let encounter = |id: TokenId| self.tells(SpeechClue::Encounter, &self.doc.token(id).lemma);
        self.doc.sentence_of(token).tokens.clone().take(8).any(encounter)
    }
}
