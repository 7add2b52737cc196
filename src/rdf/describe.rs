//! How nodes and edges become triples: one list, the same for an article's own graph and for the merged view.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};

use crate::graph::{EdgeKind, Edtf, Fact, Node, NodeKind, Proof};
use crate::reading::{EventKind, Role, Tenure};

use super::vocab::*;

/// The triples of one graph, in the making.
pub(super) struct Triples<'a> {
    base: &'a str,
    pub(super) triples: Vec<Triple>,
}

impl<'a> Triples<'a> {
    pub(super) fn new(base: &'a str) -> Self {
        Self { base, triples: Vec::new() }
    }

    /// The triples in their canonical order, each once.
    pub(super) fn finish(mut self) -> Vec<Triple> {
        self.triples.sort_unstable_by(super::order::triples);
        self.triples.dedup();
        self.triples
    }

    pub(super) fn add(&mut self, subject: &str, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let subject = NamedNode::new_unchecked(subject);
        self.triples.push(Triple::new(subject, predicate.into_owned(), object));
    }

    fn words(&mut self, subject: &str, predicate: NamedNodeRef<'_>, words: &str) {
        self.add(subject, predicate, Literal::new_simple_literal(words));
    }

    fn day(&mut self, subject: &str, predicate: NamedNodeRef<'_>, day: &str) {
        // What is no day stays words: a reading may come from another tool.
        let is_day = Edtf::parse(day).is_some_and(|time| time.is_day() && time.text.len() == 10);
        let datatype = if is_day { xsd::DATE } else { xsd::STRING };
        self.add(subject, predicate, Literal::new_typed_literal(day, datatype));
    }

    /// A node with everything that belongs to it: times, evidence, selectors.
    pub(super) fn node(&mut self, node: &Node) {
        self.bare_node(node);
        for evidence in node.proofs.keys() {
            self.proven(&node.iri, evidence);
        }
        for time in node.times().flat_map(time_nodes) {
            self.time_node(&time);
        }
        for (evidence, proof) in node.proofs.iter() {
            self.evidence(evidence, proof);
            self.selector(proof);
        }
    }

    /// The triples of which the node is the subject, but for its evidence and its edges.
    pub(super) fn bare_node(&mut self, node: &Node) {
        let iri = &*node.iri;
        for kind in &node.kinds {
            for class in classes(*kind) {
                self.add(iri, TYPE, class.into_owned());
            }
        }
        self.words(iri, LABEL, node.label());
        let statement = matches!(node.kind(), NodeKind::Statement | NodeKind::Relation | NodeKind::Event(_));
        for name in node.other_names().filter(|_| !statement) {
            self.words(iri, ALT_LABEL, name);
        }
        for same in &node.same_as {
            self.add(iri, SAME_AS, NamedNode::new_unchecked(same));
        }
        for fact in &node.facts {
            self.fact(iri, fact);
        }
    }

    /// That something rests on this evidence.
    pub(super) fn proven(&mut self, iri: &str, evidence: &str) {
        self.add(iri, DG_EVIDENCE, NamedNode::new_unchecked(evidence));
    }

    pub(super) fn edge(&mut self, source: &str, kind: EdgeKind, target: &str) {
        self.add(source, predicate(kind), NamedNode::new_unchecked(target));
    }

    fn fact(&mut self, iri: &str, fact: &Fact) {
        match fact {
            Fact::Status(status) => self.concept(iri, DG_STATUS, "status", status.name()),
            Fact::Stance(stance) => self.concept(iri, DG_STANCE, "stance", stance.name()),
            Fact::Tenure(tenure) => self.concept(iri, DG_TENURE, "tenure", tenure_name(*tenure)),
            Fact::Time(time) => self.happened(iri, time),
            Fact::Observed(day) => self.day(iri, DG_OBSERVED, day),
            Fact::Published(day) => self.day(iri, SCHEMA_PUBLISHED, day),
            Fact::Url(url) => self.add(iri, SCHEMA_URL, Literal::new_typed_literal(url, xsd::ANY_URI)),
            Fact::Name(words) => self.words(iri, DG_NAME, words),
            Fact::Outcome(words) => self.words(iri, DG_OUTCOME, words),
            Fact::Instrument(words) => self.words(iri, DG_INSTRUMENT, words),
            Fact::Unnamed(words) => self.words(iri, DG_UNNAMED, words),
            Fact::JobTitle(words) => self.words(iri, SCHEMA_JOB_TITLE, words),
            Fact::ProposerPhrase(words) => self.words(iri, DG_PROPOSER_PHRASE, words),
            Fact::Text(words) => self.words(iri, SCHEMA_TEXT, words),
            Fact::Quote(words) => self.words(iri, DG_QUOTE, words),
            Fact::Verb(words) => self.words(iri, DG_VERB, words),
            Fact::SpeakerPhrase(words) => self.words(iri, DG_SPEAKER_PHRASE, words),
            Fact::AddresseePhrase(words) => self.words(iri, DG_ADDRESSEE_PHRASE, words),
            Fact::Predicate(words) => self.words(iri, DG_PREDICATE, words),
            Fact::SubjectPhrase(words) => self.words(iri, DG_AGENT_PHRASE, words),
            Fact::ObjectPhrase(words) => self.words(iri, DG_TARGET_PHRASE, words),
            Fact::Identifier(words) => self.words(iri, SCHEMA_IDENTIFIER, words),
            Fact::Headline(words) => self.words(iri, SCHEMA_HEADLINE, words),
            Fact::Publisher(words) => self.words(iri, DC_PUBLISHER, words),
            Fact::Digest(words) => self.words(iri, DG_DIGEST, words),
        }
    }

