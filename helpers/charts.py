"""Charts: a tidy table in, an `alt.Chart` out. The only file that imports altair.

Every chart has a title that says what is plotted and a description for those who do not see it; its
rows are those of the table it was given. An interval is drawn as a bar, an open end as an arrow, a
missing date or number in a column of its own. Colour never stands alone: shape, line, place or a
word says the same. Dates are calendar dates in UTC, so that no time zone moves them by a day.
"""

import json
import re
import textwrap
from datetime import date, timedelta
from typing import NamedTuple

import altair as alt
import pandas as pd
import vl_convert

from . import dates, views
from .arguments import judged, one_of
from .display import listed, unpiled, visible

VOICES = [*views.IDENTIFIED, views.FRAME]
VOICE_COLOURS = ["#0072b2", "#d55e00", "#8a8a8a", "#ececec"]
CERTAINTIES = ["certain", "probable", "possible", "unstated"]
EMOJI = re.compile("[\U00010000-\U0010ffff]")
COUNTED = "datum.label + (datum.attributions > 0 ? ' (' + datum.attributions + ')' : '')"
READ = "datum.lane + ': ' + datum.told"
INK, WIDTH, ROW, GAP, MANY, LONGEST, BLOCK, LABEL = "#222", 600, 22, 90, 60, 400, 26, 420
HEAT = ["#f4f4f4", "#a33b00"]
UNCUT = frozenset({"attribution_id", "attribution_ids", "description"})
LAB_MIME = "application/vnd.vegalite.v5+json"
LAB_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.20.1.json"


class Look(NamedTuple):
    """How the values of one column look: a colour and a shape each."""

    field: str
    values: list[str]
    colours: list[str]
    shapes: list[str]

    def seen(self, rows: pd.DataFrame) -> "Look":
        """The same look for only those values that the rows have, so that the legend names no
        others.
        """
        there = [i for i, value in enumerate(self.values) if (rows[self.field] == value).any()]
        return Look(self.field, *([column[i] for i in there] for column in self[1:]))

    @property
    def colour(self) -> alt.Color:
        """The colours as an encoding."""
        return alt.Color(
            f"{self.field}:N", title=None, scale=alt.Scale(domain=self.values, range=self.colours)
        )

    @property
    def shape(self) -> alt.Shape:
        """The shapes as an encoding."""
        return alt.Shape(
            f"{self.field}:N", title=None, scale=alt.Scale(domain=self.values, range=self.shapes)
        )


VOICE = Look(
    "identified", list(views.IDENTIFIED), VOICE_COLOURS[:3], ["circle", "square", "diamond"]
)
STATUS = Look(
    "status",
    ["forecast", "directive", "statement"],
    ["#d55e00", "#8a5a9c", "#0072b2"],
    ["square", "triangle-up", "circle"],
)
CLOCK = Look(
    "clock", views.CLOCKS, ["#555555", "#b07d00", "#0072b2"], ["diamond", "square", "circle"]
)
BASIS = Look(
    "basis",
    list(dates.BASES),
    ["#0072b2", "#b07d00", "#009e73", "#cc79a7", "#8a8a8a", "#56b4e9", "#d55e00", "#222222"],
    ["circle", "square", "diamond", "cross", "stroke", "triangle-up", "triangle-down", "wedge"],
)
RELATION = Look(
    "relation",
    ["supports", "elaborates", "qualifies", "updates", "contradicts"],
    ["#0072b2", "#56b4e9", "#b07d00", "#009e73", "#b03a00"],
    ["circle", "square", "triangle-up", "diamond", "cross"],
)


def work_offline() -> None:
    """Makes charts appear without a network: as JupyterLab's own Vega-Lite, with a picture for
    every other reader.
    """
    alt.renderers.register("workbook", offline_bundle)
    alt.renderers.enable("workbook")
    alt.data_transformers.disable_max_rows()


def offline_bundle(spec: dict, **_: object) -> tuple[dict, dict]:
    """A chart's notebook output, and its metadata: interactive in JupyterLab, an SVG picture
    elsewhere, its description as plain text.
    """
    spec = printable({**spec, "$schema": LAB_SCHEMA})
    bundle = {LAB_MIME: spec, "image/svg+xml": picture(spec), "text/plain": spec["description"]}
    return bundle, {LAB_MIME: {"embed_options": {"renderer": "svg", "actions": False}}}


def picture(spec: dict) -> str:
    """The specification as an SVG picture. Where Vega cuts a label in the midst of an emoji, which
    the converter refuses, emoji are drawn as boxes.
    """
    try:
        return vl_convert.vegalite_to_svg(spec, vl_version="5.20")
    except ValueError:
        return vl_convert.vegalite_to_svg(
            json.loads(EMOJI.sub("□", json.dumps(spec, ensure_ascii=False))), vl_version="5.20"
        )


def printable(value: object) -> object:
    """A specification with its control characters as pictures (␛), at which the converter to SVG
    would end the whole process, and without piles of accents.

    Words of an article are cut to what a label can show; tables and cards have them whole. Ids
    are never cut.
    """
    if isinstance(value, str):
        whole = unpiled(visible(value))
        return whole if len(whole) <= LONGEST else f"{whole[:LONGEST]} …"
    if isinstance(value, dict):
        return {
            key: visible(part) if key in UNCUT and isinstance(part, str) else printable(part)
            for key, part in value.items()
        }
    return [printable(part) for part in value] if isinstance(value, list) else value


