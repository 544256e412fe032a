"""Checking: every problem of a dossier, in an order in which one slip is told once."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from . import SURROGATE, TABLES, Cells, Problem, fingerprint
from .rules import RULES, edtf_problem
from .schemas import missing_columns, number_problems, schema_problems

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
    broken = list(missing_columns(cells))
    if not broken and not surely_kept(cells):
        broken = list(schema_problems(cells)) or list(number_problems(cells))
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
            yield from edtf_problem("datapackage.json", 0, name, edtf)
