//! A corpus of any size: the articles over again, with the years moved and the names exchanged, so that nothing is told
//! twice.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use diplograph::article::Article;

/// How much of each article is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// All of it.
    Whole,
    /// Its first paragraphs, as a news agency would send: 60 to 100 words.
    Wire,
}

/// Writes so many articles as JSON lines.
pub fn write(articles: &[Article], count: usize, length: Length, out: &mut impl Write) -> io::Result<()> {
    let names = Names::of(articles);
    for number in 0..count {
        let article = &articles[number % articles.len()];
        let round = number / articles.len();
        let shift = |text: &str| names.shifted(text, round);
        let body = article.body.of(&article.text);
        let line = serde_json::json!({
            "id": format!("{}-{round}", article.id),
            "published": article.published.map(|day| shift(&day.to_string())),
            "title": article.title().map(shift),
            "source": article.source,
            "text": shift(if length == Length::Wire { opening(body) } else { body }),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The first paragraphs, until they have 60 words; a long one ends with the last sentence within 100.
fn opening(text: &str) -> &str {
    let (mut words, mut sentence) = (0, 0);
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        at += piece.len();
        let word = piece.trim_end();
        words += usize::from(!word.is_empty());
        if word.ends_with(['.', '”', '"']) {
            sentence = at;
        }
        let paragraph = piece.ends_with('\n');
        if words >= 60 && (paragraph || words >= 100) {
            return text[..if paragraph || sentence == 0 { at } else { sentence }].trim_end();
        }
    }
    text
}

/// Words that are often written large within a sentence and never small: surnames, mostly.
struct Names {
    order: Vec<String>,
    places: HashMap<String, usize>,
}

impl Names {
    fn of(articles: &[Article]) -> Self {
        let mut found: HashMap<&str, usize> = HashMap::new();
        for article in articles.iter().take(500) {
            for word in article.text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3) {
                let large = word.starts_with(char::is_uppercase);
                let lower = word.char_indices().skip(1).all(|(_, c)| c.is_lowercase());
                *found.entry(word).or_default() += usize::from(large && lower);
            }
        }
        let small: HashSet<&str> = found.keys().copied().filter(|word| word.starts_with(char::is_lowercase)).collect();
        let mut order: Vec<String> = found
            .iter()
            .filter(|(word, often)| (2..40).contains(*often) && !small.contains(&*word.to_lowercase()))
            .map(|(word, _)| (*word).to_owned())
            .collect();
        order.sort_unstable();
        let places = order.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
        Self { order, places }
    }

    /// The text with every name exchanged for another and every year moved; the first round is the text itself.
    fn shifted(&self, text: &str, round: usize) -> String {
        if round == 0 {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let kind = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
            let end = rest.find(|c: char| kind(c) != kind(first)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match (self.places.get(word), word.parse::<usize>()) {
                (Some(at), _) => out.push_str(&self.order[(at + round * 7) % self.order.len()]),
                (None, Ok(year)) if word.len() == 4 && (1900..2100).contains(&year) => {
                    out.push_str(&(1900 + (year - 1900 + round) % 200).to_string());
                }
                _ => out.push_str(word),
            }
            rest = after;
        }
        out
    }
}