@judged
def chart_voices(voices: pd.DataFrame) -> alt.Chart:
    """Whose words the article is made of: a bar for each paragraph, as long as the paragraph. Takes
    `views.voices`.
    """
    if len(voices) > 5 * MANY:
        return _chart_voices_in_sum(voices)
    rows = voices.assign(
        paragraph=voices["paragraph"].astype(int), order=voices["voice"].map(VOICES.index)
    )
    chart = (
        alt.Chart(rows)
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X(
                "first:Q",
                title="characters from the beginning of the paragraph",
                scale=alt.Scale(nice=False),
            ),
            x2="last:Q",
            y=alt.Y("paragraph:O", title="paragraph"),
            color=alt.Color(
                "voice:N", title=None, scale=alt.Scale(domain=VOICES, range=VOICE_COLOURS)
            ),
            tooltip=["voice:N", "source:N", "attribution_id:N", "text:N"],
        )
    )
    signs = rows.assign(
        sign=rows["voice"].map({views.UNNAMED: "?", views.OWN_VOICE: "own"}).fillna("")
    )[rows["end"] - rows["start"] > 12]
    hatch = (
        alt.Chart(signs)
        .mark_text(align="left", dx=3, color="black", fontSize=11)
        .encode(x="first:Q", y="paragraph:O", text="sign:N")
    )
    by = rows.assign(length=rows["end"] - rows["start"]).groupby("voice")["length"].sum()
    told = "; ".join(f"{voice} {by.get(voice, 0) / max(1, by.sum()):.0%}" for voice in VOICES)
    return _finish(
        alt.layer(chart, hatch).properties(height=alt.Step(ROW), width=WIDTH),
        "Whose words are these? Every character of the article, paragraph by paragraph",
        "A question mark: an unnamed source; “own”: the outlet itself; no sign: a named source; pale: source and cue.",
        f"Share of the characters: {told}.",
    )


def _chart_voices_in_sum(voices: pd.DataFrame) -> alt.Chart:
    """The same for a long article: a bar for each voice, as long as all of its words together."""
    rows = (
        voices.assign(characters=voices["end"] - voices["start"])
        .groupby("voice")["characters"]
        .sum()
        .reindex(VOICES)
        .fillna(0)
        .reset_index()
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("voice:N", sort=VOICES, title=None), x=alt.X("characters:Q", title="characters")
    )
    bars = base.mark_bar(color="#0072b2").encode(tooltip=["voice:N", "characters:Q"])
    told = "; ".join(f"{row.voice} {row.characters:.0f} characters" for row in rows.itertuples())
    return _finish(
        alt.layer(
            bars, base.mark_text(align="left", dx=4, color=INK).encode(text="characters:Q")
        ).properties(height=alt.Step(ROW), width=WIDTH),
        "Whose words are these? Every character of the article",
        f"The article has more than {5 * MANY} stretches, so they are added up.",
        f"{told}.",
    )


@judged
def chart_sources(sources: pd.DataFrame) -> alt.Chart:
    """How often each source speaks: a bar for each origin, grouped by how it is identified. Takes
    `views.sources`.
    """
    rows = sources.assign(lane=_distinct(sources["source"], sources["origin"]))
    base = alt.Chart(rows).encode(
        y=alt.Y("lane:N", sort=None, title=None),
        x=alt.X("attributions:Q", title="attributions", axis=alt.Axis(tickMinStep=1)),
    )
    bars = base.mark_bar().encode(
        color=VOICE.colour.legend(None),
        tooltip=[
            "source:N",
            "identified:N",
            "attributions:Q",
            "of:Q",
            "claims:Q",
            "denials:Q",
            "relay:N",
        ],
    )
    chart = alt.layer(
        bars, base.mark_text(align="left", dx=4, color=INK).encode(text="attributions:Q")
    ).properties(height=alt.Step(ROW), width=WIDTH)
    faceted = chart.facet(
        spacing=12,
        row=alt.Row("identified:N", title=None, sort=list(views.IDENTIFIED), header=_row_header()),
    ).resolve_scale(y="independent")
    told = "; ".join(f"{row.source} {row.attributions}" for row in sources.itertuples())
    return _finish(
        faceted,
        "Who speaks, and how often: attributions by origin",
        "An origin is the last hop of a chain: who said it, not who passed it on.",
        f"Attributions by origin: {told}.",
    )


