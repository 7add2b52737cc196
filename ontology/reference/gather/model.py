"""Entities as they are gathered, and how they are written as Turtle."""
import re
import unicodedata

FOLDS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D",
                       "ı": "i", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "œ": "oe", "Œ": "OE", "ə": "a", "Ə": "A",
                       "’": "'", "ʻ": "'", "‘": "'", "ʼ": "'", "‐": "-", "–": "-"})

COMMON = set()
"""Lower-case words of running English: a name that is also one of them is looked for in its exact case only."""

KIND = {
    "schema:Person": "person",
    "schema:Country": "place", "schema:City": "place", "schema:AdministrativeArea": "place",
    "schema:CivicStructure": "place", "schema:BodyOfWater": "place", "schema:Place": "place",
    "schema:EventSeries": "gathering", "schema:Event": "gathering",
    "dg:Initiative": "initiative", "dg:Agreement": "initiative",
}
"""Class to the first segment of the identifier; every other class is an organization."""


def fold(text):
    """Lower case without accents and punctuation, like `text::fold` of the program for Latin letters."""
    text = unicodedata.normalize("NFKD", text.translate(FOLDS))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"['.`]", "", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def slug(text):
    return fold(text).replace(" ", "-")


def is_acronym(text):
    """Whether a name must be written in just this case to count: short acronyms and those that are also words."""
    capitals = sum(c.isupper() for c in text)
    if capitals < 2 or " " in text or len(text) > 9 or sum(c.islower() for c in text) > capitals:
        return False
    return len(re.sub(r"\W", "", text)) <= 3 or fold(text) in COMMON or not text.isalpha()


class Entity:
    def __init__(self, cls, name, slug_=None):
        self.cls, self.name, self.slug = cls, name, slug_ or slug(name)
        self.names, self.demonyms, self.terms, self.links = set(), set(), set(), set()
        self.q = self.code = self.country = self.seat = self.parent = self.proposer = self.start = self.end = None
        self.prominence = 0

    @property
    def path(self):
        return f"{KIND.get(self.cls, 'organization')}/{self.slug}"

    def call(self, *names):
        """Adds other names; empty ones and the name itself count for nothing."""
        bare = (n.strip().removeprefix("the ") for n in names if n)
        self.names.update(n for n in bare if n and n != self.name)
        return self

    def turtle(self):
        facts = [("a", self.cls), ("schema:name", text(self.name))]
        exact = {n for n in self.names | {self.name} if is_acronym(n)}
        facts += [("schema:alternateName", objects(self.names - exact)), ("dg:acronym", objects(exact)),
                  ("dg:demonym", objects(self.demonyms)), ("owl:sameAs", self.same_as()),
                  ("dg:isoCode", self.code and text(self.code)), ("schema:addressCountry", entity(self.country)),
                  ("dg:capital" if self.cls == "schema:Country" else "schema:location", entity(self.seat)),
                  (self.parent_property(), entity(self.parent)), ("dg:proposedBy", entity(self.proposer)),
                  ("schema:startDate", self.start and text(self.start)),
                  ("schema:endDate", self.end and text(self.end)),
                  ("dg:prominence", str(self.prominence) if self.prominence else None),
                  ("org:hasMembership", self.memberships())]
        told = [f"{p} {o}" for p, o in facts if o]
        lines = " ;\n  ".join([" ; ".join(told[:2])] + told[2:]) if self.cls != "schema:City" else " ; ".join(told)
        return f"{entity(self.path)} {lines} .\n"

    def same_as(self):
        links = sorted(self.links)
        return ", ".join(([f"wd:{self.q}"] if self.q else []) + links) or None

    def parent_property(self):
        return {"schema:EventSeries": "schema:superEvent", "schema:Event": "schema:superEvent"}.get(
            self.cls, {"place": "schema:containedInPlace", "organization": "schema:parentOrganization"}.get(
                self.path.split("/")[0], "schema:isPartOf"))

    def memberships(self):
        told = []
        for start, end, office, title, of in sorted(self.terms):
            dates = (f" ; schema:startDate {text(start)}" if start else "") + (
                f" ; schema:endDate {text(end)}" if end else "")
            told.append(f"[ org:organization {entity(of)} ; org:role office:{office} ; schema:roleName {text(title)}{dates} ]")
        return ",\n    ".join(told) or None


def text(value):
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def objects(values):
    return ", ".join(text(v) for v in sorted(values)) or None


def entity(path):
    return path and path.replace("/", ":", 1)


PREFIXES = """\
@prefix dg: <https://w3id.org/diplograph/ontology#> .
@prefix gathering: <https://w3id.org/diplograph/id/gathering/> .
@prefix geonames: <https://sws.geonames.org/> .
@prefix initiative: <https://w3id.org/diplograph/id/initiative/> .
@prefix office: <https://w3id.org/diplograph/office/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix organization: <https://w3id.org/diplograph/id/organization/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix person: <https://w3id.org/diplograph/id/person/> .
@prefix place: <https://w3id.org/diplograph/id/place/> .
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""


def write(folder, name, header, entities):
    """Writes a Turtle file: header as comments, only the prefixes in use, entities by path."""
    told = "\n".join(e.turtle() if e.cls != "schema:City" else e.turtle().rstrip("\n") for e in
                     sorted(entities, key=lambda e: e.path))
    used = [line for line in PREFIXES.splitlines() if f"{line.split()[1]}" in told]
    comment = "".join(f"# {line}\n" for line in header.strip().splitlines())
    (folder / name).write_text(comment + "\n" + "\n".join(used) + "\n\n" + told.rstrip("\n") + "\n", encoding="utf-8")
