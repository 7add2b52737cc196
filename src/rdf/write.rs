//! Writing quads through oxigraph's serializers (JSON-LD but for one: [`jsonld`](super::jsonld)), in canonical order, one graph in memory at a time.
//!
//! Turtle and TriG are made to be read: identifiers relative to the base, a blank line between subjects. RDF/XML cannot
//! carry some control characters (XML 1.0, section 2.2): they become U+FFFD, and [`Written`] says how often.

use std::borrow::Borrow;
use std::io::{self, Write};

use oxigraph::io::RdfSerializer;
use oxigraph::model::{GraphName, Literal, Quad, Term, vocab::xsd};
use oxttl::TriGSerializer;

use crate::graph::Graph;
use crate::knowledge::CONTEXT;
use crate::reading::{IdentifierBase, Reading};

use super::format::Format;
use super::merged::{merged, merged_readings};
use super::quads::{Provenance, quads};
use super::relative::shorten;
use super::vocab::PREFIXES;

/// What came of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// How many triples or quads were written.
    pub statements: usize,
    /// In how many of them the format could not carry every character.
    pub altered: usize,
}

/// Writes the graph in a format.
///
/// # Errors
/// When the writer fails.
pub fn write(graph: &Graph, format: Format, provenance: &Provenance, writer: impl Write) -> io::Result<Written> {
    if format.has_graphs() {
        write_quads(quads(graph, provenance), format, graph.base().as_str(), writer)
    } else {
        let all = merged(graph, provenance).map(|triple| triple.in_graph(GraphName::DefaultGraph));
        write_quads(all, format, graph.base().as_str(), writer)
    }
}

/// Writes the merged view of readings, which come in order of article id and one for each article; memory does not grow
/// with their number. The bytes are those of [`write()`] for their graph, without the graphs of the articles.
///
/// # Errors
/// When a reading does not come, nothing can be put aside, or the writer fails.
pub fn write_readings<E: From<io::Error>>(
    readings: impl Iterator<Item = Result<Reading, E>>,
    format: Format,
    base: &IdentifierBase,
    provenance: &Provenance,
    writer: impl Write,
) -> Result<Written, E> {
    let mut failed = Ok(());
    let triples = merged_readings(readings, base, provenance)?.map_while(|triple| match triple {
        Ok(triple) => Some(triple.in_graph(GraphName::DefaultGraph)),
        Err(error) => {
            failed = Err(error);
            None
        }
    });
    let written = write_quads(triples, format, base.as_str(), writer)?;
    failed?;
    Ok(written)
}

/// Writes quads in the order given.
///
/// # Errors
/// When the writer fails.
pub fn write_quads(
    quads: impl Iterator<Item: Borrow<Quad>>,
    format: Format,
    base: &str,
    writer: impl Write,
) -> io::Result<Written> {
    match format {
        Format::Turtle | Format::TriG => pretty(quads, base, writer),
        Format::RdfXml => xml(quads, writer),
        Format::JsonLd => super::jsonld::write(quads, CONTEXT, base, writer),
        Format::NQuads | Format::NTriples => plain(quads, format, writer),
    }
}

fn plain(quads: impl Iterator<Item: Borrow<Quad>>, format: Format, writer: impl Write) -> io::Result<Written> {
    let mut written = Written::default();
    let mut serializer = RdfSerializer::from_format(format.syntax()).for_writer(writer);
    for quad in quads {
        serializer.serialize_quad(quad.borrow())?;
        written.statements += 1;
    }
    serializer.finish()?.flush()?;
    Ok(written)
}

fn with_prefixes(mut serializer: RdfSerializer) -> io::Result<RdfSerializer> {
    for (prefix, iri) in PREFIXES {
        serializer = serializer.with_prefix(prefix, iri).map_err(invalid)?;
    }
    Ok(serializer)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

/// Turtle is TriG without named graphs, so one writer does for both. The identifiers are made relative here: the
/// serializer would take each apart for it, and twice the time.
fn pretty(quads: impl Iterator<Item: Borrow<Quad>>, base: &str, mut writer: impl Write) -> io::Result<Written> {
    let mut written = Written::default();
    let mut serializer = TriGSerializer::new();
    for (prefix, iri) in PREFIXES {
        serializer = serializer.with_prefix(prefix, iri).map_err(invalid)?;
    }
    let mut serializer = serializer.low_level();
    let base = format!("{base}/");
    let (mut whole, mut short) = (Vec::new(), Vec::new());
    for quad in quads {
        whole.clear();
        short.clear();
        serializer.serialize_quad(quad.borrow(), &mut whole)?;
        if written.statements == 0 {
            prelude(&mut whole, &base, &mut writer)?;
        }
        // Where one subject or graph ends and the next begins, a blank line.
        let rest = whole.strip_prefix(b" .\n");
        if rest.is_some() {
            short.extend_from_slice(b" .\n\n");
        }
        shorten(rest.unwrap_or(&whole), base.as_bytes(), &mut short);
        writer.write_all(&short)?;
        written.statements += 1;
    }
    serializer.finish(&mut writer)?;
    writer.flush()?;
    Ok(written)
}

/// Base and prefixes. The serializer sorts its prefixes by length; ours are in the order in which they are documented.
fn prelude(chunk: &mut Vec<u8>, base: &str, writer: &mut impl Write) -> io::Result<()> {
    writeln!(writer, "@base <{base}> .")?;
    for (prefix, iri) in PREFIXES {
        writeln!(writer, "@prefix {prefix}: <{iri}> .")?;
    }
    writeln!(writer)?;
    let lines = PREFIXES.len();
    let end = chunk.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(lines - 1).map_or(0, |(at, _)| at + 1);
    chunk.drain(..end);
    Ok(())
}

fn xml(quads: impl Iterator<Item: Borrow<Quad>>, writer: impl Write) -> io::Result<Written> {
    let mut written = Written::default();
    let writer = CarriageReturns { inner: writer };
    let mut serializer = with_prefixes(RdfSerializer::from_format(Format::RdfXml.syntax()))?.for_writer(writer);
    for quad in quads {
        let quad = quad.borrow();
        match carried(quad)? {
            None => serializer.serialize_quad(quad)?,
            Some(altered) => {
                serializer.serialize_quad(&altered)?;
                written.altered += 1;
            }
        }
        written.statements += 1;
    }
    serializer.finish()?.flush()?;
    Ok(written)
}

/// The quad as XML can carry it, if it has to differ.
fn carried(quad: &Quad) -> io::Result<Option<Quad>> {
    let Term::Literal(literal) = &quad.object else { return Ok(None) };
    if literal.value().chars().all(is_xml) {
        return Ok(None);
    }
    let value: String = literal.value().chars().map(|c| if is_xml(c) { c } else { '\u{fffd}' }).collect();
    let literal = match literal.language() {
        Some(language) => Literal::new_language_tagged_literal(value, language).map_err(invalid)?,
        None if literal.datatype() == xsd::STRING => Literal::new_simple_literal(value),
        None => Literal::new_typed_literal(value, literal.datatype().into_owned()),
    };
    Ok(Some(Quad { object: literal.into(), ..quad.clone() }))
}

/// Production 2 (`Char`) of XML 1.0.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A raw carriage return would be read back as a line feed (XML 1.0, section 2.11). The serializer writes none of its
/// own, so each one belongs to a literal and is written as a character reference.
struct CarriageReturns<W> {
    inner: W,
}

impl<W: Write> Write for CarriageReturns<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (at, part) in bytes.split(|byte| *byte == b'\r').enumerate() {
            if at > 0 {
                self.inner.write_all(b"&#13;")?;
            }
            self.inner.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
