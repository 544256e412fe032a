"""Views: tidy tables computed from a dossier by pure joins and counts, and the one Filter that all
of them share.

Nothing here changes a dossier, draws or prints. A blank text is "", a missing number <NA>, a
missing day None.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from itertools import pairwise
from numbers import Integral
from typing import Any, NamedTuple
from unicodedata import normalize

import pandas as pd

from . import dates
from .arguments import judged, one_of
from .contract import options
from .display import listed
from .dossier import Dossier
from .messages import shown
from .spans import Span, paragraph_of, spans_of
from .spans import paragraphs as paragraphs_in

NAMED, UNNAMED, OWN_VOICE = "named source", "unnamed source", "outlet's own voice"
IDENTIFIED = (NAMED, UNNAMED, OWN_VOICE)
FRAME = "source and cue"
CLOCKS = ["published", "said", "happened"]
ARROW = " → "


class FilterField(NamedTuple):
    """What a page or a panel needs to know of one field of a Filter."""

    name: str
    label: str
    blank: object
    """the value that lets everything through"""
    control: str
    """what it is set with: "choice", "day", "check" or "words" """
    column: str = ""
    """the column of `statements` that is to have its value; "" where `select` has another rule"""
    allowed: tuple[str, ...] = ()
    """what it may be, where that is enumerated"""
    ranked: bool = False
    """whether the order of what it may be is the order to show it in"""


def _told(label: str, control: str, **more: object) -> dict[str, object]:
    """What FILTERS tells of a field of Filter."""
    return {"label": label, "control": control, **more}


def _enumerated(name: str) -> dict[str, object]:
    """The same of a column of the attributions that has the field's name."""
    allowed = tuple(options("attributions", name))
    return _told(name, "choice", column=name, allowed=allowed, ranked=True)


@dataclass(frozen=True)
class Filter:
    """What to look at. A blank field lets everything through; all the others must hold together.

    A day may be given as text, such as "2024-10-24". Raises ValueError for a value that no dossier
    can have, such as a stance that the contract does not know, and TypeError for one of another
    type.

    To add one: a field here, which panels and pages read from FILTERS; where it is not equal to a
    column of `statements`, a rule in `select` and in assets/report.js; a test.
    """

    entity: str = field(default="", metadata=_told("entity", "choice"))
    """an entity_id: the source, a party in the chain, the addressee, or mentioned in the content"""
    source: str = field(default="", metadata=_told("source", "choice", column="origin"))
    """an entity_id: the origin of the attribution"""
    kind: str = field(
        default="",
        metadata=_told(
            "source's kind",
            "choice",
            column="kind",
            allowed=tuple(options("entities", "kind")),
        ),
    )
    """the kind of the origin: person, government, anonymous, …"""
    identified: str = field(
        default="",
        metadata=_told(
            "identified",
            "choice",
            column="identified",
            allowed=IDENTIFIED,
            ranked=True,
        ),
    )
    """named source, unnamed source, or outlet's own voice"""
    act: str = field(default="", metadata=_enumerated("act"))
    stance: str = field(default="", metadata=_enumerated("stance"))
    certainty: str = field(default="", metadata=_enumerated("certainty"))
    topic: str = field(default="", metadata=_told("topic", "choice", column="topic"))
    depth: int | None = field(default=None, metadata=_told("depth", "choice", column="depth"))
    """steps between the reader's outlet and the origin: 0 is the outlet's own voice"""
    said_from: date | None = field(default=None, metadata=_told("said from", "day"))
    said_to: date | None = field(default=None, metadata=_told("said to", "day"))
    event_from: date | None = field(default=None, metadata=_told("happened from", "day"))
    event_to: date | None = field(default=None, metadata=_told("happened to", "day"))
    surely: bool = field(
        default=False,
        metadata=_told("surely in that range (else: possibly)", "check"),
    )
    """dates: False keeps what possibly lies in the range (the undated too), True what surely
    does
    """
    text: str = field(default="", metadata=_told("words", "words"))
    """words to be found in the proposition, the passage, the source's name or the hedge; case is
    ignored
    """

    def __post_init__(self) -> None:
        for row in FILTERS:
            value = getattr(self, row.name)
            if row.control == "day":
                object.__setattr__(self, row.name, _day(row.name, value))
            elif row.control == "check":
                _refuse_other(row.name, value, bool, "True or False")
            elif row.blank == "":
                _refuse_other(row.name, value, str, "text, or blank for any")
            elif value is not None:
                _refuse_other(row.name, value, Integral, "a whole number, or None for any")
            if row.allowed:
                one_of(row.name, value, row.allowed, blank="or blank for any")


