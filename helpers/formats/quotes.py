"""Quotes: a list of who is quoted with which words, as a person kept it in a table or a language
model made it, becomes attributions at the places where the words stand in the article.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import dates
from ..arguments import one_of
from ..files import content_of, read_json_lines
from ..messages import DossierError, cut
from ..spans import Span
from ..tables import as_text, read_csv
from ..texts import Article
from ..views import KNOWN_BY, UNSHOWN
from .finding import CLOSING, OPENING, find_near, find_pieces, same_paragraph, with_marks
from .gathering import GROUNDS, Cells, Gathered, Party, items_of

NAMES = {
    "quote": ("text", "quote"),
    "speaker": ("speaker", "source"),
    "cue": ("cue",),
    "claim": ("claim",),
    "date": ("date",),
    "start": ("start",),
    "knowledge": ("knowledge", "how_known"),
    "known by": ("knowledge_words",),
}
"""what each part of a row may be called, in capitals or not; the first wins, since the statements
that `csv` writes have both `text` and `quote`
"""

ALLOWED = "a header with quote and speaker, then a row for each quote"
NO_CUE = "the cue is not found in the paragraph of the quote, which is imported without it"
NO_GROUND = (
    "how the speaker would know is none of those that the workbook knows; the quote is imported as "
    f"not stated; allowed: {', '.join(KNOWN_BY)}"
)
NO_GROUND_WORDS = (
    "the words that say how the speaker would know are not found in the paragraph of the quote, "
    "which is imported without them"
)
NO_DATE = (
    "the date is neither EDTF, such as 2024-10-29, nor found in the paragraph of the quote, which "
    "is imported without it"
)
DATED = "The imported file gives this date, and does not say what it rests on."
NO_VALUE = "The imported file gives no value."
OR_SAY = ", or with columns={{'{}': …}}, what the file calls it"
NO_SPEAKER = "The imported file names no speaker."
ELSEWHERE = "The speaker is named in another paragraph."
NOT_IN_TEXT = "The speaker's name does not stand in the article, except perhaps inside the quote."
BLANK = {"", "unknown", "n/a", "none", "null"}
"""how a file writes that it does not know the speaker"""

Row = dict[str, str]
"""a row of the file as text, by the names of its columns in small letters"""


def read(path: Path, article: Article | None, columns: Mapping[str, str] | None = None) -> Gathered:
    """A CSV file with a row for each quote, or JSON with an object for each: `quote` or `text`,
    `speaker` or `source`, and if there are any, `cue`, `claim`, `date`, `knowledge` (a value of the
    contract, or its plain words) and `knowledge_words`. It needs the article.

    columns: what the file calls these, where it calls them otherwise. A quote that is not found, or
    found more than once where no `start` says which, is left out and listed, with its places; an
    ellipsis in it stands for words of the article. Quotation marks around it in the article belong
    to the passage. Several speakers, in a list or with ";" between, say it one by one; without
    one, the source is left open. Speaker and cue are looked for nearest to the quote, a date in its
    paragraph unless it is EDTF; any other column is kept in the note. Cells are text, never
    formulas; an apostrophe in front of one, as `csv` writes it, may stand there or not. Rows of a
    table count from 2.
    """
    if article is None:
        raise DossierError(
            f"{path}: quotes alone have no article around them; allowed: with text=, the article's "
            f"file or text"
        )
    for part in columns or {}:
        one_of("columns", part, NAMES)
    found = Gathered(article, "quotes")
    is_json = content_of(path).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{"))
    where, names, rows = (_objects if is_json else _rows)(path, found)
    parts = _parts(where, names, columns or {}) if rows or not is_json else {}
    for item, row in rows:
        _add(found, item, row, parts)
    return found


def is_quote(value: object) -> bool:
    """Whether a value in a JSON file is a quote with its speaker, or holds some, and no text with
    labels.
    """
    if held := _held(value):
        return any(map(is_quote, held))
    names = {str(name).strip().lower() for name in value} if isinstance(value, dict) else set()
    has_text = "text" in names and names.isdisjoint(("label", "labels", "entities"))
    return "quote" in names or (has_text and not names.isdisjoint(NAMES["speaker"]))


def _held(value: object) -> list[object]:
    """The objects in the only list of an object around them, as in `{"quotes": […]}`; else none."""
    cells = value.values() if isinstance(value, dict) else ()
    lists = [cell for cell in cells if isinstance(cell, list)]
    objects = lists[0] if len(lists) == 1 else []
    return objects if all(isinstance(one, dict) for one in objects) else []


def _rows(path: Path, found: Gathered) -> tuple[str, list[str], list[tuple[str, Row]]]:
    """Where a table has its header, that header, and its rows; those that are not as wide are left
    out.
    """
    header, rows, _ = read_csv(content_of(path), str(path), article=found.text, allowed=ALLOWED)
    names, kept = [name.strip().lower() for name in header], []
    for number, row in enumerate(rows, start=2):
        if len(row) == len(names):
            kept.append((f"row {number}", dict(zip(names, row))))
        elif row:
            why = f"found {len(row)} cells; allowed: {len(names)}, as many as columns"
            found.leave_out(f"row {number}", ", ".join(row), why)
    return f"{path}, row 1", names, kept


def _objects(path: Path, found: Gathered) -> tuple[str, list[str], list[tuple[str, Row]]]:
    """The file, the names that its objects use, and the objects; what else is in it is left out."""
    kept: list[tuple[str, Row]] = []
    values = [one for _, value in read_json_lines(path) for one in _held(value) or [value]]
    for number, value in enumerate(values, start=1):
        kept += [(f"quote {number}", _told(one)) for one in found.objects(value, f"quote {number}")]
    return str(path), list(dict.fromkeys(name for _, row in kept for name in row)), kept


def _told(value: dict[str, Any]) -> Row:
    """An object as a row: what it knows, a list with ";" between its items, of an object in it the
    name.
    """
    return {
        str(name).strip().lower(): "; ".join(
            as_text(item.get("name", item) if isinstance(item, dict) else item)
            for item in items_of(cell)
        )
        for name, cell in value.items()
    }


def _parts(where: str, names: list[str], columns: Mapping[str, str]) -> dict[str, str]:
    """What the file calls each part of a row that it has. Raises DossierError when it has no quote,
    no speaker, or not what `columns` says.
    """
    parts = {}
    for part, known in NAMES.items():
        wanted = (str(columns[part]),) if part in columns else known
        named = [name for name in wanted if names.count(name.strip().lower()) == 1]
        if named:
            parts[part] = named[0].strip().lower()
        elif part in columns or part in ("quote", "speaker"):
            raise DossierError(
                f"{where}: found the columns {cut(', '.join(names))}; allowed: "
                f"{' or '.join(wanted)}, once{'' if part in columns else OR_SAY.format(part)}"
            )
    return parts


def _add(found: Gathered, item: str, row: Row, parts: Mapping[str, str]) -> None:
    told = {part: row.get(parts.get(part, ""), "") for part in NAMES}
    places = _places(found.text, told["quote"])
    start = told["start"].strip()
    places = [place for place in places if str(place[0][0]) == start] or places
    if len(places) != 1:
        found.leave_out(item, told["quote"], _not_once(places))
        return
    pieces = _marked(found.text, places[0])
    span = pieces[0][0], pieces[-1][1]
    cue, said = _cue(found, item, span, told["cue"]), _said(found, item, span, told["date"])
    known = _known(found, item, span, told["knowledge"], told["known by"])
    more = _more(row, parts)
    for speaker in _speakers(told["speaker"]):
        party, note = _party(found, span, speaker)
        note = " ".join(filter(None, (note, more)))
        found.saying(pieces, party, cue, note, claim=told["claim"].strip(), said=said, known=known)


def _more(row: Row, parts: Mapping[str, str]) -> str:
    """What else a row says, in words."""
    others = {name: cell for name, cell in row.items() if name not in parts.values()}
    return "; ".join(f"{name}: {cell}" for name, cell in others.items() if cell.strip())


def _not_once(places: list[list[Span]]) -> str:
    """Why a quote that stands at these places cannot be placed."""
    listed = ", ".join(f"{pieces[0][0]}-{pieces[-1][1]}" for pieces in places[:5])
    where = f"found {len(places)} times, at {listed}" if places else "not found in the article"
    return (
        f"the quote is {where}; allowed: words that stand in it once, or a column start that says "
        f"where"
    )


def _marked(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces with the quotation marks around each, and around them all: a mark that closes the
    last one goes with one that opens the first.
    """
    marked = [with_marks(text, piece) for piece in pieces]
    first, last = marked[0][0], marked[-1][1]
    start, end = with_marks(text, (first + (text[first] in OPENING), last))
    marked[0] = min(first, start), marked[0][1]
    marked[-1] = marked[-1][0], end
    return marked


