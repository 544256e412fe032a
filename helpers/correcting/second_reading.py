"""A second reading: another's dossier of the same text beside one's own, a choice for each
difference, and one dossier made of both. What was chosen is kept in a file until then.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ..dossier import Dossier, DossierError, list_dossiers
from ..files import content_of, write_whole
from .adjudicating import ONE, OTHER, adjudicate
from .differences import compare_dossiers
from .journal.record import corrected_by

KEPT = ".second.{}.{}.json"
"""the file that keeps what was chosen between two dossiers, hidden beside them"""
ARTICLE = "article.txt"


class SecondReading:
    """Two dossiers of one text, what differs, and what was chosen so far."""

    def __init__(self, one: Dossier, other: Dossier, home: Path) -> None:
        """home: the folder in which choices are kept. Raises DossierError when the texts differ."""
        self.one, self.other = one, other
        self.file = home / KEPT.format(one.name, other.name)
        self.differences = compare_dossiers(one, other)
        self.keys = [_key(row) for row in self.differences.to_dict("records")]
        self.choices = {key: choice for key, choice in _kept(self.file) if key in set(self.keys)}

    @property
    def open(self) -> list[str]:
        """The differences for which nothing is chosen, by key."""
        return [key for key in self.keys if key not in self.choices]

    def choose(self, keys: Iterable[str], choice: str) -> None:
        """Chooses one's own ("one"), the other's ("other"), or neither yet (""), and keeps it.

        Raises DossierError for a difference that is none and for another choice; OSError when it
        cannot be kept, though it counts.
        """
        if choice not in (ONE, OTHER, ""):
            raise DossierError(f"found the choice {choice!r}; allowed: one, other, or blank")
        for key in keys:
            if key not in self.keys:
                raise DossierError("these two differ elsewhere by now: compare them anew")
            self.choices.pop(key, None)
            if choice:
                self.choices[key] = choice
        write_whole(self.file, json.dumps(self.choices).encode())

    def made(self, names: tuple[str, str]) -> Dossier:
        """One dossier of both. names: who read first and second; a blank one is who corrected that
        dossier last, or what it is called. Raises as `adjudicate`.
        """
        pairs = zip(names, (self.one, self.other))
        told = [name or corrected_by(dossier) or dossier.name for name, dossier in pairs]
        numbers = dict(zip(self.keys, self.differences["difference"]))
        chosen = {numbers[key]: choice for key, choice in self.choices.items()}
        return adjudicate(self.one, self.other, chosen, told)

    def forget(self) -> None:
        """Keeps no choices any more."""
        self.file.unlink(missing_ok=True)


def find_others(one: Dossier, home: Path) -> list[Path]:
    """The folders of `home` that hold another dossier of the same text."""
    return [
        folder
        for folder in list_dossiers(home)
        if folder != one.path and _article(folder) == one.text.encode()
    ]


def _article(folder: Path) -> bytes | None:
    try:
        return content_of(folder / ARTICLE)
    except DossierError:
        return None


def _key(row: dict[str, object]) -> str:
    """What tells a difference from others also when there are more or fewer of them."""
    return "/".join(str(row[name]) for name in ("table", "column", "one_id", "other_id"))


def _kept(file: Path) -> list[tuple[str, str]]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return []
    there = kept.items() if isinstance(kept, dict) else ()
    return [(key, choice) for key, choice in there if choice in (ONE, OTHER)]


def around(text: str, start: object, end: object, reach: int = 70) -> tuple[str, str, str]:
    """The words of a passage, between those before and after it; blank where it has no place."""
    if pd.isna(start) or pd.isna(end):  # type: ignore[call-overload]
        return "", "", ""
    begin, stop = int(start), int(end)  # type: ignore[call-overload]
    before, after = text[max(0, begin - reach) : begin], text[stop : stop + reach]
    cut = before.partition(" ")[2] if begin > reach else before
    tail = after.rpartition(" ")[0] if stop + reach < len(text) else after
    return cut, text[begin:stop], tail
