"""Every chart in a real Chromium, for no statement, one, a few, many, very many and a thousand, with
names that a stranger chose, with a date far from all others and with hardly a day twice: no label
overlaps another, none is cut, and a count has whole ticks.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from gallery import TAKES, varied
from playwright.sync_api import Browser, Page

from helpers import charts, views
from helpers.pages import offline

CASES = {
    "none": varied(0),
    "one": varied(1),
    "few": varied(5),
    "many": varied(50),
    "very-many": varied(500),
    "a-thousand": varied(1000),
    "spread": varied(1000, spread=True),
    "hostile": varied(50, hostile=True),
    "far": varied(50, far=True),
}
COUNTED = (
    "attributions",
    "statements",
    "claims",
    "hops",
    "sources (who",
    "grade",
    "characters",
    "paragraph",
)
"""words in the title of an axis that counts"""
WHOLE = re.compile(r"[0-9,]+( to [0-9]+)?")

GEOMETRY = """() => {
    const svg = document.querySelector("svg.marks");
    const box = (element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left, top, right, bottom };
    };
    const seen = (element) => {
        for (let one = element; one && one !== svg; one = one.parentElement)
            if (one.getAttribute("opacity") === "0" || one.style.opacity === "0") return false;
        return true;
    };
    const lines = (text) =>
        text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text];
    const texts = [...svg.querySelectorAll("text")]
        .filter((text) => seen(text) && text.textContent.trim())
        .map((text) => ({ words: lines(text).map((line) => line.textContent).join(" / "),
                          ...box(text) }));
    const symbols = [...svg.querySelectorAll(".mark-symbol.role-mark path")]
        .filter(seen).map(box);
    const axes = [...svg.querySelectorAll(".role-axis")].map((axis) => ({
        title: axis.querySelector(".role-axis-title text")?.textContent ?? "",
        labels: [...axis.querySelectorAll(".role-axis-label text")]
            .filter(seen).map((text) => text.textContent),
    }));
    return { texts, symbols, axes, whole: box(svg) };
}"""
"""Where the words of a chart stand, and its symbols; the labels of each axis."""


@cache
def table(case: str, name: str):
    return getattr(views, TAKES[name])(CASES[case])


DATED = ("chart_expressions", "chart_clocks", "chart_said", "chart_happened")
LIVE = ("chart_voices", "chart_sources", "chart_clocks", "chart_said", "chart_happened")
"""those that a filter moves"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all: to read the chart library takes longer than to draw."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_content("<body style='margin:0;font-family:sans-serif'><div id=chart></div></body>")
    page.add_script_tag(content=offline.read_vega())
    yield page
    page.close()


@pytest.fixture(scope="module")
def draw(page: Page):
    """Draws a chart as a page does, and tells where everything stands."""

    def draw_(case: str, name: str) -> dict:
        spec = charts.specification(getattr(charts, name)(table(case, name)))
        page.evaluate(
            """async (spec) => {
                const look = { mode: "vega", renderer: "svg", actions: false, ast: true };
                window.view = (await vegaEmbed("#chart", spec, look)).view;
                window.spec = spec;
            }""",
            offline.compiled(spec),
        )
        return page.evaluate(GEOMETRY)

    return draw_


def within(one: dict, other: dict) -> bool:
    """Whether a box lies in another: a number stands in its mark."""
    return (
        other["left"] <= one["left"] < one["right"] <= other["right"]
        and other["top"] <= one["top"] < one["bottom"] <= other["bottom"]
    )


