//! Graphs from hand-made readings: merging, identifiers, formats. Facts of the UN General Assembly week of September 2023.

use diplograph::graph::{Graph, NodeKind, ReadingSet, Verdict};
use diplograph::knowledge::{ONTOLOGY, ParameterKind, SHAPES, named_queries, named_query};
use diplograph::rdf::{Answer, Dataset, Finding, Format, Original, Provenance, check, constraints, verify, write};
use diplograph::reading::{IdentifierBase, Reading};

use crate::scratch::{Scratch, seeds};

const UN_WEEK: &str = r#"{"id":"un-week","published":"2023-09-19","title":"Han Zheng meets Guterres and Blinken","people":[
 {"name":"Han Zheng","title":"Chinese Vice President","affiliation":"China","aliases":["Han"]},
 {"name":"António Guterres","title":"United Nations Secretary-General","affiliation":"United Nations"},
 {"name":"Antony Blinken","title":"U.S. Secretary of State","affiliation":"United States","aliases":["Blinken"]}],
 "organizations":[{"name":"United Nations"}],"places":[{"name":"New York","country":"United States"}],
 "parties":[{"name":"China"},{"name":"United States"},{"name":"United Nations","kind":"organization"}],
 "initiatives":[{"name":"Global Development Initiative","proposedBy":"Xi Jinping","evidence":"the Global Development Initiative","span":[70,103],"rule":"initiative/named"}],
 "offices":[{"holder":"Han Zheng","post":"Vice President","of":"China","observed":"2023-09-19","evidence":"Chinese Vice President Han Zheng","span":[10,42],"rule":"office/title"}],
 "events":[
 {"id":"e1","type":"meeting","status":"happened","participants":["Han Zheng","António Guterres"],"parties":["China","United Nations"],
  "date":"2023-09-18","datePhrase":"On Monday","place":"New York","country":"United States","within":"78th session of the UN General Assembly",
  "topics":["multilateralism","Global Development Initiative"],"evidence":"On Monday, Chinese Vice President Han Zheng met separately with","span":[0,63],"rule":"meeting/met-with"},
 {"id":"e2","type":"meeting","status":"happened","participants":["Han Zheng","Antony Blinken"],"parties":["China","United States"],
  "date":"2023-09-18","place":"New York","country":"United States","within":"78th session of the UN General Assembly",
  "evidence":"On Monday, Chinese Vice President Han Zheng met separately with","span":[0,63],"rule":"meeting/met-with"}],
 "statements":[{"id":"s1","speaker":"Han","addressee":"António Guterres","text":"China supports the United Nations","event":"e1",
  "evidence":"Han said that China supports the United Nations.","span":[110,158],"rule":"statement/that"}]}"#;

/// Calls the second meeting talks.
const WIRE: &str = r#"{"id":"wire","published":"2023-09-20","people":[
 {"name":"Antony Blinken","affiliation":"United States"},{"name":"Han Zheng","affiliation":"China"}],
 "parties":[{"name":"China"},{"name":"United States"}],"events":[
 {"id":"e1","type":"talks","status":"happened","participants":["Antony Blinken","Han Zheng"],"parties":["China","United States"],
  "date":"2023-09-18","evidence":"Blinken and Han held talks on Monday","span":[0,36],"rule":"talks/held"}]}"#;

/// Names one person and the other's country, and no day.
const BRIEF: &str = r#"{"id":"brief","published":"2023-09-21","people":[{"name":"Antony Blinken","affiliation":"United States"}],
 "parties":[{"name":"China"},{"name":"United States"}],"events":[
 {"id":"e1","type":"meeting","status":"happened","participants":["Antony Blinken"],"parties":["China","United States"],
  "evidence":"Blinken met a senior Chinese official","span":[0,37],"rule":"meeting/met-with"}]}"#;

/// Another meeting of the same two countries, on the next day.
const NEXT_DAY: &str = r#"{"id":"next-day","published":"2023-09-20","people":[
 {"name":"Antony Blinken","affiliation":"United States"},{"name":"Wang Wenbin","affiliation":"China"}],
 "parties":[{"name":"China"},{"name":"United States"}],"events":[
 {"id":"e1","type":"meeting","status":"happened","participants":["Antony Blinken","Wang Wenbin"],"parties":["China","United States"],
  "date":"2023-09-19","evidence":"A fictional encounter","span":[0,21],"rule":"meeting/met-with"}]}"#;

