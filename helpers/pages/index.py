"""All pages on one dossier: the report, every notebook, and an index that leads to them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..dossier import Dossier
from ..files import switched, write_whole
from . import notebooks, offline
from .report import write_report


def write_reports(dossier: Dossier, folder: Path) -> Path:
    """Writes report.html, every notebook as a page, and an index.html that leads to them; returns
    the index.

    The report is written while the notebooks run, and all are switched together: a failure or a
    kill leaves what was there before. Raises OSError before anything is run where the folder cannot
    be written; RenderingError, with the notebook, the cell and the error, at the first cell that
    fails.
    """
    with switched(folder) as fresh, ThreadPoolExecutor(1) as aside:
        report = aside.submit(write_report, dossier, fresh / "report.html")
        pages = notebooks.render_notebooks(str(dossier.path), fresh)
        of = f" · {dossier.title}"
        listed = [(page.name, notebooks.page_title(page).removesuffix(of)) for page in pages]
        index = render_index(dossier, report.result().name, listed)
        write_whole(fresh / "index.html", index.encode())
    return folder / "index.html"


def render_index(dossier: Dossier, report: str, pages: list[tuple[str, str]]) -> str:
    """The index's HTML. report: the report's file; pages: the others' files with their titles."""
    return offline.make_page(
        "index.html.j2",
        title=dossier.title,
        unchecked=dossier.unchecked,
        report=report,
        pages=pages,
        css=offline.look("report.css"),
    )
