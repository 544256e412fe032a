"""Rewording: a claim in the words of the text as it is cut, and its pronouns are read, by now;
unless a person has worded it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ..dossier import Dossier, DossierError
from ..drafting.ledger import plain
from ..spans import Span, inside, spans_of
from .cutting import PRONOUNS, worded
from .rows import difference, find
from .standing import is_whole, standing
from .verbs import VERBS


def wordings_for(verb: str) -> Callable[[Dossier, dict[str, Any]], dict[str, Any]]:
    """What proposes, for a correction, the new words of the claims that it leaves in old ones."""

    def propose(dossier: Dossier, args: dict[str, Any]) -> dict[str, Any]:
        act = VERBS[verb].__wrapped__  # type: ignore[attr-defined]
        with suppress(DossierError, TypeError, ValueError, KeyError):
            found = dict(_wordings(dossier, act(dossier, **args)))
            return {"wordings": found} if found else {}
        return {}

    return propose


def _wordings(before: Dossier, after: Dossier) -> Iterator[tuple[str, str]]:
    """The claims that are worded otherwise after a correction, by their ids."""
    changed = difference(before, after)
    moved = {key[0] for key in changed.get("attributions", (set(), set()))[0]}
    read = {key[0] for key in changed.get("mentions", (set(), set()))[0]}
    pronouns = after.mentions[after.mentions["mention_id"].isin(read)]
    places = [(row.start, row.end) for row in pronouns.itertuples() if row.form == "pronoun"]
    claims = before.claims.set_index("claim_id")
    for row in after.attributions.drop_duplicates("claim_id").itertuples():
        claim, pieces = claims.loc[row.claim_id], spans_of(row)
        here = any(inside(place, pieces) for place in places)
        if not (row.attribution_id in moved or here) or _is_typed(before, claim, row):
            continue
        words = _words(before, after, str(claim["proposition"]), row.attribution_id)
        if words and words != claim["proposition"]:
            yield row.claim_id, words


def _is_typed(dossier: Dossier, claim: Any, row: Any) -> bool:
    """Whether a person has worded a claim, and no parser."""
    pieces = _pieces(dossier, row.attribution_id)
    made = standing(dossier, pieces, row.attribution_id)
    return not claim["drafted_by"] and claim["proposition"] != made


def _words(before: Dossier, after: Dossier, old: str, attribution_id: str) -> str:
    """What a statement says now: in its own words, where the claim was in them; with what a draft
    put before them, where they still begin there; or in its own, where they are a whole clause by
    now. Else the draft's own words stay: blank.
    """
    was, now = (_pieces(dossier, attribution_id) for dossier in (before, after))
    if _is_of_text(before, old, was):
        named = was == now
        return (worded if named else standing)(after, now, attribution_id)
    tail = " ".join(" ".join(before.text[start:end] for start, end in was).split())
    if was != now and is_whole(after, now):
        return standing(after, now, attribution_id)
    if was == now or was[0][0] != now[0][0] or not old.endswith(tail):
        return ""
    return old.removesuffix(tail) + " ".join(after.text[start:end] for start, end in now)


def _pieces(dossier: Dossier, attribution_id: str) -> list[Span]:
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    return spans_of(row)


def _is_of_text(dossier: Dossier, words: str, pieces: list[Span]) -> bool:
    """Whether a claim is in the words of the text, whatever stands for its pronouns."""
    said = plain(" ".join(dossier.text[start:end] for start, end in pieces))
    parts = (
        ".+?" if part.casefold() in PRONOUNS else re.escape(part)
        for part in re.split(r"(\w+)", said)
    )
    return bool(re.fullmatch("".join(parts), words, re.IGNORECASE))
