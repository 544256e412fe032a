"""Imports: a dossier out of a folder, a ZIP file, a workbook, a table of quotes, a labelling tool's
export or web annotations.

Each format is a function from a file, and the article if the file lacks it, to what it found;
FORMATS names them and `import_from` chooses. Nothing is fetched, run or lost: what has no place in
a dossier stands in `left_out`, with the reason.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd

from .. import contract
from ..arguments import judged
from ..dossier import Dossier, DossierError, as_name, check, checked_name, load
from ..messages import shown
from ..reading import content_of, read_json_lines, unpacked
from ..texts import READERS, Article, read_text
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
    """A way to read a dossier: the function that reads the file, and the usual ending of its name;
    a folder has none.
    """

    read: Callable[[Path, Article | None], Dossier | Recovered | Gathered]
    ending: str


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
    if name not in FORMATS:
        raise ValueError(f"{shown(name)} is not a format; allowed: {', '.join(FORMATS)}")
    read = FORMATS[name].read(path, article)
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
    "folder": Format(read_folder, ""),
    "zip": Format(read_zip, ".zip"),
    "xlsx": Format(read_workbook, ".xlsx"),
    "quotes": Format(read_quotes, ".csv"),
    "label-studio": Format(read_label_studio, ".json"),
    "doccano": Format(read_doccano, ".jsonl"),
    "web-annotation": Format(read_web_annotations, ".jsonld"),
}


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
    endings = {form.ending: name for name, form in FORMATS.items()}
    if (ending := "" if path.is_dir() else path.suffix.lower()) not in endings or (
        not ending and not path.is_dir()
    ):
        raise DossierError(
            f"{path}: found the ending {shown(ending)}; allowed: a folder, {', '.join(filter(None, endings))}, or format= to say what it is: {', '.join(FORMATS)}"
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
