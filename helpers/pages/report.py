"""One dossier as one HTML file that needs no network, no kernel, no mouse, and no trust in the
article.

Its content security policy lets only this file's own scripts run, named by their hashes, and
forbids every load. The page stands in assets/report.html.j2, its look in report.css, its filters in
the scripts of assets/report/.
"""

import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from .. import charts, dates, reader, views
from ..arguments import judged
from ..assets import join_assets
from ..display import anchor, unlisted
from ..dossier import Dossier, as_dossier
from ..files import write_whole
from ..sections import FIGURES, SECTIONS, Figure, make_charts, make_table
from ..views.knowing import tell_ground
from . import filtering, offline, reading, remarks
from .pictures import Picture, draw

SOFTWARE = ("source-criticism-workbook", "altair", "vl-convert-python", "pandas", "edtf")


PARTS = ("filters", "charts", "days", "links", "reading", "start")
SCRIPTS = ("drawing.js", "table.js", *(f"report/{name}.js" for name in PARTS))
FEW = 8
"""a table or a list of more rows is folded"""
HINTS = {
    "source": "Click or tap on a source to filter by it.",
    "clock": "Click or tap on a day to filter by it.",
    "claim": "Click or tap on a claim to filter by it.",
}
"""what a chart says of a click on it, by what that filters"""
BESIDE = 2
"""so many remarks stand open beside their paragraph"""
MANY = 500
"""where there are more statements, the browser lays out only what is in sight"""
HIGH = 550
"""a picture higher than that, in pixels, is folded"""


class Shown(NamedTuple):
    """A figure of a section on one dossier: its pictures by their names, and its table if any."""

    pictures: dict[str, Picture]
    table: pd.DataFrame | None
    unchecked: str
    """how many of the table's rows nobody has checked, in words; blank for none"""


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
    """The report's HTML."""
    dossier = views.joined(dossier)
    styles: dict[str, int] = {}
    voices = _voices(dossier)
    lines = [
        line._replace(html=_share_styles(line.html, styles)) for line in reading.paragraphs(dossier)
    ]
    legend = _share_styles(reader.legend(layers=reader.LINKED).html, styles)
    css = offline.look("report.css") + Markup(
        "".join(f"[data-s='{number}']{{{style}}}" for style, number in styles.items())
    )
    script = Markup(f"(() => {{\n{join_assets(*SCRIPTS)}}})();")
    figures = {figure.name: _shown(figure, dossier) for figure in FIGURES}
    return offline.make_page(
        "report.html.j2",
        scripts=(script, offline.read_vega()),
        dossier=dossier,
        headline=views.headline(dossier).fillna(0).to_dict("records"),
        sections=SECTIONS,
        figures=figures,
        specs=_specs(figures),
        claims=_claims(dossier),
        provenance=_provenance(dossier),
        answers={section.id: reader.answer(dossier, section.id).text for section in SECTIONS},
        findings=remarks.findings(dossier),
        remarks=remarks.observations(dossier),
        unchecked={name: _unchecked(frame) for name, frame in dossier.tables.items()},
        voices=[(voice, reader.VOICE_TINTS[voice], reader.VOICE_LINES[voice]) for voice in voices],
        hints=HINTS,
        few=FEW,
        high_table=reader.FEW,
        least_width=reader.least_width,
        many=MANY,
        high=HIGH,
        lines=lines,
        beside=BESIDE,
        legend=legend,
        anchored={id_ for line in lines for id_ in re.findall(r' id="([^"]+)"', line.html)},
        anchor=anchor,
        unlisted=unlisted,
        places=_places(dossier),
        shown=reader.shown,
        heading=_heading,
        css=css,
        script=script,
        vega=offline.packed_vega(),
        **_filtered(dossier),
    )


def _heading(column: str) -> str:
    """The name of a column in the words of a reader."""
    return charts.PLAIN.get(column, column.replace("_", " "))


def _filtered(dossier: Dossier) -> dict[str, object]:
    """What the filters work on, and the fields to set them with."""
    table = views.statements(dossier)
    return {
        "statements": filtering.statements(table),
        "folds": filtering.folds(table),
        "fields": filtering.fields(dossier, table),
    }


def _shown(figure: Figure, dossier: Dossier) -> Shown:
    view = figure.view(dossier)
    return Shown(
        {
            name: draw(chart, figure.name, view, live=figure.live)
            for name, chart in make_charts(figure, view)
        },
        table := make_table(figure, dossier, view),
        "" if table is None else _unchecked(_rows_of(dossier, figure.key)),
    )


