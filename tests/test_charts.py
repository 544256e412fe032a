"""Charts: valid, told in words, complete, honest about what is open or undated, and the same in
every time zone.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest
from gallery import TAKES, varied
from made import BUNDLED

from helpers import charts, views
from helpers.contract import TABLES
from helpers.datapackage import describe
from helpers.dates import NOT_DATED
from helpers.dossier import Dossier
from helpers.tables import blank

NOTHING = Dossier(
    "empty", describe("Word", "Empty"), "Word", **{name: blank(name) for name in TABLES}
)
TEMPORAL = ["chart_expressions", "chart_clocks", "chart_said", "chart_happened"]
RANGED = [*TEMPORAL, "chart_numbers"]


@cache
def table(name: str) -> pd.DataFrame:
    return getattr(views, TAKES[name])(BUNDLED)


def spec_of(name: str, rows: pd.DataFrame) -> dict:
    return getattr(charts, name)(rows).to_dict()


@cache
def spec(name: str) -> dict:
    return spec_of(name, table(name))


def rows(chart: dict) -> list[dict]:
    """Every row of every data set of a chart."""
    return [row for rows in chart["datasets"].values() for row in rows]


def column(chart: dict, field: str) -> list:
    return [row[field] for row in rows(chart) if field in row]


def listed(chart: dict, field: str) -> list[str]:
    return sorted(name for names in column(chart, field) for name in names.split(", "))


def parts(node: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Every value inside a specification, with the key that it stands under."""
    yield key, node
    for inner_key, inner in (
        node.items()
        if isinstance(node, dict)
        else ((key, item) for item in node)
        if isinstance(node, list)
        else ()
    ):
        yield from parts(inner, inner_key)


def drawn(chart: dict) -> dict:
    """A chart without its data."""
    return {key: value for key, value in chart.items() if key != "datasets"}


def picture(chart: dict) -> str:
    return charts.offline_bundle(chart)[0]["image/svg+xml"]


@cache
def drawing(name: str) -> str:
    return picture(spec(name))


@cache
def picture_words(name: str) -> list[str]:
    return [text.strip() for text in ElementTree.fromstring(drawing(name)).itertext()]


def layers(chart: dict) -> list[dict]:
    return [part for _, part in parts(drawn(chart)) if isinstance(part, dict) and "mark" in part]


def filters(layer: dict) -> list[str]:
    """The conditions under which a layer draws a row."""
    found = [step["filter"] for step in layer.get("transform", []) if "filter" in step]
    return [condition for condition in found if condition != "isValid(datum.x)"]


def test_these_tests_know_every_chart():
    of_a_class = {"chart_disagreement", "chart_students"}  # in test_comparing
    assert set(TAKES) | of_a_class == {name for name in vars(charts) if name.startswith("chart_")}


# every chart


@pytest.mark.parametrize("name", TAKES)
def test_a_chart_becomes_a_picture(name):
    ElementTree.fromstring(drawing(name))


@pytest.mark.parametrize("name", TAKES)
def test_a_chart_says_what_is_plotted_in_its_title_and_its_description(name):
    title = spec(name)["title"]["text"]
    assert len(title) > 20 and title in " ".join(picture_words(name))
    assert (
        spec(name)["description"].startswith(title)
        and len(spec(name)["description"]) > len(title) + 20
    )


@pytest.mark.parametrize("name", TAKES)
def test_a_chart_of_an_empty_dossier_becomes_a_picture(name):
    chart = spec_of(name, getattr(views, TAKES[name])(NOTHING))
    assert chart["description"]
    ElementTree.fromstring(picture(chart))


@pytest.mark.parametrize("name", TAKES)
def test_a_chart_of_one_row_becomes_a_picture(name):
    ElementTree.fromstring(picture(spec_of(name, table(name).head(1))))


@pytest.mark.parametrize("name", TAKES)
def test_a_chart_leaves_its_table_as_it_was(name):
    before = table(name).copy(deep=True)
    assert spec_of(name, table(name)) == spec(name), "and the same table gives the same chart"
    pd.testing.assert_frame_equal(table(name), before)


# no row is lost


