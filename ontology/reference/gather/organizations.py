"""Organizations: the list of intergovernmental ones, and by hand groups, national bodies, media and others."""
import re

from model import Entity, fold, is_acronym, slug
from sources import organizations, several, table

CLASSES = {"igo": "dg:IntergovernmentalOrganization", "group": "dg:InformalGroup", "government": "schema:GovernmentOrganization",
           "party": "schema:PoliticalParty", "armed": "dg:ArmedGroup", "news": "schema:NewsMediaOrganization",
           "company": "schema:Corporation", "private": "schema:NGO", "network": "dg:SocialNetwork", "other": "schema:Organization"}
OBSCURE = re.compile(r"Research Infrastructure|Joint Undertaking|Consortium|Executive Agency|Fisher|Tuna|Commission for the Conservation")
"""Bodies whose acronyms would do more harm than good in news."""
RENAMED = {"North Atlantic Treaty Organisation": "NATO", "International Hydrographic Organisation": "International Hydrographic Organization"}


def gather(data, places, known):
    entities = {}
    names = {}

    def keep(e):
        entities[e.path] = e
        for n in {e.name, *e.names}:
            names.setdefault(fold(n), e)

    for row in organizations(data / "international-organizations.yaml"):
        full = (row.get("Name_en") or "").replace("’", "'").replace("‐", "-")
        if not full:
            continue
        org = Entity(CLASSES["igo"], full)
        org.q = row.get("Wikidata_code") or None
        others = [row.get(k, "") for k in ("Name_other_en", "Name_other_1_en", "Name_other_2_en", "Name_other_3_en")]
        acronyms = [row.get(k, "") for k in ("Abbreviation_en", "Abbreviation_other_en", "Abbreviation_other_2_en")]
        if OBSCURE.search(full) or any(OBSCURE.search(o) for o in others):
            acronyms = []
        org.call(*(n.replace("’", "'").replace("‐", "-") for n in others + acronyms))
        org.call(*british(full), *united(org))
        org.seat = seat(row.get("Headquarters", ""), places)
        if org.path in entities:
            entities[org.path].names |= org.names
            continue
        keep(org)
    for name in ("organizations", "bodies", "media"):
        for row in table(name):
            by_hand(row, entities, names, known, keep)
    claimed = {n for e in entities.values() if e.prominence for n in e.names | {e.name}}
    for e in entities.values():
        if not e.prominence:
            e.names -= {n for n in claimed if is_acronym(n)}
    return entities


def by_hand(row, entities, names, known, keep):
    """Adds an organization or says more about one: found by name."""
    old = names.get(fold(row["name"])) if row["class"] in ("igo", "group") else entities.get(f"organization/{slug(row['name'])}")
    org = old or Entity(CLASSES[row["class"]], row["name"])
    if old:
        del entities[old.path]
        org.call(org.name)
        org.name, org.slug, org.cls = row["name"], slug(row["name"]), CLASSES[row["class"]]
    org.names.discard(org.name)
    org.call(*several(row["aliases"]))
    org.prominence = max(org.prominence, int(row.get("prominence") or 1))
    org.q = row.get("wikidata") or org.q
    org.country = known(row["country"], row["line"]) if row["country"] else org.country
    org.seat = known(row["seat"], row["line"]) if row.get("seat") else org.seat
    if row.get("parent"):
        org.parent = names[fold(row["parent"])].path if fold(row["parent"]) in names else known(row["parent"], row["line"])
    if org.path in entities:
        raise SystemExit(f"{row['line']}: two organizations are {org.path}")
    keep(org)


def british(name):
    """The other spelling of organization, programme, centre, co-operation."""
    other = name
    for a, b in (("Organization", "Organisation"), ("Programme", "Program"), ("Centre", "Center"), ("Co-operation", "Cooperation")):
        other = other.replace(a, b) if a in other else other.replace(b, a) if b in other else other
    return [other, name.replace("Co-operation", "Cooperation")]


def united(org):
    """`UN` for `United Nations` and `EU` for `European Union` at the start of a name."""
    for n in {org.name, *org.names}:
        for long, short in (("United Nations ", "UN "), ("European Union ", "EU ")):
            if n.startswith(long):
                yield short + n[len(long):]
                if long == "United Nations ":
                    yield "U.N. " + n[len(long):]


def seat(headquarters, places):
    city = headquarters.split(",")[0].replace("City of ", "").strip()
    found = places.get(f"place/{slug(city)}") if city else None
    return found.path if found and found.cls == "schema:City" else None
