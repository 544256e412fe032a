"""Groups: of whom "one", "another" and "the other" speak, as one of those who were named together
before: "Two guards heard it. One said ... The other said ...".

Misses: groups of names ("Ann Roe and Per Dahl"), and what is counted and is nobody.
"""

from typing import Any

from .members import KINDS
from .naming import squeezed
from .pages import Page

BACK = 4
"""how many sentences back a group is looked for"""
SINGLE = {"one", "another"}
OTHER = {"other", "second", "third"}
"""what follows "the" for one of a group"""
LEADING = {"the", "these", "those", "some", "several"}
"""words before a noun for a group that give way to "the" """


def group_of(page: Page, member: Any) -> Any | None:
    """The noun for the persons named together of whom a word stands for one; None where it stands
    for none of them.
    """
    if member.lower_ not in SINGLE | OTHER or not _stands_alone(page, member):
        return None
    first = page.sentence(member.i)[0]
    for _ in range(BACK):
        if not first:
            return None
        first, end = page.sentence(first - 1)
        several = [token for token in page.doc[first:end] if _is_group(page, token)]
        counted = [token for token in several if _is_counted(token)]
        if several:
            one = counted if len(several) > 1 else several
            return one[0] if len(one) == 1 else None
    return None


def as_member(page: Page, member: Any, group: Any) -> str:
    """One of a group in words that stand alone: "one of the two guards"."""
    which = member.lower_ if member.lower_ in SINGLE else f"the {member.lower_}"
    return f"{which} {of_group(page, group)}"


def of_group(page: Page, group: Any) -> str:
    """Of whom somebody is one: "of the two guards"."""
    first = group.left_edge
    start = first.nbor(1).idx if first.lower_ in LEADING and first is not group else first.idx
    those = squeezed(page.text[start : group.idx + len(group)])
    return f"of the {those[:1].lower()}{those[1:]}"


def _stands_alone(page: Page, member: Any) -> bool:
    """Whether a word is a subject without a noun of its own, outside quotation marks, and does not
    say itself of which noun it is one.
    """
    of = [kin for prep in member.rights if prep.lower_ == "of" for kin in prep.children]
    definite = member.i > 0 and member.nbor(-1).lower_ == "the"
    told = any(kin.tag_ != "PRP" for kin in of) or page.quotation(member.idx) is not None
    led = member.lower_ in SINGLE or definite
    return member.dep_ in ("nsubj", "nsubjpass") and led and not told


def _is_counted(token: Any) -> bool:
    """Whether it is said how many they are: "two guards"."""
    return any(kin.dep_ == "nummod" for kin in token.lefts)


def _is_group(page: Page, token: Any) -> bool:
    """Whether a word is a noun for several persons, outside quotation marks."""
    persons = token.tag_ == "NNS" and KINDS.get(token.lemma_.lower()) == "anonymous"
    return persons and page.quotation(token.idx) is None
