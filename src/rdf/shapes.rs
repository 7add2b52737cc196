//! The shapes of `ontology/shapes.ttl` as SPARQL, so that a graph can be checked without any other tool.
//!
//! Each constraint of [SHACL](https://www.w3.org/TR/shacl/) becomes one query that selects the nodes that break it. The
//! queries are made from the same file that SHACL engines read, so the two cannot differ.

use oxigraph::model::Term;

use super::dataset::{Dataset, LoadError};
use super::format::Format;
use super::query::{Answer, QueryError};

/// One constraint: the shape it belongs to, what it demands, and the query that selects `?this` and `?value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// Name of the shape: `Event`, `Evidence`, …
    pub shape: String,
    /// What is demanded, in words.
    pub demand: String,
    /// Selects the nodes that break it.
    pub sparql: String,
}

/// A node that breaks a constraint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The node.
    pub node: String,
    /// Name of the shape.
    pub shape: String,
    /// What is demanded.
    pub demand: String,
    /// The value at fault, if one is.
    pub value: Option<String>,
    /// Id of the article that tells of the node, if one does.
    pub article: Option<String>,
}

/// Checks the merged view, and each article's own graph.
///
/// # Errors
/// When the shapes cannot be read or the store fails.
pub fn check(dataset: &Dataset, shapes: &str) -> Result<Vec<Violation>, QueryError> {
    let mut violations = Vec::new();
    for constraint in constraints(shapes)? {
        let Answer::Table { columns, rows } = dataset.query(&constraint.sparql)? else { continue };
        let column = |name: &str| columns.iter().position(|column| column == name);
        for row in rows {
            let cell = |name: &str| row.get(column(name)?)?.as_ref().map(plain);
            let Some(node) = cell("this") else { continue };
            let article = article(dataset, &node)?;
            let (shape, demand) = (constraint.shape.clone(), constraint.demand.clone());
            violations.push(Violation { node, shape, demand, value: cell("value"), article });
        }
    }
    violations.sort();
    violations.dedup();
    Ok(violations)
}

/// The constraints of a file of shapes, in order of shape and demand.
///
/// # Errors
/// When the file cannot be read.
pub fn constraints(shapes: &str) -> Result<Vec<Constraint>, QueryError> {
    let file = Dataset::new()?;
    file.load(shapes.as_bytes(), Format::Turtle, "shapes.ttl")?;
    let mut constraints = Vec::new();
    for [shape, class, message, path, kind, value] in rows(&file, DECLARED)? {
        let name = shape.rsplit(['#', '/', '>']).find(|part| !part.is_empty()).unwrap_or(&shape).to_owned();
        if let Some(sparql) = query(&class, &path, &kind, &value) {
            constraints.push(Constraint { shape: name, demand: message, sparql });
        }
    }
    constraints.sort_by(|a, b| (&a.shape, &a.demand, &a.sparql).cmp(&(&b.shape, &b.demand, &b.sparql)));
    Ok(constraints)
}

/// Every constraint with its shape, class, message, path, kind and value; lists are written out as SPARQL terms.
const DECLARED: &str = "
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?shape ?class ?message ?path ?kind ?value WHERE {
  ?shape a sh:NodeShape ; sh:targetClass ?class .
  {
    ?shape sh:property ?property . ?property sh:path ?path ; sh:message ?message .
    {
      VALUES ?kind { sh:minCount sh:maxCount sh:datatype sh:nodeKind sh:class sh:pattern }
      ?property ?kind ?value
    } UNION {
      VALUES ?kind { sh:in }
      { SELECT ?property (GROUP_CONCAT(CONCAT('<', STR(?item), '>'); separator=', ') AS ?value) WHERE {
          ?property sh:in/rdf:rest*/rdf:first ?item
        } GROUP BY ?property }
    } UNION {
      VALUES ?kind { sh:or }
      { SELECT ?property (GROUP_CONCAT(CONCAT('<', STR(?item), '>'); separator=', ') AS ?value) WHERE {
          ?property sh:or/rdf:rest*/rdf:first/sh:class ?item
        } GROUP BY ?property }
    }
  } UNION {
    ?shape sh:sparql ?constraint . ?constraint sh:message ?message ; sh:select ?value .
    BIND(sh:select AS ?kind) BIND('' AS ?path)
  } UNION {
    ?shape sh:nodeKind sh:IRI . BIND(sh:nodeKind AS ?kind) BIND('' AS ?path) BIND(sh:IRI AS ?value)
    BIND('every node has an identifier' AS ?message)
  }
}";

