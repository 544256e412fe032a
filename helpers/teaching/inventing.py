"""Inventing: a class of students who do not exist, so that a comparison has something to show with
any dossier. Nobody wrote these tables.
"""

import csv
import io
import re
import tempfile
from pathlib import Path
from random import Random

from .. import files, views
from ..arguments import judged
from ..dossier import Dossier, DossierError

COLUMNS = ["start", "end", "text", "pieces", "source", "act", "stance", "certainty"]
TAKEN_FOR = {
    "assert": "report",
    "report": "assert",
    "confirm": "report",
    "deny": "assert",
    "accuse": "assert",
    "estimate": "report",
    "forecast": "estimate",
    "urge": "warn",
    "assess": "assert",
    "warn": "assess",
}
SURER = {
    "certain": "probable",
    "probable": "certain",
    "possible": "probable",
    "unstated": "certain",
}


@judged
def invent_class(
    key: Dossier, folder: str | Path | None = None, *, students: int = 30, seed: int = 1
) -> Path:
    """A folder of invented students' tables, made from the key with slips: the same for the same
    key, number and seed.

    The slips: passages missed, marked some words too long or too short, or marked where the key has
    none; a relay taken for the origin; acts and certainties confused; each the likelier, the harder
    the passage and the weaker the student. The last of several students saved a file in UTF-16, as
    spreadsheets do under the name "Unicode text", which cannot be read. folder: a new or empty one,
    or one invented before; None makes a temporary one. Raises DossierError when the folder holds
    anything else, so that no invented student is taken for a real one.
    """
    folder = Path(folder or tempfile.mkdtemp(prefix="invented-class-"))
    names = [f"invented-{number:02}.csv" for number in range(1, students + 1)]
    if others := (
        {path.name for path in folder.iterdir()} - set(names) if folder.exists() else set()
    ):
        raise DossierError(
            f"{folder}: holds {sorted(others)[0]}; allowed: a new or empty folder, since invented"
            " students belong to no real class"
        )
    statements = list(views.statements(key).itertuples())
    beyond = [
        (row.start, row.end)
        for row in views.voices(key).itertuples()
        if row.voice == views.FRAME and row.end - row.start > 20
    ]
    for number, name in enumerate(names, start=1):
        rows = _student(key, statements, beyond, Random(f"{seed} {number}"), seed)
        table = _table(rows)
        cut_off = number == students > 1  # one file cannot be read, as in any class
        content = table.encode("utf-16")[:-1] if cut_off else table.encode("utf-8")
        files.write_whole(folder / name, content)
    return folder


def _student(
    key: Dossier, statements: list, beyond: list[tuple[int, int]], chance: Random, seed: int
) -> list[list]:
    weakness, rows = chance.uniform(0.2, 1), []
    for row in statements:
        slip = weakness * Random(f"{seed} {row.attribution_id}").uniform(0.1, 0.9)
        if chance.random() > slip * 0.6:
            rows.append(_slipped(key, row, slip, chance))
    strays = [
        span
        for span in beyond
        if chance.random() < weakness * Random(f"{seed} {span}").uniform(-0.4, 0.3)
    ]
    return rows + [
        [start, end, key.text[start:end], "", "", "report", "affirms", "certain"]
        for start, end in strays
    ]


def _slipped(key: Dossier, row, slip: float, chance: Random) -> list:
    start, end, pieces = (
        (row.start, row.end, row.pieces)
        if chance.random() > slip
        else (*_moved(key.text, row.start, row.end, chance), "")
    )
    passed_on = (
        row.chain.split(views.ARROW)[-2]
        if row.depth and chance.random() < slip * 0.6
        else row.source
    )
    act = TAKEN_FOR[row.act] if chance.random() < slip * 0.6 else row.act
    certainty = SURER[row.certainty] if chance.random() < slip * 0.4 else row.certainty
    return [
        start,
        end,
        key.text[start:end],
        pieces,
        passed_on,
        act,
        "denies" if act == "deny" else "affirms",
        certainty,
    ]


def _moved(text: str, start: int, end: int, chance: Random) -> tuple[int, int]:
    """The passage with its bounds moved by up to three words, within its line; as it was if nothing
    were left.
    """
    begin, stop = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
    words = [match.span() for match in re.finditer(r"\S*\w\S*", text[begin:stop])]
    first = max(0, sum(begin + word[1] <= start for word in words) + chance.randint(-3, 2))
    last = min(
        len(words) - 1, sum(begin + word[0] < end for word in words) - 1 + chance.randint(-2, 3)
    )
    return (begin + words[first][0], begin + words[last][1]) if first <= last else (start, end)


def _table(rows: list[list]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([COLUMNS, *rows])
    return buffer.getvalue()
