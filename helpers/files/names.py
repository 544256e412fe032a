"""Names that come from elsewhere, once it is sure that they can be a file's or a folder's."""

import re

from ..messages import DossierError, shown

NAME = re.compile(r"[^\W_](?:[^\W_]|[-.]){0,79}")


def checked_name(name: object, what: str) -> str:
    """A name that comes from elsewhere, once it is sure that it can be a file's or a folder's and
    leads nowhere else: the one door for dossiers, folders and students.

    what: whose name it is, for the message. Raises DossierError when it has other characters than
    letters, digits, hyphens and dots, begins with a hyphen or a dot, or is longer than 80.
    """
    if isinstance(name, str) and NAME.fullmatch(name):
        return name
    raise DossierError(
        f"{what}: found {shown(name)}; allowed: letters, digits, hyphens and dots, first a letter "
        "or digit, at most 80 characters"
    )


def as_name(words: str) -> str:
    """Words as a name that `checked_name` lets through: what it may not have becomes a hyphen.

    >>> as_name("harbor fire (1)"), as_name("../../x"), as_name("...")
    ('harbor-fire-1', 'x', 'untitled')
    """
    return re.sub(r"[^\w.-]+|_+", "-", words).strip("-.")[:80] or "untitled"
