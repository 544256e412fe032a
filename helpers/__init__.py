"""The source-criticism workbook's helpers: who says what, through whom, when, and how surely.

In a notebook: `import helpers`, `d = helpers.load()`, then the modules: views count, reader and
charts show, controls respond, exercises ask.
"""

from . import charts, controls, dates, exercises, reader, views
from .correcting.annotator import annotate
from .dossier import Dossier, DossierError, check, load, save
from .drafting import draft
from .formats import export, import_from
from .pages.report import write_report
from .texts import read_text
from .views import Filter

report = write_report

__all__ = [
    "Dossier",
    "DossierError",
    "Filter",
    "annotate",
    "charts",
    "check",
    "controls",
    "dates",
    "draft",
    "exercises",
    "export",
    "import_from",
    "load",
    "read_text",
    "reader",
    "report",
    "save",
    "views",
    "write_report",
]
