"""The lexicons: word lists as data, in assets/lexicon/, for a reader to check and to extend."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "assets" / "lexicon"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a lexicon, in its order, each with its columns by name."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def listed(cell: str) -> list[str]:
    """The words of a cell that holds several, "; " between them."""
    return [word for word in cell.split("; ") if word]
