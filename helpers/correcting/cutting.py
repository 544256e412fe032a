"""Cutting: which words of a statement are a part of their own, what is left of it, and what each
of the two says by itself.
"""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from .. import leftopen, lexicons
from ..dossier import Dossier
from ..drafting.ledger import addressed, plain
from ..spans import Span, inside, merged, spans_of, write_pieces
from .rows import Refused, words_at

JOINTS = lexicons.either(lexicons.words("speechwords", "joint"))
BEFORE = re.compile(rf"(?:[\s,;:—–-]|(?:{JOINTS})\b(?=\s))+", re.IGNORECASE)
OPENERS = lexicons.either(lexicons.words("speechwords", "opener"))
BEHIND = re.compile(
    rf"(?:[\s,;:—–-]|(?<=\s)(?:{JOINTS}|{OPENERS})(?=[\s,;:—–-]*$))+$", re.IGNORECASE
)
"""what joins two statements and belongs to neither"""
PRONOUNS = lexicons.valued("castwords", "pronoun")
SOMEBODY = re.compile(
    rf"\b(?:{lexicons.either(word for word, of in PRONOUNS.items() if of)})\b", re.IGNORECASE
)
"""the pronouns that stand for somebody whom the text names"""
OWNERS = frozenset(["his", "its", "their", "my", "our"])
OWNED = re.compile(rf"\s+(?!(?:{lexicons.either(lexicons.words('commonwords', 'small'))})\b)\w")
"""what stands behind a "her" that owns it: "her results", and not "asked her to go"."""
UNKNOWN = (leftopen.WHOM, leftopen.NOBODY)
QUOTATION = re.compile(r"[“”„«»\"]")
UNDATED = {"event_edtf": "", "event_basis": "not-stated", "event_date_id": ""}
"""the cells of a claim that is not dated"""


def cut(
    dossier: Dossier, row: pd.Series, start: int, end: int | None
) -> tuple[list[Span], list[Span]]:
    """The chosen words of a statement, and what is left of it, both as pieces. Without an end, the
    statement is cut in two at the start, and what joined the two is left out of both.

    Raises Refused when one of them is empty.
    """
    whole = spans_of(row)
    start = word_edge(dossier.text, start) if end is None else start
    last = whole[-1][1] if end is None else end
    part = [(max(first, start), min(stop, last)) for first, stop in whole]
    left = [(first, min(stop, start)) for first, stop in whole]
    left += [(max(first, last), stop) for first, stop in whole]
    text, joined = dossier.text, end is None
    chosen = [span for span in (trimmed(text, span, joined=joined) for span in part) if span]
    rest = [span for span in (trimmed(text, span) for span in left) if span]
    if not chosen or not rest:
        raise Refused(
            "attributions",
            [row["attribution_id"]],
            "start",
            f"{start}-{last}",
            "words inside the statement, and not all of them",
        )
    return chosen, merged(rest)


def word_edge(text: str, place: int) -> int:
    """The edge of a word that is nearest to a place in it; the place itself between words.

    >>> word_edge("the ferry failed", 5), word_edge("the ferry failed", 8)
    (4, 9)
    """
    within = re.compile(r"[\w’'-]")
    first = last = place
    while 0 < first < len(text) and within.match(text[first]) and within.match(text[first - 1]):
        first -= 1
    while 0 < last < len(text) and within.match(text[last]) and within.match(text[last - 1]):
        last += 1
    return first if place - first <= last - place else last


def trimmed(text: str, span: Span, *, joined: bool = True) -> Span | None:
    """A span without the blanks at its ends, and without what joins it to others; None when no word
    is left.
    """
    start, end = span
    words = text[start:end]
    if start >= end or not re.search(r"\w", words):
        return None
    lead = BEFORE.match(words) if joined else re.match(r"\s*", words)
    first = lead.end() if lead else 0
    tail = BEHIND.search(words, first) if joined else re.search(r"\s*$", words[first:])
    last = len(words.rstrip()) if not joined else tail.start() if tail else len(words)
    return (start + first, start + last) if first < last else None


def placed(dossier: Dossier, pieces: Sequence[Span]) -> dict[str, object]:
    """The cells that say where pieces stand."""
    whole = words_at(dossier, pieces[0][0], pieces[-1][1])
    return whole | {"pieces": write_pieces(pieces)}


