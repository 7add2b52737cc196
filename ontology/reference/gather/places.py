"""Cities of the world and the places that the list of cities lacks: regions, seas, states, venues (`tables/places*.tsv`)."""
import model
from model import Entity, fold, slug
from sources import rows, several, table

CLASSES = {"city": "schema:City", "region": "schema:AdministrativeArea", "venue": "schema:CivicStructure",
           "water": "schema:BodyOfWater", "area": "schema:Place"}
COUNTRY = {"Bosnia-Herzegovina": "Bosnia and Herzegovina"}


def gather(data, entities, known):
    """`entities` has the countries and capitals; what is gathered is added to it."""
    PEOPLE.update(fold(word) for row in rows(data / "office-holders.tsv") for word in row["person"].split())
    PEOPLE.update(fold(row["Romanized Name"]) for name in ("forenames", "surnames")
                  for row in rows(data / f"common-{name}-by-country.csv"))
    names = {}
    for e in entities.values():
        for n in {e.name, *e.names, *e.demonyms}:
            names.setdefault(fold(n), []).append(e)
    by_hand(entities, names, known)
    cities(data, entities, names)


def by_hand(entities, names, known):
    for row in table("places"):
        place = Entity(CLASSES[row["class"]], row["name"])
        place.country = known(row["country"], row["line"]) if row["country"] else None
        same = [e for e in names.get(fold(place.name), []) if e.cls == place.cls and e.country == place.country]
        if same:
            place = same[0]
        elif place.path in entities:
            place.slug += f"-{place.country.split('/')[1]}" if place.country else f"-{row['class']}"
        place.prominence = max(place.prominence, int(row["prominence"] or 1))
        place.call(*several(row["aliases"]))
        place.demonyms.update(several(row["demonyms"]))
        place.q = place.q or row["wikidata"] or None
        if place.path in entities and not same:
            raise SystemExit(f"{row['line']}: two places are {place.path}")
        entities[place.path] = place
        for n in {place.name, *place.names}:
            names.setdefault(fold(n), []).append(place)


def cities(data, entities, names):
    found = [r for r in rows(data / "cities.csv")]
    slugs = {}
    for row in found:
        slugs.setdefault(slug(row["name"]), []).append(row)
    for row in found:
        country = country_of(row["country"], names)
        folded = fold(row["name"])
        if country is None or len(folded) < 3:
            continue
        # The capital or well-known city itself, which has an entry already.
        same = [e for e in names.get(folded, []) if e.cls == "schema:City" and e.country == country.path]
        if same:
            same[0].links.add(f"geonames:{row['geonameid']}") if not same[0].links else None
            same[0].call(row["name"] if fold(row["name"]) == fold(same[0].name) and row["name"].isascii() is False else "")
            continue
        taken = [e for e in names.get(folded, []) if e.cls != "schema:City"]
        if taken or folded in model.COMMON or folded in CALENDAR or folded in PEOPLE:
            continue
        city = Entity("schema:City", row["name"].replace("’", "'"))
        if len(slugs[city.slug]) > 1 or city.path in entities:
            city.slug += "-" + slug(row["subcountry"] or row["country"])
        if city.path in entities:
            city.slug += "-" + row["geonameid"]
        city.country = country.path
        city.links.add(f"geonames:{row['geonameid']}")
        entities[city.path] = city


PEOPLE = set()
"""Parts of people's names. Some town is called like nearly every one of them; such towns would drown the people."""

CALENDAR = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
            "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "easter", "christmas"}


def country_of(name, names):
    found = [e for e in names.get(fold(COUNTRY.get(name, name)), []) if e.cls == "schema:Country"]
    return found[0] if found else None
