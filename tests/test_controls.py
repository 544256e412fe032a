"""Controls without a browser: every option is set in turn, and what is shown is what the pure
functions give.
"""

import asyncio
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date, datetime
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import ipywidgets as widgets
import pytest
from made import BUNDLED, drafted

import helpers
from helpers import charts, controls, reader, views
from helpers.contract import TABLES, options
from helpers.controls import exploring, practice
from helpers.controls.panel import SETTLED
from helpers.correcting.journal import Journal
from helpers.datapackage import describe
from helpers.dossier import Dossier, list_dossiers, save
from helpers.tables import blank
from helpers.views import Filter

NOTHING = Dossier(
    "empty", describe("Word", "Empty"), "Word", **{name: blank(name) for name in TABLES}
)
STATEMENTS = views.statements(BUNDLED)
PANELS = [
    controls.switch_layers,
    controls.step_through,
    controls.explore,
    controls.grade,
    controls.weigh,
]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory) -> Dossier:
    """The bundled dossier in a folder of its own, for panels that write down what is done in
    them.
    """
    folder = tmp_path_factory.mktemp("data") / BUNDLED.name
    return helpers.load(shutil.copytree(BUNDLED.path, folder))


class Output:
    """Stands in for a notebook output, and remembers what it shows."""

    def __init__(self, part: object) -> None:
        self.part = part

    def update(self, part: object) -> None:
        self.part = part


@pytest.fixture(autouse=True)
def outputs(monkeypatch) -> list[Output]:
    """Every output that is displayed with an id, in the order of display."""
    made: list[Output] = []

    def display(part: object, *, display_id: bool = False, **_: object) -> Output | None:
        return made.append(Output(part)) or made[-1] if display_id else None

    monkeypatch.setattr(controls.panel, "display", display)
    return made


def values(control: widgets.Widget) -> list:
    """Every value that a control with options can have."""
    return [
        value[1] if isinstance(value, tuple) else value
        for value in (
            control.options.items() if isinstance(control.options, dict) else control.options
        )
    ]


def choose(panel: controls.Panel, **wanted: object) -> controls.Panel:
    for name, value in wanted.items():
        panel.controls[name].value = value
    return panel


def ids(shown: reader.Html) -> list[str]:
    """The first cell of every row of a shown table."""
    return [line.split("|")[0] for line in shown.text.splitlines()[1:]]


# every panel


@pytest.mark.parametrize("make", PANELS)
def test_a_panel_shows_a_result_before_anything_is_touched(outputs, make, dossier):
    panel = make(dossier)
    assert panel.shown and [output.part for output in outputs] == panel.shown


@pytest.mark.parametrize("make", PANELS)
def test_a_panel_of_an_empty_dossier_shows_something(make):
    assert all(part is not None for part in make(NOTHING).shown)


@pytest.mark.parametrize("make", PANELS)
def test_a_change_puts_the_new_result_in_the_place_of_the_old_one(outputs, make, dossier):
    panel = make(dossier)
    before = list(outputs)
    control = next(
        control for control in panel.controls.values() if isinstance(control, widgets.Dropdown)
    )
    control.index = 1
    assert outputs == before and [output.part for output in outputs] == panel.shown


@pytest.mark.parametrize("make", PANELS)
def test_every_control_has_a_name_to_read(make, dossier):
    assert all(
        control.description
        for control in make(dossier).controls.values()
        if not isinstance(control, widgets.ToggleButtons)
    )


@pytest.mark.parametrize("make", PANELS)
def test_a_panel_leaves_the_dossier_as_it_was(make, dossier):
    before = {name: frame.copy(deep=True) for name, frame in dossier.tables.items()}
    panel = make(dossier)
    next(
        control for control in panel.controls.values() if isinstance(control, widgets.Dropdown)
    ).index = 1
    assert all(frame.equals(before[name]) for name, frame in dossier.tables.items())


# switch_layers


@pytest.mark.parametrize("on", list(product([False, True], repeat=3)))
def test_the_layers_switched_on_are_the_layers_shown(dossier, on):
    panel = choose(controls.switch_layers(dossier), **dict(zip(reader.LAYERS, on)))
    layers = [layer for layer, wanted in zip(reader.LAYERS, on) if wanted]
    assert panel.shown == [reader.legend(layers=layers), reader.article(dossier, layers=layers)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "table", "column"),
    [("kind", "entities", "kind"), ("stance", "attributions", "stance")],
)
def test_every_kind_and_stance_can_be_chosen_and_is_shown_alone(dossier, name, table, column):
    panel = controls.switch_layers(dossier)
    assert values(panel.controls[name]) == ["", *options(table, column)]
    for value in values(panel.controls[name]):
        choose(panel, **{name: value})
        assert panel.shown[1] == reader.article(dossier, **{name: value})


# step_through


STEPS = {
    "entities": (reader.entity_card, "entity_id"),
    "dates": (reader.date_card, "date_id"),
    "claims": (reader.claim_card, "claim_id"),
}


@pytest.fixture
def quick_cards(monkeypatch):
    """Cards that only say which card they are."""
    for name in ("entity_card", "date_card", "claim_card"):
        monkeypatch.setattr(
            reader, name, lambda dossier, id_, name=name: reader.Html(f"{name} {id_}", id_)
        )


@pytest.mark.parametrize("what", STEPS)
def test_stepping_shows_the_card_of_each_item_in_turn(dossier, quick_cards, what):
    panel = choose(controls.step_through(dossier), what=what)
    card, key = STEPS[what]
    expected = list(getattr(dossier, what)[key])
    assert values(panel.controls["item"]) == expected
    for id_ in expected:
        choose(panel, item=id_)
        assert panel.shown == [reader.Html(f"{card.__name__} {id_}", id_)]


@pytest.mark.parametrize("what", STEPS)
def test_the_first_card_is_the_real_one(dossier, what):
    card, key = STEPS[what]
    assert choose(controls.step_through(dossier), what=what).shown == [
        card(dossier, getattr(dossier, what)[key].iloc[0])
    ]


