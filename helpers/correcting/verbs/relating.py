"""The verb on how one claim bears on another."""

from ...dossier import Dossier
from ..rows import find, set_cells
from .registry import verb


@verb
def set_relation(
    dossier: Dossier,
    claim_a: str,
    relation: str,
    claim_b: str,
    to: str,
    kind: str = "",
    basis: str = "",
    why: str = "",
    turned: bool = False,
) -> Dossier:
    """A relation that bears otherwise on the other claim than it was thought, and in what respect,
    on what ground and why then; as before where that is not given. turned: it is the other claim
    that bears on this one.
    """
    at = find(dossier, "relations", [claim_a, relation, claim_b])
    told = {"kind": kind, "basis": basis, "why": why}
    cells: dict[str, object] = {name: value for name, value in told.items() if value}
    pair = {"claim_a": claim_b, "claim_b": claim_a} if turned else {}
    return set_cells(dossier, "relations", at, cells | pair | {"relation": to})
