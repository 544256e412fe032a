"""Whole dossiers: the tables, the package and the article that a file of this workbook's own holds."""

from pathlib import Path

import pandas as pd

from .. import contract
from ..assembling import frame
from ..dossier import Dossier, checked_name
from ..messages import DossierError, shown


def whole_dossier(
    path: Path, name: object, package: dict, text: str, cells: contract.Cells
) -> Dossier:
    """The dossier of these text cells. Raises DossierError at the first problem of the contract."""
    for found in contract.problems(package, text, cells):
        raise DossierError(
            f"{path} is not imported: {found.file}, row {found.row}, {found.column}: found {shown(found.value)}; {found.allowed}"
        )
    name = checked_name(name, f"{path}: its name")
    return Dossier(
        name, package, text, **{table: _frame(table, made) for table, made in cells.items()}
    )


def _frame(table: str, cells: pd.DataFrame) -> pd.DataFrame:
    return (
        frame(table, cells.to_dict("records")).reindex(columns=cells.columns)
        if len(cells)
        else cells.astype(frame(table, []).dtypes.to_dict())
    )