@pytest.mark.parametrize("what", STEPS)
def test_next_and_previous_walk_through_all_and_wrap_around(dossier, quick_cards, what):
    panel = choose(controls.step_through(dossier), what=what)
    everything = values(panel.controls["item"])
    walked = []
    for _ in everything:
        walked.append(panel.shown[0].text)
        panel.controls["next"].click()
    assert walked == everything and panel.shown[0].text == everything[0]
    panel.controls["previous"].click()
    assert panel.shown[0].text == everything[-1]
    panel.controls["previous"].click()
    assert panel.shown[0].text == everything[-2]


def test_the_number_and_the_list_follow_each_other(dossier, quick_cards):
    panel = choose(controls.step_through(dossier), number=7)
    assert panel.shown[0].text == panel.value("item") == "c07"
    assert choose(panel, item="c42").value("number") == 42
    choose(panel, what="dates")
    assert (panel.value("number"), panel.controls["number"].max, panel.shown[0].text) == (
        1,
        14,
        "d01",
    )
    panel.controls["previous"].click()
    assert (panel.value("number"), panel.shown[0].text) == (14, "d14")


def test_each_item_says_where_it_stands_among_all(dossier):
    labels = [label for label, _ in controls.step_through(dossier).controls["item"].options]
    assert labels[0].startswith("1 of 42: ") and labels[-1].startswith("42 of 42: ")


def test_stepping_through_nothing_says_so_and_buttons_do_nothing():
    panel = controls.step_through(NOTHING)
    for what in ("claims", "dates", "entities"):
        choose(panel, what=what)
        panel.controls["next"].click()
        panel.controls["previous"].click()
        assert panel.shown[0].text == "none"


# explore


def test_a_click_in_a_chart_sets_the_filter_and_a_second_one_takes_it_back(dossier):
    panel = controls.explore(dossier)
    source = STATEMENTS["origin"].iloc[0]
    row = {"row": {"origin": source, "identified": "named source"}}
    exploring._point(panel, row)
    assert panel.value("source") == source and panel.value("identified") == ""
    exploring._point(panel, row)
    assert panel.value("source") == ""
    exploring._point(panel, {"row": {"claim_id": "c14", "topic": "x"}})
    assert panel.value("claim") == "c14" and panel.value("topic") == ""


@pytest.mark.parametrize("chart", ["said", "event"])
def test_a_drag_over_days_sets_those_of_the_clock_that_is_drawn(dossier, chart):
    panel = controls.explore(dossier)
    if chart == "event":
        panel.controls["chart"].value = charts.chart_happened
    exploring._point(panel, {"days": ["2024-10-24", "2024-10-28"]})
    assert panel.value(f"{chart}_from") == date(2024, 10, 24) and panel.value("surely")
    assert panel.value(f"{chart}_to") == date(2024, 10, 28)


@pytest.mark.parametrize(
    "message",
    [{}, {"row": {"origin": "<nobody>"}}, {"row": None}, {"days": ["x", "y"]}, {"days": [1]}],
)
def test_what_no_control_can_be_set_to_changes_nothing(dossier, message):
    panel = controls.explore(dossier)
    before = {name: panel.value(name) for name in panel.controls if name != "clear"}
    exploring._point(panel, message)
    assert before == {name: panel.value(name) for name in before}


@pytest.fixture
def quick(monkeypatch, dossier) -> controls.Panel:
    """The explorer with charts, cards and articles that only say what they were asked for."""
    monkeypatch.setattr(
        controls.exploring,
        "CLOCK_CHARTS",
        {
            "said": lambda rows: ("said", list(rows["attribution_id"])),
            "happened": lambda rows: ("happened", list(rows["attribution_id"])),
        },
    )
    monkeypatch.setattr(reader, "claim_card", lambda dossier, id_: reader.Html(id_, id_))
    monkeypatch.setattr(
        reader, "article", lambda dossier, layers, only: reader.Html("article", " ".join(only))
    )
    return controls.explore(dossier)


def expect(panel: controls.Panel, wanted: Filter, chart: str = "said") -> None:
    rows = views.select(STATEMENTS, wanted)
    found = list(rows["attribution_id"])
    summary, drawn, card, *rest = panel.shown
    text, table = sorted(rest, key=lambda part: part.html != "article")
    assert (
        summary.text
        == f"{len(found)} of 52 statements: {views.summarize(wanted, views.names(BUNDLED))}"
    )
    assert f"<b>{len(found)} of 52 statements</b>" in summary.html
    assert drawn == (chart, found) if found else "No statement fits" in drawn.text
    assert card.text == rows["claim_id"].iloc[0] if found else "No statement fits" in card.text
    assert (ids(table), text.text) == (found, " ".join(found))


def test_the_filters_are_the_fields_of_a_filter(dossier):
    assert [
        name
        for name in controls.explore(dossier).controls
        if name not in ("chart", "claim", "clear")
    ] == [field.name for field in fields(Filter)]


def test_the_untouched_explorer_shows_everything(quick):
    expect(quick, Filter())


@pytest.mark.parametrize(
    "name",
    ["entity", "source", "kind", "identified", "act", "stance", "certainty", "topic", "depth"],
)
def test_every_option_of_every_list_shows_what_the_filter_selects(quick, name):
    assert len(values(quick.controls[name])) > 2
    for value in values(quick.controls[name]):
        choose(quick, **{name: value})
        expect(quick, Filter(**{name: value}))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("source", "origin"),
        ("kind", "kind"),
        ("identified", "identified"),
        ("act", "act"),
        ("stance", "stance"),
        ("certainty", "certainty"),
        ("topic", "topic"),
        ("depth", "depth"),
    ],
)
def test_a_list_offers_every_value_that_there_is_and_any(quick, name, column):
    assert set(values(quick.controls[name])) == set(STATEMENTS[column]) | {
        None if name == "depth" else ""
    }


@pytest.mark.parametrize("surely", [False, True])
@pytest.mark.parametrize("name", ["said_from", "said_to", "event_from", "event_to"])
def test_every_date_shows_what_the_filter_selects(quick, name, surely):
    for day in [
        date(2022, 2, 24),
        date(2024, 10, 24),
        date(2024, 10, 28),
        date(2024, 12, 31),
        None,
    ]:
        choose(quick, **{name: day, "surely": surely})
        expect(quick, Filter(**{name: day, "surely": surely}))