@judged
def chart_chains(chains: pd.DataFrame) -> alt.Chart:
    """The chains as a layered picture, from the outlet on the left to the origins on the right.
    Takes `views.chains`.
    """
    if chains.empty:
        return _nothing("Through whom it reaches you", "The text attributes nothing to anybody.")
    nodes = _placed(chains)
    links = (
        nodes[nodes["through"] != ""]
        .merge(nodes[["path", "level"]], left_on="through", right_on="path", suffixes=("", "_from"))
        .assign(hop_from=lambda row: row["hop"] - 1)
    )
    deepest, lowest = int(nodes["hop"].max()), float(nodes["level"].max())
    scale = alt.Scale(domain=[lowest + 0.8, -0.8], nice=False)
    x = alt.X(
        "hop:Q",
        title="hops from the outlet (0 is the outlet itself)",
        axis=alt.Axis(values=list(range(deepest + 1)), format="d", grid=False),
        scale=alt.Scale(domain=[-0.1, deepest + 0.9], nice=False),
    )
    y = alt.Y("level:Q", axis=None, scale=scale)
    lines = (
        alt.Chart(links)
        .mark_rule(color="#b5b5b5")
        .encode(
            x=alt.X("hop_from:Q"),
            x2="hop:Q",
            y=alt.Y("level_from:Q", axis=None, scale=scale),
            y2="level:Q",
            strokeWidth=alt.StrokeWidth("passing:Q", legend=None, scale=alt.Scale(range=[1, 7])),
        )
    )
    tooltip = ["party:N", "identified:N", "passing:Q", "ending:Q", "cues:N"]
    dots = (
        alt.Chart(nodes)
        .mark_point(filled=True, opacity=1, size=130)
        .encode(x=x, y=y, color=VOICE.colour, shape=VOICE.shape, tooltip=tooltip)
    )
    labels = (
        alt.Chart(nodes)
        .mark_text(align="left", dx=10, color=INK, limit=320)
        .encode(x=x, y=y, text="label:N")
    )
    halo = labels.mark_text(align="left", dx=10, stroke="white", strokeWidth=5, limit=320)
    told = "; ".join(
        f"{row.party} ({row.passing} passing, {row.ending} ending)" for row in nodes.itertuples()
    )
    return _finish(
        alt.layer(lines, dots, halo, labels).properties(
            height=int(22 * (lowest + 1.6)), width=WIDTH + 160
        ),
        "Through whom it reaches you: the chains from the outlet to the origin",
        "In brackets: attributions that originate there, of those that pass through. The wider the line, the more pass.",
        f"Chains from the outlet: {told}.",
    )


@judged
def chart_mentions(occurrences: pd.DataFrame) -> alt.Chart:
    """Where in the text each entity occurs: a tick for each mention. Takes `views.occurrences`."""
    rows = occurrences.assign(lane=_distinct(occurrences["name"], occurrences["entity_id"]))
    chart = (
        alt.Chart(rows)
        .mark_tick(thickness=3, size=14, color="#0072b2")
        .encode(
            x=alt.X(
                "start:Q",
                title="characters from the beginning of the article",
                scale=alt.Scale(nice=False),
            ),
            y=alt.Y("lane:N", sort=alt.EncodingSortField("start", op="min"), title=None),
            tooltip=["name:N", "kind:N", "text:N", "form:N", "paragraph:O"],
        )
    )
    most = occurrences["name"].value_counts()
    told = "; ".join(f"{name} {count}" for name, count in most.items())
    return _finish(
        chart.properties(height=alt.Step(16), width=WIDTH),
        "Where each entity occurs in the text",
        "Entities in the order of their first mention; one tick is one mention.",
        f"Mentions by entity: {told}.",
    )


@judged
def chart_expressions(expressions: pd.DataFrame) -> alt.Chart:
    """Each temporal expression as the days it may mean. Takes `views.expressions`."""
    rows = expressions.assign(
        lane=expressions["date_id"] + "  “" + expressions["text"] + "”",
        label=expressions["reading"] + " · " + expressions["basis"],
    )
    return _timeline(
        rows,
        BASIS,
        "What each date in the text may mean",
        "",
        ["text:N", "edtf:N", "reading:N", "basis:N"],
    )


@judged
def chart_clocks(clocks: pd.DataFrame) -> alt.Chart:
    """Three clocks on one axis: published, said, happened. Takes `views.clocks`."""
    rows = clocks.assign(lane=clocks["clock"] + ": " + clocks["label"], label=clocks["edtf"])
    return _timeline(
        rows,
        CLOCK,
        "Three clocks: published, said, said to have happened",
        "In brackets: the number of attributions. ",
        ["clock:N", "label:N", "edtf:N", "basis:N", "attributions:Q"],
    )


@judged
def chart_said(statements: pd.DataFrame) -> alt.Chart:
    """When it was said: a lane for each source and distinct date, with the number of statements.
    Takes `views.statements`.
    """
    keys = ["origin", "source", "identified", "said_edtf", "said_label"]
    totals = {
        "said_basis": ("said_basis", lambda bases: ", ".join(dict.fromkeys(bases))),
        "attributions": ("attribution_id", "size"),
        "attribution_ids": ("attribution_id", listed),
        "earliest": ("said_earliest", "first"),
        "latest": ("said_latest", "first"),
    }
    rows = statements.groupby(keys, sort=False).agg(**totals).reset_index()
    rows = rows.assign(
        lane=_distinct(rows["source"], rows["origin"]) + _unnamed(rows),
        label=rows["said_label"].where(rows["said_edtf"] != "", ""),
    )
    return _timeline(
        rows,
        VOICE,
        "When it was said: a lane for each source",
        "In brackets: the number of attributions. ",
        ["source:N", "identified:N", "said_label:N", "said_basis:N", "attribution_ids:N"],
    )