@pytest.mark.parametrize(
    ("name", "shown", "expected"),
    [
        (
            "chart_voices",
            lambda chart: set(zip(column(chart, "start"), column(chart, "end"))),
            lambda t: set(zip(t["start"], t["end"])),
        ),
        ("chart_sources", lambda chart: column(chart, "origin"), lambda t: list(t["origin"])),
        ("chart_chains", lambda chart: set(column(chart, "path")), lambda t: set(t["path"])),
        (
            "chart_mentions",
            lambda chart: column(chart, "mention_id"),
            lambda t: list(t["mention_id"]),
        ),
        (
            "chart_expressions",
            lambda chart: sorted(column(chart, "date_id")),
            lambda t: sorted(t["date_id"]),
        ),
        (
            "chart_clocks",
            lambda chart: sorted(
                zip(column(chart, "clock"), column(chart, "lane"), column(chart, "attributions"))
            ),
            lambda t: sorted(zip(t["clock"], t["clock"] + ": " + t["label"], t["attributions"])),
        ),
        (
            "chart_said",
            lambda chart: listed(chart, "attribution_ids"),
            lambda t: sorted(t["attribution_id"]),
        ),
        (
            "chart_happened",
            lambda chart: listed(chart, "attribution_ids"),
            lambda t: sorted(t["attribution_id"]),
        ),
        (
            "chart_numbers",
            lambda chart: sorted(column(chart, "quantity_id")),
            lambda t: sorted(t.loc[t["unit"] == "people", "quantity_id"]),
        ),
        (
            "chart_relations",
            lambda chart: sorted(
                zip(column(chart, "claim_a"), column(chart, "relation"), column(chart, "claim_b"))
            ),
            lambda t: sorted(zip(t["claim_a"], t["relation"], t["claim_b"])),
        ),
        ("chart_origins", lambda chart: listed(chart, "ids"), lambda t: sorted(t["claim_id"])),
        (
            "chart_grades",
            lambda chart: sorted(
                name for names in column(chart, "names") for name in names.split("\n")
            ),
            lambda t: sorted(t["source"]),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_row_of_the_table_is_lost(name, shown, expected):
    assert shown(spec(name)) == expected(table(name))


@pytest.mark.parametrize("name", RANGED)
def test_every_row_is_in_the_description(name):
    words = "".join(spec(name)["description"].split())
    lanes = [re.sub(r" \(\d\)$", "", lane) for lane in column(spec(name), "lane")]
    assert all("".join(lane.split()).rstrip("…") in words for lane in lanes)


@pytest.mark.parametrize("unit", sorted(set(table("chart_numbers")["unit"])))
def test_each_unit_has_its_own_chart_of_numbers(unit):
    quantities = table("chart_numbers")
    chart = charts.chart_numbers(quantities, unit=unit).to_dict()
    assert sorted(column(chart, "quantity_id")) == sorted(
        quantities.loc[quantities["unit"] == unit, "quantity_id"]
    )
    picture(chart)


def test_without_a_unit_the_most_frequent_one_is_drawn():
    assert "(people)" in spec("chart_numbers")["title"]["text"]


def test_two_claims_with_the_same_words_have_a_lane_each():
    twins = table("chart_happened").assign(
        proposition="The very same words, again and again and again, until they do not fit into two lines of a chart any more, not at all."
    )
    assert len(set(column(spec_of("chart_happened", twins), "lane"))) == twins["claim_id"].nunique()


def shown(chart) -> pd.DataFrame:
    """The rows of a chart that are seen before a group of them is opened."""
    (rows,) = (
        rows for rows in chart.to_dict()["datasets"].values() if rows and "added_up" in rows[0]
    )
    return pd.DataFrame(rows).query("added_up")


@pytest.mark.parametrize("spread", [False, True])
@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("chart_said", "attributions"),
        ("chart_happened", "claims"),
        ("chart_numbers", "attributions"),
        ("chart_clocks", "attributions"),
        ("chart_expressions", "label"),
    ],
)
def test_what_is_added_up_leaves_nothing_out_dated_or_not(name, of, spread):
    view = getattr(views, TAKES[name])(varied(1000, spread=spread))
    if name == "chart_clocks" and not spread:
        assert "added_up" not in str(charts.chart_clocks(view).to_dict()), "a clock has few days"
        return
    sums = shown(getattr(charts, name)(view))
    assert len(sums) <= 120 < len(view)
    whole = {
        "chart_happened": view.get("claim_id", view.index).nunique(),
        "chart_numbers": view.get("unit", pd.Series()).value_counts().max(),
        "chart_clocks": view.get("attributions", pd.Series()).sum(),
    }
    count = sums[of] if of != "label" else sums["label"].str.extract(r"\((\d+)\)$")[0].astype(int)
    assert count.sum() == whole.get(name, len(view))
    assert sums["x"].isna().any() and sums["x"].notna().any()


def test_two_sources_of_the_same_name_are_not_added_up():
    twins = table("chart_sources").assign(source="an official")
    layer = next(
        layer for layer in layers(spec_of("chart_sources", twins)) if layer["mark"]["type"] == "bar"
    )
    assert layer["encoding"]["y"]["field"] != "source", "bars of one name would be stacked into one"


# open ends and missing dates


def ranged(chart: dict) -> list[dict]:
    return [row for row in rows(chart) if "left" in row]


BOUNDS = {
    "chart_expressions": lambda t: list(zip(t["earliest"], t["latest"])),
    "chart_clocks": lambda t: list(zip(t["earliest"], t["latest"])),
    "chart_said": lambda t: list(
        t.drop_duplicates(["source", "identified", "said_edtf"])[
            ["said_earliest", "said_latest"]
        ].itertuples(index=False, name=None)
    ),
    "chart_happened": lambda t: list(
        t.drop_duplicates("claim_id")[["event_earliest", "event_latest"]].itertuples(
            index=False, name=None
        )
    ),
    "chart_numbers": lambda t: [
        (None if pd.isna(row.low) else row.low, None if pd.isna(row.high) else row.high)
        for row in t[t["unit"] == "people"].itertuples()
    ],
}


@pytest.mark.parametrize("name", RANGED)
def test_a_row_is_a_point_a_range_open_or_apart_just_as_its_bounds_say(name):
    bounds = BOUNDS[name](table(name))
    shown = ranged(spec(name))
    assert len(shown) == len(bounds)
    assert sum(row["x"] is None for row in shown) == sum(
        first is None and last is None for first, last in bounds
    )
    assert sum(row["left"] == "open" and row["x"] is not None for row in shown) == sum(
        first is None and last is not None for first, last in bounds
    )
    assert sum(row["right"] == "open" and row["x"] is not None for row in shown) == sum(
        last is None and first is not None for first, last in bounds
    )
    assert sum(row["x"] is not None and row["x"] == row["x2"] for row in shown) == sum(
        first is not None and first == last for first, last in bounds
    )


@pytest.mark.parametrize("name", RANGED)
def test_an_open_end_has_an_arrow(name):
    arrows = {
        layer["mark"]["shape"]: filters(layer)
        for layer in layers(spec(name))
        if str(layer["mark"].get("shape", "")).startswith("triangle")
        and layer["mark"].get("filled")
    }
    assert arrows == {
        "triangle-left": ["datum.left == 'open'"],
        "triangle-right": ["datum.right == 'open'"],
    }


@pytest.mark.parametrize("name", RANGED)
def test_what_has_no_date_or_number_stands_apart_and_is_named(name):
    apart = [row for row in ranged(spec(name)) if row["x"] is None]
    words = picture_words(name)
    assert "no figure" in words or "not dated" in words
    assert all(row["lane"].split("\n")[0] in words for row in apart)


@pytest.mark.parametrize(
    ("name", "column_name"), [("chart_said", "said_edtf"), ("chart_happened", "event_edtf")]
)
def test_undated_statements_stay_in_the_chart_when_nothing_is_dated(name, column_name):
    undated = table(name)[table(name)[column_name] == ""]
    chart = spec_of(name, undated)
    assert len(undated) and listed(chart, "attribution_ids") == sorted(undated["attribution_id"])
    assert all(row["x"] is None for row in ranged(chart))
    picture(chart)


def test_forecasts_and_directives_are_told_apart_by_word_and_shape():
    shown = {row["claim_id"]: row for row in ranged(spec("chart_happened"))}
    assert {name for name, row in shown.items() if row["status"] == "forecast"} == {"c23", "c27"}
    assert {name for name, row in shown.items() if row["status"] == "directive"} == {
        "c02",
        "c06",
        "c16",
    }
    assert all(
        f"({row['status']})" in row["label"]
        for row in shown.values()
        if row["status"] != "statement"
    )
    shapes = [
        layer["encoding"]["shape"]["scale"]["range"]
        for layer in layers(spec("chart_happened"))
        if "shape" in layer["encoding"]
    ]
    assert shapes and all(len(set(range_)) == len(range_) == 3 for range_ in shapes)


def unmarked(chart: dict, field: str) -> set[str]:
    """The values of a coloured field that some row shows by its colour alone."""
    faceted = {
        part["field"]
        for key, part in parts(drawn(chart))
        if key in ("row", "column", "y") and isinstance(part, dict) and "field" in part
    }
    texts = (
        {
            part["field"]
            for key, part in parts(drawn(chart))
            if key == "text" and isinstance(part, dict) and "field" in part
        }
        | faceted
        | {"label"}
    )
    found = set()
    for layer in (
        layer
        for layer in layers(chart)
        if layer["encoding"].get("color", {}).get("field") == field and "data" in layer
    ):
        name = layer["data"]["name"]
        same = [
            other
            for other in layers(chart)
            if other.get("data", {}).get("name") == name
            and {"shape", "strokeDash"} & set(other["encoding"])
        ]
        always = any(not filters(other) for other in same)
        points = any("datum.x == datum.x2" in " ".join(filters(other)) for other in same)
        for row in chart["datasets"][name]:
            shaped = always or (points and row.get("x") == row.get("x2"))
            if (
                not shaped
                and field not in faceted
                and not any(row[field] in str(row.get(text, "")) for text in texts)
            ):
                found.add(row[field])
    return found


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("chart_expressions", "basis"),
        ("chart_clocks", "clock"),
        ("chart_said", "identified"),
        ("chart_happened", "status"),
        ("chart_numbers", "identified"),
        ("chart_chains", "identified"),
    ],
)
def test_colour_is_never_the_only_channel(name, field):
    assert len(unmarked(spec(name), field)) <= 1, (
        "only one kind may do without a shape, a dash or a word"
    )


