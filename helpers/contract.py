"""The data contract: which tables and columns a dossier has, and every rule that its rows must
keep.

Types, enums and keys stand in assets/contract.json, as Table Schemas, and frictionless checks them.
The rules below are those that a Table Schema cannot say.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any, NamedTuple

import frictionless
import pandas as pd

from . import dates
from .assets import read_asset
from .messages import cut, shown

CONTRACT = {table["name"]: table for table in json.loads(read_asset("contract.json"))}
TABLES = tuple(CONTRACT)
UNSAID = {
    "status": "drafted",
    "basis": "not-stated",
    "event_basis": "not-stated",
    "said_basis": "not-stated",
    "certainty": "unstated",
    "comparator": "unstated",
    "knowledge": "not-stated",
}
"""what stands in a column of this name when a row does not say; every other column is blank (a flag
is false)
"""
ADDED = {
    "attributions": ("knowledge", "knowledge_start", "knowledge_end"),
    "quantities": ("direction",),
    "observations": ("settle", "finding"),
}
"""columns that dossiers made before them lack, and that are read as unsaid there"""

BY_HAND, ASIDE = "finding", "set-aside"
"""the kinds of observation that are about findings, and not about the text: one that an analyst
wrote, and a computed one that an analyst set aside
"""

SURROGATE = re.compile("[\ud800-\udfff]")
NUMBERS = {
    "integer": re.compile(r"-?[0-9]{1,18}"),
    "number": re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?"),
}

PACKAGE = {
    **dict.fromkeys(("name", "title", "version", "description"), ""),
    "contributors": [{"title": ""}],
    "article": dict.fromkeys(
        (
            *("path", "sha256", "language", "headline", "byline", "publisher"),
            *("published", "published_edtf", "published_basis", "rights"),
        ),
        "",
    ),
    "resources": [{}],
    "draft": {"rules": "", "parser": "", "notes": [""]},
    "retired": {table: [""] for table in TABLES},
}
"""what the workbook reads of a datapackage.json, by example: any of it may be missing, but for the
article's path and sha256
"""

SHAPES: dict[type, str] = {
    str: "text, in quotation marks",
    list: "a list, in square brackets",
    dict: 'an object, in braces, such as {"title": "…"}',
}

LOOKED_UP = re.compile(r'(?<=values ").*(?=" not found in the lookup table)', re.DOTALL)
"""the value in what frictionless says of a foreign key"""

IN_WORDS = {
    "boolean": "true or false",
    "integer": "a whole number such as 12",
    "number": "a number such as 10.5, with a decimal point",
    "date": "a day such as 2024-10-29",
}
"""what a cell of a type may be"""

REFERRED = {
    link["reference"]["resource"]
    for table in TABLES
    for link in CONTRACT[table]["schema"].get("foreignKeys", [])
}
"""the tables that others name rows of"""

Cells = dict[str, pd.DataFrame]
"""every table as text, just as its CSV file has it"""


class Problem(NamedTuple):
    """One thing wrong with a dossier. Row 1 is the header; row 0 means the file as a whole."""

    file: str
    row: int
    column: str
    value: str
    allowed: str


def fields(table: str) -> list[dict[str, Any]]:
    """The Table Schema fields of a table, in order."""
    return CONTRACT[table]["schema"]["fields"]


def columns(table: str) -> list[str]:
    """The columns of a table, in order."""
    return [field["name"] for field in fields(table)]


def filled(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A table, with each column that was added to the contract later, unsaid where it lacks it."""
    names = columns(table)
    for column in ADDED.get(table, ()):
        if column not in frame:
            before = [name for name in names[: names.index(column)] if name in frame]
            frame.insert(len(before), column, UNSAID.get(column, ""))
    return frame


def renewed(package: dict[str, Any]) -> dict[str, Any]:
    """A package, whose schemas have the columns that were added to the contract later."""
    resources = package.get("resources")
    for resource in resources if isinstance(resources, list) else ():
        with suppress(KeyError, TypeError):  # of another shape: told as a problem of the package
            stated = resource["schema"]["fields"]
            known = {field["name"] for field in stated}
            for place, field in enumerate(fields(resource["name"])):
                if field["name"] in ADDED.get(resource["name"], ()) and field["name"] not in known:
                    stated.insert(place, deepcopy(field))
    return package


def options(table: str, column: str) -> list[Any]:
    """The values that an enumerated column may have; none when it is not enumerated."""
    return (
        next(field for field in fields(table) if field["name"] == column)
        .get("constraints", {})
        .get("enum", [])
    )


