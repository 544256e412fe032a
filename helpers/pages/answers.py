"""Answers: what each section of the report tells in one sentence, counted from the rows.

To add one: a function of a dossier that returns a sentence, under the section's name in ANSWERS.
"""

from collections.abc import Callable
from datetime import date

from .. import dates, views
from ..dossier import Dossier


def answer(section: str, dossier: Dossier) -> str:
    """The sentence that a section opens with; blank for one that has none."""
    return ANSWERS[section](dossier) if section in ANSWERS else ""


def _article(dossier: Dossier) -> str:
    said = views.statements(dossier)
    return (
        f"{_count(len(dossier.claims), 'claim')} in {_count(len(said), 'statement')}, from"
        f" {_count(said['origin'].nunique(), 'source')}, the outlet included, in"
        f" {_count(len(views.paragraphs(dossier)), 'paragraph')}."
    )


def _sources(dossier: Dossier) -> str:
    said = views.statements(dossier)
    voices = said["identified"].value_counts()
    told = ", ".join(
        f"{voices.get(voice, 0)} {words}"
        for voice, words in VOICES.items()
        if voice in voices or voice != views.OPEN
    )
    passed = int((said["depth"] >= 2).sum())
    return (
        f"Of {_count(len(said), 'statement')}, {told}; {passed} reached the outlet through"
        " somebody else."
    )


VOICES = {
    views.NAMED: "come from named sources",
    views.UNNAMED: "from unnamed ones",
    views.OPEN: "leave open who says it",
    views.OWN_VOICE: "are in the outlet's own voice",
}


def _clocks(dossier: Dossier) -> str:
    said = views.statements(dossier)
    unsaid, undated = (int((said[f"{clock}_edtf"] == "").sum()) for clock in ("said", "event"))
    return (
        f"Of {_count(len(said), 'statement')}, the text does not date the saying of {unsaid}, nor"
        f" what is said to have happened in {undated}."
    )


def _time(dossier: Dossier) -> str:
    said = views.statements(dossier)
    days = [day for end in ("earliest", "latest") for day in said[f"event_{end}"] if day]
    if not days:
        return "The text dates nothing that is claimed to have happened."
    return (
        "The days that it gives for what is claimed to have happened lie between"
        f" {_day(min(days))} and {_day(max(days))}."
    )


def _claims(dossier: Dossier) -> str:
    counted = views.origins(dossier)
    return (
        f"Of {_count(len(counted), 'claim')}, {int((counted['origins_high'] == 1).sum())} have one"
        f" origin only and {int(counted['unnamed_only'].sum())} rest on unnamed sources alone."
    )


def _disagreement(dossier: Dossier) -> str:
    counted = views.origins(dossier)["contested"]
    disputed = int(counted.sum())
    return (
        f"Of {_count(len(counted), 'claim')}, {disputed} {'is' if disputed == 1 else 'are'}"
        " affirmed by some and denied by others."
    )


def _numbers(dossier: Dossier) -> str:
    counted = views.quantities(dossier)
    undated = int(dossier.quantities["as_of_edtf"].eq("").sum())
    return f"The text gives {_count(len(counted), 'number')}; {undated} without a day of their own."


def _grades(dossier: Dossier) -> str:
    graded = views.grades(dossier)
    return f"{_count(len(graded), 'grade')}, each with its reason." if len(graded) else ""


def _provenance(dossier: Dossier) -> str:
    checked, rows = dossier.checked
    return f"A person has checked {checked} of {_count(rows, 'row')}."


ANSWERS: dict[str, Callable[[Dossier], str]] = {
    "article": _article,
    "sources": _sources,
    "clocks": _clocks,
    "time": _time,
    "claims": _claims,
    "disagreement": _disagreement,
    "numbers": _numbers,
    "grades": _grades,
    "provenance": _provenance,
}


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _day(day: date) -> str:
    return dates.read(day.isoformat()).label