def test_an_early_far_off_date_does_not_stretch_the_picture():
    far = table("chart_expressions").copy()
    far.loc[0, ["edtf", "reading"]] = ["1950-06-25", "25 Jun 1950"]
    far["earliest"] = [date(1950, 6, 25), *far["earliest"][1:]]
    far["latest"] = [date(1950, 6, 25), *far["latest"][1:]]
    width = float(ElementTree.fromstring(picture(spec_of("chart_expressions", far))).get("width"))
    assert width < 1500
    assert width < 2 * float(ElementTree.fromstring(drawing("chart_expressions")).get("width"))


@pytest.mark.parametrize(
    ("low", "high"), [(-3000, -3000), (-5, 10), (0, 0), (-5, None), (None, -5)]
)
def test_a_number_below_zero_is_drawn_where_it_stands(low, high):
    one = table("chart_numbers")[table("chart_numbers")["quantity_id"] == "q06"].assign(
        low=pd.Series([low], dtype="Float64").iloc[0],
        high=pd.Series([high], dtype="Float64").iloc[0],
    )
    chart = spec_of("chart_numbers", one)
    row = ranged(chart)[0]
    axis = next(
        part["scale"]["domain"]
        for key, part in parts(drawn(chart))
        if key == "x" and isinstance(part, dict) and "domain" in part.get("scale", {})
    )
    assert (row["x"] == low or low is None) and (row["x2"] == high or high is None)
    assert axis[0] <= row["x"] <= row["x2"] <= axis[1] and axis[0] < axis[1]


