"""Charts of who speaks: whose words, how often, through whom, where."""

import altair as alt
import pandas as pd

from .. import views
from ..arguments import judged
from .look import (
    BLUE,
    INK,
    MANY,
    ROW,
    VOICE,
    WIDTH,
    WORDS,
    counted,
    distinct,
    finish,
    lanes,
    nothing,
    row_header,
    step,
    tips,
    wrapped,
)

HOP = 44
"""how far a party stands to the right of the one that it speaks through, in pixels"""
BRANCH = 20
"""how high a line of the tree of chains is, in pixels"""
NOBODY = "The text attributes nothing to anybody."

SIGNS = {views.UNNAMED: "?", views.OPEN: "open", views.OWN_VOICE: "own"}
"""what stands on a bar beside its color"""


@judged
def chart_voices(voices: pd.DataFrame) -> alt.Chart:
    """Whose words the article is made of: a bar for each paragraph, as long as the paragraph. Takes
    `views.voices`.
    """
    if voices.empty:
        return nothing("Whose words are these?", "The text has no words.")
    if len(voices) > 5 * MANY:
        return _chart_voices_in_sum(voices)
    look = WORDS.without(views.OPEN, voices)
    rows = voices.assign(
        paragraph=voices["paragraph"].astype(int), order=voices["voice"].map(look.values.index)
    )
    chart = (
        alt.Chart(rows)
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X(
                "first:Q",
                title="characters from the beginning of the paragraph",
                **counted(int(rows["last"].max())),
            ),
            x2="last:Q",
            y=alt.Y("paragraph:O", title="paragraph"),
            color=look.color,
            tooltip=tips(["voice:N", "source:N", "text:N"]),
        )
    )
    signs = rows.assign(sign=rows["voice"].map(SIGNS).fillna(""))[rows["end"] - rows["start"] > 12]
    hatch = (
        alt.Chart(signs)
        .mark_text(align="left", dx=3, color="black", fontSize=11)
        .encode(x="first:Q", y="paragraph:O", text="sign:N")
    )
    by = rows.assign(length=rows["end"] - rows["start"]).groupby("voice")["length"].sum()
    told = "; ".join(f"{voice} {by.get(voice, 0) / max(1, by.sum()):.0%}" for voice in look.values)
    left = "“open”: a source left open; " if views.OPEN in look.values else ""
    return finish(
        alt.layer(chart, hatch).properties(height=alt.Step(ROW), width=WIDTH),
        "Whose words are these? Every character of the article, paragraph by paragraph",
        f"A question mark: an unnamed source; {left}“own”: the outlet itself; no sign: a named "
        "source; pale: source and cue.",
        f"Share of the characters: {told}.",
    )


