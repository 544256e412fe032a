"""`python -m helpers`: writes the report, the notebooks and an index for the dossier that DOSSIER
names, to reports/<dossier>/.
"""

import sys
from pathlib import Path

import jinja2

from .display import visible
from .dossier import Dossier, DossierError, load
from .files import write_whole
from .folders import switched
from .pages import notebooks
from .pages.report import ASSETS, read_asset, write_report

REPORTS = Path(__file__).resolve().parent.parent / "reports"


def write_reports(dossier: Dossier, folder: Path) -> Path:
    """Writes report.html, every notebook as a page, and an index.html that leads to them; returns
    the index.

    They are switched together: a failure or a kill leaves what was there before. Raises OSError
    before anything is run where the folder cannot be written; RenderingError, with the notebook,
    the cell and the error, at the first cell that fails.
    """
    with switched(folder) as fresh:
        told = write_report(dossier, fresh / "report.html")
        pages = notebooks.render_notebooks(str(dossier.path), fresh)
        listed = [(page.name, notebooks.page_title(page)) for page in pages]
        index = _index(dossier, told.name, listed)
        write_whole(fresh / "index.html", visible(index).encode())
    return folder / "index.html"


def _index(dossier: Dossier, report: str, pages: list[tuple[str, str]]) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ASSETS), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("index.html.j2").render(
        title=dossier.title,
        unchecked=dossier.unchecked,
        report=report,
        pages=pages,
        css=read_asset("report.css"),
    )


def main() -> None:
    """Writes the reports; an error is one line and exit code 1."""
    try:
        dossier = load()
        index = write_reports(dossier, REPORTS / dossier.name)
    except (DossierError, notebooks.RenderingError, OSError) as error:
        sys.exit(f"No report written. {error}")
    print(f"Open {index.relative_to(REPORTS.parent)}")


if __name__ == "__main__":
    main()
