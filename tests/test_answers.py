"""Each question comes to one sentence, counted from the rows of any dossier."""

import re

import pytest
from made import BUNDLED, drafted, long_dossier
from stored import NOTEBOOKS, code_cells
from telling import line, tell

from helpers import load, reader, views
from helpers.sections import SECTIONS

DOSSIERS = {
    "bundled": lambda: BUNDLED,
    "a court report": lambda: load("bridge-trial"),
    "a study": lambda: load("seagrass-study"),
    "nothing": lambda: tell(),
    "one line": lambda: tell(line("The dam will leak.", "ann")),
    "a draft": lambda: drafted(load("bridge-trial")),
    "a long one": lambda: long_dossier(BUNDLED, 10),
}


@pytest.mark.parametrize("question", reader.ANSWERS)
@pytest.mark.parametrize("name", DOSSIERS)
def test_every_question_has_one_sentence_for_every_dossier(name, question):
    told = reader.answer(DOSSIERS[name](), question).text
    assert re.fullmatch(r"[^\n]{10,400}\.", told) and not re.search(r"nan|<NA>|None", told)


def test_every_section_of_the_report_is_a_question():
    assert {section.id for section in SECTIONS} <= set(reader.ANSWERS)


def test_every_question_is_asked_by_a_notebook_or_by_the_report():
    cells = [cell.source for path in NOTEBOOKS for cell in code_cells(path)]
    asked = {name for cell in cells for name in re.findall(r'reader\.answer\(d, "(\w+)"\)', cell)}
    assert asked | {section.id for section in SECTIONS} == set(reader.ANSWERS)


def test_the_counts_are_those_of_the_rows():
    dossier = tell(
        line("The dam will leak.", "courier", "clerk"),
        line("The lake is low.", "courier", "clerk"),
        line("The gate is shut.", "ann"),
        line("The road is open."),
    )
    told = {name: reader.answer(dossier, name).text for name in ("glance", "chains", "talkers")}
    assert told["glance"].startswith("Of 4 claims, 2 rest on people without a name alone, and 1 on")
    assert told["chains"] == (
        "2 of 4 statements reached the outlet through somebody else; Courier passed on 2 of them."
    )
    assert told["talkers"].endswith("a town clerk spoke most often: 2 statements.")


def test_names_that_hold_html_or_many_lines_stay_words_on_one_line():
    dossier = tell(line("The dam will leak.", "ann"))
    dossier.entities.loc[dossier.entities["entity_id"] == "ann", "name"] = "<b>\nAnn\u202e"
    told = reader.answer(dossier, "talkers")
    assert "<b>\n" not in told.html and "&lt;b&gt;" in told.html and "\u202e" not in told.text


def test_an_unknown_question_is_refused_with_those_that_there_are():
    with pytest.raises(ValueError, match="found 'truth'; allowed: glance, voices"):
        reader.answer(BUNDLED, "truth")


# ---- findings, as a notebook shows them


def test_the_findings_that_come_first_are_shown_and_the_others_when_asked_for():
    table = views.findings(BUNDLED)
    few, whole = reader.findings(BUNDLED), reader.findings(BUNDLED, whole=True)
    assert few.text.splitlines() == [
        f"{n}. {told}" for n, told in enumerate(table.loc[table["first"], "sentence"], start=1)
    ]
    assert 5 <= int(table["first"].sum()) <= 7
    assert len(whole.text.splitlines()) == len(table) == whole.html.count("what would settle it")


def test_a_text_in_which_nothing_stands_out_says_so():
    assert reader.findings(tell()).text.startswith("Nothing that the rules look for stands out.")
