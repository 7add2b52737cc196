//! Which blocks of a page are its content.
//!
//! Where the page marks its `article` or `main`, what is no list of links there is content. Elsewhere a block is judged by
//! its length and share of links and those of its neighbours: the decision tree of Kohlschütter, Fankhauser and Nejdl,
//! "Boilerplate Detection using Shallow Text Features" (WSDM 2010), algorithm 2.

use super::blocks::{Block, Region};

/// The text of the content: paragraphs separated by blank lines, without a heading that repeats the title.
pub fn choose(blocks: &[Block], title: Option<&str>) -> String {
    let marked = |region| -> Vec<&Block> {
        blocks.iter().filter(|block| block.region >= region && density(block) <= 1.0 / 3.0).collect()
    };
    let words = |blocks: &[&Block]| blocks.iter().map(|block| block.words).sum::<usize>();
    let all: usize = blocks.iter().map(|block| block.words).sum();
    let chosen = [Region::Article, Region::Main].map(marked).into_iter().find(|chosen| words(chosen) * 4 > all);
    let mut chosen = chosen.unwrap_or_else(|| judged(blocks));
    if chosen.is_empty() {
        chosen = blocks.iter().filter(|block| density(block) <= 1.0 / 3.0).collect();
    }
    if chosen.first().is_some_and(|block| Some(block.text.as_str()) == title) {
        chosen.remove(0);
    }
    chosen.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// The blocks that the decision tree takes for content.
fn judged(blocks: &[Block]) -> Vec<&Block> {
    let around = |at: usize, step: isize| at.checked_add_signed(step).and_then(|at| blocks.get(at));
    let content = |at: usize| {
        let (previous, current, next) = (around(at, -1), &blocks[at], around(at, 1));
        let length = |block: Option<&Block>| block.map_or(0, |block| block.words);
        if density(current) > 1.0 / 3.0 {
            false
        } else if previous.map_or(0.0, density) <= 5.0 / 9.0 {
            current.words > 16 || length(next) > 15 || length(previous) > 4
        } else {
            current.words > 40 || length(next) > 17
        }
    };
    (0..blocks.len()).filter(|at| content(*at)).map(|at| &blocks[at]).collect()
}

/// The share of a block's words that are links.
#[expect(clippy::cast_precision_loss, reason = "a ratio of two counts of words")]
fn density(block: &Block) -> f64 {
    block.linked as f64 / block.words.max(1) as f64
}
