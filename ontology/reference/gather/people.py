"""People and their terms of office: from Wikidata's office holders (to mid-2022), then `tables/people*.tsv` in charge."""
import difflib
import json
import re
from datetime import date

from model import Entity, fold, slug
from sources import rows, several, table

COUNTRY = {"uae": "united-arab-emirates", "us": "united-states"}
"""Country in the source's name to our slug, where they differ."""

FAMILY_FIRST = {"place/japan", "place/hungary"}
"""Where names are written with the family name first at home, and last in the sources."""

WORLD = {
    "Judge of the International Court of Justice": ("judge", "Judge", "international-court-of-justice"),
    "President of the International Court of Justice": ("president", "President", "international-court-of-justice"),
    "Vice President of the International Court of Justice": ("vice-president", "Vice President", "international-court-of-justice"),
    "President of the United Nations General Assembly": ("president", "President", "united-nations-general-assembly"),
    "president of the Parliamentary Assembly of the Council of Europe":
        ("president", "President of the Parliamentary Assembly", "council-of-europe"),
    "OSCE High Commissioner on National Minorities":
        ("commissioner", "High Commissioner on National Minorities", "organization-for-security-and-co-operation-in-europe"),
    "Deputy Secretary-General of the United Nations": ("deputy-secretary-general", "Deputy Secretary-General", "united-nations"),
    "Director-General of the World Trade Organization": ("director-general", "Director-General", "world-trade-organization"),
    "Under-Secretary-General of the United Nations": ("under-secretary-general", "Under-Secretary-General", "united-nations"),
    "Secretary-General of the United Nations": ("secretary-general", "Secretary-General", "united-nations"),
}

MINISTRIES = [
    ("foreign", r"foreign (and commonwealth )?affairs|external (affairs|relations)|foreign and political affairs"),
    ("defence", r"(national )?defen[cs]e"), ("finance", r"finances?|the treasury|economy and finance"),
    ("interior", r"(the )?interior|internal affairs|home affairs|the home department|home office"),
    ("justice", r"justice"), ("trade", r"(foreign |international )?trade|commerce"), ("economy", r"(the |national )?econom(y|ic affairs)"),
    ("energy", r"energy|petroleum"), ("environment", r"(the )?environment|climate|ecology"), ("health", r"health(care)?"),
    ("agriculture", r"agriculture|food"), ("education", r"education"), ("culture", r"culture"), ("transport", r"transport(ation)?"),
    ("labour", r"labou?r|employment"), ("intelligence", r"intelligence"),
]
MINISTER = r"(?:federal )?(?:minister|secretary|secretary of state|cabinet secretary|minister of state)\b(?= (?:of|for|without|in|responsible)\b)"
PLAIN = [(office, re.compile(f"(?:{pattern})$", re.I)) for office, pattern in [
    ("president", r"(interim |acting |transitional )?president( of (the republic|russia|ukraine|france|turkey|brazil))?"),
    ("vice-president", r"(first |second )?vice[- ]president|deputy president"),
    ("prime-minister", r"(prime minister|premier|premier of the state council|president of the government|chief of the cabinet of ministers)"),
    ("deputy-prime-minister", r"(first )?(deputy prime minister|vice[- ]premier|vice prime minister|deputy premier)( of the state council| of sweden)?|state councilor"),
    ("chancellor", r"(federal )?chancellor"),
    ("finance-minister", r"chancellor of the exchequer"),
    ("monarch", r"king|queen|emperor|sultan|emir|amir|yang di-pertuan agong|monarch|supreme leader|grand duke|prince"),
    ("crown-prince", r"crown prince.*"),
    ("governor-general", r"governor[- ]general"),
    ("deputy-national-security-adviser", r"(principal )?deputy national security advis[eo]r.*"),
    ("national-security-adviser", r"national security advis[eo]r|secretary of the (security council|national security (and defen[cs]e )?council).*|.*secretary of the supreme national security council"),
    ("spokesperson", r".*(spoke?s?person|spokesman|spokeswoman|press secretary)"),
    ("chief-of-staff", r".*(chief of staff to the (vice-)?president|house chief of staff|street chief of staff|of staff of the presiden.*|head of the (presidential administration|office of the president)|cabinet secretary)"),
    ("ambassador", r"ambassador.*|high commissioner to.*|permanent representative.*"),
    ("military-chief", r"chair of the chiefs of staff|chief of (the )?(general|defen[cs]e|joint|army|air|naval|navy|armed)?.*staff.*|chairman of the joint chiefs.*|chief of (the )?defen[cs]e( force)?s?|commander.in.chief.*"),
    ("intelligence-chief", r"director of (the )?(cia|national intelligence|foreign intelligence.*|mossad|shin bet).*|head of the (security|foreign intelligence) service|director general of inter-services intelligence"),
    ("speaker", r"(speaker|president|chair\w*) of the (senate|chamber of deputies|house.*|national assembly|parliament|legislat.*|knesset|lok sabha|verkhovna rada|state duma|federation council|storting|grand national assembly|federal council|national people's congress|standing committee.*|cortes.*|congress.*)"),
    ("central-bank-governor", r"(governor|president|chair\w*) of the ((central|national|reserve|state|people's) bank|federal reserve).*|governor of the bank.*"),
    ("party-leader", r"(general secretary|chair\w*|leader) of the (chinese communist party|communist party.*|kuomintang|opposition|.* party)"),
    ("regional-head", r"((lieutenant )?governor|chief minister|premier|prime minister) .*|(head|chair\w*) of .*(oblast|region|republic|krai|okrug|state administration|chelyabinsk|izhevsk).*"),
    ("mayor", r"mayor.*"), ("judge", r".*(justice|judge).*|president of the (supreme|constitutional) court"), ("attorney-general", r"attorney[- ]general|prosecutor general|solicitor[- ]general"),
    ("state-secretary", r"state secretary"), ("director", r"(director|administrator|chief|commissioner)( general)?.*"), ("first-lady", r"first lady"),
]]


