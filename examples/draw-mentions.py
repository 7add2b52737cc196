"""Draws mentions of a corpus at random, each with the words around it, to be read by eye.

    python3 examples/draw-mentions.py articles 500 SEED CORPUS.jsonl.gz... > SAMPLE.jsonl
    diplograph extract --quiet SAMPLE.jsonl --to jsonl -o READINGS.jsonl
    python3 examples/draw-mentions.py mentions 50 SEED SAMPLE.jsonl READINGS.jsonl

Drawn are mentions of persons, organizations, places and initiatives. Printed is what each is taken for, why, and where.
"""
import gzip
import json
import random
import sys

AROUND = 130


def articles(count, chance, corpora):
    lines = []
    for corpus in corpora:
        with gzip.open(corpus, "rt", encoding="utf-8") as file:
            lines += list(file)
    sys.stdout.writelines(chance.sample(lines, count))


def mentions(count, chance, sample, readings):
    with open(sample, encoding="utf-8") as lines:
        texts = {str(one["id"]): f"{one['title']}\n\n{one['text']}" for one in map(json.loads, lines)}
    found = []
    with open(readings, encoding="utf-8") as lines:
        for reading in map(json.loads, lines):
            for kind in ("people", "organizations", "places", "initiatives"):
                for entity in reading[kind]:
                    found += [(reading["id"], kind, entity, mention) for mention in entity.get("mentions", [])]
    print(f"{len(found)} mentions in {len(texts)} articles")
    for number, (ident, kind, entity, mention) in enumerate(chance.sample(found, min(count, len(found))), 1):
        start, end = mention["span"]
        text = texts[ident]
        around = " ".join(f"{text[max(0, start - AROUND):start]}«{text[start:end]}»{text[end:end + AROUND]}".split())
        of = f" ({entity.get('title')}; {entity.get('affiliation')})" if kind == "people" else ""
        print(f"{number}. {ident}: {kind} {entity['name']}{of} [{mention['reason']}]\n   …{around}…")


what, count, seed, *files = sys.argv[1:]
if what == "articles":
    articles(int(count), random.Random(int(seed)), files)
else:
    mentions(int(count), random.Random(int(seed)), *files)
