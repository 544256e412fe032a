"""Offline: what a page needs to stand by itself, once for all pages: the policy that forbids every
load, the scripts that it names, JSON within them, the chart library, the templates.
"""

import gzip
import json
from base64 import b64encode
from functools import cache
from hashlib import sha256

import jinja2
import vl_convert
from markupsafe import Markup

from .. import charts
from ..assets import ASSETS, read_asset
from ..display import PICTURES, breakable, visible

LOCKED = (
    "default-src 'none'",
    "{scripts}",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
)
SPELLED = {code: f"\\u{code:04x}" for code in (ord("<"), *PICTURES) if code > 31}


def make_page(template: str, *, scripts: tuple[str, ...] = (), **values: object) -> str:
    """A template of assets/ as a whole page, whose `policy` lets no script run but those given;
    control characters, which HTML cannot hold, stand in it as their pictures (␀).
    """
    page = environment().get_template(template)
    return visible(page.render(policy=policy(*scripts), **values))


@cache
def environment() -> jinja2.Environment:
    """The templates of assets/: what a value holds is text there, and a missing one an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    made.filters["breakable"] = lambda text: Markup(breakable(text))
    made.filters["json"] = lambda value: Markup(json_for_script(value))
    return made


def policy(*scripts: str) -> Markup:
    """The content security policy of a page: nothing is loaded, and no script runs but these."""
    hashes = " ".join(map(hash_script, scripts))
    allowed = f"script-src {hashes}" if scripts else ""
    return Markup("; ".join(filter(None, (part.format(scripts=allowed) for part in LOCKED))))


def hash_script(script: str) -> str:
    """How a content security policy names a script."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def json_for_script(value: object) -> str:
    """The value as JSON that can stand in a script element: no text in it can close that, and none
    of its characters is one that a page cannot hold.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=int)
    return text.translate(SPELLED)


def as_it_is(asset: str) -> Markup:
    """A file of assets/, to stand in a page as it is."""
    return Markup(read_asset(asset))


def look(asset: str) -> Markup:
    """A style sheet of assets/ behind the colors that pages share."""
    return as_it_is("palette.css") + as_it_is(asset)


def compiled(spec: dict) -> dict:
    """A Vega-Lite specification as the Vega that a page draws. It names no schema, which is an
    address.
    """
    return vl_convert.vegalite_to_vega(spec, vl_version=charts.VEGA_LITE) | {"$schema": None}


@cache
def read_vega() -> str:
    """Vega and its embedding, as one script. Vega-Lite is in it too, unused: leaving it out leaves
    nothing that works.
    """
    return f"(() => {{\n{vl_convert.javascript_bundle('window.vegaEmbed = vegaEmbed;')}\n}})();"


@cache
def packed_vega() -> str:
    """The chart library, packed: a third of its size. A browser that cannot unpack it keeps the
    pictures.
    """
    return packed(read_vega())


def packed(text: str) -> str:
    """A text that a page's script unpacks, as it can stand in the page."""
    return b64encode(gzip.compress(text.encode(), mtime=0)).decode()
