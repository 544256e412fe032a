"""Mentioning: what else on a page mentions those of the cast, once its names and sources are in:
descriptions, pronouns, and the article of a name, which belongs to it: "the Pentagon".
"""

from collections.abc import Iterator
from dataclasses import replace

from .cast import Cast
from .descriptions import Descriptions
from .ledger import Ledger
from .pages import Page
from .pronouns import Pronouns

NAMING = {"name", "acronym", "metonym"}


def mention_others(page: Page, ledger: Ledger) -> None:
    """Enters the mentions of a page that are no source's, and widens those of names. Pronouns come
    before the descriptions that hold them, and behind those that they mean.
    """
    pronouns = Pronouns(page, ledger.cast, ledger.speaker)
    pronouns.enter()
    Descriptions(page, ledger.cast).enter()
    pronouns.enter()
    for number, start in _led(page, ledger.cast):
        mention = ledger.cast.mentions[number]
        ledger.cast.mentions[number] = replace(mention, start=start)


def tell_kinds(ledger: Ledger) -> None:
    """Has those who were described as sources and say nothing be persons and groups."""
    speaking = {hop.entity for made in ledger.statements for hop in made.hops}
    for number, one in enumerate(ledger.cast.entities):
        if one.rule == "described source" and number not in speaking:
            one.kind = "group" if one.several else "person"


def _led(page: Page, cast: Cast) -> Iterator[tuple[int, int]]:
    """The names of a page that a "the" of their own leads: which mention, and where it begins."""
    for number, mention in enumerate(cast.mentions):
        if mention.form not in NAMING or not page.start <= mention.start < page.end:
            continue
        words = page.words(page.at_home((mention.start, mention.end)))
        before = words[0].nbor(-1) if words[0].i else None
        if before is None or before.lower_ != "the" or before.head not in words:
            continue
        wider = (page.start + before.idx, mention.end)
        if not any((other.start, other.end) == wider for other in cast.mentions):
            yield number, page.start + before.idx
