"""Messages: what an error says, and how it quotes what was found: never a book of it."""

LONGEST = 200
"""characters of a value that a message quotes"""


class DossierError(ValueError):
    """A dossier that cannot be used; the message names the file, the row, the value and what was
    allowed.
    """


def shown(value: object) -> str:
    """A value as a message quotes it: as Python writes it, text in quotation marks, cut at 200
    characters with how many there are in all.

    >>> shown("A–F"), shown(None)
    ("'A–F'", 'None')
    """
    if isinstance(value, str):
        return repr(value[:LONGEST]) + _more(value)
    return cut(repr(value))


def cut(text: str) -> str:
    """Words for a message, without quotation marks: as they are, or cut at 200 characters with how
    many there are in all.
    """
    return text[:LONGEST] + _more(text)


def _more(text: str) -> str:
    return f"… ({len(text):,} characters in all)" if len(text) > LONGEST else ""
