"""A folder of results, switched in one step: whoever looks sees all of the old files or all of the
new ones.
"""

import ctypes
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_A_DAY = 86_400
AT_WORKING_FOLDER, EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS is 2, too"""


@contextmanager
def switched(folder: str | Path) -> Iterator[Path]:
    """A fresh folder to fill, which takes the place of `folder` in one step when all went well:
    whoever looks sees all of the old files or all of the new ones.

    Files that were in `folder` and are not written anew go along. Makes the fresh folder, beside
    it, at once: raises OSError before anything is done where that cannot be.
    """
    place = Path(folder).resolve()
    if place.exists() and not place.is_dir():
        raise NotADirectoryError(f"{place}: a file; allowed: a folder, or nothing yet")
    place.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(place)
    fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        fresh.chmod(place.stat().st_mode & 0o7777 if place.exists() else 0o777 & ~_umask())
        yield fresh
        _carry_over(place, fresh)
        _switch(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _clear_leftovers(place: Path) -> None:
    """Removes what a killed run left beside the folder, once it is a day old."""
    for left in place.parent.glob(f".{place.name}-????????"):
        if left.is_dir() and time.time() - left.stat().st_mtime > SECONDS_A_DAY:
            shutil.rmtree(left, ignore_errors=True)


def _carry_over(old: Path, fresh: Path) -> None:
    for path in old.iterdir() if old.exists() else ():
        if (fresh / path.name).exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, fresh / path.name, symlinks=True)
        else:
            shutil.copy2(path, fresh / path.name, follow_symlinks=False)


def _switch(fresh: Path, place: Path) -> None:
    """Puts a folder in the place of another, which is then where the first one was or gone. One
    step on Linux and macOS; elsewhere two, between which a kill leaves the old one beside.
    """
    if not place.exists():
        fresh.rename(place)
    elif not _exchange(fresh, place):
        aside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        place.rename(aside / place.name)
        fresh.rename(place)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system could exchange two folders in one step, and did."""
    if os.name == "nt":
        return False
    library, names = ctypes.CDLL(None), (os.fsencode(one), os.fsencode(other))
    if hasattr(library, "renameat2"):
        at = AT_WORKING_FOLDER
        return bool(library.renameat2(at, names[0], at, names[1], EXCHANGE) == 0)
    return hasattr(library, "renamex_np") and library.renamex_np(*names, EXCHANGE) == 0
