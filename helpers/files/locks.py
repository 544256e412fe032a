"""Locks: one writer at a time for a dossier, whatever notebook or program it is in.

The lock lies beside the folder, as `.<folder>.lock`, and is the operating system's own: it ends
with the process that holds it, however that ends, so that a killed kernel locks nobody out.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from .writing import named

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
PAUSE, PATIENCE = 0.01, 30.0


class Busy(OSError):
    """Somebody else holds the lock."""


@contextmanager
def locked(folder: Path, *, wait: float = PATIENCE) -> Iterator[None]:
    """Nobody else writes to this folder meanwhile. A file system that has no locks is used without.

    Raises Busy when another program holds the lock for longer than `wait` seconds, and OSError when
    nothing may be written beside the folder.
    """
    place, until = folder.with_name(f".{folder.name}.lock"), time.monotonic() + wait
    while (lock := _claim(place, last=time.monotonic() >= until)) is None:
        if time.monotonic() >= until:
            raise Busy(f"{folder}: another notebook or program is writing to it; try again")
        time.sleep(PAUSE)
    with lock:
        try:
            yield
        finally:
            if os.name == "nt":  # which removes no open file
                lock.close()
            with suppress(OSError):
                place.unlink()


def _claim(place: Path, *, last: bool) -> IO[str] | None:
    """The lock file, opened and held; None while somebody else holds it."""
    try:
        with named(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            lock = open(place, opener=_opened)  # noqa: SIM115
    except PermissionError:
        if os.name == "nt" and not last:  # the file is just being removed
            return None
        raise
    if _is_held(lock, place):
        return lock
    lock.close()
    return None


def _opened(place: str, _: int) -> int:
    return os.open(place, os.O_RDONLY | os.O_CREAT, 0o666)


def _is_held(lock: IO[str], place: Path) -> bool:
    """Whether the lock could be had, and is still the one that others will find."""
    try:
        _hold(lock.fileno())
        return os.path.samestat(os.fstat(lock.fileno()), os.stat(place))
    except FileNotFoundError:
        return False
    except OSError as error:
        return error.errno not in HELD
