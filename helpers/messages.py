"""Messages: how they quote what was found, so that none of them is as long as a book."""

LONGEST = 200
"""characters of a value that a message quotes"""


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
