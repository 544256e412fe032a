"""Numbering: of what "the number" is, by what was counted just before: "31 taps were bad. The board
put the number at nine": the number of taps that were bad.

Misses: what was counted in a sentence further back, or only by a pronoun.
"""

from collections.abc import Iterator

from ..attributions import load_cues
from ..attributions.grammar import Parse, Range
from ..counted import COUNTS, PHYSICAL, UNITS
from .clauses import own_subject

LEADS = {"figure": "for", "toll": "of"}
"""what stands behind the noun for a number, where it is not "of"."""
KNOWN = {"the", "this", "that"}
LONG = 12
"""the most words of a clause that is told again"""


def number_of(parse: Parse, noun: int) -> Iterator[Range | str]:
    """What stands behind a noun for a number, so that it says of what; nothing where it does so
    itself, or nothing was counted before.
    """
    told = [kid for kid in parse.kids[noun] if parse.word[kid] not in KNOWN]
    alone = not any(kid < noun or parse.word[kid] in ("of", "for") for kid in told)
    if parse.lemma[noun] not in COUNTS or not alone or parse.left[noun] == noun:
        return
    thing = _counted_before(parse, noun)
    if thing is not None:
        yield LEADS.get(parse.lemma[noun], "of")
        yield (thing, thing + 1)
        yield from _which(parse, thing)


def _counted_before(parse: Parse, noun: int) -> int | None:
    """The nearest noun that a number counts, in the sentence or the one before; none that is a
    measure.
    """
    first = parse.sentence[noun][0]
    start = parse.sentence[first - 1][0] if first else first
    for at in range(parse.left[noun] - 1, start - 1, -1):
        sized = parse.lemma[at] in PHYSICAL or _is_rate(parse, at)
        counted = any(parse.dep[kid] == "nummod" and kid < at for kid in parse.kids[at])
        if parse.tag[at] == "NNS" and counted and not sized:
            return at
    return None


def _is_rate(parse: Parse, noun: int) -> bool:
    """Whether something is told for each of something else: "grains per litre"."""
    return any(parse.word[kid] == "per" for kid in parse.kids[noun])


def _which(parse: Parse, thing: int) -> Iterator[Range | str]:
    """What was said of what was counted: "that were bad", "that the fire killed"."""
    top = thing
    while parse.dep[top] in ("pobj", "prep"):
        top = parse.head[top]
    verb, subject = parse.head[top], own_subject(parse, parse.head[top])
    told = None
    if subject is None or not parse.is_verb(verb) or parse.lemma[verb] in load_cues()["verb"]:
        return
    if top == subject < verb:
        end = parse.right[verb]
        told = (parse.right[subject], end - parse.is_edge(end - 1))
    elif parse.dep[top] == "dobj" and subject < verb < top and parse.tag[subject][:2] == "NN":
        told = (parse.left[subject], verb + 1)
    people, acts = UNITS.get(parse.lemma[thing]) == "people", top == subject
    if told and told[1] - told[0] <= LONG and not any(map(parse.is_edge, range(*told))):
        yield "that" if not people else "who" if acts else "whom"
        yield told
