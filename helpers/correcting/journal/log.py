"""The file of a journal, `.<folder>.journal.jsonl` beside the dossier's folder: first the
fingerprint of the dossier that the changes start from, then a line for each change, undo and redo.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ...datapackage import journal_file
from ...files import named, write_whole
from .lines import as_line, content_if_there, read_lines

ASIDE = "aside"
"""how the files end that keep what could not be brought back"""


class Log:
    """The file of the journal of a folder's dossier, of which `of` is the fingerprint. `seen` is
    what of it was written here, or taken in.
    """

    def __init__(self, folder: Path, of: str) -> None:
        self.folder, self.of, self.seen = folder, of, b""
        self.file = journal_file(folder)

    @property
    def content(self) -> bytes:
        """All that the file holds, empty when there is none."""
        return content_if_there(self.file)

    @property
    def saving(self) -> dict:
        """The line which says that what comes before it leads to the files as they are."""
        return {"saving": self.of}

    def begins(self, lines: list[dict | None]) -> bool:
        """Whether lines, the first of a file among them, start from this dossier."""
        header = lines[0] if lines else None
        return header is not None and header.get("of") == self.of

    def whole_lines(self) -> bytes:
        """What the file holds, without a line that a kill left half written, which is dropped."""
        content = self.content
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            write_whole(self.file, whole)
        return whole

    def unseen(self, lines: list[dict | None]) -> list[dict | None]:
        """Those of all lines of the file that others have written since it was last seen."""
        return lines[max(len(list(read_lines(self.seen))), 1) :]

    def write(self, line: dict) -> None:
        """Appends a line, and waits until the disk has it."""
        added = ("" if self.seen else as_line(self._header)) + as_line(line)
        try:
            with named(self.file), open(self.file, "ab", opener=self._opened) as file:
                file.write(added.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            if self.file.exists():
                os.truncate(self.file, len(self.seen))
            raise
        self.seen += added.encode()

    def begin(self, lines: Iterable[dict]) -> None:
        """Writes the whole file anew, with these lines."""
        self.put("".join(map(as_line, [self._header, *lines])).encode())

    def put(self, content: bytes) -> None:
        """Writes the whole file anew, with these bytes."""
        write_whole(self.file, content, most=self._mode())
        self.seen = content

    def end(self) -> None:
        """Deletes the file, unless others have written to it, or it may not be deleted."""
        if self.content == self.seen:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)

    def put_aside(self) -> Path:
        """Gives the file a name under which it is kept; its new path."""
        aside = next(
            path
            for n in range(1, 10_000)
            if not (path := self.file.with_suffix(f".{n}.{ASIDE}")).exists()
        )
        self.file.rename(aside)
        return aside

    @property
    def _header(self) -> dict:
        return {"journal": 1, "of": self.of}

    def _opened(self, file: str, flags: int) -> int:
        return os.open(file, flags, self._mode())

    def _mode(self) -> int:
        """What the file may be read by: whoever may read the folder."""
        return 0o666 & self.folder.stat().st_mode if self.folder.is_dir() else 0o600
