"""Notebooks as web pages: run on a dossier, one file each, readable without a kernel, a network or
JavaScript.

A page shows what a run printed and nothing else. Its content security policy lets only this file's
own scripts run, named by their hashes, and forbids every load; so nothing in an article or an
output can run or call home. The look stands in assets/notebook/: index.html.j2 (the page),
page.css, page.js (draws the charts, with tooltips).
"""

import mimetypes
import re
from base64 import b64encode
from collections.abc import Collection
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from .. import charts
from ..assets import ASSETS, join_assets, read_asset
from ..display import visible
from ..dossier import load
from ..files import write_whole
from . import offline
from .running import RenderingError, run_all

NOTEBOOKS = Path(__file__).resolve().parent.parent.parent / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"
SHOWN = [
    charts.LAB_MIME,
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/latex",
    "text/plain",
]
LIVE = re.compile(r'[ \t]*<(span|p)\b[^<>]*\bclass="live"[^<>]*>.*?</\1>', re.DOTALL)
"""what says how to use the controls, or what they did: a page has none"""
TABLES = re.compile(r"<script data-for='tables'>.*?</script>", re.DOTALL)
"""what makes tables live in a notebook: a page has it once"""
STATIC = "The controls are live in JupyterLab; this is the result they start from."
ELSEWHERE = "This result shows in JupyterLab only."
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([\w./-]+)\.(?:ipynb|md)(#[^)]*)?\)")
PICTURE = re.compile(r"(!\[[^\]]*\])\(([^)\s]+)\)")
EMPTY_HEAD = re.compile(r"<th[^>]*>\s*</th>")


def render_notebooks(
    dossier_name_or_path: str, folder: Path, *, notebooks: Path = NOTEBOOKS
) -> list[Path]:
    """Runs every notebook on a dossier, writes each as one HTML file into the folder, and returns
    the files in order.

    Takes the notebooks whose names begin with a digit, not those in subfolders, and leaves them as
    they are. Says on stderr how far it is. All pages are made before the first is written, so a
    failure leaves what was there. Raises RenderingError at the first failing cell, or when there is
    no notebook; DossierError when the dossier is missing or unsound.
    """
    dossier, folder_of_books = load(dossier_name_or_path), Path(notebooks)
    books = {
        path.stem: nbformat.read(path, as_version=4)
        for path in sorted(folder_of_books.glob("[0-9]*.ipynb"))
    }
    if not books:
        raise RenderingError(f"{notebooks}: no notebook whose name begins with a digit")
    given: dict[str, Any] = {
        "headings": {name: find_heading(book) or name for name, book in books.items()},
        "title": dossier.title,
        "unchecked": dossier.unchecked,
        "path": folder_of_books,
    }
    books = run_all(books, dossier, folder_of_books)
    pages = {name: make_page(book, name, **given) for name, book in books.items()}
    return [
        write_whole(Path(folder) / f"{name}.html", page.encode("utf-8", "replace"))
        for name, page in pages.items()
    ]


def make_page(
    book: NotebookNode,
    name: str,
    *,
    headings: dict[str, str],
    title: str,
    unchecked: str = "",
    path: Path = NOTEBOOKS,
) -> str:
    """A notebook that was run as an HTML document that needs nothing else.

    headings: the heading of every page by its file's name, which is what links between notebooks
    may lead to; title and unchecked: the dossier's.
    """
    book = _prepared(book, headings, path)
    scripts = list(map(visible, _scripts(book)))
    page = {
        "name": name,
        "headings": headings,
        "title": title,
        "unchecked": unchecked,
        "policy": offline.policy(*scripts),
        "scripts": scripts,
    }
    exporter = HTMLExporter(
        template_name="notebook",
        extra_template_basedirs=[str(ASSETS)],
        exclude_anchor_links=True,
    )
    exporter.config.NbConvertBase.display_data_priority = SHOWN
    resources = {"metadata": {"name": name, "path": str(path)}, "page": page}
    return visible(exporter.from_notebook_node(book, resources)[0])


def _scripts(book: NotebookNode) -> list[str]:
    """What a page runs: the chart library where a chart is, and its own script."""
    drawn = any(
        charts.LAB_MIME in output.get("data", {})
        for cell in book.cells
        for output in cell.get("outputs", [])
    )
    own = [join_assets("drawing.js", "notebook/page.js"), read_asset("table.js")]
    return [*([offline.read_vega()] if drawn else []), *own]


def find_heading(book: NotebookNode) -> str:
    """The first heading of the first level; "" when there is none."""
    found = (
        re.search(r"^# +(.+)", cell.source, re.M)
        for cell in book.cells
        if cell.cell_type == "markdown"
    )
    return next((match.group(1).strip() for match in found if match), "")


def as_html(markdown: str, pages: Collection[str] = ()) -> Markup:
    """A notebook's own words as HTML, where links lead to pages of these names, and other links are
    their words alone; nothing of an article is to be given here.
    """
    words = LINK.sub(lambda link: _linked(link, pages), markdown)
    return Markup(markdown2html(words).strip())


def page_title(page: Path) -> str:
    """The title of a page that was written: its heading, then the dossier's."""
    return unescape(page.read_text("utf-8").split("<title>", 1)[1].split("</title>", 1)[0])


def _prepared(book: NotebookNode, pages: dict[str, str], path: Path) -> NotebookNode:
    """The notebook as a page shows it: no widgets and nothing about how to use them (class="live"),
    charts compiled, links to the other pages (to what is no page, their words alone), pictures in
    the page itself.
    """
    book = nbformat.from_dict(book)
    book.metadata.pop("widgets", None)
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = _worded(cell.source, pages, path)
        for output in cell.get("outputs", []):
            if "data" in output:
                output.data = _shown(dict(output.data))
    book.cells = [cell for cell in book.cells if cell.source.strip() or cell.get("outputs")]
    return book


def _worded(markdown: str, pages: dict[str, str], path: Path) -> str:
    """The words of a cell as a page shows them."""
    words = LINK.sub(lambda link: _linked(link, pages), LIVE.sub("", markdown).strip())
    return PICTURE.sub(lambda found: f"{found[1]}({_embedded(found[2], path)})", words)


def _linked(link: re.Match, pages: Collection[str]) -> str:
    """A link to another notebook as one to its page; its words where there is none."""
    words, name, place = link[1], link[2], link[3] or ""
    return f"[{words}]({name}.html{place})" if name in pages else words


def _embedded(address: str, path: Path) -> str:
    """A picture's file, given from the notebook's folder, as an address that holds it; any other
    address as it is.
    """
    kind = mimetypes.guess_type(address)[0]
    file = path / address
    return (
        f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"
        if kind and file.is_file()
        else address
    )


def _shown(data: dict) -> dict:
    """One output's renderings as a page can show them. HTML that needs a script gives way to its
    picture or its text.
    """
    if WIDGET in data:
        return {"text/html": f'<p class="static">{STATIC}</p>'}
    if data.get(charts.LAB_MIME):
        return {charts.LAB_MIME: _drawn(data)}
    html = TABLES.sub("", data.get("text/html", ""))
    if re.search(r"<script", html, re.I):
        rest = {kind: content for kind, content in data.items() if kind != "text/html"}
        return rest or {"text/plain": ELSEWHERE}
    if "text/html" not in data:
        return data
    return {**data, "text/html": EMPTY_HEAD.sub("<td></td>", LIVE.sub("", html))}


def _drawn(data: dict) -> dict[str, str]:
    """A chart's output as the page's script and a page without scripts need it."""
    spec = data[charts.LAB_MIME]
    picture = data.get("image/svg+xml") or charts.picture(spec)
    width = re.search(r'<svg[^>]* width="(\d+)', picture)
    return {
        "spec": offline.json_for_script(offline.compiled(spec)),
        "picture": picture,
        "width": width[1] if width else "600",
        "told": data.get("text/plain") or spec.get("description") or "A chart",
    }