def _cue(found: Gathered, item: str, span: Span, cue: str) -> Span | None:
    """Where the cue stands, in the paragraph of the quote; else it is left out."""
    place = find_near(found.text, cue, span)
    if place and same_paragraph(found.text, place, span):
        return place
    if cue.strip():
        found.leave_out(item, cue, NO_CUE)
    return None


def _known(found: Gathered, item: str, span: Span, told: str, by: str) -> Cells:
    """How the speaker would know, and where the words stand that say so."""
    how = GROUNDS.get(told.strip().casefold(), "")
    if told.strip() and not how:
        found.leave_out(item, told, NO_GROUND)
    if not how or how == UNSHOWN:
        return {}
    place = find_near(found.text, by, span)
    if place and same_paragraph(found.text, place, span):
        return {"knowledge": how, "knowledge_start": place[0], "knowledge_end": place[1]}
    if by.strip():
        found.leave_out(item, by, NO_GROUND_WORDS)
    return {"knowledge": how}


def _said(found: Gathered, item: str, span: Span, date: str) -> Cells:
    """When it was said: the expression in the paragraph of the quote, or else the value; what is
    neither is left out.
    """
    place = find_near(found.text, date, span)
    if place and same_paragraph(found.text, place, span):
        return {"said_date_id": found.date(place, NO_VALUE)}
    value = date.strip()
    try:
        dates.read(value)
    except ValueError:
        found.leave_out(item, date, NO_DATE)
        return {}
    return {"said_edtf": value, "said_basis": "world-knowledge", "note": DATED} if value else {}


