"""Naming: when two ways to write a name mean one student, and what a student is called in a file's
name.
"""

import re
import unicodedata
from hashlib import sha256

from ..display import visible
from ..files import NAME, as_name

LONGEST = 80
"""characters of a name that are kept"""
OF_COURSES = re.compile(r"_\d+_assign\w*$")
"""what a learning platform puts behind a student's name, in the name of the folder"""


def folded(name: str) -> str:
    """A name without what people write it differently by: capitals, blanks, hyphens, signs; the
    name itself where it has nothing else.

    >>> folded("Ann  LEE") == folded("ann-lee") == folded("Ann_Lee")
    True
    """
    return " ".join(re.findall(r"[^\W_]+", _whole(name).casefold())) or name


def cleaned(name: str) -> str:
    """A name as somebody typed it, or as a folder has it, in one line and of a length to be shown.

    >>> cleaned(" Ann\\n Lee_4711_assignsubmission_file_")
    'Ann Lee'
    """
    return visible(OF_COURSES.sub("", " ".join(_whole(name).split()))[:LONGEST]).strip()


def agree(name: str, other: str) -> bool:
    """Whether two names may be one student's: they share a word, or one is no name but a number
    that a school gives.
    """
    words, others = (set(folded(each).split()) for each in (name, other))
    return bool(words & others) or any(map(str.isdigit, f"{name}{other}"))


def as_id(student: str) -> str:
    """What a student is called where the name must be a folder's: always the same for a name, and
    for no two the same.
    """
    id_ = as_name(student)
    if id_ == student or (folded(id_) == folded(student) and NAME.fullmatch(id_)):
        return id_
    return f"{id_[:60]}-{sha256(student.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _whole(name: str) -> str:
    """A name with its accents in its letters: some systems write them apart."""
    return unicodedata.normalize("NFC", name)
