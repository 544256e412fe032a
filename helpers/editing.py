"""Editing: each correction of a dossier as a pure function. A dossier goes in, a corrected one
comes out, the first stays as it was.

A row is named by its table and its key: the values of the key columns, as text ("a01", or ["a01",
"1"] for a hop). What a person makes is `checked` and has no `drafted_by`. New ids go on in the
style of the table's ids; an id that a removed row had is kept in the package (`retired`) and never
given again. Each verb judges its own result by `helpers.check`, on the piece of the dossier that it
can have touched, so that a correction in a long article is judged as fast as in a short one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import wraps

import pandas as pd

from . import assembling, contract, leftopen
from .dossier import Dossier, DossierError, check
from .messages import shown

Key = str | Sequence[str | int]
KEYS: dict[str, list[str]] = {
    table: contract.CONTRACT[table]["schema"]["primaryKey"] for table in contract.TABLES
}
REFERENCES = [
    (
        table,
        link["fields"][0],
        link["reference"]["resource"] or table,
        link["reference"]["fields"][0],
    )
    for table in contract.TABLES
    for link in contract.CONTRACT[table]["schema"].get("foreignKeys", [])
]
DATED = {
    table: [(edtf, basis or "basis")]
    for table, edtf, basis in contract.EDTF_COLUMNS
    if table != "quantities"
}
"""the columns of a table that hold a date, and what that date rests on"""
SPAN = {"hops": ("cue_start", "cue_end", "cue")}
FIRST_IDS = {
    "mentions": "m000",
    "dates": "d00",
    "claims": "c00",
    "attributions": "a00",
    "quantities": "q00",
    "observations": "o00",
    "assessments": "s00",
}
VERBS: dict[str, Callable[..., Dossier]] = {}
"""every correction by its name, for a journal to call"""


class Refused(DossierError):
    """A correction that would break the dossier: the row (table and key) and column it is about,
    the value found, what is allowed.
    """

    def __init__(
        self, table: str, key: Sequence[str], column: str, value: object, allowed: str
    ) -> None:
        super().__init__(
            f"{table} {' '.join(key)}, {column}: found {shown(value)}; {allowed}".replace(" ,", ",")
        )
        self.table, self.key, self.column, self.value, self.allowed = (
            table,
            list(key),
            column,
            value,
            allowed,
        )


def _verb(act: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """Puts a correction among the VERBS, and judges what it makes."""

    @wraps(act)
    def judged(dossier: Dossier, *args: object, **how: object) -> Dossier:
        after = act(dossier, *args, **how)
        _judge(dossier, after)
        return after

    VERBS[act.__name__] = judged
    return judged


@_verb
def change(dossier: Dossier, table: str, key: Key, values: dict[str, object]) -> Dossier:
    """One row with other values in some columns. What follows from them follows: a blank date is
    not stated, a date that rests on words is theirs, to deny is to have the stance denies, another
    party is not named by the first one's mention, a question of the drafter's that this answers
    goes from the note. Ids stay, and so do offsets, which `move` changes.
    """
    at = _find(dossier, table, key)
    typed = {column: _typed(table, key, column, value) for column, value in values.items()}
    row = dossier.tables[table][at].iloc[0]
    implied = _implied(table, row, typed) | _dated(dossier, table, row, typed)
    return _set(dossier, table, at, implied | _answered(table, row, typed) | typed)


@_verb
def move(dossier: Dossier, table: str, key: Key, start: int | None, end: int | None) -> Dossier:
    """One row with its span elsewhere in the text: the cue's, for a hop. Without start and end:
    nowhere. An interrupted span becomes whole.
    """
    columns = SPAN.get(table, ("start", "end", "text"))
    where = dict(
        zip(
            columns,
            (start, end, dossier.text[start:end]) if start is not None else (pd.NA, pd.NA, ""),
        )
    )
    pieces = {"pieces": ""} if "pieces" in dossier.tables[table] else {}
    return _set(dossier, table, _find(dossier, table, key), where | pieces)


@_verb
def accept(dossier: Dossier, table: str, key: Key, mentions: bool = False) -> Dossier:
    """One row as checked. An attribution takes its chain, quantities and claim along; an entity its
    mentions, if asked.
    """
    done, id_ = {table: _find(dossier, table, key)}, _as_key(key)[0]
    if table == "attributions":
        done |= {
            name: dossier.tables[name]["attribution_id"] == id_ for name in ("hops", "quantities")
        }
        done["claims"] = dossier.claims["claim_id"].isin(
            dossier.attributions.loc[done[table], "claim_id"]
        )
    elif table == "entities" and mentions:
        done["mentions"] = dossier.mentions["entity_id"] == id_
    for name, rows in done.items():
        dossier = _set(dossier, name, rows, {"status": "checked"})
    return dossier


@_verb
def reject(dossier: Dossier, table: str, key: Key) -> Dossier:
    """Without one row and what cannot stand without it: an attribution's chain, quantities, and
    claim if nobody else makes it; an entity's mentions; a claim's attributions, relations and
    grades. What merely points to it (a hop to a mention, a claim to a date) no longer does.

    Raises Refused for an entity that a chain, another entity, a claim or a grade needs, and for a
    step of a chain: that is for `remove_hop`.
    """
    gone, made = _find(dossier, table, key), set(dossier.attributions["claim_id"])
    if table == "hops":
        raise Refused(
            table,
            _as_key(key),
            "hop",
            _as_key(key)[1],
            "a chain has no gaps: remove_hop takes a step out and closes it",
        )
    if table == "entities":
        _refuse_if_needed(dossier, _as_key(key)[0])
    dossier = _drop(dossier, table, gone)
    return _drop(
        dossier,
        "claims",
        dossier.claims["claim_id"].isin(made - set(dossier.attributions["claim_id"])),
    )


@_verb
def add_mention(
    dossier: Dossier,
    start: int,
    end: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    form: str = "name",
) -> Dossier:
    """With one more mention: of an entity that is there, or of a new one with this name and
    kind.
    """
    dossier, entity_id = _party(
        dossier, entity_id, name, kind, form not in ("description", "pronoun")
    )
    return _add(dossier, "mentions", **_span(dossier, start, end), entity_id=entity_id, form=form)[
        0
    ]


@_verb
def add_date(
    dossier: Dossier,
    start: int,
    end: int,
    edtf: str = "",
    type: str = "DATE",
    basis: str = "explicit",
    note: str = "",
) -> Dossier:
    """With one more temporal expression."""
    return _add(
        dossier,
        "dates",
        **_span(dossier, start, end),
        edtf=edtf,
        type=type,
        basis=basis if edtf else "not-stated",
        note=note,
    )[0]


@_verb
def add_attribution(
    dossier: Dossier,
    start: int,
    end: int,
    source: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
    act: str = "assert",
    stance: str = "affirms",
    certainty: str = "certain",
    quote: str = "indirect",
    claim_id: str = "",
    proposition: str = "",
    topic: str = "",
) -> Dossier:
    """With one more attribution of the words from start to end: to a source that is there, a new
    one of this name, or the outlet's own voice.

    Without a claim_id it makes a new claim; its proposition is the words themselves unless another
    is given. Raises Refused when the dossier has no outlet.
    """
    outlet = dossier.entities.loc[dossier.entities["kind"] == "outlet", "entity_id"]
    first = dossier.hops.loc[dossier.hops["hop"] == 0, "entity_id"]
    if not (hop_0 := next(iter([*first, *outlet]), "")):
        raise Refused(
            "entities",
            [],
            "kind",
            "",
            "an entity of kind outlet: the article's own outlet begins every chain",
        )
    if source or name:
        dossier, source = _party(dossier, source, name, kind, kind != "anonymous")
    if not claim_id:
        dossier, claim_id = _add(
            dossier,
            "claims",
            proposition=proposition or " ".join(dossier.text[start:end].split()),
            topic=topic or "not sorted yet",
        )
    said = {
        "quote": quote,
        "act": act,
        "stance": "denies" if act == "deny" else stance,
        "certainty": certainty,
    }
    dossier, attribution_id = _add(
        dossier, "attributions", claim_id=claim_id, **_span(dossier, start, end), **said
    )
    dossier = _insert_hop(dossier, attribution_id, 0, hop_0, None)
    return (
        _insert_hop(dossier, attribution_id, 1, source, cue)
        if source and source != hop_0
        else dossier
    )


@_verb
def add_observation(
    dossier: Dossier, kind: str, note: str, start: int | None = None, end: int | None = None
) -> Dossier:
    """With one more observation: on the words from start to end, or on the text as a whole."""
    return _add(
        dossier,
        "observations",
        **({} if start is None else _span(dossier, start, end)),
        kind=kind,
        note=note,
    )[0]


@_verb
def add_assessment(
    dossier: Dossier,
    assessor: str,
    why: str,
    assessed_on: str,
    entity_id: str = "",
    claim_id: str = "",
    reliability: str = "",
    credibility: int | None = None,
) -> Dossier:
    """With one more grade, of a source, a claim or both. Raises Refused when it grades neither."""
    if not reliability and credibility is None:
        allowed = "a reliability, a credibility or both"
        raise Refused("assessments", [], "reliability, credibility", "", allowed)
    grade = {
        "assessor": assessor.strip(),
        "entity_id": entity_id,
        "claim_id": claim_id,
        "reliability": reliability,
        "credibility": credibility,
        "why": why.strip(),
        "assessed_on": assessed_on,
    }
    return _add(dossier, "assessments", **grade)[0]


@_verb
def add_hop(
    dossier: Dossier,
    attribution_id: str,
    position: int,
    entity_id: str = "",
    name: str = "",
    kind: str = "person",
    cue: Sequence[int] | None = None,
) -> Dossier:
    """With one more party in a chain, at this position; the parties from there on move towards the
    origin.
    """
    length = int((dossier.hops["attribution_id"] == attribution_id).sum())
    if not 1 <= position <= length:
        raise Refused(
            "hops",
            [attribution_id, str(position)],
            "hop",
            position,
            f"1 to {length}: hop 0 is the outlet, and a chain has no gaps",
        )
    dossier, entity_id = _party(dossier, entity_id, name, kind, kind != "anonymous")
    return _insert_hop(dossier, attribution_id, position, entity_id, cue)


@_verb
def remove_hop(dossier: Dossier, attribution_id: str, hop: int) -> Dossier:
    """Without one party of a chain; those behind it move up. Raises Refused for hop 0, the
    outlet.
    """
    if int(hop) == 0:
        raise Refused(
            "hops", [attribution_id, "0"], "hop", 0, "hop 0 is the article's own outlet and stays"
        )
    gone = _find(dossier, "hops", [attribution_id, str(hop)])
    return _shift(
        dossier.with_tables(hops=dossier.hops[~gone].reset_index(drop=True)),
        attribution_id,
        int(hop),
        -1,
    )


@_verb
def merge_entities(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """With two entities as one: what names the second names the first, which takes from it what it
    lacks itself.
    """
    return _merge(dossier, "entities", kept, gone)


@_verb
def split_entity(
    dossier: Dossier, entity_id: str, mention_ids: Sequence[str], name: str
) -> Dossier:
    """With some mentions of an entity, and the hops that they stand for, given to a new entity of
    this name and the same kind.
    """
    old = dossier.entities[_find(dossier, "entities", entity_id)].iloc[0]
    dossier, new = _add(dossier, "entities", name=name, kind=old["kind"], named=old["named"])
    moved = {"entity_id": new}
    dossier = _set(
        dossier,
        "mentions",
        dossier.mentions["mention_id"].isin(mention_ids)
        & (dossier.mentions["entity_id"] == entity_id),
        moved,
    )
    return _set(
        dossier,
        "hops",
        dossier.hops["mention_id"].isin(mention_ids) & (dossier.hops["entity_id"] == entity_id),
        moved,
    )


@_verb
def merge_claims(dossier: Dossier, kept: str, gone: str) -> Dossier:
    """With two claims as one. A relation between the two, or one that is now there twice, goes."""
    return _merge(dossier, "claims", kept, gone)


@_verb
def split_claim(
    dossier: Dossier, claim_id: str, attribution_ids: Sequence[str], proposition: str
) -> Dossier:
    """With some attributions of a claim given to a new claim with this proposition, else like the
    first.
    """
    old = (
        dossier.claims[_find(dossier, "claims", claim_id)]
        .iloc[0]
        .drop(["claim_id", "proposition", "status", "drafted_by"])
    )
    dossier, new = _add(dossier, "claims", **old, proposition=proposition)
    moved = dossier.attributions["attribution_id"].isin(attribution_ids) & (
        dossier.attributions["claim_id"] == claim_id
    )
    return _set(dossier, "attributions", moved, {"claim_id": new})


def fixed(table: str) -> set[str]:
    """The columns that `change` leaves alone: ids and spans."""
    return {
        *(KEYS[table] if table != "relations" else []),
        "start",
        "end",
        "text",
        "cue",
        "cue_start",
        "cue_end",
    }


def difference(before: Dossier, after: Dossier) -> dict[str, tuple[set[tuple], set[tuple]]]:
    """The keys of the rows that are new or other in `after`, and of those that are gone: for each
    table in which there are any.
    """
    found = {}
    for table in contract.TABLES:
        old, new = getattr(before, table), getattr(after, table)
        if old is not new:
            old, new = (
                dict(zip(keys(table, frame), _as_text(frame, list(frame)))) for frame in (old, new)
            )
            found[table] = (
                {key for key, row in new.items() if old.get(key) != row},
                set(old) - set(new),
            )
    return {table: rows for table, rows in found.items() if any(rows)}


def keys(table: str, frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """The key of each row, as text."""
    return list(_as_text(frame, KEYS[table]))


def _as_text(frame: pd.DataFrame, columns: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(frame[column].astype(str).to_numpy(object) for column in columns))


def doubtful(dossier: Dossier) -> pd.DataFrame:
    """What is still to be checked, the most doubtful first, then in the order of the text.

    One row per drafted row: table, key (tuple), doubt (points), why (in words), start (its place in
    the text; 0 if it has none). The chain, the quantities and the claim of a drafted attribution
    are not listed: they are accepted with it. Method: points are added up by DOUBTS, a list to be
    read and argued with; nothing is learned or hidden.
    """
    found = [
        (
            table,
            key,
            sum(DOUBTS[why] for why in whys),
            "; ".join(sorted(whys, key=DOUBTS.get, reverse=True)),
            start,
        )
        for table, key, start, whys in _drafted(dossier)
    ]
    table = pd.DataFrame(found, columns=["table", "key", "doubt", "why", "start"])
    return table.sort_values(
        ["doubt", "start"], ascending=[False, True], kind="stable", ignore_index=True
    )


def count_checked(dossier: Dossier, left: int) -> tuple[int, int]:
    """How many rows are checked, and of how many, when `left` are still listed as doubtful. Steps
    of a chain are counted with their attribution.
    """
    checked = sum(int((dossier.tables[table]["status"] == "checked").sum()) for table in LISTED)
    return checked, checked + left


UNRESOLVED = ("rule: sourceless", "rule: pronoun")
"""the drafter's stand-ins: a source that the text does not name, a pronoun that it could not
resolve
"""
DOUBTS = {
    "a stand-in for somebody not found": 4,
    "nobody is named for quoted words": 4,
    "the source is a pronoun": 3,
    "a pronoun": 3,
    "no date value": 3,
    "the source is not tied to the text": 2,
    "inferred, not stated": 2,
    "a vague date": 2,
    "an unnamed source": 1,
    "the date is reckoned": 1,
    "a description": 1,
    "not named": 1,
    "certainty unstated": 1,
    "the drafter left a note": 1,
}
RECKONED = ("relative", "bounded-by-relay", "carried-over", "inferred-year", "world-knowledge")
LISTED = ("entities", "mentions", "dates", "attributions", "relations", "observations")


def _drafted(dossier: Dossier) -> Iterator[tuple[str, tuple, int, list[str]]]:
    """Each drafted row that is to be checked by itself: table, key, place in the text, doubts."""
    open_ = {
        table: frame[frame["status"] == "drafted"]
        for table, frame in dossier.tables.items()
        if "status" in frame
    }
    waiting = set(open_["attributions"]["attribution_id"])
    open_["claims"] = open_["claims"][
        ~open_["claims"]["claim_id"].isin(open_["attributions"]["claim_id"])
    ]
    for table in ("hops", "quantities"):
        open_[table] = open_[table][~open_[table]["attribution_id"].isin(waiting)]
    entities, forms = (
        dossier.entities.set_index("entity_id").to_dict("index"),
        dict(zip(dossier.mentions["mention_id"], dossier.mentions["form"])),
    )
    last = {
        hop["attribution_id"]: hop
        for hop in dossier.hops.sort_values("hop")[
            ["attribution_id", "hop", "entity_id", "mention_id", "said_basis"]
        ].to_dict("records")
    }
    places = _places(dossier)
    for table, frame in open_.items():
        for key, row in zip(
            keys(table, frame),
            frame.drop(columns=["text", "pieces"], errors="ignore")
            .astype(object)
            .to_dict("records"),
        ):
            whys = _doubts(
                table, row, last.get(key[0]) if table == "attributions" else None, entities, forms
            )
            start = row.get("start")
            yield table, key, places.get((table, key[0]), 0) if pd.isna(start) else int(start), whys


def _places(dossier: Dossier) -> dict[tuple[str, str], int]:
    """Where a row without a span of its own stands: an entity where it is first mentioned, a claim
    where it is first made, a relation with its claim.
    """
    mentions, said = (
        dossier.mentions.sort_values("start", ascending=False),
        dossier.attributions.sort_values("start", ascending=False),
    )
    places = {
        ("entities", id_): int(start)
        for id_, start in zip(mentions["entity_id"], mentions["start"])
    }
    places |= {
        (table, id_): int(start)
        for table in ("claims", "relations")
        for id_, start in zip(said["claim_id"], said["start"])
    }
    return places | {
        ("hops", id_): int(start) for id_, start in zip(said["attribution_id"], said["start"])
    }


def _doubts(table: str, row: dict, source: dict | None, entities: dict, forms: dict) -> list[str]:
    basis = (
        row.get("event_basis")
        or row.get("said_basis")
        or (source["said_basis"] if source else row.get("basis"))
    )
    asked = {
        "a vague date": basis == "vague",
        "the date is reckoned": basis in RECKONED,
        "the drafter left a note": bool(row.get("note")) and table != "observations",
    }
    if source:
        who, form = entities[source["entity_id"]], forms.get(source["mention_id"], "")
        asked |= {
            "a stand-in for somebody not found": who["drafted_by"] in UNRESOLVED,
            "an unnamed source": who["kind"] == "anonymous",
            "the source is a pronoun": form == "pronoun",
            "nobody is named for quoted words": source["hop"] == 0 and row["quote"] != "none",
            "the source is not tied to the text": source["hop"] > 0 and not form,
            "certainty unstated": row["certainty"] == "unstated",
        }
    elif table == "mentions":
        asked |= {
            "a pronoun": row["form"] == "pronoun",
            "a description": row["form"] == "description",
        }
    elif table == "entities":
        asked |= {
            "a stand-in for somebody not found": row["drafted_by"] in UNRESOLVED,
            "not named": not row["named"],
        }
    elif table == "dates":
        asked["no date value"] = not row["edtf"]
    elif table == "relations":
        asked["inferred, not stated"] = basis == "inferred"
    return [why for why, so in asked.items() if so]


def _judge(before: Dossier, after: Dossier) -> None:
    piece = _piece(before, after)
    for found in check(piece).itertuples():
        table = found.file.removesuffix(".csv")
        key = (
            keys(table, piece.tables[table])[found.row - 2]
            if found.row > 1 and table in KEYS
            else ()
        )
        raise Refused(table, key, found.column, found.value, found.allowed)


def _piece(before: Dossier, after: Dossier) -> Dossier:
    """The rows of `after` on which the verdict on a change depends: what changed, what lost a row
    that it names or that named it, and all that these name.
    """
    tables, hops = after.tables, after.hops
    keep = {table: pd.Series(False, index=frame.index) for table, frame in tables.items()}
    keep["hops"] |= (hops["hop"] == 0) & ~hops[
        "hop"
    ].duplicated()  # the outlet that every chain must begin with
    for table, (changed, gone) in difference(before, after).items():
        keep[table] |= pd.Series(
            [key in changed for key in keys(table, tables[table])], dtype=bool
        ) | tables[table].duplicated(KEYS[table], keep=False)
        old = before.tables[table][
            [key in changed or key in gone for key in keys(table, before.tables[table])]
        ]
        lost = {key[0] for key in (gone | changed if table == "mentions" else gone)}
        for source, column, target, name in REFERENCES:
            if target == table:
                keep[source] |= tables[source][column].isin(lost)
            if source == table:
                keep[target] |= tables[target][name].isin(old[column])
    count, grown = -1, 0
    while count != grown:
        count = grown
        for source, column, target, name in REFERENCES:
            keep[target] |= tables[target][name].isin(tables[source].loc[keep[source], column])
        keep["hops"] |= hops["attribution_id"].isin(
            after.attributions.loc[keep["attributions"], "attribution_id"]
        )
        keep["attributions"] |= (
            after.attributions["claim_id"].isin(after.claims.loc[keep["claims"], "claim_id"])
            & ~after.attributions["claim_id"].duplicated()
        )
        grown = sum(int(rows.sum()) for rows in keep.values())
    return replace(after, **{table: frame[keep[table]] for table, frame in tables.items()})


def _as_key(key: Key) -> list[str]:
    return [key] if isinstance(key, str) else [str(part) for part in key]


def _find(dossier: Dossier, table: str, key: Key) -> pd.Series:
    if table not in KEYS:
        raise Refused(table, [], "table", table, f"allowed: {', '.join(KEYS)}")
    parts, frame = _as_key(key), dossier.tables[table]
    at = pd.Series(len(parts) == len(KEYS[table]), index=frame.index)
    for column, part in zip(KEYS[table], parts):
        at &= frame[column].astype(str) == part
    if not at.any():
        raise Refused(
            table, parts, ", ".join(KEYS[table]), " ".join(parts), "the key of a row that is there"
        )
    return at


def _typed(table: str, key: Key, column: str, value: object) -> object:
    field = next((field for field in contract.fields(table) if field["name"] == column), None)
    if field is None or column in fixed(table):
        raise Refused(
            table,
            _as_key(key),
            column,
            value,
            "a column that can be changed; ids stay, and move changes a span",
        )
    text = "" if value is None or value is pd.NA else str(value).strip()
    if field["type"] == "boolean":
        return text.lower() == "true"
    if not (shape := contract.NUMBERS.get(field["type"])):
        return text
    if text and not shape.fullmatch(text):
        raise Refused(
            table,
            _as_key(key),
            column,
            text,
            f"a plain {field['type']} such as 12, or blank ({field['description']})",
        )
    return pd.to_numeric(text) if text else pd.NA


def _implied(table: str, row: pd.Series, values: dict) -> dict[str, object]:
    implied = {
        basis: "not-stated" for edtf, basis in DATED.get(table, ()) if values.get(edtf) == ""
    }
    if table == "attributions" and "act" in values:
        implied["stance"] = (
            "denies"
            if values["act"] == "deny"
            else "affirms"
            if row["act"] == "deny"
            else row["stance"]
        )
    elif table == "attributions" and values.get("stance") == "denies":
        implied["act"] = "deny"
    elif table == "hops" and values.get("entity_id", row["entity_id"]) != row["entity_id"]:
        implied["mention_id"] = ""
    return implied


def _dated(dossier: Dossier, table: str, row: pd.Series, values: dict) -> dict[str, object]:
    """What a date brings along: the words that it is said to rest on give their value and basis;
    one that is typed has the basis of the words that say the same, else it is from outside the
    text.
    """
    brought: dict[str, object] = {}
    for edtf, basis in DATED.get(table, ()):
        words = dossier.dates[dossier.dates["date_id"] == values.get(edtf[:-4] + "date_id", "")]
        if edtf not in values and words["edtf"].any():
            brought |= {edtf: words["edtf"].iloc[0], basis: words["basis"].iloc[0]}
        elif values.get(edtf) and row[basis] == "not-stated":
            same = dossier.dates.loc[dossier.dates["edtf"] == values[edtf], "basis"]
            brought[basis] = "explicit" if table == "dates" else next(iter(same), "world-knowledge")
    return brought


def _answered(table: str, row: pd.Series, values: dict) -> dict[str, str]:
    """The note without the drafter's questions that these values answer."""
    questions = [
        question for column in values for question in leftopen.BY_COLUMN.get((table, column), ())
    ]
    return {"note": leftopen.without(row["note"], *questions)} if questions else {}


