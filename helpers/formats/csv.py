"""CSV: the statements as a flat table, for a spreadsheet. `quotes` reads it."""

import csv
import io

from .. import views
from ..dossier import Dossier
from .cells import FORMULA, as_rows


def write(dossier: Dossier) -> bytes:
    """The statements, one row per attribution, as comma-separated UTF-8 with a byte order mark
    (Excel needs it) and CRLF line ends.

    A cell that a spreadsheet could take for a formula, or that begins with an apostrophe, gets an
    apostrophe in front: whoever reads the file drops one from the start of each cell that has it,
    and has the text back. Half a surrogate pair is written as \\ud800. Misses: a program that is
    told to split at semicolons can cut a cell in two and so undo the protection.
    """
    table, buffer = views.statements(dossier), io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([protected(cell) for cell in row.values()] for row in as_rows(table))
    return buffer.getvalue().encode("utf-8-sig", "backslashreplace")


def protected(cell: str) -> str:
    """A cell's text with an apostrophe in front where a spreadsheet could take it for a formula."""
    return f"'{cell}" if cell.startswith("'") or FORMULA.match(cell) else cell
