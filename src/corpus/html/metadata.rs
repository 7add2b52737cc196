//! What a page says about itself: JSON-LD with schema.org's terms, Open Graph and Dublin Core in meta elements.

use serde_json::{Map, Value};

use super::blocks::Cut;

/// What is known about a page.
#[derive(Debug, Default)]
pub struct Told {
    /// Title.
    pub title: Option<String>,
    /// Day of publication, as written.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// The whole text, where JSON-LD holds it.
    pub body: Option<String>,
}

/// Gathers what the page tells.
pub fn read(cut: &Cut) -> Told {
    let meta = |names: &[&str]| {
        let found = names.iter().find_map(|name| cut.meta.iter().find(|(key, value)| key == name && !value.is_empty()));
        found.map(|(_, value)| value.clone())
    };
    let json = cut.json.iter().filter_map(|json| serde_json::from_str(json).ok()).find_map(|value| article(&value, 0));
    let field = |name: &str| json.as_ref().and_then(|fields| text(fields.get(name)?));
    let title =
        || Some(&cut.heading).filter(|text| !text.is_empty()).or(Some(&cut.title)).map(|text| text.trim().to_owned());
    Told {
        title: field("headline")
            .or_else(|| meta(&["og:title", "dc.title", "twitter:title"]))
            .or_else(title)
            .filter(|text| !text.is_empty()),
        published: field("datePublished")
            .or_else(|| {
                meta(&[
                    "article:published_time",
                    "datepublished",
                    "date",
                    "dc.date",
                    "dc.date.issued",
                    "pubdate",
                    "publish-date",
                ])
            })
            .or_else(|| cut.time.clone()),
        source: field("publisher").or_else(|| meta(&["og:site_name", "dc.publisher", "application-name"])),
        url: meta(&["canonical", "og:url"]).or_else(|| field("url")),
        body: field("articleBody"),
    }
}

/// The first object that describes an article, in a value of JSON-LD.
fn article(value: &Value, depth: u8) -> Option<Map<String, Value>> {
    match value {
        Value::Array(items) if depth < 4 => items.iter().find_map(|item| article(item, depth + 1)),
        Value::Object(fields) if is_article(fields.get("@type")) => Some(fields.clone()),
        Value::Object(fields) if depth < 4 => {
            ["@graph", "mainEntity"].iter().find_map(|name| article(fields.get(*name)?, depth + 1))
        }
        _ => None,
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind.is_string() && is_article(Some(kind))),
        _ => false,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(items) => text(items.first()?),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}
