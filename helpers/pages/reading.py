"""Reading: the article as the report shows it, each paragraph beside who speaks in it and what
readers noted of it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from .. import reader, views
from ..dossier import Dossier
from . import remarks

NUMBER = re.compile(r'title="paragraph (\d+)"')


class Speaker(NamedTuple):
    """Somebody who speaks in a paragraph: the numbers of the statements, the name, through whom."""

    numbers: str
    source: str
    relay: str
    color: str


class Paragraph(NamedTuple):
    """A paragraph with its marks, and what stands beside it."""

    number: int
    html: str
    speakers: list[Speaker]
    remarks: list[dict]


def paragraphs(dossier: Dossier) -> list[Paragraph]:
    """Each paragraph of the article."""
    noted = remarks.observations(dossier)
    on_words = [_mark(remark) for remark in noted if remark["spans"]]
    marks = [*reader.find_marks(dossier, voiced=True), *on_words]
    speaking = _speaking(dossier)
    return [
        Paragraph(
            number,
            NUMBER.sub(r'\g<0> id="paragraph-\1"', html),
            speaking.get(number, []),
            [remark for remark in noted if remark["paragraph"] == number],
        )
        for number, html in enumerate(reader.paragraphs(dossier, marks), 1)
    ]


def _mark(remark: dict) -> reader.Mark:
    """The words that a remark is on."""
    return reader.Mark(remark["observation_id"], "remarks", tuple(remark["spans"]), "", "")


def _speaking(dossier: Dossier) -> dict[int, list[Speaker]]:
    """Who speaks in each paragraph, in the order of the statements that begin there."""
    said = views.statements(dossier)
    begins = pd.Series([views.spans(row)[0][0] for row in said.itertuples()], dtype=int)
    told = said.assign(number=range(1, len(said) + 1), paragraph=views.paragraph(dossier, begins))
    told["relay"] = told["relay"].where(told["depth"] > 1, "")
    keys = ["paragraph", "source", "relay", "identified"]
    found: dict[int, list[Speaker]] = {}
    for (paragraph, source, relay, voice), part in told.groupby(keys, sort=False)["number"]:
        speaker = Speaker(_runs(part), source, relay, reader.VOICE_LINES[voice])
        found.setdefault(paragraph, []).append(speaker)
    return found


def _runs(numbers: Iterable[int]) -> str:
    """Numbers with those that follow each other as a range: 1, 5–7."""
    return ", ".join(
        f"{first}–{last}" if last > first else str(first) for first, last in _spans(numbers)
    )


def _spans(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = pd.Series(list(numbers))
    for _, run in ordered.groupby((ordered.diff() != 1).cumsum()):
        yield int(run.min()), int(run.max())
