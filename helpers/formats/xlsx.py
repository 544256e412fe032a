"""XLSX: a dossier's tables as a workbook; as it is, or after a spreadsheet saved it, it comes back
as a dossier.

No formula is written, and none is calculated or macro run: a cell that holds one is refused.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
import pandas as pd
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from .. import contract, views
from ..dossier import Dossier
from ..files import as_name, content_of, parse_json, unpacked
from ..messages import DossierError, cut, shown
from ..tables import MOST_CELLS, Table, as_text, frame_of, trimmed
from ..texts import Article
from .cells import FORMULA
from .gathering import LeftOut, Recovered
from .whole import whole_dossier

UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""characters that XML 1.0 cannot hold, and the carriage return, which it would turn into a line
feed
"""
SHOWN = re.compile("[\u2400-\u241f\ufffd]")
"""what stands in a workbook for characters that it cannot hold"""

LONGEST = 32_767
"""UTF-16 units in a cell"""
CUT = re.compile(r" … \[cut: [0-9,]+ characters in all\]$")
"""how a cell ends that could not hold its text"""

EXACT = 1e15
"""below this, a spreadsheet holds every whole number"""

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
WRAPPED = Alignment(wrap_text=True, vertical="top")

DERIVED = ("about", "statements")
"""the sheets that are no tables of the contract"""

HASH, PACKAGE = "sha256 of the text", "datapackage.json"
"""facts about a dossier, as the sheet calls them"""

NO_WORKBOOK = (SyntaxError, AttributeError, TypeError, IndexError, AssertionError)
"""what openpyxl and its parsers raise on a ZIP file that is not a workbook"""

CUT_OFF = "was cut when it was exported, to what a cell holds; allowed: the whole text"
REPLACED = "may have held a character that a workbook cannot; allowed: nothing, it stands as shown"


class Timeless(ZipFile):
    """A ZIP file whose entries bear no time: that of a clock before 1980 could not be written."""

    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Adds an entry, dated as ZIP's first day."""
        super().writestr(ZipInfo(zinfo_or_arcname), data, self.compression)


def write(dossier: Dossier) -> bytes:
    """A workbook: about, the statements, and a sheet for each table, with frozen headers and
    filters.

    Text is always text, never a formula, an error or a date; numbers are numbers up to 15 digits.
    With the article, `read` makes the dossier of it again. What a cell cannot hold is shown: a
    control character as its picture (␀), half a surrogate pair as �, an overlong text with a note
    at its cut end. `about` counts both. Text that looks like an escape (_x0041_) is escaped as
    ECMA-376, 22.9.2.19 has it: Excel undoes that, pandas and openpyxl do not.
    """
    book, changed = openpyxl.Workbook(), Counter[str]()
    about = book.active
    about.title = "about"
    for name, table in ({"statements": views.statements(dossier)} | dossier.tables).items():
        rows = (row.values() for row in table.to_dict("records"))
        _fill(book.create_sheet(name), [table.columns, *rows], changed)
    _fill(about, _facts(dossier, changed), changed)
    buffer = io.BytesIO()
    ExcelWriter(book, Timeless(buffer, "w", ZIP_DEFLATED, strict_timestamps=False)).save()
    return buffer.getvalue()


def read(path: Path, article: Article | None) -> Recovered:
    """The dossier of a workbook as `write` makes it. It needs the article.

    Each table is the sheet of its name; dates, TRUE and blank ends are read as in a CSV file. What
    the export had to show otherwise is taken from the article where it is the article's; the rest
    is listed, like any further sheet. The sheet of statements is made of the tables and not read.
    """
    if article is None:
        raise DossierError(
            f"{path}: a workbook has no article in it; allowed: with text=, the article's file or "
            f"text"
        )
    sheets = _sheets(path)
    about = {row[0]: row[1] for row in sheets.get("about", Table([], [])).rows if len(row) > 1}
    cells = {name: _cells(path, name, sheets[name], article.text) for name in contract.TABLES}
    package, left_out = _package(about, article, path)
    if package["article"]["sha256"] != contract.fingerprint(article.text):
        raise DossierError(
            f"{path}: holds the tables of another article than the one given; allowed: the article "
            f"it was exported with"
        )
    name = package.get("name") or about.get("dossier") or as_name(path.stem)
    dossier = whole_dossier(path, name, package, article.text, cells)
    replaced = about.get("characters replaced", "0") != "0"
    return Recovered(dossier, [*left_out, *_further(sheets), *_lost(cells, replaced)])


def fitted(text: str, changed: Counter[str] | None = None) -> str:
    """The text as a cell can hold it; changed counts the characters replaced and the cells cut."""
    changed = Counter() if changed is None else changed
    held, replaced = UNFIT.subn(
        lambda char: chr(0x2400 + ord(char[0])) if char[0] < " " else "\ufffd", text
    )
    changed["replaced"] += replaced
    held = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", held)
    if len(units := held.encode("utf-16-le")) <= 2 * LONGEST:
        return held
    changed["cut"] += 1
    note = f" … [cut: {len(text):,} characters in all]"
    return units[: 2 * (LONGEST - len(note))].decode("utf-16-le", "ignore") + note