def office_of(title, country):
    """The office in general for a title in English: comparable across countries."""
    low = title.lower()
    if country == "united-states":
        us = {"secretary of state": "foreign-minister", "deputy secretary of state": "deputy-foreign-minister",
              "secretary of defense": "defence-minister", "secretary of war": "defence-minister",
              "secretary of the treasury": "finance-minister", "attorney general": "justice-minister",
              "secretary of commerce": "trade-minister", "secretary of homeland security": "interior-minister", "secretary of the interior": "minister"}
        if low in us:
            return us[low]
        if re.match(r"(assistant|under) secretary", low):
            return low.split()[0].replace("under", "under-secretary").replace("assistant", "assistant-secretary")
    prefix = ""
    if re.match(r"(deputy|vice|first deputy|associate|assistant|parliamentary under-|under-|junior)[- ]?(minister|secretary|foreign)", low) or (
            low.startswith("minister of state for")) or re.match(r".*defence (materiel|equipment|production|science|and space)", low):
        prefix, low = "deputy-", re.sub(r"^(first )?(deputy|vice|associate|assistant|parliamentary under-|under-|junior)[- ]?", "", low)
    for ministry, pattern in MINISTRIES:
        if re.match(rf"{MINISTER} (of|for|of state for) (national |europe and )?({pattern})\b", low) or re.match(rf"({pattern}) (minister|secretary)$", low):
            return f"{prefix}{ministry}-minister"
    if re.match(MINISTER, low) and not low.startswith("secretary of the ") or re.search(r"^(?!chief|prime|deputy prime).*minister ", low):
        return prefix + "minister"
    return next((office for office, pattern in PLAIN if pattern.match(low)), "other")


def clean(label):
    """A label of Wikidata as name and other names; nothing for one that is not in Latin letters."""
    label = re.sub(r"[\u200e\u200f]", "", label).strip()
    if re.search(r"[^\u0000-\u024f\u1e00-\u1eff\u2010-\u201f\u02b0-\u02ff]", label) or re.fullmatch(r"Q\d+", label):
        return None
    other = []
    name = re.sub(r"\s*\((?![A-Z][\w ]+\) )[^)]*\)$", "", label)
    nick = re.sub(r'\s*["(][^")]*[")]', "", name)
    if nick != name:
        other.append(name)
        name = nick
    found = re.match(r"(.+?), (?:\d\w\w )?(Baron|Baroness|Earl|Viscount|Marquess|Lord|Duke)(?: of)? ?(\w+)?", name)
    if found:
        title = {"Baron": "Lord", "Viscount": "Lord", "Earl": "Lord", "Marquess": "Lord"}.get(found[2], found[2])
        other += [name] + ([f"{title} {found[3]}"] if found[3] else [])
        name = found[1]
    name = re.sub(r",? (Jr|Sr)\.?$", r" \1.", name)
    found = re.match(r"(.+ [IVX]+|[\w ]+) of ([A-Z]\w+)$", name)
    if found and re.search(r" [IVX]+$", found[1]):
        other.append(name)
        name = found[1]
    name = re.sub(r"^(Sir|Dame|Dr\.?|Shri|Sheikh|Lord) (?=\w+ \w)", "", name)
    return name, other


