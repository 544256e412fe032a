"""A dossier: one article with its annotation tables. Load, check and save it; the only file that
touches data/.

On disk it is a Frictionless Data Package (`datapackage`): a folder with datapackage.json,
article.txt and one CSV file for each table. The tables, their columns, types and keys stand in
assets/contract.json and, copied, in each datapackage.json; data/README.md puts them in words.
Offsets count Unicode code points from 0, the end excluded. The files of a folder are read and
written together, by one writer at a time (`files`).
"""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from .arguments import judged
from .contract import TABLES, Cells, Problem, checking
from .datapackage import RECORD, as_files, journal_file, read_files, read_parts, stamp
from .files import SWITCH, checked_name, content_of, finish, locked, write_together
from .messages import DossierError, cut, shown
from .tables import as_text, read_csv, typed

SHIPPED = Path(__file__).resolve().parent.parent / "data"
DATA = Path(os.environ.get("DOSSIERS") or SHIPPED).resolve()
BUNDLED = "north-korean-troops"


@dataclass(frozen=True, eq=False)
class Dossier:
    """One article and what was annotated in it: its text and one DataFrame for each table of the
    contract.
    """

    name: str
    package: dict
    text: str
    entities: pd.DataFrame
    mentions: pd.DataFrame
    dates: pd.DataFrame
    claims: pd.DataFrame
    attributions: pd.DataFrame
    hops: pd.DataFrame
    quantities: pd.DataFrame
    relations: pd.DataFrame
    observations: pd.DataFrame
    assessments: pd.DataFrame
    path: Path | None = None
    """the folder it was loaded from; None when it was made in memory"""
    stamp: str = ""
    """tells what the files of that folder held when it was loaded"""

    def __post_init__(self) -> None:
        """Raises DossierError when the name, which no folder bears yet, could not be a folder's."""
        if self.path is None:
            checked_name(self.name, "the dossier's name")

    @property
    def article(self) -> dict:
        """What is known of the article itself: headline, byline, publisher, published (unknown
        where the text is silent), text hash.
        """
        return self.package["article"]

    @property
    def title(self) -> str:
        """What the annotators call the dossier."""
        return self.package.get("title") or self.name

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by name, in the contract's order."""
        return {name: getattr(self, name) for name in TABLES}

    @property
    def checked(self) -> tuple[int, int]:
        """How many rows are checked by a person, and of how many that have a status."""
        status = [one for frame in self.tables.values() for one in frame.get("status", ())]
        return status.count("checked"), len(status)

    @property
    def unchecked(self) -> str:
        """The sentence that warns of a draft, "This is a machine draft: 0 of 274 rows checked.";
        blank once every row is checked.
        """
        checked, of = self.checked
        by = {one for frame in self.tables.values() for one in _drafters(frame)}
        if checked == of:
            return ""
        machine, imported = (any(one.startswith(how) for one in by) for how in ("rule:", "import:"))
        what = "a machine draft" if machine else "an import" if imported else "a draft"
        return f"This is {what}: {checked:,} of {of:,} rows checked."

    def with_tables(self, **tables: pd.DataFrame) -> "Dossier":
        """The same dossier with some tables replaced; the original stays as it is."""
        return replace(self, **tables)

    def __repr__(self) -> str:
        rows = ", ".join(f"{len(frame)} {name}" for name, frame in self.tables.items())
        told = f"Dossier {self.name}: {len(self.text)} characters, {rows}"
        return f"{self.unchecked}\n{told}".strip()


def _drafters(frame: pd.DataFrame) -> list[str]:
    """What drafted the rows that nobody has checked yet."""
    if not {"status", "drafted_by"} <= set(frame.columns):
        return []
    return frame.loc[frame["status"] != "checked", "drafted_by"].unique().tolist()


def shelf() -> str:
    """Where dossiers are kept, for a message: data/, or the folder that DOSSIERS names."""
    return "data/" if DATA == SHIPPED else f"{DATA}{os.sep}"


def load(where: str | Path | None = None) -> Dossier:
    """The dossier in data/ of that name, or in that folder.

    Without an argument: the one that the environment variable DOSSIER names, else the bundled
    article. Text columns are str, "" where the cell is blank; numbers are Int64 or Float64, <NA>
    where blank; `named` is bool. A save that was cut off is finished, and line ends that another
    program has changed are read as they were, with a warning. Raises DossierError at the first
    problem, with the number of further ones.
    """
    folder = _find(where)
    if (folder / SWITCH).exists():
        with suppress(OSError), locked(folder, wait=0):
            finish(folder)
    files = read_files(folder)
    package, text, cells = read_parts(folder, files)
    _refuse(folder, package, text, cells)
    return Dossier(
        folder.name,
        package,
        text,
        **{name: typed(name, frame) for name, frame in cells.items()},
        path=folder,
        stamp=stamp(files),
    )


def as_dossier(where: Dossier | str | Path | None) -> Dossier:
    """The dossier that is given itself, or as `load` takes it; raises what `load` raises."""
    return where if isinstance(where, Dossier) else load(where)