/// The query of one constraint, if it is of a kind that is known.
fn query(class: &str, path: &str, kind: &str, value: &str) -> Option<String> {
    let kind = kind.strip_prefix("http://www.w3.org/ns/shacl#")?;
    let of = format!("?this a <{class}> .");
    let with = format!("{of} ?this <{path}> ?value .");
    let broken = match kind {
        "select" => return Some(value.replace("$this", "?this")),
        "nodeKind" if path.is_empty() => format!("{of} FILTER(!isIRI(?this))"),
        "nodeKind" => format!("{with} FILTER(!isIRI(?value))"),
        "minCount" => {
            let least: usize = value.parse().ok().filter(|least| *least > 0)?;
            let each: Vec<String> = (1..=least).map(|at| format!("?this <{path}> ?v{at} .")).collect();
            let differ: Vec<String> =
                (1..least).flat_map(|a| (a + 1..=least).map(move |b| format!("FILTER(?v{a} != ?v{b})"))).collect();
            format!("{of} FILTER NOT EXISTS {{ {} {} }}", each.join(" "), differ.join(" "))
        }
        "maxCount" => {
            let most: usize = value.parse().ok()?;
            let each: Vec<String> = (0..=most).map(|at| format!("?this <{path}> ?v{at} .")).collect();
            let differ: Vec<String> = (0..most)
                .flat_map(|a| (a + 1..=most).map(move |b| format!("FILTER(!sameTerm(?v{a}, ?v{b}))")))
                .collect();
            return Some(format!("SELECT DISTINCT ?this WHERE {{ {of} {} {} }}", each.join(" "), differ.join(" ")));
        }
        "datatype" => format!("{with} FILTER(!isLiteral(?value) || DATATYPE(?value) != <{value}>)"),
        "class" => format!("{with} FILTER NOT EXISTS {{ ?value a <{value}> }}"),
        "or" => format!("{with} FILTER NOT EXISTS {{ ?value a ?class . FILTER(?class IN ({value})) }}"),
        "in" => format!("{with} FILTER(?value NOT IN ({value}))"),
        "pattern" => {
            format!("{with} FILTER(!REGEX(STR(?value), {}))", Term::from(oxigraph::model::Literal::from(value)))
        }
        _ => return None,
    };
    Some(format!("SELECT DISTINCT ?this ?value WHERE {{ {broken} }}"))
}

fn rows(dataset: &Dataset, sparql: &str) -> Result<Vec<[String; 6]>, QueryError> {
    let Answer::Table { rows, .. } = dataset.query(sparql)? else { return Ok(Vec::new()) };
    let texts = |row: Vec<Option<Term>>| {
        let mut cells = row.into_iter().map(|cell| cell.as_ref().map(plain).unwrap_or_default());
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    };
    Ok(rows.into_iter().map(texts).collect())
}

fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(node) => format!("_:{}", node.as_str()),
        Term::Literal(literal) => literal.value().to_owned(),
    }
}

/// The article that tells of a node: that of its evidence, or the one within whose identifier it lies.
fn article(dataset: &Dataset, node: &str) -> Result<Option<String>, LoadError> {
    let own = node.split('#').next().unwrap_or(node);
    let Ok(own) = oxigraph::model::NamedNode::new(own) else { return Ok(None) };
    let Ok(node) = oxigraph::model::NamedNode::new(node) else { return Ok(None) };
    let sparql = format!(
        "SELECT (MIN(?found) AS ?id) WHERE {{ {{ {node} dg:evidence/oa:hasSource/schema:identifier ?found }} \
         UNION {{ {own} schema:identifier ?found }} }}"
    );
    match dataset.query(&sparql) {
        Ok(Answer::Table { rows, .. }) => Ok(rows.into_iter().flatten().flatten().next().as_ref().map(plain)),
        _ => Ok(None),
    }
}
