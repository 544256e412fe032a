"""Notebooks as web pages: run on a dossier, one file each, readable without a kernel, a network or
JavaScript.

A page shows what a run printed and nothing else. Its content security policy lets only this file's
own two scripts run, named by their hashes, and forbids every load; so nothing in an article or an
output can run or call home. The look stands in assets/notebook/: index.html.j2 (the page),
page.css, page.js (draws the charts, with tooltips).
"""

import mimetypes
import os
import re
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from .. import charts
from ..assets import ASSETS, read_asset
from ..display import visible
from ..dossier import Dossier, load
from ..files import write_whole
from . import offline

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
STATIC = "The controls are live in JupyterLab; this is the result they start from."
ELSEWHERE = "This result shows in JupyterLab only."
SECONDS_A_CELL = 300
QUIET = ["--IPKernelApp.log_level=ERROR"]


class RenderingError(RuntimeError):
    """A notebook that did not run to its end; the message names the notebook, the cell and the
    error.
    """


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
    dossier = load(dossier_name_or_path)
    books = {
        path.stem: nbformat.read(path, as_version=4)
        for path in sorted(Path(notebooks).glob("[0-9]*.ipynb"))
    }
    if not books:
        raise RenderingError(f"{notebooks}: no notebook whose name begins with a digit")
    headings = {name: find_heading(book) or name for name, book in books.items()}
    books = _run_all(books, dossier, Path(notebooks))
    pages = {
        name: make_page(
            book,
            name,
            headings=headings,
            title=dossier.title,
            unchecked=dossier.unchecked,
            path=Path(notebooks),
        )
        for name, book in books.items()
    }
    return [
        write_whole(Path(folder) / f"{name}.html", page.encode("utf-8", "replace"))
        for name, page in pages.items()
    ]


def run_notebook(
    book: NotebookNode,
    name: str,
    dossier: str | Path,
    *,
    path: Path = NOTEBOOKS,
    after_cell: Callable[[], object] = lambda: None,
) -> NotebookNode:
    """A notebook with the outputs of a fresh run on a dossier, started in the folder `path`. The
    one given stays as it is.

    Raises RenderingError when a cell fails, takes more than five minutes, or loses its kernel.
    """
    fresh, at = nbformat.from_dict(book), [0]

    def start(cell: NotebookNode, cell_index: int) -> None:
        at[0] = cell_index

    client = NotebookClient(
        fresh,
        timeout=SECONDS_A_CELL,
        extra_arguments=QUIET,
        resources={"metadata": {"path": str(path)}},
        on_cell_start=start,
        on_cell_executed=lambda **_: after_cell(),
    )
    try:
        return client.execute(env={**os.environ, "DOSSIER": str(dossier)})
    except CellExecutionError as error:
        told = strip_ansi(f"{error.ename}: {error.evalue}")
    except (CellTimeoutError, DeadKernelError) as error:
        told = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    line = next(iter(fresh.cells[at[0]].source.strip().splitlines()), "")
    raise RenderingError(f"{name}.ipynb, cell {at[0] + 1} of {len(fresh.cells)} ({line}): {told}")


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
    drawn = any(
        charts.LAB_MIME in output.get("data", {})
        for cell in book.cells
        for output in cell.get("outputs", [])
    )
    scripts = [
        *([offline.read_vega()] if drawn else []),
        read_asset("notebook/page.js"),
    ]
    scripts = list(map(visible, scripts))
    page = {
        "name": name,
        "headings": headings,
        "title": title,
        "unchecked": unchecked,
        "policy": offline.policy(*scripts),
        "scripts": scripts,
    }
    exporter = HTMLExporter(
        template_name="notebook", extra_template_basedirs=[str(ASSETS)], exclude_anchor_links=True
    )
    exporter.config.NbConvertBase.display_data_priority = SHOWN
    resources = {"metadata": {"name": name, "path": str(path)}, "page": page}
    return visible(exporter.from_notebook_node(book, resources)[0])


def find_heading(book: NotebookNode) -> str:
    """The first heading of the first level; "" when there is none."""
    found = (
        re.search(r"^# +(.+)", cell.source, re.M)
        for cell in book.cells
        if cell.cell_type == "markdown"
    )
    return next((match.group(1).strip() for match in found if match), "")


def page_title(page: Path) -> str:
    """The title of a page that was written: its heading, then the dossier's."""
    return unescape(re.search(r"<title>(.*?)</title>", page.read_text("utf-8"), re.S)[1])


def _run_all(
    books: dict[str, NotebookNode], dossier: Dossier, path: Path
) -> dict[str, NotebookNode]:
    """The notebooks after a run, several at a time; the first failure stops those that have not
    begun.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("cells"),
        TimeElapsedColumn(),
    )
    with (
        Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        ) as progress,
        ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool,
    ):
        console.print(
            f"Running {len(books)} notebook{'s' * (len(books) != 1)} on {dossier.name}",
            highlight=False,
        )
        task = progress.add_task(
            "running",
            total=sum(cell.cell_type == "code" for book in books.values() for cell in book.cells),
        )

        def run(name: str) -> NotebookNode:
            book = run_notebook(
                books[name],
                name,
                dossier.path,
                path=path,
                after_cell=lambda: progress.advance(task),
            )
            console.print(f"  {name}", highlight=False)
            return book

        return dict(zip(books, pool.map(run, books)))


def _prepared(book: NotebookNode, pages: dict[str, str], path: Path) -> NotebookNode:
    """The notebook as a page shows it: no widgets and nothing about how to use them (class="live"),
    charts compiled, links to the other pages (to what is no page, their words alone), pictures in
    the page itself.
    """
    book = nbformat.from_dict(book)
    book.metadata.pop("widgets", None)
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = LIVE.sub("", cell.source).strip()
            cell.source = re.sub(
                r"(?<!!)\[([^\]]*)\]\(([\w./-]+)\.(?:ipynb|md)(#[^)]*)?\)",
                lambda link: (
                    f"[{link[1]}]({link[2]}.html{link[3] or ''})" if link[2] in pages else link[1]
                ),
                cell.source,
            )
            cell.source = re.sub(
                r"(!\[[^\]]*\])\(([^)\s]+)\)",
                lambda picture: f"{picture[1]}({_embedded(picture[2], path)})",
                cell.source,
            )
        for output in cell.get("outputs", []):
            if "data" in output:
                output.data = _shown(dict(output.data))
    book.cells = [cell for cell in book.cells if cell.source.strip() or cell.get("outputs")]
    return book


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
    if spec := data.get(charts.LAB_MIME):
        picture = data.get("image/svg+xml") or charts.picture(spec)
        width = re.search(r'<svg[^>]* width="(\d+)', picture)
        told = data.get("text/plain") or spec.get("description") or "A chart"
        return {
            charts.LAB_MIME: {
                "spec": offline.json_for_script(offline.compiled(spec)),
                "picture": picture,
                "width": width[1] if width else "600",
                "told": told,
            }
        }
    if re.search(r"<script", data.get("text/html", ""), re.I):
        data = {kind: content for kind, content in data.items() if kind != "text/html"} or {
            "text/plain": ELSEWHERE
        }
    if "text/html" in data:
        html = LIVE.sub("", data["text/html"])
        data["text/html"] = re.sub(r"<th[^>]*>\s*</th>", "<td></td>", html)
    return data
