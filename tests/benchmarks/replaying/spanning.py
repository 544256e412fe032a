"""Where words begin and end: moved whole, or at the one edge that is wrong."""

import pandas as pd

from helpers import Dossier, correcting
from helpers.spans import Span

from .differing import WORD, covers
from .walking import Step, Walk


def moved(
    walk: Walk, now: Dossier, kind: str, table: str, key: str, span: Span, want: frozenset[int]
) -> Step:
    """What brings a row to the words that are wanted: an edge to a clicked word where that does,
    else the words chosen anew.
    """
    at = {"table": table, "key": key}
    words = list(WORD.finditer(now.text, *span))
    if walk.can("edge") and words:
        for edge, word in (("begin", words[0]), ("end", words[-1])):
            args = at | {"edge": edge, "start": word.start(), "end": word.end()}
            if _brings(now, table, key, args, want):
                return Step(kind, walk.cost("edge"), "set_edge", args)
    whole = {"start": int(span[0]), "end": int(span[1])}
    return Step(kind, walk.cost("move"), "move", at | whole)


def _brings(now: Dossier, table: str, key: str, args: dict, want: frozenset[int]) -> bool:
    try:
        after = correcting.VERBS["set_edge"].__wrapped__(now, **args)  # type: ignore[attr-defined]
    except correcting.Refused:
        return False
    frame: pd.DataFrame = after.tables[table]
    return covers(after, frame[frame.iloc[:, 0] == key].iloc[0]) == want
