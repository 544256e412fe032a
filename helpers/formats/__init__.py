"""Formats: a dossier as a file for other programs, and a dossier out of one.

A format is a file here, by its name: `write`, from a dossier to the bytes of a file; `read`, from a
file, and the article if the file lacks it, to what it found; or both. FORMATS lists them, `export`
and `import_from` use them. Only web-annotation and zip hold the whole dossier, the article's text
included; what else is written is a view of it. Nothing is fetched, sent or run, nothing lost: what
has no place in a dossier stands in `left_out`, with the reason. Only xlsx holds the time of its
making: otherwise the same dossier gives the same bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..arguments import judged
from ..dossier import Dossier, as_dossier, check
from ..files import read_json_lines, write_whole
from ..messages import DossierError, shown
from ..texts import READERS, Article, read_text
from . import (
    annotations,
    csv,
    doccano,
    folder,
    label_studio,
    quotes,
    schema_org,
    timelinejs,
    web_annotation,
    xlsx,
    zip,
)
from .gathering import Gathered, LeftOut, Recovered
from .whole import tell_problem


class Imported(NamedTuple):
    """A sound dossier, and what the file has besides: one row per thing left out, with item
    (where), value and why; empty when nothing is.
    """

    dossier: Dossier
    left_out: pd.DataFrame


class Format(NamedTuple):
    """A way to write a dossier, to read one, or both.

    ending: of the file's name; blank for a folder. write: makes the file's bytes. read: reads a
    file.
    """

    ending: str
    write: Callable[[Dossier], bytes] | None = None
    read: Callable[[Path, Article | None], Dossier | Recovered | Gathered] | None = None


FORMATS = {
    "folder": Format("", read=folder.read),
    "zip": Format(".zip", zip.write, zip.read),
    "xlsx": Format(".xlsx", xlsx.write, xlsx.read),
    "csv": Format(".csv", csv.write),
    "quotes": Format(".csv", read=quotes.read),
    "label-studio": Format(".json", read=label_studio.read),
    "doccano": Format(".jsonl", read=doccano.read),
    "schema-org": Format(".jsonld", schema_org.write),
    "timelinejs": Format(".json", timelinejs.write),
    "web-annotation": Format(".jsonld", web_annotation.write, web_annotation.read),
}
"""What can be written and read. To add one: a file here, a row of this table, a row of README's
tables of formats, a test; a row of SIGNS where a .json file may be one.
"""

IMPORTED = [name for name, format in FORMATS.items() if format.read]
EXPORTED = [name for name, format in reversed(FORMATS.items()) if format.write]
"""The names as `import_from` and `export` offer them: own files first, those for other programs
first.
"""


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
            f"{dossier.name} is not exported: {tell_problem(problem)} (helpers.check lists all)"
        )
    return write_whole(path, write(dossier))


@judged
def import_from(
    path: str | Path,
    *,
    format: str | None = None,
    text: str | Path | Article | None = None,
    title: str | None = None,
    by: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported:
    """A dossier of a file or folder in one of FORMATS, checked, with the list of what was left out.

    format: else the file's ending and first words tell. text: the article, where the file has none
    or several: a file that `read_text` takes (a Path, or a str of one line with such an ending), an
    Article, or the text itself. title: what to call the dossier. by: who or which model made the
    file, for `drafted_by`; else "import: " and the format. columns: of quotes, what the file calls
    them, such as {"speaker": "Who", "quote": "Said"}. Rows are `drafted`; folder, zip, xlsx and an
    own web-annotation keep what they had. Raises ValueError when there is no such format, or it
    knows no `by` or `columns`, DossierError when the file cannot be read or what is in it breaks
    the contract.
    """
    path, article = Path(path), _article(text)
    name = format or ("quotes" if columns else _format_of(path))
    read = _reader(name, columns)(path, article)
    if isinstance(read, Gathered):
        read = Recovered(_checked(read, path, by), read.left_out)
    elif by:
        raise ValueError(f"by={shown(by)}: {path} says itself who drafted each row; allowed: None")
    dossier, left_out = read if isinstance(read, Recovered) else (read, [])
    if title:
        dossier = replace(dossier, package=dossier.package | {"title": title})
    return Imported(dossier, pd.DataFrame(left_out, columns=LeftOut._fields, dtype=str))


def _reader(
    name: str, columns: Mapping[str, str] | None
) -> Callable[[Path, Article | None], Dossier | Recovered | Gathered]:
    reader = FORMATS[name].read if name in FORMATS else None
    if reader is None:
        raise ValueError(f"{shown(name)} is not a format; allowed: {', '.join(IMPORTED)}")
    if columns and name != "quotes":
        raise ValueError(f"columns= is for quotes, not for {name}; allowed: None")
    return partial(quotes.read, columns=columns) if columns else reader


def _checked(found: Gathered, path: Path, by: str | None) -> Dossier:
    found.by = by or found.by
    dossier = found.dossier(path.stem)
    for problem in check(dossier).head(1).itertuples():
        raise DossierError(f"{path} is not imported: {tell_problem(problem)}")
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
    if path.is_dir():
        return "folder"
    ending = path.suffix.lower()
    if ending in (".json", ".jsonl"):
        return _format_within(path)
    by_ending = {FORMATS[name].ending: name for name in IMPORTED if FORMATS[name].ending}
    if ending not in by_ending:
        raise DossierError(
            f"{path}: found the ending {shown(ending)}; allowed: a folder, {', '.join(by_ending)}, "
            f"or format= to say what it is: {', '.join(IMPORTED)}"
        )
    return by_ending[ending]


def _format_within(path: Path) -> str:
    values = [value for _, value in read_json_lines(path)]
    name = next((name for name, is_it in SIGNS.items() if any(map(is_it, values))), "")
    if not name:
        raise DossierError(
            f"{path}: found a JSON document of another kind; allowed: {', '.join(SIGNS)}"
        )
    return name


SIGNS: dict[str, Callable[[object], bool]] = {
    "label-studio": label_studio.is_task,
    "web-annotation": annotations.is_annotation,
    "quotes": quotes.is_quote,
    "doccano": lambda value: isinstance(value, dict),
}
"""how one value in a JSON file tells the format; the first wins"""