def _set(dossier: Dossier, table: str, rows: pd.Series, values: dict[str, object]) -> Dossier:
    frame = dossier.tables[table].copy()
    for column, value in values.items():
        frame.loc[rows, column] = value
    return dossier.with_tables(**{table: frame})


def _add(dossier: Dossier, table: str, **cells: object) -> tuple[Dossier, str]:
    """With one more row, by a person, at its place in the text; and the row's id."""
    frame, name = dossier.tables[table], KEYS[table][0]
    if name not in cells:
        cells[name] = (
            _slug(dossier, str(cells["name"])) if table == "entities" else _next_id(dossier, table)
        )
    own = dict.fromkeys(set(frame) - set(contract.columns(table)), "")
    row = assembling.frame(table, [own | cells | {"status": "checked", "drafted_by": ""}])[
        frame.columns
    ]
    at = (
        int((frame["start"].fillna(-1) <= cells["start"]).sum()) if "start" in cells else len(frame)
    )
    return dossier.with_tables(
        **{table: pd.concat([frame[:at], row, frame[at:]], ignore_index=True)}
    ), str(cells[name])


def _drop(dossier: Dossier, table: str, rows: pd.Series) -> Dossier:
    """Without these rows; those that must name one of them go too, those that may stay without."""
    if not rows.any():
        return dossier
    frame, names = dossier.tables[table], KEYS[table]
    gone = set(frame.loc[rows, names[0]]) if len(names) == 1 else set()
    retired = dossier.package.get("retired", {})
    package = (
        dossier.package | {"retired": retired | {table: [*retired.get(table, []), *sorted(gone)]}}
        if gone
        else dossier.package
    )
    dossier = replace(dossier, package=package, **{table: frame[~rows].reset_index(drop=True)})
    for source, column, target, _ in REFERENCES:
        if target == table and (hit := dossier.tables[source][column].isin(gone)).any():
            needs = source == "assessments" or next(
                field for field in contract.fields(source) if field["name"] == column
            ).get("constraints", {}).get("required")
            dossier = (
                _drop(dossier, source, hit) if needs else _set(dossier, source, hit, {column: ""})
            )
    return dossier


