"""Display: how words and ids that a stranger chose stand on a page, so that they change nothing
around them.

The one door between a dossier and HTML, a list, or an address, and how a count is told: nothing
here knows what a dossier is.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from html import escape
from urllib.parse import quote

PICTURES = {
    **{code: 0x2400 + code for code in range(32) if code not in (9, 10)},
    0x7F: 0x2421,
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x21C4),
}
"""for each character that has no look of its own, or turns the line (U+202E), one that is seen"""

PLAIN = re.compile(r"""[^\s,"\\]+""")
LISTED = re.compile(r"""\"(?:[^"\\]|\\.)*"|[^\s,"]+""")
LONG = 30
PILE = 4


def visible(text: str) -> str:
    """The text with a picture for each character that cannot be seen and does something: ␛ for an
    escape, ⇄ for one that turns the direction of writing. As many characters as before.

    >>> visible("file\\u202egpj.exe")
    'file⇄gpj.exe'
    """
    return text.translate(PICTURES)


def escaped(text: str) -> str:
    """The text as it can stand in HTML, in an attribute, too."""
    return escape(visible(text))


def breakable(text: str) -> str:
    """The text as HTML that may be broken within words of more than thirty letters, so that none
    of them makes a page wider.
    """
    parts = _long_words().split(visible(text))
    return "".join(
        "<wbr>".join(map(escape, _steps().findall(part))) if odd else escape(part)
        for odd, part in ((place % 2, part) for place, part in enumerate(parts))
    )


def many(count: int, noun: str) -> str:
    """How many there are of something whose plural ends in s.

    >>> many(0, "claim"), many(1, "claim"), many(2, "claim")
    ('0 claims', '1 claim', '2 claims')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def isolated(text: str) -> str:
    """The text as HTML whose direction of writing is its own."""
    return f"<bdi>{escaped(text)}</bdi>"


def unpiled(text: str) -> str:
    """The text with at most four marks on any letter: a pile of them runs over what stands above.

    >>> unpiled("a" + "\\u0301" * 50) == "a" + "\\u0301" * 4
    True
    """
    return text if text.isascii() else _piles().sub(r"\1", text)


def listed(ids: Iterable[str], between: str = ", ") -> str:
    """Ids as one text that can be taken apart again: an id with a blank, a comma or a quotation
    mark stands in quotation marks, as JSON writes it.

    >>> listed(["a01", "a 2"]), listed(["a", "b c"], " ")
    ('a01, "a 2"', 'a "b c"')
    """
    return between.join(
        id_ if PLAIN.fullmatch(id_) else json.dumps(id_, ensure_ascii=False) for id_ in ids
    )


def unlisted(text: str) -> list[str]:
    """The ids that `listed` wrote with a comma between them.

    >>> unlisted(listed(["a01", "a 2", 'b "c"']))
    ['a01', 'a 2', 'b "c"']
    """
    return [json.loads(part) if part.startswith('"') else part for part in LISTED.findall(text)]


def anchor(kind: str, id_: str) -> str:
    """What names an element after a row, as its id and as the address of a link to it; the same
    for both, whatever characters the row's id has.

    >>> anchor("row", "a01"), anchor("claim", "c 1, [a]")
    ('row-a01', 'claim-c%201%2C%20%5Ba%5D')
    """
    return f"{kind}-{quote(id_, safe='', errors='surrogatepass')}"


@cache
def _marks() -> str:
    """A character class of what stands on another character."""
    kinds = ("Mn", "Me")
    return "".join(
        char for char in map(chr, range(0x110000)) if unicodedata.category(char) in kinds
    )


@cache
def _piles() -> re.Pattern:
    return re.compile(f"([{_marks()}]{{{PILE}}})[{_marks()}]+")


@cache
def _steps() -> re.Pattern:
    return re.compile(f"(?:.[{_marks()}]*){{1,{LONG}}}", re.DOTALL)


def _long_words() -> re.Pattern:
    return re.compile(rf"(\S{{{LONG + 1},}})")
