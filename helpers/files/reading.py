"""Reading: the bytes, the text, the JSON and the ZIP in a file that others wrote.

Whatever is read is bounded while it is read, and an error names the file, the place and what was
allowed: no file, however it is damaged or made, ends in anything but a DossierError.
"""

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from ..messages import DossierError, cut, shown

LARGEST = 100_000_000
"""bytes in a file of tables or annotations, and in a package once it is unpacked; a dossier of
50,000 rows takes about 50 million
"""

BOM = "\ufeff"
DEEPEST = 50
"""lists in lists; what the workbook and its formats need is below ten"""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""what zipfile raises on a file that is none, or is damaged or locked"""


def content_of(path: Path, *, largest: int = LARGEST, empty: bool = False) -> bytes:
    """The bytes of a file. Raises DossierError when it is missing, cannot be read, is too large or,
    unless that is allowed, empty.
    """
    try:
        if path.is_fifo():  # it would be waited for
            raise DossierError(f"{path}: is a pipe; allowed: a file")
        if (size := path.stat().st_size) > largest:
            raise DossierError(f"{path}: has {size:,} bytes; allowed: at most {largest:,}")
        content = path.read_bytes()
    except FileNotFoundError:
        raise DossierError(f"{path}: the file is missing") from None
    except (OSError, ValueError) as error:
        if isinstance(error, DossierError):
            raise
        told = getattr(error, "strerror", None) or error
        raise DossierError(f"{cut(str(path))}: cannot be read: {told}") from None
    if not content and not empty:
        raise DossierError(f"{path}: the file is empty; allowed: a file with something in it")
    return content


def decoded(
    content: bytes,
    source: str,
    encoding: str = "utf-8",
    *,
    allowed: str = 'UTF-8, or name another with encoding=, such as encoding="cp1252"',
) -> str:
    """The bytes as text. Raises DossierError, with the first byte that cannot be read, when they
    are in another encoding.
    """
    try:
        return content.decode(encoding)
    except LookupError:
        raise DossierError(
            f"{source}: {shown(encoding)} is no encoding that Python knows; allowed: utf-8, "
            "cp1252, utf-16, …, given as encoding="
        ) from None
    except UnicodeError as error:
        place = getattr(error, "start", 0)  # the codec "undefined" does not say where
        what = f"byte {place} is {content[place]:#04x}"
        raise DossierError(
            f"{source}: {what}, which is not {encoding}; allowed: {allowed}"
        ) from None


def parse_json(text: str, where: str, *, line: int = 1) -> Any:
    """What a JSON document holds. where: its file, for the message; line: the number of its first.

    Raises DossierError when it is not JSON, null, nested more than 50 deep, or has a number of
    thousands of digits.
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise DossierError(
            f"{where}, line {line + error.lineno - 1}, character {error.colno}: {error.msg}; a "
            "JSON document was expected"
        ) from None
    except RecursionError:
        found = None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise DossierError(
            f"{where}: has a number of thousands of digits; allowed: JSON as a program exports it"
        ) from None
    if found is None or _is_deep(found):
        raise DossierError(
            f"{where}, line {line}: found null, or lists in lists more than {DEEPEST} deep; "
            "allowed: JSON as a program exports it"
        )
    return found


def read_json(path: Path) -> Any:
    """What a JSON file holds. Raises DossierError for a file that is missing, empty, too large, not
    UTF-8 or not JSON.
    """
    return parse_json(_text(path), str(path))


def read_json_lines(path: Path) -> list[tuple[int, Any]]:
    """Each value in a file with one to a line, with the number of its line; of a file with one list
    or object, its items or itself.
    """
    text = _text(path)
    lines = [
        (number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()
    ]
    listed = text.lstrip().startswith("[")
    if (path.suffix.lower() == ".jsonl" and not listed) or (
        len(lines) > 1 and _is_whole(lines[0][1])
    ):
        return [(number, parse_json(line, str(path), line=number)) for number, line in lines]
    whole = parse_json(text, str(path))
    return [(1, item) for item in whole] if isinstance(whole, list) else [(1, whole)]


@contextmanager
def unpacked(
    content: bytes, source: str, kind: str, allowed: str, largest: int = LARGEST
) -> Iterator[zipfile.ZipFile]:
    """The ZIP file that these bytes are, to read from within the block.

    kind, allowed: what was expected, in words. Raises DossierError when it is no ZIP file, or is
    damaged, locked, or larger than `largest` bytes once unpacked; also when reading from it finds
    that.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if (size := sum(entry.file_size for entry in package.infolist())) > largest:
                raise DossierError(
                    f"{source}: unpacks to {size:,} bytes; allowed: at most {largest:,}"
                )
            yield package
    except DossierError:
        raise
    except BROKEN:
        raise DossierError(
            f"{source}: is not {kind} that can be read; allowed: {allowed}, whole and without a "
            "password"
        ) from None


def _text(path: Path) -> str:
    return decoded(content_of(path), str(path), allowed="JSON in UTF-8").removeprefix(BOM)


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (RecursionError, ValueError):
        return False
    return True


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            part
            for whole in level
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
        ]
    return any(isinstance(part, dict | list) for part in level)
