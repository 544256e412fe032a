"""Joining: neighbours in the text whose claims a word or the build of a sentence ties together.

To add a tie: what sees it, a row of TIES, a test in tests/test_relations.py.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..lexicons import either, words
from .places import RELATIVE, SENTENCE, Neighbours, Place, neighbours
from .records import Claim, Relation

GAP = 240
"""characters between two statements that a word may join"""
REACH = 6
"""how many statements back that is looked for of which a reason is given"""
CUED = 100
"""characters between the word that joins and the later statement: who says it, in which words"""
LEAD = 24
"""characters at the beginning of a statement, or before it, in which a word that joins may stand"""


def _word(kind: str) -> str:
    return f"(?P<word>{either(words('bearingwords', kind))})"


OPENING = r"(?:^|[,;:—–-])[\s“\"‘']*{}\b"
CONTRAST = re.compile(OPENING.format(_word("contrast")), re.IGNORECASE)
WITHIN = re.compile(OPENING.format(_word("within")), re.IGNORECASE)
BESIDE = re.compile(rf"[,;—–]\s*{_word('beside')}\b")
REASON = re.compile(rf"\b{_word('reason')}\W*$", re.IGNORECASE)
AHEAD = re.compile(rf"\b{_word('ahead')}\b", re.IGNORECASE)
CHANGE = re.compile(rf"^\W*{_word('change')}\b", re.IGNORECASE)
INCLUDING = re.compile(r"\W*including\b")
INCLUDES = re.compile(r"\binclude[sd]?\b")
ILLUSTRATION = re.compile(r"^, with (?P<word>[^.;]{3,80}? \w+ing\b)[^.;,]{0,40}$")
POINTING = re.compile(r"^\W*(?P<word>(?:That|This) (?:would|could|will|may|might|means|meant))\b")
THEN = re.compile(rf"^\W*{_word('then')}\b", re.IGNORECASE)
OPEN_QUESTION = re.compile(r"(?P<word>Whether|How|Why) (?![^.!?]*\?)")


class Tie(NamedTuple):
    """What may tie the later of two neighbours to the earlier: how it bears on it, in what respect,
    and why. sees: the word that shows it, in a text. clausal: whether both must be clauses; turned:
    whether it is the earlier one that bears on the later.
    """

    rule: str
    relation: str
    kind: str
    why: str
    sees: Callable[[str, Neighbours], re.Match[str] | None]
    clausal: bool = False
    turned: bool = False


def find_joined(text: str, claims: Sequence[Claim], places: Sequence[Place]) -> Iterator[Relation]:
    """The relations between neighbours: one a pair, of the first tie that is seen."""
    yield from _reasons(text, places)
    whole: int | None = None
    for pair in neighbours(text, places):
        whole = _whole(text, claims, pair, whole)
        if whole is not None:
            why = "“Including”: a part, or an instance, of what is said there."
            yield Relation(pair.after.claim, "elaborates", whole, "scope", why, "part of a whole")
        elif len(pair.between) <= GAP:
            yield from _tied(text, claims, pair)


def _whole(text: str, claims: Sequence[Claim], pair: Neighbours, before: int | None) -> int | None:
    """The claim of which the later of two neighbours gives a part: "including 500 officers"; or,
    after such a part, the next one: "and three generals".
    """
    if not pair.in_one_sentence:
        return None
    if INCLUDING.match(pair.between[-12:] + text[pair.after.start :][:LEAD]):
        return pair.before.claim
    goes_on = pair.between.strip() in (",", "and", ", and")
    return before if goes_on and INCLUDES.search(claims[pair.after.claim].proposition) else None


def _tied(text: str, claims: Sequence[Claim], pair: Neighbours) -> Iterator[Relation]:
    """What ties two neighbours together, if anything does."""
    one, other = pair.after.claim, pair.before.claim
    clauses = claims[one].terms.clausal and claims[other].terms.clausal
    for tie in TIES:
        if (clauses or not tie.clausal) and (found := tie.sees(text, pair)):
            first, second = (other, one) if tie.turned else (one, other)
            why = tie.why.format(found["word"])
            yield Relation(first, tie.relation, second, tie.kind, why, tie.rule)
            return


def _reasons(text: str, places: Sequence[Place]) -> Iterator[Relation]:
    """What stands after "because", with the shortest statement that ends before it."""
    for at, place in enumerate(places):
        ended = [each for each in places[max(0, at - REACH) : at] if each.end <= place.start]
        last = max(ended, key=lambda each: (each.end, each.start), default=None)
        if last is None or last.claim == place.claim:
            continue
        pair = Neighbours(last, place, text[last.end : place.start])
        if pair.in_one_sentence and (found := REASON.search(pair.between)):
            why = f"“{found['word']}”: given as the reason."
            yield Relation(place.claim, "supports", last.claim, "scope", why, "reason")


def _change(text: str, pair: Neighbours) -> re.Match[str] | None:
    begun = pair.between + text[pair.after.start :][:LEAD]
    return CHANGE.search(begun) if pair.in_one_sentence else None


def _illustration(text: str, pair: Neighbours) -> re.Match[str] | None:
    return ILLUSTRATION.search(pair.between)


def _relative(text: str, pair: Neighbours) -> re.Match[str] | None:
    """A clause without which one does not know what the words before it mean; what a comma sets
    apart is told in passing.
    """
    close = pair.between == " "
    return RELATIVE.match(text, pair.after.start, pair.after.end) if close else None


def _contrast(text: str, pair: Neighbours) -> re.Match[str] | None:
    """The word that sets a statement against the one before it: between them, at the beginning of
    the later, or in the same sentence ahead of the earlier.
    """
    after, lead = pair.after, pair.lead
    begun = lead + text[after.start : min(after.end, after.start + LEAD)]
    for kind in [WITHIN, BESIDE] if pair.in_one_sentence else [CONTRAST]:
        found = kind.search(begun)
        if found and len(lead) - CUED <= found.end("word") and found.start("word") <= len(lead) + 1:
            return found
    return _ahead(text, pair.before) if pair.in_one_sentence else None


def _ahead(text: str, before: Place) -> re.Match[str] | None:
    """The word at the head of a sentence that sets its first part against what follows."""
    opening = SENTENCE.split(text[max(0, before.start - LEAD) : before.start])[-1]
    found = AHEAD.search(opening + text[before.start : before.start + LEAD])
    return found if found and found.start() <= len(opening) else None


def _pointing(text: str, pair: Neighbours) -> re.Match[str] | None:
    return POINTING.search(pair.lead + text[pair.after.start :][:LEAD]) if pair.follows else None


def _then(text: str, pair: Neighbours) -> re.Match[str] | None:
    return THEN.search(pair.lead + text[pair.after.start :][:LEAD]) if pair.follows else None


def _open_question(text: str, pair: Neighbours) -> re.Match[str] | None:
    own = pair.follows and not pair.after.statement.hops[1:]
    return OPEN_QUESTION.match(text, pair.after.start) if own else None


TIES = (
    Tie(
        "change",
        "updates",
        "date",
        "“{}”: the one takes the place of the other.",
        _change,
        turned=True,
    ),
    Tie(
        "illustration",
        "supports",
        "scope",
        "“With {}”: set beside it, as an instance or a ground.",
        _illustration,
    ),
    Tie(
        "relative clause",
        "elaborates",
        "scope",
        "A clause with “{}”: it tells more of what is named there.",
        _relative,
    ),
    Tie(
        "contrast",
        "qualifies",
        "scope",
        "“{}” sets the one against the other.",
        _contrast,
        clausal=True,
    ),
    Tie(
        "pointing back",
        "elaborates",
        "scope",
        "“{}”: it speaks of what is said just before.",
        _pointing,
    ),
    Tie("pointing back", "elaborates", "date", "“{}”: when that is, is said just before.", _then),
    Tie(
        "open question",
        "qualifies",
        "scope",
        "A clause with “{}”: something of it is said to be open.",
        _open_question,
    ),
)
"""every tie, the surest first"""