    /// A concept of one of our schemes: `dg:status-happened`.
    fn concept(&mut self, iri: &str, predicate: NamedNodeRef<'_>, scheme: &str, name: &str) {
        self.add(iri, predicate, NamedNode::new_unchecked(format!("{DG}{scheme}-{name}")));
    }

    /// A time is a node of OWL-Time; the event also carries the bounds as plain dates, true at any precision.
    fn happened(&mut self, iri: &str, text: &str) {
        let Some(time) = Edtf::parse(text) else { return };
        self.add(iri, SEM_TIME, NamedNode::new_unchecked(time_iri(self.base, text)));
        self.day(iri, SEM_EARLIEST, &time.first.to_string());
        self.day(iri, SEM_LATEST, &time.last.to_string());
    }

    /// The node of a time, an instant or an interval.
    pub(super) fn time_node(&mut self, text: &str) {
        let Some(time) = Edtf::parse(text) else { return };
        let node = time_iri(self.base, text);
        self.words(&node, LABEL, text);
        if is_instant(&time) {
            self.add(&node, TYPE, TIME_INSTANT.into_owned());
            self.day(&node, TIME_XSD_DATE, text);
            return;
        }
        self.add(&node, TYPE, TIME_INTERVAL.into_owned());
        for (predicate, day) in [(TIME_BEGINNING, time.first), (TIME_END, time.last)] {
            self.add(&node, predicate, NamedNode::new_unchecked(time_iri(self.base, &day.to_string())));
        }
    }

    /// Web Annotation: the evidence is a specific resource of the article, with one selector that holds both the exact
    /// quote and its position.
    pub(super) fn evidence(&mut self, evidence: &str, proof: &Proof) {
        self.add(evidence, TYPE, DG_EVIDENCE_CLASS.into_owned());
        self.add(evidence, OA_HAS_SOURCE, NamedNode::new_unchecked(&*proof.article));
        self.add(evidence, OA_HAS_SELECTOR, NamedNode::new_unchecked(selector_iri(proof)));
        self.add(evidence, PROV_GENERATED_BY, NamedNode::new_unchecked(format!("{}#reading", proof.article)));
        self.words(evidence, DG_RULE, &proof.rule);
        if let Some(phrase) = &proof.date_phrase {
            self.words(evidence, DG_DATE_PHRASE, phrase);
        }
        if let Some(anchor) = &proof.date_anchor {
            self.day(evidence, DG_DATE_ANCHOR, anchor);
        }
        if let Some(confidence) = proof.confidence {
            self.add(evidence, DG_CONFIDENCE, Literal::from(i64::from(confidence)));
        }
    }

    pub(super) fn selector(&mut self, proof: &Proof) {
        let selector = selector_iri(proof);
        self.add(&selector, TYPE, OA_QUOTE_SELECTOR.into_owned());
        self.add(&selector, TYPE, OA_POSITION_SELECTOR.into_owned());
        self.words(&selector, OA_EXACT, &proof.words);
        self.add(&selector, OA_START, Literal::from(i64::from(proof.span.start)));
        self.add(&selector, OA_END, Literal::from(i64::from(proof.span.end)));
    }
}

/// The times that have nodes: this one, and the days that bound an interval.
pub(super) fn time_nodes(text: &str) -> Vec<String> {
    match Edtf::parse(text) {
        None => Vec::new(),
        Some(time) if is_instant(&time) => vec![text.to_owned()],
        Some(time) => vec![text.to_owned(), time.first.to_string(), time.last.to_string()],
    }
}

