"""What the gallery of charts draws: dossiers of any number of statements, as varied as an article
is, with ordinary or with hostile names, with a date far from all the others, or with hardly a day or
a figure twice.
"""

from datetime import date, timedelta
from itertools import cycle, islice

from made import build, chain, claim, entity, said

from helpers.dossier import Dossier

LINE = "Ann Mole said on Tuesday that 40 herons had left the marsh near the old town. "
PEOPLE = [
    "Ann Mole",
    "the ministry's spokeswoman for fisheries and inland waters",
    "a second official familiar with the talks",
    "Ines Okafor-Lindqvist of the Institute for Coastal and Marine Research",
    "Bo Ek",
    "two residents of the lower town",
    "the council",
]
HOSTILE = [
    "<img src=x onerror=alert(1)></script>",
    "W" * 300,
    "\u202egnp.exe",
    "a" + "\u0301" * 90,
    "مجلس المدينة القديمة",
    "Ann\nMole \U0001f600\U0001f600 " + "lange Namen " * 20,
    '" , [x] {} \\',
]
KINDS = ["person", "organisation", "anonymous", "person", "person", "anonymous", "government"]
SAID = ["2024-06-18", "2024-06-17", "", "../2024-06-18", "2024-06-18", "2024-06-16/2024-06-17"]
HAPPENED = ["2024-06-15", "", "2024-06", "2024-05/..", "2024-06-16", "../2024-06-18", "2025"]
ACTS = ["report", "assert", "forecast", "deny", "urge", "estimate"]
CERTAIN = ["certain", "probable", "possible", "unstated"]
TOPICS = ["herons", "the marsh", "money and the people who pay it"]
COMPARED = {(True, True): "~", (True, False): ">=", (False, True): "<=", (False, False): "unstated"}
FAR = ("1953-07-27", "2091-01-01")

TAKES = {
    "chart_voices": "voices",
    "chart_sources": "sources",
    "chart_chains": "chains",
    "chart_mentions": "occurrences",
    "chart_expressions": "expressions",
    "chart_clocks": "clocks",
    "chart_said": "statements",
    "chart_happened": "statements",
    "chart_numbers": "quantities",
    "chart_relations": "relations",
    "chart_origins": "origins",
    "chart_grades": "grades",
}
"""the view that each chart takes"""


