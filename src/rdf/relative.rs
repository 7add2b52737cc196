//! Identifiers relative to the base, where they are read back as the same ones.

/// The identifier without the base, if that is safe: no part of the rest looks like a scheme, or like a step up or aside.
pub(super) fn relative<'a>(iri: &'a str, base: &str) -> &'a str {
    match iri.strip_prefix(base) {
        Some(rest) if is_plain(rest.as_bytes()) => rest,
        _ => iri,
    }
}

fn is_plain(path: &[u8]) -> bool {
    if !path.first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let mut before = 0;
    for byte in path {
        if *byte == b':' || (before == b'/' && matches!(byte, b'/' | b'.')) {
            return false;
        }
        before = *byte;
    }
    before != b'/'
}

/// Copies a part of a Turtle file with its identifiers made relative. A literal can only stand last, so nothing after
/// the first quotation mark is an identifier under the base.
pub(super) fn shorten(chunk: &[u8], base: &[u8], out: &mut Vec<u8>) {
    let mut rest = chunk;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'<' | b'"'))
        && let (before, [b'<', from @ ..]) = rest.split_at(at)
    {
        out.extend_from_slice(before);
        out.push(b'<');
        let end = from.iter().position(|byte| *byte == b'>').unwrap_or(from.len());
        let (iri, after) = from.split_at(end);
        match iri.strip_prefix(base) {
            Some(path) if is_plain(path) => out.extend_from_slice(path),
            _ => out.extend_from_slice(iri),
        }
        rest = after;
    }
    out.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://example.org/id/";

    #[test]
    fn only_what_is_read_back_the_same_is_made_relative() {
        for (iri, short) in [
            ("https://example.org/id/place/kyiv", "place/kyiv"),
            ("https://example.org/id/article/a#char=0,63", "article/a#char=0,63"),
            ("https://example.org/id/a:b", "https://example.org/id/a:b"),
            ("https://example.org/id/a/../b", "https://example.org/id/a/../b"),
            ("https://example.org/id/a//b", "https://example.org/id/a//b"),
            ("https://example.org/id/a/", "https://example.org/id/a/"),
            ("https://example.org/id/", "https://example.org/id/"),
            ("https://example.org/other", "https://example.org/other"),
        ] {
            assert_eq!(relative(iri, BASE), short);
        }
    }

    #[test]
    fn literals_stay_as_they_are() {
        let mut out = Vec::new();
        shorten(b"<https://example.org/id/a> dg:x \"<https://example.org/id/b>\"", BASE.as_bytes(), &mut out);
        assert_eq!(out, b"<a> dg:x \"<https://example.org/id/b>\"");
    }
}