# calendar days


@pytest.mark.parametrize("name", TEMPORAL)
def test_every_temporal_encoding_is_in_utc(name):
    temporal = [
        part
        for _, part in parts(drawn(spec(name)))
        if isinstance(part, dict) and part.get("type") == "temporal"
    ]
    assert temporal and all(part["scale"]["type"] == "utc" for part in temporal)
    assert not any(key == "timeUnit" for key, _ in parts(drawn(spec(name))))


@pytest.mark.parametrize("name", TEMPORAL)
def test_dates_stand_in_the_data_as_calendar_days(name):
    assert all(
        len(row[end]) == 10 and date.fromisoformat(row[end])
        for row in ranged(spec(name))
        for end in ("x", "x2")
        if row["x"]
    )


DRAW = f"""
import json, helpers, altair as alt, pandas as pd, vl_convert
from helpers import charts, views
d = helpers.load("north-korean-troops")
made = {{name: charts.offline_bundle(getattr(charts, name)(getattr(views, view)(d)).to_dict())[0]["image/svg+xml"] for name, view in {[(name, TAKES[name]) for name in TEMPORAL]}}}
local = alt.Chart(pd.DataFrame({{"a": ["2024-10-29T00:00:00Z", "2024-11-02T00:00:00Z"]}})).mark_point().encode(x=alt.X("a:T"))
print(json.dumps(made | {{"local": vl_convert.vegalite_to_svg(local.to_dict(), vl_version="5.20")}}))
"""