def _speakers(told: str) -> list[str]:
    """The speakers one by one; a blank one where the file does not know any."""
    names = [name.strip() for name in told.split(";")]
    return [name for name in names if name.casefold() not in BLANK] or [""]


def _party(found: Gathered, span: Span, speaker: str) -> tuple[Party, str]:
    """The party that speaks, and a note on how it is named."""
    if not speaker:
        return found.nobody(), NO_SPEAKER
    mentions = (find_near(found.text, name, span) for name in _variants(speaker))
    if not (mention := next(filter(None, mentions), None)):
        return Party(found.entity(speaker)), NOT_IN_TEXT
    party = found.mention(mention, name=found.text[slice(*mention)])
    return party, "" if same_paragraph(found.text, mention, span) else ELSEWHERE


def _places(text: str, quote: str) -> list[list[Span]]:
    return next(filter(None, (find_pieces(text, words) for words in _variants(quote))), [])


def _variants(words: str) -> list[str]:
    """The words as they are, without an apostrophe in front, without quotation marks around them,
    and without the stop that ends them, which may be another in the article.
    """
    bare = words.strip()
    unmarked = bare[1:-1] if bare[:1] in tuple(OPENING) and bare[-1:] in tuple(CLOSING) else bare
    return [words, words.removeprefix("'"), unmarked, unmarked.rstrip(".,")]
