"""Workbooks: the XLSX file that `export` wrote, as it is or after a spreadsheet saved it, comes back
as a dossier.

No formula is calculated and no macro run: a cell that holds one is refused.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import openpyxl

from .. import contract
from ..dossier import Dossier, as_name
from ..files import content_of, parse_json, unpacked
from ..messages import DossierError, cut, shown
from ..tables import MOST_CELLS, Table, frame_of, trimmed
from ..texts import Article
from .exports import CUT, DERIVED, HASH, PACKAGE, fitted
from .gathering import LeftOut
from .whole import whole_dossier

NO_WORKBOOK = (SyntaxError, AttributeError, TypeError, IndexError, AssertionError)
"""what openpyxl and its parsers raise on a ZIP file that is not a workbook"""

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
SHOWN = re.compile("[\u2400-\u241f\ufffd]")
"""what stands in a workbook for characters that it cannot hold"""

CUT_OFF = "was cut when it was exported, to what a cell holds; allowed: the whole text"
REPLACED = "may have held a character that a workbook cannot; allowed: nothing, it stands as shown"


class Recovered(NamedTuple):
    """A dossier out of a file that may hold less than it did, or more."""

    dossier: Dossier
    left_out: list[LeftOut]


def read_workbook(path: Path, article: Article | None) -> Recovered:
    """The dossier of a workbook as `export(dossier, "xlsx", path)` writes it. It needs the article.

    Each table is the sheet of its name; dates, TRUE and blank ends are read as in a CSV file. What
    the export had to show otherwise is taken from the article where it is the article's; the rest
    is listed, like any further sheet. The sheet of statements is made of the tables and not read.
    """
    if article is None:
        raise DossierError(
            f"{path}: a workbook has no article in it; allowed: with text=, the article's file or text"
        )
    sheets = _sheets(path)
    if missing := [name for name in contract.TABLES if name not in sheets]:
        raise DossierError(
            f"{path}: the sheet {missing[0]!r} is missing; found {cut(', '.join(sheets))}"
        )
    about = {row[0]: row[1] for row in sheets.get("about", Table([], [])).rows if len(row) > 1}
    cells = {name: _frame(path, name, sheets[name], article.text) for name in contract.TABLES}
    package, left_out = _package(about, article, path)
    if package["article"]["sha256"] != contract.fingerprint(article.text):
        raise DossierError(
            f"{path}: holds the tables of another article than the one given; allowed: the article it was exported with"
        )
    name = package.get("name") or about.get("dossier") or as_name(path.stem)
    dossier = whole_dossier(path, name, package, article.text, cells)
    further = [
        LeftOut(f"sheet {sheet}", f"{len(table.rows)} rows", "is no table of a dossier")
        for sheet, table in sheets.items()
        if sheet not in (*contract.TABLES, *DERIVED)
    ]
    replaced = about.get("characters replaced", "0") != "0"
    return Recovered(dossier, [*left_out, *further, *_lost(cells, replaced)])


def _sheets(path: Path) -> dict[str, Table]:
    content, source = content_of(path), str(path)
    with unpacked(content, source, "an XLSX workbook", "one as export writes it") as package:
        _refuse_swollen(package, source)
        try:
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
            return {sheet.title: _table(sheet, source) for sheet in book.worksheets}
        except NO_WORKBOOK:
            raise ValueError from None


def _refuse_swollen(package: ZipFile, source: str) -> None:
    """A cell is at least one element; elements are what costs time and memory."""
    found = sum(
        package.read(entry).count(b"<") for entry in package.infolist() if entry.file_size > 1000
    )
    if found > MOST_CELLS:
        raise DossierError(
            f"{source}: has {found:,} elements; allowed: at most {MOST_CELLS:,}, as 50,000 rows have"
        )


def _table(sheet: Any, source: str) -> Table:
    sheet.reset_dimensions()  # what the file states of them may be anything
    place = f"{source}, sheet {cut(sheet.title)}"
    header, *rows = trimmed(_rows(sheet, place), place) or [[]]
    return Table(header, [row + [""] * (len(header) - len(row)) for row in rows])


def _rows(sheet: Any, place: str) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        yield [_text(cell, place) for cell in row]


def _text(cell: Any, place: str) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        kind = "a formula" if cell.data_type == "f" else "an error"
        raise DossierError(
            f"{place}, {cell.coordinate}: found {kind}, {shown(str(value))}; allowed: text, a number, TRUE or FALSE, or a date"
        )
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date):
        return _day(value, cell.number_format)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _plain(str(value))


def _plain(text: str) -> str:
    """The text without the escapes of ECMA-376, 22.9.2.19."""
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)


def _day(value: datetime | date, format: str) -> str:
    """A day as ISO writes it; only the month, or the year, where the cell shows no more."""
    if isinstance(value, datetime) and value.time() != value.time().min:
        return value.isoformat()
    shows = re.sub(r'"[^"]*"|\[[^]]*\]', "", format).lower()
    return value.strftime("%Y-%m-%d" if "d" in shows else "%Y-%m" if "m" in shows else "%Y")


def _frame(path: Path, name: str, sheet: Table, text: str) -> Any:
    """A table's cells, with the words of the article where they stand for these."""
    cells = frame_of(name, sheet, f"{path}, sheet {name}")
    for table, start, end, words in contract.SPANS:
        if table == name:
            cells[words] = [
                _words(text, *row) for row in zip(cells[start], cells[end], cells[words])
            ]
    return cells


def _words(text: str, start: str, end: str, stated: str) -> str:
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 30):
        return stated
    words = text[int(start) : int(end)]
    return words if stated == _plain(fitted(words)) else stated


def _package(about: dict[str, str], article: Article, path: Path) -> tuple[dict, list[LeftOut]]:
    """The package that the workbook states; a new one where it does not, or not wholly."""
    stated = about.get(PACKAGE, "")
    try:
        package = parse_json(stated, str(path)) if stated else {}
        package["article"]["path"], package["article"]["sha256"]
        return {"resources": deepcopy(list(contract.CONTRACT.values())), **package}, []
    except (DossierError, KeyError, TypeError):
        made = article.package(about.get("title"))
        if (hashed := about.get(HASH)) is not None:
            made["article"]["sha256"] = hashed
        why = "is not whole; allowed: the cell as it was exported"
        return made, [LeftOut(f"sheet about, {PACKAGE}", stated, why)]


def _lost(cells: contract.Cells, replaced: bool) -> Iterator[LeftOut]:
    """The cells that hold less than they did, or may."""
    for table, frame in cells.items():
        for column in frame:
            for number, cell in enumerate(frame[column], start=2):
                item = f"sheet {table}, row {number}, {column}"
                if CUT.search(cell):
                    yield LeftOut(item, cell, CUT_OFF)
                elif replaced and SHOWN.search(cell):
                    yield LeftOut(item, cell, REPLACED)
