"""Readers of the input files."""
import csv
import re

HERE = None
"""The folder `ontology/reference`; set by the main program."""


def rows(path):
    """Rows of a CSV or TSV file with a header line, as dictionaries."""
    with open(path, encoding="utf-8-sig", newline="") as lines:
        tab = path.suffix == ".tsv"
        reader = csv.DictReader(lines, delimiter="\t" if tab else ",", quoting=csv.QUOTE_NONE if tab else csv.QUOTE_MINIMAL)
        yield from ({k: (v or "").strip() for k, v in row.items() if k} for row in reader)


def table(name):
    """Rows of a table of `tables/`; the same form as the lexicons: comments, a header line, tabs."""
    columns = None
    path = HERE / "tables" / f"{name}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise SystemExit(f"{path}:{number}: more cells than columns")
        row = dict(zip(columns, cells + [""] * len(columns)))
        row["line"] = f"{path}:{number}"
        yield row


def several(cell):
    return [v.strip() for v in cell.split("|") if v.strip()]


def organizations(path):
    """Entries of the flat YAML file of international organizations."""
    entry = None
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.match(r"^(: | {2})(\w+): (.*)$", line)
        if line[:1] not in (" ", ":", "-") and line.strip():
            if entry:
                yield entry
            entry = {}
        elif found and entry is not None:
            value = found[3].strip().strip("'")
            entry[found[2]] = "" if value in ("null", "[No code found.]") else value
    if entry:
        yield entry


def common_words(folder):
    """Words that treebanks of English have in lower case and not as proper nouns."""
    words = {}
    for path in sorted(folder.glob("*-train.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[1].isalpha() and cells[1].islower() and cells[3] not in (
                    "PROPN", "X"):
                words[cells[1]] = words.get(cells[1], 0) + 1
    return set(words)
