"""Certainty: how sure the wording of a statement is, relative to its source, by the values of
FactBank (Saurí and Pustejovsky 2009).

certain, probable, possible, unstated: the source's verb gives the first value, hedges in the main
clause of what is said can lower it. Misses: hedges carried by a whole clause ("as far as is
known"), irony, tone, and a hedge that modifies a detail and not the claim.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..lexicons import rows, words
from ..spans import Span
from .attributions.cues import load_cues

LADDER = ("certain", "probable", "possible", "unstated")
HEDGES = {(row["word"], row["pos"]): row["certainty"] for row in rows("hedges")}
MARKS = "\"“”„«»'‘’"
TOLD = re.compile(rf"\w\w[.!][{MARKS}]*\s")
"""the end of a sentence that is no question, and goes on"""
TAGS = {tag[:2] for _, tag in HEDGES}
GOVERNED = {"xcomp", "ccomp", "acomp", "attr", "oprd", "advcl", "mark"}
"""the parser's relations of what only seems so"""
INNER = ("ccomp", "advcl", "pcomp", "xcomp")
COMPARED = {"as", "more", "less", "equally"}
"""what makes a likelihood one that was counted: those "twice as likely to fall ill" are"""
OBLIGING = words("clausewords", "obliging")
"""verbs that tell what is to be done, or what is likely"""
SENSES = words("clausewords", "sense")
"""verbs with which "could" tells what somebody did: "we could hear it" """
LINKS = {"aux", "auxpass", "advmod", "acomp", "attr", "mark", "xcomp", "oprd", "neg", "conj"}


def weigh(start: str, tokens: Iterable[Any]) -> tuple[str, str]:
    """The certainty of a statement, and its hedging words joined by ", ".

    start: what the source's verb says by itself; tokens: the words of what is said.
    """
    said = list(tokens)
    hedges = [
        (token, value)
        for token in said
        if token.tag_[:2] in TAGS
        and (value := _hedge(token))
        and _bears(token, {word.i for word in said})
        and not _is_settled(token, said)
    ]
    lowest = max([start, *(value for _, value in hedges)], key=LADDER.index)
    return lowest, ", ".join(dict.fromkeys(token.lower_ for token, _ in hedges))


def obliges(tokens: Iterable[Any]) -> bool:
    """Whether words tell what somebody is to do: "must pay", and not what is likely: "must have
    paid", "must be tired". tokens: the words of what is said.
    """
    said = list(tokens)
    numbers = {word.i for word in said}
    return any(
        token.tag_ == "MD"
        and token.lower_ in OBLIGING
        and _heading(token).dep_ not in ("relcl", "advcl", "acl")
        and _bears(token, numbers)
        and not _supposes(token)
        for token in said
    )


def _supposes(modal: Any) -> bool:
    """Whether a "must" or a "should" may tell what is likely: of what has been or of how it is."""
    verb = _governed(modal)
    past = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
    state = verb.lemma_ == "be" and modal.lower_ != "ought"
    return past or state


def _heading(modal: Any) -> Any:
    """The verb of the clause of a modal: itself where it governs another as "ought" does."""
    return modal if any(child.dep_ == "xcomp" for child in modal.children) else modal.head


def _governed(modal: Any) -> Any:
    """The verb of a modal: the one below an "ought" that the parser takes for a verb."""
    return next((child for child in modal.children if child.dep_ == "xcomp"), modal.head)


def asks(text: str, pieces: Sequence[Span]) -> bool:
    """Whether what is said is a question and nothing besides.

    >>> asks("Is it safe? It is.", [(0, 10)]), asks("Is it safe? It is.", [(0, 18)])
    (True, False)
    """
    start, end = pieces[0][0], pieces[-1][1]
    said = (text[start:end] + text[end : end + 1]).rstrip(f"{MARKS} \n")
    return said.endswith("?") and not TOLD.search(said)


def _hedge(token: Any) -> str:
    lemma, tag = token.lemma_.lower(), token.tag_
    before = token.nbor(-1).lower_ if token.i else ""
    return (
        HEDGES.get((f"{before} {lemma}", tag))
        or HEDGES.get((lemma, tag))
        or HEDGES.get((token.lower_, tag))
        or HEDGES.get((lemma, tag[:2]), "")
    )


def _is_settled(token: Any, said: Sequence[Any]) -> bool:
    """Whether a hedge leaves nothing open: "could not" and "could no longer", "could hear",
    "appeared on stage", "more likely than", and the "whether" of what somebody inside does not
    know or say.
    """
    clause = token.head
    if token.dep_ == "mark" and clause.dep_ in INNER:
        return any(word == clause.head for word in said)
    if token.dep_ == "mark" and clause.dep_ in ("csubj", "ROOT"):
        return not any(_hedge(kin) for kin in clause.head.children if kin != token)
    if token.lemma_ in ("appear", "seem"):
        return not any(kin.dep_ in GOVERNED for kin in token.children)
    if token.lower_ == "likely":
        return any(kin.lower_ in COMPARED for kin in token.children)
    if token.lower_ == "could" and clause.lemma_.lower() in SENSES:
        return True
    denied = (kin.dep_ == "neg" or kin.lower_ in ("neither", "longer") for kin in clause.children)
    return token.lower_ == "could" and token.dep_ == "aux" and any(denied)


def _bears(token: Any, said: set[int]) -> bool:
    """Whether the word bears on the main clause: on the highest verb of what is said, or on one
    that hangs directly on it. said: the words of what is said, by number.
    """
    kin, steps = token, 0
    while kin.dep_ in LINKS and steps < 3:
        kin, steps = kin.head, steps + 1
    if kin.dep_ == "ccomp" and kin.head.i in said and _is_sure(kin.head):
        return False
    if kin.dep_ in ("ROOT", "ccomp", "parataxis"):
        return True
    is_verb = kin.pos_ in ("VERB", "AUX") and steps > 0
    return is_verb and (kin.dep_ not in ("relcl", "advcl", "acl") or kin.head.i not in said)


def _is_sure(verb: Any) -> bool:
    """Whether who does this is sure of what follows: to know, to say, not to think."""
    row = load_cues()["verb"].get(verb.lemma_)
    return row is not None and row.certainty == "certain"