def _chart_voices_in_sum(voices: pd.DataFrame) -> alt.Chart:
    """The same for a long article: a bar for each voice, as long as all of its words together."""
    look = WORDS.without(views.OPEN, voices)
    rows = (
        voices.assign(characters=voices["end"] - voices["start"])
        .groupby("voice")["characters"]
        .sum()
        .reindex(look.values)
        .fillna(0)
        .reset_index()
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("voice:N", sort=look.values, title=None),
        x=alt.X("characters:Q", title="characters", **counted(int(rows["characters"].max()))),
    )
    bars = base.mark_bar(color=BLUE).encode(tooltip=tips(["voice:N", "characters:Q"]))
    told = "; ".join(f"{row.voice} {row.characters:.0f} characters" for row in rows.itertuples())
    return finish(
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
    if sources.empty:
        return nothing("Who speaks, and how often: attributions by origin", NOBODY)
    look = VOICE.without(views.OPEN, sources)
    lane = distinct(sources["source"], sources["origin"]).map(wrapped)
    rows = sources.assign(lane=lane, order=range(len(sources)))
    most = int(rows["attributions"].max())
    base = alt.Chart(rows).encode(
        y=lanes(), x=alt.X("attributions:Q", title="attributions", **counted(most))
    )
    bars = base.mark_bar(size=14).encode(
        color=look.color.legend(None),
        tooltip=tips(
            [
                "source:N",
                "identified:N",
                "attributions:Q",
                "of:Q",
                "claims:Q",
                "denials:Q",
                "relay:N",
            ]
        ),
    )
    chart = alt.layer(
        bars, base.mark_text(align="left", dx=4, color=INK).encode(text="attributions:Q")
    ).properties(height=alt.Step(step(rows["lane"])), width=WIDTH)
    faceted = chart.facet(
        spacing=12,
        row=alt.Row("identified:N", title=None, sort=look.values, header=row_header()),
    ).resolve_scale(y="independent")
    told = "; ".join(f"{row.source} {row.attributions}" for row in sources.itertuples())
    return finish(
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
        return nothing("Through whom it reaches you", NOBODY)
    nodes = _placed(chains)
    told = "; ".join(
        f"{row.party} ({row.passing} passing, {row.ending} ending)" for row in nodes.itertuples()
    )
    size = {"height": BRANCH * len(nodes), "width": WIDTH + 160}
    return finish(
        alt.layer(*_branches(nodes), *_parties(nodes)).properties(**size),
        "Through whom it reaches you: the chains from the outlet to the origin",
        "Who speaks through somebody stands below them and further to the right. In brackets: "
        "attributions that originate there, of those that pass through. The wider the line, the "
        "more pass.",
        f"Chains from the outlet: {told}.",
    )


def _placed(chains: pd.DataFrame) -> pd.DataFrame:
    """The tree's nodes as an outline, each below the one that it speaks through: level (its line),
    label.
    """
    inner = chains.groupby("through", sort=False)["path"].agg(list).to_dict()
    order: list[str] = []
    waiting = [chains["path"].iloc[0]]
    while waiting:
        order.append(path := waiting.pop())
        waiting += reversed(inner.get(path, []))
    counts = [
        f"{row.party} ({row.ending})"
        if row.ending == row.passing
        else f"{row.party} ({row.ending} of {row.passing})"
        for row in chains.itertuples()
    ]
    levels = {path: level for level, path in enumerate(order)}
    return chains.assign(level=chains["path"].map(levels), label=counts).sort_values("level")


def _across(nodes: pd.DataFrame, field: str) -> alt.X:
    """How far to the right a party stands: a step for each hop."""
    deepest = int(nodes["hop"].max())
    return alt.X(
        f"{field}:Q",
        title="hops from the outlet (0 is the outlet itself)",
        axis=alt.Axis(
            values=list(range(deepest + 1)),
            format="d",
            orient="top",
            titleAnchor="start",
            domain=False,
        ),
        scale=alt.Scale(domain=[0, deepest], range=[10, 10 + HOP * max(deepest, 1)], nice=False),
    )


def _down(nodes: pd.DataFrame, field: str) -> alt.Y:
    scale = alt.Scale(domain=[len(nodes) - 0.5, -0.5], nice=False)
    return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _branches(nodes: pd.DataFrame) -> list[alt.Chart]:
    """From each party that others speak through a line down, and from there one to each of them."""
    links = (
        nodes[nodes["through"] != ""]
        .merge(nodes[["path", "level"]], left_on="through", right_on="path", suffixes=("", "_from"))
        .assign(hop_from=lambda row: row["hop"] - 1)
    )
    lines = (
        alt.Chart(links)
        .mark_rule(color="#b5b5b5")
        .encode(
            x=_across(nodes, "hop_from"),
            y=_down(nodes, "level"),
            strokeWidth=alt.StrokeWidth("passing:Q", legend=None, scale=alt.Scale(range=[1, 7])),
        )
    )
    return [lines.encode(x2="hop:Q"), lines.encode(y2="level_from:Q")]


def _parties(nodes: pd.DataFrame) -> list[alt.Chart]:
    """The mark and the name of each party."""
    look = VOICE.without(views.OPEN, nodes)
    base = alt.Chart(nodes).encode(x=_across(nodes, "hop"), y=_down(nodes, "level"))
    tooltip = tips(["party:N", "identified:N", "passing:Q", "ending:Q", "cues:N"])
    dots = base.mark_point(filled=True, opacity=1, size=110)
    names = base.mark_text(align="left", dx=10, color=INK, limit=WIDTH)
    return [
        dots.encode(color=look.color, shape=look.shape, tooltip=tooltip),
        names.encode(text="label:N"),
    ]


@judged
def chart_mentions(occurrences: pd.DataFrame) -> alt.Chart:
    """Where in the text each entity occurs: a tick for each mention. Takes `views.occurrences`."""
    if occurrences.empty:
        return nothing("Where each entity occurs in the text", "The text mentions nobody.")
    lane = distinct(occurrences["name"], occurrences["entity_id"]).map(wrapped)
    rows = occurrences.assign(lane=lane, order=occurrences["start"])
    place = alt.X(
        "start:Q",
        title="characters from the beginning of the article",
        **counted(int(rows["start"].max())),
    )
    chart = (
        alt.Chart(rows)
        .mark_tick(thickness=3, size=14, color=BLUE)
        .encode(
            x=place,
            y=lanes(),
            tooltip=tips(["name:N", "kind:N", "text:N", "form:N", "paragraph:O"]),
        )
    )
    most = occurrences["name"].value_counts()
    told = "; ".join(f"{name} {count}" for name, count in most.items())
    return finish(
        chart.properties(height=alt.Step(step(rows["lane"])), width=WIDTH),
        "Where each entity occurs in the text",
        "Entities in the order of their first mention; one tick is one mention.",
        f"Mentions by entity: {told}.",
    )
