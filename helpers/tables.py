"""Tables: the rows of a CSV file, as this workbook, a spreadsheet or another program saved it.

Read is whatever has one meaning: commas, semicolons or tabs, a byte order mark, UTF-16, blank rows
and columns at the end, TRUE, 10,5 and 29/10/2024. Whatever may mean two things stays as it is, for
the contract to refuse, or is refused here.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from . import contract
from .files import BOM
from .messages import DossierError, cut, shown

MOST_ROWS, MOST_CELLS = 100_000, 5_000_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS = "a CSV table in UTF-8: in a spreadsheet, save as “CSV UTF-8”"
COMMA = re.compile(r"(?![-]?[1-9][0-9]{0,2},[0-9]{3}$)-?[0-9]+,[0-9]+")
"""a number with a decimal comma that cannot stand between thousands"""

THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+")
DTYPES = {"integer": "Int64", "number": "Float64"}
"""of the columns of a dossier, by the type in the contract; text is str"""
DAY = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


class Table(NamedTuple):
    """A header and its rows as text. The first row is row 2 of the file; one that is not as wide as
    the header is as it was found.
    """

    header: list[str]
    rows: list[list[str]]
    delimiter: str = ","


def as_text(value: object) -> str:
    """A value as text: blank when it is missing, a list's items with commas between, a whole number
    without a point.
    """
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def read_csv(content: bytes, source: str, *, article: str = "", allowed: str = SAVE_AS) -> Table:
    """The table in a CSV file's bytes, without blank rows and columns at its end.

    article: bytes that are no UTF-8 are read as Windows-1252 where the article, too, has every
    character that comes of it. allowed: what was expected, in words. Raises DossierError when they
    are no CSV table, or one of more than 100,000 rows or 5 million cells.
    """
    text, doubtful = _text(content, source)
    table = _parsed(text, source, allowed)
    if doubtful:
        _vouch(table, source, set(article))
    return table


def frame_of(name: str, table: Table, source: str) -> pd.DataFrame:
    """A table of the contract as text cells, just as `save` would write them; blank in a column
    that was added to the contract after the table was made.

    Raises DossierError when another column is missing or stands there twice, when a row has too few
    or too many cells, or when a number may mean two.
    """
    _refuse_other_columns(name, table, source)
    cells = contract.filled(name, pd.DataFrame(table.rows, columns=table.header, dtype=str))
    if table.delimiter == ";":
        _refuse_thousands(name, cells, source)
    for field in contract.fields(name):
        if plain := _plain(field):
            cells[field["name"]] = cells[field["name"]].map(plain).astype(str)
    return cells


def _refuse_other_columns(name: str, table: Table, source: str) -> None:
    header, late = table.header, contract.ADDED.get(name, ())
    needed = (column for column in contract.columns(name) if column not in late)
    if missing := [column for column in needed if column not in header]:
        found = cut(", ".join(header))
        raise DossierError(
            f"{source}, row 1: the column {shown(missing[0])} is missing; found {found}"
        )
    if len(set(header)) < len(header):
        raise DossierError(
            f"{source}, row 1: a column stands there twice; found {cut(', '.join(header))}"
        )
    for number, row in enumerate(table.rows, start=2):
        if len(row) != len(header):
            raise DossierError(
                f"{source}, row {number}: found {len(row)} cells; allowed: {len(header)}, as many "
                "as columns"
            )


def trimmed(rows: Iterable[list[str]], source: str) -> list[list[str]]:
    """The rows without blank ones at the end and without blank cells beyond the first row, which is
    the header. Raises DossierError as soon as there are too many of them.
    """
    kept: list[list[str]] = []
    width: int | None = None
    cells = 0
    for row in rows:
        cells += len(row)
        if len(kept) > MOST_ROWS or cells > MOST_CELLS:
            raise DossierError(
                f"{source}: has more rows or cells than can be read; allowed: at most "
                f"{MOST_ROWS:,} rows and {MOST_CELLS:,} cells"
            )
        kept.append(_without_blanks(row, width or 0) if len(row) != width else row)
        width = width if width is not None else len(kept[0])
    while len(kept) > 1 and not any(map(str.strip, kept[-1])):
        kept.pop()
    return kept


def _without_blanks(row: list[str], width: int) -> list[str]:
    end = len(row)
    while end > width and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _text(content: bytes, source: str) -> tuple[str, bool]:
    """The bytes as text, and whether that rests on a guess."""
    try:
        if content[:2] in UTF_16:
            return content.decode("utf-16"), False
        return content.decode("utf-8").removeprefix(BOM), False
    except UnicodeDecodeError as error:
        if error.encoding == "utf-8":
            return content.decode("cp1252", "replace"), True
        raise DossierError(f"{source}: is cut off; allowed: {SAVE_AS}") from None


def _vouch(table: Table, source: str, known: set[str]) -> None:
    for number, row in enumerate([table.header, *table.rows], start=1):
        for place, cell in enumerate(row):
            if not cell.isascii() and (strange := {char for char in cell if char > "~"} - known):
                column = table.header[place] if place < len(table.header) else f"cell {place + 1}"
                raise DossierError(
                    f"{source}, row {number}, {cut(column)}: is not UTF-8; as Windows-1252 it "
                    f"would be {shown(cell)}, but the article has no {min(strange)!r}; allowed: "
                    f"{SAVE_AS}"
                )


def _parsed(text: str, source: str, allowed: str) -> Table:
    csv.field_size_limit(2**31 - 1)
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = max(",;\t", key=first.count)
    lines = _bounded(io.StringIO(text, newline=""), source, delimiter)
    try:
        header, *rows = trimmed(csv.reader(lines, strict=True, delimiter=delimiter), source) or [[]]
    except csv.Error as error:
        raise DossierError(f"{source}: is not a CSV table: {error}; allowed: {allowed}") from None
    return Table(header, rows, delimiter)


def _bounded(lines: Iterable[str], source: str, delimiter: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if (found := line.count(delimiter)) > MOST_CELLS:
            raise DossierError(
                f"{source}, line {number}: has {found:,} cells; allowed: at most {MOST_CELLS:,}"
            )
        yield line


def _refuse_thousands(name: str, cells: pd.DataFrame, source: str) -> None:
    """Spreadsheets put semicolons where the comma is the decimal sign; a point is then none."""
    for field in contract.fields(name):
        if field["type"] == "number":
            for number, cell in enumerate(cells[field["name"]], start=2):
                if THOUSANDS.fullmatch(cell):
                    raise DossierError(
                        f"{source}, row {number}, {field['name']}: found {shown(cell)}, which "
                        f"between semicolons may mean {cell.replace('.', '')} or, with a decimal "
                        f"point, {cell}; allowed: digits alone, a decimal comma, or commas between "
                        "the cells"
                    )


def _plain(field: dict) -> Callable[[str], str] | None:
    """How a cell of this column is written plainly, where that is not as it is."""
    if field["type"] == "boolean":
        return lambda cell: cell.lower() if cell.lower() in ("true", "false") else cell
    if field["type"] == "number":
        return lambda cell: cell.replace(",", ".") if COMMA.fullmatch(cell) else cell
    return _plain_day if field["type"] == "date" or field["name"].endswith("edtf") else None


def _plain_day(cell: str) -> str:
    """A day as ISO writes it: of 29/10/2024, 10/29/2024, 05/05/2024 and, with points, 3.10.2024.

    >>> [_plain_day(cell) for cell in ("29/10/2024", "03.10.2024", "03/10/2024", "2024-10/..")]
    ['2024-10-29', '2024-10-03', '03/10/2024', '2024-10/..']
    """
    if not (found := DAY.fullmatch(cell)):
        return cell
    first, second, year = int(found[1]), int(found[3]), found[4]
    days = {(first, second)} if second <= 12 else set()
    days |= {(second, first)} if first <= 12 and found[2] != "." else set()
    if len(days) != 1:
        return cell  # either may be the day, or none
    day, month = days.pop()
    return f"{year}-{month:02}-{day:02}"


def as_csv(frame: pd.DataFrame) -> str:
    """The frame as CSV with every cell quoted that needs it; Python's own writer forgets a lone
    carriage return before 3.13.
    """
    quoted = (
        [
            f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & set(',"\r\n') else cell
            for cell in row
        ]
        for row in [list(frame.columns), *frame.values.tolist()]
    )
    return "".join(",".join(row) + "\n" for row in quoted)


def typed(table: str, cells: pd.DataFrame) -> pd.DataFrame:
    """A table of the contract from its text cells: numbers as Int64 or Float64, <NA> where blank,
    flags as bool. Raises ValueError where a cell is no number.
    """
    frame = cells.copy()
    for field in contract.fields(table):
        column = cells[field["name"]]
        if field["type"] == "boolean":
            frame[field["name"]] = column == "true"
        elif dtype := DTYPES.get(field["type"]):
            frame[field["name"]] = pd.to_numeric(column.where(column != ""), errors="raise").astype(
                dtype
            )
    return frame


def blank(table: str) -> pd.DataFrame:
    """An empty table of the contract, with its columns and types."""
    return typed(table, pd.DataFrame(columns=contract.columns(table), dtype=str))