const MEETING: &str = "https://w3id.org/diplograph/id/event/meeting/2023-09-18/antony-blinken+han-zheng";

fn graph(lines: &[&str]) -> Graph {
    let set: ReadingSet = lines.iter().map(|line| Reading::from_json(line).unwrap()).collect();
    Graph::new(&set, &IdentifierBase::default())
}

fn bytes(graph: &Graph, format: Format) -> String {
    let mut bytes = Vec::new();
    write(graph, format, &Provenance::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn verdict(graph: &Graph, iri: &str) -> Verdict {
    graph.decisions()[iri].verdict.clone()
}

#[test]
fn two_meetings_of_one_sentence_are_two_events() {
    let graph = graph(&[UN_WEEK]);
    let meetings: Vec<_> = graph.nodes().filter(|node| matches!(node.kind(), NodeKind::Event(_))).collect();
    assert_eq!(meetings.len(), 2);
    assert_eq!(graph.node(MEETING).unwrap().label(), "Meeting: Han Zheng, Antony Blinken, 2023-09-18");
    assert!(graph.node("https://w3id.org/diplograph/id/gathering/78th-session-of-the-un-general-assembly").is_some());
}

#[test]
fn talks_and_meeting_of_one_day_are_one_event() {
    let graph = graph(&[UN_WEEK, WIRE]);
    assert_eq!(verdict(&graph, &MEETING.replace("meeting", "talks")), Verdict::CompatibleKind);
    assert_eq!(graph.node(MEETING).unwrap().articles.len(), 2);
    assert_eq!(graph.node(MEETING).unwrap().proofs.len(), 2);
}

#[test]
fn a_vaguer_telling_joins_the_only_candidate() {
    let vague = "https://w3id.org/diplograph/id/article/brief#e1";
    assert_eq!(verdict(&graph(&[BRIEF]), vague), Verdict::NoCandidate);
    assert_eq!(verdict(&graph(&[UN_WEEK, WIRE, BRIEF]), vague), Verdict::OnlyCandidate);
    assert!(
        matches!(verdict(&graph(&[UN_WEEK, NEXT_DAY, BRIEF]), vague), Verdict::SeveralCandidates(all) if all.len() == 2)
    );
}

#[test]
fn an_article_taken_away_leaves_no_trace() {
    let mut set: ReadingSet = [UN_WEEK, WIRE, BRIEF].iter().map(|line| Reading::from_json(line).unwrap()).collect();
    set.remove("wire");
    let without = Graph::new(&set, &IdentifierBase::default());
    for format in Format::ALL {
        assert_eq!(bytes(&without, format), bytes(&graph(&[BRIEF, UN_WEEK]), format));
    }
}

#[test]
fn order_and_repetition_leave_no_trace() {
    let one = graph(&[UN_WEEK, WIRE, BRIEF, NEXT_DAY]);
    let other = graph(&[NEXT_DAY, BRIEF, UN_WEEK, WIRE, BRIEF]);
    for format in Format::ALL {
        assert_eq!(bytes(&one, format), bytes(&other, format), "{}", format.name());
    }
}

#[test]
fn every_format_is_read_back_as_it_was_written() {
    let graph = graph(&[UN_WEEK, WIRE, BRIEF]);
    let all = |dataset: &Dataset| {
        let quads = "SELECT ?g ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
        let Answer::Table { rows, .. } = dataset.query(quads).unwrap() else { panic!("no table") };
        let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        rows.sort();
        rows
    };
    let whole = Dataset::of(&graph, &Provenance::default()).unwrap();
    for format in Format::ALL {
        let text = bytes(&graph, format);
        assert!(!text.contains("_:"), "{} has a blank node", format.name());
        assert!(Format::sniff(text.as_bytes()).is_some(), "{} is not known by its content", format.name());
        let read = Dataset::new().unwrap();
        read.load(text.as_bytes(), format, "graph").unwrap();
        let mut expected = all(&whole);
        if !format.has_graphs() {
            expected.retain(|row| row.starts_with("[None"));
        }
        assert_eq!(all(&read), expected, "{}", format.name());
    }
}

#[test]
fn every_named_query_runs() {
    let dataset = Dataset::of(&graph(&[UN_WEEK, WIRE, BRIEF]), &Provenance::default()).unwrap();
    for query in named_queries().into_iter().filter(|query| query.parameters.is_empty()) {
        let answer = dataset.query(query.sparql).unwrap_or_else(|error| panic!("{}: {error}", query.name));
        let Answer::Table { rows, .. } = answer else { panic!("{}: no table", query.name) };
        let rare = ["conflicts", "planned-not-held", "initiatives-praised"].contains(&query.name);
        assert!(rare || !rows.is_empty(), "{} finds nothing", query.name);
    }
}

#[test]
fn the_query_meetings_answers_what_the_table_of_meetings_holds() {
    let graph = graph(&[UN_WEEK, WIRE, BRIEF]);
    let dataset = Dataset::of(&graph, &Provenance::default()).unwrap();
    let meetings = named_queries().into_iter().find(|query| query.name == "meetings").unwrap();
    let mut csv = Vec::new();
    let answer = dataset.query(meetings.sparql).unwrap();
    answer.write(diplograph::rdf::AnswerFormat::Csv, "", &mut csv).unwrap();
    let mut table = Vec::new();
    diplograph::export::write_meetings(&graph, &mut table).unwrap();
    let rows = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
        let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
        rows.sort();
        rows
    };
    assert_eq!(rows(csv), rows(table));
}

#[test]
fn a_wrong_query_shows_the_place() {
    let error = Dataset::new().unwrap().query("SELECT * WHERE {\n  ?s ?p }").unwrap_err().to_string();
    assert!(error.contains("line 2, column ") && error.contains("    ?s ?p }\n") && error.ends_with('^'), "{error}");
}

#[test]
fn wrong_rdf_shows_the_place() {
    let dataset = Dataset::new().unwrap();
    let error = dataset.load("@prefix a: <b> .\na:b a:c".as_bytes(), Format::Turtle, "wrong.ttl").unwrap_err();
    assert!(error.to_string().starts_with("wrong.ttl:2:"), "{error}");
}

#[test]
fn the_shapes_are_kept_and_a_breach_is_told() {
    let dataset = Dataset::of(&graph(&[UN_WEEK, WIRE, BRIEF]), &Provenance::default()).unwrap();
    assert_eq!(check(&dataset, SHAPES).unwrap(), vec![]);
    let kinds = constraints(SHAPES).unwrap();
    assert!(kinds.len() > 60, "only {} constraints were understood", kinds.len());
    let broken = bytes(&graph(&[BRIEF]), Format::Turtle)
        .replace("oa:end 37", "oa:end 38")
        .replace("status-happened", "status-odd");
    let dataset = Dataset::new().unwrap();
    dataset.load(broken.as_bytes(), Format::Turtle, "broken.ttl").unwrap();
    let violations = check(&dataset, SHAPES).unwrap();
    let told: Vec<_> = violations.iter().map(|found| (found.shape.as_str(), found.article.as_deref())).collect();
    assert_eq!(told, [("Selector", Some("brief")), ("Event", Some("brief"))]);
}

#[test]
fn quotes_are_proven_or_told() {
    let dataset = Dataset::of(&graph(&[BRIEF]), &Provenance::default()).unwrap();
    let against = |text: &str| {
        let original = Original { text: text.to_owned(), digest: String::new() };
        verify(&dataset, &[("brief".to_owned(), original)].into()).unwrap().remove(0).finding
    };
    assert_eq!(against("Blinken met a senior Chinese official."), Finding::Proven);
    assert_eq!(against("— Blinken met a senior Chinese official."), Finding::Elsewhere(2));
    assert_eq!(against("Blinken"), Finding::OutOfText);
    assert!(matches!(against("Blinken met a senior Chinese minister, they say."), Finding::Differs(_)));
    assert_eq!(verify(&dataset, &Default::default()).unwrap()[0].finding, Finding::NoArticle);
}

#[test]
fn two_events_are_compared_point_by_point() {
    let graph = graph(&[UN_WEEK, NEXT_DAY, BRIEF]);
    let one = graph.node(MEETING).unwrap();
    let other = graph.node("https://w3id.org/diplograph/id/article/brief#e1").unwrap();
    let comparison = graph.compare(one, other).unwrap();
    let differ: Vec<_> = comparison.points.iter().filter(|point| !point.agrees).map(|point| point.name).collect();
    assert_eq!(differ, Vec::<&str>::new(), "nothing differs: it is vague, and two events fit");
    let told = graph.told(graph.index(MEETING).unwrap());
    assert_eq!(told.len(), 1);
    assert!(told[0].says.contains(&"participant: Han Zheng".to_owned()));
}

/// The rows that a named query gives with these parameters.
fn ask(dataset: &Dataset, name: &str, parameters: &[(&str, &str)]) -> Vec<Vec<String>> {
    let query = named_query(name).unwrap();
    let values: Vec<(String, String)> = parameters
        .iter()
        .map(|(key, value)| {
            let named = query.parameter(key).unwrap().kind == ParameterKind::Name;
            ((*key).to_owned(), if named { dataset.name(value).unwrap() } else { (*value).to_owned() })
        })
        .collect();
    let Answer::Table { rows, .. } = dataset.query(&query.with(&values).unwrap()).unwrap() else { panic!("no table") };
    let text = |cell: &Option<_>| cell.as_ref().map_or_else(String::new, ToString::to_string);
    rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn queries_with_parameters_answer() {
    let dataset = Dataset::of(&graph(&[UN_WEEK, WIRE, BRIEF, NEXT_DAY]), &Provenance::default()).unwrap();
    assert_eq!(ask(&dataset, "meetings-between", &[("a", "antonio guterres"), ("b", "Han Zheng")]).len(), 1);
    assert_eq!(ask(&dataset, "meetings-of", &[("who", "China")]).len(), 5, "one event is both meeting and talks");
    assert_eq!(ask(&dataset, "meetings-in-period", &[("from", "2023-09-19"), ("to", "2023-09-30")]).len(), 1);
    assert_eq!(ask(&dataset, "meetings-at", &[("gathering", "78th Session of the UN General Assembly")]).len(), 3);
    assert_eq!(ask(&dataset, "met-most", &[("person", "Blinken")]).len(), 2);
    assert_eq!(ask(&dataset, "shared-counterparts", &[("a", "António Guterres"), ("b", "Antony Blinken")]).len(), 1);
    assert!(ask(&dataset, "path", &[("a", "António Guterres"), ("b", "Wang Wenbin")])[0][0].contains('3'));
    assert_eq!(ask(&dataset, "timeline", &[("a", "China"), ("b", "United Nations")]).len(), 2);
    assert_eq!(ask(&dataset, "topics", &[("party", "China")]).len(), 2);
    assert!(ask(&dataset, "planned-not-held", &[]).is_empty());
    assert!(dataset.name("Antonio Guteres").unwrap_err().to_string().contains("nearest: António Guterres"));
    let wrong = named_query("topics").unwrap().with(&[("country".to_owned(), "China".to_owned())]).unwrap_err();
    assert_eq!(wrong.to_string(), "the query 'topics' has no parameter 'country'; it has party");
    let missing = named_query("topics").unwrap().with(&[]).unwrap_err();
    assert!(missing.to_string().contains("needs --param party=…"), "{missing}");
}

#[test]
fn every_own_term_is_in_the_ontology() {
    let graph = bytes(&graph(&[UN_WEEK, WIRE, BRIEF]), Format::NQuads);
    let ontology = Dataset::new().unwrap();
    ontology.load(ONTOLOGY.as_bytes(), Format::Turtle, "diplograph.ttl").unwrap();
    let own = diplograph::rdf::vocab::DG;
    for term in graph.split('<').filter_map(|rest| rest.split('>').next()).filter(|iri| iri.starts_with(own)) {
        let ask = format!("ASK {{ <{term}> rdfs:label ?l ; rdfs:comment ?c ; skos:example ?e ; rdfs:isDefinedBy ?d }}");
        assert_eq!(ontology.query(&ask).unwrap(), Answer::Boolean(true), "{term} is not told in full");
    }
    for property in ["owl:ObjectProperty", "owl:DatatypeProperty"] {
        let lacking = format!(
            "SELECT ?p WHERE {{ ?p a {property} . FILTER NOT EXISTS {{ ?p rdfs:domain|schema:domainIncludes ?d ; \
             rdfs:range|schema:rangeIncludes ?r ; rdfs:subPropertyOf|skos:closeMatch|skos:relatedMatch ?m }} }}"
        );
        assert!(
            matches!(ontology.query(&lacking).unwrap(), Answer::Table { rows, .. } if rows.is_empty()),
            "{property}"
        );
    }
}

#[test]
fn provenance_stays_affordable() {
    let lines = bytes(&graph(&[UN_WEEK, WIRE, BRIEF]), Format::NTriples);
    let is_provenance = |line: &&str| {
        let mut terms = line.split(' ');
        let (subject, predicate) = (terms.next().unwrap_or(""), terms.next().unwrap_or(""));
        let of = |part: &str| subject.contains(part);
        of("-evidence>") || of("#char=") || of("#reading>") || of("/software/") || predicate.ends_with("#evidence>")
    };
    let (provenance, facts): (Vec<&str>, Vec<&str>) = lines.lines().partition(is_provenance);
    assert!(provenance.len() <= 3 * facts.len(), "{} for {} facts", provenance.len(), facts.len());
}

#[test]
fn articles_that_differ_are_shown_side_by_side() {
    let other = BRIEF.replace("\"brief\"", "\"month\"").replace(
        "\"parties\":[\"China\",\"United States\"],",
        "\"parties\":[\"China\",\"United States\"],\"date\":\"2023-09\",",
    );
    let dataset = Dataset::of(&graph(&[UN_WEEK, &other]), &Provenance::default()).unwrap();
    let rows = ask(&dataset, "conflicts", &[]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0][2].contains("2023-09") && rows[0][3].contains("2023-09-18"), "{rows:?}");
}

#[test]
fn tables_and_graphml_hold_every_node_and_edge() {
    let graph = graph(&[UN_WEEK, WIRE, BRIEF]);
    let (mut nodes, mut edges, mut graphml) = (Vec::new(), Vec::new(), Vec::new());
    diplograph::export::write_nodes(&graph, &mut nodes).unwrap();
    diplograph::export::write_edges(&graph, &mut edges).unwrap();
    diplograph::export::write_graphml(&graph, &mut graphml).unwrap();
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().count();
    assert_eq!(lines(&nodes), graph.net().node_count() + 1);
    assert_eq!(lines(&edges), graph.net().edge_count() + 1);
    let graphml = String::from_utf8(graphml).unwrap();
    assert_eq!(graphml.matches("<node id=").count(), graph.net().node_count());
    assert_eq!(graphml.matches("<edge source=").count(), graph.net().edge_count());
}

#[test]
fn explain_shows_every_mention_with_its_sentence_and_reason() {
    let scratch = Scratch::new();
    scratch.file(
        "brief.txt",
        "Title: Ministers meet\nDate: 2024-03-06\n\nNorwegian Foreign Minister Ingrid Halvorsen met Pedro Almarza on \
         Tuesday. She thanked him for the visit. Halvorsen left at noon.",
    );
    let said = scratch.run(&["explain", "Ingrid Halvorsen", "brief.txt"]).ok();
    let lines: Vec<&str> = said.lines().map(str::trim).collect();
    assert!(lines.contains(&"She thanked him for the visit."), "{said}");
    for words in ["“Ingrid Halvorsen” at ", "“She” at ", "“Halvorsen” at "] {
        let line = lines.iter().find(|line| line.starts_with(words)).unwrap_or_else(|| panic!("{words}: {said}"));
        assert!(line.rsplit_once(": ").is_some_and(|(_, reason)| !reason.is_empty()), "{line}");
    }
}

#[test]
fn the_shell_answers_question_after_question() {
    let scratch = Scratch::new();
    for (name, text) in seeds() {
        scratch.file(&format!("in/{name}.txt"), text);
    }
    let typed = "SELECT (COUNT(*) AS ?calls)\nWHERE { ?e a dg:Call }\n.ask meetings-between a=Han Zheng b=Antony Blinken\n\
                 .nope\nSELEC\n\nASK { ?e a dg:Visit }\n";
    let ran = scratch.pipe(&["shell", "in", "--history", "asked"], typed);
    assert_eq!(ran.code, Some(1), "two of the questions are none");
    for words in ["calls", "New York", "true"] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
    assert!(ran.stderr.contains("`.nope` is no command; .help shows all"), "{}", ran.stderr);
    assert!(ran.stderr.contains("line 1, column"), "{}", ran.stderr);
    assert!(scratch.read("asked").contains("dg:Visit"), "questions are kept");
}
