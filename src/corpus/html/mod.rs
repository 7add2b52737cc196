//! Web pages: the main text without what stands around it, and what the page says about itself.
//!
//! A page is cut into blocks of text ([`blocks`]), of which the content is kept ([`content`]); title, date, publisher
//! and address come from the meta elements (Open Graph) and from JSON-LD (schema.org). Nothing here is recursive in the
//! depth of the page.

mod blocks;
mod content;
mod metadata;

use encoding_rs::Encoding;

use super::record::Record;

/// The page as UTF-8, if its bytes are not and it names its encoding.
pub fn to_utf8(bytes: Vec<u8>) -> Vec<u8> {
    if Encoding::for_bom(&bytes).is_some() || std::str::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let label = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let label = label.and_then(|label| label.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).next());
    match label.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => encoding.decode(&bytes).0.into_owned().into_bytes(),
        _ => bytes,
    }
}

/// Reads a page; `url` is its address where that is known from elsewhere.
pub fn read(page: &str, id: &str, url: Option<String>) -> Record {
    let cut = blocks::cut(page);
    let told = metadata::read(&cut);
    let mut text = content::choose(&cut.blocks, told.title.as_deref());
    if let Some(body) = told.body.filter(|body| words(body) > 2 * words(&text)) {
        text = body;
    }
    Record {
        id: id.to_owned(),
        text,
        title: told.title,
        published: told.published,
        source: told.source,
        url: url.or(told.url),
    }
}

/// All the text of a piece of a page, such as a feed holds.
pub fn text_of(piece: &str) -> String {
    if !piece.contains(['<', '&']) {
        return piece.trim().to_owned();
    }
    let cut = blocks::cut(piece);
    cut.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html><head><title>Talks | The Example</title>
        <meta property="og:title" content="Ministers &amp; talks"><meta property="og:site_name" content="The Example">
        <meta property="article:published_time" content="2023-09-19T08:00:00Z">
        <link rel="canonical" href="https://example.org/talks"><script>var p = "<p>no";</script></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
        <article><h1>Ministers &amp; talks</h1><p>The two <b>ministers</b> met in Vienna&nbsp;on Monday.</p>
        <p>They spoke about<br>trade.</p><aside><p>Read more about trade here.</p></aside></article>
        <footer><p>All rights reserved.</p></footer></body></html>"#;

    #[test]
    fn the_main_text_is_kept_and_the_page_describes_itself() {
        let record = read(PAGE, "page", None);
        assert_eq!(record.text, "The two ministers met in Vienna\u{A0}on Monday.\n\nThey spoke about\ntrade.");
        assert_eq!(record.title.as_deref(), Some("Ministers & talks"));
        assert_eq!(record.published.as_deref(), Some("2023-09-19T08:00:00Z"));
        assert_eq!(record.source.as_deref(), Some("The Example"));
        assert_eq!(record.url.as_deref(), Some("https://example.org/talks"));
    }

    #[test]
    fn json_ld_describes_the_page_too() {
        let page = r#"<html><head><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
            {"@type":"NewsArticle","headline":"Talks","datePublished":"2023-09-19","publisher":{"name":"The Example"}}]}
            </script></head><body><p>The ministers met.</p></body></html>"#;
        let record = read(page, "page", None);
        assert_eq!((record.title.as_deref(), record.published.as_deref()), (Some("Talks"), Some("2023-09-19")));
        assert_eq!((record.source.as_deref(), record.text.as_str()), (Some("The Example"), "The ministers met."));
    }

    #[test]
    fn depth_is_no_danger() {
        let page = format!("<html><body>{}The ministers met.{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert_eq!(read(&page, "deep", None).text, "The ministers met.");
    }

    #[test]
    fn encodings_are_named_by_the_page() {
        let page = b"<html><meta charset=\"iso-8859-2\"><p>Radosav \xB9".to_vec();
        assert!(String::from_utf8(to_utf8(page)).is_ok_and(|page| page.contains("Radosav š")));
    }
}
