"""Trains a spaCy pipeline on the files our model learns from, and measures both side by side.

    OMP_NUM_THREADS=1 python3 examples/peer.py TREEBANKS CORPUS SECONDS target/release/train

The pipeline is spaCy's usual small one: hashed embeddings and a convolution shared by tagger, parser and names; it learns
for SECONDS of one core. It is given gold tokens; its relations are compared without subtypes, its tags are universal
ones, as ours are measured. Its names learn from Universal NER's development file and, roughly, from GUM's entities: the proper
nouns of those whose head is one.
"""
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys
import time

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
TOK2VEC = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4, "embed_size": 2000,
           "window_size": 1, "maxout_pieces": 3, "subword_features": True}
SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}


def sentences(path):
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit() or path.suffix == ".iob2"]
        if rows:
            yield rows


def gum_names(rows):
    """The longest entities first, as IOB tags."""
    found, opened = [], []
    for at, row in enumerate(rows):
        for number, kind, closed in re.findall(r"\((\d+)-([a-z]+)[^()|]*|(\d*)\)", row[9]):
            if kind:
                opened.append((number, at, kind))
            elif opened:
                one = next((one for one in reversed(opened) if closed in ("", one[0])), opened[-1])
                opened.remove(one)
                found.append((one[1], at + 1, one[2]))
    tags = ["O"] * len(rows)
    for start, end, kind in sorted(found, key=lambda one: one[0] - one[1]):
        proper = [at for at in range(start, end) if rows[at][3] == "PROPN"]
        heads = [at for at in range(start, end) if not start < int(rows[at][6]) <= end]
        if kind not in KINDS or not proper or heads[0] not in proper or any(tags[at] != "O" for at in range(start, end)):
            continue
        for at in range(proper[0], proper[-1] + 1):
            tags[at] = ("B-" if at == proper[0] else "I-") + KINDS[kind]
    return tags


def tree(vocab, rows, entities=None):
    heads = [int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)]
    return Doc(vocab, words=[row[1] for row in rows], tags=[row[3] for row in rows], heads=heads,
               deps=[row[7] if row[6] != "0" else "ROOT" for row in rows], ents=entities)


def bare(vocab, words):
    return Doc(vocab, words=words, sent_starts=[1] + [-1] * (len(words) - 1))


def lessons(nlp, folder):
    gold = []
    for rows in sentences(folder / "ewt-train.conllu"):
        gold.append(tree(nlp.vocab, rows))
    gold += [tree(nlp.vocab, rows, gum_names(rows)) for rows in sentences(folder / "gum-open-train.conllu")]
    for rows in sentences(folder / "uner-ewt-dev.iob2"):
        tags = [row[2] if row[2][2:] in KINDS.values() else "O" for row in rows]
        gold.append(Doc(nlp.vocab, words=[row[1] for row in rows], ents=tags))
    return [Example(bare(nlp.vocab, [token.text for token in doc]), doc) for doc in gold]


def train(folder, seconds):
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": SHARED}})
    for name, kind in [("parser", "parser"), ("ner", "ner")]:
        model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False,
                 "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": SHARED}
        nlp.add_pipe(name, config={"model": model})
    examples = lessons(nlp, folder)
    optimizer = nlp.initialize(lambda: examples)
    chance, start, rounds = random.Random(1), time.process_time(), 0
    while time.process_time() - start < seconds:
        chance.shuffle(examples)
        for batch in minibatch(examples, 32):
            nlp.update(batch, drop=0.1, sgd=optimizer)
            if time.process_time() - start > seconds:
                break
        rounds += 1
        print(f"round {rounds}, {time.process_time() - start:.0f} s", file=sys.stderr)
    return nlp, optimizer


def main_relation(label):
    return label.lower().split(":")[0]


def measure(nlp, folder):
    for name in ["gum-open-test", "ewt-test", "pud-test"]:
        gold = list(sentences(folder / f"{name}.conllu"))
        words = upos = las = 0
        for rows, doc in zip(gold, nlp.pipe(bare(nlp.vocab, [row[1] for row in rows]) for rows in gold)):
            for at, (row, token) in enumerate(zip(rows, doc)):
                head = int(row[6]) - 1 if row[6] != "0" else at
                words, upos = words + 1, upos + (token.tag_ == row[3])
                las += token.head.i == head and main_relation(token.dep_) == main_relation(row[7])
        print(f"{name}, gold tokens: UPOS {100 * upos / words:.1f} LAS {100 * las / words:.1f}")
    for name in ["uner-ewt-test", "uner-pud-test"]:
        right = found = given = 0
        gold = list(sentences(folder / f"{name}.iob2"))
        for rows, doc in zip(gold, nlp.pipe(bare(nlp.vocab, [row[1] for row in rows]) for rows in gold)):
            tags = [row[2] if row[2][2:] in KINDS.values() else "O" for row in rows]
            names = {(span.start, span.end, span.label_) for span in Doc(nlp.vocab, [row[1] for row in rows], ents=tags).ents}
            ours = {(span.start, span.end, span.label_) for span in doc.ents}
            right, found, given = right + len(names & ours), found + len(ours), given + len(names)
        print(f"{name}: F1 {200 * right / (found + given):.1f}")


def speed(nlp, corpus):
    texts = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    start, words = time.process_time(), 0
    for doc in nlp.pipe(texts[::400]):
        words += len(doc)
    seconds = time.process_time() - start
    print(f"{words} words of raw text in {seconds:.2f} s of one core: {words / seconds:.0f} words/s")


if __name__ == "__main__":
    folder, corpus = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    nlp, optimizer = train(folder, float(sys.argv[3]))
    print(f"spaCy {spacy.__version__}, {sys.argv[3]} s of training")
    with nlp.use_params(optimizer.averages):
        measure(nlp, folder)
        speed(nlp, corpus)
    print("ours", flush=True)
    subprocess.run([sys.argv[4], "evaluate", "--treebanks", folder, "--corpus", corpus], check=True)
