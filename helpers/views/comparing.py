"""Comparing drafts: where two readings of the same article, such as the rules' draft and a language
model's, find the same statement, and where they give it to somebody else.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier
from ..leftopen import SOURCE, asks
from ..messages import DossierError
from ..spans import Span, overlap, spans_of
from .joining import OWN_VOICE, statements
from .places import paragraph

HALF = 0.5
"""overlap from which two passages are the same"""

AGREE, DIFFERS = "agree", "source differs"
ONLY_ONE, ONLY_OTHER = "only in one", "only in other"
LEFT_OPEN = "(left open)"


class Passage(NamedTuple):
    """A passage of a draft: its pieces, and the statements and the sources that it has there."""

    pieces: tuple[Span, ...]
    attributions: tuple[str, ...]
    sources: tuple["Source", ...]
    known: tuple[str, ...]
    """how the sources would know, in plain words"""


class Source(NamedTuple):
    """Who says something: the name, and every place where the text mentions whom it means."""

    name: str
    mentions: tuple[Span, ...]


OUTLET = Source(OWN_VOICE, ())


@judged
def compare_drafts(one: Dossier, other: Dossier) -> pd.DataFrame:
    """Two drafts of one article, beside each other: one row per passage that either attributes, in
    the order of the text.

    Columns: agreement (agree; source differs; only in one; only in other), paragraph (from 1),
    start, end, text (of the first, if it has the passage), one_source, other_source (names, with
    ", " between; "(left open)" where the draft does not say who), one_id, other_id
    (attribution_ids), one_how_known, other_how_known (how the sources would know, in plain words);
    blank where there is none. Raises DossierError when the articles differ.
    Method: two passages are the same when they overlap by half or more, the greatest overlap first;
    two sources are, when a name ends with the other or both are mentioned in the same place.
    Misses: the same source under two names, in drafts that share no mention of it; of a passage
    that one draft cuts into parts, all but the greatest.
    """
    if one.text != other.text:
        raise DossierError(
            f"{one.name} and {other.name} are not on the same article, to the character; allowed: "
            f"two drafts of one text"
        )
    ours, theirs = _passages(one), _passages(other)
    pairs = _pairs(ours, theirs)
    rows = [_row(mine, theirs[pairs[n]] if n in pairs else None) for n, mine in enumerate(ours)]
    rows += [_row(None, its) for n, its in enumerate(theirs) if n not in pairs.values()]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return _placed(one, table.sort_values(["start", "end"], kind="stable", ignore_index=True))


def _placed(dossier: Dossier, table: pd.DataFrame) -> pd.DataFrame:
    """The rows with their paragraph and their words."""
    text = [dossier.text[start:end] for start, end in zip(table["start"], table["end"])]
    table.insert(1, "paragraph", paragraph(dossier, table["start"]))
    table.insert(4, "text", pd.Series(text, dtype=str))
    return table


DRAFTS = ("one", "other")
COLUMNS = ["agreement", "start", "end"]
COLUMNS += [f"{draft}_{what}" for what in ("source", "id", "how_known") for draft in DRAFTS]


def _passages(dossier: Dossier) -> list[Passage]:
    """The passages of a draft, in the order of the text; statements of the same words are one."""
    sources = _sources(dossier)
    said: dict[tuple[Span, ...], list[tuple[str, Source, str]]] = {}
    for row in statements(dossier).itertuples():
        source = sources[row.origin] if row.depth else OUTLET
        found = row.attribution_id, source, row.how_known
        said.setdefault(tuple(spans_of(row)), []).append(found)
    return [
        Passage(pieces, *(tuple(dict.fromkeys(part)) for part in zip(*found)))
        for pieces, found in said.items()
    ]


def _sources(dossier: Dossier) -> dict[str, Source]:
    places: dict[str, list[Span]] = {}
    for row in dossier.mentions.itertuples():
        places.setdefault(row.entity_id, []).append((int(row.start), int(row.end)))
    return {
        row.entity_id: Source(
            LEFT_OPEN if asks(row.note, *SOURCE) else row.name,
            tuple(places.get(row.entity_id, ())),
        )
        for row in dossier.entities.itertuples()
    }


def _pairs(ours: list[Passage], theirs: list[Passage]) -> dict[int, int]:
    """Which passage of the other draft is which of the one."""
    return pair_up(
        [mine.pieces for mine in ours],
        [its.pieces for its in theirs],
        lambda n, m: _agree(ours[n], theirs[m]),
    )


def pair_up(
    ours: Sequence[Sequence[Span]],
    theirs: Sequence[Sequence[Span]],
    agree: Callable[[int, int], bool],
) -> dict[int, int]:
    """Which passage is which, by their numbers: one to one, the greatest overlap first, of equal
    ones those that agree, none that overlap by less than half.
    """
    ranked = sorted(
        (-part, not agree(n, m), n, m)
        for n, mine in enumerate(ours)
        for m, its in enumerate(theirs)
        if (part := overlap(mine, its)) >= HALF
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, n, m in ranked:
        if n not in pairs and m not in taken:
            pairs[n] = m
            taken.add(m)
    return pairs


def _agree(one: Passage, other: Passage) -> bool:
    """Whether two passages have the same sources, all of them."""
    return all(
        any(_same(mine, its) for its in there.sources)
        for here, there in ((one, other), (other, one))
        for mine in here.sources
    )


def _same(one: Source, other: Source) -> bool:
    if LEFT_OPEN in (one.name, other.name):
        return one.name == other.name
    named, others = _words(one.name), _words(other.name)
    fewer = min(len(named), len(others))
    together = any(overlap([a], [b]) >= HALF for a in one.mentions for b in other.mentions)
    return together or named[-fewer:] == others[-fewer:]


def _words(name: str) -> list[str]:
    """The words of a name, without what stands in brackets or behind a comma."""
    return name.casefold().partition(" (")[0].partition(",")[0].removeprefix("the ").split()


def _row(one: Passage | None, other: Passage | None) -> tuple:
    if one and other:
        agreement = AGREE if _agree(one, other) else DIFFERS
    else:
        agreement = ONLY_ONE if one else ONLY_OTHER
    here = one or other
    assert here is not None
    return (
        agreement,
        here.pieces[0][0],
        here.pieces[-1][1],
        *(_listed(draft and (source.name for source in draft.sources)) for draft in (one, other)),
        *(_listed(draft and draft.attributions) for draft in (one, other)),
        *(_listed(draft and draft.known) for draft in (one, other)),
    )


def _listed(names: Iterable[str] | None) -> str:
    return ", ".join(names or ())
