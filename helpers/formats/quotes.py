"""Quotes: a table of who is quoted with which words becomes attributions at the places where the
words stand in the article.
"""

from pathlib import Path

from ..files import content_of
from ..messages import DossierError, cut
from ..spans import Span
from ..tables import read_csv
from ..texts import Article
from .finding import CLOSING, OPENING, find_near, find_words, same_paragraph, with_marks
from .gathering import Gathered, Party

QUOTE, SPEAKER = ("text", "quote"), ("speaker", "source")
"""what the two columns may be called, in capitals or not; the first wins, since the statements that
`csv` writes have both
"""

ALLOWED = "a header with quote and speaker, then a row for each quote"
NO_CUE = "the cue is not found in the paragraph of the quote, which is imported without it"
NO_SPEAKER = "The imported table names no speaker."
ELSEWHERE = "The speaker is named in another paragraph."
NOT_IN_TEXT = "The speaker's name does not stand in the article, except perhaps inside the quote."

Row = dict[str, str]


def read(path: Path, article: Article | None) -> Gathered:
    """A CSV file with a row for each quote: `text` or `quote`, `speaker` or `source`, and if there
    is one, `cue`. It needs the article.

    A quote that is not found, or found more than once where no column `start` says which, is left
    out and listed, with its places. Quotation marks around it in the article belong to the passage.
    Speaker and cue are looked for nearest to the quote; any other column is kept in the note. Cells
    are text, never formulas; an apostrophe in front of one, as `csv` writes it, may stand there or
    not. Rows count from 2.
    """
    if article is None:
        raise DossierError(
            f"{path}: quotes alone have no article around them; allowed: with text=, the article's "
            f"file or text"
        )
    found = Gathered(article, "quotes")
    for number, row in _rows(path, found):
        _add(found, f"row {number}", row)
    return found


def _rows(path: Path, found: Gathered) -> list[tuple[int, Row]]:
    """The rows by their number; those that are not as wide as the header are left out."""
    header, rows, _ = read_csv(content_of(path), str(path), article=found.text, allowed=ALLOWED)
    names, kept = [name.strip().lower() for name in header], []
    for wanted in (QUOTE, SPEAKER):
        if not any(names.count(name) == 1 for name in wanted):
            raise DossierError(
                f"{path}, row 1: found the columns {cut(', '.join(header))}; allowed: {wanted[0]} "
                f"or {wanted[1]}, once"
            )
    for number, row in enumerate(rows, start=2):
        if len(row) == len(names):
            kept.append((number, dict(zip(names, row))))
        elif row:
            why = f"found {len(row)} cells; allowed: {len(names)}, as many as columns"
            found.leave_out(f"row {number}", ", ".join(row), why)
    return kept


def _add(found: Gathered, item: str, row: Row) -> None:
    quote, speaker, cue = _taken(row, QUOTE), _taken(row, SPEAKER), row.pop("cue", "")
    start = row.pop("start", "").strip()
    places = _places(found.text, quote)
    places = [place for place in places if str(place[0]) == start] or places
    if len(places) != 1:
        found.leave_out(item, quote, _not_once(places))
        return
    span = with_marks(found.text, places[0])
    party, note = _party(found, span, speaker)
    more = "; ".join(f"{name}: {cell}" for name, cell in row.items() if cell.strip())
    found.saying(span, party, _cue(found, item, span, cue), " ".join(filter(None, (note, more))))


def _not_once(places: list[Span]) -> str:
    """Why a quote that stands at these places cannot be placed."""
    listed = ", ".join(f"{start}-{end}" for start, end in places[:5])
    where = f"found {len(places)} times, at {listed}" if places else "not found in the article"
    return (
        f"the quote is {where}; allowed: words that stand in it once, or a column start that says "
        f"where"
    )


def _cue(found: Gathered, item: str, span: Span, cue: str) -> Span | None:
    """Where the cue stands, in the paragraph of the quote; else it is left out."""
    place = find_near(found.text, cue, span)
    if place and same_paragraph(found.text, place, span):
        return place
    if cue.strip():
        found.leave_out(item, cue, NO_CUE)
    return None


def _party(found: Gathered, span: Span, speaker: str) -> tuple[Party, str]:
    """The party that speaks, and a note on how it is named."""
    if not speaker.strip():
        place = f"{span[0]}-{span[1]}"
        name = f"a speaker whom the imported table does not name ({place})"
        return Party(found.entity(name, "anonymous")), NO_SPEAKER
    mentions = (find_near(found.text, name, span) for name in _variants(speaker))
    if not (mention := next(filter(None, mentions), None)):
        return Party(found.entity(speaker)), NOT_IN_TEXT
    party = found.mention(mention, name=found.text[slice(*mention)])
    return party, "" if same_paragraph(found.text, mention, span) else ELSEWHERE


def _places(text: str, quote: str) -> list[Span]:
    return next(filter(None, (find_words(text, words) for words in _variants(quote))), [])


def _variants(words: str) -> list[str]:
    """The words as they are, without an apostrophe in front, and without quotation marks around
    them.
    """
    bare = words.strip()
    return [
        words,
        words.removeprefix("'"),
        bare[1:-1] if bare[:1] in tuple(OPENING) and bare[-1:] in tuple(CLOSING) else "",
    ]


def _taken(row: Row, names: tuple[str, str]) -> str:
    """The cell of the first of the names that is a column; it leaves the row."""
    return row.pop(next(name for name in names if name in row))
