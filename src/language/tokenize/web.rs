//! What the web leaves in text. Addresses of pages, mail and files are one token each, whatever signs they hold; tags of
//! HTML that only change the look of a word are no token.

use super::lexicon::Lexicon;

/// No address is longer; what follows is read as other text, so that time stays linear.
const LONGEST: usize = 2048;

/// The elements of HTML that lie within a line and say nothing of its meaning
/// (<https://html.spec.whatwg.org/#text-level-semantics>).
const INLINE: [&str; 13] = ["a", "b", "br", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"];

/// Length in bytes of the tag without attributes at the beginning of a run: `<sup>` in "21<sup>st</sup>".
pub(super) fn tag(run: &str) -> Option<usize> {
    let name = run.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let length = name.bytes().take_while(u8::is_ascii_lowercase).count();
    let rest = &name[length..];
    let end = rest.strip_prefix('/').unwrap_or(rest);
    (INLINE.contains(&&name[..length]) && end.starts_with('>')).then(|| run.len() - end.len() + 1)
}

/// Length in bytes of the address at the beginning of a run of non-space text.
pub(super) fn address(run: &str, lexicon: &Lexicon) -> Option<usize> {
    let run = (0..=LONGEST.min(run.len())).rev().find_map(|at| run.get(..at))?;
    let first = *run.as_bytes().first()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    if scheme(run) {
        return Some(trimmed(run, run.find(['<', '>', '"', '“', '”', '|', '«', '»']).unwrap_or(run.len())));
    }
    // Everything else is host-like: ASCII letters, digits and a few signs, with an inner dot.
    let host = run
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_' | '+' | '%'))
        .unwrap_or(run.len());
    match run.as_bytes().get(host) {
        Some(b'@') => mail(run, host),
        _ => page(run, host, lexicon),
    }
}

/// Whether the run begins with a scheme, or with www.
fn scheme(run: &str) -> bool {
    ["http://", "https://", "ftp://", "www.", "mailto:"].iter().any(|scheme| {
        run.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && run.len() > scheme.len()
    })
}

/// A mail address: the sign, and behind it a host with a dot.
fn mail(run: &str, at: usize) -> Option<usize> {
    let rest = &run[at + 1..];
    let host = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_')).unwrap_or(rest.len());
    let length = trimmed(run, at + 1 + host);
    (length > at + 1).then_some(length)
}

/// A page without scheme: a host whose last label is a known domain, and a path.
fn page(run: &str, host: usize, lexicon: &Lexicon) -> Option<usize> {
    let length = trimmed(run, host);
    let (name, domain) = run[..length].rsplit_once('.')?;
    let labels = name.split('.').all(|label| label.len() > 1 || label.bytes().all(|byte| byte.is_ascii_digit()));
    // An upper-case domain after a lower-case word is a missing space: "in talks.In".
    let cased = domain.bytes().all(|byte| byte.is_ascii_lowercase())
        || run[..length].bytes().all(|byte| !byte.is_ascii_lowercase());
    if !(lexicon.is_domain(domain) && labels && cased) {
        return None;
    }
    match run.as_bytes().get(host) {
        Some(b'/') if host == length => {
            Some(trimmed(run, run.find(['<', '>', '"', '“', '”', '|']).unwrap_or(run.len())))
        }
        _ => Some(length),
    }
}

/// An address does not end in the punctuation of the sentence around it; in a bracket only if it opened one.
fn trimmed(run: &str, mut length: usize) -> usize {
    let opened = run[..length].bytes().filter(|byte| *byte == b'(').count();
    let mut closed = run[..length].bytes().filter(|byte| *byte == b')').count();
    while let Some(c) = run[..length].chars().next_back() {
        match c {
            ')' if closed <= opened => break,
            ')' => closed -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '‘' | ']' | '}' | '*' | '-' | '…' => {}
            _ => break,
        }
        length -= c.len_utf8();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_within_a_line_are_told_from_other_brackets() {
        assert_eq!(tag("<sup>st</sup>"), Some(5));
        assert_eq!(tag("</sup> century"), Some(6));
        assert_eq!(tag("<br/>"), Some(5));
        assert_eq!(["<nato>", "<", "<b", "<http://un.org>"].map(tag), [None; 4]);
    }

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        let lexicon = Lexicon::english().unwrap();
        let address = |run| address(run, &lexicon).map(|length| &run[..length]);
        assert_eq!(address("https://www.un.org/en/(press)."), Some("https://www.un.org/en/(press)"));
        assert_eq!(address("press@un.org,"), Some("press@un.org"));
        assert_eq!(address("un.org/sg),"), Some("un.org/sg"));
        assert_eq!(address("talks.In"), None);
        assert_eq!(address("U.S."), None);
        assert_eq!(address("6.5"), None);
    }
}