@pytest.mark.parametrize("words", ["troops", "nowhere to be found", "<b>", "china", ""])
def test_words_show_what_the_filter_selects(quick, words):
    expect(choose(quick, text=words), Filter(text=words))


def test_combined_controls_show_what_the_combined_filter_selects(quick):
    wanted = {
        "identified": views.NAMED,
        "stance": "affirms",
        "said_from": date(2024, 10, 28),
        "surely": True,
        "depth": 1,
    }
    expect(choose(quick, **wanted), Filter(**wanted))


def test_both_charts_can_be_chosen(quick):
    for label, chart in quick.controls["chart"].options.items():
        expect(choose(quick, chart=chart), Filter(), label)


def test_every_claim_card_can_be_chosen(quick, dossier):
    assert values(quick.controls["claim"]) == ["", *dossier.claims["claim_id"]]
    for claim_id in dossier.claims["claim_id"]:
        assert choose(quick, claim=claim_id).shown[2].text == claim_id


@pytest.mark.parametrize("clock", ["said", "event"])
def test_a_range_that_ends_before_it_begins_gives_a_message(quick, clock):
    choose(quick, **{f"{clock}_from": date(2024, 10, 29), f"{clock}_to": date(2024, 10, 1)})
    assert (
        quick.shown[0].text
        == "0 of 52 statements: the range ends (2024-10-01) before it begins (2024-10-29)"
    )
    expect(choose(quick, **{f"{clock}_to": None}), Filter(**{f"{clock}_from": date(2024, 10, 29)}))


def test_clear_sets_every_filter_back(quick):
    choose(
        quick,
        entity="cnn",
        source="china",
        kind="government",
        identified=views.NAMED,
        act="deny",
        stance="denies",
        certainty="certain",
        topic="China's position",
        depth=1,
    )
    choose(
        quick,
        said_from=date(2024, 10, 1),
        said_to=date(2024, 10, 2),
        event_from=date(2024, 10, 1),
        event_to=date(2024, 10, 2),
        surely=True,
        text="words",
    )
    quick.controls["clear"].click()
    assert Filter(**{field.name: quick.value(field.name) for field in fields(Filter)}) == Filter()
    expect(quick, Filter())


def test_searched_words_cannot_become_markup(quick):
    assert "<img" not in choose(quick, text="<img src=x>").shown[0].html


@pytest.mark.slow
@pytest.mark.parametrize("label", controls.CLOCK_CHARTS)
def test_the_explorer_shows_the_real_chart_card_text_and_table(dossier, label):
    panel = choose(controls.explore(dossier), act="deny", chart=controls.CLOCK_CHARTS[label])
    rows = views.select(STATEMENTS, Filter(act="deny"))
    assert panel.shown[1].to_dict() == controls.CLOCK_CHARTS[label](rows).to_dict()
    assert panel.shown[2] == reader.claim_card(dossier, "c36")
    assert (
        reader.article(dossier, layers=["attributions"], only=["a42", "a51", "a52"])
        in panel.shown[3:]
    )
    assert any(ids(part) == ["a42", "a51", "a52"] for part in panel.shown[3:])


# grade


@pytest.fixture
def copy(tmp_path, monkeypatch) -> Dossier:
    """The bundled dossier in a folder of its own, to save to; its chart of grades, which takes
    time, is left out.
    """
    monkeypatch.setattr(charts, "chart_grades", lambda graded: f"a chart of {len(graded)} grades")
    return helpers.load(shutil.copytree(BUNDLED.path, tmp_path / "copy"))


GRADE = {
    "assessor": "A. Student",
    "entity_id": "china",
    "claim_id": "c36",
    "reliability": "D",
    "credibility": 4,
    "why": "An interested party.",
}


def press(panel: controls.Panel, button: str) -> str:
    panel.controls[button].click()
    return panel.shown[0].text


def files(dossier: Dossier) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in dossier.path.iterdir()}


def test_a_grade_is_recorded_in_the_panel_and_not_yet_saved(copy):
    before = files(copy)
    panel = choose(controls.grade(copy), **GRADE)
    assert press(panel, "record") == "Recorded as s09. Not saved yet."
    row = panel.dossier.assessments.iloc[-1]
    assert {name: row[name] for name in GRADE} == GRADE and row[
        "assessed_on"
    ] == date.today().isoformat()
    assert "A. Student" in panel.shown[1].html and len(copy.assessments) == 8
    assert files(copy) == before


@pytest.mark.parametrize(
    ("name", "value", "about"), [("why", "", "why"), ("assessor", "", "assessor")]
)
def test_a_grade_without_a_reason_or_an_assessor_is_refused(copy, name, value, about):
    panel = choose(controls.grade(copy), **GRADE | {name: value})
    assert press(panel, "record").startswith(f"Not recorded. {about}")
    assert len(panel.dossier.assessments) == 8


@pytest.mark.parametrize(
    "blanks", [{"reliability": "", "credibility": None}, {"entity_id": "", "claim_id": ""}]
)
def test_a_grade_of_nothing_or_without_a_grade_is_refused(copy, blanks):
    panel = choose(controls.grade(copy), **GRADE | blanks)
    assert press(panel, "record").startswith("Not recorded.")
    assert len(panel.dossier.assessments) == 8


@pytest.mark.slow
@pytest.mark.parametrize(
    "blanks", [{"reliability": ""}, {"credibility": None}, {"entity_id": ""}, {"claim_id": ""}]
)
def test_half_a_grade_is_a_grade(copy, blanks):
    panel = choose(controls.grade(copy), **GRADE | blanks)
    assert press(panel, "record").startswith("Recorded")
    assert (
        press(panel, "save").startswith("Saved") and len(helpers.load(copy.path).assessments) == 9
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "expected"),
    [("reliability", ["", *"ABCDEF"]), ("credibility", [None, 1, 2, 3, 4, 5, 6])],
)
def test_every_grade_can_be_recorded(copy, name, expected):
    panel = choose(controls.grade(copy), **GRADE)
    assert values(panel.controls[name]) == expected
    for value in expected[1:]:
        choose(panel, **{name: value})
        assert press(panel, "record").startswith("Recorded")
        assert panel.dossier.assessments.iloc[-1][name] == value
    assert panel.dossier.assessments["assessment_id"].is_unique


