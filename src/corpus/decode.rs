//! From bytes to text: UTF-8 and UTF-16 by their marks, UTF-8 without one, else Windows-1252.
//!
//! A byte order mark decides (WHATWG Encoding Standard). Without one, text is UTF-8 if it is valid, and Windows-1252 if all
//! that is no UTF-8 makes sense as such. Anything else is UTF-8 with damage, and says so: what makes sense as Windows-1252,
//! as where two texts were joined, is read as it is meant, and every other place becomes U+FFFD.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{ProblemKind, windows};

/// Text, and what was wrong with its bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Bytes that fit the encoding of the others not.
    pub damage: Option<ProblemKind>,
}

/// The first bytes of files that are no text, by which to name them.
const SIGNATURES: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1F\x8B", "gzip"),
    (b"\x28\xB5\x2F\xFD", "zstd"),
    (b"SQLite format 3", "a database"),
];

/// Decodes the bytes of one article.
///
/// # Errors
/// When the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, ProblemKind> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return Ok(marked(encoding, &bytes[length..], length));
    }
    if let Some(kind) = binary(&bytes) {
        return Err(ProblemKind::Binary(kind));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, damage: None }),
        Err(error) => Ok(mixed(error.as_bytes())),
    }
}

/// What kind of binary data it is, if it is.
pub fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    if let Some((_, name)) = known.filter(|(signature, _)| signature.len() > 2 || bytes.contains(&0)) {
        return Some(name);
    }
    if bytes.contains(&0) {
        return Some("it holds zero bytes");
    }
    let control = bytes.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, 9..=13 | 27)).count();
    (control * 32 > bytes.len()).then_some("it is full of control characters")
}

/// Text of the encoding that its mark tells.
fn marked(encoding: &'static Encoding, bytes: &[u8], offset: usize) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = broken.then(|| ProblemKind::Damaged {
        at: offset + bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len()),
        count: text.matches('\u{FFFD}').count(),
    });
    Decoded { text: text.into_owned(), damage }
}

/// How many times as many characters of Windows-1252 must there be as of UTF-8 for these to be chance: "CAFÉ»".
const CHANCE: usize = 16;

/// Text that is no valid UTF-8.
fn mixed(bytes: &[u8]) -> Decoded {
    let (mut text, mut at, mut first) = (String::with_capacity(bytes.len()), 0, None);
    let (mut valid, mut windows, mut count, mut senseless) = (0, 0, 0, false);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        let place = at..at + chunk.invalid().len();
        if place.is_empty() {
            continue;
        }
        at = place.end;
        first = first.or(Some(place.start));
        count += 1;
        let sense = windows::makes_sense(bytes, place);
        if sense {
            windows += chunk.invalid().len();
        }
        senseless |= !sense;
        let windows_1252 = || WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0;
        text.push_str(&if sense { windows_1252() } else { Cow::Borrowed("\u{FFFD}") });
    }
    if !senseless && valid * CHANCE <= windows {
        let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
        return Decoded { text, damage: None };
    }
    Decoded { text, damage: first.map(|at| ProblemKind::Damaged { at, count }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).map_or_else(|kind| kind.to_string(), |decoded| decoded.text)
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(text("“António”".as_bytes()), "“António”");
        assert_eq!(text(b"\xEF\xBB\xBFAnt\xC3\xB3nio"), "António");
        assert_eq!(text(b"\x93Ant\xF3nio\x94 \x96 Guterres\x92s"), "“António” – Guterres’s");
        assert_eq!(text(b"\xFF\xFEH\0i\0"), "Hi");
        assert_eq!(text(b"\xFE\xFF\0H\0i"), "Hi");
    }

    #[test]
    fn damaged_utf8_is_read_and_told() {
        let mut bytes = "Erdoğan met António Guterres".as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(bytes).map_err(|kind| kind.to_string());
        assert!(
            matches!(&decoded, Ok(Decoded { text, damage: Some(ProblemKind::Damaged { at: 30, count: 1 }) })
                if text.ends_with("Guterres\u{FFFD}")),
            "{decoded:?}"
        );
    }

    #[test]
    fn damage_is_told_whatever_stands_around_it() {
        for (bytes, read, place) in [
            (b"The ministers met \xFF\xFE in Vienna.".as_slice(), "met \u{FFFD}\u{FFFD} in", (18, 2)),
            (b"They met \xC3( in Vienna.", "met \u{FFFD}( in", (9, 1)),
            (b"It said \xE2\x80 so.", "said \u{FFFD} so", (8, 1)),
            // A text of each encoding in one file.
            (b"Ant\xC3\xB3nio and Jos\xE9\x92s friend", "António and José’s friend", (16, 1)),
            (b"Jos\xE9, Andr\xE9, \xFF and Ren\xE9", "José, André, \u{FFFD} and René", (3, 4)),
        ] {
            match decode(bytes.to_vec()) {
                Ok(Decoded { text, damage: Some(ProblemKind::Damaged { at, count }) }) => {
                    assert!(text.contains(read), "{text}");
                    assert_eq!((at, count), place, "{text}");
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn chance_does_not_make_windows_1252_another_encoding() {
        let bytes = b"CAF\xC9\xBB, Jos\xE9 ".iter().chain(b"Andr\xE9 ".repeat(20).iter()).copied().collect::<Vec<_>>();
        assert!(text(&bytes).starts_with("CAFÉ», José"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert!(text(b"%PDF-1.7 \xE2\xE3").contains("PDF"));
        assert!(text(b"abc\0def").contains("zero bytes"));
        assert!(text(b"\x01\x02\x03\x04abc").contains("control"));
    }
}
