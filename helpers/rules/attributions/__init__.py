"""Who says what: attributions in a parsed English article, by rules over the dependency parse."""

from typing import Any

from .chains import chained, cited, outermost
from .extents import finished
from .fronting import fronted
from .grammar import Parse
from .mending import mended
from .model import Attribution, Span
from .nominals import nominal
from .paragraphs import mark_paragraphs
from .quotations import quotations
from .settings import placed
from .speech import snapped, spoken
from .turns import turns
from .verbs import verbal

__all__ = ["Attribution", "Span", "find_attributions", "mark_paragraphs", "outermost"]


def find_attributions(doc: Any) -> list[Attribution]:
    """The attributions in a parsed text, by where their content begins."""
    parse = mended(Parse(doc))
    spans = quotations(parse)
    quoted = [-1] * len(parse)
    for number, (start, end) in enumerate(spans):
        quoted[start:end] = [number] * (end - start)
    made = [*turns(parse), *verbal(parse), *nominal(parse), *fronted(parse)]
    snapped(parse, made, quoted, spans)
    made = [one for one in made if one.content]
    made += spoken(parse, made, quoted, spans)
    made = chained([placed(parse, one) for one in cited(parse, made)])
    return finished(parse, made, quoted)
