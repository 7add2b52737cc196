//! Trains the tagger.

use crate::perceptron::{Perceptron, Random};
use crate::treebank::Tree;
use diplograph::language::model::lexicon::Lexicon;
use diplograph::language::model::tagger::{Tag, TagSet, best, tag_features, word_features};
use diplograph::language::model::weights::{Scorer, Scores};
use diplograph::language::model::word::{Word, look};

/// By how much the right tag has to win.
const MARGIN: i32 = 50;
/// Updates after which a feature counts.
const LEAST: u32 = 8;

/// A sentence to learn tags from.
pub struct Lesson {
    /// Its words.
    pub words: Vec<Word>,
    /// Their tags; `None` where the pair of tags is too rare to be one of the set.
    pub gold: Vec<Option<Tag>>,
}

/// The sentence as the models see it.
pub fn lesson(tree: &Tree, tags: &TagSet, lexicon: &Lexicon<'_>) -> Lesson {
    let words: Vec<&str> = tree.words.iter().map(String::as_str).collect();
    Lesson { words: look(&words, lexicon), gold: tree.tags.iter().map(|pair| tags.index(*pair)).collect() }
}

/// Trains a tagger.
pub fn train(lessons: &[&Lesson], classes: usize, rounds: usize) -> Perceptron {
    let mut perceptron = Perceptron::new(LEAST);
    let mut random = Random::new(1);
    let mut order: Vec<&Lesson> = lessons.to_vec();
    let mut features = Vec::new();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for lesson in &order {
            let mut given: Vec<Tag> = Vec::with_capacity(lesson.words.len());
            for at in 0..lesson.words.len() {
                perceptron.tick();
                word_features(&lesson.words, at, &mut features);
                tag_features(&lesson.words, at, &given, &mut features);
                let mut scores: Scores = [0; 256];
                perceptron.score(&features, &mut scores);
                let guess = best(&scores[..classes]);
                let gold = lesson.gold[at];
                let rival = |gold| if gold == guess { rival(&scores[..classes], gold) } else { Some(guess) };
                if let Some((gold, rival)) = gold.and_then(|gold| Some((gold, rival(gold)?))) {
                    perceptron.update(&features, gold, 1);
                    perceptron.update(&features, rival, -1);
                }
                given.push(guess);
            }
        }
    }
    perceptron
}

/// The best of the wrong tags, if it comes within the margin of the right one.
fn rival(scores: &[i32], gold: Tag) -> Option<Tag> {
    let mut best = (scores[usize::from(gold)] - MARGIN, None);
    for (tag, score) in (0..).zip(scores) {
        if *score > best.0 && tag != gold {
            best = (*score, Some(tag));
        }
    }
    best.1
}
