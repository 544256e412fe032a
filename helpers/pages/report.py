"""One dossier as one HTML file that needs no network, no kernel, no mouse, and no trust in the
article.

Its content security policy lets only this file's own scripts run, named by their hashes, and
forbids every load. The page stands in assets/report.html.j2, its look in report.css, its filters in
report.js.
"""

import platform
import re
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from xml.etree import ElementTree

import altair as alt
import pandas as pd
from markupsafe import Markup

from .. import charts, dates, reader, views
from ..arguments import judged
from ..display import anchor, visible
from ..dossier import Dossier, as_dossier
from ..files import write_whole
from . import offline

CONTENTS = {
    "article": "The article",
    "sources": "Who is speaking?",
    "clocks": "When was it said, when was it?",
    "time": "Claims over time",
    "claims": "The claims, one by one",
    "disagreement": "Where do sources disagree?",
    "numbers": "The numbers",
    "observations": "What a critical reader notes",
    "grades": "The analyst's grades",
    "method": "Method and limits",
    "provenance": "Provenance",
}
INPUTS = {"day": "date", "words": "search"}
SVG = "http://www.w3.org/2000/svg"
PLACES = frozenset(
    ("d", "transform", "x", "x1", "x2", "y", "y1", "y2", "dx", "dy", "cx", "cy", "r", "points")
)
NEEDLESS = {"opacity": "1", "pointer-events": "none", "stroke-width": "1"}
LONG = re.compile(r"\d+\.\d{2,}(?:e-?\d+)?")


class Drawn(NamedTuple):
    """A chart for the report: its title, its picture, and its Vega specification when filters move
    it.
    """

    title: str
    svg: str
    spec: dict | None


@judged
def write_report(dossier: Dossier | str | Path | None, path: str | Path) -> Path:
    """Writes the report on a dossier, given itself or as a name or folder, as one HTML file, whole
    or not at all, and returns its path.

    The file makes no request. With JavaScript its filters drive charts, tables, marks and claim
    cards together, by the rules of `views.select`; without, and in print, every section stands as
    it is. Raises OSError when the place cannot be written.
    """
    return write_whole(path, render(as_dossier(dossier)).encode())


def render(dossier: Dossier) -> str:
    """The report's HTML; control characters, which HTML cannot hold, stand in it as their pictures
    (␀).
    """
    dossier = views.joined(dossier)
    said = views.statements(dossier)
    drawn, numbers = _charts(dossier, said)
    script, styles = offline.as_it_is("report.js"), {}
    parts = {
        "legend": reader.legend(),
        "article": reader.article(dossier),
        "contested": reader.contested(dossier),
        "observations": reader.observations(dossier),
    }
    shared = {name: _share_styles(part.html, styles) for name, part in parts.items()}
    css = offline.as_it_is("report.css") + Markup(
        "".join(f"[data-s='{n}']{{{style}}}" for style, n in styles.items())
    )
    return offline.make_page(
        "report.html.j2",
        scripts=(script, offline.read_vega()),
        dossier=dossier,
        headline=views.headline(dossier).fillna(0).to_dict("records"),
        contents=list(CONTENTS.items()),
        layers=reader.LAYERS,
        **shared,
        anchor=anchor,
        anchored=set(re.findall(r' id="([^"]+)"', shared["article"])),
        charts=drawn,
        numbers=numbers,
        rows=_tables(dossier, said),
        grades=views.grades(dossier),
        claims=_claims(dossier, said),
        statements=_statements(said),
        folds=_folds(said),
        fields=_fields(dossier, said),
        provenance=_provenance(dossier),
        shown=reader.shown,
        css=css,
        script=script,
        vega=offline.packed_vega(),
    )


def _share_styles(html: str, styles: dict[str, int]) -> str:
    """The HTML with each inline style replaced by its number in `styles`, which grows by those that
    are new.
    """
    return re.sub(
        r' style="([^"]*)"',
        lambda found: f' data-s="{styles.setdefault(found[1], len(styles))}"',
        html,
    )


def _charts(dossier: Dossier, said: pd.DataFrame) -> tuple[dict[str, Drawn], list[str]]:
    quantities = views.quantities(dossier)
    units = list(
        dict.fromkeys(
            quantities.sort_values(
                "unit", key=lambda units: -units.map(units.value_counts()), kind="stable"
            )["unit"]
        )
    )
    numbers = {
        f"numbers-{i}": _drawn(charts.chart_numbers(quantities, unit=unit), live=True)
        for i, unit in enumerate(units)
    }
    live = {
        "voices": charts.chart_voices(views.voices(dossier)),
        "sources": charts.chart_sources(views.sources(dossier)),
        "clocks": charts.chart_clocks(views.clocks(dossier)),
        "said": charts.chart_said(said),
        "happened": charts.chart_happened(said),
    }
    still = {
        "chains": charts.chart_chains(views.chains(dossier)),
        "expressions": charts.chart_expressions(views.expressions(dossier)),
        "relations": charts.chart_relations(views.relations(dossier)),
        "origins": charts.chart_origins(views.origins(dossier)),
        "grades": charts.chart_grades(views.grades(dossier)),
    }
    drawn = {name: _drawn(chart, live=name in live) for name, chart in {**live, **still}.items()}
    return drawn | numbers, list(numbers)


def _drawn(chart: alt.Chart, *, live: bool) -> Drawn:
    spec = charts.printable({**chart.to_dict(), "$schema": charts.LAB_SCHEMA})
    svg = charts.picture(spec)
    return Drawn(
        spec["title"]["text"],
        _slim(svg),
        offline.compiled(spec) if live else None,
    )


