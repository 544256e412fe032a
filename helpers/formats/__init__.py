"""Formats: a dossier as a file of another program, and a dossier out of one.

Each format is a function from a dossier to the bytes of a file, or one from a file, and the article
if the file lacks it, to what it found, or both; FORMATS names them, `export` and `import_from` use
them. Nothing is fetched, sent, run or lost: what has no place in a dossier stands in `left_out`,
with the reason.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd

from .. import contract
from ..arguments import judged
from ..dossier import Dossier, DossierError, as_dossier, as_name, check, checked_name, load
from ..files import content_of, read_json_lines, unpacked, write_whole
from ..messages import shown
from ..texts import READERS, Article, read_text
from .exports import (
    as_csv,
    as_schema_org,
    as_timelinejs,
    as_web_annotation,
    as_xlsx,
    as_zip,
)
from .gathering import Gathered, LeftOut
from .labelling import read_doccano, read_label_studio
from .quotes import read_quotes
from .webannotations import read_web_annotations
from .workbooks import Recovered, read_workbook


class Imported(NamedTuple):
    """A sound dossier, and what the file has besides: one row per thing left out, with item
    (where), value and why; empty when nothing is.
    """

    dossier: Dossier
    left_out: pd.DataFrame


class Format(NamedTuple):
    """A way to write a dossier, to read one, or both: the usual ending of the file's name, blank for
    a folder; the function that makes the file's bytes; the function that reads a file.
    """

    ending: str
    write: Callable[[Dossier], bytes] | None = None
    read: Callable[[Path, Article | None], Dossier | Recovered | Gathered] | None = None


@judged
def export(dossier: Dossier | str | Path | None, format: str, path: str | Path) -> Path:
    """Writes a sound dossier, given itself or as a name or folder, to a file in one of FORMATS that
    can be written, and returns its path; the file stands there whole or not at all.

    Raises ValueError when there is no such format, DossierError when the dossier has a problem (an
    unsound one would lose rows in silence), OSError when the place cannot be written.
    """
    write = FORMATS[format].write if format in FORMATS else None
    if write is None:
        raise ValueError(f"{shown(format)} is not a format; allowed: {', '.join(EXPORTED)}")
    dossier = as_dossier(dossier)
    for problem in check(dossier).head(1).itertuples():
        raise DossierError(
            f"{dossier.name} is not exported: {problem.file}, row {problem.row}, {problem.column}: found {shown(problem.value)}; {problem.allowed} (helpers.check lists all)"
        )
    return write_whole(path, write(dossier))


@judged
def import_from(
    path: str | Path,
    *,
    format: str | None = None,
    text: str | Path | Article | None = None,
    title: str | None = None,
) -> Imported:
    """A dossier of a file or folder in one of FORMATS, checked, with the list of what was left out.

    format: else the file's ending and first words tell. text: the article, where the file has none
    or several: a file that `read_text` takes (a Path, or a str of one line with such an ending), an
    Article, or the text itself. title: what to call the dossier. Rows are `drafted`, by "import: "
    and the format; folder, zip, xlsx and an own web-annotation keep what they had. Raises ValueError when
    there is no such format, DossierError when the file cannot be read or what is in it breaks the
    contract.
    """
    path, article = Path(path), _article(text)
    name = format or _format_of(path)
    reader = FORMATS[name].read if name in FORMATS else None
    if reader is None:
        raise ValueError(f"{shown(name)} is not a format; allowed: {', '.join(IMPORTED)}")
    read = reader(path, article)
    if isinstance(read, Gathered):
        read = Recovered(_checked(read, path), read.left_out)
    dossier, left_out = read if isinstance(read, Recovered) else (read, [])
    if title:
        dossier = replace(dossier, package=dossier.package | {"title": title})
    return Imported(dossier, pd.DataFrame(left_out, columns=LeftOut._fields, dtype=str))


def read_folder(path: Path, article: Article | None) -> Dossier:
    """A dossier's folder, as `load` takes it."""
    if not path.is_dir():
        raise DossierError(
            f"{path}: is not a folder; allowed: one with datapackage.json, article.txt and a CSV file for each table"
        )
    return _own(path, load(path), article)


