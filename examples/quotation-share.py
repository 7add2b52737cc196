"""Which share of the quotations of a corpus lies in a statement, and so has a speaker.

    diplograph extract --quiet CORPUS.jsonl.gz --to jsonl -o READINGS.jsonl
    python3 examples/quotation-share.py READINGS.jsonl CORPUS.jsonl.gz... [--sample N] [--without N]

A quotation counts from five words on. Documents are told apart by their form: transcripts have labels of turns ("MS. A:"),
readouts and statements say so in their title, all others are other documents. --sample prints N quotations with their
speakers, --without N that have none, both drawn with a fixed seed from readouts and statements, to be read by eye.
"""
import gzip
import json
import random
import re
import sys

QUOTATION = re.compile(r'“([^“”\n]{5,}?)(?:”|$)|(?<![\w"=])"([^"\n]{5,}?)"', re.M)
LABEL = re.compile(r"(?m)^(?:Q\b|QUESTION\b|(?:(?:MR|MS|MRS|DR)\.? )?[A-Z][A-Z.’' -]{3,}:)")
TELLING = re.compile(r"(?i)\b(readout|statement|calls? with|meeting with|meets with|travel|trip|background)\b")
FEWEST = 5


def kind(article):
    if LABEL.search(article["text"]):
        return "transcripts"
    return "readouts and statements" if TELLING.search(article.get("title") or "") else "other documents"


def plain(text):
    return re.sub(r"\s+", " ", text)


def quotations(reading, article):
    """Each quotation of an article, attributes of markup apart, with its speaker, if a statement holds it, and the words before."""
    text = "\n".join(plain(line) for line in article["text"].split("\n"))
    spoken = []
    for statement in reading["statements"]:
        words = re.escape(plain(statement["evidence"])).replace("\\ ", r"\s+")
        told = plain(statement["text"])
        spoken += [(at.start(), at.end(), statement["speaker"], told) for at in re.finditer(words, text)]
    for found in QUOTATION.finditer(text):
        words = found.group(1) or found.group(2)
        if len(words.split()) >= FEWEST:
            here = [(words.strip(" ,.") in told, who) for start, end, who, told in spoken
                    if start < found.end() and found.start() < end]
            # Of two speakers in one sentence it is the one whose words hold the quotation.
            speaker = next((who for _, who in sorted(here, key=lambda one: not one[0])), None)
            yield words, speaker, text[max(0, found.start() - 90):found.start()]


def main(arguments):
    options = dict(zip(arguments, arguments[1:]))
    sample, without = int(options.get("--sample", 0)), int(options.get("--without", 0))
    files = [a for a in arguments if a.endswith((".gz", ".jsonl"))]
    articles = {}
    for path in files[1:]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                articles[str(article["id"])] = article
    counts, told, untold = {}, [], []
    with open(files[0], encoding="utf-8") as lines:
        for reading in map(json.loads, lines):
            article = articles.get(reading["id"])
            if article is None:
                continue
            form = kind(article)
            for words, speaker, before in quotations(reading, article):
                count = counts.setdefault(form, [0, 0])
                count[0] += speaker is not None
                count[1] += 1
                if form == "readouts and statements":
                    (untold if speaker is None else told).append((reading["id"], speaker, before, words))
    for form, (spoken, all_) in sorted(counts.items()):
        print(f"{form}: {spoken} of {all_} quotations have a speaker ({spoken / all_:.3f})")
    chance = random.Random(6)
    for wanted, drawn in ((sample, told), (without, untold)):
        for ident, speaker, before, words in chance.sample(drawn, min(wanted, len(drawn))):
            print(f"{ident} | {speaker or '-'} | …{before}«{words}»")


main(sys.argv[1:])
