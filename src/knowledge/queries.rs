//! The named queries of `ontology/queries/`: what people ask, written once in SPARQL.
//!
//! A file opens with a header of comments: `# title:` in one line, `# help:` in one or more, and for each parameter
//! `# param NAME (KIND): what it is`, the kind being `name`, `day` or `number`, with `required` where no default makes
//! sense. The parameter's default stands in the query as `VALUES ?NAME { "…" }`, so that the file runs as it is in any
//! SPARQL engine; a value given takes its place.

/// A query of `ontology/queries/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedQuery {
    /// The file's stem.
    pub name: &'static str,
    /// What it answers, in a line.
    pub title: String,
    /// What it answers, in a few sentences.
    pub help: String,
    /// What can be set.
    pub parameters: Vec<Parameter>,
    /// The query, header included.
    pub sparql: &'static str,
}

/// What the value of a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// The name of something in the graph.
    Name,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A whole number.
    Number,
}

/// Something to set in a named query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Name of the variable, without `?`.
    pub name: String,
    /// What its value is.
    pub kind: ParameterKind,
    /// Whether it has to be given.
    pub required: bool,
    /// What it is for.
    pub help: String,
}

/// A name that no query bears.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no query is called '{name}'; nearest: {}", .nearest.join(", "))]
pub struct UnknownName {
    /// The name asked for.
    pub name: String,
    /// The names most like it, the most like first.
    pub nearest: Vec<String>,
}

/// A parameter that cannot be set so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// The query has no such parameter.
    #[error("the query '{query}' has no parameter '{name}'; {}", those_known(.known))]
    Unknown {
        /// The query.
        query: String,
        /// The parameter given.
        name: String,
        /// Those it has.
        known: Vec<String>,
    },
    /// A parameter that is needed was not given.
    #[error("the query '{query}' needs --param {name}=…: {help}")]
    Missing {
        /// The query.
        query: String,
        /// The parameter.
        name: String,
        /// What it is for.
        help: String,
    },
    /// The value is of another kind.
    #[error("'{value}' is no {expected}; the parameter '{name}' of '{query}' needs one")]
    Value {
        /// The query.
        query: String,
        /// The parameter.
        name: String,
        /// The value given.
        value: String,
        /// What was expected.
        expected: &'static str,
    },
}

fn those_known(names: &[String]) -> String {
    if names.is_empty() { "it has none".to_owned() } else { format!("it has {}", names.join(", ")) }
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Every file of the folder, in order of name. A test compares this list with the folder.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../ontology/queries/", $name, ".rq")))),*];
    };
}

files![
    "conflicts",
    "initiatives",
    "initiatives-praised",
    "meetings",
    "meetings-at",
    "meetings-between",
    "meetings-in-period",
    "meetings-of",
    "met-most",
    "offices",
    "path",
    "people",
    "planned-not-held",
    "positions",
    "shared-counterparts",
    "statements",
    "statements-about",
    "timeline",
    "topics",
    "who-met-whom",
];

/// Every named query, in order of name.
#[must_use]
pub fn named_queries() -> Vec<NamedQuery> {
    FILES.iter().map(|(name, sparql)| read(name, sparql)).collect()
}

/// The query of this name.
///
/// # Errors
/// When there is none; the error tells the names most like it.
pub fn named_query(name: &str) -> Result<NamedQuery, UnknownName> {
    if let Some((name, sparql)) = FILES.iter().find(|(known, _)| *known == name) {
        return Ok(read(name, sparql));
    }
    let mut names: Vec<&str> = FILES.iter().map(|(known, _)| *known).collect();
    let likeness = |known: &str| strsim::jaro_winkler(name, known);
    names.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)).then_with(|| a.cmp(b)));
    let nearest = names.into_iter().take(3).map(str::to_owned).collect();
    Err(UnknownName { name: name.to_owned(), nearest })
}

impl NamedQuery {
    /// The parameter of this name.
    ///
    /// # Errors
    /// When there is none; the error tells those there are.
    pub fn parameter(&self, name: &str) -> Result<&Parameter, ParameterError> {
        self.parameters.iter().find(|parameter| parameter.name == name).ok_or_else(|| ParameterError::Unknown {
            query: self.name.to_owned(),
            name: name.to_owned(),
            known: self.parameters.iter().map(|parameter| parameter.name.clone()).collect(),
        })
    }