def overlap(one: dict, other: dict, least: float = 3) -> bool:
    """Whether two boxes share a place of some pixels in both directions."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > least and down > least


def pairs(boxes: list[dict]) -> list[tuple[dict, dict]]:
    """Those that may overlap: of boxes from left to right, the ones that begin before it ends."""
    found = []
    ordered = sorted(boxes, key=lambda box: box["left"])
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other["left"] >= one["right"]:
                break
            found.append((one, other))
    return found


def same(one: dict, other: dict) -> bool:
    """Whether this is a word and the white edge behind it."""
    return one["words"] == other["words"] and abs(one["left"] - other["left"]) < 5


gallery = pytest.mark.parametrize(
    ("case", "name"), [(case, name) for case in CASES for name in TAKES]
)


def outside(text: dict, whole: dict) -> bool:
    """Whether a part of a label is beyond the edge of its picture."""
    edges = ((text, whole, "left"), (text, whole, "top"))
    ends = ((whole, text, "right"), (whole, text, "bottom"))
    return any(one[edge] < other[edge] - 1 for one, other, edge in (*edges, *ends))


@gallery
def test_no_label_overlaps_another_none_is_cut_and_a_count_has_whole_ticks(draw, case, name):
    drawn = draw(case, name)
    texts, whole = drawn["texts"], drawn["whole"]
    assert texts
    collide = [
        (one["words"], other["words"])
        for one, other in pairs(texts)
        if not same(one, other) and overlap(one, other)
    ]
    assert not collide, (len(collide), collide[:4])
    struck = [
        (text["words"], symbol)
        for text in texts
        for symbol in drawn["symbols"]
        if overlap(text, symbol) and not within(text, symbol)
    ]
    assert not struck, (len(struck), struck[:4])
    assert not [text["words"] for text in texts if outside(text, whole)]
    assert whole["right"] - whole["left"] <= 1200 and whole["bottom"] - whole["top"] <= 6000
    if case != "hostile":
        assert not [text["words"] for text in texts if re.search(r"\S…$", text["words"])]
    for axis in drawn["axes"]:
        labels = axis["labels"]
        assert len(labels) == len(set(labels)), labels
        if any(word in axis["title"] for word in COUNTED):
            assert all(WHOLE.fullmatch(label) for label in labels), labels


@pytest.mark.parametrize("name", DATED)
def test_a_date_far_away_leaves_the_others_apart_and_is_counted(draw, page, name):
    drawn = draw("far", name)
    axis = next(axis for axis in drawn["axes"] if re.search(r"\d{4}", " ".join(axis["labels"])))
    years = {int(label[-4:]) for label in axis["labels"]}
    assert years <= {2023, 2024, 2025, 2026}, years
    told = " ".join(text["words"] for text in drawn["texts"]).replace(" / ", " ")
    assert re.search(r"\d+ of \d+ marks reach(es)? beyond the axis", told)
    assert "1953" in told, "a mark at the edge says its day"


@pytest.mark.parametrize("name", LIVE)
def test_a_filter_that_lets_nothing_through_leaves_an_empty_chart_of_ordinary_size(
    draw, page, name
):
    before = draw("many", name)["whole"]
    page.evaluate(
        """async () => {
            for (const { name, values } of spec.data) if (values) view.data(name, []);
            await view.resize().runAsync();
        }"""
    )
    whole = page.evaluate(GEOMETRY)["whole"]
    assert 0 < whole["right"] - whole["left"] <= 1200
    assert 0 < whole["bottom"] - whole["top"] < before["bottom"]


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("chart_happened", "herons"),
        ("chart_said", "unnamed source"),
        ("chart_relations", "updates"),
        ("chart_expressions", "counted from another day"),
        ("chart_numbers", "herons that left the marsh near the old town"),
    ],
)
def test_what_is_added_up_opens_by_a_list(draw, page, name, group):
    draw("very-many", name)
    opener = page.get_by_label("show one by one")
    before = page.locator("svg.marks .mark-symbol path").count()
    opener.select_option(label=group)
    page.wait_for_function(
        "count => document.querySelectorAll('svg.marks .mark-symbol path').length > count",
        arg=before,
    )
    texts = page.evaluate(GEOMETRY)["texts"]
    assert not [one for one, other in pairs(texts) if not same(one, other) and overlap(one, other)]
    opener.select_option(label="all, added up")
    page.wait_for_function(
        "count => document.querySelectorAll('svg.marks .mark-symbol path').length === count",
        arg=before,
    )
