"""Files: what is read from the disk, within bounds, and what is written there, whole or not at all.

Nothing here knows what a dossier is.
"""

from .folders import switched
from .locks import Busy, locked
from .names import NAME, as_name, checked_name
from .reading import (
    BOM,
    LARGEST,
    content_of,
    decoded,
    parse_json,
    read_json,
    read_json_lines,
    unpacked,
)
from .writing import SWITCH, finish, is_free, named, read_together, write_together, write_whole

__all__ = [
    "BOM",
    "LARGEST",
    "NAME",
    "SWITCH",
    "Busy",
    "as_name",
    "checked_name",
    "content_of",
    "decoded",
    "finish",
    "is_free",
    "locked",
    "named",
    "parse_json",
    "read_json",
    "read_json_lines",
    "read_together",
    "switched",
    "unpacked",
    "write_together",
    "write_whole",
]