def varied(
    count: int, *, hostile: bool = False, far: bool = False, spread: bool = False
) -> Dossier:
    """A dossier of so many statements: a source for each seven, chains of up to three steps, two
    dates of one source, ranges and open ends, figures in two units, relations and grades. spread:
    each says another day and another figure.
    """
    text = "\n".join(LINE for _ in range(max(1, count)))
    sources = [f"s{n:03}" for n in range(max(1, count // 7))]
    claims = [f"c{n:03}" for n in range(1 + max(map(_claim_of, range(count)), default=-1))]
    ids = [f"a{n:03}" for n in range(count)]
    starts = [n * (len(LINE) + 1) for n in range(count)]
    return build(
        text,
        "varied",
        entities=_entities(sources, HOSTILE if hostile else PEOPLE),
        mentions=[_mention(n, sources[n % len(sources)], start) for n, start in enumerate(starts)],
        dates=[_date(n, start, far, spread) for n, start in enumerate(starts) if n % 3 == 0],
        claims=[_claim(n, id_, far, hostile, spread) for n, id_ in enumerate(claims)],
        attributions=[
            _said(n, id_, claims[_claim_of(n)], start, text)
            for n, (id_, start) in enumerate(zip(ids, starts))
        ],
        hops=[
            hop
            for n, id_ in enumerate(ids)
            for hop in _chain(n, id_, sources[n * 5 % len(sources)], far, spread)
        ],
        quantities=[
            _quantity(n, id_, start, spread)
            for n, (id_, start) in enumerate(zip(ids, starts))
            if n % 4 == 0
        ],
        relations=[_relation(n, claims) for n in range(len(claims) // 2)],
        assessments=[
            _grade(n, id_, sources[n % len(sources)]) for n, id_ in enumerate(claims) if n % 2 == 0
        ],
    )


def _claim_of(n: int) -> int:
    """Which claim a statement makes: every fifth one that was made before, some of them often."""
    return n // 30 if n % 5 == 4 else n - (n + 1) // 5


def _entities(sources: list[str], names: list[str]) -> list[dict]:
    """The outlet, two relays, and the sources, whose names are numbered once they come again."""
    people = [
        entity(
            id_,
            KINDS[n % 7],
            KINDS[n % 7] != "anonymous",
            name=names[n % 7] + (f" {n // 7 + 1}" if n >= 7 else ""),
            note="left open" if n % 11 == 10 else "",
        )
        for n, id_ in enumerate(sources)
    ]
    relays = [entity(f"relay{n}", "outlet", name=f"{name}") for n, name in enumerate(names[:2])]
    return [entity("outlet", "outlet"), *relays, *people]


def _mention(n: int, source: str, start: int) -> dict:
    return {
        "mention_id": f"m{n}",
        "entity_id": source,
        "start": start,
        "end": start + 8,
        "text": LINE[:8],
        "form": "name",
    }


def _day(n: int, days: list[str], spread: bool) -> str:
    """One of the days; where they are spread, another day for each."""
    day = days[n % len(days)]
    return str(date(2020, 1, 1) + timedelta(n)) if spread and day else day


def _date(n: int, start: int, far: bool, spread: bool) -> dict:
    day = LINE.index("Tuesday")
    return {
        "date_id": f"d{n:03}",
        "start": start + day,
        "end": start + day + 7,
        "text": "Tuesday",
        "edtf": FAR[0] if far and n == 3 else _day(n, HAPPENED, spread),
        "type": "DATE",
        "basis": "relative" if HAPPENED[n % 7] else "not-stated",
    }


def _claim(n: int, id_: str, far: bool, hostile: bool, spread: bool) -> dict:
    day = FAR[n // 2 % 2] if far and n in (2, 4) else _day(n, HAPPENED, spread)
    words = f"Claim {n + 1}: as many as forty herons had left the marsh near the old town by then"
    return claim(
        id_,
        proposition=HOSTILE[n % 7] if hostile else f"{words}.",
        topic=TOPICS[n % 3],
        event_edtf=day,
        event_basis="relative" if day else "not-stated",
    )


def _said(n: int, id_: str, claim_id: str, start: int, text: str) -> dict:
    act = ACTS[n % 6]
    return said(
        id_,
        claim_id,
        start + 30,
        start + len(LINE) - 2,
        text,
        act=act,
        stance="denies" if act == "deny" else "affirms",
        certainty=CERTAIN[n % 4],
    )


def _chain(n: int, id_: str, source: str, far: bool, spread: bool) -> list[dict]:
    through = [(), ("relay0",), ("relay0", "relay1"), ("relay1",)][n % 4]
    parties = ["outlet"] if n % 9 == 8 else ["outlet", *through, source]
    day = FAR[0] if far and n == 1 else _day(n, SAID, spread)
    return chain(id_, *parties, said_edtf=day)


def _quantity(n: int, id_: str, start: int, spread: bool) -> dict:
    place, more = LINE.index("40"), n if spread else n % 5
    low, high = str(40 + more) if n % 3 else "", str(44 + more) if n % 5 else ""
    return {
        "quantity_id": f"q{n:03}",
        "attribution_id": id_,
        "start": start + place,
        "end": start + place + 2,
        "text": "40",
        "measure": "herons that left the marsh near the old town",
        "low": low,
        "high": high,
        "comparator": COMPARED[bool(low), bool(high)],
        "unit": "birds" if n % 8 else "percent",
    }


def _relation(n: int, claims: list[str]) -> dict:
    kinds = list(islice(cycle(["supports", "contradicts", "qualifies", "updates"]), n, n + 1))
    return {
        "claim_a": claims[2 * n],
        "relation": kinds[0],
        "claim_b": claims[2 * n + 1],
        "kind": "value",
        "basis": "inferred",
        "why": "Both count herons.",
    }


def _grade(n: int, claim_id: str, source: str) -> dict:
    return {
        "assessment_id": f"g{n:03}",
        "assessor": "Ann Example",
        "entity_id": source,
        "claim_id": claim_id,
        "reliability": "B",
        "credibility": str(n % 6 + 1),
        "why": "A reason.",
        "assessed_on": "2024-06-20",
    }