def titled(title, country):
    """A title as it is written in the country, with a capital."""
    if country == "united-states":
        title = title.replace("Defence", "Defense")
    return title[:1].upper() + title[1:]


class People:
    def __init__(self):
        self.by_q, self.by_name, self.by_office, self.all = {}, {}, {}, []

    def add(self, name, q=None):
        person = Entity("schema:Person", name)
        person.q = q
        self.all.append(person)
        if q:
            self.by_q[q] = person
        self.by_name.setdefault(fold(name), []).append(person)
        return person

    def holders(self, office, of):
        """Who held an office according to Wikidata."""
        if not self.by_office:
            for person in self.all:
                for term in sorted(person.terms):
                    self.by_office.setdefault((term[2], term[4]), []).append(person)
        return self.by_office.get((office, of), [])

    def finish(self):
        """Gives each a slug of its own: the better known of two namesakes has the plain one."""
        taken = {}
        for person in sorted(self.all, key=lambda p: (-p.prominence, int((p.q or "Q999999999")[1:]), p.name)):
            base = slug(person.name)
            person.slug = base if base not in taken else f"{base}-{(person.q or 'other').lower()}"
            if person.slug in taken:
                raise SystemExit(f"two people are {person.slug}: give them Wikidata ids or one row")
            taken[person.slug] = person
        return {p.path: p for p in self.all}


def gather(data, known):
    people = People()
    for row in rows(data / "office-holders.tsv"):
        country = re.sub(r"-(ministers|cabinet)$", "", row["source"])
        country = COUNTRY.get(country, country)
        cleaned = clean(row["person"])
        place = WORLD.get(row["position"]) if country == "world" else (None, titled(row["position"], country), country)
        if not cleaned or not place:
            continue
        if country == "india" and place[1] == "Minister of Foreign Affairs":
            # Wikidata files India's foreign secretaries, who are civil servants, under this name.
            place = ("deputy-foreign-minister", "Foreign Secretary", country)
        person = people.by_q.get(row["qid"]) or people.add(cleaned[0], row["qid"])
        person.call(*cleaned[1])
        office = place[0] or office_of(place[1], country)
        of = f"organization/{place[2]}" if country == "world" else f"place/{country}"
        if row["end"] and row["start"] and row["end"] < row["start"]:
            continue
        person.terms.add((row["start"], row["end"], office, place[1], of))
    leaders(people, data)
    for name in ("people-world", "people-americas", "people-asia", "people-europe", "people-africa"):
        by_hand(people, name, known)
    for person in people.all:
        words = person.name.split()
        if len(words) == 2 and any(term[4] in FAMILY_FIRST for term in person.terms):
            person.call(f"{words[1]} {words[0]}")
    succeed(people)
    return people.finish()


def leaders(people, data):
    """Leaders of a day in 2026 with Wikidata ids and the day they took office."""
    listed = json.loads((data / "leaders-2026-08-22.json").read_text(encoding="utf-8"))["countries"]
    for key, told in sorted(listed.items()):
        for position in ("head_of_state", "head_of_government"):
            office = (told.get("positions") or {}).get(position) or {}
            holder = office.get("current_holder") or {}
            if not holder.get("since") or key in ("european_union", "african_union", "saudi_arabia") or not holder.get("name_en"):
                continue
            cleaned = clean(holder["name_en"])
            country = LEADERS.get(key, key.replace("_", "-"))
            title = office["title_en"]
            if not cleaned or re.search(r" and |/|,", title):
                continue
            person = people.by_q.get(holder["wikidata_id"])
            person = person or find(people, {"name": cleaned[0], "aliases": "", "wikidata": holder["wikidata_id"]}, f"place/{country}")
            person.call(cleaned[0], *cleaned[1])
            person.prominence = 1
            if not any(t[4] == f"place/{country}" and t[2] == office_of(title, country) and t[0][:4] == holder["since"][:4] for t in person.terms):
                person.terms.add((holder["since"], "", office_of(title, country), title, f"place/{country}"))