def quoted(dossier: Dossier, quote: str, pieces: Sequence[Span]) -> str:
    """How a part of a statement is quoted: in part only where quotation marks stand in it."""
    marked = any(QUOTATION.search(dossier.text[start:end]) for start, end in pieces)
    return "indirect" if quote == "mixed" and not marked else quote


def worded(dossier: Dossier, pieces: Sequence[Span], attribution_id: str = "") -> str:
    """What pieces say, as a proposition: somebody whom a pronoun means by name, and who is urged or
    accused as a draft puts it, if a statement tells who is addressed.
    """
    words = plain(" ".join(with_names(dossier, span) for span in pieces))
    if told := _addressee(dossier, attribution_id):
        words = addressed(words, *told)
    return words


def with_names(dossier: Dossier, span: Span) -> str:
    """Words with somebody whom a pronoun means by name: once, and where the draft knows whom."""
    start, end = span
    mentions = dossier.mentions[dossier.mentions["form"] == "pronoun"]
    there = mentions[(mentions["start"] >= start) & (mentions["end"] <= end)]
    known = dossier.entities[
        ~dossier.entities["note"].map(lambda note: leftopen.asks(note, *UNKNOWN)).astype(bool)
    ].set_index("entity_id")["name"]
    named = there[there["entity_id"].isin(known.index)].drop_duplicates("entity_id")
    words, place = "", start
    for mention in named.sort_values("start").itertuples():
        name, word = known[mention.entity_id], mention.text.casefold()
        owner = "’" if name.endswith("s") else "’s"
        owns = word in OWNERS or (word == "her" and OWNED.match(dossier.text, mention.end))
        words += dossier.text[place : mention.start] + name + owner * bool(owns)
        place = mention.end
    return words + dossier.text[place:end]


def unmarked(dossier: Dossier, pieces: Sequence[Span]) -> str:
    """The first pronoun in pieces that stands for somebody and is not marked; blank if none is."""
    marked = list(zip(dossier.mentions["start"], dossier.mentions["end"]))
    for start, end in pieces:
        for match in SOMEBODY.finditer(dossier.text, start, end):
            if not inside(match.span(), marked):
                return match.group()
    return ""


def _addressee(dossier: Dossier, attribution_id: str) -> tuple[str, str] | None:
    """The act of a statement and whom it is addressed to, where the text says so."""
    hops = dossier.hops[(dossier.hops["attribution_id"] == attribution_id)]
    named = dossier.entities.set_index("entity_id")["name"]
    whom = next((hop for hop in hops["addressee"] if hop), "")
    acts = dossier.attributions.set_index("attribution_id")["act"]
    return (acts[attribution_id], named[whom]) if whom else None


def event_in(
    dossier: Dossier, claim: pd.Series, pieces: Sequence[Span], others: Sequence[Span]
) -> dict[str, str]:
    """When a part of a statement puts what it says: by its own date, where it has one alone; else
    as the whole did, unless that rests on words of the other part.
    """
    as_before = {name: claim[name] for name in UNDATED}
    if claim["event_date_id"] in set(_days_in(dossier, pieces)["date_id"]):
        return as_before
    own = event_of(dossier, pieces)
    if own["event_edtf"] or claim["event_date_id"] in set(_days_in(dossier, others)["date_id"]):
        return own
    return as_before


def event_of(dossier: Dossier, pieces: Sequence[Span]) -> dict[str, str]:
    """When words put what they say: by the one date in them; by none when several could be meant,
    as a draft does it.
    """
    days = _days_in(dossier, pieces)
    exact = days[days["basis"] != "vague"]
    exact = days if exact.empty else exact
    if len(exact) != 1:
        return dict(UNDATED)
    day = exact.iloc[0]
    return dict(zip(UNDATED, (day["edtf"], day["basis"], day["date_id"])))


def _days_in(dossier: Dossier, pieces: Sequence[Span]) -> pd.DataFrame:
    days = dossier.dates[(dossier.dates["edtf"] != "") & (dossier.dates["type"] == "DATE")]
    here = [inside((row.start, row.end), pieces) for row in days.itertuples()]
    return days[np.array(here, dtype=bool)]
