"""The lexicons: word lists as data, in assets/lexicon/, for a reader to check and to extend.

To add a word: a row of its table. To add a list: a table, or a kind of one that has a column for
it, and one line where it is read. Tables that say more of a word than its kind (cues, units, …) are
read by the one module that knows their columns.

bearingwords: by which one claim bears on another, and what tells no count from another; castwords:
titles, pronouns, and what tells a place from its government; clausewords: what joins clauses, and
forms of verbs; commonwords: the commonest of English; deedwords: by which a verb of speech names a
deed; furniture: by which a line shows that it says nothing, and what keeps its hyphen; givennames:
first names of women and of men; namewords: by which a name shows its kind; speechwords: what
speaks, where, by which support, what takes it back, and what joins two statements; timewords: by
which a time is named, limited or told apart.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from .assets import ASSETS

FOLDER = ASSETS / "lexicon"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a lexicon, in its order, each with its columns by name."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def valued(name: str, kind: str) -> dict[str, str]:
    """The words of one kind in a lexicon of word, kind and value: word to value.

    Raises KeyError for a kind that the lexicon does not have, since a list that is empty because
    its name was misspelt would go unseen.
    """
    found = {row["word"]: row.get("value", "") for row in rows(name) if row["kind"] == kind}
    if not found:
        raise KeyError(f"{name}.csv has no word of the kind {kind!r}")
    return found


def words(name: str, kind: str) -> frozenset[str]:
    """The words of one kind in a lexicon. Raises KeyError for a kind that it does not have."""
    return frozenset(valued(name, kind))


def listed(cell: str) -> list[str]:
    """The words of a cell that holds several, "; " between them."""
    return [word for word in cell.split("; ") if word]


def either(phrases: Iterable[str]) -> str:
    """The phrases as a pattern, each before those that begin it; a beginning that several share is
    told once, since a pattern that does not mind case would try each of them anew.

    >>> either(["one", "two", "twelve"])
    't(?:w(?:o|elve))|one'
    """
    return _branches(
        sorted(set(phrases), key=lambda phrase: (phrase.lower(), phrase), reverse=True)
    )


def _branches(phrases: Iterable[str]) -> str:
    """Different phrases as a pattern, in their order."""
    branches = []
    for first, group in groupby(phrases, key=lambda phrase: phrase[:1]):
        ends = [phrase[1:] for phrase in group]
        after = f"(?:{_branches(ends)})" if len(ends) > 1 else re.escape(ends[0])
        branches.append(re.escape(first) + after)
    return "|".join(branches)