LEADERS = {"uk": "united-kingdom", "usa": "united-states"}


def by_hand(people, name, known):
    """A row is a term; the same name on following rows is the same person."""
    for row in table(name):
        of = known(row["of"], row["line"])
        person = find(people, row, of)
        person.prominence = 1
        if row["name"] != person.name and row["name"]:
            person.call(person.name)
            person.name = row["name"]
            person.names.discard(person.name)
            people.by_name.setdefault(fold(person.name), []).append(person)
        person.call(*several(row["aliases"]))
        for title in several(row["title"]):
            office = row["office"] or office_of(title, of.split("/")[1])
            replace(person, (row["start"], row["end"], office, title, of))


def find(people, row, of):
    q = row["wikidata"] or None
    if q and q in people.by_q:
        return people.by_q[q]
    names = [row["name"]] + several(row["aliases"])
    found = [p for n in names for p in people.by_name.get(fold(n), []) if not (q and p.q)]
    same = [p for p in found if any(t[4] == of for t in p.terms)] or [p for p in found if p.prominence]
    if not same and of.startswith("organization/") and len(found) == 1:
        # Chiefs of international organizations held an office at home before.
        same = found
    person = same[0] if same else likely(people, row, of)
    if person is None:
        person = people.add(row["name"], q)
        for alias in several(row["aliases"]):
            people.by_name.setdefault(fold(alias), []).append(person)
    elif q and not person.q:
        person.q = q
        people.by_q[q] = person
    return person


def likely(people, row, of):
    """Someone who took the same office at the same time under a similar name: another spelling of it."""
    if len(row.get("start", "")) < 4 or not row.get("title"):
        return None
    office = row["office"] or office_of(several(row["title"])[0], of.split("/")[1])
    for person in people.holders(office, of):
        for start, _, other, _, other_of in sorted(person.terms):
            if (other, other_of) != (office, of) or len(start) < 4 or abs(int(start[:4]) - int(row["start"][:4])) > 1:
                continue
            mine, theirs = fold(row["name"]), fold(person.name)
            near = len(start) == 10 and len(row["start"]) == 10 and abs((date.fromisoformat(start) - date.fromisoformat(row["start"])).days) < 40
            alike = difflib.SequenceMatcher(None, mine, theirs).ratio()
            if alike >= 0.85 or near and (alike >= 0.7 or {w for w in mine.split() if len(w) > 3} & set(theirs.split())):
                return person
    return None


def replace(person, term):
    """Adds a term; one of the same office that was told less exactly gives way."""
    start, _, office, _, of = term
    for other in sorted(person.terms):
        same = other[2] == office and other[4] == of
        if same and (other[0][:4] == start[:4] or not other[1] and other[0] <= start):
            person.terms.discard(other)
    person.terms.add(term)


SHARED = {"deputy-prime-minister", "state-secretary", "ambassador", "judge", "minister", "deputy-foreign-minister", "envoy", "other",
          "spokesperson", "director", "monarch", "under-secretary", "assistant-secretary", "under-secretary-general", "regional-head",
          "deputy-defence-minister", "deputy-finance-minister", "vice-president", "commissioner"}
"""Offices that several people hold at a time."""


def succeed(people):
    """An office of one holder: a term without an end ends when the next holder's begins."""
    terms = {}
    for person in people.all:
        for term in sorted(person.terms):
            if term[2] not in SHARED:
                terms.setdefault((term[4], term[2], term[3] if term[2].startswith(("minister", "mayor")) else ""), []).append((term[0], person, term))
    for holders in terms.values():
        holders.sort(key=lambda h: (h[0], h[1].name, h[2]))
        for (start, person, term), (later, successor, _) in zip(holders, holders[1:]):
            if not term[1] and later > start and successor is not person:
                person.terms.discard(term)
                person.terms.add((term[0], later, *term[2:]))