def _slim(svg: str) -> str:
    """The picture with coordinates to a tenth of a pixel, and without attributes that say what
    holds anyway, or that call a nameless group a symbol. No word in it changes.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        if element.tag == f"{{{SVG}}}g" and "aria-label" not in element.attrib:
            for name in ("role", "aria-roledescription"):
                element.attrib.pop(name, None)
        for name, value in list(element.attrib.items()):
            if NEEDLESS.get(name) == value:
                del element.attrib[name]
            elif name in PLACES:
                element.set(name, LONG.sub(lambda number: f"{float(number[0]):.1f}", value))
    return ElementTree.tostring(root, encoding="unicode")


def _tables(dossier: Dossier, said: pd.DataFrame) -> dict[str, pd.DataFrame]:
    register = [
        "attribution_id",
        "claim_id",
        "proposition",
        "source",
        "identified",
        "chain",
        "act",
        "stance",
        "certainty",
        "said_label",
        "event_label",
        "topic",
    ]
    happened = dossier.claims[["claim_id", "event_edtf", "event_basis"]]
    return {
        "statements": said[register],
        "entities": dossier.entities[["entity_id", "name", "kind", "named", "role", "note"]],
        "sources": views.sources(dossier).drop(columns="origin"),
        "chains": views.chains(dossier).drop(columns=["path", "through"]),
        "clocks": views.clocks(dossier),
        "happened": happened,
        "expressions": views.expressions(dossier)[
            ["date_id", "text", "edtf", "reading", "basis", "note"]
        ],
        "relations": views.relations(dossier),
        "origins": views.origins(dossier).drop(columns="proposition"),
        "quantities": views.quantities(dossier)[
            [
                "quantity_id",
                "source",
                "text",
                "reading",
                "open_end",
                "measure",
                "as_of",
                "said",
                "certainty",
                "part_of",
                "relative_to",
            ]
        ],
    }


def _claims(dossier: Dossier, said: pd.DataFrame) -> list[dict]:
    counted = views.origins(dossier).set_index("claim_id")
    quoted = {
        row.attribution_id: " … ".join(
            dossier.text[start:end].strip() for start, end in views.spans(row)
        )
        for row in said.itertuples()
    }
    rows = {
        claim_id: group.assign(quoted=group["attribution_id"].map(quoted)).to_dict("records")
        for claim_id, group in said.groupby("claim_id")
    }
    return [
        {
            "id": claim.claim_id,
            "proposition": claim.proposition,
            "topic": claim.topic,
            "happened": dates.read(claim.event_edtf).label,
            "basis": claim.event_basis,
            "note": claim.note,
            "said": rows[claim.claim_id],
            "contested": counted["contested"][claim.claim_id],
            "sourcing": reader.tell_origins(
                counted["attributions"][claim.claim_id],
                counted["origins_low"][claim.claim_id],
                counted["origins_high"][claim.claim_id],
            ),
        }
        for claim in dossier.claims.itertuples()
    ]


def _statements(said: pd.DataFrame) -> list[dict]:
    """The statements as the script of the report needs them: what it compares with the page is as
    the page shows it.
    """
    kept = ["origin", "kind", "identified", "act", "stance", "certainty", "topic", "relay"]
    return [
        {
            "id": visible(row["attribution_id"]),
            "claim": visible(row["claim_id"]),
            **{name: visible(row[name]) for name in kept},
            "depth": row["depth"],
            "involved": list(map(visible, row["involved"])),
            "said": _days(row, "said"),
            "event": _days(row, "event"),
            "searched": words,
        }
        for row, words in zip(said.to_dict("records"), views.searched(said), strict=True)
    ]


def _folds(said: pd.DataFrame) -> dict[str, str]:
    """What becomes of a character when case is folded away, for those that then stand in the text
    that is searched: no other can be found, whatever becomes of it.
    """
    there = set(normalize("NFD", "".join(views.searched(said))))
    return {char: fold for char, fold in _foldings().items() if there.issuperset(fold)}


@cache
def _foldings() -> dict[str, str]:
    return {char: char.casefold() for char in map(chr, range(0x110000)) if char != char.casefold()}


def _days(row: dict, clock: str) -> list[str | None]:
    return [
        day.isoformat() if (day := row[f"{clock}_{end}"]) else None
        for end in ("earliest", "latest")
    ]


def _fields(dossier: Dossier, said: pd.DataFrame) -> list[dict]:
    """The filter's fields with the options to choose from, if any."""
    choices = views.choices(said, views.names(dossier))
    return [
        {
            "name": field.name,
            "label": field.label,
            "options": choices.get(field.name),
            "type": INPUTS.get(field.control, ""),
        }
        for field in views.FILTERS
        if field.control != "check"
    ]


def _provenance(dossier: Dossier) -> list[tuple[str, str]]:
    article, package = dossier.article, dossier.package
    checked, rows = dossier.checked
    people = (
        ", ".join(person.get("title", "") for person in package.get("contributors", []))
        or "not stated"
    )
    used = ", ".join(
        f"{name} {version(name)}"
        for name in ("source-criticism-workbook", "altair", "vl-convert-python", "pandas", "edtf")
    )
    told = [
        (name.capitalize(), article.get(name, "unknown"))
        for name in ("headline", "byline", "publisher", "published")
    ]
    return [
        *told,
        (
            "Published, as far as the text tells",
            f"{dates.read(article.get('published_edtf', '')).label}. {article.get('published_basis', '')}",
        ),
        ("Rights", article.get("rights", "not stated")),
        ("Text (SHA-256)", article["sha256"]),
        ("Data version", package.get("version", "not stated")),
        ("Rows checked by a person", f"{checked} of {rows}"),
        ("Annotated by", people),
        ("Report built", datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("Software", f"Python {platform.python_version()}, {used}"),
    ]
