//! A corpus of any size: the articles over again, with the years moved and the names exchanged, so that nothing is told
//! twice.

use std::collections::HashMap;
use std::io::{self, Write};

use diplograph::article::Article;

/// Writes so many articles as JSON lines.
pub fn write(articles: &[Article], count: usize, out: &mut impl Write) -> io::Result<()> {
    let names = names(articles);
    for number in 0..count {
        let article = &articles[number % articles.len()];
        let round = number / articles.len();
        let shift = |text: &str| shifted(text, round, &names);
        let line = serde_json::json!({
            "id": format!("{}-{round}", article.id),
            "published": article.published.map(|day| shift(&day.to_string())),
            "title": article.title().map(shift),
            "source": article.source,
            "text": shift(article.body.of(&article.text)),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Words that are often written large within a sentence and never small: surnames, mostly. Each with its place.
fn names(articles: &[Article]) -> HashMap<String, usize> {
    let mut found: HashMap<&str, (usize, bool)> = HashMap::new();
    for article in articles.iter().take(500) {
        for word in article.text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3) {
            let large = word.starts_with(char::is_uppercase);
            let lower = word.char_indices().skip(1).all(|(_, c)| c.is_lowercase());
            let entry = found.entry(word).or_default();
            entry.0 += usize::from(large && lower);
        }
    }
    let small: Vec<String> = found
        .iter()
        .filter(|(word, _)| word.starts_with(char::is_lowercase))
        .map(|(word, _)| (*word).to_owned())
        .collect();
    let small: std::collections::HashSet<String> = small.into_iter().collect();
    let mut names: Vec<&str> = found
        .iter()
        .filter(|(word, (often, _))| (2..40).contains(often) && !small.contains(&word.to_lowercase()))
        .map(|(word, _)| *word)
        .collect();
    names.sort_unstable();
    names.into_iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect()
}

/// The text with every name exchanged for another and every year moved; the first round is the text itself.
fn shifted(text: &str, round: usize, names: &HashMap<String, usize>) -> String {
    if round == 0 {
        return text.to_owned();
    }
    let mut order: Vec<&str> = vec![""; names.len()];
    for (name, at) in names {
        order[*at] = name;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
        let end = rest.find(|c: char| kind(c) != kind(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match (names.get(word), word.parse::<usize>()) {
            (Some(at), _) => out.push_str(order[(at + round * 7) % order.len()]),
            (None, Ok(year)) if word.len() == 4 && (1900..2100).contains(&year) => {
                out.push_str(&(1900 + (year - 1900 + round) % 200).to_string());
            }
            _ => out.push_str(word),
        }
        rest = after;
    }
    out
}
