//! From bytes to text: UTF-8 and UTF-16 by their marks, UTF-8 without one, else Windows-1252.
//!
//! A byte order mark decides (WHATWG Encoding Standard). Without one, text is UTF-8 if it is valid, or if it is mostly
//! valid: then it is damaged UTF-8, and says so. Any other text is Windows-1252, in which every byte has a meaning.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::ProblemKind;

/// Text, and what was wrong with its bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Bytes that fit no encoding, replaced in the text.
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
        return Ok(replaced(encoding, &bytes[length..], length));
    }
    if let Some(kind) = binary(&bytes) {
        return Err(ProblemKind::Binary(kind));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, damage: None }),
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = if mostly_utf8(&bytes) { encoding_rs::UTF_8 } else { WINDOWS_1252 };
            Ok(replaced(encoding, &bytes, 0))
        }
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

/// Whether more characters are valid multi-byte UTF-8 than places are not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

fn replaced(encoding: &'static Encoding, bytes: &[u8], offset: usize) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = broken.then(|| ProblemKind::Damaged {
        at: offset + bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len()),
        count: text.matches('\u{FFFD}').count(),
    });
    Decoded { text: text.into_owned(), damage }
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
    fn what_is_no_text_is_named() {
        assert!(text(b"%PDF-1.7 \xE2\xE3").contains("PDF"));
        assert!(text(b"abc\0def").contains("zero bytes"));
        assert!(text(b"\x01\x02\x03\x04abc").contains("control"));
    }
}
