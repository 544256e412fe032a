"""Runs of notebooks on a dossier, several at a time.

A kernel runs one notebook after another, so that Python and the workbook are loaded once for
several. Each begins with no name of the one before it, and with tables shown as pandas shows them;
what else a notebook changes in a library stays for those that its kernel runs after it.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from ..display import many
from ..dossier import Dossier

SECONDS_A_CELL = 300
AT_ONCE = min(4, (os.cpu_count() or 1) + 1)
"""so many notebooks run at a time: one more than there are processors, since a run also waits"""
QUIET = ["--IPKernelApp.log_level=ERROR"]
NOT_STARTED = "before replying to kernel_info"
"""what jupyter_client says of a kernel that ended before it could be asked for anything"""
ANEW = "import pandas; pandas.reset_option('display'); get_ipython().reset(new_session=True)"
"""what a kernel does between two notebooks"""

Books = dict[str, NotebookNode]


class RenderingError(RuntimeError):
    """A notebook that did not run to its end; the message names the notebook, the cell and the
    error.
    """


def run_all(books: Books, dossier: Dossier, path: Path) -> Books:
    """The notebooks by their names, with the outputs of a run on a dossier, started in the folder
    `path`; the ones given stay as they are. Says on stderr how far it is.

    The first failure stops those that have not begun. Raises RenderingError when a cell fails,
    takes more than five minutes, or loses its kernel.
    """
    left, done = deque(books), Books()
    with _progress(books, dossier) as tell, ThreadPoolExecutor(AT_ONCE) as pool:

        def work() -> None:
            try:
                with _kernel(str(dossier.path), path) as kernel:
                    while name := _taken(left):
                        done[name] = kernel.run(books[name], name, tell)
            finally:
                left.clear()  # nothing is left, or it failed

        for worker in [pool.submit(work) for _ in range(min(AT_ONCE, len(books)))]:
            worker.result()
    return {name: done[name] for name in books}


def _taken(left: deque[str]) -> str:
    """The next that is left; "" where none is."""
    try:
        return left.popleft()
    except IndexError:
        return ""


@contextmanager
def _kernel(dossier: str, path: Path) -> "Iterator[Kernel]":
    kernel = Kernel(dossier, path)
    try:
        yield kernel
    finally:
        kernel.end()


class Kernel:
    """A kernel for one notebook after another."""

    def __init__(self, dossier: str, path: Path) -> None:
        self.manager = AsyncKernelManager()
        self.environment = {**os.environ, "DOSSIER": dossier}
        self.path = path

    def run(self, book: NotebookNode, name: str, tell: "Told") -> NotebookNode:
        """The notebook with its outputs."""
        fresh, begun = nbformat.from_dict(book), [0]
        client = NotebookClient(
            fresh,
            self.manager,
            timeout=SECONDS_A_CELL,
            extra_arguments=QUIET,
            resources={"metadata": {"path": str(self.path)}},
            on_cell_start=lambda cell, cell_index: begun.append(cell_index),
            on_cell_executed=lambda **_: tell(""),
        )
        try:
            self._execute(client)
        except CellExecutionError as error:
            reason = Text.from_ansi(f"{error.ename}: {error.evalue}").plain
        except (CellTimeoutError, DeadKernelError) as error:
            reason = f"{type(error).__name__}: {str(error).splitlines()[0]}"
        else:
            tell(name)
            return fresh
        finally:
            if client.kc:
                client.kc.stop_channels()
        raise RenderingError(f"{name}.ipynb, {_which(fresh, begun[-1])}: {reason}")

    def _execute(self, client: NotebookClient) -> None:
        """Runs a notebook; from the start again where its kernel did not come up, for another
        program may have taken the port that was chosen for it.
        """
        try:
            client.execute(env=self.environment)
        except RuntimeError as error:
            if NOT_STARTED not in str(error):
                raise
            client.km = self.manager = AsyncKernelManager()
            client.execute(env=self.environment)
        run_sync(_begin_anew)(client.kc)

    def end(self) -> None:
        """Ends the kernel, if it has begun."""
        if self.manager.has_kernel:
            run_sync(self.manager.shutdown_kernel)(now=True)


async def _begin_anew(kernel: Any) -> None:
    """Leaves the kernel of a client as if it had run nothing."""
    told = await kernel.execute(ANEW, silent=True, reply=True, timeout=SECONDS_A_CELL)
    if told["content"]["status"] != "ok":
        raise RuntimeError(f"a kernel kept what it had run: {told['content']}")


def _which(book: NotebookNode, index: int) -> str:
    """A cell as a message names it."""
    line = next(iter(book.cells[index].source.strip().splitlines()), "")
    return f"cell {index + 1} of {len(book.cells)} ({line})"


Told = Callable[[str], None]
"""takes the name of a notebook that is done, or "" for one more cell"""


@contextmanager
def _progress(books: Books, dossier: Dossier) -> Iterator[Told]:
    """How far a run is, where somebody looks at it; the names of what is done for everybody."""
    console = Console(stderr=True)
    console.print(f"Running {many(len(books), 'notebook')} on {dossier.name}", highlight=False)
    cells = [cell for book in books.values() for cell in book.cells]
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("cells"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("running", total=sum(cell.cell_type == "code" for cell in cells))

        def tell(name: str) -> None:
            if name:
                console.print(f"  {name}", highlight=False)
            else:
                progress.advance(task)

        yield tell
