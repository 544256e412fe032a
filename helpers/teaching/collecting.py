"""Collecting: what a class handed in, in whatever folders it lies, by student and exercise.

Two things are handed in: the folder of a notebook, with the answers in it, and the file of answers
that a page gives. The folder says whose it is; the name in the file, where several have one folder,
or none. What is neither, or nobody's, is told: nothing is passed over in silence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from . import answers
from .answers import Answers
from .handing_in import HandedIn, below, notice, notice_answers, own_content
from .naming import agree, cleaned, folded
from .questions import Exercise

ANSWERS = ".json", ".txt"
"""how files of answers end, also where a program put an ending of its own behind"""
READ_ELSEWHERE = {
    ".zip": "a package, which is not unpacked; unpack it here",
    ".ipynb": "a notebook, in which no answer stands; the folder answers beside it is needed",
    ".html": "a page, to be read by people; the answers that are marked stand in a .json file",
}


class Lying(NamedTuple):
    """The answers to an exercise as they lie somewhere, and what there is to tell of them."""

    place: Path
    """below the folder with all that was handed in"""
    skill: str
    content: bytes | None
    problems: list[str]
    when: float
    """since the beginning of 1970, in seconds"""

    @property
    def given(self) -> Answers | None:
        """The answers; None when they cannot be read."""
        try:
            return answers.read(self.content or b"")
        except ValueError:
            return None

    @property
    def name(self) -> str:
        """The name that stands in it."""
        return cleaned(self.given.name) if self.given else ""


class HandIn(NamedTuple):
    """What one student handed in of one exercise."""

    student: str
    skill: str
    given: Answers | None
    """None when it cannot be read, or answers other questions"""
    problems: tuple[str, ...]


class Stray(NamedTuple):
    """What lies among the hand-ins and is none. student, skill: as far as that can be told."""

    student: str
    skill: str
    why: str


class Collected(NamedTuple):
    """What a class handed in."""

    hand_ins: dict[tuple[str, str], HandIn]
    """by the student's `folded` name and the exercise"""
    strays: list[Stray]


def collect(course: Path, exercises: Mapping[str, Exercise], roll: list[str]) -> Collected:
    """What lies in a course's submitted/. roll: the names of the class, where they are known."""
    lying, strays = _all_below(course, exercises)
    shared = _shared_folders(lying, exercises)
    known = {folded(name): name for name in roll}
    by_student: dict[tuple[str, str], list[tuple[str, Lying]]] = defaultdict(list)
    for one in sorted(lying, key=lambda one: one.place):
        student, told = _whose(one, shared, exercises, known)
        one.problems.extend(told)
        if student:
            by_student[folded(student), one.skill].append((student, one))
        else:
            strays.append(Stray("", one.skill, f"{one.place}: {'; '.join(one.problems)}"))
    chosen = {key: _chosen(key, them, exercises) for key, them in by_student.items()}
    return Collected(chosen, strays)


def _all_below(course: Path, exercises: Mapping[str, Exercise]) -> tuple[list[Lying], list[Stray]]:
    """All answers that lie in a course's submitted/, and what else lies there."""
    top = course / "submitted"
    books = _notebooks(course, exercises)
    lying = [one for book in books.values() for one in _of_notebook(book, exercises)]
    strays: list[Stray] = []
    released = [course / "release" / skill / f"{skill}.json" for skill in exercises]
    handed_out = {path.read_bytes() for path in released if path.exists()}
    for path in _files(top):
        if not books.keys().isdisjoint((path, *path.parents)):
            continue
        found = _lying_or_why(path, top, exercises, handed_out)
        if isinstance(found, Lying):
            lying.append(found)
        elif found:
            strays.append(_stray(path.relative_to(top), found, exercises))
    return lying, strays


def named_after(name: str, exercises: Mapping[str, Exercise]) -> str:
    """The exercise that a file or folder is named after, whatever stands behind it; "" for none."""
    words = f"{folded(name)} "
    return next((skill for skill in exercises if words.startswith(f"{folded(skill)} ")), "")


def _notebooks(course: Path, exercises: Mapping[str, Exercise]) -> dict[Path, HandedIn]:
    """The folders of notebooks, wherever they lie: named after an exercise, and not merely a place
    where somebody put files of answers.
    """
    top = course / "submitted"
    found: dict[Path, HandedIn] = {}
    for _, path in sorted(below(top), key=lambda each: each[1]):
        skill = path.is_dir() and not path.is_symlink() and named_after(path.name, exercises)
        if skill and not any(book in path.parents for book in found) and _is_notebooks(path):
            found[path] = HandedIn(path, course / "release" / skill, top)
    return found


def _is_notebooks(folder: Path) -> bool:
    inside = list(folder.iterdir())
    if any(path.name == "answers" or path.suffix == ".ipynb" for path in inside):
        return True
    return not any(path.is_dir() or path.suffix in ANSWERS for path in inside)


def _files(top: Path) -> Iterator[Path]:
    """What lies below a folder and is no folder, and folders with nothing in them."""
    for _, path in sorted(below(top), key=lambda each: each[1]):
        if path.is_symlink() or not path.is_dir() or not any(below(path)):
            yield path


