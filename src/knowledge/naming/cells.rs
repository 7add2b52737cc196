//! How the cells of the naming tables are read.

use super::{Gender, HeadKind, Ordinary, Particle, TitleWord};
use crate::reading::Tenure;

/// The plural of a noun: as given, else by rule.
pub(super) fn plural(noun: &str, given: &str) -> String {
    if !given.is_empty() {
        return given.to_owned();
    }
    let stem = |cut: usize, ending: &str| format!("{}{ending}", &noun[..noun.len() - cut]);
    match noun {
        _ if noun.ends_with("man") && noun.len() > 3 || noun == "man" || noun == "woman" => stem(2, "en"),
        _ if noun.ends_with('y') && !noun.ends_with("ey") && !noun.ends_with("ay") => stem(1, "ies"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

pub(super) fn gender(cell: &str) -> Option<Option<Gender>> {
    match cell {
        "m" => Some(Some(Gender::Masculine)),
        "f" => Some(Some(Gender::Feminine)),
        "" | "n" => Some(None),
        _ => None,
    }
}

pub(super) fn title_word(cell: &str) -> Option<TitleWord> {
    Some(match cell {
        "level" => TitleWord::Level,
        "field" => TitleWord::Field,
        "tenure:former" => TitleWord::Tenure(Tenure::Former),
        "tenure:acting" => TitleWord::Tenure(Tenure::Acting),
        "tenure:designate" => TitleWord::Tenure(Tenure::Designate),
        "tenure:current" => TitleWord::Tenure(Tenure::Current),
        _ => return None,
    })
}

pub(super) fn ordinary(cell: &str) -> Option<Ordinary> {
    Some(match cell {
        "calendar" => Ordinary::Calendar,
        "function" => Ordinary::Function,
        "other" => Ordinary::Other,
        "direction" => Ordinary::Direction,
        _ => return None,
    })
}

pub(super) fn particle(cell: &str) -> Option<Particle> {
    match cell {
        "inner" => Some(Particle::Inner),
        "suffix" => Some(Particle::Suffix),
        _ => None,
    }
}

pub(super) fn head_kind(cell: &str) -> Option<HeadKind> {
    Some(match cell {
        "organization" => HeadKind::Organization,
        "place" => HeadKind::Place,
        "initiative" => HeadKind::Initiative,
        "gathering" => HeadKind::Gathering,
        _ => return None,
    })
}
