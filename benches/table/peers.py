"""Times spaCy's tokenizer and EntityRuler, rdflib and pyoxigraph on the files that the table has just made.

Called by `cargo bench --bench table` with the folder that holds `corpus.jsonl` and `grown.nt`; what is not installed is
skipped. spaCy gets the names that Diplograph found as the patterns of its EntityRuler: no tags, no trees, no events.
"""

import itertools
import json
import sys
import time
from pathlib import Path

SCRATCH = Path(sys.argv[1])
TRIPLES = 200_000


def row(name, amount, unit, seconds):
    print(f"| {name} | {amount / seconds:,.0f} {unit}/s | {seconds:.2f} s |")


def spacy_rows():
    import spacy

    texts = [json.loads(line)["text"] for line in open(SCRATCH / "corpus.jsonl")]
    words = sum(len(text.split()) for text in texts)
    names = set()
    for line in open(SCRATCH / "some.jsonl"):
        reading = json.loads(line)
        for kind, label in (("people", "PERSON"), ("organizations", "ORG"), ("places", "GPE")):
            names.update((label, one["name"]) for one in reading.get(kind, []))
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    start = time.process_time()
    for text in texts:
        nlp(text)
    row(f"spaCy {spacy.__version__}: tokenizer alone", words, "words", time.process_time() - start)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in sorted(names)])
    start = time.process_time()
    for text in texts:
        nlp(text)
    row(f"spaCy {spacy.__version__}: tokenizer and EntityRuler", words, "words", time.process_time() - start)


def head():
    path = SCRATCH / "head.nt"
    with open(SCRATCH / "grown.nt", "rb") as whole, open(path, "wb") as some:
        some.writelines(itertools.islice(whole, TRIPLES))
    return path


def pyoxigraph_rows():
    import io

    import pyoxigraph as ox

    start = time.process_time()
    triples = list(ox.parse(path=str(head()), format=ox.RdfFormat.N_TRIPLES))
    row(f"pyoxigraph {ox.__version__}: reading N-Triples", len(triples), "triples", time.process_time() - start)
    start = time.process_time()
    ox.serialize(triples, io.BytesIO(), ox.RdfFormat.TURTLE)
    row(f"pyoxigraph {ox.__version__}: writing Turtle", len(triples), "triples", time.process_time() - start)


def rdflib_rows():
    import rdflib

    start = time.process_time()
    graph = rdflib.Graph().parse(head(), format="nt")
    row(f"rdflib {rdflib.__version__}: reading N-Triples", len(graph), "triples", time.process_time() - start)
    start = time.process_time()
    graph.serialize(format="turtle")
    row(f"rdflib {rdflib.__version__}: writing Turtle", len(graph), "triples", time.process_time() - start)


print("| peer, on the same articles and triples, one core | speed | time |\n|---|---:|---:|")
for rows in (spacy_rows, pyoxigraph_rows, rdflib_rows):
    try:
        rows()
    except ImportError as missing:
        print(f"| {missing.name} | not installed | |")