def _rows_of(dossier: Dossier, key: str) -> pd.DataFrame:
    """The table of the dossier whose rows a column names; an empty one where it names none."""
    named = (frame for frame in dossier.tables.values() if key and frame.columns[0] == key)
    return next(named, pd.DataFrame())


def _unchecked(frame: pd.DataFrame) -> str:
    """How many rows nobody has checked, in words; blank for none."""
    left = int((frame["status"] != "checked").sum()) if "status" in frame else 0
    return f"Unchecked rows: {left:,} of {len(frame):,}." if left else ""


def _share_styles(html: str, styles: dict[str, int]) -> str:
    """The HTML with each inline style replaced by its number in `styles`, which grows by those that
    are new.
    """
    return re.sub(
        r' style="([^"]*)"',
        lambda found: f' data-s="{styles.setdefault(found[1], len(styles))}"',
        html,
    )


def _claims(dossier: Dossier) -> list[dict]:
    """A card for each claim, with the statements of it."""
    counted = views.origins(dossier).set_index("claim_id")
    made = _statements_by_claim(dossier)
    return [
        {
            "id": claim.claim_id,
            "proposition": claim.proposition,
            "topic": claim.topic,
            "happened": dates.read(claim.event_edtf).label,
            "basis": dates.BASES[claim.event_basis],
            "note": claim.note,
            "said": made[claim.claim_id],
            "contested": counted["contested"][claim.claim_id],
            "sourcing": reader.tell_origins(
                counted["attributions"][claim.claim_id],
                counted["origins_low"][claim.claim_id],
                counted["origins_high"][claim.claim_id],
                sum(said["identified"] == views.OPEN for said in made[claim.claim_id]),
            ),
        }
        for claim in dossier.claims.itertuples()
    ]


def _statements_by_claim(dossier: Dossier) -> dict[str, list[dict]]:
    """The statements of each claim, with the words that are quoted."""
    table = views.statements(dossier)
    quoted = [
        " … ".join(dossier.text[start:end].strip() for start, end in views.spans(row))
        for row in table.itertuples()
    ]
    ground = list(map(tell_ground, table.itertuples()))
    by_claim: dict[str, list[dict]] = {}
    for said in table.assign(quoted=quoted, ground=ground).to_dict("records"):
        by_claim.setdefault(said["claim_id"], []).append(said)
    return by_claim


def _voices(dossier: Dossier) -> list[str]:
    """The voices that speak in the article, in the order of their kinds."""
    there = set(views.statements(dossier)["identified"])
    return [voice for voice in views.IDENTIFIED if voice in there]


def _places(dossier: Dossier) -> dict[str, int]:
    """The place of each statement among all, by which the lists of a narrow screen name it."""
    ids = views.statements(dossier)["attribution_id"]
    return dict(zip(ids, range(len(ids))))


def _specs(figures: dict[str, Shown]) -> str:
    """What the filters can draw anew, by the names of the charts, packed."""
    specs = {
        name: picture.spec
        for figure in figures.values()
        for name, picture in figure.pictures.items()
        if picture.spec
    }
    return offline.packed(offline.json_for_script(specs))


def _provenance(dossier: Dossier) -> list[tuple[str, str]]:
    """Where the article, the annotations and this page come from."""
    article, package = dossier.article, dossier.package
    checked, rows = dossier.checked
    stated = ("headline", "byline", "publisher", "published")
    published = dates.read(article.get("published_edtf", "")).label
    return [
        *((name.capitalize(), article.get(name, "unknown")) for name in stated),
        (
            "Published, as far as the text tells",
            f"{published}. {article.get('published_basis', '')}",
        ),
        ("Rights", article.get("rights", "not stated")),
        ("Text (SHA-256)", article["sha256"]),
        ("Data version", package.get("version", "not stated")),
        ("Rows checked by a person", f"{checked} of {rows}"),
        ("Annotated by", _people(package)),
        ("Report built", datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("Software", _software()),
    ]


def _people(package: dict) -> str:
    people = [person.get("title", "") for person in package.get("contributors", [])]
    return ", ".join(people) or "not stated"


def _software() -> str:
    used = ", ".join(f"{name} {version(name)}" for name in SOFTWARE)
    return f"Python {platform.python_version()}, {used}"