def test_every_claim_and_every_source_can_be_graded(dossier):
    panel = controls.grade(dossier)
    assert values(panel.controls["claim_id"]) == ["", *dossier.claims["claim_id"]]
    assert set(values(panel.controls["entity_id"])) == {"", *STATEMENTS["origin"]}


def test_the_grades_shown_are_the_views_grades(dossier):
    panel = choose(controls.grade(dossier), **GRADE)
    press(panel, "record")
    graded = views.grades(panel.dossier)
    assert len(graded) == 9 and panel.shown[1].text == reader.table(graded).text
    assert panel.shown[2].to_dict() == charts.chart_grades(graded).to_dict()


def test_the_last_grade_can_be_taken_back_and_no_older_one(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    who = GRADE["assessor"]
    assert press(panel, "undo") == f"Took back s09, the last unsaved grade of {who}."
    assert len(panel.dossier.assessments) == 8
    assert press(panel, "undo") == f"Nothing to take back: no unsaved grade of {who}."
    assert len(panel.dossier.assessments) == 8


def test_the_same_grade_pressed_twice_is_recorded_once(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    assert press(panel, "record") == "Recorded already, as s09."
    assert len(panel.dossier.assessments) == 9


def test_a_saved_grade_is_there_when_the_dossier_is_loaded_again(copy):
    before = files(copy)
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    assert press(panel, "save") == "Saved to copy/assessments.csv."
    row = helpers.load(copy.path).assessments.iloc[-1]
    assert {name: row[name] for name in GRADE} == GRADE
    assert {name for name, content in files(copy).items() if content != before.get(name)} == {
        "assessments.csv",
        "corrections.jsonl",
    }
    assert helpers.check(copy.path).empty


@pytest.mark.slow
def test_two_grade_panels_lose_no_grade(copy):
    one, two = (choose(controls.grade(copy), **GRADE | {"why": why}) for why in ("one", "two"))
    press(one, "record"), press(two, "record")
    assert press(one, "save") == "Saved to copy/assessments.csv. " + CAME_IN
    choose(two, why="three")
    assert press(two, "record") == "Recorded as s11. Not saved yet. " + SAVED_MEANWHILE
    press(two, "save")
    found = helpers.load(copy.path).assessments
    assert list(found["why"][-3:]) == ["one", "two", "three"] and found["assessment_id"].is_unique
    assert (
        press(one, "undo").startswith("Nothing to take back: no unsaved grade of")
        and len(one.dossier.assessments) == 11
    )


CAME_IN = "Changes that were made in another notebook came in."
SAVED_MEANWHILE = "Another notebook saved this dossier, and your changes with it."


@pytest.mark.slow
def test_a_grade_that_is_saved_loses_no_correction_of_the_annotator(copy):
    annotator, panel = helpers.annotate(copy.path), choose(controls.grade(copy), **GRADE)
    values = {"table": "claims", "key": "c36", "values": {"note": "corrected"}}
    annotator.journal.do("change", values)
    press(panel, "record")
    assert "With it, not saved before: 1 other change." in press(panel, "save")
    annotator.journal.do("change", values | {"key": "c01"})
    annotator.save()
    found = helpers.load(copy.path)
    assert list(found.claims.set_index("claim_id").loc[["c01", "c36"], "note"]) == ["corrected"] * 2
    assert len(found.assessments) == 9 and not list(copy.path.parent.glob(".*"))


def test_a_grade_of_another_assessor_is_not_taken_back_here_not_even_after_a_restart(copy):
    ann, bob = (choose(controls.grade(copy), **GRADE | {"assessor": who}) for who in ("Ann", "Bob"))
    press(ann, "record"), press(bob, "record")
    again = choose(controls.grade(copy), assessor="Ann")
    assert press(again, "undo") == "Took back s09, the last unsaved grade of Ann."
    assert press(again, "undo") == "Nothing to take back: no unsaved grade of Ann."
    assert press(again, "save").endswith("With it, not saved before: 1 grade by Bob.")
    assert list(helpers.load(copy.path).assessments["assessor"])[8:] == ["Bob"]


def test_a_reason_typed_in_one_panel_outlives_a_grade_that_is_recorded_in_another(copy):
    one, two = controls.grade(copy), controls.grade(copy)
    choose(one, why="Reason of the first.")
    press(choose(two, **GRADE), "record")
    assert controls.grade(copy).value("why") == "Reason of the first."


@pytest.mark.slow
def test_grades_and_what_was_typed_come_back_after_the_kernel_stopped(copy):
    press(choose(controls.grade(copy), **GRADE), "record")
    choose(controls.grade(copy), why="A second thought.", claim_id="c01")
    panel = controls.grade(copy)
    assert len(panel.dossier.assessments) == 9
    assert (panel.value("why"), panel.value("claim_id")) == ("A second thought.", "c01")
    assert "recovered" in panel.shown[0].text and "not recorded yet" in panel.shown[0].text
    choose(panel, assessor="Ada", credibility=2)
    assert press(panel, "record") == "Recorded as s10. Not saved yet."
    assert controls.grade(copy).value("why") == ""
    assert press(panel, "undo") == "Took back s10, the last unsaved grade of Ada."
    assert press(panel, "undo") == "Nothing to take back: no unsaved grade of Ada."


def test_what_is_back_in_the_fields_is_told_by_the_name_of_whose_it_is(copy):
    one, two = controls.grade(copy), controls.grade(copy)
    choose(one, assessor="Ann", why="A thought of Ann's.")
    choose(two, assessor="Cy", why="A third thought.")
    panel = controls.grade(copy)
    assert panel.value("why") == "A third thought."
    assert "What Cy had put in the fields is back: it is not recorded yet." in panel.message
    assert "What Ann had put there comes back after it" in panel.message
    choose(panel, **GRADE)
    assert press(panel, "record").startswith("Recorded")
    panel = controls.grade(copy)
    assert panel.value("why") == "A thought of Ann's." and "after it" not in panel.message


def test_a_panel_made_anew_has_the_grade_that_was_saved_since_the_dossier_was_loaded(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    press(panel, "save")
    again = choose(controls.grade(copy), why="A second thought.")
    assert len(again.dossier.assessments) == 9
    assert controls.grade(copy).value("why") == "A second thought."


def test_a_reason_that_cannot_be_kept_is_told_as_it_is_typed(copy, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    panel = controls.grade(copy)
    monkeypatch.setattr(Journal, "keep_typed", refuse)
    choose(panel, why="An hour of thought.")
    assert "cannot be kept" in panel.shown[0].text and "No space left" in panel.shown[0].text


def test_what_was_recorded_is_not_told_as_typed_and_left(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    panel._keep_typed()
    assert "not recorded yet" not in controls.grade(copy).message


def test_what_is_chosen_after_record_was_pressed_is_for_the_next_grade(copy, monkeypatch):
    panel = choose(controls.grade(copy), **GRADE)
    acts = []
    monkeypatch.setattr(controls.panel, "_later", lambda _, act: acts.append(act))
    panel.controls["record"].click()
    choose(panel, entity_id=panel.controls["entity_id"].options[3][1])
    acts[0]()
    assert panel.dossier.assessments.iloc[-1]["entity_id"] == "china"


def test_looking_at_grades_writes_nothing(copy):
    controls.grade(copy)
    assert [file.name for file in copy.path.parent.iterdir()] == ["copy"]


@pytest.mark.parametrize("make", PANELS)
def test_a_panel_answers_its_page_and_holds_the_words_for_when_it_is_gone(monkeypatch, make):
    shown = []
    monkeypatch.setattr(controls.panel, "_with_fallback", lambda box: shown.append(box))
    make(BUNDLED)
    hearing, sent = shown[0].children[-1], []
    monkeypatch.setattr(hearing, "send", sent.append)
    hearing._handle_custom_msg({"kind": "ask", "from": "a-page/1"}, [])
    assert sent == [{"to": "a-page/1"}]
    assert "run the notebook once more" in hearing._esm
    assert ".jupyter-widgets-disconnected .panel-silence[hidden]" in hearing._css


def test_hostile_words_in_a_grade_stay_words(copy):
    panel = choose(
        controls.grade(copy),
        **GRADE | {"why": '<script>alert(1)</script>\n=1+1, "quoted"', "assessor": "<img src=x>"},
    )
    press(panel, "record")
    assert "<script" not in panel.shown[1].html and "<img" not in panel.shown[1].html
    press(panel, "save")
    assert (
        helpers.load(copy.path).assessments.iloc[-1]["why"]
        == '<script>alert(1)</script>\n=1+1, "quoted"'
    )


def test_a_broken_dossier_is_not_saved(copy):
    panel = controls.grade(copy)
    relations = copy.path / "relations.csv"
    relations.write_text(relations.read_text().replace("c01,", "c999,", 1))
    before = files(copy)
    assert press(panel, "save").startswith("Not saved.")
    assert files(copy) == before


def test_a_folder_that_is_no_folder_is_not_overwritten(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    shutil.rmtree(copy.path)
    copy.path.write_text("in the way")
    assert press(panel, "save").startswith("Not saved.")
    assert copy.path.read_text() == "in the way"


def test_a_dossier_made_in_memory_says_that_it_has_no_folder():
    assert press(controls.grade(NOTHING), "save").startswith("Not saved.")


def test_a_correction_made_in_the_folder_meanwhile_is_not_undone_by_saving_a_grade(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    claims = copy.path / "claims.csv"
    claims.write_text(
        claims.read_text("utf-8").replace(
            "China maintains relations with North Korea.", "China has relations with North Korea."
        ),
        "utf-8",
    )
    press(panel, "save")
    assert "China has relations with North Korea." in claims.read_text("utf-8")


def test_a_folder_that_was_broken_meanwhile_is_not_saved_over(copy):
    panel = choose(controls.grade(copy), **GRADE)
    press(panel, "record")
    (copy.path / "claims.csv").write_text("half a file", "utf-8")
    before = files(copy)
    assert press(panel, "save").startswith("Not saved.")
    assert files(copy) == before


ARTICLE = "The pier could fall, Ann Roe said on March 4, 2024. Nobody had been hurt."


FOOTER = "All rights reserved by the Harbor Post, which has its seat in Norrby."
LONG = f"{ARTICLE} The town will look at it again, she said. {FOOTER}"


@pytest.fixture
def dossiers(monkeypatch, tmp_path):
    """A data folder of its own."""
    monkeypatch.setattr("helpers.controls.desk.DATA", tmp_path / "data")
    return tmp_path / "data"


def upload(name: str, content: bytes) -> list[dict]:
    """What a browser sends for a file."""
    sent = {"type": "", "size": len(content), "last_modified": datetime(2024, 3, 5)}
    return [{"name": name, "content": memoryview(content), **sent}]


def test_every_article_that_was_begun_is_listed(dossiers):
    for number in range(14):
        file = practice.fresh_file(dossiers)
        practice.keep(file, {"text": f"Article {number} of a long week."})
    listed = [label for label, _ in controls.draft_article(BUNDLED).controls["work"].options]
    assert sum("of a long week" in label for label in listed) == 13, "one of them is in the box"


def test_what_stands_in_the_box_to_begin_with_is_drafted_for_practice_under_no_name(dossiers):
    desk = controls.draft_article(BUNDLED)
    assert desk.shown[0].text.startswith("For practice") and desk.value("work") == ""
    assert desk.dossier.text == BUNDLED.text and set(desk.dossier.claims["status"]) == {"drafted"}
    assert desk.dossier.name == "practice" and not list_dossiers(dossiers)


def correct_in_practice(below) -> None:
    list(
        below.respond({"kind": "do", "name": "accept", "args": {"table": "dates", "key": ["d01"]}})
    )


@pytest.mark.slow
@pytest.mark.parametrize("saved", [True, False])
def test_a_practice_draft_that_was_corrected_is_there_again_after_another_run(dossiers, saved):
    """Run All makes another desk; so does a kernel that was started again."""
    below = controls.correct(controls.draft_article(BUNDLED))
    correct_in_practice(below)
    if saved:
        list(below.respond({"kind": "save"}))
    again = controls.draft_article(BUNDLED)
    assert again.message.startswith("For practice, as you left it; to begin anew, delete ")
    assert views.progress(controls.correct(again).dossier)["checked"].sum() == 1


def test_a_practice_draft_that_was_corrected_is_there_again_after_another_dossier(dossiers):
    helpers.save(drafted(BUNDLED), dossiers / "mine")
    desk = controls.draft_article(BUNDLED)
    below = controls.correct(desk)
    correct_in_practice(below)
    choose(choose(desk, work="mine"), work="")
    assert views.progress(below.dossier)["checked"].sum() == 1


def test_a_practice_draft_in_which_nothing_was_corrected_is_drafted_anew(dossiers):
    first = controls.draft_article(BUNDLED).dossier
    (first.path / "article.txt").write_text("of an older edition")
    again = controls.draft_article(BUNDLED)
    assert "drafted just now" in again.message and again.dossier.text == BUNDLED.text


def test_practice_goes_on_where_data_may_not_be_written_and_says_that_it_will_go(
    dossiers, monkeypatch
):
    def refuse_in_data(dossier: Dossier, folder: Path, **more: bool) -> Path:
        if folder.is_relative_to(dossiers):
            raise PermissionError(13, "Permission denied", str(folder))
        return save(dossier, folder, **more)

    monkeypatch.setattr("helpers.controls.practice.save", refuse_in_data)
    desk = controls.draft_article(BUNDLED)
    assert f"It goes with the kernel: {dossiers} may not be written to (Permission" in desk.message
    assert desk.practicing and controls.correct(desk).dossier.text == BUNDLED.text


@pytest.mark.slow
def test_what_was_put_at_the_desk_and_not_drafted_is_back_after_the_kernel_stopped(dossiers):
    choose(
        controls.draft_article(BUNDLED),
        text=ARTICLE,
        byline="Ada Roe",
        published=date(2024, 3, 5),
        name="old-pier",
    )
    again = controls.draft_article(BUNDLED)
    there = [again.value(name) for name in ("text", "byline", "published", "name")]
    assert there == [ARTICLE, "Ada Roe", date(2024, 3, 5), "old-pier"]
    assert again.message.endswith("What was put here and was not drafted is back.")
    assert press(again, "draft").startswith("Drafted")
    assert controls.draft_article(BUNDLED).value("text") == BUNDLED.text


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"text": 7, "published": "soon"}'])
def test_a_file_of_the_desk_that_cannot_be_read_is_passed_over(dossiers, content):
    dossiers.mkdir()
    (dossiers / ".desk.0.json").write_text(content)
    desk = controls.draft_article(BUNDLED)
    assert desk.value("text") == BUNDLED.text and desk.value("published") is None


def test_two_desks_keep_what_is_put_at_either(dossiers):
    one, two = (controls.draft_article(BUNDLED) for _ in range(2))
    choose(one, text=ARTICLE)
    choose(two, text="Another article altogether. " * 3)
    again = controls.draft_article(BUNDLED)
    assert again.value("text").startswith("Another article")
    (begun,) = [value for _, value in again.controls["work"].options if "desk" in value]
    choose(again, work=begun)
    assert again.value("text") == ARTICLE and again.message.endswith("was not drafted is back.")
    press(choose(again, name="old-pier"), "draft")
    assert controls.draft_article(BUNDLED).value("text").startswith("Another article")


def test_a_file_that_is_loaded_over_an_article_leaves_it_to_go_on_with(dossiers):
    desk = choose(controls.draft_article(BUNDLED), text=ARTICLE)
    desk.controls["file"].value = upload("a.txt", b"Something else that was said on Monday.")
    desk.controls["text"].value += " And more."
    (label,) = [label for label, value in desk.controls["work"].options if "desk" in value]
    assert label.startswith("not drafted yet: “The pier could fall")


def test_another_article_drafted_over_one_that_came_back_leaves_that_to_go_on_with(dossiers):
    choose(controls.draft_article(BUNDLED), text="The pier at Holm was closed by the mayor today.")
    desk = controls.draft_article(BUNDLED)
    assert desk.value("text").startswith("The pier")
    press(choose(desk, text=ARTICLE, name="second"), "draft")
    again = controls.draft_article(BUNDLED)
    assert again.value("text").startswith("The pier at Holm")


def test_a_later_version_drafted_over_one_that_came_back_leaves_the_earlier_one(dossiers):
    choose(controls.draft_article(BUNDLED), text=ARTICLE)
    desk = controls.draft_article(BUNDLED)
    press(choose(desk, text=f"{ARTICLE} One more died, the mayor said.", name="later"), "draft")
    assert controls.draft_article(BUNDLED).value("text") == ARTICLE


def test_what_was_typed_about_an_article_outlives_a_file_that_does_not_say_it(dossiers):
    desk = choose(controls.draft_article(BUNDLED), publisher="Harbor Gazette")
    choose(desk, file=upload("one.txt", ARTICLE.encode()))
    assert desk.value("publisher") == "Harbor Gazette"
    assert "As typed before: publisher." in desk.message
    page = f"<html><head><title>A page</title></head><body><p>{ARTICLE}</p></body></html>"
    choose(desk, file=upload("two.html", page.encode()))
    title = desk.value("title")
    choose(desk, file=upload("one.txt", ARTICLE.encode()))
    assert title and not desk.value("title"), "what a file said of itself goes with it"


def test_the_same_file_loaded_over_an_edited_article_leaves_the_edited_one(dossiers):
    desk = controls.draft_article(BUNDLED)
    desk.controls["file"].value = upload("a.txt", LONG.encode())
    choose(desk, text=LONG.replace("hurt", "harmed"))
    desk.controls["file"].value = upload("a.txt", LONG.encode())
    kept = [value for _, value in desk.controls["work"].options if "desk" in value]
    assert "harmed" in choose(desk, work=kept[0]).value("text")


def test_two_articles_with_one_footer_are_two_and_an_emptied_box_leaves_what_stood_there(dossiers):
    desk = controls.draft_article(BUNDLED)
    other = "Something else was said by nobody here, at some length, so that the footer is less. "
    for text in (LONG, f"{other} {FOOTER}", "", "A third one."):
        choose(desk, text=text)
    labels = [label for label, value in controls.draft_article(BUNDLED).controls["work"].options]
    assert sum("The pier" in label for label in labels) == 1
    assert sum("Something else" in label for label in labels) == 1


def test_two_desks_that_brought_back_one_article_keep_what_either_makes_of_it(dossiers):
    choose(controls.draft_article(BUNDLED), text=LONG)
    one, two = (controls.draft_article(BUNDLED) for _ in range(2))
    choose(one, text=LONG + " A paragraph more.")
    choose(two, byline="Eva Lind")
    again = controls.draft_article(BUNDLED)
    assert again.value("byline") == "Eva Lind"
    kept = [value for _, value in again.controls["work"].options if "desk" in value]
    texts = [choose(again, work=value).value("text") for value in kept]
    assert any(text.endswith("A paragraph more.") for text in texts)
    assert again.value("byline") == ""


def test_what_was_drafted_is_not_kept_once_more(dossiers):
    desk = choose(controls.draft_article(BUNDLED), text=ARTICLE, name="old-pier")
    press(desk, "draft")
    choose(desk, title="A title")
    assert controls.draft_article(BUNDLED).value("text") == BUNDLED.text


def test_a_desk_that_cannot_keep_what_is_put_there_says_so(dossiers, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    desk = controls.draft_article(BUNDLED)
    monkeypatch.setattr("helpers.controls.practice.write_whole", refuse)
    choose(desk, text=ARTICLE)
    assert "it cannot be kept (No space left on device)" in desk.shown[0].text


def test_the_desk_says_which_dossier_has_changes_that_are_not_saved(dossiers):
    helpers.save(drafted(BUNDLED), dossiers / "mine")
    desk = choose(controls.draft_article(BUNDLED), work="mine")
    correct_in_practice(controls.correct(desk))
    again = controls.draft_article(BUNDLED)
    assert again.message.endswith("Changes that are not saved yet: mine.")
    labels = {value: label for label, value in again.controls["work"].options}
    assert labels["mine"].endswith("rows checked, 1 change not saved yet")
    shutil.rmtree(dossiers / "mine")
    left = controls.draft_article(BUNDLED).message
    assert left.endswith(f"no longer in {dossiers}: .mine.journal.jsonl.")


def test_a_dossier_that_was_asked_for_is_gone_on_with_and_not_drafted_anew(dossiers):
    mine = helpers.load(helpers.save(BUNDLED, dossiers / "mine"))
    desk = controls.draft_article(mine)
    below = controls.correct(desk)
    assert desk.value("work") == "mine" and desk.dossier.path == dossiers / "mine"
    assert desk.shown[0].text == f"Going on with {dossiers / 'mine'}. Correct it below."
    list(
        below.respond({"kind": "do", "name": "reject", "args": {"table": "dates", "key": ["d01"]}})
    )
    (told, _) = below.respond({"kind": "save"})
    assert told["message"] == f"Saved 1 change to {dossiers / 'mine'}."
    assert "d01" not in list(helpers.load(dossiers / "mine").dates["date_id"])


@pytest.mark.slow
def test_every_dossier_in_data_is_offered_with_its_progress_counted_again_after_a_save(dossiers):
    for name in ("mine", "yours"):
        helpers.save(drafted(BUNDLED), dossiers / name)
    (dossiers / "broken").mkdir()
    (dossiers / "broken" / "datapackage.json").write_text("{")
    desk = controls.draft_article(BUNDLED)
    below = controls.correct(desk)
    assert [value for _, value in desk.controls["work"].options] == ["", "broken", "mine", "yours"]
    of = {value: label for label, value in desk.controls["work"].options}["mine"].split()[3]
    choose(desk, work="mine")
    assert below.journal.folder == desk.dossier.path == dossiers / "mine"
    assert desk.controls["text"].layout.display == "none"
    list(
        below.respond({"kind": "do", "name": "accept", "args": {"table": "dates", "key": ["d01"]}})
    )
    list(below.respond({"kind": "save"}))
    assert (f"mine: 1 of {of} rows checked", "mine") in desk.controls["work"].options
    assert views.progress(desk.dossier)["checked"].sum() == 1
    assert "1" in re.search(r"^dates\|.*$", desk.shown[1].text, re.M)[0].split("|")
    choose(desk, work="broken")
    assert desk.shown[0].text.startswith("Not opened.") and desk.value("work") == "mine"
    choose(desk, work="")
    assert desk.dossier.name == below.journal.folder.name == "practice"
    assert desk.controls["text"].layout.display is None


def test_practice_is_saved_elsewhere_into_data_under_a_name_of_its_own(dossiers):
    desk = controls.draft_article(BUNDLED)
    below = controls.correct(desk)
    saved = next(below.respond({"kind": "save"}))
    assert saved["state"]["practice"] and "save it elsewhere" in saved["message"]
    kept = next(below.respond({"kind": "save", "folder": "mine"}))
    assert kept["message"] == f"Saved 0 changes to {dossiers / 'mine'}."
    assert not kept["state"]["practice"] and helpers.load(dossiers / "mine").text == BUNDLED.text
    assert desk.value("work") == "mine" and desk.dossier.path == dossiers / "mine"
    assert desk.shown[0].text == f"Going on with {dossiers / 'mine'}. Correct it below."


def test_practice_that_is_saved_outside_data_is_practice_no_more(dossiers, tmp_path):
    below = controls.correct(controls.draft_article(BUNDLED))
    kept = next(below.respond({"kind": "save", "folder": str(tmp_path / "elsewhere")}))
    assert kept["message"] == f"Saved 0 changes to {tmp_path / 'elsewhere'}."
    assert not kept["state"]["practice"]


def test_a_button_acts_on_what_was_typed_before_it_though_that_comes_later(dossiers, monkeypatch):
    """As a browser sends it, which holds typing back while it waits for an answer, but no click."""
    panel = controls.grade(helpers.load(save(BUNDLED, dossiers / "mine")))
    choose(panel, assessor="Ada", entity_id="nato", reliability="B", why="an older reason")
    monkeypatch.setattr("helpers.controls.panel.get_ipython", lambda: SimpleNamespace(kernel=None))

    async def click_before_the_words_come() -> None:
        panel.controls["record"].click()
        panel.controls["why"].value = "the reason that stands there"
        await asyncio.sleep(2 * SETTLED)

    with ThreadPoolExecutor(1) as elsewhere:  # the tests' own thread may have a loop already
        elsewhere.submit(asyncio.run, click_before_the_words_come()).result()
    assert list(panel.dossier.assessments["why"])[-1] == "the reason that stands there"


def test_an_article_is_drafted_with_what_is_known_of_it_and_saved(dossiers):
    panel = choose(
        controls.draft_article(NOTHING),
        text=ARTICLE,
        title="The pier",
        publisher="Harbor News",
        published=date(2024, 3, 5),
        name="old-pier",
    )
    assert (
        press(panel, "draft") == f"Drafted, and saved to {dossiers / 'old-pier'}. Correct it below."
    )
    saved = helpers.load(dossiers / "old-pier")
    assert (saved.text, saved.article["publisher"], saved.article["published"]) == (
        ARTICLE,
        "Harbor News",
        "2024-03-05",
    )
    assert (
        panel.value("work")
        == panel.controls["work"]
        .get_state()["_options_labels"][panel.controls["work"].index]
        .split(":")[0]
        == "old-pier"
    )


def test_an_article_of_ones_own_is_not_among_the_results_that_a_notebook_stores(outputs, dossiers):
    panel = choose(controls.draft_article(BUNDLED), text=ARTICLE, name="old-pier")
    assert any(BUNDLED.text in output.part.text for output in outputs)
    press(panel, "draft")
    assert not any("could fall" in str(output.part) for output in outputs)


def test_a_field_of_the_desk_shows_nothing_anew_and_counts_when_the_button_is_pressed(
    outputs, dossiers
):
    panel = controls.draft_article(BUNDLED)
    before = [output.part for output in outputs]
    typed = {"text": ARTICLE, "title": "T", "byline": "B", "publisher": "P", "name": "old-pier"}
    choose(panel, **typed, published=date(2024, 3, 5))
    assert [output.part for output in outputs] == before
    press(panel, "draft")
    assert helpers.load(dossiers / "old-pier").article["byline"] == "B"


@pytest.mark.parametrize("day", [date(2, 3, 5), date(1599, 12, 31), date(2201, 1, 1)])
def test_a_half_typed_day_is_refused_and_nothing_is_written(dossiers, day):
    panel = choose(controls.draft_article(NOTHING), text=ARTICLE, name="old-pier", published=day)
    assert "1600 to 2200" in press(panel, "draft") and not list_dossiers(dossiers)
    with pytest.raises(helpers.DossierError, match="1600 to 2200"):
        helpers.draft(ARTICLE, published=day)


@pytest.mark.parametrize("name", ["", "old pier", "../up", "a/b", "-", ".", "..", "x" * 81])
def test_a_folder_name_that_is_none_is_refused_and_the_text_kept(dossiers, name):
    panel = choose(controls.draft_article(NOTHING), text=ARTICLE, name=name)
    told = press(panel, "draft")
    assert told.startswith("Not drafted. folder name: found") and "allowed" in told
    assert panel.value("text") == ARTICLE and not list_dossiers(dossiers)


def test_a_folder_that_is_there_is_not_overwritten(dossiers):
    panel = choose(controls.draft_article(NOTHING), text=ARTICLE, name="old-pier")
    press(panel, "draft")
    choose(panel, work="", text="Another text, Ann Roe said.")
    assert "is there already" in press(panel, "draft")
    assert helpers.load(dossiers / "old-pier").text == ARTICLE


@pytest.mark.parametrize("text", ["", "🙂", "<html><p>Page</p></html>"])
def test_a_text_that_cannot_be_drafted_says_why(dossiers, text):
    assert press(
        choose(controls.draft_article(BUNDLED), text=text, name="old-pier"), "draft"
    ).startswith("Not drafted. the text: ")


def test_an_example_that_cannot_be_drafted_is_practised_on_as_it_is(dossiers):
    german = (
        "Der Bürgermeister hat am Montag gesagt, dass die alte Brücke geschlossen werden muss, "
        "weil sie nicht mehr sicher ist und niemand mehr darüber gehen sollte."
    )
    panel = controls.draft_article(
        Dossier(
            "german", describe(german, "German"), german, **{name: blank(name) for name in TABLES}
        )
    )
    assert "as it is" in panel.shown[0].text and panel.dossier.text == german


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", ARTICLE.encode(), "Loaded a.txt"),
        ("a.pdf", b"%PDF", "Not loaded. a.pdf"),
        ("a.txt", b"", "Not loaded. a.txt"),
        ("a.docx", b"no zip", "Not loaded. a.docx"),
    ],
)
def test_a_loaded_file_fills_the_box_or_says_why_not(dossiers, name, content, told):
    panel = controls.draft_article(NOTHING)
    panel.controls["file"].value = upload(name, content)
    assert panel.shown[0].text.startswith(told)
    assert panel.value("text") == (ARTICLE if told.startswith("Loaded") else NOTHING.text)


def test_the_same_file_can_be_loaded_again(dossiers):
    panel = controls.draft_article(NOTHING)
    for _ in range(2):
        panel.controls["file"].value = upload("a.txt", ARTICLE.encode())
        assert panel.value("text") == ARTICLE
        choose(panel, text="something else")


def test_a_page_fills_what_it_says_of_itself(dossiers):
    page = (
        "<html><head><title>The pier</title><meta name=author content='Eva Lind'>"
        "<meta property='article:published_time' content='2024-03-05'></head><body><article>"
        f"<h1>The pier</h1>{'<p>' + ARTICLE + '</p>' * 6}</article></body></html>"
    )
    panel = controls.draft_article(NOTHING)
    panel.controls["file"].value = upload("a.html", page.encode())
    assert (panel.value("byline"), panel.value("published")) == ("Eva Lind", date(2024, 3, 5))


def test_the_annotator_follows_what_is_drafted(dossiers):
    desk = controls.draft_article(BUNDLED)
    below = controls.correct(desk)
    assert below.dossier.text == BUNDLED.text
    press(choose(desk, text=ARTICLE, name="old-pier"), "draft")
    assert below.dossier.text == ARTICLE and below.journal.folder == dossiers / "old-pier"
