"""Relations: claims of a draft that seem to bear on each other, by the wording alone.

Each is a suggestion with its reason, for a person to accept or not. Precision before recall: what
merely stands near is not suggested. What is compared is bounded by nearness and by shared words, so
that in a long article no claim is compared with all the others. The words are data, in
assets/lexicon/bearingwords.csv. Misses: what only knowledge of the matter ties together, such as a
motive and a deed, and what a claim takes for granted.

To add one: a rule that yields Relations, its line in `find_relations`, a test in
tests/test_relations.py.
"""

from collections.abc import Iterable, Iterator, Sequence

from .figures import find_figures, find_sums
from .goingon import find_asides, find_grounds, find_same_thing, find_summed_up, find_urged
from .joining import find_joined
from .places import places_of
from .records import Amount, Claim, Relation, Statement
from .references import find_announced, find_denied, find_parts, find_taken_up, given_by
from .remarks import Likeness

INFERRED = frozenset(
    ["denial", "worded alike", "figures", "sum", "ground", "headline", "illustration"]
)
"""the rules that compare; the others rest on a word, or on how a sentence is built"""


def find_relations(
    text: str,
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    amounts: Sequence[Amount],
    alike: Iterable[Likeness],
) -> list[Relation]:
    """The relations of a draft, in the order of its claims, no two of the same pair: of several,
    that of the rule that stands first here.

    text: what the spans count. alike: the claims that are worded alike.
    """
    places, given = places_of(statements), given_by(statements, amounts)
    found = [
        *find_denied(claims, places),
        *_other_numbers(alike),
        *find_figures(text, claims, statements, amounts),
        *find_sums(text, statements, amounts),
        *find_announced(text, claims, places, given),
        *find_parts(text, places, given),
        *find_joined(text, claims, places),
        *find_taken_up(text, claims, places, given),
        *find_urged(places),
        *find_asides(text, places),
        *find_same_thing(text, places),
        *find_grounds(text, places),
        *find_summed_up(text, claims, places),
    ]
    kept: dict[frozenset[int], Relation] = {}
    for each in found:
        if each.one != each.other:
            kept.setdefault(frozenset((each.one, each.other)), each)
    return sorted(kept.values(), key=lambda each: (each.one, each.other))


def _other_numbers(alike: Iterable[Likeness]) -> Iterator[Relation]:
    """Claims that are worded alike and give other numbers."""
    for pair in alike:
        if pair.numbers:
            why = f"Worded alike, with other numbers: {pair.numbers}."
            yield Relation(pair.earlier, "contradicts", pair.later, "value", why, "worded alike")
