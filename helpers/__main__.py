"""`python -m helpers`: writes the report, the notebooks and an index for the dossier that DOSSIER
names, to reports/<dossier>/.
"""

import sys
from pathlib import Path

from .dossier import DossierError, load
from .pages.index import write_reports
from .pages.running import RenderingError

REPORTS = Path(__file__).resolve().parent.parent / "reports"


def main() -> None:
    """Writes the reports; an error is one line and exit code 1."""
    try:
        dossier = load()
        index = write_reports(dossier, REPORTS / dossier.name)
    except (DossierError, RenderingError, OSError) as error:
        sys.exit(f"No report written. {error}")
    print(f"Open {index.relative_to(REPORTS.parent)}")


if __name__ == "__main__":
    main()
