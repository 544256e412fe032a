"""Handing in: of what a student hands in, the answers alone are marked, beside the notebook and the
questions that were handed out; whatever else is there is told to the teacher, and never run.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..messages import shown
from . import answers

LARGEST = 50_000_000
"""bytes of a file that is read to be compared; answers are a few thousand"""
MOST = 3
"""how many of a kind are named one by one"""
OF_SYSTEMS = (".ipynb_checkpoints", "__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
"""what programs put into folders, not students"""


class HandedIn(NamedTuple):
    """A student's folder for one exercise, and what is handed out for it."""

    folder: Path
    released: Path
    top: Path
    """the folder with all that a class handed in"""

    @property
    def skill(self) -> str:
        """The exercise."""
        return self.released.name

    def own(self, *parts: str) -> bytes | None:
        """The content of a file of the student's, as `own_content` has it."""
        return own_content(self.folder.joinpath(*parts), self.top)

    def put_aside(self) -> list[Path]:
        """The files of answers that a sheet has put aside when it was somebody else's turn."""
        found = sorted((self.folder / "answers").glob(f"{self.skill}.*.json"))
        return [path for path in found if _holds_answers(own_content(path, self.top))]


def _holds_answers(content: bytes | None) -> bool:
    try:
        answers.read(content or b"")
    except ValueError:
        return False
    return True


def own_content(path: Path, top: Path) -> bytes | None:
    """The content of a file below a folder; None when there is none, when it cannot be read, is
    too large, or is a link to some other place, or behind one.
    """
    place = top.resolve() / path.relative_to(top)
    try:
        if path.is_file() and path.resolve() == place and path.stat().st_size <= LARGEST:
            return path.read_bytes()
    except OSError:
        pass
    return None


def notice(handed_in: HandedIn) -> list[str]:
    """What a teacher should know about the notebook's folder that somebody handed in, a sentence
    each, beside what `notice_answers` tells; none about one that is as it was handed out.
    """
    parts = (_of_questions, _of_notebook, _of_others)
    return [line for part in parts for line in part(handed_in)]


def notice_answers(name: str, content: bytes | None, questions: str) -> list[str]:
    """What a teacher should know about a file of answers, a sentence each. questions: what tells
    those that were handed out.
    """
    return list(_of_answers(name, content, questions))


def _of_answers(name: str, content: bytes | None, questions: str) -> Iterator[str]:
    if content is None:
        yield f"{name}: found no such file; without it there is nothing to mark"
        return
    try:
        given = answers.read(content)
    except ValueError as error:
        yield f"{name}: {error}; nothing of it counts"
        return
    if given.questions != questions:
        yield f"{name}: answers other questions than were handed out; nothing of it counts"
    if drafts := [id_ for id_, entry in given.kept.items() if entry["draft"] is not None]:
        yield (
            f"{name}: holds drafts that were not kept as answers, and count for nothing:"
            f" {listed(drafts)}"
        )
    if claimed := answers.surplus(content):
        yield f"{name}: holds {listed(claimed)}, which no sheet writes; it counts for nothing"


def _of_questions(handed_in: HandedIn) -> Iterator[str]:
    name = f"{handed_in.skill}.json"
    released, given = (handed_in.released / name).read_bytes(), handed_in.own(name)
    try:
        changed = given is not None and json.loads(given) != json.loads(released)
    except (ValueError, RecursionError):
        changed = True
    if changed:
        yield f"{name}: the questions were changed; those that were handed out were marked"


def _of_notebook(handed_in: HandedIn) -> Iterator[str]:
    name = f"{handed_in.skill}.ipynb"
    if (content := handed_in.own(name)) is None:
        return
    released = _cells((handed_in.released / name).read_bytes())
    try:
        given = _cells(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield f"{name}: cannot be read as a notebook; the one that was handed out was marked"
        return
    if other := Counter(given) - Counter(released):
        yield (
            f"{name}: cells that were not handed out, not run:"
            f" {listed([words for words, _ in other])}"
        )
    if missing := Counter(released) - Counter(given):
        yield (
            f"{name}: {missing.total()} of {len(released)} cells are missing or changed; those that"
            " were handed out were marked"
        )


def _of_others(handed_in: HandedIn) -> Iterator[str]:
    if handed_in.folder.is_symlink() or handed_in.folder.parent.is_symlink():
        yield "the folder is a link to another place, and was not followed"
        return
    skill = handed_in.skill
    expected = {f"{skill}.ipynb", f"{skill}.json", f"answers/{skill}.json"}
    paths, aside = list(below(handed_in.folder)), handed_in.put_aside()
    links = [name for name, path in paths if path.is_symlink()]
    others = [
        name
        for name, path in paths
        if not path.is_symlink()
        and not path.is_dir()
        and name not in expected
        and path not in aside
        and not (path.parent == handed_in.folder / "answers" and answers.is_page(path.name, skill))
    ]
    if links:
        yield f"links to another place, not followed: {listed(sorted(links))}"
    if others:
        yield f"files that were not handed out, not run: {listed(sorted(others))}"


def below(folder: Path) -> Iterator[tuple[str, Path]]:
    """What stands in a folder, by its place in it, without what programs put there; no link is
    followed.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in OF_SYSTEMS]
        for name in (*folders, *files):
            if name not in OF_SYSTEMS:
                path = Path(place, name)
                yield path.relative_to(folder).as_posix(), path


def _cells(notebook: bytes) -> list[tuple[str, str]]:
    """What of a notebook's cells counts: the words, and what they are to nbgrader."""
    cells = json.loads(notebook)["cells"]
    parts = [
        (
            "".join(cell["source"]).strip(),
            json.dumps(cell.get("metadata", {}).get("nbgrader"), sort_keys=True),
        )
        for cell in cells
    ]
    return [(words, role) for words, role in parts if words]


def listed(names: list[str]) -> str:
    """Names of a student's making, quoted so that none can disturb the line; of many the first."""
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    listed = f"{', '.join(shown(name) for name in names[:MOST])}{more}"
    return listed.encode("utf-8", "replace").decode()