FILTERS = tuple(FilterField(row.name, blank=row.default, **row.metadata) for row in fields(Filter))
"""the fields of a Filter, in the order in which a page or a panel shows them"""


def _refuse_other(name: str, value: object, kind: type, allowed: str) -> None:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{name}: found {shown(value)}; allowed: {allowed}")


def _day(name: str, value: object) -> date | None:
    """The day that was given; a moment counts as its day, a missing one and blank text as none."""
    if value is None or value is pd.NaT or (isinstance(value, str) and not value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise ValueError(
            f"{name}: found {shown(value)}; allowed: a day such as 2024-10-24, or None for any"
        ) from None


@judged
def statements(dossier: Dossier) -> pd.DataFrame:
    """Who says what: one row per attribution, in the order of the text, joined with its claim, its
    origin and its chain.

    Columns: attribution_id, claim_id, proposition, topic, start, end, text (the content), paragraph
    (from 1), quote, act, stance, certainty, hedge; origin (entity_id), source (its name), kind,
    identified, relay (names between outlet and origin), chain (outlet → … → origin), depth (hops
    between outlet and origin), addressee (name), involved (entity_ids: parties of the chain,
    addressees, mentioned in the content); said_* and event_*: edtf, label, basis, earliest, latest;
    place (name).
    """
    return dossier.said if isinstance(dossier, Joined) else _join(dossier)


@dataclass(frozen=True, eq=False, repr=False)
class Joined(Dossier):
    """A dossier with its `statements` at hand: whoever asks it for several views gets them of one
    join. It is made where it is used and passed on, not kept: it does not see a table that changes
    later.
    """

    said: pd.DataFrame = field(kw_only=True)

    def with_tables(self, **tables: pd.DataFrame) -> Dossier:
        """The dossier with some tables replaced, which is to be joined anew."""
        return Dossier(**_parts(self)).with_tables(**tables)


@judged
def joined(dossier: Dossier) -> Joined:
    """The same dossier, with its statements at hand."""
    if isinstance(dossier, Joined):
        return dossier
    return Joined(**_parts(dossier), said=_join(dossier))


def _parts(dossier: Dossier) -> dict[str, Any]:
    return {part.name: getattr(dossier, part.name) for part in fields(Dossier)}


def _join(dossier: Dossier) -> pd.DataFrame:
    chains = _chains(dossier)
    table = dossier.attributions.drop(columns=["note", "status", "drafted_by"])
    table = table.merge(
        dossier.claims.drop(columns=["note", "status", "drafted_by"]),
        on="claim_id",
        validate="many_to_one",
    )
    table = table.merge(chains, on="attribution_id", validate="one_to_one").sort_values(
        ["start", "attribution_id"]
    )
    table["place"] = table["place"].map(names(dossier)).fillna("")
    table["paragraph"] = paragraph(dossier, table["start"])
    table["involved"] = _involved(dossier, table)
    return _with_bounds(_with_bounds(table, "said"), "event").reset_index(drop=True)


@judged
def select(table: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    """The rows of `statements` that a Filter lets through, in their order; the columns stay the
    same.

    Raises ValueError when a range ends before it begins.
    """
    for first, last in ((wanted.said_from, wanted.said_to), (wanted.event_from, wanted.event_to)):
        if first and last and first > last:
            raise ValueError(f"the range ends ({last}) before it begins ({first})")
    keep = pd.Series(True, index=table.index)
    for row in FILTERS:
        value = getattr(wanted, row.name)
        if row.column and value != row.blank:
            keep &= table[row.column] == value
    if wanted.entity:
        keep &= table["involved"].map(lambda entities: wanted.entity in entities).astype(bool)
    within = dates.surely_within if wanted.surely else dates.possibly_within
    for clock, first, last in (
        ("said", wanted.said_from, wanted.said_to),
        ("event", wanted.event_from, wanted.event_to),
    ):
        if first or last:
            spans = table[f"{clock}_edtf"].map(dates.read)
            keep &= pd.Series(
                [within(span, first, last) for span in spans], index=table.index, dtype=bool
            )
    if words := folded(wanted.text).strip():
        keep &= pd.Series(
            [words in text for text in searched(table)], index=table.index, dtype=bool
        )
    return table[keep]


@judged
def searched(table: pd.DataFrame) -> list[str]:
    """The text that a Filter's words are looked for in, for each row of `statements`, with case
    folded away.
    """
    return [
        folded(" ".join((row.proposition, row.text, row.source, row.hedge)))
        for row in table.itertuples()
    ]


def folded(text: str) -> str:
    """The text without what makes no other word of it: case (ß is ss), and whether an accent is a
    character of its own. Method: the canonical caseless matching of the Unicode Standard, 3.13.
    """
    return normalize("NFC", normalize("NFD", text).casefold())


@judged
def choices(table: pd.DataFrame, names: dict[str, str]) -> dict[str, list[tuple[Any, str]]]:
    """What each field of a Filter that is chosen from a list may be, on these `statements`: the
    values with what to call them, by the field's name.

    names: what to call entities by their ids; each of them may be chosen.
    """
    origins = table.groupby("origin", sort=False).size()
    special = {
        "entity": list(names.items()),
        "source": [
            (origin, names[origin])
            for origin in origins.sort_values(ascending=False, kind="stable").index
        ],
    }
    return {
        row.name: special[row.name]
        if row.name in special
        else [(value, str(value)) for value in _there(row, table)]
        for row in FILTERS
        if row.control == "choice"
    }


def _there(row: FilterField, table: pd.DataFrame) -> list:
    """The values that a field may have on these statements, in the order to show them in."""
    there = table[row.column].unique()
    return [value for value in row.allowed if value in there] if row.ranked else sorted(there)


@judged
def summarise(wanted: Filter, names: dict[str, str] | None = None) -> str:
    """The filter in words: "act: deny; said from: 2024-10-24", or "no filter". names: what to call
    entities by their ids.
    """
    given = [(field.name, getattr(wanted, field.name)) for field in fields(wanted)]
    called = {
        name: (names or {}).get(value, value) if name in ("entity", "source") else value
        for name, value in given
    }
    told = [
        f"{name.replace('_', ' ')}: {value}"
        for name, value in called.items()
        if value is not None and value is not False and value != ""
    ]
    return "; ".join(told) or "no filter"


@judged
def sources(dossier: Dossier) -> pd.DataFrame:
    """Where the statements come from: one row per origin, those with most attributions first.

    Columns: origin (entity_id), source (name), kind, identified, role, attributions, denials,
    claims (distinct), share (attributions / of), of (all attributions), relay (through whom, if
    through anybody), attribution_ids (as by `listed`).
    """
    table = statements(dossier)
    counted = table.groupby(["origin", "source", "kind", "identified"], sort=False).agg(
        attributions=("attribution_id", "size"),
        denials=("stance", lambda stances: int((stances == "denies").sum())),
        claims=("claim_id", "nunique"),
        attribution_ids=("attribution_id", listed),
        relay=("relay", lambda relays: ", ".join(sorted(set(relays) - {""}))),
    )
    counted = counted.reset_index().assign(of=len(table))
    counted["share"] = counted["attributions"] / counted["of"]
    counted["role"] = counted["origin"].map(dossier.entities.set_index("entity_id")["role"])
    order = [
        "origin",
        "source",
        "kind",
        "identified",
        "role",
        "attributions",
        "of",
        "share",
        "claims",
        "denials",
        "relay",
        "attribution_ids",
    ]
    return counted.sort_values("attributions", ascending=False, kind="stable")[order].reset_index(
        drop=True
    )


@judged
def profile(dossier: Dossier) -> pd.DataFrame:
    """The sourcing profile: one row per way of identifying the source and depth, with attributions,
    of (all) and share.

    identified: named source, unnamed source, outlet's own voice; depth: hops between the outlet and
    the origin.
    """
    table = statements(dossier)
    counted = table.groupby(["identified", "depth"]).size().rename("attributions").reset_index()
    counted["identified"] = pd.Categorical(counted["identified"], IDENTIFIED, ordered=True)
    counted = (
        counted.sort_values(["identified", "depth"])
        .assign(of=len(table))
        .astype({"identified": str})
    )
    return counted.assign(share=counted["attributions"] / counted["of"]).reset_index(drop=True)


@judged
def origins(dossier: Dossier) -> pd.DataFrame:
    """How many independent origins each claim has: one row per claim, in the order of the claims
    table.

    Columns: claim_id, proposition, attributions, affirming, denying (attributions by stance),
    origins_low, origins_high, unnamed_only, outlet_only, contested. An origin is a distinct last
    hop, whatever outlets passed it on. The range is low where unnamed people may coincide with each
    other or with a named source, high where they do not. Misses: origins that belong to one
    government count apart; shared interest is the reader's to weigh.
    """
    said = dict(iter(statements(dossier).groupby("claim_id")))
    return pd.DataFrame(
        [_origins_of(claim, said[claim.claim_id]) for claim in dossier.claims.itertuples()],
        columns=ORIGIN_COLUMNS,
    )


ORIGIN_COLUMNS = [
    "claim_id",
    "proposition",
    "attributions",
    "affirming",
    "denying",
    "origins_low",
    "origins_high",
    "unnamed_only",
    "outlet_only",
    "contested",
]


@judged
def contested(dossier: Dossier) -> pd.DataFrame:
    """The claims that some affirm and others deny: one row per claim, with the names on either
    side.

    Columns: claim_id, proposition, affirmed_by, denied_by. Contradictions between two claims are in
    `relations`.
    """
    table = statements(dossier)
    by_stance = table.groupby(["claim_id", "proposition", "stance"], sort=False)["source"].agg(
        lambda names: ", ".join(dict.fromkeys(names))
    )
    sides = by_stance.unstack().reindex(columns=["affirms", "denies"]).dropna().reset_index()
    return sides.rename(columns={"affirms": "affirmed_by", "denies": "denied_by"}).rename_axis(
        columns=None
    )


@judged
def relations(dossier: Dossier) -> pd.DataFrame:
    """How claims bear on each other: the relations table with both propositions (proposition_a,
    proposition_b) beside the ids.
    """
    said = dossier.claims.set_index("claim_id")["proposition"]
    table = dossier.relations.drop(columns=["status", "drafted_by"])
    return table.assign(
        proposition_a=table["claim_a"].map(said), proposition_b=table["claim_b"].map(said)
    )


@judged
def quantities(dossier: Dossier) -> pd.DataFrame:
    """The numbers: one row per claimed quantity, in the order of the text, with its source and its
    interval.

    Columns: quantity_id, attribution_id, claim_id, text, measure, low, high (<NA>: the wording sets
    no such bound), comparator, unit, reading (the interval in words), open_end (which end of it the
    wording leaves open: "lower end open", "upper end open", or blank), as_of (label), said (label),
    source, identified, chain, act, certainty, relative_to, part_of.
    """
    table = dossier.quantities.merge(
        statements(dossier).drop(columns=["text", "start", "end"]),
        on="attribution_id",
        validate="many_to_one",
    )
    table["reading"] = pd.Series(
        [_reading(row) for row in table.itertuples()], index=table.index, dtype=str
    )
    table["open_end"] = pd.Series(
        [_open_end(row) for row in table.itertuples()], index=table.index, dtype=str
    )
    table["as_of"] = pd.Series(
        [dates.read(edtf).label for edtf in table["as_of_edtf"]], index=table.index, dtype=str
    )
    return (
        table.rename(columns={"said_label": "said"})
        .sort_values(["start", "quantity_id"])[QUANTITY_COLUMNS]
        .reset_index(drop=True)
    )


QUANTITY_COLUMNS = [
    "quantity_id",
    "attribution_id",
    "claim_id",
    "text",
    "measure",
    "low",
    "high",
    "comparator",
    "unit",
    "reading",
    "open_end",
    "as_of",
    "said",
    "source",
    "identified",
    "chain",
    "act",
    "certainty",
    "relative_to",
    "part_of",
]


@judged
def expressions(dossier: Dossier) -> pd.DataFrame:
    """Each temporal expression with its value: the dates table in the order of the text, with
    paragraph, label, earliest, latest.
    """
    table = dossier.dates.drop(columns=["status", "drafted_by"]).sort_values("start")
    read = [dates.read(edtf) for edtf in table["edtf"]]
    return table.assign(
        paragraph=paragraph(dossier, table["start"]),
        reading=pd.Series([interval.label for interval in read], index=table.index, dtype=str),
        earliest=[interval.earliest for interval in read],
        latest=[interval.latest for interval in read],
    ).reset_index(drop=True)


@judged
def occurrences(dossier: Dossier) -> pd.DataFrame:
    """Where each entity occurs: one row per mention in the order of the text, with the entity's
    name and kind and the paragraph.
    """
    table = dossier.mentions.merge(
        dossier.entities[["entity_id", "name", "kind", "named"]],
        on="entity_id",
        validate="many_to_one",
    )
    return (
        table.assign(paragraph=paragraph(dossier, table["start"]))
        .sort_values(["start", "end"])
        .reset_index(drop=True)
    )


@judged
def chains(dossier: Dossier) -> pd.DataFrame:
    """The chains as a tree: one row per party as reached on one path from the outlet, outer parties
    before inner ones.

    Columns: path (ids as by `listed`, with blanks between them), through (the path before; "" for
    the outlet), hop, party (name), identified, passing (attributions whose chain goes through
    here), ending (those whose origin this is), cues (the words that say the party speaks).
    """
    named, identified = names(dossier), _identified(dossier)
    rows: dict[str, dict] = {}
    for _, chain in dossier.hops.sort_values("hop").groupby("attribution_id", sort=False):
        path = ""
        for hop in chain.itertuples():
            through, path = path, f"{path} {listed([hop.entity_id])}".strip()
            voice = identified[hop.entity_id] if hop.hop else OWN_VOICE
            row = rows.setdefault(
                path,
                {
                    "path": path,
                    "through": through,
                    "hop": hop.hop,
                    "party": named[hop.entity_id],
                    "identified": voice,
                    "passing": 0,
                    "ending": 0,
                    "cues": [],
                },
            )
            row["passing"] += 1
            row["ending"] += hop.hop == len(chain) - 1
            row["cues"] += [hop.cue] if hop.cue and hop.cue not in row["cues"] else []
    table = pd.DataFrame(
        rows.values(),
        columns=["path", "through", "hop", "party", "identified", "passing", "ending", "cues"],
    )
    return table.assign(cues=table["cues"].map(", ".join))


@judged
def voices(dossier: Dossier) -> pd.DataFrame:
    """Whose words each character is: one row per stretch of a paragraph, in order, every character
    of it in just one row.

    Columns: paragraph (from 1), start, end (characters of the article), first, last (characters of
    the paragraph, from 0), voice (named source, unnamed source, outlet's own voice, or source and
    cue), source, attribution_id, text. Where attributions are nested, the innermost counts; a
    stretch without a letter or digit belongs to the one before it.
    """
    inner = sorted(
        statements(dossier).itertuples(),
        key=lambda said: (said.end - said.start, said.attribution_id),
    )
    pieces = [(start, end, said) for said in inner for start, end in spans(said)]
    rows: list[tuple] = []
    for number, (begin, stop) in enumerate(paragraphs(dossier), start=1):
        here = [piece for piece in pieces if piece[0] < stop and piece[1] > begin]
        cuts = sorted(
            {
                begin,
                stop,
                *(cut for start, end, _ in here for cut in (start, end) if begin < cut < stop),
            }
        )
        for start, end in pairwise(cuts):
            said = next(
                (said for first, last, said in here if first <= start and end <= last), None
            )
            who = (said.identified, said.source, said.attribution_id) if said else (FRAME, "", "")
            if (
                rows
                and rows[-1][0] == number
                and not any(char.isalnum() for char in dossier.text[start:end])
            ):
                start, who = rows[-1][1], rows.pop()[5:8]
            rows.append(
                (number, start, end, start - begin, end - begin, *who, dossier.text[start:end])
            )
    return pd.DataFrame(
        rows,
        columns=[
            "paragraph",
            "start",
            "end",
            "first",
            "last",
            "voice",
            "source",
            "attribution_id",
            "text",
        ],
    )


def spans(row: Any) -> list[Span]:
    """The stretches of text that a row of attributions, statements or observations covers: its
    pieces, or the one span; none if blank. Raises TypeError for anything else.
    """
    if not (hasattr(row, "pieces") and hasattr(row, "start")):
        raise TypeError(f"row: found {shown(row)}; allowed: a row that has pieces, start and end")
    return spans_of(row)


@judged
def clocks(dossier: Dossier) -> pd.DataFrame:
    """Three clocks: one row per clock (published, said, happened) and distinct date on it, dated
    ones first.

    Columns: clock, edtf, label, basis, earliest, latest, attributions (how many statements stand
    there; 0 for published), attribution_ids.
    """
    article, table = dossier.article, statements(dossier)
    stated = article.get("published", "unknown") != "unknown"
    rows: list[tuple] = [
        (
            "published",
            article["published"] if stated else article.get("published_edtf", ""),
            "explicit" if stated else "unknown in the text",
            [],
        )
    ]
    for clock, name in (("said", "said"), ("happened", "event")):
        grouped = table.groupby([f"{name}_edtf", f"{name}_basis"])["attribution_id"].agg(list)
        rows += [(clock, edtf, basis, ids) for (edtf, basis), ids in grouped.items()]
    told = pd.DataFrame(rows, columns=["clock", "edtf", "basis", "attribution_ids"])
    told = (
        told.groupby(["clock", "edtf"], sort=False)
        .agg(basis=("basis", ", ".join), attribution_ids=("attribution_ids", "sum"))
        .reset_index()
    )
    told = told.assign(
        attributions=told["attribution_ids"].map(len),
        attribution_ids=told["attribution_ids"].map(listed),
    )
    read = [dates.read(edtf) for edtf in told["edtf"]]
    told = told.assign(
        label=[i.label for i in read],
        earliest=[i.earliest for i in read],
        latest=[i.latest for i in read],
    )
    order = told.assign(
        clock=told["clock"].map(CLOCKS.index),
        undated=told["edtf"] == "",
        last=[str(i.latest or i.earliest) for i in read],
    )
    return told.loc[
        order.sort_values(["clock", "undated", "last"]).index,
        [
            "clock",
            "edtf",
            "label",
            "basis",
            "earliest",
            "latest",
            "attributions",
            "attribution_ids",
        ],
    ].reset_index(drop=True)


@judged
def grades(dossier: Dossier) -> pd.DataFrame:
    """The analyst's grades beside the text's own certainty: one row per grade, in the order given.

    Columns: assessment_id, assessor, source and proposition (what is graded), reliability,
    credibility, certainty and act (the text's, for this claim by this source; by anybody when no
    source is named), why, assessed_on. A grade of a source alone has a blank proposition and
    certainty.
    """
    said, table = dossier.claims.set_index("claim_id")["proposition"], statements(dossier)
    rows = []
    for graded in dossier.assessments.itertuples():
        meant = table[
            (table["claim_id"] == graded.claim_id)
            & ((table["origin"] == graded.entity_id) | (graded.entity_id == ""))
        ]
        rows.append((", ".join(meant["certainty"].unique()), ", ".join(meant["act"].unique())))
    told = pd.DataFrame(
        rows, columns=["certainty", "act"], index=dossier.assessments.index, dtype=str
    )
    table = dossier.assessments.assign(
        source=dossier.assessments["entity_id"].map(names(dossier)).fillna(""),
        proposition=dossier.assessments["claim_id"].map(said).fillna(""),
    )
    return table.join(told)[
        [
            "assessment_id",
            "assessor",
            "source",
            "proposition",
            "reliability",
            "credibility",
            "certainty",
            "act",
            "why",
            "assessed_on",
        ]
    ]


@judged
def headline(dossier: Dossier) -> pd.DataFrame:
    """The article at a glance: one row per fact about its sourcing, with count and of (the
    denominator; <NA> where there is none).
    """
    dossier = joined(dossier)
    table, counted = statements(dossier), origins(dossier)
    unnamed, own = int(counted["unnamed_only"].sum()), int(counted["outlet_only"].sum())
    unknown = [
        key
        for key in ("headline", "byline", "publisher", "published")
        if dossier.article.get(key, "unknown") == "unknown"
    ]
    rows = [
        ("claims", len(counted), None),
        ("acts of claiming (attributions)", len(table), None),
        ("claims that rest on unnamed sources only", unnamed, len(counted)),
        ("claims in the outlet's own voice only", own, len(counted)),
        ("claims that some affirm and others deny", int(counted["contested"].sum()), len(counted)),
        ("claims with one origin only", int((counted["origins_high"] == 1).sum()), len(counted)),
        (
            "attributions at second hand or further (depth 2 or more)",
            int((table["depth"] >= 2).sum()),
            len(table),
        ),
        (
            "attributions whose saying the text does not date",
            int((table["said_edtf"] == "").sum()),
            len(table),
        ),
        (
            f"facts the text does not state about itself: {', '.join(unknown) or 'none'}",
            len(unknown),
            4,
        ),
    ]
    return pd.DataFrame(rows, columns=["fact", "count", "of"]).astype(
        {"count": "Int64", "of": "Int64"}
    )


@judged
def names(dossier: Dossier) -> dict[str, str]:
    """The name of each entity by its id."""
    return dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))


