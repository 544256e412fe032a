"""What a draft leaves open counts as open, apart from what is unnamed and from what is certain, in
every figure; a dossier in which nothing is open looks as it did.
"""

import json
from itertools import product

import pytest
from made import BUNDLED

from helpers import charts, check, correcting, dates, drafting, export, reader, views
from helpers.pages import report
from helpers.teaching.drawing import Draw
from helpers.teaching.making import draw
from helpers.teaching.questions import ExerciseError
from helpers.teaching.skills import SKILLS

TEXT = """Ada Roe and Beth Lund inspected the Orrin lift on Monday. She said the cable was worn.

A city official said that nobody was hurt. Cole Marsh said the brake had worked.

Dana Pell asked whether the lift had failed before. Cole Marsh denied that the lift had failed.

Cole Marsh said 40 passengers waited on June 3, 2021 and on July 9, 2021.

Dana Pell said on May 30 that the doors would open."""


@pytest.fixture(scope="module")
def draft():
    """A draft with a source, a truth and a day left open, and a year by hand."""
    made = drafting.draft(TEXT, published="2024-12-01")
    later = made.dates["text"] == "May 30"
    hops = made.hops["said_date_id"].isin(made.dates.loc[later, "date_id"])
    years = "[2024-05-30,2025-05-30]"
    return made.with_tables(
        dates=made.dates.assign(edtf=made.dates["edtf"].mask(later, years)),
        hops=made.hops.assign(said_edtf=made.hops["said_edtf"].mask(hops, years)),
    )


@pytest.fixture(scope="module")
def settled(draft):
    """The same, as a person leaves it who accepts each row as it is."""
    tables = {
        name: frame.assign(status="checked")
        for name, frame in draft.tables.items()
        if "status" in frame
    }
    return draft.with_tables(**tables)


def identified(table, source):
    return set(table.loc[table["source"].str.contains(source), "identified"])


def drawing(chart):
    """All that a chart holds, as text."""
    return json.dumps(chart.to_dict(), ensure_ascii=False)


def test_the_draft_is_whole(draft):
    assert check(draft).empty


def test_each_open_reading_is_listed_with_what_stands_there(draft):
    listed = views.left_open(draft)
    assert listed["open"].tolist() == [views.WHO, views.WHETHER, views.WHEN, views.WHEN]
    assert listed["reading"].tolist() == [
        "“She” (not resolved)",
        "unstated",
        "happened: left open: several dates stand in it",
        "said: 30 May 2024 or 30 May 2025 (left open)",
    ]
    assert views.left_open(BUNDLED).empty


def test_what_is_urged_is_not_left_open(draft):
    urged = draft.with_tables(attributions=draft.attributions.assign(act="urge"))
    assert views.WHETHER not in set(views.left_open(urged)["open"])
    assert "unstated" in set(views.statements(BUNDLED)["certainty"])


@pytest.mark.parametrize(
    ("edtf", "left"),
    [
        ("[2024-05-30,2025-05-30]", True),
        ("[2024-05,2025-05]", True),
        ("[2024,2025]", True),
        ("[2024-05-30,2024-05-31]", False),
        ("{2024-05-30,2025-05-30}", False),
        ("[2024-05-30,2025-06-30]", False),
        ("2024-05-30", False),
        ("", False),
    ],
)
def test_one_day_in_one_of_two_years_is_left_open(edtf, left):
    assert dates.leaves_year(edtf) is left
    assert dates.read(edtf).label.endswith("(left open)") is left


def test_an_open_source_is_neither_named_nor_unnamed(draft):
    table = views.statements(draft)
    assert identified(table, "She") == {views.OPEN}
    assert identified(table, "official") == {views.UNNAMED}
    assert identified(table, "Marsh") == {views.NAMED}
    assert dict(views.profile(draft).groupby("identified")["attributions"].sum()) == dict(
        table.groupby("identified").size()
    )
    assert identified(views.sources(draft), "She") == {views.OPEN}
    assert views.OPEN in set(views.voices(draft)["voice"])
    assert views.OPEN in set(views.chains(draft)["identified"])
    open_claim = table.loc[table["identified"] == views.OPEN, "claim_id"].iloc[0]
    assert not views.origins(draft).set_index("claim_id")["unnamed_only"][open_claim]
    assert views.OPEN not in set(views.statements(BUNDLED)["identified"])


def test_a_description_that_can_mean_two_is_open(draft):
    text = "Orrin Ltd. sued Pell Inc. on Friday. The firm said the lift was safe."
    made = views.statements(drafting.draft(text))
    told = made[made["proposition"].str.contains("safe")].iloc[0]
    assert told["identified"] == views.OPEN
    alone = views.statements(drafting.draft("A firm said the lift was safe.")).iloc[0]
    assert alone["identified"] != views.OPEN


def test_at_a_glance_open_ones_are_counted_apart(draft):
    told = views.headline(draft).set_index("fact")["count"]
    assert {fact: told[fact] for fact in told.index if "left open" in fact} == {
        f"statements left open: {views.WHO}": 1,
        f"statements left open: {views.WHETHER}": 1,
        f"statements left open: {views.WHEN}": 2,
    }
    assert told["claims that rest on unnamed sources only"] == 1
    assert not views.headline(BUNDLED)["fact"].str.contains("left open").any()