def _merge(dossier: Dossier, table: str, kept: str, gone: str) -> Dossier:
    first, second = (
        dossier.tables[table][_find(dossier, table, key)].iloc[0] for key in (kept, gone)
    )
    if kept == gone:
        raise Refused(table, [kept], KEYS[table][0], gone, "another row than the one that is kept")
    columns = (
        ["count", "role", "affiliation"]
        if table == "entities"
        else ["place"]
        + ["event_edtf", "event_basis", "event_date_id"] * (first["event_edtf"] == "")
    )
    filled = {
        column: second[column]
        for column in columns
        if pd.isna(first[column]) or first[column] in ("", "not-stated")
    }
    filled["note"] = _merged_note(table, first, second)
    dossier = _set(dossier, table, _find(dossier, table, kept), filled)
    for source, column, target, _ in REFERENCES:
        if target == table:
            dossier = _set(dossier, source, dossier.tables[source][column] == gone, {column: kept})
    if table == "entities":
        dossier = _set(
            dossier,
            table,
            (dossier.entities["entity_id"] == kept) & (dossier.entities["affiliation"] == kept),
            {"affiliation": ""},
        )
    else:
        relations = dossier.relations[
            dossier.relations["claim_a"] != dossier.relations["claim_b"]
        ].drop_duplicates(KEYS["relations"], ignore_index=True)
        notes = dossier.claims["note"].map(lambda note: leftopen.like(note, gone, kept))
        dossier = dossier.with_tables(relations=relations, claims=dossier.claims.assign(note=notes))
    return _drop(dossier, table, _find(dossier, table, gone))


