//! Windows-1252 by its looks. Every byte has a meaning in it, so that any damaged text could be read as it: what tells is
//! whether its letters stand in words, its quotation marks before and behind them.

use std::ops::Range;

/// Whether bytes that are no UTF-8 make sense as Windows-1252 where they stand.
pub fn makes_sense(bytes: &[u8], place: Range<usize>) -> bool {
    place.into_iter().all(|at| fits(bytes, at))
}

/// Whether a byte is a letter within a word, or a mark where it is usual.
fn fits(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    match bytes[at] {
        // Not in use, or hardly ever.
        0x81 | 0x8D | 0x8F | 0x90 | 0x9D | 0xFE | 0xFF => false,
        // The euro stands before or behind a number.
        0x80 => [1, 2].into_iter().any(|far| {
            let near = far == 1 || before == b' ' || after == b' ';
            near && [at.checked_sub(far), Some(at + far)].into_iter().flatten().any(|at| is_digit(bytes, at))
        }),
        // Quotation marks open before a word and close behind one.
        0x82 | 0x84 | 0x8B | 0x91 | 0x93 => is_word(after) || is_mark(after),
        0x92 | 0x94 | 0x9B => is_word(before) || is_mark(before),
        // Capitals begin a word, or stand among capitals.
        0x8A | 0x8C | 0x8E | 0x9F | 0xC0..=0xD6 | 0xD8..=0xDE => {
            !before.is_ascii_lowercase()
                && (before.is_ascii_uppercase() || after.is_ascii_alphabetic() || is_letter(after))
        }
        // Accented vowels are words of their own in some languages.
        0xE0..=0xE1 | 0xE8..=0xE9 | 0xEC..=0xED | 0xF2..=0xF3 | 0xF9..=0xFA if before == b' ' && after == b' ' => true,
        0x83 | 0x9A | 0x9C | 0x9E | 0xDF..=0xF6 | 0xF8..=0xFD => is_word(before) || is_word(after),
        // Dashes, the ellipsis, signs of currency and the like stand anywhere.
        _ => true,
    }
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || is_letter(byte)
}

fn is_letter(byte: u8) -> bool {
    matches!(byte, 0x8A | 0x8C | 0x8E | 0x9A | 0x9C | 0x9E | 0x9F | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0xFD)
}

/// Marks that stand beside quotation marks: full stops, brackets, other quotation marks, dashes.
fn is_mark(byte: u8) -> bool {
    byte.is_ascii_punctuation() || matches!(byte, 0x85 | 0x91..=0x94 | 0x96 | 0x97)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_fit(bytes: &[u8]) -> bool {
        (0..bytes.len()).filter(|&at| !bytes[at].is_ascii()).all(|at| fits(bytes, at))
    }

    #[test]
    fn words_and_marks_make_sense() {
        for text in [
            b"\x93Ant\xF3nio\x94 \x96 Guterres\x92s \x93\x91deal\x92\x94.".as_slice(),
            b"\xC5ngstr\xF6m, CAF\xC9, \xD3scar, Erdo\xF0an, stra\xDFe, \x8Aef\xE8ovi\xE8",
            b"It costs \x805, 5\x80 or 5 \x80, at 20\xB0\x85 He went \xE0 Paris, S\xE3o Paulo y \xD1u\xF1oa",
        ] {
            assert!(all_fit(text), "{}", encoding_rs::WINDOWS_1252.decode(text).0);
        }
    }

    #[test]
    fn damage_does_not() {
        for text in [
            b"met \xFF in".as_slice(),
            b"\xFE\xFF",
            b"met\x80 in",
            b"met \xC3( in",
            b"caf\xC3 and",
            b"\x90",
            b"a \xE2\x82 b",
        ] {
            assert!(!all_fit(text), "{}", encoding_rs::WINDOWS_1252.decode(text).0);
        }
    }
}