ZONES = ["America/Los_Angeles", "Pacific/Kiritimati"]


@pytest.fixture(scope="module")
def zones() -> dict[str, dict[str, str]]:
    running = {
        name: subprocess.Popen(
            [sys.executable, "-c", DRAW],
            env=os.environ | {"TZ": name},
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ZONES
    }
    return {
        name: json.loads(process.communicate(timeout=120)[0]) for name, process in running.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", TEMPORAL)
def test_a_chart_is_the_same_in_every_time_zone(zones, name, zone):
    if len({made["local"] for made in zones.values()}) == 1:
        pytest.skip("vl_convert draws local times alike in all zones, so nothing could be seen")
    there, here = zones[zone][name].split("><"), drawing(name).split("><")
    assert [(a, b) for a, b in zip(there, here) if a != b] == [] and len(there) == len(here)


# the notebook's output


@pytest.mark.parametrize("name", ["chart_voices", "chart_said"])
def test_a_notebook_stores_the_chart_a_picture_and_a_description(name):
    bundle, metadata = charts.offline_bundle(spec(name))
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"}
    assert bundle["text/plain"] == spec(name)["description"]
    assert bundle["application/vnd.vegalite.v5+json"] == spec(name) | {"$schema": charts.LAB_SCHEMA}
    assert metadata == {
        "application/vnd.vegalite.v5+json": {"embed_options": {"renderer": "svg", "actions": False}}
    }


def test_bundling_leaves_the_chart_as_it_was():
    before = json.dumps(spec("chart_said"))
    charts.offline_bundle(spec("chart_said"))
    assert json.dumps(spec("chart_said")) == before


@pytest.mark.parametrize("name", TAKES)
def test_a_chart_loads_nothing_from_elsewhere(name):
    assert not [key for key, _ in parts(drawn(spec(name))) if key in ("url", "href", "signal")]


# hostile text

HOSTILE = [
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "javascript:alert(1)",
    "']+alert(1)+['",
    "{{x}} ${x} datum.x",
    "</style><img src=x onerror=alert(1)>",
    "\u202egnp",
    "&lt;b&gt;",
    "$$x$$",
]
MAY_HOLD_WORDS = {"sort", "text", "title", "description"}
SVG_TAGS = {"svg", "g", "path", "rect", "line", "text", "defs", "clipPath", "style", "tspan"}


def poisoned(name: str, words: str) -> pd.DataFrame:
    """The rows of a chart with these words before each word of an article."""
    rows_ = table(name)
    kept = {
        "identified",
        "voice",
        "clock",
        "basis",
        "said_basis",
        "event_basis",
        "relation",
        "act",
        "certainty",
        "path",
        "through",
        "comparator",
        "edtf",
        "said_edtf",
        "event_edtf",
    }
    worded = [
        c
        for c in rows_.columns
        if c not in kept and rows_[c].map(lambda cell: isinstance(cell, str)).all()
    ]
    return rows_.assign(**{c: words + rows_[c] for c in worded})


@cache
def hostile(name: str) -> dict:
    return spec_of(name, poisoned(name, "".join(HOSTILE)))


@pytest.mark.parametrize("name", TAKES)
def test_hostile_words_stay_data(name):
    words, chart = "".join(HOSTILE), hostile(name)
    assert json.dumps(words)[1:-1] in json.dumps(chart["datasets"])
    assert {
        key for key, value in parts(drawn(chart)) if isinstance(value, str) and "alert" in value
    } <= MAY_HOLD_WORDS
    assert not any("alert" in key for key, _ in parts(drawn(chart)))
    assert {key for key, _ in parts(drawn(chart))} == {key for key, _ in parts(drawn(spec(name)))}


@pytest.mark.slow
@pytest.mark.parametrize("name", TAKES)
def test_hostile_words_do_not_become_elements_of_the_picture(name):
    root = ElementTree.fromstring(picture(hostile(name)))
    assert {element.tag.split("}")[1] for element in root.iter()} <= SVG_TAGS
    assert not [
        key
        for element in root.iter()
        for key in element.attrib
        if key.startswith("on") or key.endswith("href")
    ]


def test_a_date_that_the_text_does_not_state_is_called_so():
    assert (
        NOT_DATED
        in spec(
            "chart_expressions" if "" in set(table("chart_expressions")["edtf"]) else "chart_clocks"
        )["description"]
    )


def test_a_name_of_emoji_too_long_for_its_label_is_still_drawn(dossier):
    sources = views.sources(dossier)
    sources.loc[0, "source"] = "😀" * 60
    assert "□" in charts.offline_bundle(charts.chart_sources(sources).to_dict())[0]["image/svg+xml"]


# open ends, and days at the ends of the calendar


def drawn_for(chart: dict, quantity_id: str) -> dict:
    """The row that is drawn for a number."""
    return next(row for row in rows(chart) if row.get("quantity_id") == quantity_id)


IDS = re.compile(r"\b[acdqmo]\d\d\b|\d{4}-\d\d|\.\./|/\.\.")


@pytest.mark.parametrize("name", sorted(set(TAKES) - {"chart_relations"}))
def test_nothing_that_is_read_in_a_chart_is_an_id_or_an_edtf_value(name):
    tips = [tip for key, tip in parts(drawn(spec(name))) if key == "tooltip"]
    read = {tip["field"] for tip in tips if isinstance(tip, dict)}
    told = [str(row[field]) for row in rows(spec(name)) for field in read if field in row]
    assert not [words for words in [*picture_words(name), *told] if IDS.search(words)]


def test_a_number_without_a_lower_end_shows_its_words_and_an_arrow_away_from_zero():
    chart = spec("chart_numbers")
    nearly = drawn_for(chart, "q09")
    assert nearly["label"].startswith(
        "“nearly 12,000”: less than 12,000 people\nlower end open; as of: "
    )
    assert nearly["left"] == "open" and 0 < nearly["x"] < nearly["x2"] == 12000
    assert drawn_for(chart, "q08")["label"].startswith("10,000 people\nas of: ")
    assert "an open end" in chart["title"]["subtitle"][0] or "an open end" in str(chart["title"])


def test_the_arrow_of_a_small_number_without_a_lower_end_does_not_stop_at_zero():
    numbers = table("chart_numbers")
    small = numbers[numbers["unit"] == "people"].reset_index(drop=True)
    small.loc[small["quantity_id"] == "q09", "high"] = 40
    row = drawn_for(spec_of("chart_numbers", small), "q09")
    assert row["left"] == "open" and row["x"] < 0 < row["x2"] == 40


def test_an_end_that_is_stated_to_be_zero_is_drawn_at_zero_and_not_as_open():
    numbers = table("chart_numbers")
    zero = numbers[numbers["unit"] == "people"].reset_index(drop=True)
    zero.loc[zero["quantity_id"] == "q09", ["low", "open_end"]] = [0, ""]
    row = drawn_for(spec_of("chart_numbers", zero), "q09")
    assert row["left"] == "" and row["x"] == 0 and "open" not in row["label"]


ENDS = ["../0001-01-01", "0001-01-01/..", "9999-12-31/..", "../9999-12-31", "0001", "9999"]
"""dates that reach the ends of the calendar"""


@pytest.mark.parametrize("name", ["chart_said", "chart_happened", "chart_clocks"])
@pytest.mark.parametrize("edtf", ENDS)
def test_a_day_at_either_end_of_the_calendar_is_drawn_for(name, edtf):
    made = BUNDLED.with_tables(
        claims=BUNDLED.claims.assign(event_edtf=edtf, event_basis="explicit"),
        hops=BUNDLED.hops.assign(said_edtf=edtf, said_basis="explicit"),
    )
    chart = spec_of(name, getattr(views, TAKES[name])(made))
    assert any(row.get("x") for row in rows(chart))


@pytest.mark.slow
@pytest.mark.parametrize("end", [ENDS[:2], ENDS[2:4], ENDS[4:]], ids=lambda end: end[0])
@pytest.mark.parametrize("name", ["chart_happened", "chart_clocks"])
def test_days_at_the_ends_of_the_calendar_stand_beside_others(name, end):
    claims = BUNDLED.claims.copy()
    claims.loc[[0, 1], ["event_edtf", "event_basis"]] = [[edtf, "explicit"] for edtf in end]
    chart = spec_of(name, getattr(views, TAKES[name])(BUNDLED.with_tables(claims=claims)))
    assert any(row.get("x") for row in rows(chart))


def test_a_chart_of_more_rows_than_altair_allows_is_specified_and_altair_keeps_its_bound():
    many = pd.concat([table("chart_mentions")] * 50, ignore_index=True)
    assert len(rows(charts.specification(charts.chart_mentions(many)))) > 5_000
    with pytest.raises(alt.MaxRowsError):
        alt.Chart(many).mark_point().to_dict()
