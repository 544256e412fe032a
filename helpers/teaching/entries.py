"""Entries: what each student of a class hands in, a file or folder each, read as the passages they
marked.

Nobody is dropped: who cannot be read stays in the list with the reason, and so does whoever has
rows that cannot be used.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .. import contract, views
from ..dossier import Dossier, DossierError
from ..files import content_of
from ..formats import import_from
from ..formats.finding import find_pieces
from ..formats.xlsx import read_sheets
from ..leftopen import UNSTATED, asks
from ..spans import Span, spans_of
from ..tables import Table, read_csv
from ..texts import Article

LABELS = ("source", "act", "stance", "certainty")
PASSED_OVER = (".", "~$", "__MACOSX", "Thumbs.db", "desktop.ini")
"""how the names of entries begin that systems and programs put into folders, not students"""

IN_NOTE = re.compile(r"(?:^|[.;] )(act|stance|certainty): ([^;]+)")
"""where an imported table of quotes keeps its further columns"""

WORDS = ("text", "quote")
"""what the column with a passage's words may be called"""
SPOKEN = {"speaker", "source"}
PLACED, SAID = [{"start", "end"}], [SPOKEN, {"speaker"}, {"source"}]
"""with which further columns a .csv and an .xlsx file is read here, beside one that names nobody"""

MOST = 5
"""how many things left out are told one by one"""

Spans = tuple[Span, ...]


class Passage(NamedTuple):
    """A passage that somebody marked, as its pieces, and what they chose for it; blank where they
    gave nothing.
    """

    spans: Spans
    source: str = ""
    act: str = ""
    stance: str = ""
    certainty: str = ""


class Entry(NamedTuple):
    """What a student handed in: the passages, none when it cannot be read, and what was the
    matter.
    """

    student: str
    file: str
    said: list[Passage]
    problem: str


def read_entries(folder: Path, key: Dossier) -> list[Entry]:
    """Each entry of a folder, sorted by student: by the name of the entry, with its ending where
    two would have the same.

    Raises DossierError when there is no such folder or nothing in it.
    """
    if not folder.is_dir():
        raise DossierError(
            f"{folder}: there is no such folder; allowed: one with an entry for each student"
        )
    paths = [path for path in folder.resolve().iterdir() if not path.name.startswith(PASSED_OVER)]
    if not paths:
        raise DossierError(
            f"{folder}: holds no entry; allowed: for each student a dossier's folder, .zip, .csv,"
            " .xlsx, .json, .jsonl or .jsonld, named after the student"
        )
    stems = [path.name if path.is_dir() else path.stem for path in paths]
    called, names = Counter(stems), _names(key)
    return sorted(
        _entry(path, stem if called[stem] == 1 else path.name, key, names)
        for path, stem in zip(paths, stems)
    )


def of_key(key: Dossier) -> dict[str, Passage]:
    """The key's own passages by attribution_id, in text order, with sources called as those of the
    students are.
    """
    names = _names(key)
    return {
        row.attribution_id: Passage(
            tuple(spans_of(row)), _called(row.source, names), row.act, row.stance, row.certainty
        )
        for row in views.statements(key).itertuples()
    }


def _entry(path: Path, student: str, key: Dossier, names: dict[str, str]) -> Entry:
    passages: list[Passage] = []
    try:
        passages, left_out = _read(path, key)
        empty = "" if passages else "holds no attribution; allowed: one or more"
        problem = "; ".join(filter(None, (empty, _told(left_out))))
    except (ValueError, OSError, RecursionError) as error:
        # what import_from raises, and JSON that is nested too deeply
        problem = str(error).replace(f"{path.parent}{os.sep}", "") or type(error).__name__
    named = sorted(passage._replace(source=_called(passage.source, names)) for passage in passages)
    return Entry(_printable(student), _printable(path.name), named, _printable(problem))


def _read(path: Path, key: Dossier) -> tuple[list[Passage], list[str]]:
    """The passages in an entry, and what was left out."""
    if not path.is_file() and not path.is_dir():
        raise DossierError(f"{path}: is neither a file nor a folder")
    table = _table(path, key.text) if path.is_file() else None
    return _of_table(*table, key.text) if table else _of_import(path, key)