@judged
def chart_happened(statements: pd.DataFrame) -> alt.Chart:
    """When it is said to have happened: a lane for each claim, forecasts told apart. Takes
    `views.statements`.
    """
    columns = {
        "proposition": "first",
        "event_label": "first",
        "event_basis": "first",
        "event_earliest": "first",
        "event_latest": "first",
        "act": list,
        "attribution_id": list,
    }
    rows = (
        statements.groupby("claim_id", sort=False)
        .agg(columns)
        .reset_index()
        .rename(
            columns={
                "event_earliest": "earliest",
                "event_latest": "latest",
                "attribution_id": "attribution_ids",
            }
        )
    )
    status = [
        "forecast" if "forecast" in acts else "directive" if "urge" in acts else "statement"
        for acts in rows["act"]
    ]
    label = [
        ("" if row.event_label == dates.NOT_DATED else row.event_label)
        + (f" ({kind})" if kind != "statement" else "")
        for row, kind in zip(rows.itertuples(), status)
    ]
    rows = rows.assign(
        lane=rows["claim_id"] + "  " + rows["proposition"],
        label=label,
        status=status,
        act=rows["act"].map(", ".join),
    )
    order = [str(row.latest or row.earliest or "~") for row in rows.itertuples()]
    rows = rows.assign(order=order).sort_values(["order", "claim_id"], kind="stable")
    if len(rows) > MANY:
        return _chart_happened_in_sum(rows)
    return _timeline(
        rows.assign(attribution_ids=rows["attribution_ids"].map(listed)),
        STATUS,
        "When it is said to have happened: a lane for each claim",
        "Forecasts and directives are marked as such. ",
        [
            "claim_id:N",
            "proposition:N",
            "event_label:N",
            "event_basis:N",
            "act:N",
            "attribution_ids:N",
        ],
    )


def _chart_happened_in_sum(claims: pd.DataFrame) -> alt.Chart:
    """The same for many claims: a lane for each distinct date and status, with the number of
    attributions.
    """
    columns = {
        "claims": ("claim_id", "size"),
        "earliest": ("earliest", "first"),
        "latest": ("latest", "first"),
        "event_basis": ("event_basis", lambda bases: ", ".join(dict.fromkeys(bases))),
        "attribution_ids": ("attribution_ids", "sum"),
    }
    rows = claims.groupby(["event_label", "status"], sort=False).agg(**columns).reset_index()
    rows = rows.assign(
        lane=rows["event_label"] + " · " + rows["status"],
        label=rows["claims"].map(lambda n: f"{n} claim{'' if n == 1 else 's'}"),
        attributions=rows["attribution_ids"].map(len),
        attribution_ids=rows["attribution_ids"].map(listed),
    )
    return _timeline(
        rows,
        STATUS,
        "When it is said to have happened: a lane for each date",
        f"More than {MANY} claims, so they are added up; in brackets: the number of attributions. ",
        ["event_label:N", "event_basis:N", "claims:Q", "status:N"],
    )


@judged
def chart_numbers(quantities: pd.DataFrame, *, unit: str = "") -> alt.Chart:
    """The numbers in one unit as intervals, with their source. Takes `views.quantities`; without a
    unit, the most frequent one. Raises ValueError for a unit that none of them has.
    """
    units = quantities["unit"].unique()
    if len(units):
        one_of("unit", unit, units, blank="or blank for the most frequent")
    unit = unit or next(iter(quantities["unit"].mode()), "")
    rows = quantities[quantities["unit"] == unit]
    if rows.empty:
        return _nothing("The numbers that are claimed", "The text claims no numbers.")
    rows = rows.assign(
        lane=rows["quantity_id"] + "  " + rows["source"] + _unnamed(rows) + ": " + rows["measure"],
        label=[_words_and_interval(row) for row in rows.itertuples()],
        attribution_ids=rows["attribution_id"].map(lambda id_: listed([id_])),
    )
    ends = [
        (
            None if pd.isna(row.low) else float(row.low),
            None if pd.isna(row.high) else float(row.high),
        )
        for row in rows.itertuples()
    ]
    known = [0.0, *(bound for pair in ends for bound in pair if bound is not None)]
    span = (max(known) - min(known)) or 1.0
    open_low = [high for low, high in ends if low is None and high is not None]
    beside = min(known) < 0 or min(open_low, default=span) < span / 10  # room for an arrow, left
    window = (
        min(known) - (span / 14 if beside else 0),
        max(known) + 0.7 * span,
        span / 10,
    )
    x = alt.X(
        "x:Q",
        title=_wrapped(unit),
        scale=alt.Scale(domain=window[:2], nice=False, range=[GAP, WIDTH]),
    )
    tooltip = [
        "text:N",
        "reading:N",
        "open_end:N",
        "source:N",
        "measure:N",
        "as_of:N",
        "said:N",
        "act:N",
        "certainty:N",
        "chain:N",
    ]
    return _finish(
        _ranges(rows, ends, VOICE, x, window, "no figure", tooltip),
        f"The numbers that are claimed ({unit}), each with its source",
        "A mark is a figure, an arrow an open end: the text sets no bound there, which is not zero. What is counted, and where, differs from row to row.",
        _told(rows),
    )