    /// The query with these parameters set.
    ///
    /// # Errors
    /// When a parameter is unknown, missing, or has a value of another kind.
    pub fn with(&self, values: &[(String, String)]) -> Result<String, ParameterError> {
        let mut sparql = self.sparql.to_owned();
        for (name, value) in values {
            let parameter = self.parameter(name)?;
            let literal = parameter.literal(value).map_err(|expected| ParameterError::Value {
                query: self.name.to_owned(),
                name: name.clone(),
                value: value.clone(),
                expected,
            })?;
            let head = format!("VALUES ?{name} {{ ");
            let start = sparql.find(&head).map(|at| at + head.len());
            if let Some((start, end)) = start.and_then(|start| Some((start, start + sparql.get(start..)?.find(" }")?)))
            {
                sparql.replace_range(start..end, &literal);
            }
        }
        let given = |parameter: &&Parameter| values.iter().any(|(name, _)| *name == parameter.name);
        match self.parameters.iter().find(|parameter| parameter.required && !given(parameter)) {
            Some(missing) => Err(ParameterError::Missing {
                query: self.name.to_owned(),
                name: missing.name.clone(),
                help: missing.help.clone(),
            }),
            None => Ok(sparql),
        }
    }
}

impl Parameter {
    /// The value as SPARQL writes it, or what it should have been.
    fn literal(&self, value: &str) -> Result<String, &'static str> {
        match self.kind {
            ParameterKind::Name => Ok(quoted(value)),
            ParameterKind::Day => {
                let day: jiff::civil::Date = value.parse().map_err(|_| "day (YYYY-MM-DD)")?;
                Ok(format!("\"{day}\"^^xsd:date"))
            }
            ParameterKind::Number => {
                let number: u32 = value.parse().map_err(|_| "whole number")?;
                Ok(number.to_string())
            }
        }
    }
}

/// A string of SPARQL (production 160, `ECHAR`).
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn read(name: &'static str, sparql: &'static str) -> NamedQuery {
    let mut query = NamedQuery { name, title: String::new(), help: String::new(), parameters: Vec::new(), sparql };
    for line in sparql.lines().map_while(|line| line.strip_prefix("# ")) {
        match line.split_once(": ") {
            Some(("title", title)) => title.clone_into(&mut query.title),
            Some(("help", help)) => {
                if !query.help.is_empty() {
                    query.help.push(' ');
                }
                query.help.push_str(help);
            }
            Some((key, help)) => query.parameters.extend(parameter(key, help)),
            None => {}
        }
    }
    query
}

/// `param NAME (KIND)` or `param NAME (KIND, required)`.
fn parameter(key: &str, help: &str) -> Option<Parameter> {
    let (name, rest) = key.strip_prefix("param ")?.split_once(" (")?;
    let mut words = rest.strip_suffix(')')?.split(", ");
    let kind = match words.next()? {
        "day" => ParameterKind::Day,
        "number" => ParameterKind::Number,
        _ => ParameterKind::Name,
    };
    let required = words.next() == Some("required");
    Some(Parameter { name: name.to_owned(), kind, required, help: help.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_and_headed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/queries");
        let mut files: Vec<String> = (std::fs::read_dir(folder).unwrap())
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".rq").map(str::to_owned))
            .collect();
        files.sort();
        let queries = named_queries();
        assert_eq!(files, queries.iter().map(|query| query.name).collect::<Vec<_>>());
        for query in queries {
            assert!(!query.title.is_empty() && !query.help.is_empty(), "{} lacks its header", query.name);
            let headed = query.sparql.lines().filter(|line| line.starts_with("# param ")).count();
            assert_eq!(headed, query.parameters.len(), "{}: a parameter's header cannot be read", query.name);
            for parameter in query.parameters {
                let values = format!("VALUES ?{} {{ ", parameter.name);
                assert_eq!(query.sparql.matches(&values).count(), 1, "{}: {}", query.name, parameter.name);
            }
        }
    }

    #[test]
    fn an_unknown_name_is_told_its_neighbours() {
        assert_eq!(named_query("meeting").unwrap_err().nearest[0], "meetings");
    }

    #[test]
    fn values_are_quoted() {
        assert_eq!(quoted("a \"b\"\\\n"), r#""a \"b\"\\\n""#);
    }
}