@judged
def paragraphs(dossier: Dossier) -> list[Span]:
    """The spans of the article's paragraphs: the lines that are not blank, in order."""
    return paragraphs_in(dossier.text)


@judged
def paragraph(dossier: Dossier, positions: pd.Series) -> list[int]:
    """The numbers, from 1, of the paragraphs that characters stand in."""
    bounds = paragraphs(dossier)
    return [paragraph_of(bounds, position) for position in positions]


def _identified(dossier: Dossier) -> dict[str, str]:
    return {row.entity_id: NAMED if row.named else UNNAMED for row in dossier.entities.itertuples()}


def _chains(dossier: Dossier) -> pd.DataFrame:
    named, identified = names(dossier), _identified(dossier)
    kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
    rows = []
    for attribution_id, chain in dossier.hops.sort_values("hop").groupby(
        "attribution_id", sort=False
    ):
        last, depth = chain.iloc[-1], len(chain) - 1
        told = [named[entity_id] for entity_id in chain["entity_id"]]
        voice = identified[last["entity_id"]] if depth else OWN_VOICE
        to = named.get(last["addressee"], "")
        rows.append(
            (
                attribution_id,
                last["entity_id"],
                told[-1],
                kinds[last["entity_id"]],
                voice,
                ", ".join(told[1:-1]),
                ARROW.join(told),
                depth,
                to,
                last["said_edtf"],
                last["said_basis"],
            )
        )
    return pd.DataFrame(
        rows,
        columns=[
            "attribution_id",
            "origin",
            "source",
            "kind",
            "identified",
            "relay",
            "chain",
            "depth",
            "addressee",
            "said_edtf",
            "said_basis",
        ],
    )


