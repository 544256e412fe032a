"""Small dossiers told line by line: a paragraph is a statement, with its claim and its chain."""

from made import build, chain, claim, entity, said

from helpers.dossier import Dossier

PEOPLE = (
    entity("outlet", "outlet", named=False, name="the outlet"),
    entity("courier", "outlet", name="Courier"),
    entity("herald", "outlet", name="Herald"),
    entity("ann", name="Ann Lee", role="inspector"),
    entity("bob", name="Bob Ray", affiliation="club"),
    entity("cy", name="Cy Poe", affiliation="town", role="engineer"),
    entity("dee", name="Dee Fox", affiliation="bob"),
    entity("club", "organisation", name="Lake Club"),
    entity("town", "government", name="Port Elm"),
    entity("wardens", "organisation", name="the lake wardens"),
    entity("dam", "event", named=False, name="the dam"),
    entity("clerk", "anonymous", named=False, name="a town clerk"),
    entity("clerks", "anonymous", named=False, name="two town clerks", count=2),
    entity("witness", "anonymous", named=False, name="a senior inspector"),
    entity("speaker", "anonymous", named=False, name="a spokesperson for the town"),
    entity("sea-inspector", name="Di Orr", role="senior inspector"),
)
"""who may speak: an outlet, a relay, people with and without names, two houses"""


def line(words: str, *path: str, claim: str = "", says: str = "", **more) -> dict:
    """A paragraph that is one statement. path: the chain behind the outlet; claim: its id, else a
    new one; says: the claim in plain words, else the paragraph's own.
    """
    return {"words": words, "path": path, "claim": claim, "says": says or words, "more": more}


def tell(
    *lines: dict, relations: tuple = (), figures: tuple = (), notes: tuple = (), **article
) -> Dossier:
    """A dossier of these lines: statements a1, a2, …, and claims c1, c2, … unless they are named.

    Names and places that a line mentions are found by their words. figures: by the number of their
    line, with the words that state them.
    """
    text = "\n".join(row["words"] for row in lines)
    starts = [sum(len(row["words"]) + 1 for row in lines[:n]) for n in range(len(lines))]
    return build(
        text,
        article={"headline": "unknown", **article},
        entities=list(PEOPLE),
        relations=[_related(*relation) for relation in relations],
        quantities=[_figure(text, starts, n, figure) for n, figure in enumerate(figures, 1)],
        observations=[_note(text, n, note) for n, note in enumerate(notes, 1)],
        **_statements(text, lines, starts),
    )


def _statements(text: str, lines: tuple, starts: list[int]) -> dict[str, list[dict]]:
    claims: dict[str, dict] = {}
    rows: dict[str, list[dict]] = {"attributions": [], "hops": [], "mentions": []}
    for n, (row, start) in enumerate(zip(lines, starts), 1):
        id_, more = row["claim"] or f"c{n}", dict(row["more"])
        spoken = more.pop("spoken", "")
        about = {key: more.pop(key) for key in ("event_edtf", "event_basis") if key in more}
        claims.setdefault(id_, claim(id_, proposition=row["says"], **about))
        end = start + len(row["words"].rstrip("."))
        rows["attributions"].append(said(f"a{n}", id_, start, end, text, **more))
        rows["hops"] += chain(f"a{n}", "outlet", *row["path"], said_edtf=spoken)
        rows["mentions"] += _mentions(row["words"], start, len(rows["mentions"]))
    return rows | {"claims": list(claims.values())}


def _mentions(words: str, start: int, known: int):
    found = [(words.find(row["name"]), row) for row in PEOPLE if row["name"] in words]
    for n, (at, row) in enumerate(sorted(found, key=lambda pair: pair[0]), known + 1):
        yield {
            "mention_id": f"m{n}",
            "entity_id": row["entity_id"],
            "start": start + at,
            "end": start + at + len(row["name"]),
            "text": row["name"],
            "form": "name",
            "status": "checked",
        }


def _related(a: str, relation: str, b: str, kind: str = "scope") -> dict:
    return {
        "claim_a": a,
        "relation": relation,
        "claim_b": b,
        "kind": kind,
        "basis": "inferred",
        "why": "so",
        "status": "checked",
    }


def _figure(text: str, starts: list[int], n: int, figure: dict) -> dict:
    at = text.index(figure["text"], starts[figure.pop("line") - 1])
    value = {"low": figure.pop("value", ""), "comparator": "=", "unit": "people"}
    return {
        "quantity_id": f"q{n}",
        "start": at,
        "end": at + len(figure["text"]),
        "high": value["low"],
        "status": "checked",
        **value,
        **figure,
    }


def _note(text: str, n: int, note: dict) -> dict:
    words = note.pop("words", "")
    at = text.index(words) if words else ""
    span = {"start": at, "end": at + len(words), "text": words} if words else {}
    return {"observation_id": f"o{n}", "status": "checked", **span, **note}
