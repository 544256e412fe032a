"""Charts of who speaks: whose words, how often, through whom, where."""

import altair as alt
import pandas as pd

from .. import views
from ..arguments import judged
from .look import (
    INK,
    MANY,
    ROW,
    VOICE,
    WIDTH,
    WORDS,
    distinct,
    finish,
    nothing,
    row_header,
    tips,
)

SIGNS = {views.UNNAMED: "?", views.OPEN: "open", views.OWN_VOICE: "own"}
"""what stands on a bar beside its color"""


@judged
def chart_voices(voices: pd.DataFrame) -> alt.Chart:
    """Whose words the article is made of: a bar for each paragraph, as long as the paragraph. Takes
    `views.voices`.
    """
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
                scale=alt.Scale(nice=False),
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
        x=alt.X("characters:Q", title="characters"),
    )
    bars = base.mark_bar(color="#0072b2").encode(tooltip=tips(["voice:N", "characters:Q"]))
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
    look = VOICE.without(views.OPEN, sources)
    rows = sources.assign(lane=distinct(sources["source"], sources["origin"]))
    base = alt.Chart(rows).encode(
        y=alt.Y("lane:N", sort=None, title=None),
        x=alt.X("attributions:Q", title="attributions", axis=alt.Axis(tickMinStep=1)),
    )
    bars = base.mark_bar().encode(
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
    ).properties(height=alt.Step(ROW), width=WIDTH)
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
        return nothing("Through whom it reaches you", "The text attributes nothing to anybody.")
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
    tooltip = tips(["party:N", "identified:N", "passing:Q", "ending:Q", "cues:N"])
    look = VOICE.without(views.OPEN, chains)
    dots = (
        alt.Chart(nodes)
        .mark_point(filled=True, opacity=1, size=130)
        .encode(x=x, y=y, color=look.color, shape=look.shape, tooltip=tooltip)
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
    return finish(
        alt.layer(lines, dots, halo, labels).properties(
            height=int(22 * (lowest + 1.6)), width=WIDTH + 160
        ),
        "Through whom it reaches you: the chains from the outlet to the origin",
        "In brackets: attributions that originate there, of those that pass through. The wider "
        "the line, the more pass.",
        f"Chains from the outlet: {told}.",
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


@judged
def chart_mentions(occurrences: pd.DataFrame) -> alt.Chart:
    """Where in the text each entity occurs: a tick for each mention. Takes `views.occurrences`."""
    rows = occurrences.assign(lane=distinct(occurrences["name"], occurrences["entity_id"]))
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
    return finish(
        chart.properties(height=alt.Step(16), width=WIDTH),
        "Where each entity occurs in the text",
        "Entities in the order of their first mention; one tick is one mention.",
        f"Mentions by entity: {told}.",
    )