def fingerprint(text: str) -> str:
    """The SHA-256 of the article's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def problems(
    package: dict[str, Any],
    text: str,
    cells: Cells,
    *,
    surely_kept: Callable[[Cells], bool] = lambda cells: False,
) -> Iterator[Problem]:
    """Every problem of a dossier: first the article, then each table against its schema, then the
    rules across rows.

    The rules across rows are asked only once every schema holds, so that one slip is told once;
    nothing is asked of a package of another shape. surely_kept: what tells in advance that every
    schema holds, where it can; frictionless is asked otherwise.
    """
    if misshapen := list(_package_problems(package)):
        yield from misshapen
        return
    yield from _text_problems(package, text)
    broken = list(_missing_columns(cells))
    if not broken and not surely_kept(cells):
        broken = list(_schema_problems(cells)) or list(_number_problems(cells))
    yield from broken
    if not broken:
        for rule in RULES:
            yield from rule(text, cells)


def _package_problems(package: object) -> Iterator[Problem]:
    for where, found, allowed in _misshapen(package, PACKAGE, ""):
        yield Problem("datapackage.json", 0, where or "the whole", json.dumps(found), allowed)


def _misshapen(found: Any, like: Any, where: str) -> Iterator[tuple[str, object, str]]:
    """Each part of a JSON document that is of another type than in the example."""
    if type(found) is not type(like):
        yield where, found, SHAPES[type(like)]
    elif isinstance(like, dict):
        for name in [name for name in like if name in found]:
            yield from _misshapen(found[name], like[name], f"{where}.{name}".lstrip("."))
    elif isinstance(like, list):
        for number, item in enumerate(found, 1):
            yield from _misshapen(item, like[0], f"{where} {number}")


def _text_problems(package: dict[str, Any], text: str) -> Iterator[Problem]:
    if (stated := package["article"]["sha256"]) != fingerprint(text):
        yield Problem(
            "article.txt",
            0,
            "sha256",
            fingerprint(text),
            f"the SHA-256 in datapackage.json is {stated}: the text was edited",
        )
    for file, content in (
        ("article.txt", text),
        ("datapackage.json", json.dumps(package, ensure_ascii=False)),
    ):
        if lone := SURROGATE.search(content):
            yield Problem(
                file,
                0,
                "text",
                repr(lone.group()),
                f"characters that UTF-8 can hold; character {lone.start()} is half a surrogate "
                "pair",
            )
    for name in ("published", "published_edtf"):
        if (edtf := package["article"].get(name, "")) != "unknown":
            yield from _edtf_problem("datapackage.json", 0, name, edtf)


def _missing_columns(cells: Cells) -> Iterator[Problem]:
    for table in TABLES:
        for column in columns(table):
            if column not in cells[table]:
                yield Problem(
                    f"{table}.csv",
                    1,
                    column,
                    ", ".join(cells[table].columns),
                    "a column of this name; it is missing",
                )


def _schema_problems(cells: Cells) -> Iterator[Problem]:
    tables = [
        {
            "name": name,
            "data": cells[name][columns(name)].to_dict("records") or [columns(name)],
            "schema": CONTRACT[name]["schema"],
        }
        for name in TABLES
        if len(cells[name]) or name in REFERRED
    ]
    report = frictionless.Package({"resources": tables}).validate()
    for task in report.tasks:
        for error in task.errors:
            found, key = error.to_dict(), CONTRACT[task.name]["schema"]["primaryKey"]
            doubled = found["type"] == "primary-key"
            if doubled and len(key) == 1:
                continue  # told as a value that is not unique
            row = found.get("rowNumber", 1)
            column = (
                ", ".join(key)
                if doubled
                else found.get("fieldName") or ", ".join(found.get("fieldNames", []))
            )
            value = (
                ", ".join(cells[task.name].iloc[row - 2][key])
                if doubled
                else found.get("cell")
                or ", ".join(str(cell) for cell in found.get("fieldCells", []))
            )
            yield Problem(
                f"{task.name}.csv", row, column, value, _allowed(task.name, column, found["note"])
            )


def _number_problems(cells: Cells) -> Iterator[Problem]:
    """Numbers that frictionless would take, as Python does, but no other reader of the file: 1_0,
    nan, more than 18 digits.
    """
    for table in TABLES:
        for field in fields(table):
            if shape := NUMBERS.get(field["type"]):
                for row, value in enumerate(cells[table][field["name"]], start=2):
                    if value and not shape.fullmatch(value):
                        yield Problem(
                            f"{table}.csv",
                            row,
                            field["name"],
                            value,
                            f"a plain {field['type']} such as 12, of at most 18 digits and "
                            f"without a sign between them ({field['description']})",
                        )


def _allowed(table: str, column: str, note: str) -> str:
    if "lookup table" in note or column not in columns(table):
        return LOOKED_UP.sub(lambda value: cut(value[0]), note)
    field = next(field for field in fields(table) if field["name"] == column)
    rules = field.get("constraints", {})
    if enum := rules.get("enum"):
        return f"allowed: {', '.join(map(str, enum))}" + (
            "" if rules.get("required") else ", or blank"
        )
    words = IN_WORDS.get(field["type"]) if note.startswith("type is") else None
    return (
        f"allowed: {words} ({field['description']})"
        if words
        else f"{note} ({field['description']})"
    )


def _edtf_problem(file: str, row: int, column: str, edtf: str) -> Iterator[Problem]:
    try:
        dates.read(edtf)
    except ValueError as error:
        yield Problem(
            file,
            row,
            column,
            edtf,
            f"{error}; allowed: EDTF such as 2024-10-29, 2024-10, 2024-08/.., "
            "[2024-10-27,2024-10-28]",
        )


def _rows(cells: Cells, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    return enumerate(cells[table].to_dict("records"), start=2)


def check_spans(text: str, cells: Cells) -> Iterator[Problem]:
    """Every span lies in the article and holds the text that its row states."""
    for table, start, end, words in SPANS:
        for row, cell in _rows(cells, table):
            if not (cell[start] or cell[end] or cell[words]):
                continue
            if not (cell[start] and cell[end]) or not 0 <= int(cell[start]) < int(cell[end]) <= len(
                text
            ):
                yield Problem(
                    f"{table}.csv",
                    row,
                    start,
                    f"{cell[start]}-{cell[end]}",
                    f"a span within 0-{len(text)} that is not empty",
                )
            elif cell[words] != (there := text[int(cell[start]) : int(cell[end])]):
                yield Problem(
                    f"{table}.csv",
                    row,
                    words,
                    cell[words],
                    f"article.txt has {shown(there)} at {cell[start]}-{cell[end]}",
                )


def check_characters(text: str, cells: Cells) -> Iterator[Problem]:
    """Every cell holds characters that UTF-8 can hold."""
    for table in TABLES:
        for row, cell in _rows(cells, table):
            for column, value in cell.items():
                if lone := SURROGATE.search(value):
                    yield Problem(
                        f"{table}.csv",
                        row,
                        column,
                        repr(value),
                        f"characters that UTF-8 can hold; character {lone.start()} is half a "
                        "surrogate pair",
                    )


def check_pieces(text: str, cells: Cells) -> Iterator[Problem]:
    """The pieces of an interrupted span follow each other inside it, from its first character to
    its last.
    """
    for table in ("attributions", "observations"):
        for row, cell in _rows(cells, table):
            bounds = [int(n) for n in cell["pieces"].replace("-", " ").split()]
            if bounds and (
                bounds != sorted(set(bounds))
                or (str(bounds[0]), str(bounds[-1])) != (cell["start"], cell["end"])
            ):
                yield Problem(
                    f"{table}.csv",
                    row,
                    "pieces",
                    cell["pieces"],
                    f"parts in order from {cell['start']} to {cell['end']}, none empty",
                )


def check_chains(text: str, cells: Cells) -> Iterator[Problem]:
    """Every attribution has a chain 0..n without gaps that begins at one and the same outlet; hops
    name the party they mention.
    """
    hops = cells["hops"]
    kinds = dict(zip(cells["entities"]["entity_id"], cells["entities"]["kind"]))
    mentioned = dict(zip(cells["mentions"]["mention_id"], cells["mentions"]["entity_id"]))
    chains = {
        name: sorted(int(hop) for hop in chain)
        for name, chain in hops.groupby("attribution_id")["hop"]
    }
    for row, cell in _rows(cells, "attributions"):
        chain = chains.get(cell["attribution_id"], [])
        if not chain or chain != list(range(len(chain))):
            yield Problem(
                "hops.csv",
                0,
                "hop",
                f"{cell['attribution_id']}: {chain}",
                f"a chain 0, 1, … without gaps (attributions.csv, row {row})",
            )
    outlet = next((entity for entity, hop in zip(hops["entity_id"], hops["hop"]) if hop == "0"), "")
    for row, cell in _rows(cells, "hops"):
        if cell["hop"] == "0" and cell["entity_id"] != outlet:
            yield Problem(
                "hops.csv",
                row,
                "entity_id",
                cell["entity_id"],
                f"{cut(outlet)}, the outlet at hop 0 of the first chain: an article has one",
            )
        elif cell["hop"] == "0" and kinds[cell["entity_id"]] != "outlet":
            yield Problem(
                "hops.csv",
                row,
                "entity_id",
                cell["entity_id"],
                "hop 0 is the article's own outlet, an entity of kind outlet",
            )
        if cell["mention_id"] and mentioned[cell["mention_id"]] != cell["entity_id"]:
            yield Problem(
                "hops.csv",
                row,
                "mention_id",
                cell["mention_id"],
                f"a mention of {cut(cell['entity_id'])}",
            )


def check_edtf(text: str, cells: Cells) -> Iterator[Problem]:
    """Every EDTF value parses; a date is blank just where its basis is not-stated."""
    for table, edtf, basis in EDTF_COLUMNS:
        for row, cell in _rows(cells, table):
            yield from _edtf_problem(f"{table}.csv", row, edtf, cell[edtf])
            if basis and bool(cell[edtf]) == (cell[basis] == "not-stated"):
                yield Problem(
                    f"{table}.csv",
                    row,
                    basis,
                    cell[basis],
                    f"not-stated when {edtf} is blank, another basis when it is not "
                    f"({shown(cell[edtf])})",
                )


def check_claims(text: str, cells: Cells) -> Iterator[Problem]:
    """No claim without an attribution; act deny exactly where stance is denies; no claim related to
    itself.
    """
    claimed = set(cells["attributions"]["claim_id"])
    for row, cell in _rows(cells, "claims"):
        if cell["claim_id"] not in claimed:
            yield Problem(
                "claims.csv",
                row,
                "claim_id",
                cell["claim_id"],
                "a claim that some attribution makes; nobody makes this one",
            )
    for row, cell in _rows(cells, "attributions"):
        if (cell["act"] == "deny") != (cell["stance"] == "denies"):
            yield Problem(
                "attributions.csv",
                row,
                "stance",
                cell["stance"],
                f"denies exactly when the act is deny (it is {cell['act']})",
            )
    for row, cell in _rows(cells, "relations"):
        if cell["claim_a"] == cell["claim_b"]:
            yield Problem(
                "relations.csv", row, "claim_b", cell["claim_b"], "a claim other than claim_a"
            )


def check_values(text: str, cells: Cells) -> Iterator[Problem]:
    """low <= high, and both stand where the comparator needs them; a grade names what it grades."""
    for row, cell in _rows(cells, "quantities"):
        low, high = cell["low"], cell["high"]
        if low and high and float(low) > float(high):
            yield Problem("quantities.csv", row, "high", high, f"at least low, which is {low}")
        if not {
            "=": low and high,
            "~": low and high,
            ">": low,
            ">=": low,
            "<": high,
            "<=": high,
        }.get(cell["comparator"], True):
            yield Problem(
                "quantities.csv",
                row,
                "comparator",
                cell["comparator"],
                "= and ~ need low and high, > and >= need low, < and <= need high",
            )
    for row, cell in _rows(cells, "assessments"):
        if not (cell["entity_id"] or cell["claim_id"]):
            yield Problem(
                "assessments.csv",
                row,
                "claim_id",
                "",
                "an entity_id, a claim_id or both: a grade is a grade of something",
            )


def check_knowledge(text: str, cells: Cells) -> Iterator[Problem]:
    """The words that say how a source would know lie in the article; where nothing is stated, no
    words state it.
    """
    for row, cell in _rows(cells, "attributions"):
        start, end = cell["knowledge_start"], cell["knowledge_end"]
        if not (start or end):
            continue
        if not (start and end) or not 0 <= int(start) < int(end) <= len(text):
            allowed = f"a span within 0-{len(text)} that is not empty"
            yield Problem("attributions.csv", row, "knowledge_start", f"{start}-{end}", allowed)
        elif cell["knowledge"] == "not-stated":
            allowed = f"a value that these words state ({shown(text[int(start) : int(end)])})"
            yield Problem("attributions.csv", row, "knowledge", cell["knowledge"], allowed)


def check_findings(text: str, cells: Cells) -> Iterator[Problem]:
    """What sets a finding aside names it, and nothing else does."""
    for row, cell in _rows(cells, "observations"):
        if (cell["kind"] == ASIDE) != bool(cell["finding"]):
            allowed = f"a finding's key exactly when the kind is {ASIDE} (it is {cell['kind']})"
            yield Problem("observations.csv", row, "finding", cell["finding"], allowed)


SPANS = [
    (table, "start", "end", "text")
    for table in ("mentions", "dates", "attributions", "quantities", "observations")
] + [("hops", "cue_start", "cue_end", "cue")]
EDTF_COLUMNS = [
    ("dates", "edtf", ""),
    ("claims", "event_edtf", "event_basis"),
    ("hops", "said_edtf", "said_basis"),
    ("quantities", "as_of_edtf", ""),
]
RULES = (
    check_characters,
    check_spans,
    check_pieces,
    check_chains,
    check_edtf,
    check_claims,
    check_values,
    check_knowledge,
    check_findings,
)