fn is_instant(time: &Edtf) -> bool {
    time.is_day() && time.text.len() == 10
}

pub(super) fn time_iri(base: &str, text: &str) -> String {
    format!("{base}/time/{}", text.replace('/', "--"))
}

/// The selector's identifier is the RFC 5147 fragment that means the same characters.
pub(super) fn selector_iri(proof: &Proof) -> String {
    format!("{}#char={},{}", proof.article, proof.span.start, proof.span.end)
}

fn classes(kind: NodeKind) -> Vec<NamedNodeRef<'static>> {
    match kind {
        NodeKind::Person => vec![SCHEMA_PERSON],
        NodeKind::Organization => vec![SCHEMA_ORGANIZATION],
        NodeKind::Country => vec![SCHEMA_COUNTRY],
        NodeKind::Place => vec![SCHEMA_PLACE],
        NodeKind::Event(kind) => vec![event_class(kind), SEM_EVENT],
        NodeKind::Gathering => vec![DG_GATHERING],
        NodeKind::Initiative => vec![DG_INITIATIVE],
        NodeKind::Office => vec![ORG_POST],
        NodeKind::Membership => vec![ORG_MEMBERSHIP],
        NodeKind::Topic => vec![SKOS_CONCEPT],
        NodeKind::Statement => vec![DG_STATEMENT],
        NodeKind::Relation => vec![DG_RELATION],
        NodeKind::Article => vec![SCHEMA_ARTICLE],
    }
}

/// The class of our ontology for a kind of event.
fn event_class(kind: EventKind) -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(match kind {
        EventKind::Meeting => "https://w3id.org/diplograph/ontology#Meeting",
        EventKind::Call => "https://w3id.org/diplograph/ontology#Call",
        EventKind::Visit => "https://w3id.org/diplograph/ontology#Visit",
        EventKind::Summit => "https://w3id.org/diplograph/ontology#Summit",
        EventKind::Signing => "https://w3id.org/diplograph/ontology#Signing",
        EventKind::Talks => "https://w3id.org/diplograph/ontology#Talks",
        EventKind::Other => "https://w3id.org/diplograph/ontology#OtherEvent",
    })
}

fn predicate(kind: EdgeKind) -> NamedNodeRef<'static> {
    match kind {
        EdgeKind::Participant(None) => DG_PARTICIPANT,
        EdgeKind::Participant(Some(Role::Host)) => DG_HOST,
        EdgeKind::Participant(Some(Role::Guest)) => DG_GUEST,
        EdgeKind::Participant(Some(Role::Mediator)) => DG_MEDIATOR,
        EdgeKind::Participant(Some(Role::Signatory)) => DG_SIGNATORY,
        EdgeKind::Participant(Some(Role::Delegate)) => DG_DELEGATE,
        EdgeKind::Participant(Some(Role::Observer)) => DG_OBSERVER,
        EdgeKind::Party => DG_PARTY,
        EdgeKind::Location => SCHEMA_LOCATION,
        EdgeKind::Country => DG_COUNTRY,
        EdgeKind::Within => SCHEMA_SUPER_EVENT,
        EdgeKind::About => SCHEMA_ABOUT,
        EdgeKind::ContainedIn => SCHEMA_IN_PLACE,
        EdgeKind::Represents => DG_REPRESENTS,
        EdgeKind::Member => ORG_MEMBER,
        EdgeKind::MemberOf => ORG_ORGANIZATION,
        EdgeKind::Holds => ORG_ROLE,
        EdgeKind::PostIn => ORG_POST_IN,
        EdgeKind::ProposedBy => DG_PROPOSED_BY,
        EdgeKind::SupportedBy => DG_SUPPORTED_BY,
        EdgeKind::AlignedWith => DG_ALIGNED_WITH,
        EdgeKind::SignedAt => DG_SIGNED_AT,
        EdgeKind::NamedIn => DG_NAMED_IN,
        EdgeKind::HasPart => SCHEMA_HAS_PART,
        EdgeKind::Speaker => DG_SPEAKER,
        EdgeKind::Addressee => DG_ADDRESSEE,
        EdgeKind::OnBehalfOf => DG_ON_BEHALF_OF,
        EdgeKind::MadeAt => DG_MADE_AT,
        EdgeKind::Agent => DG_AGENT,
        EdgeKind::Target => DG_TARGET,
        EdgeKind::Mentions => SCHEMA_MENTIONS,
    }
}

fn tenure_name(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Current => "current",
        Tenure::Former => "former",
        Tenure::Acting => "acting",
        Tenure::Designate => "designate",
    }
}