def _involved(dossier: Dossier, table: pd.DataFrame) -> list[tuple[str, ...]]:
    part = {
        attribution_id: set(chain["entity_id"]) | set(chain["addressee"])
        for attribution_id, chain in dossier.hops.groupby("attribution_id")
    }
    mentions = dossier.mentions.sort_values("start")
    starts = mentions["start"].tolist()
    found = list(zip(mentions["end"], mentions["entity_id"]))
    for row in table.itertuples():
        for first, last in spans(row):
            part[row.attribution_id] |= {
                entity_id
                for end, entity_id in found[bisect_left(starts, first) : bisect_right(starts, last)]
                if end <= last
            }
    return [
        tuple(sorted(part[attribution_id] - {""})) for attribution_id in table["attribution_id"]
    ]


def _with_bounds(table: pd.DataFrame, clock: str) -> pd.DataFrame:
    read = [dates.read(edtf) for edtf in table[f"{clock}_edtf"]]
    bounds = {
        "label": [i.label for i in read],
        "earliest": [i.earliest for i in read],
        "latest": [i.latest for i in read],
    }
    return table.assign(
        **{
            f"{clock}_{name}": pd.Series(values, index=table.index, dtype=object)
            for name, values in bounds.items()
        }
    )


def _origins_of(claim, said: pd.DataFrame) -> tuple:
    distinct = said.drop_duplicates("origin")
    unnamed = int((distinct["kind"] == "anonymous").sum())
    known = len(distinct) - unnamed
    only = set(said["identified"])
    return (
        claim.claim_id,
        claim.proposition,
        len(said),
        int((said["stance"] == "affirms").sum()),
        int((said["stance"] == "denies").sum()),
        max(known, 1),
        len(distinct),
        only == {UNNAMED},
        only == {OWN_VOICE},
        said["stance"].nunique() > 1,
    )


