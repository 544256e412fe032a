"""Quotes: a table of who is quoted with which words becomes attributions at the places where the
words stand in the article.
"""

from pathlib import Path

from ..files import content_of
from ..messages import DossierError, cut
from ..tables import read_csv
from ..texts import Article
from .finding import CLOSING, OPENING, Span, find_near, find_words, same_paragraph, with_marks
from .gathering import Gathered, Party

QUOTE, SPEAKER = ("text", "quote"), ("speaker", "source")
"""what the two columns may be called, in capitals or not; the first wins, since the statements that
`export` writes have both
"""

ALLOWED = "a header with quote and speaker, then a row for each quote"

Row = dict[str, str]


def read_quotes(path: Path, article: Article | None) -> Gathered:
    """A CSV file with a row for each quote: `text` or `quote`, `speaker` or `source`, and if there
    is one, `cue`. It needs the article.

    A quote that is not found, or found more than once where no column `start` says which, is left
    out and listed, with its places. Quotation marks around it in the article belong to the passage.
    Speaker and cue are looked for nearest to the quote; any other column is kept in the note. Cells
    are text, never formulas; an apostrophe in front of one, as `export` writes it, may stand there
    or not. Rows count from 2.
    """
    if article is None:
        raise DossierError(
            f"{path}: quotes alone have no article around them; allowed: with text=, the article's file or text"
        )
    found = Gathered(article, "quotes")
    for number, row in _rows(path, found):
        _add(found, f"row {number}", row)
    return found


def _rows(path: Path, found: Gathered) -> list[tuple[int, Row]]:
    header, rows, _ = read_csv(content_of(path), str(path), article=found.text, allowed=ALLOWED)
    names = [name.strip().lower() for name in header]
    for wanted in (QUOTE, SPEAKER):
        if (
            len([name for name in names if name == wanted[0]]) != 1
            and len([name for name in names if name == wanted[1]]) != 1
        ):
            raise DossierError(
                f"{path}, row 1: found the columns {cut(', '.join(header))}; allowed: {wanted[0]} or {wanted[1]}, once"
            )
    for number, row in enumerate(rows, start=2):
        if row and len(row) != len(names):
            found.leave_out(
                f"row {number}",
                ", ".join(row),
                f"found {len(row)} cells; allowed: {len(names)}, as many as columns",
            )
    return [
        (number, dict(zip(names, row)))
        for number, row in enumerate(rows, start=2)
        if len(row) == len(names)
    ]


def _add(found: Gathered, item: str, row: Row) -> None:
    quote, speaker, cue = _taken(row, QUOTE), _taken(row, SPEAKER), row.pop("cue", "")
    places = _places(found.text, quote)
    places = [place for place in places if str(place[0]) == row.get("start", "").strip()] or places
    if len(places) != 1:
        where = (
            f"found {len(places)} times, at {', '.join(f'{start}-{end}' for start, end in places[:5])}"
            if places
            else "not found in the article"
        )
        found.leave_out(
            item,
            quote,
            f"the quote is {where}; allowed: words that stand in it once, or a column start that says where",
        )
        return
    span = with_marks(found.text, places[0])
    party, note = _party(found, span, speaker)
    said = find_near(found.text, cue, span)
    if cue.strip() and (said is None or not same_paragraph(found.text, said, span)):
        found.leave_out(
            item,
            cue,
            "the cue is not found in the paragraph of the quote, which is imported without it",
        )
        said = None
    more = "; ".join(
        f"{name}: {cell}" for name, cell in row.items() if cell.strip() and name != "start"
    )
    found.saying(span, party, said, " ".join(filter(None, (note, more))))


def _party(found: Gathered, span: Span, speaker: str) -> tuple[Party, str]:
    if not speaker.strip():
        return Party(
            found.entity(
                f"a speaker whom the imported table does not name ({span[0]}-{span[1]})",
                "anonymous",
            )
        ), "The imported table names no speaker."
    names = [find_near(found.text, name, span) for name in _variants(speaker)]
    if mention := next(filter(None, names), None):
        near = (
            ""
            if same_paragraph(found.text, mention, span)
            else "The speaker is named in another paragraph."
        )
        return found.mention(mention, name=found.text[slice(*mention)]), near
    return Party(
        found.entity(speaker)
    ), "The speaker's name does not stand in the article, except perhaps inside the quote."


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
