"""Who says what: attributions in a parsed English article, by rules over the dependency parse."""

from typing import Any

from .chains import chained, cited, outermost
from .cues import load_cues
from .extents import finished
from .fronting import fronted
from .grammar import Parse
from .mending import mended
from .model import Attribution, Span
from .nominals import nominal
from .paragraphs import mark_paragraphs
from .quotations import quotations
from .settings import placed
from .speech import Quotations, snapped, spoken
from .turns import turns
from .verbs import verbal

__all__ = ["Attribution", "Span", "find_attributions", "load_cues", "mark_paragraphs", "outermost"]


def find_attributions(doc: Any) -> list[Attribution]:
    """The attributions in a parsed text, by where their content begins."""
    parse = mended(Parse(doc))
    quoted = Quotations(parse, *quotations(parse))
    cued = [*turns(parse), *verbal(parse), *nominal(parse), *fronted(parse)]
    made = cited(parse, spoken(parse, snapped(cued, quoted), quoted))
    return finished(parse, chained(parse, [placed(parse, proposal) for proposal in made]), quoted)
