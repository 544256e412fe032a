"""Counting: a quantity belongs to the shortest statement that holds it, also when that is made of a
part of another's words.
"""

from collections.abc import Sequence

from ..dossier import Dossier
from ..spans import Span, inside, spans_of
from .rows import set_cells


def counted_inside(dossier: Dossier, span: Span, attribution_id: str = "") -> dict[str, list[str]]:
    """The quantities that a statement of these words takes along, as an argument; none without any.
    They stand in them, and are claimed by a statement whose words go on beyond; by this one alone,
    if it is given.
    """
    said, counted = dossier.attributions, dossier.quantities
    around = said[(said["start"] <= span[0]) & (said["end"] >= span[1])].itertuples()
    holding = {row.attribution_id for row in around if _goes_on(spans_of(row), span)}
    takes: dict[Span, str] = {}
    for row in counted[counted["attribution_id"].isin(holding)].itertuples():
        asked = attribution_id in ("", row.attribution_id)
        if asked and inside((row.start, row.end), [span]):
            takes.setdefault((row.start, row.end), row.quantity_id)
    return {"takes": list(takes.values())} if takes else {}


def _goes_on(words: list[Span], span: Span) -> bool:
    """Whether words hold a span, and are more than that."""
    return inside(span, words) and words != [span]


def with_counted(dossier: Dossier, attribution_id: str, takes: Sequence[str]) -> Dossier:
    """With these quantities as claimed by a statement."""
    rows = dossier.quantities["quantity_id"].isin(takes)
    cells = {"attribution_id": attribution_id}
    return set_cells(dossier, "quantities", rows, cells) if rows.any() else dossier
