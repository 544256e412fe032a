"""Charts as outputs and pictures without a network: what notebooks store and reports show."""

import json
import re
from typing import Any

import altair as alt
import vl_convert

from ..display import unpiled, visible

EMOJI = re.compile("[\U00010000-\U0010ffff]")
LONGEST = 400
"""so many characters of an article's words stand in a chart at most"""
UNCUT = frozenset({"attribution_id", "attribution_ids", "description"})
LAB_MIME = "application/vnd.vegalite.v5+json"
LAB_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.20.1.json"
VEGA_LITE = "5.20"


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
    spec = _for_lab(spec)
    bundle = {LAB_MIME: spec, "image/svg+xml": picture(spec), "text/plain": spec["description"]}
    return bundle, {LAB_MIME: {"embed_options": {"renderer": "svg", "actions": False}}}


def specification(chart: alt.TopLevelMixin) -> dict:
    """A chart as the specification that JupyterLab draws, however many rows it has."""
    with alt.data_transformers.disable_max_rows():
        return _for_lab(chart.to_dict())


def _for_lab(spec: dict) -> dict:
    """A specification in the version of JupyterLab's Vega-Lite, fit to print."""
    return _printable({**spec, "$schema": LAB_SCHEMA})


def picture(spec: dict) -> str:
    """The specification as an SVG picture. Where Vega cuts a label in the midst of an emoji, which
    the converter refuses, emoji are drawn as boxes.
    """
    try:
        return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    except ValueError:
        return vl_convert.vegalite_to_svg(
            json.loads(EMOJI.sub("□", json.dumps(spec, ensure_ascii=False))), vl_version=VEGA_LITE
        )


def _printable(value: Any) -> Any:
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
            key: visible(part) if key in UNCUT and isinstance(part, str) else _printable(part)
            for key, part in value.items()
        }
    return [_printable(part) for part in value] if isinstance(value, list) else value