def _of_notebook(book: HandedIn, exercises: Mapping[str, Exercise]) -> Iterator[Lying]:
    """The answers in a notebook's folder: one student's, or those of several who shared it."""
    mark = exercises[book.skill].mark
    name, content = f"answers/{book.skill}.json", book.own("answers", f"{book.skill}.json")
    problems = notice_answers(name, content, mark)
    if book.released.is_dir():
        problems += notice(book)
    when = (book.folder / name if content else book.folder).stat().st_mtime
    yield Lying(book.folder.relative_to(book.top), book.skill, content, problems, when)
    for path in book.put_aside():
        content = own_content(path, book.top)
        told = notice_answers(path.name, content, mark)
        one = Lying(path.relative_to(book.top), book.skill, content, told, path.stat().st_mtime)
        if one.given and one.given.questions == mark and one.name:
            yield one


def _lying_or_why(
    path: Path, top: Path, exercises: Mapping[str, Exercise], handed_out: set[bytes]
) -> Lying | str:
    """The answers in a file; else why it is none, or "" for what every student has."""
    if path.is_symlink():
        return "a link to another place, and was not followed"
    if path.is_dir():
        return "an empty folder"
    if path.suffix.lower() not in ANSWERS:
        return READ_ELSEWHERE.get(path.suffix.lower(), "not a file of answers; it was not read")
    if (content := own_content(path, top) or b"") in handed_out:
        return ""
    try:
        given = answers.read(content)
    except ValueError as error:
        return f"{error}; nothing of it counts"
    if given.exercise not in exercises:
        return "answers an exercise that was not handed out; nothing of it counts"
    problems = notice_answers(path.name, content, exercises[given.exercise].mark)
    return Lying(path.relative_to(top), given.exercise, content, problems, path.stat().st_mtime)


def _stray(place: Path, why: str, exercises: Mapping[str, Exercise]) -> Stray:
    """What is told of a file, with the student and the exercise that its folders or its own name
    speak of.
    """
    folders = _folders(place, exercises)
    skills = (named_after(part, exercises) for part in reversed(place.parts))
    skill = next(filter(None, skills), "")
    student = cleaned(folders[-1]) if folders else _behind(place, skill)
    return Stray(student, skill, f"{place.as_posix()}: {why}")


def _folders(place: Path, exercises: Mapping[str, Exercise]) -> list[str]:
    """The folders above a place that may be called after a student."""
    return [
        name for name in place.parts[:-1] if name != "answers" and not named_after(name, exercises)
    ]


def _behind(place: Path, skill: str) -> str:
    """The name that stands behind the exercise's in a file's name."""
    words, of_skill = folded(place.stem).split(), folded(skill).split()
    return " ".join(words[len(of_skill) :]) if skill and words[: len(of_skill)] == of_skill else ""


def _shared_folders(lying: list[Lying], exercises: Mapping[str, Exercise]) -> set[tuple[str, ...]]:
    """The folders in which the same exercise lies under different names: nobody's own."""
    names: dict[tuple, set[str]] = defaultdict(set)
    for one in lying:
        if one.name:
            names[tuple(_folders(one.place, exercises)), one.skill].add(folded(one.name))
    return {folders for (folders, _), found in names.items() if len(found) > 1}


def _whose(
    one: Lying,
    shared: set[tuple[str, ...]],
    exercises: Mapping[str, Exercise],
    roll: Mapping[str, str],
) -> tuple[str, list[str]]:
    """The student whose answers they are, "" when nobody can tell, and what is to be told."""
    folders = _folders(one.place, exercises)
    on_roll = [name for name in map(cleaned, folders) if folded(name) in roll]
    own = [] if tuple(folders) in shared else list(map(cleaned, folders))
    agreeing = [name for name in own if one.name and agree(name, one.name)]
    if student := next(reversed(on_roll or agreeing or own), ""):
        return student, list(_differing(one.name, student, own))
    if student := one.name or _behind(one.place, one.skill):
        return student, [] if folders else [f"a loose file, {one.place.as_posix()}"]
    return "", ["nobody's: there is no name in it, and no student's folder around it"]


def _differing(name: str, student: str, folders: list[str]) -> Iterator[str]:
    if name and not agree(student, name):
        yield f"the name in it is {name!r}"
    for folder in folders[folders.index(student) + 1 :] if student in folders else ():
        yield f"in the folder {folder!r}, which is no exercise's name"


def _chosen(
    key: tuple[str, str],
    lying: list[tuple[str, Lying]],
    exercises: Mapping[str, Exercise],
) -> HandIn:
    """What counts of that which a student handed in of an exercise: what can be read and answers
    these questions, with the student's own name, and of such the latest.
    """
    mark = exercises[key[1]].mark

    def rank(found: tuple[str, Lying]) -> tuple:
        given = found[1].given
        fits = given is not None and given.questions == mark
        own = folded(found[1].name) in ("", key[0])
        return fits, own, bool(given and given.kept), found[1].when, found[1].place

    student, best = max(lying, key=rank)
    problems = list(best.problems)
    if others := [one.place.as_posix() for _, one in lying if one is not best]:
        counts = best.place.as_posix()
        problems.append(f"handed in more than once: {counts} counts, not {', '.join(others)}")
    given = best.given
    fits = given is not None and given.questions == mark
    return HandIn(student, key[1], given if fits else None, tuple(problems))