def read_zip(path: Path, article: Article | None) -> Dossier:
    """A dossier's folder as `export(dossier, "zip", path)` packs it; anything else in the ZIP file
    is not unpacked.
    """
    files = {"datapackage.json", "article.txt", *(f"{table}.csv" for table in contract.TABLES)}
    with (
        TemporaryDirectory() as folder,
        unpacked(content_of(path), str(path), "a ZIP file", "one as export writes it") as package,
    ):
        for name in files & set(package.namelist()):
            (Path(folder) / name).write_bytes(package.read(name))
        try:
            dossier = load(folder)
            name = dossier.package.get("name") or as_name(path.stem)
            named = replace(dossier, name=checked_name(name, f"{path}: its name"), path=None)
            return _own(path, named, article)
        except DossierError as error:
            raise DossierError(str(error).replace(folder, str(path))) from None


FORMATS: dict[str, Format] = {
    "web-annotation": Format(".jsonld", as_web_annotation, read_web_annotations),
    "timelinejs": Format(".json", as_timelinejs),
    "schema-org": Format(".jsonld", as_schema_org),
    "csv": Format(".csv", as_csv),
    "xlsx": Format(".xlsx", as_xlsx, read_workbook),
    "zip": Format(".zip", as_zip, read_zip),
    "folder": Format("", read=read_folder),
    "quotes": Format(".csv", read=read_quotes),
    "label-studio": Format(".json", read=read_label_studio),
    "doccano": Format(".jsonl", read=read_doccano),
}
"""To add one: a file here with its functions, a row of this table, a row of README's tables of
formats, a test."""

EXPORTED = [name for name, format in FORMATS.items() if format.write]
IMPORTED = [name for name, format in FORMATS.items() if format.read]


def _checked(found: Gathered, path: Path) -> Dossier:
    dossier = found.dossier(path.stem)
    for problem in check(dossier).head(1).itertuples():
        raise DossierError(
            f"{path} is not imported: {problem.file}, row {problem.row}, {problem.column}: found {shown(problem.value)}; {problem.allowed}"
        )
    return dossier


def _own(path: Path, dossier: Dossier, article: Article | None) -> Dossier:
    if article and article.text != dossier.text:
        raise DossierError(
            f"{path}: holds another article than the one given; allowed: no text=, since it has its own"
        )
    return dossier


def _article(text: str | Path | Article | None) -> Article | None:
    if text is None or isinstance(text, Article):
        return text
    is_file = isinstance(text, Path) or ("\n" not in text and Path(text).suffix.lower() in READERS)
    return read_text(text) if is_file else Article(str(text))


def _format_of(path: Path) -> str:
    """The format that a path's ending tells; for .json, what is in it."""
    if not path.exists():
        raise DossierError(f"{path}: there is no such file or folder")
    if path.suffix.lower() == ".json" and path.is_file():
        return _format_within(path)
    endings = {FORMATS[name].ending: name for name in IMPORTED}
    if (ending := "" if path.is_dir() else path.suffix.lower()) not in endings or (
        not ending and not path.is_dir()
    ):
        raise DossierError(
            f"{path}: found the ending {shown(ending)}; allowed: a folder, {', '.join(filter(None, endings))}, or format= to say what it is: {', '.join(IMPORTED)}"
        )
    return endings[ending]


def _format_within(path: Path) -> str:
    first = next((item for _, item in read_json_lines(path)), None)
    if not isinstance(first, dict):
        raise DossierError(
            f"{path}: found a JSON document of another kind; allowed: label-studio, doccano or web-annotation"
        )
    if isinstance(first.get("data"), dict):
        return "label-studio"
    return (
        "web-annotation"
        if "@context" in first or "target" in first or "items" in first
        else "doccano"
    )
