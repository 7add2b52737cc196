//! The one place where identifiers are minted.
//!
//! Identifiers are readable, deterministic and never blank nodes: `<base>/person/antonio-guterres`. A known entity
//! gives its own slug (from its reference file); an unknown one is named by its folded canonical name. An event is named by kind, day and
//! participants, so that two articles which tell the same meeting mint the same identifier.

use crate::text::slug;

use super::EventKind;

/// The base under which identifiers are minted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierBase(String);

impl Default for IdentifierBase {
    fn default() -> Self {
        Self("https://w3id.org/diplograph/id".to_owned())
    }
}

impl IdentifierBase {
    /// A base from what the user gave; a trailing `/` is dropped.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self(base.trim_end_matches('/').to_owned())
    }

    /// The base itself, without a trailing slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `<base>/<class>/<slug of the name>`, for example `…/person/antonio-guterres`.
    #[must_use]
    pub fn entity(&self, class: &str, name: &str) -> String {
        format!("{}/{class}/{}", self.0, slug(name))
    }

    /// The identifier of an article: `<base>/article/<id>`, also the name of its graph. Two articles never share one,
    /// so the article's own id is kept, percent-encoded where an IRI cannot carry it.
    #[must_use]
    pub fn article(&self, id: &str) -> String {
        format!("{}/article/{}", self.0, encode(id))
    }

    /// The identifier of something told by one article: `<base>/article/<id>#<local>`.
    #[must_use]
    pub fn told(&self, article: &str, local: &str) -> String {
        format!("{}#{local}", self.article(article))
    }

    /// The identifier of an event, from [`event_path`].
    #[must_use]
    pub fn event(&self, path: &str) -> String {
        format!("{}/event/{path}", self.0)
    }
}

/// The path that names an event: `meeting/2023-09-18/antony-blinken+han-zheng`; nothing when it has no day or fewer
/// than two actors (a visit: one), since such a telling cannot name the event. `actors` are slugs, in any order.
#[must_use]
pub fn event_path(kind: EventKind, day: Option<&str>, actors: &[String]) -> Option<String> {
    let least = if kind == EventKind::Visit { 1 } else { 2 };
    let mut actors: Vec<&str> = actors.iter().map(String::as_str).collect();
    actors.sort_unstable();
    actors.dedup();
    let day = day.filter(|day| day.len() >= 10)?.replace('/', "--");
    (actors.len() >= least).then(|| format!("{}/{day}/{}", kind.name(), actors.join("+")))
}

/// Percent-encodes every byte that is not unreserved in RFC 3986.
fn encode(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    if out.is_empty() { "unnamed".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_readable_and_independent_of_order() {
        let base = IdentifierBase::new("https://example.org/id/");
        assert_eq!(base.article("UN week 1/2"), "https://example.org/id/article/UN%20week%201%2F2");
        assert_eq!(base.entity("person", "António Guterres"), "https://example.org/id/person/antonio-guterres");
        let actors = ["han-zheng".to_owned(), "antony-blinken".to_owned()];
        let path = event_path(EventKind::Meeting, Some("2023-09-18"), &actors);
        assert_eq!(path.as_deref(), Some("meeting/2023-09-18/antony-blinken+han-zheng"));
        assert_eq!(event_path(EventKind::Meeting, None, &actors), None);
    }
}
