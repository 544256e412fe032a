"""Files written whole: a crash midway leaves the old one or none, never a half; and by one writer at
a time.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # on Windows, where no folder can be held
    fcntl = None


def write_whole(path: str | Path, content: bytes) -> Path:
    """Writes a file in one step, makes its folder if need be, and returns its path. Raises OSError
    when the place cannot be written.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(fresh, 0o644)
        os.replace(fresh, path)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise
    return path


@contextmanager
def alone(folder: str | Path) -> Iterator[None]:
    """Holds a folder while its files are read, merged and written: whoever else asks for it by this,
    in this process or another, waits. Makes the folder if need be.

    Misses: where the system cannot hold a folder, on Windows and some network drives, nobody waits.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
