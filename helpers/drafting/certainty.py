"""Certainty: how sure the wording of a statement is, relative to its source, by the values of
FactBank (Saurí and Pustejovsky 2009).

certain, probable, possible, unstated: the source's verb gives the first value, hedges in the main
clause of what is said can lower it. Misses: hedges carried by a whole clause ("as far as is
known"), irony, tone, and a hedge that modifies a detail and not the claim.
"""

from collections.abc import Iterable
from typing import Any

from ..lexicons import rows

LADDER = ("certain", "probable", "possible", "unstated")
HEDGES = {(row["word"], row["pos"]): row["certainty"] for row in rows("hedges")}
TAGS = {tag[:2] for _, tag in HEDGES}
LINKS = {"aux", "auxpass", "advmod", "acomp", "attr", "mark", "xcomp", "oprd", "neg", "conj"}


def weigh(start: str, tokens: Iterable[Any]) -> tuple[str, str]:
    """The certainty of a statement, and its hedging words joined by ", ".

    start: what the source's verb says by itself; tokens: the words of what is said.
    """
    hedges = [
        (token, value)
        for token in tokens
        if token.tag_[:2] in TAGS and (value := _hedge(token)) and _bears(token)
    ]
    lowest = max([start, *(value for _, value in hedges)], key=LADDER.index)
    return lowest, ", ".join(dict.fromkeys(token.lower_ for token, _ in hedges))


def _hedge(token: Any) -> str:
    return (
        HEDGES.get((token.lemma_.lower(), token.tag_))
        or HEDGES.get((token.lower_, token.tag_))
        or HEDGES.get((token.lemma_.lower(), token.tag_[:2]), "")
    )


def _bears(token: Any) -> bool:
    """Whether the word bears on the main clause: on the highest verb of what is said, or on one
    that hangs directly on it.
    """
    kin, steps = token, 0
    while kin.dep_ in LINKS and steps < 3:
        kin, steps = kin.head, steps + 1
    return kin.dep_ in ("ROOT", "ccomp", "parataxis") or (
        kin.pos_ in ("VERB", "AUX") and steps > 0 and kin.dep_ not in ("relcl", "advcl", "acl")
    )