def _merged_note(table: str, kept: pd.Series, gone: pd.Series) -> str:
    """The note of the row that is kept, else that of the other, without what the merge answers."""
    id_ = KEYS[table][0]
    alike = [leftopen.LIKE.format(row[id_]) for row in (kept, gone)]
    answered = [*alike, leftopen.ANAPHOR, leftopen.WHOM, leftopen.NOBODY]
    notes = (leftopen.without(row["note"], *answered) for row in (kept, gone))
    return next(filter(None, notes), "")


def _refuse_if_needed(dossier: Dossier, entity_id: str) -> None:
    for source, column, target, _ in REFERENCES:
        frame = dossier.tables[source]
        if (
            target == "entities"
            and source != "mentions"
            and (needs := frame[frame[column] == entity_id])[column].any()
        ):
            rows = ", ".join(" ".join(key) for key in keys(source, needs)[:5])
            raise Refused(
                "entities",
                [entity_id],
                "entity_id",
                entity_id,
                f"an entity that nothing needs; {len(needs)} in {source} ({column}) still do: {rows}",
            )


def _party(
    dossier: Dossier, entity_id: str, name: str, kind: str, named: bool
) -> tuple[Dossier, str]:
    """The entity that is meant, made if there is none of this name."""
    same = dossier.entities.loc[
        dossier.entities["name"].str.casefold() == name.strip().casefold(), "entity_id"
    ]
    if entity_id or len(same):
        return dossier, entity_id or same.iloc[0]
    return _add(dossier, "entities", name=name.strip(), kind=kind, named=named)


