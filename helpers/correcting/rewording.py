"""Rewording: a claim in the words of the text as it is cut, and its pronouns are read, by now;
unless a person has worded it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ..dossier import Dossier, DossierError
from ..drafting.ledger import plain
from ..spans import inside, spans_of
from .cutting import PRONOUNS, worded
from .rows import difference, find
from .standing import standing
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
        if not claim["drafted_by"] or not (row.attribution_id in moved or here):
            continue
        by_text = _is_of_text(before, str(claim["proposition"]), row.attribution_id)
        if row.attribution_id in moved:
            words = standing(after, pieces, row.attribution_id)
        else:
            words = worded(after, pieces, row.attribution_id) if by_text else ""
        if words and words != claim["proposition"]:
            yield row.claim_id, words


def _is_of_text(dossier: Dossier, words: str, attribution_id: str) -> bool:
    """Whether a claim is in the words of a statement, whatever stands for its pronouns."""
    row = dossier.attributions[find(dossier, "attributions", attribution_id)].iloc[0]
    said = plain(" ".join(dossier.text[start:end] for start, end in spans_of(row)))
    parts = (
        ".+?" if part.casefold() in PRONOUNS else re.escape(part)
        for part in re.split(r"(\w+)", said)
    )
    return bool(re.fullmatch("".join(parts), words, re.IGNORECASE))
