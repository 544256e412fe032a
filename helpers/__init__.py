"""The source-criticism workbook's helpers: who says what, through whom, when, and how surely.

In a notebook: `import helpers`, `d = helpers.load()`, then the modules: views count, reader and
charts show, controls respond, exercises ask. What shows a dossier is loaded at once; what drafts,
corrects, imports, exports, writes pages or makes exercises when it is first used.
"""

from typing import TYPE_CHECKING

from . import charts, controls, dates, reader, views
from .dossier import Dossier, DossierError, check, load, save
from .later import loader
from .views import Filter

if TYPE_CHECKING:
    from . import exercises
    from .correcting.annotator import annotate
    from .drafting import draft
    from .formats import export, import_from
    from .pages.report import write_report
    from .pages.report import write_report as report
    from .texts import read_text
    from .views.comparing import compare_drafts

LATER = {
    "annotate": "correcting.annotator",
    "compare_drafts": "views.comparing",
    "draft": "drafting",
    "exercises": "exercises",
    "export": "formats",
    "import_from": "formats",
    "read_text": "texts",
    "report": "pages.report:write_report",
    "write_report": "pages.report",
}
"""What is loaded when it is first used, and the module that it stands in. To add one: a row here,
and its import above for those who read types.
"""

__all__ = [
    "Dossier",
    "DossierError",
    "Filter",
    "annotate",
    "charts",
    "check",
    "compare_drafts",
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


__getattr__ = loader(__name__, LATER)


def __dir__() -> list[str]:
    return sorted({*globals(), *LATER})
