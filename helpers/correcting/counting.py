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
    said = dossier.attributions.set_index("attribution_id")
    holding = {id_: spans_of(row) for id_, row in said.iterrows() if inside(span, spans_of(row))}
    takes: dict[Span, str] = {}
    for row in dossier.quantities.itertuples():
        whose = holding.get(row.attribution_id)
        asked = attribution_id in ("", row.attribution_id)
        if asked and whose not in (None, [span]) and inside((row.start, row.end), [span]):
            takes.setdefault((row.start, row.end), row.quantity_id)
    return {"takes": list(takes.values())} if takes else {}


def with_counted(dossier: Dossier, attribution_id: str, takes: Sequence[str]) -> Dossier:
    """With these quantities as claimed by a statement."""
    rows = dossier.quantities["quantity_id"].isin(takes)
    cells = {"attribution_id": attribution_id}
    return set_cells(dossier, "quantities", rows, cells) if rows.any() else dossier