def _insert_hop(
    dossier: Dossier, attribution_id: str, position: int, entity_id: str, cue: Sequence[int] | None
) -> Dossier:
    dossier = _shift(dossier, attribution_id, position, 1)
    words = (
        dict(zip(("cue_start", "cue_end", "cue"), (*cue, dossier.text[cue[0] : cue[1]])))
        if cue
        else {}
    )
    mention = _mention_near(dossier, attribution_id, entity_id) if position else ""
    dossier, _ = _add(
        dossier,
        "hops",
        attribution_id=attribution_id,
        hop=position,
        entity_id=entity_id,
        mention_id=mention,
        **words,
    )
    return _shift(dossier, attribution_id, position, 0)


def _shift(dossier: Dossier, attribution_id: str, position: int, by: int) -> Dossier:
    """With the hops of a chain from this position on renumbered, and all chains in order."""
    hops = dossier.hops.copy()
    hops.loc[(hops["attribution_id"] == attribution_id) & (hops["hop"] >= position), "hop"] += by
    first = hops["attribution_id"].map(
        {id_: n for n, id_ in enumerate(dict.fromkeys(hops["attribution_id"]))}
    )
    order = hops.assign(first=first).sort_values(["first", "hop"], kind="stable").index
    return dossier.with_tables(hops=hops.loc[order].reset_index(drop=True))


