"""Looking back: what a model answer can say of this article, from what is found in it."""

from typing import Any

from .. import views
from .drawing import Draw

TO_ASK = (
    "lead-unnamed",
    "lead-alone",
    "lead-relayed",
    "unnamed-denied",
    "unnamed-only",
    "interest",
)
"""findings about a word that somebody could be asked for"""
ASKED_FURTHER = ("silence", "anonymous", "unattributed")
"""what a reader notes that somebody could be asked about"""
UNHEARD = ("accused-unheard", "accused-unanswered", "older-denial")
"""findings about a voice that is missing"""
IN_TIME = ("come-due", "overtaken", "older-denial", "told-backwards")
DISPUTED = ("denies-less", "figures-differ", "unnamed-denied", "causes-alone")
IN_FIGURES = ("figures-differ", "different-counts", "part-over-whole", "revised", "overtaken")


def told(draw: Draw, rules: tuple[str, ...]) -> str:
    """The strongest finding of some rules, with what would settle it; "" when there is none."""
    row = _first(draw, rules)
    if row is None:
        return ""
    words = f" In this article: {row.sentence} To settle it: {row.settle}"
    return draw.without_outside_years(words)


def whom_to_ring(draw: Draw) -> str:
    """Somebody with a name on whose word a leading claim rests, or through whom it came, and what
    a reader noted that they could be asked; "" when there is none.
    """
    row = _first(draw, TO_ASK)
    ids = row.attributions.split(", ") if row is not None else []
    for statement in (draw.by_id[id_] for id_ in ids if id_ in draw.by_id):
        chain = draw.hops[statement.attribution_id][1:]
        if names := [name for hop in reversed(chain) if (name := _named(draw, hop))]:
            own = names[0] == draw.name(statement.origin)
            how = "whose word it is" if own else "who passed it on"
            question = "How do you know it?" if own else "Who told you, and how do they know it?"
            notes = draw.notes_on(statement, ASKED_FURTHER)
            to_ask = f"What to ask: {notes[0]}" if notes else row.settle
            first = f"For instance {names[0]}, {how}. First question: “{question}”"
            return f"{first} {row.sentence} {to_ask}"
    return ""


def _named(draw: Draw, hop: Any) -> str:
    """The name of a party of a chain; "" when it has none."""
    known = views.identified_as(draw.dossier)
    return draw.name(hop.entity_id) if known[hop.entity_id] == views.NAMED else ""


def _first(draw: Draw, rules: tuple[str, ...]) -> Any:
    return next((row for row in draw.findings if row.rule in rules), None)