@judged
def chart_relations(relations: pd.DataFrame) -> alt.Chart:
    """How claims bear on each other, as a matrix: the row's claim … the column's claim. Takes
    `views.relations`.
    """
    if relations.empty:
        return _nothing("Which claims bear on which", "No relation between claims is recorded.")
    order = sorted({*relations["claim_a"], *relations["claim_b"]})
    rows = (
        relations.assign(
            lane=(relations["claim_a"] + "  " + relations["proposition_a"]).map(_wrapped)
        )
        .sort_values("claim_a")
        .assign(order=range(len(relations)))
    )
    chart = (
        alt.Chart(rows)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=alt.X(
                "claim_b:N",
                sort=order,
                title="the claim that it bears on",
                axis=alt.Axis(orient="top", labelAngle=-90, grid=True),
            ),
            y=_lanes(),
            color=RELATION.seen(rows).colour,
            shape=RELATION.seen(rows).shape,
            tooltip=[
                "claim_a:N",
                "relation:N",
                "claim_b:N",
                "proposition_b:N",
                "kind:N",
                "basis:N",
                "why:N",
            ],
        )
    )
    told = "; ".join(f"{row.claim_a} {row.relation} {row.claim_b}" for row in rows.itertuples())
    return _finish(
        chart.properties(height=alt.Step(_step(rows["lane"])), width=WIDTH),
        "Which claims bear on which, and how",
        "Read a row from left to right: the claim on the left supports, qualifies, … the claim above.",
        f"Relations: {told}.",
    )


@judged
def chart_origins(origins: pd.DataFrame) -> alt.Chart:
    """Independent origins against the number of attributions: a mark for each combination, with its
    claims. Takes `views.origins`.
    """
    rows = (
        origins.groupby(["attributions", "origins_low", "origins_high"])
        .agg(claims=("claim_id", "size"), ids=("claim_id", ", ".join))
        .reset_index()
    )
    rows = rows.assign(
        middle=(rows["origins_low"] + rows["origins_high"]) / 2,
        label=[f"{row.claims} claims" if row.claims > 4 else row.ids for row in rows.itertuples()],
    )
    most = int(max(rows["attributions"].max(), rows["origins_high"].max())) + 1 if len(rows) else 2
    scale, axis = alt.Scale(domain=[0, most], nice=False), alt.Axis(tickMinStep=1, format="d")
    base = alt.Chart(rows).encode(
        x=alt.X(
            "attributions:Q", scale=scale, axis=axis, title="attributions (how often it is said)"
        ),
        tooltip=["claims:Q", "attributions:Q", "origins_low:Q", "origins_high:Q", "ids:N"],
    )
    ranges = base.mark_rule(strokeWidth=3, color="#0072b2").encode(
        y=alt.Y("origins_low:Q", scale=scale, axis=axis, title="distinct origins (who says it)"),
        y2="origins_high:Q",
    )
    dots = base.mark_point(filled=True, opacity=1, color="#0072b2", shape="circle").encode(
        y="origins_high:Q",
        size=alt.Size("claims:Q", scale=alt.Scale(range=[150, 1200]), legend=None),
    )
    lows = (
        base.mark_tick(color="#0072b2", thickness=3, size=16)
        .encode(y="origins_low:Q")
        .transform_filter("datum.origins_low < datum.origins_high")
    )
    labels = base.mark_text(align="left", dx=20, color=INK).encode(y="middle:Q", text="label:N")
    told = "; ".join(
        f"{row.claims} claims with {row.attributions} attributions and {row.origins_low} to {row.origins_high} origins"
        for row in rows.itertuples()
    )
    return _finish(
        alt.layer(ranges, lows, dots, labels).properties(height=320, width=WIDTH),
        "Said often, or said by many? Origins against attributions",
        "A line goes down to the fewest origins there may be, where unnamed people may coincide with others.",
        f"{told}.",
    )


@judged
def chart_grades(grades: pd.DataFrame) -> alt.Chart:
    """The analyst's grade of each claim against the text's own certainty. Takes `views.grades`;
    grades of a source alone are left to the table.
    """
    graded = grades[(grades["certainty"] != "") & grades["credibility"].notna()]
    graded = graded.assign(
        certainty=graded["certainty"].str.split(", "),
        source=graded["source"].where(graded["source"] != "", "anybody"),
    ).explode("certainty")
    rows = (
        graded.groupby(["certainty", "credibility"])
        .agg(names=("source", "\n".join), grades=("assessment_id", "size"))
        .reset_index()
        .astype({"credibility": int})
    )
    base = alt.Chart(rows).encode(
        x=alt.X(
            "certainty:O",
            sort=CERTAINTIES,
            scale=alt.Scale(domain=CERTAINTIES),
            title="how sure the text sounds",
            axis=alt.Axis(labelAngle=0),
        ),
        y=alt.Y(
            "credibility:O",
            scale=alt.Scale(domain=[1, 2, 3, 4, 5, 6]),
            title="the analyst's grade of the claim",
        ),
        tooltip=["names:N", "grades:Q"],
    )
    dots = base.mark_point(filled=True, opacity=1, color="#0072b2").encode(
        size=alt.Size("grades:Q", legend=None, scale=alt.Scale(range=[120, 500]))
    )
    labels = base.mark_text(dx=14, align="left", color=INK, lineBreak="\n", limit=230).encode(
        text="names:N"
    )
    told = (
        "; ".join(
            f"{', '.join(row.names.splitlines())}: {row.certainty}, graded {row.credibility}"
            for row in rows.itertuples()
        )
        or "no grade yet"
    )
    return _finish(
        alt.layer(dots, labels).properties(height=420, width=WIDTH + 160),
        "How sure it sounds, and how far the analyst trusts it",
        "Each mark is a graded claim, named by its source. Grades: 1 confirmed by others, 2 probable, 3 possible, 4 doubtful, 5 improbable, 6 cannot be judged.",
        f"Grades: {told}.",
    )


