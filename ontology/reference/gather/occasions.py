"""Gatherings and initiatives, all by hand: `tables/gatherings.tsv`, `tables/editions.tsv`, `tables/initiatives.tsv`."""
from model import Entity, slug
from sources import several, table


def gather(known):
    entities = {}
    for row in table("gatherings"):
        series = Entity("schema:EventSeries", row["name"]).call(*several(row["aliases"]))
        series.q = row["wikidata"] or None
        series.prominence = 1
        entities[series.path] = series
    for row in table("editions"):
        series = entities.get(f"gathering/{slug(row['series'])}")
        if series is None:
            raise SystemExit(f"{row['line']}: no series is called {row['series']}")
        edition = Entity("schema:Event", row["name"]).call(*several(row["aliases"]))
        edition.parent, edition.start, edition.end = series.path, row["start"] or None, row["end"] or row["start"] or None
        edition.country = known(row["country"], row["line"]) if row["country"] else None
        edition.seat = known(row["place"], row["line"], row["country"]) if row["place"] else None
        if edition.path in entities:
            raise SystemExit(f"{row['line']}: two gatherings are {edition.path}")
        entities[edition.path] = edition
    for row in table("initiatives"):
        cls = "dg:Agreement" if row["class"] == "agreement" else "dg:Initiative"
        initiative = Entity(cls, row["name"]).call(*several(row["aliases"]))
        initiative.q, initiative.start = row["wikidata"] or None, row["start"] or None
        initiative.proposer = known(row["proposer"], row["line"]) if row["proposer"] else None
        initiative.prominence = 1
        if initiative.path in entities:
            raise SystemExit(f"{row['line']}: two initiatives are {initiative.path}")
        entities[initiative.path] = initiative
    return entities
