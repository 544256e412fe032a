"""JSON files that others wrote: read whole or line by line, with errors that name the file and the
line.
"""

import json
from pathlib import Path

from .. import jsontext
from ..dossier import DossierError
from ..texts import BOM, content_of, decoded

LARGEST = 200_000_000
"""bytes; a dossier of 50,000 rows takes about 50 million"""


def read_json(path: Path) -> object:
    """What a JSON file holds. Raises DossierError for a file that is missing, empty, too large, not
    UTF-8 or not JSON.
    """
    return _parsed(_text(path), path, 1)


def read_json_lines(path: Path) -> list[tuple[int, object]]:
    """Each value in a file with one to a line, with the number of its line; of a file with one list
    or object, its items or itself.
    """
    text = _text(path)
    lines = [
        (number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()
    ]
    if (path.suffix.lower() == ".jsonl" and not text.lstrip().startswith("[")) or (
        len(lines) > 1 and _is_whole(lines[0][1])
    ):
        return [(number, _parsed(line, path, number)) for number, line in lines]
    whole = _parsed(text, path, 1)
    return [(1, item) for item in whole] if isinstance(whole, list) else [(1, whole)]


def _text(path: Path) -> str:
    return decoded(
        content_of(path, largest=LARGEST), str(path), allowed="JSON in UTF-8"
    ).removeprefix(BOM)


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (RecursionError, ValueError):
        return False
    return True


def _parsed(text: str, path: Path, first_line: int) -> object:
    try:
        return jsontext.read_json(text, str(path), line=first_line)
    except ValueError as error:
        raise DossierError(str(error)) from None
