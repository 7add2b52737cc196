//! Writing and asking against oxigraph alone: what our order, prefixes and layout cost.
//!
//! `cargo bench --bench writing [-- TRIPLES]` makes readings until the merged view has that many triples (a million by
//! default), writes them in every format and with oxigraph's serializer alone, and asks one query both ways. Each figure is the best of
//! three runs, in a process of its own kind: nothing but the clock is measured, so no bench library is needed.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::io::Write;
use std::time::{Duration, Instant};

use diplograph::graph::{Graph, ReadingSet};
use diplograph::rdf::{Dataset, Format, Provenance, quads, write_quads};
use diplograph::reading::{Event, EventKind, Evidence, IdentifierBase, Person, Reading, Status};
use diplograph::text::CharSpan;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

fn main() {
    let wanted: usize = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(1_000_000);
    let graph = graph(wanted / 290 + 1);
    let provenance = Provenance::default();
    let all: Vec<Quad> = quads(&graph, &provenance).collect();
    let merged: Vec<Quad> = all.iter().filter(|quad| quad.graph_name.is_default_graph()).cloned().collect();
    println!("{} quads, {} of them in the merged view", all.len(), merged.len());
    for format in Format::ALL {
        let quads = if format.has_graphs() { &all } else { &merged };
        let ours = best(|| {
            write_quads(quads.iter(), format, graph.base().as_str(), Sink).unwrap();
        });
        let theirs = best(|| alone(quads, format));
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!("{:<9} ours {ours:>8.0?}  oxigraph {theirs:>8.0?}  ratio {ratio:.2}", format.name());
    }
    asking(&graph, &provenance, &all);
}

fn asking(graph: &Graph, provenance: &Provenance, all: &[Quad]) {
    let sparql = "PREFIX dg: <https://w3id.org/diplograph/ontology#> SELECT ?a ?b (COUNT(?e) AS ?n) WHERE { \
                  ?e a dg:Meeting ; dg:participant ?a , ?b } GROUP BY ?a ?b";
    let dataset = Dataset::of(graph, provenance).unwrap();
    let store = Store::new().unwrap();
    let mut loader = store.bulk_loader();
    loader.load_quads(all.iter().cloned()).unwrap();
    loader.commit().unwrap();
    let ours = best(|| {
        dataset.query(sparql).unwrap();
    });
    let theirs = best(|| {
        let query = SparqlEvaluator::new().parse_query(sparql).unwrap().on_store(&store).execute().unwrap();
        if let QueryResults::Solutions(solutions) = query {
            let rows: Vec<_> = solutions.collect::<Result<_, _>>().unwrap();
            assert!(!rows.is_empty());
        }
    });
    let overhead = (ours.as_secs_f64() / theirs.as_secs_f64() - 1.0) * 100.0;
    println!("query     ours {ours:>8.0?}  oxigraph {theirs:>8.0?}  overhead {overhead:.0} %");
}

fn alone(quads: &[Quad], format: Format) {
    let format = match format {
        Format::Turtle => RdfFormat::Turtle,
        Format::TriG => RdfFormat::TriG,
        Format::NQuads => RdfFormat::NQuads,
        Format::NTriples => RdfFormat::NTriples,
        Format::RdfXml => RdfFormat::RdfXml,
        Format::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
    };
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, iri) in diplograph::rdf::vocab::PREFIXES {
        serializer = serializer.with_prefix(prefix, iri).unwrap();
    }
    let mut serializer = serializer.for_writer(Sink);
    for quad in quads {
        serializer.serialize_quad(quad).unwrap();
    }
    serializer.finish().unwrap();
}

fn best(mut run: impl FnMut()) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Takes bytes and does nothing: the disk is not measured.
struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        std::hint::black_box(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Openly fictional officials who meet in turn.
fn graph(articles: usize) -> Graph {
    let name = |at: usize| format!("Official {}", at % 997);
    let readings = (0..articles).map(|article| {
        let day = format!("{}-{:02}-{:02}", 2000 + article % 25, article % 12 + 1, article % 28 + 1);
        let events = (0..10)
            .map(|at| Event {
                id: format!("e{at}"),
                iri: None,
                kind: EventKind::ALL[at % 3],
                status: Status::ALL[at % 2],
                participants: vec![name(article + at), name(article * 7 + at + 1)],
                parties: vec![format!("Country {}", at % 50)],
                roles: Vec::new(),
                unnamed: Vec::new(),
                date: Some(day.clone()),
                date_phrase: Some("on the day".to_owned()),
                date_anchor: Some(day.clone()),
                place: Some(format!("City {}", (article + at) % 300)),
                country: Some(format!("Country {}", at % 50)),
                within: None,
                topics: vec![format!("topic {}", at % 40)],
                outcomes: Vec::new(),
                instrument: None,
                name: None,
                confidence: Some(90),
                evidence: Evidence {
                    words: format!("They met, as sentence {at} of article {article} tells."),
                    span: CharSpan {
                        start: 100 * u32::try_from(at).unwrap(),
                        end: 100 * u32::try_from(at).unwrap() + 50,
                    },
                    rule: "meeting/met-with".to_owned(),
                },
            })
            .collect();
        let people = (0..10).map(|at| Person { name: name(article + at), ..Person::default() }).collect();
        Reading { id: format!("a{article:06}"), published: Some(day), people, events, ..Reading::default() }
    });
    Graph::new(&readings.collect::<ReadingSet>(), &IdentifierBase::default())
}