def _reading(quantity) -> str:
    low, high = (
        f"{value:,.10g}" if pd.notna(value) else "" for value in (quantity.low, quantity.high)
    )
    exact = low if low == high else f"{low} to {high}"
    if quantity.comparator == "unstated":
        return "no figure given"
    words = {
        "=": exact,
        "~": f"about {exact}",
        ">": f"more than {low}" + (f", at most {high}" if high else ""),
        ">=": exact if high else f"at least {low}",
        "<": f"{low} to less than {high}" if low else f"less than {high}",
        "<=": exact if low else f"at most {high}",
    }
    return f"{words[quantity.comparator]} {quantity.unit}"


def _open_end(quantity) -> str:
    """Which end the wording leaves open; an end that is open is not zero."""
    if pd.isna(quantity.low) and pd.notna(quantity.high):
        return "lower end open"
    return "upper end open" if pd.isna(quantity.high) and pd.notna(quantity.low) else ""


@judged
def progress(dossier: Dossier) -> pd.DataFrame:
    """How far a dossier is checked: one row per table that has a status, with its rows, how many
    are checked and drafted, and by which rules.
    """
    frames = {name: frame for name, frame in dossier.tables.items() if "status" in frame}
    rules = {
        name: frame.loc[frame["drafted_by"] != "", "drafted_by"].str.removeprefix("rule: ")
        for name, frame in frames.items()
    }
    rows = [
        (
            name,
            len(frame),
            int((frame["status"] == "checked").sum()),
            int((frame["status"] == "drafted").sum()),
            ", ".join(rules[name].value_counts().index),
        )
        for name, frame in frames.items()
    ]
    return pd.DataFrame(rows, columns=["table", "rows", "checked", "drafted", "rules"])
