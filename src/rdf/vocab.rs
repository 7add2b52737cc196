//! The terms that the RDF is written in: standard vocabularies first, our own (`dg:`) where none fits.
//!
//! What each of our terms means, and what it is aligned with, is told in `ontology/diplograph.ttl`.

use oxigraph::model::NamedNodeRef;

/// Namespace of our own terms.
pub const DG: &str = "https://w3id.org/diplograph/ontology#";

/// Prefixes known to every query and written at the head of every file, in this order.
pub const PREFIXES: [(&str, &str); 14] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dg", DG),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $iri:literal;)*) => {
        $(pub(super) const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked($iri);)*
    };
}

terms! {
    TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
    ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel";
    SAME_AS = "http://www.w3.org/2002/07/owl#sameAs";
    SKOS_CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept";
    DC_PUBLISHER = "http://purl.org/dc/elements/1.1/publisher";

    SCHEMA_PERSON = "https://schema.org/Person";
    SCHEMA_ORGANIZATION = "https://schema.org/Organization";
    SCHEMA_COUNTRY = "https://schema.org/Country";
    SCHEMA_PLACE = "https://schema.org/Place";
    SCHEMA_ARTICLE = "https://schema.org/NewsArticle";
    SCHEMA_HEADLINE = "https://schema.org/headline";
    SCHEMA_IDENTIFIER = "https://schema.org/identifier";
    SCHEMA_PUBLISHED = "https://schema.org/datePublished";
    SCHEMA_URL = "https://schema.org/url";
    SCHEMA_TEXT = "https://schema.org/text";
    SCHEMA_JOB_TITLE = "https://schema.org/jobTitle";
    SCHEMA_LOCATION = "https://schema.org/location";
    SCHEMA_SUPER_EVENT = "https://schema.org/superEvent";
    SCHEMA_ABOUT = "https://schema.org/about";
    SCHEMA_IN_PLACE = "https://schema.org/containedInPlace";
    SCHEMA_HAS_PART = "https://schema.org/hasPart";
    SCHEMA_MENTIONS = "https://schema.org/mentions";
    SCHEMA_VERSION = "https://schema.org/softwareVersion";

    SEM_EVENT = "http://semanticweb.cs.vu.nl/2009/11/sem/Event";
    SEM_TIME = "http://semanticweb.cs.vu.nl/2009/11/sem/hasTime";
    SEM_EARLIEST = "http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestBeginTimeStamp";
    SEM_LATEST = "http://semanticweb.cs.vu.nl/2009/11/sem/hasLatestEndTimeStamp";

    ORG_POST = "http://www.w3.org/ns/org#Post";
    ORG_POST_IN = "http://www.w3.org/ns/org#postIn";
    ORG_MEMBERSHIP = "http://www.w3.org/ns/org#Membership";
    ORG_MEMBER = "http://www.w3.org/ns/org#member";
    ORG_ORGANIZATION = "http://www.w3.org/ns/org#organization";
    ORG_ROLE = "http://www.w3.org/ns/org#role";

    TIME_INSTANT = "http://www.w3.org/2006/time#Instant";
    TIME_INTERVAL = "http://www.w3.org/2006/time#ProperInterval";
    TIME_XSD_DATE = "http://www.w3.org/2006/time#inXSDDate";
    TIME_BEGINNING = "http://www.w3.org/2006/time#hasBeginning";
    TIME_END = "http://www.w3.org/2006/time#hasEnd";

    OA_HAS_SOURCE = "http://www.w3.org/ns/oa#hasSource";
    OA_HAS_SELECTOR = "http://www.w3.org/ns/oa#hasSelector";
    OA_QUOTE_SELECTOR = "http://www.w3.org/ns/oa#TextQuoteSelector";
    OA_POSITION_SELECTOR = "http://www.w3.org/ns/oa#TextPositionSelector";
    OA_EXACT = "http://www.w3.org/ns/oa#exact";
    OA_START = "http://www.w3.org/ns/oa#start";
    OA_END = "http://www.w3.org/ns/oa#end";

    PROV_ACTIVITY = "http://www.w3.org/ns/prov#Activity";
    PROV_AGENT = "http://www.w3.org/ns/prov#SoftwareAgent";
    PROV_USED = "http://www.w3.org/ns/prov#used";
    PROV_ASSOCIATED = "http://www.w3.org/ns/prov#wasAssociatedWith";
    PROV_GENERATED_BY = "http://www.w3.org/ns/prov#wasGeneratedBy";
    PROV_ENDED = "http://www.w3.org/ns/prov#endedAtTime";

    DG_GATHERING = "https://w3id.org/diplograph/ontology#Gathering";
    DG_INITIATIVE = "https://w3id.org/diplograph/ontology#Initiative";
    DG_STATEMENT = "https://w3id.org/diplograph/ontology#Statement";
    DG_RELATION = "https://w3id.org/diplograph/ontology#Relation";
    DG_EVIDENCE_CLASS = "https://w3id.org/diplograph/ontology#Evidence";
    DG_EVIDENCE = "https://w3id.org/diplograph/ontology#evidence";
    DG_RULE = "https://w3id.org/diplograph/ontology#rule";
    DG_CONFIDENCE = "https://w3id.org/diplograph/ontology#confidence";
    DG_DATE_PHRASE = "https://w3id.org/diplograph/ontology#datePhrase";
    DG_DATE_ANCHOR = "https://w3id.org/diplograph/ontology#dateAnchor";
    DG_DIGEST = "https://w3id.org/diplograph/ontology#digest";
    DG_STATUS = "https://w3id.org/diplograph/ontology#status";
    DG_NAME = "https://w3id.org/diplograph/ontology#eventName";
    DG_OUTCOME = "https://w3id.org/diplograph/ontology#outcome";
    DG_INSTRUMENT = "https://w3id.org/diplograph/ontology#instrument";
    DG_UNNAMED = "https://w3id.org/diplograph/ontology#unnamedParticipant";
    DG_TENURE = "https://w3id.org/diplograph/ontology#tenure";
    DG_OBSERVED = "https://w3id.org/diplograph/ontology#observed";
    DG_QUOTE = "https://w3id.org/diplograph/ontology#quote";
    DG_STANCE = "https://w3id.org/diplograph/ontology#stance";
    DG_VERB = "https://w3id.org/diplograph/ontology#verb";
    DG_PREDICATE = "https://w3id.org/diplograph/ontology#relationKind";
    DG_PROPOSER_PHRASE = "https://w3id.org/diplograph/ontology#proposerPhrase";
    DG_SPEAKER_PHRASE = "https://w3id.org/diplograph/ontology#speakerPhrase";
    DG_ADDRESSEE_PHRASE = "https://w3id.org/diplograph/ontology#addresseePhrase";
    DG_AGENT_PHRASE = "https://w3id.org/diplograph/ontology#agentPhrase";
    DG_TARGET_PHRASE = "https://w3id.org/diplograph/ontology#targetPhrase";
    DG_PARTICIPANT = "https://w3id.org/diplograph/ontology#participant";
    DG_HOST = "https://w3id.org/diplograph/ontology#host";
    DG_GUEST = "https://w3id.org/diplograph/ontology#guest";
    DG_MEDIATOR = "https://w3id.org/diplograph/ontology#mediator";
    DG_SIGNATORY = "https://w3id.org/diplograph/ontology#signatory";
    DG_DELEGATE = "https://w3id.org/diplograph/ontology#delegate";
    DG_OBSERVER = "https://w3id.org/diplograph/ontology#observer";
    DG_PARTY = "https://w3id.org/diplograph/ontology#party";
    DG_COUNTRY = "https://w3id.org/diplograph/ontology#country";
    DG_REPRESENTS = "https://w3id.org/diplograph/ontology#represents";
    DG_PROPOSED_BY = "https://w3id.org/diplograph/ontology#proposedBy";
    DG_SUPPORTED_BY = "https://w3id.org/diplograph/ontology#supportedBy";
    DG_ALIGNED_WITH = "https://w3id.org/diplograph/ontology#alignedWith";
    DG_SIGNED_AT = "https://w3id.org/diplograph/ontology#signedAt";
    DG_NAMED_IN = "https://w3id.org/diplograph/ontology#namedIn";
    DG_SPEAKER = "https://w3id.org/diplograph/ontology#speaker";
    DG_ADDRESSEE = "https://w3id.org/diplograph/ontology#addressee";
    DG_ON_BEHALF_OF = "https://w3id.org/diplograph/ontology#onBehalfOf";
    DG_MADE_AT = "https://w3id.org/diplograph/ontology#madeAt";
    DG_AGENT = "https://w3id.org/diplograph/ontology#agent";
    DG_TARGET = "https://w3id.org/diplograph/ontology#target";
    DG_MODEL = "https://w3id.org/diplograph/ontology#modelVersion";
    DG_ONTOLOGY = "https://w3id.org/diplograph/ontology#ontologyVersion";
    DG_MERGED_INTO = "https://w3id.org/diplograph/ontology#mergedInto";
    DG_MERGE_REASON = "https://w3id.org/diplograph/ontology#mergeReason";
}