@judged
def chart_disagreement(items: pd.DataFrame) -> alt.Chart:
    """Where a class differs: a column for each item, a row for each label, the share of pairs that
    differ in each cell. Takes a comparison's items.
    """
    if items.empty:
        return _nothing(
            "Where does the class differ?", "There is no passage to compare students on."
        )
    values = {
        "marked": 1 - items["agree_marked"],
        "passage": 1 - items["f1"],
        **{
            label: 1 - items[f"agree_{label}"] for label in ("source", "act", "stance", "certainty")
        },
    }
    rows = items[["item", "text", "marked", "of"]].assign(
        order=range(len(items)), block=[place // BLOCK for place in range(len(items))]
    )
    rows = pd.concat(
        [
            rows.assign(label=label, row=row, differ=values[label].astype(float))
            for row, label in enumerate(values)
        ]
    )
    rows = rows.assign(
        told=rows["differ"].map(lambda differ: "–" if pd.isna(differ) else f"{100 * differ:.0f}")
    )
    base = alt.Chart(rows).encode(
        x=alt.X(
            "item:N",
            title=None,
            sort=alt.EncodingSortField("order", op="min"),
            axis=alt.Axis(orient="top", labelAngle=-90, domain=False, ticks=False),
        ),
        y=alt.Y(
            "label:N",
            title=None,
            sort=alt.EncodingSortField("row", op="min"),
            axis=alt.Axis(domain=False, ticks=False),
        ),
        tooltip=["item:N", "text:N", "label:N", "differ:Q", "marked:Q", "of:Q"],
    )
    cells = base.mark_rect(stroke="white", aria=False).encode(
        color=alt.Color("differ:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=HEAT))
    )
    numbers = base.mark_text(fontSize=11, aria=False).encode(
        text="told:N",
        color=alt.condition("datum.differ > 0.75", alt.value("white"), alt.value(INK)),
    )
    chart = (
        alt.layer(cells, numbers)
        .properties(width=alt.Step(26), height=alt.Step(ROW))
        .facet(row=alt.Row("block:O", title=None, header=alt.Header(labels=False)), spacing=8)
        .resolve_scale(x="independent")
    )
    told = "; ".join(f"{row.item} {row.disagreement:.2f}" for row in items.itertuples())
    return _finish(
        chart,
        "Where does the class differ? Percent of the pairs of students that differ, item by item",
        "Items in text order; x…: a passage that the key does not have. Row “passage”: how far the words marked are from the item's own. A dash: nothing to compare.",
        f"Disagreement on each item, from 0 to 1: {told}.",
    )


@judged
def chart_students(choices: pd.DataFrame, items: pd.DataFrame, students: pd.DataFrame) -> alt.Chart:
    """Who marked what: a row for each student, a column for each item, a square as large as the
    overlap. Takes the tables of a comparison.
    """
    if items.empty:
        return _nothing("Who marked what?", "There is no passage to compare students on.")
    short = students["student"].map(lambda name: name if len(name) <= 30 else f"{name[:30]} …")
    order, place = (
        dict(zip(items["item"], range(len(items)))),
        dict(zip(students["student"], range(len(students)))),
    )
    lane = dict(zip(students["student"], _distinct(short, students["student"])))
    rows = choices[choices["item"].isin(order)]
    chosen = [
        " · ".join(filter(None, labels))
        for labels in rows[["source", "act", "stance", "certainty"]].itertuples(index=False)
    ]
    rows = rows[["student", "item", "overlap"]].assign(
        order=rows["item"].map(order),
        row=rows["student"].map(place),
        lane=rows["student"].map(lane),
        chosen=chosen,
    )
    unread = students.loc[students["f1"].isna(), ["student", "status"]].assign(
        row=lambda those: those["student"].map(place), lane=lambda those: those["student"].map(lane)
    )
    x = alt.X(
        "item:N",
        title=None,
        sort=alt.EncodingSortField("order", op="min"),
        axis=alt.Axis(orient="top", labelAngle=-90, domain=False, ticks=False),
    )
    y = alt.Y(
        "lane:N",
        title=None,
        sort=alt.EncodingSortField("row", op="min"),
        axis=alt.Axis(domain=False, ticks=False, labelLimit=0),
    )
    stripes = (
        alt.Chart(items[["item"]].assign(order=range(len(items))))
        .mark_rect(aria=False)
        .encode(
            x=x,
            color=alt.condition("datum.order % 2 == 1", alt.value("#f4f4f4"), alt.value("white")),
        )
    )
    base = alt.Chart(rows).encode(
        x=x, y=y, tooltip=["student:N", "item:N", "overlap:Q", "chosen:N"]
    )
    squares = base.mark_square(opacity=1, aria=False).encode(
        size=alt.Size("overlap:Q", legend=None, scale=alt.Scale(domain=[0.5, 1], range=[15, 120])),
        color=alt.Color(
            "overlap:Q", legend=None, scale=alt.Scale(domain=[0.5, 1], range=["#8cc4e6", "#00507d"])
        ),
    )
    signs = base.mark_text(color="#b03a00", aria=False).encode(text=alt.value("–"))
    notes = (
        alt.Chart(unread)
        .mark_text(align="left", color="#b03a00", fontStyle="italic")
        .encode(y=y, x=alt.value(4), text="status:N")
    )
    layers = alt.layer(
        stripes,
        squares.transform_filter("datum.overlap !== null"),
        signs.transform_filter("datum.overlap === null"),
        notes,
    )
    told = "; ".join(
        f"{row.student}: {row.status if pd.isna(row.found) else f'{row.found} of {row.of} of the key'}"
        for row in students.itertuples()
    )
    return _finish(
        layers.properties(width=alt.Step(15), height=alt.Step(18)),
        "Who marked what? A row for each student, a column for each item",
        "The larger and darker the square, the nearer to the item's own words. A red dash: not marked. x…: a passage that the key does not have.",
        f"{told}.",
    )


def _finish(chart: alt.Chart, title: str, subtitle: str, description: str) -> alt.Chart:
    named = chart.properties(
        title=alt.TitleParams(
            title,
            subtitle=textwrap.wrap(subtitle, 105),
            anchor="start",
            frame="group",
            limit=WIDTH + 300,
            fontSize=15,
            subtitleFontSize=12,
            subtitleColor="#444",
            offset=14,
        ),
        description=f"{title}. {description}",
    )
    return (
        named.configure(background="white", font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            gridColor="#e6e6e6",
            labelFontSize=12,
            titleFontWeight="normal",
            labelLimit=320,
        )
        .configure_legend(orient="bottom", labelColor=INK, labelFontSize=12, labelLimit=0)
    )


def _nothing(title: str, why: str) -> alt.Chart:
    chart = (
        alt.Chart(pd.DataFrame({"why": [why]}))
        .mark_text(align="left", color=INK, fontSize=13)
        .encode(text="why:N", x=alt.value(0))
    )
    return _finish(chart.properties(width=WIDTH, height=30), title, "", why)


def _words_and_interval(row) -> str:
    """What the text says, unless it is the figure itself, and the interval that it allows; in a
    second line an end that is open, and the day.
    """
    words = f"“{textwrap.shorten(row.text, 40, placeholder=' …')}”: "
    said = "" if row.reading.startswith(row.text) else words
    ends = f"{row.open_end}; " if row.open_end else ""
    return f"{said}{row.reading}\n{ends}as of: {row.as_of}"


def _distinct(names: pd.Series, ids: pd.Series) -> pd.Series:
    """The names, with the id added where two ids share one."""
    shared = ids.groupby(names).transform("nunique") > 1
    return names.where(~shared, names + " (" + ids + ")")


def _unnamed(rows: pd.DataFrame) -> pd.Series:
    return (
        rows["identified"]
        .map(lambda voice: f" · {voice}" if voice == views.UNNAMED else "")
        .astype(str)
    )


def _row_header() -> alt.Header:
    return alt.Header(
        labelAngle=0,
        labelAlign="left",
        labelAnchor="start",
        labelOrient="top",
        labelFontWeight="bold",
        labelColor=INK,
    )


def _placed(chains: pd.DataFrame) -> pd.DataFrame:
    """The tree's nodes with a level: leaves one below the other, each outer party in the middle of
    its inner ones.
    """
    levels: dict[str, float] = {}
    inner = chains.groupby("through", sort=False)["path"].agg(list).to_dict()

    def place(path: str, free: int) -> int:
        for child in inner.get(path, []):
            free = place(child, free)
        below = [levels[child] for child in inner.get(path, [])]
        levels[path] = sum(below) / len(below) if below else free
        return free if below else free + 1

    place(chains["path"].iloc[0], 0)
    counts = [
        f"{row.party} ({row.ending})"
        if row.ending == row.passing
        else f"{row.party} ({row.ending} of {row.passing})"
        for row in chains.itertuples()
    ]
    return chains.assign(level=chains["path"].map(levels), label=counts)


def _timeline(
    rows: pd.DataFrame, look: "Look", title: str, subtitle: str, tooltip: list[str]
) -> alt.Chart:
    """Rows with earliest and latest on a calendar axis, each in its lane, the undated in a column
    of their own.
    """
    first, last = _window([*rows["earliest"], *rows["latest"]])
    reach = max((last - first) / 14, timedelta(days=1))
    x = alt.X(
        "x:T",
        title=None,
        axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=5),
        scale=alt.Scale(
            type="utc", domain=[first.isoformat(), last.isoformat()], range=[GAP, WIDTH]
        ),
    )
    ends = list(zip(rows["earliest"], rows["latest"]))
    far = (
        "A hollow arrow reaches beyond the axis. "
        if any(start and start < first for start, _ in ends)
        else ""
    )
    chart = _ranges(rows, ends, look, x, (first, last, reach), "not dated", tooltip)
    return _finish(
        chart,
        title,
        f"{subtitle}A mark is a day, a bar a range, an arrow an open end. {far}What the text does not date stands on the left.",
        _told(rows),
    )


def _ranges(
    rows: pd.DataFrame,
    ends: list[tuple],
    look: "Look",
    x: alt.X,
    window: tuple,
    apart: str,
    tooltip: list[str],
) -> alt.LayerChart:
    """One lane a row: a point, a bar with its ends, or arrows where an end is open; rows with
    neither end in a column on the left.
    """
    first, last, reach = window
    fields = {name.split(":")[0] for name in tooltip} | {
        "lane",
        "label",
        "attribution_ids",
        "attributions",
        look.field,
    }
    rows, look = rows.assign(lane=rows["lane"].map(_wrapped)), look.seen(rows)
    drawn = rows[[column for column in rows.columns if column in fields]].assign(
        x=[
            _plain(
                max(first, start)
                if start is not None
                else max(first, end) - min(reach, max(first, end) - first)
                if end is not None
                else None
            )
            for start, end in ends
        ],
        x2=[
            _plain(
                max(first, end)
                if end is not None
                else max(first, start) + min(reach, last - max(first, start))
                if start is not None
                else None
            )
            for start, end in ends
        ],
        left=["open" if start is None else "beyond" if start < first else "" for start, _ in ends],
        right=["open" if end is None else "" for _, end in ends],
        order=range(len(rows)),
    )
    placed, unplaced = drawn[drawn["x"].notna()], drawn[drawn["x"].isna()]
    lanes = _lanes()
    base, x2 = (
        alt.Chart(placed)
        .transform_calculate(told=COUNTED, read=READ)
        .encode(y=lanes, color=look.colour, tooltip=tooltip, description="read:N"),
        alt.X2(field="x2"),
    )
    left = (
        alt.Chart(unplaced)
        .transform_calculate(told=COUNTED, read=READ)
        .encode(y=lanes, description="read:N")
    )
    end = x.copy()
    end.shorthand = x.shorthand.replace("x:", "x2:")
    tick = {"thickness": 3, "size": 12, "opacity": 1}
    marks = [
        alt.Chart(pd.DataFrame({"name": [apart]}))
        .mark_rect(color="#f3f3f3")
        .encode(x=alt.value(0), x2=alt.value(GAP - 14)),
        alt.Chart(pd.DataFrame({"name": [apart]}))
        .mark_text(align="left", color=INK, fontStyle="italic")
        .encode(x=alt.value(4), y=alt.value(-9), text="name:N"),
        base.mark_rule(strokeWidth=4).encode(x=x, x2=x2),
        base.mark_tick(**tick)
        .encode(x=x)
        .transform_filter("datum.left == '' && datum.x != datum.x2"),
        base.mark_tick(**tick)
        .encode(x=end)
        .transform_filter("datum.right == '' && datum.x != datum.x2"),
        base.mark_point(filled=True, size=110, opacity=1, shape="triangle-left")
        .encode(x=x)
        .transform_filter("datum.left == 'open'"),
        base.mark_point(size=110, opacity=1, shape="triangle-left", fill="white")
        .encode(x=x)
        .transform_filter("datum.left == 'beyond'"),
        base.mark_point(filled=True, size=110, opacity=1, shape="triangle-right")
        .encode(x=end)
        .transform_filter("datum.right == 'open'"),
        base.mark_point(filled=True, size=90, opacity=1)
        .encode(x=x, shape=look.shape)
        .transform_filter("datum.x == datum.x2 && datum.left == ''"),
        base.mark_text(align="left", dx=10, size=11, limit=LABEL, lineBreak="\n").encode(
            x=end, text="told:N", color=alt.value(INK)
        ),
        left.mark_point(filled=True, size=90, opacity=1).encode(
            x=alt.value(12), color=look.colour, shape=look.shape, tooltip=tooltip
        ),
        left.mark_text(align="left", size=11, color=INK, limit=LABEL, lineBreak="\n").encode(
            x=alt.value(22), text="told:N"
        ),
    ]
    return alt.layer(*marks).properties(
        height=alt.Step(_step(pd.concat([drawn["lane"], drawn["label"]]))), width=WIDTH
    )


def _lanes() -> alt.Y:
    axis = alt.Axis(
        grid=True,
        labelExpr=r"split(datum.label, '\n')",
        labelLimit=0,
        labelLineHeight=12,
        labelFontSize=11,
    )
    return alt.Y("lane:N", title=None, sort=alt.EncodingSortField("order", op="min"), axis=axis)


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 64, max_lines=2, placeholder=" …"))


def _step(told: pd.Series) -> int:
    return 10 + 12 * max((words.count("\n") + 1 for words in told), default=1)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _told(rows: pd.DataFrame) -> str:
    return (
        "; ".join(
            f"{row.lane}: {' '.join(row.label.split()) or dates.NOT_DATED}"
            for row in rows.itertuples()
        )
        + "."
    )


def _window(days: list[date | None]) -> tuple[date, date]:
    """The first and last day of the axis: all known days, but for early ones so far off that the
    rest would shrink to a line.
    """
    known = sorted({day for day in days if day}) or [date(2000, 1, 1)]
    while len(known) > 2 and (known[1] - known[0]) > 3 * (known[-1] - known[1]) + timedelta(
        days=30
    ):
        known = known[1:]
    span = known[-1] - known[0]
    before, after = max(span / 10, timedelta(days=2)), max(span / 2.2, timedelta(days=4))
    return max(date.min + before, known[0]) - before, min(date.max - after, known[-1]) + after
