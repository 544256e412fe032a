"""Whole dossiers: the tables, the package and the article that a file of this workbook's own
holds.
"""

from pathlib import Path
from typing import Any

import pandas as pd

from .. import contract
from ..assembling import frame
from ..contract import checking
from ..dossier import Dossier
from ..files import checked_name
from ..messages import DossierError, shown
from ..texts import Article


def whole_dossier(
    path: Path, name: object, package: dict[str, Any], text: str, cells: contract.Cells
) -> Dossier:
    """The dossier of these text cells, unsaid in columns that the contract got later. Raises
    DossierError at the first problem of the contract.
    """
    package = contract.renewed(package)
    cells = {table: contract.filled(table, frame) for table, frame in cells.items()}
    for problem in checking.problems(package, text, cells):
        raise DossierError(f"{path} is not imported: {tell_problem(problem)}")
    checked = checked_name(name, f"{path}: its name")
    tables = {table: _frame(table, made) for table, made in cells.items()}
    return Dossier(checked, package, text, **tables)


def tell_problem(problem: Any) -> str:
    """A problem of the contract, or a row of `check`, as a message says it."""
    place = f"{problem.file}, row {problem.row}, {problem.column}"
    return f"{place}: found {shown(problem.value)}; {problem.allowed}"


def refuse_other_article(path: Path, text: str, article: Article | None) -> None:
    """Raises DossierError when the article that was given is another than the file's own."""
    if article and article.text != text:
        raise DossierError(
            f"{path}: holds another article than the one given; allowed: no text=, since it has "
            f"its own"
        )


def _frame(table: str, cells: pd.DataFrame) -> pd.DataFrame:
    if len(cells):
        return frame(table, cells.to_dict("records")).reindex(columns=cells.columns)
    return cells.astype(frame(table, []).dtypes.to_dict())
