"""Other people's tools on what we write: rdflib reads every format back, pyshacl finds what `diplograph check` finds.

    python3 .ci/rdf.py PROGRAM INPUT [MOST]

reads the first MOST articles (all, if not given) of INPUT (a folder of articles, or JSON lines, also gzip), a few at a
time so that pyshacl, which is slow, can use all cores. Says what it did and fails at the first difference.
"""

import gzip
import json
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile

import rdflib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PART = 20
FORMATS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}


def articles(source, most):
    path = pathlib.Path(source)
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.is_file())
        lines = [json.dumps({"id": file.stem, "text": file.read_text()}) + "\n" for file in files]
    else:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt") as file:
            lines = list(file)
    return lines[:most]


def run(*arguments):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True)


def triples(path, form, named):
    graph = rdflib.Dataset() if named else rdflib.Graph()
    graph.parse(path, format=form)
    if not named:
        return set(graph)
    default = rdflib.graph.DATASET_DEFAULT_GRAPH_ID
    name = lambda graph: None if graph is None or graph == default else graph
    return {(s, p, o, name(g)) for s, p, o, g in graph.quads()}


def part(job):
    """Reads, checks and validates some articles; gives the number of triples, and what differs."""
    program, lines, round_trips = job
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "articles.jsonl").write_text("".join(lines))
        readings = folder / "readings.jsonl"
        run(program, "extract", folder / "articles.jsonl", "--quiet", "--threads", "1", "-o", readings)
        endings = FORMATS if round_trips else ["ttl"]
        read = {}
        for ending in endings:
            file = folder / f"graph.{ending}"
            run(program, "merge", readings, "-o", file)
            read[ending] = triples(file, FORMATS[ending], ending in ("trig", "nq", "jsonld"))
        for same in (("ttl", "nt", "rdf"), ("trig", "nq", "jsonld")):
            for ending in same[1:]:
                if ending in read and read[ending] != read[same[0]]:
                    return len(read["ttl"]), f"{ending} and {same[0]} differ: {read[ending] ^ read[same[0]]}"[:2000]
        return len(read["ttl"]), verdicts(program, folder / "graph.ttl")


def verdicts(program, file):
    try:
        import pyshacl
    except ImportError:
        return None
    graph = rdflib.Graph().parse(file)
    shapes = rdflib.Graph().parse(ROOT / "ontology/shapes.ttl")
    terms = rdflib.Graph().parse(ROOT / "ontology/diplograph.ttl")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=terms)
    own = run(program, "check", file)
    if not conforms:
        return report[:2000]
    return None if own.returncode == 0 else f"only `diplograph check` finds: {own.stdout[:2000]}{own.stderr[:2000]}"


def main():
    program, source = sys.argv[1:3]
    lines = articles(source, int(sys.argv[3]) if len(sys.argv) > 3 else None)
    parts = [lines[at : at + PART] for at in range(0, len(lines), PART)]
    # Every fifth part goes through all formats: rdflib is slow, too.
    jobs = [(program, part, number % 5 == 0) for number, part in enumerate(parts)]
    found = 0
    with multiprocessing.Pool() as pool:
        for number, difference in pool.imap_unordered(part, jobs):
            found += number
            if difference:
                sys.exit(difference)
    print(f"{len(lines)} articles, {found} triples: rdflib reads every format alike, pyshacl and `diplograph check` agree")


if __name__ == "__main__":
    main()
