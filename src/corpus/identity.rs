//! Identifiers stay distinct: two articles never share one, and the same article twice is one.

use std::collections::HashMap;

use crate::article::Article;
use crate::text::slug;

/// The identifiers given so far, with a hash of the text that bears each: some thirty bytes for an article.
#[derive(Debug, Default)]
pub struct Identities {
    given: HashMap<u64, u64>,
}

impl Identities {
    /// The article under an identifier of its own: its own one, or where another text bears that already, with a hash
    /// of the text after it. Nothing if the same text came under the same identifier before.
    pub fn settle(&mut self, mut article: Article) -> Option<Article> {
        let digest = article.digest();
        loop {
            let name = crate::article::digest(slug(&article.id).as_bytes());
            match self.given.get(&name) {
                None => {
                    self.given.insert(name, digest);
                    return Some(article);
                }
                Some(text) if *text == digest => return None,
                Some(_) => article.id = format!("{}-{:08x}", article.id, digest >> 32),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn article(id: &str, text: &str) -> Article {
        let body = Span::new(0, text.len());
        Article { id: id.into(), text: text.into(), title: None, body, published: None, source: None, url: None }
    }

    #[test]
    fn two_texts_never_share_an_identifier() {
        let mut identities = Identities::default();
        let mut settle = |id, text| identities.settle(article(id, text)).map(|article| article.id);
        assert_eq!(settle("one", "They met."), Some("one".into()));
        assert_eq!(settle("one", "They met."), None);
        let other = settle("One", "They spoke.");
        assert!(other.as_ref().is_some_and(|id| id.starts_with("One-") && id.len() == 12), "{other:?}");
        assert_eq!(settle("one", "They spoke."), None);
    }
}