def check(dossier: Dossier | str | Path) -> pd.DataFrame:
    """Each problem of a dossier, given itself or as a name or folder; an empty frame when it is
    sound.

    One row per problem, in the order of files and rows: file, row (1 is the header, 0 the whole
    file), column, value, allowed. Checks the contract (types, enums, keys, foreign keys: by
    frictionless) and what a Table Schema cannot say: spans equal their text, chains run 0..n, EDTF
    parses, low <= high, the text's hash, no orphan claim. Raises DossierError only when there is
    nothing to check: no folder, or a file that is missing or unreadable.
    """
    package, text, cells = (
        parts(dossier)
        if isinstance(dossier, Dossier)
        else read_parts(folder := _find(dossier), read_files(folder))
    )
    return pd.DataFrame(list(checking.problems(package, text, cells)), columns=Problem._fields)


@judged
def save(dossier: Dossier, folder: str | Path, *, overwrite: bool = False) -> Path:
    """Writes the dossier to a folder, all files or none, and returns the folder. A name alone is a
    folder in data/, as for `load`.

    overwrite: also over a dossier that this one was not loaded from. Raises DossierError, and
    writes nothing, when the dossier has a problem, or when the folder has another dossier, one that
    was changed since this one was loaded, or corrections that are not saved yet.
    """
    folder = DATA / folder if _is_name(folder) else Path(folder).resolve()
    refuse_unsound(dossier, folder)
    with locked(folder):
        if not overwrite:
            _refuse_over_another(dossier, folder)
        write(dossier, folder)
    return folder


def _is_name(where: str | Path) -> bool:
    return isinstance(where, str) and Path(where).name == where


def list_dossiers(data: Path = DATA) -> list[Path]:
    """The folders of the dossiers in data/, by name; sound or not."""
    marks = ("datapackage.json", SWITCH)
    return sorted({file.parent for mark in marks for file in data.glob(f"[!.]*/{mark}")})


def count_checked(folder: Path) -> tuple[int, int]:
    """How many rows of a dossier's folder are checked, and of how many that have a status. Counts
    without judging: a table that cannot be read counts as none.
    """
    rows = [status for table in TABLES for status in _statuses(folder / f"{table}.csv")]
    return rows.count("checked"), len(rows)


def _statuses(file: Path) -> list[str]:
    try:
        header, rows, _ = read_csv(content_of(file), str(file))
    except DossierError:
        return []
    return [cell for row in rows for name, cell in zip(header, row) if name == "status"]


def write(dossier: Dossier, folder: Path, record: bytes | None = None) -> str:
    """Writes a dossier that is known to be sound, and its record of corrections, whatever is there;
    returns the new stamp. Only for who holds the folder's lock.
    """
    files = as_files(*parts(dossier))
    write_together(folder, files | ({} if record is None else {RECORD: record}))
    return stamp(files)


def refuse_unsound(dossier: Dossier, folder: Path) -> None:
    """Raises DossierError, with the first problem, for a dossier that may not be saved to a folder
    because it has one.
    """
    _refuse(folder, *parts(dossier))


def _find(where: str | Path | None) -> Path:
    if not isinstance(where, str | os.PathLike | None):
        raise DossierError(f"found {shown(where)}; allowed: a dossier's name, or its folder")
    where = where or os.environ.get("DOSSIER") or BUNDLED
    named = DATA / where
    folder = named if isinstance(where, str) and os.path.isdir(named) else Path(where)
    if not os.path.isdir(folder):  # a name too long for any folder is none
        there = ", ".join(folder.name for folder in list_dossiers(DATA))
        raise DossierError(f"{cut(str(where))}: no such dossier; {shelf()} has {there or 'none'}")
    return folder.resolve()


def parts(dossier: Dossier) -> tuple[dict, str, Cells]:
    """A dossier as its files have it: the package, the text, every cell as text."""
    return (
        dossier.package,
        dossier.text,
        {name: frame.map(as_text).astype(str) for name, frame in dossier.tables.items()},
    )


def _refuse_over_another(dossier: Dossier, folder: Path) -> None:
    """Refuses to write over what the dossier does not come from, or would take corrections from."""
    there, journal = read_files(folder), journal_file(folder)
    if "datapackage.json" not in there or stamp(there) == stamp(as_files(*parts(dossier))):
        return
    if dossier.path != folder:
        found = "there is another dossier already"
    elif dossier.stamp != stamp(there):
        found = "it was changed since this dossier was loaded"
    elif journal.exists() and journal.stat().st_size:
        found = "it has corrections that are not saved yet"
    else:
        return
    where = folder.name if folder.parent == DATA else str(folder)
    raise DossierError(
        f"{folder}: not saved, {found}. To go on with what is there: helpers.annotate({where!r}); "
        "to keep both: save under another name; to replace what is there: helpers.save(d, "
        f"{where!r}, overwrite=True)"
    )


def _refuse(folder: Path, package: dict, text: str, cells: Cells) -> None:
    if not (found := list(checking.problems(package, text, cells))):
        return
    file, row, column, value, allowed = found[0]
    place = f"{folder}/{file}" + (f", row {row}" if row else "") + (f", {column}" if column else "")
    more = f" (and {len(found) - 1} more: helpers.check lists them)" if len(found) > 1 else ""
    raise DossierError(f"{place}: found {shown(value)}; {allowed}{more}")
