//! Posts on social networks as news embeds them: the words, a dash, the author, the handle in brackets, the date.

use super::scene::Scene;
use super::speaker::Speaker;
use super::utterance::Utterance;
use crate::text::Span;

/// The utterance of a paragraph that is a signed post; `paragraph` is the range of its sentences' tokens.
pub(super) fn utterance(scene: &Scene<'_>, tokens: &std::ops::Range<u32>) -> Option<Utterance> {
    let span = scene.doc.span(tokens);
    let text = span.of(scene.doc.text());
    let handle = text.rfind("(@")?;
    let (dash, mark) = text[..handle].char_indices().rev().find(|(_, c)| matches!(c, '—' | '–'))?;
    let author_at = span.start as usize + dash + mark.len_utf8();
    let author = Span::new(author_at, span.start as usize + handle);
    let words = author.of(scene.doc.text()).trim();
    if words.is_empty() || words.len() > 80 {
        return None;
    }
    let named = tokens
        .clone()
        .filter(|token| author.contains(scene.doc.token(*token).span))
        .find_map(|token| scene.actor_at(token))
        .and_then(|mention| mention.referent.entities().first().copied());
    let said = text[..dash].trim().trim_matches(['“', '”', '"']);
    let start = span.start as usize + text.find(said)?;
    Some(Utterance {
        speaker: named.map_or_else(|| Speaker::Words(words.to_owned()), Speaker::Entity),
        sentence: tokens.clone(),
        verb: None,
        stance: None,
        addressees: Vec::new(),
        text: Span::new(start, start + said.len()),
        rule: "statement/post",
    })
}
