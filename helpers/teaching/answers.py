"""Answers: the file beside a notebook in which a sheet keeps what was answered, and how it is read,
whoever wrote it.

One object a file: exercise, article, questions (what tells them from others), name, and answers, an
entry for each task by its id. The pages of a handout write the same, as a file that
their students download: assets/handout/store.js, named by `file_name`.
"""

import json
from typing import NamedTuple

from ..files import as_name
from .questions import Exercise

FIELDS = ("exercise", "article", "questions", "name", "answers")
BLANK = {"answer": None, "tries": 0, "hints": 0, "shown": False, "draft": None}
"""an entry of which nothing is kept: the answer, how often one was given, how many hints were
taken, whether the right one was shown, and what was chosen or typed since and not kept as an answer
"""


class Answers(NamedTuple):
    """What one file keeps."""

    questions: str
    name: str
    kept: dict[str, dict]
    exercise: str = ""


def read(content: bytes) -> Answers:
    """The answers in a file. Raises ValueError, which tells what was found, when it is none."""
    try:
        stored = json.loads(content.decode("utf-8-sig"))
        kept, name = stored["answers"], stored.get("name", "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"cannot be read as answers: {type(error).__name__}") from None
    if not isinstance(kept, dict):
        raise ValueError("cannot be read as answers: found no object under “answers”")
    return Answers(
        str(stored.get("questions", "")),
        name if isinstance(name, str) else "",
        {id_: entry(given) for id_, given in kept.items()},
        str(stored.get("exercise", "")),
    )


def entry(stored: object) -> dict:
    """An entry with a value for each field: the one that was found where it is of the field's type,
    else the blank one.
    """
    given = stored if isinstance(stored, dict) else {}
    return {
        field: (
            given[field]
            if field in given and (blank is None or type(given[field]) is type(blank))
            else blank
        )
        for field, blank in BLANK.items()
    }


def written(answers: Answers, exercise: Exercise) -> bytes:
    """The answers to an exercise as the content of a file."""
    content = {
        "exercise": exercise.skill,
        "article": exercise.title,
        "questions": answers.questions,
        "name": answers.name,
        "answers": answers.kept,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def page_name(skill: str, student: str, day: str = "") -> str:
    """The name of the page that a student hands in: on a machine that several share, none takes
    the place of another's, nor that of another day.

    >>> page_name("who-says-so", "Ann Lee", "2024-10-29"), page_name("who-says-so", "")
    ('who-says-so-Ann-Lee-2024-10-29.html', 'who-says-so.html')
    """
    parts = (skill, as_name(student) if student.strip() else "", day)
    return f"{'-'.join(filter(None, parts))}.html"


def file_name(skill: str, student: str) -> str:
    """The name of the file of answers that a student downloads from a page.

    >>> file_name("who-says-so", "Ann Lee")
    'who-says-so-Ann-Lee.json'
    """
    return f"{page_name(skill, student).removesuffix('.html')}.json"


def is_page(name: str, skill: str) -> bool:
    """Whether a file of that name is a page as `page_name` calls it."""
    return name == page_name(skill, "") or (name.startswith(f"{skill}-") and name.endswith(".html"))


def surplus(content: bytes) -> list[str]:
    """The fields in a file of answers that no sheet writes, such as points that somebody claims."""
    stored = json.loads(content.decode("utf-8-sig"))
    entries = [given for given in stored["answers"].values() if isinstance(given, dict)]
    return sorted(
        {str(field) for field in stored if field not in FIELDS}
        | {str(field) for given in entries for field in given if field not in BLANK}
    )
