"""The source-criticism workbook's helpers: who says what, through whom, when, and how surely.

In a notebook: `import helpers`, `d = helpers.load()`, then the modules: views count, reader and charts show, controls respond.
"""

from . import charts, controls, dates, reader, views
from .dossier import Dossier, DossierError, check, load, save
from .exports import export
from .report import write_report
from .views import Filter

report = write_report

__all__ = ["Dossier", "DossierError", "Filter", "charts", "check", "controls", "dates", "export", "load", "reader", "report", "save", "views", "write_report"]