def _facts(dossier: Dossier, changed: Counter[str]) -> list[tuple[str, object]]:
    return [
        ("fact", "value"),
        ("dossier", dossier.name),
        ("title", dossier.title),
        (HASH, dossier.article["sha256"]),
        (PACKAGE, _stated(dossier.package)),
        ("characters replaced", changed["replaced"]),
        ("cells cut", changed["cut"]),
    ]


def _stated(package: dict[str, Any]) -> str:
    """The package as JSON, without the schemas of the tables where they are the contract's."""
    own = package.get("resources") != list(contract.CONTRACT.values())
    stated = {key: value for key, value in package.items() if own or key != "resources"}
    return json.dumps(stated, ensure_ascii=False)


def _fill(sheet: Worksheet, rows: Iterable[Iterable[object]], changed: Counter[str]) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _put(sheet.cell(number, column), value, changed)
    for column in sheet.columns:
        widths = [len(str(cell.value or "")) + 3 for cell in column]
        sheet.column_dimensions[column[0].column_letter].width = min(60, max(10, *widths))
        column[0].font = Font(bold=True)
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions


def _put(cell: Cell, value: object, changed: Counter[str]) -> None:
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < EXACT):
        cell.value, cell.alignment = value, WRAPPED
    elif text := as_text(value):
        cell.value, cell.alignment = fitted(text, changed), WRAPPED
        cell.data_type, cell.quotePrefix = "s", bool(FORMULA.match(text))


def read_sheets(path: Path) -> dict[str, Table]:
    """Each sheet of any workbook by its name. Raises DossierError when it is none, or a cell holds
    a formula.
    """
    content, source = content_of(path), str(path)
    with unpacked(content, source, "an XLSX workbook", "one as export writes it") as package:
        _refuse_swollen(package, source)
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            sheets = {sheet.title: _table(sheet, source) for sheet in book.worksheets}
        except NO_WORKBOOK:
            raise ValueError from None
    return sheets


def _sheets(path: Path) -> dict[str, Table]:
    """Each sheet by its name, every table of the contract among them."""
    sheets = read_sheets(path)
    if missing := [name for name in contract.TABLES if name not in sheets]:
        raise DossierError(
            f"{path}: the sheet {missing[0]!r} is missing; found {cut(', '.join(sheets))}"
        )
    return sheets


def _refuse_swollen(package: ZipFile, source: str) -> None:
    """A cell is at least one element; elements are what costs time and memory."""
    elements = sum(
        package.read(entry).count(b"<") for entry in package.infolist() if entry.file_size > 1000
    )
    if elements > MOST_CELLS:
        raise DossierError(
            f"{source}: has {elements:,} elements; allowed: at most {MOST_CELLS:,}, as 50,000 rows "
            f"have"
        )


def _table(sheet: Any, source: str) -> Table:
    sheet.reset_dimensions()  # what the file states of them may be anything
    place = f"{source}, sheet {cut(sheet.title)}"
    rows = ([_read_cell(cell, place) for cell in row] for row in sheet.iter_rows())
    header, *rest = trimmed(rows, place) or [[]]
    return Table(header, [row + [""] * (len(header) - len(row)) for row in rest])


def _read_cell(cell: Any, place: str) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        kind = "a formula" if cell.data_type == "f" else "an error"
        raise DossierError(
            f"{place}, {cell.coordinate}: found {kind}, {shown(str(value))}; allowed: text, a "
            f"number, TRUE or FALSE, or a date"
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


def _cells(path: Path, name: str, sheet: Table, text: str) -> pd.DataFrame:
    """A table's cells, with the words of the article where they stand for these."""
    cells = frame_of(name, sheet, f"{path}, sheet {name}")
    for table, start, end, words in contract.SPANS:
        if table == name:
            spoken = zip(cells[start], cells[end], cells[words])
            cells[words] = [_words(text, *row) for row in spoken]
    return cells


def _words(text: str, start: str, end: str, stated: str) -> str:
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 30):
        return stated
    words = text[int(start) : int(end)]
    return words if stated == _plain(fitted(words)) else stated


def _package(
    about: dict[str, str], article: Article, path: Path
) -> tuple[dict[str, Any], list[LeftOut]]:
    """The package that the workbook states; a new one where it does not, or not wholly."""
    stated = about.get(PACKAGE, "")
    try:
        package = contract.renewed(parse_json(stated, str(path)) if stated else {})
        package["article"]["path"], package["article"]["sha256"]
        return {"resources": deepcopy(list(contract.CONTRACT.values())), **package}, []
    except (DossierError, KeyError, TypeError):
        made = article.package(about.get("title"))
        if (hashed := about.get(HASH)) is not None:
            made["article"]["sha256"] = hashed
        why = "is not whole; allowed: the cell as it was exported"
        return made, [LeftOut(f"sheet about, {PACKAGE}", stated, why)]


def _further(sheets: dict[str, Table]) -> Iterator[LeftOut]:
    for sheet, table in sheets.items():
        if sheet not in (*contract.TABLES, *DERIVED):
            yield LeftOut(f"sheet {sheet}", f"{len(table.rows)} rows", "is no table of a dossier")


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
