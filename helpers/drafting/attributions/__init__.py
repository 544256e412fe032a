"""Who says what: attributions in a parsed English article, by rules over the dependency parse."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ...spans import inside
from .anonymity import without_unnamed
from .chains import chained, cited, outermost
from .cues import load_cues
from .dispatches import dispatched, instead_of
from .extents import finished
from .fronting import fronted
from .grammar import Parse, Range
from .listing import listed
from .mending import mended
from .model import Attribution, Span
from .nominals import nominal
from .paragraphs import mark_paragraphs
from .proposals import Proposal
from .quotations import Quotations, quotations
from .reach import without_summed
from .settings import placed
from .speech import snapped, spoken
from .turns import answered, turns
from .verbs import verbal

__all__ = ["Attribution", "Span", "find_attributions", "load_cues", "mark_paragraphs", "outermost"]


def find_attributions(doc: Any) -> list[Attribution]:
    """The attributions in a parsed text, by where their content begins."""
    parse = read(doc)
    spans, running, titles = quotations(parse)
    quoted = Quotations(parse, spans, running)
    written = [*dispatched(parse), *turns(parse), *answered(parse)]
    found = instead_of([*written, *verbal(parse), *nominal(parse), *fronted(parse)])
    found = [without_summed(parse, proposal) for proposal in without_unnamed(parse, found)]
    cued = _outside_titles(found, titles)
    made = cited(parse, spoken(parse, listed(parse, snapped(cued, quoted)), quoted))
    return finished(parse, chained(parse, [placed(parse, proposal) for proposal in made]), quoted)


@lru_cache(maxsize=1)
def read(doc: Any) -> Parse:
    """The parse that the rules work on: mended where it goes wrong the same way every time. The
    last one is kept: who says something and what is said are found in the same.
    """
    return mended(Parse(doc))


def _outside_titles(made: Sequence[Proposal], titles: Sequence[Range]) -> list[Proposal]:
    """The proposals whose cue is no word of a title, and that hold more than one; a title right
    after a cue is what it says ("the banner reads “C”").
    """
    return [
        proposal
        for proposal in made
        if not inside((proposal.at, proposal.at + 1), titles)
        and (
            proposal.content[0][0] == proposal.cue[-1][1]
            or not all(inside(piece, titles) for piece in proposal.content)
        )
    ]
