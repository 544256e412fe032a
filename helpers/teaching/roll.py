"""The roll: who is in a class, where its teacher has written it down."""

from pathlib import Path

from ..files import content_of
from ..tables import read_csv
from .naming import cleaned

FILE = "students.csv"
"""a course's list of students, if it has one; nbgrader's own has the column `id`"""
COLUMNS = ("student", "name", "id")
"""what the column with the names may be called; else it is the first"""


def read_roll(course: Path) -> list[str]:
    """The names in a course's students.csv, in its order; none when there is no such file. Raises
    DossierError when it cannot be read.
    """
    file = course / FILE
    if not file.exists():
        return []
    header, rows, _ = read_csv(content_of(file), str(file))
    names = [name.strip().lower() for name in header]
    at = next((names.index(name) for name in COLUMNS if name in names), 0)
    return [name for row in rows if row[at:] and (name := cleaned(row[at].removeprefix("'")))]