def test_a_question_contests_nothing(draft):
    asked, denied = (
        draft.attributions.loc[draft.attributions["text"].str.contains(words), "attribution_id"]
        for words in ("failed before", "the lift had failed$")
    )
    claims = draft.attributions.set_index("attribution_id")["claim_id"]
    one = draft.attributions["claim_id"].replace(claims[denied.iloc[0]], claims[asked.iloc[0]])
    both = draft.with_tables(attributions=draft.attributions.assign(claim_id=one))
    left = both.with_tables(claims=both.claims[both.claims["claim_id"].isin(one)])
    assert views.contested(left).empty
    sure = left.with_tables(attributions=left.attributions.assign(certainty="certain"))
    assert len(views.contested(sure)) == 1


def test_a_filter_finds_the_open_ones(draft):
    table = views.statements(draft)
    kept = views.select(table, views.Filter(identified=views.OPEN))
    assert kept["source"].tolist() == ["“She” (not resolved)"]
    named = [value for value, _ in views.choices(table, views.names(draft))["identified"]]
    assert views.OPEN in named
    table = views.statements(BUNDLED)
    assert views.OPEN not in dict(views.choices(table, views.names(BUNDLED))["identified"])


@pytest.mark.parametrize(
    ("chart", "view"),
    [
        (charts.chart_voices, views.voices),
        (charts.chart_sources, views.sources),
        (charts.chart_chains, views.chains),
        (charts.chart_said, views.statements),
    ],
)
def test_a_chart_names_open_sources_where_there_are_some(draft, chart, view):
    drawn, control = (drawing(chart(view(each))) for each in (draft, BUNDLED))
    assert views.OPEN in drawn and charts.look.VOICE.colors[2] in drawn
    assert views.OPEN not in control and charts.look.VOICE.colors[2] not in control


def test_a_number_and_a_day_that_are_open_say_so_in_their_charts(draft):
    numbers = views.quantities(draft).assign(identified=views.OPEN)
    assert f"· {views.OPEN}" in drawing(charts.chart_numbers(numbers))
    happened = charts.chart_happened(views.statements(draft))
    assert "left open: several dates stand in it" in drawing(happened)
    assert "2025 (left open)" in drawing(charts.chart_expressions(views.expressions(draft)))


def contrast(one, other):
    """By WCAG 2."""

    def light(color):
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["#ffffff", "#fbfaf7", "#1b1b1d"])
def test_the_color_of_open_sources_stands_out(ground):
    color = dict(zip(charts.look.VOICE.values, charts.look.VOICE.colors))[views.OPEN]
    assert contrast(color, ground) >= 3 and contrast(color, "#000000") >= 4.5


def test_cards_and_marks_call_an_open_source_open(draft):
    table = views.statements(draft)
    row = table[table["identified"] == views.OPEN].iloc[0]
    assert "anonymous, left open in the text" in reader.entity_card(draft, row["origin"]).html
    card = reader.claim_card(draft, row["claim_id"]).html
    assert f"{views.OPEN}: " in card and "1 with a source left open" in card
    marks = [mark for mark in reader.find_marks(draft) if mark.id == row["origin"]]
    assert all(", left open; pronoun" in mark.title for mark in marks) and marks
    assert "left open" not in reader.article(BUNDLED).html


def test_the_report_lists_what_is_left_open_where_something_is(draft):
    page, control = report.render(draft), report.render(BUNDLED)
    assert "What is left open as a table (4 rows)" in page
    assert f"<dt>statements left open: {views.WHO}</dt>" in page
    assert f'<option value="{views.OPEN}">' in page
    assert views.OPEN not in control and "What is left open" not in control


def test_notebook_tables_tell_open_sources(draft):
    register = reader.table(views.statements(draft))
    assert "(not resolved)" in register.text and "(left open)" in register.text
    counted = views.statements(draft).groupby(["certainty", "identified"]).size()
    assert counted["certain", views.OPEN] == 1 and counted["unstated", views.NAMED] == 1


def test_exports_name_no_open_source_as_author_and_tell_of_it(draft, tmp_path):
    graph = json.loads(export(draft, "schema-org", tmp_path / "out.jsonld").read_text())["@graph"]
    claims = [node for node in graph if node["@type"] == "Claim"]
    [worn] = [claim for claim in claims if "cable" in claim["text"]]
    assert "author" not in worn and views.OPEN in worn["description"]
    assert all("not resolved" not in node.get("name", "") for node in graph)
    [worked] = [claim for claim in claims if "brake" in claim["text"]]
    assert worked["author"]


def test_the_queue_begins_with_what_is_left_open(draft):
    queue = correcting.doubtful(draft)
    first = queue["why"].str.startswith("left open")
    assert first.sum() == 5 and first.head(5).all()
    assert not queue.loc[first, "why"].str.contains("unnamed source|not named").any()
    assert not correcting.doubtful(BUNDLED)["why"].str.startswith("left open").any()


@pytest.mark.parametrize(("skill", "seed"), list(product(SKILLS, (1, 2))))
def test_nothing_is_asked_about_what_is_left_open(settled, skill, seed):
    told = views.left_open(settled)
    unclear = set(told.loc[told["open"] != views.WHETHER, "attribution_id"])
    for n in (6, 3, 1):
        try:
            questions = draw(settled, skill, n, seed)
        except ExerciseError:
            continue
        assert not unclear & {row for question in questions for row in question.own_key.about}
        words = {words for question in questions for words in question.words.values()}
        assert not any("not resolved" in word for word in words)
        return


def test_a_claim_of_which_one_source_is_open_is_not_counted_in_a_question(settled):
    table = views.statements(settled)
    row = table[table["identified"] == views.OPEN].iloc[0]
    draw = Draw(settled, "who-says-so")
    assert {row["attribution_id"], row["claim_id"]} <= draw.open
    assert row["attribution_id"] not in {each.attribution_id for each in draw.statements}
    assert not Draw(BUNDLED, "who-says-so").open
