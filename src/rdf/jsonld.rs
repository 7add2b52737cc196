//! JSON-LD, compacted with the context of `ontology/context.jsonld`.
//!
//! oxigraph's own JSON-LD writer states prefixes but writes every property in full. This writer compacts: properties
//! by the context's terms, values by their type coercion, identifiers relative to `@base`. Quads have to come sorted by
//! graph and subject; one subject is held in memory.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

use super::relative::relative;
use super::vocab::{PREFIXES, TYPE};
use super::write::Written;

/// A term of the context: its name, and the type that its values have.
struct ContextTerm {
    name: String,
    coercion: Option<String>,
}

/// The context, read for writing.
struct Context {
    text: Map<String, Value>,
    terms: BTreeMap<String, ContextTerm>,
    base: String,
}

impl Context {
    fn new(json: &str, base: &str) -> io::Result<Self> {
        let file: Value = serde_json::from_str(json)?;
        let mut text = file.get("@context").and_then(Value::as_object).cloned().unwrap_or_default();
        let terms = text.iter().filter_map(|(name, value)| term(name, value)).collect();
        text.insert("@base".to_owned(), json!(format!("{base}/")));
        Ok(Self { text, terms, base: format!("{base}/") })
    }

    fn relative<'a>(&self, iri: &'a str) -> &'a str {
        relative(iri, &self.base)
    }
}

fn term(name: &str, value: &Value) -> Option<(String, ContextTerm)> {
    let (id, coercion) = match value {
        Value::String(id) => (id.as_str(), None),
        Value::Object(definition) => {
            (definition.get("@id")?.as_str()?, definition.get("@type").and_then(Value::as_str))
        }
        _ => return None,
    };
    // A prefix is no term: its value is an IRI, not a compact one.
    if name.starts_with('@') || id.contains("://") {
        return None;
    }
    let coercion = coercion.map(|kind| if kind == "@id" { kind.to_owned() } else { expand(kind) });
    Some((expand(id), ContextTerm { name: name.to_owned(), coercion }))
}

fn expand(compact: &str) -> String {
    let known = compact.split_once(':').and_then(|(prefix, local)| {
        let (_, space) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{space}{local}"))
    });
    known.unwrap_or_else(|| compact.to_owned())
}

fn compact(iri: &str) -> String {
    PREFIXES
        .iter()
        .find_map(|(prefix, space)| Some(format!("{prefix}:{}", iri.strip_prefix(space)?)))
        .unwrap_or_else(|| iri.to_owned())
}

pub(super) fn write(
    quads: impl Iterator<Item: Borrow<Quad>>,
    context: &str,
    base: &str,
    mut out: impl Write,
) -> io::Result<Written> {
    let context = Context::new(context, base)?;
    let mut written = Written::default();
    write!(out, "{{\n\"@context\": {},\n\"@graph\": [", serde_json::to_string(&context.text)?)?;
    let mut open = Open::default();
    for quad in quads {
        written.statements += 1;
        open.take(quad.borrow(), &context, &mut out)?;
    }
    open.close_graph(&mut out)?;
    write!(out, "\n]\n}}\n")?;
    out.flush()?;
    Ok(written)
}

/// The graph and subject that are being written.
#[derive(Default)]
struct Open {
    graph: Option<GraphName>,
    subject: Option<NamedOrBlankNode>,
    node: Map<String, Value>,
    /// Whether something stands before the next node, so that a comma is due: in the file, and in the named graph.
    later: [bool; 2],
}

impl Open {
    fn take(&mut self, quad: &Quad, context: &Context, out: &mut impl Write) -> io::Result<()> {
        if self.graph.as_ref() != Some(&quad.graph_name) {
            self.close_graph(out)?;
            let name = match &quad.graph_name {
                GraphName::NamedNode(node) => Some(context.relative(node.as_str()).to_owned()),
                GraphName::BlankNode(node) => Some(format!("_:{}", node.as_str())),
                GraphName::DefaultGraph => None,
            };
            if let Some(name) = name {
                self.comma(0, out)?;
                write!(out, "{{\"@id\": {}, \"@graph\": [", serde_json::to_string(&name)?)?;
                self.later[1] = false;
            }
            self.graph = Some(quad.graph_name.clone());
        }
        if self.subject.as_ref() != Some(&quad.subject) {
            self.close_node(out)?;
            let id = match &quad.subject {
                NamedOrBlankNode::NamedNode(node) => context.relative(node.as_str()).to_owned(),
                NamedOrBlankNode::BlankNode(node) => format!("_:{}", node.as_str()),
            };
            self.node.insert("@id".to_owned(), json!(id));
            self.subject = Some(quad.subject.clone());
        }
        let (key, value) = if quad.predicate == TYPE
            && let Term::NamedNode(class) = &quad.object
        {
            ("@type".to_owned(), json!(compact(class.as_str())))
        } else {
            let term = context.terms.get(quad.predicate.as_str());
            let key = term.map_or_else(|| compact(quad.predicate.as_str()), |term| term.name.clone());
            (key, value(&quad.object, term.and_then(|term| term.coercion.as_deref()), context))
        };
        match self.node.get_mut(&key) {
            None => {
                self.node.insert(key, value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
        Ok(())
    }

    fn close_node(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.subject.take().is_none() {
            return Ok(());
        }
        let depth = usize::from(matches!(self.graph, Some(GraphName::NamedNode(_) | GraphName::BlankNode(_))));
        self.comma(depth, out)?;
        serde_json::to_writer(&mut *out, &std::mem::take(&mut self.node))?;
        Ok(())
    }

    fn close_graph(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.close_node(out)?;
        if matches!(self.graph.take(), Some(GraphName::NamedNode(_) | GraphName::BlankNode(_))) {
            write!(out, "\n]}}")?;
        }
        Ok(())
    }

    fn comma(&mut self, depth: usize, out: &mut impl Write) -> io::Result<()> {
        let comma = if std::mem::replace(&mut self.later[depth], true) { ",\n" } else { "\n" };
        out.write_all(comma.as_bytes())
    }
}

/// A value, without its type where the context tells it.
fn value(term: &Term, coercion: Option<&str>, context: &Context) -> Value {
    match term {
        Term::NamedNode(node) => match coercion {
            Some("@id") => json!(context.relative(node.as_str())),
            _ => json!({ "@id": context.relative(node.as_str()) }),
        },
        Term::BlankNode(node) => json!({ "@id": format!("_:{}", node.as_str()) }),
        Term::Literal(literal) => literal_value(literal, coercion),
    }
}

fn literal_value(literal: &Literal, coercion: Option<&str>) -> Value {
    let datatype = literal.datatype();
    if let Some(language) = literal.language() {
        return json!({ "@value": literal.value(), "@language": language });
    }
    match coercion {
        Some(kind) if kind == datatype.as_str() => match literal.value().parse::<i64>() {
            Ok(number) if datatype == xsd::INTEGER && number.to_string() == literal.value() => json!(number),
            _ => json!(literal.value()),
        },
        None if datatype == xsd::STRING => json!(literal.value()),
        _ if datatype == xsd::STRING => json!({ "@value": literal.value() }),
        _ => json!({ "@value": literal.value(), "@type": compact(datatype.as_str()) }),
    }
}
