"""Files written whole: a crash midway leaves the old ones or the new ones, never a half and never a
mixture.

One file is switched by one rename. Several files of a folder are switched together: what they will
hold is first written to one hidden file, `.saving`, and its rename is the switch; then it is spread
over the files and removed. Who reads, reads through it; who may write finishes what was cut off.
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from uuid import uuid4

SWITCH = ".saving"
PART = re.compile(r"\..+\.[0-9a-f]{12}\.part")
"""the name of a file that is being written: a leftover once its writer is gone"""
READINGS = 200
PAUSE, PATIENCE = 0.01, 2.0


def write_whole(path: str | Path, content: bytes, *, most: int = 0o666) -> Path:
    """Writes a file in one step, makes its folder if need be, and returns its path. A file that was
    there keeps its mode; a new one has what the umask leaves of `most`.

    Raises OSError, which names the folder, when the place cannot be written.
    """
    path = Path(path)
    if not path.name:
        raise IsADirectoryError(f"{path}: found a folder; allowed: the name of a file")
    fresh = path.with_name(f".{path.name}.{uuid4().hex[:12]}.part")
    with named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _put(fresh, content, most)
            if path.exists():
                os.chmod(fresh, S_IMODE(path.stat().st_mode))
            _replace(fresh, path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    return path


def write_together(folder: Path, files: dict[str, bytes]) -> None:
    """Writes several files of a folder by one switch; the others stay. Only for who holds the
    folder's lock.

    Raises OSError when the place cannot be written: before the switch nothing has changed; after
    it, the files are as they will be to who reads by `read_together`.
    """
    with named(folder / SWITCH):
        folder.mkdir(parents=True, exist_ok=True)
    finish(folder)
    there = read_together(folder, files)
    if changed := {name: held for name, held in files.items() if there.get(name) != held}:
        most = 0o666
        for name in there:
            most &= (folder / name).stat().st_mode
        write_whole(folder / SWITCH, _packed(changed), most=most)
        finish(folder)


def read_together(
    folder: Path, names: Iterable[str], read: Callable[[Path], bytes | None] | None = None
) -> dict[str, bytes]:
    """What files of a folder hold, all at one moment, as the last whole writing left them; those
    that are not there are left out.

    read: how to read one of them; None when it is not there.
    """
    names = list(names)
    for _ in range(READINGS):
        before, switched = _stamps(folder, names), _switched(folder)
        found = {name: switched.get(name, (read or _content)(folder / name)) for name in names}
        if _stamps(folder, names) == before:
            return {name: held for name, held in found.items() if held is not None}
        time.sleep(PAUSE)
    raise OSError(f"{folder}: another program writes to it all the time; try again")


def finish(folder: Path) -> None:
    """Finishes a writing that was cut off after the switch, and clears what others left before it.
    Only for who holds the folder's lock.
    """
    for name, content in _switched(folder).items():
        if _content(folder / name) != content:
            write_whole(folder / name, content)
    (folder / SWITCH).unlink(missing_ok=True)
    for file in folder.iterdir():
        if PART.fullmatch(file.name):
            file.unlink(missing_ok=True)


def is_free(place: Path) -> bool:
    """Whether nothing is there, or nothing but what a writing left that was cut off before its
    switch.
    """
    if not place.is_dir():
        return not place.exists()
    return all(PART.fullmatch(file.name) for file in place.iterdir())


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Tells an error of the operating system by the file that is meant; by its folder when that
    file is a hidden one. What the system said stays its `strerror`.
    """
    try:
        yield
    except OSError as error:
        place = path.parent if path.name.startswith(".") else path
        if error.errno is None:
            raise
        told = type(error)(
            f"{place}: cannot be written ({error.strerror}). Save to another folder, or see to it "
            "that this one may be written."
        )
        told.strerror = error.strerror
        raise told from None


def _put(file: Path, content: bytes, mode: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _replace(fresh: Path, path: Path) -> None:
    """Renames; on Windows, which renames over no file that is just being read, after a while."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return os.replace(fresh, path)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(PAUSE)


def _packed(files: dict[str, bytes]) -> bytes:
    told = {name: held.decode("utf-8", "surrogateescape") for name, held in files.items()}
    return json.dumps(told).encode()


def _switched(folder: Path) -> dict[str, bytes]:
    """The files that the switch holds, if it is there."""
    if (content := _content(folder / SWITCH)) is None:
        return {}
    try:
        return {
            Path(name).name: held.encode("utf-8", "surrogateescape")
            for name, held in json.loads(content).items()
        }
    except (ValueError, AttributeError, RecursionError):
        raise OSError(
            f"{folder}: a save was cut off, and the file {SWITCH} that holds it is spoilt; delete "
            "that file to go on with what was there before"
        ) from None


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _stamps(folder: Path, names: list[str]) -> list[tuple[int, int, int]]:
    """What tells whether a file was replaced meanwhile."""
    stamps = []
    for name in (SWITCH, *names):
        try:
            told = os.stat(folder / name)
            stamps.append((told.st_ino, told.st_mtime_ns, told.st_size))
        except (FileNotFoundError, NotADirectoryError):
            stamps.append((0, 0, 0))
    return stamps
