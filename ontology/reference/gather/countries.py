"""Countries and capitals: from the lists of ISO codes, nationalities and the factbook, with `tables/countries.tsv` in charge."""
import re

from model import Entity, fold
from sources import rows, several, table

SAINT = re.compile(r"^St\. ")


def gather(data):
    hand = {r["iso"]: r for r in table("countries")}
    nationality = {r["iso2"]: r for r in rows(data / "demonyms.tsv")}
    book = {fold(r["name_conventional_short"]): r for r in rows(data / "factbook.tsv")}
    entities = {}
    codes = list(rows(data / "countries.csv"))
    listed = {r["ISO3166-1-Alpha-2"] for r in codes}
    blank = dict.fromkeys(codes[0], "")
    codes += [{**blank, "ISO3166-1-Alpha-2": iso, "CLDR display name": r["name"], "wikidata_id": r["wikidata"]}
              for iso, r in hand.items() if iso not in listed]
    for row in codes:
        iso = row["ISO3166-1-Alpha-2"]
        own = hand.get(iso, {})
        if own.get("skip"):
            continue
        name = own.get("name") or SAINT.sub("Saint ", row["CLDR display name"]).replace(" & ", " and ").replace("’", "'")
        country = Entity("schema:Country", name)
        country.code, country.prominence = iso, 3 if row["is_independent"] == "Yes" or own else 2
        country.q = row["wikidata_id"].rsplit("/", 1)[-1] or None
        told = nationality.get(iso, {})
        formal = re.sub(r"^[Tt]he ", "", row["UNTERM English Formal"])
        country.call(row["CLDR display name"], SAINT.sub("Saint ", row["CLDR display name"]), row["official_name_en"],
                     re.sub(r"^[Tt]he ", "", row["UNTERM English Short"]), formal, told.get("name"), told.get("official"))
        country.names = {n for n in country.names if not re.search(r"[()*,]", n) and len(n) > 3}
        country.call(*several(own.get("aliases", "")))
        country.demonyms.update(n.strip() for n in re.split(r",| or ", told.get("demonym_en", "")) if n.strip())
        found = book.get(fold(name)) or book.get(fold(told.get("name", name)))
        if found and row["is_independent"] == "Yes":
            country.demonyms.update(nationalities(found["nationality_noun"]) + nationalities(found["nationality_adjective"]))
        if own.get("demonyms", "").startswith("="):
            country.demonyms = set()
        country.demonyms.update(several(own.get("demonyms", "").lstrip("=")))
        country.demonyms -= {country.name}
        entities[country.path] = country
        capital = own.get("capital") or row["Capital"].strip() or told.get("capital", "")
        if capital and capital != "-":
            city = Entity("schema:City", several(capital)[0])
            if city.path in entities:
                city.slug += "-city" if city.slug == country.slug else f"-{country.slug}"
            city.call(*several(capital)[1:])
            city.country, city.prominence = country.path, 2
            if city.slug == f"{country.slug}-city":
                # A city state: the name alone means the country.
                city.name = f"{city.name} City" if not city.name.endswith("City") else city.name
            entities[city.path] = city
            country.seat = city.path
    only_once(entities)
    return entities


def only_once(entities):
    """A nationality that a country shares with a territory is the country's."""
    independent = {d for e in entities.values() if e.prominence == 3 for d in e.demonyms}
    for e in entities.values():
        if e.prominence < 3:
            e.demonyms -= independent


def nationalities(cell):
    """`Motswana (singular), Batswana (plural)` and `Algerian(s)` as single words."""
    found = []
    for part in re.split(r",|;| or ", re.sub(r"\((singular|plural|singular and plural)[^)]*\)", "", cell)):
        part = part.strip()
        if re.fullmatch(r"[A-Z][\w '-]+(\(s\))?", part) and "note" not in part:
            found += [part.replace("(s)", "")]
    return found
