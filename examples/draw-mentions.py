"""Draws mentions at random, each in its sentence, to be read by eye.

    diplograph extract --quiet CORPUS.jsonl.gz... --to jsonl -o READINGS.jsonl
    python3 examples/draw-mentions.py COUNT SEED READINGS.jsonl CORPUS.jsonl.gz...

Drawn are mentions of persons, organizations, places and initiatives of 500 articles, themselves drawn with the same seed.
Printed is what the mention is taken for, why, and the words around it.
"""
import gzip
import json
import random
import sys

ARTICLES = 500
AROUND = 130


def main(count, seed, path, *corpora):
    chance = random.Random(int(seed))
    texts = {}
    for corpus in corpora:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                texts[str(article["id"])] = f"{article['title']}\n\n{article['text']}"
    with open(path, encoding="utf-8") as lines:
        readings = [json.loads(line) for line in lines]
    readings = chance.sample(readings, min(ARTICLES, len(readings)))
    mentions = []
    for reading in readings:
        for kind in ("people", "organizations", "places", "initiatives"):
            for entity in reading[kind]:
                mentions += [(reading["id"], kind, entity, mention) for mention in entity.get("mentions", [])]
    print(f"{len(mentions)} mentions in {len(readings)} articles")
    for number, (ident, kind, entity, mention) in enumerate(chance.sample(mentions, min(int(count), len(mentions))), 1):
        start, end = mention["span"]
        text = texts[ident]
        around = " ".join(f"{text[max(0, start - AROUND):start]}«{text[start:end]}»{text[end:end + AROUND]}".split())
        of = f" ({entity.get('title')}; {entity.get('affiliation')})" if kind == "people" else ""
        print(f"{number}. {ident}: {kind} {entity['name']}{of} [{mention['reason']}]\n   …{around}…")


main(*sys.argv[1:])
