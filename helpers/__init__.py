"""The source-criticism workbook's helpers: who says what, through whom, when, and how surely.

In a notebook: `import helpers`, `d = helpers.load()`, then the modules: views count, reader and
charts show, controls respond, exercises ask. What shows a dossier is loaded at once; what drafts,
corrects, imports, exports, writes pages or makes exercises when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import charts, controls, dates, reader, views
from .dossier import Dossier, DossierError, check, load, save
from .views import Filter

if TYPE_CHECKING:
    from . import exercises
    from .correcting.annotator import annotate
    from .drafting import draft
    from .formats import export, import_from
    from .pages.report import write_report
    from .pages.report import write_report as report
    from .texts import read_text

LATER = {
    "annotate": "correcting.annotator",
    "draft": "drafting",
    "exercises": "exercises",
    "export": "formats",
    "import_from": "formats",
    "read_text": "texts",
    "report": "pages.report",
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


def __getattr__(name: str) -> Any:
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f".{LATER[name]}", __name__)
    value = module if name == LATER[name] else getattr(module, _name_there(name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *LATER})


def _name_there(name: str) -> str:
    return "write_report" if name == "report" else name
