//! The commands about words alone: tokens, sentences and lemmas.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use diplograph::language::{Lemmatizer, Tokenizer};
use diplograph::text::Span;

use crate::boundaries::{self, BoundaryTraining};
use crate::lemmas;
use crate::segmentation::{self, RawTreebank};

/// What serves the development files best, of the settings tried.
const TRAINING: BoundaryTraining = BoundaryTraining { epochs: 20, least: 3, margin: 40 };

/// Mistakes shown at most, of each treebank.
const MISTAKES: usize = 60;

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn both(folder: &Path, part: &str) -> Result<[String; 2]> {
    Ok([read(&folder.join(format!("ewt-{part}.conllu")))?, read(&folder.join(format!("gum-open-{part}.conllu")))?])
}

/// Trains the sentence boundary model.
pub fn train_sentences(treebanks: &Path, out: &Path) -> Result<()> {
    let tokenizer = Tokenizer::english()?;
    let raw = |part| Ok::<_, anyhow::Error>(both(treebanks, part)?.map(|conllu| RawTreebank::read(&conllu)));
    let model = boundaries::train(&tokenizer, TRAINING, &raw("train")?, &raw("dev")?);
    std::fs::write(out, model.to_bytes()).with_context(|| format!("writing {}", out.display()))
}

/// Learns the rows of the lemmatizer.
pub fn train_lemmas(treebanks: &Path, out: &Path) -> Result<()> {
    let treebanks = both(treebanks, "train")?;
    let rows = lemmas::train(treebanks.iter().flat_map(|treebank| lemmas::words(treebank)));
    std::fs::write(out, rows).with_context(|| format!("writing {}", out.display()))
}

/// Measures what ships with the program on treebanks.
pub fn evaluate(files: &[PathBuf], differences: bool) -> Result<()> {
    let (tokenizer, lemmatizer) = (Tokenizer::english()?, Lemmatizer::english()?);
    for file in files {
        let conllu = read(file)?;
        let gold = RawTreebank::read(&conllu);
        let score = segmentation::evaluate(&tokenizer, &gold);
        let (lemmas, mistakes) = lemmas::evaluate(&lemmatizer, lemmas::words(&conllu));
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        println!(
            "{name}: tokens {:.2}, sentences {:.2} from raw text; lemmas {lemmas:.2} from gold tags",
            score.tokens, score.sentences
        );
        if differences {
            let found = tokenizer.segment(&gold.text, Span::new(0, gold.text.len()));
            print!("{}", segmentation::differences(&gold, &found));
            for (mistake, count) in mistakes.iter().take(MISTAKES) {
                println!("lemma\t{count} {mistake}");
            }
        }
    }
    Ok(())
}