def _table(path: Path, article: str) -> tuple[list[str], list[list[str]]] | None:
    """Header and rows of a table of passages, as a spreadsheet saves it; None for any other file,
    which `import_from` may judge.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        return _if_passages(read_csv(content_of(path), str(path), article=article), PLACED)
    if ending != ".xlsx" or "entities" in (sheets := read_sheets(path)):
        return None
    found = (_if_passages(table, SAID) for table in sheets.values())
    if (table := next(filter(None, found), None)) is None:
        raise DossierError(f"{path}: found no sheet with the column text; allowed: one")
    return table


def _if_passages(
    table: Table, further: Iterable[set[str]]
) -> tuple[list[str], list[list[str]]] | None:
    names = [name.strip().lower() for name in table.header]
    has_words = any(name in names for name in WORDS)
    fits = any(wanted <= set(names) for wanted in further) or not set(names) & SPOKEN
    return (names, table.rows) if has_words and fits else None


def _of_table(
    names: list[str], rows: list[list[str]], text: str
) -> tuple[list[Passage], list[str]]:
    passages: list[Passage] = []
    left_out: list[str] = []
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(names, cells))
        try:
            if len(cells) != len(names):
                raise ValueError(
                    f"found {len(cells)} cells; allowed: {len(names)}, as many as columns"
                )
            spans, source = _spans(row, text), row.get("source") or row.get("speaker", "")
            passages.append(Passage(spans, source, *_labels(row, f"row {number}", left_out)))
        except ValueError as error:
            left_out.append(f"row {number}: {error}")
    return passages, left_out


def _spans(row: dict[str, str], text: str) -> Spans:
    """Where a row's passage stands. Raises ValueError, with what was found and allowed, when its
    text does not stand there, or, where the row tells no place, not just once in the article.
    """
    words = next(row[name] for name in WORDS if name in row).replace("\r\n", "\n")
    if not row.get("start", "").strip() and not row.get("end", "").strip():
        return _found(words.strip(), text)
    start, end = _bounds(row)
    there = text[max(0, start) : max(0, end)].replace("\r\n", "\n")
    if not 0 <= start < end <= len(text) or there not in (words, words.removeprefix("'")):
        raise ValueError(
            f"found the text {_short(words)} at {start}-{end}; the article has"
            f" {_short(there)} there"
        )
    return _pieces(row.get("pieces", ""), start, end)


def _bounds(row: dict[str, str]) -> tuple[int, int]:
    """The place that a row tells."""
    try:
        start, end = (int(row[name].strip().removesuffix(".0")) for name in ("start", "end"))
    except (ValueError, KeyError):
        raise ValueError(
            f"found start {_short(row.get('start', ''))} and end {_short(row.get('end', ''))};"
            " allowed: whole numbers, or both blank"
        ) from None
    return start, end


def _found(words: str, text: str) -> Spans:
    """Where words stand of which no place is told."""
    places = find_pieces(text, words) or find_pieces(text, words.removeprefix("'"))
    if len(places) != 1:
        raise ValueError(
            f"the text {_short(words)} stands {len(places)} times in the article; allowed: once,"
            " or with start and end"
        )
    return tuple(places[0])


def _pieces(cell: str, start: int, end: int) -> Spans:
    """The pieces of a passage, written in whatever way: their bounds count."""
    bounds = [start, end]
    if cell.strip():
        bounds = [int(bound) for bound in re.findall(r"[0-9]{1,18}", cell)]
    in_order = bounds == sorted(set(bounds)) and len(bounds) % 2 == 0
    if not in_order or bounds[:1] + bounds[-1:] != [start, end]:
        raise ValueError(
            f"found the pieces {_short(cell)}; allowed: start-end start-end …, in order from"
            f" {start} to {end}"
        )
    return tuple(zip(bounds[::2], bounds[1::2]))


def _labels(given: dict[str, str], where: str, left_out: list[str]) -> list[str]:
    """Act, stance and certainty, blank where none was given; what is no value of the contract is
    left out.
    """
    labels = []
    for name in LABELS[1:]:
        value, allowed = given.get(name, "").strip().lower(), contract.options("attributions", name)
        labels.append(value if value in allowed else "")
        if value and value not in allowed:
            left_out.append(
                f"{name} of {where}: found {_short(value)}; allowed: {', '.join(allowed)}"
            )
    return labels


def _of_import(path: Path, key: Dossier) -> tuple[list[Passage], list[str]]:
    dossier, lost = import_from(path, text=Article(key.text))
    left_out = [f"{row.item}: {_short(row.value)}: {row.why}" for row in lost.itertuples()]
    table = views.statements(dossier).merge(
        dossier.attributions[["attribution_id", "note", "status", "drafted_by"]],
        on="attribution_id",
    )
    unstated = _unstated(dossier)
    passages = []
    for row in table.itertuples():
        labels = [row.act, row.stance, row.certainty]
        if row.status == "drafted" and row.drafted_by.startswith("import: "):  # filled in
            labels = _labels(dict(IN_NOTE.findall(row.note)), f"“{row.text}”", left_out)
        source = "" if row.origin in unstated else row.source
        passages.append(Passage(tuple(spans_of(row)), source, *labels))
    return passages, left_out


def _unstated(dossier: Dossier) -> set[str]:
    """The entities that stand for a source which the imported file does not state."""
    return {row.entity_id for row in dossier.entities.itertuples() if asks(row.note, UNSTATED)}


def _names(key: Dossier) -> dict[str, str]:
    """The name of each of the key's entities by what it may be called: its name, or words that
    mention it and no other.
    """
    named, meant = views.names(key), defaultdict(set)
    for mention in key.mentions.itertuples():
        meant[_folded(mention.text)].add(named[mention.entity_id])
    names = {words: meanings.pop() for words, meanings in meant.items() if len(meanings) == 1}
    for entity_id in key.hops.loc[key.hops["hop"] == 0, "entity_id"]:
        names["outlet"] = named[entity_id]
    return names | {_folded(name): name for name in named.values()}


def _called(source: str, names: dict[str, str]) -> str:
    return names.get(_folded(source), _folded(source))


def _folded(name: str) -> str:
    return re.sub(r"^(the|an?) ", "", " ".join(name.split()).casefold())


def _told(left_out: list[str]) -> str:
    more = f"; and {len(left_out) - MOST} more" if len(left_out) > MOST else ""
    return f"left out ({len(left_out)}): {'; '.join(left_out[:MOST])}{more}" if left_out else ""


def _short(value: str) -> str:
    return repr(value) if len(value) <= 60 else f"{value[:60]!r} …"


def _printable(words: str) -> str:
    """The words with a ? for what UTF-8 cannot hold, as in the name of a file from another
    system.
    """
    return words.encode("utf-8", "replace").decode()