def _mention_near(dossier: Dossier, attribution_id: str, entity_id: str) -> str:
    """The mention of a party that stands nearest to what it says, in the same paragraph; blank if
    there is none.
    """
    said = dossier.attributions.set_index("attribution_id").loc[attribution_id]
    begin, end = (
        dossier.text.rfind("\n", 0, said["start"]) + 1,
        dossier.text.find("\n", said["end"]) % (len(dossier.text) + 1),
    )
    there = dossier.mentions[
        (dossier.mentions["entity_id"] == entity_id)
        & (dossier.mentions["start"] >= begin)
        & (dossier.mentions["end"] <= end)
    ]
    return min(zip((there["start"] - said["start"]).abs(), there["mention_id"]), default=(0, ""))[1]


def _span(dossier: Dossier, start: int, end: int) -> dict[str, object]:
    return {"start": start, "end": end, "text": dossier.text[start:end]}


def _next_id(dossier: Dossier, table: str) -> str:
    known = [
        FIRST_IDS[table],
        *dossier.tables[table][KEYS[table][0]],
        *dossier.package.get("retired", {}).get(table, []),
    ]
    numbered = [found.groups() for id_ in known if (found := re.fullmatch(r"(.*?)(\d{1,17})", id_))]
    start, digits = max(numbered, key=lambda parts: int(parts[1]))
    return f"{start}{int(digits) + 1:0{len(digits)}}"


def _slug(dossier: Dossier, name: str) -> str:
    taken = {
        *dossier.entities["entity_id"],
        *dossier.package.get("retired", {}).get("entities", []),
    }
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "entity"
    return next(
        id_
        for n in range(1, len(taken) + 2)
        if (id_ := slug if n == 1 else f"{slug}-{n}") not in taken
    )
