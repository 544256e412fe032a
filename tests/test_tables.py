"""Tables as spreadsheets save them: what has one meaning is read, what has two is refused in words."""

import tracemalloc

import pytest
from made import BUNDLED

import helpers
from helpers import contract
from helpers.assembling import frame
from helpers.messages import DossierError
from helpers.tables import MOST_ROWS, read_csv

GRADE = {
    "assessment_id": "g1",
    "assessor": "Ann",
    "entity_id": "china",
    "reliability": "B",
    "why": "x",
    "assessed_on": "2024-11-02",
}
GRADED = BUNDLED.with_tables(assessments=frame("assessments", [GRADE]))


def spoilt(folder, table, change):
    """The dossier's folder with one table's text changed."""
    file = folder / f"{table}.csv"
    changed = change(file.read_text("utf-8"))
    file.write_bytes(changed if isinstance(changed, bytes) else changed.encode())
    return folder


@pytest.fixture
def folder(tmp_path):
    return helpers.save(BUNDLED, tmp_path / "mine")


def rows(table, change=lambda cell: cell, delimiter=",", end="\r\n") -> str:
    """A table of the bundled dossier, as a spreadsheet with other settings would write it."""
    lines = read_csv((BUNDLED.path / f"{table}.csv").read_bytes(), table)
    return "".join(
        delimiter.join(f'"{change(cell)}"'.replace('"', '"') for cell in line) + end
        for line in [[c.replace('"', '""') for c in row] for row in [lines.header, *lines.rows]]
    )


def same(folder):
    loaded = helpers.load(folder)
    assert loaded.text == BUNDLED.text
    for name, table in BUNDLED.tables.items():
        assert loaded.tables[name].equals(table), name
    assert helpers.check(folder).empty


SPREADSHEETS = {
    "semicolons": lambda text, name: rows(name, delimiter=";"),
    "tabs": lambda text, name: rows(name, delimiter="\t"),
    "a byte order mark": lambda text, name: "\ufeff" + text,
    "UTF-16": lambda text, name: rows(name, delimiter="\t").encode("utf-16"),
    "TRUE and FALSE": lambda text, name: rows(
        name, lambda cell: cell.upper() if cell in ("true", "false") else cell
    ),
    "blank lines at the end": lambda text, name: (
        text + "\n\n" + "," * text.split("\n")[0].count(",")
    ),
    "blank columns at the end": lambda text, name: rows(name, end=",,\r\n"),
}


@pytest.mark.filterwarnings("ignore:.*another program has changed the line ends")
@pytest.mark.parametrize("change", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_tables_are_read_as_a_spreadsheet_saves_them(change, folder):
    for name in contract.TABLES:
        spoilt(folder, name, lambda text, name=name: change(text, name))
    same(folder)


@pytest.mark.parametrize("file", ["article.txt", "datapackage.json"])
def test_a_byte_order_mark_in_any_file_is_no_edit(file, folder):
    (folder / file).write_bytes("\ufeff".encode() + (folder / file).read_bytes())
    same(folder)


def one(folder, table, column, cell, delimiter=","):
    """The dossier's folder with this cell in the first row of a table that has one there."""
    header, found, _ = read_csv((folder / f"{table}.csv").read_bytes(), table)
    row, place = next((row, header.index(column)) for row in found if row[header.index(column)])
    row[place] = cell
    content = "\n".join(
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in [header, *found]
    )
    (folder / f"{table}.csv").write_text(content, "utf-8")
    return folder


@pytest.mark.parametrize("cell", ["29/10/2024", "10/29/2024", "29.10.2024", "29-10-2024"])
def test_a_day_that_can_only_be_one_is_read(cell, folder):
    claims = helpers.load(one(folder, "claims", "event_edtf", cell)).claims
    assert "2024-10-29" in set(claims["event_edtf"])


@pytest.mark.parametrize("cell", ["03/04/2024", "Oct 24", "31/31/2024", "29/10/24"])
def test_a_day_that_may_be_two_is_refused_in_words(cell, folder):
    with pytest.raises(
        DossierError, match=f"claims.csv, row .*, event_edtf: found '{cell}'.*2024-10"
    ):
        helpers.load(one(folder, "claims", "event_edtf", cell))


@pytest.mark.parametrize(
    ("cell", "delimiter", "number"),
    [("12000,5", ";", 12000.5), ("12000,5", ",", 12000.5), ("12000,375", "\t", 12000.375)],
)
def test_a_decimal_comma_that_can_be_nothing_else_is_read(cell, delimiter, number, folder):
    found = helpers.load(one(folder, "quantities", "high", cell, delimiter)).quantities
    assert number in set(found["high"].dropna())


@pytest.mark.parametrize(("cell", "delimiter"), [("10,375", ","), ("10,375", ";"), ("10.375", ";")])
def test_a_sign_that_may_stand_between_thousands_is_refused_in_words(cell, delimiter, folder):
    with pytest.raises(DossierError, match=f"quantities.csv, row .*, low: found '{cell}'.*point"):
        helpers.load(one(folder, "quantities", "low", cell, delimiter))


@pytest.mark.parametrize(
    ("table", "column", "cell", "allowed"),
    [
        ("entities", "named", "WAHR", "true or false"),
        ("assessments", "assessed_on", "03/04/2024", "a day such as 2024-10-29"),
        ("mentions", "start", "12.5", "a whole number such as 12"),
        ("quantities", "low", "many", "a number such as 10.5"),
    ],
)
def test_what_is_allowed_is_said_in_words(table, column, cell, allowed, tmp_path):
    folder = one(helpers.save(GRADED, tmp_path / "graded"), table, column, cell)
    found = helpers.check(folder).iloc[0]
    assert (found["column"], found["value"]) == (column, cell) and allowed in found["allowed"]


def test_windows_1252_is_read_where_the_article_has_its_characters_and_else_the_cell_is_named():
    content = "quote,speaker\r\n“It is over”,Zoé\r\n".encode("cp1252")
    table = read_csv(content, "q.csv", article="“It is over”, said Zoé.")
    assert table.rows == [["“It is over”", "Zoé"]]
    with pytest.raises(DossierError, match=r"q.csv, row 2, speaker: is not UTF-8.*'Zoé'.*no 'é'"):
        read_csv(content, "q.csv", article="“It is over”, said Zoë.")


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [b"a,b\n" + b"\n" * 50_000_000, b"a,b\n" + b"," * 50_000_000, b"a,b\n" + b"1,2\n" * 10_000_000],
    ids=["newlines", "commas", "rows"],
)
def test_rows_and_cells_are_bounded_while_they_are_read(content):
    tracemalloc.start()
    with pytest.raises(DossierError, match=r"^t.csv.*allowed: at most"):
        read_csv(content, "t.csv")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * len(content)


def test_as_many_rows_as_are_allowed_are_read():
    assert len(read_csv(b"a\n" + b"1\n" * MOST_ROWS, "t.csv").rows) == MOST_ROWS
